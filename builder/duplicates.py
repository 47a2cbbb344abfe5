"""Which articles publish the same text: reprints of a wire story, and copies saved twice.

MinHash over runs of four words, banded (Broder, 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
ch. 3), with one hash a run whose least values in 128 bins are kept (Li, Owen and Zhang, 2012, "One Permutation
Hashing"; an empty bin repeats the next, Shrivastava and Li, 2014). The signature of an article depends on it alone, and
comparing looks only at articles that share a band, so the cost grows with the number of articles and not with its
square.
"""

from __future__ import annotations

import functools
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from builder.slugs import Slug
from builder.words import terms

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

SAME_TEXT = 0.5
"""Share of runs of words that two texts have in common, of all that either has, from which on they are one text."""
_RUN = 4
_LEAST_RUNS = 12
"""A text with fewer tells too little."""
_WORDS = 1 << 16
"""Words whose hashes are remembered."""
_HASHES, _BANDS = 128, 32
_HEADS = 4
"""Articles of a band that a new one is compared with."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_LARGEST = np.uint64(2**64 - 1)
_LOWER = np.uint64(2**32 - 1)


@functools.lru_cache(_WORDS)
def _hashed(word: str) -> int:
    return zlib.crc32(word.encode())


def signature(texts: Iterable[str]) -> bytes:
    """Return the signature of an article's paragraphs; empty where there is too little text."""
    words = [word for text in texts for word in terms(text)]
    runs = max(len(words) - _RUN + 1, 0)
    hashed = np.fromiter(map(_hashed, words), dtype=np.uint64, count=len(words))
    hashes = np.zeros(runs, dtype=np.uint64)
    for first in range(_RUN):
        hashes = (hashes + hashed[first : first + runs]) * _SPREAD
    hashes = (hashes ^ (hashes >> np.uint64(32))) * _SPREAD
    if len(set(hashes.tolist())) < _LEAST_RUNS:
        return b""
    bins = (hashes >> np.uint64(57)).astype(np.int64)  # 7 bits: one of the 128
    least = np.full(_HASHES, _LARGEST)
    np.minimum.at(least, bins, hashes & _LOWER)
    filled = np.flatnonzero(least != _LARGEST)
    following = filled[np.searchsorted(filled, np.arange(_HASHES)) % len(filled)]
    signed: bytes = least[following].astype("<u4").tobytes()
    return signed


def alike(one: bytes, other: bytes) -> float:
    """Return the estimated share of runs that two signed texts have in common, from 0 to 1."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def reprints(
    signatures: Mapping[Slug, bytes], rank: Callable[[Slug], SupportsRichComparison]
) -> dict[Slug, tuple[Slug, ...]]:
    """Return, by the article that stands for them, the others that publish its text.

    The least by `rank` stands for a group; the others follow in that order. Articles that stand alone are not there.
    """
    order = sorted(signatures, key=rank)
    head: dict[Slug, Slug] = {}
    buckets: dict[tuple[int, bytes], list[Slug]] = defaultdict(list)
    found: dict[Slug, list[Slug]] = defaultdict(list)
    width = 4 * _HASHES // _BANDS
    for slug in order:
        signed = signatures[slug]
        bands = [(band, signed[band * width : (band + 1) * width]) for band in range(_BANDS)] if signed else []
        seen = dict.fromkeys(other for band in bands for other in buckets[band])
        same = next((other for other in seen if alike(signed, signatures[other]) >= SAME_TEXT), None)
        if same is not None:
            head[slug] = head.get(same, same)
            found[head[slug]].append(slug)
        for band in bands:
            if len(buckets[band]) < _HEADS:
                buckets[band].append(slug)
    return {slug: tuple(others) for slug, others in found.items()}
