"""What can be wrong with the input, said in one form: place, problem, remedy.

A step that meets bad input returns or raises `Problem`s and never prints; `builder.cli` prints them and
chooses the exit code. A problem with one raw article costs that article; a problem in YAML costs the build.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong, where, and what would be right."""

    path: str
    """As the user would write it: relative to where the command runs, when it is below that."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in code points."""
    text: str
    """What is wrong and what would be right, in one sentence or two."""
    severity: Severity = "error"
    """An error stops the build; a warning stops it with `--strict` only; advice, about a default, never does."""

    def stops(self, strict: bool) -> bool:
        """Say whether a build must not go on."""
        return self.severity == "error" or (strict and self.severity == "warning")

    def __str__(self) -> str:
        """Return the compiler-style line that editors make clickable."""
        mark = "" if self.severity == "error" else "warning: "
        return printable(f"{self.path}:{self.line}:{self.column}: {mark}{self.text}")


class BuilderError(Exception):
    """Base of all errors that are the input's fault: carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[BuilderError], tuple[tuple[Problem, ...]]]:
        """Come out of another process whole; the message alone would be taken for the problems."""
        return type(self), (self.problems,)


class BadInput(BuilderError):
    """Raw articles or YAML that cannot be used; nothing was replaced."""

    @classmethod
    def at(cls, path: str, text: str, severity: Severity = "error") -> BadInput:
        """Return the error that one thing is, at the beginning of a file."""
        return cls([Problem(path=path, text=text, severity=severity)])


class OutputRefused(BuilderError):
    """An output folder that is not ours to write."""


class CitationBroken(BuilderError):
    """A point of a briefing whose sentence is not in the built page."""


class WorkerLost(Exception):
    """A process ended before it had handed back its work: it was killed, as by a system that is short of memory."""


_FULL = "free some space on that disk, then run this again"
_KEPT = "change who may write there, or name another folder, then run this again"
_REMEDIES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _KEPT,
    errno.EACCES: _KEPT,
    errno.EPERM: _KEPT,
    errno.ENOENT: "it was there a moment ago; run this again",
    errno.EIO: "the disk or its connection fails; look at that first",
    errno.EMFILE: "close other programs or raise the limit of open files (`ulimit -n`), then run this again",
}


def told(error: BaseException, path: str) -> Problem | None:
    """Return what the system refused, as a problem of its file, else of `path`; None for what is an error of ours."""
    if isinstance(error, OSError):
        remedy = _REMEDIES.get(error.errno or 0, "mend that, then run this again")
        where = error.filename2 or error.filename or path
        where = where.decode(errors="replace") if isinstance(where, bytes) else str(where)
        return Problem(
            path=where, text=f"the system refused to read or write here: {error.strerror or error}; {remedy}"
        )
    if isinstance(error, MemoryError | WorkerLost):
        text = "memory ran out, or somebody ended a process of this one; run this again, with `--jobs 1` if need be"
        return Problem(path=path, text=text)
    return None


def printable(text: str) -> str:
    """Return `text` on one line; characters that drive a terminal, or have no UTF-8, as backslash escapes."""
    return _UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return " Did you mean 'x'?" for the nearest of `choices`, else the only one that has it; or the empty string."""
    near = _near(word, frozenset(choices))
    return f" Did you mean '{near[0]}'?" if near else ""


_TELLING = 4
"""Letters of which one choice among many has the same by chance no more."""


@lru_cache(maxsize=64)  # Files get the same wrong again and again; among many articles an answer takes a while.
def _near(word: str, choices: frozenset[str]) -> list[str]:
    longer = [choice for choice in choices if len(word) >= _TELLING and word in choice]
    return get_close_matches(word, choices, n=1, cutoff=0.6) or (longer if len(longer) == 1 else [])
