"""Former addresses lead to the page that moved, below any address of the site, and to nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from builder.pipeline import Folders, build_site
from tests.conftest import ENTITIES, ROOT, STORY, TOPICS, Project, tree

FORMER = {
    "seeds/plant.yml": "slug: new-plant\naliases: [plant, the-plant]\n",
    "content/entities/acme.yml": ENTITIES["acme"] + "formerly: [acme-robotics]\n",
    "content/topics/chips.yml": TOPICS["chips"] + "aliases: [semiconductors]\n",
}
LEADS = {
    "articles/plant/index.html": "articles/new-plant/",
    "articles/the-plant/index.html": "articles/new-plant/",
    "entities/acme-robotics/index.html": "entities/acme/",
    "topics/semiconductors/index.html": "topics/chips/",
    "briefings/semiconductors/index.html": "briefings/chips/",
}
BASE = "https://site.example/below/here/"


@pytest.fixture
def moved(project: Project) -> Project:
    for path, text in FORMER.items():
        project.write(path, text)
    return project


def targets(page: bytes, address: str) -> list[str]:
    """Return where the refresh, the canonical link and the link for people lead from `address`."""
    root: Any = html.fromstring(page)
    (refresh,) = root.xpath("//meta[@http-equiv='refresh']/@content")
    found = [refresh.removeprefix("0; url="), *root.xpath("//link[@rel='canonical']/@href"), *root.xpath("//a/@href")]
    return [urljoin(address, target) for target in found]


def test_every_former_address_leads_to_its_page(moved: Project) -> None:
    assert moved.briefing("build", "--out", "out", "--strict").exit_code == 0
    out = moved.folder / "out"
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.html")} == set(LEADS)
    for path, target in LEADS.items():
        page = (out / path).read_bytes()
        assert targets(page, BASE + path) == [BASE + target] * 3
        assert (out / (target.rstrip("/") + ".md")).is_file()
        root = html.fromstring(page)
        assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not root.xpath("//script | //img | //iframe | //link[@rel!='canonical'] | //*[@data-pagefind-body]")
        assert root.xpath("string(//title)")
        assert root.xpath("string(//a)") == root.xpath("string(//title)")


def test_a_title_cannot_end_the_markup(moved: Project) -> None:
    moved.write("seeds/plant.yml", FORMER["seeds/plant.yml"] + "title: 'A </title><script>\"x\" & {y}'\n")
    moved.briefing("build", "--out", "out")
    root = html.fromstring((moved.folder / "out/articles/plant/index.html").read_bytes())
    assert root.xpath("string(//title)") == root.xpath("string(//a)") == 'A </title><script>"x" & {y}'
    assert not root.xpath("//script")


def test_an_override_wins_over_the_sidecar(moved: Project) -> None:
    moved.write("content/articles/plant.yml", "aliases: [factory]\n")
    moved.briefing("build", "--out", "out")
    assert sorted(path.parent.name for path in (moved.folder / "out/articles").rglob("*.html")) == ["factory"]


def test_a_name_without_a_page_has_no_redirect(moved: Project) -> None:
    moved.write("content/entities/beta.yml", "name: Beta Bank\nkind: company\nformerly: [beta-bank]\n")
    assert moved.briefing("build", "--out", "out", "--strict").exit_code == 0
    assert not (moved.folder / "out/entities/beta-bank").exists()
    assert not (moved.folder / "out/entities/beta.md").exists()


@pytest.mark.parametrize(
    ("files", "place", "wrong"),
    [
        (
            {"seeds/plant.yml": "title: T\naliases:\n  - old\n  - plant\n"},
            "seeds/plant.yml:4:5",
            "'plant' is the page's address as it is",
        ),
        (
            {"seeds/other.txt": STORY, "content/articles/other.yml": "aliases: [plant]\n"},
            "content/articles/other.yml:1:11",
            "'plant' is the address of seeds/plant.txt",
        ),
        (
            {"seeds/other.txt": STORY, "seeds/other.yml": "aliases: [old]\n", "seeds/plant.yml": "aliases: [old]\n"},
            "seeds/plant.yml:1:11",
            "'old' leads to the page of seeds/other.yml already",
        ),
        ({"seeds/plant.yml": "aliases: [old, old]\n"}, "seeds/plant.yml:1:16", "'old' leads to the page of"),
        ({"seeds/plant.yml": "aliases: [index]\n"}, "seeds/plant.yml:1:11", "a name with a meaning of its own"),
        ({"seeds/plant.yml": "aliases: [page-2]\n"}, "seeds/plant.yml:1:11", "a name with a meaning of its own"),
        ({"seeds/plant.yml": "aliases: [Old Page]\n"}, "seeds/plant.yml:1:11", "must be lower-case letters"),
        ({"seeds/plant.yml": "aliases: old\n"}, "seeds/plant.yml:1:10", "must be a list"),
        (
            {"content/entities/acme.yml": ENTITIES["acme"] + "formerly: [japan]\n"},
            "content/entities/acme.yml:5:12",
            "'japan' is the address of content/entities/japan.yml",
        ),
        (
            {"content/topics/chips.yml": TOPICS["chips"] + "aliases: [chips]\n"},
            "content/topics/chips.yml:6:11",
            "'chips' is the page's address as it is",
        ),
        (
            {"content/briefings/news.md": "---\naliases: [2025-02]\n---\n\n# News\n\n- P [[plant#p3]]\n"},
            "content/briefings/news.md:2:11",
            "'2025-02' is the address of a month's briefing",
        ),
        (
            {
                "content/site.yml": "period: week\n",
                "content/topics/chips.yml": TOPICS["chips"] + "aliases: [2026-w53]\n",
            },
            "content/topics/chips.yml:6:11",
            "'2026-w53' is the address of a week's briefing",
        ),
        (
            {
                "content/topics/chips.yml": TOPICS["chips"] + "aliases: [wafers]\n",
                "content/briefings/wafers.md": "# Wafers\n\n- P [[plant#p3]]\n",
            },
            "content/topics/chips.yml:6:11",
            "'wafers' is the address of content/briefings/wafers.md",
        ),
        (
            {
                "content/topics/chips.yml": TOPICS["chips"] + "aliases: [wafers]\n",
                "content/briefings/news.md": "---\naliases: [wafers]\n---\n\n# News\n\n- P [[plant#p3]]\n",
            },
            "content/topics/chips.yml:6:11",
            "'wafers' leads to the page of content/briefings/news.md already",
        ),
        (
            {
                "content/articles/ghost.yml": "title: G\nstatus: withdrawn\nwithdrawn: By court.\n",
                "seeds/plant.yml": "aliases: [ghost]\n",
            },
            "seeds/plant.yml:1:11",
            "'ghost' is the address of content/articles/ghost.yml",
        ),
        (
            {
                "content/articles/ghost.yml": (
                    "title: G\nslug: gone\nstatus: withdrawn\nwithdrawn: By court.\naliases: [plant]\n"
                ),
            },
            "content/articles/ghost.yml:5:11",
            "'plant' is the address of seeds/plant.txt",
        ),
    ],
)
def test_an_address_has_one_page(files: dict[str, str], place: str, wrong: str, project: Project) -> None:
    for path, text in files.items():
        project.write(path, text)
    for command in (("build", "--out", "out"), ("check",)):
        result = project.briefing(*command)
        assert result.exit_code == 1
        (message, *_) = result.stderr.splitlines()
        assert message.startswith(f"{place}: ")
        assert wrong in message
    assert not (project.folder / "out").exists()


@pytest.mark.parametrize(
    "files",
    [
        {
            "content/topics/chips.yml": TOPICS["chips"] + "aliases: [wafers]\n",
            "content/briefings/chips.md": "---\naliases: [wafers]\n---\n\n# Chips\n\n- Acme [[plant#p3]]\n",
        },
        {"content/briefings/news.md": "---\naliases: [2025-w02, 2025-13]\n---\n\n# News\n\n- Acme [[plant#p3]]\n"},
        {
            "content/site.yml": "period: none\n",
            "content/briefings/news.md": "---\naliases: [2025-02]\n---\n\n# News\n\n- Acme [[plant#p3]]\n",
        },
        {"content/articles/plant.yml": "aliases: [2025-02]\n"},
    ],
)
def test_what_is_no_other_pages_may_be_a_former_address(files: dict[str, str], project: Project) -> None:
    for path, text in files.items():
        project.write(path, text)
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0


def test_two_sources_of_one_page_are_refused_and_nothing_is_replaced(
    moved: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last guard, where whoever looks at addresses has missed one."""
    assert moved.briefing("build", "--out", "out").exit_code == 0
    before = tree(moved.folder / "out")
    monkeypatch.setattr("builder.pipeline.colliding_addresses", lambda *_: [])
    moved.write("seeds/other.txt", STORY)
    moved.write("content/articles/other.yml", "aliases: [new-plant]\n")
    result = moved.briefing("build", "--out", "out")
    assert result.exit_code == 1
    assert "articles/new-plant.md and articles/new-plant/index.html would both be the page" in result.stderr
    assert tree(moved.folder / "out") == before


