"""When something was: a line of text, a picture, and the same as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from builder.pages.parts import count, figure, folded, spoken_date
from builder.pictures.bars import bars

_MONTHS = 36
"""Longest time that is shown by month."""
_LEAST = 3
"""Articles below which a sentence says it all."""


def period(dates: Sequence[str | None]) -> str:
    """Return from when to when, as precisely as the dates are known; `dates` holds at least one.

    It stands behind a number of articles and a comma, so what holds of some of them says of how many.
    """
    known = sorted(filter(None, dates))
    if not known:
        return "undated"
    first, last = spoken_date(known[0]), spoken_date(known[-1])
    span = first if first == last else f"{first} to {last}"
    undated = len(dates) - len(known)
    return f"{len(known):,} dated {span} and {undated:,} undated" if undated else span


def coverage(dates: Sequence[str | None]) -> str:
    """Return when a list of articles was published; nothing where there is no more to see than in a line."""
    picture = over_time(dates, "Articles", "Published")
    return f"## Coverage over time\n\n{picture}" if picture else ""


def over_time(dates: Sequence[str | None], what: str, when: str) -> str:
    """Return the picture of the dates of `what`, with its table; nothing where there is no more to see than in a line.

    By month where that is known of most and the time is not long, otherwise by year. What is left out is said. `when`
    heads the column of dates.
    """
    known = [date for date in dates if date]
    monthly = [date[:7] for date in known if len(date) > 4]
    by_month = len(monthly) * 2 > len(known) and _number(max(monthly)) - _number(min(monthly)) < _MONTHS
    periods = Counter(monthly if by_month else [date[:4] for date in known])
    if sum(periods.values()) < _LEAST or len(periods) < 2:
        return ""
    names = {_number(key): spoken_date(key) for key in periods}
    counts = {_number(key): number for key, number in periods.items()}
    first, last = names[min(counts)], names[max(counts)]
    said = f"{what} by {'month' if by_month else 'year'}, {first} to {last}"
    rows = "".join(f"<tr><td>{names[n]}</td><td>{counts[n]:,}</td></tr>" for n in sorted(counts))
    table = f"<table>\n<thead><tr><th>{when}</th><th>{what}</th></tr></thead>\n<tbody>{rows}</tbody>\n</table>"
    picture = figure(bars(counts, first, last, said), said + _left_out(dates, sum(counts.values())))
    return "\n\n".join([picture, folded("Show as a table", table)])


def _left_out(dates: Sequence[str | None], shown: int) -> str:
    undated = sum(date is None for date in dates)
    vague = len(dates) - undated - shown
    parts = [f"{count(vague, 'article')} dated by year only"] if vague else []
    parts += [f"{count(undated, 'article')} undated"] if undated else []
    return f"; not shown: {' and '.join(parts)}." if parts else "."


def _number(date: str) -> int:
    """Return the year, or the months since the year 0."""
    year, _, month = date.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)
