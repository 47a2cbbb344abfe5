"""`briefing rename` and `new`: addresses move, references follow, comments stay; what is unsure is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder.errors import BadInput
from builder.yamledit import replace_text, with_item, with_value, without_keys
from builder.yamltext import parse
from tests.conftest import Project, tree

ENTITY = """# A maker of chips.
name: Acme  # not the one in films
kind: company
aliases: [Acme Robotics]

# Where it sits.
parent: japan
related:
  - japan   # first
  - "united-states"
"""
TOPIC = """title: Chips
summary: What machines need.
threshold: 2
phrases: {chip: 2}
entities: {acme: 1, "japan": 1}  # both
groups:
  makers:
    of: [japan, acme]
    entities:
      - acme
against:
  entities: {joe-biden: 1}
"""


@pytest.fixture
def rich(project: Project) -> Project:
    project.write("content/entities/acme.yml", ENTITY)
    project.write("content/topics/chips.yml", TOPIC)
    project.write("content/topics/parts.yml", "title: Parts\nsummary: S\nthreshold: 1\nparent: chips  # the whole\n")
    project.write("content/articles/plant.yml", "# Ours.\nlink: {Nagoya: acme}\ntopics: {pin: [chips], ban: [parts]}\n")
    project.write("content/pages/about.md", "# About\n\nOf [[acme]], [[acme|the maker]] and [[Acme]].\n")
    project.write("content/briefings/chips.md", "# Chips\n\n- Acme spends “$2 billion” [[plant#p3]].\n")
    project.write("content/briefings/march.md", "# March\n\n- Acme spends “$2 billion” [[plant#p3s1]].\n")
    assert project.briefing("check", "--strict").exit_code == 0
    return project


def test_an_entity_is_renamed_everywhere_and_its_address_leads_on(rich: Project) -> None:
    result = rich.briefing("rename", "acme", "acme-robotics")
    assert result.exit_code == 0, result.stderr
    assert not Path("content/entities/acme.yml").exists()
    assert Path("content/entities/acme-robotics.yml").read_text() == ENTITY + "formerly: [acme]\n"
    assert Path("content/topics/chips.yml").read_text() == (
        TOPIC.replace("{acme: 1", "{acme-robotics: 1")
        .replace("[japan, acme]", "[japan, acme-robotics]")
        .replace("- acme", "- acme-robotics")
    )
    assert "link: {Nagoya: acme-robotics}" in Path("content/articles/plant.yml").read_text()
    assert (
        "Of [[acme-robotics]], [[acme-robotics|the maker]] and [[Acme]]." in Path("content/pages/about.md").read_text()
    )
    assert rich.briefing("build", "--out", "out", "--strict").exit_code == 0
    assert "url=../acme-robotics/" in Path("out/entities/acme/index.html").read_text()


def test_a_renamed_entity_is_renamed_where_others_name_it(rich: Project) -> None:
    assert rich.briefing("rename", "japan", "nippon").exit_code == 0
    text = Path("content/entities/acme.yml").read_text()
    assert text == ENTITY.replace("parent: japan", "parent: nippon").replace("- japan   #", "- nippon   #")
    assert '{acme: 1, "nippon": 1}  # both' in Path("content/topics/chips.yml").read_text()
    assert rich.briefing("check", "--strict").exit_code == 0


def test_renaming_twice_keeps_both_addresses(rich: Project) -> None:
    rich.briefing("rename", "acme", "acme-two")
    assert rich.briefing("rename", "acme-two", "acme-three").exit_code == 0
    assert Path("content/entities/acme-three.yml").read_text().endswith("formerly: [acme, acme-two]\n")


def test_a_topic_is_renamed_with_its_briefing(rich: Project) -> None:
    result = rich.briefing("rename", "chips", "semiconductors")
    assert result.exit_code == 0, result.stderr
    assert Path("content/topics/semiconductors.yml").read_text() == TOPIC + "aliases: [chips]\n"
    assert "parent: semiconductors  # the whole" in Path("content/topics/parts.yml").read_text()
    assert "{pin: [semiconductors], ban: [parts]}" in Path("content/articles/plant.yml").read_text()
    assert Path("content/briefings/semiconductors.md").is_file()
    assert rich.briefing("build", "--out", "out", "--strict").exit_code == 0
    for folder in ("topics", "briefings"):
        assert "url=../semiconductors/" in Path(f"out/{folder}/chips/index.html").read_text()


def test_an_article_is_renamed_where_it_is_cited(rich: Project) -> None:
    raw = Path("seeds/plant.txt").read_bytes()
    result = rich.briefing("rename", "plant", "nagoya")
    assert result.exit_code == 0, result.stderr
    assert Path("seeds/plant.txt").read_bytes() == raw
    text = Path("content/articles/plant.yml").read_text()
    assert text.startswith("# Ours.\nlink: {Nagoya: acme}\n")
    assert text.endswith("slug: nagoya\naliases: [plant]\n")
    assert "[[nagoya#p3s1]]" in Path("content/briefings/march.md").read_text()
    assert rich.briefing("build", "--out", "out", "--strict").exit_code == 0
    assert "url=../nagoya/" in Path("out/articles/plant/index.html").read_text()


def test_an_article_without_yaml_gets_some_and_keeps_the_addresses_of_its_sidecar(project: Project) -> None:
    project.write("seeds/plant.yml", "slug: works\naliases: [factory]\n")
    assert project.briefing("rename", "works", "nagoya").exit_code == 0
    assert parse(Path("content/articles/plant.yml").read_text(), "x").data == {
        "slug": "nagoya",
        "aliases": ["factory", "works"],
    }
    project.briefing("build", "--out", "out", "--strict")
    for former in ("factory", "works"):
        assert "url=../nagoya/" in Path(f"out/articles/{former}/index.html").read_text()


def test_an_article_whose_page_says_its_address_is_changed_there(project: Project) -> None:
    project.write("content/articles/plant.md", "---\n# Ours.\nslug: works\n---\n\nAcme opens its plant. {#p3}\n")
    assert project.briefing("rename", "works", "nagoya").exit_code == 0
    text = Path("content/articles/plant.md").read_text()
    assert text == "---\n# Ours.\nslug: nagoya\naliases: [works]\n---\n\nAcme opens its plant. {#p3}\n"


def test_a_briefing_is_renamed_and_its_address_leads_on(rich: Project) -> None:
    result = rich.briefing("rename", "march", "spring")
    assert result.exit_code == 0, result.stderr
    assert Path("content/briefings/spring.md").read_text().startswith("---\naliases: [march]\n---\n\n# March\n")
    assert rich.briefing("build", "--out", "out", "--strict").exit_code == 0
    assert "url=../spring/" in Path("out/briefings/march/index.html").read_text()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("acmee", "x", "'acme'?"),
        ("acme", "japan", "content/entities/japan.yml:1:1: has the address 'japan'"),
        ("acme", "Acme Two", "is no address"),
        ("acme", "network", "list of names"),
        ("chips", "parts", "content/topics/parts.yml:1:1: has the address"),
        ("chips", "march", "is a briefing called 'march'"),
        ("march", "chips", "another briefing's name"),
        ("march", "2025-03", "another briefing's name"),
    ],
)
def test_what_cannot_be_renamed_is_refused_and_nothing_written(old: str, new: str, said: str, rich: Project) -> None:
    before = tree(rich.folder)
    result = rich.briefing("rename", old, new)
    assert result.exit_code == 1
    assert said in result.stderr
    assert tree(rich.folder) == before


def test_a_form_that_is_not_changed_for_sure_is_refused(rich: Project) -> None:
    rich.write("content/entities/robot.yml", "name: Robot\nkind: product\nparent: !!str acme\n")
    before = tree(rich.folder)
    result = rich.briefing("rename", "acme", "acme-two")
    if result.exit_code:
        assert "content/entities/robot.yml:3:" in result.stderr
        assert "change it by hand" in result.stderr
        assert tree(rich.folder) == before
    else:
        assert "parent: !!str acme-two" in Path("content/entities/robot.yml").read_text()


def test_a_name_of_two_kinds_needs_a_kind(rich: Project) -> None:
    rich.write("content/entities/chips.yml", "name: Chips Ltd\nkind: company\n")
    assert "say which with --kind" in rich.briefing("rename", "chips", "x").stderr
    assert rich.briefing("rename", "chips", "chips-ltd", "--kind", "entity").exit_code == 0
    assert Path("content/topics/chips.yml").is_file()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: 1\n", "a: 1\nk: [x]\n"),
        ("a: 1", "a: 1\nk: [x]"),
        ("k: [b, c]  # why\na: 1\n", "k: [b, c, x]  # why\na: 1\n"),
        ("k: []\na: 1\n", "k: [x]\na: 1\n"),
        ("k:\n  - b  # why\n\na: 1\n", "k:\n  - b  # why\n  - x\n\na: 1\n"),
        ("k:\n- b\na: 1\n", "k:\n- b\n- x\na: 1\n"),
        ("", "k: [x]\n"),
    ],
)
def test_an_item_is_added_where_the_list_is(text: str, after: str) -> None:
    assert with_item(text, "x.yml", "k", "x") == after


@pytest.mark.parametrize("text", ["{a: 1}\n", "k: [b,\n  c\n  ]\n", "a: &l [b]\nk: *l\n", "k: b\n", "a: |\n  text\n"])
def test_an_item_is_never_added_by_guess(text: str) -> None:
    try:
        after = with_item(text, "x.yml", "k", "x")
    except BadInput as error:
        assert "by hand" in str(error)
        return
    before = parse(text, "x").data
    assert parse(after, "x").data == {**before, "k": [*(before.get("k") or []), "x"]}


def test_a_value_is_set_and_keys_are_taken_out() -> None:
    assert with_value("# a\nslug: b  # c\n", "x.yml", "slug", "d") == "# a\nslug: d  # c\n"
    assert with_value("a: 1\n", "x.yml", "slug", "d") == "a: 1\nslug: d\n"
    text = "a: 1\nb:\n  - x\n\n  - y\n\n# of c\nc: 2\n"
    assert without_keys(text, "x.yml", {"b"}) == "a: 1\n\n# of c\nc: 2\n"
    assert replace_text("a: 'b'\n", "x.yml", [("a",)], "b", "c") == "a: 'c'\n"


@pytest.mark.parametrize(
    ("taken_out", "left"),
    [
        ("b:\n  # Ada asked for it.\n  - x\n", "# Ada asked for it.\n"),
        ("b:\n  - x  # it's the ministry's own\n  - y\n", "# - x  # it's the ministry's own\n"),
        ("b: # two lines\n- 'a # sign'\n- a#b\n- \"x # y\"\n", "# b: # two lines\n"),
        ("b: [x, y]  # for now\n", "# b: [x, y]  # for now\n"),
        ("b:\n  - |\n    # a line of the text\n    goes on\n", ""),
        ("b:\n  - was: x # old\n    now: y\n\n    # more\n", "# - was: x # old\n# more\n"),
    ],
)
def test_comments_stay_where_keys_are_taken_out(taken_out: str, left: str) -> None:
    for above, below in (("a: 1\n", "c: 2\n"), ("", "c: 2\n"), ("a: 1\n", "")):
        assert without_keys(f"{above}{taken_out}{below}", "x.yml", {"b"}) == f"{above}{left}{below}"
    assert without_keys(f"d: [z] # of d\n{taken_out}", "x.yml", {"b", "d"}) == f"# d: [z] # of d\n{left}"


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (("entity", "Robot Works", "--kind", "company"), ["content/entities/robot-works.yml"]),
        (("topic", "Robots: all"), ["content/topics/robots-all.yml"]),
        (("briefing", "A quiet spring"), ["content/briefings/a-quiet-spring.md"]),
        (("article", "plant"), ["content/articles/plant.yml"]),
        (("article", "A plant: opened"), ["seeds/a-plant-opened.yml", "seeds/a-plant-opened.md"]),
    ],
)
def test_new_files_say_what_is_missing_and_nothing_else_is_wrong(
    arguments: tuple[str, ...], files: list[str], project: Project
) -> None:
    project.briefing("schemas")
    result = project.briefing("new", *arguments)
    assert result.exit_code == 0, result.output
    for file in files:
        text = Path(file).read_text(encoding="utf-8")
        if file.endswith(".yml"):
            assert text.startswith("# yaml-language-server: $schema=../")
            for line in re.findall(r"^# ([a-z_]+: [^`]*)$", text, re.MULTILINE):
                assert isinstance(parse(line, "x.yml").data, dict)
    said = project.briefing("check")
    places = {line.split(":")[0] for line in said.stderr.splitlines() if line.startswith(("content", "seeds"))}
    assert places <= set(files)
    again = project.briefing("new", *arguments)
    assert again.exit_code == 1
    assert "already" in again.stderr


def test_a_new_topic_counts_once_its_lines_are_filled_in(project: Project) -> None:
    project.briefing("new", "topic", "Robots")
    path = Path("content/topics/robots.yml")
    assert "'summary' has no value (one sentence)" in project.briefing("check").stderr
    text = path.read_text(encoding="utf-8")
    filled = text.replace("summary:  # Limits", "summary: They walk.  # Limits").replace("# phrases: {", "phrases: {")
    path.write_text(filled, encoding="utf-8")
    assert project.briefing("check", "--strict").exit_code == 0
    found = json.loads(project.briefing("check", "--json").stdout)
    assert any(each["kind"] == "empty-topic" for each in found["remarks"])


LINKS = """# Ways

