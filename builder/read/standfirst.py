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
_SURELY_NAMED = re.compile(r"stand-?first|(?:^|[\W_])(?:dek|deck|lede)(?:$|[\W_])", re.IGNORECASE)
"""What no site calls its own motto."""
_FEWEST_WORDS = 6
_LONGEST = 600
_REACH = 15
"""Blocks below the title among which it stands."""
_MOST = 2
_DESCRIBED = 0.7
"""Of its 4-word sequences, the share that the page's description has."""
_SHARED = 0.4
"""The share of its longer words that the story or its title has."""
_FEW_SHARED = 0.2
"""The same of what is called a standfirst and given as the page's description."""
_LINKED = 0.5
_SET_OFF = re.compile(
    r"caption|credit|photo|image|figure|gallery|media|video|audio|listen|byline|author|meta|date|time|share|social|comment"
    r"|disclaimer|disclosure|affiliate|advert|promo|newsletter|banner|tooltip",
    re.IGNORECASE,
)
"""What templates call what else stands there."""
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_NEXT = 5
"""Blocks below the title among which a sentence set right beside it is one, whatever it is called."""
_FULL = 8
"""Words of the shortest of those."""


def standfirsts(
    blocks: Sequence[Block], places: Sequence[Place], between: Sequence[int], story: int, stated: Stated
) -> Collection[int]:
    """Return the indices of the standfirst's blocks, of those `between` the title and the story's first paragraph.

    A block is one where the page gives it as its description, or where its element is called so and it is a sentence;
    or where it is a sentence that stands in the very element that holds the title. And only where the story or the
    title has its words: a site's motto can stand there, too. One word is enough of what the page gives as the story's
    own description, and a few are of what it gives as its own and calls so. What repeats the title is none.
    """
    told = frozenset().union(*(look(block.text).content for block in blocks[story : story + 40]))
    titled = frozenset().union(*(look(title).content for title in stated.titles))
    holder = places[between[0] - 1].ancestors[-2:-1] if between else ()
    seen = {title.casefold() for title in stated.titles}
    found = []
    for at, number in enumerate(between[:_REACH]):
        block, place = blocks[number], places[number]
        words = len(block.text.split())
        if words < _FEWEST_WORDS or len(block.text) > _LONGEST or block.kind not in ("", "paragraph", "heading"):
            continue
        if place.linked > _LINKED * words or block.text.casefold() in seen:
            continue
        seen.add(block.text.casefold())
        own = look(block.text).content
        called = " ".join(element.get("class") or "" for element in place.ancestors[-2:])
        sentence = TERMINAL.search(block.text) is not None
        beside = at < _NEXT and holder != () and place.ancestors[-2:-1] == holder
        shared = len(own & (told | titled))
        named = _NAMED.search(called) is not None
        described = overlap([block.text], stated.description)[0] >= _DESCRIBED
        if (
            (described and shared >= (_FEW_SHARED if _SURELY_NAMED.search(called) else _SHARED) * len(own))
            or (overlap([block.text], stated.summary)[0] >= _DESCRIBED and shared)
            or ((sentence or beside) and named and shared >= _SHARED * len(own))
            or (sentence and beside and shared >= _SHARED * len(own) and _is_plain(block, words, called))
        ):
            found.append(number)
    return found[:_MOST]


def _is_plain(block: Block, words: int, called: str) -> bool:
    """Say whether a block is nothing else that stands beside titles: a caption, a note, the time of a broadcast."""
    return block.kind != "heading" and words >= _FULL and not _SET_OFF.search(called) and not _CLOCK.search(block.text)
