"""Paragraphs as the Markdown that a person would write and edit, for `content/articles/<id>.md`.

Unlike what is written for the site engine it is CommonMark, holds no HTML and no more escapes than it needs. Whether it
reads back as what it was made of is for the caller to look: emphasis that ends within a word has no Markdown at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from builder.markdown.cells import cells_of
from builder.markdown.runs import runs
from builder.model import Paragraph, Span, SpanKind
from builder.spans import within

_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_BLOCK = re.compile(r"(?:[-+#>=~|:]|\d+(?=[.)](?:\s|$)))")
_MARKS: dict[SpanKind, str] = {"strong": "**", "emphasis": "*"}
_LAYERS: tuple[SpanKind, ...] = ("link", "strong", "emphasis", "code")
"""The outermost first."""
_TARGET = re.compile(r"[\\&<>]")
_RUN = re.compile(r"`+")


def blocks_of(paragraphs: Iterable[Paragraph], keeping: dict[str, Collection[SpanKind]]) -> Iterator[str]:
    """Return the blocks of a page; `keeping` says which spans of a paragraph are written, all where it is not there."""
    for kind, together in runs(paragraphs):
        if kind == "code":
            yield _code([paragraph.text for paragraph in together])
        elif kind == "table":
            yield _table(together, keeping)
        elif kind == "list":
            yield "\n".join(_list(together, keeping))
        else:
            yield "\n\n".join(_block(p, keeping.get(p.id, _LAYERS)) for p in together)


def _list(items: Sequence[Paragraph], keeping: dict[str, Collection[SpanKind]]) -> Iterator[str]:
    """Return the lines of a list; each begins below the first letter of the item that it stands in.

    A list whose first number is not 1 begins behind a blank line, or it would go on what is said above it.
    """
    begins: list[str] = []
    for item in items:
        if item.level > 1 and item.depth >= len(begins) > 0:
            yield ""
        begins = [*begins[: item.depth], _begins(item)]
        indent = " " * sum(map(len, begins[:-1]))
        yield f"{indent}{_block(item, keeping.get(item.id, _LAYERS))}"


def _begins(paragraph: Paragraph) -> str:
    return {
        "heading": "#" * min(max(paragraph.level, 2), 6) + " ",
        "list_item": f"{paragraph.level}. " if paragraph.level else "- ",
        "quote": "> ",
    }.get(paragraph.kind, "")


def _block(paragraph: Paragraph, kinds: Collection[SpanKind]) -> str:
    text = _marked(paragraph.text, [span for span in paragraph.spans if span.kind in kinds])
    return f"{_begins(paragraph)}{_begun(text)} {{#{paragraph.id}}}"


def _begun(text: str) -> str:
    """Return a line at whose beginning nothing reads as a list, a heading, a quotation or a rule."""
    if (match := _BLOCK.match(text)) is None:
        return text
    at = match.end() if text[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _table(rows: Sequence[Paragraph], keeping: dict[str, Collection[SpanKind]]) -> str:
    cells = [_cells(row, keeping.get(row.id, _LAYERS)) for row in rows]
    width = max(map(len, cells))
    lines = [
        f"| {' | '.join([*texts, *[''] * (width - len(texts))])} {{#{row.id}}} |"
        for row, texts in zip(rows, cells, strict=True)
    ]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cells(row: Paragraph, kinds: Collection[SpanKind]) -> list[str]:
    found = []
    for start, end in cells_of(row.text):
        spans = [span for span in within(row.spans, start, end) if span.kind in kinds]
        found.append(_marked(row.text[start:end], spans).replace("|", "\\|"))
    return found


def _code(lines: Sequence[str]) -> str:
    fence = "`" * max(3, 1 + max((len(run) for line in lines for run in _RUN.findall(line)), default=0))
    return "\n".join([fence, *lines, fence])


def _marked(text: str, spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    open_: list[Span] = []
    places = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        wanted = sorted((s for s in spans if s.start <= start < s.end), key=lambda span: _LAYERS.index(span.kind))
        same = 0
        while same < min(len(open_), len(wanted)) and open_[same] is wanted[same]:
            same += 1
        pieces += [_closing(span) for span in reversed(open_[same:])]
        pieces += [_MARKS.get(span.kind, "[" if span.kind == "link" else "") for span in wanted[same:]]
        open_ = wanted
        piece = text[start:end]
        is_code = bool(wanted) and wanted[-1].kind == "code"
        pieces.append(_coded(piece) if is_code else _SPECIAL.sub(r"\\\g<0>", piece))
    return "".join(pieces)


def _closing(span: Span) -> str:
    if span.kind == "link":
        target = _TARGET.sub(r"\\\g<0>", span.target)
        return f"](<{target}>)" if re.search(r"[()\s]", target) else f"]({target})"
    return _MARKS.get(span.kind, "")


def _coded(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in _RUN.findall(text)), default=0))
    pad = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
