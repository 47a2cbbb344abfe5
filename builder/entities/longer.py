"""Longer names: "Bank of Japan" is not Japan, and "Hunter Biden" is not the Biden that the catalogue knows.

Capitalised neighbours make one name with what stands between them, except where grammar says otherwise: a title or an
office, a weekday, the beginning of a sentence, another name of the catalogue that goes with it. What cannot be told is
taken for a longer name: a name that stays unlinked costs less than a wrong link.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from builder.entities.find import Found
from builder.entities.reading import Reading
from builder.entities.words import (
    ADDRESS,
    DAYS,
    FOLLOWERS,
    FUNCTION_WORDS,
    GENERIC_ACRONYMS,
    HEADS,
    LEGAL_FORMS,
    OFFICES,
    PARTISANS,
    PARTS,
    PORTFOLIOS,
    PREFIXES,
    REGIONS,
    RELATIONS,
    STATES,
    TRADES,
)

Pairs = Collection[tuple[str, str]]
"""Names and neighbours, folded, that make a longer name somewhere in running text."""

_TERRITORIAL = frozenset({"country", "place"})
_BODIES = frozenset({"government", "organisation", "law", "programme", "event", "technology", "product"})
_AUTHORITIES = frozenset({"government", "organisation"})
_NO_TITLES = frozenset({"company", "product", "place"})
"""Kinds whose names stand right before no surname of their own people, unless with an office."""
_DIRECTIONS = frozenset(
    "north south east west upper lower great saint san st port fort mount mt los las el santa air".split()
)
_CONTINENTAL = frozenset("latin central african native meso indigenous hispanic".split())
"""Before a demonym, at the beginning of a sentence too: of a part of a continent, or of some of a people."""
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_REPORTERS = frozenset("reg cir supp cas".split())
"""How the names of collections of laws and rulings go on: "91 Fed. Reg. 12884"."""
_SETTLEMENTS = frozenset("city town village ward prefecture".split())
_JOINING = frozenset("and of for the - , in and/or".split())
_ROOMS = frozenset("room lawn wing garden hall rotunda floor steps gate".split())
_TEAMS = frozenset("team miss air radio made visit samurai".split())
"""Before a country, at the beginning of a sentence too, and part of a name."""
_ROMANCE = frozenset("de da di du del des dos".split())
"""“Of”, in names of Romance languages."""
_OF_SURNAMES = frozenset("al el ben bin ibn".split())
"""Before a hyphen, of a surname that says where its bearers came from, and of none in the catalogue."""
_OF_AN_AGE = frozenset("gen generation".split())
_GIVEN = frozenset("an do in no so to".split())
"""Function words that are also given names, which in running text only a name has with a capital: "Lao An"."""
_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x".split())
_MODIFIED = ("ed", "based", "made", "era", "style", "born", "wide", "only", "run", "built")
_ENDINGS = ("ly", "ing", "ed")
_SCHOOLS = frozenset(
    "university college institute institution school academy museum library hospital center centre bank court council "
    "association society foundation".split()
)
"""Nouns at the end of a name that more follows in another name: "Tokyo University of Science"."""
_REACH = 8
"""Words that an office or a row of capitals is followed for."""
_GENERAL_NOUNS = frozenset("government republic embassy consulate kingdom people economy".split())

_NO_HEADS = OFFICES | _GENERAL_NOUNS | _ROOMS | FUNCTION_WORDS | LEGAL_FORMS
_NO_PARTS = DAYS | FOLLOWERS | FUNCTION_WORDS | PARTISANS | {"big"}  # "US Big Tech"


def longer_name(reading: Reading, name: Found, pairs: Pairs, known: Mapping[int, str]) -> str | None:
    """Return the longer name that a found one is part of, as far as it tells it; None where it stands by itself.

    `known` holds the longer names, by their first words, of what follows in the article.
    """
    return _before(reading, name, pairs) or _after(reading, name, pairs, known)


def office_before(reading: Reading, number: int) -> int | None:
    """Return the word with which the office begins that ends before a word: "Secretary of State Blinken".

    None where there is no office. Offices may stand in lower case, and hold commas: "Minister of Trade, and Industry".
    """
    first, head = number, None
    while number - first < _REACH and first > 0:
        before = first - 1
        key = reading.key(before)
        if reading.breaks(first) or not (key in OFFICES or key in PORTFOLIOS or key == ","):
            break
        first = before
        if key in OFFICES:
            head = first
        if reading.breaks(first):
            break
    if head is None:
        return None
    while first < head and (reading.key(first) in _JOINING or _governed_by(reading, first)):
        first += 1
    tail = reading.key(number - 1)
    return None if tail in (",", "and", "of", "for", "the", "-", "in", "then") and tail != "elect" else first


def _governed_by(reading: Reading, number: int) -> bool:
    """Say whether "under" is no rank: "under President Biden", but not "Under Secretary"."""
    return reading.key(number) == "under" and not reading.key(number + 1).startswith("secretar")


def _before(reading: Reading, name: Found, pairs: Pairs) -> str | None:
    before = name.first - 1
    if before < 0 or reading.breaks(name.first):
        return None
    key = reading.key(before)
    if key == "-":
        return _hyphen_before(reading, name)
    if key == "the" and reading.key(before - 1) == "of":
        before, key = before - 1, "of"
    if key == "of":
        return _of_before(reading, name, before - 1)
    if key == "for":
        return _for_before(reading, name, before - 1)
    if key in _ROMANCE and reading.kinds(name) <= _TERRITORIAL and reading.capital(before - 1):
        return _said(reading, before - 1, name.last)  # "Banco de Portugal"
    if reading.word(before) == "&":
        alone = not reading.capital(before - 1) or before in reading.ending
        return None if alone else _said(reading, before - 1, name.last)
    if not reading.capital(before) or _apart(reading, name.first):
        return None
    if other := reading.ending.get(name.first):
        return None if _go_together(other, name, reading) else _said(reading, other.first, name.last)
    if _no_first_word(reading, before, name, pairs):
        return None
    return _said(reading, before, name.last)


def _no_first_word(reading: Reading, before: int, name: Found, pairs: Pairs) -> bool:
    """Say whether a capitalised word before a name is no part of it."""
    key = reading.key(before)
    if key in _OF_AN_AGE and len(name.surface) == 1:
        return False  # "Gen X" is no general
    if key in DAYS or key in FUNCTION_WORDS or (key in ADDRESS and "person" in reading.kinds(name)):
        return True
    territorial = reading.kinds(name) <= _TERRITORIAL
    if territorial and reading.touching(before) and reading.key(before - 1) == "-":
        return True  # "post-Brexit Britain"
    if not territorial and office_before(reading, name.first) is not None:
        return True
    if "person" in reading.kinds(name) and (key in OFFICES or key.rstrip("s") in OFFICES):
        return True
    if _whole_person(reading, name) and _of_an_office(reading, before):
        return True
    style = reading.passage(name).style
    part = key in _TEAMS or key in _DIRECTIONS or key in _CONTINENTAL  # "North American"
    if reading.opens(before) and not part and _modifies(reading, name) and _adjective(reading, name):
        return True  # "Major US tech stocks"
    if reading.opens(before) and key not in _DIRECTIONS:
        called = key in OFFICES or key in TRADES or key.endswith("maker") or _whole_person(reading, name)
        participle = key.endswith(_ENDINGS) and not (name.last == name.first + 1 and "person" in reading.kinds(name))
        return called or key in reading.lowered or participle or key == "new"  # "Fred", "Emily"
    if style == "text" or key in _DIRECTIONS:
        return False
    return (key, reading.key(name.first)) not in pairs


def _adjective(reading: Reading, name: Found) -> bool:
    """Say whether a name is a country's as an adjective is: "Japanese", "US"."""
    demonym = "demonym" in reading.grounds(name)
    return demonym or (reading.kinds(name) <= _TERRITORIAL and _is_acronym(name.surface.replace(".", "")))


