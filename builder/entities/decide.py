"""Deciding: what contributors say about the names of an article, over what was found in it.

`link:` and `unlink:` of `content/articles/<id>.yml` mean a text by what it says, `[[Name]]` stands in the text itself.
A decision about a text that is not there (any more) is an error with its place, so that none is lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from builder.contributed import problem_at
from builder.entities.called import called
from builder.entities.catalogue import Catalogue
from builder.errors import BadInput, Problem
from builder.model import TITLE, Ambiguous, Article, Mention, NameEdits, ParagraphId
from builder.slugs import Slug

Place = tuple[ParagraphId, int, int]

_MARKED = re.compile(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)")
_QUOTES = str.maketrans("’‘“”", "''\"\"")
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff]"
"""Of a word. Japanese and Chinese set no space between words, so a name may stand beside any of their characters."""


def decided(
    article: Article, mentions: Sequence[Mention], ambiguous: Sequence[Ambiguous], catalogue: Catalogue
) -> tuple[tuple[Mention, ...], tuple[Ambiguous, ...]]:
    """Return the mentions and the open names of an article as its contributors decided, in reading order.

    A written name wins over a forced one, a forced one over one that is forbidden or found, but for a longer one that
    means the same: a decision about "Example" leaves "Ada Example" whole. Short forms that rest on a
    forbidden name alone become open ones. Raises BadInput for texts that are not there, and for names of nobody.
    """
    names = article.names
    if names is None or not (names.written or names.link or names.unlink):
        return tuple(mentions), tuple(ambiguous)
    texts = {} if article.title_from == "lead" else {TITLE: article.title}
    texts |= {paragraph.id: paragraph.text for paragraph in article.paragraphs}
    problems: list[Problem] = []
    said = [*_written(names, texts, catalogue, problems), *_forced(names, texts, mentions, problems)]
    forbidden = list(_forbidden(names, texts, problems))
    if problems:
        raise BadInput(problems)
    settled = _Places([(m.paragraph, m.start, m.end) for m in said])
    refused = _Places(forbidden)
    overruled = {m for m in mentions if settled.touch(m) or refused.hold(m)}
    order = {id_: number for number, id_ in enumerate(texts)}
    left = sorted([*said, *(m for m in mentions if m not in overruled)], key=lambda m: (order[m.paragraph], m.start))
    still_open = [a for a in ambiguous if not settled.touch(a) and not refused.hold(a)]
    gone = {m.entity for m in overruled if m.rule != "short"}
    kept, orphans = _introduced(left, gone, f"its full name is not linked, says {_shown(names.path)}")
    return kept, tuple(sorted([*still_open, *orphans], key=lambda a: (order[a.paragraph], a.start)))


class _Places:
    """Places of an article by paragraph."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.spans: dict[ParagraphId, list[tuple[int, int]]] = {}
        for paragraph, start, end in places:
            self.spans.setdefault(paragraph, []).append((start, end))

    def touch(self, other: Mention | Ambiguous) -> bool:
        """Say whether one of them shares a character with the name."""
        return any(start < other.end and other.start < end for start, end in self.spans.get(other.paragraph, ()))

    def hold(self, other: Mention | Ambiguous) -> bool:
        """Say whether the name is, or is part of, one of them; a longer name that holds one is another name."""
        return any(start <= other.start and other.end <= end for start, end in self.spans.get(other.paragraph, ()))


def _written(
    names: NameEdits, texts: dict[ParagraphId, str], catalogue: Catalogue, problems: list[Problem]
) -> Iterator[Mention]:
    for name in names.written:
        entity = called(name.name, catalogue)
        if isinstance(entity, str):
            problems.append(Problem(path=names.page, line=name.line, column=name.column, text=entity))
            continue
        yield Mention(
            entity=entity.slug,
            paragraph=name.paragraph,
            start=name.start,
            end=name.end,
            surface=texts[name.paragraph][name.start : name.end],
            rule="written",
            evidence=f"[[{name.name}]] in {_shown(names.page)}, line {name.line}",
        )


