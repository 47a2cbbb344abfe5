"""What programs read of the site: feeds, linked data, schemas, cards, robots.txt and llms.txt."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from PIL import Image

from builder.errors import Problem
from builder.markdown.escape import front_matter, script_json
from builder.pages.data_schemas import SCHEMAS
from builder.pages.feeds import ENTRIES
from builder.pictures.card import SIZE, card
from builder.pipeline import Folders, build
from builder.published import UNPUBLISHED, read_published
from tests.conftest import SAMPLE, STORY, Docs, Project, tree

ADDRESS = "https://site.example/below/"
CONFIG = "site_name: A & B\nsite_description: About\nsite_url: !ENV [SITE_URL, '']\n"


@pytest.fixture
def out(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, built for an address, with more articles than a feed holds."""
    project.write("mkdocs.yml", CONFIG)
    for number in range(ENTRIES + 5):
        project.write(f"seeds/s{number:02}.txt", STORY.replace("Nagoya", f"Town{number}"))
        project.write(
            f"seeds/s{number:02}.yml", f"title: 'T{number} <b> & \"q\"'\ndate: 2024-01-{1 + number % 28:02}\n"
        )
    project.write("seeds/plant.yml", "title: Undated\n")
    project.write("seeds/year.txt", STORY)
    project.write(
        "seeds/year.yml", "title: Year\ndate: '2025'\nurl: https://origin.example/a?b=1&c=2\nauthors: [Ada E]\n"
    )
    monkeypatch.setenv("SITE_URL", ADDRESS.rstrip("/"))
    build(Folders(out=project.folder / "out"))
    return project.folder / "out"


def parsed(path: Path) -> Any:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def file_of(address: str, out: Path) -> Path:
    below = address.removeprefix(ADDRESS).partition("#")[0]
    assert below != address
    return out / ((below.rstrip("/") or "index") + ".md" if below.endswith("/") or not below else below)


def test_feeds_are_whole_bounded_and_lead_to_pages(out: Path) -> None:
    paths = sorted((out / "feeds").rglob("*.xml"))
    assert {path.relative_to(out / "feeds").as_posix() for path in paths} == {
        "all.xml",
        "topics/chips.xml",
        *(f"entities/{slug}.xml" for slug in ("acme", "joe-biden", "united-states")),
    }
    ids: dict[str, str] = {}
    for path in paths:
        feed = parsed(path)
        assert 0 < len(feed.entries) <= ENTRIES
        assert feed.feed.id == ADDRESS + path.relative_to(out).as_posix()
        assert feed.feed.updated == max(entry.updated for entry in feed.entries)
        for entry in feed.entries:
            assert file_of(entry.link, out).is_file()
            assert ids.setdefault(entry.id, entry.title) == entry.title
            assert not re.search("undated|Undated", entry.title)
            (content,) = entry.content
            links = re.findall(r'href="([^"]+)"', content.value)
            assert [link for link in links if link.startswith(ADDRESS)]
            for link in links:
                assert link.startswith("https://origin.example/") or file_of(link, out).is_file()
    everything = parsed(out / "feeds/all.xml")
    assert len(everything.entries) == ENTRIES
    assert everything.feed.title == "A & B"
    first = next(entry for entry in everything.entries if entry.title == "Year")
    assert first.updated == "2025-01-01T00:00:00Z"
    assert "published" not in first
    assert [link.href for link in first.links if link.rel == "via"] == ["https://origin.example/a?b=1&c=2"]
    assert "Acme will spend $2 billion" in first.content[0].value


def test_the_json_feed_says_the_same_as_the_other(out: Path) -> None:
    feed = json.loads((out / "feeds/all.json").read_text("utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    atom = parsed(out / "feeds/all.xml")
    assert [(item["id"], item["title"], item["url"]) for item in feed["items"]] == [
        (entry.id, entry.title.replace("&quot;", '"'), entry.link) for entry in atom.entries
    ]


def test_without_an_address_everything_is_there_and_leads_on_relatively(docs: Docs) -> None:
    site = "http://reader.example/here/"
    for path in sorted((docs.folder / "feeds").rglob("*.xml")):
        where = site + path.relative_to(docs.folder).as_posix()
        for entry in parsed(path).entries:
            assert entry.id.startswith("urn:uuid:")
        links = re.findall(r'<link rel="alternate" type="text/html" href="([^"]+)"', path.read_text("utf-8"))
        for address in (urljoin(where, link) for link in links):
            assert address.startswith(site)
            assert (docs.folder / ((address.removeprefix(site).rstrip("/") or "index") + ".md")).is_file()
    assert "Sitemap" not in (docs.folder / "robots.txt").read_text()


def test_robots_and_contents_name_what_is_there(out: Path) -> None:
    assert (out / "robots.txt").read_text() == f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}sitemap.xml\n"
    contents = (out / "llms.txt").read_text("utf-8")
    links = re.findall(r"^- \[[^\]]*\]\(([^)]+)\): ", contents, re.MULTILINE)
    assert len(links) > 50
    assert [link for link in links if not file_of(link, out).is_file()] == []


def nodes(path: Path) -> Iterator[dict[str, Any]]:
    values = yaml.safe_load(path.read_text("utf-8").split("---")[1])
    yield from json.loads(values["ld"])["@graph"]


def test_linked_data_says_what_each_page_is(docs: Docs) -> None:
    kinds: dict[str, set[str]] = {}
    for path in sorted(docs.folder.rglob("*.md")):
        if path.parent == docs.folder and path.stem not in ("index", "search"):
            continue
        for node in nodes(path):
            kinds.setdefault(path.relative_to(docs.folder).parts[0], set()).add(node["@type"])
            assert "" not in node.values()
            assert None not in node.values()
    assert {"NewsArticle", "BreadcrumbList"} <= kinds["articles"]
    assert {"Report"} <= kinds["briefings"]
    assert {"Person", "Corporation", "Country", "GovernmentOrganization"} <= kinds["entities"]
    assert kinds["topics"] == {"CollectionPage", "BreadcrumbList"}
    assert kinds["index.md"] == {"WebSite"}


def test_an_article_s_date_is_as_precise_as_known_and_its_names_are_identified(docs: Docs) -> None:
    for slug, date in (("japan-ai-index-gap", "2024"), ("data-centre-power-forecast", None)):
        node = next(nodes(docs.folder / f"articles/{slug}.md"))
        assert node.get("datePublished") == date
        assert node["citation"]
        assert not {"articleBody", "text"} & set(node)
    article = next(nodes(docs.folder / "articles/2024-04-10-microsoft-japan-investment.md"))
    japan = next(each for each in article["about"] if each["name"] == "Japan")
    assert japan["sameAs"] == ["https://www.wikidata.org/entity/Q17"]
    briefing = next(nodes(docs.folder / "briefings/cybersecurity.md"))
    assert {cited["@type"] for cited in briefing["citation"]} == {"NewsArticle"}


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10))
def test_nothing_in_linked_data_ends_the_script_or_the_front_matter(data: Any) -> None:
    text = script_json(data)
    assert not re.search("[<>&']", text)
    assert json.loads(text) == data
    values = yaml.safe_load(front_matter(title="T", ld=text).split("\n---\n")[0].removeprefix("---\n"))
    assert values["ld"] == text


