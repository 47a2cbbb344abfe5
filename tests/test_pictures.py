"""Pictures are XML, every node is one link, no label lies over another, and the same data gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builder.pictures.bars import bars
from builder.pictures.network import network
from builder.pictures.ring import ring
from builder.pictures.svg import FAMILIES, SIZE, WIDTH, Edge, Node, fits, text_width, wrapped
from tests.conftest import Docs

KINDS = [*FAMILIES, "product", "place"]
NAMES = [
    "Japan",
    "Ministry of Economy, Trade and Industry",
    'A <b> & "c"',
    "日本電気株式会社",
    "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    "C.C. Wei",
    "National Police Agency",
]


def some(nodes: int, ties: int) -> tuple[list[Node], list[Edge]]:
    rng = random.Random(nodes * 1000 + ties)
    made = [
        Node(label=NAMES[n % len(NAMES)], title=f"{n}", kind=KINDS[n % len(KINDS)], target=f"../{n}/")
        for n in range(nodes)
    ]
    pairs = rng.sample(list(combinations(range(nodes), 2)), min(ties, nodes * (nodes - 1) // 2))
    return made, [Edge(one=a, other=b, strength=rng.random(), title=f"{a} & {b}") for a, b in pairs]


_XLINK = "http://www.w3.org/1999/xlink"


def parsed(svg: str) -> Any:
    # In a page the parser of HTML knows the prefix.
    declared = svg.replace("<svg ", f'<svg xmlns:xlink="{_XLINK}" ', 1)
    return etree.fromstring(declared, etree.XMLParser(resolve_entities=False))


def labels(root: Any) -> Iterator[tuple[float, float, float, float]]:
    """Return the box of each line of text: left, top, right, bottom."""
    for text in root.iter("text"):
        x, y, wide = float(text.get("x")), float(text.get("y")), text_width(text.text)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.get("text-anchor")]
        yield left, y - SIZE * 0.8, left + wide, y + SIZE * 0.2


def assert_legible(svg: str) -> None:
    root = parsed(svg)
    _, _, width, height = map(float, root.get("viewBox").split())
    boxes = list(labels(root))
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= -0.5, svg
        assert top >= 0, svg
        assert right <= width + 0.5, svg
        assert bottom <= height, svg
    for one, other in combinations(boxes, 2):
        beside = one[2] <= other[0] + 0.5 or other[2] <= one[0] + 0.5
        assert beside or one[3] <= other[1] + 0.5 or other[3] <= one[1] + 0.5, (one, other, svg)


@pytest.mark.parametrize("nodes", [2, 3, 8, 30, 60])
def test_a_network_links_every_node_once_and_no_label_lies_over_another(nodes: int) -> None:
    made, ties = some(nodes, nodes + nodes // 2)
    svg = network(made, ties, "Title & more")
    assert_legible(svg)
    assert sorted(a.get(f"{{{_XLINK}}}href") for a in parsed(svg).iter("a")) == sorted(node.target for node in made)
    assert svg == network(made, ties, "Title & more")


@pytest.mark.parametrize("others", range(1, 16))
def test_a_ring_links_every_neighbour_once_and_no_label_lies_over_another(others: int) -> None:
    made, ties = some(others + 1, 2 * others)
    own = Node(label=made[0].label, title="this page", kind="country", target="")
    svg = ring([own, *made[1:]], ties, "Title")
    assert_legible(svg)
    assert [a.get(f"{{{_XLINK}}}href") for a in parsed(svg).iter("a")] == [node.target for node in made[1:]]


def test_ties_of_the_name_in_the_middle_are_told_from_those_among_the_others() -> None:
    made, _ = some(4, 0)
    ties = [Edge(one=0, other=2, strength=0.5, title="own"), Edge(one=1, other=3, strength=0.9, title="others")]
    drawn = {path[0].text: path.get("class") for path in parsed(ring(made, ties, "Title")).iter("path") if len(path)}
    assert drawn == {"own": "tie tie-3", "others": "tie among"}


def test_ties_are_drawn_between_the_nodes_they_name() -> None:
    made, _ = some(3, 0)
    tie = Edge(one=0, other=2, strength=0.5, title="tie")
    root = parsed(network(made, [tie], "Title"))
    (line,) = (path for path in root.iter("path") if "tie" in path.get("class"))
    begin, end = line.get("d").removeprefix("M").split("L")
    marks = [path.get("transform") for path in root.iter("path") if "mark" in path.get("class")]
    assert [f"translate({begin})", f"translate({end})"] == [marks[0], marks[2]]


@given(st.dictionaries(st.integers(1, 30_000), st.integers(1, 10_000), min_size=1, max_size=60))
def test_bars_stay_within_the_picture_and_rise_with_the_counts(counts: dict[int, int]) -> None:
    root = parsed(bars(counts, "first", "last", "Title"))
    drawn = [path.get("d") for path in root.iter("path") if path.get("class") == "bar"]
    assert len(drawn) == len(counts)
    heights = [int(each.split("v-")[1].split("h")[0]) for each in drawn]
    by_count = [high for _, high in sorted(zip([counts[n] for n in sorted(counts)], heights, strict=True))]
    assert by_count == sorted(by_count)
    for each in drawn:
        left, wide = float(each[1:].split()[0]), float(each.split("h")[1].split("v")[0])
        assert left >= 0
        assert left + wide <= WIDTH


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), max_size=60))
def test_labels_have_two_lines_at_most_and_say_where_they_are_cut(text: str) -> None:
    lines = wrapped(text, 100)
    assert len(lines) <= 2
    assert all(text_width(line) <= 100 for line in lines)
    if not fits(" ".join(text.split()), 100):
        assert any(line.endswith("…") for line in lines)


def test_pictures_on_the_pages_of_the_seeds_are_legible(docs: Docs) -> None:
    pictures = [
        line
        for page in sorted((docs.folder / "entities").rglob("*.md"))
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("<svg")
    ]
    assert len(pictures) > 10
    for svg in pictures:
        assert_legible(svg)
