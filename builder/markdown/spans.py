"""A text as Markdown: escaped, each sentence an element that can be linked to, with its emphasis and its links.

Emphasis is written as HTML elements: asterisks cannot set apart half a word or what ends in a full stop. Links are
Markdown's, because MkDocs resolves no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.markdown.escape import address, block_start, escape, escape_part
from builder.model import Sentence, Span

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}


@dataclass(frozen=True, slots=True)
class _Element:
    start: int
    end: int
    opening: str
    closing: str


def marked_up(
    text: str, sentences: Sequence[Sentence], links: Sequence[tuple[int, int, str]], spans: Sequence[Span] = ()
) -> str:
    """Return `text` with a `span` around each sentence, a link over each (start, end, target), and its own `spans`.

    `links` overlap no link of `spans`. With sentences the Markdown begins with a tag, so nothing in the text can begin
    a block. Sentences are whole; links are cut where a sentence ends, emphasis also where a link does.
    """
    anchors = [_Element(s.start, s.end, f'<span id="{s.anchor}">', "</span>") for s in sentences]
    anchored = [_Element(start, end, "[", f"]({target})") for start, end, target in links]
    anchored += [_Element(s.start, s.end, "[", f"]({address(s.target)}){_LEAVES}") for s in spans if s.kind == "link"]
    marks = [_Element(s.start, s.end, f"<{t}>", f"</{t}>") for s in spans if (t := _TAGS.get(s.kind))]
    pieces: list[str] = []
    open_: list[_Element] = []
    first, at = block_start(text), 0
    for place, wanted in _nestings(anchors, anchored, marks):
        pieces.append(escape_part(text, at, place, first))
        same = next((n for n, pair in enumerate(zip(open_, wanted, strict=False)) if pair[0] is not pair[1]), None)
        same = min(len(open_), len(wanted)) if same is None else same
        pieces += [element.closing for element in reversed(open_[same:])]
        pieces += [element.opening for element in wanted[same:]]
        open_, at = wanted, place
    pieces.append(escape_part(text, at, len(text), first))
    return "".join(pieces)


_LEAVES = '{: rel="external nofollow" }'
"""Of a link of the article's author: it leads away, and nobody here vouches for where."""


def _nestings(
    anchors: list[_Element], links: list[_Element], marks: list[_Element]
) -> Iterator[tuple[int, list[_Element]]]:
    """Return each place where elements begin or end, and those open after it, the outermost first."""
    begin: dict[int, list[list[_Element]]] = defaultdict(lambda: [[], [], []])
    places = set()
    for layer, elements in enumerate((anchors, links, marks)):
        for element in elements:
            begin[element.start][layer].append(element)
            places |= {element.start, element.end}
    active: list[list[_Element]] = [[], [], []]
    for place in sorted(places):
        beginning = begin.get(place, [[], [], []])
        active = [
            [element for element in layer if element.end > place] + more
            for layer, more in zip(active, beginning, strict=True)
        ]
        sentence, link, rest = active
        if anchors and not sentence:
            yield place, []
        elif not rest:
            yield place, [*sentence, *link[:1]]
        else:
            rest = sorted(rest, key=lambda mark: -mark.end)
            around = [m for m in rest if link and m.start <= link[0].start and m.end >= link[0].end]
            inside = [m for m in rest if m not in around]
            yield place, [*sentence, *around, *link[:1], *inside]


def emphasised(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `text` with each (start, end) in strong type."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(f"{escape(text[at:start])}**{escape(text[start:end])}**")
        at = end
    pieces.append(escape(text[at:]))
    return "".join(pieces)
