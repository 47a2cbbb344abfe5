"""Who issued a text, on lines of their own above its date, as offices have it: “From:”, the office, “Published”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from builder.clean.rule import Drop, Says, is_prose
from builder.clean.stamp import is_label, stamp
from builder.model import Block

_LABEL = re.compile(
    r"(?:from|(?:issued|published|released)\s+by|issuer|issuing\s+(?:authority|body|department))\s*:", re.IGNORECASE
)
_PUBLISHED = re.compile(r"(?:first\s+)?(?:published|issued|posted|released)\b", re.IGNORECASE)
_CHANGES = re.compile(r"see\s+all\s+updates|get\s+emails\s+about\s+this\s+page", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last\s+)?updated\s*:?", re.IGNORECASE)
_MINISTER = re.compile(r"(?:,?\sand|,)?\s?\b(?:The\s)?R(?:igh)?t\.?\sHon(?:ourable|\.)?\s.*")
_FAR = 60
"""Blocks among which it stands."""
_MOST = 8
"""Lines between the label and the date: each office, and the “and” between two, may stand on one."""
_OF_CHANGES = 3
"""Lines below the date that may speak of changes: when the last was, where all are listed, how to hear of them."""
_LONGEST = 200
"""Characters of such a line, and of what the offices are called together."""


def issued_by(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the label, the offices below it and what is said of changes below the date; the offices are the publisher.

    Ministers who are named among them are not. Must not drop the head of a mail, whose "From:" stands above when it was
    sent, nor a section "From:" of a story: few short lines stand below the label, and then "Published".
    """
    for number, block in enumerate(blocks[:_FAR]):
        if not _LABEL.fullmatch(block.text):
            continue
        named = list(takewhile(_may_name, blocks[number + 1 : number + 2 + _MOST]))
        below = number + 1 + len(named)
        if not named or below >= len(blocks) or not _PUBLISHED.match(blocks[below].text):
            continue
        offices = _MINISTER.sub("", " ".join(each.text for each in named)).strip(" ,")
        said = Says(publisher=offices) if 0 < len(offices) <= _LONGEST else None
        yield Drop(block=block, why="says that the issuer stands below", says=said)
        for each in named:
            yield Drop(block=each, why="names who issued the text")
        yield from _changes(blocks, below)


def _may_name(block: Block) -> bool:
    text = block.text
    return len(text) <= _LONGEST and not is_prose(text) and not is_label(text) and stamp(text) is None


def _changes(blocks: Sequence[Block], published: int) -> Iterator[Drop]:
    """Drop what stands of changes right below the date of publication."""
    first = published + (2 if is_label(blocks[published].text) else 1)
    for block in blocks[first : first + _OF_CHANGES]:
        if len(block.text) <= _LONGEST and (_UPDATED.fullmatch(block.text) or _CHANGES.search(block.text)):
            yield Drop(block=block, why="speaks of changes to the page")
        elif stamp(block.text) is None:
            return
