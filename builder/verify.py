"""Verification: every quoted span is looked up again, in the article and in the page that the reader gets.

The builder believes nothing it computed: the quote must be the paragraph's text from start to end, and the built HTML
is parsed, the cited element found by its id as a browser finds it, and its text must hold the quote, letter for letter.
One miss fails the build and names the point.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from builder.errors import CitationBroken, Problem
from builder.model import Briefings, Citation, Point
from builder.slugs import Slug

_CITED = re.compile(r"[pm]\d+(?:s\d+)?")
"""Ids of paragraphs and sentences."""


def verify(briefings: Briefings, site: Path) -> int:
    """Look up every citation and return how many there were. Raises CitationBroken."""
    paragraphs = {(a.article.slug, p.id): p.text for a in briefings.corpus.analyses for p in a.article.paragraphs}
    problems: list[Problem] = []
    wanted: dict[Slug, list[tuple[str, Citation]]] = defaultdict(list)
    for where, point in _points(briefings):
        problems += _rebuilt(where, point)
        for citation in point.citations:
            wanted[citation.article].append((where, citation))
            if (
                paragraphs.get((citation.article, citation.paragraph), "")[citation.start : citation.end]
                != citation.quote
            ):
                said = f"{where} cites “{citation.quote}”, which paragraph {citation.paragraph} does not say there"
                problems.append(Problem(path=f"articles/{citation.article}", text=said))
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
    for briefing in briefings.all:
        where = f"the briefing of {briefing.kind} '{briefing.subject}'"
        yield from ((where, point) for point in briefing.points)


def _rebuilt(where: str, point: Point) -> Iterator[Problem]:
    """A computed point is its quotes, joined, with its edits applied; anything else is not verbatim."""
    text = " ".join(citation.quote for citation in point.citations)
    for edit in sorted(point.edits, key=lambda e: -e.at):
        if text[edit.at : edit.at + len(edit.was)] != edit.was:
            yield Problem(path="briefing", text=f"{where} changes “{edit.was}” at {edit.at}, where it does not stand")
        text = text[: edit.at] + edit.now + text[edit.at + len(edit.was) :]
    if point.origin == "computed" and text != point.text:
        yield Problem(path="briefing", text=f"{where} says “{point.text}”, its quotes give “{text}”")


def _texts(path: Path) -> dict[str, str]:
    """Return the text of each element of the page by its id; of two with one id the first, as in a browser."""
    try:
        root = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    except (OSError, etree.ParserError):
        return {}
    texts: dict[str, str] = {}
    for element in root.iter(etree.Element):
        if (id_ := element.get("id")) not in texts and _CITED.fullmatch(str(id_)):
            texts[str(id_)] = str(element.xpath("string()"))
    return texts
