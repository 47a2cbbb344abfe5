"""Tag and category lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop
from builder.model import Block

_TAGS = re.compile(
    r"(?:tags?|tagged(?:\s+(?:as|with))?|keywords?|filed\s+under|categories|category|topics)\s*[:|]\s*\S.*",
    re.IGNORECASE,
)
_LONGEST = 300


def tags(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a labelled list of tags. Must not drop a sentence: a block that ends with a full stop is kept."""
    for block in blocks:
        if len(block.text) <= _LONGEST and not block.text.endswith(".") and _TAGS.fullmatch(block.text):
            yield Drop(block=block, why="a list of tags")
