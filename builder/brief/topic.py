"""The briefing of a topic: up to seven points across its articles, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from builder.brief.choose import FROM_EACH, NEWEST, choose_across
from builder.brief.rank import Ranked, point
from builder.definitions import Definition
from builder.model import Analysis, Briefing, ParagraphId, Sentence
from builder.slugs import Slug

MOST_POINTS = 7
_ENOUGH = 6.0
"""Topic weight in a sentence from which on it is wholly about the topic."""
_BESIDE = 0.5
"""Worth of topic weight in the sentences right before and behind: a text goes on with what it is about."""
_OF_A_GROUP = 1.0
"""Worth of what only a group asks for."""


def brief_topic(
    definition: Definition, articles: Sequence[Analysis], ranked: Mapping[Slug, Sequence[Ranked]]
) -> Briefing:
    """Choose sentences of the topic's articles (given newest first) that are about the topic and unlike each other."""
    topic, articles = definition.topic, articles[:NEWEST]
    order = {a.article.slug: number for number, a in enumerate(articles)}
    candidates: list[Ranked] = []
    priors: list[float] = []
    for number, analysis in enumerate(articles):
        recency = 1 - number / len(articles)
        relevance = relevance_in(analysis, definition)
        found = [(relevance(each), each) for each in ranked[analysis.article.slug]]
        weighed = [(about * (each.score + recency), each) for about, each in found if about > 0]
        weighed.sort(key=lambda pair: -pair[0])
        priors += [prior for prior, _ in weighed[:FROM_EACH]]
        candidates += [each for _, each in weighed[:FROM_EACH]]
    chosen = choose_across(candidates, priors, MOST_POINTS)
    chosen.sort(key=lambda each: (order[each.article], each.number))
    points = tuple(point(each) for each in chosen)
    return Briefing(slug=topic.slug, kind="topic", subject=topic.slug, title=topic.title, points=points)


def relevance_in(
    analysis: Analysis, definition: Definition, *, by_neighbours: bool = False
) -> Callable[[Ranked], float]:
    """Return what says how much a candidate of an article is about the topic, from 0 to 1.

    What stands beside it counts where it holds something of the topic itself; `by_neighbours`: always.
    """
    weights = _weights(definition, analysis)

    def found(sentences: Sequence[Sentence]) -> float:
        return sum(w for s in sentences for at, w in weights.get(s.paragraph, ()) if s.start <= at < s.end)

    def relevance(ranked: Ranked) -> float:
        own = found(ranked.sentences)
        if not (own or by_neighbours):
            return 0.0
        first, last = ranked.number, ranked.number + len(ranked.sentences)
        beside = (*analysis.sentences[max(0, first - 1) : first], *analysis.sentences[last : last + 1])
        return min(own + _BESIDE * found(beside), _ENOUGH) / _ENOUGH

    return relevance


def _weights(definition: Definition, analysis: Analysis) -> Mapping[ParagraphId, Sequence[tuple[int, float]]]:
    """Return offset and weight of every signal of the topic in the article, by paragraph; within names as well.

    A topic that asks for groups alone has theirs for signals.
    """
    signals = {key: weight for key, (_, weight) in definition.signals.items()}
    signals = signals or {key: _OF_A_GROUP for group in definition.groups.values() for key in group.keys}
    found: dict[ParagraphId, list[tuple[int, float]]] = defaultdict(list)
    for hit in analysis.phrases:
        if weight := signals.get(("phrase", hit.phrase)):
            found[hit.paragraph].append((hit.start, weight))
    for mention in analysis.mentions:
        if weight := signals.get(("entity", mention.entity)):
            found[mention.paragraph].append((mention.start, weight))
    return found
