"""What a line says that holds nothing but when its article appeared: date, time, place, reading time.

The line is read from its start, one piece after the other; a word that is no such piece makes it another line. So a
sentence with a date in it, a heading that begins with one or the entry of a timeline is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from builder.calendar_dates import (
    DATE_ABROAD,
    DAY_DATE,
    MONTH,
    MONTH_DATE,
    MONTH_NAMES,
    NUMERIC_DATE,
    american_day_of,
    day_abroad_of,
    day_of,
    month_first_of,
    month_of,
    numeric_day_of,
)
from builder.clean import stamp_words

_LONGEST = 120
_LABEL = (
    r"(?:(?:first|originally|last|date)\s+)?(?:published|posted|updated|modified|reviewed|revised|edited|created|issued"
    r"|released|filed|uploaded|aired|broadcast|spoken|delivered|saved|archived|accessed|retrieved)"
    r"(?:\s+(?:online|date|time))?(?:\s+(?:on|at))?\b|(?:date|publication\s+date"
    r"|release\s+date)(?:\s+of\s+(?:publication|issue))?\b"
    r"|pubdate\b|dc:date\b|for\s+immediate\s+release\b|(?:press|news|media)\s+release\b"
)
_CHANGE = re.compile(rf"{stamp_words.CHANGE}|stand", re.IGNORECASE)
"""In a label, where German "Stand" can be nothing else."""
_LABEL_JAPANESE = (
    r"(?:(?:(?:記事)?(?:公開|掲載|配信|投稿|発行|発表|作成)|最終更新|更新|修正|改訂)"
    r"(?:年月)?(?:日時|日付|時刻|日)?|日付)"
)
"""Stands before its date or behind it."""
_TIME = (
    r"T?\d{1,2}(?:[:.]\d{2}){1,2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)?\s?(?:[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\d{1,2}h\d{2}\b|(?:午前|午後)?\s?\d{1,2}時(?:\s?\d{1,2}分(?:\s?\d{1,2}秒)?)?"
)
_AGO = r"yesterday\b|(?:an?|\d{1,3})\s*(?:min(?:ute)?s?|m|h(?:ou)?rs?|h|days?|d|weeks?|months?|years?)\s+ago\b"
_READING = (
    r"(?:reading\s+time|read|listen):?\s*\d{1,3}\s*min(?:ute)?s?\b|\d{1,3}(?:[–-]\d{1,3})?[\s-]?min(?:ute)?s?\b(?:\s+(?:to\s+)?read\b)?"
    r"|[\d,]{3,6}\s+words\b"
)
_COUNTS = (
    r"\d[\d,.]*\s?[km]?\s+(?:comments?|views?|likes?|reads?|shares?|reactions?|responses?|replies|reply|claps?|retweets?)\b"
    r"|no\s+comments?\b"
)
_HINT = re.compile(r"\d|yesterday|\ban?\b.*\bago\b", re.IGNORECASE)
"""Cheap to look for: without one no line is a stamp."""
_HALF_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
ICON = r"[\u2300-\u23ff\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?"
"""A calendar, a clock, a pencil or a chain, which templates set before what they show."""
_ISSUE = r"(?:no|issue|vol|volume)\b\.?\s*\d{1,4}\b"
_CLOCK = re.compile(r"\b(?:E[DS]T|CDT|MDT|PDT|[ECMP]T)\b")
"""The clocks of the United States, where the month stands first; others' zones are left out that bear such a name."""
_AMERICAN = re.compile(
    rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>\d\d)(?=,?\s\d{{1,2}}:\d\d\s?[AaPp]\.?[Mm]\.?\s{_CLOCK.pattern})"
)
"""With the last digits of the year, what stands where only such a clock tells."""
_PIECES = {
    "day": DAY_DATE,
    "numeric": NUMERIC_DATE,
    "american": _AMERICAN,
    "abroad": DATE_ABROAD,
    "month": MONTH_DATE,
    "partial": re.compile(rf"\b(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH})(?!\w)"),
    "ago": re.compile(_AGO, re.IGNORECASE),
    "reading": re.compile(_READING, re.IGNORECASE),
    "counts": re.compile(_COUNTS, re.IGNORECASE),
    "label": re.compile(rf"{_LABEL}|{_LABEL_JAPANESE}|{stamp_words.LABEL_ABROAD}", re.IGNORECASE),
    "time": re.compile(_TIME, re.IGNORECASE),
    "weekday": re.compile(
        rf"{stamp_words.WEEKDAY}|{stamp_words.WEEKDAY_SHORT}|{stamp_words.WEEKDAY_JAPANESE}", re.IGNORECASE
    ),
    "issue": re.compile(_ISSUE, re.IGNORECASE),
    "beside": re.compile(
        rf"(?i:{stamp_words.BESIDE})|(?i:at|on|o[’']clock|local\s+time|embargo\s+lifted)\b"
        r"|(?:GMT|UTC)[+-]\d{1,2}|[+-]\d{2}:?\d{2}\b"
        r"|(?:[A-Z]\w+\s){1,3}Time\b"
        r"|[A-Z]{1,4}\b"
    ),
    "link": re.compile(r"\U0001f517\ufe0f?\s?\D{1,30}$"),
    "gap": re.compile(rf"(?:[\s,;:|·•()/–—：｜／（）【】・、-]|{ICON})+|(?<=\d)\."),
}
"""What such a line is made of, in the order in which it is looked for."""
_SHOUTED = re.compile(rf"\b(?:{'|'.join(f'{name.upper()}|{name[:3].upper()}' for name in MONTH_NAMES)}|SEPT)\b")
"""Months as templates show them in capitals."""
_GLUED = re.compile(r"(?:(?i:first|last)\s)?(?i:published|posted|updated)(?=\d|[A-Z])")
"""A label whose date a page sets apart by its style alone: “Published9 October 2025”."""
_DATES = {
    "day": day_of,
    "numeric": numeric_day_of,
    "american": american_day_of,
    "abroad": day_abroad_of,
    "month": month_of,
}
_IS_BEHIND = re.compile(rf"{_LABEL_JAPANESE}(?!\s?[:：])")
"""Such a label, where it is not that of the next date."""
_PLACE = re.compile(r"(?<=[–—|,-]\s)[A-Z]{2,}(?:\s[A-Z]{2,}){0,2}$")
"""Where it was written, at the end and in capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What such a line says."""

    label: str
    """What stands before the date ("published"), in lower case; empty where nothing does."""
    date: str | None
    """ISO 8601 to the day or the month. None: no date that can be told."""
    of_change: bool
    """The date is only that of a change, or of a copy."""
    plain: bool
    """Nothing but a calendar date: what could as well head the entry of a timeline."""


