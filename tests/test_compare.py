"""What a change does to the site, and what the site leads to: nothing that articles say may act where it is shown."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from builder.compare import MOST, compare, fenced
from builder.hrefs import pages_of
from builder.outward import Answer, ask, check_links, read_kept, report
from tests.conftest import Project
from tests.web import Web

PAGE = "<!doctype html><html><head></head><body><nav><a href='/nav'>x</a></nav><article>{}</article></body></html>"
TODAY = datetime.date(2026, 3, 2)


def site(folder: Path, points: list[str], **pages: str) -> Path:
    for name, content in pages.items():
        file = folder / name / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(content), encoding="utf-8")
    (folder / "data").mkdir(parents=True, exist_ok=True)
    briefing = {"slug": "chips", "points": [{"text": text} for text in points]}
    (folder / "data/briefings.json").write_text(json.dumps([briefing]), encoding="utf-8")
    return folder


def test_pages_links_and_points_that_come_go_and_change(tmp_path: Path) -> None:
    link = "<a href='https://example.org/a#part'>a</a>"
    before = site(tmp_path / "a", ["It opens.", "It stays."], same="Fog", gone="Rain", other=f"Sun {link}")
    after = site(
        tmp_path / "b", ["It closes.", "It stays."], same="Fog", new="Wind", other="Sun <a href='../same/'>s</a>"
    )
    said = "\n".join(compare(before, after))
    assert "3 pages, 3 before." in said
    assert "```diff\n+ /new/\n- /gone/\n! /other/\n```" in said
    assert "```diff\n+ /same/\n- https://example.org/a\n```" in said
    assert "```diff\n+ /briefings/chips/: It closes.\n- /briefings/chips/: It opens.\n```" in said
    assert "nav" not in said, "what every page repeats is no page's own"


def test_the_same_site_changes_nothing(tmp_path: Path) -> None:
    built = site(tmp_path, ["It opens."], page="Fog")
    assert [line for line in compare(built, built) if line == "Nothing."] == ["Nothing."] * 3


def test_what_articles_say_ends_no_fence_and_long_lists_end(tmp_path: Path) -> None:
    hostile = ["``` <img src=x onerror=alert(1)>", "````\n# Heading @someone", "bell \a"]
    before = site(tmp_path / "a", [])
    after = site(tmp_path / "b", [*hostile, *(f"zone {number}." for number in range(MOST))])
    lines = list(compare(before, after))
    fence = "`````"
    start, end = lines.index(f"{fence}diff"), lines.index(fence)
    assert all(line.startswith("+ ") for line in lines[start + 1 : end])
    assert end - start - 1 == MOST
    assert "And 3 more." in lines
    assert "\a" not in "\n".join(lines)
    assert list(fenced(["a\nb"])) == ["```", "a b", "```"]


def test_compare_as_a_command(project: Project) -> None:
    site(project.folder / "a", [], page="Fog")
    site(project.folder / "site", [], page="Rain")
    result = project.briefing("compare", "a")
    assert result.exit_code == 0
    assert "! /page/" in result.output


def test_only_what_the_host_says_is_gone(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.fetch.connection.is_public", lambda _address: True)
    assert ask(web.gives("/there", b"x" * 2_000_000), 5) == Answer(web.url("/there"), "")
    assert ask(web.url("/not"), 5) == Answer(web.url("/not"), "the server answered 404 Not Found", True)
    refused = ask(web.gives("/shut", status=403), 5)
    assert refused == Answer(web.url("/shut"), "the server answered 403 Forbidden")
    slow = ask(web.sends("/slow", b"HTTP/1.1 200 OK\r\nX: ", forever=b"y"), 0.2)
    assert slow.why.startswith("it took longer")
    assert not slow.is_gone


def test_answers_are_kept_for_a_while_and_failures_are_not() -> None:
    asked: list[str] = []

    def answer(url: str, _seconds: float) -> Answer:
        asked.append(url)
        return Answer(url, "gone" if "dead" in url else "", "dead" in url)

    urls = ["https://a.example/old", "https://a.example/new", "https://b.example/dead"]
    before = {urls[0]: "2026-01-30", urls[1]: "2026-02-27", "https://c.example/left": "2026-03-01"}
    answers, kept = check_links(urls, before, TODAY, 60, answer)
    assert sorted(asked) == [urls[0], urls[2]]
    assert [found.url for found in answers if found.why] == [urls[2]]
    assert kept == {urls[0]: "2026-03-02", urls[1]: "2026-02-27"}


def test_the_time_is_limited_and_what_was_not_asked_is_counted(tmp_path: Path) -> None:
    built = site(tmp_path, [], page="<a href='https://a.example/x'>x</a><a href='https://a.example/y'>y</a>")
    pages = pages_of(built)
    answers, kept = check_links(pages["page/"].outward, {}, TODAY, 0, lambda url, _: Answer(url, ""))
    assert not answers
    assert "For 2 there was no time." in list(report(answers, pages, kept))


def test_links_as_a_command(project: Project, web: Web) -> None:
    site(project.folder / "site", [], page=f"<a href='{web.url('/not')}'>x</a>")
    result = project.briefing("links")
    assert result.exit_code == 0, "this machine is not asked, and a doubt fails nothing"
    assert f"{web.url('/not')}: 127.0.0.1 is not" in result.output
    assert "- on /page/" in result.output
    assert not web.asked
    assert read_kept(Path(".cache/links.json")) == {}
    assert read_kept(Path("nowhere")) == {}
