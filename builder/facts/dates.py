"""Dated events: the dates of the calendar that a sentence states, in full or together with the article's own day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from builder.calendar_dates import DAY_DATE, MONTH, MONTH_DATE, YEAR, day_of, month_of
from builder.facts.relative_dates import RELATIVE_WORDS, Dated, relative_dates
from builder.facts.words import DIGITS

_DATE_WORDS = DIGITS | RELATIVE_WORDS
_DAYS_OF_MONTH = re.compile(
    rf"\b(?P<month>{MONTH})\s(?P<day>[0-9]{{1,2}})\s?[-–]\s?(?:{MONTH}\s)?[0-9]{{1,2}},?\s(?P<year>(?:19"
    rf"|20)[0-9]{{2}})(?!\d)"
)
_YEAR_ALONE = re.compile(
    r"\b(?:(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Tt]hrough|[Aa]fter|[Bb]efore|[Bb]etween|[Ff]rom|and|to"
    r"|(?:[Ee]nd|[Ss]tart|beginning|middle|half|quarter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"
    r"|course|months|part|[Aa]s)\sof"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s(?:early\s|late\s|mid-|around\s|about\s|at\sleast\s)?"
    r"|[Ee]arly\s|[Ll]ate\s|[Mm]id-)(?P<year>(?:19|20)[0-9]{2})(?![\w%]|[,.][0-9]|[-–/][0-9]|-[a-z])"
    r"(?!\s(?:dollars?|yen|euros?|prices|people|percent|million|billion|companies|employees|workers|jobs"
    r"|homes|units|megawatts|GPUs|students|cars))"
)
_DAY_BEFORE = re.compile(rf"\b(?P<month>{MONTH})\s(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s(?:and|or|to|through)\s$")
"""Before a date in full: a day of its year, "July 3 and July 28, 2017"."""
_RANGE = re.compile(r"\b(?:from|between|since|in)\s(?:early\s|late\s|mid-)?(?:19|20)[0-9]{2}\s$", re.IGNORECASE)


def dates(text: str, words: frozenset[str], day: datetime.date | None = None) -> list[Dated]:
    """Return start, end and ISO 8601 date of each date of a sentence, in reading order; none overlaps another.

    `words` are the sentence's. `day` is the article's own; without it only dates that are stated in full count.
    """
    if words.isdisjoint(_DATE_WORDS):
        return []
    found = [] if words.isdisjoint(DIGITS) else list(_in_full(text))
    if day is None:
        return found
    # What is stated in full goes before what is only told from the article's day, and the longer before the shorter.
    ranked = [(start, 0, -end, date) for start, end, date in found]
    ranked += [(start, 1, -end, date) for start, end, date in relative_dates(text, words, day)]
    full = {at for start, end, _ in found for at in range(start, end)}
    kept: list[Dated] = []
    for start, rank, negative, date in sorted(ranked):
        free = start >= (kept[-1][1] if kept else 0) and (not rank or full.isdisjoint(range(start, -negative)))
        if free:
            kept.append((start, -negative, date))
    return kept


def _in_full(text: str) -> Iterator[Dated]:
    end = 0
    for year in YEAR.finditer(text):
        if year.start() < end:
            continue
        # A date begins or ends at its year; no spelling of one is longer than this on either side.
        window = (max(end, year.start() - 28), year.end() + 10)
        if found := _around(text, window, year):
            if first := _day_before(text, end, found):
                yield first
            end = found[1]
            yield found


def _day_before(text: str, free: int, found: Dated) -> Dated | None:
    """Return the day, at `free` or after it, that takes its year from the date behind it and stands no later in it."""
    start, _, date = found
    match = _DAY_BEFORE.search(text, max(free, start - 28), start) if len(date) == len("2017-07-28") else None
    if match is None:
        return None
    spelt = DAY_DATE.fullmatch(f"{match['month']} {match['day']}, {date[:4]}")
    told = day_of(spelt) if spelt else None
    return (match.start(), match.end("day"), told) if told and told <= date else None


def _around(text: str, window: tuple[int, int], year: re.Match[str]) -> Dated | None:
    if match := DAY_DATE.search(text, *window):
        date = day_of(match)
        return (*match.span(), date) if date else None
    if match := _DAYS_OF_MONTH.search(text, *window):
        date = (
            day_of(first)
            if (first := DAY_DATE.fullmatch(f"{match['month']} {match['day']}, {match['year']}"))
            else None
        )
        return (*match.span(), date) if date else None
    if match := MONTH_DATE.search(text, *window):
        return *match.span(), month_of(match)
    for match in _YEAR_ALONE.finditer(text, max(0, year.start() - 24), year.end() + 20):
        joined = text.endswith(" ", 0, match.start()) and match.group().startswith(("and ", "to "))
        if match.start("year") == year.start() and (
            not joined or _RANGE.search(text, max(0, match.start() - 24), match.start())
        ):
            return *match.span("year"), match["year"]
    return None
