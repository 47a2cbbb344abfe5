"""Escaping: text that shows as itself, whatever it holds.

Python-Markdown renders the site: it lets raw HTML and `javascript:` links through and reads attribute lists, so text
from a raw article must not be able to begin any of them. Backslash escapes are used where Python-Markdown knows them
(`markdown.core.Markdown.ESCAPED_CHARS`), entities elsewhere.
"""

from __future__ import annotations

import html
import json
import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=!]")
_ESCAPES = {c: f"\\{c}" for c in "\\`*_{}[]#!"} | {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "~": "&#126;",
    "^": "&#94;",
    "=": "&#61;",
}
_LINE_START = re.compile(r"(?:[-+:]|\d+[.)])(?=\s|$)|\?\?\?|---|\+\+\+|:::")


def _escape_one(match: re.Match[str]) -> str:
    return _ESCAPES[match.group()]


def escape(text: str) -> str:
    """Return Markdown that shows `text` within a line; it must not begin a line (see `escape_line`)."""
    return _SPECIAL.sub(_escape_one, text)


def escape_line(text: str) -> str:
    """Return Markdown that shows `text` as a line of its own: no list, rule, heading or definition begins there."""
    escaped = escape(text)
    if start := _LINE_START.match(escaped):
        first = start.end() - 1 if escaped[0].isdigit() else 0
        return f"{escaped[:first]}&#{ord(escaped[first])};{escaped[first + 1 :]}"
    return escaped


def attribute(text: str) -> str:
    """Return `text` for an HTML attribute or for HTML text in a raw block."""
    return html.escape(text, quote=True)


def front_matter(**fields: str) -> str:
    """Return a front matter block of quoted text values.

    Material prints titles and descriptions into HTML without escaping them, so the values are escaped here.
    """
    # No page but the index pages is in MkDocs' nav, so Material's left column would be empty.
    lines = ["hide: [navigation]"]
    lines += [f"{key}: {json.dumps(attribute(value), ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])
