"""Words in quotation marks: where each quotation of a paragraph begins and ends.

A mark that is never closed opens a quotation that goes on in the next paragraph, as English prints them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = '“”"‘'
_MARK = re.compile(r"[“”\"]")
_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(—–]))‘(?P<said>[^‘“”\"]{3,600}?[.,?!])’(?!\w)")
_BEFORE_OPENING = " \t\u00a0([{—–-/‘'"
_CLOSED_WITHIN = 3_000
"""Characters in which a quotation closes; what looks longer is a mark that was forgotten."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between two marks."""

    start: int
    end: int
    closed: bool


def quoted(text: str) -> list[Quoted]:
    """Return the quotations of a paragraph in reading order; none overlaps another, only the last may be open."""
    found: list[Quoted] = []
    if not any(mark in text for mark in _MARKS):
        return found
    opened: int | None = None
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        opens = mark == "“" or (mark == '"' and opened is None and _may_open(text, at))
        if opens:
            opened = at + 1
        elif opened is not None:
            if opened < at <= opened + _CLOSED_WITHIN:
                found.append(Quoted(opened, at, True))
            opened = None
    if opened is not None and opened < len(text) <= opened + _CLOSED_WITHIN:
        found.append(Quoted(opened, len(text), False))
    if not found and "‘" in text:
        found = [Quoted(*match.span("said"), True) for match in _SINGLE.finditer(text)]
    return found


def _may_open(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] in _BEFORE_OPENING) and not text[at + 1 : at + 2].isspace()
