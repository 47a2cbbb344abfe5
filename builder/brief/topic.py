"""The briefing of a topic: up to seven points across its articles, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from builder.brief.rank import Ranked, point, reading_order, too_alike
from builder.model import Analysis, Briefing, ParagraphId
from builder.schemas import Topic
from builder.slugs import Slug

MOST_POINTS = 7
_NEWEST = 60
"""Articles that are looked at: the newest; a briefing is about now, and its cost must not grow with the corpus."""
_FROM_EACH = 5
_PER_ARTICLE = 2
RELEVANCE = 0.3
"""Worth of one unit of topic weight in a sentence, beside the scores of `rank`."""
_MOST_RELEVANCE = 6.0
RECENCY = 0.5
"""What the newest article's sentences have over the oldest's."""


def brief_topic(topic: Topic, articles: Sequence[Analysis], ranked: Mapping[Slug, Sequence[Ranked]]) -> Briefing:
    """Choose sentences of the topic's articles (given newest first) that are about the topic and unlike each other."""
    articles = articles[:_NEWEST]
    order = {a.article.slug: number for number, a in enumerate(articles)}
    candidates: list[tuple[float, Slug, Ranked]] = []
    for number, analysis in enumerate(articles):
        weights = _weights(topic, analysis)
        found = []
        for candidate in ranked[analysis.article.slug]:
            s = candidate.sentence
            relevance = sum(w for p, at, w in weights if p == s.paragraph and s.start <= at < s.end)
            if relevance > 0:
                recency = RECENCY * (1 - number / len(articles))
                score = candidate.score + RELEVANCE * min(relevance, _MOST_RELEVANCE) + recency
                found.append((round(score, 4), analysis.article.slug, candidate))
        found.sort(key=lambda item: -item[0])
        candidates += found[:_FROM_EACH]
    candidates.sort(key=lambda item: (-item[0], order[item[1]]))
    chosen: list[tuple[Slug, Ranked]] = []
    taken: Counter[Slug] = Counter()
    for _, slug, candidate in candidates:
        if len(chosen) == MOST_POINTS:
            break
        if taken[slug] < _PER_ARTICLE and not any(too_alike(candidate.words, other.words) for _, other in chosen):
            chosen.append((slug, candidate))
            taken[slug] += 1
    chosen.sort(key=lambda item: (order[item[0]], reading_order(item[1])))
    points = tuple(point(slug, candidate) for slug, candidate in chosen)
    return Briefing(slug=topic.slug, kind="topic", subject=topic.slug, title=topic.title, points=points)


def _weights(topic: Topic, analysis: Analysis) -> list[tuple[ParagraphId, int, float]]:
    """Return paragraph, offset and weight of every signal of the topic in the article."""
    phrases = {phrase.lower(): weight for phrase, weight in topic.phrases.items()}
    found = [(h.paragraph, h.start, phrases[h.phrase]) for h in analysis.phrases if h.phrase in phrases]
    found += [(m.paragraph, m.start, topic.entities[m.entity]) for m in analysis.mentions if m.entity in topic.entities]
    return found
