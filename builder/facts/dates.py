"""Dated events: calendar dates that the text states in full, to the day or to the month."""

from __future__ import annotations

from collections.abc import Iterator

from builder.calendar_dates import DAY_DATE, MONTH_DATE, YEAR, day_of, month_of


def dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Return start, end and ISO 8601 date of each, in reading order; "Wednesday" and "last year" are left alone."""
    end = 0
    for year in YEAR.finditer(text):
        if year.start() < end:
            continue
        # A date begins or ends at its year; no spelling of one is longer than this on either side.
        window = (max(end, year.start() - 20), year.end() + 10)
        match = DAY_DATE.search(text, *window)
        date = day_of(match) if match else None
        if match is None and (match := MONTH_DATE.search(text, *window)):
            date = month_of(match)
        if match:
            end = match.end()
        if match and date:
            yield match.start(), match.end(), date
