"""How many of the sentences that may become points read alone: on labelled sentences that we wrote.

The labels are in `tests/gold/told/alone.yml`, whose header explains them. Every labelled sentence is mended and judged
as for a briefing, whatever its weight, and so are pairs of sentences that make one point. One that is not chosen costs
a point, one that is chosen and cannot be read misleads; both are told, and only the second is what the program must
not do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from builder.brief.article import brief_article
from builder.brief.rank import passage, rank
from builder.brief.readable import Mended, Readable
from builder.model import Analysis
from builder.schemas import Entity
from builder.slugs import Slug

_SMALL = frozenset("the a an of s".split())


def judged(
    labels: list[dict[str, Any]], analyses: Mapping[str, Analysis], entities: Mapping[Slug, Entity]
) -> Iterator[tuple[dict[str, Any], Mended | None]]:
    """Return each labelled sentence, or pair, with what the program makes of it, None where it would not choose it."""
    readable = {name: Readable(analysis, entities) for name, analysis in analyses.items()}
    numbers: dict[str, dict[str, int]] = {}
    for name, analysis in analyses.items():
        texts = {p.id: p.text for p in analysis.article.paragraphs}
        numbers[name] = {texts[s.paragraph][s.start : s.end]: at for at, s in enumerate(analysis.sentences)}
    for label in labels:
        text, number = label["text"], numbers[label["text"]].get(label["sentence"])
        if number is None:
            yield label, None
        elif "with" in label:
            found = passage(analyses[text], number, readable[text], opens=number == 0)
            yield label, found if found and found.quotes == (label["sentence"], label["with"]) else None
        else:
            yield label, readable[text](number)


def is_right(label: Mapping[str, Any], mended: Mended) -> bool:
    """Say whether a chosen sentence, with its edits, reads alone according to its label."""
    if label["alone"] == "yes":
        return True
    if label["alone"] == "trim":
        return label["cut"].strip() not in mended.text
    if label["alone"] == "no":
        return f"[{label.get('surname')}]" in mended.text
    at = label["sentence"].index(label["was"])
    over = [edit for edit in mended.edits if edit.at <= at < edit.at + len(edit.was)]
    return bool(over) and _alike(over[0].now, label["name"])


def _alike(one: str, other: str) -> bool:
    """Say whether two names are the same but for small words and what describes one of them."""
    words = [set(re.findall(r"\w+", name.lower())) - _SMALL for name in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


def measure(
    labels: list[dict[str, Any]], analyses: Mapping[str, Analysis], entities: Mapping[Slug, Entity]
) -> dict[str, Any]:
    """Return the share that reads alone: of the sentences that may be chosen, and of the points of articles.

    What could be read, as it stands or mended, and is refused, is counted as well.
    """
    counts: Counter[str] = Counter()
    briefed = {
        (name, tuple(citation.quote for citation in point.citations))
        for name in sorted({label["text"] for label in labels})
        for point in brief_article(rank(analyses[name], entities))
    }
    for label, mended in judged(labels, analyses, entities):
        if label.get("optional"):
            continue
        quotes = (label["sentence"], label["with"]) if "with" in label else (label["sentence"],)
        if mended and (label["text"], quotes) in briefed:
            counts["points"] += 1
            counts["points_right"] += is_right(label, mended)
        if "with" in label:
            counts["pairs"] += mended is not None
            counts["pairs_right"] += mended is not None and is_right(label, mended)
            continue
        readable = label["alone"] == "yes"
        mendable = label["alone"] in ("trim", "bracket") or bool(label.get("surname"))
        counts["labelled"] += 1
        counts["readable"] += readable
        counts["mendable"] += mendable
        if mended is None:
            counts["readable_refused"] += readable
            counts["mendable_refused"] += mendable
        else:
            counts["chosen"] += 1
            counts["right"] += is_right(label, mended)
    return {
        **{name: counts[name] for name in ("labelled", "chosen")},
        "precision": round(counts["right"] / max(1, counts["chosen"]), 4),
        "pairs": counts["pairs"],
        "pairs_precision": round(counts["pairs_right"] / max(1, counts["pairs"]), 4),
        "points": counts["points"],
        "points_precision": round(counts["points_right"] / max(1, counts["points"]), 4),
        **{name: counts[name] for name in ("readable", "readable_refused", "mendable", "mendable_refused")},
    }
