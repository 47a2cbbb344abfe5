"""`briefing serve`: after each edit the site is that of a whole build, and after an error that of the last good one."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import builder.cache
from builder.errors import BadInput, BuilderError, Problem
from builder.live.building import Building, Outcome
from builder.live.rebuild import Live
from builder.live.server import News, serve_live
from builder.live.watch import state_of
from builder.pipeline import Folders, build_site
from builder.store import MANIFEST
from tests.conftest import ROOT, STORY, Project, tree

OTHER = STORY.replace("Nagoya", "Gifu").replace("Acme opens a chip plant in Japan", "A second plant opens in Gifu")


@pytest.fixture
def whole(project: Project) -> Project:
    project.add_frame()
    project.add_pages()
    return project


EDITS: list[tuple[str, str | None]] = [
    ("content/articles/plant.yml", "title: A plant of another name\n"),
    ("seeds/second.txt", OTHER),
    ("content/entities/acme.yml", "name: Acme\nkind: company\naliases: [Acme Robotics, the company]\nparent: japan\n"),
    ("content/topics/chips.yml", "title: Chips\nsummary: What machines need.\nthreshold: 1\nphrases: {plant: 2}\n"),
    ("content/pages/about.md", "# About\n\nAnother text, of [[Acme]].\n"),
    ("content/articles/plant.md", "A page that a person wrote, of Acme in Japan.\n"),
    ("content/articles/plant.md", None),
    ("content/articles/second.yml", "slug: gifu\naliases: [second]\ndate: 2024-05-06\n"),
    ("seeds/second.txt", None),
    ("content/articles/second.yml", None),
]


def of_build(folder: Path) -> dict[str, bytes]:
    """Return the files of a site but for the search index, which a live site makes once."""
    return {name: data for name, data in tree(folder).items() if not name.startswith("pagefind/")}


def test_after_every_edit_the_site_is_that_of_a_whole_build(whole: Project) -> None:
    live = Live(Folders(cache=Path(".cache")))
    live.build()
    for path, text in EDITS:
        if text is None:
            (whole.folder / path).unlink()
        else:
            whole.write(path, text)
        live.build()
        build_site(Folders(out=Path("fresh/docs"), site=Path("fresh/site")))
        assert of_build(Path("build/docs")) == of_build(Path("fresh/docs")), path
        ours, theirs = of_build(Path("site")), of_build(Path("fresh/site"))
        ours.pop(MANIFEST), theirs.pop(MANIFEST)
        assert ours.keys() == theirs.keys(), path
        assert [name for name in ours if ours[name] != theirs[name]] == [], path


AHEAD = [
    ("content/articles/plant.yml", "title: A plant of another name\nauthors: [Ada Example]\n"),
    ("content/articles/plant.md", "A page that a person wrote, of Acme in Japan.\n"),
    ("seeds/plant.txt", STORY + "\n\nAcme said nothing else on Friday.\n"),
    ("seeds/plant.txt", STORY + "\n\nAcme said no more on Friday.\n"),
    ("seeds/second.txt", OTHER),
    ("content/articles/second.yml", "slug: gifu\n"),
    ("content/pages/about.md", "# About\n\nAnother text, of [[Acme]] and [its plant](articles/plant.md).\n"),
    ("content/pages/contact.md", "---\ntitle: Contact\n---\n\n# Contact\n\nWrite to us.\n"),
]


def test_the_page_that_was_edited_is_shown_as_the_build_will_have_it(whole: Project) -> None:
    live = Live(Folders(cache=Path(".cache")))
    before = state_of(live.inputs())
    assert live.ahead(None, before) == {}
    live.build()
    live.prepare(before)
    for path, text in AHEAD:
        whole.write(path, text)
        now = state_of(live.inputs())
        ahead = live.ahead(before, now)
        live.build()
        before = now
        assert ahead, path
        for name, page in ahead.items():
            assert without_way_back(page) == without_way_back((Path("site") / name).read_bytes()), path


def without_way_back(page: bytes) -> list[bytes]:
    """Return the words of a page but for the briefings that quote it, which only a whole build knows."""
    section = rb'<section><h2 id="quoted-in-briefings">.*?</section>'
    item = rb'<li>\s*<a href="#quoted-in-briefings">.*?</li>'
    return re.sub(rb"(?s)%s|%s" % (section, item), b"", page).split()


def test_nothing_is_shown_ahead_of_a_build_that_is_about_more_or_will_fail(whole: Project) -> None:
    live = Live(Folders(cache=Path(".cache")))
    live.build()
    before = state_of(live.inputs())
    for path, text in [
        ("content/articles/plant.yml", "titel: Fog\n"),
        ("content/articles/plant.yml", "title: Fog\nstatus: draft\n"),
        ("content/entities/acme.yml", "name: Acme\nkind: company\n"),
        ("content/pages/about.md", "# About\n\nOf [[Nobody]].\n"),
        ("content/pages/about.md", "# About\n\nOf [nothing](articles/nothing.md).\n"),
        ("content/pages/corrections.md", "# Corrections\n"),
    ]:
        whole.write(path, text)
        now = state_of(live.inputs())
        assert live.ahead(before, now) == {}, path
        before = now
    whole.write("content/articles/plant.yml", "title: Fog\n")
    whole.write("seeds/second.txt", OTHER)
    assert live.ahead(before, state_of(live.inputs())) == {}


def test_a_stylesheet_is_shown_as_it_was_saved(whole: Project) -> None:
    live = Live(Folders(cache=Path(".cache")))
    live.build()
    before = state_of(live.inputs())
    style = whole.folder / "overrides/assets/briefing.css"
    style.unlink()  # which may be the repository's own
    whole.write("overrides/assets/briefing.css", "p { color: red }\n")
    now = state_of(live.inputs())
    assert live.ahead(before, now) == {"assets/briefing.css": b"p { color: red }\n"}
    whole.write("content/pages/about.md", "# About\n")
    assert live.ahead(before, state_of(live.inputs())) == {}


@pytest.mark.parametrize("text", ["", "\n", "Share this\n"])
def test_nothing_is_shown_ahead_of_an_article_that_is_just_begun(text: str, whole: Project) -> None:
    live = Live(Folders(cache=Path(".cache")))
    live.build()
    before = state_of(live.inputs())
    whole.write("seeds/third.txt", text)
    assert live.ahead(before, state_of(live.inputs())) == {}


def test_a_page_shown_ahead_costs_no_other_article_what_was_found_in_it(
    whole: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder.cache, "_SPARE", 1)
    monkeypatch.setattr(builder.cache, "_PENDING", 0)
    whole.write("seeds/second.txt", OTHER.replace("chip", "rice"))
    live = Live(Folders(cache=Path(".cache")))
    live.build()

    def kept() -> int:
        with sqlite3.connect(Path(".cache") / builder.cache.FILE) as table:
            return int(table.execute("SELECT count(*) FROM kept").fetchone()[0])

    known, before = kept(), state_of(live.inputs())
    whole.write("seeds/third.txt", STORY.replace("Nagoya", "Kobe"))
    assert live.ahead(before, state_of(live.inputs()))
    assert kept() > known


def test_what_did_not_change_is_not_rendered_again(whole: Project) -> None:
    whole.write("seeds/second.txt", OTHER)
    live = Live(Folders(cache=Path(".cache")))
    live.build()
    untouched = Path("site/articles/second/index.html")
    before = untouched.stat().st_ino
    whole.write("content/pages/about.md", "# About\n\nAnother text.\n")
    live.build()
    assert untouched.stat().st_ino == before
    assert "Another text." in Path("site/about/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/site.yml", "asof: 2024\n"),
        ("content/articles/plant.yml", "drop: [Nowhere to be found]\n"),
        ("content/pages/about.md", "# About\n\n[A link](nowhere.md)\n"),
        ("content/pages/about.md", "# About\n\n<script>alert(1)</script>\n"),
    ],
)
def test_an_error_leaves_the_last_good_site(path: str, text: str, whole: Project) -> None:
    live = Live(Folders(cache=Path(".cache")))
    live.build()
    before = tree(Path("site")), tree(Path("build/docs"))
    old = (whole.folder / path).read_bytes() if (whole.folder / path).exists() else None
    whole.write(path, text)
    with pytest.raises(BuilderError):
        live.build()
    assert (tree(Path("site")), tree(Path("build/docs"))) == before
    if old is None:
        (whole.folder / path).unlink()
    else:
        whole.write(path, old)
    live.build()
    assert of_build(Path("site")).keys() == {name for name in before[0] if not name.startswith("pagefind/")}


def test_a_page_gets_the_script_and_news_when_there_are_some(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body><p>Home</p></body></html>")
    news = News()
    news.tell()
    with serve_live(tmp_path, news) as address:
        page = urllib.request.urlopen(address).read().decode()
        assert page == ('<html><body><p>Home</p><script src="/__live__/live.js" data-build="1"></script></body></html>')
        script = urllib.request.urlopen(f"{address}__live__/live.js")
        assert script.headers["Content-Type"] == "text/javascript"
        assert script.headers["Cache-Control"] == "no-store"
        news.tell(["content/site.yml:1:1: wrong"])
        state = json.load(urllib.request.urlopen(f"{address}__live__/state?build=1"))
        assert state == {"build": 2, "problems": ["content/site.yml:1:1: wrong"], "only": []}
        news.tell(ahead={"articles/a/index.html": b"<body>Ahead</body>"})
        assert b"Ahead" in urllib.request.urlopen(f"{address}articles/a/").read()
        state = json.load(urllib.request.urlopen(f"{address}__live__/state?build=2"))
        assert state == {"build": 3, "problems": [], "only": ["/articles/a/"]}
        news.tell(["content/site.yml:1:1: wrong"])
        assert b"Ahead" in urllib.request.urlopen(f"{address}articles/a/").read()
        news.tell(ahead={"assets/a.css": b"p {}"})
        style = urllib.request.urlopen(f"{address}assets/a.css")
        assert (style.read(), style.headers["Content-Type"]) == (b"p {}", "text/css")
        news.tell()
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{address}articles/a/")
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{address}nothing.html")


def test_the_state_of_the_inputs_tells_every_change(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a")
    first = state_of((tmp_path,))
    assert state_of((tmp_path,)) == first
    (tmp_path / ".a.yml.swp").write_text("draft")
    assert state_of((tmp_path,)) == first
    (tmp_path / "b.yml").write_text("b")
    second = state_of((tmp_path,))
    assert second != first
    (tmp_path / "new").write_text("b")
    (tmp_path / "new").replace(tmp_path / "b.yml")
    assert state_of((tmp_path,)) != second


INTERRUPTIBLE = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "runpy.run_module('builder', run_name='__main__')"
)
"""`python -m builder`, though the tests run where interrupts are ignored, as in the background of a shell's script."""


