"""What may stand beside a number and say what it is a number of: currencies, shares, measures, spans of time.

Each function looks at the text from the end of a number on, a few words far. A currency counts only where it is
certain: "$" is the US dollar unless a letter stands before it; pounds and won need a scale word, without which they
are weights and victories; pesos and plain francs are those of several countries. "¥" alone is the yen, unless the
article speaks of yuan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from builder.facts.numbers import Number

_CODES = "USD EUR GBP JPY CNY KRW INR TWD AUD CAD SGD HKD CHF NZD AED SAR SEK NOK DKK BRL IDR VND THB MYR".split()
_SIGNS = {code: code for code in _CODES} | {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NT$": "TWD", "S$": "SGD",
    "SG$": "SGD", "HK$": "HKD", "NZ$": "NZD", "R$": "BRL", "MX$": "MXN", "€": "EUR", "£": "GBP", "¥": "JPY",
    "JP¥": "JPY", "CN¥": "CNY", "₩": "KRW", "₹": "INR", "RMB": "CNY", "Rs": "INR", "Rs.": "INR",
}  # fmt: skip
_DOLLARS = {
    "australian": "AUD", "canadian": "CAD", "hong kong": "HKD", "singapore": "SGD", "new zealand": "NZD",
    "taiwan": "TWD", "new taiwan": "TWD",
}  # fmt: skip
_WORDS = {code.lower(): code for code in _CODES} | {
    "dollar": "USD", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "euro": "EUR", "won": "KRW",
    "pound": "GBP", "pounds sterling": "GBP", "rupee": "INR", "rupiah": "IDR", "rouble": "RUB", "ruble": "RUB",
    "baht": "THB", "ringgit": "MYR", "dirham": "AED", "riyal": "SAR", "franc": "CHF",
}  # fmt: skip
_NEEDS_SCALE = frozenset({"won", "pound"})
_SIGN_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(?P<sign>(?:US|AU?|CA?|NT|SG?|HK|NZ|R|MX)?\$|[€£₩₹]|(?:JP|CN)?¥)\s?"
    r"|\b(?P<code>[A-Z]{3}|Rs\.?)\s?)[-−]?$"
)
_SIGN_END = frozenset("$€£¥₩₹")
_NATION_BEFORE = re.compile(rf"\b({'|'.join(_DOLLARS)}) $", re.IGNORECASE)
_LETTER_AFTER = re.compile(r"(?P<letter>[kmbt])\b(?!-)", re.IGNORECASE)
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_CURRENCY_AFTER = re.compile(
    r"[\s-](?P<nation>(?:U\.S\.|US|American|Australian|Canadian|Hong\sKong|Singapore|New\sZealand|(?:New\s)?Taiwan"
    r"|Japanese|Chinese|(?:South\s)?Korean|Indian|Swiss|British)\s)?"
    rf"(?P<word>pounds\ssterling|(?:dollar|euro|pound|rupee|r(?:o)?uble|dirham|riyal|franc)s?|yen|yuan"
    rf"|renminbi|won|baht"
    rf"|rupiah|ringgit|RMB|{'|'.join(_CODES)})\b(?!-(?!a-year))",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\s?%(?P<p1>[\s-]points?\b)?|[\s-](?:per\s?cent|pct)\b(?P<p2>\spoints?\b)?|[\s-](?P<p3>percentage[\s-]points?)\b"
    r"|[\s-](?P<bp>basis[\s-]points?)\b",
    re.IGNORECASE,
)
_PREFIX = {"kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z"}
_SYMBOL = re.compile(
    r"\s?(?:(?P<symbol>[kMGT]W(?:h|p)?|[KMGTPEZ]B|[kMGT]Hz|[MGT]bps|nm|kV|[TPEZ](?:FLOPS?|flops?))|(?P<matter>km|kg))\b(?!-)"
)
_MATTER = (
    r"(?:(?:square|cubic)[\s-])?(?:kilomet(?:er|re)|met(?:er|re)|mile|inch|yard)(?:es|s)?|(?:square|cubic)[\s-](?:foot|feet)"
    r"|feet|acres?|hectares?|(?:metric[\s-])?ton(?:ne)?s?|kilograms?|kilos|grams?|barrels?|lit(?:er|re)s?|gallons?"
    r"|degrees\s(?:Celsius|Fahrenheit)|mph|kph|knots"
)
_IS_MATTER = re.compile(rf"km|kg|{_MATTER}", re.IGNORECASE)
_MEASURE = re.compile(
    r"[\s-](?:(?P<prefix>kilo|mega|giga|tera|peta|exa|zetta)[\s-]?(?P<base>watt[\s-]?hour|watt|byte|bit|hertz|flop)s?"
    r"|(?P<nano>nano[\s-]?met(?:er|re))s?|(?P<plain>watts?|volts?|qubits?|microns?)"
    rf"|(?P<matter>{_MATTER})"
    r"|(?P<wafers>(?:[\w-]+\s)?wafers\s(?:a|per|each|every)\s(?:month|year|day|week)))\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?P<joint>[\s-])(?:(?:fiscal|full|business|working|calendar|consecutive|straight|more|additional|whole)\s)?"
    r"(?P<word>(?:(?:milli|micro|nano)?second|minute|hour|day|week|month|quarter|year|decade)s?|century"
    r"|centuries)\b(?![\s-]olds?\b|\sago\b|\sof\sage\b)",
    re.IGNORECASE,
)


YUAN = re.compile(r"\b(?:yuan|renminbi|RMB)\b|CN¥")
"""Where an article has one, "¥" alone could be the yuan."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is of."""

    start: int
    """Where the sign before the number begins, or the number itself."""
    end: int
    kind: Literal["money", "percentage", "count", "capacity", "duration"]
    unit: str
    factor: int = 1
    """What a letter after a currency sign multiplies by."""


