"""What programs find from the pages that readers see: feeds, linked data and lists of pages, at their addresses."""

from __future__ import annotations

import json
import re
from typing import Any

import feedparser
import pytest
from lxml import etree
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def fetched(visit: Visit, address: str) -> bytes:
    assert address.startswith(visit.address)
    answer = visit.page.request.get(address)
    assert answer.status == 200, address
    return answer.body()


def test_an_article_leads_to_itself_as_data(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "articles/japan-ai-index-gap/")
    link = page.get_by_role("link", name="This article as data")
    record = json.loads(fetched(visit, link.evaluate("a => a.href")))
    expect(page.get_by_role("heading", level=1)).to_have_text(record["title"])


def test_no_page_says_so_in_its_title(visit: Visit) -> None:
    """Which is all that a tab or a list of bookmarks shows of it."""
    page = visit.page
    page.goto(visit.address + "404.html")
    expect(page).to_have_title(re.compile("^Page not found - "))


def test_a_topic_leads_to_its_feed_and_the_feed_to_sentences(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "topics/cybersecurity/")
    link = page.get_by_role("link", name="Follow updates to this page")
    feed: Any = feedparser.parse(fetched(visit, link.evaluate("a => a.href")))
    assert not feed.bozo
    assert feed.entries
    (entry,) = [each for each in feed.entries if "/articles/" in each.link][:1]
    page.goto(entry.link)
    expect(page.get_by_role("heading", level=1)).to_have_text(entry.title)
    cited = re.findall(r'href="([^"]+#p[^"]+)"', entry.content[0].value if "content" in entry else entry.summary)
    assert cited
    page.goto(cited[0])
    expect(page.locator(":target")).to_be_in_viewport()


def test_every_page_says_where_it_is_and_what_it_is_about(visit: Visit) -> None:
    kinds = {
        "articles/2024-04-10-microsoft-japan-investment/": ("NewsArticle", {"citation", "about", "mentions"}),
        "briefings/cybersecurity/": ("Report", {"citation", "about"}),
        "entities/japan/": ("Country", {"sameAs"}),
        "topics/cybersecurity/": ("CollectionPage", {"mainEntity"}),
    }
    for path, (kind, fields) in kinds.items():
        visit.page.goto(visit.address + path)
        assert visit.page.locator("link[rel=canonical]").get_attribute("href") == visit.address + path
        data = json.loads(visit.page.locator("script[type='application/ld+json']").inner_text())
        found = {node["@type"]: node for node in data["@graph"]}
        assert fields <= found[kind].keys()
        if kind == "NewsArticle":
            assert any("sameAs" in each for each in found[kind]["about"])


def test_lists_for_machines_name_pages_that_are_there(visit: Visit) -> None:
    robots = fetched(visit, visit.address + "robots.txt").decode()
    assert f"Sitemap: {visit.address}sitemap.xml" in robots
    listed: Any = etree.fromstring(fetched(visit, visit.address + "sitemap.xml"))
    addresses = [str(loc) for loc in listed.xpath("//*[local-name()='loc']/text()")]
    assert len(addresses) > 100
    llms = fetched(visit, visit.address + "llms.txt").decode()
    named = re.findall(r"\]\(([^)]+)\)", llms)
    assert named
    for address in [*addresses[::40], *named[:10]]:
        fetched(visit, address)
