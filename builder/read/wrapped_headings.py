"""Headings of which the rest stands in the next line, where a program wrapped them as it wraps paragraphs.

html2text, which breaks all lines at 78 characters, does so, and CommonMark ends a heading with its line:

    ## Fog delays the ferry on both sides of the harbour for the third morning in
    a row
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from builder.sentences import TERMINAL

_WIDTH = 78
_LONGEST = 79
"""Characters of the longest line: a sign that may not begin the next one is left at the end."""

_MOST = 6
"""Lines in which a heading goes on that is a link, for its address is broken as well."""


def read_wrapped_headings(parser: MarkdownIt) -> None:
    """Make `parser` give a heading its next line, where the next word would not have fitted on its own.

    Must not take a paragraph right below a heading: that is longer than a line, or ends as sentences do.
    """
    parser.core.ruler.before("inline", "wrapped_headings", _join)


def _join(state: StateCore) -> None:
    lines = state.src.split("\n")
    for number in range(len(state.tokens) - 6, -1, -1):
        tokens = state.tokens[number : number + 6]
        if len(tokens) < 6:
            continue  # what stood there has joined the heading above
        opened, heading, _, below, text, _ = tokens
        if opened.type == "heading_open" and below.type == "paragraph_open" and _goes_on(opened, text, lines):
            heading.content = f"{heading.content}\n{text.content}"
            heading.map = [opened.map[0], text.map[1]] if opened.map and text.map else None
            del state.tokens[number + 3 : number + 6]


def _goes_on(heading: Token, text: Token, lines: list[str]) -> bool:
    if not heading.markup.startswith("#") or not heading.map or not text.map or text.map[0] != heading.map[1]:
        return False
    line, rest = lines[heading.map[0]].strip(), text.content
    within = line.count("[") > line.count("]")
    longest = max(map(len, rest.split("\n")))
    fits = len(line) + 1 + len(rest.split(None, 1)[0]) <= _WIDTH
    whole = TERMINAL.search(rest) is not None or text.map[1] - text.map[0] > (_MOST if within else 1)
    return not fits and len(line) <= _LONGEST and longest <= _LONGEST and not whole
