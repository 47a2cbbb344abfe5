"""Tag and category lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_prose, prose_of
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
_FILED = re.compile(r"(?:tagged|(?:filed|posted)\s+(?:under|in))\s+[^,.;:]{2,40}(?:,\s[^,.;:]{2,40})+", re.IGNORECASE)
_MARKED = re.compile(r"#[^\W\d_][\w-]*(?:\s[^\W_#][\w-]*){0,2}(?:[\s,·|]+#[^\W\d_][\w-]*(?:\s[^\W_#][\w-]*){0,2})*")
_LABEL = re.compile(r"(?:key\s?words|tags)\s*:?", re.IGNORECASE)
_LISTED = re.compile(r"[^,.;:]{2,40}(?:,\s[^,;:]{1,40}){1,19}")
_LONGEST = 300


def tags(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a labelled list of tags, and a line of nothing but words with a hash sign.

    Must not drop a sentence: a block that ends with a full stop is kept. Without a colon the label counts only below
    the last paragraph, and so does a single word with its sign; what a post was filed under, above its comments, below
    most paragraphs. A label may stand alone above its list.
    """
    prose = prose_of(blocks)
    last, middle = (prose[-1], prose[len(prose) // 2]) if prose else (len(blocks), len(blocks))
    for number, block in enumerate(blocks):
        if _is_list(block.text, number > last) or (number > middle and _FILED.fullmatch(block.text)):
            yield Drop(block=block, why="a list of tags")
        elif _LABEL.fullmatch(block.text) and number + 1 < len(blocks):
            listed = blocks[number + 1]
            told = _LISTED.fullmatch(listed.text) and not is_prose(listed.text)
            if told and not _is_list(listed.text, number + 1 > last):
                yield Drop(block=block, why="heads a list of tags")
                yield Drop(block=listed, why="a list of tags")


def _is_list(text: str, below: bool) -> bool:
    """Say whether a line is a list of tags by its label or its signs; `below`: below the last paragraph."""
    if len(text) > _LONGEST or text.endswith("."):
        return False
    marked = text[0] == "#" and _MARKED.fullmatch(text) and (below or text.count("#") > 1)
    return bool(marked or _TAGS.fullmatch(text) or (below and _SPACED.fullmatch(text)))
