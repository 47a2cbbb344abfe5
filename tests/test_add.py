"""`briefing add`: what is copied, under which name, what is written beside it, and what is refused."""

from __future__ import annotations

import codecs
import os
import re
import socket
from pathlib import Path

import pytest

from builder import newfiles
from builder.contributed import load_yaml
from builder.errors import Problem
from builder.newfiles import write_new
from builder.schemas import ArticleFile
from tests.conftest import STORY, Project, tree
from tests.web import Web, looking_up

NAME = "acme-opens-a-chip-plant-in-japan"
PARAGRAPHS = [part for part in STORY.split("\n\n") if len(part) > 60]
PAGE = f"""<!doctype html><html lang="en"><head><title>Acme opens a chip plant in Japan</title>
<meta property="article:published_time" content="2024-04-10T08:00:00Z"><meta name="author" content="Ada Example">
</head><body><nav><a href="/">Home</a></nav><main><h1>Acme opens a chip plant in Japan</h1>
{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</main></body></html>
"""
DATED = f"2024-04-10-{NAME}"


@pytest.fixture
def project(project: Project) -> Project:
    """The small project of the other tests, without a raw article."""
    (project.folder / "seeds/plant.txt").unlink()
    return project


@pytest.fixture(autouse=True)
def no_other_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looking_up({}))


def seeds(project: Project) -> dict[str, bytes]:
    return tree(project.folder / "seeds")


def added(project: Project, *arguments: str) -> str:
    """Run `briefing add`, which must succeed, and return what it says."""
    result = project.briefing("add", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def refused(project: Project, *arguments: str) -> str:
    """Run `briefing add`, which must fail and write nothing, and return the one line that says why."""
    before = tree(project.folder)
    result = project.briefing("add", *arguments)
    assert result.exit_code == 1
    assert tree(project.folder) == before
    (line,) = result.stderr.splitlines()
    assert re.fullmatch(r"error: \S.*: .+; .+", line)
    return line


def url_beside(project: Project, id_: str) -> str | None:
    problems: list[Problem] = []
    about, _ = load_yaml(project.folder / f"seeds/{id_}.yml", ArticleFile, problems)
    assert about
    assert about == ArticleFile(url=about.url), "nothing else is known"
    return about.url


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("raw.txt", STORY, f"{NAME}.txt"),
        ("raw.TXT", STORY, f"{NAME}.txt"),
        ("raw", STORY, f"{NAME}.txt"),
        ("raw.txt", STORY + "\nPublished: April 10, 2024\n", f"{DATED}.txt"),
        ("raw.htm", PAGE, f"{DATED}.html"),
        ("raw.html", PAGE, f"{DATED}.html"),
        ("raw.xhtml", PAGE, f"{DATED}.html"),
        ("raw.php?id=3", PAGE, f"{DATED}.html"),
        ("source.txt", PAGE, f"{DATED}.html"),
        ("raw.html", PAGE.replace("2024-04-10T08:00:00Z", "soon"), f"{NAME}.html"),
        ("raw.txt", STORY.replace("Acme opens", "Japan’s Acme – U.S. rival – opens"), None),
    ],
)
def test_a_file_is_copied_under_its_date_and_title(
    name: str, text: str, expected: str | None, project: Project
) -> None:
    project.write(name, text)
    added(project, name)
    assert seeds(project) == {expected or "japans-acme-us-rival-opens-a-chip-plant-in-japan.txt": text.encode()}


def test_bytes_are_copied_as_they_are(project: Project) -> None:
    data = codecs.BOM_UTF8 + STORY.replace("\n", "\r\n").replace("Nagoya", "Na\u200bgoya &amp; Gifu").encode()
    project.write("raw.txt", data)
    added(project, "raw.txt")
    assert seeds(project) == {f"{NAME}.txt": data}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ministers " * 12, "ministers-ministers-ministers-ministers-ministers-ministers"),
        ("M" * 90, "m" * 60),
        ("Wörter über Zölle", "worter-uber-zolle"),
        ("Japan–US talks—again", "japan-us-talks-again"),
        ("../../etc/passwd: a story", "etc-passwd-a-story"),
    ],
)
def test_long_and_foreign_titles_make_short_plain_names(title: str, name: str, project: Project) -> None:
    project.write("raw.html", PAGE.replace("Acme opens a chip plant in Japan", title.strip()))
    added(project, "raw.html")
    assert list(seeds(project)) == [f"2024-04-10-{name}.html"]


