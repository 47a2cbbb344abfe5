"""Cleaning: a `RawArticle` becomes an `Article`, and every line that is not in it is in its ledger with the rule.

The rules are one function a file, in the order in which they look; each sees what the ones before it left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.clean.about_itself import about_itself
from builder.clean.above_title import above_title, left_above, lines_above
from builder.clean.appeals import appeals
from builder.clean.author_notes import author_notes, in_italics, notes_on, signed
from builder.clean.beside_story import beside_story
from builder.clean.beside_title import authors_beside, date_beside
from builder.clean.bylines import bylines
from builder.clean.captions import captions
from builder.clean.comments import comments
from builder.clean.contents import contents
from builder.clean.counters import counters
from builder.clean.end_matter import end_matter
from builder.clean.headless import headless
from builder.clean.headline import top
from builder.clean.issued_by import issued_by
from builder.clean.large_letters import with_large_letters
from builder.clean.leading_elsewhere import leading_elsewhere, site_of
from builder.clean.link_labels import without_link_labels
from builder.clean.link_numbers import without_link_numbers
from builder.clean.main_heading import main_heading
from builder.clean.marks import marks
from builder.clean.metadata import authors_of, certain, date_of, said_by, title_from_lead, title_of
from builder.clean.navigation import navigation
from builder.clean.note_numbers import without_note_numbers
from builder.clean.notices import notices
from builder.clean.pictured import pictured
from builder.clean.posts import headlines, posts
from builder.clean.preamble import preamble
from builder.clean.prompts import prompts
from builder.clean.related_links import related_links
from builder.clean.remnants import remnants
from builder.clean.repeats import repeats
from builder.clean.responses import responses
from builder.clean.revised import is_revised
from builder.clean.rule import Drop, Rule, Says, is_paragraph
from builder.clean.site_names import site_names
from builder.clean.spoken_lists import spoken_lists
from builder.clean.structure import as_written, paragraphs
from builder.clean.sub_headings import sub_headings
from builder.clean.tag_lines import tag_lines
from builder.clean.tags import tags
from builder.clean.teasers import teasers
from builder.clean.ticks import ticks
from builder.clean.timestamps import date_below, timestamps
from builder.clean.title_again import without_title
from builder.clean.title_block import title_block
from builder.clean.to_visitors import to_visitors
from builder.clean.unlike_story import unlike_story
from builder.contributed import not_there
from builder.errors import BadInput
from builder.model import Article, Block, Paragraph, RawArticle, Removed, TitleFrom

RULES: tuple[Rule, ...] = (
    marks,
    preamble,
    issued_by,
    contents,
    related_links,
    spoken_lists,
    captions,
    site_names,
    notices,
    prompts,
    to_visitors,
    appeals,
    about_itself,
    comments,
    end_matter,
    counters,
    ticks,
    posts,
    navigation,
    tags,
    above_title,
    pictured,
    author_notes,
    bylines,
    teasers,
    timestamps,
    repeats,
    unlike_story,
    tag_lines,
    headless,
)
"""Teasers come after the rules for lines that can stand below them, or they would take those along; rules that look at
the form of lines instead of at words come last."""

_FARTHER = {"outside_story": 1, "preamble": 2}
"""How far from the story the lines stand that a rule drops; what nearer lines say of the article counts first."""


@dataclass(slots=True)
class _Left:
    """What is left of a text while the rules look at it, and what went."""

    blocks: list[Block]
    restored: Collection[int]
    """First lines of the blocks that a contributor restored: no rule takes them."""
    drops: list[tuple[str, Drop]]
    """Each with the name of the rule that found it."""

    def take(self, found: Iterable[tuple[str, Drop]]) -> set[int]:
        """Take the blocks away that were found, but for restored ones; return their first lines."""
        left = {block.first for block in self.blocks}.difference(self.restored)
        found = [(rule, drop) for rule, drop in found if drop.block.first in left]
        gone = {drop.block.first for _, drop in found}
        self.blocks = [block for block in self.blocks if block.first not in gone]
        self.drops += found
        return gone

    def drop(self, rule: Rule, found: Iterable[Drop]) -> set[int]:
        """Take the blocks away that one rule found."""
        return self.take((rule.__name__, drop) for drop in found)


def clean(raw: RawArticle) -> Article:
    """Drop what is not the article, find its structure, and gather what its text says of it.

    What a contributor decided about a line wins over every rule; what one wrote in place of the text is taken as it is,
    and the raw text only says what it says of the article. Raises BadInput: a warning where nothing is left, an
    error where a decision is about a line that is not there.
    """
    left = _decided(raw)
    if raw.outside is not None:
        left.take(_around(raw, left))
    over_posts = headlines(left.blocks)
    head = _by_rules(raw, left, over_posts)
    # What stands in the story is nearer to it than what stands around it, and that than the head of a mail or a feed.
    left.drops.sort(key=lambda each: _FARTHER.get(each[0], 0))
    says = said_by(left.drops, left.blocks)
    # Only now are all authors known, and gone what stood between their notes and the end.
    notes = notes_on(left.blocks, says.authors or ())
    left.drop(author_notes, [drop for drop in notes if drop.block is not head])
    head = title_block(left.blocks, raw.known.title or says.title, raw.headline, head)
    beside = _beside_title(raw, left, head, says)
    signers = _of_title(raw, left, head)
    body_blocks, numbers = without_link_numbers([block for block in left.blocks if block is not head], raw.lines)
    body_blocks, labels = without_link_labels(body_blocks)
    body_blocks, note_numbers = without_note_numbers(body_blocks)
    titled = title_of(raw, says, head)
    body_blocks, again = without_title(body_blocks, titled[0]) if titled else (body_blocks, ())
    body_blocks, letters = with_large_letters(body_blocks, titled[0] if titled else "")
    text, datelines = paragraphs(body_blocks, sub_headings(left.blocks, head, over_posts))
    body = as_written(raw.written) or text
    if not body:
        said = "nothing of this file reads as an article; the article is left out"
        raise BadInput.at(raw.path, said, "warning")
    authors = says.authors or signers or beside.authors
    if not authors and not raw.known.authors:
        authors = in_italics(body_blocks, titled[0] if titled else "") or None
    says = replace(says, authors=authors, date=date_of(says, datelines, beside))
    article = _article(raw, says, head, titled or title_from_lead(body), body)
    if raw.written:
        return replace(article, title_lines=None, edited=True)
    removed = sorted([*raw.set_aside, *_removed(raw, left.drops)], key=lambda removed: removed.line)
    repaired = (*raw.repaired, *numbers, *labels, *note_numbers, *again, *letters, *datelines)
    return replace(article, removed=tuple(removed), repaired=repaired)


def _article(
    raw: RawArticle, says: Says, head: Block | None, titled: tuple[str, TitleFrom], body: tuple[Paragraph, ...]
) -> Article:
    """Return the article, with what is known of it, and what its text `says` where that is not known.

    `titled` is its title, and where that is from. What went, and what was repaired, is not in it yet.
    """
    known = raw.known
    return Article(
        id=raw.id,
        slug=raw.slug,
        seed=raw.seed,
        title=titled[0],
        title_from=titled[1],
        title_lines=(head.first, head.last) if head else None,
        date=known.date or says.date,
        authors=authors_of(raw, says.authors or ()),
        publisher=known.publisher or says.publisher,
        rights=known.rights or says.rights,
        url=known.url or says.url,
        language=known.language,
        references=known.references,
        aliases=known.aliases,
        summary=known.summary,
        corrections=known.corrections,
        revised=is_revised(known, body),
        publish=known.publish,
        paragraphs=body,
        removed=(),
        repaired=(),
        problems=raw.problems,
        names=raw.names,
    )


def _beside_title(raw: RawArticle, left: _Left, head: Block | None, says: Says) -> Says:
    """Return date and authors that stand among other things beside the title, where no line says them alone.

    The line with the date is taken away, but for a heading, and on a page, where markup has told what is of the story.
    """
    told = {block.first for block in left.blocks if block is not head and is_paragraph(block.text)}
    dated = date_beside(raw.blocks, head, told) if len(says.date or "") < len("2024-06-04") else None
    if dated and raw.outside is None and dated.block.kind != "heading":
        left.drop(timestamps, [dated])
    authors = says.authors or authors_beside(raw.blocks, head, told)
    return Says(authors=authors, date=certain(dated, left.blocks).date if dated else None)


def _by_rules(raw: RawArticle, left: _Left, over_posts: Collection[int]) -> Block | None:
    """Take away what each rule finds in what the ones before it left; return the headline where one was found.

    `over_posts` are the first lines of headlines that the forest must not take.
    """
    head: Block | None = None
    marked = raw.outside is None and any(block.kind for block in left.blocks)
    linked = raw.outside is None and any(block.spans for block in left.blocks)
    for rule in RULES:
        if rule is unlike_story and raw.outside is not None:
            continue  # the markup has told more than the lines can
        if marked or (linked and rule is headless):
            left.take([each for each in _of_markup(rule, raw, left) if each[1].block is not head])
        found: Iterable[Drop] = unlike_story(left.blocks, raw.blocks) if rule is unlike_story else rule(left.blocks)
        if rule is above_title:
            head = _headline(left.blocks)
            if marked and (at := main_heading(left.blocks, raw.known.title or _said_title(left.drops))) is not None:
                head = left.blocks[at]
                found = lines_above(left.blocks, at)
        elif rule is repeats and head and _is_whole(left.blocks, head):
            found = [drop for drop in found if drop.block is not head]  # a longer line may hold it, with a button
        elif rule is unlike_story:
            found = [drop for drop in found if drop.block is not head and drop.block.first not in over_posts]
        gone = left.drop(rule, found)
        if head and head.first in gone:
            head = next(_same(left.blocks, head), None) or _headline(left.blocks)
    return head


def _is_whole(blocks: Iterable[Block], head: Block) -> bool:
    """Say whether the headline stands there once, and does not break off."""
    return not head.text.endswith(("…", "...")) and len(list(_same(blocks, head))) == 1


def _same(blocks: Iterable[Block], head: Block) -> Iterator[Block]:
    """Return the lines that say what the headline says, letter for letter."""
    again = head.text.casefold()
    return (block for block in blocks if block.text.casefold() == again)


def _of_title(raw: RawArticle, left: _Left, head: Block | None) -> tuple[str, ...] | None:
    """Take from a text what goes only once its title is known; return who signs the text, if that tells.

    That is what stands above the title, its date, notes on who signs, and the little of a page's end left below these.
    """
    if raw.outside is not None:
        return None
    noted = [drop.block for name, drop in left.drops if name == author_notes.__name__]
    signs, dated = list(signed(raw.blocks, left.blocks, head, noted)), list(date_below(left.blocks, head))
    left.drop(above_title, left_above(left.blocks, head))
    left.drop(author_notes, signs)
    left.drop(timestamps, dated)
    last = remnants(raw.blocks, left.blocks)
    left.drop(unlike_story, [Drop(block=left.blocks[number], why=why) for number, why in last.items()])
    return next((drop.says.authors for drop in signs if drop.says and drop.block.first not in left.restored), None)


def _headline(blocks: Sequence[Block]) -> Block | None:
    at = top(blocks).title
    return None if at is None else blocks[at]


def _of_markup(rule: Rule, raw: RawArticle, left: _Left) -> Iterator[tuple[str, Drop]]:
    """Return what goes right before a rule looks, from a text whose markup tells headings and where links lead."""
    if rule is counters:
        yield from ((responses.__name__, drop) for drop in responses(left.blocks))
    elif rule is headless:
        site = site_of(raw.blocks, raw.known.url or _said_url(left.drops))
        yield from ((leading_elsewhere.__name__, drop) for drop in leading_elsewhere(left.blocks, site))


def _said_title(drops: Iterable[tuple[str, Drop]]) -> str | None:
    """Return the title that a dropped line said."""
    return next((drop.says.title for _, drop in drops if drop.says and drop.says.title), None)


def _said_url(drops: Iterable[tuple[str, Drop]]) -> str | None:
    """Return the address that a dropped line said."""
    return next((drop.says.url for _, drop in drops if drop.says and drop.says.url), None)


def _around(raw: RawArticle, left: _Left) -> Iterator[tuple[str, Drop]]:
    """Return the blocks of a page that are not of its story, with what they say of it."""
    outside = {line: why for line, why in (raw.outside or {}).items() if line not in left.restored}
    told: dict[int, tuple[str, Drop]] = {}
    for name, drop in beside_story(left.blocks, outside, raw.headline, raw.sites, raw.known.authors or ()):
        told.setdefault(drop.block.first, (name, drop))
    said = next((d.says.authors for _, d in told.values() if d.says and d.says.authors), ())
    authors = authors_of(raw, said) or said
    for drop in notes_on([block for block in left.blocks if block.first not in outside], authors):
        told.setdefault(drop.block.first, (author_notes.__name__, drop))
    for block in left.blocks:
        name, drop = told.get(block.first, ("", Drop(block=block, why="")))
        if block.first in outside:
            yield "outside_story", replace(drop, why=outside[block.first])
        elif name:
            yield name, drop


def _decided(raw: RawArticle) -> _Left:
    """Return the text as a contributor's decisions leave it: some blocks are restored, and others gone.

    A line is meant by its text, or where no line is exactly that, by how it begins. Raises BadInput for one that is
    not there.
    """
    edits = raw.edits
    restored = {
        block.first
        for number, text in enumerate(edits.restore if edits else ())
        for block in _meant(raw, text, "restore", number)
    }
    left = _Left(blocks=list(raw.blocks), restored=frozenset(), drops=[])
    for number, text in enumerate(edits.drop if edits else ()):
        meant = _meant(raw, text, "drop", number)
        left.take(("contributor", Drop(block=block, why="a contributor dropped it")) for block in meant)
    return replace(left, restored=restored)


def _meant(raw: RawArticle, text: str, decision: str, number: int) -> list[Block]:
    exact = [line for line, content in enumerate(raw.lines, 1) if content == text]
    lines = exact or [line for line, content in enumerate(raw.lines, 1) if content.startswith(text)]
    blocks = [block for block in raw.blocks if any(block.first <= line <= block.last for line in lines)]
    if not blocks:
        assert raw.edits
        raise not_there(raw.edits.path, (decision, number))
    return blocks


def _removed(raw: RawArticle, drops: list[tuple[str, Drop]]) -> Iterator[Removed]:
    for rule, drop in drops:
        for line in range(drop.block.first, drop.block.last + 1):
            yield Removed(line=line, text=raw.lines[line - 1], rule=rule, why=drop.why)
