"""How central each sentence is to its article.

The mean frequency, within the article, of a sentence's content words (SumBasic: Nenkova and Vanderwende, 2005, "The
Impact of Frequency on Summarization"), and how much of the title it takes up. Reckoned where the tokens are, so that
choosing sentences later need not look at words again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.entities.tokens import Tokens

Array = NDArray[Any]


def centrality(
    tokens: Tokens, starts: Sequence[int], ends: Sequence[int], title_end: int
) -> tuple[list[float], list[float]]:
    """Return, for each sentence, its centrality and its share of the title, both from 0 to 1.

    `starts` and `ends` are the sentences' offsets in the tokens' text, which begins with the title of `title_end`
    characters. The frequencies are relative to the most frequent content word.
    """
    words = tokens.lower[tokens.content]
    if not len(words) or not starts:
        return [0.0] * len(starts), [0.0] * len(starts)
    offsets = tokens.starts[tokens.content]
    _, which, counts = np.unique(words, return_inverse=True, return_counts=True)
    first, last = np.searchsorted(offsets, starts), np.searchsorted(offsets, ends)
    title = np.unique(which[offsets < title_end])
    frequency = _sums(counts[which], first, last) / np.maximum(last - first, 1) / counts.max()
    shared = _sums(np.isin(which, title), first, last) / max(len(title), 1)
    return np.round(frequency, 4).tolist(), np.round(np.minimum(shared, 1), 4).tolist()


def _sums(values: Array, first: Array, last: Array) -> Array:
    """Return the sum of `values[first:last]` for each pair."""
    running = np.concatenate([[0], np.cumsum(values)])
    sums: Array = running[last] - running[first]
    return sums
