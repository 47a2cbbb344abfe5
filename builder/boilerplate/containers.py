"""What tells the elements that hold a story from others: the score that Readability gives them, and blocks of one make.

Readability (Arc90, 2009) lets each paragraph vote for the elements around it, with its length and its commas; the vote
fades with the distance and with the share of links. Blocks whose element has one name and one class were set by one
line of a template, so what most of them are, each is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from builder.boilerplate.lines import Matrix

Path = Sequence[Any]
"""The elements around a block, the outermost first."""

_SHORTEST = 25
"""Characters of the shortest block that votes."""
_LONG = 100
"""Characters that count as much as a comma, up to three times."""
_REACH = 5
"""Elements above a block that it votes for."""
_LEVELS = (1, 2, 3)
_MANY = 50
_DIGITS = re.compile(r"\d+")
SCORED = {
    "in_best_container": "whether it stands in the element with the most votes",
    **{f"votes_{level}_up": f"the votes for the element {level} up" for level in _LEVELS},
    "most_votes": "the most votes for an element around it",
}
MADE_ALIKE = {
    "alike": "how many blocks are made like it",
    "story_alike": "the share of the story in blocks made like it",
    "paragraphs_alike": "paragraphs among blocks made like it",
    "linked_alike": "links in blocks made like it",
    "length_alike": "the length of blocks made like it",
}


def scored(texts: Sequence[str], paths: Sequence[Path], held: Mapping[Any, Sequence[float]]) -> Matrix:
    """Return one row a block and one column a name of `SCORED`.

    `held` says of each element how many words and how many linked words it holds.
    """
    votes: dict[Any, float] = defaultdict(float)
    for text, path in zip(texts, paths, strict=True):
        if len(text) >= _SHORTEST:
            vote = 1 + text.count(",") + min(len(text) // _LONG, 3)
            for distance, element in enumerate(path[: -_REACH - 1 : -1]):
                votes[element] += vote / (1, 1, 2, 9, 12)[distance]
    for element in votes:
        words, linked = held[element][:2]
        votes[element] *= 1 - min(linked / (words or 1), 1)
    best = max(votes, key=lambda element: votes[element], default=None)
    most = votes[best] if best is not None and votes[best] else 1.0
    rows = [
        (
            best in path,
            *(votes.get(path[-min(level, len(path))], 0.0) / most if path else 0.0 for level in _LEVELS),
            max((votes.get(element, 0.0) for element in path), default=0.0) / most,
        )
        for path in paths
    ]
    return np.array(rows, dtype=np.float64)


def made_alike(paths: Sequence[Path], words: Matrix, linked: Sequence[float], story: Matrix) -> Matrix:
    """Return one row a block and one column a name of `MADE_ALIKE`; `story` are its words in running text."""
    makes = [_make(path[-1]) if path else "" for path in paths]
    count = Counter(makes)
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for make, size, links, told in zip(makes, words.tolist(), linked, story.tolist(), strict=True):
        for at, value in enumerate((size, links, told)):
            sums[make][at] += value
    total = story.sum() or 1.0
    rows = []
    for make in makes:
        size, links, told = sums[make]
        length = size or 1
        rows.append((min(count[make], _MANY), told / total, told / length, links / length, size / count[make]))
    return np.array(rows, dtype=np.float64)


def _make(element: Any) -> str:
    """Return what an element is called, less the numbers that templates put into names."""
    return f"{element.tag}.{_DIGITS.sub('#', element.get('class') or '')}"
