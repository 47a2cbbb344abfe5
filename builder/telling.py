"""Words that tell what an article is about: those it says more than once and that stand in few other texts.

How rare a word is comes from the fixed table of `words`, never from the other articles, so that a page does not change
because an article was added elsewhere. Names, and all that is only written with a capital, are left out: entities say
that better.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from spacy.lang.en.stop_words import STOP_WORDS

from builder.entities.tokens import Tokens
from builder.words import weight

COMMON, RARE = 2.0, 4.0
"""Inverse document frequencies up to which a word weighs nothing (every seventh page has it), and from which 1."""
_MOST = 15
"""Telling words of an article, at most."""
_LEAST_TIMES = 2
_NEWS = frozenset(
    "according administration agency analyst announced announcement billion cabinet chairman chief correspondent "
    "editor executive executives firm government headline interview journalist lawmaker minister ministry newspaper "
    "official percent photo president reported reporter secretary spoke spokesman spokesperson spokeswoman statement "
    "told trillion wrote yen".split()
)
"""Frequent in all news, though not elsewhere: these weigh nothing, nor do "his" and "ten", which pages lack."""


def folded(word: str) -> str:
    """Return a word in the singular, as far as English is regular."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


_PLAIN_NEWS = frozenset(map(folded, _NEWS | STOP_WORDS))


def telling(tokens: Tokens, names: Iterable[tuple[int, int]]) -> tuple[tuple[str, float], ...]:
    """Return the most telling words with their weights, the heaviest first; `names` are spans to leave out."""
    spans = sorted(names)
    starts = [start for start, _ in spans]
    words = tokens.words
    worth = _worth(Counter(words.keys))
    counts: Counter[str] = Counter()
    rarest: dict[str, float] = {}
    for start, key in zip(words.starts, words.keys, strict=True):
        if key not in worth or not tokens.text[start].islower():
            continue
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= spans[at][1]:
            stem, rarity = worth[key]
            counts[stem] += 1
            rarest[stem] = min(rarest.get(stem, RARE), rarity)
    found = []
    for stem, number in counts.items():
        if number >= _LEAST_TIMES and rarest[stem] > COMMON:
            share = (rarest[stem] - COMMON) / (RARE - COMMON)
            found.append((stem, round(share * (1 + log(number)), 2)))
    found.sort(key=lambda item: (-item[1], item[0]))
    return tuple(found[:_MOST])


def _worth(times: Mapping[str, int]) -> dict[str, tuple[str, float]]:
    """Return, of the words that may tell something, the stem and the rarity: most words of a text stand there once."""
    stems: dict[str, str] = {}
    together: dict[str, int] = {}
    for key, number in times.items():
        if stem := _stem(key):
            stems[key] = stem
            together[stem] = together.get(stem, 0) + number
    rare = {
        stem: known
        for stem, number in together.items()
        if number >= _LEAST_TIMES and (known := weight(stem)) > COMMON and stem not in _PLAIN_NEWS
    }
    return {key: (stem, min(weight(key), rare[stem])) for key, stem in stems.items() if stem in rare}


@functools.lru_cache(100_000)
def _stem(key: str) -> str:
    """Return the word that a key is a form of; nothing where it is no word, or a short one."""
    return folded(key) if len(key) >= 3 and key.isalpha() else ""
