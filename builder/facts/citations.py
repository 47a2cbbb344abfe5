"""Citations: paragraphs that name a source with its date.

The date is when the source appeared. As a dated event it would say that something happened then, which the article
does not say.
"""

from __future__ import annotations

import re

from builder.calendar_dates import DAY_DATE, MONTH_DATE
from builder.facts.tense import FINITE

_HANDLE = re.compile(r"[—–-]{1,2}\s?[^@\n]{1,80}\(@\w{1,30}\)\s")
"""Below an embedded post: who wrote it, before its day."""
_NOTED = re.compile(r"(?:\[\^?\w{1,4}\]:?\s?|[†‡]\s?|(?:sources?|photos?|credit):\s|(?:see|cf\.)\s)", re.IGNORECASE)
_TITLED = re.compile(r"(?:,[”’\"]|[”\"],?)\s")
_DOCUMENT = re.compile(
    r"(?:\bform\s[0-9a-z]|\b(?:reports?|filings?|letter|memo|memorandum|release|statement|interviews?|papers?|guidelines?"
    r"|plan|fact\ssheet|testimony|transcript|blog|survey|minutes|briefing|journal|prospectus|bulletin|register|edition)$"
    r"|\bvol\.|\bno\.\s?[0-9]|\bpp?\.\s?[0-9]|\bet\sal\.)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^“”\"]{1,300}[”\"]")
_TAIL = re.compile(r"[\s.,;)\]↩]*(?:(?:https?://|www\.|pp?\.\s|accessed\s|retrieved\s|available\s)[^\n]{0,160})?")
_SMALL = re.compile(r"\b[a-z]+\b")
_CLAUSE = FINITE | frozenset(
    "am shall should must says say does do begins begin starts start "
    "opens open ends end takes take holds hold meets meet expects wants makes gets goes comes".split()
)
_OF_SOURCES = frozenset(
    "accessed retrieved updated published adapted translated based unpublished revised cited".split()
)
_LONGEST = 400


def is_citation(text: str) -> bool:
    """Say whether a paragraph only names a source with its date: "Example Corp., annual report, 2 May 2023".

    It has no verb, ends with the date, and its form says that it is one: "Summit, Geneva, 2 May 2023" could be of a
    list of what happened.
    """
    if len(text) > _LONGEST:
        return False
    dated = [*DAY_DATE.finditer(text)] or [*MONTH_DATE.finditer(text)]
    if not dated or not (tail := _TAIL.fullmatch(text, dated[-1].end())):
        return False
    before = text[: dated[-1].start()]
    if _HANDLE.fullmatch(before):
        return True
    bare = _QUOTED.sub("“”", before)
    for word in _SMALL.findall(bare):
        if word in _CLAUSE or (word.endswith("ed") and len(word) > 4 and word not in _OF_SOURCES):
            return False
    if "↩" in tail.group() or _NOTED.match(text):
        return True
    parts = [part.strip(" (“”.") for part in re.split(r"[,;]\s", bare.rstrip(" (,;") + ", ")]
    named = before[:1].isupper() or before[:1] in '“"'
    cites = bare.rstrip(" (").endswith((",", "”", ";", ".")) or before.endswith("(")
    return (
        named
        and cites
        and ((_TITLED.search(before) is not None and "“”" in bare) or any(_DOCUMENT.search(part) for part in parts[1:]))
    )
