"""Rendering only what changed: less work, the same bytes, the same errors."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import builder.articles
import builder.pages
import builder.pipeline
from builder.config import Content
from builder.errors import BuilderError
from builder.model import Analysis, Page
from builder.pages.around import definitions
from builder.pages.article import article_page
from builder.pages.site import Site
from builder.pipeline import Folders, build_site
from builder.rerender import output
from builder.store import MANIFEST
from tests.conftest import ROOT, STORY, TOPICS, Project, tree
from tests.test_cache import EDITS

OTHER = "Rain fills the lakes of Ohio\n\nIt rained for a week in Ohio, and the lakes of the state are full again.\n"


@pytest.fixture
def whole(project: Project) -> Project:
    """A project with hand-written pages, one of which leads to a sentence, and an article that stands apart."""
    project.add_pages()
    project.write(
        "content/pages/guide.md", "# Guide\n\n[A plant](articles/plant.md#p3s1), by [Acme](entities/acme.md).\n"
    )
    project.write("seeds/rain.txt", OTHER)
    return project


def folders(*, cache: bool = True) -> Folders:
    name = "warm" if cache else "cold"
    made = Folders(out=Path(f"{name}-docs"), site=Path(f"{name}-site"), config=ROOT / "mkdocs.yml")
    return replace(made, cache=Path(".cache")) if cache else made


def inodes(site: Path) -> Mapping[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def built(*, cache: bool) -> dict[str, bytes] | str:
    """Return the files of the site, or what is wrong."""
    made = folders(cache=cache)
    try:
        problems = build_site(made).problems
    except BuilderError as error:
        return str(error).replace("warm-", "").replace("cold-", "")
    return tree(made.site) | {"problems": str(problems).encode()}


def test_only_what_changed_is_rendered(whole: Project) -> None:
    build_site(folders())
    before = inodes(folders().site)
    whole.write("seeds/plant.txt", STORY.replace("Nagoya", "Gifu"))
    build_site(folders())
    after = inodes(folders().site)
    same = {path for path in before if before[path] == after.get(path)}
    assert {"articles/rain/index.html", "data/articles/rain.json", "topics/index.html"} <= same
    assert not same & {"articles/plant/index.html", "entities/acme/index.html", "guide/index.html", MANIFEST}
    assert tree(folders().site) == built_cold()


NEWER = f"Snow falls in Iowa\n\nPublished 4 March 2031\n\n{OTHER.partition(chr(10) * 2)[2]}"


def test_an_article_that_is_newer_than_all_others_has_no_other_page_rendered(whole: Project) -> None:
    build_site(folders())
    before = inodes(folders().site)
    whole.write("seeds/snow.txt", NEWER)
    build_site(folders())
    after = inodes(folders().site)
    assert after["entities/acme/index.html"] == before["entities/acme/index.html"]
    assert tree(folders().site) == built_cold()


def test_of_articles_around_which_nothing_changed_no_page_is_made(
    whole: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def noted(analysis: Analysis, site: Site) -> Page:
        made.append(analysis.article.id)
        return article_page(analysis, site)

    monkeypatch.setattr(builder.pages, "article_page", noted)
    whole.write("seeds/copy.txt", STORY)
    build_site(folders())
    assert made == ["copy", "plant", "rain"]
    for change, anew in (
        ({"seeds/rain.txt": OTHER.replace("week", "month")}, ["rain"]),
        ({"content/articles/copy.yml": "title: Another title\n"}, ["copy", "plant"]),
        (
            {"content/briefings/rains.md": "---\ntitle: Rains\n---\n\n- It was “a month in Ohio” [[rain#p3s1]].\n"},
            ["rain"],
        ),
        ({"content/topics/chips.yml": TOPICS["chips"].replace("chip: 2", "chip: 3")}, ["copy", "plant", "rain"]),
        ({"content/site.yml": "rights: link\n"}, ["copy", "plant", "rain"]),
    ):
        made.clear()
        for path, text in change.items():
            whole.write(path, text)
        build_site(folders())
        assert sorted(made) == anew
    assert tree(folders().site) == built_cold()


def test_another_version_of_the_model_makes_all_pages_anew(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    before = definitions(content)
    assert definitions(content) == before
    monkeypatch.setattr(builder.articles, "_model", lambda _name: "en_core_web_sm 9.9")
    assert definitions(content) != before


def test_what_somebody_changed_in_the_docs_tree_is_made_anew(whole: Project) -> None:
    build_site(folders())
    page = folders().out / "articles/rain.md"
    page.write_text("Changed.", encoding="utf-8")
    (folders().out / "data/articles/rain.json").unlink()
    whole.write("seeds/plant.txt", STORY.replace("Nagoya", "Gifu"))
    build_site(folders())
    assert tree(folders().site) == built_cold()
    assert tree(folders().out).keys() == tree(folders(cache=False).out).keys()


def test_where_templates_show_the_day_all_pages_follow_it(whole: Project) -> None:
    shutil.copytree(ROOT / "overrides", "overrides")
    shutil.copy(ROOT / "mkdocs.yml", "mkdocs.yml")
    frame = Path("overrides/main.html")
    frame.write_text(frame.read_text().replace("</body>", "<p>{{ build_date_utc.date() }}</p></body>"))
    own = replace(folders(), config=Path("mkdocs.yml"))
    build_site(own)
    whole.write("seeds/snow.txt", NEWER)
    build_site(own)
    page = (own.site / "entities/acme/index.html").read_text()
    assert "<p>2031-03-04</p>" in page


def built_cold() -> dict[str, bytes]:
    found = built(cache=False)
    assert isinstance(found, dict)
    del found["problems"]
    return found


def test_what_somebody_changed_in_the_site_is_made_anew(whole: Project) -> None:
    build_site(folders())
    page = folders().site / "articles/rain/index.html"
    page.write_bytes(page.read_bytes().replace(b"Ohio", b"Iowa"))
    (folders().site / "data/articles/plant.json").unlink()
    build_site(folders())
    assert tree(folders().site) == built_cold()


def test_where_nothing_changed_nothing_is_done_and_the_same_is_said(
    whole: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole.write("seeds/broken.txt", b"\xff")
    first = build_site(folders())
    before = inodes(folders().site), inodes(folders().out)
    monkeypatch.setattr(builder.pipeline, "render", None)
    assert build_site(folders()) == first
    assert len(first.problems) == 1
    assert (inodes(folders().site), inodes(folders().out)) == before
    with pytest.raises(BuilderError, match="broken"):
        build_site(folders(), strict=True)


@pytest.mark.parametrize("path", ["seeds/other.txt", "content/site.yml", "quality.json", "warm-docs/index.md"])
def test_any_change_is_seen(whole: Project, path: str) -> None:
    build_site(folders())
    whole.write(path, {".txt": OTHER, ".yml": "as_of: 2025-01-01\n", ".json": "{}"}.get(Path(path).suffix, "Changed."))
    if path.startswith("warm-docs"):
        (folders().site / "index.html").write_bytes(b"Changed.")
    build_site(folders())
    assert tree(folders().site) == built_cold()
    assert tree(folders().out).keys() == tree(folders(cache=False).out).keys()


@pytest.mark.parametrize("variable", ["SITE_URL", "REPO_URL"])
def test_another_setting_renders_everything(whole: Project, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build_site(folders())
    monkeypatch.setenv(variable, "https://site.example/below/")
    build_site(folders())
    assert tree(folders().site) == built_cold()


@pytest.mark.parametrize(
    "text",
    [
        STORY.replace(
            "Acme will spend $2 billion on a chip plant near Nagoya, the company told its owners in March.\n", ""
        ),
        STORY.replace("Acme", "Somebody"),
    ],
    ids=["a sentence", "an entity"],
)
def test_a_link_of_a_person_to_what_is_gone_is_an_error_as_ever(whole: Project, text: str) -> None:
    build_site(folders())
    before = tree(folders().site)
    whole.write("seeds/plant.txt", text)
    said = built(cache=True)
    assert isinstance(said, str)
    assert "guide.md" in said
    assert said == built(cache=False)
    assert tree(folders().site) == before


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_site_is_that_of_a_cold_build(whole: Project, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(5):
        for path, texts in rng.sample(EDITS, 2):
            text = rng.choice((*texts, None))
            if text is not None:
                whole.write(path, text)
            elif path != EDITS[0][0]:
                (whole.folder / path).unlink(missing_ok=True)
        assert built(cache=True) == built(cache=False)


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("index.md", "index.html"),
        ("about.md", "about/index.html"),
        ("topics/index.md", "topics/index.html"),
        ("articles/index-of-prices.md", "articles/index-of-prices/index.html"),
        ("feeds/all.xml", "feeds/all.xml"),
    ],
)
def test_where_a_source_comes_to_stand(source: str, page: str) -> None:
    assert output(source) == page
