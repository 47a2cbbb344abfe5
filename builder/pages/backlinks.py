"""What refers to each entity, gathered once for all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from builder.config import Content
from builder.model import Analysis, Briefings, Corpus, Point, Quotation
from builder.schemas import RoleFile
from builder.slugs import Slug

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlinks:
    """By entity; only those to which something refers."""

    offices: Mapping[Slug, tuple[tuple[Slug, RoleFile], ...]]
    """Who held an office of it, and which; the latest first."""
    children: Mapping[Slug, tuple[Slug, ...]]
    """Whose owner or superior it is, by name."""
    related: Mapping[Slug, tuple[Slug, ...]]
    """Those that it names as worth a look, then those that name it."""
    topics: Mapping[Slug, Counter[Slug]]
    """Topics with articles that mention it, and how many."""
    defines: Mapping[Slug, tuple[Slug, ...]]
    """Topics whose definition names it."""
    briefed: Mapping[Slug, Counter[Slug]]
    """Topics whose briefing mentions it, and in how many points."""
    said: Mapping[Slug, tuple[tuple[Slug, Quotation], ...]]
    """Its words, with the article that quotes them, in the order of the corpus."""


def backlinks(briefings: Briefings, content: Content) -> Backlinks:
    """Gather everything that refers to an entity."""
    corpus = briefings.corpus
    offices: dict[Slug, list[tuple[Slug, RoleFile]]] = defaultdict(list)
    children: dict[Slug, list[Slug]] = defaultdict(list)
    related: dict[Slug, dict[Slug, None]] = defaultdict(dict)
    for slug, entity in sorted(content.entities.items(), key=lambda item: item[1].name.casefold()):
        for role in entity.roles:
            if role.of and role.of != slug:
                offices[role.of].append((slug, role))
        if entity.parent:
            children[entity.parent].append(slug)
        related[slug] = dict.fromkeys(entity.related) | related[slug]
        for other in entity.related:
            related[other][slug] = None
    for held in offices.values():
        held.sort(key=lambda item: beginning(item[1]), reverse=True)
    return Backlinks(
        offices=_frozen(offices),
        children=_frozen(children),
        related=_frozen(related),
        topics=_topics(corpus),
        defines=_defines(content),
        briefed=_briefed(briefings),
        said=_said(corpus),
    )


def beginning(role: RoleFile) -> str:
    """Return what puts roles in order: when one began, else when it ended, as far as known."""
    return role.start or role.end or ""


def _frozen(found: Mapping[Slug, Iterable[T]]) -> dict[Slug, tuple[T, ...]]:
    return {slug: tuple(each) for slug, each in found.items()}


def _topics(corpus: Corpus) -> dict[Slug, Counter[Slug]]:
    topics_of: dict[Slug, list[Slug]] = defaultdict(list)
    for topic, members in corpus.members.items():
        for article in members:
            topics_of[article].append(topic)
    return {
        slug: Counter(topic for article in {m.article for m in mentions} for topic in topics_of[article])
        for slug, mentions in corpus.mentions.items()
    }


def _defines(content: Content) -> dict[Slug, tuple[Slug, ...]]:
    found: dict[Slug, list[Slug]] = defaultdict(list)
    for slug, topic in content.topics.items():
        grouped = (entity for group in topic.groups.values() for entity in (*group.entities, *group.of))
        for entity in dict.fromkeys([*topic.entities, *grouped]):
            found[entity].append(slug)
    return _frozen(found)


def _briefed(briefings: Briefings) -> dict[Slug, Counter[Slug]]:
    articles = {analysis.article.slug: analysis for analysis in briefings.corpus.analyses}
    found: dict[Slug, Counter[Slug]] = defaultdict(Counter)
    for topic, briefing in briefings.topics.items():
        for point in briefing.points:
            for entity in sorted(set(_mentioned(point, articles))):
                found[entity][topic] += 1
    return found


def _mentioned(point: Point, articles: Mapping[Slug, Analysis]) -> Iterator[Slug]:
    for citation in point.citations:
        for mention in articles[citation.article].mentions:
            if mention.paragraph == citation.paragraph and citation.start <= mention.start < citation.end:
                yield mention.entity


def _said(corpus: Corpus) -> dict[Slug, tuple[tuple[Slug, Quotation], ...]]:
    found: dict[Slug, list[tuple[Slug, Quotation]]] = defaultdict(list)
    for analysis in corpus.analyses:
        for quotation in analysis.quotations:
            if quotation.speaker and quotation.direct:
                found[quotation.speaker].append((analysis.article.slug, quotation))
    return _frozen(found)
