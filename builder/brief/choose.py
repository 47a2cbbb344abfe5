"""Choosing points: the sentences that stand for many, none of which says what another says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from builder.brief.rank import Ranked, says_the_same
from builder.centrality import centrality, pick

ENOUGH = 3
"""Points of a briefing beside which one that tells when by a day that nobody knows is left out."""
FROM_EACH = 5
"""Sentences of one article that are considered for a topic or a period."""
NEWEST = 60
"""Articles that are considered: a briefing is about now, and its cost must not grow with the corpus."""


def choose(candidates: Sequence[Ranked], worth: Sequence[float], most: int, from_one: int) -> list[Ranked]:
    """Return up to `most` candidates, the best first, no more than `from_one` of an article and no two alike."""

    def refuse(at: int, taken: Sequence[int]) -> bool:
        article = candidates[at].article
        return sum(candidates[other].article == article for other in taken) >= from_one or any(
            says_the_same(candidates[at], candidates[other]) for other in taken
        )

    chosen = [candidates[at] for at in pick(worth, [candidate.bag for candidate in candidates], most, refuse)]
    timely = [candidate for candidate in chosen if not candidate.untimed]
    return timely if len(timely) >= ENOUGH else chosen


def choose_across(candidates: Sequence[Ranked], priors: Sequence[float], most: int) -> list[Ranked]:
    """Return what stands for the candidates of several articles; `priors` say what each is worth by itself.

    Half counts how many others say the like, half the prior: stories on different events share few words.
    """
    articles = Counter(candidate.article for candidate in candidates)
    from_one = max(2, -(-most // max(len(articles), 1)))
    top = max(priors, default=0.0) or 1.0
    central = centrality([c.bag for c in candidates], priors)
    worth = [(among + own / top) / 2 for among, own in zip(central, priors, strict=True)]
    return choose(candidates, worth, most, from_one)
