"""Relating: what is known only once all articles are.

Articles are gone through and indexed; each is compared with a bounded number of neighbours, never with all others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from builder.duplicates import reprints
from builder.model import TITLE, Analysis, Corpus, Decision, EntityMention, Extent, Sentence
from builder.related import related
from builder.rights import extent_of
from builder.schemas import Entity, Topic
from builder.slugs import ArticleId, Slug
from builder.together import tied
from builder.topics import Scorer

_PUBLISHED: tuple[Extent, ...] = ("full", "excerpt", "link")


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
    extents = {a.article.slug: extent_of(a.article, rights) for a in ordered}
    same = reprints({a.article.slug: a.signature for a in ordered}, _first_of(ordered, extents))
    mentions = gather_mentions(ordered)
    return Corpus(
        analyses=ordered,
        scores=scores,
        related=related(ordered, scores, topics, entities, same),
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
            inside = _around(mention.start, by_paragraph[mention.paragraph])
            found[mention.entity].append(EntityMention(article=slug, mention=mention, sentence=inside))
    return {slug: tuple(found[slug]) for slug in sorted(found)}


def _around(offset: int, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence of a paragraph, which has them in order, that an offset lies in."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None
