"""Tables in HTML within Markdown, as converters leave those that Markdown has no signs for.

To CommonMark such a table ends with the first blank line, and what is indented below it is code.
"""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_TABLE = re.compile(r"<(?P<end>/?)table\b", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>|&nbsp;")
_MOST = 5_000
"""Lines of the longest table that is looked for the end of."""


def read_html_tables(parser: MarkdownIt) -> None:
    """Make `parser` give a token `html_table` for a whole one, with the lines of its rows that hold text in `meta`.

    Must not take one with Markdown in its cells.
    """
    parser.block.ruler.before("code", "html_table", _table, {"alt": ["paragraph", "reference", "blockquote"]})


def _table(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    if state.src[begin : begin + 6].lower() != "<table" or state.is_code_block(line):
        return False
    end = _end(state, line, last)
    lines = [state.src[state.bMarks[number] : state.eMarks[number]].strip() for number in range(line, end or line)]
    if not lines or any(after and not above and after[0] != "<" for above, after in pairwise(lines)):
        return False  # what stands alone below a blank line is Markdown
    starts = [number for number, text in enumerate(lines) if _ROW.search(text)]
    if silent or not starts:
        return bool(starts)
    rows = [[number for number in range(*bound) if lines[number]] for bound in pairwise([*starts, len(lines)])]
    token = state.push("html_table", "", 0)
    token.content = "\n".join(lines)
    token.map = [line, line + len(lines)]
    token.meta["rows"] = [
        (line + row[0] + 1, line + row[-1] + 1)
        for row in rows
        if _TAG.sub("", "".join(map(lines.__getitem__, row))).strip()
    ]
    state.line = line + len(lines)
    return True


def _end(state: StateBlock, line: int, last: int) -> int | None:
    """Return the line below a table; None where nothing ends it."""
    depth = 0
    for number in range(line, min(last, line + _MOST)):
        for tag in _TABLE.finditer(state.src, state.bMarks[number], state.eMarks[number]):
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return number + 1
    return None
