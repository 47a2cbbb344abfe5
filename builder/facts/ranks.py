"""Ranks: a place in an order of merit or size ("ranked sixth", "third-largest", "No. 2").

An ordinal is a rank only where the words around it say so; centuries, anniversaries, quarters and first times are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()
)
_FIRST += "fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
_ORDINALS = {word: number for number, word in enumerate(_FIRST, 1)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_ORDINALS |= {
    f"{tens}-{word}": 10 * n + unit
    for n, tens in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
    for unit, word in enumerate(_FIRST[:9], 1)
}
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
ORDINAL_WORDS = frozenset([*_FIRST, *_TENS])
_DIGITS = re.compile(r"(?P<digits>[0-9]{1,3})(?:st|nd|rd|th)\b")
_STEM = "|".join([*(rf"{w[:-4]}ty-(?:{'|'.join(_FIRST[:9])})" for w in _TENS), *_FIRST, *_TENS])
# To look for what stands before a word, rather than for the word, is four times faster.
_WORD = re.compile(rf"[ \u00a0(“\"‘—–](?P<word>{_STEM})\b")
_NUMBER_SIGN = re.compile(r"\bNo\. ?(?P<digits>[0-9]{1,3})\b(?![.,]?[0-9])")
_OPENS = ' \u00a0(“"‘—–'
"""What may stand before an ordinal."""
_NOT_SUPERLATIVE = frozenset(
    "interest request contest test rest west forest guest protest harvest quest arrest invest suggest latest priest "
    "northwest southwest midwest conquest unrest manifest bequest crest chest vest nest behest inquest earnest honest "
    "modest digest".split()
)
_SUPERLATIVE = re.compile(r"[\s-](?:(?P<est>[a-z]{2,}est)\b|(?:most|least)[\s-](?P<most>[a-z]+)\b|best\b|worst\b)")
_PLACE = re.compile(
    r"\s(?:place|position|spot|rank|overall|globally|worldwide|nationally|in\sthe\s(?:world|global|country|nation))\b"
)
_RANKED = re.compile(
    r"\brank(?:s|ed|ing)?\b(?:\s(?:it|them|Japan|China|only|just|joint|equal|about|as|at|in|the|its?"
    r"|country|a|distant)){0,4}\s$"
)
_PLACED = re.compile(
    r"\b(?:came|come|comes|finish(?:ed|es)|placed|stood|stands|sits|sat|slipped|fell|dropped|rose|climbed"
    r"|jumped|moved|slid)"
    r"(?:\s(?:from\s[\w-]+|in|at|to|only|just|joint|up|down|back|equal|a|distant)){0,5}\s$"
)
_WAS = re.compile(r"\b(?:was|is|were|are|be|remained|remains|and|to|from|only|[A-Z][\w.]+)\s$")
_IS = re.compile(r"\b(?:was|is|were|are|be|remained|remains)\s$")
_AHEAD = re.compile(r"\s(?:in\b(?!\s(?:line|command))|behind\b)")
_ENDS = re.compile(r"(?:[.,;:)]|\s(?:in|for|on|out\sof|behind|among|place|by|last|this)\b|$)")
_SCORED = ("rank", "Rank", "index", "Index", "league", "scoreboard")
"""Parts of words with which a text speaks of a ranking."""
_PLANTS = re.compile(
    r"\s(?:reactors?|units?|furnace|line|plant|building|court|gate|terminal|pier|well|runway|mine|shaft|Downing)\b"
)
_BESIDE = re.compile(r",\s$")
_IN_ORDER = re.compile(
    r"\sin\s(?!(?:(?:an?|the|as|less|under|over|about|only|just|two|three|four|five|six|seven|eight|nine|ten)\b|line\b"
    r"|command\b|succession\b|[0-9]))"
)
_STANDING = re.compile(
    r"(?:\b(?:the|as|at|is|was|ranked|ranks|its|became|remains?|currently|[a-z]+[’']s)|[A-Za-z][’']s)\s$"
)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place, and whether a superlative and a noun follow it."""

    start: int
    end: int
    value: int


def ranks(text: str, words: frozenset[str], around: str) -> Iterator[Rank]:
    """Return the ranks of a sentence in reading order; `words` are its words, `around` is the text around it."""
    if "No." in text:
        yield from _numbered(text)
    found: list[tuple[tuple[int, int], int]] = []
    if not words.isdisjoint(_ENDINGS):
        found += [(m.span(), int(m["digits"])) for m in _DIGITS.finditer(text)]
    if not words.isdisjoint(ORDINAL_WORDS):
        found += [(m.span("word"), _ORDINALS[m["word"]]) for m in _WORD.finditer(text)]
    scored = bool(found) and any(word in around for word in _SCORED)
    given = False
    for (start, end), value in sorted(found):
        if start and text[start - 1] not in _OPENS:
            continue
        if superlative := _superlative(text, end, value):
            given = True
            yield Rank(start, superlative, value)
        elif _is_rank(text, start, end, value, scored) or (
            given and text[start - 1 : start] == "(" and text.startswith(")", end)
        ):
            given = True
            yield Rank(start, end, value)


def _numbered(text: str) -> Iterator[Rank]:
    for match in _NUMBER_SIGN.finditer(text):
        if _STANDING.search(text, max(0, match.start() - 30), match.start()) and not _PLANTS.match(text, match.end()):
            yield Rank(match.start(), match.end(), int(match["digits"]))


def _superlative(text: str, end: int, value: int) -> int | None:
    match = _SUPERLATIVE.match(text, end)
    if match is None or value == 1 or match["est"] in _NOT_SUPERLATIVE or match["most"] == "recent":
        return None
    return match.end()


def _is_rank(text: str, start: int, end: int, value: int, scored: bool) -> bool:
    near = max(0, start - 60)
    if _RANKED.search(text, near, start):
        return True
    if value == 1:
        return False
    if _PLACE.match(text, end) or (_PLACED.search(text, near, start) and _ENDS.match(text, end)):
        return True
    if _BESIDE.search(text, near, start) and _IN_ORDER.match(text, end):
        return True
    if _IS.search(text, near, start) and _AHEAD.match(text, end):
        return True
    return scored and _WAS.search(text, near, start) is not None and _ENDS.match(text, end) is not None
