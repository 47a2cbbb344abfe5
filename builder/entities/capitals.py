"""Capitals and demonyms: when "Tokyo" is Japan's government, and when "Japanese" is Japan.

News says "Beijing warned" and "between Washington and Tokyo" of governments, "in Beijing" and "Tokyo-based" of cities.
The words around decide; where they do not, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.entities.find import Found
from builder.entities.governing import QUOTES, acts, is_form
from builder.entities.reading import Reading
from builder.entities.words import (
    ACTING_FOR,
    AFFAIRS,
    BEFORE_CITY,
    BEFORE_GOVERNMENT,
    CALLED_SO,
    DESCENT,
    FUNCTION_WORDS,
    GOVERNED,
    LANGUAGE,
    MOVING,
    NO_NOUNS,
    PUBLIC,
    SPEAKING,
    STAKES,
    VIEWS,
    WEIGHING,
)
from builder.schemas import Entity
from builder.slugs import Slug

_JOINTS = frozenset({"and", "or", "-", "/", "nor"})
_EDGES = ("|", "\n\n", "")
"""What stands around a cell of a table, and around a line."""
_SETTLED = frozenset("american canadian australian british".split())
"""Of countries to which people came from others."""
_BETWEEN = frozenset(
    "talks tensions summit war border treaty deal agreement project venture cooperation dialogue forum".split()
)
"""What is between two countries, besides their affairs."""
_NOUN_WITHIN = 3
"""Words after two demonyms among which their noun is."""
_NO_SUBJECT = frozenset("of to from for on the a an its".split())
"""Before the name of a capital that is not the subject of its sentence."""
_OF_A_SUBJECT = frozenset(
    "said says told tells announced announces declined declines added adds confirmed confirms unveiled agreed denied"
    " argued wrote has had will would is was could may might should".split()
)
"""Verbs that are no nouns, as "plans" and "claims" are."""
_ASKED = frozenset(
    "want wants wanted need needs expect expects expected seek seeks sought ask asks demand demands".split()
)
_CLOSING = frozenset("”’»\"'")
_MUNICIPAL = frozenset(
    "city disaster fire local mayor mayoral metropolitan municipal provincial regional traffic".split()
)
"""What governments of cities and regions are called, and care for, in a capital too."""
_ADMINISTERED = frozenset(("administration", "administrations"))
"""“Kyiv’s military administration”: that of the city; a country’s has no such word before it."""
_MONEY = frozenset("$€£¥")
_ENGLISH = frozenset({"english", "mandarin"})
"""Languages that are no demonym of the catalogue."""
_IN_A_ROW = frozenset({",", "and", "or", "(", ")", "as", "in"})
"""What stands beside the names of languages in a row."""
_SENT = frozenset("delegates delegation diplomats envoys ministers negotiators officials official staff".split())
"""Whom one sends to a city as well."""
_FAR = 4
"""Words that are looked through for a verb or a noun."""
_LONGEST_ROW = 20
"""Names in a row that are looked past for what they do together."""
_LISTED = 5
"""Names in a row that are looked through for the preposition before them."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What the name of a capital stands for, and what says so."""

    means: Literal["government", "city", "unknown"]
    said: str


def sense(reading: Reading, name: Found) -> Sense:
    """Return what the name of a capital stands for here."""
    first, partners = _row(reading, name)
    before = reading.key(first - 1)
    if reading.key(name.last) == "-" and reading.touching(name.last) and name.last + 1 not in reading.beginning:
        return Sense("city", f"'{name.surface}-{reading.word(name.last + 1)}' speaks of the city")
    if owning := _possessing(reading, name):
        return owning
    if before in BEFORE_CITY and not reading.breaks(first) and reading.key(first - 2) not in VIEWS:
        return Sense("city", f"'{reading.word(first - 1)} {name.surface}' speaks of the city")
    return (
        _prefixed(reading, name, first)
        or _preceded(reading, name, first)
        or _coordinated(reading, name, first, partners)
        or _acting(reading, name, first)
        or Sense("unknown", "nothing beside it says whether the government or the city is meant")
    )


def shared(name: Found, present: Collection[Slug], entities: Mapping[Slug, Entity]) -> str | None:
    """Return the other country of the article that is called so as much: North Korea, for "Korea"."""
    mine = {c.entity.slug for c in name.claims if c.entity.kind == "country" and _ends_a_name(c.entity, name)}
    if not mine:
        return None
    others = (entities[slug] for slug in sorted(present) if slug not in mine)
    return next((one.name for one in others if one.kind == "country" and _ends_a_name(one, name)), None)


def _ends_a_name(country: Entity, name: Found) -> bool:
    """Say whether a country's name or its adjective ends with a word and is longer."""
    return any(one.endswith(f" {name.surface}") for one in (country.name, *country.demonyms))


