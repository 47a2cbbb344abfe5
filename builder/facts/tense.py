"""Whether a sentence speaks of what was or of what is to come, at one place in it.

The verb that governs a date is the nearest before it, or, where none stands before it, the first after it.
"""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["past", "future", "unclear"]

_VERB = re.compile(
    r"\b(?:"
    r"(?P<future>(?:will|shall|would|won[’']t|[’']ll)\s(?:(?:not|also|then|now|likely|probably|formally|officially|be)\s)*[a-z]+"
    r"|(?:is|are|was|were|be)\s(?:also\s)?(?:to\s(?:be\s)?[a-z]+)"
    r"|(?:set|due|scheduled|slated|expected|likely|planned|plans?|expects?|aims?|intends?|hopes?|hoping|going|preparing|prepares?)\s(?:to\s(?:be\s)?[a-z]+|for|on|in|by)"
    r"|upcoming|expects?|anticipates?|awaits?)"
    r"|(?P<unclear>(?:agree[ds]?|vow(?:s|ed)?|promise[ds]?|pledge[ds]?|ask(?:s|ed)|order(?:s|ed)|invite[ds]?|wants?|wanted|want)\s(?:[\w.’'-]+\s){0,3}to\s[a-z]+"
    r"|(?:meets?|visits?|opens?|starts?|begins?|arrives?|travels?|hosts?|holds?|votes?|returns?|takes?|leaves?|goes|comes|attends?|ends?|expires?|heads?|takes\seffect"
    r"|resumes?|may|might|could|can|should|must)\b(?:\s(?:be\s)?[a-z]+ed\b)?|is|are)"
    r"|(?P<neither>to\s(?:be\s)?[a-z]+|has|have|having)"
    r"|(?P<past>(?!hundred|indeed|need|exceed|proceed|succeed|speed|feed|seed|breed|sacred|naked|wicked)[a-z]{2,}ed|said|was|were|had|did|told|met|took|made|came|went|gave|held|began|won|lost|found|saw|sent|left|led|put|cut|hit|rose|fell|grew|became|wrote"
    r"|spoke|built|bought|sold|broke|brought|chose|drew|drove|flew|got|kept|knew|let|paid|quit|ran|read|rode|sat|shot|shut|spent|stood|struck|swore|taught|thought|threw"
    r"|understood|withdrew|leapt|sank|shrank|dealt|slid|set|stole|sought|fought|caught|overtook|shook|ago))\b"
)
_CLAUSE = re.compile(r"[;:—“”\"()]")
_FAR = 160


def direction(text: str, start: int, end: int) -> Direction | None:
    """Return whether the words of a sentence from `start` to `end` date what was or what is to come.

    None: no verb says so. "unclear": one does, and could be either.
    """
    opening = start
    while opening > max(0, start - _FAR) and not _CLAUSE.match(text, opening - 1):
        opening -= 1
    found: Direction | None = None
    for match in _VERB.finditer(text, opening, start):
        found = _said(match) or found
    if found:
        return found
    closing = _CLAUSE.search(text, end, end + _FAR)
    for match in _VERB.finditer(text, end, closing.start() if closing else min(len(text), end + _FAR)):
        if said := _said(match):
            return said
    return None


def _said(match: re.Match[str]) -> Direction | None:
    return "future" if match["future"] else "past" if match["past"] else "unclear" if match["unclear"] else None
