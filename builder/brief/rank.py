"""The sentences of an article that may stand in a briefing: central to it, and able to be read alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.brief.readable import Readable
from builder.model import Analysis, Citation, Edit, ParagraphId, Point, Sentence
from builder.schemas import Entity
from builder.slugs import Slug
from builder.words import Bag, bag, likeness, shared, terms

KEPT = 12
"""Sentences of one article that are looked at further: several times what any briefing takes from it."""
SAME = 0.5
"""Share of the lighter sentence's words, by weight, from which on two sentences say the same."""
RESTATED = 0.45
"""Likeness of two paragraphs from which on the later one restates the earlier, and is not briefed again."""
_LONGEST = 1_000
"""Characters of a sentence that may be a point: three times those of the longest that are, whatever is in it."""
_LONG = 20
"""Words of a paragraph that can restate another."""
_COMPARED = 40
"""Paragraphs that later ones are held against, so that a book costs no more than its length."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence that reads alone, with what choosing needs of it."""

    article: Slug
    sentence: Sentence
    quote: str
    """As it stands in the article."""
    edits: tuple[Edit, ...]
    text: str
    """With the edits made."""
    score: float
    """From 0 to 1."""
    bag: Bag
    words: frozenset[str]
    number: int
    """Counted in the article."""


def rank(analysis: Analysis, entities: Mapping[Slug, Entity]) -> tuple[Ranked, ...]:
    """Return the best sentences of one article that read alone, best first; ties in reading order."""
    texts = {p.id: p.text for p in analysis.article.paragraphs if p.kind == "paragraph"}
    restated = _restated(texts)
    readable = Readable(analysis, entities)
    order = sorted(
        (-sentence.centrality, number)
        for number, sentence in enumerate(analysis.sentences)
        if sentence.paragraph in texts
        and sentence.paragraph not in restated
        and sentence.end - sentence.start <= _LONGEST
    )
    ranked: list[Ranked] = []
    for negative, number in order:
        if mended := readable(number):
            bagged, words = bag(mended.text), frozenset(terms(mended.text))
            sentence, slug = analysis.sentences[number], analysis.article.slug
            ranked.append(
                Ranked(slug, sentence, mended.quote, mended.edits, mended.text, -negative, bagged, words, number)
            )
            if len(ranked) == KEPT:
                break
    return tuple(ranked)


def point(ranked: Ranked) -> Point:
    """Return the sentence as a point of a briefing."""
    sentence = ranked.sentence
    citation = Citation(
        article=ranked.article,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        quote=ranked.quote,
        anchor=sentence.anchor,
    )
    return Point(text=ranked.text, origin="computed", citations=(citation,), edits=ranked.edits)


def says_the_same(one: Ranked, other: Ranked) -> bool:
    """Say whether two sentences say the same, by the words, numbers and names they share."""
    return shared(one.words, other.words) >= SAME


def _restated(texts: Mapping[ParagraphId, str]) -> frozenset[ParagraphId]:
    """Return the paragraphs that say again what an earlier one says, such as a closing summary."""
    found: set[ParagraphId] = set()
    earlier: list[Bag] = []
    for id_, text in texts.items():
        if text.count(" ") < _LONG:
            continue
        words = bag(text)
        if any(likeness(words, other) >= RESTATED for other in earlier):
            found.add(id_)
        elif len(earlier) < _COMPARED:
            earlier.append(words)
    return frozenset(found)
