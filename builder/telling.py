"""Words that tell what an article is about: those it says more than once and English says rarely.

How rare a word is comes from a fixed table (`telling.txt`), never from the other articles, so that a page does not
change because an article was added elsewhere. Names, and all that is only written with a capital, are left out:
entities say that better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log
from pathlib import Path

import numpy as np

from builder.entities.find import Tokens

WORDS = Path(__file__).with_suffix(".txt")
RARE, COMMON = 3.5, 5.0
"""Frequencies, as logarithms of occurrences in a billion words, up to which a word weighs 1, and from which nothing."""
_MOST = 15
"""Telling words of an article, at most."""
_LEAST_TIMES = 2
_NEWS = frozenset(
    "according administration agency analyst announced announcement billion cabinet chairman chief correspondent "
    "editor executive executives firm government headline interview journalist lawmaker minister ministry newspaper "
    "official percent photo president reported reporter secretary spokesman spokesperson spokeswoman statement "
    "trillion yen".split()
)
"""Frequent in all news, though not in English: these weigh nothing."""


@cache
def weights() -> Mapping[str, float]:
    """Return how telling each word is that is not rare, from 0 to 1; words in the singular."""
    found: dict[str, float] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            frequency, *words = line.split()
            weight = round((COMMON - float(frequency)) / (COMMON - RARE), 2)
            found.update(dict.fromkeys(words, weight))
    return found | dict.fromkeys(map(folded, _NEWS), 0.0)


def folded(word: str) -> str:
    """Return a word in the singular, as far as English is regular."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def telling(tokens: Tokens, names: Iterable[tuple[int, int]]) -> tuple[tuple[str, float], ...]:
    """Return the most telling words with their weights, the heaviest first; `names` are spans to leave out."""
    counted = tokens.content.copy()
    spans = sorted(names)
    if spans:
        starts, ends = np.array(spans).T
        at = np.searchsorted(starts, tokens.starts, side="right") - 1
        counted &= (at < 0) | (tokens.starts >= ends[at])
    small = (
        word
        for word, at in zip(tokens.lower[counted].tolist(), tokens.starts[counted].tolist(), strict=True)
        if tokens.text[at].islower()
    )
    strings = tokens.doc.vocab.strings
    counts: Counter[str] = Counter()
    for word, number in Counter(small).items():
        counts[folded(strings[word])] += number
    known = weights()
    found = [
        (word, round(known.get(word, 1.0) * (1 + log(number)), 2))
        for word, number in counts.items()
        if number >= _LEAST_TIMES
    ]
    found = [(word, weight) for word, weight in found if weight > 0]
    found.sort(key=lambda item: (-item[1], item[0]))
    return tuple(found[:_MOST])
