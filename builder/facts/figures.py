"""Figures: sums of money and percentages.

A sum counts only when its currency is certain: "$" is the US dollar unless a letter stands before it, "¥" alone could
be yen or yuan and is left out, "pounds" and "won" need a scale word, without which they are weights and victories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

_SCALE = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6} | {
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_SIGN = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "NT$": "TWD",
    "S$": "SGD",
    "HK$": "HKD",
    "€": "EUR",
    "£": "GBP",
}
_WORD = {
    "dollar": "USD", "u.s. dollar": "USD", "us dollar": "USD", "yen": "JPY", "yuan": "CNY", "euro": "EUR", "won": "KRW",
    "pound": "GBP", "rupee": "INR", "peso": "PHP",
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SIGN_BEFORE = re.compile(r"(?<![A-Za-z])(?P<sign>(?:US|A|C|NT|S|HK)?\$|€|£)\s?$")
_SCALE_AFTER = re.compile(
    r"(?:[\s-]?(?P<word>thousand|million|billion|trillion|bn|mn|tn)\b|(?P<letter>[kmb])\b(?!-))", re.IGNORECASE
)
_RANGE = re.compile(r"\s?(?:[-–—]|to|and|or)\s?[$€£]?\d")
"""After a sum without a scale word: what follows may carry the scale of both, as in "$5 to $10 million"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT_AFTER = re.compile(
    r"\s?(?P<percent>%|percent\b|per\s?cent\b)|(?:\s(?P<scale>thousand|million|billion|trillion))?\s"
    r"(?P<word>(?:U\.S\.\s|US\s)?dollars?|yen|yuan|euros?|won|pounds?|rupees?|pesos?)\b(?!-)",
    re.IGNORECASE,
)
_NEEDS_SCALE = frozenset({"won", "pound", "peso"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and where it stands in the text."""

    start: int
    end: int
    kind: Literal["money", "percentage"]
    value: float
    unit: str


def figures(text: str) -> Iterator[Amount]:
    """Return the sums and percentages of a text, in reading order: each number with what stands before or after it."""
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        before = text[max(0, start - 4) : start]
        if before and before[-1] in ".,_/" and before[-2:-1].isalnum():
            continue
        if sign := _SIGN_BEFORE.search(before) if before[-2:].rstrip()[-1:] in ("$", "€", "£") else None:
            scale = _SCALE_AFTER.match(text, end)
            if scale is None and _RANGE.match(text, end):
                continue
            start -= len(sign.group())
            value = _value(number.group(), (scale["word"] or scale["letter"]) if scale else None)
            yield Amount(start, scale.end() if scale else end, "money", value, _SIGN[sign["sign"]])
        elif (unit := _UNIT_AFTER.match(text, end)) and not re.search(r"[\w$€£]$", before):
            if unit["percent"]:
                yield Amount(start, unit.end(), "percentage", _value(number.group(), None), "%")
                continue
            word = unit["word"].lower()
            word = word if word in _WORD else word.removesuffix("s")
            if unit["scale"] or not (word in _NEEDS_SCALE or _YEAR.fullmatch(number.group())):
                yield Amount(start, unit.end(), "money", _value(number.group(), unit["scale"]), _WORD[word])


def _value(number: str, scale: str | None) -> float:
    """Apply the scale word in decimal: in binary, 33.3 x 1e9 is not 33300000000."""
    return float(Decimal(number.replace(",", "")) * (_SCALE[scale.lower()] if scale else 1))