@pytest.mark.parametrize("title", ["東京の雨", "Index", "404", "Page 2", "…"])
def test_a_title_that_makes_no_name_still_gives_an_article_that_is_read(title: str, project: Project) -> None:
    page = PAGE.replace("Acme opens a chip plant in Japan", title).replace("2024-04-10T", "T")
    project.write("raw.html", page)
    added(project, "raw.html")
    (name,) = seeds(project)
    assert re.fullmatch(r"a-[0-9a-f]{10}\.html", name)
    checked = project.briefing("check", "--strict")
    assert checked.exit_code == 0
    assert "left out" not in checked.stderr


def test_the_name_can_be_given(project: Project) -> None:
    project.write("raw.html", PAGE)
    added(project, "raw.html", "--id", "plant-2024")
    assert list(seeds(project)) == ["plant-2024.html"]


def test_menus_and_footers_of_a_page_are_only_counted(project: Project) -> None:
    menu = "".join(f"<li><a href='/{n}'>Topic {n}</a></li>" for n in range(40))
    story = "".join(
        f"<p>Acme opened plant number {n} near Nagoya, and the minister said that it was the last.</p>"
        for n in range(8)
    )
    project.write(
        "page.html", f"<html><body><ul>{menu}</ul><main><h1>Acme opens plants</h1>{story}</main></body></html>"
    )
    said = project.briefing("add", "page.html").output
    assert "40 lines removed" in said
    assert "Topic 7" not in said
    assert "and 40 short lines around the story; `briefing explain acme-opens-plants` lists all" in said


def test_what_was_done_to_a_clipping_is_told_in_few_lines(project: Project) -> None:
    clipped = '---\ntitle: "Cranes"\nsource: https://quay.example/cranes\npublished: 2024-05-06\n---\n\n'
    long = "The office of the quay has bought three cranes that steer themselves, and says of them ==it is glad==."
    project.write("clip.md", f"{clipped}{long}\n\nThe cranes read the quay with forty cameras, it said.\n")
    said = project.briefing("add", "clip.md").output
    assert "date: 6 May 2024 (to the day), from the front matter of the raw file" in said
    assert "\n  lines 1 to 5, front_matter: what the file says of the article\n1 repair within lines\n" in said
    assert re.search("“….{30}==it is glad==.” became “….{30}it is glad.”", said)


def test_who_adds_a_page_of_which_most_is_missing_is_told_at_once(project: Project) -> None:
    begun = "<p>The ministry will publish its rules on Monday, two people who know them said.</p>"
    offer = "<p>Subscribe to continue reading.</p>"
    project.write("cut.html", f"<html><body><h1>Chip rules tighten</h1>{begun}{offer}</body></html>")
    said = project.briefing("add", "cut.html").output
    assert "\n  warning: only " in said
    assert "with its whole text, or say `publish: full` in content/articles/chip-rules-tighten.yml" in said


def test_what_is_added_is_what_is_explained_and_built(project: Project, web: Web) -> None:
    url = web.gives("/story", PAGE.encode(), Content_Type="text/html")
    project.write("raw.txt", STORY)
    said = added(project, url, "raw.txt", "--allow-private")
    for id_ in (DATED, NAME):
        explained = project.briefing("explain", id_).stdout.partition("\n\n")[0]
        assert explained in said
    assert f"url: {url}, from the sidecar" in said
    assert "date: 10 April 2024 (to the day), from the page's markup" in said
    assert "authors: Ada Example, from the text" in said
    assert "line 7, bylines: names the author: “Written by Ada Example”" in said
    assert "1 line removed" in said
    assert project.briefing("build", "--strict", "--out", "out").exit_code == 0


