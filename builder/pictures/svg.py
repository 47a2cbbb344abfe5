"""What pictures are made of. Measures are those of the drawing, which is 400 wide and about 330 pixels on a phone.

Colours and strokes are classes of the stylesheet, so that they follow the palette. A kind of name has a shape as well
as a colour, because a colour alone tells nothing to some readers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.markdown.escape import attribute

WIDTH = 400
SIZE = 12
"""Of letters; about ten pixels on a phone."""
LINE = 13
"""Between the lines of a label."""
LABEL = 116
"""Width that a line of a label has."""
ROW = 30
"""Between the middles of two nodes, one above the other: 24 pixels on a phone, which a finger can tell apart."""

FAMILIES = {
    "person": ("person", "Person", "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z"),
    "company": ("company", "Company", "M-5-5h10v10h-10z"),
    "government": ("body", "Body, organisation", "M0-7l7 7-7 7-7-7z"),
    "country": ("land", "Country, place", "M0-7l7 12h-14z"),
    "law": ("measure", "Law, programme, event", "M-7 0l3.5-6h7l3.5 6-3.5 6h-7z"),
    "technology": ("thing", "Technology, product", "M0 7l7-12h-14z"),
}
"""Kinds that are drawn alike go by the first of them: class, name for readers, outline around the node's middle."""
_LIKE = {"organisation": "government", "place": "country", "programme": "law", "event": "law", "product": "technology"}

_NARROW = frozenset("fijlrtIJ.,:;'’|!()[]/ -")
_BROAD = frozenset("mwMW@%&")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name in a picture."""

    label: str
    title: str
    """What is told of it when a reader points at it; it begins with the label."""
    kind: str
    target: str
    """Address of its page; empty for the page that shows the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A tie between two nodes, given by their places in the list of nodes."""

    one: int
    other: int
    strength: float
    title: str


def text_width(text: str) -> float:
    """Return how wide `text` is at most: by the letters of a broad typeface, because readers' typefaces differ."""
    ems = 0.0
    for letter in text:
        if unicodedata.east_asian_width(letter) in "WF" or letter in _BROAD:
            ems += 1
        elif unicodedata.combining(letter) == 0:
            ems += 0.41 if letter in _NARROW else 0.76 if letter.isupper() else 0.65
    return ems * SIZE


def wrapped(text: str, width: float) -> list[str]:
    """Return `text` on one or two lines no wider than `width`; what does not fit is cut off, with an ellipsis."""
    first, rest = "", text.split()
    while rest and text_width(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    return [_fitted(line, width) for line in (first, " ".join(rest)) if line]


def fits(text: str, width: float) -> bool:
    """Say whether `wrapped` shows all of `text`."""
    return " ".join(wrapped(text, width)) == text


def _fitted(text: str, width: float) -> str:
    if text_width(text) <= width:
        return text
    while text and text_width(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,-–") + "…"


def family(kind: str) -> str:
    """Return the kind by whose shape and colour a kind is drawn."""
    return _LIKE.get(kind, kind)


def mark(kind: str, x: int, y: int) -> str:
    """Return the shape of a kind of name with its middle at (x, y)."""
    css, _, outline = FAMILIES[family(kind)]
    return f'<path class="mark {css}" transform="translate({x} {y})" d="{outline}"/>'


def label(text: Sequence[str], x: int, y: int, anchor: str = "middle") -> str:
    """Return lines of text, the baseline of the first at y; they begin, are centred or end at x."""
    return "".join(
        f'<text x="{x}" y="{y + LINE * number}" text-anchor="{anchor}">{attribute(line)}</text>'
        for number, line in enumerate(text)
    )


def linked(node: Node, drawn: str) -> str:
    """Return what was drawn of a node as one link to its page, or as it is where it has no target."""
    said = f"<title>{attribute(node.title)}</title>{drawn}"
    # SVG's older name of the attribute: a site engine may take a plain `href` for one that it has to adjust.
    return f'<a xlink:href="{attribute(node.target)}">{said}</a>' if node.target else f"<g>{said}</g>"


def lines(edges: Iterable[Edge], places: list[tuple[int, int]], *, bend: tuple[int, int] | None = None) -> str:
    """Return the ties as lines between the nodes' places; the stronger, the broader.

    With `bend` they are bent towards that point, so that lines between nodes in a column do not lie on each other, and
    those of the first node are told from those among the others, whose strength is not drawn.
    """
    edges = list(edges)
    most = max((edge.strength for edge in edges), default=1)
    drawn = []
    for edge in edges:
        (x1, y1), (x2, y2) = places[edge.one], places[edge.other]
        to = f"Q{(x1 + x2 + 2 * bend[0]) // 4} {(y1 + y2 + 2 * bend[1]) // 4} {x2} {y2}" if bend else f"L{x2} {y2}"
        broad = "among" if bend and edge.one else f"tie-{1 + round(3 * edge.strength / most)}"
        drawn.append(f'<path class="tie {broad}" d="M{x1} {y1}{to}"><title>{attribute(edge.title)}</title></path>')
    return "".join(drawn)


def legend(nodes: Iterable[Node], top: int) -> tuple[str, int]:
    """Return what the shapes mean that stand in a picture, in two columns below `top`, and how high that is."""
    used = {family(node.kind) for node in nodes}
    drawn = []
    shown = [kind for kind in FAMILIES if kind in used]
    for number, kind in enumerate(shown):
        x, y = 16 + number % 2 * (WIDTH // 2), top + 12 + number // 2 * 20
        drawn.append(mark(kind, x, y) + label([FAMILIES[kind][1]], x + 12, y + 4, "start"))
    return f'<g class="legend">{"".join(drawn)}</g>', 20 * -(-len(shown) // 2) + 8


def picture(name: str, title: str, height: int, drawn: Iterable[str], *, links: bool) -> str:
    """Return an SVG element. `name` is its class and begins the id of its title.

    One that holds links is a group, because nothing within an image can be reached.
    """
    role = "group" if links else "img"
    head = f'<svg class="{name}" viewBox="0 0 {WIDTH} {height}" role="{role}" aria-labelledby="{name}-title">'
    return f'{head}<title id="{name}-title">{attribute(title)}</title>{"".join(drawn)}</svg>'
