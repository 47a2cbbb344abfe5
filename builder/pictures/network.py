"""Many names and the ties between them, near to each other where the ties are strong.

rustworkx lays the nodes out as springs would (Fruchterman and Reingold, Software: Practice and Experience, 1991). Such
a layout is chaotic: a last bit that differs moves nodes across the picture. rustworkx adds, multiplies, divides and
takes square roots, one after the other in compiled code, and each of these is exact to the last bit by IEEE 754; sums
of numpy arrays depend on the processor. What comes back is rounded to a coarse grid, and from there on all is in whole
numbers.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import combinations

import rustworkx

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
    text_width,
    wrapped,
)

_GRID = 5
"""To which places are rounded, in units of the drawing."""
_STEPS, _SPREAD = 100, 2.0
_PULL = 3
_STARTS = 40
"""Layouts that are tried; the one with the fewest crossings of lines is taken."""
_ROOM = 2.4
"""How much larger the picture is than the boxes of its nodes together."""
_GAP = 2
_MARK = 8
"""From the top of a node's box to the middle of its mark."""

_Point = tuple[int, int]
_Box = tuple[int, int, int, int]
"""Middle of a node with its label, and half the width and height that it needs."""


def network(nodes: Sequence[Node], edges: Sequence[Edge], title: str) -> str:
    """Return the picture; the nodes that come first stand nearest to where they were laid out."""
    labels = [wrapped(node.label, LABEL) for node in nodes]
    halves = [(max(ROW, *map(text_width, each)) / 2 + _GAP, (ROW + LINE * (len(each) - 1)) / 2) for each in labels]
    sizes = [(round(wide), round(high)) for wide, high in halves]
    height = round(_ROOM * sum(4 * wide * high for wide, high in sizes) / WIDTH)
    boxes: list[_Box] = []
    for (x, y), (wide, high) in zip(_laid_out(len(nodes), tuple(edges), height), sizes, strict=True):
        boxes.append(_nearest_free(x, y, wide, high, boxes))
    top = min(y - high for _, y, _, high in boxes)
    places = [(x, y - high - top + _MARK) for x, y, _, high in boxes]
    bottom = max(y + high for _, y, _, high in boxes) - top
    said, more = legend(nodes, bottom + 6)
    drawn = [
        linked(node, mark(node.kind, x, y) + label(text, x, y + 18))
        for node, text, (x, y) in zip(nodes, labels, places, strict=True)
    ]
    return picture("network", title, bottom + 6 + more, [lines(edges, places), *drawn, said], links=True)


@functools.lru_cache(maxsize=2)  # While somebody edits articles, the ties between names stay as they were.
def _laid_out(nodes: int, edges: tuple[Edge, ...], height: int) -> list[_Point]:
    """Return the place of each node within the drawing, on the grid."""
    graph: rustworkx.PyGraph[int, float] = rustworkx.PyGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from([(edge.one, edge.other, _PULL * edge.strength) for edge in edges])
    tried = []
    for seed in range(_STARTS):
        found = rustworkx.spring_layout(
            graph,
            k=_SPREAD,
            repulsive_exponent=1,
            num_iter=_STEPS,
            weight_fn=float,
            seed=seed,
        )
        across = _on_grid([found[n][0] for n in range(nodes)], WIDTH)
        down = _on_grid([found[n][1] for n in range(nodes)], height)
        tried.append(list(zip(across, down, strict=True)))
    return min(tried, key=lambda places: _crossings(places, edges))


def _on_grid(values: Sequence[float], size: int) -> list[int]:
    """Return the values stretched from 0 to `size`, rounded to the grid."""
    least, most = min(values), max(values)
    span = most - least or 1
    return [round((value - least) / span * size / _GRID) * _GRID for value in values]


def _crossings(places: Sequence[_Point], edges: Sequence[Edge]) -> int:
    """Return how many pairs of lines cross each other."""
    return sum(
        _apart(places[a.one], places[a.other], places[b.one], places[b.other])
        and _apart(places[b.one], places[b.other], places[a.one], places[a.other])
        for a, b in combinations(edges, 2)
    )


def _apart(one: _Point, other: _Point, a: _Point, b: _Point) -> bool:
    """Say whether the line through `one` and `other` runs between `a` and `b`."""
    x, y = other[0] - one[0], other[1] - one[1]
    sides = (x * (a[1] - one[1]) - y * (a[0] - one[0])), (x * (b[1] - one[1]) - y * (b[0] - one[0]))
    return min(sides) < 0 < max(sides)


def _nearest_free(x: int, y: int, wide: int, high: int, taken: Sequence[_Box]) -> _Box:
    """Return the box nearest to (x, y) that lies within the drawing's width and over no other."""
    x = min(max(x, wide), WIDTH - wide)
    distance = 0
    while True:
        for dx, dy in _ring_of(distance):
            box = (x + dx, y + dy, wide, high)
            if wide <= box[0] <= WIDTH - wide and not any(_overlap(box, other) for other in taken):
                return box
        distance += 1


def _ring_of(distance: int) -> Iterator[tuple[int, int]]:
    """Return the steps on the grid that lead `distance` away, straight ones first."""
    for aside in range(distance + 1):
        for a, b in sorted({(aside, distance), (distance, aside)}):
            yield from sorted({(sx * a * _GRID, sy * b * _GRID) for sx in (1, -1) for sy in (1, -1)})


def _overlap(one: _Box, other: _Box) -> bool:
    return abs(one[0] - other[0]) < one[2] + other[2] and abs(one[1] - other[1]) < one[3] + other[3]
