"""The catalogue as the finder needs it: which entity claims which name, and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.errors import Problem
from builder.schemas import Entity
from builder.slugs import Slug

Ground = Literal["name", "alias", "short"]
_RANK: dict[Ground, int] = {"name": 0, "alias": 1, "short": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One entity's claim to a name."""

    entity: Entity
    ground: Ground
    """`short` needs the full name before it in the same article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All claims, by the name claimed."""

    entities: Mapping[Slug, Entity]
    exact: Mapping[str, tuple[Claim, ...]]
    """Names whose capitals must agree, as written."""
    folded: Mapping[str, tuple[Claim, ...]]
    """Names whose capitals do not matter, in lower case."""


def make_catalogue(entities: Mapping[Slug, Entity]) -> Catalogue:
    """Gather the claims of all entities; each claims a name once, on its strongest ground."""
    exact: dict[str, dict[Slug, Claim]] = {}
    folded: dict[str, dict[Slug, Claim]] = {}
    for slug in sorted(entities):
        entity = entities[slug]
        for name, ground in _names(entity):
            any_case = entity.match.case == "any" and ground != "short"
            for spelling in _spellings(name):
                table = folded.setdefault(spelling.lower(), {}) if any_case else exact.setdefault(spelling, {})
                if slug not in table or _RANK[ground] < _RANK[table[slug].ground]:
                    table[slug] = Claim(entity=entity, ground=ground)
    return Catalogue(
        entities=entities,
        exact={name: tuple(claims.values()) for name, claims in exact.items()},
        folded={name: tuple(claims.values()) for name, claims in folded.items()},
    )


def contested(catalogue: Catalogue) -> list[Problem]:
    """Return a warning for each name that two entities claim outright: it will never be linked."""
    problems = []
    for table, other in ((catalogue.exact, catalogue.folded), (catalogue.folded, {})):
        for name, claims in sorted(table.items()):
            claims += other.get(name.lower(), ())
            outright = [claim.entity for claim in claims if claim.ground != "short"]
            if len(outright) > 1:
                others = ", ".join(entity.path for entity in outright[1:])
                text = f"the name '{name}' is claimed by {others} too; it stays unlinked until one gives it up"
                problems.append(Problem(path=outright[0].path, text=text, severity="warning"))
    return problems


def _names(entity: Entity) -> Iterable[tuple[str, Ground]]:
    yield entity.name, "name"
    yield from ((alias, "alias") for alias in entity.aliases)
    yield from ((short, "short") for short in entity.short_forms)


def _spellings(name: str) -> set[str]:
    """Return the name with straight and with curly apostrophes, white space folded as in articles."""
    name = " ".join(name.split())
    return {name, name.replace("'", "’"), name.replace("’", "'")}
