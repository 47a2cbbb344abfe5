"""Bodies of countries: "the Ministry of Defence" of one country is not meant where the text speaks of another's."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from builder.entities.find import Found
from builder.entities.people import homes
from builder.entities.reading import Reading
from builder.entities.words import CHAMBERS_HAVE, DAYS, FUNCTION_WORDS
from builder.schemas import Entity
from builder.slugs import Slug

_KINDS = frozenset({"government", "organisation", "law", "programme", "event"})

_PACTS = frozenset({"law", "programme"})
_LOCAL = frozenset("state college university student faculty county city provincial local prefectural church".split())
"""Before a body that no country has: "the state Senate"."""
_OF_STATES = frozenset("assemblymember assemblymembers assemblyman assemblywoman statehouse".split())
_OF_A_STATE = "legislature"
"""Of whom an article speaks that is about a federal state, whose chambers are called like those of its country; the
last with a capital alone."""
_ANYBODYS = frozenset("a an another my her his your our their".split())
_OFTEN = 3
_MOSTLY = 0.5
"""Names of what is of a country, and their share, from which an article speaks mostly of it."""
_BACK = 20
"""Names of a body before one that are looked through for whose it is."""
_NEAR = 4
"""Words between what is of a country and a body of it."""


def foreign(reading: Reading, name: Found, entity: Entity, entities: Mapping[Slug, Entity]) -> str | None:
    """Return what says that another country's body, law and so on is meant: "Kenya's Ministry of Defence"."""
    if entity.kind not in _KINDS:
        return None
    home = homes(entity.parent, entities)
    if not any(_governed(entities[slug]) for slug in home):
        return None
    if said := _by_itself(reading, name, entity, home):
        return said
    if entity.kind != "government" or _with_its_country(reading, name, home):
        return None
    said = _spoken_of(reading, name, entity, home)
    return f"where the article last says whose it is, {said}" if said else None


def _spoken_of(reading: Reading, name: Found, entity: Entity, home: frozenset[Slug]) -> str | None:
    """Return what says so of the nearest name before that tells whose body is meant: it is meant here as well."""
    claiming = reading.claiming[entity.slug]
    at = bisect_left(claiming, name.first, key=lambda other: other.first)
    for other in reversed(claiming[max(0, at - _BACK) : at]):
        if other.surface != name.surface or _with_its_country(reading, other, home):
            return None
        if said := _by_itself(reading, other, entity, home):
            return said
    return None


def _by_itself(reading: Reading, name: Found, entity: Entity, home: frozenset[Slug]) -> str | None:
    """Return what says so right beside a name."""
    return _after(reading, name, home) or _before(reading, name, home) or _of_a_place(reading, name, entity)


def _with_its_country(reading: Reading, name: Found, home: frozenset[Slug]) -> bool:
    """Say whether its own country stands beside a body: "the U.S. Department of State", "the Diet of Japan"."""
    after = name.last + 1 + (reading.key(name.last + 1) == "the")
    beside = [reading.ending.get(name.first - (reading.key(name.first - 1) in ("'s", "'")))]
    beside += [reading.beginning.get(after)] if reading.key(name.last) in ("of", "in") else []
    return any(claim.entity.slug in home for owner in beside if owner for claim in owner.claims)


