"""Drafts appear nowhere, withdrawn pages are an address and a reason, and corrections stand wherever the page does."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import feedparser
import pytest

from builder.pages.data_schemas import SCHEMAS
from builder.pipeline import Folders, build, build_site
from tests.conftest import ROOT, STORY, TOPICS, Project, tree

WORDS = ("Zanzibar", "Quokka")
"""A name in the title, and a word of the text, that nothing else on the site has."""
HIDDEN = f"""{WORDS[0]} builds a chip plant

Acme will spend $9 billion on a {WORDS[1]} chip plant in Japan, Joe Biden said. The chip plant makes chips.
"""
BRIEFING = f"---\nstatus: {{}}\n---\n\n# The {WORDS[0]} briefing\n\n- A {WORDS[1]} of a plant. [[plant#p3]]\n"
NOTE = "The plant costs $2 billion, not $3 billion."
CORRECTIONS = (
    f"corrections:\n  - date: 2026-03-02\n    note: {NOTE}\n  - date: 2026-04-01\n    note: The town is Nagoya.\n"
)


def built(project: Project) -> Path:
    """Build and render the project, and return the folder that holds both."""
    folders = Folders(out=project.folder / "out", site=project.folder / "site", config=ROOT / "mkdocs.yml")
    project.add_pages()
    build_site(folders, strict=True)
    return project.folder


def holding(folder: Path, *words: str) -> set[str]:
    """Return the files below both folders that hold one of the words, packed or not."""
    found = set()
    for name in ("out", "site"):
        for path, data in tree(folder / name).items():
            text = data.decode("utf-8", "replace")
            if any(word.lower() in (path + text).lower() for word in words):
                found.add(f"{name}/{path}")
    return found


def index_words(folder: Path) -> str:
    """Return all text of the search index, unpacked."""
    files = (folder / "site/pagefind").rglob("*.pf_*")
    return "".join(gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in files).lower()


@pytest.mark.parametrize("said", ["content/articles/quagga.yml", "seeds/quagga.yml", "content/articles/quagga.md"])
def test_a_draft_appears_nowhere(said: str, project: Project) -> None:
    before = tree(built(project))
    project.write("seeds/quagga.txt", HIDDEN)
    text = f"title: {WORDS[0]}\nstatus: draft\naliases: [zanzibar]\n"
    project.write(said, f"---\n{text}---\n" if said.endswith(".md") else text)
    project.write("content/briefings/plan.md", BRIEFING.format("draft"))
    folder = built(project)
    assert holding(folder, *WORDS, "quagga", "briefings/plan") == set()
    assert not any(word.lower() in index_words(folder) for word in WORDS)
    after = tree(folder)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {path for path in changed if path.startswith(("out/", "site/"))} == set(), "counts and lists are the same"


def test_a_draft_comes_out_when_it_is_published(project: Project) -> None:
    project.write("seeds/quagga.txt", HIDDEN)
    project.write("seeds/quagga.yml", "status: draft\n")
    project.write("content/articles/quagga.yml", "status: published\n")
    folder = built(project)
    assert "out/articles/quagga.md" in holding(folder, WORDS[1])
    assert WORDS[1].lower() in index_words(folder)


def test_a_draft_for_a_topic_leaves_the_computed_briefing_in_place(project: Project) -> None:
    project.write("content/briefings/chips.md", BRIEFING.format("draft"))
    folder = built(project)
    assert (folder / "out/briefings/chips.md").is_file()
    assert holding(folder, *WORDS) == set()


def test_a_withdrawn_article_is_an_address_and_a_reason(project: Project) -> None:
    project.write("seeds/quagga.txt", HIDDEN)
    project.write(
        "content/articles/quagga.yml",
        f"status: withdrawn\nwithdrawn: Its publisher took it back.\naliases: [former]\n{CORRECTIONS}",
    )
    folder = built(project)
    assert holding(folder, WORDS[1], "$9 billion") == set()
    assert not any(word.lower() in index_words(folder) for word in WORDS)
    own = {"articles/quagga", "articles/former", "corrections", ".briefing.json"}
    bare = {re.sub(r"^(out|site)/|(/index)?\.(md|html)$", "", path) for path in holding(folder, WORDS[0], "quagga")}
    assert bare == own, "the last lists the files of the folder"
    page = (folder / "site/articles/quagga/index.html").read_text(encoding="utf-8")
    assert "This article was withdrawn. Its publisher took it back." in page
    assert '<meta name="robots" content="noindex">' in page
    assert NOTE in page
    assert f"{WORDS[0]} builds a chip plant" in page
    listed = (folder / "site/corrections/index.html").read_text(encoding="utf-8")
    assert "Its publisher took it back." in listed


def test_a_withdrawn_article_needs_no_raw_file_any_more(project: Project) -> None:
    project.write("content/articles/quagga.yml", "title: Gone\nslug: gone\nstatus: withdrawn\nwithdrawn: By court.\n")
    folder = built(project)
    assert "By court." in (folder / "site/articles/gone/index.html").read_text(encoding="utf-8")


def test_a_withdrawn_address_is_nobody_elses(project: Project) -> None:
    project.write("content/articles/quagga.yml", "slug: plant\nstatus: withdrawn\nwithdrawn: By court.\n")
    result = project.briefing("check")
    assert result.exit_code == 1
    assert "'plant' of this withdrawn page is taken by seeds/plant.txt" in result.stderr


@pytest.mark.parametrize("name", ["chips", "plan"])
def test_a_withdrawn_briefing_is_an_address_and_a_reason(name: str, project: Project) -> None:
    text = BRIEFING.format("withdrawn\nwithdrawn: It was about another plant.\naliases: [its-former-name]")
    project.write(f"content/briefings/{name}.md", text)
    folder = built(project)
    assert holding(folder, WORDS[1]) == set()
    page = (folder / f"out/briefings/{name}.md").read_text(encoding="utf-8")
    assert "This briefing was withdrawn. It was about another plant." in page
    assert f"url=../{name}/" in (folder / "site/briefings/its-former-name/index.html").read_text(encoding="utf-8")
    assert all(each["slug"] != name for each in json.loads((folder / "out/data/briefings.json").read_text()))
    linking = {p for p in holding(folder, f"briefings/{name}") if p.startswith("out/") and p.endswith(".md")}
    assert linking == {f"out/briefings/{name}.md", "out/corrections.md"}
    assert "briefing" not in (folder / "out/topics/chips.md").read_text().split("---")[2].lower() or name == "plan"


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        ("status: drafted\n", "1:9", "must be one of"),
        ("status: withdrawn\n", "1:1", "must say why"),
        ("corrections: []\nstatus: withdrawn\n", "2:1", "must say why"),
        ("withdrawn: no reason\n", "1:12", "stands with `status: withdrawn` alone"),
        ("status: draft\nwithdrawn: no reason\n", "2:12", "stands with `status: withdrawn` alone"),
        ("corrections:\n  - date: 2026-03\n    note: N\n", "2:11", "must be a whole date"),
        ("corrections:\n  - date: 2026-02-30\n    note: N\n", "2:11", "is not a date of the calendar"),
        ("corrections:\n  - date: 2026-02-20\n", "2:5", "the key 'note' is missing"),
        ("corrections:\n  - date: 2026-02-20\n    note: ''\n", "3:11", "must not be empty"),
    ],
)
@pytest.mark.parametrize("path", ["content/articles/plant.yml", "content/briefings/plan.md"])
def test_what_is_wrong_is_said_with_its_place(path: str, text: str, place: str, wrong: str, project: Project) -> None:
    line, column = map(int, place.split(":"))
    if path.endswith(".md"):
        text, line = f"---\n{text}---\n- A point. [[plant#p3]]\n", line + 1
    project.write(path, text)
    result = project.briefing("check")
    assert result.exit_code == 1
    assert f"{path}:{line}:{column}: " in result.stderr
    assert wrong in result.stderr


def test_check_says_what_is_wrong_with_drafts(project: Project) -> None:
    project.write("seeds/quagga.txt", HIDDEN)
    project.write("content/articles/quagga.yml", "status: draft\ndrop: [no such line]\n")
    result = project.briefing("check")
    assert result.exit_code == 1
    assert "content/articles/quagga.yml:2:8" in result.stderr
    project.write("content/articles/quagga.yml", "status: draft\n")
    project.write("content/briefings/plan.md", BRIEFING.format("draft").replace("p3", "p99"))
    result = project.briefing("check", "--strict")
    assert result.exit_code == 0
    assert "has no paragraph p99" in result.stderr


@pytest.fixture
def corrected(project: Project) -> Path:
    project.write("seeds/plant.yml", "date: 2024-03-01\npublisher: The Paper\n")
    project.write("content/articles/plant.yml", CORRECTIONS)
    project.write("content/briefings/plan.md", f"---\n{CORRECTIONS}---\n\n# Plan\n\n- A plant. [[plant#p3]]\n")
    project.write("content/topics/chips.yml", TOPICS["chips"])
    return built(project)


@pytest.mark.parametrize("page", ["articles/plant", "briefings/plan"])
def test_corrections_stand_on_the_page_and_in_the_list(page: str, corrected: Path) -> None:
    shown = (corrected / f"out/{page}.md").read_text(encoding="utf-8")
    listed = [line for line in shown.splitlines() if "**2 March 2026:**" in line or "**1 April 2026:**" in line]
    assert [re.sub(r"\W", "", line)[:5] for line in listed] == ["1Apri", "2Marc"]
    found = json.loads(re.search(r'^ld: "?\'?(.*?)"?\'?$', shown, re.MULTILINE)[1].replace('\\"', '"'))  # type: ignore[index]
    node = found["@graph"][0]
    assert [each["@type"] for each in node["correction"]] == ["CorrectionComment"] * 2
    assert node["dateModified"] == "2026-04-01"
    everything = (corrected / "site/corrections/index.html").read_text(encoding="utf-8")
    assert everything.count("$2 billion, not $3 billion") == 2
    assert everything.index("The town is Nagoya.") < everything.index("$2 billion, not")


def test_corrections_are_in_the_data_and_move_an_entry_of_a_feed(corrected: Path) -> None:
    article = json.loads((corrected / "out/data/articles/plant.json").read_text(encoding="utf-8"))
    assert [each["date"] for each in article["corrections"]] == ["2026-04-01", "2026-03-02"]
    SCHEMAS["article"].validate_json(json.dumps(article))
    plan = next(b for b in json.loads((corrected / "out/data/briefings.json").read_text()) if b["slug"] == "plan")
    assert plan["corrections"] == article["corrections"]
    for path in ("all", "topics/chips", "entities/acme"):
        feed = feedparser.parse((corrected / f"out/feeds/{path}.xml").read_bytes())
        entry = next(each for each in feed.entries if each.link.endswith("articles/plant/"))
        assert entry.updated == "2026-04-01T00:00:00Z"
        assert entry.published == "2024-03-01T00:00:00Z"
        assert "The town is Nagoya." in entry.content[0].value
    items = json.loads((corrected / "out/feeds/all.json").read_text(encoding="utf-8"))["items"]
    assert {item["date_modified"] for item in items if "plant" in item["url"]} == {"2026-04-01T00:00:00Z"}


def test_the_list_of_corrections_is_paged_and_there_without_a_page_of_ones_own(project: Project) -> None:
    many = "".join(f"  - date: 2026-03-02\n    note: Note {n}.\n" for n in range(15))
    project.write("content/articles/plant.yml", f"corrections:\n{many}")
    project.write("content/site.yml", "articles_per_page: 10\n")
    out = project.folder / "out"
    build(Folders(out=out))
    first, second = ((out / path).read_text() for path in ("corrections.md", "corrections/page-2.md"))
    assert first.count("Note ") == 10
    assert second.count("Note ") == 5
    assert "# Corrections" in first
    assert "](../articles/plant.md)" in second


def test_repairs_are_listed_with_who_made_them(project: Project) -> None:
    project.write(
        "seeds/plant.txt",
        STORY.replace("Nagoya,", "Nagoja,\u200b").replace("congratulations", "thanks &amp; congratulations"),
    )
    project.write("content/articles/plant.yml", "replace:\n  - was: Nagoja\n    now: Nagoya\n")
    build(Folders(out=project.folder / "out"))
    page = (project.folder / "out/articles/plant.md").read_text(encoding="utf-8")
    assert "repairs in the text</summary>" in page
    assert re.search(r"Line 3, corrected by a contributor: “[^”]*Nagoja[^”]*” is now “[^”]*Nagoya", page)
    assert "Line 5, by rule, a sign written as HTML: “" in page
    assert "Line 3, by rule, characters that nobody sees: taken out of “Acme will spend" in page
    assert "\u200b" not in page
