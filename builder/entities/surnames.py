"""Surnames that need no introduction, and those that are also something else: a city, or somebody else's name.

All news writes "Trump" of one man without his full name. The catalogue says of whom this holds (`aliases: [Trump]`),
and here is asked whether the article may mean somebody else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from builder.entities.catalogue import Claim
from builder.entities.find import Found
from builder.entities.longer import office_before
from builder.entities.people import homes
from builder.entities.reading import Reading
from builder.entities.words import BEFORE_CITY, DAYS, FUNCTION_WORDS, HEADS, OFFICES, SPEECH
from builder.schemas import Entity
from builder.slugs import Slug

_WOMEN_OF = frozenset("mrs miss lady".split())
"""Before a surname, and mostly of a wife."""
_FORMS = {
    **dict.fromkeys(("mr", "mister", "sir", "lord"), "man"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "baroness", "madam", "madame"), "woman"),
}
"""Forms of address, and whose they are."""
_NEAR_PLACES = frozenset("near outside around across downtown central greater".split())
_CITIES = frozenset("mayor city town suburb university streets skyline".split())
_TRUST = frozenset("trust confidence faith interest believe believes believed belief hope invest investment".split())
_PUBLIC = frozenset({"country", "government", "organisation", "law"})


def surname_claims(name: Found) -> list[Claim]:
    """Return the claims of people to one word: their surname, whether it needs the full name or not."""
    single = name.last == name.first + 1
    people = [claim for claim in name.claims if claim.entity.kind == "person"]
    return [
        c for c in people if c.ground == "short" or (c.ground == "alias" and single and _of_the_name(c.entity, name))
    ]


def addressed(reading: Reading, number: int) -> str | None:
    """Return "man" or "woman" where the form of address before a word says it."""
    return None if reading.breaks(number) else _FORMS.get(reading.key(number - 1).rstrip("."))


def of_a_wife(reading: Reading, number: int) -> bool:
    """Say whether "Lady" stands before a surname: mostly the wife of a "Sir"."""
    return reading.key(number - 1) == "lady" and not reading.breaks(number)


def _of_the_name(person: Entity, name: Found) -> bool:
    """Say whether a word is part of a person's name, and no name of its own ("Jokowi")."""
    said = name.surface.lower()
    return any(said == word.lower() for word in (*person.name.split(), *person.short_forms))


def outright_claims(name: Found) -> list[Claim]:
    """Return the claims that need no introduction, those of people's surnames not among them."""
    surnames = surname_claims(name)
    return [claim for claim in name.claims if claim.ground in ("name", "alias") and claim not in surnames]


def well_known(
    reading: Reading, name: Found, person: Entity, present: Collection[Slug], entities: Mapping[Slug, Entity]
) -> str | None:
    """Return why a surname alone means the person whom the catalogue lists with it; None where it may not.

    `present` are the entities that the article names otherwise.
    """
    before = name.first - 1
    if reading.key(before) in _WOMEN_OF and not reading.breaks(name.first):
        return None
    if reading.opens(name.first) and reading.key(name.first) in reading.lowered:
        return None
    if reading.passage(name).style != "text" and _follows_a_name(reading, name.first):
        return None
    where = frozenset(person.related).union(*(homes(role.of, entities) for role in person.roles))
    public = any(entities[slug].kind == "country" for slug in where if slug in entities)
    about = next((slug for slug in sorted(present) if slug in where), None) or next(
        (slug for slug in sorted(present) if public and entities[slug].kind in _PUBLIC), None
    )
    if about is None:
        return None
    return f"news calls {person.name} so without the full name, and the article speaks of {entities[about].name}"


def places(reading: Reading, names: Iterable[Found]) -> frozenset[str]:
    """Return the surnames that the article also uses of a city: "near Austin", "mayor of Austin", "Austin, Texas"."""
    return frozenset(name.surface for name in names if surname_claims(name) and _is_place(reading, name))


def in_a_place(reading: Reading, name: Found) -> bool:
    """Say whether a preposition makes a name a place's."""
    before = reading.key(name.first - 1)
    return (
        before in BEFORE_CITY or before in ("to", "from") or (before == "of" and reading.key(name.first - 2) in _CITIES)
    )


def _is_place(reading: Reading, name: Found) -> bool:
    before, above = reading.key(name.first - 1), reading.key(name.first - 2)
    if reading.breaks(name.first):
        return False
    if before in _NEAR_PLACES or (before == "of" and above in _CITIES):
        return True
    if reading.key(name.last) == "," and (state := reading.beginning.get(name.last + 1)) and before not in ("and", ","):
        return reading.kinds(state) == {"place"}
    return before == "in" and above not in _TRUST and reading.key(name.last) not in ("'s", "'")


def _follows_a_name(reading: Reading, number: int) -> bool:
    """Say whether the word before, in a line of capitals, may be a first name."""
    key = reading.key(number - 1)
    if reading.opens(number) or reading.touching(number) or not reading.capital(number - 1):
        return False
    known = key in FUNCTION_WORDS or key in OFFICES or key in SPEECH or key in DAYS or key in reading.lowered
    return not known and office_before(reading, number) is None


def turned_bearer(name: Found, longer: str) -> bool:
    """Say whether a longer name is somebody's whose surname stands first, as in the catalogue: "Kim Min-seok"."""
    words = longer.split()
    return (
        len(words) > 1
        and words[0] == name.surface
        and all(word[:1].isupper() and word.lower() not in HEADS for word in words[1:])
        and any(claim.entity.name.split()[0] == name.surface for claim in surname_claims(name))
    )
