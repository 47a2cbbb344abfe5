"""Paragraphs of which Markdown makes one block: rows of a table, lines of code, a list with those in its items."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.model import Paragraph

_DEEPEST = 5
"""Lists around one; what stands deeper is shown beside it."""


def runs(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """Return neighbours that belong together, with what they are; "" for paragraphs that are a block each.

    A list holds the lists in its items; where an item of another kind stands beside its first, another list begins.
    """
    for kind, together in groupby(nested(paragraphs), key=_run):
        if kind != "list":
            yield kind, list(together)
            continue
        items: list[Paragraph] = []
        for item in together:
            if items and not item.depth and bool(item.level) != bool(items[0].level):
                yield kind, items
                items = []
            items.append(item)
        yield kind, items


def nested(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Return paragraphs, each item of a list no deeper than those right above it allow.

    What an item stood in may be gone, or may be no item but what the whole page is laid out in. Of two kinds of list in
    one item Markdown would make one, so the second stands by itself.
    """
    around: list[tuple[int, bool]] = []
    for paragraph in paragraphs:
        if paragraph.kind != "list_item":
            around = []
            yield paragraph
            continue
        numbered, depth = bool(paragraph.level), min(paragraph.depth, _DEEPEST)
        beside = numbered
        while around and around[-1][0] >= depth:
            beside = around.pop()[1]
        around = [*(around if beside == numbered else ()), (depth, numbered)]
        yield dataclasses.replace(paragraph, depth=len(around) - 1)


def _run(paragraph: Paragraph) -> str:
    if paragraph.kind == "list_item":
        return "list"
    return paragraph.kind if paragraph.kind in ("table", "code") else ""
