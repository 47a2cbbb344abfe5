"""The times of day of the posts of a live page, each marked as a time, alone in a block or with who wrote the post.

A forest judges block by block, so one such time can look like a date, the next like a sub-heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from builder.boilerplate.lines import look
from builder.boilerplate.markup import worded
from builder.characters import fold
from builder.model import Block

_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d)|\d\s?[ap]\.?m\b|\d\s?(?:m|h|min\w*|hours?)\sago\b|\d時", re.IGNORECASE)
_WORDS = 8
_LONGEST = 40
"""Characters of a time of day, in any words."""
_WHO = re.compile(r"\W*(?:[^\W\d_a-zß-ÿ][\w.’'-]*\W*){1,4}")
"""Who wrote the post, or what it is called ("KEY EVENT"), in the same block."""
_POSTS = 2
"""Such times from which on they are those of posts."""
_BELOW = 2
"""Blocks below a time among which its post has text: below its own headline, or right there."""


def post_times(root: Any, blocks: Sequence[Block]) -> Iterator[int]:
    """Return the blocks that are nothing but the time of day of a post, and who wrote it.

    Must not take the hours of a programme, below which stand titles of talks and no text, the days of a timeline, nor
    a time that is a heading of its own.
    """
    marked = {fold(element.text_content())[0] for element in root.iter("time")}
    lengths = sorted({len(time) for time in marked if 0 < len(time) <= _LONGEST})
    found = [n for n, block in enumerate(blocks) if _is_clock(block) and _is_marked(block.text, marked, lengths)]
    told = [n for n in found if any(map(_is_prose, blocks[n + 1 : n + 1 + _BELOW]))]
    if len({blocks[n].text for n in found}) >= _POSTS and 2 * len(told) > len(found):
        yield from found


def _is_clock(block: Block) -> bool:
    return block.kind != "heading" and block.text.count(" ") < _WORDS and _CLOCK.search(block.text) is not None


def _is_marked(text: str, marked: Collection[str], lengths: Sequence[int]) -> bool:
    return text in marked or any(text[:size] in marked and _WHO.fullmatch(text, size) for size in lengths)


def _is_prose(block: Block) -> bool:
    return look(worded(block.text)).is_paragraph
