"""How much of a true text an extracted one holds: the metric of the article-extraction-benchmark.

Multisets of 4-word sequences are compared; precision and recall are averaged over pages, and F1 is that of the two
means (scrapinghub/article-extraction-benchmark, README, "Metrics"). An empty text says nothing wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LENGTH = 4


def words(text: str) -> list[str]:
    """Return the runs of letters, digits and underscores."""
    return re.findall(r"\w+", text)


def shingle_score(true: str, predicted: str) -> tuple[float, float]:
    """Return precision and recall of one text."""
    a, b = _shingles(true), _shingles(predicted)
    common = sum((a & b).values())
    return (common / sum(b.values()) if b else 1.0), (common / sum(a.values()) if a else 1.0)


def f1(scores: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return mean precision, mean recall and their F1, rounded to four decimals."""
    precision, recall = (sum(values) / len(scores) for values in zip(*scores, strict=True))
    return round(precision, 4), round(recall, 4), round(2 * precision * recall / (precision + recall or 1), 4)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    found = words(text)
    if len(found) < LENGTH:
        return Counter([tuple(found)] if found else [])
    return Counter(tuple(found[at : at + LENGTH]) for at in range(len(found) - LENGTH + 1))
