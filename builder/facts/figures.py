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
_SIGN = {"$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "NT$": "TWD", "S$": "SGD", "HK$": "HKD", "€": "EUR", "£": "GBP"}
_WORD = {
    "dollar": "USD", "u.s. dollar": "USD", "us dollar": "USD", "yen": "JPY", "yuan": "CNY", "euro": "EUR", "won": "KRW",
    "pound": "GBP", "rupee": "INR", "peso": "PHP",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?:(?P<sign>(?:US|A|C|NT|S|HK)?\$|€|£)\s?(?P<sum>{_NUMBER})(?:[\s-]?(?P<scale1>thousand|million|billion|trillion|bn|mn|tn|[kmb])\b)?"
    rf"|(?P<number>{_NUMBER})(?:\s?(?P<percent>%|percent\b|per\s?cent\b)"
    r"|(?:\s(?P<scale2>thousand|million|billion|trillion))?\s(?P<word>(?:U\.S\.\s|US\s)?dollars?|yen|yuan|euros?|won|pounds?|rupees?|pesos?)\b))",
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
    """Return the sums and percentages of a text, in reading order."""
    if not any(c.isdigit() for c in text):
        return
    for match in _FIGURE.finditer(text):
        if match["percent"]:
            yield Amount(match.start(), match.end(), "percentage", _value(match["number"], None), "%")
        elif match["sign"]:
            unit = _SIGN[match["sign"].upper()]
            yield Amount(match.start(), match.end(), "money", _value(match["sum"], match["scale1"]), unit)
        else:
            word = match["word"].lower()
            word = word if word in _WORD else word.removesuffix("s")
            if match["scale2"] or word not in _NEEDS_SCALE:
                yield Amount(match.start(), match.end(), "money", _value(match["number"], match["scale2"]), _WORD[word])


def _value(number: str, scale: str | None) -> float:
    """Apply the scale word in decimal: in binary, 33.3 x 1e9 is not 33300000000."""
    return float(Decimal(number.replace(",", "")) * (_SCALE[scale.lower()] if scale else 1))
