"""Pages that a contributor wrote in place of an article's text: `content/articles/<id>.md`."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest

from tests.conftest import STORY, Project
from tests.test_markdown import Render

PAGE = "content/articles/plant.md"
YAML = "content/articles/plant.yml"
BODY = """Acme will build its chip plant near Nagoya, and *Joe Biden* has been [invited](https://acme.example/news?utm_source=x).

## What it costs {#p5}

- About $2 billion, said Acme
- Nothing to Japan {#p7}

Acme hopes to hire a thousand people in the year after next, and Japan is to pay half of their wages. {#p3}
"""


def data(project: Project, *options: str) -> dict[str, Any]:
    result = project.briefing("build", "--out", "out", *options)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads((project.folder / "out/data/articles/plant.json").read_text(encoding="utf-8"))
    return found


def test_the_body_replaces_the_text(project: Project) -> None:
    project.write(PAGE, BODY)
    found = data(project, "--strict")
    assert [(p["id"], p["kind"], p["text"][:12], p["lines"]) for p in found["paragraphs"]] == [
        ("m1", "paragraph", "Acme will bu", [1, 1]),
        ("p5", "heading", "What it cost", [3, 3]),
        ("m5", "list_item", "About $2 bil", [5, 5]),
        ("p7", "list_item", "Nothing to J", [6, 6]),
        ("p3", "paragraph", "Acme hopes t", [8, 8]),
    ]
    assert not any("{#" in p["text"] for p in found["paragraphs"])
    assert (found["edited"], found["removed"], found["repaired"]) == (True, [], [])
    assert [(s["kind"], s["target"]) for s in found["paragraphs"][0]["spans"]] == [
        ("emphasis", None),
        ("link", "https://acme.example/news"),
    ]
    assert {m["entity"] for m in found["mentions"]} == {"acme", "joe-biden", "japan"}
    assert [f["value"] for f in found["figures"] if f["kind"] == "money"] == [2e9]


def test_points_of_a_written_page_are_in_its_order_and_can_be_cited(project: Project, render: Render) -> None:
    project.write(PAGE, BODY)
    found = data(project)
    order = {p["id"]: number for number, p in enumerate(found["paragraphs"])}
    places = [order[c["paragraph"]] for point in found["briefing"] for c in point["citations"]]
    assert len(places) == 2
    assert places == sorted(places)
    body = (project.folder / "out/articles/plant.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    root = lxml.html.fragment_fromstring(render(body), create_parent=True)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"m1", "m1s1", "p5", "m5s1", "p7", "p3s1"} <= set(ids)
    assert "Text edited by hand" in root.text_content()


def test_what_the_raw_text_says_of_the_article_still_counts(project: Project) -> None:
    project.write(PAGE, BODY)
    found = data(project)
    assert (found["title"], found["title_from"]) == ("Acme opens a chip plant in Japan", "text")
    assert found["source"]["authors"] == ["Ada Example"]


@pytest.mark.parametrize(
    ("files", "title", "origin"),
    [
        ({PAGE: f"---\ntitle: Fog\n---\n{BODY}"}, "Fog", "article"),
        ({PAGE: f"# Fog\n\n{BODY}"}, "Fog", "article"),
        ({PAGE: f"# Fog\n\n{BODY}", "seeds/plant.yml": "title: Other\n"}, "Fog", "article"),
        ({PAGE: f"---\ntitle: Fog\n---\n# fog\n\n{BODY}"}, "Fog", "article"),
        ({PAGE: f"# Fog\n\n{BODY}", YAML: "title: Fog\n"}, "Fog", "article"),
        ({PAGE: "---\ntitle: Fog\n---\n"}, "Fog", "article"),
        ({PAGE: "# Fog\n"}, "Fog", "article"),
        ({PAGE: BODY, YAML: "title: Fog\n"}, "Fog", "article"),
        ({PAGE: BODY, "seeds/plant.yml": "title: Fog\n"}, "Fog", "sidecar"),
    ],
)
def test_where_the_title_comes_from(files: dict[str, str], title: str, origin: str, project: Project) -> None:
    for path, text in files.items():
        project.write(path, text)
    found = data(project, "--strict")
    assert (found["title"].casefold(), found["title_from"]) == (title.casefold(), origin)
    assert title.casefold() not in [p["text"].casefold() for p in found["paragraphs"]]


@pytest.mark.parametrize("text", ["---\ndate: 2024-04\n---\n", "---\ndate: 2024-04\n---\n\n  \n"])
def test_without_a_body_only_the_front_matter_counts(text: str, project: Project) -> None:
    before = data(project)
    project.write(PAGE, text)
    found = data(project, "--strict")
    assert (found["date"], found["edited"]) == ("2024-04", False)
    assert found["paragraphs"] == before["paragraphs"]
    assert found["removed"] == before["removed"] != []


def test_fields_of_page_and_yaml_are_merged(project: Project) -> None:
    project.write(PAGE, "---\ndate: 2024-04\nslug: fog\n---\n")
    project.write(YAML, "publisher: Desk\ndrop: [Written by]\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    found = json.loads((project.folder / "out/data/articles/fog.json").read_text(encoding="utf-8"))
    assert (found["date"], found["source"]["publisher"]) == ("2024-04", "Desk")
    assert [r["rule"] for r in found["removed"]] == ["contributor"]


@pytest.mark.parametrize(
    ("page", "yaml", "message"),
    [
        ("---\ntitle: A\ndate: 2024\n---\n", "date: 2023\n", f"{PAGE}:3:1: 'date' stands in {YAML} as well"),
        ("---\ntitel: A\n---\n", "", f"{PAGE}:2:1: unknown key 'titel'. Did you mean 'title'?"),
        ("---\ndrop: [A]\n---\n", "", f"{PAGE}:2:1: unknown key 'drop'. It belongs into {YAML}"),
        ("---\ntitle: a: b\n---\n", "", f"{PAGE}:2:9: a colon followed by a space"),
        ("---\n- a\n---\n", "", f"{PAGE}:2:1: must be keys and values"),
        ("---\ntitle: A\n\nText\n", "", f"{PAGE}:1:1: the front matter has no end"),
        (BODY, "title: A\ndrop: [Written by]\n", f"{YAML}:2:7: 'drop' is about the raw text, which {PAGE} replaces"),
        ("---\ntitle: A\n---\n\n# B\n\nText\n", "", f"{PAGE}:5:1: the page has another title already: `title: A`"),
        ("# B\n\nText\n", "title: A\n", f"{PAGE}:1:1: the page has another title already: `title: A`"),
        ("One {#p3}\n\nTwo {#p3}\n", "", f"{PAGE}:3:5: the id p3 stands in line 1 as well"),
        ("One {#fog}\n", "", f"{PAGE}:1:5: an id is p and the number of a raw line, as in {{#p14}}; found {{#fog}}"),
        ("One\n\n{#p3}\n", "", f"{PAGE}:3:1: {{#p3}} stands alone"),
    ],
)
def test_what_is_wrong_is_an_error_with_its_place(page: str, yaml: str, message: str, project: Project) -> None:
    project.write(PAGE, page)
    if yaml:
        project.write(YAML, yaml)
    for command in (("build", "--out", "out"), ("check",)):
        result = project.briefing(*command)
        assert message in result.stderr
        assert result.exit_code == 1


def test_a_page_that_is_not_utf_8_is_an_error(project: Project) -> None:
    project.write(PAGE, b"ok\n\xff\n")
    assert f"{PAGE}:2:1: this is not UTF-8" in project.briefing("check").stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<iframe src=x></iframe>", "raw HTML is not shown"),
        ("A <b>bold</b> word", "raw HTML is not shown"),
        ("![A ship](ship.jpg)", "a picture is not shown"),
        ("A [link](../entities/japan.md)", "the link to '../entities/japan.md' is not shown"),
        ("A [link](javascript:alert(1))", "the link to 'javascript:alert(1)' is not shown"),
    ],
)
def test_what_is_not_shown_is_a_warning_with_its_line(line: str, message: str, project: Project) -> None:
    project.write(PAGE, f"{BODY}\n{line}\n")
    result = project.briefing("build", "--out", "out")
    assert f"{PAGE}:10:1: warning: {message}" in result.stderr
    assert result.exit_code == 0
    page = (project.folder / "out/articles/plant.md").read_text(encoding="utf-8")
    assert not any(hostile in page for hostile in ("<iframe", "<b>", "javascript:", "ship.jpg"))


def test_a_comment_is_nobodys_business(project: Project) -> None:
    project.write(PAGE, f"{BODY}\n<!-- to do:\nask again -->\n\nThat is <!-- not --> all.\n")
    texts = [p["text"] for p in data(project, "--strict")["paragraphs"]]
    assert texts[-1] == "That is all."


def test_no_rule_of_cleaning_looks_at_what_a_person_wrote(project: Project) -> None:
    kept = ["Share this article", "By Ada Example", "TOKYO — © 2024 Desk. All rights reserved."]
    project.write(PAGE, "\n\n".join(kept))
    assert [p["text"] for p in data(project)["paragraphs"]] == kept
    assert [p["kind"] for p in data(project)["paragraphs"]] == ["paragraph"] * 3


def test_code_may_end_like_an_id(project: Project) -> None:
    project.write(PAGE, f"{BODY}\nWrite `{{#p14}}`\n\n    x {{#p15}}\n")
    texts = [p["text"] for p in data(project, "--strict")["paragraphs"]]
    assert texts[-2:] == ["Write {#p14}", "x {#p15}"]


def test_tables_and_quotations_may_have_ids(project: Project) -> None:
    project.write(PAGE, f"{BODY}\n> Nobody\n> knows {{#p9}}\n\n| a | b |\n|---|---|\n| c | d {{#p11}} |\n")
    found = [(p["id"], p["text"]) for p in data(project, "--strict")["paragraphs"]]
    assert found[-3:] == [("p9", "Nobody knows"), ("m13", "a | b"), ("p11", "c | d")]


def test_a_page_without_its_raw_article_is_a_warning(project: Project) -> None:
    project.write("content/articles/gone.md", BODY)
    result = project.briefing("build", "--out", "out")
    assert "content/articles/gone.md:1:1: warning: there is no raw article 'gone'" in result.stderr
    assert result.exit_code == 0


def test_a_readme_beside_the_pages_is_none(project: Project) -> None:
    project.write("content/articles/README.md", "# How to edit an article\n")
    assert not data(project, "--strict")["edited"]


def test_two_pages_of_one_article_are_an_error(project: Project) -> None:
    project.write(PAGE, BODY)
    project.write("content/articles/more/plant.md", BODY)
    assert "replaces the same article; keep one of the two" in project.briefing("check").stderr


def test_a_written_page_stands_where_nothing_of_the_raw_text_is_an_article(project: Project) -> None:
    project.write("seeds/plant.txt", "Share this article\n")
    project.write(PAGE, BODY)
    assert data(project, "--strict")["title_from"] == "lead"


def test_explain_says_who_wrote_the_text(project: Project) -> None:
    assert "edited by hand" not in project.briefing("explain", "plant").output
    project.write(PAGE, BODY)
    assert "the text was edited by hand" in project.briefing("explain", "plant").output
    assert (project.folder / "seeds/plant.txt").read_text(encoding="utf-8") == STORY, "nothing is written to seeds"
