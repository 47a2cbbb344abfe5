"""Dates that are told from the day of the article: "on Wednesday", "last month", "in March", "April 10".

News has conventions, and only what they settle is read: a weekday is the last one on or before the article's day,
or, of what is still to come, the first on or after it; a month or a day without a year is the nearest in the
direction of its verb. Where the words can be read in two ways ("next Friday", said on a Monday) there is no date.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from builder.calendar_dates import MONTH, MONTH_NAMES, MONTH_WORDS, WEEKDAY, WEEKDAY_WORDS, month_number
from builder.facts.tense import Direction, direction

Dated = tuple[int, int, str]
"""Start, end, and ISO 8601 date at reduced precision."""

_WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
_MONTHS = "|".join(MONTH_NAMES)
RELATIVE_WORDS = WEEKDAY_WORDS | MONTH_WORDS | {"yesterday", "tomorrow", "tonight", "today", "year", "month"}
"""Without one of these, or a digit, a sentence has no date."""
_WEEKDAY = re.compile(
    r"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Ee]very|[Ee]ach|[Pp]revious|[Ff]ollowing|[Aa]ny"
    r"|[Oo]ne|[Aa]|[Ff]rom|[A-Z][a-z]+)\s)?"
    rf"\b(?P<day>{'|'.join(_WEEKDAYS)})\b(?![-–’'/]|,?\s(?:the\s)?[0-9]{{1,2}}(?![0-9,.]?[0-9]|\s[a-z])|,?\s\(?{MONTH}\s[0-9]|\s(?:to"
    rf"|through)\s[A-Z])(?P<name>\s[A-Z])?"
)
_UNNAMED = frozenset("On In By Since Until From After Before And But Late Early Last Next This That".split())
_NEAR_DAY = re.compile(
    r"(?<!\bof )(?<!\bfor )(?<!\btoday and )(?<!\btoday or )\b(?P<day>[Yy]esterday|[Tt]omorrow|[Tt]onight)\b(?![-’'])"
)
"""“the tasks of today and tomorrow” are of no day."""
_TODAY = re.compile(
    r"\b(?:announced|said|issued|released|launched|published|signed|unveiled|reported|introduced|earlier"
    r"|later)\s(?P<after>today)\b(?![’'])"
    r"|\b(?P<before>[Tt]oday)\s(?=announced|issued|released|launched|published|signed|unveiled|introduced|said)"
)
_UNIT = re.compile(
    r"(?<!\b[Tt]he )(?<!\b[Tt]he)\b(?:(?:[Ee]arlier|[Ll]ater)\s)?(?P<which>[Ll]ast|[Tt]his"
    r"|[Nn]ext)\s(?P<unit>month|year)\b(?!-)"
)
_MONTH_DAY = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\s(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?|(?P<d2>[0-9]{{1,2}})(?:st|nd|rd"
    rf"|th)?\s(?:of\s)?(?P<m2>{_MONTHS}))\b"
    r"(?!,?\s(?:of\s)?[0-9]|[-–/:.’'][0-9]|[’']s|\s(?:this|last|next)\syear)"
    rf"(?!,?\s(?:and|or|to|through|until|till)\s(?:{MONTH}\s)?[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s(?:{MONTH}\s)?"
    r"(?:19|20)[0-9]{2}(?!\d))"
)
"""Not where the year follows, behind another day: "July 3 and July 28, 2017"."""
_LONE_MONTH = re.compile(
    rf"\b(?P<how>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil)\s(?:early\s|late\s"
    rf"|mid-)?(?P<month>{_MONTHS})\b(?!,?\s(?:of\s)?[0-9]|[-–’'/]|,?\s(?:of\s)?(?:this|last|next)\syear)"
)
_WHICH_MONTH = re.compile(rf"\b(?P<which>[Ll]ast|[Nn]ext)\s(?P<month>{_MONTHS})\b(?![-–’'/]|,?\s[0-9])")
_MONTH_OF = re.compile(
    rf"\b(?P<month>{_MONTHS})(?:\s(?P<day>[0-9]{{1,2}}))?,?\s(?:of\s)?(?P<which>last|this|next)\syear\b"
)
_BEFORE_EVENT = re.compile(r"\b(?:before|ahead\sof|run-up\sto|eve\sof|prior\sto)\s(?:[\w’'.-]+\s){1,8}$")
_OF_EVENT = re.compile(
    r"\b(?:of|after|over|into|about|from|since)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){1,3}(?:on\s|late\s|early\s)?$"
)
"""What is to come may speak of a thing of the past: "will look into reports of an explosion on Sunday"."""
_PUT_OFF = re.compile(
    r"\b(?:postpon|delay|defer|reschedul|extend|mov(?:e|ing)|push|put(?:s|ting)?\s(?:[\w’'-]+\s){0,4}(?:off|back))"
    r"[^.;:]{0,120}\s(?:to|until|till)\s$"
)
_FAR = 160
_MOST_DAYS = 270
"""Farther from the article's day a date would have its year."""
_CLOSE_DAYS = 45
"""So near that the year is certain even where no verb says whether it was or will be."""


def relative_dates(text: str, words: frozenset[str], day: datetime.date) -> Iterator[Dated]:
    """Return the dates of a sentence that the article's day settles, in no order; some may overlap.

    `words` are the sentence's.
    """
    if not words.isdisjoint(WEEKDAY_WORDS):
        yield from _weekdays(text, day)
    if not words.isdisjoint(("yesterday", "tomorrow", "tonight", "today")):
        for match in _NEAR_DAY.finditer(text):
            if not _SAME_DAY.match(text, match.end()):
                yield *match.span(), _shifted(day, _NEAR[match["day"].lower()])
        for match in _TODAY.finditer(text):
            yield *match.span("after" if match["after"] else "before"), day.isoformat()
    if "year" in words or "month" in words:
        for match in _UNIT.finditer(text):
            yield *match.span(), _unit(match["which"].lower(), match["unit"], day)
        for match in _MONTH_OF.finditer(text):
            year = day.year + _STEP[match["which"]]
            if date := _date(year, month_number(match["month"]), match["day"]):
                yield *match.span(), date
    if not words.isdisjoint(MONTH_WORDS):
        yield from _months(text, day)


