"""Words that tell what an article is about: those it says more than once and that stand in few other texts.

How rare a word is comes from the fixed table of `words`, never from the other articles, so that a page does not change
because an article was added elsewhere. Names, and all that is only written with a capital, are left out: entities say
that better.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from math import log

from spacy.lang.en.stop_words import STOP_WORDS

from builder.entities.tokens import Tokens
from builder.words import weight

COMMON, RARE = 2.0, 4.0
"""Inverse document frequencies up to which a word weighs nothing (every seventh page has it), and from which 1."""
_MOST = 15
"""Telling words of an article, at most."""
_LEAST_TIMES = 2
_SHORTEST = 3
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
    text, words = tokens.text, tokens.words
    named: set[int] = set()
    for start, end in names:
        named.update(range(bisect_left(words.starts, start), bisect_left(words.starts, end)))
    said = enumerate(zip(words.starts, words.keys, strict=True))
    counts: dict[str, int] = {}
    rarest: dict[str, float] = {}
    for key, number in Counter([key for at, (start, key) in said if text[start].islower() and at not in named]).items():
        if len(key) < _SHORTEST or not key.isalpha():
            continue
        stem = folded(key) if key[-1] == "s" else key
        counts[stem] = counts.get(stem, 0) + number
        if stem is not key:
            rarest[stem] = min(rarest.get(stem, RARE), weight(key))
    found = []
    for stem, number in counts.items():
        if number < _LEAST_TIMES or stem in _PLAIN_NEWS:
            continue
        rarity = min(weight(stem), rarest.get(stem, RARE))
        if rarity > COMMON:
            share = (rarity - COMMON) / (RARE - COMMON)
            found.append((stem, round(share * (1 + log(number)), 2)))
    found.sort(key=lambda item: (-item[1], item[0]))
    return tuple(found[:_MOST])
