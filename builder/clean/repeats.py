"""Blocks that stand a second time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_bare, is_prose
from builder.model import Block

_SHORTEST = 25
"""Shorter lines ("Background") may rightly stand twice."""


def repeats(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block whose text stands elsewhere, letter for letter: a title, pull quote or contents list saved twice.

    The first stays, but of bare lines the last above a paragraph: a list of contents stands before its sections. Must
    not drop a passage that restates another in other words; that is the author's.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if len(block.text) >= _SHORTEST:
            places[block.text.casefold()].append(number)
    dropped: list[tuple[int, int]] = []
    for numbers in places.values():
        if len(numbers) > 1:
            kept = _kept(numbers, blocks)
            dropped += [(n, kept) for n in numbers if n != kept]
    for number, kept in sorted(dropped):
        yield Drop(block=blocks[number], why=f"repeats line {blocks[kept].first}")


def _kept(numbers: Sequence[int], blocks: Sequence[Block]) -> int:
    if not is_bare(blocks[numbers[0]].text):
        return numbers[0]
    heading = [n for n in numbers if n + 1 < len(blocks) and is_prose(blocks[n + 1].text)]
    return heading[-1] if heading else numbers[0]
