"""Lists of links as those who hear a page are told of them: “list of 4 items”, “list 1 of 4”, “end of list”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_bare
from builder.model import Block

_BEGINS = re.compile(r"list of (?P<items>\d{1,2}) items?", re.IGNORECASE)
_ENDS = "end of list"
_LABEL = 4
"""Words of the longest heading above such a list."""


def spoken_lists(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop such a list from its first words to its last, with the heading above it.

    A page shows these words to nobody: they come with its text where that is taken whole. Must not drop a story's own
    list, nor anything where the end is farther below than the items can reach.
    """
    after = 0
    for number, block in enumerate(blocks):
        begins = _BEGINS.fullmatch(block.text) if number >= after else None
        reach = 2 * int(begins["items"]) + 2 if begins else 0
        ends = (n for n in range(number + 1, min(number + reach, len(blocks))) if blocks[n].text.lower() == _ENDS)
        if not begins or (end := next(ends, None)) is None:
            continue
        if number and is_bare(above := blocks[number - 1].text) and above.count(" ") < _LABEL:
            yield Drop(block=blocks[number - 1], why="heads a list of links")
        for each in blocks[number : end + 1]:
            yield Drop(block=each, why="in a list of links, as those who hear the page are told")
        after = end + 1
