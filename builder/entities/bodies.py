"""Bodies of countries: "the Ministry of Defence" of one country is not meant where the text speaks of another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from builder.entities.find import Found
from builder.entities.people import homes
from builder.entities.reading import Reading
from builder.entities.words import DAYS, FUNCTION_WORDS
from builder.schemas import Entity
from builder.slugs import Slug

_KINDS = frozenset({"government", "organisation", "law", "programme", "event"})

_LOCAL = frozenset("state college university student faculty county city provincial local prefectural church".split())
"""Before a body that no country has: "the state Senate"."""
_OFTEN = 3
_MOSTLY = 0.6
"""Names of what is of a country, and their share, from which an article speaks mostly of it."""
_NEAR = 4
"""Words between what is of a country and a body of it."""


def foreign(reading: Reading, name: Found, entity: Entity, entities: Mapping[Slug, Entity]) -> str | None:
    """Return what says that another country's body, law and so on is meant: "Kenya's Ministry of Defence"."""
    if entity.kind not in _KINDS:
        return None
    home = homes(entity.parent, entities)
    if not any(entities[slug].kind == "country" for slug in home):
        return None
    return _after(reading, name, home) or _before(reading, name, home)


def named_with_its_country(
    reading: Reading,
    name: Found,
    entity: Entity,
    sure: Mapping[int, Slug],
    spoken: Mapping[Slug, int],
    entities: Mapping[Slug, Entity],
) -> str | None:
    """Return what says that a body's short name means that of its country: "Takaichi will dissolve the House".

    `sure` are the entities of the article by the first words of their names, `spoken` how often what is of a country is
    named. Another chamber of the same parliament in the sentence is enough, or a name of the country right before it.
    Where the paragraph speaks of no other country, it is enough that it or the article mostly speaks of this one.
    """
    home = frozenset(slug for slug in homes(entity.parent, entities) if entities[slug].kind == "country")
    if entity.kind not in _KINDS or not home:
        return None
    begin, end = reading.sentence_words(name)
    for first, slug in ((n, sure[n]) for n in range(begin, end) if n in sure):
        other = entities[slug]
        if slug != entity.slug and other.parent == entity.parent and entities[entity.parent or slug].kind != "country":
            return f"'{reading.word(first)}' of the same sentence belongs with it"
    before = next(
        ((n, sure[n]) for n in range(name.first - 1, begin - 1, -1) if n in sure and _of(sure[n], entities)), None
    )
    near = before and before[0] in reading.beginning and name.first - reading.beginning[before[0]].last <= _NEAR
    if before and near and _of(before[1], entities) & home:
        return f"'{entities[before[1]].name}' before it is of the same country"
    if reading.key(name.first - 1) in ("a", "an", "another", "my", "her", "his", "your"):
        return None
    passage = reading.passage(name)
    around = [n for n, slug in sure.items() if passage.start <= reading.starts[n] < passage.end and _of(slug, entities)]
    if any(not _of(sure[n], entities) & home for n in around):
        return None
    if around:
        return f"'{reading.beginning[around[0]].surface}' and all else in its paragraph is of the same country"
    own, all_ = sum(spoken.get(slug, 0) for slug in home), sum(spoken.values())
    if own >= _OFTEN and own >= _MOSTLY * all_:
        return f"the article mostly speaks of {entities[min(home)].name}"
    return None


def spoken_of(sure: Mapping[int, Slug], entities: Mapping[Slug, Entity]) -> dict[Slug, int]:
    """Return how often the article surely names what is of each country."""
    return dict(Counter(country for slug in sure.values() for country in _of(slug, entities)))


def _of(slug: Slug, entities: Mapping[Slug, Entity]) -> frozenset[Slug]:
    """Return the countries that an entity is, is a body of, or held office in."""
    entity = entities[slug]
    tops = [slug, entity.parent, *(role.of for role in entity.roles)]
    above = frozenset[Slug]().union(*(homes(top, entities) for top in tops))
    return frozenset(one for one in above if entities[one].kind == "country")


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
        no_owner = reading.key(before - 1) in DAYS or reading.key(before - 1) in FUNCTION_WORDS
        return None if no_owner else f"'{reading.word(before - 1)}’s' before it says that it is another's"
    return None


def _elsewhere(reading: Reading, other: Found, home: frozenset[Slug]) -> bool:
    return "country" in reading.kinds(other) and all(claim.entity.slug not in home for claim in other.claims)