def test_the_next_step_names_what_is_missing_and_where_it_goes(project: Project, web: Web) -> None:
    project.write("raw.txt", STORY)
    assert f"Next: write date, publisher, url into seeds/{NAME}.yml, then `briefing serve`" in added(project, "raw.txt")
    url = web.gives("/", PAGE.encode(), Content_Type="text/html")
    assert f"Next: write publisher into seeds/{DATED}.yml, then" in added(project, url, "--allow-private")


def test_quiet_says_nothing_of_what_went_well(project: Project) -> None:
    project.write("raw.txt", STORY)
    assert added(project, "raw.txt", "--quiet") == ""
    assert seeds(project)


def test_a_dry_run_says_the_same_and_writes_nothing(project: Project, web: Web) -> None:
    url = web.gives("/", PAGE.encode(), Content_Type="text/html")
    before = tree(project.folder)
    dry = added(project, url, "--allow-private", "--dry-run")
    assert tree(project.folder) == before
    assert dry.replace("would be written", "written") == added(project, url, "--allow-private")


def test_a_dry_run_finds_two_of_one_name(project: Project) -> None:
    project.write("one.txt", STORY)
    project.write("two.txt", STORY + "\nThe plant will be the largest one that was ever built by a robot.\n")
    result = project.briefing("add", "one.txt", "two.txt", "--dry-run")
    assert result.exit_code == 1
    assert f"error: two.txt: the name '{NAME}' is taken by seeds/{NAME}.txt;" in result.stderr
    assert not seeds(project)


def test_one_bad_source_costs_no_other(project: Project, web: Web) -> None:
    project.write("raw.txt", STORY)
    project.write("raw.html", PAGE)
    project.write("binary.txt", b"\0\1\2\3binary")
    project.write("empty.txt", "")
    (project.folder / "folder").mkdir()
    bad = ["missing.txt", "folder", "binary.txt", web.url("/nothing"), "empty.txt", "ftp://example.org/a"]
    result = project.briefing("add", bad[0], bad[1], "raw.txt", *bad[2:], "raw.html", "--allow-private")
    assert result.exit_code == 1
    assert [line.split(": ")[:2] for line in result.stderr.splitlines()] == [["error", source] for source in bad]
    assert set(seeds(project)) == {f"{NAME}.txt", f"{DATED}.html"}


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"%PDF-1.7", "this is a PDF; only HTML, plain text and Markdown are read"),
        ("a.txt", b"%PDF-1.7", "this is a PDF;"),
        ("a.docx", b"PK\x03\x04", "this is a ZIP archive or an office document;"),
        ("a.rtf", b"{\\rtf1 words}", "a file that ends in .rtf is not known;"),
        ("a.txt", b"", "the file is empty;"),
        ("a.html", b"<html></html>", "the page holds no text;"),
        ("a.txt", b"\xff\xff", "byte 0xff is not UTF-8"),
        ("a.txt", b"x" * 5_000_001, "the file is larger than 5 MB;"),
        ("a.txt", b"Join the Discussion\n", "nothing of this file reads as an article;"),
    ],
)
def test_what_is_no_article_is_refused(name: str, data: bytes, why: str, project: Project) -> None:
    project.write(name, data)
    assert refused(project, name).startswith(f"error: {name}: {why}")


def test_paths_that_are_no_files_are_refused(project: Project) -> None:
    os.mkfifo("pipe")
    assert "is not a file;" in refused(project, "pipe")
    assert "is a folder; name the files in it" in refused(project, "content")
    assert "error: a?b: there is no such file; check the path" in refused(project, "a\nb")


def test_an_address_without_its_beginning_is_told_from_a_path(project: Project) -> None:
    assert "an address begins with https://" in refused(project, "example.org/story")
    assert "an address begins with" not in refused(project, "../story.txt")


@pytest.mark.parametrize(
    "there",
    [f"{NAME}.txt", f"{NAME.title()}.txt", f"{NAME}.html", f"older/{NAME}.htm", f"{NAME}.yml", f"{NAME}.pdf"],
)
def test_a_name_that_is_taken_is_never_taken_again(there: str, project: Project) -> None:
    project.write("raw.txt", STORY)
    project.write(f"seeds/{there}", "title: Another story that someone wrote down here\n")
    assert f"the name '{NAME}' is taken by seeds/{there};" in refused(project, "raw.txt")
    added(project, "raw.txt", "--id", "another")
    assert seeds(project)["another.txt"] == STORY.encode()


