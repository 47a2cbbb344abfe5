"""`briefing adopt`: the page stays the page, then a person's, whatever becomes of what it was made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import builder.clean
from builder.adopt import adopt
from builder.clean import clean
from builder.pipeline import Folders, load
from builder.read import read
from tests.conftest import SAMPLE, STORY, Project, tree

PAGE = "content/articles/plant.md"
YAML = "content/articles/plant.yml"
SIGNS = """Acme opens a plant

1. Not a list, because nothing follows it. It costs 5 * 3 * 2, `says` _nobody_ [and] <none> of them & &amp; more.

# Not a heading, said Acme of its #1 plant; and [[Joe Biden]] is no name in brackets here.

> Not a quotation either, said Acme, but a line that begins with a sign that a terminal shows.

Acme will spend $2 billion on a chip plant near Nagoya, the company told its owners in March {#p99}
"""


def data(project: Project) -> dict[str, Any]:
    result = project.briefing("build", "--out", "out")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads((project.folder / "out/data/articles/plant.json").read_text(encoding="utf-8"))
    return found


SAME = (
    "title",
    "title_from",
    "date",
    "source",
    "paragraphs",
    "mentions",
    "topics",
    "figures",
    "quotations",
    "briefing",
)


def without_lines(found: dict[str, Any]) -> dict[str, Any]:
    kept = {key: found[key] for key in SAME}
    kept["paragraphs"] = [{**paragraph, "lines": None} for paragraph in kept["paragraphs"]]
    return kept


@pytest.mark.parametrize("story", [STORY, SIGNS], ids=["plain", "full of signs"])
def test_the_adopted_page_is_the_same_page(story: str, project: Project) -> None:
    project.write("seeds/plant.txt", story)
    before = data(project)
    body = Path("out/articles/plant.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    result = project.briefing("adopt", "plant")
    assert result.exit_code == 0, result.output
    assert f"{PAGE} written" in result.stdout
    after = data(project)
    assert without_lines(after) == without_lines(before)
    assert after["edited"] is True
    text = Path("out/articles/plant.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    assert (
        text.split("## ")[0].split("<details")[0].split("{: #p")[1:]
        == (body.split("## ")[0].split("<details")[0].split("{: #p")[1:])
    )
    assert "{#p3}" in Path(PAGE).read_text(encoding="utf-8")
    assert project.briefing("check", "--strict").exit_code == 0


LISTED = """# Works on the canal

The canal office plans these works for the summer:

- Locks

    99. The upper lock
    100. The lower lock
         - Its gate
           - The hinge
- Weirs

1. Bridges
"""


def test_lists_in_lists_are_adopted_as_such(project: Project) -> None:
    (project.folder / "seeds/plant.txt").unlink()
    project.write("seeds/plant.md", LISTED)
    before = data(project)
    assert [p["depth"] for p in before["paragraphs"] if p["kind"] == "list_item"] == [0, 1, 1, 2, 3, 0, 0]
    assert project.briefing("adopt", "plant").exit_code == 0
    assert without_lines(data(project)) == without_lines(before)


def test_every_sample_article_can_be_adopted(tmp_path: Path) -> None:
    folders = Folders(seeds=SAMPLE / "seeds", content=tmp_path / "content")
    (tmp_path / "content").mkdir()
    seeds = load(folders).seeds
    before = {seed.id: clean(read(seed)) for seed in seeds}
    for seed in seeds:
        assert adopt(seed.id, folders).plain == (), seed.id
    for seed in load(folders).seeds:
        old, new = before[seed.id], clean(read(seed))
        assert new.edited
        assert (new.title, new.title_from, new.date, new.authors) == (old.title, old.title_from, old.date, old.authors)
        for one, other in zip(old.paragraphs, new.paragraphs, strict=True):
            assert (one.id, one.kind, one.level, one.text, one.spans) == (
                other.id if one.kind != "code" else one.id,
                other.kind,
                other.level,
                other.text,
                other.spans,
            )


def test_an_adopted_page_survives_a_new_raw_file_a_new_cleaner_and_a_rename(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.briefing("adopt", "plant")
    page = Path(PAGE).read_bytes()
    before = without_lines(data(project))["paragraphs"]
    assert "adopted from" not in project.briefing("check").stdout

    project.write("seeds/plant.txt", STORY.replace("$2 billion", "$3 billion"))
    said = project.briefing("check", "--strict")
    assert said.exit_code == 0
    assert f"  {PAGE}:3:1: seeds/plant.txt was saved anew since; " in said.stdout
    remedy = said.stdout.split("then write `")[1].split("`")[0]
    assert without_lines(data(project))["paragraphs"] == before
    assert Path(PAGE).read_bytes() == page
    project.write(PAGE, page.replace(page.splitlines()[2], remedy.encode()))
    assert "saved anew" not in project.briefing("check").stdout

    project.write("seeds/plant.txt", STORY)
    project.write(PAGE, page)
    with monkeypatch.context() as patch:
        patch.setattr(builder.clean, "RULES", ())
        said = project.briefing("check")
    assert f"  {PAGE}:3:1: cleaning makes another text of seeds/plant.txt now; " in said.stdout
    assert "saved anew" not in project.briefing("check").stdout

    assert project.briefing("rename", "plant", "chip-plant").exit_code == 0
    assert Path(PAGE).read_bytes() == page
    project.briefing("build", "--out", "out")
    renamed = json.loads(Path("out/data/articles/chip-plant.json").read_text(encoding="utf-8"))
    assert without_lines(renamed)["paragraphs"] == before
    assert "url=../chip-plant/" in Path("out/articles/plant/index.html").read_text(encoding="utf-8")


def test_decisions_about_lines_go_into_the_page(project: Project) -> None:
    project.write(
        YAML,
        "# Ours.\ntitle: A plant\nrestore:\n  - Written by Ada Example\n# About the link.\nlink: {Nagoya: japan}\n"
        "replace: [{was: congratulations, now: regards}]\n",
    )
    before = data(project)
    result = project.briefing("adopt", "plant")
    assert f"{YAML}: decisions about lines were taken out" in result.stdout
    assert (
        Path(YAML).read_text(encoding="utf-8") == "# Ours.\ntitle: A plant\n# About the link.\nlink: {Nagoya: japan}\n"
    )
    assert without_lines(data(project)) == without_lines(before)
    assert "What a page was adopted from" not in project.briefing("check").stdout


def test_front_matter_that_is_there_stays(project: Project) -> None:
    project.write(PAGE, "---\n# Ours.\ndate: 2024-04\n---\n")
    before = data(project)
    assert project.briefing("adopt", "plant").exit_code == 0
    assert (
        Path(PAGE).read_text(encoding="utf-8").startswith("---\n# Ours.\ndate: 2024-04\n# What this page was made of;")
    )
    assert without_lines(data(project)) == without_lines(before)


@pytest.mark.parametrize(
    ("files", "article", "said"),
    [
        ({}, "plnt", "there is no article 'plnt'. Did you mean 'plant'?"),
        ({PAGE: "My own text stands here.\n"}, "plant", f"{PAGE}:1:1: this page is a person's already"),
        ({"seeds/plant.txt": "Advertisement\n"}, "plant", "nothing of this file reads as an article"),
        ({"content/site.yml": "asof: 1\n"}, "plant", "content/site.yml:1:1: unknown key"),
    ],
)
def test_what_cannot_be_adopted_is_refused_and_nothing_written(
    files: dict[str, str], article: str, said: str, project: Project
) -> None:
    for path, text in files.items():
        project.write(path, text)
    before = tree(project.folder)
    result = project.briefing("adopt", article)
    assert result.exit_code == 1
    assert said in result.stderr
    assert tree(project.folder) == before
