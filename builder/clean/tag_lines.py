"""Tags in a line each below a label alone, where nothing else of what stood around the story is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from builder.clean.rule import Drop, prose_of
from builder.model import Block

_LABEL = re.compile(
    r"(?:tags?|key\s?words|topics?|categories|filed\s+under|(?:see\s+)?more\s+on|follow\s+topics?|related\s+topics?)"
    r"(?P<colon>\s?:)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"(?!.*\d{4})[^.!?:;]{2,50}")
_WORDS = 6
_MOST = 15


def tag_lines(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop tags in a line each, with the label above them.

    Below the last paragraph all short lines that follow the label are such; between title and story the label has to
    end in a colon, and tags to stand down to the first paragraph. Must not drop the headings of a section on topics.
    Looks late: other rules tell by such lines what else stands below a story.
    """
    prose = prose_of(blocks)
    after = 0
    for number, block in enumerate(blocks):
        label = _LABEL.fullmatch(block.text) if number >= after and block.kind != "heading" else None
        if not label or not prose:
            continue
        told = list(takewhile(_is_tag, blocks[number + 1 : number + 1 + _MOST]))
        above = label["colon"] and number < prose[0] == number + 1 + len(told)
        if told and (above or number > prose[-1]):
            yield Drop(block=block, why="heads tags")
            yield from (Drop(block=each, why=f"a tag under line {block.first}") for each in told)
            after = number + 1 + len(told)


def _is_tag(block: Block) -> bool:
    text = block.text
    return block.kind != "heading" and text.count(" ") < _WORDS and _TAG.fullmatch(text) is not None
