from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from builder.pipeline import Folders, build_site
from builder.server import serve_folder
from tests.browser import chromium
from tests.conftest import SAMPLE

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site built from the repository's own seeds for the address at which it is served on this machine."""
    folder = tmp_path_factory.mktemp("site")
    with serve_folder(folder / "site") as served:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            patch.setenv("SITE_URL", served)
            sample = Folders(seeds=SAMPLE / "seeds", content=SAMPLE / "content")
            build_site(replace(sample, out=folder / "docs", site=folder / "site"), strict=True)
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path, "no Chromium: `python tests/browser/chromium.py` installs it or says how"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        yield launched
        launched.close()


@dataclass
class Visit:
    """A page, and everything on it that must not happen."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type} on {self.page.url}: {message.text}")

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.complaints.append(f"{self.page.url} asks for {request.url}")


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["wide", "narrow"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A reader at the home page; afterwards nothing may have gone wrong in the console or left this host."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    visit = Visit(page, address)
    page.on("console", visit.on_console)
    page.on("pageerror", lambda error: visit.complaints.append(f"script error: {error}"))
    page.on("request", visit.on_request)
    page.goto(address)
    yield visit
    context.close()
    assert not visit.complaints
