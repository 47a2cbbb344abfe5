"""Lines that hold nothing but when the article appeared: recorded as its date, then dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.calendar_dates import DAY_DATE, day_of
from builder.clean.rule import Drop, Says, is_prose
from builder.model import Block

_LABEL = re.compile(
    r"(?P<label>(?:first\s+|originally\s+)?(?:published|posted|date|created|issued)|(?:last\s+)?(?:updated|modified))(?:\s+(?:on|at))?\s*[:|-]?\s*",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|a\.?m\.?|p\.?m\.?|[A-Z]{2,4}|gmt[+-]?\d*|at|on|t|z|utc|[|,.·•()–—-]|\s)*",
    re.IGNORECASE,
)
_LONGEST = 100


def timestamps(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a line that is a full date, with or without a label, weekday and time of day.

    Only one that stands above the first paragraph or is labelled as the publication dates the article; a date of
    "last updated" is dropped and dates nothing. Must not drop a line in which a date heads a story's section
    ("April 10, 2024: the visit") or a timeline: nothing else may stand in it.
    """
    first = next((number for number, block in enumerate(blocks) if is_prose(block.text)), len(blocks))
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST or not (match := DAY_DATE.search(text)):
            continue
        label = _LABEL.match(text)
        rest = text[label.end() if label else 0 : match.start()] + text[match.end() :]
        if not _REST.fullmatch(rest) or not (label or number < first):
            continue
        published = label is None or not re.search("updated|modified", label["label"], re.IGNORECASE)
        yield Drop(
            block=block,
            why="nothing but a date" if published else "nothing but the date of a change",
            says=Says(date=day_of(match)) if published else None,
        )
