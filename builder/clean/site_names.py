"""Lines between the title and the story that are nothing but the name of who published it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from builder.characters import letters
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


def site_names(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a line between title and story that is the publisher's name alone, or beside nothing but a date.

    A name is the publisher's where a rights notice or a host above the title says so; a line that stands above the
    title as well is the site's or a section's, and says nothing. Must not drop a byline, nor any other line of a name.
    """
    where = top(blocks)
    between = [] if where.title is None else [b for b in blocks[where.title + 1 : where.end] if len(b.text) <= _LONGEST]
    if between:
        names = {letters(name) for name in (*_hosts(blocks[: where.title]), *_holders(blocks))}
        above = (block.text for block in blocks[: where.title] if len(block.text) <= _LONGEST)
        for drop in names_of_site(between, (*above, *names)):
            says = drop.says or Says()
            sure = letters(says.publisher or "") in names
            yield replace(drop, says=says if sure else replace(says, publisher=None))


def names_of_site(lines: Sequence[Block], names: Collection[str]) -> Iterator[Drop]:
    """Return which of these lines are one of the names and dates alone."""
    known = {letters(name) for name in names} - {""}
    for block in lines if known else ():
        if len(block.text) > _LONGEST:
            continue
        said = [undated(part) for part in _PARTS.split(_NUMBER_OF_A_LINK.sub("", block.text)) if part]
        own = [name for name, _ in said if name and letters(name) in known]
        if own and all(not name or name in own for name, _ in said):
            date = next((found.date for _, stamps in said for found in stamps if not found.of_change), None)
            yield Drop(block=block, why="the name of the publisher", says=Says(publisher=own[0], date=date))


def _hosts(blocks: Sequence[Block]) -> Iterator[str]:
    """Return the names of hosts that stand alone in a line."""
    for block in blocks:
        if len(block.text) <= _LONGEST and (host := _HOST.fullmatch(block.text)):
            yield host["name"].rsplit(".", 1)[-1]


def _holders(blocks: Sequence[Block]) -> Iterator[str]:
    """Return the holders of rights that notices name."""
    signed = [block for block in blocks if len(block.text) <= _LONGEST_NOTICE and _SIGN.search(block.text)]
    for drop in notices(signed):
        if drop.says and drop.says.publisher:
            yield drop.says.publisher
