"""Signs of strong emphasis that CommonMark does not read, as programs leave them that turn pages into Markdown.

CommonMark allows no white space within the signs, and no letter right behind punctuation and its sign: **Fog:**the
ferry, **Fog **delays, and most of all in scripts that are written without spaces (**「霧」**が). There the signs would
be text, and their words not strong.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_SIGN = re.compile(r"(?<!\*)\*{2,3}(?!\*)")
_EMPTY = re.compile(r"(?<![\w*])\*{4}(?!\*)|(?<!\S)__(?=\s)")
"""Where strong words end and others begin, and what is left of an icon."""
_STOPS = frozenset(".:;,!?)")


def read_loose_emphasis(parser: MarkdownIt) -> None:
    """Make `parser` read pairs of such signs: the first before a word, the second behind it.

    Must not take stars within a word ("f**k"), nor a sign that has no other in its block.
    """
    parser.core.ruler.after("inline", "loose_emphasis", _emphasis)


def _emphasis(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and ("**" in token.content or "__" in token.content):
            token.children = _mended(token.children)


def _mended(children: list[Token]) -> list[Token]:
    """Return the pieces of a block with loose pairs of signs as what they mean."""
    signs = [
        (number, match)
        for number, child in enumerate(children)
        if child.type == "text"
        for match in _SIGN.finditer(child.content)
    ]
    pairs: dict[int, list[tuple[re.Match[str], str]]] = {}
    opened: tuple[int, re.Match[str]] | None = None
    for at, sign in signs:
        if opened and sign.group() == opened[1].group() and children[at].level == children[opened[0]].level:
            pairs.setdefault(opened[0], []).append((opened[1], "strong_open"))
            pairs.setdefault(at, []).append((sign, "strong_close"))
            opened = None
        else:
            opened = (at, sign) if _begins(children, at, sign) else None
    mended: list[Token] = []
    for number, child in enumerate(children):
        pieces = _split(children, number, pairs[number]) if number in pairs else [child]
        for piece in pieces:
            piece.content = _EMPTY.sub("", piece.content) if piece.type == "text" else piece.content
        mended += pieces
    return mended


def _begins(children: list[Token], at: int, sign: re.Match[str]) -> bool:
    """Say whether a sign stands before a word and behind none that has blanks around it."""
    before, after = _beside(children, at, sign, -1), _beside(children, at, sign, 1)
    behind = before.isascii() and before.isalnum()
    return not behind and not after.isspace() and (bool(after) or at + 1 < len(children))


def _beside(children: list[Token], at: int, sign: re.Match[str], step: int) -> str:
    """Return the character right before a sign, or behind it, in a link as well; empty where there is none."""
    text = children[at].content
    if own := text[sign.end() : sign.end() + 1] if step > 0 else text[: sign.start()][-1:]:
        return own
    others = range(at + step, len(children) if step > 0 else -1, step)
    other = next((children[n] for n in others if children[n].type not in ("link_open", "link_close")), None)
    if other is None or other.type not in ("text", "code_inline"):
        return ""
    return other.content[:1] if step > 0 else other.content[-1:]


def _split(children: list[Token], at: int, signs: list[tuple[re.Match[str], str]]) -> list[Token]:
    """Return a piece of text cut at its signs; a blank that is missing behind a stop in them is put there."""
    child = children[at]
    pieces: list[Token] = []
    start = 0
    for sign, kind in signs:
        pieces.append(_text(child, child.content[start : sign.start()]))
        pieces.append(Token(kind, "strong", 1 if kind == "strong_open" else -1, level=child.level))
        start = sign.end()
        after = _beside(children, at, sign, 1)
        if kind == "strong_close" and _beside(children, at, sign, -1) in _STOPS and after.isascii() and after.isalpha():
            pieces.append(_text(child, " "))
    return [*pieces, _text(child, child.content[start:])]


def _text(child: Token, content: str) -> Token:
    return Token("text", "", 0, content=content, level=child.level)
