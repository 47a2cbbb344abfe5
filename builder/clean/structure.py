"""The structure of the blocks that are left: which are sub-headings, list items, paragraphs; and the dateline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from builder.calendar_dates import DAY_OF_MONTH
from builder.clean.dateline import dateline
from builder.clean.rule import is_bare, is_sentence
from builder.markdown.runs import nested
from builder.model import Block, Paragraph, ParagraphId, ParagraphKind, Repair
from builder.spans import within

BULLET = re.compile(r"(?:(?P<glyph>[•‣▪●◦])|[*·–—-]|\(?(?P<number>\d{1,3})[.)])\s+(?=\S)")
_LONGEST_ITEM = 600
_HEADING_WORDS = 14
_SPOKEN = re.compile(r"[\"“‘\[]|[QA][.:]\s|[A-Z][A-Z.’' -]{2,40}:\s|[$>#]\s")
"""How what somebody says begins, or a question put to them; a stage direction; a command."""
_SPEAKER = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'() -]{0,40})(?::(?=\s)|：)")
"""Who speaks, or what is told: "Bay Herald: Do the boats sail at night?"."""
_SPEAKERS = 2
"""Such labels, each of which stands above two paragraphs or more, from which the text is a talk."""
_DATUM = re.compile(
    rf"(?i:{DAY_OF_MONTH}(?:,?\s+\d{{1,2}}[:.]\d\d)?|\d[\d\s.,:%/–-]*)"
    r"|.*(?:://|\||\s/\s.*\s/\s|\.(?:jpe?g|png|gif|svg|pdf)\b|\s[–—-]\s*$).*"
)
"""A day or a number alone, the row of a table, a file or an address: what a list or a table has above its text."""
_ENTRIES = 12
"""Paragraphs below a dateline, of which another one that begins so makes entries of a timeline of them."""
_STANDFIRSTS = 3
_STANDFIRST_WORDS = 45
_WITHIN = re.compile(r"[.!?][\"'”’]*\s[\"'“‘]?[A-Z]")
"""Sentences above a story, each a paragraph, below which its dateline may still stand; and how long one is."""
_NOTE = re.compile(
    r"(?:correction|clarification|corrects|editor(?:[’']?s|s[’'])?\s+note|note|updated?)\b[^:]{0,40}:", re.IGNORECASE
)
"""How a note of the editors begins, which may stand above the first paragraph."""


def paragraphs(
    blocks: Sequence[Block], headings: frozenset[int] | None = None
) -> tuple[tuple[Paragraph, ...], tuple[Repair, ...]]:
    """Return the paragraphs of the body, and the dateline cut from its first one.

    `headings` are the first lines of blocks that are sub-headings though no markup says so; where they are not known,
    a bare line above a paragraph is one, on a page only where it marks up none. A line that begins with a bullet or a
    number is an item of a list where its neighbour is one too; alone it is a paragraph, and what it begins with is
    text, unless it is a glyph that is never anything else. What goes on behind a label in bold type, or behind one of
    the speakers of a talk, is no heading unless markup says so. The first paragraph is the first that is a sentence and
    no note of the editors, or the one below standfirsts that begins with a dateline; a dateline that holds the whole
    date says when the article appeared.
    """
    found: list[Paragraph] = []
    repaired: list[Repair] = []
    shape = _Shape(headings, any(block.kind == "heading" for block in blocks), _speakers(blocks))
    told, standfirsts = False, 0
    for number, block in enumerate(blocks):
        previous = blocks[number - 1].text if number else ""
        begins, kind, level = shape.of(block, previous, blocks[number + 1] if number + 1 < len(blocks) else None)
        text = block.text
        if kind == "paragraph" and not told:
            below = [other.text for other in blocks[number + 1 : number + 1 + _ENTRIES]]
            if begins := dateline(text, below, late=standfirsts > 0):
                repaired.append(Repair(line=block.first, was=text[:begins], now="", rule="dateline"))
            standfirsts += is_sentence(text) and _NOTE.match(text) is None
            told = begins > 0 or standfirsts > _STANDFIRSTS or (standfirsts > 0 and not _is_standfirst(text))
        found.append(_paragraph(block, begins, kind, level))
    return tuple(nested(found)), tuple(repaired)


def _is_standfirst(text: str) -> bool:
    """Say whether a paragraph is one sentence, or a quotation, as releases set them between headline and dateline.

    The first entry of a timeline begins with a place and a day itself.
    """
    short = text.count(" ") < _STANDFIRST_WORDS and (text[0] in "\"'“‘" or _WITHIN.search(text) is None)
    return short and not dateline(text, ())


@dataclass(frozen=True, slots=True)
class _Shape:
    """What tells, beside a block and its neighbours, what kind of paragraph it is."""

    headings: frozenset[int] | None
    marked: bool
    """Whether markup says of any block that it is a heading."""
    speakers: frozenset[str]

    def of(self, block: Block, previous: str, after: Block | None) -> tuple[int, str, int]:
        """Return where the text of a block begins behind what it is marked with, its kind and its level."""
        text, following = block.text, after.text if after else ""
        if block.kind == "heading":
            return 0, "heading", max(2, block.level)
        if block.kind:
            heads = (not self.marked and _is_heading(text, following)) or _is_bold_heading(block, after)
            if block.kind == "paragraph" and heads and not _is_said(block, self.speakers):
                return 0, "heading", 2
            if block.kind == "paragraph" and (drawn := _drawn(text, previous, following)):
                return drawn.end(), "list_item", block.level
            return 0, block.kind, block.level
        bullet = _bullet(text)
        if bullet and (bullet["glyph"] or _same(bullet, previous) or _same(bullet, following)):
            return bullet.end(), "list_item", int(bullet["number"] or 0)
        told = self.headings
        heads = _is_heading(text, following) if told is None else after is not None and block.first in told
        if heads and not _is_said(block, self.speakers):
            return bullet.end() if bullet and not bullet["number"] else 0, "heading", 2
        return 0, "paragraph", 0


def _speakers(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the labels with which several blocks begin each, where these are two or more."""
    labels = Counter(found["name"] for block in blocks if (found := _SPEAKER.match(block.text)))
    several = frozenset(label for label, times in labels.items() if times > 1)
    return several if len(several) >= _SPEAKERS else frozenset()


