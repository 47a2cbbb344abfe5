"""Figures of a sentence: money, shares, measures, spans of time, counts and ranks, each number with what it is of.

A number alone is no figure: something beside it must say what it is a number of. `units`, `counts` and `ranks` hold
what may; this module joins ranges ("$10 to $15 million") and conversions ("440 billion yen ($2.9 billion)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from builder.facts.counts import noun_after, noun_before
from builder.facts.numbers import NUMBER_WORDS, Number, digits_at, numbers
from builder.facts.ranks import ORDINAL_WORDS, ranks
from builder.facts.units import is_matter, sign_before, unit_of
from builder.facts.words import DIGITS
from builder.model import FigureKind

_FIGURE_WORDS = DIGITS | NUMBER_WORDS | ORDINAL_WORDS
_JOINT = re.compile(
    r"(?:\s?%|[kmbt]n?\b)?(?:\s?[-–—]\s?|\s(?P<word>to|and|or)\s(?:about\s|around\s)?)(?=[0-9A-Za-z$€£¥₩₹])"
)
_FROM = re.compile(
    r"(?<!range )(?<!ranges )(?<!ranged )(?<!ranging )\bfrom\s(?:about\s|around\s|some\s|just\s)?[^\s\w]{0,3}$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s$")
"""Before two sums with a sign each: "up by $3 to $23"."""
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|some\s)?[^\s\w]{0,3}$", re.IGNORECASE)
_IN_YEAR = re.compile(r"\b(?:in|by|since|during|early|late)\s$", re.IGNORECASE)
"""“from $5 billion in 2024 to $9 billion”: what stands before "to" is a year, and no part of a range."""
_AGE = re.compile(r"\b(?:aged?|ages|turned|turning)\s$", re.IGNORECASE)
_ELLIPSIS = re.compile(r"[.,;:)]|$|\s(?:for|to|in|from|by|this|last|next|a\syear|and|on|more)\b")
"""What may follow a scaled number that has the currency of the sum before it: "476 billion yen, then 732 billion"."""
_POINT_IN_TIME = re.compile(r"\s(?:after|before)\b|\s(?:later|earlier)\b(?!\sthan)")
_THROUGH = re.compile(r"\b(?:for|within|over|during|last|first|final|the)\s$", re.IGNORECASE)
_A_DAY = re.compile(r"\s(?:a|per)\sday\b")
_CONVERSION = re.compile(
    r"\s?(?:[(\[]|,\s(?=about|around|or|some|roughly|approximately|nearly|equivalent|worth)"
    r"|\s?[—–]\s?(?=about|around|or|some|roughly))"
    r"\s?(?:(?:about|around|or|some|roughly|approximately|approx\.|nearly|almost|US|equivalent\sto"
    r"|equal\sto|worth|more\sthan|over|just|under"
    r"|at\sthe\stime)\s?)*"
)


_EQUALS = re.compile(r"\s?=\s?")
_HUNDREDTHS = {"$": "USD", "€": "EUR"}
"""Currencies whose hundredths are called cents, by the signs with which a text names them."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure, and where it stands in its sentence."""

    start: int
    end: int
    kind: FigureKind
    value: float
    unit: str
    upper: float | None = None
    """Of a range: where it ends."""
    converts: bool = False
    """Whether it says the figure before it again, in another unit."""


@dataclass(frozen=True, slots=True)
class _Read:
    start: int
    end: int
    kind: FigureKind
    value: Decimal
    unit: str


class _Pair(NamedTuple):
    """Two numbers with a joint between them."""

    number: Number
    one: _Read | None
    """The first, with its unit."""
    second: Number
    alone: _Read | None
    """The second, with a unit of its own."""
    two: _Read | None
    """The second, with the currency sign of the first where it has no unit of its own."""
    word: str
    """The joint."""


def figures(text: str, words: frozenset[str], *, yuan: bool = False, around: str = "") -> list[Amount]:
    """Return the figures of a sentence in reading order; no two overlap.

    `words` are its words. `yuan`: the article speaks of yuan, so "¥" could be either. `around` is the text around the
    sentence, which may speak of a ranking.
    """
    found: list[Amount] = []
    if words.isdisjoint(_FIGURE_WORDS):
        return found
    end = 0
    everything = [*_amounts(text, words, yuan), *_ranked(text, words, around or text)]
    if "cents" in words:
        everything = list(_of_cents(everything, around or text))
    for amount in sorted(everything, key=lambda a: (a.start, -a.end)):
        if amount.start >= end:
            found.append(amount)
            end = amount.end
    return list(_converted(text, list(_without_rates(text, found))))


