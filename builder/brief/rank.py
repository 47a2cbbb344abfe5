"""The sentences of an article that may stand in a briefing: central to it, and able to be read alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.brief.alone import reads_alone
from builder.brief.mend import Named, Told, applied, mend
from builder.model import Analysis, Citation, Edit, Mention, ParagraphId, Point, Sentence
from builder.schemas import Entity
from builder.slugs import Slug
from builder.words import Bag, bag, likeness, shared, terms

KEPT = 12
"""Sentences of one article that are looked at further: several times what any briefing takes from it."""
SAME = 0.5
"""Share of the lighter sentence's words, by weight, from which on two sentences say the same."""
RESTATED = 0.45
"""Likeness of two paragraphs from which on the later one restates the earlier, and is not briefed again."""
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
    names: dict[ParagraphId, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        names[mention.paragraph].append(mention)
    order = sorted(
        (-sentence.centrality, number)
        for number, sentence in enumerate(analysis.sentences)
        if sentence.paragraph in texts and sentence.paragraph not in restated
    )
    ranked: list[Ranked] = []
    for negative, number in order:
        told = _told(analysis.sentences[number], texts, names)
        edits = mend(told, _before(analysis.sentences, number, texts, names), entities)
        text = applied(told.text, edits)
        if reads_alone(text, first_name=_first_name(told, edits), opens_article=number == 0):
            sentence = analysis.sentences[number]
            slug = analysis.article.slug
            ranked.append(
                Ranked(slug, sentence, told.text, edits, text, -negative, bag(text), frozenset(terms(text)), number)
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


def _told(sentence: Sentence, texts: Mapping[ParagraphId, str], names: Mapping[ParagraphId, Sequence[Mention]]) -> Told:
    start, end = sentence.start, sentence.end
    return Told(
        texts[sentence.paragraph][start:end],
        tuple(
            Named(m.start - start, m.end - start, m.entity, m.rule in ("short", "role") and " " not in m.surface)
            for m in names.get(sentence.paragraph, ())
            if start <= m.start and m.end <= end
        ),
    )


def _before(
    sentences: Sequence[Sentence],
    number: int,
    texts: Mapping[ParagraphId, str],
    names: Mapping[ParagraphId, Sequence[Mention]],
) -> list[Told]:
    first = number - (sentences[number].number - 1)
    return [_told(sentence, texts, names) for sentence in sentences[first:number]]


def _first_name(told: Told, edits: Sequence[Edit]) -> int | None:
    """Return the offset, in the text after the edits, of the first name."""
    if edits and edits[0].now.startswith("["):
        return edits[0].at
    gone = len(edits[0].was) - len(edits[0].now) if edits and edits[0].at == 0 else 0
    return told.names[0].start - gone if told.names else None