def _of_an_office(reading: Reading, number: int) -> bool:
    """Say whether a word ends what an office is of, whatever it is: "Secretary of Homeland Security"."""
    for before in range(number, number - _REACH, -1):
        key = reading.key(before)
        if key == "of" or key == "for":
            return reading.key(before - 1) in OFFICES
        if reading.breaks(before) or not (reading.capital(before) or key in ("and", "the", "&", ",")):
            return False
    return False


def _whole_person(reading: Reading, name: Found) -> bool:
    """Say whether a name is a person's, with first name and surname, to which hardly any other belongs."""
    return name.last > name.first + 1 and reading.kinds(name) == {"person"} and reading.grounds(name) != {"short"}


def _hyphen_before(reading: Reading, name: Found) -> str | None:
    """Return the name that a hyphen makes: not of "pro-Beijing" and "US-Japan", but of "Rolls-Royce" and "al-Iraqi"."""
    before = name.first - 2
    if not (reading.touching(name.first) and reading.touching(name.first - 1)) or _long_dash(reading, before + 1):
        return None
    if reading.key(before) in _OF_SURNAMES:
        return _said(reading, before, name.last)
    code = reading.key(before).isdecimal() and not reading.kinds(name) <= _TERRITORIAL
    if not (reading.capital(before) or code):
        return None
    if reading.key(before) in PREFIXES or reading.ending.get(before + 1):
        return None
    if reading.kinds(name) <= _TERRITORIAL:
        return _said(reading, before - 1, name.last) if _is_double_surname(reading, name, before) else None
    return _said(reading, before, name.last)


