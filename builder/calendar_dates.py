"""Calendar dates as English news writes them, read strictly: what is not a full date of the calendar is not a date.

Numeric dates with slashes are left alone: 04/10/2024 is April or October, and nothing in it says which.
"""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
        "|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY_DATE = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{_MONTH}),?\s(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))(?!\d)"
)
YEAR = re.compile(r"[12][90]\d\d(?!\d)")
"""Cheap to look for: a text without one has no full date."""
MONTH_DATE = re.compile(rf"\b(?P<m>{_MONTH})\s(?:of\s)?(?P<y>(?:19|20)\d\d)(?!\d)")


def day_of(match: re.Match[str]) -> str | None:
    """Return the ISO 8601 date of a DAY_DATE match, or None where the calendar has no such day."""
    groups = match.groupdict()
    for form in "123":
        if groups[f"y{form}"]:
            month = groups[f"m{form}"].rstrip(".").lower()
            number = int(month) if month.isdigit() else _MONTHS[month]
            try:
                return datetime.date(int(groups[f"y{form}"]), number, int(groups[f"d{form}"])).isoformat()
            except ValueError:
                return None
    return None


def month_of(match: re.Match[str]) -> str:
    """Return the ISO 8601 month of a MONTH_DATE match."""
    return f"{match['y']}-{_MONTHS[match['m'].rstrip('.').lower()]:02d}"
