"""The numbers that text browsers put before a link: `[11]Rapidus`, with its address in a list at the end.

So do `lynx -dump` and its like. A number in brackets is one only where the text lists an address under that number, and
only directly before the words of its link; the mark of a note stands behind the words that it explains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.model import Block, Repair

_LISTED = re.compile(r"\s*(\d{1,4})\.\s+[a-z]{3,10}:\S+\s*")
_MARK = re.compile(r"(?<![\w\]])\[(\d{1,4})\](?=[^\W_]|[\"“‘'(])")


def without_link_numbers(blocks: Sequence[Block], lines: Sequence[str]) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    """Return the blocks without the numbers of their links, and each number as a repair of its raw line."""
    listed = {match[1] for line in lines if (match := _LISTED.fullmatch(line))}
    if not listed:
        return tuple(blocks), ()
    repaired: list[Repair] = []
    cleaned: list[Block] = []
    for block in blocks:
        marks = [] if block.spans else [mark for mark in _MARK.finditer(block.text) if mark[1] in listed]
        text = block.text
        for mark in reversed(marks):
            text = text[: mark.start()] + text[mark.end() :]
        for mark in marks:
            line = next(n for n in range(block.first, block.last + 1) if mark[0] in lines[n - 1])
            repaired.append(Repair(line=line, was=mark[0], now="", rule="reference_mark"))
        cleaned.append(replace(block, text=text) if marks else block)
    return tuple(cleaned), tuple(repaired)
