"""Names in double brackets, `[[Name]]` or `[[Name|text shown]]`, in the Markdown that contributors write.

A rule of markdown-it's, before that for links: so code, and a bracket after a backslash, are none.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from builder.markdown.brackets import BRACKETED


def read_names(parser: MarkdownIt) -> None:
    """Make `parser` give a token `name` for each, with what is shown as its content and the name in its `meta`."""
    parser.inline.ruler.before("link", "name", _name)


def _name(state: StateInline, silent: bool) -> bool:
    # The parser is silent only where it looks for the end of a link's text, which would be none with a link in it.
    match = None if silent else BRACKETED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    token = state.push("name", "", 0)
    token.meta = {"name": " ".join(match["name"].split())}
    token.content = " ".join((match["shown"] or match["name"]).split())
    state.pos = match.end()
    return True