def _is_double_surname(reading: Reading, name: Found, before: int) -> bool:
    """Say whether a country ends somebody's surname: "Ada Example-Ireland", but not "post-Brexit Britain".

    A first name stands before it, and neither is a name of the catalogue.
    """
    first = before - 1
    named = reading.capital(first) and not reading.breaks(before) and reading.ending.get(before) is None
    if not named or reading.grounds(name) != {"name"} or reading.passage(name).style != "text":
        return False
    return reading.key(first) not in FUNCTION_WORDS | DAYS | OFFICES and reading.key(first) not in reading.lowered


def _long_dash(reading: Reading, number: int) -> bool:
    """Say whether a dash parts, however tightly it is set: "Getty—AFP"."""
    return reading.word(number) in ("—", "―")


def _of_before(reading: Reading, name: Found, head: int) -> str | None:
    """Return the name that "of" makes: of "Bank of Japan", but not of "Prime Minister of Japan"."""
    key = reading.key(head)
    if not reading.capital(head) or key in _NO_HEADS:
        return None
    ends = reading.ending.get(head + 1)
    if ends is not None and ends.last > ends.first + 1 and reading.kinds(name) <= _TERRITORIAL:
        return None  # "Samsung Electronics of South Korea"
    if key in HEADS or key in _DIRECTIONS:
        return _said(reading, head, name.last)
    sure = reading.passage(name).style == "text" and not reading.opens(head)
    if reading.kinds(name) == {"company"}:
        return None  # "Ann Example of Microsoft"
    if not sure or reading.kinds(name) <= _TERRITORIAL or head + 1 in reading.ending:
        return None
    return None if office_before(reading, head + 1) is not None else _said(reading, head, name.last)


def _for_before(reading: Reading, name: Found, head: int) -> str | None:
    """Return the name that "for" makes of a word that is no name itself: "Teach for America"; of a country alone."""
    whole = reading.alone(name) and reading.passage(name).style == "text" and reading.kinds(name) <= _TERRITORIAL
    free = reading.capital(head) and not reading.opens(head) and reading.key(head) not in _NO_HEADS
    if not (whole and free) or head + 1 in reading.ending or reading.capital(head - 1):
        return None
    return _said(reading, head, name.last)


def _after(reading: Reading, name: Found, pairs: Pairs, known: Mapping[int, str]) -> str | None:
    after = name.last
    if after >= len(reading.keys) or reading.breaks(after):
        return None
    key = reading.key(after)
    if key == "-" and reading.touching(after) and reading.touching(after + 1) and not _long_dash(reading, after):
        return _hyphen_after(reading, name)
    if (
        reading.word(after) == "&"
        and not reading.kinds(name) <= _TERRITORIAL
        and reading.capital(after + 1)
        and after + 1 not in reading.beginning
    ):
        return _said(reading, name.first, after + 2)
    if reading.word(after) == "." and reading.touching(after) and reading.key(after + 1).rstrip(".") in _REPORTERS:
        return _said(reading, name.first, after + 2)
    if key in _SUFFIXES and "person" in reading.kinds(name):
        return _said(reading, name.first, after + 1)
    if key in ("of", "for"):
        return _of_after(reading, name)
    if not reading.capital(after) or _apart(reading, after):
        return None
    if other := reading.beginning.get(after):
        if other.first in known and reading.kinds(other) <= _BODIES and not known[other.first].startswith(name.surface):
            return f"{name.surface} {known[other.first]}"
        return None if _go_together(name, other, reading) else _said(reading, name.first, other.last)
    return _name_after(reading, name, after, pairs)


