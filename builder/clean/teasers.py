"""Blocks of teasers after the story: titles of other stories, each with a paragraph that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_bare, is_broken_off
from builder.model import Block

_LABEL = re.compile(
    r"(?:explore|read|see|discover|view)\s+more(?:\s+\w+){0,3}|more\s+(?:stories|news|articles|from\s.{2,40}|on\s.{2,40}|in\s.{2,40}|like\s+this)"
    r"|related(?:\s+(?:articles?|stories|story|news|posts?|content|topics|coverage|reading))?|you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy|be\s+interested\s+in)"
    r"|recommended(?:\s+(?:for\s+you|reading|stories|articles))?|(?:latest|top|trending|popular|recent)(?:\s+(?:news|stories|articles|posts|now))?"
    r"|most\s+(?:read|popular|viewed)|what\s+to\s+read\s+next|read\s+next|up\s+next|editors?[’']?s?[’']?\s+picks|also\s+(?:on|in)\s.{2,40}|keep\s+reading|further\s+reading",
    re.IGNORECASE,
)


def teasers(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the trailing run of teasers, with the label above it.

    A teaser is a bare line and, below it, a paragraph that breaks off before its full stop. Under a label
    ("Explore more") one is enough, its paragraph may be whole, and a title may stand alone; without a label at
    least two must follow each other. Must not drop the story's own last section: only what runs to the end of
    the text goes, and never more than stands after the last paragraph that belongs to no teaser.
    """
    label = _labelled(blocks)
    if label is not None:
        yield Drop(block=blocks[label], why="heads a list of other stories")
        for block in blocks[label + 1 :]:
            yield Drop(block=block, why=f"a teaser under line {blocks[label].first}")
        return
    start = len(blocks)
    while start >= 2 and is_bare(blocks[start - 2].text) and is_broken_off(blocks[start - 1].text):
        start -= 2
    if len(blocks) - start >= 4 and start > 0:
        for block in blocks[start:]:
            yield Drop(block=block, why="a teaser of another story: a title above a text that breaks off")


def _labelled(blocks: Sequence[Block]) -> int | None:
    """Return the index of the first label below which everything is teasers."""
    for number, block in enumerate(blocks):
        if (
            number
            and len(block.text) <= 60
            and _LABEL.fullmatch(block.text.rstrip(":"))
            and _all_teasers(blocks[number + 1 :])
        ):
            return number
    return None


def _all_teasers(blocks: Sequence[Block]) -> bool:
    """Say whether each paragraph here stands right below a bare line, and most of those paragraphs break off."""
    texts = [block.text for block in blocks]
    bodies = [i for i, text in enumerate(texts) if not is_bare(text)]
    if any(i == 0 or not is_bare(texts[i - 1]) for i in bodies):
        return False
    whole = sum(not is_broken_off(texts[i]) for i in bodies)
    return bool(texts) and whole <= len(bodies) / 2 and len(texts) - len(bodies) >= len(bodies)
