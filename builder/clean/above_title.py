"""Menus, section names and labels that stand above the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.clean.headline import is_divided, top
from builder.clean.names import byline
from builder.clean.rule import Drop, is_bare, is_paragraph, is_unspaced, words_of_line
from builder.clean.stamp import stamp
from builder.clean.story import share_of
from builder.clean.structure import BULLET
from builder.clean.sub_headings import heads_points
from builder.model import Block

_LONGEST = 140
_LONGEST_SENTENCES = 400
"""Characters of the longest block of sentences that menus have; a longer one is somebody's paragraph."""
_POINT = re.compile(r"[•‣▪●◦*·–—-]\s+(?:\S+\s+){6}\S")
"""What a story's key points begin with; the items of menus are shorter."""
_POINT_WORDS = 7
"""Of the shortest line that may be a key point without looking like one."""
_MENU = 8
"""Lines above the title from which on a page was saved with its menus."""
_KICKER = 2
"""Lines right above the title in which a sentence may lead to it."""
_SHARED = 0.25
"""The share of its words that a sentence has in common with the story from which on it may be of it."""


def above_title(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the lines above the title that are no sentences, and sentences among the menus of a whole page.

    Those are on cookies, browsers and offers, and share hardly a word with the story. Must not drop a standfirst, a key
    point or another sentence, nor lines that say who wrote the story or when; and nothing where no line is surely the
    title, or where markup says what each is.
    """
    title = top(blocks).title
    if title is not None:
        yield from lines_above(blocks, title)


def lines_above(blocks: Sequence[Block], title: int) -> Iterator[Drop]:
    """Drop such lines above the line of this index."""
    story = [block.text for block in blocks[title + 1 :]]
    lines = [block for block in blocks[:title] if _is_line(block)]
    points = _points(blocks[: title + 1])
    for number, block in enumerate(blocks[:title]):
        found = byline(block.text)
        told = stamp(block.text) is not None or (found is not None and found.label in ("by", "label"))
        if told or number in points or _POINT.match(block.text):
            continue
        menu = len(lines) >= _MENU and number < title - _KICKER
        if _is_line(block):
            yield Drop(block=block, why=f"stands above the title in line {blocks[title].first}")
        elif menu and _may_be_of_menus(block) and share_of(block.text, story) < _SHARED:
            yield Drop(block=block, why=f"stands among menus above the title in line {blocks[title].first}")


def left_above(blocks: Sequence[Block], head: Block | None) -> Iterator[Drop]:
    """Drop the lines that are still left above the title, now that it is known which it is.

    Must not drop anything where a paragraph stands above it, or where it begins as the rest of a line does, nor what
    has the story's words, as a key point has.
    """
    title = next((number for number, block in enumerate(blocks) if block is head), 0)
    if not title or blocks[title].text[0].islower() or any(is_paragraph(block.text) for block in blocks[:title]):
        return
    story = [block.text for block in blocks[title + 1 :]]
    points = _points(blocks[: title + 1])
    for number, block in enumerate(blocks[:title]):
        if number in points:
            continue
        if words_of_line(block.text) < _POINT_WORDS or is_divided(block.text) or share_of(block.text, story) < _SHARED:
            yield Drop(block=block, why=f"stands above the title in line {blocks[title].first}")


def _points(blocks: Sequence[Block]) -> set[int]:
    """Return which lines are a text's points below what such are called, with that."""
    found: set[int] = set()
    for number, (block, below) in enumerate(pairwise(blocks)):
        if heads_points(block, below) or (number - 1 in found and BULLET.match(block.text)):
            found.add(number)
    return found


def _may_be_of_menus(block: Block) -> bool:
    return len(block.text) <= (_LONGEST // 2 if is_unspaced(block.text) else _LONGEST_SENTENCES)


def _is_line(block: Block) -> bool:
    return is_bare(block.text) or (len(block.text) <= _LONGEST and not is_paragraph(block.text))
