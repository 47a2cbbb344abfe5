"""Acronyms that an article introduces: "Ministry of Economy, Trade and Industry (METI)", or the other way round.

What an article says an acronym stands for wins over what the catalogue knows, and holds from the headline to the end.
A surname in capitals behind itself is no acronym of a person but the symbol of something called after them, and nobody.
The long form is told by its letters, as Schwartz and Hearst do (2003, "A simple algorithm for identifying abbreviation
definitions in biomedical text").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.entities.catalogue import Claim
from builder.entities.find import Found
from builder.entities.reading import Reading
from builder.entities.spelling import key, written

_BRACKETS = {"(": ")", "（": "）", "[": "]"}
_INTRODUCING = frozenset("or the hereafter hereinafter known as also called \" ' “ ” ‘ ’".split())
_QUOTES = frozenset("\"”’'»")
_LONGEST = 10
_FAR = 6
"""Words in a bracket that may hold an acronym."""
_NUMBER = 8
"""Characters of such a number that are looked at before its letters."""
_NUMBER_BEFORE = re.compile(r"\d/\Z")
_NUMBER_BEHIND = re.compile(r"\)?\sNo\.?\s\d+/\d|\)\s\d+/\d")
"""The number of a law goes on: "Regulation (EC) No 2006/2004"."""
_SMALL = frozenset("of and for the in on to a an".split())


@dataclass(frozen=True, slots=True)
class Definition:
    """What an acronym stands for in one article."""

    claims: tuple[Claim, ...]
    """Of those who bear the long form; empty where the catalogue does not have it."""
    long: str
    place: str
    name: Found | None = None
    """The long form, where the finder sees it."""
    span: tuple[int, int] | None = None
    """Of the long form, by its first word and the one after it, where it is a name that the finder does not see."""


def definitions(reading: Reading) -> dict[str, Definition]:
    """Return the acronyms that the article introduces. One that it introduces twice, as two things, stands for none."""
    defined: dict[str, Definition] = {}
    for opening, mark in enumerate(reading.keys):
        if mark not in _BRACKETS:
            continue
        for short, made in (_after_its_name(reading, opening), _before_its_name(reading, opening)):
            if made is None:
                continue
            if short in defined and {c.entity.slug for c in made.claims} != {
                c.entity.slug for c in defined[short].claims
            }:
                made = Definition((), f"{defined[short].long}' and as '{made.long}", made.place)
            defined[short] = made
    return defined


def occurrences(reading: Reading, defined: Mapping[str, Definition]) -> list[Found]:
    """Return where acronyms of entities stand that the catalogue does not know, and long forms in lower case."""
    wanted = {written(short).lower() for short, made in defined.items() if made.claims}
    if not wanted:
        return []
    taken = {number for name in reading.found for number in range(name.first, name.last)}
    spans = [(made.span, made.claims) for made in defined.values() if made.span]
    return [
        Found(reading.starts[first], reading.ends[last - 1], _surface(reading, first, last), claims, first, last)
        for (first, last), claims in spans
        if taken.isdisjoint(range(first, last))
    ] + [
        Found(reading.starts[n], reading.ends[n], word, defined[word].claims, n, n + 1)
        for n, folded in enumerate(reading.keys)
        if folded in wanted
        and n not in taken
        and (word := reading.word(n)) in defined
        and defined[word].claims
        and not _of_a_law(reading, n)
    ]


def _of_a_law(reading: Reading, n: int) -> bool:
    """Say whether letters are part of the number of a law, where “EC” is no commission: "Directive 2005/29/EC"."""
    begins, ends = reading.starts[n], reading.ends[n]
    behind = _NUMBER_BEHIND.match(reading.text, ends)
    return behind is not None or _NUMBER_BEFORE.search(reading.text, max(0, begins - _NUMBER), begins) is not None


def _surface(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.starts[first] : reading.ends[last - 1]]


def _after_its_name(reading: Reading, opening: int) -> tuple[str, Definition | None]:
    short = _only_acronym(reading, opening)
    if not short or reading.breaks(opening):
        return "", None
    last = opening - (reading.keys[opening - 1] == "'s")  # "the Example Bank’s (EB) rules"
    name = reading.ending.get(last)
    if name and _outright(name) and (_stands_for(short, name.surface) or _known(short, name)):
        symbol = short.lower() == name.surface.lower() and "person" in reading.kinds(name)
        return short, Definition(() if symbol else name.claims, name.surface, reading.place(name), name)
    words: list[str] = []
    first = end = last - (reading.keys[last - 1] in _QUOTES)
    while end - first < min(len(short) + 5, 2 * len(short)) and first > 0 and not reading.breaks(first):
        first -= 1
        if not reading.keys[first].isalnum() and reading.keys[first] not in (",", "-", "'s", "'"):
            break
        words.insert(0, reading.word(first))
        if words[0].lower() not in _SMALL and _stands_for(short, " ".join(words)):
            long = reading.text[reading.starts[first] : reading.ends[end - 1]]
            claims = _claimed_by(reading, short, range(opening + 1, opening + _FAR), long)
            return short, Definition(claims, long, "", span=(first, end) if claims else None)
    return "", None


def _claimed_by(reading: Reading, short: str, numbers: Iterable[int], long: str) -> tuple[Claim, ...]:
    """Return the claims to an acronym of those whose name its long form is, whatever its capitals and marks.

    "The ministry of economy, trade and industry (METI)" is the METI of the catalogue, and nothing else.
    """
    name = next((n for n in map(reading.beginning.get, numbers) if n and n.surface == short), None)
    if name is None:
        return ()
    said = _plain(long.removeprefix("the "))
    return tuple(
        Claim(entity=claim.entity, ground="alias")
        for claim in name.claims
        if said in map(_plain, (claim.entity.name, *claim.entity.aliases))
    )


def _plain(name: str) -> list[str]:
    """Return the words of a name without marks, each as folded."""
    words = [key(word) for word in name.replace("-", " ").split()]
    return [bare for word in words if (bare := "".join(filter(str.isalnum, word)))]


def _before_its_name(reading: Reading, opening: int) -> tuple[str, Definition | None]:
    short = reading.word(opening - 1) if opening else ""
    if not _is_acronym(short):
        return "", None
    last = opening + 1
    while last - opening < 2 * _LONGEST and last < len(reading.keys) and not reading.breaks(last):
        if reading.keys[last] == _BRACKETS[reading.keys[opening]]:
            break
        last += 1
    else:
        return "", None
    if last >= len(reading.keys) or reading.breaks(last):
        return "", None
    name = reading.ending.get(last)
    if (
        name
        and _outright(name)
        and name.first <= opening + 2
        and (_stands_for(short, name.surface) or _known(short, name))
    ):
        return short, Definition(name.claims, name.surface, reading.place(name), name)
    long = reading.text[reading.starts[opening + 1] : reading.ends[last - 1]]
    if last > opening + 2 and reading.capital(opening + 1) and _stands_for(short, long):
        claims = _claimed_by(reading, short, (opening - 1,), long)
        return short, Definition(claims, long, "", span=(opening + 1, last) if claims else None)
    return "", None


def _only_acronym(reading: Reading, opening: int) -> str:
    """Return the acronym that a bracket holds and nothing else."""
    closing = _BRACKETS[reading.keys[opening]]
    held: list[str] = []
    for number in range(opening + 1, min(opening + _FAR, len(reading.keys))):
        if reading.keys[number] == closing:
            return held[0] if len(held) == 1 and _is_acronym(held[0]) else ""
        if reading.keys[number] not in _INTRODUCING:
            held.append(reading.word(number))
    return ""


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST and sum(c.isupper() for c in word) >= 2 and word[0].isalnum()


def _outright(name: Found) -> bool:
    return any(claim.ground in ("name", "alias") for claim in name.claims)


def _known(short: str, name: Found) -> bool:
    return any(short in (c.entity.name, *c.entity.aliases, *c.entity.short_forms) for c in name.claims)


def _stands_for(short: str, long: str) -> bool:
    """Say whether the letters of `short` stand in `long` in order, the first where its first word begins.

    Every capital of an acronym begins a word, or stands within one after the letters before it.
    """
    letters = [c for c in written(short).lower() if c.isalnum()]
    words = [w for w in written(long).lower().replace("-", " ").split() if w not in _SMALL and w[0].isalnum()]
    if not letters or not words or words[0][0] != letters[0] or len(words) > len(letters):
        return False
    return _initials(letters, words)


def _initials(letters: list[str], words: list[str]) -> bool:
    """Say whether each word gives its first letter, and others in order after it."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if not letters or word[0] != letters[0]:
        return False
    taken, at = 1, 0
    while True:
        if _initials(letters[taken:], rest):
            return True
        at = word.find(letters[taken], at + 1) if taken < len(letters) else -1
        if at < 0:
            return False
        taken += 1
