"""Which mentions become links: the first of each name, and what contributors decide about single names."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import lxml.html
import pytest

from tests.conftest import Project
from tests.test_markdown import Render

YAML = "content/articles/visit.yml"
PAGE = "content/articles/visit.md"
RAW = """Acme looks for a site

The president of Acme spoke to the ministry today, and Japan was said to be ready. Acme did not say when it begins.

## What it costs

Japan pays for the plant, said the ministry’s speaker, and Joe Biden will come. Acme pays for Acme’s machines alone.

A different Joe Biden, of the Nagoya fire brigade, was there as well, and Biden said nothing at all to anyone of us.

| Who in Japan | What of Acme |
|---|---|
| Acme Robotics of the US | the plant itself |

Later Japan asked, in `Acme` and [by Acme](https://acme.example/), for the *plans of Acme* and **for the US** at once.
"""


@pytest.fixture
def visit(project: Project) -> Project:
    project.write("seeds/visit.md", RAW)
    project.write("content/entities/meti.yml", "name: Ministry of Economy\nkind: government\naliases: [METI]\n")
    project.write("content/entities/apple.yml", "name: Pear Group\nkind: company\naliases: [Pear]\n")
    return project


def data(project: Project, *options: str) -> dict[str, Any]:
    result = project.briefing("build", "--out", "out", *options)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads((project.folder / "out/data/articles/visit.json").read_text(encoding="utf-8"))
    return found


def linked(project: Project) -> list[tuple[str, str]]:
    return [(m["paragraph"], m["surface"]) for m in data(project, "--strict")["mentions"] if m["linked"]]


def shown(project: Project, render: Render, path: str = "articles/visit.md") -> lxml.html.HtmlElement:
    body = (project.folder / "out" / path).read_text(encoding="utf-8").split("---\n", 2)[2]
    return lxml.html.fragment_fromstring(render(body), create_parent=True)


FIRST = [("p3", "Acme"), ("p3", "Japan"), ("p7", "Joe Biden"), ("p13", "US")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, FIRST),
        ({"content/site.yml": "links: {per: article}\n"}, FIRST),
        (
            {"content/site.yml": "links: {per: section}\n"},
            [*FIRST[:2], ("p7", "Japan"), ("p7", "Joe Biden"), ("p7", "Acme"), ("p13", "US")],
        ),
        ({"content/site.yml": "links: {per: section}\n", YAML: "links: {per: article}\n"}, FIRST),
        (
            {YAML: "links: {per: section}\n"},
            [*FIRST[:2], ("p7", "Japan"), ("p7", "Joe Biden"), ("p7", "Acme"), ("p13", "US")],
        ),
    ],
)
def test_a_name_is_linked_once_an_article_or_once_a_section(
    files: dict[str, str], expected: list[tuple[str, str]], visit: Project
) -> None:
    for path, text in files.items():
        visit.write(path, text)
    assert linked(visit) == expected


@pytest.mark.parametrize("per", ["article", "section"])
def test_data_says_of_each_mention_whether_the_page_links_it(per: str, visit: Project, render: Render) -> None:
    visit.write("content/site.yml", f"links: {{per: {per}}}\n")
    mentions = [m for m in data(visit, "--strict")["mentions"] if m["linked"]]
    in_text = "(self::p[@id] or self::table) and preceding-sibling::*[@id='full-text']"
    links = shown(visit, render).xpath(f"./*[{in_text}]//a[contains(@href, '/entities/')]")
    assert [(a.text_content(), a.get("href")) for a in links] == [
        (m["surface"], f"../entities/{m['entity']}.md") for m in mentions
    ]


def test_no_name_is_linked_in_headings_code_links_or_across_the_end_of_emphasis(visit: Project) -> None:
    visit.write(
        "seeds/visit.md",
        "The first line says nothing of it, and neither does the second one of this story.\n\n"
        "## Acme of Japan\n\nIn `Acme` or [by Acme](https://acme.example/) it *was Joe* Biden who paid for it all.\n\n"
        "    Acme = Japan\n\n| Japan | Acme |\n|---|---|\n| one of them | another of them |\n",
    )
    found = data(visit, "--strict")
    assert [m["surface"] for m in found["mentions"]] == [
        *("Acme", "Japan"),
        *("Acme", "Joe Biden"),
        *("Japan", "Acme"),
    ]
    assert not [m for m in found["mentions"] if m["linked"]]


# What contributors decide.


def test_a_text_is_declared_a_name(visit: Project, render: Render) -> None:
    visit.write(YAML, "link:\n  the ministry: meti\n")
    forced = [m for m in data(visit, "--strict")["mentions"] if m["rule"] == "forced"]
    assert [(m["entity"], m["paragraph"], m["surface"], m["linked"]) for m in forced] == [
        ("meti", "p3", "the ministry", True),
        ("meti", "p7", "the ministry", False),
    ]
    assert {m["evidence"] for m in forced} == {"`link:` in content/articles/visit.yml"}
    assert (visit.folder / "out/entities/meti.md").is_file()
    assert shown(visit, render).xpath(".//*[@id='p3s1']/a[@href='../entities/meti.md']")


def test_a_surname_that_is_declared_leaves_the_full_name_whole(visit: Project) -> None:
    visit.write(YAML, "link: {Biden: joe-biden, Robotics: apple}\n")
    found = data(visit, "--strict")["mentions"]
    names = [m["surface"] for m in found if m["entity"] in ("joe-biden", "apple")]
    assert "Joe Biden" in names
    assert "Biden" in names
    assert "Robotics" in names, "within a name of somebody else a decision stands"


def test_brackets_mark_the_one_place_that_is_meant(visit: Project) -> None:
    visit.write(
        YAML, "link:\n  \"said [the ministry]'s speaker\": meti\nunlink: ['[Joe Biden], of the', 'and [Biden]']\n"
    )
    found = data(visit, "--strict")
    assert [(m["paragraph"], m["surface"]) for m in found["mentions"] if m["rule"] == "forced"] == [
        ("p7", "the ministry")
    ]
    assert [(m["paragraph"], m["surface"]) for m in found["mentions"] if m["entity"] == "joe-biden"] == [
        ("p7", "Joe Biden")
    ]
    assert not [a for a in found["ambiguous"] if "Biden" in a["surface"]]


def test_a_forced_text_is_linked_where_a_name_was_linked_before(visit: Project) -> None:
    visit.write(
        YAML, 'link:\n  "said [the ministry]": meti\n  "to [the ministry] today": meti\n  "plans of [Acme]": acme\n'
    )
    visit.write("seeds/visit.md", RAW.replace("*plans of Acme*", "plans of Acme").replace("The president", "METI"))
    assert [place for place in linked(visit) if place not in FIRST] == [
        ("p3", "METI"),
        ("p3", "the ministry"),
        ("p15", "Acme"),
    ]


def test_a_forbidden_text_is_no_mention(visit: Project) -> None:
    visit.write(YAML, "unlink: [Acme, Japan]\n")
    found = data(visit, "--strict")
    assert {m["surface"] for m in found["mentions"]} == {"Joe Biden", "Biden", "Acme Robotics", "US"}
    assert not (visit.folder / "out/entities/japan.md").exists()
    entities = json.loads((visit.folder / "out/data/entities.json").read_text(encoding="utf-8"))
    assert [e["mentions"] for e in entities if e["slug"] == "acme" and "visit" in e["articles"]] == [2]


def test_a_short_form_does_not_outlive_the_name_it_rests_on(visit: Project) -> None:
    visit.write(YAML, "unlink: [Joe Biden]\n")
    found = data(visit, "--strict")
    assert "joe-biden" not in {m["entity"] for m in found["mentions"]}
    assert [(a["surface"], a["why"]) for a in found["ambiguous"]] == [
        ("Biden", "its full name is not linked, says content/articles/visit.yml")
    ]
    visit.write(YAML, "unlink: ['different [Joe Biden]']\n")
    found = data(visit, "--strict")
    assert [m["surface"] for m in found["mentions"] if m["entity"] == "joe-biden"] == ["Joe Biden", "Biden"]


def test_a_forced_span_wins_over_those_found_and_over_a_forbidden_one(visit: Project) -> None:
    visit.write(
        YAML, "link:\n  the Nagoya fire brigade: meti\n  Acme Robotics of the US: apple\nunlink: [Acme Robotics]\n"
    )
    found = data(visit, "--strict")
    in_row = [(m["surface"], m["entity"], m["rule"]) for m in found["mentions"] if m["paragraph"] == "p13"]
    assert in_row == [("Acme Robotics of the US", "apple", "forced")]
    places = [(m["paragraph"], m["start"], m["end"]) for m in found["mentions"]]
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))


def test_an_open_name_that_is_settled_is_open_no_more(visit: Project) -> None:
    visit.write("content/entities/other.yml", "name: Pear\nkind: product\n")
    visit.write("seeds/visit.txt", "The plant stands near the town, and Pear paid for the most of it in the end.\n")
    (visit.folder / "seeds/visit.md").unlink()
    assert [a["surface"] for a in data(visit)["ambiguous"]] == ["Pear"]
    for yaml, entities in (("link: {Pear: other}\n", ["other"]), ("unlink: [Pear]\n", [])):
        visit.write(YAML, yaml)
        found = data(visit)
        assert not found["ambiguous"]
        assert [m["entity"] for m in found["mentions"]] == entities


def test_a_speaker_is_who_contributors_say(visit: Project) -> None:
    visit.write("seeds/visit.md", "“We have seen what there is to see of the plant,” the minister said to the town.\n")
    assert [q["speaker"] for q in data(visit)["quotations"]] == [None]
    visit.write(YAML, "link: {the minister: joe-biden}\n")
    assert [q["speaker"] for q in data(visit)["quotations"]] == ["joe-biden"]
    visit.write("seeds/visit.md", "“We have seen what there is to see of the plant,” Joe Biden said to the town.\n")
    visit.write(YAML, "unlink: [Joe Biden]\n")
    assert [q["speaker"] for q in data(visit)["quotations"]] == [None]


def test_japanese_names_stand_beside_other_characters(visit: Project) -> None:
    visit.write(
        "seeds/visit.md", "日本政府は東京の経済産業省で計画を発表したと述べた。それ以上のことは何も言わなかった。\n"
    )
    visit.write(YAML, "link: {経済産業省: meti}\n")
    assert linked(visit) == [("p1", "経済産業省")]


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("title: T\nlink:\n  no such text: meti\n", f"{YAML}:3:3: the article has no such text"),
        ("link: {the minis: meti}\n", f"{YAML}:1:8: the article has no such text"),
        ("link: {'of [the ministry]': meti}\n", f"{YAML}:1:8: the article has no such text"),
        ("title: T\nunlink:\n  - Japan\n  - Nowhere\n", f"{YAML}:4:5: the article has no such text"),
        (
            "link: {the ministry: metis}\n",
            f"{YAML}:1:22: there is no entity 'metis' in content/entities. Did you mean 'meti'?",
        ),
        ("link: {Acme: acme}\nunlink: [Acme]\n", f"{YAML}:1:8: 'Acme' stands under `unlink` as well"),
        ("link: {Acme: acme, Acme: japan}\n", f"{YAML}:1:20: the key 'Acme' stands here a second time"),
        ("links: {per: page}\n", f"{YAML}:1:14: 'per' must be one of 'article' or 'section'"),
        ("link: [Acme]\n", f"{YAML}:1:7: 'link' must be keys and values"),
        ("unlink: Acme\n", f"{YAML}:1:9: 'unlink' must be a list"),
    ],
)
def test_a_decision_that_cannot_hold_is_an_error_with_its_place(yaml: str, message: str, visit: Project) -> None:
    visit.write(YAML, yaml)
    for command in (("build", "--out", "out"), ("check",)):
        result = visit.briefing(*command)
        assert message in result.stderr
        assert result.exit_code == 1


def test_sidecars_decide_nothing_about_names(visit: Project) -> None:
    visit.write("seeds/visit.yml", "unlink: [Acme]\n")
    assert "seeds/visit.yml:1:1: unknown key 'unlink'" in visit.briefing("check").stderr


def test_decisions_hold_beside_a_page_written_by_hand(visit: Project) -> None:
    visit.write(YAML, "unlink: [Acme]\nlink: {the owners: acme}\n")
    visit.write(PAGE, "Acme told the owners, and the owners told nobody else in the town of it.\n")
    assert linked(visit) == [("m1", "the owners")]


def test_explain_says_who_decided(visit: Project) -> None:
    visit.write(YAML, "link: {the ministry: meti}\nlinks: {per: section}\n")
    said = visit.briefing("explain", "visit").output
    assert "p3 “the ministry” is meti (linked; forced: `link:` in content/articles/visit.yml)" in said
    assert "p7 “the ministry” is meti (linked" in said


# Names in double brackets.

BODY = "[[Japan]] and [[acme|the company]] met {}Joe Biden in the town, and nobody else was there to see it.\n"


def test_a_name_in_brackets_is_a_mention_and_a_link(visit: Project, render: Render) -> None:
    visit.write(PAGE, "Japan is in the text before, and Acme is not.\n\n## Of [[Japan]] {#p5}\n\n" + BODY.format(""))
    found = data(visit, "--strict")
    assert [p["text"][:12] for p in found["paragraphs"]] == ["Japan is in ", "Of Japan", "Japan and th"]
    assert not any(p["spans"] for p in found["paragraphs"])
    written = [m for m in found["mentions"] if m["rule"] == "written"]
    assert [(m["entity"], m["paragraph"], m["surface"], m["linked"]) for m in written] == [
        ("japan", "p5", "Japan", True),
        ("japan", "m5", "Japan", True),
        ("acme", "m5", "the company", True),
    ]
    assert written[1]["evidence"] == "[[Japan]] in content/articles/visit.md, line 5"
    root = shown(visit, render)
    assert [a.text_content() for a in root.xpath(".//*[@id='m5s1']/a")] == ["Japan", "the company", "Joe Biden"]
    assert root.xpath(".//h3[@id='p5']/a[@href='../entities/japan.md']")
    entity = (visit.folder / "out/entities/acme.md").read_text(encoding="utf-8")
    assert "the company" in entity.replace("**", "")


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("`[[Japan]]` stays", "[[Japan]] stays"),
        ("\\[[Japan]] stays", "[[Japan]] stays"),
        ("\\\\[[Japan]] is one", "\\Japan is one"),
        ("a [Japan] and [[ Japan ]] now", "a [Japan] and Japan now"),
        ("[[Joe\nBiden]] over lines", "Joe Biden over lines"),
        ("*[[Japan]]* and **of [[Japan|it]]**", "Japan and of it"),
        ("[[Japan", "[[Japan"),
        ("[[]] and [[ ]]", "[[]] and [[ ]]"),
        ("| a | b |\n|---|---|\n| [[Japan\\|there]] | d |", "there | d"),
    ],
)
def test_how_names_in_brackets_are_read(text: str, shows: str, visit: Project) -> None:
    visit.write(PAGE, f"A first line that says something of the plant and of nothing else at all.\n\n{text}\n")
    assert data(visit, "--strict")["paragraphs"][-1]["text"] == shows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "A\n\nsaid of [[Japann]]",
            f"{PAGE}:3:9: no entity in content/entities is called 'Japann'. Did you mean 'Japan'?",
        ),
        ("of [[Pear]]", f"{PAGE}:1:4: several entities bear the name 'Pear'; write [[apple|Pear]] or [[other|Pear]]"),
        ("of [[Biden]]", f"{PAGE}:1:4: 'Biden' alone could be anyone's name; write [[Joe Biden|Biden]]"),
        ("# T of [[Nobody]]\n\nText", f"{PAGE}:1:8: no entity in content/entities is called 'Nobody'."),
        ("> a\n> of [[Fog]] and [[Fog]]", f"{PAGE}:2:6: no entity in content/entities is called 'Fog'."),
        ("> a\n> of [[Japan]] and\n> [[Fog|x]]", f"{PAGE}:3:3: no entity in content/entities is called 'Fog'."),
    ],
)
def test_a_name_of_nobody_is_an_error_with_its_place(text: str, message: str, visit: Project) -> None:
    visit.write("content/entities/other.yml", "name: Pear\nkind: product\n")
    visit.write(PAGE, text + "\n")
    for command in (("build", "--out", "out"), ("check",)):
        result = visit.briefing(*command)
        assert message in result.stderr
        assert result.exit_code == 1


def test_a_name_in_brackets_within_a_link_is_a_warning(visit: Project) -> None:
    visit.write(PAGE, "Text that is\nread [by [[Japan]] now](https://example.org/) in the town.\n")
    result = visit.briefing("build", "--out", "out")
    assert f"{PAGE}:2:1: warning: '[[Japan]]' stands within a link" in result.stderr
    assert [m["linked"] for m in data(visit)["mentions"]] == [False]


def test_brackets_in_raw_articles_name_nothing(visit: Project) -> None:
    """In Markdown they are links between notes of whoever saved it, and decide on no name; in text they are text."""
    visit.write("seeds/visit.md", "The plant of [[Tokyo|Nobody]] stands near the town, which paid for all of it.\n")
    told = data(visit, "--strict")
    assert told["paragraphs"][0]["text"].startswith("The plant of Nobody stands")
    assert told["mentions"] == []
    (visit.folder / "seeds/visit.md").unlink()
    visit.write("seeds/visit.txt", "The plant of [[Tokyo]] stands near the town, and nobody paid for any of it.\n")
    assert "of [[Tokyo]] stands" in data(visit, "--strict")["paragraphs"][0]["text"]


WIKI = """---
title: "[[Japan]]"
---

# About [[Japan]]

Of [[Japan]], [[acme|the *company*]] and `[[Acme]]`, \\[[Acme]] and [[Joe
Biden]]; see [Japan](entities/japan.md).

    [[Acme]]

| a | b |
|---|---|
| [[Acme\\|one]] | c |
"""


def test_names_in_a_page_are_links_and_nothing_else_changes(visit: Project, render: Render) -> None:
    visit.write("content/pages/about.md", WIKI)
    visit.write(
        "content/topics/chips.yml",
        "title: C\nsummary: S\nthreshold: 1\nphrases: {chip: 2}\nintroduction: Of [[Acme]].\n",
    )
    data(visit, "--strict")
    assert (visit.folder / "out/about.md").read_text(encoding="utf-8") == WIKI.replace(
        "# About [[Japan]]\n\nOf [[Japan]], [[acme|the *company*]]",
        "# About [Japan](entities/japan.md)\n\nOf [Japan](entities/japan.md), [the *company*](entities/acme.md)",
    ).replace("[[Joe\nBiden]]", "[Joe\nBiden](entities/joe-biden.md)").replace(
        "[[Acme\\|one]]", "[one](entities/acme.md)"
    )
    root = shown(visit, render, "topics/chips.md")
    assert root.xpath(".//p/a[@href='../entities/acme.md']")


def test_a_page_without_names_keeps_its_bytes(visit: Project) -> None:
    text = "﻿---\r\ntitle: T\r\n---\r\n\r\n# T \t\r\n\r\n\r\nx [a] \x0c y\r\n"
    visit.write("content/pages/about.md", text)
    data(visit, "--strict")
    assert (visit.folder / "out/about.md").read_bytes() == text.removeprefix("﻿").encode()


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            "content/pages/a.md",
            "---\ntitle: T\n---\nOf [[Japann]]\n",
            ":4:4: no entity in content/entities is called 'Japann'",
        ),
        ("content/pages/a.md", "[[Biden]]\n", ":1:1: 'Biden' alone could be anyone's name"),
        ("content/pages/a.md", b"ok\n\xff\n", ":2:1: this is not UTF-8"),
        (
            "content/topics/t.yml",
            "title: T\nsummary: S\nthreshold: 1\nintroduction: |\n  One of [[Japan]]\n\n  and [[Fog]] and [[Fog]]\n",
            ":7:7: no entity in content/entities is called 'Fog'",
        ),
        (
            "content/topics/t.yml",
            'title: T\nsummary: S\nthreshold: 1\nintroduction: "[[\\x46og]]"\n',
            ":4:15: no entity in content/entities is called 'Fog'",
        ),
    ],
)
def test_a_name_of_nobody_in_a_page_is_an_error_with_its_place(
    path: str, text: str | bytes, message: str, visit: Project
) -> None:
    visit.write(path, text)
    for command in (("build", "--out", "out"), ("check",)):
        result = visit.briefing(*command)
        assert path + message in result.stderr
        assert result.exit_code == 1


@pytest.mark.parametrize(
    ("text", "message", "shows"),
    [
        ("So\n[[METI]] says", "2:1: warning: no article names Ministry of Economy, so there is no page", "METI says"),
        ("<div>\n[[Japan]] is\n</div>", "2:1: warning: 'Japan' cannot be a link here", "Japan is"),
        ("[of [[Japan]] now](https://a.example/)", "1:5: warning: 'Japan' cannot be a link here", "of Japan now"),
    ],
)
def test_a_name_that_cannot_be_a_link_is_text_and_a_warning(
    text: str, message: str, shows: str, visit: Project, render: Render
) -> None:
    visit.write("content/pages/a.md", f"{text}\n\nAnd [[Acme]].\n")
    result = visit.briefing("build", "--out", "out")
    assert f"content/pages/a.md:{message}" in result.stderr
    assert result.exit_code == 0
    root = lxml.html.fragment_fromstring(
        render((visit.folder / "out/a.md").read_text(encoding="utf-8")), create_parent=True
    )
    assert shows in root.text_content()
    assert root.xpath(".//a[@href='entities/acme.md']")
    assert visit.briefing("build", "--out", "out", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("See [x](nope.md).", "6:9", "there is no page 'nope.md'."),
        ("See `[x](nope.md)`\n\nand [x](abuot.md#who).", "8:9", "Did you mean 'about.md'?"),
        ("See [x][1].\n\n[1]: articles/nope.md", "8:6", "there is no page 'articles/nope.md'"),
        ("[![A ship](ship.png)](about.md)", "6:12", "put it into overrides/assets and write 'assets/ship.png'"),
        ("[x](about.html)", "6:5", "there is no page 'about.html'. Did you mean 'about.md'?"),
        ("[x](entities/metis.md)", "6:5", "no article names Ministry of Economy"),
        ("[x](topics/nope.md)", "6:5", "there is no page 'topics/nope.md'"),
        ("Then <script>alert(1)</script>.", "6:6", "holds an inline script, “alert(1)”"),
        ('<p onclick="x()">On</p>\n\n<p ONCLICK="y()">', "6:4", 'has the attribute onclick="x()"'),
        ("[x](javascript:y())", "6:5", 'has the attribute href="javascript:y()"'),
        ("Text {: onclick=x }\n{: onmouseover=y }", "7:4", 'has the attribute onmouseover="y"'),
        ('<meta http-equiv="refresh" content="1">', "6:7", "may lead readers away"),
    ],
)
def test_what_a_page_may_not_have_is_said_at_its_place_before_anything_is_built(
    text: str, place: str, said: str, visit: Project
) -> None:
    visit.write("content/pages/about.md", "# About\n")
    visit.write("content/entities/metis.yml", "name: Ministry of Economy and Fog\nkind: government\n")
    visit.write("content/pages/zed.md", f"---\ntitle: Z\n---\n# Z\n\n{text}\n")
    for command in (("check",), ("build", "--out", "out")):
        result = visit.briefing(*command)
        assert result.exit_code == 1
        lines = [line for line in result.stderr.splitlines() if line.startswith(f"content/pages/zed.md:{place}: ")]
        assert any(said in line for line in lines), result.stderr


def test_links_that_lead_somewhere_and_what_only_looks_like_a_script_are_as_they_were(visit: Project) -> None:
    visit.write("overrides/ship.png", b"")
    visit.write("content/pages/about.md", "# About\n")
    made = ["index", "about", "fields", "quality", "search", "articles/index", "articles/visit", "articles/page-2"]
    made += ["entities/japan", "entities/a-z", "entities/index", "topics/index", "topics/chips", "facts/timeline"]
    made += ["briefings/2025-03", "entities/kind/company"]
    links = [f"[x]({page}.md#y)" for page in made]
    links += ["[x](llms.txt)", "[x](feeds/all.xml)", "![x](ship.png)", "![x](assets/ship.png)", "[x](#y)", "[x](/y)"]
    links += ["[x](https://a.example/nope.md)", "[x](//a.example/nope.md)", "<ada@a.example>", "`[x](nope.md)`"]
    text = "<p>onclick= is an attribute</p>\n\n`<script>`\n\n    <script>x</script>\n\n<a href='articles/'>All</a>\n"
    visit.write("content/pages/zed.md", "\n\n".join([*links, text]))
    intro = "introduction: '[x](../articles/visit.md) [x](chips.md) [x](../about.md)'\n"
    visit.write("content/topics/chips.yml", f"title: C\nsummary: S\nthreshold: 1\nphrases: {{chip: 2}}\n{intro}")
    assert "content/" not in visit.briefing("check", "--strict").stderr
    visit.write("content/topics/chips.yml", "title: C\nsummary: S\nthreshold: 1\nintroduction: '[x](about.md)'\n")
    said = visit.briefing("check").stderr
    assert "content/topics/chips.yml:4:20: there is no page 'topics/about.md'" in said