def is_language(reading: Reading, name: Found) -> bool:
    """Say whether a demonym names the language ("a Japanese-language paper") or the money ("Australian $60")."""
    after = reading.key(name.last)
    if after in _MONEY or _alone_in_a_list(reading, name) or _among_languages(reading, name):
        return True
    if after == "-":
        return reading.key(name.last + 1) in LANGUAGE or reading.key(name.last + 1) == "speaking"
    if after in LANGUAGE:
        return True
    before, last = reading.key(name.first - 1), name.last
    while reading.key(last) in ("and", "or", ",") and reading.capital(last + 1):
        last += 2
    after = reading.key(last)
    noun = after.isalpha() and not reading.breaks(last) and after not in NO_NOUNS
    if before == "the" or noun or reading.breaks(name.first) or name.surface.endswith("s"):
        return False
    if before in ("and", "or"):
        other = reading.ending.get(name.first - 1)
        return other is not None and other.claims[0].ground == "demonym" and is_language(reading, other)
    return before in SPEAKING


def _among_languages(reading: Reading, name: Found) -> bool:
    """Say whether a demonym stands in a row with English, and the row before no noun: "English, French (France) or"."""
    before, last = reading.key(name.first - 1), name.last
    if before not in _IN_A_ROW and reading.key(last) not in _IN_A_ROW - {"as", "in"}:
        return False
    (begin, end), first = reading.sentence_words(name), name.first
    while first > begin and (reading.capital(first - 1) or reading.key(first - 1) in _IN_A_ROW):
        first -= 1
    while last < end and (reading.capital(last) or reading.key(last) in _IN_A_ROW):
        last += 1
    if _ENGLISH.isdisjoint(reading.keys[first:last]) or before == "the":
        return False
    after = reading.key(last)
    return last >= end or not after.isalpha() or after in NO_NOUNS or after in FUNCTION_WORDS


def _alone_in_a_list(reading: Reading, name: Found) -> bool:
    """Say whether nothing else stands in the cell or the line: of languages there are lists, of adjectives none."""
    before, after = reading.key(name.first - 1), reading.key(name.last)
    return before in _EDGES and after in (*_EDGES, "(")


def is_called_so(reading: Reading, name: Found) -> bool:
    """Say whether a demonym is part of what a dish, a people or the like is called: "Japanese maples"."""
    if reading.word(name.first - 1) == "The" and not reading.opens(name.first - 1) and reading.alone(name):
        return not name.surface.endswith("s")  # the newspaper
    if reading.key(name.first - 1) == "-" and reading.key(name.first - 2) in DESCENT:
        return True
    if _of_descent(reading, name):
        return True
    for number in range(name.last, name.last + 2):
        if reading.key(number) in CALLED_SO and not reading.capital(number) and not reading.breaks(number):
            return True
        if not reading.word(number).isalpha() or reading.breaks(number):
            return False
    return False


def _of_descent(reading: Reading, name: Found) -> bool:
    """Say whether a demonym is half of what somebody is by descent: "an Indian-American scientist", but no talks."""
    ahead = reading.key(name.last) == "-"
    other = reading.beginning.get(name.last + 1) if ahead else reading.ending.get(name.first - 1)
    if other is None or reading.key(name.last if ahead else name.first - 1) != "-":
        return False
    pair = {reading.key(name.first), reading.key(other.first)}
    if "demonym" not in reading.grounds(other) or pair.isdisjoint(_SETTLED):
        return False
    after = other.last if ahead else name.last
    between = (reading.key(number) for number in range(after, after + _NOUN_WITHIN) if not reading.breaks(number))
    return not any(key in AFFAIRS or key in PUBLIC or key in _BETWEEN for key in between)


def is_a_name_alone(reading: Reading, name: Found) -> bool:
    """Say whether a demonym that no noun follows says or plans something itself: "American said" is an airline.

    Of its people one says "an American said" or "Americans said".
    """
    opens = reading.opens(name.first) or reading.key(name.first - 1) in (",", "that", "”", '"')
    return opens and reading.key(name.last) in _OF_A_SUBJECT and not name.surface.endswith(("s", "ese"))


def _row(reading: Reading, name: Found) -> tuple[int, list[Found]]:
    """Return where the row of names joined with this one begins, and the others in it."""
    first, partners = name.first, []
    for _ in range(_LISTED):
        joint = first - 1
        if not (reading.key(joint) in _JOINTS or reading.key(joint) == ",") or _dash(reading, joint):
            break
        joint -= reading.key(joint - 1) == "," and reading.key(joint) != ","
        other = reading.ending.get(joint)
        if other is None or not _national(other):
            break
        partners.append(other)
        first = other.first
    last = name.last
    for _ in range(_LISTED):
        other = _next_in_row(reading, last)
        if other is None:
            break
        partners.append(other)
        last = other.last
    return first, partners


