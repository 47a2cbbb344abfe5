"""What a person writes in place of a briefing: free words, and quotations that are looked up."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from builder.brief.quoted import look_up
from builder.drafts import drafts_of
from builder.errors import BadInput, Problem
from builder.pipeline import Built, build
from tests.conftest import Project

SENTENCE = "Acme will spend $2 billion on a chip plant near Nagoya, the company told its owners in March."


def built(project: Project, *, strict: bool = False) -> Built:
    return build(project.folders(), strict=strict)


def data(project: Project, path: str) -> Any:
    return json.loads((project.folder / "out/data" / path).read_text("utf-8"))


def refused(project: Project) -> str:
    with pytest.raises(BadInput) as caught:
        built(project)
    return str(caught.value)


def test_a_summary_of_an_article_takes_the_place_of_its_points(project: Project) -> None:
    project.write("content/articles/plant.yml", "summary:\n  - A plant for “$2 billion” is planned [[p3s1]].\n")
    built(project)
    (point,) = data(project, "articles/plant.json")["briefing"]
    assert point["text"] == "A plant for “$2 billion” is planned."
    assert point["origin"] == "person"
    assert [c["quote"] for c in point["citations"]] == ["$2 billion"]


def test_a_briefing_of_a_topic_or_a_period_is_replaced_and_one_of_its_own_stands_beside(project: Project) -> None:
    project.write("seeds/plant.yml", "date: 2025-03-04\n")
    for name in ("chips", "2025-03", "outlook"):
        project.write(
            f"content/briefings/{name}.md",
            "---\ntitle: By hand\n---\n\n- Acme builds [[plant#p3s1]].\n- Who comes [[plant#p5]]?\n\n"
            "> Acme will spend $2 billion on a chip\n> plant near Nagoya [[article:plant#p3]]\n",
        )
    built(project)
    found = data(project, "briefings.json")
    assert [(b["slug"], b["kind"], b["title"]) for b in found] == [
        ("2025-03", "period", "By hand"),
        ("chips", "topic", "By hand"),
        ("outlook", "written", "By hand"),
    ]
    for briefing in found:
        assert [p["text"] for p in briefing["points"]] == [
            "Acme builds.",
            "Who comes?",
            "“Acme will spend $2 billion on a chip plant near Nagoya”",
        ]
        assert briefing["points"][0]["citations"][0]["quote"] == SENTENCE
    page = (project.folder / "out/briefings/outlook.md").read_text("utf-8")
    assert "written by hand" in page
    assert "../articles/plant.md#p5)" in page or "../articles/plant.md#p5s1)" in page


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("Acme builds.", "names no source"),
        ("Acme builds [[plant]].", "[[plant]] is no source"),
        ("Acme builds [[p3]].", "[[p3]] is no source"),
        ("Acme builds [[https://desk.example/articles/Plant/#p3s1]].", "is no source; write [[plant#p3s1]]"),
        ("Acme builds [[plant#p4]].", "no paragraph p4 that can be cited; those that can are p3, p5"),
        ("It is “$2 billion” [[plant#p4]].", "no paragraph p4 that can be cited; what is quoted stands in p3s1"),
        ("Acme builds [[plant#p3s9]].", "no p3s9"),
        ("Acme builds [[plant#p3]] and [[plant#p5.", "is not closed"),
        ("Acme spends “$3 billion” [[plant#p3]].", "“$3 billion” does not stand in p3"),
        ("It is “$2 billion” [[plant#p5]].", "“$2 billion” does not stand in p5 of 'plant'; it stands in p3s1"),
        ("It is “$2 billion” [[plant#p3]], “$2 billion” [[plant#p5]].", "does not stand in p5"),
        ("It is “$2 billion … in April” [[plant#p3]].", "“in April” does not stand in p3"),
        (
            "It is “near Nagoya … $2 billion” [[plant#p3]].",
            "“$2 billion” does not stand in p3 of 'plant' behind “near N",
        ),
        (
            "It is “billion on a chip plan” [[plant#p3]].",
            "“billion on a chip plan” stands in p3 of 'plant' only within",
        ),
    ],
)
def test_what_cannot_be_found_is_an_error_with_its_line(point: str, said: str, project: Project) -> None:
    project.write("content/briefings/outlook.md", f"# Outlook\n\n- Acme builds [[plant#p3]].\n- {point}\n")
    message = refused(project)
    assert said in message
    assert "briefings/outlook.md:4:1: " in message


@pytest.mark.parametrize(
    "quote", ["spend $2 billion … near Nagoya,", "spend [as it said] $2 billion", "in March.”", "2"]
)
def test_dots_brackets_and_a_closing_comma_are_no_part_of_a_quotation(quote: str, project: Project) -> None:
    project.write("content/briefings/outlook.md", f"# Outlook\n\n- It is “{quote.rstrip('”')}” [[plant#p3]].\n")
    built(project)
    assert data(project, "briefings.json")[-1]["slug"] == "outlook"


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("The cut is illegal and not legal.", "legal", ["legal"]),
        ("The cut is illegal.", "legal", None),
        ("A non-binding text.", "binding", None),
        ("A state-owned firm.", "state", ["state"]),
        ("It costs $2.5 billion.", "5 billion", None),
        ("It costs $2.5 billion.", "$2", None),
        ("It costs 2–5 billion.", "5 billion", None),
        ("It costs 2.5 billion.", "2.5 billion", ["2.5 billion"]),
        ("The plan of 2025.", "2025.", ["2025."]),
        ("The plan of 2025, it said.", "2025.", ["2025"]),
        ("The cranes move.", "[t]he cranes … move", ["he cranes", "move"]),
        ("The cranes move.", "crane[s] move", ["crane", "move"]),
        ("The cranes move.", "move … The", None),
        ("Japan's plan", "Japan", ["Japan"]),
        ("新しい半導体工場を建てる", "半導体", ["半導体"]),
        ("A plan, a planet, a plan", "plan … plan", ["plan", "plan"]),
    ],
)
def test_whole_words_are_quoted_in_their_order(text: str, quote: str, found: list[str] | None) -> None:
    spans = list(look_up(quote, text, 0, len(text), "here"))
    said = [span if isinstance(span, str) else text[slice(*span)] for span in spans]
    assert said == found if found else any(isinstance(span, str) for span in spans)


def test_an_article_that_is_not_there_leaves_the_briefing_out_with_a_warning(project: Project) -> None:
    project.write("content/briefings/chips.md", "# By hand\n\n- Acme builds [[plant#p3]].\n- And [[gone#p3]].\n")
    found = built(project)
    assert [str(p).split(": ", 1)[1] for p in found.problems] == [
        "warning: there is no article 'gone', so the briefing is left out."
    ]
    assert data(project, "briefings.json")[0]["points"][0]["origin"] == "computed"
    with pytest.raises(BadInput):
        built(project, strict=True)


@pytest.mark.parametrize(
    ("files", "cited", "said"),
    [
        ({"content/articles/fog.yml": "slug: mist\n"}, "fog", "'fog' is now called 'mist', .*; write [[mist#p3]]"),
        (
            {"content/articles/fog.yml": "slug: mist\naliases: [haze]\n"},
            "haze",
            "'haze' is now called 'mist', .*; write [[mist#p3]]",
        ),
        ({"seeds/fog.yml": "slug: mist\n"}, "fog", "'fog' is now called 'mist'"),
        (
            {"content/articles/fog.yml": "status: withdrawn\nwithdrawn: By court.\naliases: [haze]\n"},
            "haze",
            "the article 'haze' was withdrawn, ",
        ),
        ({"seeds/fog.yml": "status: withdrawn\nwithdrawn: By court.\n"}, "fog", "the article 'fog' was withdrawn, "),
        (
            {"content/articles/fog.yml": "slug: mist\nstatus: withdrawn\nwithdrawn: By court.\n"},
            "fog",
            "the article 'fog' was withdrawn, ",
        ),
        ({"content/articles/fog.yml": "status: draft\n"}, "fog", "the article 'fog' is a draft, "),
        ({}, "fogg", "there is no article 'fogg', .*Did you mean 'fog'?"),
    ],
)
def test_an_article_that_moved_or_is_not_shown_is_told_from_one_that_never_was(
    files: dict[str, str], cited: str, said: str, project: Project
) -> None:
    project.write("seeds/fog.txt", "Fog at sea\n\nThe fog came down on the harbour and nobody saw the ships leave.\n")
    for path, text in files.items():
        project.write(path, text)
    project.write("content/briefings/weather.md", f"# Weather\n\n- It was foggy [[{cited}#p3]].\n")
    result = project.briefing("check")
    assert result.exit_code == 0
    form = re.escape(f"weather.md:3:1: warning: {said}").replace(r"\.\*", ".*")
    assert re.search(form, result.stderr), result.stderr
    assert "so the briefing is left out" in result.stderr


@pytest.mark.parametrize("text", ["", "# Title\n", "# Title\n\n## Part\n\n- It is [[plant#p3]]\n", "<b>x</b>\n"])
def test_a_page_that_is_no_list_of_points_is_an_error(text: str, project: Project) -> None:
    project.write("content/briefings/outlook.md", text)
    assert "briefings/outlook.md:" in refused(project)


def test_an_article_published_as_a_link_is_not_quoted_by_a_person_either(project: Project) -> None:
    project.write("content/articles/plant.yml", "publish: link\nsummary: ['A plant “near Nagoya” [[p3]].']\n")
    found = built(project)
    assert "nothing may be quoted" in str(found.problems[0])
    assert data(project, "articles/plant.json")["briefing"] == []


def test_a_point_may_begin_with_a_number_sign() -> None:
    problems: list[Problem] = []
    lines = [
        "# News",
        "Below it.",
        "",
        "- #1 maker of kilns, as",
        "  it said [[a#p1]]",
        "- #kiln was",
        "  a tag [[a#p3]]",
    ]
    title, drafts = drafts_of("x.md", lines, 0, problems)
    assert (title, problems) == ("News", [])
    assert [draft.text for draft in drafts] == [
        "Below it.",
        "#1 maker of kilns, as it said [[a#p1]]",
        "#kiln was a tag [[a#p3]]",
    ]
