"""The briefing of one article: up to three points."""

from __future__ import annotations

from collections.abc import Sequence

from builder.brief.choose import choose
from builder.brief.rank import Ranked, point
from builder.model import Point

MOST_POINTS = 3


def brief_article(ranked: Sequence[Ranked]) -> tuple[Point, ...]:
    """Return the best sentences that do not say the same, in reading order."""
    chosen = choose(ranked, [candidate.score for candidate in ranked], MOST_POINTS, MOST_POINTS)
    return tuple(point(best) for best in sorted(chosen, key=lambda best: best.number))
