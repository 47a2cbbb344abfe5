"""The briefing of one article: up to three points."""

from __future__ import annotations

from collections.abc import Sequence

from builder.brief.rank import Ranked, point, reading_order, too_alike
from builder.model import Point
from builder.slugs import Slug

MOST_POINTS = 3


def brief_article(slug: Slug, ranked: Sequence[Ranked]) -> tuple[Point, ...]:
    """Return the best sentences that do not say the same, in reading order."""
    chosen: list[Ranked] = []
    for candidate in ranked:
        if len(chosen) == MOST_POINTS:
            break
        if not any(too_alike(candidate.words, other.words) for other in chosen):
            chosen.append(candidate)
    return tuple(point(slug, best) for best in sorted(chosen, key=reading_order))
