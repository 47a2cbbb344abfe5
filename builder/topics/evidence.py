"""What one article has of all topics: where their phrases and entities stand, and how the text is laid out.

Some programs save a whole article as one paragraph. A paragraph is what is said of one thing, so a long one is read in
parts: otherwise everything in such a text would open it, and whatever it names would meet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.definitions import Key
from builder.model import TITLE, Analysis, Paragraph, ParagraphId

_PIVOT = 500
"""Words of an article whose sum is its score."""
_SLOPE = 0.3
"""How far length counts, from 0 to 1: an article twice as long needs 1.3 times the sum."""
_OPENING = 50
"""Words after which a paragraph begins that opens the article no more: a lead, or two of one sentence each."""
_SPREAD = (3, 3)
"""Paragraphs that make a subject, whatever the opening says: three at least, and a third of all."""
_PART, _LONG = 100, 250
"""Words of a part, or more to the end of its sentence, and of the longest paragraph that is one."""


class Found(NamedTuple):
    """A phrase or an entity in an article, in the order in which tuples are sorted."""

    paragraph: ParagraphId
    """Or of a long one the part."""
    start: int
    minus_end: int
    """Of two with one start the longer comes first."""
    key: Key


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article has of all topics."""

    found: Mapping[Key, Sequence[Found]]
    lead: ParagraphId | None
    """The first paragraph that is no heading."""
    opening: frozenset[ParagraphId]
    """The title and the paragraphs that say what the article is about."""
    spread: float
    """Paragraphs that make a subject of what they speak of."""
    length: float
    """Divides a sum: 1 at `_PIVOT` words."""


def evidence(analysis: Analysis, keys: Collection[Key]) -> Evidence:
    """Return where the phrases and entities of `keys` stand in an article."""
    paragraphs = analysis.article.paragraphs
    words = sum(map(_words, paragraphs))
    parts = _parts(analysis)
    found: dict[Key, list[Found]] = defaultdict(list)
    names: dict[ParagraphId, list[tuple[int, int]]] = defaultdict(list)
    for mention in analysis.mentions:
        key: Key = ("entity", mention.entity)
        if key in keys:
            found[key].append(Found(_place(parts, mention.paragraph, mention.start), mention.start, -mention.end, key))
        names[mention.paragraph].append((mention.start, mention.end))
    for hit in analysis.phrases:
        if not _in_a_name(hit.start, hit.end, names.get(hit.paragraph, ())):
            place = _place(parts, hit.paragraph, hit.start)
            found["phrase", hit.phrase].append(Found(place, hit.start, -hit.end, ("phrase", hit.phrase)))
    least, part = _SPREAD
    return Evidence(
        found=found,
        lead=next((_place(parts, p.id, 0) for p in paragraphs if p.kind != "heading"), None),
        opening=frozenset(_opening(paragraphs, parts)),
        spread=max(least, sum(len(parts.get(p.id, (0,))) for p in paragraphs if p.kind != "heading") / part),
        length=1 - _SLOPE + _SLOPE * words / _PIVOT,
    )


def _in_a_name(start: int, end: int, names: Collection[tuple[int, int]]) -> bool:
    """Say whether a phrase is a part of a name: "Tokyo Electron" is no Tokyo, the Bank of America no America."""
    return any(first <= start and end <= last and end - start < last - first for first, last in names)


def _words(paragraph: Paragraph) -> int:
    return paragraph.text.count(" ") + 1


def _parts(analysis: Analysis) -> dict[ParagraphId, list[int]]:
    """Return where the parts of long paragraphs begin."""
    texts = {p.id: p.text for p in analysis.article.paragraphs if _words(p) > _LONG}
    parts: dict[ParagraphId, list[int]] = {id_: [0] for id_ in texts}
    for sentence in analysis.sentences if texts else ():
        begun = parts.get(sentence.paragraph)
        if begun and texts[sentence.paragraph].count(" ", begun[-1], sentence.start) >= _PART:
            begun.append(sentence.start)
    return parts


def _place(parts: Mapping[ParagraphId, Sequence[int]], paragraph: ParagraphId, start: int) -> ParagraphId:
    """Return the paragraph, or of a long one the part in which something starts."""
    begun = parts.get(paragraph)
    return ParagraphId(f"{paragraph}/{bisect_right(begun, start)}") if begun else paragraph


def _opening(paragraphs: Sequence[Paragraph], parts: Mapping[ParagraphId, Sequence[int]]) -> Iterator[ParagraphId]:
    yield TITLE
    words = 0
    for paragraph in paragraphs:
        if words >= _OPENING:
            return
        yield _place(parts, paragraph.id, 0)
        words += 0 if paragraph.kind == "heading" else _words(paragraph)
