"""People: who is meant by a surname, by an office with a surname, or by a name with the surname first.

A surname is borne by many whom the catalogue does not know. It means somebody only where the article says the full
name or an office that this person held, and names nobody else of that surname.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from builder.entities.find import Found
from builder.entities.longer import office_before
from builder.entities.reading import Reading
from builder.entities.spelling import written
from builder.entities.words import FORMER, LEADING, OFFICES, REIGNS
from builder.schemas import Entity, RoleFile
from builder.slugs import Slug

_SAME = {
    "pm": "prime minister", "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "ceo": "chief executive officer", "cfo": "chief financial officer", "coo": "chief operating officer",
    "cto": "chief technology officer", "adviser": "advisor", "defence": "defense", "labour": "labor",
    "chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman", "cofounder": "co founder",
}  # fmt: skip
"""Words of offices that stand for others."""
_SMALL = frozenset("of for the and - , co in to at 's '".split()) - {"co"}
_RANKS = frozenset("vice deputy assistant under former".split())
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is called by before the name."""

    said: str
    words: frozenset[str]
    past: bool
    """Whether it says "former" or the like."""
    of: frozenset[Slug]
    """Entities that stand right before it: "Japan's Prime Minister", "Microsoft President"."""


def office(reading: Reading, name: Found) -> Office | None:
    """Return the office that stands before a name."""
    first = office_before(reading, name.first)
    if first is None:
        return None
    keys = reading.keys[first : name.first]
    owner = reading.ending.get(first) or (reading.ending.get(first - 1) if reading.key(first - 1) == "'s" else None)
    past = not FORMER.isdisjoint(keys) or reading.key(first - 1) in FORMER
    return Office(
        said=" ".join(reading.text[reading.starts[first] : reading.ends[name.first - 1]].split()),
        words=_plain(" ".join(keys)) - FORMER - {"acting", "incoming", "interim", "elect"},
        past=past,
        of=frozenset(claim.entity.slug for claim in owner.claims) if owner else frozenset(),
    )


def reign(
    reading: Reading,
    name: Found,
    person: Entity,
    date: str | None,
    present: Collection[Slug],
    entities: Mapping[Slug, Entity],
) -> str | None:
    """Return the title by which a person led the government that is called so: "the Biden administration"."""
    if reading.key(name.last) not in REIGNS or reading.breaks(name.last):
        return None
    for role in person.roles:
        led = any(_plain(role.title) & LEADING and not part & _RANKS for part in _parts(role.title))
        country = role.of is not None and role.of in entities and entities[role.of].kind == "country"
        if led and country and role.of in present and _at(role, date, True):
            return role.title
    return None


def held(
    person: Entity, called: Office, date: str | None, present: Collection[Slug], entities: Mapping[Slug, Entity]
) -> str | None:
    """Return the title of the role by which a person may be called so in an article of that date.

    A title said in part, or one that many bear ("President"), needs the role's country or company in the article.
    """
    for role in person.roles:
        home = homes(role.of, entities)
        if called.of and home and called.of.isdisjoint(home):
            continue
        if not _at(role, date, called.past):
            continue
        for part in _parts(role.title):
            own = part - _names(role.of, entities)
            ranks = own & _RANKS
            if not called.words or not called.words <= part or not ranks <= called.words:
                continue
            whole = called.words == own and len(own) > 1
            if whole or not home.isdisjoint(present):
                return role.title
    return None


def ever(person: Entity, called: Office) -> bool:
    """Say whether a person's roles have an office of these words at all, whenever and wherever."""
    parts = [part for role in person.roles for part in _parts(role.title)]
    return any(called.words <= part and part & _RANKS <= called.words for part in parts)


def with_its_owner(reading: Reading, name: Found, person: Entity, entities: Mapping[Slug, Entity]) -> str | None:
    """Return the company beside a surname where the person has a role: "Mr. Son of SoftBank", "OpenAI's Altman"."""
    beside = [reading.beginning.get(name.last + 1)] if reading.key(name.last) == "of" else []
    if reading.key(name.first - 1) in ("'s", "'"):
        beside.append(reading.ending.get(name.first - 1))
    for owner in beside:
        slugs = {claim.entity.slug for claim in owner.claims if claim.ground != "short"} if owner else set()
        for role in person.roles:
            if owner and role.of in slugs and entities[role.of].kind in ("company", "organisation"):
                return f"'{owner.surface}' beside '{name.surface}': {person.name} was {role.title} there"
    return None


def other_bearer(reading: Reading, name: Found, longer: str) -> str | None:
    """Return the name of somebody else of this surname, where the longer name is one: "Hunter Biden"."""
    before = reading.word(name.first - 1)
    if not reading.capital(name.first - 1) or not longer.startswith(before):
        return None
    return longer if len(written(before)) == 1 or not before.isupper() else None


def same_person(reading: Reading, name: Found, person: Entity) -> bool:
    """Say whether first name and initial stand before the surname: "Joe R. Biden"."""
    initial = reading.word(name.first - 1)
    return (
        len(written(initial)) == 1
        and initial[:1].isupper()
        and reading.key(name.first - 2) == written(person.name.split()[0]).lower()
    )


def homes(of: Slug | None, entities: Mapping[Slug, Entity]) -> frozenset[Slug]:
    """Return the entity that a role belongs to, and those above it."""
    above: list[Slug] = []
    while of and of not in above and of in entities:
        above.append(of)
        of = entities[of].parent
    return frozenset(above)


def _at(role: RoleFile, date: str | None, past: bool) -> bool:
    """Say whether a person may be called by a role at a date, as precisely as both are known."""
    if date is None:
        return True
    if role.start and date < role.start[: len(date)] and not role.start.startswith(date):
        return False
    if past or not role.end:
        return True
    return date[: len(role.end)] <= role.end[: len(date)]


@lru_cache(maxsize=4096)
def _parts(title: str) -> tuple[frozenset[str], ...]:
    """Return the words of each office that a title holds: "Chairman and Chief Executive Officer" holds two."""
    pieces = re.split(r",\s*(?:and\s+)?|\s+and\s+", title)
    if all(_plain(piece) & OFFICES for piece in pieces):
        return tuple(_plain(piece) for piece in pieces)
    halves = title.split(" and ", 1)
    if len(halves) == 2 and all(_plain(half) & OFFICES for half in halves):
        return tuple(_plain(half) for half in halves)
    return (_plain(title),)


def _plain(text: str) -> frozenset[str]:
    words = _WORD.findall(written(text).lower())
    return frozenset(part for word in words for part in _SAME.get(word, word).split()) - _SMALL


def _names(of: Slug | None, entities: Mapping[Slug, Entity]) -> frozenset[str]:
    """Return the words by which a title names what it belongs to: "of Japan"."""
    if of is None or of not in entities or entities[of].kind not in ("country", "company"):
        return frozenset()
    entity = entities[of]
    return frozenset(word for name in (entity.name, *entity.aliases) for word in _plain(name))