def _next_in_row(reading: Reading, last: int) -> Found | None:
    """Return the country or capital that a comma or an "and" joins to a name."""
    comma = reading.key(last) == ","
    joint = last + (comma and reading.key(last + 1) in _JOINTS)
    if (reading.key(joint) not in _JOINTS and not comma) or _dash(reading, joint):
        return None
    other = reading.beginning.get(joint + 1)
    return other if other is not None and _national(other) else None


def _dash(reading: Reading, joint: int) -> bool:
    """Say whether a joint is a dash with space around it, which parts: "SEOUL – Washington will"."""
    return reading.key(joint) == "-" and not reading.touching(joint)


def _national(name: Found) -> bool:
    return any(c.entity.kind == "country" and c.ground != "demonym" for c in name.claims)


def _prefixed(reading: Reading, name: Found, first: int) -> Sense | None:
    """Look for "pro-Beijing", which no city has."""
    if reading.key(first - 1) == "-" and reading.key(first - 2) in ("pro", "anti", "non"):
        return Sense("government", f"'{reading.word(first - 2)}-{name.surface}' speaks of the government")
    return None


def _possessing(reading: Reading, name: Found) -> Sense | None:
    if reading.key(name.last) not in ("'s", "'"):
        return None
    for number in range(name.last + 1, name.last + 1 + _FAR):
        if not reading.key(number).replace("-", "").isalnum() or reading.capital(number):
            break
        if reading.key(number) in _MUNICIPAL or reading.key(number + 1) in _ADMINISTERED:
            return Sense("city", f"'{name.surface}’s {reading.word(number)}' is a city's")
        if reading.key(number) in AFFAIRS:
            return Sense("government", f"'{name.surface}’s {reading.word(number)}' is a government's")
    return None


def _preceded(reading: Reading, name: Found, first: int) -> Sense | None:
    before, above = reading.key(first - 1), reading.key(first - 2)
    if reading.breaks(first):
        return None
    above = reading.key(first - 3) if above in _CLOSING else above
    weighing = above in WEIGHING and not (before == "to" and above in _SENT)
    if before in BEFORE_GOVERNMENT or (before in ("from", "on", "to", "of") and weighing):
        said = f"{reading.word(first - 2)} {reading.word(first - 1)}" if above in WEIGHING else reading.word(first - 1)
        return Sense("government", f"'{said} {name.surface}' speaks of the government")
    if before == "on" and above not in MOVING and reading.key(first - 3) != "based":
        return Sense("government", f"'{reading.word(first - 2)} on {name.surface}' speaks of the government")
    if before in ("for", "to") and above in STAKES:
        return Sense("government", f"'{reading.word(first - 2)} {before} {name.surface}' speaks of the government")
    if before in ("from", "of") and (asked := _asked(reading, first - 1)):
        return Sense("government", f"'{reading.word(asked)} … {before} {name.surface}' asks something of a government")
    if before in ("for", "in") and above in (ACTING_FOR if before == "for" else VIEWS):
        return Sense("government", f"'{reading.word(first - 2)} {before} {name.surface}' speaks of the government")
    if is_form(before, GOVERNED):
        return Sense("government", f"'{reading.word(first - 1)} {name.surface}' is done to a government")
    return None


def _asked(reading: Reading, before: int) -> int:
    """Return the verb that makes something come of or from a government: "wants something else from"."""
    for number in range(before - 1, before - _FAR, -1):
        if reading.key(number) in _ASKED:
            return number
        if not reading.key(number).isalpha() or reading.key(number) == "to" or reading.capital(number):
            return 0
    return 0


def _coordinated(reading: Reading, name: Found, first: int, partners: list[Found]) -> Sense | None:
    """Take "Washington and Tokyo" for governments, unless a preposition before them may lead to cities."""
    if not partners or (
        reading.key(first - 1) in ("from", "to", "of", "on", "for", "and", ",") and not reading.breaks(first)
    ):
        return None
    after = _row_end(reading, name)
    after += reading.key(after) in QUOTES
    acting = reading.key(after).isalpha() and reading.key(after) not in NO_NOUNS and not reading.capital(after)
    if reading.key(name.first - 1) == "-" or reading.key(name.last) == "-" or acting or acts(reading, after):
        return Sense("government", f"it stands beside {partners[0].surface} as a government does")
    return None


def _row_end(reading: Reading, name: Found) -> int:
    """Return the word after the row of names that begins with this one."""
    last = name.last
    for _ in range(_LONGEST_ROW):
        other = _next_in_row(reading, last)
        if other is None:
            break
        last = other.last
    return last


def _acting(reading: Reading, name: Found, first: int) -> Sense | None:
    """Look for what a government does: "Beijing has long sought"."""
    if reading.key(first - 1) in _NO_SUBJECT and not reading.breaks(first):
        return None
    if verb := acts(reading, _row_end(reading, name)):
        return Sense("government", f"'{name.surface} … {verb}' speaks of a government")
    return None
