"""Blocks that stand a second time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop
from builder.model import Block

_SHORTEST = 25
"""Shorter lines ("Background") may rightly stand twice."""


def repeats(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block whose text stood before, letter for letter: a title or pull quote saved twice.

    Must not drop a passage that restates another in other words; that is the author's.
    """
    seen: dict[str, int] = {}
    for block in blocks:
        if len(block.text) < _SHORTEST:
            continue
        if (line := seen.setdefault(block.text.casefold(), block.first)) != block.first:
            yield Drop(block=block, why=f"repeats line {line}")