@lru_cache(maxsize=2048)  # Rules ask again and again about the same few lines.
def stamp(text: str) -> Stamp | None:
    """Return what a line says that is nothing but a stamp; None for any other line.

    Of a line with several dates, the publication's. A time of day, a reading time or a day without its year is a stamp
    without a date.
    """
    if len(text) > _LONGEST or not _HINT.search(text):
        return None
    text = _SHOUTED.sub(lambda month: month[0].capitalize(), text.translate(_HALF_WIDTH))
    if glued := _GLUED.match(text):
        text = f"{glued[0]} {text[glued.end() :]}"
    dates: list[tuple[str, str | None]] = []
    label, seen, at = "", set[str](), 0
    while at < len(text):
        place = ("place", _PLACE.match(text, at) if seen & _DATES.keys() else None)
        kind, piece = (
            place if place[1] else next(((k, m) for k, p in _PIECES.items() if (m := p.match(text, at))), place)
        )
        if piece is None:
            return None
        at = piece.end()
        if kind == "label" and dates and not label and not dates[-1][0] and _IS_BEHIND.match(text, piece.start()):
            dates[-1] = (piece[0], dates[-1][1])
        elif kind == "label":
            label = " ".join(piece[0].lower().split())
        elif kind in _DATES:
            day = _DATES[kind](piece)
            if day is None and kind == "numeric" and _CLOCK.search(text, at):
                day = month_first_of(piece)
            dates.append((label, day))
        if kind != "gap":
            seen.add(kind)
    if not seen & {*_DATES, "partial", "ago", "reading", "time"}:
        return None
    dated = [found for found in dates if found[1]]
    first = next((found for found in dated if not _CHANGE.search(found[0])), (dated or dates or [(label, None)])[0])
    return Stamp(
        label=first[0],
        date=first[1],
        of_change=_CHANGE.search(first[0]) is not None,
        plain=seen <= {"day", "abroad", "month", "partial"},
    )


def is_label(text: str) -> bool:
    """Say whether a line is nothing but what announces a date: "Last updated:"."""
    return _PIECES["label"].fullmatch(text.strip(" :：|·•")) is not None
