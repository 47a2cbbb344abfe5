"""Topics: how well an article fits a definition of phrases, entities and groups, with the evidence.

The score is the sum over the definition's signals of weight x (1 + ln n), n being how often the signal occurs: saying
"data center" ten times is more than once, but not ten times more (the sublinear term frequency of Manning, Raghavan
and Schütze, "Introduction to Information Retrieval", 6.4.1). What stands in the title counts three times.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from builder.model import TITLE, Analysis, TopicScore
from builder.schemas import GroupFile, Topic
from builder.slugs import Slug

_IN_TITLE = 3


def phrases_of(topics: Iterable[Topic]) -> set[str]:
    """Return every phrase that some topic asks for, in lower case."""
    found: set[str] = set()
    for topic in topics:
        found.update(phrase.lower() for phrase in topic.phrases)
        for group in topic.groups.values():
            found.update(phrase.lower() for phrase in group.phrases)
    return found


def score_topics(analysis: Analysis, topics: Mapping[Slug, Topic], names: Mapping[Slug, str]) -> tuple[TopicScore, ...]:
    """Score one article for every topic, in the topics' order. `names` gives the entities' names for the reasons."""
    phrases: Counter[str] = Counter()
    entities: Counter[Slug] = Counter()
    for hit in analysis.phrases:
        phrases[hit.phrase] += _IN_TITLE if hit.paragraph == TITLE else 1
    for mention in analysis.mentions:
        entities[mention.entity] += _IN_TITLE if mention.paragraph == TITLE else 1
    return tuple(_score(topic, phrases, entities, names) for topic in topics.values())


def _score(topic: Topic, phrases: Counter[str], entities: Counter[Slug], names: Mapping[Slug, str]) -> TopicScore:
    parts: list[tuple[float, str]] = []
    for phrase, weight in topic.phrases.items():
        if count := phrases[phrase.lower()]:
            parts.append((_part(weight, count), f"“{phrase}”{_times(count)}"))
    for slug, weight in topic.entities.items():
        if count := entities[slug]:
            parts.append((_part(weight, count), f"{names[slug]}{_times(count)}"))
    parts.sort(key=lambda part: (-part[0], part[1]))
    score = round(sum(part for part, _ in parts), 1)
    missing = tuple(name for name, group in topic.groups.items() if not _present(group, phrases, entities))
    return TopicScore(
        topic=topic.slug,
        score=score,
        member=score >= topic.threshold and not missing,
        reasons=tuple(f"{said}: {value:.1f}" for value, said in parts),
        missing=missing,
    )


def _part(weight: float, count: int) -> float:
    return round(weight * (1 + math.log(count)), 2)


def _times(count: int) -> str:
    return f" ×{count}" if count > 1 else ""


def _present(group: GroupFile, phrases: Counter[str], entities: Counter[Slug]) -> bool:
    return any(phrases[p.lower()] for p in group.phrases) or any(entities[s] for s in group.entities)
