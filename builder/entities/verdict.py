"""What became of a name: an entity with its evidence, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from builder.entities.acronyms import Definition
from builder.entities.catalogue import Claim
from builder.entities.find import Found
from builder.slugs import Slug

_KINDS = {"government": "government body", "law": "law or policy"}
"""What a person would call a kind."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a name: an entity, or why there is none."""

    entity: Slug | None
    rule: str = ""
    said: str = ""
    """The evidence, or why it stays open."""
    candidates: tuple[Slug, ...] = ()


def by_definition(definition: Definition) -> Verdict:
    """Return the verdict on an acronym that the article introduces."""
    slugs = tuple(claim.entity.slug for claim in definition.claims)
    if len(slugs) == 1:
        return Verdict(slugs[0], "acronym", f"the article says that it stands for '{definition.long}'")
    return Verdict(None, said=f"the article says that it stands for '{definition.long}'", candidates=slugs)


def by_claim(name: Found, claim: Claim) -> Verdict:
    """Return the verdict for the one entity that a name can mean by itself."""
    return Verdict(claim.entity.slug, claim.ground, f"'{name.surface}' is {called_by(claim)}")


def called_by(claim: Claim) -> str:
    """Return what a name is to the entity that claims it: its name, or another one."""
    entity = claim.entity
    if claim.ground != "name":
        return f"another name for {entity.name}"
    return f"the {'full ' if entity.kind == 'person' else ''}name of this {_KINDS.get(entity.kind, entity.kind)}"
