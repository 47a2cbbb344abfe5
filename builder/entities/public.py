"""Whether an article is about public life at all.

In a text on gardening "Japanese maples" are no Japan and an "Apple tree" is no company. Where nothing in the article
can only be a country, an institution, a law, a person or a company, names that are words too prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.entities.catalogue import Claim
from builder.entities.find import Found
from builder.entities.hints import has_hints
from builder.entities.reading import Reading
from builder.entities.surnames import surname_claims
from builder.entities.words import (
    AUXILIARIES,
    CIVIC,
    FUNCTION_WORDS,
    NAMESAKES,
    NO_NOUNS,
    OFFICES,
    PUBLIC,
    SPEECH,
    STATES,
)
from builder.schemas import Entity

_FAR = 3
"""Words after a demonym that are looked through."""


def of_public_life(reading: Reading, names: Iterable[Found]) -> bool:
    """Say whether one of the names that stand by themselves shows it."""
    return any(_shows(reading, name) for name in names)


def namesake(reading: Reading, name: Found) -> str | None:
    """Return what right beside a name says that something else is called so: "Japan, the band", "White House, Ohio"."""
    before, after = reading.key(name.first - 1), name.last
    if before in NAMESAKES and reading.key(name.first - 2) in ("the", "a") and not reading.breaks(name.first):
        return f"{reading.word(name.first - 1)} {name.surface}"
    kinds = reading.kinds(name)
    if reading.key(after) == "," and reading.key(after + 1) in ("the", "a") and reading.key(after + 2) in NAMESAKES:
        return f"{name.surface}, {reading.key(after + 1)} {reading.word(after + 2)}"
    town = (
        reading.key(after) == ","
        and reading.capital(after + 1)
        and reading.key(after + 1) in STATES
        and not reading.capital(after + 2)
    )
    if town and before in ("in", "near", "of", "from", "to", "at") and kinds.isdisjoint({"place", "country", "person"}):
        return f"{name.surface}, {reading.word(after + 1)}"
    style = reading.key(after) == "-" and reading.key(after + 1) == "style" and kinds == {"place"}
    like = (
        reading.key(after) == "-" and reading.key(after + 1) == "like" and any(has_hints(c.entity) for c in name.claims)
    )
    return f"{name.surface}-{reading.word(after + 1)}" if style or like else None


def ordinary(reading: Reading, name: Found, entity: Entity) -> bool:
    """Say whether what follows a word may make it an ordinary one: "an Apple tree", "Meta, the cat"."""
    after = name.last
    if name.last > name.first + 1 or after >= len(reading.keys) or reading.breaks(after):
        return False
    if reading.key(after) == ",":
        return reading.key(after + 1) in ("the", "our", "my", "his", "her")
    key = reading.key(after)
    verb = key in FUNCTION_WORDS or key in SPEECH or key in NO_NOUNS or key in AUXILIARIES
    return (
        reading.word(after).isalpha() and reading.word(after).islower() and not verb and key not in entity.match.needs
    )


def _shows(reading: Reading, name: Found) -> bool:
    if "demonym" in reading.grounds(name):
        after = range(name.last, name.last + _FAR)
        return name.surface.endswith("s") or any(reading.key(n) in PUBLIC or reading.key(n) in OFFICES for n in after)
    surnames = surname_claims(name)
    return any(_sure(reading, claim, name) for claim in name.claims if claim not in surnames)


def _sure(reading: Reading, claim: Claim, name: Found) -> bool:
    if claim.ground not in ("name", "alias") or claim.entity.kind == "place":
        return False
    if claim.entity.kind == "country":
        return not CIVIC.isdisjoint(reading.said)
    return name.last > name.first + 1 or not has_hints(claim.entity)