def _forced(
    names: NameEdits, texts: dict[ParagraphId, str], found: Sequence[Mention], problems: list[Problem]
) -> Iterator[Mention]:
    """Return the forced mentions that do not overlap a written one or each other: the longer decision wins."""
    taken = _Places((name.paragraph, name.start, name.end) for name in names.written)
    for text, entity in sorted(names.link, key=lambda pair: -len(pair[0])):
        places = list(_places(text, texts))
        if not places:
            problems.append(_not_there(names.path, ("link", text)))
        for mention in (_mention(place, entity, names, texts) for place in places):
            if not taken.touch(mention) and not any(_is_longer(each, mention) for each in found):
                taken.spans.setdefault(mention.paragraph, []).append((mention.start, mention.end))
                yield mention


def _is_longer(one: Mention, other: Mention) -> bool:
    """Say whether a name holds more than the other, and means the same."""
    return (
        (one.entity, one.paragraph) == (other.entity, other.paragraph)
        and one.start <= other.start
        and other.end <= one.end
        and (one.start, one.end) != (other.start, other.end)
    )


def _mention(place: Place, entity: Slug, names: NameEdits, texts: dict[ParagraphId, str]) -> Mention:
    paragraph, start, end = place
    surface = texts[paragraph][start:end]
    evidence = f"`link:` in {_shown(names.path)}"
    return Mention(
        entity=entity, paragraph=paragraph, start=start, end=end, surface=surface, rule="forced", evidence=evidence
    )


def _forbidden(names: NameEdits, texts: dict[ParagraphId, str], problems: list[Problem]) -> Iterator[Place]:
    for number, text in enumerate(names.unlink):
        places = list(_places(text, texts))
        if not places:
            problems.append(_not_there(names.path, ("unlink", number)))
        yield from places


def _places(said: str, texts: dict[ParagraphId, str]) -> Iterator[Place]:
    """Return where a text stands as whole words, or the part of it in brackets; curly quotation marks are straight."""
    marked = _MARKED.fullmatch(said)
    before, name, after = marked.groups() if marked else ("", said, "")
    around, inside = (before.translate(_QUOTES), after.translate(_QUOTES)), name.translate(_QUOTES)
    pattern = re.compile(
        rf"{_edge(around[0] or inside, '<!')}{re.escape(around[0])}({re.escape(inside)})"
        rf"{re.escape(around[1])}{_edge((around[1] or inside)[::-1], '!')}"
    )
    for paragraph, text in texts.items():
        for match in pattern.finditer(text.translate(_QUOTES)):
            yield (paragraph, *match.span(1))


def _edge(text: str, look: str) -> str:
    """Return the pattern of the end of a word, where `text` begins with a letter of one."""
    return f"(?{look}{_LETTER})" if re.match(_LETTER, text) else ""


def _introduced(
    mentions: Iterable[Mention], gone: set[Slug], why: str
) -> tuple[tuple[Mention, ...], tuple[Ambiguous, ...]]:
    """Return the mentions, and apart from them short forms of the entities `gone` that no name stands before."""
    kept: list[Mention] = []
    orphans: list[Ambiguous] = []
    for mention in mentions:
        if mention.rule == "short" and mention.entity in gone:
            orphans.append(
                Ambiguous(
                    paragraph=mention.paragraph,
                    start=mention.start,
                    end=mention.end,
                    surface=mention.surface,
                    candidates=(mention.entity,),
                    why=why,
                )
            )
            continue
        gone.discard(mention.entity)
        kept.append(mention)
    return tuple(kept), tuple(orphans)


def _not_there(path: str, at: tuple[str | int, ...]) -> Problem:
    text = "the article has no such text, as whole words in one paragraph; copy it anew from the article's page"
    return problem_at(Path(path), at, text, at_key=isinstance(at[-1], str))


def _shown(path: str) -> str:
    """Return the name of a file of `content/articles/` that is the same wherever the folder lies."""
    return f"content/articles/{Path(path).name}"
