"""Paragraphs of which Markdown makes one block: rows of a table, lines of code, items of one kind of list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.model import Paragraph


def runs(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """Return neighbours that belong together, with what they are; "" for paragraphs that are a block each."""
    for kind, together in groupby(paragraphs, key=_run):
        yield kind, list(together)


def _run(paragraph: Paragraph) -> str:
    if paragraph.kind == "list_item":
        return "numbered" if paragraph.level else "bulleted"
    return paragraph.kind if paragraph.kind in ("table", "code") else ""
