"""How much each sentence of an article says about it.

Word centrality is the mean frequency, within the article, of a sentence's content words (SumBasic: Nenkova and Vanderwende, 2005);
position, names and figures are added as in Edmundson (1969, "New Methods in Automatic Extracting"). The weights stand here and nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from builder.brief.alone import reads_alone
from builder.model import TITLE, Analysis, Citation, Point, Sentence

CENTRALITY = 3.0
POSITION = 1.0
TITLE_WORDS = 0.6
NAME = 0.12
FIGURE = 0.25
_MOST_NAMES = 4

_CONTENT_WORD = re.compile(r"[^\W_][\w’'-]{2,}")
_STOP = frozenset(
    "about above after again against all also among and any are because been before being below between both but can could "
    "did does doing down during each few for from further had has have having her here hers him his how into its itself just may might "
    "more most must nor not now off once only other our out over own per said same say says she should some such than that the their them "
    "then there these they this those through too under until upon very was well were what when where which while who whom why will "
    "with within without would you your one two new including since according many much".split()
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence that reads alone, with what choosing needs of it."""

    sentence: Sentence
    score: float
    words: frozenset[str]
    point: Point


def rank(analysis: Analysis) -> tuple[Ranked, ...]:
    """Return the sentences of one article that read alone, best first; ties in reading order."""
    texts = {p.id: p.text for p in analysis.article.paragraphs}
    running = {p.id for p in analysis.article.paragraphs if p.kind == "paragraph"}
    bags = [_words(texts[s.paragraph][s.start : s.end]) for s in analysis.sentences]
    counts = Counter(word for bag in bags for word in bag)
    title = frozenset(_words(analysis.article.title))
    names = _offsets(analysis)
    figures: Counter[str] = Counter(f.paragraph for f in analysis.figures)
    most = max(counts.values(), default=1)
    ranked = []
    for number, (sentence, bag) in enumerate(zip(analysis.sentences, bags, strict=True)):
        if sentence.paragraph not in running or not bag:
            continue
        text = texts[sentence.paragraph][sentence.start : sentence.end]
        inside = [at - sentence.start for at in names.get(sentence.paragraph, ()) if sentence.start <= at < sentence.end]
        if not reads_alone(text, first_name=inside[0] if inside else None, opens_article=number == 0):
            continue
        stated = figures[sentence.paragraph] and any(
            f.paragraph == sentence.paragraph and sentence.start <= f.start < sentence.end for f in analysis.figures
        )
        score = (
            CENTRALITY * sum(counts[w] for w in bag) / len(bag) / most
            + POSITION / (1 + number / 2)
            + TITLE_WORDS * len(title.intersection(bag)) / (len(title) or 1)
            + NAME * min(len(inside), _MOST_NAMES)
            + FIGURE * bool(stated)
        )
        ranked.append(Ranked(sentence, round(score, 4), frozenset(bag), _point(analysis, sentence, text)))
    ranked.sort(key=lambda r: -r.score)
    return tuple(ranked)


def too_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sentences say the same: half of the shorter one's content words are in the other."""
    return len(one & other) >= 0.5 * min(len(one), len(other))


def _words(text: str) -> list[str]:
    return [word for word in _CONTENT_WORD.findall(text.lower()) if word not in _STOP]


def _offsets(analysis: Analysis) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for mention in analysis.mentions:
        if mention.paragraph != TITLE:
            found.setdefault(mention.paragraph, []).append(mention.start)
    return found


def _point(analysis: Analysis, sentence: Sentence, text: str) -> Point:
    citation = Citation(
        article=analysis.article.slug,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        quote=text,
        anchor=sentence.anchor,
    )
    return Point(text=text, origin="computed", citations=(citation,))
