"""Boxes among the paragraphs of a story that hold something else: a teaser, the label of one, what readers wrote.

A forest takes the headline of a teaser for what it is and may keep the sentence below it, which reads like the story
around it; so what shares a small box with such a headline goes with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from builder.boilerplate.markup import Place, word_count
from builder.model import Block
from builder.read.elements import names_of
from builder.read.elsewhere import leads_to_page_of

_BOXES = ("div", "section", "aside", "nav", "footer")
_NEAR, _DEEP = 3, 8
"""Elements around a block that may be its box, and that of a headline, which templates set deeper."""
HEADS_NOTHING = "what it heads is not of the story"
"""Why a label or a heading goes."""
_SMALL = 60
"""Words that are kept of a teaser, at most."""
_LABEL = 60
"""Characters of the longest line that labels a box."""
_LINKED = 0.5
_ROW, _HALF = 3, 0.5
"""Boxes of one make that are a row of teasers wherever they stand, and what is kept of them at most."""
_PART = 0.15
"""Of a story's words, what its teasers have at most; with more they are its sections."""
_COMMENTS = re.compile(
    r"comments|comments?[-_]?(?:list|container|section|area|threads?|wrapper|wrap|block|feed)|disqus_thread",
    re.IGNORECASE,
)
_STORY = 3
"""Paragraphs above what readers wrote, or right in the element that a teaser stands in; with fewer it may be what the
page is about."""


def boxes(
    blocks: Sequence[Block], places: Sequence[Place], prose: Sequence[bool], gone: Collection[int], site: str = ""
) -> Iterator[tuple[int, str]]:
    """Return the blocks that stand in the box of something else, with why.

    Must not take a section of the story whose heading went: a teaser's headline is a link, and its text is short. What
    stands apart from the story is one where several follow each other whose headlines lead to other pages of `site`.
    Nor a page that is all comments, nor a heading of which an advertisement is all that follows in its box.
    """
    yield from ((number, HEADS_NOTHING) for number in _labels_left(blocks, places, prose, gone))
    words = [word_count(block.text) for block in blocks]
    linked = [place.linked >= _LINKED * size for place, size in zip(places, words, strict=True)]
    right_in = Counter(
        place.ancestors[-2] for n, place in enumerate(places) if prose[n] and n not in gone and len(place.ancestors) > 1
    )
    begins = next((number for number, is_prose in enumerate(prose) if is_prose and number not in gone), 0)
    teased: set[int] = set()
    rows: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for box, (first, *rest) in _held(places, _DEEP).items():
        if _is_label(blocks[first], prose[first]) and first not in gone and rest and all(n in gone for n in rest):
            if blocks[first].kind != "heading" or any(linked[n] for n in rest):
                yield first, HEADS_NOTHING
            continue
        whole = [first, *rest]
        left = [number for number in whole if number not in gone]
        headlines = [number for number in whole if blocks[number].kind == "heading"]
        teases = left and headlines and first > begins and all(n in gone and linked[n] for n in headlines)
        if not teases or sum(words[number] for number in left) > _SMALL:
            continue
        if len(headlines) == 1 and leads_to_page_of(blocks[headlines[0]], site):
            rows[f"{box.tag} {box.get('class') or ''}"][headlines[0]] = left
        if any(right_in[element] >= _STORY for element in islice(box.iterancestors(), _NEAR)):
            teased.update(left)
    kept = sum(size for number, size in enumerate(words) if number not in gone)
    if sum(words[number] for number in teased) <= _PART * kept:
        yield from ((number, "it stands below the headline of another story") for number in sorted(teased))
    for row in rows.values():
        size = sum(words[number] for left in row.values() for number in left)
        told = sum(prose[n] and n not in gone for n in range(min(row)))
        if len(row) >= _ROW and told >= _STORY and size <= _HALF * kept:
            why = "it stands below the headline of another story, in a row of such"
            yield from ((number, why) for number in chain(*row.values()))
    yield from ((number, "readers wrote it") for number in _comments(places, prose, gone))


def _labels_left(
    blocks: Sequence[Block], places: Sequence[Place], prose: Sequence[bool], gone: Collection[int]
) -> Iterator[int]:
    """Return the labels, no headings, of which all else in their small box went."""
    for first, *rest in _held(places, _NEAR).values():
        line = _is_label(blocks[first], prose[first]) and blocks[first].kind != "heading"
        if line and first not in gone and rest and all(number in gone for number in rest):
            yield first


def _held(places: Sequence[Place], deep: int) -> dict[Any, list[int]]:
    """Return the blocks of each element that may be a box, of those at most that many around a block."""
    held: dict[Any, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for element in place.ancestors[-deep:]:
            if element.tag in _BOXES:
                held[element].append(number)
    return held


def _is_label(block: Block, is_prose: bool) -> bool:
    return not is_prose and block.kind in ("", "paragraph", "heading") and len(block.text) <= _LABEL


def _comments(places: Sequence[Place], prose: Sequence[bool], gone: Collection[int]) -> Iterator[int]:
    """Return the blocks in elements that are called comments, below the story."""
    elements = dict.fromkeys(element for place in places for element in place.ancestors[1:])
    called = set(filter(_holds_comments, elements))
    found = [number for number, place in enumerate(places) if called and not called.isdisjoint(place.ancestors)]
    if found and sum(prose[number] and number not in gone for number in range(found[0])) >= _STORY:
        yield from (number for number in found if number not in gone)


def _holds_comments(element: Any) -> bool:
    names = names_of(element)
    return ("omment" in names and any(map(_COMMENTS.fullmatch, names.split()))) or "disqus_thread" in names
