"""What readers wrote below a story, under a heading that counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_prose
from builder.model import Block

_COUNTED = re.compile(
    r"(?:(?:all|top|reader|view|show)\s+)*(?:(?:comments?|responses?|replies)\s*[:(\[]\s*\d[\d,.]*\s*[)\]]?"
    r"|\d[\d,.]*\s+(?:comments?|responses?|replies))(?:\s+(?:on|to)\s.{2,160})?",
    re.IGNORECASE,
)
_PARAGRAPHS = 2
"""Paragraphs above it, for it to stand below a story."""


def responses(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop such a heading and all below it, up to a heading of its level or a higher one.

    Must not drop a section on answers to anything else: the heading has to count them, and be one by markup.
    """
    told = 0
    level = 0
    for block in blocks:
        if block.kind == "heading":
            if told >= _PARAGRAPHS and _COUNTED.fullmatch(block.text):
                level = block.level
            elif block.level <= level:
                level = 0
        if level:
            yield Drop(block=block, why="what readers wrote below the story")
        else:
            told += is_prose(block.text)
