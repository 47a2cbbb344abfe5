"""Menus, section names and labels that stand above the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.headline import top
from builder.clean.names import byline
from builder.clean.rule import Drop, is_bare, is_prose
from builder.clean.stamp import stamp
from builder.model import Block

_LONGEST = 140
_POINT = re.compile(r"[•‣▪●◦*·–—-]\s+(?:\S+\s+){6}\S")
"""What a story's key points begin with; the items of menus are shorter."""


def above_title(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the lines above the title that are no sentences.

    Must not drop a standfirst, a key point or another sentence, nor lines that say who wrote the story or when;
    and nothing where no line is surely the title, or where markup says what each is.
    """
    title = top(blocks).title
    for block in blocks[: title or 0]:
        found = byline(block.text)
        told = stamp(block.text) is not None or (found is not None and found.label in ("by", "label"))
        line = is_bare(block.text) or (len(block.text) <= _LONGEST and not is_prose(block.text))
        line = line and _POINT.match(block.text) is None
        if line and not told and title is not None:
            yield Drop(block=block, why=f"stands above the title in line {blocks[title].first}")
