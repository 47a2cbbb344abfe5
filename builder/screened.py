"""Patterns that are tried only where a word stands that every match of them holds.

An expression of many alternatives is tried at each character, alternative by alternative, and most sentences have none
of them. What a match must hold is read out of the expression itself ("one of these words"), so the two cannot
disagree, and a look into the set of a sentence's words takes a hundredth of the time: the filter of RE2 and of Google
Code Search (Cox, "Regular Expression Matching with a Trigram Index", 2012), with words instead of three letters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from builder.words import weight

_TOKEN = re.compile(r"\w+|[^\w\s]")
_DIGIT = re.compile(r"\d")
_WORDS = bytes(byte if byte < 128 and _TOKEN.fullmatch(chr(byte) + "_") else ord(" ") for byte in range(256))
"""For `translate`, which parts text in ASCII several times as fast as an expression does."""
_NO_MARKS = bytes(byte for byte in range(256) if not (byte < 128 and re.match(r"[^\w\s]", chr(byte))))
_ALIKE = str.maketrans("ſıİ", "sii")
"""Letters that are the same as those of ASCII where case does not count, though `lower` leaves them others."""

# A match is described by its text, in which these stand for what is not known of it.
_ANYTHING = "\0"
_EDGE = "\1"
"""No word goes on across this place."""
_SOME_DIGIT = "\2"
_CERTAIN = re.compile(rf"(?<![\w{_ANYTHING}{_SOME_DIGIT}])\w+(?![\w{_ANYTHING}{_SOME_DIGIT}])")
_OPEN = re.compile(rf"[^\w{_ANYTHING}{_SOME_DIGIT}]")
_MARK = re.compile(rf"[^\w\s{_ANYTHING}{_EDGE}{_SOME_DIGIT}]")
NUMBER = "0-9"
"""Stands among the words of a text that holds a digit."""
_MOST = 256
"""Descriptions of a part of an expression; of more only the words are kept that one of them must hold."""

_WORD_CHARACTER = (_constants.CATEGORY, _constants.CATEGORY_WORD)
_SPACE = (_constants.CATEGORY, _constants.CATEGORY_SPACE)
_DIGITS = ((_constants.CATEGORY, _constants.CATEGORY_DIGIT), (_constants.RANGE, (48, 57)))

_TEXTS = 64
"""Texts whose words are remembered: a sentence is asked about many times in a row."""


@lru_cache(_TEXTS)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, as runs of letters and digits, and its other marks; NUMBER if it has digits."""
    if text.isascii():
        data = text.encode()
        found = [*data.translate(_WORDS).decode().split(), *data.translate(None, _NO_MARKS).decode()]
    else:
        found = _TOKEN.findall(text)
    return frozenset([*found, NUMBER] if _DIGIT.search(text) else found)


@lru_cache(_TEXTS)
def _lowered(text: str) -> frozenset[str]:
    if text.isascii():
        return frozenset(map(str.lower, words_of(text)))
    return frozenset(word.translate(_ALIKE).lower() for word in words_of(text))


