"""Which of the lines that are left are sub-headings, where no markup says so."""

from __future__ import annotations

from collections.abc import Sequence

from builder.boilerplate.forest import load
from builder.boilerplate.forms import form_features
from builder.clean.rule import is_prose, is_story
from builder.model import Block

_LONGEST = 110
_WORDS = 15
_COMPANY = 2
"""Sub-headings in capitals, from which another such line above a paragraph is one: those of a text are set alike."""


def sub_headings(blocks: Sequence[Block], title: Block | None) -> frozenset[int] | None:
    """Return the first lines of the blocks that a forest of trees takes for sub-headings; None where it cannot tell.

    It can where there is a story to compare with. The title, which may be among the blocks, is none. A heading stands
    above something, and of several in a row only the last is one.
    """
    if not is_story(blocks):
        return None
    bare = [number for number, block in enumerate(blocks[:-1]) if not block.kind and may_head(block.text)]
    candidates = [number for number in bare if blocks[number] is not title]
    if not candidates:
        return frozenset()
    forest = load("headings")
    odds = forest.log_odds(form_features(block.text for block in blocks)[candidates])
    likely = {number for number, each in zip(candidates, odds.tolist(), strict=True) if each >= forest.threshold}
    shouted = {number for number in candidates if blocks[number].text.isupper()}
    if len(likely & shouted) >= _COMPANY:
        likely |= {number for number in shouted if is_prose(blocks[number + 1].text)}
    return frozenset(blocks[number].first for number in likely if number + 1 not in likely)


def may_head(text: str) -> bool:
    """Say whether a line is short, and does not end as what goes on or is a sentence."""
    return len(text) <= _LONGEST and text.count(" ") < _WORDS and not text.endswith((".", "…", "!", ",", ";"))
