"""What is known of an article's names so far: what each means, and who is named in full where.

Each step of resolving asks it and adds to it, so that the next one can rest on what is sure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.entities.acronyms import Definition, definitions, occurrences
from builder.entities.bearers import Appearance, Bearers
from builder.entities.bodies import Spoken, foreign
from builder.entities.catalogue import Claim
from builder.entities.find import Found
from builder.entities.hints import fit
from builder.entities.longer import longer_name
from builder.entities.people import other_bearer
from builder.entities.public import of_public_life
from builder.entities.reading import Reading
from builder.entities.surnames import addressed, of_a_wife, places, surname_claims, turned_bearer
from builder.entities.verdict import Verdict
from builder.schemas import Entity
from builder.slugs import Slug

_INTRODUCING = frozenset({"name", "alias", "acronym", "role"})


@dataclass(frozen=True, slots=True)
class Seen:
    """Where an entity was first named in full."""

    surface: str
    place: str
    first: int


class Known:
    """The names of one article and what is known of each so far."""

    def __init__(self, reading: Reading, entities: Mapping[Slug, Entity], date: str | None) -> None:
        self.reading = reading
        self.entities = entities
        self.date = date
        self.defined = {short: self._meant(made) for short, made in definitions(reading).items()}
        self.names = sorted([*reading.found, *occurrences(reading, self.defined)], key=lambda name: name.start)
        self.longer = self._longer_names()
        self.done: dict[int, Verdict] = {}
        self.sure: dict[int, Slug] = {}
        self.named: dict[Slug, Seen] = {}
        self.present: set[Slug] = set()
        self.bearers: dict[str, list[Appearance]] = {}
        self.full: dict[Slug, list[Appearance]] = {}
        self.since: dict[Slug, int] = {}
        self.borne: dict[str, Bearers] = {}
        self.places = places(reading, [name for name in self.names if name.first not in self.longer])
        self.public = of_public_life(reading, [name for name in self.names if name.first not in self.longer])
        for name in self.names:
            if (longer := self.longer.get(name.first)) is None:
                surnames = surname_claims(name)
                self.present.update(c.entity.slug for c in name.claims if c.ground != "short" and c not in surnames)
            elif surname_claims(name) and (other := other_bearer(self.reading, name, longer)):
                self._appears(name, name.surface, other)
            elif turned_bearer(name, longer):
                self._appears(name, name.surface, longer)

    def note(self, name: Found, verdict: Verdict) -> None:
        """Add what became of a name."""
        self.done[name.first] = verdict
        if verdict.entity is not None:
            self.sure[name.first] = verdict.entity
            if self.reading.passage(name).number:
                self.since[verdict.entity] = min(name.first, self.since.get(verdict.entity, name.first))
        if name.last > name.first + 1 and name.first not in self.longer and "person" in self.reading.kinds(name):
            if (slug := verdict.entity) is not None:
                appearance = Appearance(name.first, self.reading.passage(name).number, name.surface, slug)
                self.full.setdefault(slug, []).append(appearance)
            else:
                self._appears(name, name.surface.split()[-1], name.surface)
        introduces = verdict.rule in _INTRODUCING and not (verdict.rule == "alias" and surname_claims(name))
        if verdict.entity is not None and (introduces or " " in name.surface):
            seen = self.named.get(verdict.entity)
            if seen is None or name.first < seen.first:
                self.named[verdict.entity] = Seen(name.surface, self.reading.place(name), name.first)

    def surely(self, name: Found, kinds: Collection[str]) -> bool:
        """Say whether a name is already known to mean an entity of one of the kinds."""
        entity = self.sure.get(name.first)
        return entity is not None and self.entities[entity].kind in kinds

    def companies(self) -> list[Slug]:
        """Return the companies that the article surely names so far, by their slugs."""
        return sorted(slug for slug in set(self.sure.values()) if self.entities[slug].kind == "company")

    @cached_property
    def spoken(self) -> Spoken:
        """The countries of what is sure before short forms are decided."""
        return Spoken(self.reading, self.sure, self.entities)

    def bearers_of(self, surname: str, people: Sequence[Claim]) -> Bearers:
        """Return who bears a surname; `people` are those of the catalogue."""
        if surname not in self.borne:
            named = [one for claim in people for one in self.full.get(claim.entity.slug, ())]
            known = next((claim.entity.slug for claim in people if claim.ground == "alias"), None)
            self.borne[surname] = Bearers([*self.bearers.get(surname, ()), *named], known)
        return self.borne[surname]

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """By surname, whether the article first addresses a man or a woman by it: “Sir Keir”, “Mr Son”.

        “Lady” tells only before a full name: before a surname it is mostly of a wife.
        """
        forms: dict[str, str] = {}
        for name in self.names:
            lone = name.last == name.first + 1
            if name.first in self.longer or "person" not in self.reading.kinds(name):
                continue
            if not (lone and of_a_wife(self.reading, name.first)) and (said := addressed(self.reading, name.first)):
                forms.setdefault(name.surface.split()[-1], said)
        return forms

    def _meant(self, definition: Definition) -> Definition:
        """Return what an acronym stands for, less those whom its long form does not mean where it stands."""
        name = definition.name
        if name is None:
            return definition
        claims = tuple(
            claim
            for claim in definition.claims
            if fit(self.reading, name, claim.entity).answer != "no"
            and not foreign(self.reading, name, claim.entity, self.entities)
        )
        return replace(definition, claims=claims)

    def _appears(self, name: Found, surname: str, full: str) -> None:
        """Note that somebody whom the catalogue does not know bears a surname."""
        appearance = Appearance(name.first, self.reading.passage(name).number, full, None)
        self.bearers.setdefault(surname, []).append(appearance)

    def _longer_names(self) -> dict[int, str]:
        """Return the longer names that found ones are part of; running text says what headlines cannot."""
        longer: dict[int, str] = {}
        pairs: set[tuple[str, str]] = set()
        reading = self.reading
        for text in (True, False):
            for name in reversed(self.names):
                if (reading.passage(name).style == "text") is not text:
                    continue
                if said := longer_name(reading, name, pairs, longer):
                    longer[name.first] = said
                    before, after = said.startswith(name.surface), said.endswith(name.surface)
                    if not before:
                        pairs.add((reading.key(name.first - 1), reading.key(name.first)))
                    if not after:
                        pairs.add((reading.key(name.last - 1), reading.key(name.last)))
        return longer
