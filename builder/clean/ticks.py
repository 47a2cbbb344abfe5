"""What is left of a chart in a text: the numbers along its axes, each in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.clean.rule import Drop
from builder.model import Block

_TICK = re.compile(
    r"(?P<sign>[–−-]?)\+?[$€£¥]?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)\s?(?:%|[kKmMbB]|bn|[kMGT]?Wh?)?\.?"
)
_LONGEST = 20
_SHORTEST, _BESIDE = 4, 3
"""Numbers of an axis, and of one right beside another."""
_DIGITS = 6
"""To which steps are compared: as binary numbers, decimal fractions are not exact."""


def ticks(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop numbers that stand alone line by line, each as far from the one above it as that from the one before.

    Must not drop a table of which each cell became a line: its head of years or ranks has rows of as many other numbers
    in the same text. Nor anything that has a word beside its number.
    """
    values = [_value(block) for block in blocks]
    axes: list[list[int]] = []
    rows: set[int] = set()
    for is_number, group in groupby(range(len(blocks)), key=lambda number: values[number] is not None):
        run = list(group)
        if not is_number or len(run) < _BESIDE:
            continue
        lengths = _axes([value for number in run if (value := values[number]) is not None])
        if max(lengths) >= _SHORTEST and min(lengths) >= _BESIDE:
            axes.append(run)
        else:
            rows.add(len(run))
    for run in axes:
        if len(run) not in rows:
            yield from (Drop(block=blocks[number], why="a number of a chart's axis") for number in run)


def _value(block: Block) -> float | None:
    """Return the number that is all of a line."""
    if len(block.text) > _LONGEST or block.kind in ("table", "code"):
        return None
    tick = _TICK.fullmatch(block.text)
    return float(tick["number"].replace(",", "")) * (-1 if tick["sign"] else 1) if tick else None


def _axes(values: Sequence[float]) -> list[int]:
    """Return the lengths of the runs of equal steps that the values fall into, each as long as it can be."""
    lengths: list[int] = []
    start = 0
    while start < len(values):
        end = start + 1
        while end < len(values) and _step(values, end) and _step(values, end) == _step(values, start + 1):
            end += 1
        lengths.append(end - start)
        start = end
    return lengths


def _step(values: Sequence[float], number: int) -> float:
    return round(values[number] - values[number - 1], _DIGITS)
