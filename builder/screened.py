"""Patterns that are tried only where something stands that every match of them holds.

An expression of many alternatives is tried at each character, alternative by alternative, and most sentences have none
of them. What a match must hold is read out of the expression itself ("one of these strings"), so the two cannot
disagree, and looking for a string takes a hundredth of the time: the filter of RE2 and of Google Code Search (Cox,
"Regular Expression Matching with a Trigram Index", 2012), for one text at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 40
"""Strings to look for, at most: more take longer than they save."""
_SHORTEST = 2
"""Of a string that is worth looking for; nearly every sentence has any one letter."""


class Screened:
    """A compiled pattern with the strings of which every match holds one; None: nothing is known of its matches."""

    __slots__ = ("_any_case", "_needed", "_pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile it."""
        self._pattern = re.compile(pattern, flags)
        self._any_case = bool(self._pattern.flags & re.IGNORECASE)
        found = needed(_parser.parse(pattern, flags)) or {""}
        useful = len(found) <= _MOST and min(map(len, found)) >= _SHORTEST
        self._needed = tuple(sorted({each.lower() if self._any_case else each for each in found})) if useful else None

    @property
    def pattern(self) -> str:
        """As that of `re.Pattern`."""
        return self._pattern.pattern

    @property
    def flags(self) -> int:
        """As that of `re.Pattern`."""
        return self._pattern.flags

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As that of `re.Pattern`."""
        return self._pattern.search(text, start, len(text) if end is None else end) if self._may(text) else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As that of `re.Pattern`."""
        return self._pattern.match(text, start, len(text) if end is None else end) if self._may(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As that of `re.Pattern`."""
        return self._pattern.finditer(text) if self._may(text) else iter(())

    def _may(self, text: str) -> bool:
        if self._needed is None or (self._any_case and not text.isascii()):
            return True
        if self._any_case:
            text = text.lower()
        for string in self._needed:  # noqa: SIM110 (`any` would take twice the time, of which there is little)
            if string in text:
                return True
        return False


def screened(pattern: str, flags: int = 0) -> Screened:
    """Compile a pattern, as `re.compile` does."""
    return Screened(pattern, flags)


def needed(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return strings one of which every match of a parsed expression holds, the longest there are; None: unknown."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, argument in [*parsed, (None, None)]:
        if operation is _constants.LITERAL:
            run += chr(argument)
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        found += filter(None, [_needed_of(operation, argument)])
    return max(found, key=lambda strings: (min(map(len, strings)), -len(strings)), default=None)


def _needed_of(operation: Any, argument: Any) -> frozenset[str] | None:
    if operation is _constants.BRANCH:
        parts = [needed(branch) for branch in argument[1]]
        return frozenset().union(*filter(None, parts)) if all(parts) else None
    if operation is _constants.SUBPATTERN:
        return None if argument[1] & re.IGNORECASE else needed(argument[3])
    if operation in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and argument[0] > 0:
        return needed(argument[2])
    return None
