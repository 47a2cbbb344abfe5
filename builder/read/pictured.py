"""Captions that are not marked as such: what a page says of a picture beside it.

HTML has an element for captions (`figcaption`), but many templates set them in plain ones. What tells them is the
picture: they stand with it in a figure, repeat what its `alt` or `title` says, or their element is called a caption.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from builder.boilerplate.markup import Place
from builder.characters import letters
from builder.model import Block
from builder.read.elements import HEADINGS
from builder.sentences import TERMINAL

_LONGEST = 300
"""Characters; some templates put the story's paragraphs into figures."""
_NEAR = 4
"""Elements up from a picture, and up from a text, in which the two stand together."""
_CALLED = re.compile(r"(?:^|[\W_]|image|photo|picture|img)(?:caption|credit)s?(?:$|[\W_]|text)", re.IGNORECASE)
_OF_TEXT = frozenset([*"blockquote table pre ul ol dl".split(), *HEADINGS])
_FEW, _FEW_WORDS = 3, 40
"""Blocks, and words of them, that say what a picture shows where they stand alone with it."""
_RUNNING = 20
"""Blanks in the shortest block that is surely running text."""
_SAID = 12
"""Letters of the shortest text of a picture that is no coincidence."""


def with_captions(root: Any, blocks: Sequence[Block], places: Sequence[Place]) -> list[Block]:
    """Return the blocks of a page, those that are captions of a picture marked so.

    Must not take a heading or an item of a list that its picture repeats, nor a quotation or a table in a figure. What
    repeats its picture and is a sentence may be the text that the picture was named after. A figure that holds many
    texts may be the story.
    """
    beside: dict[Any, set[str]] = defaultdict(set)
    for picture in root.iter("img", "video", "iframe"):
        said = {letters(picture.get(key) or "") for key in ("alt", "title")}
        for _, element in zip(range(_NEAR), picture.iterancestors(), strict=False):
            beside[element] |= said
    told = Counter(element for place in places for element in place.ancestors if element.tag == "figure")
    found = {
        n
        for n, (block, place) in enumerate(zip(blocks, places, strict=True))
        if _is_caption(block, place, beside, told)
    }
    found |= set(_alone_with(blocks, places, beside))
    marked = [number in found or block.kind == "caption" for number, block in enumerate(blocks)]
    found |= {n for n, block in enumerate(blocks) if not marked[n] and _is_copy(block, blocks, marked, n)}
    return [dataclasses.replace(block, kind="caption") if n in found else block for n, block in enumerate(blocks)]


def _is_caption(block: Block, place: Place, beside: dict[Any, set[str]], told: Mapping[Any, int]) -> bool:
    if block.kind not in ("", "paragraph") or len(block.text) > _LONGEST:
        return False
    around = place.ancestors[-_NEAR:]
    with_picture = [element for element in around if element in beside]
    if not with_picture or any(element.tag in _OF_TEXT for element in around):
        return False
    if any(element.tag == "figure" and told[element] <= _FEW for element in with_picture):
        return True
    if any(_CALLED.search(element.get("class") or "") for element in around[-2:]):
        return True
    own = letters(block.text)
    return len(own) >= _SAID and not TERMINAL.search(block.text) and any(own in beside[each] for each in with_picture)


def _alone_with(blocks: Sequence[Block], places: Sequence[Place], beside: Container[Any]) -> Iterator[int]:
    """Return the blocks that are all the text of an element with a picture, and no sentences, links or bold titles.

    Above all running text it may be a standfirst that stands there.
    """
    held: dict[Any, list[int]] = defaultdict(list)
    begins = next((number for number, block in enumerate(blocks) if block.text.count(" ") >= _RUNNING), len(blocks))
    for number, place in enumerate(places):
        for element in filter(beside.__contains__, place.ancestors):
            held[element].append(number)
    for numbers in held.values():
        few = len(numbers) <= _FEW and sum(blocks[number].text.count(" ") + 1 for number in numbers) <= _FEW_WORDS
        if few and numbers[0] > begins and all(_is_label(blocks[number], places[number]) for number in numbers):
            yield from numbers


def _is_label(block: Block, place: Place) -> bool:
    bold = any(span.kind == "strong" and span.end - span.start > len(block.text) / 2 for span in block.spans)
    in_text = any(element.tag in _OF_TEXT for element in place.ancestors[-_NEAR:])
    plain = block.kind in ("", "paragraph", "caption") and not (in_text or bold or place.linked)
    return plain and not TERMINAL.search(block.text) and block.text[-1] not in ":,;"


def _is_copy(block: Block, blocks: Sequence[Block], captions: Sequence[bool], number: int) -> bool:
    """Say whether a block says again what a caption right beside it begins with: some pages lay it over the picture."""
    own = letters(block.text) if block.kind in ("", "paragraph") and len(block.text) <= _LONGEST else ""
    around = (n for n in (number - 1, number + 1) if 0 <= n < len(blocks) and captions[n])
    return len(own) >= _SAID and any(letters(blocks[n].text).startswith(own) for n in around)