_SAME_DAY = re.compile(
    rf"(?:\s(?:morning|afternoon|evening|night))?,?\s(?:on\s)?(?:{WEEKDAY},?\s)?(?:{MONTH}\s\d|\d{{1,2}}\s{MONTH})"
)
"""“tomorrow, Monday, July 19”, “tomorrow morning, July 19”: the day is told in full, and the text may be of another day
than the article."""
_NEAR = {"yesterday": -1, "tonight": 0, "tomorrow": 1}
_STEP = {"last": -1, "this": 0, "next": 1}


def _weekdays(text: str, day: datetime.date) -> Iterator[Dated]:
    for match in _WEEKDAY.finditer(text):
        which = (match["which"] or "").lower()
        start, end = match.span("day")
        if match["which"] and match["which"][0].isupper() and match["which"] not in _UNNAMED:
            continue
        if match["name"] and which != "on" and not text.endswith(("on ", "On ", "late ", "early "), 0, start):
            continue
        ahead = (_WEEKDAYS[match["day"]] - day.weekday()) % 7
        if which in ("last", "next"):
            # "Last Friday" is the one of the week before; only where that is the latest Friday is it certain.
            settled = (
                _WEEKDAYS[match["day"]] >= day.weekday() if which == "last" else ahead > 0 and _in_next_week(day, ahead)
            )
            if settled:
                yield match.start("which"), end, _shifted(day, ahead - 7 if which == "last" else ahead)
        elif which not in ("this", "coming", "every", "each", "previous", "following", "any", "one", "a", "from"):
            limit = text.endswith((" by ", " until "), 0, start)
            told = _limit(text, match) if limit else _told(text, start, end)
            if told in ("past", "future"):
                yield start, end, _shifted(day, ahead if told == "future" or ahead == 0 else ahead - 7)


def _limit(text: str, match: re.Match[str]) -> Direction:
    """After "by" and "until" a date is to come, unless the verb before it is of the past: that can mean both."""
    return "unclear" if direction(text, *match.span()) == "past" else "future"


def _told(text: str, start: int, end: int) -> Direction | None:
    """Return the direction of a date; what comes before another event, or was put off to a day, leaves it open."""
    before = text[max(0, start - _FAR) : start]
    if _BEFORE_EVENT.search(before) or _PUT_OFF.search(before) or before.endswith(" of "):
        return "unclear"
    told = direction(text, start, end)
    return "unclear" if told == "future" and _OF_EVENT.search(before) else told


def _in_next_week(day: datetime.date, ahead: int) -> bool:
    return day.weekday() < 6 and day.weekday() + ahead > 6


def _months(text: str, day: datetime.date) -> Iterator[Dated]:
    for match in _MONTH_DAY.finditer(text):
        month = month_number(match["m1"] or match["m2"])
        date = _nearest_day(text, match, month, int(match["d1"] or match["d2"]), day)
        if date:
            yield *match.span(), date
    for match in _LONE_MONTH.finditer(text):
        how = match["how"].lower()
        if text.endswith(" than ", 0, match.start()):
            continue  # what is to come is compared with what was
        if how == "in":
            told = direction(text, *match.span("month"))
        else:
            told = "past" if how == "since" else _limit(text, match)
        month = month_number(match["month"])
        if told in ("past", "future") and month != day.month:
            yield *match.span("month"), _date(_year_of(month, day, told == "past"), month, None) or ""
    for match in _WHICH_MONTH.finditer(text):
        past = match["which"].lower() == "last"
        month = month_number(match["month"])
        year = _year_of(month, day, past)
        if month != day.month and year == day.year + (-1 if past else 1):
            yield *match.span(), f"{year}-{month:02d}"


def _nearest_day(text: str, match: re.Match[str], month: int, number: int, day: datetime.date) -> str | None:
    limit = text.endswith((" by ", " until "), 0, match.start())
    told = _limit(text, match) if limit else _told(text, *match.span())
    candidates = [found for year in (-1, 0, 1) if (found := _calendar(day.year + year, month, number))]
    distances = [(found - day).days for found in candidates]
    if told == "future":
        distances = [distance for distance in distances if 0 <= distance <= _MOST_DAYS]
    elif told == "past":
        distances = [distance for distance in distances if -_MOST_DAYS <= distance <= 0]
    else:
        distances = [distance for distance in distances if abs(distance) <= _CLOSE_DAYS]
    return _shifted(day, distances[0]) if len(distances) == 1 else None


def _year_of(month: int, day: datetime.date, past: bool) -> int:
    if past:
        return day.year if month <= day.month else day.year - 1
    return day.year if month >= day.month else day.year + 1


def _unit(which: str, unit: str, day: datetime.date) -> str:
    if unit == "year":
        return f"{day.year + _STEP[which]:04d}"
    months = day.year * 12 + day.month - 1 + _STEP[which]
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _date(year: int, month: int, number: str | None) -> str | None:
    if number is None:
        return f"{year:04d}-{month:02d}"
    found = _calendar(year, month, int(number))
    return found.isoformat() if found else None


def _calendar(year: int, month: int, number: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def _shifted(day: datetime.date, days: int) -> str:
    return (day + datetime.timedelta(days=days)).isoformat()
