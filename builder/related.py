"""Related articles: those that name the same, speak of the same and belong to the same topics, with the reason.

Articles are compared by the cosine of what they have (Salton, Wong and Yang, "A Vector Space Model for Automatic
Indexing", 1975). Weights come from the kind of an entity and from a fixed table of words (`telling`), never from how
frequent something is in the corpus. Candidates are looked for among the neighbours of an article along each thing that
it has, so the work grows with the number of articles and not with its square; what is found is then compared in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import fsum, log, sqrt
from typing import Literal

from builder.model import Analysis, Related, TopicScore
from builder.schemas import Entity, Topic
from builder.slugs import Slug

_KIND_WEIGHT = {"country": 0.3, "place": 0.5, "government": 1.0, "organisation": 1.0}
"""Two articles that name a country share little; two that name a person or a law, much."""
_OTHER_KIND = 1.5
_TOPIC = 1.0
_NEIGHBOURS = 5
"""How far along the articles that have something, each way, others are looked for."""
_CANDIDATES = 20
_RELATED = 5
_LEAST_SHARED = 2.5
"""What two articles must share, in weights, to be related at all."""
_SAID = 4
"""Names, and words, that a reason lists."""
_TOLD = 0.4
"""Weight below which a word is no reason that a reader would understand."""

_Thing = tuple[Literal["entity", "topic", "word"], str]
_Weights = Mapping[int, float]
"""Things by their numbers, in the order of the things: what is looked up so often should be quick to hash."""


def related(
    analyses: Sequence[Analysis],
    scores: Mapping[Slug, Iterable[TopicScore]],
    topics: Mapping[Slug, Topic],
    entities: Mapping[Slug, Entity],
    reprints: Mapping[Slug, Sequence[Slug]],
) -> dict[Slug, tuple[Related, ...]]:
    """Return, for each article, up to five others, the most alike first. `analyses` are in the corpus' order.

    Articles of one text (`reprints`, by the one that stands for them) are not related but the same.
    """
    story = {slug: first for first, others in reprints.items() for slug in (first, *others)}
    things, known = _numbered({a.article.slug: _things(a, scores[a.article.slug], entities) for a in analyses})
    length = {slug: sqrt(sum(weight * weight for weight in own.values())) for slug, own in things.items()}
    found = {}
    for slug, candidates in _candidates(things).items():
        own, ranked = things[slug], []
        others = [other for other in candidates if story.get(other, other) != story.get(slug, slug)]
        for other in sorted(others, key=lambda each: (-candidates[each], each))[:_CANDIDATES]:
            theirs = things[other]
            shared = {thing: min(own[thing], theirs[thing]) for thing in own.keys() & theirs.keys()}
            if fsum(shared.values()) >= _LEAST_SHARED:
                product = fsum(own[thing] * theirs[thing] for thing in shared)
                ranked.append((-round(product / (length[slug] * length[other]), 4), other, shared))
        ranked.sort(key=lambda item: item[:2])
        found[slug] = tuple(
            Related(
                slug=other,
                reasons=_reasons({known[thing]: weight for thing, weight in shared.items()}, topics, entities),
            )
            for _, other, shared in ranked[:_RELATED]
        )
    return found


def _things(
    analysis: Analysis, scores: Iterable[TopicScore], entities: Mapping[Slug, Entity]
) -> Mapping[_Thing, float]:
    """Return what an article has, with weights: more for what it names often."""
    found: dict[_Thing, float] = {}
    for slug, number in Counter(mention.entity for mention in analysis.mentions).items():
        found["entity", slug] = _KIND_WEIGHT.get(entities[slug].kind, _OTHER_KIND) * (1 + log(number))
    found |= {("topic", score.topic): _TOPIC for score in scores if score.member}
    return found | {("word", word): weight for word, weight in analysis.words}


def _numbered(things: Mapping[Slug, Mapping[_Thing, float]]) -> tuple[dict[Slug, _Weights], Sequence[_Thing]]:
    """Return what each article has by the things' numbers, and the things by number."""
    known = sorted(set(chain.from_iterable(things.values())))
    numbers = {thing: number for number, thing in enumerate(known)}
    return {slug: {numbers[thing]: weight for thing, weight in own.items()} for slug, own in things.items()}, known


def _candidates(things: Mapping[Slug, _Weights]) -> dict[Slug, dict[Slug, float]]:
    """Return, for each article, others that stand near to it in the list of some thing's articles."""
    listed: dict[int, list[tuple[Slug, float]]] = defaultdict(list)
    for slug, own in things.items():
        for thing, weight in own.items():
            listed[thing].append((slug, weight))
    found: dict[Slug, dict[Slug, float]] = {slug: defaultdict(float) for slug in things}
    for articles in listed.values():
        for at, (one, weight) in enumerate(articles):
            for other, theirs in articles[at + 1 : at + 1 + _NEIGHBOURS]:
                shared = min(weight, theirs)
                found[one][other] += shared
                found[other][one] += shared
    return found


def _reasons(
    shared: Mapping[_Thing, float], topics: Mapping[Slug, Topic], entities: Mapping[Slug, Entity]
) -> tuple[str, ...]:
    ordered = sorted(shared, key=lambda thing: (-shared[thing], thing))
    names = [entities[Slug(name)].name for kind, name in ordered if kind == "entity"]
    titles = [topic.title for slug, topic in topics.items() if ("topic", slug) in shared]
    words = [word for kind, word in ordered if kind == "word" and shared["word", word] >= _TOLD]
    more = f" and {len(names) - _SAID} more" if len(names) > _SAID else ""
    said = {
        "both name": ", ".join(names[:_SAID]) + more,
        "both on": ", ".join(titles),
        "both speak of": ", ".join(f"“{word}”" for word in words[:_SAID]),
    }
    return tuple(f"{what} {which}" for what, which in said.items() if which)