class Spoken:
    """Of which countries an article speaks by what it surely names: bodies, people in office, the countries themselves.

    That a place lies in another country speaks against one, but that it lies in one says nothing of its bodies: a
    federal state has a House of its own.
    """

    def __init__(self, reading: Reading, sure: Mapping[int, Slug], entities: Mapping[Slug, Entity]) -> None:
        """Count them, by paragraph and in all; `sure` are entities by the first words of their names."""
        self.sure, self.entities = sure, entities
        self._of: dict[Slug, frozenset[Slug]] = {}
        self._in: dict[int, dict[frozenset[Slug], list[Slug]]] = {}
        self._times: Counter[Slug] = Counter()
        for first, slug in sorted(sure.items()):
            if (name := reading.beginning.get(first)) and (countries := self.of(slug)):
                self._in.setdefault(reading.passage(name).number, {}).setdefault(countries, []).append(slug)
                self._times.update(countries if self.speaks(slug) else ())

    def of(self, slug: Slug) -> frozenset[Slug]:
        """Return the countries that an entity is, is a body of, or held office in."""
        if (found := self._of.get(slug)) is None:
            entity = self.entities[slug]
            tops = [slug, entity.parent, *(role.of for role in entity.roles)]
            above = frozenset[Slug]().union(*(homes(top, self.entities) for top in tops))
            found = self._of[slug] = frozenset(one for one in above if _governed(self.entities[one]))
        return found

    def speaks(self, slug: Slug) -> bool:
        """Say whether naming an entity is speaking of its country; naming a place is not."""
        return self.entities[slug].kind != "place"

    def only(self, home: frozenset[Slug], passage: int) -> str | None:
        """Return what shows that a paragraph, or else the article, speaks of one country and hardly any other."""
        around = self._in.get(passage, {})
        if any(not countries & home for countries in around):
            return None
        speaking = [slug for slugs in around.values() for slug in slugs if self.speaks(slug)]
        if speaking:
            return f"'{self.entities[min(speaking)].name}', like all in its paragraph, is of the same country"
        own = sum(self._times[slug] for slug in home)
        if own >= _OFTEN and own >= _MOSTLY * self._times.total():
            return f"the article mostly speaks of {self.entities[min(home)].name}"
        return None

    def between(self, pact: frozenset[Slug], passage: int) -> str | None:
        """Return what shows that a paragraph speaks of all countries of a pact, and of no other."""
        if self._spoken_in(passage) != pact:
            return None
        names = " and ".join(self.entities[slug].name for slug in sorted(pact))
        return f"its paragraph speaks of {names}, and no other"

    def of_others(self, entity: Entity, passage: int) -> str | None:
        """Return what shows that a paragraph speaks of a pact of the same name that others have made."""
        pact, spoken = pact_of(entity, self.entities), self._spoken_in(passage)
        if not pact or pact <= spoken or spoken <= pact:
            return None
        return f"its paragraph speaks of {self.entities[min(spoken - pact)].name}, which has no part in it"

    def _spoken_in(self, passage: int) -> frozenset[Slug]:
        around = self._in.get(passage, {})
        return frozenset[Slug]().union(*(one for one, slugs in around.items() if any(map(self.speaks, slugs))))

    def foremost(self, home: frozenset[Slug]) -> bool:
        """Say whether an article names no country, and what is of it, more than this one."""
        own = max((self._times[slug] for slug in home), default=0)
        return own > 0 and own == max(self._times.values())


def named_with_its_country(reading: Reading, name: Found, entity: Entity, spoken: Spoken) -> str | None:
    """Return what says that a body's short name means that of its country: "Takaichi will dissolve the House".

    Another chamber of the same parliament in the sentence is enough, or a name of the country right before it. Where
    the paragraph speaks of no other country, it is enough that it or the article mostly speaks of this one. What
    several countries agreed on ("the Technology Prosperity Deal") is theirs where it speaks of them all and no other.
    """
    entities, sure = spoken.entities, spoken.sure
    if pact := pact_of(entity, entities):
        return spoken.between(pact, reading.passage(name).number)
    home = frozenset(slug for slug in homes(entity.parent, entities) if _governed(entities[slug]))
    if entity.kind not in _KINDS or not home:
        return None
    begin, end = reading.sentence_words(name)
    for first, slug in ((n, sure[n]) for n in range(begin, end) if n in sure):
        other = entities[slug]
        if slug != entity.slug and other.parent == entity.parent and not _governed(entities[entity.parent or slug]):
            return f"'{reading.word(first)}' of the same sentence belongs with it"
    before = next(
        (
            n
            for n in range(name.first - 1, begin - 1, -1)
            if n in sure and n in reading.beginning and spoken.of(sure[n]) and spoken.speaks(sure[n])
        ),
        None,
    )
    if before is not None and spoken.of(sure[before]) & home and name.first - reading.beginning[before].last <= _NEAR:
        return f"'{entities[sure[before]].name}' before it is of the same country"
    if reading.key(name.first - 1) in _ANYBODYS:
        return None
    if entity.parent and not _governed(entities[entity.parent]) and _of_a_state(reading):
        return None
    if reading.key(name.last) in CHAMBERS_HAVE and spoken.foremost(home):
        return f"'{name.surface} {reading.word(name.last)}' is of a chamber, and no country is named more than its own"
    return spoken.only(home, reading.passage(name).number)


