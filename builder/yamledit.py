"""Changing YAML that a person wrote: at the places that the parser gives, so that comments and order stay.

What comes out is parsed again and must say what was asked for; where it would not, nothing is changed and the person is
told what to do: flow style at the top, anchors and the like are left to people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from builder.errors import BadInput, Problem
from builder.yamltext import Document, Path, YamlError, parse, scalar


def replace_text(text: str, path: str, places: Sequence[Path], was: str, now: str, *, first_line: int = 1) -> str:
    """Return `text` with `now` for the value, or the key, `was` at each of the `places`."""
    document = parse(text, path, first_line=first_line)
    lines = text.split("\n")
    for place in sorted(places, key=lambda each: _where(document, each, was), reverse=True):
        line, column = _where(document, place, was)
        row, at = line - first_line, column - 1
        quote = lines[row][at] if lines[row][at : at + 1] in ('"', "'") else ""
        token = f"{quote}{was}{quote}"
        if not lines[row].startswith(token, at):
            raise _refused(document, place, f"'{was}' stands here in a form that is not changed by itself")
        lines[row] = f"{lines[row][:at]}{quote}{now}{quote}{lines[row][at + len(token) :]}"
    return "\n".join(lines)


def with_item(text: str, path: str, key: str, item: str, *, first_line: int = 1) -> str:
    """Return `text` with `item` in the list `key` at the top, which is made where it is not there."""
    document = parse(text, path, first_line=first_line)
    data = document.data or {}
    before: list[Any] = data.get(key) or []
    lines = text.split("\n")
    if not before and key not in data:
        _block_style(document)
        _add_line(lines, f"{key}: [{scalar(item)}]")
    else:
        _append(lines, document, key, len(before), item, first_line)
    return _checked("\n".join(lines), path, {**data, key: [*before, item]}, document, first_line)


def with_value(text: str, path: str, key: str, value: str, *, first_line: int = 1) -> str:
    """Return `text` with `value` for the key at the top, which is added where it is not there."""
    document = parse(text, path, first_line=first_line)
    data = document.data or {}
    if key in data:
        return replace_text(text, path, [(key,)], str(data[key]), value, first_line=first_line)
    _block_style(document)
    lines = text.split("\n")
    _add_line(lines, f"{key}: {scalar(value)}")
    return _checked("\n".join(lines), path, {**data, key: value}, document, first_line)


def without_keys(text: str, path: str, keys: Collection[str]) -> str:
    """Return `text` without these keys at the top and what stands below them; what people say in comments stays.

    A comment beside a value stays with it: the whole line becomes one.
    """
    document = parse(text, path)
    data = document.data or {}
    _block_style(document)
    lines = text.split("\n")
    starts = sorted((document.key_places[(key,)][0] - 1, key) for key in data)
    for number in reversed(range(len(starts))):
        start, key = starts[number]
        if key not in keys:
            continue
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        lines[start:end] = [said for row in range(start, end) if (said := _comment(lines, row, document))]
    wanted = {key: value for key, value in data.items() if key not in keys}
    return _checked("\n".join(lines), path, wanted or None, document, 1)


def _comment(lines: Sequence[str], row: int, before: Document) -> str:
    """Return a line as a comment, where it is one or has one; nothing where it has none.

    Whether a `#` begins a comment is asked of the parser: without what follows, the file says the same.
    """
    line = lines[row].strip()
    for at in (match.start() for match in _MAY_COMMENT.finditer(lines[row])):
        cut = "\n".join([*lines[:row], lines[row][:at], *lines[row + 1 :]])
        if _says(cut, before.path) == _says("\n".join(lines), before.path) is not None:
            return line if line.startswith("#") else f"# {line}"
    return ""


_MAY_COMMENT = re.compile(r"(?:(?<=\s)|^)#")


def _says(text: str, path: str) -> Any:
    try:
        return parse(text, path).data
    except YamlError:
        return None


def _add_line(lines: list[str], line: str) -> None:
    """Put a line below the last one that is not blank."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    lines.insert(end, line)


def _append(lines: list[str], document: Document, key: str, size: int, item: str, first_line: int) -> None:
    """Put an item at the end of a list: on its line where it is in brackets, else on a line below the last."""
    line, column = document.places[(key,)]
    row = line - first_line
    if lines[row][column - 1 : column] == "[":
        last_line, at = document.places[(key, size - 1)] if size else (line, column + 1)
        end = lines[last_line - first_line].find("]", at - 1)
        if end < 0:
            raise _refused(document, (key,), f"'{key}' is a list over several lines, which is not changed by itself")
        kept = lines[last_line - first_line]
        lines[last_line - first_line] = f"{kept[:end].rstrip()}{', ' if size else ''}{scalar(item)}{kept[end:]}"
    elif size and lines[row][: column - 1].strip() in ("", "-"):
        last = document.places[(key, size - 1)][0] - first_line
        lines.insert(last + 1, f"{lines[row][: column - 1]}- {scalar(item)}")
    else:
        raise _refused(document, (key,), f"'{key}' is written in a form that is not changed by itself")


def _where(document: Document, place: Path, was: str) -> tuple[int, int]:
    """Return where `was` stands: as the value at `place`, or as its key."""
    value: Any = document.data
    for part in place:
        value = value[part]
    return document.places[place] if value == was else document.key_places[place]


def _block_style(document: Document) -> None:
    if document.data is None:
        return
    if any(column != 1 for (_, column) in (document.key_places[(key,)] for key in document.data)):
        raise _refused(document, (), "the file is written in braces, which is not changed by itself")


def _checked(text: str, path: str, wanted: Any, before: Document, first_line: int) -> str:
    if parse(text, path, first_line=first_line).data != wanted:
        raise _refused(before, (), "the file is written in a form that is not changed by itself")
    return text


def _refused(document: Document, place: Path, said: str) -> BadInput:
    problem: Problem = document.problem(place, f"{said}; change it by hand")
    return BadInput([problem])
