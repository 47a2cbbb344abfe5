"""Entities and their ties as nodes and edges of pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.model import Tie
from builder.pages.parts import count, href
from builder.pages.site import Site
from builder.pictures.svg import LABEL, Edge, Node, fits
from builder.schemas import Entity
from builder.slugs import Slug


def node(slug: Slug, origin: str, site: Site, said: str) -> Node:
    """Return an entity as a node that links to its page, none where that is `origin`; `said` is told of it."""
    entity = site.entity(slug)
    label = _label(entity)
    named = label if label == entity.name else f"{label} ({entity.name})"
    target = f"entities/{slug}.md"
    return Node(
        label=label,
        title=f"{named}: {said}",
        kind=entity.kind,
        target="" if target == origin else href(origin, target),
    )


def together(tie: Tie) -> str:
    """Return how often two names stand together, in words."""
    sentences = f", {count(tie.sentences, 'sentence')}" if tie.sentences else ""
    return count(tie.articles, "article") + sentences


def ties_among(slugs: Sequence[Slug], site: Site) -> list[tuple[Slug, Tie]]:
    """Return each tie between two of `slugs` once, with the one of them that comes first; the strongest first."""
    place = {slug: number for number, slug in enumerate(slugs)}
    found: dict[frozenset[Slug], tuple[Slug, Tie]] = {}
    for slug in slugs:
        for tie in site.corpus.together.get(slug, ()):
            if tie.entity in place:
                found.setdefault(frozenset((slug, tie.entity)), (slug, tie))
    return sorted(found.values(), key=lambda item: (-item[1].strength, place[item[0]], place[item[1].entity]))


def edges(ties: Iterable[tuple[Slug, Tie]], slugs: Sequence[Slug], site: Site) -> list[Edge]:
    """Return ties as edges between the nodes of `slugs`."""
    place = {slug: number for number, slug in enumerate(slugs)}
    return [
        Edge(
            one=place[slug],
            other=place[tie.entity],
            strength=tie.strength,
            title=f"{site.entity(slug).name} and {site.entity(tie.entity).name}: {together(tie)}",
        )
        for slug, tie in ties
    ]


def _label(entity: Entity) -> str:
    """Return the name, or the longest of its aliases that fits where the name does not."""
    if fits(entity.name, LABEL):
        return entity.name
    return max((alias for alias in entity.aliases if fits(alias, LABEL)), key=len, default=entity.name)
