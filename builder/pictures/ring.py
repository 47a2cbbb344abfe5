"""One name among those it appears with: two columns beside it, the strongest at the top.

Every label has a row of its own, so none can lie over another, and there is nothing to compute: a site has hundreds of
these pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from builder.pictures.svg import (
    LABEL,
    LINE,
    ROW,
    WIDTH,
    Edge,
    Node,
    label,
    legend,
    lines,
    linked,
    mark,
    picture,
    wrapped,
)

_MIDDLE = WIDTH // 2
_LEAST, _BULGE = 48, 20
"""How far from the middle the columns stand at their ends, and how much farther halfway."""
_OWN = 2 * _LEAST
"""Width that the label in the middle has."""


def ring(nodes: Sequence[Node], edges: Sequence[Edge], title: str) -> str:
    """Return the picture: the first node in the middle, the others around it in their order."""
    places = _places(len(nodes) - 1)
    x, y = places[0]
    bottom = 2 * y
    said, high = legend(nodes, bottom)
    own = nodes[0]
    drawn = [lines(edges, places, bend=places[0])]
    for node, (left, top) in zip(nodes[1:], places[1:], strict=True):
        outward, anchor = (-10, "end") if left < x else (10, "start")
        text = wrapped(node.label, LABEL)
        name = label(text, left + outward, top + 4 - LINE * (len(text) - 1) // 2, anchor)
        drawn.append(linked(node, mark(node.kind, left, top) + name))
    drawn.append(f'<g class="own">{linked(own, mark(own.kind, x, y) + label(wrapped(own.label, _OWN), x, y + 20))}</g>')
    return picture("ring", title, bottom + high, [*drawn, said], links=True)


def _places(others: int) -> list[tuple[int, int]]:
    """Return the place of the middle and those around it: left and right in turn, from the top."""
    rows = -(-others // 2)
    step = max(ROW, 4 * ROW // max(rows, 1))
    middle = (rows * step) // 2 + 10
    places = [(_MIDDLE, middle)]
    for number in range(others):
        row, right = divmod(number, 2)
        y = 10 + step // 2 + row * step
        away = (y - middle) / (rows * step / 2)
        x = _LEAST + round(_BULGE * sqrt(1 - away * away))
        places.append((_MIDDLE + (x if right else -x), y))
    return places
