"""Lines that are nothing like the story, though no word gives them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.boilerplate.forest import doubts
from builder.boilerplate.forms import form_features
from builder.clean.rule import Drop, is_prose, is_story
from builder.model import Block

_MUCH = 1 / 3
"""The share of the lines within a story of which no story is boilerplate: more that are doubted are a directory's, a
table's or a list's, which the forest knows too little of."""


def unlike_story(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop what a forest of trees takes for boilerplate, by length, words, place and neighbours of each line.

    What is left is looked at again until nothing more goes, so that cleaning a cleaned text changes nothing. Must not
    drop the story's short paragraphs, lists and sub-headings: they stand among its paragraphs and share its words.
    Where much of what stands within the story is doubted, only what surely is not of it goes there. It says nothing of
    a text with fewer than three paragraphs, and never takes the last of them.
    """
    if all(is_prose(block.text) for block in blocks[1:]):
        return  # Below its title nothing but paragraphs: there is no other sort of line, and looking is dear.
    left = list(blocks)
    while is_story(left):
        against = _against(left)
        kept = [block for number, block in enumerate(left) if number not in against]
        if not against or not is_story(kept):
            return
        for number, why in against.items():
            yield Drop(block=left[number], why=why)
        left = kept


def _against(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the indices of the blocks that are doubted, each with what speaks against it."""
    features = form_features(block.text for block in blocks)
    doubted = doubts("lines", features)
    kept = [number for number in range(len(blocks)) if number not in doubted]
    within = range(kept[0], kept[-1] + 1) if kept else range(0)
    if sum(number in within for number in doubted) <= _MUCH * len(within):
        return doubted
    surely = doubts("lines", features, surely=True)
    return {number: why for number, why in doubted.items() if number in surely or number not in within}