See [a](topics/chips.md), [b](./topics/chips.md#articles "Chips"),
[c](<topics/chips.md>), [d](briefings/chips.md) and [e][e].

Not [f](topics/chips-act.md), [g](chips.md), [h](entities/chips.md), [i](https://site.example/topics/chips.md) or
topics/chips.md in (topics/chips.md).

[e]: topics/chips.md#articles
"""


def test_links_of_pages_follow_a_topic(rich: Project) -> None:
    rich.write("content/pages/ways.md", LINKS)
    text = TOPIC + "introduction: |\n  As [parts](parts.md) of [chips](chips.md) by [Acme](../entities/acme.md).\n"
    rich.write("content/topics/chips.yml", text)
    assert rich.briefing("rename", "chips", "semis").exit_code == 0
    said, _, kept = Path("content/pages/ways.md").read_text().partition("Not [f]")
    assert said == LINKS.partition("Not [f]")[0].replace("/chips.md", "/semis.md")
    assert kept == LINKS.partition("Not [f]")[2].replace("[e]: topics/chips.md#", "[e]: topics/semis.md#")
    assert "[parts](parts.md) of [chips](semis.md)" in Path("content/topics/semis.yml").read_text()


@pytest.mark.parametrize(("old", "folder"), [("acme", "entities"), ("plant", "articles"), ("march", "briefings")])
def test_links_of_pages_follow_whatever_is_renamed(old: str, folder: str, rich: Project) -> None:
    rich.write("content/pages/ways.md", f"# Ways\n\nTo [it]({folder}/{old}.md#p3) and [another](topics/{old}.md).\n")
    assert rich.briefing("rename", old, "moved").exit_code == 0
    said = Path("content/pages/ways.md").read_text()
    assert said == f"# Ways\n\nTo [it]({folder}/moved.md#p3) and [another](topics/{old}.md).\n"
