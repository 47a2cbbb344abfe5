"""Relating: what is known only once all articles are. Every loop here is over a bounded number of neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from builder.duplicates import reprints
from builder.model import TITLE, Analysis, Corpus, EntityMention, Extent, Related, TopicScore
from builder.rights import extent_of
from builder.schemas import Entity, Topic
from builder.slugs import Slug
from builder.together import tied
from builder.topics import score_topics

_KIND_WEIGHT = {"country": 0.5, "place": 0.5, "government": 1.5, "organisation": 1.5}
"""In relating articles: two that name a country share little; two that name a person or a law, much."""
_OTHER_KIND = 2.0
_NEIGHBOURS = 8
"""How far along an entity's articles, each way, another is looked for; keeps the work linear in articles."""
_RELATED = 5
_LEAST_RELATED = 3.0
_PUBLISHED: tuple[Extent, ...] = ("full", "excerpt", "link")


def relate(
    analyses: Iterable[Analysis],
    topics: Mapping[Slug, Topic],
    entities: Mapping[Slug, Entity],
    rights: Extent | None = None,
) -> Corpus:
    """Put the articles in order and connect them through topics and entities.

    `rights` is the site's decision on articles whose notice reserves rights.
    """
    ordered = tuple(sorted(analyses, key=lambda a: a.article.slug))
    ordered = tuple(sorted(ordered, key=lambda a: a.article.date or "", reverse=True))
    names = {slug: entity.name for slug, entity in entities.items()}
    scores = {a.article.slug: score_topics(a, topics, names) for a in ordered}
    members: dict[Slug, list[Slug]] = {slug: [] for slug in topics}
    for analysis in ordered:
        for score in scores[analysis.article.slug]:
            if score.member:
                members[score.topic].append(analysis.article.slug)
    extents = {a.article.slug: extent_of(a.article, rights) for a in ordered}
    same = reprints({a.article.slug: a.signature for a in ordered}, _first_of(ordered, extents))
    named = {a.article.slug: tuple(dict.fromkeys(m.entity for m in a.mentions)) for a in ordered}
    mentions = gather_mentions(ordered)
    return Corpus(
        analyses=ordered,
        scores=scores,
        related=_related(named, scores, topics, entities, same),
        mentions=mentions,
        together=tied(mentions),
        members={slug: tuple(found) for slug, found in members.items()},
        extents=extents,
        reprints=same,
    )


def _first_of(analyses: Iterable[Analysis], extents: Mapping[Slug, Extent]) -> Callable[[Slug], tuple[int, str, str]]:
    """Return what says which of several articles of one text stands for it: the one most published, then the oldest."""
    dates = {a.article.slug: a.article.date or "9999" for a in analyses}
    return lambda slug: (_PUBLISHED.index(extents[slug]), dates[slug], slug)


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


def _related(
    named: Mapping[Slug, tuple[Slug, ...]],
    scores: Mapping[Slug, tuple[TopicScore, ...]],
    topics: Mapping[Slug, Topic],
    entities: Mapping[Slug, Entity],
    same: Mapping[Slug, tuple[Slug, ...]],
) -> dict[Slug, tuple[Related, ...]]:
    story = {slug: first for first, others in same.items() for slug in (first, *others)}
    articles_of: dict[Slug, list[Slug]] = defaultdict(list)
    place: dict[tuple[Slug, Slug], int] = {}
    for article, found in named.items():
        for entity in found:
            place[entity, article] = len(articles_of[entity])
            articles_of[entity].append(article)
    related = {}
    for article, found in named.items():
        shared: dict[Slug, list[Slug]] = defaultdict(list)
        for entity in found:
            at = place[entity, article]
            for other in articles_of[entity][max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]:
                if story.get(other, other) != story.get(article, article):
                    shared[other].append(entity)
        ranked = []
        for other, both in shared.items():
            in_both = [t.topic for t, u in zip(scores[article], scores[other], strict=True) if t.member and u.member]
            weight = sum(_KIND_WEIGHT.get(entities[e].kind, _OTHER_KIND) for e in both) + len(in_both)
            if weight >= _LEAST_RELATED:
                ranked.append((-weight, other, both, in_both))
        ranked.sort()
        related[article] = tuple(
            Related(slug=other, reasons=_reasons(both, in_both, topics, entities))
            for _, other, both, in_both in ranked[:_RELATED]
        )
    return related


def _reasons(
    both: list[Slug], in_both: list[Slug], topics: Mapping[Slug, Topic], entities: Mapping[Slug, Entity]
) -> tuple[str, ...]:
    strongest = sorted(both, key=lambda e: (-_KIND_WEIGHT.get(entities[e].kind, _OTHER_KIND), entities[e].name))
    said = ", ".join(entities[e].name for e in strongest[:4])
    more = f" and {len(strongest) - 4} more" if len(strongest) > 4 else ""
    reasons = [f"both name {said}{more}"]
    if in_both:
        reasons.append("both on " + ", ".join(topics[t].title for t in in_both))
    return tuple(reasons)
