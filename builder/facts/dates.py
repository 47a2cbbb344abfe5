"""Dated events: calendar dates that the text states in full, to the day or to the month."""

from __future__ import annotations

from collections.abc import Iterator

from builder.calendar_dates import DAY_DATE, MONTH_DATE, day_of, month_of


def dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Return start, end and ISO 8601 date of each, in reading order. "Wednesday" and "last year" are left as written."""
    days = [(m.start(), m.end(), date) for m in DAY_DATE.finditer(text) if (date := day_of(m))]
    covered = [(start, end) for start, end, _ in days]
    months = [
        (m.start(), m.end(), month_of(m))
        for m in MONTH_DATE.finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in covered)
    ]
    yield from sorted(days + months)
