"""Looks up what a person put into quotation marks: whole words and numbers, and what dots part in its order.

A part of a word says something else ("legal" in "illegal"), and so does one of a number ("5 billion" in "2.5 billion").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEFT_OUT = re.compile(r"\s*(?:\[[^\]]*\]|…|\.\.\.)\s*")
"""Brackets and dots, with which a quotation says that something was changed or left out."""
_LETTER = r"[^\W_\u3040-\u30ff\u3400-\u9fff]"
"""Letter or digit of a writing that parts words by blanks."""
_GOES_ON = re.compile(rf"{_LETTER}(?:{_LETTER}|(?<=\d)[.,]\d)")
"""Two characters, or three of a number, between which no word ends."""
_BEGAN = re.compile(rf"{_LETTER}[-‐‑]?{_LETTER}|\d[.,–-]\d")
"""Likewise where none begins: what stands before a hyphen belongs to it ("non-binding")."""


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    begins: bool
    """Whether a word begins with it: not right behind a bracket, as in "[T]he"."""
    ends: bool


def look_up(quote: str, text: str, start: int, end: int, where: str) -> Iterator[tuple[int, int] | str]:
    """Return the span of each part of a quotation in `text` from `start` to `end`, or why it has none.

    `where` says which text that is.
    """
    at, before = start, ""
    for part in _parts(quote):
        found = next(_spans(part, text, at, end), None)
        if found:
            at, before = found[1], part.text
            yield found
        elif part.text in text[at:end]:
            yield f"“{part.text}” stands {where} only within a longer word or number; quote the whole of it"
        elif part.text in text[start:at]:
            yield f"“{part.text}” does not stand {where} behind “{before}”; dots part what follows each other there"
        else:
            yield f"“{part.text}” does not stand {where}; copy the words from the article's page"


def _parts(quote: str) -> Iterator[_Part]:
    begins, at_word = 0, True
    for gap in [*_LEFT_OUT.finditer(quote), None]:
        said = quote[begins : gap.start() if gap else len(quote)]
        if said:
            yield _Part(said, at_word, not (gap and gap[0].startswith("[")))
        if gap:
            begins, at_word = gap.end(), not gap[0].endswith("]")


def _spans(part: _Part, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return where a part stands; if nowhere, where it does without a closing comma or stop.

    American usage puts these inside the marks.
    """
    for said in dict.fromkeys((part.text, part.text.rstrip(",."))):
        at = text.find(said, start, end) if said else -1
        while at >= 0:
            to = at + len(said)
            within = part.begins and any(_BEGAN.fullmatch(text, at - n, at + 1) for n in (1, 2) if at >= n)
            if not within and not (part.ends and _GOES_ON.match(text, to - 1)):
                yield at, to
            at = text.find(said, at + 1, end)
