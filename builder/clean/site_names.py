"""Lines between the title and the story that are nothing but the name of who published it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from builder.clean.headline import top
from builder.clean.names import undated
from builder.clean.notices import notices
from builder.clean.rule import Drop, Says
from builder.model import Block

_LONGEST = 80
_LONGEST_NOTICE = 160
_SIGN = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<name>[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.[a-z]{2,12}/?", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·»]\s*|\s+[–—-]\s+")
_NUMBER_OF_A_LINK = re.compile(r"\[\d{1,3}\]")
_LETTERS = re.compile(r"[^\W_]+")


def site_names(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a line between title and story that is the publisher's name alone, or beside nothing but a date.

    A name is the publisher's where a rights notice says so, where a line above the title is that name, or a host of
    that name. It is said as the publisher. Must not drop a byline, nor any other line of one name.
    """
    where = top(blocks)
    between = [] if where.title is None else [b for b in blocks[where.title + 1 : where.end] if len(b.text) <= _LONGEST]
    if between:
        yield from names_of_site(between, (*_above(blocks[: where.title]), *_holders(blocks)))


def names_of_site(lines: Sequence[Block], names: Collection[str]) -> Iterator[Drop]:
    """Return which of these lines are one of the names and dates alone."""
    known = {_letters(name) for name in names} - {""}
    for block in lines if known else ():
        if len(block.text) > _LONGEST:
            continue
        said = [undated(part) for part in _PARTS.split(_NUMBER_OF_A_LINK.sub("", block.text)) if part]
        own = [name for name, _ in said if name and _letters(name) in known]
        if own and all(not name or name in own for name, _ in said):
            date = next((found.date for _, stamps in said for found in stamps if not found.of_change), None)
            yield Drop(block=block, why="the name of the publisher", says=Says(publisher=own[0], date=date))


def _above(blocks: Sequence[Block]) -> Iterator[str]:
    """Return the lines above the title, and the names of the hosts among them."""
    for block in blocks:
        if len(block.text) <= _LONGEST:
            host = _HOST.fullmatch(block.text)
            yield host["name"].rsplit(".", 1)[-1] if host else block.text


def _holders(blocks: Sequence[Block]) -> Iterator[str]:
    """Return the holders of rights that notices name."""
    signed = [block for block in blocks if len(block.text) <= _LONGEST_NOTICE and _SIGN.search(block.text)]
    for drop in notices(signed):
        if drop.says and drop.says.publisher:
            yield drop.says.publisher


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text)).casefold()
