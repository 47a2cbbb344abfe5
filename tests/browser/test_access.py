"""Open to all: every kind of page by axe-core's rules, on narrow screens, zoomed, and with nothing that moves."""

from __future__ import annotations

from importlib import resources

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "topics": "topics/",
    "topic": "topics/ai-infrastructure/",
    "facts": "facts/",
    "timeline": "facts/timeline/",
    "search": "search/",
    "briefings": "briefings/",
    "briefing": "briefings/cybersecurity/",
    "briefing of a month": "briefings/2026-02/",
    "articles": "articles/",
    "article": "articles/2024-04-10-microsoft-japan-investment/",
    "names": "entities/",
    "names of a kind": "entities/kind/company/",
    "names from A to Z": "entities/a-z/",
    "network": "entities/network/",
    "country": "entities/japan/",
    "company": "entities/microsoft/",
    "person": "entities/sanae-takaichi/",
    "about": "about/",
    "quality": "quality/",
    "corrections": "corrections/",
    "data": "data/",
    "fields": "fields/",
    "no page": "404.html",
}
_VIOLATIONS = """async (rules) => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  const found = await axe.run(document, {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})});
  return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', '));
}"""
_LONG = {"timeline", "names from A to Z"}
"""Lists of hundreds of items of one form, which are the same at every width but for their columns."""
_COLOURS = ["color-contrast", "link-in-text-block"]
_MOVING = """() => [...document.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return style.animationName !== 'none' || !/^(0s(, )?)+$/.test(style.transitionDuration);
}).map(element => element.outerHTML.slice(0, 80))"""
_FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  return {text: element.innerText?.replace(/\\s+/g, ' ').trim(), shown: box.width > 1 && box.height > 1,
    outlined: getComputedStyle(element).outlineStyle !== 'none'};
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


def test_no_rule_of_axe_is_broken(visit: Visit, axe: str) -> None:
    """All rules in the light palette, and in the dark one those that look at colours."""
    page = visit.page
    found = {}
    narrow = page.evaluate("innerWidth") < 500
    for kind, path in PAGES.items():
        if narrow and kind in _LONG:
            continue
        page.emulate_media(color_scheme="light")
        page.goto(visit.address + path)
        page.evaluate(axe)
        light = page.evaluate(_VIOLATIONS)
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        if violations := light + page.evaluate(_VIOLATIONS, _COLOURS):
            found[kind] = violations
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_is_broken_while_search_or_a_preview_is_open(visit: Visit, axe: str, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(visit.address + PAGES["article"])
    page.evaluate(axe)
    page.locator("section:has(> .text) p a[href*='/entities/']").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert page.evaluate(_VIOLATIONS) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("Japan")
    expect(page.locator("a.search-title").first).to_be_visible()
    page.get_by_text("Filters").click()
    expect(page.get_by_role("combobox", name="Year", exact=True)).to_be_visible()
    assert page.evaluate(_VIOLATIONS) == []


def test_nothing_is_animated_for_who_asks_for_less_motion(visit: Visit) -> None:
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(visit.address + PAGES["article"])
    assert page.evaluate(_MOVING) == []


def test_where_the_system_chooses_the_colours_pictures_and_marks_follow(visit: Visit) -> None:
    page = visit.page
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(visit.address + PAGES["country"])
    style = "(element, name) => getComputedStyle(element)[name]"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for text in page.locator("svg.ring text, svg.bars text").all():
        assert text.evaluate(style, "fill") != ground
    here = page.locator(".md-tabs__link[aria-current]").evaluate(style, "borderBottomColor")
    others = page.locator(".md-tabs__link:not([aria-current])").all()
    assert here != ground
    assert {other.evaluate(style, "borderBottomColor") for other in others} == {ground}


def test_every_link_and_button_is_reached_by_the_key_for_the_next_one(visit: Visit) -> None:
    """In the order in which they stand, each to be seen, with an outline, and never caught."""
    page = visit.page
    page.goto(visit.address + "topics/")
    reached = []
    for _ in range(page.locator("a:visible, button:visible, summary:visible").count()):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(_FOCUSED))
    assert reached[0]["text"] == "Skip to the text"
    assert all(each["outlined"] and each["shown"] for each in reached if each["text"])
    expected = page.locator("a:visible, button:visible, summary:visible").all_inner_texts()
    assert [each["text"] for each in reached if each["text"]][: len(expected)] == [
        " ".join(text.split()) for text in expected if text.strip()
    ]


def _shifts(page: Page) -> float:
    """Load a page again and return how far it moves. What moves by itself does so each time it is loaded.

    A busy machine may once paint a page of which it has read the half.
    """
    page.reload()
    return float(page.evaluate(_SHIFTS))


@pytest.mark.parametrize("width", [320, 640], ids=["smallest phone", "a desk at 200 %"])
def test_nothing_scrolls_sideways_and_nothing_moves(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 480})
    for kind, path in PAGES.items():
        page.goto(visit.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        assert any(_shifts(page) == 0 for _ in range(3)), kind


def test_a_page_is_light(visit: Visit) -> None:
    """Scripts and styles together, as they lie on the disk: less than a photograph."""
    page = visit.page
    page.goto(visit.address + PAGES["article"])
    sizes = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.decodedBodySize)")
    assert 0 < sum(sizes) < 60_000


def test_the_sections_stand_in_one_row_on_a_phone(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 780})
    for kind in ("home", "article", "about"):
        page.goto(visit.address + PAGES[kind])
        tops = [tab.bounding_box() for tab in page.locator(".md-tabs__link:visible").all()]
        assert len({round(box["y"]) for box in tops if box}) == 1, kind
