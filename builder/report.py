"""How problems are told: to a person with the line shown, to a program as JSON, to GitHub as annotations of a change.

Nothing is printed here. Files are read once more for the lines that are shown: problems are few, and keeping the
text of every file for them is not free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from builder.errors import Problem, Severity, printable

_WIDTH = 100
"""Characters of a line that are shown at most: a saved page may be one line of megabytes."""
_BEFORE = 60
"""Of them, those before the place."""
_LARGEST = 10_000_000
"""Bytes of the largest file that is read for an excerpt."""
_NEWLINE = re.compile(r"\r\n|\n|\r")
_YAML = (".yml", ".yaml")
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
"""Workflow commands of GitHub Actions."""


@dataclass(slots=True)
class Lines:
    """Lines of the files that problems are in, each file read once."""

    files: dict[str, list[str]] = field(default_factory=dict)

    def of(self, problem: Problem) -> str | None:
        """Return the line that a problem is in; None where the problem is in a file as a whole."""
        if problem.path not in self.files:
            self.files[problem.path] = _read(Path(problem.path))
        lines = self.files[problem.path]
        whole = (problem.line, problem.column) == (1, 1) and not problem.path.lower().endswith(_YAML)
        if problem.line > len(lines) or (whole and lines[0].strip() != "---"):
            return None
        return lines[problem.line - 1]


def excerpt(problem: Problem, lines: Lines) -> list[str]:
    """Return the line of a problem with a mark below the place; nothing where there is no line to show."""
    line = lines.of(problem)
    if line is None or not line.strip():
        return []
    start = max(0, problem.column - 1 - _BEFORE) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    left, right = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    number = f"{problem.line:>5}"
    before = printable(shown[: problem.column - 1 - start].replace("\t", "→"))
    indent = "".join("  " if _is_wide(letter) else " " for letter in left + before)
    text = printable(shown.replace("\t", "→"))
    return [f"{number} | {left}{text}{right}", f"{' ' * len(number)} | {indent}^"]


def as_data(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems as records for JSON, each with its line."""
    lines = Lines()
    return [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity,
            "text": problem.text,
            "excerpt": lines.of(problem),
        }
        for problem in problems
    ]


def workflow_commands(problems: Iterable[Problem]) -> Iterator[str]:
    """Return problems as workflow commands, which GitHub shows beside the changed lines."""
    for problem in problems:
        place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
        yield f"::{_COMMANDS[problem.severity]} {place}::{_message(printable(problem.text))}"


def _message(text: str) -> str:
    """Escape as GitHub's toolkit does (`escapeData` in actions/toolkit, packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape as GitHub's toolkit does (`escapeProperty` in the same file)."""
    return _message(printable(text)).replace(":", "%3A").replace(",", "%2C")


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in "WF"


def _read(path: Path) -> list[str]:
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:  # where a link leads is nothing to be shown
            return []
        return _NEWLINE.split(path.read_bytes().decode("utf-8-sig", "replace"))
    except OSError:
        return []
