"""Relating: what is known only once all articles are. Every loop here is over a bounded number of neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from builder.model import TITLE, Analysis, Corpus, Decision, EntityMention, Extent
from builder.related import related
from builder.rights import extent_of
from builder.schemas import Entity, Topic
from builder.slugs import ArticleId, Slug
from builder.together import tied
from builder.topics import Scorer


def relate(
    analyses: Iterable[Analysis],
    topics: Mapping[Slug, Topic],
    entities: Mapping[Slug, Entity],
    rights: Extent | None = None,
    decided: Mapping[ArticleId, Mapping[Slug, Decision]] | None = None,
) -> Corpus:
    """Put the articles in order and connect them through topics and entities.

    `rights` is the site's decision on articles whose notice reserves rights, `decided` what people decided about single
    articles and topics.
    """
    decided = decided or {}
    ordered = tuple(sorted(analyses, key=lambda a: a.article.slug))
    ordered = tuple(sorted(ordered, key=lambda a: a.article.date or "", reverse=True))
    scorer = Scorer(topics, entities)
    scores = {a.article.slug: scorer(a, decided.get(a.article.id, {})) for a in ordered}
    members: dict[Slug, list[Slug]] = {slug: [] for slug in topics}
    for analysis in ordered:
        for score in scores[analysis.article.slug]:
            if score.member:
                members[score.topic].append(analysis.article.slug)
    mentions = gather_mentions(ordered)
    return Corpus(
        analyses=ordered,
        scores=scores,
        related=related(ordered, scores, topics, entities),
        mentions=mentions,
        together=tied(mentions),
        members={slug: tuple(found) for slug, found in members.items()},
        extents={a.article.slug: extent_of(a.article, rights) for a in ordered},
    )


def gather_mentions(analyses: Iterable[Analysis]) -> dict[Slug, tuple[EntityMention, ...]]:
    """Return the mentions of each entity, with the sentences they stand in."""
    found: dict[Slug, list[EntityMention]] = defaultdict(list)
    for analysis in analyses:
        by_paragraph = defaultdict(list)
        for sentence in analysis.sentences:
            by_paragraph[sentence.paragraph].append(sentence)
        slug = analysis.article.slug
        for mention in analysis.mentions:
            if mention.paragraph == TITLE:
                continue
            inside = next((s for s in by_paragraph[mention.paragraph] if s.start <= mention.start < s.end), None)
            found[mention.entity].append(EntityMention(article=slug, mention=mention, sentence=inside))
    return {slug: tuple(found[slug]) for slug in sorted(found)}
