"""Offices and forms of address by which news introduces people: the words that every stage takes for one.

Each stage adds words of its own, because what it asks differs: what stands before a name, who may speak, who is meant.
"""

from __future__ import annotations

OFFICE_HOLDERS = frozenset(
    "analyst chair chairman chairwoman commissioner director economist engineer executive founder governor mayor "
    "minister officer president professor researcher secretary senator spokesman spokesperson spokeswoman".split()
)
OFFICE_HOLDER = "|".join(sorted(OFFICE_HOLDERS, key=lambda word: (-len(word), word)))
"""The same, for a pattern: the longest first."""
FORMS_OF_ADDRESS = tuple("Mr Mrs Ms Miss Dr Prof Sir Lord Lady Rev".split())
"""Before a name, and never an office."""
