"""A forest of small decision trees, read from a file of whole numbers and evaluated exactly.

Gradient boosting (Friedman, Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics 2001)
grew the trees elsewhere; here they are only walked. Leaves hold whole numbers, so the sum is the same in every order
and on every machine.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from builder.boilerplate import forms, labelled, markup
from builder.boilerplate.lines import Matrix

Integers = npt.NDArray[np.int64]

SCALE = 1000
"""What one unit of log-odds is in the file."""
FEATURES = {
    "lines": forms.FEATURES,
    "labelled": labelled.FEATURES,
    "headings": forms.FEATURES,
    "markup": markup.FEATURES,
}
"""What each forest is asked: the name of each column, and what it is, for a person."""
_MOST_KNOWN = 1000
"""Rows whose log-odds are remembered: those of a text or two, at 800 bytes each."""
_SURE = -2197
"""Log-odds of one tenth, times SCALE."""
_POOR = -1516
"""Those of .18."""
_NEAR = 500
"""How much less likely than the likeliest a line may be to stay with it: .3 stays with .4, and .2 with .3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees in one row of nodes; a leaf is its own left child and no value lies above its threshold."""

    names: tuple[str, ...]
    """What each column is, for a person."""
    base: int
    """Log-odds before any tree has spoken, times SCALE, as all values."""
    threshold: int
    """Log-odds below which a line is not taken for the story's, times SCALE."""
    roots: Integers
    feature: Integers
    split: Matrix
    left: Integers
    """The right child is the next one."""
    value: Integers
    """Of a leaf what it adds; of another node the mean of what its leaves add, by how often they were reached."""
    depth: int
    known: dict[bytes, int] = field(default_factory=dict, repr=False, compare=False)
    """Log-odds of rows that were asked before: several rules ask of the same lines, one line or a few at a time."""

    def log_odds(self, features: Matrix) -> Integers:
        """Return, for each row, the log-odds that the line is of the story, times SCALE."""
        rows = [row.tobytes() for row in features]
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        if new := [at for at, row in enumerate(rows) if row not in self.known]:
            leaves: Integers = self.value[self.walk(features[new])[-1]]
            odds = (self.base + leaves.sum(axis=1)).tolist()
            self.known.update(zip([rows[at] for at in new], odds, strict=True))
        return np.array([self.known[row] for row in rows], dtype=np.int64)

    def reasons(self, features: Matrix, count: int = 3) -> list[list[str]]:
        """Return, for each row, what spoke most against it, the strongest first.

        Each step down a tree moves its value; the step is credited to the feature that was asked (Saabas, Interpreting
        random forests, 2014).
        """
        rows, columns = features.shape
        credit = np.zeros(rows * columns)
        start = (np.arange(rows) * columns)[:, np.newaxis]
        for before, after in itertools.pairwise(self.walk(features)):
            moved = (self.value[after] - self.value[before]).ravel()  # whole numbers, so exact as floats
            credit += np.bincount((start + self.feature[before]).ravel(), weights=moved, minlength=len(credit))
        by_row = credit.reshape(rows, columns)
        order = np.argsort(by_row, axis=1, kind="stable")[:, :count]
        return [
            [self.names[column] for column in strongest if by_row[row, column] < 0]
            for row, strongest in enumerate(order.tolist())
        ]

    def walk(self, features: Matrix) -> list[Integers]:
        """Return the nodes of each row and tree at every depth, the roots first."""
        rows = len(features)
        flat = np.ascontiguousarray(features).ravel()
        offsets = (np.arange(rows) * features.shape[1])[:, np.newaxis]
        nodes = np.broadcast_to(self.roots, (rows, len(self.roots)))
        steps = [nodes]
        for _ in range(self.depth):
            asked = flat.take(self.feature.take(nodes) + offsets)
            nodes = self.left.take(nodes) + (asked > self.split.take(nodes))
            steps.append(nodes)
        return steps


def doubts(name: str, features: Matrix, odds: Integers | None = None, *, surely: bool = False) -> dict[int, str]:
    """Return the rows that the forest of that name does not take for the story's, each with what spoke against it.

    `surely` asks for those alone that are at most one tenth likely to be. `odds` are the rows' log-odds, where it has
    said them already.
    """
    if not len(features):
        return {}
    forest = load(name)
    log_odds = forest.log_odds(features) if odds is None else odds
    against = np.flatnonzero(log_odds < (_SURE if surely else forest.threshold))
    if not len(against):
        return {}
    reasons = forest.reasons(features[against])
    return {
        row: f"{_percent(int(log_odds[row]))} likely to be of the story; against it: {', '.join(why)}"
        for row, why in zip(against.tolist(), reasons, strict=True)
    }


def likeliest_of(name: str, features: Matrix, rows: Sequence[int]) -> set[int]:
    """Return those of some rows that the forest of that name takes for the story's nearly as much as any; maybe none.

    For a page of which it believes nothing: a short one, or in a language whose words say nothing to it.
    """
    if not rows:
        return set()
    log_odds = load(name).log_odds(features[list(rows)])
    best = int(log_odds.max())
    return {row for row, odds in zip(rows, log_odds.tolist(), strict=True) if odds >= max(_POOR, best - _NEAR)}


def labelled_odds(texts: Sequence[str], rows: Sequence[int], features: Matrix) -> list[int]:
    """Return the log-odds of the story, in thousandths, that the forest of labelled texts gives some lines of a text.

    `features` are those of all lines, as `form_features` gives them.
    """
    asked = labelled.labelled_features([texts[row] for row in rows], features[list(rows)])
    odds: list[int] = load("labelled").log_odds(asked).tolist()
    return odds


def _percent(log_odds: int) -> str:
    return f"{round(100 / (1 + math.exp(-log_odds / SCALE)))} %"


@cache
def load(name: str) -> Forest:
    """Return the forest in `<name>.json` beside this module. Raises ValueError for one grown on other features."""
    said: dict[str, Any] = json.loads((files("builder.boilerplate") / f"{name}.json").read_text("utf-8"))
    features = FEATURES[name]
    if said["features"] != list(features):
        raise ValueError(f"{name}.json was grown on other features; grow it again with `make train`")
    trees = [np.array(tree, dtype=np.float64) for tree in said["trees"]]
    starts = np.cumsum([0, *(len(tree) for tree in trees)])
    nodes = np.concatenate(trees)
    left = nodes[:, 2].astype(np.int64) + np.repeat(starts[:-1], [len(tree) for tree in trees])
    leaf = left == np.arange(len(nodes))
    return Forest(
        names=tuple(features.values()),
        base=said["base"],
        threshold=said["threshold"],
        roots=starts[:-1],
        feature=nodes[:, 0].astype(np.int64),
        split=np.where(leaf, np.inf, nodes[:, 1]),
        left=left,
        value=nodes[:, 3].astype(np.int64),
        depth=said["depth"],
    )