def test_one_former_name_may_be_of_an_article_and_of_a_topic(moved: Project) -> None:
    """They have folders of their own."""
    moved.write("content/articles/plant.yml", "aliases: [semiconductors]\n")
    assert moved.briefing("check", "--strict").exit_code == 0


def test_the_site_engine_copies_redirects_and_lists_them_nowhere(
    moved: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rendered with an excerpt in it: every citation of one is verified in the built page as well."""
    moved.add_pages()
    moved.write("content/site.yml", "rights: excerpt\nexcerpt_words: 10\n")
    moved.write(
        "seeds/plant.txt",
        STORY.replace("the plant next year.", "Nagoya next year. He has not said when.")
        + "\n© 2024 Sample Wire. All rights reserved.\n",
    )
    monkeypatch.setenv("SITE_URL", BASE)
    site = moved.folder / "site"
    build_site(Folders(out=Path("out"), site=site, config=ROOT / "mkdocs.yml"), strict=True)
    for path in LEADS:
        assert (site / path).read_bytes() == (moved.folder / "out" / path).read_bytes()
    listed = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert BASE + "articles/new-plant/" in listed
    assert not {BASE + path.removesuffix("index.html") for path in LEADS} & set(listed)
    article = str(html.fromstring((site / "articles/new-plant/index.html").read_bytes()).xpath("string()"))
    assert "this page shows an excerpt" in article
    assert "next year. […]" in article
    assert "He has not said when" not in article
