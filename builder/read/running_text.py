"""Running text goes on: paragraphs in a row, in the very element that holds the story, are the story's.

A forest counts words and blocks around each paragraph. Few of the pages it learned from are long, and the true text of
some of these is cut short, so in the second half of a long report or a transcript it takes one paragraph after the
other for something else. Single ones may be: an appeal, a note, the author's life. Several of one make in a row,
without links, are text, and so are sentences between two paragraphs of the element that holds most of the story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from builder.boilerplate.markup import Place, word_count
from builder.model import Block
from builder.sentences import TERMINAL

_IN_A_ROW = 3
"""Paragraphs that make running text."""
_PART = 0.3
"""Of the story, the share that an element has to hold for its other paragraphs to belong to it."""
_LINKED = 0.3
"""Of the words of a paragraph or a list item, the share in links from which on it leads elsewhere."""
_MAKE = 3
"""Elements around a paragraph whose names are its make."""
_MOST = 0.6
"""Of the story's words, what is of the make that its paragraphs have."""
_NUMBER = re.compile(r"\d+")
"""Of a class of its own, which some templates give each paragraph: "text-95"."""
_SET = ("quote", "list_item", "table")
_HELD = ("blockquote", "ul", "ol")
_OF_LISTS = frozenset(("li", "p", *_HELD))
_OF_TABLES = frozenset(("table", "thead", "tbody", "tfoot", "tr", "figure"))
_DEEP = 12
_OF_TEXT = frozenset("h2 h3 h4 h5 h6 p ul ol li dl dt dd table tbody thead tr td blockquote pre".split())
"""Elements of which a text is made; what stands in others, between its paragraphs, is a box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The blocks of a page, and what is known of each."""

    blocks: Sequence[Block]
    places: Sequence[Place]
    prose: Sequence[bool]
    outside: Collection[int]
    """Those that are taken for something else than the story."""
    leading: Sequence[bool]
    """Whether so much of it is links that it leads elsewhere."""


def running_text(
    blocks: Sequence[Block], places: Sequence[Place], prose: Sequence[bool], outside: Collection[int]
) -> set[int]:
    """Return the blocks of `outside` that are running text of the story, with the headings and lists between them."""
    words = [word_count(block.text) for block in blocks]
    story = max(1, sum(size for number, size in enumerate(words) if prose[number] and number not in outside))
    leading = [place.linked > _LINKED * size for place, size in zip(places, words, strict=True)]
    page = _Page(blocks=blocks, places=places, prose=prose, outside=outside, leading=leading)
    found: set[int] = set()
    for holder, numbers in _alike(blocks, places, prose):
        kept = sum(words[number] for number in numbers if number not in outside)
        if kept < _PART * story:
            continue
        if kept >= _MOST * story:
            found.update(_sentences_among(page, numbers, holder))
        for row in _rows(numbers, outside, leading):
            among = (n for n in range(row[0] - 1, row[-1]) if n in outside and not leading[n])
            found.update(row, (n for n in among if _between(blocks[n], places[n], holder)))
        found.update(_set_among(page, numbers))
    found.update(_of_the_make(blocks, places, prose, outside))
    return found


def _sentences_among(page: _Page, numbers: Sequence[int], holder: Any) -> Iterator[int]:
    """Return the sentences between paragraphs that stay, made like them or set without an element of their own.

    So is a heading right above one of these. The sentence above all of them begins the story; must not take it where it
    has a link, as an appeal has.
    """
    alike = frozenset(numbers)
    kept = [number for number in numbers if number not in page.outside]
    for n in range(max(0, kept[0] - 1), kept[-1]):
        if n not in page.outside or page.leading[n]:
            continue
        block, place = page.blocks[n], page.places[n]
        loose = place.ancestors[-1:] == (holder,)
        if block.kind == "heading":
            below = n + 1 in alike and n + 1 not in page.outside
            goes_on = n > kept[0] and below and not place.linked and place.ancestors[-2:-1] == (holder,)
        elif n > kept[0]:
            goes_on = loose or n in alike
        else:
            goes_on = n in alike and not place.linked
        if goes_on and (block.kind == "heading" or (page.prose[n] and TERMINAL.search(block.text))):
            yield n


