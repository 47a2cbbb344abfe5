"""What people decided, and parts of topics: what an article belongs to in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model import Decision, TopicScore
from builder.schemas import Topic
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class Settling:
    """The scores of one article, its topics, and what people decided about it."""

    scores: Mapping[Slug, TopicScore]
    topics: Mapping[Slug, Topic]
    parts: Mapping[Slug, Sequence[Slug]]
    """By topic: those that it is the parent of."""
    decided: Mapping[Slug, Decision]

    def score(self, slug: Slug) -> TopicScore:
        """Return the score for a topic with what decides in the end: a person, else the score, else a part."""
        own = self.scores[slug]
        if self.decided.get(slug) == "pin":
            return replace(own, member=True, ground="pin", reasons=("placed here by a contributor", *own.reasons))
        if self._banned(slug):
            return replace(own, member=False, ground="ban", against=("kept out by a contributor", *own.against))
        parts = self.parts.get(slug, ())
        if own.member or not (part := next((p for p in parts if self.score(p).member), None)):
            return own
        said = f"{self.topics[part].title}, a part of this topic"
        return replace(own, member=True, ground="part", reasons=(said, *own.reasons))

    def _banned(self, slug: Slug) -> bool:
        """A ban from the whole is one from its parts, but for those that a person placed the article in."""
        if slug in self.decided:
            return self.decided[slug] == "ban"
        parent = self.topics[slug].parent
        return parent is not None and self._banned(parent)
