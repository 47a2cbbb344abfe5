"""Bodies of countries: "the Ministry of Defence" of one country is not meant where the text speaks of another's."""

from __future__ import annotations

from collections.abc import Mapping

from builder.entities.find import Found
from builder.entities.people import homes
from builder.entities.reading import Reading
from builder.entities.words import DAYS
from builder.schemas import Entity
from builder.slugs import Slug

_KINDS = frozenset({"government", "organisation", "law", "programme", "event"})


def foreign(reading: Reading, name: Found, entity: Entity, entities: Mapping[Slug, Entity]) -> str | None:
    """Return what says that another country's body, law and so on is meant: "Kenya's Ministry of Defence"."""
    if entity.kind not in _KINDS:
        return None
    home = homes(entity.parent, entities)
    if not any(entities[slug].kind == "country" for slug in home):
        return None
    return _after(reading, name, home) or _before(reading, name, home)


def _after(reading: Reading, name: Found, home: frozenset[Slug]) -> str | None:
    if reading.key(name.last) != "of":
        return None
    after = name.last + 1 + (reading.key(name.last + 1) == "the")
    other = reading.beginning.get(after)
    if other is None:
        named = reading.capital(after) and reading.key(after) not in DAYS
        return f"'of {reading.word(after)}' says that it is another's" if named else None
    return f"'of {other.surface}' says that it is another country's" if _elsewhere(reading, other, home) else None


def _before(reading: Reading, name: Found, home: frozenset[Slug]) -> str | None:
    possessive = reading.key(name.first - 1) in ("'s", "'")
    before = name.first - possessive
    other = reading.ending.get(before)
    if other is not None:
        return (
            f"'{other.surface}' before it says that it is another country's"
            if _elsewhere(reading, other, home)
            else None
        )
    if possessive and reading.capital(before - 1) and not reading.opens(before - 1):
        day = reading.key(before - 1) in DAYS
        return None if day else f"'{reading.word(before - 1)}’s' before it says that it is another's"
    return None


def _elsewhere(reading: Reading, other: Found, home: frozenset[Slug]) -> bool:
    return "country" in reading.kinds(other) and all(claim.entity.slug not in home for claim in other.claims)
