"""Escaping: text that shows as itself, whatever it holds.

Python-Markdown renders the site: it lets raw HTML and `javascript:` links through and reads attribute lists, so text
from a raw article must not be able to begin any of them. Backslash escapes are used where all of Python-Markdown's
processors honour them, entities elsewhere: a bracket that is escaped by a backslash still makes a link reference.
"""

from __future__ import annotations

import html
import json
import re

import yaml

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
_NOT_YAML: re.Pattern[str] = yaml.reader.Reader.NON_PRINTABLE


def _escape_one(match: re.Match[str]) -> str:
    return _ESCAPES[match.group()]


def escape(text: str) -> str:
    """Return Markdown that shows `text` within a line, or as a line: no list, rule or definition begins with it."""
    escaped = _SPECIAL.sub(_escape_one, text)
    if start := _LINE_START.match(escaped):
        first = start.end() - 1 if escaped[0].isdigit() else 0
        return f"{escaped[:first]}&#{ord(escaped[first])};{escaped[first + 1 :]}"
    return escaped


def attribute(text: str) -> str:
    """Return `text` for an HTML attribute or for HTML text in a raw block."""
    return html.escape(text, quote=True)


def address(url: str) -> str:
    """Return a link target that Markdown cannot end early, and whose query is not read as entities."""
    return "<" + _ADDRESS.sub(lambda match: f"%{ord(match.group()):02X}", url).replace("&", "&amp;") + ">"


def front_matter(**fields: str) -> str:
    """Return a front matter block of quoted text values.

    Material prints titles and descriptions into HTML without escaping them, so the values are escaped here.
    """
    # No page but the index pages is in MkDocs' nav, so Material's left column would be empty.
    lines = ["hide: [navigation]"]
    lines += [f"{key}: {_quoted(attribute(value))}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _quoted(text: str) -> str:
    """Return a double-quoted YAML scalar; JSON's are, but for the characters that YAML wants escaped as well."""
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))
