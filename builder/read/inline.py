"""Running text of a Markdown block: plain, with its spans, and without the pictures and the raw HTML in it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from builder.model import Span, SpanKind
from builder.read.runs import Runs

_OPEN: dict[str, SpanKind] = {"em_open": "emphasis", "strong_open": "strong"}
_HELD: dict[str, SpanKind] = {"code_inline": "code", "name": "name"}
"""Pieces that hold their text themselves."""
_LEFT_OUT = {kind: kind for kind in ("image", "attributes", "markup", "template", "reference_mark")} | {"box": "markup"}
"""By which rule a piece that is no text is left out."""
_CLOSE = ("em_close", "strong_close", "link_close")
_BREAKS = ("softbreak", "hardbreak")
_BR = re.compile(r"<br\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """Running text up to a hard break."""

    text: str
    spans: list[Span]
    lines: int
    """How many lines of the file it takes."""
    lost: frozenset[str]
    """Rules by which something within it was left out: `image`, `html`, `comment`, `template`, `attributes`,
    `reference_mark`, `markup`."""


def segments(token: Token, links: Callable[[str], str | None], lines: int) -> Iterator[Segment]:
    """Return the running text of a block of so many lines: a segment a hard break, where each line can be told.

    The title of a box stands in the first line.
    """
    children = token.children or []
    told = sum(map(_breaks, children)) == lines - 1
    runs = Runs()
    taken = 1
    lost: set[str] = set(token.meta.get("lost", ()))
    if address := token.meta.get("link"):
        runs.open("link", links(address))
    titled = any(child.type == "box" for child in children[:1])
    for child in children:
        taken += _breaks(child) if child.type not in _BREAKS else 0
        ends = child.type == "hardbreak" or (titled and child.type == "softbreak")
        titled = titled and not ends
        if ends and told:
            yield Segment(*runs.take(), taken, frozenset(lost))
            lines -= taken
            taken, lost = 1, set()
        elif child.type in _BREAKS:
            taken += 1
            runs.add(" ")
        elif rule := _add(child, runs, links):
            lost.add(rule)
    yield Segment(*runs.take(), lines, frozenset(lost))


def _add(child: Token, runs: Runs, links: Callable[[str], str | None]) -> str:
    """Add a piece to the text; return the rule by which it is left out, empty where it is not."""
    kind = child.type
    if kind in ("text", "text_special"):
        runs.add(child.content)
    elif kind in _HELD:
        runs.open(_HELD[kind], child.meta.get("name", ""))
        runs.add(child.content)
        runs.close()
    elif kind in _OPEN:
        runs.open(_OPEN[kind])
    elif kind == "link_open":
        runs.open("link", links(str(child.attrs.get("href", ""))))
    elif kind in _CLOSE:
        runs.close()
    elif kind == "html_inline":
        runs.add(" " if _BR.match(child.content) else "")
        return "comment" if child.content.startswith("<!--") else "html"
    return _LEFT_OUT.get(kind, "")


def _breaks(child: Token) -> int:
    """Return how many ends of lines stand in a piece: itself, or in the address, the title and the words of a link."""
    said = (
        child.attrs.get("href"),
        child.attrs.get("src"),
        child.attrs.get("title"),
        child.type == "image" and child.content,
    )
    return int(child.type in _BREAKS) + sum(text.count("\n") for text in said if isinstance(text, str))


def shifted(spans: Sequence[Span], by: int) -> Iterator[Span]:
    """Return `spans` as they are after a text of length `by`."""
    return (dataclasses.replace(span, start=span.start + by, end=span.end + by) for span in spans)
