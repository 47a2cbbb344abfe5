"""An article's paragraphs as Markdown: lists, quotations, tables and code where they belong together."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.markdown.cells import cells_of
from builder.markdown.escape import attribute
from builder.markdown.runs import runs
from builder.markdown.spans import marked_up
from builder.model import Paragraph, ParagraphId, Sentence, Span
from builder.spans import within

Link = tuple[int, int, str]
"""Start and end in the paragraph's text, and the target."""

_Sentences = Mapping[ParagraphId, Sequence[Sentence]]
_Links = Mapping[ParagraphId, Sequence[Link]]


def body(
    paragraphs: Iterable[Paragraph], sentences: Iterable[Sentence], links: Iterable[tuple[ParagraphId, Link]]
) -> Iterator[str]:
    """Return the blocks of an article's text, each sentence an element of its own, with `links` in it."""
    sentences_of: dict[ParagraphId, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        sentences_of[sentence.paragraph].append(sentence)
    links_of: dict[ParagraphId, list[Link]] = defaultdict(list)
    for id_, link in links:
        links_of[id_].append(link)
    numbers = itertools.count(1)
    for kind, together in runs(_nested(paragraphs)):
        if kind == "table":
            yield _table(together, sentences_of, links_of)
        elif kind == "code":
            yield _code(together, sentences_of)
        else:
            written = [_paragraph(p, sentences_of[p.id], links_of[p.id], numbers) for p in together]
            yield from ["\n".join(written)] if kind else written


def _nested(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Return the paragraphs, each heading one level below that which it stands under.

    Authors choose headings by their size, and what reads pages out tells that a part is missing where a level is (WCAG,
    G141).
    """
    above: list[int] = []
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            above = [*(level for level in above if level < paragraph.level), paragraph.level]
            yield replace(paragraph, level=len(above) + 1)
        else:
            yield paragraph


def _paragraph(
    paragraph: Paragraph, sentences: Sequence[Sentence], links: Sequence[Link], numbers: Iterator[int]
) -> str:
    if paragraph.kind == "heading":
        text = marked_up(paragraph.text, (), links, paragraph.spans)
        return f"{'#' * min(paragraph.level + 1, 6)} {text} {{: #{paragraph.id} }}"
    text = marked_up(paragraph.text, sentences, links, paragraph.spans) + _permalink(paragraph, next(numbers))
    if paragraph.kind == "list_item":
        marker = f"{paragraph.level}." if paragraph.level else "-"
        indent = "    " * paragraph.depth
        return f"{indent}{marker} {text}\n{indent}    {{: #{paragraph.id} }}"
    if paragraph.kind == "quote":
        return f"> {text}\n> {{: #{paragraph.id} }}"
    return f"{text}\n{{: #{paragraph.id} }}"


def _permalink(paragraph: Paragraph, number: int) -> str:
    """Return a link by which a reader passes the paragraph on; empty, so that the text of the page stays the text."""
    return f' <a class="permalink" href="#{paragraph.id}" aria-label="Link to paragraph {number}"></a>'


def _table(rows: Sequence[Paragraph], sentences: _Sentences, links: _Links) -> str:
    """Return a table, its first row the heading; anchors stand in a row's first cell, links where the names are."""
    cells = [_cells(row, links[row.id]) for row in rows]
    width = max(map(len, cells))
    lines = []
    for row, texts in zip(rows, cells, strict=True):
        anchors = _anchors(row, sentences[row.id])
        lines.append("| " + anchors + " | ".join(texts + [""] * (width - len(texts))) + " |")
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cells(row: Paragraph, links: Sequence[Link]) -> list[str]:
    """Return the cells of a row, each with its part of what lies over several."""
    places = cells_of(row.text)
    starts, ends = [start for start, _ in places], [end for _, end in places]
    spans: list[list[Span]] = [[] for _ in places]
    names: list[list[Link]] = [[] for _ in places]
    for span in row.spans:
        for n in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            spans[n] += within([span], starts[n], ends[n])
    for start, end, target in links:
        for n in range(bisect_right(ends, start), bisect_left(starts, end)):
            begins, last = max(start - starts[n], 0), min(end, ends[n]) - starts[n]
            names[n] += [(begins, last, target)] if begins < last else []
    texts = [row.text[start:end] for start, end in places]
    return [marked_up(text, (), own, over) for text, own, over in zip(texts, names, spans, strict=True)]


def _code(paragraphs: Sequence[Paragraph], sentences: _Sentences) -> str:
    lines = [_anchors(line, sentences[line.id]) + attribute(line.text) for line in paragraphs]
    return "<pre><code>" + "\n".join(lines) + "</code></pre>"


def _anchors(paragraph: Paragraph, sentences: Sequence[Sentence]) -> str:
    return "".join(f'<span id="{anchor}"></span>' for anchor in [paragraph.id, *(s.anchor for s in sentences)])
