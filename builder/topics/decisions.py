"""Placing: articles that a contributor put into a topic or kept out of it, in the file of the one or of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builder.config import Content
from builder.contributed import problem_at
from builder.errors import Problem, nearest
from builder.model import Decision
from builder.slugs import ArticleId, Slug
from builder.yamltext import Path as YamlPath


@dataclass(frozen=True, slots=True)
class _Said:
    """A decision, and where it stands."""

    article: ArticleId
    topic: Slug
    decision: Decision
    file: str
    at: YamlPath


def decisions(content: Content) -> dict[ArticleId, dict[Slug, Decision]]:
    """Return what people decided, by article and topic."""
    found: dict[ArticleId, dict[Slug, Decision]] = defaultdict(dict)
    for said in _said(content):
        found[said.article][said.topic] = said.decision
    return dict(found)


def wrong_decisions(content: Content, articles: Iterable[ArticleId]) -> Iterator[Problem]:
    """Return what is wrong with the decisions; one about an article that is not there is a warning."""
    known = frozenset(articles)
    first: dict[tuple[ArticleId, Slug], _Said] = {}
    for said in _said(content):
        where = Path(said.file)
        other = first.setdefault((said.article, said.topic), said)
        if other.decision != said.decision:
            text = f"{other.file} says `{other.decision}` of '{said.article}' and '{said.topic}'; keep one of the two"
            yield problem_at(where, said.at, text)
        if said.at[0] != "topics" and said.article not in known:
            text = f"there is no raw article '{said.article}'.{nearest(said.article, known)}"
            yield replace(problem_at(where, said.at, text), severity="warning")


def _said(content: Content) -> Iterator[_Said]:
    """Return all decisions, those of topics first."""
    both: tuple[Decision, ...] = ("pin", "ban")
    for decision in both:
        for topic in content.topics.values():
            for number, article in enumerate(getattr(topic, decision)):
                yield _Said(ArticleId(article), topic.slug, decision, topic.path, (decision, number))
        for id_, override in content.overrides.items():
            for number, slug in enumerate(getattr(override.file.topics, decision)):
                yield _Said(id_, slug, decision, override.path, ("topics", decision, number))
