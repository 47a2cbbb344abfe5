"""Links as programs leave them that turn web pages into Markdown, which CommonMark does not read as links.

A teaser is one link around a picture, a heading and a sentence, and becomes Markdown of several blocks:

    [

    ### Harbour opens

    ](https://example.org/harbour)

html2text also breaks lines within addresses, behind a hyphen. All of this is text to CommonMark, brackets, signs and
addresses included.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BROKEN = re.compile(r"(?:[^\s<>\\]{1,400}-\n){1,8}(?=[^\s<>)\]])[^\s<>]{1,400}")
"""An address of which lines end behind a hyphen."""
_SPACED = re.compile(
    r"(?:https?://|mailto:|whatsapp:|sms:|tel:)[^\s()<>\"']{0,2000}(?: [^\s()<>\"']{1,200}){1,80}(?=\))", re.IGNORECASE
)
"""An address with blanks in it, as buttons have that share a title."""
_SIGNS = re.compile(r"\\.|(?<!`)(?P<ticks>`+)(?!`)[^`]+(?P=ticks)(?!`)|[\[\]]", re.DOTALL)
"""What opens and closes a link, and what neither of its signs counts in."""
_TARGET = re.compile(
    r"\]\(\s*<?(?P<address>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+\"(?:[^\"\\\n]|\\.)*\")?\s*\)"
)
_FARTHEST = 12
"""Blocks that one link goes around."""
_HEADING = re.compile(r"\[?\s*(?P<level>#{1,6})\s+(?=\S)")
_HEADINGS_WITHIN = re.compile(r"(?<![\\!])\[\s*#{1,6}\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Sign:
    """A bracket that belongs to one of another block."""

    token: Token
    start: int
    end: int
    block: int
    address: str = ""
    """Where the link leads that it ends."""


def read_converted_links(parser: MarkdownIt) -> None:
    """Make `parser` read broken addresses, and no brackets and hashes of links around blocks as text."""
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkDestination=_destination,
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    parser.core.ruler.before("inline", "links_around_blocks", _around)


def _destination(text: str, at: int, end: int) -> object:
    """Find an address as CommonMark does, and one that goes on behind a blank, or in the next line behind a hyphen.

    The breaks stay in it, so that its lines can be counted; browsers leave them out, and so does `links`.
    """
    found = helpers.parseLinkDestination(text, at, end)
    if found.ok and text[found.pos : found.pos + 1] not in ("\n", " "):
        return found
    if spaced := _SPACED.match(text, at, end):
        found.ok, found.pos, found.str = True, spaced.end(), spaced.group()
    elif broken := _BROKEN.match(text, at, end):
        was = broken.group()
        whole = helpers.parseLinkDestination(was.replace("\n", ""), 0, len(was))
        length = next((n for n in range(len(was) + 1) if n - was.count("\n", 0, n) == whole.pos), 0)
        if whole.ok and length:
            found.ok, found.pos, found.str = True, at + length, was[:length]
    return found


def _around(state: StateCore) -> None:
    """Take away what links around several blocks leave in the first and the last of them, and hashes in links.

    A block that begins with hashes then is the heading that was in the link.
    """
    opened: list[_Sign] = []
    signs: list[_Sign] = []
    for block, token in enumerate(state.tokens):
        if token.type != "inline" or ("[" not in token.content and "](" not in token.content):
            continue
        opening, closing = _unmatched(token, block)
        for sign in closing:
            if opened and block - opened[-1].block <= 3 * _FARTHEST:  # three tokens a block
                signs += (opened[-1], sign)
                _link(state.tokens, opened.pop(), sign)
        opened += opening
    for sign in sorted(signs, key=lambda sign: -sign.start):
        content = sign.token.content
        sign.token.content = content[: sign.start] + content[sign.end :]
        sign.token.meta["lost"] = {"markup"}
    for before, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "inline" and "#" in token.content:
            _without_hashes(before, token)


def _link(tokens: Sequence[Token], begin: _Sign, end: _Sign) -> None:
    """Make the blocks links that one goes around, but for what stands before it in the first, or behind in the last."""
    for token in tokens[begin.block : end.block + 1]:
        outside = token is begin.token and token.content[: begin.start].strip()
        outside = outside or (token is end.token and token.content[end.end :].strip())
        if not outside:
            token.meta["link"] = end.address


def _unmatched(token: Token, block: int) -> tuple[list[_Sign], list[_Sign]]:
    """Return the brackets of a block that nothing in it closes, and the ends of links that nothing in it opens."""
    opening: list[int] = []
    closing: list[_Sign] = []
    for sign in _SIGNS.finditer(token.content):
        if sign.group() == "[":
            opening.append(sign.start())
        elif sign.group() != "]":
            continue
        elif opening:
            opening.pop()
        elif target := _TARGET.match(token.content, sign.start()):
            closing.append(_Sign(token, target.start(), target.end(), block, target["address"]))
    return [_Sign(token, at, at + 1, block) for at in opening], closing


def _without_hashes(before: Token, token: Token) -> None:
    """Make a block a heading that is one within its link, and take the hashes of others."""
    found = _HEADING.match(token.content)
    within = found is not None and found.group().startswith("[")
    alone = "\n" not in token.content and (not within or token.content.endswith(")"))
    if found and alone and before.type == "paragraph_open":
        before.type, before.tag = "heading_open", f"h{len(found['level'])}"
    if found and not within:
        token.content = token.content[found.end() :]
    token.content = _HEADINGS_WITHIN.sub("[", token.content)
