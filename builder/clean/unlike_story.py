"""Lines that are nothing like the story, though no word gives them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.boilerplate.forest import doubts
from builder.boilerplate.forms import form_features
from builder.clean.rule import Drop, is_prose, is_story
from builder.model import Block


def unlike_story(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop what a forest of trees takes for boilerplate, by length, words, place and neighbours of each line.

    What is left is looked at again until nothing more goes, so that cleaning a cleaned text changes nothing. Must not
    drop the story's short paragraphs, lists and sub-headings: they stand among its paragraphs and share its words. It
    says nothing of a text with fewer than three paragraphs, and never takes the last of them.
    """
    if all(is_prose(block.text) for block in blocks[1:]):
        return  # Below its title nothing but paragraphs: there is no other sort of line, and looking is dear.
    left = list(blocks)
    while is_story(left):
        against = doubts("lines", form_features(block.text for block in left))
        kept = [block for number, block in enumerate(left) if number not in against]
        if not against or not is_story(kept):
            return
        for number, why in against.items():
            yield Drop(block=left[number], why=why)
        left = kept
