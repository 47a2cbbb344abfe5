"""Thousands of strings that break programs, in a real browser: they are text, and nothing of them runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Frame, Page, Request

from builder.characters import fold
from builder.pipeline import build_site
from builder.server import serve_folder
from tests.conftest import ROOT, Project
from tests.hostile import (
    TOPIC,
    Files,
    careless_page,
    everywhere,
    lines,
    markdown,
    page,
    some,
    strings,
    together,
    written,
)
from tests.test_markdown import folded

pytestmark = pytest.mark.browser

_A_PAGE = 200
"""Paragraphs of one article: opening a page takes longer than looking at it."""
_EVERY = int(os.environ.get("HOSTILE_EVERY", "250"))
"""Of titles and of the other forms of article one in so many: each is a page of its own. With 1 it takes an hour."""
_FOUND = """() => {
  const found = [], ids = new Set();
  const ours = new RegExp('^(DIV|SECTION|H[1-6]|P|UL|OL|LI|A|SPAN|STRONG|EM|CODE|PRE|BLOCKQUOTE|DETAILS|SUMMARY|BUTTON|'
    + 'T(ABLE|HEAD|BODY|R|H|D))$');
  for (const element of document.querySelectorAll('*')) {
    for (const {name} of element.attributes) if (/^on|^srcdoc$/i.test(name)) found.push(element.tagName + ' ' + name);
    if (element.tagName === 'A' && element.href && !/^https?:$/.test(element.protocol)) found.push(element.href);
    if (element.id && ids.has(element.id)) found.push('twice: ' + element.id);
    ids.add(element.id);
  }
  for (const element of document.querySelectorAll('article *')) {
    if (element.closest('.search-here') || element.matches('nav[aria-label="On this page"]')) continue;
    if (!ours.test(element.tagName)) found.push('element ' + element.tagName);
    if (element.hasAttribute('style')) found.push('style of ' + element.tagName);
  }
  const scripts = [...document.scripts].map(script => script.src || script.type || script.textContent.length);
  return {found, scripts: scripts.join(), title: document.title, text: document.querySelector('article').textContent};
}"""


@dataclass(frozen=True)
class Opened:
    """A page as the browser has it."""

    path: str
    wrong: list[str]
    scripts: str
    title: str
    text: str


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Of all strings those of which there is something to see."""
    return [text for text in strings() if fold(text)[0]]


def project(texts: list[str]) -> Files:
    files: Files = {"content/topics/chips.yml": TOPIC, "content/site.yml": "rights: full\n"}
    for start in range(0, len(texts), _A_PAGE):
        files |= together(f"body{start}", texts[start : start + _A_PAGE])
    for kind in (everywhere, page, careless_page, markdown, written):
        for number, text in enumerate(some(texts, _EVERY)):
            files |= kind(f"{kind.__name__.replace('_', '-')}{number}", text)
    return files


@pytest.fixture(scope="module")
def site(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    made = Project(folder)
    for path, content in project(texts).items():
        made.write(path, content)
    made.add_pages()
    folders = replace(made.folders(), site=folder / "site", config=ROOT / "mkdocs.yml")
    build_site(folders)
    return folders.site


@pytest.fixture(scope="module")
def opened(site: Path, browser: Browser) -> Iterator[dict[str, Opened]]:
    """Every article and every list, each opened in turn."""
    context = browser.new_context()
    tab = context.new_page()
    with serve_folder(site) as address:
        yield {
            file.parent.name: _open(tab, address, file.parent.relative_to(site).as_posix())
            for file in sorted(site.rglob("index.html"))
        }
    context.close()


def _open(tab: Page, address: str, path: str) -> Opened:
    """Open a page; whatever it does by itself is wrong."""
    where = address if path == "." else f"{address}{path}/"
    wrong: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:image/svg+xml;")):
            wrong.append(f"request: {request.url}")

    def on_navigation(frame: Frame) -> None:
        if frame.url != where:
            wrong.append(f"navigation: {frame.url}")

    def on_dialog(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    listeners = {
        "console": on_console,
        "request": on_request,
        "framenavigated": on_navigation,
        "pageerror": lambda error: wrong.append(f"script error: {error}"),
        "dialog": on_dialog,
        "download": lambda download: wrong.append(f"download: {download.url}"),
        "popup": lambda popup: wrong.append(f"popup: {popup.url}"),
    }
    for name, listener in listeners.items():
        tab.on(name, listener)  # type: ignore[call-overload]
    tab.goto(where)
    found = tab.evaluate(_FOUND)
    for name, listener in listeners.items():
        tab.remove_listener(name, listener)
    wrong += found["found"]
    return Opened(path=path, wrong=wrong, scripts=found["scripts"], title=found["title"], text=folded(found["text"]))


def test_nothing_runs_and_nothing_is_asked_for(opened: dict[str, Opened]) -> None:
    assert len(opened) > 150
    assert {each.path: each.wrong for each in opened.values() if each.wrong} == {}
    assert len({each.scripts for each in opened.values()}) == 1, "every page has the theme's scripts and no other"


def test_every_string_stands_in_the_page_as_text(texts: list[str], opened: dict[str, Opened]) -> None:
    for start in range(0, len(texts), _A_PAGE):
        text = opened[f"body{start}"].text
        missing = [line for each in texts[start : start + _A_PAGE] for line in lines(each) if folded(line) not in text]
        assert not missing


def test_every_title_is_the_title(texts: list[str], opened: dict[str, Opened]) -> None:
    for number, text in enumerate(some(texts, _EVERY)):
        shown = folded(fold(text)[0])
        article = opened[f"everywhere{number}"]
        assert folded(article.title).startswith(shown)
        assert article.text.startswith(f"{shown} By {shown} · undated · 1 min read {shown}")
