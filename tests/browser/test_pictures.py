"""Pictures as a browser draws them: labels that can be read and reached, at every width and in both palettes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

_BOXES = """texts => texts.map(text => {
    const box = text.getBoundingClientRect();
    return {text: text.textContent, left: box.left, top: box.top, right: box.right, bottom: box.bottom};
})"""
_SMALLEST = 9
"""Pixels of a letter on the narrowest phone."""
PAGES = ["entities/network/", "entities/japan/", "entities/microsoft/"]


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    # A line of text is measured with the space above and below its letters.
    slack = 3
    beside = one["right"] <= other["left"] or other["right"] <= one["left"]
    return not beside and one["bottom"] - slack > other["top"] and other["bottom"] - slack > one["top"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 360])
def test_labels_lie_within_the_page_and_not_over_each_other(visit: Visit, path: str, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(visit.address + path)
    boxes = page.locator("svg.network text, svg.ring text").evaluate_all(_BOXES)
    assert len(boxes) > 10
    assert not [(one["text"], other["text"]) for one, other in combinations(boxes, 2) if overlap(one, other)]
    assert all(box["left"] >= 0 and box["right"] <= width for box in boxes)
    assert all(box["bottom"] - box["top"] >= _SMALLEST for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_name_in_a_picture_leads_to_its_page(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "entities/network/")
    node = page.locator("svg.network a:has(text:text-is('Japan'))")
    expect(node).to_have_count(1)
    node.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Japan")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_letters_stand_out_from_the_ground(visit: Visit, scheme: str) -> None:
    page = visit.page
    # The palette of the first visit is remembered, at a moment that nobody knows: it is forgotten as the page opens.
    page.add_init_script("localStorage.clear()")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(visit.address + "entities/network/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    ground = colour(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    fills = page.locator("svg.network .mark").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")
    letters = page.locator("svg.network text").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")
    assert len(set(fills)) >= 5
    assert min(contrast(colour(fill), ground) for fill in set(fills)) >= 3
    assert min(contrast(colour(fill), ground) for fill in set(letters)) >= 4.5


def colour(css: str) -> tuple[float, ...]:
    """Return red, green, blue and opacity of a computed colour."""
    values = [float(value) for value in css.partition("(")[2].rstrip(")").split(",")]
    return (*values, 1.0)[:4]


def contrast(one: tuple[float, ...], ground: tuple[float, ...]) -> float:
    """Return the contrast ratio of WCAG 2, a colour that lets the ground through mixed with it."""
    mixed = [one[3] * a + (1 - one[3]) * b for a, b in zip(one[:3], ground[:3], strict=True)]
    lighter, darker = sorted((luminance(mixed), luminance(ground[:3])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(rgb: Any) -> float:
    parts = [value / 255 for value in rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
