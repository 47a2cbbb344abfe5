"""How much each sentence of an article says about it.

To `centrality` are added position, names and figures, as in Edmundson (1969, "New Methods in Automatic Extracting").
The weights stand here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.brief.alone import reads_alone
from builder.model import Analysis, Citation, Figure, Mention, ParagraphId, Point, Sentence
from builder.slugs import Slug

CENTRALITY = 3.0
POSITION = 1.0
TITLE_WORDS = 0.6
NAME = 0.12
FIGURE = 0.25
_MOST_NAMES = 4

_PUNCTUATION = ".,;:!?…\"'“”‘’()[]{}«»–—-/。、「」"
_STOP = frozenset(
    "about above after again against all also among and any are because been before being below between "
    "both but can could did does during each few for from further had has have having her here his how "
    "into its itself just may might more most must nor not now off once only other our out over own per "
    "said same say says she should some such than that the their them then there these they this those "
    "through too under until upon very was well were what when where which while who whom why will with "
    "within without would you your".split()
)
_TELLING = frozenset({"money", "percentage", "capacity"})
"""Kinds of figures for which a sentence counts; most sentences hold a count or a span of time."""
KEPT = 12
"""Sentences of one article that are looked at further: several times what any briefing takes from it."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence that reads alone, with what choosing needs of it."""

    sentence: Sentence
    text: str
    score: float
    words: frozenset[str]
    number: int
    """Counted in the article."""


def rank(analysis: Analysis) -> tuple[Ranked, ...]:
    """Return the best sentences of one article that read alone, best first; ties in reading order."""
    texts = {p.id: p.text for p in analysis.article.paragraphs if p.kind == "paragraph"}
    names = _offsets(analysis.mentions)
    figures = _offsets([figure for figure in analysis.figures if figure.kind in _TELLING])
    scored = []
    for number, sentence in enumerate(analysis.sentences):
        if sentence.paragraph not in texts:
            continue
        start, end = sentence.start, sentence.end
        inside = [at - start for at in names.get(sentence.paragraph, ()) if start <= at < end]
        stated = any(start <= at < end for at in figures.get(sentence.paragraph, ()))
        score = (
            CENTRALITY * sentence.centrality
            + POSITION / (1 + number / 2)
            + TITLE_WORDS * sentence.title_share
            + NAME * min(len(inside), _MOST_NAMES)
            + FIGURE * stated
        )
        scored.append((-round(score, 4), number, inside[0] if inside else None))
    scored.sort()
    ranked: list[Ranked] = []
    for negative, number, first_name in scored:
        sentence = analysis.sentences[number]
        text = texts[sentence.paragraph][sentence.start : sentence.end]
        if reads_alone(text, first_name=first_name, opens_article=number == 0):
            ranked.append(Ranked(sentence, text, -negative, content_words(text), number))
            if len(ranked) == KEPT:
                break
    return tuple(ranked)


def point(slug: Slug, ranked: Ranked) -> Point:
    """Return the sentence as a point of a briefing, cited in the article `slug`."""
    sentence = ranked.sentence
    citation = Citation(
        article=slug,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        quote=ranked.text,
        anchor=sentence.anchor,
    )
    return Point(text=ranked.text, origin="computed", citations=(citation,))


def reading_order(ranked: Ranked) -> int:
    """Return what sorts sentences of one article as they stand in it."""
    return ranked.number


def too_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sentences say the same: half of the shorter one's content words are in the other."""
    return len(one & other) >= 0.5 * min(len(one), len(other))


def content_words(text: str) -> frozenset[str]:
    """Return the words that tell what a sentence is about, in lower case."""
    stripped = (word.strip(_PUNCTUATION) for word in text.lower().split())
    return frozenset(word for word in stripped if len(word) > 2 and word not in _STOP)


def _offsets(found: Sequence[Mention] | Sequence[Figure]) -> dict[ParagraphId, list[int]]:
    offsets: dict[ParagraphId, list[int]] = {}
    for item in found:
        offsets.setdefault(item.paragraph, []).append(item.start)
    return offsets
