"""Numbers as English writes them, in digits and in words, with the words that scale them.

What only looks like a number gives nothing: parts of names (GPT-4, A100), of dates, times, versions and telephone
numbers, and words that count nothing exactly ("dozens", "hundreds of").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from builder.facts.words import DIGITS

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_UNITS += ["seventeen", "eighteen", "nineteen"]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
SCALE = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "mln": 10**6,
    "mn": 10**6, "m": 10**6, "crore": 10**7, "billion": 10**9, "bln": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "trln": 10**12, "trn": 10**12, "tn": 10**12, "quadrillion": 10**15,
}  # fmt: skip
"""What each scale word multiplies by; the letters count after a currency sign only."""
_SCALE_WORDS = "hundred|dozen|thousand|lakh|million|mln|mn|crore|billion|bln|bn|trillion|trln|trn|tn|quadrillion"
NUMBER_WORDS = frozenset([*_SMALL, "hundred", "dozen", "thousand", "million", "billion", "trillion"])
_MOST_WORDS = 8
_MOST_DIGITS = 21
"""Longer is an identifier, and may be beyond what a float holds."""
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_STEM = "|".join([word for pair in zip(_SMALL, map(str.capitalize, _SMALL), strict=True) for word in pair])
_FIRST = rf"(?P<first>{_STEM}|[aA](?=\s(?:hundred|dozen|thousand|million|billion|trillion)\b))(?=[\s-])"
_OPENS = " \t\n\u00a0\u2009\u202f([{“‘\"'—–−~≈<>+$€£¥₩₹"
"""What may stand before a number."""
_AT_START = re.compile(_FIRST)
# To look for what stands before a word, rather than for the word, is four times faster.
_WITHIN = re.compile(rf"[{re.escape(_OPENS)}]{_FIRST}")
_HALF = re.compile(r"\bhalf $", re.IGNORECASE)
_MORE_WORDS = re.compile(rf"[\s-](?P<word>and\sa\shalf|{'|'.join(_SMALL)}|{_SCALE_WORDS}|and(?=\s[a-z]))\b(?!-)", re.I)
_SCALE_AFTER = re.compile(rf"[\s-](?P<word>{_SCALE_WORDS})\b|(?P<short>[mb]n|tr?n)\b", re.IGNORECASE)
_NO_NUMBER_AFTER = re.compile(r"[.,:/'’][0-9]|-[0-9]+-|(?<=[0-9]{3})-[0-9]{4}\b|[/_@]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands, its scale word included."""

    start: int
    end: int
    value: Decimal
    scale: int
    """What a scale word multiplied by; 1 without one."""
    digits: str
    """As written; empty where it is written in words."""

    @property
    def is_year(self) -> bool:
        """Say whether it could be a year."""
        return len(self.digits) == 4 and self.scale == 1 and "1800" <= self.digits <= "2199"


def numbers(text: str, words: frozenset[str]) -> Iterator[Number]:
    """Return the numbers of a text in reading order; none overlaps another. `words` are those of the text."""
    in_digits: Iterator[Number] = iter(())
    if not words.isdisjoint(DIGITS):
        in_digits = (found for match in _DIGITS.finditer(text) if (found := _of_digits(text, match)))
    in_words: Iterator[Number] = iter(())
    if not words.isdisjoint(NUMBER_WORDS):
        first = _AT_START.match(text)
        in_words = (_of_words(text, match) for match in chain([first] if first else (), _WITHIN.finditer(text)))
    end = 0
    for number in sorted([*in_digits, *in_words], key=lambda n: (n.start, -n.end)):
        if number.start >= end:
            end = number.end
            yield number


def digits_at(text: str, at: int) -> Number | None:
    """Return the number in digits that begins at `at`, whatever stands before it; of a range its second part."""
    match = _DIGITS.match(text, at)
    return _number(text, match) if match else None


def _of_digits(text: str, match: re.Match[str]) -> Number | None:
    start = match.start()
    before = text[start - 1 : start]
    if before and before not in _OPENS and not (before == "-" and text[start - 2 : start - 1] in ("", " ", "(")):
        return None
    return _number(text, match, -1 if before in ("-", "−") else 1)


def _number(text: str, match: re.Match[str], sign: int = 1) -> Number | None:
    end = match.end()
    if _NO_NUMBER_AFTER.match(text, end) or end - match.start() > _MOST_DIGITS:
        return None
    scale = _SCALE_AFTER.match(text, end)
    factor = SCALE[(scale["word"] or scale["short"]).lower()] if scale else 1
    value = Decimal(match.group().replace(",", "")) * factor
    start = match.start() - (sign < 0)
    return Number(start, scale.end() if scale else end, sign * value, factor, match.group())


def _of_words(text: str, match: re.Match[str]) -> Number:
    """Read on from the first word: "two hundred and fifty thousand", "twenty-six", "two and a half"."""
    start, end = match.span("first")
    first = match["first"].lower()
    total, current, scale = Decimal(0), Decimal(_SMALL.get(first, 1)), 1
    half = _HALF.search(text, max(0, start - 6), start) if first == "a" else None
    if half:
        start, current = half.start(), Decimal("0.5")
    last = first
    for _ in range(_MOST_WORDS):
        more = _MORE_WORDS.match(text, end)
        if more is None:
            break
        word = more["word"].lower()
        if word == "and":
            following = _MORE_WORDS.match(text, more.end())
            if last not in SCALE or following is None or following["word"].lower() not in _SMALL:
                break
        elif word in SCALE:
            factor = SCALE[word]
            if factor in (12, 100):
                current *= factor
            else:
                total, current, scale = total + current * factor, Decimal(0), factor
        elif word in _SMALL:
            if not (last in _TENS and _SMALL[word] < 10) and last not in SCALE and last != "and":
                break
            current += _SMALL[word]
        else:
            current += Decimal("0.5")
        end, last = more.end(), word
    return Number(start, end, total + current, scale, "")
