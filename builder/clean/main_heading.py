"""Which heading of a text that is marked up is its headline.

Programs that turn whole pages into Markdown keep the headings of menus, boxes and teasers, and often put a title above
all, which a page states for searches and with the name of its site. As on pages, the heading that agrees with a stated
title is it; where none is stated, it is told from others by its level and by what it has of the story, as lines are
(`headline`).
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.boilerplate.titles import agrees
from builder.clean.rule import is_bare, is_paragraph, is_unspaced
from builder.clean.story import SHARED, main_part, stems, told_in
from builder.model import Block

_BELOW = 2
"""Paragraphs of the story that may stand above its headline, where that is of the first level: a standfirst, a note."""
_ALIKE = 0.5
"""The share of a heading's words that stand in a stated title, from which it is another wording of it."""
_LOWEST = 3
"""Level of the lowest heading that a stated title makes the headline."""
_FEWEST = 2
"""Words of the shortest heading that is told without a stated title."""
_UNSPACED = 8
"""Characters of the shortest one in a script that is written without spaces."""
_MOST_SHARED, _OF_LEAD, _OF_FIRST_LEVEL, _SURE = 4, 2, 3, 5
"""Points that words shared with the story give at most, that several of the lead and the first level give each, and
from which on a heading is surely the headline."""


def main_heading(blocks: Sequence[Block], stated: str | None) -> int | None:
    """Return the index of the heading that is the headline; None where none surely is, or nothing is marked up.

    `stated` is a title that is known from elsewhere. Must not take the heading of a story's first section, nor the name
    of a site that stands above its headline.
    """
    texts = [block.text for block in blocks]
    prose = [number for number, block in enumerate(blocks) if _is_prose(block)]
    if not prose:
        firsts = [number for number, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
        return 0 if firsts == [0] and texts[0].count(" ") + 1 >= _SURE and not stated else None
    main = main_part(texts, prose)
    last = main[min(_BELOW, len(main) - 1)]
    heads = [number for number, block in enumerate(blocks[:last]) if block.kind == "heading"]
    if not heads:
        return None
    high = [number for number in heads if blocks[number].level <= _LOWEST]
    if stated:
        return _stated(high, blocks, stated)
    if (at := _agreed([number for number in high if number > 0], blocks, texts[0])) is not None:
        return at  # some programs put the title that the page states into the first line
    words, lead = told_in(texts, main)
    scores = {
        number: _score(blocks[number], words, lead) for number in heads if blocks[number].level == 1 or number < main[0]
    }
    best = max(scores, key=lambda number: (scores[number], -number), default=None)
    if best is not None and scores[best] >= _SURE:
        return best
    firsts = [number for number in heads if blocks[number].level == 1]
    return firsts[0] if len(firsts) == 1 and _is_long_enough(texts[firsts[0]]) else None


def _agreed(heads: Sequence[int], blocks: Sequence[Block], title: str) -> int | None:
    """Return the heading that has most of a stated title and nothing else."""
    agreed = (number for number in heads if agrees(blocks[number].text, title))
    return max(agreed, key=lambda n: (len(blocks[n].text), -blocks[n].level, -n), default=None)


def _stated(heads: Sequence[int], blocks: Sequence[Block], title: str) -> int | None:
    if (agreed := _agreed(heads, blocks, title)) is not None:
        return agreed
    words = stems(title)
    alike = {number: _share(blocks[number].text, words) for number in heads if blocks[number].level == 1}
    best = max(alike, key=lambda number: alike[number], default=None)
    return best if best is not None and alike[best] >= _ALIKE else None


def _share(text: str, words: frozenset[str]) -> float:
    own = stems(text)
    return len(own & words) / len(own) if len(own) > 1 else 0.0


def _score(block: Block, words: frozenset[str], lead: frozenset[str]) -> int:
    """Say how much a heading is the headline: by its level and the words that the story and its lead have, too."""
    own = stems(block.text)
    shared, first = len(own & words), len(own & lead)
    if not _is_long_enough(block.text) or shared < SHARED * len(own):
        return 0
    return min(shared, _MOST_SHARED) + _OF_LEAD * (first > 1) + _OF_FIRST_LEVEL * (block.level == 1)


def _is_long_enough(text: str) -> bool:
    return text.count(" ") + 1 >= _FEWEST or (is_unspaced(text) and len(text) >= _UNSPACED)


def _is_prose(block: Block) -> bool:
    return block.kind in ("", "paragraph") and is_paragraph(block.text) and not is_bare(block.text)
