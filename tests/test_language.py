"""An article that is not in the site's language is marked so wherever its words stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from builder.pipeline import Folders, build, build_site
from tests.conftest import ENTITIES, ROOT, SAMPLE, Project

TITLE = "Neues Werk für Halbleiter"
LEAD = "Acme baut in Japan für zwei Milliarden Dollar ein Werk, und Joe Biden kommt zur Eröffnung im Sommer."
HEADING = "Was es kostet"
SAID = "Acme sucht noch tausend Leute, die das Werk in Japan von Anfang an betreiben sollen, und zahlt gut."


@pytest.fixture
def site(project: Project) -> Path:
    project.write("seeds/kyoto.txt", f"{TITLE}\n\n{LEAD}\n\n{HEADING}\n\n{SAID}\n")
    project.write("seeds/kyoto.yml", f"title: {TITLE}\nlanguage: de\ndate: 2026-02-01\n")
    project.write("seeds/plain.txt", "A chip plant\n\nAcme has a chip plant in Japan, and the chip plant is new.\n")
    project.write("seeds/plain.yml", "language: en-GB\n")
    project.write("content/topics/chips.yml", "title: Chips\nsummary: S.\nthreshold: 1\nentities: {acme: 2}\n")
    project.write("content/entities/acme.yml", ENTITIES["acme"])
    for page in ("about", "data", "method"):
        project.write(f"content/pages/{page}.md", (SAMPLE / f"content/pages/{page}.md").read_bytes())
    folders = Folders(out=project.folder / "out", site=project.folder / "site", config=ROOT / "mkdocs.yml")
    build_site(folders)
    return project.folder


def parsed(site: Path, page: str) -> Any:
    return html.fromstring((site / f"site/{page}index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def language(element: Any) -> str:
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])


def test_the_text_is_marked_and_what_the_site_says_is_not(site: Path) -> None:
    page = parsed(site, "articles/kyoto/")
    text = page.xpath("//section[h2[contains(@class, 'text')]]")[0]
    assert text.get("lang") == "de"
    assert language(text.xpath("h2")[0]) == "en"
    assert language(page.xpath("//h1")[0]) == "de"
    assert {language(each) for each in page.xpath("//*[@id='p3' or @id='p7']")} == {"de"}
    assert {language(each) for each in page.xpath("//h2")} == {"en"}


@pytest.mark.parametrize("page", ["", "articles/", "topics/chips/", "entities/acme/"])
def test_its_words_are_marked_elsewhere(page: str, site: Path) -> None:
    found = parsed(site, page)
    foreign = [each for each in found.xpath("//main//a") if each.text_content() == TITLE]
    foreign += list(found.xpath("//main//span[@lang]"))
    assert foreign
    assert {language(each) for each in foreign} == {"de"}
    marked = "".join(each.text_content() for each in found.xpath("//*[@lang='de']"))
    shown = found.xpath("string(//main)")
    assert all(shown.count(part) == marked.count(part) for part in (TITLE, "Milliarden Dollar", HEADING))


def test_programs_are_told_and_an_article_in_english_is_marked_nowhere(site: Path) -> None:
    page = parsed(site, "articles/kyoto/")
    graph = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))["@graph"]
    assert graph[0]["inLanguage"] == "de"
    plain = parsed(site, "articles/plain/").xpath("//*[@lang and not(@lang='en')]")
    assert {each.text_content() for each in plain} == {TITLE}, "a related article"


def test_points_are_marked_in_briefings_and_feeds(project: Project) -> None:
    project.write("seeds/plant.yml", "language: fr\ndate: 2026-02-01\n")
    build(Folders(out=project.folder / "out"))
    out = project.folder / "out"
    for path in ("briefings/chips.md", "topics/chips.md", "index.md", "articles/plant.md"):
        assert '<span lang="fr">' in (out / path).read_text(encoding="utf-8")
    assert "&lt;span lang=&quot;fr&quot;&gt;" in (out / "feeds/all.xml").read_text(encoding="utf-8")
