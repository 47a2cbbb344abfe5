"""Posts of a running report: the time of day above each, who wrote it, and the headline below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from builder.clean.names import is_person
from builder.clean.rule import Drop, is_bare, is_prose, is_sentence
from builder.clean.stamp import stamp
from builder.model import Block

_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d).*\b(?!AM\b|PM\b)[A-Z]{2,5}\b")
"""A time of day with its zone: without one it may be the length of a recording, or a price."""
_LONGEST = 40
_POSTS = 3
"""Different times of the shortest report."""
_BELOW = 3
"""Lines below a time among which its post begins: below who wrote it and its headline."""


def posts(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the times of day that stand alone above the posts of a report that was written as things happened.

    Each has its zone ("14.31 GMT"), and text below it; who wrote several of the posts goes as well. Must not drop the
    hours of a programme, below which stand titles of talks, nor a time with a word beside it.
    """
    times = _times(blocks)
    writers = _writers(blocks, times)
    for number in times:
        yield Drop(block=blocks[number], why="the time of a post")
        if number + 1 in writers:
            yield Drop(block=blocks[number + 1], why="names who wrote the post")


def headlines(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the first lines of the posts' headlines: bare lines above text and below a time or who wrote the post."""
    times = _times(blocks)
    writers = _writers(blocks, times)
    below = [number + 1 + (number + 1 in writers) for number in times]
    return frozenset(
        blocks[at].first
        for at in below
        if at + 1 < len(blocks) and is_bare(blocks[at].text) and _goes_on(blocks[at + 1].text)
    )


def _times(blocks: Sequence[Block]) -> list[int]:
    found = [number for number, block in enumerate(blocks[:-1]) if _is_time(block)]
    told = [n for n in found if any(is_prose(block.text) for block in blocks[n + 1 : n + 1 + _BELOW])]
    return found if len({blocks[n].text for n in found}) >= _POSTS and 2 * len(told) > len(found) else []


def _writers(blocks: Sequence[Block], times: Sequence[int]) -> set[int]:
    """Return the lines right below a time that hold one name, which stands below others as well."""
    below = Counter(blocks[number + 1].text for number in times)
    return {number + 1 for number in times if below[(name := blocks[number + 1].text)] > 1 and is_person(name)}


def _goes_on(text: str) -> bool:
    return is_sentence(text) or text.endswith(":")


def _is_time(block: Block) -> bool:
    if block.kind == "heading" or len(block.text) > _LONGEST or not _CLOCK.search(block.text):
        return False
    told = stamp(block.text)
    return told is not None and told.date is None