def _of_after(reading: Reading, name: Found) -> str | None:
    """Return the name that "of" or "for" goes on after a school or the like: of "Tokyo University of the Arts".

    A country or place says where it is ("Kyoto University of Japan"), and another name of the catalogue after "for" is
    what somebody left it for, or what it did.
    """
    if name.last == name.first + 1 or reading.key(name.last - 1) not in _SCHOOLS:
        return None
    field = name.last + 1 + (reading.key(name.last + 1) == "the")
    key = reading.key(field)
    if not reading.capital(field) or reading.breaks(field) or key in DAYS | FUNCTION_WORDS | ADDRESS | OFFICES:
        return None
    other = reading.beginning.get(field)
    if other and (reading.key(name.last) == "for" or reading.kinds(other) <= _TERRITORIAL):
        return None
    return _said(reading, name.first, field + 1)


def _hyphen_after(reading: Reading, name: Found) -> str | None:
    after = name.last + 1
    key = reading.key(after)
    if (
        not reading.capital(after)
        or reading.kinds(name) <= _TERRITORIAL
        or key.endswith(_MODIFIED)
        or reading.beginning.get(after)
    ):
        return None
    return _said(reading, name.first, after + 1)


def _name_after(reading: Reading, name: Found, after: int, pairs: Pairs) -> str | None:
    """Return the longer name that goes on with capitalised words after a name, where they are part of it."""
    if reading.key(after) in FUNCTION_WORDS:
        given = reading.key(after) in _GIVEN and reading.word(after).istitle() and "demonym" in reading.grounds(name)
        own = given and reading.passage(name).style == "text"
        return _said(reading, name.first, after + 1) if own else None  # "APPLE AND GOOGLE"
    if reading.key(after) in RELATIONS and _between_countries(reading, name):
        return None  # "the U.S.-Japan Alliance"
    last = after
    while (
        last - after < _REACH
        and reading.capital(last)
        and (last == after or not _apart(reading, last) or reading.key(last - 1) == "-")
    ):
        key = reading.key(last)
        if last in reading.beginning:
            return None if last > after and _generic(reading.key(last - 1)) else _said(reading, name.first, last)
        if key in OFFICES:
            return None
        if not (key in PORTFOLIOS or key in REGIONS or _generic(key)):
            break
        last += 1
        while reading.key(last) in ("of", "and", "for", "the", "-", ",") and reading.capital(last + 1):
            last += 1
    if _is_beside(reading, name, after, last):
        return None
    first = reading.key(after)
    if reading.passage(name).style != "text":
        whole = _heads(reading, after) or (reading.key(name.last - 1), first) in pairs
        return _said(reading, name.first, after + 1) if whole else None
    if "company" in reading.kinds(name) and any(c.isdigit() for c in first):
        return None
    if first in LEGAL_FORMS:
        return None if "company" in reading.kinds(name) else _said(reading, name.first, after + 1)
    if first in _NO_PARTS:
        return None
    territorial = reading.kinds(name) <= _TERRITORIAL
    acronym = _generic(first) or (territorial and _is_acronym(reading.word(after)))
    if acronym and not (reading.capital(after + 1) and not _apart(reading, after + 1)):
        alone = territorial or reading.word(after + 1)[:1].islower()
        return None if alone else _said(reading, name.first, after + 1)
    return _said(reading, name.first, max(last, after + 1))


