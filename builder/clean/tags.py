"""Tag and category lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_prose
from builder.model import Block

_TAGS = re.compile(
    r"(?:tags?|tagged(?:\s+(?:as|with))?|keywords?|filed\s+under|categories|category|topics)\s*[:|]\s*\S.*",
    re.IGNORECASE,
)
_SPACED = re.compile(
    r"(?:tags?|tagged|keywords?|(?:filed|posted)\s+(?:under|in)|topics)\s+[^\s,.;:]+(?:\s[^\s,.;:]+){0,3}(?:,\s[^,.;:]{2,40})+",
    re.IGNORECASE,
)
"""Labelled by its first word alone."""
_MARKED = re.compile(r"#[^\W\d_][\w-]*(?:\s[^\W_#][\w-]*){0,2}(?:[\s,·|]+#[^\W\d_][\w-]*(?:\s[^\W_#][\w-]*){0,2})*")
_LONGEST = 300


def tags(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a labelled list of tags, and a line of nothing but words with a hash sign.

    Must not drop a sentence: a block that ends with a full stop is kept. Without a colon the label counts only below
    the last paragraph, and so does a single word with its sign.
    """
    last = max((number for number, block in enumerate(blocks) if is_prose(block.text)), default=len(blocks))
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST or text.endswith("."):
            continue
        marked = text[0] == "#" and _MARKED.fullmatch(text) and (number > last or text.count("#") > 1)
        if marked or _TAGS.fullmatch(text) or (number > last and _SPACED.fullmatch(text)):
            yield Drop(block=block, why="a list of tags")
