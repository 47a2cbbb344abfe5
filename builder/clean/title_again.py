"""The title that stands again in front of the first sentence, where what parted the two on the page was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.clean.rule import is_sentence
from builder.model import Block, Repair
from builder.spans import within

_WORDS = 4
_NEAR = 3
"""Blocks in which the first sentence stands: a standfirst and a byline may stand above it."""
_BEGINS = re.compile(
    r"(?:An?|The|Th(?:is|ese|ose|at)|On|In|At|As|By|For|From|To|Of|With|Under|After|Before|Since|When|While|Although|If|It|We|There)\s"
)
"""Words that have a capital behind words without a stop only where a sentence begins."""


def without_title(blocks: Sequence[Block], title: str) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    """Return the blocks, the first sentence without the title in front of it, and what was cut as a repair.

    Whether the title ends there is told by a word that would be small within a sentence, or by the title a third time.
    Must not cut the words that a sentence or a longer title shares with the title: "Ministry of Ports Minister …".
    """
    if title.count(" ") < _WORDS - 1:
        return tuple(blocks), ()
    once = re.compile(re.escape(title) + r"\s+", re.IGNORECASE)
    for number, block in enumerate(blocks[:_NEAR]):
        found = once.match(block.text) if block.kind in ("", "paragraph") else None
        if found is None:
            continue
        ends = found.end()
        while again := once.match(block.text, ends):
            ends = again.end()
        if not is_sentence(block.text[ends:]) or (ends == found.end() and not _BEGINS.match(block.text, ends)):
            break
        cut = replace(block, text=block.text[ends:], spans=within(block.spans, ends, len(block.text)))
        repair = Repair(line=block.first, was=block.text[:ends], now="", rule="title")
        return (*blocks[:number], cut, *blocks[number + 1 :]), (repair,)
    return tuple(blocks), ()
