"""Topic definitions as articles are compared with them: phrases in lower case, groups spelt out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from builder.schemas import Entity, GroupFile, Topic
from builder.slugs import Slug

Key = tuple[Literal["phrase", "entity"], str]
"""What is looked for: a phrase in lower case, or an entity's slug."""
Signals = Mapping[Key, tuple[str, float]]
"""What people read of each, and its weight."""
_MATTERS = frozenset({"event", "law", "product", "technology"})
"""Kinds of entities that an article is about as it is about a word: an attack, a law, a chip."""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of which an article must have some."""

    keys: frozenset[Key]
    least: int
    """How often."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A topic, prepared."""

    topic: Topic
    signals: Signals
    against: Signals
    never: Signals
    groups: Mapping[str, Group]
    actors: frozenset[Key]
    """Signals that name somebody, or a place: not what is done, made or ruled."""

    @property
    def keys(self) -> Iterator[Key]:
        """Return all that the topic asks for."""
        return chain(self.signals, self.against, self.never, *(group.keys for group in self.groups.values()))


def phrases_of(topics: Iterable[Topic]) -> set[str]:
    """Return every phrase that some topic asks for, in lower case."""
    found: set[str] = set()
    for topic in topics:
        groups = (group.phrases for group in topic.groups.values())
        for phrases in (topic.phrases, topic.against.phrases, topic.never.phrases, *groups):
            found.update(phrase.lower() for phrase in phrases)
    return found


def define(topic: Topic, entities: Mapping[Slug, Entity]) -> Definition:
    """Return a topic prepared. Every entity that it names is one of `entities`."""
    never = topic.never
    return Definition(
        topic=topic,
        signals=_signals(topic.phrases, topic.entities, entities),
        against=_signals(topic.against.phrases, topic.against.entities, entities),
        never=_signals(dict.fromkeys(never.phrases, 0.0), dict.fromkeys(never.entities, 0.0), entities),
        groups={name: _group(group, entities) for name, group in topic.groups.items()},
        actors=frozenset(("entity", slug) for slug in topic.entities if entities[slug].kind not in _MATTERS),
    )


def belonging(slugs: Iterable[Slug], entities: Mapping[Slug, Entity]) -> frozenset[Slug]:
    """Return the entities `slugs` and all that belong to them: parts at any depth, and holders of their offices."""
    found = set(slugs)
    while new := {
        slug
        for slug, entity in entities.items()
        if slug not in found and (entity.parent in found or any(role.of in found for role in entity.roles))
    }:
        found |= new
    return frozenset(found)


def _signals(
    phrases: Mapping[str, float], slugs: Mapping[Slug, float], entities: Mapping[Slug, Entity]
) -> dict[Key, tuple[str, float]]:
    found: dict[Key, tuple[str, float]] = {}
    for phrase, weight in phrases.items():
        found["phrase", phrase.lower()] = (f"“{phrase}”", weight)
    for slug, weight in slugs.items():
        found["entity", slug] = (entities[slug].name, weight)
    return found


def _group(group: GroupFile, entities: Mapping[Slug, Entity]) -> Group:
    keys: set[Key] = {("phrase", phrase.lower()) for phrase in group.phrases}
    slugs = {*group.entities, *belonging(group.of, entities)}
    return Group(keys=frozenset(keys.union(("entity", slug) for slug in slugs)), least=group.least)
