"""Linking: which of an article's mentions become links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from builder.model import TITLE, WITHHELD, Analysis, LinksPer, Mention, Paragraph, ParagraphId, Span, SpanKind

_OWN: frozenset[SpanKind] = frozenset({"link", "code"})
_DECIDED = frozenset({"forced", "written"})


def linked(analysis: Analysis, per: LinksPer = "article") -> Iterator[Mention]:
    """Return the mentions that are links, in reading order: of each entity the first, and what a person asked for.

    "First" is counted anew in each section where the article, or else `per`, says so. A name that a person wrote in
    double brackets is always a link; a text that one declared to be a name is where it first stands.

    Names in headings, in the heading of a table and in code are found but not linked: a reader does not expect to
    leave from there. Nor are names within a link of the article's author, which leads to what the sentence speaks of,
    or names of which a part is emphasised with other words: the next mention is linked.
    """
    article = analysis.article
    by_section = ((article.names and article.names.per) or per) == "section"
    sections = _sections(article.paragraphs)
    closed = frozenset(_closed(article.paragraphs))
    spans = {p.id: _by_kind(p.spans) for p in article.paragraphs if p.spans}
    seen: set[tuple[int, str, str]] = set()
    for mention in analysis.mentions:
        written = mention.rule == "written"
        at = mention.paragraph
        if at in (TITLE, WITHHELD) or (at in closed and not written) or _in_the_way(mention, spans.get(at, ())):
            continue
        section = sections[at] if by_section else 0
        entity = (section, mention.entity, "")
        asked = (section, mention.entity, mention.surface) if mention.rule in _DECIDED else entity
        if written or asked not in seen:
            seen |= {asked, entity}
            yield mention


def _sections(paragraphs: Sequence[Paragraph]) -> dict[ParagraphId, int]:
    """Return the number of the section that each paragraph stands in."""
    number = 0
    sections = {}
    for paragraph in paragraphs:
        number += paragraph.kind == "heading"
        sections[paragraph.id] = number
    return sections


def _closed(paragraphs: Sequence[Paragraph]) -> Iterator[ParagraphId]:
    """Return the paragraphs in which no name is linked: headings, code, and the first row of a table."""
    before = ""
    for paragraph in paragraphs:
        if paragraph.kind in ("heading", "code") or (paragraph.kind == "table" and before != "table"):
            yield paragraph.id
        before = paragraph.kind


def _by_kind(spans: Sequence[Span]) -> list[list[Span]]:
    """Return the spans of each kind: those of one never overlap, so the one at a place is found by halving."""
    kinds: dict[SpanKind, list[Span]] = {}
    for span in spans:
        kinds.setdefault(span.kind, []).append(span)
    return list(kinds.values())


def _in_the_way(mention: Mention, kinds: Sequence[Sequence[Span]]) -> bool:
    """Say whether the author's own links, code or emphasis leave no place for a link."""
    start, end = mention.start, mention.end
    for spans in kinds:
        for number in range(bisect_right(spans, start, key=lambda span: span.end), len(spans)):
            span = spans[number]
            if span.start >= end:
                break
            nested = (span.start <= start and end <= span.end) or (start <= span.start and span.end <= end)
            if span.kind in _OWN or not nested:
                return True
    return False
