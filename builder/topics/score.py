"""How well one article fits one topic.

The score is the sum over the definition's signals of weight x (1 + ln n), n being how often the signal occurs: saying
"data center" ten times is more than once, but not ten times more (the sublinear term frequency of Manning, Raghavan
and Schütze, "Introduction to Information Retrieval", 6.4.1). What stands in the title counts three times. A long text
collects stray words and a short one has room for few, so the sum is divided by the text's pivoted length (Singhal,
Buckley and Mitra, "Pivoted Document Length Normalization", 1996).

A subject is not a passing mention. News says at once what it is about, or comes back to it: where neither the title
and the opening nor several paragraphs hold much of the topic, the sum counts for less. And names turn up in
passing far more often than the words of a subject do, so those who act count for no more than the words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from builder.definitions import Definition, Key, Signals
from builder.model import TITLE, ParagraphId, TopicScore
from builder.topics.evidence import Evidence, Found

_IN_TITLE = 3
_OPENS = 0.3
"""Share of the threshold that the title and the opening of an article have to hold for it to be about the topic."""
_TELLING = 1.0
"""Weight from which on a signal makes its paragraph speak of the topic."""
_PASSING = 0.3
"""What is left of a sum of which the opening has nothing, and any one paragraph."""

_Part = tuple[float, str]
"""What a signal adds, and what is said of it."""


def score(definition: Definition, evidence: Evidence) -> TopicScore:
    """Return how well the article fits the topic by itself."""
    topic, found = definition.topic, evidence.found
    groups = {name: _places(group.keys, found) for name, group in definition.groups.items()}
    missing = tuple(name for name, places in groups.items() if _times(places) < definition.groups[name].least)
    signals, meeting = _among(definition.signals, found), list[_Part]()
    together: set[ParagraphId] = set()
    if topic.within == "paragraph" and groups and not missing:
        together = _together(list(groups.values()), evidence.lead)
        signals = [each for each in signals if each.paragraph in together]
        missing = () if together else (f"{_listed(list(groups))} in one paragraph",)
        if together and topic.together:
            meeting = [_part(f"paragraphs with {_listed(list(groups))}", topic.together, _times(together))]
    parts = _parts(definition.signals, signals)
    against = _ordered(_parts(definition.against, _among(definition.against, found)).values())
    never = _parts(definition.never, _among(definition.never, found)).values()
    too_many = _names_above_words(definition, parts, meeting)
    total = sum(value for value, _ in (*meeting, *parts.values())) - too_many - sum(value for value, _ in against)
    share = _share(definition, evidence, signals, together)
    points = max(0.0, round(total * share / evidence.length, 1))
    return TopicScore(
        topic=topic.slug,
        score=points,
        member=points >= topic.threshold and not missing and not never,
        ground="score",
        reasons=tuple(f"{said}: {value:.1f}" for value, said in _ordered([*meeting, *parts.values()])),
        against=(
            *(f"{said}: rules it out" for _, said in never),
            *(f"{said}: −{value:.1f}" for value, said in against),
            *([f"names above what the words say: −{too_many:.1f}"] if too_many else []),
            *(
                [f"in passing, little of it in the title and the opening: times {share:.2f}"]
                if share < 1 and total > 0
                else []
            ),
        ),
        missing=missing,
        length=round(evidence.length, 2),
    )


def _share(
    definition: Definition, evidence: Evidence, signals: Iterable[Found], together: Collection[ParagraphId]
) -> float:
    """Return how much of a sum counts: all of it for a subject, less for what is mentioned in passing."""
    signals = list(signals)
    early = {each.key for each in signals if each.paragraph in evidence.opening}
    opens = sum(definition.signals[key][1] for key in early)
    if any(paragraph in evidence.opening for paragraph in together):
        opens += definition.topic.together or 0
    telling = {each.paragraph for each in signals if definition.signals[each.key][1] >= _TELLING} - {TITLE}
    subject = max(opens / (_OPENS * definition.topic.threshold), len(telling) / evidence.spread)
    return round(_PASSING + (1 - _PASSING) * min(1.0, subject), 2)


def _names_above_words(definition: Definition, parts: Mapping[Key, _Part], meeting: Iterable[_Part]) -> float:
    """Return by how much those who act outweigh the words of a topic that has words."""
    names = sum(value for key, (value, _) in parts.items() if key in definition.actors)
    words = sum(value for key, (value, _) in parts.items() if key not in definition.actors)
    return max(0.0, names - words - sum(value for value, _ in meeting)) if definition.topic.phrases else 0.0


def _among(keys: Collection[Key], found: Mapping[Key, Sequence[Found]]) -> list[Found]:
    """Return what is found of `keys` by paragraph and start; of those with one start the longest first."""
    return sorted(each for key, there in found.items() if key in keys for each in there) if keys else []


def _places(keys: Collection[Key], found: Mapping[Key, Sequence[Found]]) -> list[ParagraphId]:
    return [each.paragraph for key, there in found.items() if key in keys for each in there]


def _together(places: Sequence[Collection[ParagraphId]], lead: ParagraphId | None) -> set[ParagraphId]:
    """Return the paragraphs in which all groups meet. A title is terse: one group that it lacks may be in the lead."""
    together = set.intersection(*map(set, places))
    lacking = [there for there in places if TITLE not in there]
    if len(lacking) <= 1 < len(places) and all(lead in there for there in lacking):
        together.add(TITLE)
    return together


def _parts(signals: Signals, found: Iterable[Found]) -> dict[Key, _Part]:
    """Return what each signal adds. What stands within a longer signal is none: an "AI chip" is no chip besides."""
    places: dict[Key, list[ParagraphId]] = {}
    last: Found | None = None
    for each in found:
        if last and last.paragraph == each.paragraph and each.minus_end >= last.minus_end:
            continue
        last = each
        places.setdefault(each.key, []).append(each.paragraph)
    return {key: _part(*signals[key], _times(there)) for key, there in places.items()}


def _part(said: str, weight: float, times: int) -> _Part:
    return round(weight * (1 + math.log(times)), 2), said + (f" ×{times}" if times > 1 else "")


def _ordered(parts: Iterable[_Part]) -> list[_Part]:
    return sorted(parts, key=lambda part: (-part[0], part[1]))


def _times(places: Iterable[ParagraphId]) -> int:
    """Return how often something stands at `places`; the title counts three times."""
    counts = Counter(places)
    return counts.total() + (_IN_TITLE - 1) * counts[TITLE]


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