def sign_before(text: str, number: Number, yuan: bool) -> tuple[int, str] | None:
    """Return where the currency sign or code before a number begins, and its ISO 4217 code.

    With `yuan` the article speaks of yuan, so that "¥" could be either.
    """
    before = text[max(0, number.start - 6) : number.start]
    last = before.rstrip(" -−\u00a0")[-1:]
    if last not in _SIGN_END and not (last.isalpha() or last == "."):
        return None
    match = _SIGN_BEFORE.search(before)
    code = _SIGNS.get(match["sign"] or match["code"]) if match else None
    if match is None or code is None or (match["sign"] == "¥" and yuan):
        return None
    start = number.start - len(before) + match.start()
    if match["sign"] == "$" and (nation := _NATION_BEFORE.search(text, max(0, start - 20), start)):
        code = _DOLLARS[nation[1].lower()]
    return start, code


def unit_of(text: str, number: Number, sign: tuple[int, str] | None) -> Unit | None:
    """Return the unit of a number; `sign` is the currency sign before it, or that which a range lends it."""
    start, end = number.start, number.end
    if sign:
        letter = _LETTER_AFTER.match(text, end) if number.scale == 1 else None
        factor = _LETTERS[letter["letter"].lower()] if letter else 1
        return Unit(min(start, sign[0]), letter.end() if letter else end, "money", sign[1], factor)
    if share := _SHARE.match(text, end):
        points = share["p1"] or share["p2"] or share["p3"]
        unit = "percentage points" if points else "basis points" if share["bp"] else "%"
        return Unit(start, share.end(), "percentage", unit)
    return _currency_after(text, number) or _measure(text, number) or _time(text, number)


def _currency_after(text: str, number: Number) -> Unit | None:
    match = _CURRENCY_AFTER.match(text, number.end)
    if match is None or (number.is_year and number.scale == 1):
        return None
    word = match["word"].lower()
    word = word if word in _WORDS else word.removesuffix("s")
    nation = " ".join((match["nation"] or "").lower().split())
    if (word in _NEEDS_SCALE and number.scale == 1) or (word == "franc" and nation != "swiss"):
        return None
    unit = _DOLLARS.get(nation, "USD") if word == "dollar" else _WORDS[word]
    return Unit(number.start, match.end(), "money", unit)


def _measure(text: str, number: Number) -> Unit | None:
    symbol = _SYMBOL.match(text, number.end)
    if symbol:
        if name := symbol["matter"]:
            return Unit(number.start, symbol.end(), "count", name)
        name = symbol["symbol"]
        if "flop" in name.lower():
            name = next(word for word, letter in _PREFIX.items() if letter == name[0]) + "flops"
        return Unit(number.start, symbol.end(), "capacity", name)
    match = _MEASURE.match(text, number.end)
    if match is None or number.is_year or _is_title(match["plain"] or match["matter"] or "  "):
        return None
    if match["matter"]:
        return Unit(
            number.start, match.end(), "count", _plural(" ".join(match["matter"].lower().replace("-", " ").split()))
        )
    if match["base"]:
        unit = _prefixed(match["prefix"].lower(), match["base"].lower())
    elif match["nano"]:
        unit = "nm"
    else:
        unit = " ".join((match["wafers"] or match["plain"]).lower().replace("-", " ").split())
        unit = unit if match["wafers"] else _plural(unit)
    return Unit(number.start, match.end(), "capacity", unit)


def _prefixed(prefix: str, base: str) -> str:
    letter = _PREFIX[prefix]
    if base == "flop":
        return f"{prefix}flops"
    if base in ("bit", "hertz"):
        return letter + {"bit": "bit", "hertz": "Hz"}[base]
    return letter + {"watt": "W", "byte": "B"}.get(base, "Wh")


def _plural(unit: str) -> str:
    known = {"square foot": "square feet", "inch": "inches"}
    return known.get(unit, unit if unit.endswith(("s", "feet", "celsius", "fahrenheit", "ph")) else f"{unit}s")


def _time(text: str, number: Number) -> Unit | None:
    match = _TIME.match(text, number.end)
    if match is None or number.is_year:
        return None
    if _is_title(match["word"]):
        return None
    word = match["word"].lower()
    plural = word.endswith("s")
    hyphened = match["joint"] == "-"
    if hyphened and plural:
        return None
    if word.startswith("quarter") and ((hyphened and number.value == 1) or text.startswith(" of ", match.end())):
        return None  # a fraction
    if not number.digits and number.value == 1 and word in ("day", "second", "minute"):
        return None
    unit = "centuries" if word == "century" else word if plural else f"{word}s"
    return Unit(number.start, match.end(), "duration", unit)


def is_matter(unit: str) -> bool:
    """Say whether a unit measures matter or space: such a figure counts units, and its sentence says of what."""
    return _IS_MATTER.fullmatch(unit) is not None


def _is_title(word: str) -> bool:
    """Say whether a word is written as in a name: Three Mile Island, the Six Day War."""
    return word[0].isupper() and word[1:2].islower()
