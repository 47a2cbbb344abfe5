"""The briefing of a topic: up to seven points across its articles, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.brief.choose import FROM_EACH, NEWEST, choose_across
from builder.brief.rank import Ranked, point
from builder.model import Analysis, Briefing, ParagraphId, Sentence
from builder.schemas import Topic
from builder.slugs import Slug

MOST_POINTS = 7
_ENOUGH = 6.0
"""Topic weight in a sentence from which on it is wholly about the topic."""
_BESIDE = 0.5
"""Worth of topic weight in the sentences right before and behind: a text goes on with what it is about."""


def brief_topic(topic: Topic, articles: Sequence[Analysis], ranked: Mapping[Slug, Sequence[Ranked]]) -> Briefing:
    """Choose sentences of the topic's articles (given newest first) that are about the topic and unlike each other."""
    articles = articles[:NEWEST]
    order = {a.article.slug: number for number, a in enumerate(articles)}
    candidates: list[Ranked] = []
    priors: list[float] = []
    for number, analysis in enumerate(articles):
        recency = 1 - number / len(articles)
        found = [(relevance(topic, analysis, each), each) for each in ranked[analysis.article.slug]]
        weighed = [(about * (each.score + recency), each) for about, each in found if about > 0]
        weighed.sort(key=lambda pair: -pair[0])
        priors += [prior for prior, _ in weighed[:FROM_EACH]]
        candidates += [each for _, each in weighed[:FROM_EACH]]
    chosen = choose_across(candidates, priors, MOST_POINTS)
    chosen.sort(key=lambda each: (order[each.article], each.number))
    points = tuple(point(each) for each in chosen)
    return Briefing(slug=topic.slug, kind="topic", subject=topic.slug, title=topic.title, points=points)


def relevance(topic: Topic, analysis: Analysis, ranked: Ranked) -> float:
    """Return how much a candidate is about the topic, from 0 to 1."""
    weights = _weights(topic, analysis)

    def found(sentences: Sequence[Sentence]) -> float:
        return sum(w for s in sentences for p, at, w in weights if p == s.paragraph and s.start <= at < s.end)

    first, last = ranked.number, ranked.number + len(ranked.sentences)
    beside = (*analysis.sentences[max(0, first - 1) : first], *analysis.sentences[last : last + 1])
    return min(found(ranked.sentences) + _BESIDE * found(beside), _ENOUGH) / _ENOUGH


def _weights(topic: Topic, analysis: Analysis) -> list[tuple[ParagraphId, int, float]]:
    """Return paragraph, offset and weight of every signal of the topic in the article."""
    phrases = {phrase.lower(): weight for phrase, weight in topic.phrases.items()}
    found = [(h.paragraph, h.start, phrases[h.phrase]) for h in analysis.phrases if h.phrase in phrases]
    found += [(m.paragraph, m.start, topic.entities[m.entity]) for m in analysis.mentions if m.entity in topic.entities]
    return found