def _of_a_state(reading: Reading) -> bool:
    named = _OF_A_STATE in reading.said and _OF_A_STATE not in reading.lowered
    return named or not reading.said.isdisjoint(_OF_STATES)


def pact_of(entity: Entity, entities: Mapping[Slug, Entity]) -> frozenset[Slug]:
    """Return the countries that have agreed on what is of none of them alone; none where it is no such thing."""
    countries = frozenset(slug for slug in entity.related if entities[slug].kind == "country")
    return countries if entity.kind in _PACTS and entity.parent is None and len(countries) > 1 else frozenset()


def _governed(entity: Entity) -> bool:
    """Say whether an entity has bodies of its own: a country, or a union that has a capital."""
    return entity.kind == "country" or bool(entity.capital)


def _after(reading: Reading, name: Found, home: frozenset[Slug]) -> str | None:
    if reading.key(name.last) not in ("of", "in"):
        return None
    said = reading.key(name.last)
    after = name.last + 1 + (reading.key(name.last + 1) == "the")
    other = reading.beginning.get(after)
    if other is None:
        if reading.key(after) in _LOCAL:
            return f"'{said} the {reading.word(after)}' says that it is no country's"
        named = said == "of" and reading.capital(after) and reading.key(after) not in DAYS
        return f"'{said} {reading.word(after)}' says that it is another's" if named else None
    return f"'{said} {other.surface}' says that it is another country's" if _elsewhere(reading, other, home) else None


def _before(reading: Reading, name: Found, home: frozenset[Slug]) -> str | None:
    if reading.key(name.first - 1) in _LOCAL and not reading.breaks(name.first):
        return f"'{reading.word(name.first - 1)}' before it says that it is no country's"
    possessive = reading.key(name.first - 1) in ("'s", "'")
    before = name.first - possessive
    other = reading.ending.get(before)
    if other is not None:
        return (
            f"'{other.surface}' before it says that it is another country's"
            if _elsewhere(reading, other, home)
            else None
        )
    if possessive and reading.capital(before - 1):
        owner = reading.key(before - 1)
        its_own = any(slug.startswith(owner) for slug in home)  # “Europe’s” laws are those of the European Union
        no_owner = its_own or owner in DAYS or owner in FUNCTION_WORDS
        return None if no_owner else f"'{reading.word(before - 1)}’s' before it says that it is another's"
    return None


def _of_a_place(reading: Reading, name: Found, entity: Entity) -> str | None:
    """Return what says that a body is a federal state's or a city's: "North Carolina House Speaker"."""
    place = reading.ending.get(name.first - (reading.key(name.first - 1) in ("'s", "'")))
    if entity.kind != "government" or place is None or reading.breaks(name.first) or reading.kinds(place) != {"place"}:
        return None
    return f"'{place.surface}' before it says that it is no country's"


def _elsewhere(reading: Reading, other: Found, home: frozenset[Slug]) -> bool:
    return "country" in reading.kinds(other) and all(claim.entity.slug not in home for claim in other.claims)
