"""Verification: every quoted span is looked up again in the page that the reader gets.

The builder believes nothing it computed: the built HTML is parsed, the cited element is found by its id, and its
text must hold the quote, letter for letter. One miss fails the build and names the point.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from builder.errors import CitationBroken, Problem
from builder.model import Briefings, Citation, Point
from builder.slugs import Slug


def verify(briefings: Briefings, site: Path) -> int:
    """Look up every citation in the built site and return how many there were. Raises CitationBroken."""
    problems: list[Problem] = []
    wanted: dict[Slug, list[tuple[str, Citation]]] = defaultdict(list)
    for where, point in _points(briefings):
        problems += _rebuilt(where, point)
        for citation in point.citations:
            wanted[citation.article].append((where, citation))
    for article, citations in wanted.items():
        path = site / "articles" / article / "index.html"
        texts = _texts(path)
        for where, citation in citations:
            text = texts.get(citation.anchor)
            if text is None or citation.quote not in text:
                found = "there is no such element" if text is None else f"found “{text}”"
                said = f"{where} cites “{citation.quote}” at #{citation.anchor}, but {found}"
                problems.append(Problem(path=str(path.relative_to(site)), text=said))
    if problems:
        raise CitationBroken(problems)
    return sum(map(len, wanted.values()))


def _points(briefings: Briefings) -> Iterator[tuple[str, Point]]:
    for slug, points in briefings.articles.items():
        yield from ((f"the briefing of article '{slug}'", point) for point in points)
    for slug, briefing in briefings.topics.items():
        yield from ((f"the briefing of topic '{slug}'", point) for point in briefing.points)


def _rebuilt(where: str, point: Point) -> Iterator[Problem]:
    """A computed point is its quotes, joined, with its edits applied; anything else is not verbatim."""
    text = " ".join(citation.quote for citation in point.citations)
    for edit in sorted(point.edits, key=lambda e: -e.at):
        text = text[: edit.at] + edit.now + text[edit.at + len(edit.was) :]
    if point.origin == "computed" and text != point.text:
        yield Problem(path="briefing", text=f"{where} says “{point.text}”, its quotes give “{text}”")


def _texts(path: Path) -> dict[str, str]:
    """Return the text of each element of the page that has an id."""
    try:
        root = html.fromstring(path.read_bytes())
    except OSError:
        return {}
    return {str(span.get("id")): str(span.xpath("string()")) for span in root.iter("span") if span.get("id")}
