"""What one article has of all topics: where their phrases and entities stand, and how the text is laid out."""

from __future__ import annotations

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


class Found(NamedTuple):
    """A phrase or an entity in an article, in the order in which tuples are sorted."""

    paragraph: ParagraphId
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
    words = sum(paragraph.text.count(" ") + 1 for paragraph in paragraphs)
    found: dict[Key, list[Found]] = defaultdict(list)
    names: dict[ParagraphId, list[tuple[int, int]]] = defaultdict(list)
    for mention in analysis.mentions:
        key: Key = ("entity", mention.entity)
        if key in keys:
            found[key].append(Found(mention.paragraph, mention.start, -mention.end, key))
        names[mention.paragraph].append((mention.start, mention.end))
    for hit in analysis.phrases:
        if not _in_a_name(hit.start, hit.end, names.get(hit.paragraph, ())):
            found["phrase", hit.phrase].append(Found(hit.paragraph, hit.start, -hit.end, ("phrase", hit.phrase)))
    least, part = _SPREAD
    return Evidence(
        found=found,
        lead=next((p.id for p in paragraphs if p.kind != "heading"), None),
        opening=frozenset(_opening(paragraphs)),
        spread=max(least, sum(p.kind != "heading" for p in paragraphs) / part),
        length=1 - _SLOPE + _SLOPE * words / _PIVOT,
    )


def _in_a_name(start: int, end: int, names: Collection[tuple[int, int]]) -> bool:
    """Say whether a phrase is a part of a name: "Tokyo Electron" is no Tokyo, the Bank of America no America."""
    return any(first <= start and end <= last and end - start < last - first for first, last in names)


def _opening(paragraphs: Sequence[Paragraph]) -> Iterator[ParagraphId]:
    yield TITLE
    words = 0
    for paragraph in paragraphs:
        if words >= _OPENING:
            return
        yield paragraph.id
        words += 0 if paragraph.kind == "heading" else paragraph.text.count(" ") + 1