def test_a_name_is_taken_by_an_address_and_by_a_link_as_well(project: Project) -> None:
    project.write("raw.txt", STORY)
    project.write("seeds/other.txt", STORY + "\nIt will open in May, and no one will work in it but robots.\n")
    project.write("seeds/other.yml", f"slug: {NAME}\n")
    assert f"the name '{NAME}' is taken by seeds/other.txt;" in refused(project, "raw.txt")
    Path("seeds/other.yml").unlink()
    Path(f"seeds/{NAME}.txt").symlink_to("nowhere")
    assert f"is taken by seeds/{NAME}.txt;" in refused(project, "raw.txt")


def test_the_same_bytes_are_not_added_twice(project: Project) -> None:
    project.write("raw.txt", STORY)
    project.write("copy.txt", STORY)
    said = added(project, "raw.txt", "copy.txt")
    assert said.endswith(f"seeds/{NAME}.txt holds the same bytes as copy.txt already; nothing was written.\n\n")
    before = seeds(project)
    (project.folder / f"seeds/{NAME}.txt").rename(project.folder / "seeds/renamed.txt")
    assert "seeds/renamed.txt holds the same bytes" in added(project, "raw.txt")
    assert list(seeds(project).values()) == list(before.values())


def test_a_file_that_comes_to_be_meanwhile_is_left_as_it_is(
    project: Project, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = web.gives("/", PAGE.encode(), Content_Type="text/html")
    link = os.link

    def slow(draft: Path, target: Path) -> None:
        if target.suffix == ".html":
            target.write_text("someone else's")
        link(draft, target)

    monkeypatch.setattr(os, "link", slow)
    result = project.briefing("add", url, "--allow-private")
    assert result.exit_code == 1
    assert f"seeds/{DATED}.html came to be meanwhile" in result.stderr
    assert seeds(project) == {f"{DATED}.html": b"someone else's"}


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
@pytest.mark.parametrize("at", [1, 2])
def test_cut_off_while_writing_nothing_is_left(
    error: BaseException, at: int, project: Project, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = web.gives("/", PAGE.encode(), Content_Type="text/html")
    drafts: list[Path] = []

    def full(draft: Path, content: bytes) -> None:
        drafts.append(draft)
        draft.write_bytes(content[: len(content) // 2] if len(drafts) == at else content)
        if len(drafts) == at:
            raise error

    with monkeypatch.context() as patch:
        patch.setattr(newfiles, "_write", full)
        result = project.briefing("add", url, "--allow-private")
    assert result.exit_code == 1
    assert len(drafts) == at
    assert not list((project.folder / "seeds").iterdir())
    assert all(draft.name.startswith(".") for draft in drafts), "no build looks at them"


def test_the_sidecar_is_there_before_the_article(project: Project, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    url = web.gives("/", PAGE.encode(), Content_Type="text/html")
    link, order = os.link, []

    def watched(draft: Path, target: Path) -> None:
        order.append(target.name)
        link(draft, target)

    monkeypatch.setattr(os, "link", watched)
    added(project, url, "--allow-private")
    assert order == [f"{DATED}.yml", f"{DATED}.html"]


def test_a_file_system_without_links_will_do(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_draft: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    project.write("raw.txt", STORY)
    added(project, "raw.txt")
    assert seeds(project) == {f"{NAME}.txt": STORY.encode()}
    with pytest.raises(FileExistsError):
        write_new([(project.folder / f"seeds/{NAME}.txt", b"other")])
    assert seeds(project) == {f"{NAME}.txt": STORY.encode()}


def test_there_must_be_a_folder_for_raw_articles(project: Project) -> None:
    project.write("raw.txt", STORY)
    assert refused(project, "raw.txt", "--seeds", "nowhere").startswith("error: nowhere: there is no such folder; ")


def test_broken_yaml_elsewhere_keeps_nothing_from_being_added(project: Project) -> None:
    project.write("content/site.yml", "a: [")
    project.write("seeds/broken.txt", b"\xff")
    project.write("seeds/broken.yml", "title: [")
    project.write("raw.txt", STORY)
    added(project, "raw.txt")
    assert seeds(project)[f"{NAME}.txt"] == STORY.encode()


def test_of_a_page_its_address_is_written_beside_it(project: Project, web: Web) -> None:
    web.gives(
        "/old?utm_source=x", status=301, Location="/story?utm_medium=mail&a=1&fbclid=2&b=%22c%22&GCLID=3&mc_cid=4#top"
    )
    web.gives("/story?utm_medium=mail&a=1&fbclid=2&b=%22c%22&GCLID=3&mc_cid=4", PAGE.encode(), Content_Type="text/html")
    added(project, web.url("/old?utm_source=x"), "--allow-private")
    assert url_beside(project, DATED) == web.url("/story?a=1&b=%22c%22")
    text = seeds(project)[f"{DATED}.yml"].decode()
    assert re.fullmatch(r'# .*title.*date.*publisher.*\nurl: ".*"\n', text)


def test_an_address_that_the_page_states_is_not_written_again(project: Project, web: Web) -> None:
    for path, canonical in (("/same", "/same"), ("/other", "/elsewhere")):
        link = f'<link rel="canonical" href="{web.url(canonical)}"><title>'
        web.gives(path, PAGE.replace("<title>", link).encode(), Content_Type="text/html")
    added(project, web.url("/same"), "--allow-private")
    assert list(seeds(project)) == [f"{DATED}.html"]
    added(project, web.url("/other"), "--allow-private", "--id", "other")
    assert url_beside(project, "other") == web.url("/other")


@pytest.mark.parametrize(
    ("mark", "url"),
    [
        ("<!-- saved from url=(0045)https://example.org/story?a=1&utm_source=x -->", "https://example.org/story?a=1"),
        (
            "<!--\n Page saved with SingleFile \n url: https://example.org/a%20b \n saved date: x -->",
            "https://example.org/a%20b",
        ),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0014)file:///home/ada/a.html -->", None),
        ("<!-- saved from url=(0014)https://[::1 -->", None),
    ],
)
def test_where_a_browser_says_that_it_saved_a_page_from_is_known(mark: str, url: str | None, project: Project) -> None:
    project.write("raw.html", PAGE.replace("<head>", f"{mark}<head>"))
    added(project, "raw.html")
    assert (url_beside(project, DATED) if url else len(seeds(project))) == (url or 1)


def test_where_the_page_states_its_address_a_browsers_mark_adds_nothing(project: Project) -> None:
    stated = '<!-- saved from url=(0020)https://example.org/ --><link rel="canonical" href="https://example.org/story">'
    project.write("raw.html", PAGE.replace("<head>", f"<head>{stated}"))
    added(project, "raw.html")
    assert list(seeds(project)) == [f"{DATED}.html"]


@pytest.mark.parametrize(
    ("path", "content_type", "body", "ending"),
    [
        ("/story", "text/html", PAGE, ".html"),
        ("/story", "application/xhtml+xml", PAGE, ".html"),
        ("/story", "TEXT/HTML; charset=utf-8", PAGE, ".html"),
        ("/story.txt", "text/plain", STORY, ".txt"),
        ("/story", "text/plain", STORY, ".txt"),
        ("/story.html", "text/plain", PAGE, ".html"),
        ("/story", "application/octet-stream", PAGE, ".html"),
        ("/story.txt", "application/octet-stream", STORY, ".txt"),
        ("/story", None, "\ufeff<!-- a -->\n" + PAGE, ".html"),
        ("/story", None, STORY, ".txt"),
    ],
)
def test_the_ending_is_that_of_what_came(
    path: str, content_type: str | None, body: str, ending: str, project: Project, web: Web
) -> None:
    url = web.gives(path, body.encode(), Content_Type=content_type) if content_type else web.gives(path, body.encode())
    added(project, url, "--allow-private", "--id", "story")
    assert seeds(project)[f"story{ending}"] == body.encode()


@pytest.mark.parametrize(
    ("content_type", "body", "what"),
    [
        ("application/pdf", b"%PDF-1.7", "a PDF"),
        ("text/html", b"%PDF-1.7", "a PDF"),
        ("application/json", b"{}", "application/json"),
        ("image/png", b"words", "image/png"),
        ("text/x\x1b[2J", b"words", "text/x??2j"),
    ],
)
def test_other_types_are_refused_by_name(content_type: str, body: bytes, what: str, project: Project, web: Web) -> None:
    url = web.gives("/a", body, Content_Type=content_type)
    assert f"error: {url}: this is {what}; only HTML, plain text and Markdown are read" in refused(
        project, url, "--allow-private"
    )


def test_what_no_type_and_no_name_tells_is_refused(project: Project, web: Web) -> None:
    url = web.gives("/a.bin", b"words", Content_Type="application/octet-stream")
    assert "a file that ends in .bin is not known" in refused(project, url, "--allow-private")


@pytest.mark.parametrize("start", [" ", "<!--a-->", "<?xml a?> ", "<!--"])
def test_what_hardly_begins_like_a_page_is_told_at_once(start: str, project: Project) -> None:
    project.write("raw.txt", start * 500 + "\n" + STORY)
    added(project, "raw.txt", "--id", "story")
    assert list(seeds(project)) == ["story.txt"]


def test_markdown_is_kept_under_an_ending_that_is_read(project: Project, web: Web) -> None:
    url = web.gives("/a", STORY.encode(), Content_Type="text/markdown")
    added(project, url, "--allow-private")
    project.write("raw.md", STORY + "\nThe plant will be the largest one that was ever built by a robot.\n")
    added(project, "raw.md", "--id", "second")
    checked = project.briefing("check", "--strict")
    assert checked.exit_code == 0
    assert "left out" not in checked.stderr
    assert "2 articles" in project.briefing("build", "--out", "out").stdout


def test_an_encoding_that_only_the_server_names_is_not_lost(project: Project, web: Web) -> None:
    text = STORY.replace("Acme will", "Компания Acme will").replace("Acme opens", "«Акме» opens")
    url = web.gives("/", text.encode("koi8-r", "replace"), Content_Type="text/plain; charset=KOI8-R")
    said = added(project, url, "--allow-private")
    assert "Акме" in said
    (data,) = (data for name, data in seeds(project).items() if name.endswith(".txt"))
    assert data == codecs.BOM_UTF8 + text.encode("koi8-r", "replace").decode("koi8-r").encode()


def test_an_encoding_that_the_page_declares_is_left_to_it(project: Project, web: Web) -> None:
    page = (
        PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Nagoya", "Nagoya café").encode("cp1252")
    )
    added(project, web.gives("/", page, Content_Type="text/html; charset=koi8-r"), "--allow-private")
    assert seeds(project)[f"{DATED}.html"] == page


def test_private_networks_are_not_asked_without_the_option(project: Project, web: Web) -> None:
    url = web.gives("/", PAGE.encode(), Content_Type="text/html")
    assert "--allow-private" in refused(project, url)
    assert not web.asked


def test_a_password_in_an_address_is_not_repeated(project: Project) -> None:
    line = refused(project, "https://ada:secret@example.org/story")
    assert line.startswith("error: https://…@example.org/story: ")
    assert "secret" not in line


def test_the_limit_of_size_is_that_of_reading(project: Project, web: Web) -> None:
    url = web.gives("/", b"x" * 5_000_001, Content_Type="text/plain")
    assert "larger than 5 MB" in refused(project, url, "--allow-private")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("raw.txt", "raw.txt", "--id", "one"),
        ("raw.txt", "--id", "Two Words"),
        ("raw.txt", "--id", "../up"),
        ("raw.txt", "--id", ""),
        ("raw.txt", "--id", "index"),
        ("raw.txt", "--out", "x"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_and_writes_nothing(arguments: tuple[str, ...], project: Project) -> None:
    project.write("raw.txt", STORY)
    before = tree(project.folder)
    result = project.briefing("add", *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert tree(project.folder) == before
