"""Verification: every quoted span is looked up again, in the article and in the page that the reader gets.

The builder believes nothing it computed: the quote must be the paragraph's text from start to end, and the built HTML
is parsed, the cited element found by its id as a browser finds it, and its text must hold the quote, letter for letter.
One miss fails the build and names the point.

Text that nobody cites is compared as well. Where a page does not show what the record of its article says, it is a
warning: one article that renders amiss does not cost all others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from lxml import etree, html

from builder.cache import digest
from builder.errors import CitationBroken, Problem
from builder.model import CELL, Article, Briefings, Citation, Paragraph, ParagraphId, Point
from builder.slugs import Slug

_CITED = re.compile(r"[pm]\d+(?:s\d+)?")
"""Ids of paragraphs and sentences."""


def verify(briefings: Briefings, site: Path, before: Mapping[Slug, bytes] | None = None) -> dict[Slug, bytes]:
    """Look up every citation. Raises CitationBroken.

    Return a seal for each article that is cited, a digest of all citations of it. Of an article whose page has not
    changed, and whose seal `before` holds, the page is not looked at again.
    """
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
    seals: dict[Slug, bytes] = {}
    for article, citations in wanted.items():
        seals[article] = digest(repr(citations))
        if before and before.get(article) == seals[article]:
            continue
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
    return seals


def misread(briefings: Briefings, site: Path, skip: Container[Slug] = ()) -> dict[Slug, Problem]:
    """Return a warning for each article whose page has a paragraph that does not show as its record says.

    Those of `skip` are not looked at.
    """
    found = {}
    for article in (a.article for a in briefings.corpus.analyses if a.article.slug not in skip):
        path = site / "articles" / article.slug / "index.html"
        shown = _paragraphs(article, path)
        for paragraph in article.paragraphs:
            text, seen = _folded(paragraph.text, paragraph), shown.get(paragraph.id)
            if seen != text:
                said = "is not there" if seen is None else f"shows as “{seen}”"
                said = f"paragraph {paragraph.id}, “{text}”, {said}"
                found[article.slug] = Problem(path=str(path.relative_to(site)), text=said, severity="warning")
                break
    return found


def _paragraphs(article: Article, path: Path) -> dict[ParagraphId, str]:
    """Return what the page shows of each paragraph that is in it."""
    root = _parsed(path)
    if root is None:
        return {}
    elements = {element.get("id"): element for element in reversed(root.xpath("//*[@id]"))}
    shown: dict[ParagraphId, str] = {}
    for paragraph in article.paragraphs:
        element = elements.get(paragraph.id)
        if element is None:
            continue
        text = str(element.xpath("string()"))
        if paragraph.kind == "table":
            text = CELL.join(str(cell.xpath("string()")) for cell in element.xpath("ancestor::tr[1]/*"))
        elif paragraph.kind == "code":  # Its element is empty, and stands where the line begins.
            text = "".join(element.xpath("following-sibling::node()/descendant-or-self::text()")).partition("\n")[0]
        shown[paragraph.id] = _folded(text, paragraph)
    return shown


def _folded(text: str, paragraph: Paragraph) -> str:
    """Return `text` with white space folded; rows of a table are filled up with empty cells on the page."""
    said = " ".join(text.split())
    return said.rstrip("| ").lstrip("| ") if paragraph.kind == "table" else said


def _parsed(path: Path) -> html.HtmlElement | None:
    try:
        return html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    except (OSError, etree.ParserError):
        return None


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
    root = _parsed(path)
    if root is None:
        return {}
    texts: dict[str, str] = {}
    for element in root.iter(etree.Element):
        if (id_ := element.get("id")) not in texts and _CITED.fullmatch(str(id_)):
            texts[str(id_)] = str(element.xpath("string()"))
    return texts
