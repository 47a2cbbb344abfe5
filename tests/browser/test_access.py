"""Open to all: every kind of page by axe-core's rules, on narrow screens, zoomed, and with nothing that moves."""

from __future__ import annotations

from importlib import resources

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "topics": "topics/",
    "topic": "topics/ai-infrastructure/",
    "briefings": "briefings/",
    "briefing": "briefings/cybersecurity/",
    "articles": "articles/",
    "article": "articles/2024-04-10-microsoft-japan-investment/",
    "names": "entities/",
    "names of a kind": "entities/kind/company/",
    "names from A to Z": "entities/a-z/",
    "network": "entities/network/",
    "country": "entities/japan/",
    "company": "entities/microsoft/",
    "about": "about/",
    "quality": "quality/",
    "data": "data/",
    "no page": "404.html",
}
_VIOLATIONS = """async () => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', '));
}"""
_SHIFTS = """() => new Promise(resolve => {
  let moved = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) moved += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(moved), 50)));
})"""


@pytest.fixture(scope="module")
def axe() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_axe_is_broken(visit: Visit, axe: str, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    for kind, path in PAGES.items():
        page.goto(visit.address + path)
        page.evaluate(axe)
        if violations := page.evaluate(_VIOLATIONS):
            found[kind] = violations
    assert found == {}


@pytest.mark.parametrize("width", [320, 640], ids=["smallest phone", "a desk at 200 %"])
def test_nothing_scrolls_sideways_and_nothing_moves(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 480})
    for kind, path in PAGES.items():
        page.goto(visit.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        assert page.evaluate(_SHIFTS) == 0, kind


def test_a_page_is_light(visit: Visit) -> None:
    """Scripts and styles together, as they lie on the disk: less than a photograph."""
    page = visit.page
    page.goto(visit.address + PAGES["article"])
    sizes = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.decodedBodySize)")
    assert 0 < sum(sizes) < 60_000
