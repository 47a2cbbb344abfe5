"""A repository in which contributors made every usual mistake: one run says all of them, each at its line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.errors import Problem
from builder.report import Lines, excerpt, workflow_commands
from builder.yamltext import no_pair
from tests.conftest import STORY, Project

ENTITY = "name: Robot\nkind: technology\n"
TOPIC = "title: Robots\nsummary: They walk.\n"


@dataclass(frozen=True)
class Mistake:
    """A file, the place of its only message, and what the message has to say."""

    path: str
    text: str
    place: str
    said: tuple[str, ...]


MISTAKES = {
    "a tab": Mistake("content/entities/tab.yml", "name: Tab\nkind:\n\tcompany\n", "3:1", ("a tab", "spaces only")),
    "a key twice": Mistake(
        "content/entities/twice.yml",
        ENTITY + "source: https://example.org/\nname: Robots\n",
        "4:1",
        ("'name' stands here a second time", "line 1", "keep one"),
    ),
    "indentation of a key": Mistake(
        "content/entities/deep.yml", "name: Deep\n  kind: company\n", "2:7", ("indentation", "begin both in one column")
    ),
    "indentation in a list": Mistake(
        "content/entities/list.yml",
        ENTITY + "roles:\n  - title: A\n   of: japan\n",
        "5:4",
        ("indentation", "one column"),
    ),
    "a country code that YAML takes for false": Mistake(
        "seeds/oslo.yml", "language: NO\n", "1:11", ("language", "'NO'", "Did you mean 'no'?")
    ),
    "a month that is not": Mistake(
        "seeds/month.yml", "date: 2024-13-40\n", "1:7", ("'2024-13-40'", "calendar", "no month 13")
    ),
    "a date of two readings": Mistake(
        "seeds/order.yml", "date: 04/10/2024\n", "1:7", ("2024-04-10 or 2024-10-04, whichever is meant",)
    ),
    "a colon in a title": Mistake(
        "content/articles/colon.yml",
        "title: Japan: a visit\n",
        "1:13",
        ("put the value in quotes", 'title: "Japan: a visit"'),
    ),
    "an alias of one letter": Mistake(
        "content/entities/letter.yml", ENTITY + "aliases: [Robo, R]\n", "3:17", ("two letters or more", "'R'")
    ),
    "no threshold": Mistake(
        "content/topics/robots.yml", TOPIC, "1:1", ("'threshold' is missing", "as in `threshold: ")
    ),
    "front matter of a page without end": Mistake(
        "content/articles/page.md", "---\ntitle: A\n\nText\n", "1:1", ("no end", "a line of ---")
    ),
    "front matter of a briefing without end": Mistake(
        "content/briefings/month.md", "---\ntitle: A\n\n- A point\n", "1:1", ("no end", "a line of ---")
    ),
    "front matter of a hand-written page without end": Mistake(
        "content/pages/method.md", "---\ntitle: A\n\nText\n", "1:1", ("no end", "a line of ---")
    ),
    "a name in another alphabet": Mistake(
        "content/entities/東京.yml",
        "name: Tokyo Metropolitan Government\nkind: government\n",
        "1:1",
        ("lower-case letters", "rename it to 'tokyo-metropolitan-government.yml'"),
    ),
    "a description of two megabytes": Mistake(
        "content/entities/long.yml",
        ENTITY + f"description: {'long ' * 400_000}\nsource: https://example.org/\n",
        "3:1",
        ("larger than 1,000,000 characters", "'description'", "shorten it"),
    ),
    "a description that is too long": Mistake(
        "content/entities/longer.yml",
        ENTITY + f"description: {'long ' * 1_200}\nsource: https://example.org/\n",
        "3:14",
        ("'description' has 5,999 characters and may have 5,000", "shorten it"),
    ),
    "an emoji for a slug": Mistake(
        "content/articles/emoji.yml", "slug: 🚀\n", "1:7", ("lower-case letters, digits", "as in 'ai-policy'", "🚀")
    ),
    "a slug with an emoji": Mistake(
        "content/articles/launch.yml", "slug: 🚀 Launch\n", "1:7", ("lower-case letters", "as in 'launch'")
    ),
    "a misspelt key": Mistake(
        "content/entities/key.yml", ENTITY + "alias: [R2]\n", "3:1", ("unknown key", "Did you mean 'aliases'?")
    ),
    "a bracket that is not closed": Mistake(
        "content/entities/open.yml", ENTITY + "aliases: [R2, R3\nformerly: [r]\n", "4:9", ("not closed", "comma")
    ),
    "a colon of full width": Mistake(
        "content/articles/wide.yml", "date： 2024-04-10\n", "1:1", ("full width", "write `date: 2024-04-10`")
    ),
    "a colon of full width, further down": Mistake(
        "content/articles/wider.yml", "date: 2024-04-10\ntitle：Tokyo\n", "2:1", ("full width", "write `title: Tokyo`")
    ),
    "a colon of full width, further in": Mistake(
        "content/articles/widest.yml", "topics:\n  pin：[robots]\n", "2:3", ("full width", "write `pin: [robots]`")
    ),
    "no space behind the colon": Mistake(
        "content/articles/close.yml", "# mine\ntitle:Tokyo\n", "2:1", ("a space is missing", "write `title: Tokyo`")
    ),
    "a quotation without its end": Mistake(
        "content/articles/quote.yml", "title: 'Tokyo\ndate: 2024\n", "1:8", ("quotation mark is not closed",)
    ),
    "an apostrophe between quotation marks of its kind": Mistake(
        "content/articles/its.yml",
        "title: 'Tokyo's plan'\n",
        "1:15",
        ("the second quotation mark ends the value", """write `title: "Tokyo's plan"`"""),
    ),
    "a value of which the beginning is quoted": Mistake(
        "content/articles/robots.yml",
        'title: "Robots": the law\n',
        "1:16",
        ("the second quotation mark ends the value", """write `title: '"Robots": the law'`"""),
    ),
    "a line of which the beginning is quoted": Mistake(
        "content/articles/said.yml",
        'restore:\n  - "No," it said\n',
        "2:11",
        ("the second quotation mark ends the value", """write `- '"No," it said'`"""),
    ),
    "a list behind its key": Mistake(
        "content/articles/list.yml", "drop: - A line\n", "1:7", ("a list begins here", "on the next line")
    ),
    "a name where a list belongs": Mistake(
        "content/articles/byline.yml",
        "authors: Ada Example\n",
        "1:10",
        ("must be a list; found 'Ada Example'; write it as `authors: [Ada Example]`",),
    ),
    "a list where weights belong": Mistake(
        "content/topics/unweighed.yml",
        "title: Robots unweighed\nsummary: They walk.\nthreshold: 2\nphrases: [robot]\n",
        "4:10",
        ("must be keys and values; found a list; write it, as in `phrases: {",),
    ),
    "a language by its name": Mistake(
        "content/articles/tongue.yml", "language: japanese\n", "1:11", ("such as en, ja or pt-BR; found 'japanese'",)
    ),
    "keys where a list of them belongs": Mistake(
        "content/articles/keys.yml",
        "replace:\n  was: A\n  now: B\n",
        "2:3",
        ("must be a list; found keys and values", "as in `replace: [{was: "),
    ),
    "a key of another one": Mistake(
        "content/articles/pin.yml", "pin: [robots]\n", "1:1", ("belongs below 'topics'", "as in `topics: {pin: [")
    ),
    "a key whose value is still to come": Mistake(
        "content/topics/coming.yml",
        "title: Robots to come\nsummary:\nthreshold: 2\n",
        "2:9",
        ("'summary' has no value (one sentence); write it, as in `summary: ",),
    ),
    "a key that needs no value": Mistake(
        "content/topics/none.yml", TOPIC + "threshold: 2\naliases:\n", "4:9", ("has no value", "or take the key out")
    ),
    "a phrase without its weight": Mistake(
        "content/topics/weight.yml",
        "title: Robots of weight\nsummary: They walk.\nthreshold: 2\nphrases: {robot 2}\n",
        "4:18",
        ("'robot 2' has no value; give it one, which must be a number",),
    ),
    "a date without its zeros": Mistake(
        "content/articles/zero.yml", "date: 2024-4-9\n", "1:7", ("write it as 2024-04-09",)
    ),
    "a value that begins with a sign": Mistake(
        "content/entities/sign.yml", "name: @robot\nkind: company\n", "1:7", ("must not begin", "in quotes")
    ),
}


def test_two_topics_of_one_title_are_told(project: Project) -> None:
    project.write("content/topics/robots.yml", TOPIC + "threshold: 2\nphrases: {robot: 2}\n")
    project.write("content/topics/walkers.yml", "title: robots\nsummary: Legs.\nthreshold: 2\nphrases: {leg: 2}\n")
    (said,) = [line for line in project.briefing("check").stderr.splitlines() if line.startswith("content/topics/")]
    assert said.startswith(
        "content/topics/walkers.yml:1:8: warning: 'robots' is the title of content/topics/robots.yml"
    )
    assert project.briefing("check", "--strict").exit_code == 1


@pytest.mark.parametrize(
    "line", ["https://example.org/x", "10:30", "a: b", "just words", "title:", "#date：1", "'a：b'"]
)
def test_what_may_be_no_key_is_not_told_as_one(line: str) -> None:
    assert no_pair(line) == ""


@pytest.fixture
def mistaken(project: Project) -> Project:
    for mistake in MISTAKES.values():
        project.write(mistake.path, mistake.text)
        path = Path(mistake.path)
        if path.parent.name in ("articles", "seeds"):
            project.write(f"seeds/{path.stem}.txt", f"{path.stem}\n\nA story about {path.stem} was told on a day.\n")
    return project


def test_one_run_says_all_mistakes_each_at_its_line(mistaken: Project) -> None:
    result = mistaken.briefing("check")
    assert result.exit_code == 1
    for name, mistake in MISTAKES.items():
        lines = [line for line in result.stderr.splitlines() if line.startswith(f"{mistake.path}:")]
        assert len(lines) == 1, (name, lines)
        assert lines[0].startswith(f"{mistake.path}:{mistake.place}: "), (name, lines[0])
        assert all(words in lines[0] for words in mistake.said), (name, lines[0])
        assert len(lines[0]) < 700, name
    said = [line for line in result.stderr.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]
    assert len(said) == len(MISTAKES), said
    assert result.stderr.splitlines()[-1] == f"{len(MISTAKES)} problems; nothing was replaced."


def test_the_line_is_shown_and_the_place_marked(mistaken: Project) -> None:
    shown = mistaken.briefing("check").stderr.splitlines()
    at = next(n for n, line in enumerate(shown) if line.startswith("content/entities/letter.yml:3:17: "))
    assert shown[at + 1 : at + 3] == ["    3 | aliases: [Robo, R]", "      |                 ^"]
    at = next(n for n, line in enumerate(shown) if line.startswith("content/entities/long.yml:3:1: "))
    assert len(shown[at + 1]) < 120
    assert shown[at + 1].endswith("…")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_build_says_the_same_of_each_and_stops(name: str, project: Project) -> None:
    mistake = MISTAKES[name]
    project.write(mistake.path, mistake.text)
    if Path(mistake.path).parent.name in ("articles", "seeds"):
        project.write(f"seeds/{Path(mistake.path).stem}.txt", "Fog\n\nA story about fog was told on a day.\n")
    result = project.briefing("build", "--out", "out")
    assert result.exit_code == 1
    (line, count) = result.stderr.splitlines()
    assert line.startswith(f"{mistake.path}:{mistake.place}: ")
    assert count == "1 problem; nothing was replaced."
    assert not Path("out").exists()


def test_a_country_code_in_a_list_is_text(project: Project) -> None:
    project.write("content/entities/norway.yml", "name: Norway\nkind: country\naliases: [NO, ON]\n")
    result = project.briefing("check", "--strict")
    assert result.exit_code == 0, result.output


def test_a_file_with_several_mistakes_has_a_message_for_each(project: Project) -> None:
    project.write("content/entities/x.yml", "name: X\nkind: compny\nname: Y\naliases: Z\n")
    said = [line for line in project.briefing("check").stderr.splitlines() if line.startswith("content/")]
    assert [line.split(": ")[0] for line in said] == [
        f"content/entities/x.yml:{at}" for at in ("1:7", "2:7", "3:1", "4:10")
    ]


def test_mistakes_in_yaml_do_not_hide_those_in_decisions(project: Project) -> None:
    project.write("content/site.yml", "asof: 2024\n")
    project.write("content/articles/plant.yml", "drop: [This line is nowhere]\n")
    project.write("seeds/other.txt", "Fog\n\nA story about fog was told on a day.\n")
    project.write("content/articles/other.yml", "link: {'the harbour': acme}\nsummary: ['“Sun” [[p3]]']\n")
    said = project.briefing("check").stderr
    assert "content/articles/plant.yml:1:8: " in said
    assert "content/articles/other.yml:1:" in said
    assert "content/site.yml:1:1: " in said


def test_json_has_every_problem_with_its_line(mistaken: Project) -> None:
    result = mistaken.briefing("check", "--json")
    assert result.exit_code == 1
    assert not result.stderr
    said = json.loads(result.stdout)
    assert said["failed"] is True
    assert {each["path"] for each in said["problems"]} == {mistake.path for mistake in MISTAKES.values()}
    letter = next(each for each in said["problems"] if each["path"].endswith("letter.yml"))
    assert (letter["line"], letter["column"], letter["severity"]) == (3, 17, "error")
    assert letter["excerpt"] == "aliases: [Robo, R]"


def test_github_gets_annotations(mistaken: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = mistaken.briefing("check")
    found = [line for line in result.stdout.splitlines() if line.startswith("::error ")]
    assert len(found) == len(MISTAKES)
    assert any(line.startswith("::error file=content/entities/letter.yml,line=3,col=17::") for line in found)
    assert "content/entities/letter.yml:3:17: " in result.stderr
    alone = mistaken.briefing("check", "--format", "github")
    assert alone.stdout.splitlines() == found
    assert not alone.stderr


def test_annotations_are_escaped_as_github_reads_them() -> None:
    problem = Problem(path="a,b:c%.yml", line=2, column=3, text="100 % of\nit: a, b", severity="advice")
    (line,) = workflow_commands([problem])
    assert line == "::notice file=a%2Cb%3Ac%25.yml,line=2,col=3::100 %25 of\\nit: a, b"


def test_a_mark_stands_below_wide_and_invisible_letters(project: Project) -> None:
    path = project.write("content/x.yml", "a: 東京\u202e, b\n")
    shown = excerpt(Problem(path=str(path), line=1, column=7, text="x"), Lines())
    assert shown == ["    1 | a: 東京\\u202e, b", "      |              ^"]
    tabs = project.write("content/y.yml", "a:\t1\n")
    assert excerpt(Problem(path=str(tabs), line=1, column=3, text="x"), Lines()) == ["    1 | a:→1", "      |   ^"]


def test_the_number_of_processes_changes_nothing(project: Project) -> None:
    for number in range(70):
        project.write(f"seeds/s{number}.txt", STORY.replace("Nagoya", f"Town {number}"))
    project.write("seeds/broken.txt", b"\xff")
    project.write("content/briefings/march.md", "# March\n\n- Acme spends “$2 billion” [[s7#p3]].\n- “No” [[s8#p3]].\n")
    said = [project.briefing("check", "--json", "--jobs", jobs).stdout for jobs in "12"]
    assert said[0] == said[1]
    found = [(each["path"], each["line"]) for each in json.loads(said[0])["problems"]]
    assert found == [("content/briefings/march.md", 4), ("seeds/broken.txt", 1)]


def test_two_formats_are_one_too_many(project: Project) -> None:
    result = project.briefing("check", "--json", "--format", "github")
    assert result.exit_code == 2


REMARKS = {
    "undated": ("seeds/plant.txt", "date:"),
    "title-from-lead": ("seeds/fog.txt", "title:"),
    "address": ("seeds/霧.txt", "slug:"),
    "empty-topic": ("content/topics/robots.yml", "threshold"),
    "shadowed": ("content/entities/ann-acme.yml", "'Acme'"),
    "without-source": ("content/entities/ann-acme.yml", "source:"),
    "unmentioned": ("content/entities/ann-acme.yml", "Ann Acme"),
}


def test_remarks_are_apart_from_problems(project: Project) -> None:
    project.write(
        "seeds/fog.txt", "A story about fog was told on a day in Nagoya, and nobody else was there to hear it.\n"
    )
    project.write(
        "seeds/霧.txt", "Fog at sea\n\nA story about fog was told on a day, and nobody else was there to hear.\n"
    )
    project.write("content/topics/robots.yml", TOPIC + "threshold: 90\nphrases: {robot: 1}\n")
    project.write(
        "content/entities/ann-acme.yml", "name: Ann Acme\nkind: person\nshort: [Acme]\ndescription: She is.\n"
    )
    result = project.briefing("check", "--strict")
    assert result.exit_code == 0, result.stderr
    assert not result.stderr
    data = json.loads(project.briefing("check", "--json").stdout)
    for kind, (path, words) in REMARKS.items():
        found = [each for each in data["remarks"] if each["kind"] == kind and each["path"] == path]
        assert len(found) == 1, kind
        assert words in found[0]["text"]
        assert f"  {path}:{found[0]['line']}:{found[0]['column']}: " in result.stdout
    assert data["problems"] == []
    assert result.stdout.endswith("No error.\n")


def test_a_long_list_of_remarks_is_cut_for_people_and_whole_for_programs(project: Project) -> None:
    for number in range(15):
        project.write(f"content/entities/body-{number}.yml", f"name: Body Number {number}\nkind: organisation\n")
    data = json.loads(project.briefing("check", "--json").stdout)
    all_ = sum(each["kind"] == "unmentioned" for each in data["remarks"])
    assert all_ >= 15
    assert f"  and {all_ - 10} more; --json lists all\n" in project.briefing("check").stdout
