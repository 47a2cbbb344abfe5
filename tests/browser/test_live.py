"""`briefing serve` before somebody's eyes: an edit appears by itself, an error as a banner over the last good page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Project
from tests.test_live import build_number, served

YAML = "content/articles/plant.yml"


@pytest.fixture
def page(project: Project, browser: Browser) -> Iterator[Page]:
    project.add_frame()
    project.add_pages()
    with served(project) as (address, _):
        build_number(address, 1)
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(f"{address}articles/plant/")
        yield opened
        context.close()


@pytest.mark.browser
def test_an_edit_appears_and_an_error_is_a_banner(page: Page, project: Project) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    heading = page.locator("h1")
    expect(heading).to_have_text("Acme opens a chip plant in Japan")
    project.write(YAML, "title: Fog over the plant\n")
    expect(heading).to_have_text("Fog over the plant", timeout=60_000)

    project.write(YAML, "titel: Sun over the plant\n")
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text(f"{YAML}:1:1: unknown key 'titel'. Did you mean 'title'?", timeout=60_000)
    expect(banner).to_contain_text("Not built: this is the last good page.")
    expect(heading).to_have_text("Fog over the plant")
    assert banner.evaluate("box => getComputedStyle(box).position") == "fixed"
    page.reload()
    expect(banner).to_contain_text("unknown key 'titel'")
    expect(heading).to_have_text("Fog over the plant")

    project.write(YAML, "title: Sun over the plant\n")
    expect(heading).to_have_text("Sun over the plant", timeout=60_000)
    expect(banner).to_have_count(0)
    assert not complaints
