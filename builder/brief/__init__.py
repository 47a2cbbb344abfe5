"""Briefing: the few sentences that say what an article, a topic or a period is about, each with its place."""

from __future__ import annotations

from collections.abc import Mapping

from builder.brief.article import brief_article
from builder.brief.rank import Ranked, rank
from builder.brief.topic import brief_topic
from builder.model import Briefings, Corpus
from builder.schemas import Entity, Topic
from builder.slugs import Slug


def brief(corpus: Corpus, topics: Mapping[Slug, Topic], entities: Mapping[Slug, Entity]) -> Briefings:
    """Brief every article and every topic. Of an article that is published as a link nothing is quoted."""
    ranked: dict[Slug, tuple[Ranked, ...]] = {
        a.article.slug: () if corpus.extents[a.article.slug] == "link" else rank(a, entities) for a in corpus.analyses
    }
    by_slug = {a.article.slug: a for a in corpus.analyses}
    briefings = {}
    for slug, topic in topics.items():
        points = brief_topic(topic, [by_slug[member] for member in corpus.members[slug]], ranked)
        if points.points:
            briefings[slug] = points
    return Briefings(
        corpus=corpus, articles={slug: brief_article(found) for slug, found in ranked.items()}, topics=briefings
    )
