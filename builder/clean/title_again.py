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
    for number, block in enumerate(blocks[:_NEAR]):
        once = ends = _behind(title, block.text) if block.kind in ("", "paragraph") else 0
        if not once:
            continue
        while again := _behind(title, block.text, ends):
            ends = again
        if not is_sentence(block.text[ends:]) or (ends == once and not _BEGINS.match(block.text, ends)):
            break
        cut = replace(block, text=block.text[ends:], spans=within(block.spans, ends, len(block.text)))
        repair = Repair(line=block.first, was=block.text[:ends], now="", rule="title")
        return (*blocks[:number], cut, *blocks[number + 1 :]), (repair,)
    return tuple(blocks), ()


def _behind(title: str, text: str, start: int = 0) -> int:
    """Return where what follows the title begins, if that stands there with blanks behind it, in any case; 0 if not."""
    end = start + len(title)
    if text[start:end].lower() != title.lower():
        return 0
    begins = len(text) - len(text[end:].lstrip())
    return begins if begins > end else 0
