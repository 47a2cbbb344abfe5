"""What programs for notes add to Markdown, as it stands in pages that were clipped with them (Obsidian and its kin).

    ==a highlight==    [[Another note|shown]]    ![[picture.png]]    > [!note] Title of a box

A highlight is of who read the page, not of who wrote it; what leads to another note leads nowhere from here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_HIGHLIGHT = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`)[^`]+(?P=ticks)(?!`)|\\[\s\S]"  # code, and what is escaped: tried first, so skipped
    r"|(?<![A-Za-z0-9=])==(?=[^\s=])(?:[^=`]|=(?!=)|`[^`]*`)*(?<=[^\s=])(?P<end>={2,8})(?:(?<=[.:;,!?]==)|(?<=[.:;,!?]\*==)|(?<=[.:;,!?]\*\*==)|(?![A-Za-z0-9=]))"
)
_GLUED = re.compile(r"[.:;,!?*]={2}(?=[A-Za-z])")
"""The end of a highlight behind which a blank is missing."""
_LINK = re.compile(
    r"(?P<embedded>!?)\[\[(?![\s\[])(?P<name>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]|\n]{1,200}))?(?<!\s)\]\](?!\()"
)
_BOX = re.compile(r"\[!(?=[A-Za-z])[\w-]{2,30}\](?!\()[+-]?[ \t]*")


def read_marked_notes(parser: MarkdownIt) -> None:
    """Make `parser` give tokens for what is no text: `markup` for a sign, `box` for a box, `image` for a picture.

    Must not take `a == b`, nor brackets that are a link.
    """
    parser.inline.ruler.before("image", "note", _note)
    parser.inline.ruler.before("escape", "highlight", _highlight)
    parser.inline.ruler.before("link", "box", _box)


def _note(state: StateInline, silent: bool) -> bool:
    found = _LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("image" if found["embedded"] else "markup", "", 0)
        if not found["embedded"]:
            state.pending += (found["shown"] or found["name"]).strip()
    state.pos = found.end()
    return True


def _box(state: StateInline, silent: bool) -> bool:
    found = None if state.pos else _BOX.match(state.src)
    if found is None:
        return False
    if not silent:
        state.push("box", "", 0)
    state.pos = found.end()
    return True


def _highlight(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "=":
        return False
    length = _signs(state.src).get(state.pos, 0)
    if not 0 < length <= state.posMax - state.pos:
        return False
    if not silent:
        state.push("markup", "", 0)
        if _GLUED.match(state.src, state.pos - 1):
            state.pending += " "
    state.pos += length
    return True


@lru_cache(maxsize=4)
def _signs(text: str) -> dict[int, int]:
    """Return where the signs of highlights stand in a block, and how long each is."""
    found = [match for match in _HIGHLIGHT.finditer(text) if match["end"]] if text.count("==") > 1 else []
    return {match.start(): 2 for match in found} | {match.start("end"): len(match["end"]) for match in found}
