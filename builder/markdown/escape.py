"""Escaping: text that shows as itself, whatever it holds.

Python-Markdown renders the site: it lets raw HTML and `javascript:` links through and reads attribute lists, so text
from a raw article must not be able to begin any of them. Backslash escapes are used where all of Python-Markdown's
processors honour them, entities elsewhere: a bracket that is escaped by a backslash still makes a link reference.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from builder.yamltext import quoted

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=!]")
_ESCAPES = {c: f"\\{c}" for c in "\\`*_{}#!"} | {
    "[": "&#91;",
    "]": "&#93;",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "~": "&#126;",
    "^": "&#94;",
    "=": "&#61;",
}
_LINE_START = re.compile(r"(?:[-+:]|\d+[.)])(?=\s|$)|\?\?\?|---|\+\+\+|:::")
_ADDRESS = re.compile(r"[\\`\[\]<>\"{}|^ ]")
_NOT_IN_SCRIPT = re.compile("[<>&'\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Of JSON: what HTML or YAML would read as its own, wherever it stands in a string."""


def _escape_one(match: re.Match[str]) -> str:
    return _ESCAPES[match.group()]


def escape(text: str) -> str:
    """Return Markdown that shows `text` within a line, or as a line: no list, rule or definition begins with it."""
    return escape_part(text, 0, len(text), block_start(text))


def block_start(text: str) -> int:
    """Return the offset of the character that would make `text` begin a list, a rule or a definition, or -1."""
    match = _LINE_START.match(text)
    return -1 if match is None else match.end() - 1 if text[0].isdigit() else 0


def escape_part(text: str, start: int, end: int, first: int) -> str:
    """Return a part of `text` as it stands in `escape(text)`; `first` is what `block_start` returns for all of it."""
    if start <= first < end:
        inner = f"&#{ord(text[first])};"
        return escape_part(text, start, first, -1) + inner + escape_part(text, first + 1, end, -1)
    return _SPECIAL.sub(_escape_one, text[start:end])


def attribute(text: str) -> str:
    """Return `text` for an HTML attribute or for HTML text in a raw block."""
    return html.escape(text, quote=True)


def address(url: str) -> str:
    """Return a link target that Markdown cannot end early, and whose query is not read as entities."""
    return "<" + _ADDRESS.sub(lambda match: f"%{ord(match.group()):02X}", url).replace("&", "&amp;") + ">"


def front_matter(*, ld: str = "", **fields: str) -> str:
    """Return a front matter block of quoted text values.

    Templates print values into HTML without escaping them, so they are escaped here. `ld` is
    JSON for a script element (see `script_json`), which HTML escapes would break.
    """
    lines = [f"{key}: {quoted(attribute(value))}" for key, value in fields.items()]
    lines += [f"ld: '{ld}'"] if ld else []
    return "\n".join(["---", *lines, "---", ""])


def script_json(data: Any) -> str:
    """Return JSON that can stand in a script element, and between single quotes in YAML.

    Nothing in it ends either; its strings hold escapes instead.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _NOT_IN_SCRIPT.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
