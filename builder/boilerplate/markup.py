"""What the markup of a web page says of a block of text: its element, its ancestors, and what they are called.

Class names are no standard, but authors of templates choose the same words everywhere; Readability (Arc90, 2009, and
its successors) lives on them. Link density and the text of the containers come from Kohlschütter et al. (WSDM 2010)
and from the same family of extractors. What the words are worth is left to the trees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from builder.boilerplate import lines
from builder.boilerplate.containers import MADE_ALIKE, SCORED, made_alike, scored
from builder.boilerplate.lines import Matrix

_OWN_TAGS = tuple("p li h1 h2 h3 h4 td tr figcaption blockquote div pre dd section body br".split())
_OUTER_TAGS = tuple("article main nav footer header aside form table ul ol figure blockquote section p details".split())
_CALLED = {
    "comments": r"comment|disqus|respon[ds]|repl(?:y|ies)",
    "footer": r"foot",
    "navigation": r"nav|menu|breadcrumb|crumb",
    "related": r"relat|recommend|read-?more|more-|also|latest|popular|trending|next|prev|pagination|pager",
    "sharing": r"share|social|follow",
    "author": r"author|byline|bio|profile",
    "side": r"side|rail|aside|widget",
    "promotion": r"promo|cta|banner|newsletter|subscri|signup|sign-up|sponsor|ad[s-]|advert|donat|offer",
    "story": r"(?:entry|post|content|single)-content|article-?(?:body|content)|(?:post|story|content)-?body|rich-?text"
    r"|prose|markdown|blog-content",
    "content": r"article|body|content|entry|main|post|text|story|blog",
    "caption": r"caption|credit|figure|image|photo|gallery",
    "tags": r"tag|categor|topic|label",
    "contents": r"toc|table-of-contents|contents",
    "questions": r"faq|accordion",
    "card": r"card|teaser|tile|grid|carousel|slide|list-item",
    "hidden": r"hidden|modal|popup|cookie|consent|sr-only|visually",
    "head": r"head|hero|title|kicker|masthead|top",
    "metadata": r"meta|date|time|publish|info",
    "form": r"search|login|form",
}
"""What templates call the elements of each kind, in class, id, role or itemprop."""
_PATTERNS = [re.compile(pattern) for pattern in _CALLED.values()]
"""For names in lower case, in which they are found four times as fast as in any case."""
_NAMING = ("class", "id", "role", "itemprop")
_NEAR = 2
"""The innermost ancestors whose names are looked at apart from the others'."""
_LEVELS = range(1, 5)
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}")
_SEQUENCE = 4
_BODY = 50
"""Words of the shortest stated text that counts: a shorter one is a summary."""
_MAIN = 0.5
"""Of the words in paragraphs, the share that the smallest main container holds."""
_STATED = {
    "stated": "how much of it the page states as the text of its story",
    "stated_story": "how much of the story the page states",
    "stated_words": "how long the stated text is",
    "described": "how much of it stands in the page's description",
}
FEATURES = {
    **lines.FEATURES,
    "linked": "how much of it is links",
    "stressed": "how much of it is emphasis",
    "depth": "how deep it stands in the page",
    **{f"is_{tag}": f"whether it is a <{tag}>" for tag in _OWN_TAGS},
    **{f"in_{tag}": f"whether it stands in a <{tag}>" for tag in _OUTER_TAGS},
    **{f"near_{kind}": f"whether its element is called like {kind}" for kind in _CALLED},
    **{f"far_{kind}": f"whether it stands in something called like {kind}" for kind in _CALLED},
    **{
        f"{what}_{level}_up": f"the {said} of the element {level} up"
        for level in _LEVELS
        for what, said in {
            "words": "words",
            "linked": "links",
            "story": "share of the story",
            "paragraphs": "paragraphs",
            "blocks": "blocks",
        }.items()
    },
    "in_main_container": "whether it stands with most of the paragraphs",
    "after_last_h1": "how far from the last main heading it stands",
    "after_first_h1": "how far from the first main heading it stands",
    **SCORED,
    **MADE_ALIKE,
    **_STATED,
}
"""Name of each column of `markup_features`, and what it is, for a person."""
NAMES = tuple(FEATURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a block of text stands in a page."""

    ancestors: tuple[Any, ...]
    """Elements that end a line, the outermost first; the last holds the block."""
    linked: int
    """Of its words, how many are in links."""
    stressed: int
    """Of its words, how many are in emphasis."""


def markup_features(texts: Sequence[str], places: Sequence[Place], body: str = "", description: str = "") -> Matrix:
    """Return one row a block and one column a name of `NAMES`; none of the texts may be empty.

    `body` and `description` are what the page states as its story and of it, outside its text; empty: nothing.
    """
    texts = [worded(text) for text in texts]
    looked = [lines.look(text) for text in texts]
    shallow = lines.line_features(looked)
    words = shallow[:, lines.NAMES.index("words")]
    story = words * np.array([line.is_paragraph for line in looked], dtype=np.float64)
    held = _held(places, words, story)
    total = story.sum() or 1.0
    main = _main_container(held, total)
    calls = {element: _called(element) for element in held}
    headings = [number for number, place in enumerate(places) if any(e.tag == "h1" for e in place.ancestors)]
    first, last = (headings[0], headings[-1]) if headings else (None, None)
    rows: list[list[float]] = []
    for number, (place, size) in enumerate(zip(places, words.tolist(), strict=True)):
        path = place.ancestors
        tags = {element.tag for element in path}
        own = path[-1].tag if path else ""
        rows.append(
            [
                min(place.linked / (size or 1), 1.5),
                min(place.stressed / (size or 1), 1.5),
                len(path),
                *(own == tag for tag in _OWN_TAGS),
                *(tag in tags for tag in _OUTER_TAGS),
                *_any([calls[element] for element in path[-_NEAR:]]),
                *_any([calls[element] for element in path[1:-_NEAR]]),
                *(each for level in _LEVELS for each in _around(path, level, held, total)),
                main in path,
                0 if last is None else number - last,
                0 if first is None else number - first,
            ]
        )
    paths = [place.ancestors for place in places]
    return np.column_stack(
        [
            shallow,
            np.array(rows, dtype=np.float64),
            scored(texts, paths, held),
            made_alike(paths, words, [place.linked for place in places], story),
            _stated(texts, story, worded(body), worded(description)),
        ]
    )


def _stated(texts: Sequence[str], story: Matrix, body: str, description: str) -> Matrix:
    """Return one column a name of `_STATED`; a body that is too short to be one is none."""
    size = len(_WORD.findall(body))
    share = overlap(texts, body if size >= _BODY else "")
    held = math.fsum(part * own for part, own in zip(share, story.tolist(), strict=True))  # alike on every machine
    covered = held / (story.sum() or 1.0) if size >= _BODY else -1.0
    count = len(texts)
    return np.column_stack([share, np.full(count, covered), np.full(count, float(size)), overlap(texts, description)])


def worded(text: str) -> str:
    """Return Japanese or Chinese text in pairs of characters, which is about what its words are; other text as it is.

    A forest that counts words takes a paragraph without spaces for one word, and for no story.
    """
    return _UNSPACED.sub(r" \g<0>", text).lstrip() if _UNSPACED.search(text) else text


def word_count(text: str) -> int:
    """Return how many words a text has; about how many, in a script that is written without spaces."""
    return len(worded(text).split())


def overlap(texts: Sequence[str], body: str) -> list[float]:
    """Return the share of each text's 4-word sequences that `body` has, of a shorter one's words; -1 where none are."""
    known = _WORD.findall(body.casefold())
    if not known:
        return [-1.0] * len(texts)
    sequences, alone = set(zip(*(known[at:] for at in range(_SEQUENCE)), strict=False)), set(known)
    shares = []
    for text in texts:
        own = _WORD.findall(text.casefold())
        found = [*zip(*(own[at:] for at in range(_SEQUENCE)), strict=False)]
        hits = sum(map(sequences.__contains__, found)) if found else sum(map(alone.__contains__, own))
        shares.append(hits / (len(found) or len(own) or 1))
    return shares


def _held(places: Sequence[Place], words: Matrix, story: Matrix) -> dict[Any, list[float]]:
    """Return for each element: words, linked words, words in paragraphs, and blocks that it holds."""
    held: dict[Any, list[float]] = {}
    for place, size, in_story in zip(places, words.tolist(), story.tolist(), strict=True):
        for element in dict.fromkeys(place.ancestors):
            sums = held.setdefault(element, [0.0, 0.0, 0.0, 0.0])
            sums[0] += size
            sums[1] += place.linked
            sums[2] += in_story
            sums[3] += 1
    return held


def _main_container(held: dict[Any, list[float]], total: float) -> Any:
    """Return the element with the fewest words among those that hold most of the paragraphs."""
    return max(held, key=lambda element: (held[element][2] >= _MAIN * total, -held[element][0]), default=None)


def _called(element: Any) -> tuple[bool, ...]:
    return _kinds(" ".join([element.get(key, "") for key in _NAMING]).lower())


@lru_cache(maxsize=4096)  # A template gives the same few names again and again.
def _kinds(name: str) -> tuple[bool, ...]:
    return tuple(pattern.search(name) is not None for pattern in _PATTERNS)


def _any(calls: Sequence[Sequence[bool]]) -> list[bool]:
    return [any(column) for column in zip(*calls, strict=True)] if calls else [False] * len(_PATTERNS)


def _around(path: Sequence[Any], level: int, held: dict[Any, list[float]], total: float) -> list[float]:
    """Return what the ancestor that many levels up holds: of the outermost, where there are not so many."""
    if not path:
        return [0.0] * 5
    size, linked, story, blocks = held[path[-min(level, len(path))]]
    return [size, linked / (size or 1), story / total, story / (size or 1), blocks]
