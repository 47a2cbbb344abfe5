"""Which blocks of a saved page are not of its story, as a forest of trees judges them one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import numpy as np

from builder.boilerplate.forest import doubts, likeliest_of
from builder.boilerplate.lines import Matrix
from builder.boilerplate.markup import NAMES, Place, markup_features
from builder.model import Block
from builder.read.page_blocks import page_blocks, parsed
from builder.read.stated import Stated, statements

_FEW = 12
_BESIDE = frozenset("aside footer nav header form".split())
_PROSE = 20
"""Words of a paragraph that is prose, whatever it says."""
_PARAGRAPHS, _MOST = 4, 0.5
"""Paragraphs of the story in one element, and their share of all, from which on another one in it is of the story."""
_SEVERAL = 3
"""Doubted paragraphs among them that are no error of the forest: fewer may be a call to the reader."""
_LINKED = 0.3
"""Share of its words in links up to which it may be."""


def outside_story(blocks: Sequence[Block], places: Sequence[Place], stated: Stated) -> dict[int, str]:
    """Return the indices of the blocks that are not of the story, with what speaks against each; never all of them.

    Of a page with few blocks somebody has cut away what surrounds the story, so only what surely is not of it goes.
    Where all text is doubted, a person has saved the page all the same: what is likeliest to be the story stays. So
    does what stands among the paragraphs of the story, in the very element that holds most of them.
    """
    seen = markup_features([block.text for block in blocks], places, stated.body, stated.description)
    against = doubts("markup", seen, surely=len(blocks) < _FEW)
    if len(against) == len(blocks):
        return {}
    text = [n for n, place in enumerate(places) if blocks[n].kind != "heading" and not _is_beside(place)]
    if all(n in against for n in text):
        likeliest = likeliest_of("markup", seen, text)
        return {n: why for n, why in against.items() if n not in likeliest}
    spared = frozenset([*among_the_story(blocks, places, against), *listed_in_the_story(blocks, places, against)])
    return {n: why for n, why in against.items() if n not in spared}


def among_the_story(blocks: Sequence[Block], places: Sequence[Place], against: Collection[int]) -> Iterator[int]:
    """Yield the doubted paragraphs that stand in the element which holds most of the story's, and what heads them."""
    held = {n: element for n, block in enumerate(blocks) if (element := _holder(block, places[n])) is not None}
    kept = Counter(element for n, element in held.items() if n not in against)
    story, most = kept.most_common(1)[0] if kept else (None, 0)
    if most < max(_PARAGRAPHS, _MOST * kept.total()):
        return
    doubted = [number for number, element in held.items() if number in against and element is story]
    for number in doubted if len(doubted) >= _SEVERAL else ():
        yield number
        above = places[number - 1].ancestors if number else ()
        if number - 1 in against and blocks[number - 1].kind == "heading" and story in above[-2:]:
            yield number - 1


def listed_in_the_story(blocks: Sequence[Block], places: Sequence[Place], against: Collection[int]) -> Iterator[int]:
    """Yield the doubted items without a link of lists that stand among the story's paragraphs, in their very element.

    Some other item of the list is of the story, or a paragraph of it leads to the list: "The plan has three parts:".
    """
    doubted = [n for n in against if blocks[n].kind == "list_item" and not places[n].linked]
    if not doubted:
        return
    kept = [n for n in range(len(blocks)) if n not in against]
    held = {n: holder for n in kept if (holder := _holder(blocks[n], places[n])) is not None}
    story, most = Counter(held.values()).most_common(1)[0] if held else (None, 0)
    if most < _PARAGRAPHS:
        return
    around = [n for n, holder in held.items() if holder is story]
    lists = {n: _list_of(places[n]) for n, block in enumerate(blocks) if block.kind == "list_item"}
    begun = {found: n for n, found in reversed(lists.items())}
    shared = {lists[n] for n in kept if n in lists}
    for n in doubted:
        found = lists[n]
        if found is None or found.getparent() is not story or not around[0] < n < around[-1]:
            continue
        above = begun[found] - 1
        if found in shared or (0 <= above not in against and blocks[above].text.endswith(":")):
            yield n


def _list_of(place: Place) -> Any:
    return next((element for element in reversed(place.ancestors) if element.tag in ("ul", "ol")), None)


def _holder(block: Block, place: Place) -> Any:
    """Return the element within which a paragraph of prose stands beside others; None for anything else."""
    words = block.text.count(" ") + 1
    is_prose = place.ancestors[-1:] and place.ancestors[-1].tag == "p" and words >= _PROSE
    return place.ancestors[-2] if is_prose and len(place.ancestors) > 1 and place.linked <= _LINKED * words else None


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
