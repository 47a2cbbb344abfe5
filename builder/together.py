"""Co-mentions: which names appear with which, and how strong the tie between two of them is.

Counts alone would tie every name to the country that stands in every article. So the count of what two names share is
divided by what each has, by the cosine measure of co-occurrence (Salton and McGill, Introduction to Modern Information
Retrieval, 1983), and shrunk as similarities of items are in recommending (Bell and Koren, Improved Neighborhood-based
Collaborative Filtering, 2007), so that a pair that met once is no match for one that meets again and again.

Pairs are looked for among a bounded number of names of an article and of a sentence; the pairs that are found are then
counted exactly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import combinations
from math import sqrt

from builder.model import EntityMention, Place, Tie
from builder.slugs import Slug

_CROWD = 40
"""Names of one article, or of one sentence, among which pairs are looked for: those it names most often."""
_CANDIDATES = 60
"""Names that are counted exactly with a name, those first that it was found with most often."""
_TIES = 15
_SHRINK = 10
"""What a pair must share, in sentences and articles, before its strength is near the plain cosine."""


def tied(mentions: Mapping[Slug, tuple[EntityMention, ...]]) -> dict[Slug, tuple[Tie, ...]]:
    """Return the ties of each name that has any, the strongest first and no more than 15.

    Two names are tied by a sentence that has both, or by two articles.
    """
    articles = {slug: {m.article for m in found} for slug, found in mentions.items()}
    places = {slug: places_of(found) for slug, found in mentions.items()}
    own = {slug: len(articles[slug]) + len(places[slug]) for slug in mentions}
    ties = {}
    for slug, met in _met(mentions).items():
        found = []
        for other in _most(met, _CANDIDATES):
            both, shared = len(articles[slug] & articles[other]), len(places[slug] & places[other])
            if shared or both > 1:
                strength = round((both + shared) / (sqrt(own[slug] * own[other]) + _SHRINK), 3)
                found.append(Tie(entity=other, articles=both, sentences=shared, strength=strength))
        found.sort(key=lambda tie: (-tie.strength, tie.entity))
        if found:
            ties[slug] = tuple(found[:_TIES])
    return ties


def places_of(mentions: Iterable[EntityMention]) -> Set[Place]:
    """Return the sentences that mention a name."""
    return {(m.article, m.sentence.paragraph, m.sentence.number) for m in mentions if m.sentence}


def _met(mentions: Mapping[Slug, tuple[EntityMention, ...]]) -> dict[Slug, Counter[Slug]]:
    """Return for each name how many articles and sentences were found to have it and another."""
    named: dict[Slug | Place, Counter[Slug]] = defaultdict(Counter)
    for slug, found in mentions.items():
        for mention in found:
            named[mention.article][slug] += 1
            for place in places_of([mention]):
                named[place][slug] += 1
    met: dict[Slug, Counter[Slug]] = {slug: Counter() for slug in mentions}
    for names in named.values():
        for one, other in _pairs(names):
            met[one][other] += 1
            met[other][one] += 1
    return met


def _pairs(names: Counter[Slug]) -> Iterator[tuple[Slug, Slug]]:
    return combinations(_most(names, _CROWD), 2)


def _most(counts: Counter[Slug], most: int) -> Collection[Slug]:
    return sorted(counts, key=lambda slug: (-counts[slug], slug))[:most]
