"""What is left of a project in which something is wrong: enough to look at its articles, so that one run says all."""

from __future__ import annotations

from dataclasses import replace

from builder.config import Content
from builder.pipeline import Inputs
from builder.read import Seed
from builder.schemas import Entity
from builder.slugs import Slug


def sound(inputs: Inputs) -> Inputs:
    """Return the inputs without references to entities that are not there, and without topics, which are many such."""
    entities = {slug: _entity(entity, inputs.content) for slug, entity in inputs.content.entities.items()}
    content = replace(inputs.content, entities=entities, topics={})
    return replace(inputs, content=content, seeds=tuple(_seed(seed, content) for seed in inputs.seeds))


def _entity(entity: Entity, content: Content) -> Entity:
    known = content.entities
    return entity.model_copy(
        update={
            "parent": entity.parent if entity.parent in known else None,
            "related": tuple(other for other in entity.related if other in known),
            "roles": tuple(role for role in entity.roles if role.of is None or role.of in known),
        }
    )


def _seed(seed: Seed, content: Content) -> Seed:
    if seed.override is None or all(slug in content.entities for slug in seed.override.file.link.values()):
        return seed
    link: dict[str, Slug] = {text: slug for text, slug in seed.override.file.link.items() if slug in content.entities}
    return replace(seed, override=replace(seed.override, file=seed.override.file.model_copy(update={"link": link})))
