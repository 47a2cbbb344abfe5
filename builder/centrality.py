"""How central each sentence is among others: a random walk from sentence to sentence along the words they share.

LexRank (Erkan and Radev, 2004) in the form that is biased by a prior (Otterbacher, Erkan and Radev, 2009, "Biased
LexRank"): now and then the walk leaps to a sentence that is worth more for another reason. One mechanism weighs the
sentences of an article, of a topic and of a period; only the priors differ. docs/briefings.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.words import Bag, likeness

Array = NDArray[Any]

DAMPING = 0.85
"""Share of steps that follow words; that of PageRank and TextRank."""
_FEW = 120
"""Texts of which every pair is written down: those of most articles, for which it takes a third of the time."""
_STEPS = 40
"""After which the walk has settled to the four decimals that are kept (0.85^40 = 0.0015, of a sum of 1)."""


def centrality(bags: Sequence[Bag], prior: Sequence[float]) -> list[float]:
    """Return how central each text is, the most central 1; `prior` says how much each is worth by itself.

    The likeness of every pair is written down for few texts only, so time and memory are linear in the words.
    """
    if not bags:
        return []
    leap = np.asarray(prior, dtype=float)
    leap = leap / leap.sum() if leap.sum() > 0 else np.full(len(bags), 1 / len(bags))
    terms = list(chain.from_iterable(bags))
    columns = dict(zip(dict.fromkeys(terms), count(), strict=False))
    where = np.fromiter(map(columns.__getitem__, terms), np.int64, len(terms))
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    values = np.fromiter(chain.from_iterable(bag.values() for bag in bags), float, len(terms))

    along_words = (_by_pairs if len(bags) <= _FEW else _by_terms)(where, rows, values, len(bags), len(columns))
    total = along_words(np.ones(len(bags)))
    alone = total < 1e-9
    rank = leap
    parts = np.where(alone, 0.0, 1 / np.where(alone, 1.0, total))
    any_alone = bool(alone.any())
    leapt = (1 - DAMPING) * leap
    for _ in range(_STEPS):
        if any_alone:
            leapt = (1 - DAMPING + DAMPING * float(rank[alone].sum())) * leap
        rank = leapt + DAMPING * along_words(rank * parts)
    top = float(rank.max())
    return [round(value / top, 4) for value in rank.tolist()] if top > 0 else [0.0] * len(bags)


def _by_pairs(where: Array, rows: Array, values: Array, texts: int, terms: int) -> Callable[[Array], Array]:
    """Return what each text gets of the others' shares, in proportion to likeness; none from itself.

    A word of one text alone, as most are, makes it like no other. BLAS would be asked by "@"; it starts threads, which
    takes longer than the work, and sums in another order on each processor.
    """
    often = np.bincount(where, minlength=terms) > 1
    kept = often[where]
    table = np.zeros((texts, int(often.sum())))
    table[rows[kept], (np.cumsum(often) - 1)[where[kept]]] = values[kept]
    alike: Array = np.einsum("ij,kj->ik", table, table)
    np.fill_diagonal(alike, 0.0)
    return lambda share: np.einsum("ij,j->i", alike, share)


def _by_terms(where: Array, rows: Array, values: Array, texts: int, terms: int) -> Callable[[Array], Array]:
    """Return the same, without a table of all pairs."""
    own = np.bincount(rows, values * values, texts)

    def along_words(share: Array) -> Array:
        by_term = np.bincount(where, values * share[rows], terms)
        got: Array = np.bincount(rows, values * by_term[where], texts) - share * own
        return np.maximum(got, 0.0)

    return along_words


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
