"""The standfirst: the sentences between a headline and its story that say what the story is about.

Corpora of true texts count it with the title, so a forest that learnt from them would drop it; it is the author's text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from builder.boilerplate.lines import look
from builder.boilerplate.markup import Place, overlap
from builder.model import Block
from builder.read.stated import Stated
from builder.sentences import TERMINAL

_NAMED = re.compile(
    r"stand-?first|(?:^|[\W_])(?:dek|deck|lede|strapline|summary|abstract)(?:$|[\W_])|sub-?(?:title|head|heading|headline)"
    r"|(?:article|post|story|entry|page)[\w-]*(?:summary|excerpt|intro|description|tagline)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6
_LONGEST = 600
_REACH = 15
"""Blocks below the title among which it stands."""
_MOST = 2
_DESCRIBED = 0.7
"""Of its 4-word sequences, the share that the page's description has."""
_SHARED = 0.4
"""The share of its longer words that the story has."""
_LINKED = 0.5


def standfirsts(
    blocks: Sequence[Block], places: Sequence[Place], between: Sequence[int], story: int, stated: Stated
) -> Collection[int]:
    """Return the indices of the standfirst's blocks, of those `between` the title and the story's first paragraph.

    A block is one where the page gives it as its description, or where its element is called so and it is a sentence;
    and only where the story has its words: a site's motto can stand there, too. What repeats the title is none.
    """
    told = frozenset().union(*(look(block.text).content for block in blocks[story : story + 40]))
    seen = {title.casefold() for title in stated.titles}
    found = []
    for number in between[:_REACH]:
        block, place = blocks[number], places[number]
        words = len(block.text.split())
        if words < _FEWEST_WORDS or len(block.text) > _LONGEST or block.kind not in ("", "paragraph", "heading"):
            continue
        if place.linked > _LINKED * words or block.text.casefold() in seen:
            continue
        seen.add(block.text.casefold())
        own = look(block.text).content
        described = overlap([block.text], stated.description)[0] >= _DESCRIBED
        called = " ".join(element.get("class") or "" for element in place.ancestors[-2:])
        named = _NAMED.search(called) is not None and TERMINAL.search(block.text) is not None
        if (described or named) and len(own & told) >= _SHARED * len(own):
            found.append(number)
    return found[:_MOST]
