"""The catalogue as the finder needs it: which entity claims which name, and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from builder.contributed import problem_at
from builder.entities.words import LEGAL_FORMS, PRONOUNS
from builder.errors import Problem
from builder.model import Analysis
from builder.schemas import Entity
from builder.slugs import Slug

Ground = Literal["name", "alias", "demonym", "capital", "short"]
_RANK: dict[Ground, int] = {"name": 0, "alias": 1, "demonym": 2, "capital": 3, "short": 4}
_KNIGHTS = ("Sir", "Dame")
"""Who are called by their first names: "Sir Keir"."""
_SHOWN = 3
"""Articles that a warning names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One entity's claim to a name."""

    entity: Entity
    ground: Ground
    """`short` needs the full name in the same article, `capital` that the government is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All claims, by the name claimed."""

    entities: Mapping[Slug, Entity]
    exact: Mapping[str, tuple[Claim, ...]]
    """Names whose capitals must agree, as written."""
    folded: Mapping[str, tuple[Claim, ...]]
    """Names whose capitals do not matter, in lower case."""
    national: Mapping[str, tuple[Claim, ...]]
    """Demonyms and capitals, as written: what means a country only by its place in the sentence."""


def make_catalogue(entities: Mapping[Slug, Entity]) -> Catalogue:
    """Gather the claims of all entities; each claims a name once, on its strongest ground."""
    exact: dict[str, dict[Slug, Claim]] = {}
    folded: dict[str, dict[Slug, Claim]] = {}
    national: dict[str, dict[Slug, Claim]] = {}
    for slug in sorted(entities):
        entity = entities[slug]
        for name, ground in _names(entity):
            if name.lower() in PRONOUNS and not name.isupper():
                continue
            any_case = entity.match.case == "any" and ground != "short"
            for spelling in _spellings(name):
                if ground in ("demonym", "capital"):
                    table = national.setdefault(spelling, {})
                else:
                    table = folded.setdefault(spelling.lower(), {}) if any_case else exact.setdefault(spelling, {})
                if slug not in table or _RANK[ground] < _RANK[table[slug].ground]:
                    table[slug] = Claim(entity=entity, ground=ground)
    return Catalogue(
        entities=entities,
        exact={name: tuple(claims.values()) for name, claims in exact.items()},
        folded={name: tuple(claims.values()) for name, claims in folded.items()},
        national={name: tuple(claims.values()) for name, claims in national.items()},
    )


def contested(catalogue: Catalogue, analyses: Iterable[Analysis] = ()) -> list[Problem]:
    """Return a warning for each name that two entities claim outright, with the articles where that left it open."""
    problems = []
    touched = _left_open(analyses)
    for table, other in ((catalogue.exact, catalogue.folded), (catalogue.folded, {})):
        for name, claims in sorted(table.items()):
            claims += other.get(name.lower(), ())
            outright = [claim.entity for claim in claims if claim.ground != "short"]
            if len(outright) > 1:
                others = ", ".join(entity.path for entity in outright[1:])
                text = f"the name '{name}' is claimed by {others} too; it stays unlinked until one gives it up"
                text += _where(touched.get(name.lower(), []))
                problems.append(_at_name(outright[0], name, text))
    return problems


def _at_name(entity: Entity, name: str, text: str) -> Problem:
    """Return a warning where an entity's file claims a name, or about the file where it says so in other letters."""
    claimed = [("name",), *(("aliases", number) for number in range(len(entity.aliases)))]
    said = (entity.name, *entity.aliases)
    at = next((place for place, each in zip(claimed, said, strict=True) if name in (each, each.lower())), None)
    if at is None or not Path(entity.path).is_file():
        return Problem(path=entity.path, text=text, severity="warning")
    return replace(problem_at(Path(entity.path), at, text), severity="warning")


def without_legal_form(name: str) -> str | None:
    """Return a company's name without "Inc.", "Corp." and the like; None where it has none."""
    words = name.split()
    kept = list(words)
    while len(kept) > 1 and kept[-1].rstrip(".").lower() in LEGAL_FORMS:
        kept.pop()
    return " ".join(kept).rstrip(",") if len(kept) < len(words) else None


def surname_first(entity: Entity) -> str | None:
    """Return a person's name with its two words turned round; None where it has not two."""
    words = entity.name.split()
    return f"{words[1]} {words[0]}" if entity.kind == "person" and len(words) == 2 else None


def _names(entity: Entity) -> Iterable[tuple[str, Ground]]:
    yield entity.name, "name"
    yield from ((alias, "alias") for alias in entity.aliases)
    yield from ((short, "short") for short in entity.short_forms)
    if turned := surname_first(entity):
        yield turned, "short"
    if entity.kind == "person" and " " in entity.name:
        yield from ((f"{title} {entity.name.split()[0]}", "short") for title in _KNIGHTS)
    yield from ((demonym, "demonym") for demonym in entity.demonyms)
    yield from ((city, "capital") for city in entity.capital)
    if entity.kind == "product":
        yield from ((f"{name}s", "alias") for name in (entity.name, *entity.aliases) if name[-1].isdigit())
    if entity.kind == "company":
        for name in (entity.name, *entity.aliases):
            if bare := without_legal_form(name):
                yield bare, "alias" if " " in bare else "short"


def _spellings(name: str) -> set[str]:
    """Return the name with straight and with curly apostrophes, white space folded as in articles."""
    name = " ".join(name.split())
    return {name, name.replace("'", "’"), name.replace("’", "'")}


def _left_open(analyses: Iterable[Analysis]) -> dict[str, list[str]]:
    """Return the articles by the names in them that stayed open, in lower case."""
    touched: dict[str, list[str]] = {}
    for analysis in sorted(analyses, key=lambda analysis: analysis.article.seed):
        for name in sorted({name.surface.lower() for name in analysis.ambiguous if len(name.candidates) > 1}):
            touched.setdefault(name, []).append(analysis.article.seed)
    return touched


def _where(seeds: list[str]) -> str:
    if not seeds:
        return ""
    more = f" and {len(seeds) - _SHOWN} more" if len(seeds) > _SHOWN else ""
    return f"; it stands in {', '.join(seeds[:_SHOWN])}{more}"
