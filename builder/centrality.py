"""How central each sentence is among others: a random walk from sentence to sentence along the words they share.

LexRank (Erkan and Radev, 2004) in the form that is biased by a prior (Otterbacher, Erkan and Radev, 2009, "Biased
LexRank"): now and then the walk leaps to a sentence that is worth more for another reason. One mechanism weighs the
sentences of an article, of a topic and of a period; only the priors differ. docs/briefings.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.words import Bag, likeness

Array = NDArray[Any]

DAMPING = 0.85
"""Share of steps that follow words; that of PageRank and TextRank."""
_STEPS = 40
"""After which the walk has settled to the four decimals that are kept (0.85^40 = 0.0015, of a sum of 1)."""


def centrality(bags: Sequence[Bag], prior: Sequence[float]) -> list[float]:
    """Return how central each text is, the most central 1; `prior` says how much each is worth by itself.

    The likeness of every pair is never written down, so time and memory are linear in the words.
    """
    if not bags:
        return []
    leap = np.asarray(prior, dtype=float)
    leap = leap / leap.sum() if leap.sum() > 0 else np.full(len(bags), 1 / len(bags))
    columns: dict[str, int] = {}
    where = np.array([columns.setdefault(term, len(columns)) for bag in bags for term in bag], dtype=np.int64)
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    values = np.array([value for bag in bags for value in bag.values()], dtype=float)

    def along_words(share: Array) -> Array:
        """Return what each text gets of the others' shares, in proportion to likeness; none from itself."""
        by_term = np.bincount(where, values * share[rows], len(columns))
        got: Array = np.bincount(rows, values * by_term[where], len(bags)) - share * own
        return np.maximum(got, 0.0)

    own = np.bincount(rows, values * values, len(bags))
    total = along_words(np.ones(len(bags)))
    alone = total < 1e-9
    rank = leap
    for _ in range(_STEPS):
        stuck = float(rank[alone].sum())
        moved = along_words(np.where(alone, 0.0, rank / np.where(alone, 1.0, total)))
        rank = (1 - DAMPING) * leap + DAMPING * (moved + stuck * leap)
    top = float(rank.max())
    return [round(value / top, 4) for value in rank.tolist()] if top > 0 else [0.0] * len(bags)


def pick(
    worth: Sequence[float],
    bags: Sequence[Bag],
    most: int,
    refuse: Callable[[int, Sequence[int]], bool] = lambda _at, _taken: False,
) -> list[int]:
    """Return which texts to take, the best first: each worth most once what is taken says nothing like it.

    Maximal marginal relevance (Carbonell and Goldstein, 1998), worth and likeness counting the same. `refuse` says
    whether a text may not stand beside those taken.
    """
    likest = [0.0] * len(bags)
    left = list(range(len(bags)))
    taken: list[int] = []
    while left and len(taken) < most:
        best = max(left, key=lambda at: (round(worth[at] - likest[at], 4), -at))
        left.remove(best)
        if refuse(best, taken):
            continue
        taken.append(best)
        for at in left:
            likest[at] = max(likest[at], likeness(bags[at], bags[best]))
    return taken
