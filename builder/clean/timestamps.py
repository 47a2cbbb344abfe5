"""Lines that hold nothing but when the article appeared: recorded as its date, then dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.calendar_dates import DAY_DATE, MONTH_DATE, day_of, month_of
from builder.clean.rule import Drop, Says, is_prose
from builder.model import Block

_LABEL = re.compile(
    r"(?P<label>(?:first\s+|originally\s+)?(?:published|posted|date|created|issued)|(?:last\s+)?(?:updated|modified))"
    r"(?:\s+(?:on|at))?\s*[:|-]?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,|·•()–—-]+")
_BESIDE = re.compile(
    r"(?i:mon|tues?|wed|thu|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?"
    r"|T?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)?(?i:am|pm)?|[+-]?\d{2}:?\d{2}"
    r"|(?i:a\.?m\.?|p\.?m\.?|at|on|o[’']clock)|[A-Z]{1,4}|(?:GMT|UTC)[+-]\d{1,2}"
)
"""What may stand beside the date: weekday, time of day, time zone."""
_LONGEST = 100


def timestamps(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a line that is a full date, with or without a label, weekday and time of day.

    Only one that stands above the first paragraph or is labelled as the publication dates the article; a date of
    "last updated" is dropped and dates nothing. Must not drop a line in which a date heads a story's section
    ("April 10, 2024: the visit") or a timeline: nothing else may stand in it.
    """
    first = next((number for number, block in enumerate(blocks) if is_prose(block.text)), len(blocks))
    for number, block in enumerate(blocks):
        if len(block.text) > _LONGEST or not (label_and_date := stamp(block.text)):
            continue
        label, date = label_and_date
        if not label and (number >= first or len(date or "") < 10):
            continue
        published = not re.search("updated|modified", label, re.IGNORECASE)
        yield Drop(
            block=block,
            why="nothing but a date" if published else "nothing but the date of a change",
            says=Says(date=date) if published else None,
        )


def stamp(text: str) -> tuple[str, str | None] | None:
    """Return the label (perhaps empty) and the date of a line that is nothing else; None for any other line.

    Of a line with several, the publication's. The date is None where the calendar does not have it.
    """
    stamps = [_single(part) for part in re.split(r"\s*[|•·]\s*|(?<=\d{4})\.\s+", text) if part]
    if not stamps or not all(stamps):
        return None
    return min(filter(None, stamps), key=lambda found: "dated" in found[0].lower() or "modified" in found[0].lower())


def _single(text: str) -> tuple[str, str | None] | None:
    label = _LABEL.match(text)
    start = label.end() if label else 0
    if match := DAY_DATE.search(text, start):
        date = day_of(match)
    elif match := MONTH_DATE.search(text, start):
        date = month_of(match)
    else:
        return None
    beside = _BETWEEN.split(text[start : match.start()]) + _BETWEEN.split(text[match.end() :])
    if not all(_BESIDE.fullmatch(word) for word in beside if word):
        return None
    return (label["label"] if label else ""), date
