"""Saved web pages: blocks of text with what the markup says of them, and the metadata that the page states.

Every block of text on the page is a "line" of the raw article, so that nothing vanishes: a forest of trees says which
are not of the story, those are dropped with what speaks against them, and a contributor can restore any of them.
"""

from __future__ import annotations

import codecs
import functools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from builder.boilerplate.forest import doubts
from builder.boilerplate.markup import Place, markup_features
from builder.calendar_dates import DAY_DATE, day_of
from builder.characters import fold
from builder.errors import BadInput, Problem
from builder.model import CELL, Block, Known, Repair, Span, SpanKind
from builder.read.encodings import decode, decode_as
from builder.read.links import resolved
from builder.read.runs import Runs
from builder.read.text import MAX_BYTES, correct, corrected, fold_block

_SKIPPED = frozenset("script style noscript template svg iframe head select button textarea object canvas math".split())
_BLOCKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 section article main aside header footer nav table tr caption blockquote pre "
    "figure figcaption dl dt dd form fieldset address body details summary hr br tbody thead tfoot center".split()
)
_MARKS: dict[str, SpanKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "a": "link",
}
_DRAWINGS = ("svg", "math")
_PAGE_TEXT = "boolean(.//*[self::p or self::h1 or self::h2 or self::h3 or self::li][not(ancestor::foreignobject)])"
_FEW = 12
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{3,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """What a saved page holds."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    """One a line."""
    repaired: tuple[Repair, ...]
    outside: Mapping[int, str]
    """Lines that are not of the story, and what speaks against each."""
    known: Known


def read_html(data: bytes, path: str, replace: Sequence[tuple[str, str]] = (), url: str | None = None) -> HtmlPage:
    """Read a saved page; `replace` holds misprints and their corrections, `url` is the page's address where known.

    Raises BadInput (a warning) for one that is empty, too large or in no encoding that can be told, and NotThere for a
    misprint that it does not have.
    """
    text = _decoded(data, path)
    root = _parsed(text)
    known = _known(root) if root is not None else Known()
    base = root.xpath("string(//base/@href)") if root is not None else ""
    links = functools.partial(resolved, page=url or known.url, base=base)
    blocks, repaired, found = _numbered(_blocks(root, links)) if root is not None else ([], [], [])
    if root is None or not blocks:
        raise _bad(path, "the page holds no text; save it anew, or save its text alone")
    outside = _outside(blocks, found)
    lines = [block.text for block in blocks]
    repaired += correct(lines, replace)
    return HtmlPage(
        lines=tuple(lines),
        blocks=tuple(corrected(block, replace) for block in blocks),
        repaired=tuple(repaired),
        outside=outside,
        known=known,
    )


def _bad(path: str, text: str) -> BadInput:
    return BadInput([Problem(path=path, text=f"{text}; the article is left out", severity="warning")])


def _decoded(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise _bad(path, f"the file is larger than {MAX_BYTES // 1_000_000} MB; save the article alone")
    if (text := declared_text(data)) is not None:
        return text
    if found := decode(data):
        return found[0]
    raise _bad(path, "the page is in no encoding that can be told; save it as UTF-8")


def declared_text(data: bytes) -> str | None:
    """Return the text in the encoding that the page declares; None where it declares none, or says one and is another.

    A byte order mark is stronger than what the page declares.
    """
    declared = _CHARSET.search(data[:4096])
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return decode_as(data, declared[1].decode("ascii")) if declared and not marked else None


def _parsed(text: str) -> Any:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.ParserError, ValueError):
        return None


Found = tuple[str, list[Span], str, int, Place]
"""Text, spans, kind, level and place of a block."""


@dataclass(slots=True)
class _Collector:
    """Text since the last block began, and where in the tree we are."""

    path: list[Any] = field(default_factory=list)
    runs: Runs = field(default_factory=Runs)
    items: list[int] = field(default_factory=list)
    """Of each open list: items so far; below zero for one that is not numbered."""
    linked: int = 0
    """Words within links since the last block began."""
    stressed: int = 0
    marks: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.runs.add(text)
        if self.marks:
            words = len(text.split())
            self.linked += words if "a" in self.marks else 0
            self.stressed += words if any(mark != "a" for mark in self.marks) else 0

    def flush(self) -> Iterator[Found]:
        text, spans = self.runs.take()
        place = Place(ancestors=tuple(self.path), linked=self.linked, stressed=self.stressed)
        self.linked = self.stressed = 0
        if text.strip():
            kind, level = self.kind()
            if kind == "code":
                yield from ((line, [], kind, level, place) for line in text.splitlines())
            else:
                yield text, spans, kind, level, place

    def kind(self) -> tuple[str, int]:
        tags = [element.tag for element in self.path]
        for tag in reversed(tags):
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                return "heading", max(2, int(tag[1]))
            if tag in ("figcaption", "caption"):
                return "caption", 0
            if tag == "tr":
                return "table", 0
            if tag == "li":
                return "list_item", max(0, self.items[-1]) if self.items else 0
            if tag == "pre":
                return "code", 0
            if tag == "blockquote":
                return "quote", 0
        return ("paragraph", 0) if "p" in tags else ("", 0)


def _blocks(root: Any, links: Callable[[str], str | None]) -> Iterator[Found]:
    """Return every block of text, in the order of the page; `links` tells where an `href` leads."""
    body = root.find("body")
    here = _Collector()
    walk = etree.iterwalk(root if body is None else body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SKIPPED and not _was_left_open(element):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from here.flush()
                here.path.append(element)
                if tag in ("ul", "ol"):
                    here.items.append(0 if tag == "ol" else -1_000_000)
                elif tag == "li" and here.items:
                    here.items[-1] += 1
            elif tag in ("td", "th") and here.runs.said:
                here.runs.add(CELL)
            elif tag in _MARKS:
                here.marks.append(tag)
                here.runs.open(_MARKS[tag], links(element.get("href") or "") if tag == "a" else "")
            if element.text:
                here.add(element.text)
            continue
        if tag in _BLOCKS:
            yield from here.flush()
            here.path.pop()
            if tag in ("ul", "ol") and here.items:
                here.items.pop()
        elif tag in _MARKS:
            here.marks.pop()
            here.runs.close()
        if element.tail:
            here.add(element.tail)
    yield from here.flush()


def _was_left_open(element: Any) -> bool:
    """Say whether a drawing or a formula holds text of the page: browsers end it where a paragraph begins."""
    if element.tag not in _DRAWINGS:
        return False
    # One in another that was left open is not asked again: work stays linear in the length of the page.
    return next(element.iterancestors(*_DRAWINGS), None) is not None or bool(element.xpath(_PAGE_TEXT))


def fragment(text: str, links: Callable[[str], str | None]) -> list[tuple[str, list[Span], str, int]]:
    """Return text, spans, kind and level of the blocks of a piece of a page."""
    root = _parsed(text)
    return [found[:4] for found in _blocks(root, links)] if root is not None else []


def places(text: str) -> tuple[list[str], list[Place]]:
    """Return the blocks of text of a page, and where each stands."""
    root = _parsed(text)
    blocks, _, found = _numbered(_blocks(root, lambda _: None)) if root is not None else ([], [], [])
    return [block.text for block in blocks], found


def _numbered(found: Iterator[Found]) -> tuple[list[Block], list[Repair], list[Place]]:
    blocks: list[Block] = []
    repaired: list[Repair] = []
    places: list[Place] = []
    for raw, marks, kind, level, place in found:
        line = len(blocks) + 1
        text, spans, removed = fold_block(raw, marks)
        if not text:
            continue
        if removed:
            repaired.append(Repair(line=line, was=" ".join(raw.split()), now=text, rule="invisible"))
        blocks.append(Block(first=line, last=line, text=text, kind=kind, level=level, spans=spans))
        places.append(place)
    return blocks, repaired, places


def _outside(blocks: Sequence[Block], places: Sequence[Place]) -> dict[int, str]:
    """Return the blocks that are not of the story, with what speaks against each; none where all would go.

    Of a page with few blocks somebody has cut away what surrounds the story, so only what surely is not of it goes.
    """
    features = markup_features([block.text for block in blocks], places)
    against = doubts("markup", features, surely=len(blocks) < _FEW)
    if len(against) == len(blocks):
        return {}
    return {blocks[number].first: why for number, why in against.items()}


def _known(root: Any) -> Known:
    """Return what the page states of itself, from JSON-LD first, then from its meta elements; nothing is inferred."""
    meta = _meta(root)
    linked = next(_articles(root), {})
    canonical = root.xpath("string(//link[@rel='canonical'][1]/@href)") or meta.get("og:url", "")
    url = urljoin(meta.get("og:url", ""), canonical) if canonical else ""
    language = str(root.get("lang") or "").replace("_", "-")
    authors = tuple(dict.fromkeys(_names(linked.get("author")))) or tuple(filter(None, [meta.get("author", "")]))
    publisher = next(iter(_names(linked.get("publisher"))), "") or meta.get("og:site_name", "")
    title = _title(root, str(linked.get("headline") or ""), meta, publisher)
    published = str(linked.get("datePublished") or meta.get("article:published_time", ""))
    date = DAY_DATE.match(published[:10])
    return Known(
        title=title or None,
        title_from="html",
        date=day_of(date) if date else None,
        authors=tuple(a for a in authors if len(a) <= 120 and not a.startswith(("http:", "https:"))) or None,
        publisher=publisher or None,
        url=url if urlsplit(url).scheme in ("http", "https") else None,
        language=language if _LANGUAGE.fullmatch(language) else None,
    )


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        text, _ = fold(element.get("content") or "")
        if key and text:
            found.setdefault(key.lower(), text[:500])
    return found


def _articles(root: Any) -> Iterator[dict[str, Any]]:
    """Return the JSON-LD objects that describe an article."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else [data]
        for entry in listed:
            graph = entry.get("@graph") if isinstance(entry, dict) else None
            for item in graph if isinstance(graph, list) else [entry]:
                if isinstance(item, dict) and re.search(r"Article|Posting|Report", str(item.get("@type"))):
                    yield item


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str) and (text := fold(one)[0]):
                yield text[:200]


def _title(root: Any, headline: str, meta: dict[str, str], publisher: str) -> str:
    """Return the headline: the longest `h1` that stands in a stated title, else the first title that is stated."""
    stated = [fold(t)[0] for t in (headline, meta.get("og:title", ""), root.xpath("string(//title)"))]
    said = " | ".join(stated).casefold()
    headings = [fold(heading.text_content())[0] for heading in root.iter("h1")]
    agreed = [heading for heading in headings if heading and heading.casefold() in said]
    if agreed:
        return max(agreed, key=len)[:500]  # the name of the site is often one as well
    title = next(filter(None, stated), "")
    site = re.escape(publisher)
    return re.sub(rf"\s+[-–—|·]\s+{site}$", "", title, flags=re.IGNORECASE)[:500] if publisher else title[:500]