def test_every_data_file_is_of_its_schema(docs: Docs) -> None:
    folder = docs.folder / "data"
    files = {name: [folder / f"{name}.json"] for name in SCHEMAS if name != "article"}
    files["article"] = sorted((folder / "articles").iterdir())
    assert {path.stem for path in (folder / "schemas").iterdir()} == set(files)
    for name, paths in files.items():
        schema = docs.json(f"schemas/{name}.json")
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        assert paths
        for path in paths:
            data = json.loads(path.read_text("utf-8"))
            assert [error.message for error in validator.iter_errors(data)] == []
            broken = (data[0] if isinstance(data, list) else data) | {"new": 1}
            assert not validator.is_valid([broken] if isinstance(data, list) else broken)


def test_cards_show_titles_in_full_or_are_plain(docs: Docs) -> None:
    cards = docs.folder / "assets/cards"
    wanted = {f"topic-{path.stem}" for path in (docs.folder / "topics").glob("*.md") if path.stem != "index"}
    wanted |= {f"briefing-{path.stem}" for path in (docs.folder / "briefings").glob("*.md") if path.stem != "index"}
    assert {path.stem for path in cards.iterdir()} == wanted | {"home", "article", "name", "topic", "briefing", "page"}
    assert len({path.read_bytes() for path in cards.iterdir()}) == len(wanted) + 6, "each says something else"
    for path in cards.iterdir():
        with Image.open(io.BytesIO(path.read_bytes())) as image:
            assert image.size == SIZE


@pytest.mark.parametrize("title", ["a", "word " * 60, "unbroken" * 30, "i" * 400, "W" * 150, "Japan–US “relations”…"])
def test_nothing_of_a_title_is_drawn_outside_its_place(title: str) -> None:
    drawn = card(title, "Topic", "Site")
    assert drawn
    with Image.open(io.BytesIO(drawn)) as image:
        shown = image.convert("RGB")
        ground = shown.getpixel((0, 0))
        margins = [(0, 0, 79, 630), (1121, 0, 1200, 630), (0, 525, 1200, 546), (0, 0, 1200, 75), (0, 590, 1200, 630)]
        for box in margins:
            assert shown.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ground)]


@pytest.mark.parametrize("title", ["日本", "word " * 900, "😀"])
def test_a_title_that_cannot_be_drawn_has_no_card(title: str) -> None:
    assert card(title, "Topic", "Site") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_url: site.example\n", "is 'site.example'; it must begin with https://"),
        ("site_url: javascript:x\n", "it must begin with https://"),
        ("a: [\n", "cannot be read"),
        ("- a\n", "cannot be read"),
    ],
)
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    problems: list[Problem] = []
    assert read_published(tmp_path / "mkdocs.yml", problems) == UNPUBLISHED
    (problem,) = problems
    assert problem.path == str(tmp_path / "mkdocs.yml")
    assert said in problem.text


def test_a_page_may_not_take_the_place_of_search(project: Project) -> None:
    project.write("content/pages/search.md", "# Mine\n")
    result = project.briefing("build", "--out", "out")
    assert result.exit_code == 1
    assert "content/pages/search.md" in result.stderr


def test_feeds_and_cards_are_the_same_each_time(out: Path, project: Project) -> None:
    build(Folders(out=project.folder / "again"))
    assert tree(project.folder / "again") == tree(out)


def test_the_page_about_the_data_names_the_schemas() -> None:
    page = (SAMPLE / "content/pages/data.md").read_text("utf-8")
    assert [name for name in SCHEMAS if f"data/schemas/{name}.json" not in page] == []