@contextmanager
def served(project: Project) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", INTERRUPTIBLE, "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=project.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/", process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()  # or these tests would wait for it for ever
                raise


def build_number(address: str, least: int) -> dict[str, object]:
    """Wait for a build, and return what is said of it."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            state: dict[str, object] = json.load(urllib.request.urlopen(f"{address}__live__/state"))
        except OSError:
            state = {"build": 0}
        if int(str(state["build"])) >= least:
            return state
        time.sleep(0.1)
    raise AssertionError("no build")


def test_the_command_builds_again_says_errors_and_goes_on(whole: Project) -> None:
    with served(whole) as (address, process):
        assert build_number(address, 1)["problems"] == []
        whole.write("content/articles/plant.yml", "titel: Fog over the plant\n")
        problems = build_number(address, 2)["problems"]
        assert isinstance(problems, list)
        assert problems[0].startswith("content/articles/plant.yml:1:1: unknown key 'titel'. Did you mean 'title'?")
        assert problems[1:] == ["    1 | titel: Fog over the plant", "      | ^"]
        assert b"Acme opens a chip plant" in urllib.request.urlopen(f"{address}articles/plant/").read()
        whole.write("content/articles/plant.yml", "title: Fog over the plant\n")
        assert build_number(address, 3)["problems"] == []
        assert b"Fog over the plant" in urllib.request.urlopen(f"{address}articles/plant/").read()
        assert build_number(address, 4)["problems"] == []
        assert b"Fog over the plant" in urllib.request.urlopen(f"{address}articles/plant/").read()
    assert process.returncode == 0
    assert process.stderr
    assert process.stdout


def _long() -> tuple[()]:
    time.sleep(600)
    return ()


def _broken() -> tuple[()]:
    raise OSError(28, "No space left on device", "site/index.html")


def _wrong() -> tuple[()]:
    raise BadInput([Problem(path="a.yml", text="wrong")])


def _broken_by_us() -> tuple[()]:
    raise KeyError("ours")


def ended(building: Building) -> Outcome:
    while (outcome := building.ended()) is None:
        time.sleep(0.01)
    return outcome


def test_a_build_is_ended_or_says_what_it_came_to() -> None:
    running = Building(_long, "site")
    assert running.ended() is None
    running.end()
    assert ended(Building(_wrong, "site")) == (False, (Problem(path="a.yml", text="wrong"),))
    built, (problem,) = ended(Building(_broken, "site"))
    assert (built, problem.path) == (False, "site/index.html")
    assert ended(Building(tuple, "site")) == (True, ())


def test_a_build_that_breaks_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="ended with 1"):
        ended(Building(_broken_by_us, "site"))
    assert "KeyError: 'ours'" in capfd.readouterr().err
