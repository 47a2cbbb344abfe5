"""Words and what each is worth: how rare a word is in English web text decides how much it tells of a sentence.

The weights come from a fixed table (`words.txt`, made by `python -m benchmarks.words`), never from the articles at
hand: what one page shows must not change because another article was added.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Mapping
from operator import mul
from pathlib import Path

TABLE = Path(__file__).with_name("words.txt")
LEAST = 3
"""Pages that a word stands in to be listed; of all others it is taken to stand in half as many."""

_TEXTS = 256
"""Texts whose words are remembered: those of one article, at which several steps look one after the other."""

Bag = Mapping[str, float]
"""Words of a text with their weights; the squares add up to 1."""

_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_PLAIN = bytes(byte if chr(byte).isalnum() and byte < 128 else ord(" ") for byte in bytes(range(256)).lower())
"""For `translate`, which parts text in ASCII five times as fast as an expression does."""


@functools.lru_cache(_TEXTS)
def terms(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in lower case; of Japanese and Chinese each pair of characters."""
    if text.isascii():
        return tuple(text.encode().translate(_PLAIN).decode().split())
    runs: list[str] = _RUN.findall(text.lower())
    if not _SPACELESS.search(text):
        return tuple(runs)
    return tuple(part for run in runs for part in (_pairs(run) if _SPACELESS.match(run) else (run,)))


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(len(run) - 1, 1))]


def is_known(term: str) -> bool:
    """Say whether the table lists a word, in lower case."""
    return term in _table()[0]


def weight(term: str) -> float:
    """Return the inverse document frequency of a word: near 0 for "the", about 4.5 for one that the table lacks."""
    weights, unlisted = _table()
    return weights.get(term, unlisted)


@functools.lru_cache(_TEXTS)
def bag(text: str) -> Bag:
    """Return the words of a text, weighted by frequency in it and rarity elsewhere (tf-idf), at unit length."""
    weights, unlisted = _table()
    counts = Counter(terms(text))
    raw = {term: count * weights.get(term, unlisted) for term, count in counts.items()}
    length = math.sqrt(sum(map(mul, raw.values(), raw.values()))) or 1.0
    return {term: value / length for term, value in raw.items()}


def likeness(one: Bag, other: Bag) -> float:
    """Return the cosine of two texts, from 0 to 1."""
    return math.fsum([one[term] * other[term] for term in one.keys() & other.keys()])


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the lighter of two sets of words the other holds, by weight, from 0 to 1."""
    both = one & other
    if 4 * len(both) < min(len(one), len(other)):
        return 0.0  # most pairs: not worth adding up
    least = min(_sum(one), _sum(other))
    return _sum(both) / least if least else 0.0


def _sum(some: frozenset[str]) -> float:
    return math.fsum(map(weight, some))


def inverse(documents: int, pages: float) -> float:
    """Return the weight of a word that stands in `pages` of `documents` pages."""
    return math.log((documents + 1) / (pages + 0.5))


@functools.cache
def _table() -> tuple[Mapping[str, float], float]:
    head, *lines = TABLE.read_text("utf-8").splitlines()
    documents = int(head.split()[1])
    counts = (line.split() for line in lines)
    return {term: inverse(documents, int(count)) for term, count in counts}, inverse(documents, LEAST / 2)
