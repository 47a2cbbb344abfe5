"""What is made over the rendered site: the policy of every page, the search index, the sitemap."""

from __future__ import annotations

import gzip
import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from lxml import html

from builder import pipeline
from builder.errors import WorkerLost
from builder.finish import search, sitemap
from builder.finish.policy import PolicyBroken, write_policies
from builder.finish.sitemap import write_sitemap
from builder.finish.size import size_of, watched
from builder.pipeline import Folders, build_site
from builder.render import converted
from tests.conftest import ROOT, STORY, Project, tree

ADDRESS = "https://site.example/below/"
PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body>{}</body></html>'


def written(folder: Path, **pages: str) -> Path:
    """Write pages with these bodies."""
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(PAGE.format(body), encoding="utf-8")
    return folder


def policy(path: Path) -> str:
    root: Any = html.fromstring(path.read_bytes())
    (found,) = root.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    return str(found)


def test_scripts_of_the_site_may_run_and_no_other(tmp_path: Path) -> None:
    data = '<script type="application/ld+json">{}</script><script src="assets/own.js"></script>'
    written(tmp_path, page=data + "<p>said onclick= and &lt;script>x, &lt;meta http-equiv=a>, rel=preload</p>")
    write_policies(tmp_path)
    script = re.search(r"script-src ([^;]+)", policy(tmp_path / "page.html"))
    assert script
    assert script[1].split() == ["'self'", "'wasm-unsafe-eval'"]
    assert "unsafe-inline" not in policy(tmp_path / "page.html")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<script>other()</script>", "inline script, “other()”"),
        ("<SCRIPT\nid=x>other()</SCRIPT >", "inline script, “other()”"),
        (
            '<script src="https://cdn.example/x.js"></script>',
            "asks another host for a script, https://cdn.example/x.js",
        ),
        ("<script src=//cdn.example/x.js></script>", "asks another host for a script"),
        ('<p onclick="x()">a</p>', 'the attribute onclick="x()"'),
        ('<a href=" javascript:x()">a</a>', 'the attribute href=" javascript:x()"'),
        ('<meta http-equiv="refresh" content="0; url=https://example.org/">', 'has <meta http-equiv="refresh">'),
        ("<p><META HTTP-EQUIV=refresh content=1>", 'has <meta http-equiv="refresh">'),
        ('<link rel="dns-prefetch" href="//example.org">', 'has <link rel="dns-prefetch">'),
        ("<link href=//example.org rel=PRECONNECT>", 'has <link rel="PRECONNECT">'),
        ('<meta http-equiv="Content-Security-Policy" content="">' + "<script>other()</script>", "inline script"),
    ],
)
def test_what_the_policy_would_stop_is_an_error_that_names_the_page(tmp_path: Path, body: str, said: str) -> None:
    written(tmp_path, page=" " * 600 + body, other="")
    with pytest.raises(PolicyBroken) as error:
        write_policies(tmp_path)
    assert {problem.path for problem in error.value.problems} == {"page.html"}
    assert any(said in problem.text for problem in error.value.problems)


def test_a_page_that_cannot_have_a_policy_is_an_error(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "page.html").write_text("<p>no head</p>")
    with pytest.raises(PolicyBroken, match=r"page\.html.*encoding"):
        write_policies(tmp_path)


