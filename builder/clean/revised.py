"""Whether a page was revised: explainers bear the day of their first version and speak of what came years later.

What "Tuesday" or "in March" means in one is told by no date. That the page states a later change is not enough: systems
of publishing state one whenever they touch a page, and most news that is "changed" years later still says what it said.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from builder.model import Known, Paragraph

_LONG = 31
"""Days after which a change is no correction of what was first said."""
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def is_revised(known: Known, body: Iterable[Paragraph]) -> bool:
    """Say whether a text names a year after that of its date, and not after the last change that its page states."""
    if known.date is None or known.changed is None or len(known.date) < len(known.changed):
        return False
    first, last = (datetime.date.fromisoformat(day) for day in (known.date, known.changed))
    if (last - first).days <= _LONG:
        return False
    return any(first.year < int(year[0]) <= last.year for each in body for year in _YEAR.finditer(each.text))