def _without_rates(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """Leave out what only tells a rate of exchange: "($1 = 150 yen)"."""
    for at, amount in enumerate(found):
        before = at > 0 and _EQUALS.fullmatch(text, found[at - 1].end, amount.start)
        after = at + 1 < len(found) and _EQUALS.fullmatch(text, amount.end, found[at + 1].start)
        if not (amount.kind == "money" and (before or after)):
            yield amount


def _of_cents(found: Sequence[Amount], around: str) -> Iterator[Amount]:
    """Make sums of counted cents, where the text has one currency that they can be of; otherwise leave them out."""
    signs = [sign for sign in _HUNDREDTHS if sign in around]
    for amount in found:
        if amount.kind != "count" or amount.unit != "cents":
            yield amount
        elif len(signs) == 1:
            yield replace(amount, kind="money", value=amount.value / 100, unit=_HUNDREDTHS[signs[0]])


def _ranked(text: str, words: frozenset[str], around: str) -> Iterator[Amount]:
    for rank in ranks(text, words, around):
        yield Amount(rank.start, rank.end, "rank", float(rank.value), "rank")


def _amounts(text: str, words: frozenset[str], yuan: bool) -> Iterator[Amount]:
    waiting = list(numbers(text, words))
    at = 0
    currency = None
    while at < len(waiting):
        number = waiting[at]
        at += 1
        sign = sign_before(text, number, yuan)
        one = _read(text, number, sign)
        joint = _JOINT.match(text, one.end if one else number.end)
        if joint is None:
            if one:
                currency = one.unit if one.kind == "money" else None if one.kind == "count" else currency
                yield _amount(one)
            elif noun := noun_before(text, number):
                yield Amount(number.start, number.end, "count", float(number.value), noun)
            elif currency and number.scale >= 10**6 and _ELLIPSIS.match(text, number.end):
                yield Amount(number.start, number.end, "money", float(number.value), currency)
            continue
        second = waiting[at] if at < len(waiting) else None
        own = sign_before(text, second, yuan) if second else None
        if second and (second.start == joint.end() or (own and own[0] == joint.end())):
            at += 1
        else:
            second = digits_at(text, joint.end()) if text[joint.end() - 1] == "-" else None
        if second is None:
            if one:
                yield _amount(one)
            elif noun := noun_before(text, number):
                yield Amount(number.start, number.end, "count", float(number.value), noun)
            continue
        alone = _read(text, second, own)
        lent = _read(text, second, sign) if sign and not own and unit_of(text, second, None) is None else alone
        yield from _joined(text, _Pair(number, one, second, alone, lent, joint["word"] or "-"))


def _joined(text: str, pair: _Pair) -> Iterator[Amount]:
    """Return the figures of two numbers with a joint between them: a range, or each by itself where it is certain."""
    number, one, second, alone, two, word = pair
    if two is None:
        unit = noun_before(text, number) if one is None else one.unit if one.kind == "count" else None
        if one:
            yield _amount(one)
        elif unit:
            yield Amount(number.start, number.end, "count", float(number.value), unit)
        if unit and word == "to" and _ELLIPSIS.match(text, second.end):
            yield Amount(second.start, second.end, "count", float(second.value), unit)
        return
    start = one.start if one else number.start
    bare = number.scale == 1 and second.scale > 1 and abs(number.value) < 1000
    bare = bare and (one is None or one.end == number.end) and (one is None or one.kind == "money")
    lower = number.value * second.scale * (two.value / second.value if second.value else 1) if bare else number.value
    if one and not bare:
        lower = one.value
    same = one is None or (one.kind, one.unit) == (two.kind, two.unit)
    before = text[max(0, start - 30) : start]
    same = same and not (one is None and number.is_year and _IN_YEAR.search(before))
    apart = word == "or" or (word == "and" and not _BETWEEN.search(before)) or (word == "to" and _FROM.search(before))
    apart = apart or (word == "to" and alone is two and one is not None and _BY.search(before))
    if same and not apart and lower < two.value and not (number.is_year and second.is_year):
        yield Amount(start, two.end, two.kind, float(lower), two.unit, float(two.value))
        return
    # Of "$5 and $10 million" nothing says whether the first is in millions as well.
    if one and not (bare and same):
        yield _amount(one)
    if alone:
        yield _amount(alone)


def _amount(read: _Read) -> Amount:
    return Amount(read.start, read.end, read.kind, float(read.value), read.unit)


def _read(text: str, number: Number, sign: tuple[int, str] | None) -> _Read | None:
    """Return the number with its unit, or with the noun that it counts."""
    unit = unit_of(text, number, sign)
    if unit is None:
        noun = noun_after(text, number, 0)
        return _Read(number.start, noun[0], "count", number.value, noun[1]) if noun else None
    if unit.kind == "duration" and (
        _AGE.search(text, max(0, number.start - 12), number.start)
        or _A_DAY.match(text, unit.end)
        or (_POINT_IN_TIME.match(text, unit.end) and not _THROUGH.search(text, max(0, number.start - 12), number.start))
    ):
        return None
    return _Read(unit.start, unit.end, unit.kind, number.value * unit.factor, unit.unit)


def _converted(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """Say of each figure whether it is the one before it in another unit."""
    previous: Amount | None = None
    for amount in found:
        if (
            previous
            and previous.kind == amount.kind in ("money", "capacity", "count")
            and (amount.kind != "count" or (is_matter(previous.unit) and is_matter(amount.unit)))
            and previous.unit != amount.unit
            and _CONVERSION.fullmatch(text, previous.end, amount.start)
        ):
            amount = replace(amount, converts=True)
        previous = amount
        yield amount