def _set_among(page: _Page, numbers: Sequence[int]) -> Iterator[int]:
    """Return what stays of quotations, lists and tables that stand right among the paragraphs (`numbers`) that stay.

    A quotation between two paragraphs is what these speak of, and stays as a whole. So does a list that stays for the
    most part, and a table of data. Must not take what leads elsewhere.
    """
    kept = [number for number in numbers if number not in page.outside]
    if not kept:
        return
    holder = page.places[kept[0]].ancestors[-2]
    lists: dict[Any, list[int]] = defaultdict(list)
    for n in range(kept[0] + 1, len(page.blocks)):
        if page.blocks[n].kind in _SET and (own := _set_in(page.places[n], holder)) is not None:
            lists[own].append(n)
    for own, among in lists.items():
        gone = [n for n in among if n in page.outside]
        stay = len(among) - len(gone)
        if not gone or any(page.leading[n] for n in gone):
            continue
        if own.tag == "table":
            yield from gone
            continue
        told = all(TERMINAL.search(page.blocks[n].text) for n in gone)
        quoted = own.tag == "blockquote" and (stay or (told and among[-1] < kept[-1]))
        if quoted or (told and stay > len(gone)):
            yield from gone


def _set_in(place: Place, holder: Any) -> Any:
    """Return the innermost quotation, list or table that holds a block, right in `holder` or in another there."""
    found = None
    for element in islice(reversed(place.ancestors), _DEEP):
        if element is holder:
            return found
        if element.tag not in _OF_LISTS and element.tag not in _OF_TABLES:
            return None
        if element.tag == "table" or (found is None and element.tag in _HELD):
            found = element
    return None


def _of_the_make(
    blocks: Sequence[Block], places: Sequence[Place], prose: Sequence[bool], outside: Collection[int]
) -> Iterator[int]:
    """Return the sentences that a template set as it set most of the story, between two that stayed.

    Some templates put each paragraph into a section of its own, so what stands right in one element tells nothing.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        if blocks[number].kind in ("", "paragraph"):
            made = (f"{e.tag}.{_NUMBER.sub('', e.get('class') or '')}" for e in place.ancestors[-_MAKE:])
            groups[tuple(made)].append(number)
    words = [word_count(block.text) if prose[n] and n not in outside else 0 for n, block in enumerate(blocks)]
    story = sum(words)
    for numbers in groups.values():
        if sum(words[number] for number in numbers) < _MOST * max(story, 1):
            continue
        for above, number, below in zip(numbers, numbers[1:], numbers[2:], strict=False):
            leading = places[number].linked > _LINKED * word_count(blocks[number].text)
            whole = prose[number] and not leading and TERMINAL.search(blocks[number].text)
            if whole and number in outside and above not in outside and below not in outside:
                yield number


def _alike(blocks: Sequence[Block], places: Sequence[Place], prose: Sequence[bool]) -> Iterator[tuple[Any, list[int]]]:
    """Return each element with the paragraphs right in it that are of one make."""
    groups: dict[tuple[Any, str, str], list[int]] = defaultdict(list)
    for number, (block, place) in enumerate(zip(blocks, places, strict=True)):
        if prose[number] and len(place.ancestors) > 1 and block.kind not in ("heading", "caption"):
            holder, own = place.ancestors[-2:]
            groups[holder, own.tag, own.get("class") or ""].append(number)
    for (holder, _, _), numbers in groups.items():
        yield holder, numbers


def _rows(numbers: Sequence[int], outside: Collection[int], leading: Sequence[bool]) -> Iterator[list[int]]:
    """Return the paragraphs that are outside one after the other, where they are enough to be running text."""
    row: list[int] = []
    for number in [*numbers, None]:
        if number is not None and number in outside and not leading[number]:
            row.append(number)
            continue
        if len(row) >= _IN_A_ROW:
            yield row
        row = []


def _between(block: Block, place: Place, holder: Any) -> bool:
    """Say whether a block that stands among running text is a part of it."""
    if holder not in place.ancestors or block.kind == "caption":
        return False
    return all(element.tag in _OF_TEXT for element in place.ancestors[place.ancestors.index(holder) + 1 :])