class Screened:
    """A compiled pattern that is tried only on texts with one of the words that its matches hold."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile it."""
        self.pattern = pattern
        self._pattern = re.compile(pattern, flags)
        self.flags = self._pattern.flags
        self._words = _lowered if self.flags & re.IGNORECASE else words_of

    @cached_property
    def _needed(self) -> frozenset[str] | None:
        """Words of which every match holds one, looked for when first asked; None: nothing is known of its matches."""
        return needed(_parser.parse(self.pattern, self.flags), bool(self.flags & re.IGNORECASE))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As that of `re.Pattern`."""
        needed = self._needed
        if needed is not None and needed.isdisjoint(self._words(text)) and (end is None or _whole(text, end)):
            return None
        return self._pattern.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As that of `re.Pattern`."""
        needed = self._needed
        if needed is not None and needed.isdisjoint(self._words(text)) and (end is None or _whole(text, end)):
            return None
        return self._pattern.match(text, start, len(text) if end is None else end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As that of `re.Pattern`."""
        needed = self._needed
        if needed is not None and needed.isdisjoint(self._words(text)):
            return iter(())
        return self._pattern.finditer(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As that of `re.Pattern`."""
        needed = self._needed
        if needed is not None and needed.isdisjoint(self._words(text)):
            return text
        return self._pattern.sub(new, text)


asked_again = lru_cache(_TEXTS)
"""Remembers what was said of a sentence: it is asked about by itself, and once more with the one behind it."""


def screened(pattern: str, flags: int = 0) -> Screened:
    """Compile a pattern, as `re.compile` does."""
    return Screened(pattern, flags)


def _whole(text: str, end: int) -> bool:
    """Say whether the words of a text up to `end` are words of the text."""
    return end >= len(text) or _TOKEN.fullmatch(text, max(end - 1, 0), end + 1) is None


def needed(parsed: Iterable[tuple[Any, Any]], any_case: bool = False) -> frozenset[str] | None:
    """Return words one of which the text of every match of a parsed expression holds; None: unknown."""
    found = _words_in(_texts(parsed), _ANYTHING, _ANYTHING)
    return frozenset(word.lower() for word in found) if found and any_case else found


def _texts(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return descriptions one of which fits every match of a parsed expression."""
    run, begins = frozenset({""}), ""
    words: list[frozenset[str]] = []
    before = ""
    for operation, argument in parsed:
        texts = _texts_of(operation, argument)
        if len(texts) == 1 or len(run) * len(texts) <= _MOST:
            run = frozenset(map("".join, product(run, texts)))
            continue
        begins = begins or _first(run)
        words += filter(None, [_words_in(run, before or _ANYTHING, _first(texts))])
        run, before = texts, _last(run)
    if not begins:
        return run
    words += filter(None, [_words_in(run, before, _ANYTHING)])
    known = min(words, key=_often, default=frozenset({""}))
    shown = (_SOME_DIGIT if word == NUMBER else f"{_EDGE}{word}{_EDGE}" for word in known)
    return frozenset(f"{begins}{_ANYTHING}{each}{_ANYTHING}{_last(run)}" for each in shown)


def _texts_of(operation: Any, argument: Any) -> frozenset[str]:
    if operation is _constants.LITERAL:
        return frozenset({chr(argument)})
    if operation is _constants.IN:
        return _texts_of_set(argument)
    if operation is _constants.BRANCH:
        return frozenset().union(*map(_texts, argument[1]))
    if operation is _constants.SUBPATTERN and not argument[1] & re.IGNORECASE:
        return _texts(argument[3])
    if operation in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        return _texts_repeated(*argument)
    if operation is _constants.AT and argument is not _constants.AT_NON_BOUNDARY:
        return frozenset({_EDGE})
    if operation is _constants.ASSERT:
        side = _first if argument[0] > 0 else _last
        return frozenset({_EDGE if side(_texts(argument[1])) == _EDGE else ""})
    if operation is _constants.ASSERT_NOT:
        inner = list(argument[1])
        members = inner[0][1] if len(inner) == 1 and inner[0][0] is _constants.IN else []
        no_word = _WORD_CHARACTER in members and members[0][0] is not _constants.NEGATE
        return frozenset({_EDGE if no_word else ""})
    return frozenset({_ANYTHING})


def _texts_of_set(members: list[tuple[Any, Any]]) -> frozenset[str]:
    """Return what is known of one character of a set."""
    letters = [chr(value) for kind, value in members if kind is _constants.LITERAL]
    others = [member for member in members if member[0] is not _constants.LITERAL]
    if others and all(other == _SPACE for other in others) and all(map(_MARK.match, letters)):
        return frozenset({_EDGE})
    if members[0][0] is _constants.NEGATE and _WORD_CHARACTER in others:
        return frozenset({_EDGE})
    if not others:
        return frozenset(letters)
    return frozenset({_ANYTHING if letters or any(other not in _DIGITS for other in others) else _SOME_DIGIT})


def _texts_repeated(least: int, most: int, parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    once = _texts(parsed)
    if most == 1:
        return once if least else once | {""}
    last = _last(once)
    return (
        frozenset(text + _ANYTHING + last for text in once)
        if least
        else frozenset({"", _first(once) + _ANYTHING + last})
    )


def _first(texts: Iterable[str]) -> str:
    """Return whether there is an edge before whichever of these texts it is."""
    return _EDGE if all(map(_OPEN.match, texts)) else _ANYTHING


def _last(texts: Iterable[str]) -> str:
    return _first(text[::-1] for text in texts)


def _words_in(texts: Iterable[str], before: str, after: str) -> frozenset[str] | None:
    """Return a word of each of the texts; None where one has none that is certain."""
    found = {_word_in(f"{before}{text}{after}") for text in texts}
    return None if None in found else frozenset(filter(None, found))


def _word_in(text: str) -> str | None:
    words: list[str] = _CERTAIN.findall(text) or _MARK.findall(text)
    if words:
        return max(words, key=_rarity)
    return NUMBER if _SOME_DIGIT in text or _DIGIT.search(text) else None


def _rarity(word: str) -> float:
    return 0.0 if word in ".," else weight(word.lower())  # every sentence has them


def _often(words: Iterable[str]) -> float:
    """Return how often a text has one of the words, as far as they are independent."""
    return sum(math.exp(-_rarity(word)) for word in words)
