"""Subjects of sentences: each must be a name, or the sentence has to name enough else.

What a text is about at any point tends to be the subject of its sentences, and is named by ever less as it goes on:
Grosz, Joshi and Weinstein ("Centering: A Framework for Modeling the Local Coherence of Discourse", 1995). A sentence
whose subject is a name shows its centre itself. One whose subject is a common noun mostly speaks of what came before,
whatever the noun: so it must name enough else to be understood.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from builder.calendar_dates import CALENDAR_WORD

_ENOUGH = 4
"""Names, dates and numbers that let a sentence do without a name as its subject."""
_SPECIFIC = re.compile(r"\[[^\]]+\]|[A-Z][\w.’'&-]*(?:\s(?:of\s|and\s)?[A-Z][\w.’'&-]*)*|[$€£¥]?\d[\d,.]*")
_FRONTED = re.compile(
    rf"(?:(?:On|In|At|Last|Since|By|During|For|From|Over|Within|Until|Between|Early|Late|Earlier|Before|After"
    rf"|As\sof|Under|Across)\b"
    rf"[^,;:]{{0,40}}?(?:{CALENDAR_WORD}|\b\d[\d,.]*|[A-Z][\w’-]*|\b(?:day|week|month|year|years|months|weeks"
    rf"|days|decade|quarter|summer"
    r"|spring|autumn|winter|morning|night|now))(?:\s\d{1,2},?)?(?:\s(?:19|20)\d\d)?(?:,\s|\s(?=[A-Z\[]|the\s[A-Z])))"
)
_FRONTED_SHORT = re.compile(r"(?:In|On|At|For|Under|With|Within|Across|According\sto)\s[^,;:]{2,40},\s")
"""When or where, before the subject: “In July Acme …”, “Over three years Acme …”."""
_PARTICIPLE = re.compile(
    r"(?:[A-Z][a-z]+(?:ing|ed)|Driven|Built|Led|Hit|Known|Seen|Made|Held)\s(?:by|to|from|with|in|on|off|as|for|at)\s"
    r"[^,;:]{2,60},\s"
)
"""Likewise: “Backed by a loan, Acme …”; what is so is the subject."""
_ROLE = re.compile(r"(?:(?:The|the|[A-Z]?[a-z][\w-]*|[A-Z][\w.’'-]*[’']s?)\s){0,4}?(?=[A-Z\[])")
_MANY = re.compile(r"(?:\[[^\]]+\]|[A-Z][\w.’&-]+(?:\s(?:(?:of|for|and|the|de|von|van)\s){0,2}[A-Z][\w.’&-]*)+)")
_ONE = re.compile(
    r"(?![A-Z][a-z]+s\s)[A-Z][\w.&-]+(?:[’']s?\s|,\s|\s\(|\s(?:is|was|has|had|will|would|can|could|may|must"
    r"|said|says|plans|wants|and|also|now"
    r"|made|took|cut|put|held|won|lost|built|bought|sold|sees|saw|gave|led|[a-z]+ed)\b)"
)
"""A single word in capitals that acts, or has something; a plural is no name."""
_COUNTED = re.compile(
    r"[“\"]|(?:(?:About|Around|Some|Nearly|Almost|Roughly|Over|More\sthan|Fewer\sthan|Up\sto|At\sleast"
    r"|Just\s(?:over|under)|A\stotal\sof)\s)?"
    r"(?:[$€£¥]?\d|[A-Z][a-z]+(?:-[a-z]+)?\spercent\sof\b)"
    r"|An?\s(?:[\w-]+\s){0,2}(?:survey|study|poll|analysis)\s"
    r"|(?:Experts|Analysts|Economists|Researchers|Scientists|Investors)\s(?:have|had|say|said|see|fear|expect|believe"
    r"|regard|estimate|warn|call|doubt)\b"
)
"""A quotation, whose speaker is named, a number of something, and those who are called for what they know."""


def has_named_subject(sentence: str, starts: Collection[int]) -> bool:
    """Say whether the subject of `sentence` is a name, or enough else is named; at `starts` resolved names begin."""
    if _COUNTED.match(sentence) or _is_name(sentence, 0, starts):
        return True
    fronted = _FRONTED.match(sentence) or _FRONTED_SHORT.match(sentence) or _PARTICIPLE.match(sentence)
    if fronted and _is_name(sentence, fronted.end(), starts):
        return True
    return len(_SPECIFIC.findall(sentence)) >= _ENOUGH


def _is_name(sentence: str, at: int, starts: Collection[int]) -> bool:
    role = _ROLE.match(sentence, at)
    begins = {at, at + len("the ") if sentence[at : at + 4].lower() == "the " else at, role.end() if role else at}
    return any(
        start in starts or _MANY.match(sentence, start) is not None or _ONE.match(sentence, start) is not None
        for start in begins
    )
