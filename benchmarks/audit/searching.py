"""A first search on a large site: what it transfers, how soon results are there, and whether choices narrow them."""

from __future__ import annotations

import time
from dataclasses import dataclass

from playwright.sync_api import Page, Request, expect, sync_playwright

_MOST_BYTES = 500_000
_MOST_SECONDS = 1.0
CHOICES = ("Kind", "Topic", "Name", "Publisher", "Year")


@dataclass(frozen=True, slots=True)
class Search:
    """A first search in a browser that has never been here."""

    query: str
    pages: int
    narrowed: int
    """With the first topic chosen."""
    bytes: int
    seconds: float
    """From the last key to the first results."""

    @property
    def below(self) -> bool:
        """Say whether anything is worse than it may be."""
        narrows = 0 < self.narrowed < self.pages or self.pages == 1
        return self.bytes >= _MOST_BYTES or self.seconds >= _MOST_SECONDS or not narrows

    def __str__(self) -> str:
        found = f"{self.pages} pages, {self.narrowed} of one topic" if self.pages > 1 else "1 page"
        return f"search for {self.query:12} {found}, {self.bytes / 1000:.1f} kB, {self.seconds:.2f} s"


def search(address: str, query: str, browser: str, flags: list[str]) -> Search:
    """Open the dialog on the home page, look for `query`, and choose a topic."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser, args=flags)
        page = launched.new_page()
        # A worker of the page asks for most of it, so the page's own list of what it loaded is short.
        asked: list[Request] = []
        page.on("requestfinished", lambda request: asked.append(request))
        page.goto(address)
        page.keyboard.press("/")
        begun = time.perf_counter()
        page.get_by_role("searchbox").fill(query)
        pages = _pages(page)
        seconds = time.perf_counter() - begun
        sizes = [request.sizes() for request in asked if "/pagefind/" in request.url]
        size = sum(each["responseHeadersSize"] + each["responseBodySize"] for each in sizes)
        page.get_by_text("Filters").click()
        for choice in CHOICES:
            expect(page.get_by_role("combobox", name=choice, exact=True)).to_be_visible()
        narrowed = pages
        if pages > 1:
            before = page.locator(".search-status").inner_text()
            page.get_by_role("combobox", name="Topic", exact=True).select_option(index=1)
            expect(page.locator(".search-status")).not_to_have_text(before)
            narrowed = _pages(page)
        launched.close()
    return Search(query, pages, narrowed, size, seconds)


def _pages(page: Page) -> int:
    expect(page.locator(".search-status")).to_contain_text("page")
    words = page.locator(".search-status").inner_text().split()
    return 0 if words[0] == "No" else int(words[0].replace(",", ""))
