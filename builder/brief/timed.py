"""Times that are told relative to the day of the article: "on Wednesday", "this month", "last year".

They say nothing where the article's own date is less precise than they are: of one that is dated to the year nobody
knows which Wednesday. At either end of a sentence such words are an adjunct, which can be cut and leaves a true
statement (Huddleston and Pullum, "The Cambridge Grammar of the English Language", 2002, chapter 8); in its midst they
stay, and the sentence is worth less than one that says when.
"""

from __future__ import annotations

import re

from builder.calendar_dates import MONTH_NAMES, WEEKDAY
from builder.model import Edit, Precision
from builder.screened import screened

_PART = r"(?:morning|afternoon|evening|night)"
_MONTHS = "|".join(MONTH_NAMES)
_OF_DAY = (
    rf"(?:(?:on|late|early|earlier|this|last|next)\s){{0,2}}{WEEKDAY}(?:\s{_PART})?(?!s\b|,?\s(?:{_MONTHS})\b|,?\s\d)"
    rf"|(?:earlier\s|later\s)?(?:today|yesterday|tomorrow|tonight)(?!['’-])"
    rf"|(?:(?:earlier|later)\s)?(?:this|last|next)\s(?:week(?:end)?|{_PART})"
)
_OF_MONTH = r"(?:(?:earlier|later|late|early)\s)?(?:this|last|next)\s(?:month|quarter)"
_OF_YEAR = (
    r"(?:(?:earlier|later|late|early)\s)?(?:this|last|next)\s(?:fiscal\s)?(?:year|summer|spring|autumn|winter)(?!-)"
)
_WORDS: dict[Precision | None, str] = {
    None: f"{_OF_DAY}|{_OF_MONTH}|{_OF_YEAR}",
    "year": f"{_OF_DAY}|{_OF_MONTH}",
    "month": _OF_DAY,
}
"""What an article of that precision does not settle; one that is dated to the day settles all."""
_CUT = _WORDS | {"day": r"(?:(?:earlier|later)\s)?(?:today|yesterday|tomorrow|tonight)(?!['’-])"}
"""What is cut: "today" and its like even where the article says which day: a briefing is read on another."""
_ANYWHERE = {at: screened(rf"\b(?:{words})\b", re.IGNORECASE) for at, words in _WORDS.items()}
_FIRST = {at: re.compile(rf"(?:{words}),?\s(?=[a-zA-Z])", re.IGNORECASE) for at, words in _CUT.items()}
_LAST = {at: screened(rf",?\s(?:{words})(?=\.$)", re.IGNORECASE) for at, words in _CUT.items()}
_DEPENDS = re.compile(
    r"\b(?:of|from|since|until|till|by|after|before|for|to|as|than|the|on|in|at|during|over|and|or|is|was|are|were|be|been"
    r"|between|through|about|around|its|his|her|their|every|each|only)$"
)
"""What ties the words to a sentence: there they are more than an adjunct."""
_WHOLE = re.compile(
    r"(?:\b(?:an?|the|in|at|of|for|from|with|by|its|their|his|her|against|near|about|over|after|under|as)\s"
    r"(?:[\w’'-]+\s){0,2}[\w’'.-]+|\b\d[\d.,]*%?(?:\s[a-z]+)?|[\]”\"]|\b[A-Z][\w’-]+"
    r"|\b(?:said|says|announced|reported|told\sreporters))$"
)
"""What a sentence can end with: a noun or a name, not the verb that the words belong to, as in “the fair opens”."""
_OF_PARTICIPLE = re.compile(r"\b(?:an?|the|its|their|his|her)\s(?:[a-z’'-]+\s){1,2}[a-z]+ed$")
"""The end of a noun with a participle that the words belong to: “in a rule published on Tuesday”."""
_SUBJECT = re.compile(
    r"(?:['’]s?\b|and\b|or\b|is\b|was\b|marks\b|marked\b|will\b|has\b|saw\b|sees\b"
    r"|brings?\b|brought\b|gave\b|shows?\b|showed\b|shown\b|proved\b|turned\b)"
)


def untimed(text: str, precision: Precision | None) -> bool:
    """Say whether a time in it is told from a day that the article's date leaves open."""
    return precision in _ANYWHERE and _ANYWHERE[precision].search(text) is not None


def cut_times(text: str, precision: Precision | None, begins: int = 0) -> tuple[Edit, ...]:
    """Return the edits that cut such words from the beginning and the end of a sentence.

    `begins` is where it begins behind what is cut already, such as a heading that runs into it.
    """
    if precision not in _FIRST:
        return ()
    edits: list[Edit] = []
    first = _FIRST[precision].match(text, begins)
    if first and not _SUBJECT.match(text, first.end()):
        letter = text[first.end()]
        end, now = (first.end() + 1, letter.upper()) if letter.islower() else (first.end(), "")
        edits.append(Edit(at=begins, was=text[begins:end], now=now))
    last = _LAST[precision].search(text, max(0, len(text) - 50))
    if last and _may_end(text, last.start()):
        edits.append(Edit(at=last.start(), was=last.group(), now=""))
    return tuple(edits)


def _may_end(text: str, at: int) -> bool:
    """Say whether a sentence may end there, without the words that follow."""
    ties = (_DEPENDS, _OF_PARTICIPLE)
    return _WHOLE.search(text, 0, at) is not None and not any(tie.search(text, 0, at) for tie in ties)
