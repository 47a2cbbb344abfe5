"""How well one article fits one topic.

The score is the sum over the definition's signals of weight x (1 + ln n), n being how often the signal occurs: saying
"data center" ten times is more than once, but not ten times more (the sublinear term frequency of Manning, Raghavan
and Schütze, "Introduction to Information Retrieval", 6.4.1). What stands in the title counts three times. A long text
collects stray words and a short one has room for few, so the sum is divided by the text's pivoted length (Singhal,
Buckley and Mitra, "Pivoted Document Length Normalization", 1996).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.model import TITLE, Analysis, ParagraphId, TopicScore
from builder.topics.definition import Definition, Key, Signals

_IN_TITLE = 3
_PIVOT = 500
"""Words of an article whose sum is its score."""
_SLOPE = 0.3
"""How far length counts, from 0 to 1: an article twice as long needs 1.3 times the sum."""

_Part = tuple[float, str]
"""What a signal adds, and what is said of it."""


class _Found(NamedTuple):
    """A phrase or an entity in an article, in the order in which tuples are sorted."""

    paragraph: ParagraphId
    start: int
    minus_end: int
    """Of two with one start the longer comes first."""
    key: Key


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article has of all topics."""

    found: Mapping[Key, Sequence[_Found]]
    lead: ParagraphId | None
    """The first paragraph that is no heading."""
    length: float
    """Divides a sum: 1 at `_PIVOT` words."""


def evidence(analysis: Analysis) -> Evidence:
    """Return the phrases and entities of an article."""
    paragraphs = analysis.article.paragraphs
    words = sum(paragraph.text.count(" ") + 1 for paragraph in paragraphs)
    found: dict[Key, list[_Found]] = defaultdict(list)
    for hit in analysis.phrases:
        found["phrase", hit.phrase].append(_Found(hit.paragraph, hit.start, -hit.end, ("phrase", hit.phrase)))
    for mention in analysis.mentions:
        key: Key = ("entity", mention.entity)
        found[key].append(_Found(mention.paragraph, mention.start, -mention.end, key))
    return Evidence(
        found=found,
        lead=next((p.id for p in paragraphs if p.kind != "heading"), None),
        length=1 - _SLOPE + _SLOPE * words / _PIVOT,
    )


def score(definition: Definition, evidence: Evidence) -> TopicScore:
    """Return how well the article fits the topic by itself."""
    topic, found = definition.topic, evidence.found
    groups = {name: _places(group.keys, found) for name, group in definition.groups.items()}
    missing = tuple(name for name, places in groups.items() if _times(places) < definition.groups[name].least)
    signals, meeting = _among(definition.signals, found), list[_Part]()
    if topic.within == "paragraph" and groups and not missing:
        together = _together(list(groups.values()), evidence.lead)
        signals = [each for each in signals if each.paragraph in together]
        said = f"{_listed(list(groups))} in one paragraph"
        missing = () if together else (said,)
        if together and topic.together:
            meeting = [_part(said, topic.together, _times(together))]
    reasons = _ordered([*meeting, *_parts(definition.signals, signals)])
    against = _ordered(_parts(definition.against, _among(definition.against, found)))
    never = _parts(definition.never, _among(definition.never, found))
    total = sum(value for value, _ in reasons) - sum(value for value, _ in against)
    points = max(0.0, round(total / evidence.length, 1))
    return TopicScore(
        topic=topic.slug,
        score=points,
        member=points >= topic.threshold and not missing and not never,
        ground="score",
        reasons=tuple(f"{said}: {value:.1f}" for value, said in reasons),
        against=(*(f"{said}: rules it out" for _, said in never), *(f"{said}: −{v:.1f}" for v, said in against)),
        missing=missing,
        length=round(evidence.length, 2),
    )


def _among(keys: Collection[Key], found: Mapping[Key, Sequence[_Found]]) -> list[_Found]:
    """Return what is found of `keys` by paragraph and start; of those with one start the longest first."""
    return sorted(each for key, there in found.items() if key in keys for each in there)


def _places(keys: Collection[Key], found: Mapping[Key, Sequence[_Found]]) -> list[ParagraphId]:
    return [each.paragraph for key, there in found.items() if key in keys for each in there]


def _together(places: Sequence[Collection[ParagraphId]], lead: ParagraphId | None) -> set[ParagraphId]:
    """Return the paragraphs in which all groups meet. A title is terse: one group that it lacks may be in the lead."""
    together = set.intersection(*map(set, places))
    lacking = [there for there in places if TITLE not in there]
    if len(lacking) <= 1 < len(places) and all(lead in there for there in lacking):
        together.add(TITLE)
    return together


def _parts(signals: Signals, found: Iterable[_Found]) -> list[_Part]:
    """Return what each signal adds. What stands within a longer signal is none: an "AI chip" is no chip besides."""
    places: dict[Key, list[ParagraphId]] = {}
    last: _Found | None = None
    for each in found:
        if last and last.paragraph == each.paragraph and each.minus_end >= last.minus_end:
            continue
        last = each
        places.setdefault(each.key, []).append(each.paragraph)
    return [_part(*signals[key], _times(there)) for key, there in places.items()]


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