def _is_beside(reading: Reading, name: Found, after: int, last: int) -> bool:
    """Say whether the capitalised words from `after` up to `last` stand beside a name without being part of it."""
    first = reading.key(after)
    if reading.key(last) in OFFICES and reading.key(last - 1) in REGIONS:
        return True  # "Equinix Asia-Pacific president"
    if first in _SETTLEMENTS and reading.kinds(name) == {"place"} and reading.key(name.first) not in STATES:
        return True  # "Chitose City", but not "Kansas City"
    if first in PARTS and (reading.key(after + 1).isdecimal() or reading.key(after + 1) in _NUMERALS):
        return True  # "AUKUS Pillar II"
    if _accredited(reading, name):
        return True  # "former envoy to Ukraine Kurt Volker"
    plural = first.endswith("s") and _generic(first.removesuffix("s"))
    return plural and last == after + 1 and not reading.capital(last)  # "Nvidia GPUs"


def _between_countries(reading: Reading, name: Found) -> bool:
    """Say whether a hyphen joins a country to the one before it, so that what follows is between the two."""
    other = reading.ending.get(name.first - 1)
    hyphen = reading.key(name.first - 1) == "-" and other is not None
    return hyphen and all("country" in reading.kinds(one) for one in (name, other) if one)


def _accredited(reading: Reading, name: Found) -> bool:
    """Say whether an office with "to" stands before a name, so that whoever holds it is named after it."""
    before = name.first - 1 - (reading.key(name.first - 1) == "the")
    return reading.key(before) == "to" and reading.key(before - 1) in OFFICES


def _heads(reading: Reading, number: int) -> bool:
    """Say whether one of the next capitalised words is what institutions are called by."""
    for last in range(number, number + 3):
        if not reading.capital(last) or (last > number and _apart(reading, last)):
            return False
        if reading.key(last) in HEADS and reading.key(last - 1) != "data":  # a data center is no institution
            return True
    return False


def _go_together(left: Found, right: Found, reading: Reading) -> bool:
    """Say whether two names side by side are two: "Japanese SoftBank", "US Congress"; not "Microsoft Japan"."""
    one, other = reading.kinds(left), reading.kinds(right)
    if "demonym" in reading.grounds(left):
        return "demonym" not in reading.grounds(right)
    if left.surface.endswith("."):
        return True
    if one <= _NO_TITLES and other == {"person"} and right.last == right.first + 1:
        return reading.passage(right).style != "text"  # "Meta Vance" is somebody
    if one <= _TERRITORIAL and other <= {"company"} and reading.key(left.first - 1) == "in":
        return True  # "In Arizona TSMC has needed longer"
    if one <= _TERRITORIAL and other <= {"company"} and _is_acronym(left.surface):
        return True  # "US TikTok users"
    if one <= _TERRITORIAL:
        return not other <= {"company"} or reading.passage(right).style != "text"
    if other <= _TERRITORIAL and one <= _AUTHORITIES and _modifies(reading, right):
        return True  # "White House Russia adviser"
    if other <= _TERRITORIAL:
        return "demonym" in reading.grounds(right) or (one <= {"person"} and reading.passage(left).style != "text")
    if (one <= {"company"} and other <= {"company"}) or (one <= _AUTHORITIES and other <= _AUTHORITIES):
        return _related(left, right)
    if one <= {"person"}:
        return other <= _BODIES
    return True


def _modifies(reading: Reading, name: Found) -> bool:
    """Say whether a noun in lower case follows that the name says more of."""
    return not reading.alone(name) and reading.word(name.last).islower() and reading.word(name.last).isalpha()


def _related(left: Found, right: Found) -> bool:
    slugs = {c.entity.slug for c in left.claims}, {c.entity.slug for c in right.claims}
    up = {c.entity.parent for c in left.claims}, {c.entity.parent for c in right.claims}
    return bool(up[0] & slugs[1] or up[1] & slugs[0])


def _apart(reading: Reading, number: int) -> bool:
    """Say whether more than a space stands before a word, so that it begins something new."""
    return reading.touching(number) or reading.breaks(number)


def _generic(key: str) -> bool:
    """Say whether a word is an acronym of a kind of thing, also in the plural: "AI", "CEOs"."""
    return key in GENERIC_ACRONYMS or key.removesuffix("s") in GENERIC_ACRONYMS


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 5 and word.isupper() and word.isalpha()


def _said(reading: Reading, first: int, last: int) -> str:
    first = max(first, 0)
    return " ".join(reading.text[reading.starts[first] : reading.ends[min(last, len(reading.ends)) - 1]].split())
