"""Footnotes of Markdown: marks in the text (`[^id]`) and the notes that they lead to (`[^id]: Source`).

CommonMark has none, so both would be text, and a note of one word the address of a link. Programs for Markdown agree on
them (PHP Markdown Extra, Pandoc, GitHub, Obsidian): a note goes on in lines that are indented, and may stand anywhere.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.read.runs import STOPS

_NOTE = re.compile(r"\[\^(?P<id>[^\s\[\]^]{1,80})\]:[ \t]*")
_MARK = re.compile(r"\[\^(?P<id>[^\s\[\]^]{1,80})\](?!\()")
_INDENT = 4
"""Blanks before the lines in which a note goes on after an empty one."""


def read_footnotes(parser: MarkdownIt) -> None:
    """Make `parser` give a token `reference_mark` for each mark, and `footnote_open` and `footnote_close` around notes.

    A bare number is a mark even where its note was not saved; anything else only with its note, for expressions that
    match text ("[^abc]") are written so.
    """
    parser.block.ruler.before("reference", "footnote", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "reference_mark", _mark)


def _note(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    deep = state.level + 1 >= state.md.options["maxNesting"]  # where the parser gives up all that follows
    found = None if deep or state.is_code_block(line) else _NOTE.match(state.src, begin, state.eMarks[line])
    if found is None:
        return False
    if silent:
        return True
    state.env.setdefault("notes", set()).add(found["id"])
    opened = Token("footnote_open", "", 1, info=found["id"], level=state.level)
    opened.meta["bare"] = found.end() == state.eMarks[line]
    state.tokens.append(opened)
    was = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    state.bMarks[line], state.tShift[line], state.parentType = found.end(), 0, "footnote"
    state.level += 1
    state.blkIndent += _INDENT
    state.sCount[line] = state.blkIndent
    state.md.block.tokenize(state, line, last)
    state.blkIndent -= _INDENT
    state.level -= 1
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = was
    opened.map = [line, state.line]
    state.tokens.append(Token("footnote_close", "", -1, level=state.level))
    return True


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None or not (found["id"].isdecimal() or found["id"] in state.env.get("notes", ())):
        return False
    if not silent:
        if state.src.startswith(STOPS, found.end()):
            state.pending = state.pending.rstrip(" ")
        state.push("reference_mark", "", 0)
    state.pos = found.end()
    return True
