"""A reader's way through the site, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MOST = 6
"""Citations of one page that are followed; every one is looked up in the HTML whenever the site is built."""


def test_reader_walks_from_the_home_page_to_a_source_and_back(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("link", name="Japan–US relations", exact=True).last.click()
    expect(page).to_have_title(re.compile("Japan–US relations"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Japan–US relations")

    article = page.locator("h2:has-text('Articles') ~ ul a").first
    title = article.inner_text()
    article.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)

    page.locator("a.cite").first.click()
    cited = page.locator("span:target")
    expect(cited).to_have_count(1)
    expect(cited).to_be_in_viewport()

    entity = page.locator("p a[href*='/entities/']").first
    name = entity.inner_text()
    entity.click()
    expect(page).to_have_url(re.compile("/entities/"))
    expect(page.locator("article")).to_contain_text(name)

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Japan–US relations")


@pytest.mark.parametrize("start", ["", "topics/ai-infrastructure/", "briefings/cybersecurity/", "entities/japan/"])
def test_every_citation_leads_to_the_sentence_it_quotes(visit: Visit, start: str) -> None:
    page = visit.page
    page.goto(visit.address + start)
    items = page.locator("li:has(> a.cite)").all()
    quoted = [(_without_labels(item), item.locator("a:is(.cite, .next)").all()) for item in items]
    found = [(sentence, [link.get_attribute("href") or "" for link in links]) for sentence, links in quoted]
    assert found
    for sentence, targets in found[:MOST]:
        shown = ""
        for target in targets:
            page.goto(urljoin(visit.address + start, target))
            cited = page.locator(":target")
            expect(cited).to_have_count(1)
            expect(cited).to_be_in_viewport()
            shown = " ".join((shown + " " + cited.inner_text()).split())
        for said in re.split(r"\[[^\]]*\]", sentence):  # what is in brackets was put in for a pronoun or a surname
            assert said.strip()[1:] in shown


def _without_labels(item: Locator) -> str:
    """The text of a list item without the labels of its citations."""
    text = item.inner_text()
    for link in reversed(item.locator("a:is(.cite, .next)").all()):
        text = text.rstrip().removesuffix(link.inner_text())
    return " ".join(text.split())
