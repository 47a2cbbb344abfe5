"""Which blocks of a saved page are not of its story, as a forest of trees judges them one by one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from builder.boilerplate.forest import doubts, likeliest_of
from builder.boilerplate.lines import Matrix
from builder.boilerplate.markup import NAMES, Place, markup_features
from builder.model import Block
from builder.read.page_blocks import page_blocks, parsed
from builder.read.stated import Stated, statements

_FEW = 12
_BESIDE = frozenset("aside footer nav header form".split())


def outside_story(blocks: Sequence[Block], places: Sequence[Place], stated: Stated) -> dict[int, str]:
    """Return the indices of the blocks that are not of the story, with what speaks against each; never all of them.

    Of a page with few blocks somebody has cut away what surrounds the story, so only what surely is not of it goes.
    Where all text is doubted, a person has saved the page all the same: what is likeliest to be the story stays.
    """
    seen = markup_features([block.text for block in blocks], places, stated.body, stated.description)
    against = doubts("markup", seen, surely=len(blocks) < _FEW)
    if len(against) == len(blocks):
        return {}
    text = [n for n, place in enumerate(places) if blocks[n].kind != "heading" and not _is_beside(place)]
    if all(n in against for n in text):
        likeliest = likeliest_of("markup", seen, text)
        return {n: why for n, why in against.items() if n not in likeliest}
    return against


def _is_beside(place: Place) -> bool:
    return any(element.tag in _BESIDE for element in place.ancestors)


def features(text: str) -> tuple[list[str], list[Place], Matrix]:
    """Return the blocks of text of a page, where each stands, and what the forest is asked about them."""
    root = parsed(text)
    blocks, _, places = page_blocks(root, lambda _: None) if root is not None else ([], [], [])
    if not blocks:
        return [], [], np.zeros((0, len(NAMES)))
    texts = [block.text for block in blocks]
    stated = statements(root)
    return texts, places, markup_features(texts, places, stated.body, stated.description)