def test_a_sitemap_of_many_pages_is_split_and_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_BYTES", 2_000)
    wanted = {ADDRESS}
    (tmp_path / "index.html").write_text("")
    for number in range(100):
        (tmp_path / f"page-{number}").mkdir()
        (tmp_path / f"page-{number}/index.html").write_text("")
        wanted.add(f"{ADDRESS}page-{number}/")
    (tmp_path / "moved").mkdir()
    (tmp_path / "moved/index.html").write_text('<meta name="robots" content="noindex">')
    (tmp_path / "sitemap.xml.gz").write_bytes(b"of the engine")
    write_sitemap(ADDRESS, tmp_path)
    listed = re.findall("<loc>([^<]+)</loc>", (tmp_path / "sitemap.xml").read_text())
    parts = [tmp_path / address.removeprefix(ADDRESS) for address in listed]
    assert len(parts) > 2
    assert max(part.stat().st_size for part in parts) < 2_300
    found = [address for part in parts for address in re.findall("<loc>([^<]+)</loc>", part.read_text())]
    assert len(found) == len(set(found))
    assert set(found) == wanted
    assert not (tmp_path / "sitemap.xml.gz").exists()


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("relative addresses mean nothing here")
    write_sitemap("", tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.fixture
def whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a title that tries to leave a script element, Japanese text, and an article kept back."""
    project.add_pages()
    project.write("seeds/plant.yml", "title: '</script><script>x()</script> & \"Japan\"'\ndate: 2024-04-10\n")
    project.write("seeds/kept.txt", STORY.replace("Nagoya", "Hiddenville"))
    project.write("seeds/kept.yml", "title: Kept\npublish: link\n")
    project.write("seeds/old.yml", "aliases: [older]\ntitle: Old\n")
    project.write("seeds/old.txt", STORY.replace("Nagoya", "経済産業省"))
    monkeypatch.setenv("SITE_URL", ADDRESS)
    return project


def site(project: Project, name: str) -> Path:
    folders = Folders(out=Path(f"{name}-docs"), site=project.folder / name, config=ROOT / "mkdocs.yml")
    build_site(folders, strict=True)
    return folders.site


def fragments(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((folder / "pagefind/fragment").iterdir()):
        text = gzip.decompress(path.read_bytes()).decode()
        yield json.loads(text[text.index("{") :])


def test_the_whole_site_for_machines(whole: Project) -> None:
    """One build, because rendering takes a second: every page, the index, and the same bytes again."""
    folder = site(whole, "one")
    pages = sorted(folder.rglob("*.html"))
    policies = {policy(path) for path in pages if "older" not in path.parts}
    assert len(pages) > 15
    assert len(policies) == 1
    assert policy(folder / "articles/older/index.html").startswith("default-src 'none'")
    for path in pages:
        root: Any = html.fromstring(path.read_bytes())
        assert not root.xpath("//*[@style] | //style"), path
        for data in root.xpath("//script[@type='application/ld+json']/text()"):
            assert json.loads(data)["@context"] == "https://schema.org"
        (canonical,) = root.xpath("//link[@rel='canonical']/@href") or [None]
        if path.name == "index.html" and "older" not in path.parts:
            assert canonical == ADDRESS + path.parent.relative_to(folder).as_posix().removeprefix(".") + (
                "/" if path.parent != folder else ""
            )
            assert root.xpath("//script[@type='application/ld+json']")
            (image,) = root.xpath("//meta[@property='og:image']/@content")
            assert (folder / image.removeprefix(ADDRESS)).is_file()
            for feed in root.xpath("//link[@rel='feed alternate']/@href"):
                assert (path.parent / feed).resolve().is_file()

    found = {record["url"]: record for record in fragments(folder)}
    assert {
        "/articles/plant/",
        "/articles/kept/",
        "/articles/old/",
        "/entities/acme/",
        "/topics/chips/",
        "/about/",
    } <= set(found)
    assert not [url for url in found if url.startswith(("/articles/older", "/search", "/briefings")) or url == "/"]
    assert found["/articles/plant/"]["meta"]["title"].startswith("</script>")
    assert found["/articles/plant/"]["filters"]["topic"] == ["Chips"]
    assert found["/articles/plant/"]["filters"]["year"] == ["2024"]
    assert "Japan" in found["/articles/plant/"]["filters"]["name"]
    assert found["/articles/kept/"]["content"].strip(" .") == "Kept"
    assert "経 済 産 業 省" in found["/articles/old/"]["content"]
    for url, record in found.items():
        page: Any = html.fromstring((folder / url.strip("/") / "index.html").read_bytes())
        ids = set(page.xpath("//@id"))
        wanted = {anchor["id"].split("~")[0] for anchor in record["anchors"]} - {""}
        assert wanted <= ids, url
    names = {path.name for path in (folder / "pagefind").iterdir() if path.is_file()}
    assert not [name for name in names if "ui" in name or "highlight" in name]

    named = {name: rest for name, *rest in json.loads((folder / "pagefind/names.json").read_text(encoding="utf-8"))}
    assert named["Chips"] == ["topics/chips/", "Topic"]
    assert all((folder / address / "index.html").is_file() for address, *_ in named.values())
    assert {"/" + address for address, *_ in named.values()} <= set(found)

    assert tree(site(whole, "two")) == tree(folder)
    hidden = [path for path, content in tree(folder).items() if b"Hiddenville" in content]
    assert hidden == []


def test_the_list_of_names_is_bounded(whole: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first search loads it whole: those in most articles stay, the others are found by the index."""
    inputs = pipeline.load(Folders())
    briefings, _ = pipeline.briefings_of(inputs)
    every = json.loads(search.list_of_names(briefings, inputs.content))
    assert len(every) > 3
    monkeypatch.setattr(search, "MOST", len(json.dumps(every[:2], ensure_ascii=False, separators=(",", ":"))) + 1)
    assert json.loads(search.list_of_names(briefings, inputs.content)) == every[:2]


def test_a_page_that_a_person_wrote_is_found_by_its_headings(whole: Project) -> None:
    whole.write(
        "content/pages/guide.md", "---\ntitle: Our & guide\n---\n\nFirst.\n\n## What it *is* {#is}\n\nA plant.\n"
    )
    pages = {fragment["url"]: fragment for fragment in fragments(site(whole, "one"))}
    assert pages["/guide/"]["meta"]["title"] == "Our & guide"
    assert [anchor["id"] for anchor in pages["/guide/"]["anchors"]] == ["~", "~0", "is~1", "is~2"]


def test_what_cannot_be_converted_is_for_rendering_to_say(whole: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(markdown.Markdown, "convert", fail)
    assert converted(ROOT / "mkdocs.yml", whole.folder / "content/pages", ["about.md"]) == {}


def in_place_of_pagefind(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    program = folder / "in-place-of-pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search, "get_executable", lambda: program)


def test_what_pagefind_says_when_it_fails_is_told(whole: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    in_place_of_pagefind(monkeypatch, whole.folder, "echo no words found >&2; exit 3")
    with pytest.raises(search.SearchFailed, match="the search index could not be made: no words found"):
        site(whole, "one")
    assert not (whole.folder / "one").exists()


def test_pagefind_that_is_killed_is_missed(whole: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    in_place_of_pagefind(monkeypatch, whole.folder, "kill -KILL $$")
    with pytest.raises(WorkerLost):
        site(whole, "one")
    assert not (whole.folder / "one").exists()


def test_pagefind_ends_with_what_fails_beside_it(whole: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    told = whole.folder / "process"
    in_place_of_pagefind(monkeypatch, whole.folder, f"echo $$ > {told}.new; mv {told}.new {told}; exec sleep 600")

    def fail(*_: object) -> None:
        while not told.exists():
            time.sleep(0.01)
        raise InterruptedError

    monkeypatch.setattr(pipeline, "verify", fail)
    with pytest.raises(InterruptedError):
        site(whole, "one")
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


@pytest.mark.parametrize(("size", "said"), [(799_999_999, []), (900_000_000, ["advice"]), (1_000_000_001, ["warning"])])
def test_the_size_that_github_pages_publishes(size: int, said: list[str], tmp_path: Path) -> None:
    assert [problem.severity for problem in watched(tmp_path, size)] == said


def test_the_size_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_bytes(b"12345")
    assert size_of(tmp_path) == 5
    assert size_of(tmp_path / "missing") == 0
