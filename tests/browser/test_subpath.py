"""A site below a path of its host, as GitHub Pages has it for a project: every link and every file is there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from builder.pipeline import Folders, build_site
from builder.server import serve_folder
from tests.conftest import ROOT, Project

BELOW = "desk/briefing/"


def hrefs(page: Page) -> set[str]:
    found: list[str] = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    return {urldefrag(url).url for url in found}


@pytest.mark.browser
def test_every_link_and_file_below_a_path(
    project: Project, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.add_pages()
    with serve_folder(tmp_path / "host") as host:
        base = host + BELOW
        monkeypatch.setenv("SITE_URL", base)
        (tmp_path / "host/desk").mkdir(parents=True)
        build_site(Folders(config=ROOT / "mkdocs.yml", site=tmp_path / "host" / BELOW), strict=True)
        wrong: list[str] = []

        def on_response(response: Response) -> None:
            if response.status >= 400 or not response.url.startswith((base, "data:", "blob:")):
                wrong.append(f"{response.status} {response.url}")

        page = browser.new_page()
        page.on("response", on_response)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        left, seen = {base, f"{base}404.html"}, set[str]()
        while left:
            url = min(left)
            seen.add(url)
            if url.endswith(("/", ".html")):
                page.goto(url)
                inside = {href for href in hrefs(page) if href.startswith(host)}
                wrong += [f"{url} leads to {href}" for href in inside if not href.startswith(base)]
                left |= {href for href in inside if href.startswith(base)}
            else:
                answer = page.request.get(url)
                wrong += [] if answer.ok else [f"{answer.status} {url}"]
            left -= seen
        assert f"{base}articles/plant/" in seen
        assert f"{base}feeds/all.xml" in seen

        page.goto(f"{base}search/?q=congratulations")
        expect(page.locator("main")).to_contain_text("The United States sent its congratulations")
        page.close()
        assert not wrong
