"""Topics: how well an article fits a definition of phrases, entities and groups, with the evidence.

`builder.definitions` prepares the YAML for comparing, `evidence` gathers what an article has, `score` compares it with
one topic, `settle` adds what people decided (`decisions`) and counts parts for their wholes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from builder.definitions import define
from builder.model import Analysis, Decision, TopicScore
from builder.schemas import Entity, Topic
from builder.slugs import Slug
from builder.topics.decisions import decisions, wrong_decisions
from builder.topics.evidence import evidence
from builder.topics.score import score
from builder.topics.settle import Settling

_UNDECIDED: Mapping[Slug, Decision] = MappingProxyType({})


class Scorer:
    """Scores articles for all topics, in the topics' order."""

    def __init__(self, topics: Mapping[Slug, Topic], entities: Mapping[Slug, Entity]) -> None:
        """Prepare the definitions. Every entity that they name is one of `entities`, every parent one of `topics`."""
        self._topics = topics
        self._definitions = {slug: define(topic, entities) for slug, topic in topics.items()}
        self._keys = frozenset(chain.from_iterable(each.keys for each in self._definitions.values()))
        self._parts: dict[Slug, list[Slug]] = defaultdict(list)
        for slug, topic in topics.items():
            if topic.parent:
                self._parts[topic.parent].append(slug)

    def __call__(self, analysis: Analysis, decided: Mapping[Slug, Decision] = _UNDECIDED) -> tuple[TopicScore, ...]:
        """Return how well an article fits each topic. `decided` is what people decided about it, by topic."""
        found = evidence(analysis, self._keys)
        scores = {slug: score(definition, found) for slug, definition in self._definitions.items()}
        settling = Settling(scores, self._topics, self._parts, decided)
        return tuple(settling.score(slug) for slug in self._topics)


__all__ = ["Scorer", "decisions", "wrong_decisions"]
