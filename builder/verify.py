"""Verification: every quoted span is looked up again, in the article and in the page that the reader gets.

The builder believes nothing it computed: the quote must be the paragraph's text from start to end, and the built HTML
is parsed, the cited element found by its id as a browser finds it, and its text must hold the quote, letter for letter.
One miss fails the build and names the point.

Text that nobody cites is compared as well. Where a page does not show what the record of its article says, it is a
warning: one article that renders amiss does not cost all others.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree, html

from builder.cache import digest
from builder.errors import CitationBroken, Problem
from builder.model import CELL, Article, Briefings, Citation, Paragraph, Point
from builder.processes import forked, shares
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked up in the pages of articles."""

    seals: Mapping[Slug, bytes]
    """Of each article: a digest of all citations of it, which are all there."""
    misread: Mapping[Slug, Problem]
    """A warning for each article whose page has a paragraph that does not show as its record says."""


def verify(
    briefings: Briefings, site: Path, before: Mapping[Slug, bytes] = MappingProxyType({}), jobs: int = 1
) -> Verified:
    """Look up every citation, and every paragraph. Raises CitationBroken.

    `before` has the seals of articles whose pages have not changed since they were given: such a page is looked at
    again for other citations only.
    """
    problems: list[Problem] = []
    wanted: dict[Slug, list[tuple[str, Citation]]] = {a.article.slug: [] for a in briefings.corpus.analyses}
    for where, point in _points(briefings):
        problems += _rebuilt(where, point)
        for citation in point.citations:
            wanted.setdefault(citation.article, []).append((where, citation))
    articles = {a.article.slug: a.article for a in briefings.corpus.analyses}
    seals = {slug: digest(repr(citations)) for slug, citations in wanted.items()}
    todo = [slug for slug, seal in seals.items() if before.get(slug) != seal]

    def looked_up(part: int) -> dict[Slug, tuple[list[Problem], Problem | None]]:
        found = {}
        for slug in todo[part::parts]:
            page, article = _Page(site, slug), articles.get(slug)
            missed = [*_misquoted(article, wanted[slug]), *_missed(page, wanted[slug])]
            found[slug] = missed, _misread(page, article) if article and slug not in before else None
        return found

    parts = shares(jobs, len(todo))
    found = ChainMap(*forked(looked_up, parts))
    problems += chain.from_iterable(found[slug][0] for slug in todo)
    if problems:
        raise CitationBroken(problems)
    return Verified(seals=seals, misread={slug: wrong for slug in todo if (wrong := found[slug][1])})


class _Page:
    """The page of an article, read when somebody asks for an element of it."""

    def __init__(self, site: Path, article: Slug) -> None:
        self.name = f"articles/{article}/index.html"
        self._path = site / self.name

    @cached_property
    def elements(self) -> Mapping[str, html.HtmlElement]:
        """Return the elements by their ids; of two with one id the first, as in a browser."""
        try:
            root = html.fromstring(self._path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        except (OSError, etree.ParserError):
            return {}
        found: Any = root.xpath("//*[@id]")
        return {element.get("id"): element for element in reversed(found)}


def _misquoted(article: Article | None, citations: Iterable[tuple[str, Citation]]) -> Iterator[Problem]:
    """Return what the record of an article does not say where it is quoted."""
    texts = {p.id: p.text for p in article.paragraphs} if article else {}
    for where, citation in citations:
        if texts.get(citation.paragraph, "")[citation.start : citation.end] != citation.quote:
            said = f"{where} cites “{citation.quote}”, which paragraph {citation.paragraph} does not say there"
            yield Problem(path=f"articles/{citation.article}", text=said)


def _missed(page: _Page, citations: Iterable[tuple[str, Citation]]) -> Iterator[Problem]:
    """Return what the page does not show where a citation leads."""
    for where, citation in citations:
        element = page.elements.get(citation.anchor)
        text = None if element is None else str(element.xpath("string()"))
        if text is None or citation.quote not in text:
            found = "there is no such element" if text is None else f"found “{text}”"
            said = f"{where} cites “{citation.quote}” at #{citation.anchor}, but {found}"
            yield Problem(path=page.name, text=said)


def _misread(page: _Page, article: Article) -> Problem | None:
    """Return a warning of the first paragraph that does not show as its record says."""
    for paragraph in article.paragraphs:
        text, seen = _folded(paragraph.text, paragraph), _shown(page, paragraph)
        if seen != text:
            said = "is not there" if seen is None else f"shows as “{seen}”"
            said = f"paragraph {paragraph.id}, “{text}”, {said}"
            return Problem(path=page.name, text=said, severity="warning")
    return None


def _shown(page: _Page, paragraph: Paragraph) -> str | None:
    """Return what the page shows of a paragraph; None where it is not there."""
    element = page.elements.get(paragraph.id)
    if element is None:
        return None
    text = str(element.xpath("string()"))
    if paragraph.kind == "list_item":  # Its element holds the lists that stand in it.
        text = "".join(element.xpath("descendant::text()[count(ancestor::li) = $own]", own=_items(element)))
    elif paragraph.kind == "table":
        text = CELL.join(str(cell.xpath("string()")) for cell in element.xpath("ancestor::tr[1]/*"))
    elif paragraph.kind == "code":  # Its element is empty, and stands where the line begins.
        text = "".join(element.xpath("following-sibling::node()/descendant-or-self::text()")).partition("\n")[0]
    return _folded(text, paragraph)


def _items(element: Any) -> int:
    return sum(1 for around in (element, *element.iterancestors()) if around.tag == "li")


def _folded(text: str, paragraph: Paragraph) -> str:
    """Return `text` with white space folded; rows of a table are filled up with empty cells on the page."""
    said = " ".join(text.split())
    return said.rstrip("| ").lstrip("| ") if paragraph.kind == "table" else said


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