def _is_said(block: Block, speakers: Collection[str]) -> bool:
    """Say whether a block goes on behind a label that is in bold type alone, or one of the speakers'."""
    found = _SPEAKER.match(block.text)
    if found is None or found.end() == len(block.text):
        return False
    bold = any(span.kind == "strong" and (span.start, span.end) in _ends(found) for span in block.spans)
    return bold or found["name"] in speakers


def _ends(label: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return the extents of a label, with its colon and without."""
    return (0, label.end()), (0, label.end("name"))


def as_written(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that a person wrote: what their markup says they are, and nothing else."""
    found = (_paragraph(b, 0, b.kind, max(2, b.level) if b.kind == "heading" else b.level) for b in blocks)
    return tuple(nested(found))


def _bullet(text: str) -> re.Match[str] | None:
    return BULLET.match(text) if len(text) <= _LONGEST_ITEM else None


def _drawn(text: str, *neighbours: str) -> re.Match[str] | None:
    """Return the bullet of a paragraph that markup does not say is an item, as word processors write lists.

    A dash or a number says too little there: talk and clauses of laws begin with them.
    """
    bullet = _bullet(text)
    dotted = text.startswith("·") and any(each.startswith("·") for each in neighbours)
    return bullet if bullet and (bullet["glyph"] or dotted) else None


def _is_heading(text: str, following: str) -> bool:
    return (
        _is_short(text)
        and _SPOKEN.match(text) is None
        and _DATUM.fullmatch(text) is None
        and bool(following)
        and (is_sentence(following) or _leads_on(following) or BULLET.match(following) is not None)
    )


def _same(bullet: re.Match[str], neighbour: str) -> bool:
    """Say whether the neighbour is an item of the same sort, with a number or with a glyph."""
    other = _bullet(neighbour)
    return other is not None and (other["number"] is None) == (bullet["number"] is None)


def _is_short(text: str) -> bool:
    return (
        len(text) <= 100 and is_bare(text) and text.count(" ") < _HEADING_WORDS and not text.endswith((".", "…", "!"))
    )


def _is_bold_heading(block: Block, after: Block | None) -> bool:
    """Say whether a short line is set in bold type from end to end, above a list, a table or a quotation."""
    bold = any(span.kind == "strong" and span.end - span.start == len(block.text) for span in block.spans)
    return bold and _is_short(block.text) and after is not None and after.kind in ("list_item", "table", "quote")


def _leads_on(text: str) -> bool:
    return text.endswith(":") and text.count(" ") >= 5


def _paragraph(block: Block, begins: int, kind: str, level: int) -> Paragraph:
    known: tuple[ParagraphKind, ...] = ("heading", "list_item", "quote", "table", "code")
    kind_: ParagraphKind = next((each for each in known if each == kind), "paragraph")
    return Paragraph(
        id=ParagraphId(block.id or f"p{block.first}"),
        kind=kind_,
        level=level,
        text=block.text[begins:],
        first=block.first,
        last=block.last,
        spans=within(block.spans, begins, len(block.text)),
        depth=block.depth,
    )
