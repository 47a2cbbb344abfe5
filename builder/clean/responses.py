"""What readers wrote below a story, under a heading that counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from builder.clean.rule import Drop, is_prose
from builder.clean.stamp import stamp
from builder.model import Block

_COUNTED = re.compile(
    r"(?:(?:all|top|reader|view|show)\s+)*(?:(?:comments?|responses?|replies)\s*[:(\[]\s*\d[\d,.]*\s*[)\]]?"
    r"|\d[\d,.]*\s+(?:comments?|responses?|replies))(?:\s+(?:on|to)\s.{2,160})?",
    re.IGNORECASE,
)
_PARAGRAPHS = 2
"""Paragraphs above it, for it to stand below a story."""
_COUNTED_IN_TEXT = re.compile(
    r"(?:\d{1,4}|one|two|three)\s+(?:(?:reader\s+)?comments?|responses?|replies|thoughts?)(?:\s+(?:on|to)\s.{2,160})?",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:[*+•-]\s+)?(?:(?P<number>\d{1,4})\.\s+)?[^\W_].{0,50}?\ssays:?")
"""How blogs set who wrote a comment: "3. Ada says:"."""
_DATED = re.compile(r"[^.!?]{4,30}\b(?:19|20)\d\d\b[^.!?]{0,20}|[^.!?]{1,30}\sago")
"""And when, in the next line."""
_REPLY = re.compile(
    r"reply|report(?:\s+(?:abuse|comment))?|permalink|log\s?in\s+to\s+reply|reply\s+to\s.{2,60}", re.IGNORECASE
)
_STORY = 5
"""Paragraphs of the shortest story below which a text without markup has comments."""


def responses(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop such a heading and all below it, up to a heading of its level or a higher one.

    Must not drop a section on answers to anything else: the heading has to count them, and be one by markup.
    """
    told = 0
    level = 0
    for block in blocks:
        if block.kind == "heading":
            if told >= _PARAGRAPHS and _COUNTED.fullmatch(block.text):
                level = block.level
            elif block.level <= level:
                level = 0
        if level:
            yield Drop(block=block, why="what readers wrote below the story")
        else:
            told += is_prose(block.text)


def comments(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop all that stands below a story from the line that counts its comments, or from the first of those on.

    Must not drop what follows each entry of a digest: more than one line that counts comments below paragraphs is none
    of a story; nor what somebody says in a story: blogs number the comments or set a date below who wrote them.
    """
    texts = [block.text for block in blocks]
    told = list(accumulate((is_prose(text) for text in texts), initial=0))
    below = [n for n, block in enumerate(blocks) if told[n] >= _STORY and not block.kind]
    counts = [n for n in below if _COUNTED_IN_TEXT.fullmatch(texts[n])]
    said = [n for n in below if (who := _SAYS.fullmatch(texts[n])) and (who["number"] or _is_dated(texts[n + 1 :]))]
    first = said[:1] if len(said) > 1 else []
    if len(counts) == 1 and any(_is_of_comments(text) for text in texts[counts[0] + 1 :]):
        first.append(counts[0])
    if first:
        yield from (Drop(block=block, why="what readers wrote below the story") for block in blocks[min(first) :])


def _is_dated(below: Sequence[str]) -> bool:
    return bool(below) and _DATED.fullmatch(below[0]) is not None


def _is_of_comments(text: str) -> bool:
    return _REPLY.fullmatch(text) is not None or _SAYS.fullmatch(text) is not None or stamp(text) is not None
