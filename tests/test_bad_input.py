"""What is wrong with the input is said once each, with its place and its remedy, and all of it together."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.store import MANIFEST
from tests.conftest import STORY, Project, tree

MESSAGE = re.compile(r"(?P<path>[^\s:][^:]*):(?P<line>\d+):(?P<column>\d+): (?P<text>\S.*)")
ROBOT = "name: Robot\nkind: technology\n"


@dataclass(frozen=True)
class Case:
    """Files that replace or join those of a sound project, and the start and the wording of each message."""

    name: str
    files: dict[str, str | bytes]
    place: str
    """`file:line:column` of the only message."""
    wrong: str
    right: str


def yaml_case(name: str, path: str, text: str, place: str, wrong: str, right: str) -> Case:
    return Case(name, {path: text}, f"{path}:{place}", wrong, right)


RAW = [
    Case("not UTF-8", {"seeds/x.txt": b"Title\n\nCaf\xff au lait\n"}, "seeds/x.txt:3:4", "0xff is not UTF-8", "save"),
    Case(
        "not UTF-8, after accents",
        {"seeds/x.txt": "日本é ".encode() + b"\xff\n"},
        "seeds/x.txt:1:5",
        "0xff is not UTF-8",
        "save",
    ),
    Case(
        "not UTF-8, Windows line ends",
        {"seeds/x.txt": b"Title\r\n\r\nOne\r\n\x81\r\n"},
        "seeds/x.txt:4:1",
        "0x81 is not UTF-8",
        "save",
    ),
    Case(
        "not UTF-8, after a byte order mark",
        {"seeds/x.txt": b"\xef\xbb\xbfTitle\nab\xff\n"},
        "seeds/x.txt:2:3",
        "0xff is not UTF-8",
        "save",
    ),
    Case("cut off in a character", {"seeds/x.txt": b"Title\n\n\xe6\x97"}, "seeds/x.txt:3:1", "is not UTF-8", "save"),
    Case("empty", {"seeds/x.txt": b""}, "seeds/x.txt:1:1", "is empty", "put the article's text into it"),
    Case("white space only", {"seeds/x.txt": b" \n\t\n\r\n"}, "seeds/x.txt:1:1", "is empty", "put the article's text"),
    Case("invisible only", {"seeds/x.txt": "\ufeff\u200b\n\u2060".encode()}, "seeds/x.txt:1:1", "is empty", "put the"),
    Case(
        "huge", {"seeds/x.txt": b"word " * 1_000_001}, "seeds/x.txt:1:1", "larger than 5 MB", "save the article alone"
    ),
    Case(
        "binary", {"seeds/x.txt": b"GIF89a\0\0\1\0"}, "seeds/x.txt:1:1", "not a text file", "save the article as text"
    ),
    Case(
        "noise only",
        {"seeds/x.txt": "Advertisement\n\nShare this article\n"},
        "seeds/x.txt:1:1",
        "nothing of this file reads as an article",
        "left out",
    ),
]

TOPIC = "title: T\nsummary: S\nthreshold: 1\n"

YAML = [
    # Does not parse.
    yaml_case("colon in a value", "content/site.yml", "as_of: 2024: 05\n", "1:12", "colon", "in quotes"),
    yaml_case("tab", "content/entities/x.yml", "name: Robot\nkind:\n\ttechnology\n", "3:1", "tab", "spaces only"),
    yaml_case(
        "open quotation", "content/topics/x.yml", "title: 'T\nsummary: S\n", "1:8", "not closed", "quotation mark"
    ),
    yaml_case(
        "two documents", "content/articles/plant.yml", "title: A\n---\ntitle: B\n", "2:1", "document", "keep one"
    ),
    yaml_case("tag", "seeds/plant.yml", "title: !!python/name:os.getcwd\n", "1:8", "tag", "plain value"),
    yaml_case("a list", "content/entities/x.yml", "- name: Robot\n", "1:1", "must be keys and values", "name"),
    Case(
        "not UTF-8",
        {"content/entities/x.yml": b"name: Robot\nkind: caf\xe9\n"},
        "content/entities/x.yml:2:10",
        "not UTF-8",
        "save it as UTF-8",
    ),
    # An address that the site's own lists have.
    yaml_case(
        "name of a list", "content/entities/network.yml", ROBOT, "1:1", "'network' is reserved", "rename the file"
    ),
    yaml_case(
        "former name of a list",
        "content/entities/x.yml",
        ROBOT + "formerly: [a-z]\n",
        "3:12",
        "of its own",
        "a-z, kind",
    ),
    # An unknown key.
    yaml_case("unknown key, site", "content/site.yml", "asof: 2024\n", "1:1", "unknown key 'asof'", "'as_of'?"),
    yaml_case(
        "unknown key, entity",
        "content/entities/x.yml",
        ROBOT + "alias: [R2]\n",
        "3:1",
        "key 'alias'",
        "Did you mean 'aliases'?",
    ),
    yaml_case(
        "unknown key, topic", "content/topics/x.yml", TOPIC + "phrase: {a b: 1}\n", "4:1", "'phrase'", "'phrases'?"
    ),
    yaml_case("unknown key, override", "content/articles/plant.yml", "titel: A\n", "1:1", "'titel'", "'title'?"),
    yaml_case(
        "unknown key, sidecar",
        "seeds/plant.yml",
        "url: https://example.org/\npublsher: P\n",
        "2:1",
        "'publsher'",
        "'publisher'?",
    ),
    yaml_case(
        "a decision in a sidecar",
        "seeds/plant.yml",
        "url: https://example.org/\ntopics: {pin: [chips]}\n",
        "2:1",
        "unknown key 'topics'",
        "belongs into content/articles/plant.yml",
    ),
    yaml_case(
        "a list for keys and values",
        "content/articles/plant.yml",
        "topics: [chips]\n",
        "1:9",
        "found a list",
        "as in `topics: {pin: [export-controls], ban: [cybersecurity]}`",
    ),
    yaml_case(
        "a list of names for links",
        "content/articles/plant.yml",
        "link: [acme]\n",
        "1:7",
        "found a list",
        "as in `link: {the ministry: ministry-of-defense}`",
    ),
    yaml_case(
        "text for an office",
        "content/entities/x.yml",
        ROBOT + "roles: [President]\n",
        "3:9",
        "keys and values",
        "as in `roles: [{title: Prime Minister of Japan, of: japan, from: 2021-10-04}]`",
    ),
    yaml_case(
        "unknown key, role",
        "content/entities/x.yml",
        ROBOT + "roles:\n  - title: A\n    until: 2024\n",
        "5:5",
        "'until'",
        "to",
    ),
    yaml_case(
        "unknown key, match",
        "content/entities/x.yml",
        ROBOT + "match: {need: [a]}\n",
        "3:9",
        "'need'",
        "Did you mean 'needs'?",
    ),
    yaml_case(
        "unknown key, group",
        "content/topics/x.yml",
        TOPIC + "groups:\n  GG:\n    phrase: [ab]\n",
        "6:5",
        "'phrase'",
        "Did you mean 'phrases'?",
    ),
    yaml_case(
        "unknown key, source",
        "seeds/plant.yml",
        "sources:\n  - title: A\n    link: b\n    url: https://example.org/\n",
        "3:5",
        "'link'",
        "url",
    ),
    yaml_case("unknown key, far from any", "content/site.yml", "zzzzzz: 1\n", "1:1", "'zzzzzz'", "Known keys: "),
    # A duplicate key.
    yaml_case("duplicate key", "content/entities/x.yml", ROBOT + "name: Robo\n", "3:1", "'name'", "keep one"),
    yaml_case(
        "duplicate key, nested",
        "content/topics/x.yml",
        TOPIC + "phrases:\n  chip: 1\n  'chip': 2\n",
        "6:3",
        "'chip'",
        "keep one",
    ),
    # A missing key.
    yaml_case(
        "missing key", "content/entities/x.yml", "name: Robot\n", "1:1", "'kind' is missing", "is: person, company,"
    ),
    yaml_case(
        "missing key, nested",
        "content/entities/x.yml",
        ROBOT + "roles:\n  - of: acme\n",
        "4:5",
        "'title' is missing",
        "title",
    ),
    # A wrong type.
    yaml_case("number for text", "content/articles/plant.yml", "title: 2024\n", "1:8", "found '2024'", "in quotes"),
    yaml_case(
        "a colon in a line that is to be kept",
        "content/articles/plant.yml",
        "restore:\n  - Read more: the plant in pictures\n",
        "2:5",
        "found keys and values: that is what a colon and a space mean",
        "in quotes",
    ),
    yaml_case("true for text", "seeds/plant.yml", "publisher: true\n", "1:12", "found true", "in quotes"),
    yaml_case(
        "nothing for text", "content/entities/x.yml", "name:\nkind: law\n", "1:6", "has no value", "as in `name: "
    ),
    yaml_case("text for a list", "content/entities/x.yml", ROBOT + "aliases: R2\n", "3:10", "found 'R2'", "a list"),
    yaml_case(
        "list for text", "content/entities/x.yml", "name: [R2]\nkind: law\n", "1:7", "found a list", "must be text"
    ),
    yaml_case(
        "number in a list", "content/entities/x.yml", ROBOT + "aliases: [R2, 5]\n", "3:15", "found '5'", "in quotes"
    ),
    yaml_case(
        "text for a number", "content/topics/x.yml", TOPIC.replace("1", "one"), "3:12", "found 'one'", "a number"
    ),
    yaml_case(
        "list for a mapping",
        "content/topics/x.yml",
        TOPIC + "phrases: [chip]\n",
        "4:10",
        "found a list",
        "keys and values",
    ),
    yaml_case(
        "text for true",
        "content/entities/x.yml",
        ROBOT + "match: {not_at_start: NO}\n",
        "3:23",
        "'NO'",
        "true or false",
    ),
    yaml_case("number too large", "content/site.yml", "articles_per_page: 500\n", "1:20", "found '500'", "100"),
    yaml_case(
        "fraction for a whole number", "content/site.yml", "articles_per_page: 20.5\n", "1:20", "'20.5'", "whole number"
    ),
    yaml_case(
        "negative weight",
        "content/topics/x.yml",
        TOPIC + "phrases: {chip: -1}\n",
        "4:17",
        "found '-1'",
        "greater than 0",
    ),
    yaml_case(
        "unknown kind", "content/entities/x.yml", "name: Robot\nkind: compny\n", "2:7", "found 'compny'", "'company'"
    ),
    yaml_case("not a date", "seeds/plant.yml", "date: April 2024\n", "1:7", "found 'April 2024'", "2024-04-10"),
    yaml_case("no such day", "content/articles/plant.yml", "date: 2023-02-29\n", "1:7", "2023-02-29", "calendar"),
    yaml_case("not an address", "seeds/plant.yml", "url: javascript:alert(1)\n", "1:6", "javascript:", "https://"),
    yaml_case("not a slug", "content/articles/plant.yml", "slug: A Plant\n", "1:7", "found 'A Plant'", "hyphens"),
    yaml_case("reserved slug", "content/articles/plant.yml", "slug: index\n", "1:7", "'index'", "slug"),
    yaml_case(
        "empty text", "content/articles/plant.yml", "title: '  '\n", "1:8", "must not be empty", "leave the key out"
    ),
    # What is not there.
    yaml_case(
        "unknown entity in a topic",
        "content/topics/x.yml",
        TOPIC + "entities:\n  acmee: 1\n",
        "5:3",
        "no entity 'acmee'",
        "'acme'?",
    ),
    yaml_case(
        "unknown entity in a group",
        "content/topics/x.yml",
        TOPIC + "groups:\n  GG:\n    entities: [japan, jappan]\n",
        "6:23",
        "no entity 'jappan'",
        "Did you mean 'japan'?",
    ),
    yaml_case(
        "unknown owner of what a group has",
        "content/topics/x.yml",
        TOPIC + "groups:\n  GG:\n    of: [jappan]\n",
        "6:10",
        "no entity 'jappan'",
        "Did you mean 'japan'?",
    ),
    yaml_case(
        "unknown entity against a topic",
        "content/topics/x.yml",
        TOPIC + "against:\n  entities: {acmee: 1}\n",
        "5:14",
        "no entity 'acmee'",
        "'acme'?",
    ),
    yaml_case(
        "unknown entity that rules a topic out",
        "content/topics/x.yml",
        TOPIC + "never:\n  entities: [acmee]\n",
        "5:14",
        "no entity 'acmee'",
        "'acme'?",
    ),
    yaml_case(
        "unknown parent of a topic",
        "content/topics/x.yml",
        TOPIC + "parent: chps\n",
        "4:9",
        "no topic 'chps'",
        "Did you mean 'chips'?",
    ),
    yaml_case(
        "a topic that is a part of itself",
        "content/topics/x.yml",
        TOPIC + "parent: x\n",
        "4:9",
        "'x' is a part of 'x' itself",
        "take one",
    ),
    yaml_case(
        "a group of nothing", "content/topics/x.yml", TOPIC + "groups: {GG: {}}\n", "4:10", "nothing in it", "`phrases`"
    ),
    yaml_case(
        "nothing to be together", "content/topics/x.yml", TOPIC + "within: paragraph\n", "4:9", "no groups", "drop this"
    ),
    yaml_case(
        "together in the article",
        "content/topics/x.yml",
        TOPIC + "together: 2\n",
        "4:11",
        "only with `within: paragraph`",
        "drop this",
    ),
    yaml_case(
        "one phrase twice",
        "content/topics/x.yml",
        TOPIC + "phrases: {Chip: 1, chip: 2}\n",
        "4:20",
        "'chip' is 'Chip'",
        "keep one of the two",
    ),
    yaml_case(
        "unknown topic of an article",
        "content/articles/plant.yml",
        "topics:\n  pin: [chips, chps]\n",
        "2:16",
        "no topic 'chps'",
        "Did you mean 'chips'?",
    ),
    yaml_case(
        "pinned and banned in one file",
        "content/articles/plant.yml",
        "topics:\n  pin: [chips]\n  ban: [chips]\n",
        "3:9",
        "says `pin` of 'plant' and 'chips'",
        "keep one of the two",
    ),
    Case(
        "pinned here and banned there",
        {
            "content/topics/x.yml": TOPIC + "ban: [plant]\n",
            "content/articles/plant.yml": "topics: {pin: [x]}\n",
        },
        "content/topics/x.yml:4:7",
        "content/articles/plant.yml says `pin` of 'plant' and 'x'",
        "keep one of the two",
    ),
    yaml_case(
        "unknown parent",
        "content/entities/x.yml",
        ROBOT + "parent: nowhere\n",
        "3:9",
        "no entity 'nowhere'",
        "content/entities",
    ),
    yaml_case(
        "unknown relation",
        "content/entities/x.yml",
        ROBOT + "related: [acme, nil]\n",
        "3:17",
        "no entity 'nil'",
        "content/entities",
    ),
    yaml_case(
        "unknown office",
        "content/entities/x.yml",
        ROBOT + "roles:\n  - title: A\n    of: jpan\n",
        "5:9",
        "no entity 'jpan'",
        "Did you mean 'japan'?",
    ),
    # Two of one.
    Case(
        "two entities with one slug",
        {"content/entities/more/japan.yml": ROBOT},
        "content/entities/more/japan.yml:1:1",
        "'japan' is taken by content/entities/japan.yml",
        "rename one",
    ),
    Case(
        "two entities with one slug, two endings",
        {"content/entities/x.yml": ROBOT, "content/entities/x.yaml": ROBOT},
        "content/entities/x.yml:1:1",
        "'x' is taken by content/entities/x.yaml",
        "rename one",
    ),
    Case(
        "two topics with one slug",
        {"content/topics/more/chips.yml": TOPIC},
        "content/topics/more/chips.yml:1:1",
        "'chips' is taken by content/topics/chips.yml",
        "rename one",
    ),
    Case(
        "two articles with one id",
        {"seeds/zz/plant.txt": STORY},
        "seeds/zz/plant.txt:1:1",
        "'plant' is taken by seeds/plant.txt",
        "rename one",
    ),
    Case(
        "two articles whose ids differ in case only",
        {"seeds/zz/Plant.txt": STORY},
        "seeds/zz/Plant.txt:1:1",
        "'Plant' is taken by seeds/plant.txt",
        "rename one",
    ),
    Case(
        "two articles with one slug",
        {"seeds/x.txt": STORY, "seeds/x.yml": "slug: plant\n"},
        "seeds/x.txt:1:1",
        "'plant' is taken by seeds/plant.txt",
        "set `slug:`",
    ),
    Case(
        "two overrides of one article",
        {"content/articles/plant.yml": "title: A\n", "content/articles/more/plant.yml": "title: B\n"},
        "content/articles/plant.yml:1:1",
        "plant",
        "one of the two",
    ),
    Case(
        "two sidecars of one article",
        {"seeds/plant.yaml": "title: A\n", "seeds/plant.yml": "title: B\n"},
        "seeds/plant.yml:1:1",
        "plant",
        "one of the two",
    ),
    # Names.
    Case(
        "file name of an entity",
        {"content/entities/My Robot.yml": ROBOT},
        "content/entities/My Robot.yml:1:1",
        "file name",
        "hyphens",
    ),
    Case("reserved name", {"seeds/index.txt": STORY}, "seeds/index.txt:1:1", "'index' is reserved", "rename"),
    Case(
        "a page in the place of a generated one",
        {"content/pages/index.md": "# Mine\n"},
        "content/pages/index.md:1:1",
        "taken are",
        "rename it to 'mine.md'",
    ),
    Case(
        "a page named as one that the program makes",
        {"content/pages/search.md": "# Find it\n"},
        "content/pages/search.md:1:1",
        "taken are",
        "rename it to 'search-page.md'",
    ),
    yaml_case(
        "title of a page", "content/pages/zed.md", "---\ntitle: [a]\n---\n", "2:8", "'title' must be", "in quotes"
    ),
    yaml_case("a year for a title", "content/pages/zed.md", "---\ntitle: 2024\n---\n", "2:8", "must be text", "quotes"),
    yaml_case("hidden, or not", "content/pages/zed.md", "---\nhidden: NO\n---\n", "2:9", "'hidden'", "true or false"),
    yaml_case("front matter of a page", "content/pages/zed.md", "---\n- a\n---\n", "2:1", "keys and values", "title"),
]


EXCERPT = re.compile(r" *(?:\d+)? \| .*")


def messages(stderr: str) -> list[str]:
    """Return the lines that are messages; every other line must be one that is shown, or the count at the end."""
    lines = [line for line in stderr.splitlines() if not EXCERPT.fullmatch(line)]
    found = [line for line in lines if MESSAGE.fullmatch(line)]
    assert all(re.fullmatch(r"\d+ problems?; nothing was replaced\.", line) for line in lines if line not in found)
    return found


def assert_said(message: str, case: Case, mark: str) -> None:
    assert message.startswith(f"{case.place}: {mark}")
    text = message.removeprefix(f"{case.place}: {mark}")
    assert case.wrong in text
    assert case.right in text


def old_output(project: Project) -> dict[str, bytes]:
    """Put an earlier build's output in its place: whatever it holds, it must stay so."""
    files = ["articles/older.md", "index.md"]
    project.write("out/articles/older.md", "# Older\n")
    project.write("out/index.md", "# Home\n")
    project.write(f"out/{MANIFEST}", json.dumps({"generator": "policy-briefing-builder", "files": files}))
    return tree(project.folder / "out")


def by_name(case: Case) -> str:
    return case.name


def put(project: Project, case: Case) -> None:
    for path, text in case.files.items():
        project.write(path, text)


@pytest.mark.parametrize("case", RAW, ids=by_name)
def test_a_broken_raw_article_costs_itself_only(case: Case, project: Project) -> None:
    put(project, case)
    result = project.briefing("build", "--out", "out")
    said = messages(result.stderr)
    assert len(said) == 1
    assert_said(said[0], case, "warning: ")
    assert result.exit_code == 0
    assert [path.stem for path in Path("out/data/articles").iterdir()] == ["plant"]


@pytest.mark.parametrize("case", RAW, ids=by_name)
def test_a_broken_raw_article_stops_a_strict_build(case: Case, project: Project) -> None:
    before = old_output(project)
    put(project, case)
    result = project.briefing("build", "--strict", "--out", "out")
    assert result.exit_code == 1
    assert len(messages(result.stderr)) == 1
    assert tree(Path("out")) == before


@pytest.mark.parametrize("case", YAML, ids=by_name)
def test_broken_input_is_one_message_and_leaves_the_old_output(case: Case, project: Project) -> None:
    before = old_output(project)
    put(project, case)
    result = project.briefing("build", "--out", "out")
    said = messages(result.stderr)
    assert len(said) == 1, said
    assert_said(said[0], case, "")
    assert result.exit_code == 1
    assert tree(Path("out")) == before
    assert not list(project.folder.glob(".*"))


@pytest.mark.parametrize("command", [("build", "--out", "out"), ("build", "--strict", "--out", "out"), ("check",)])
def test_all_problems_of_a_run_are_reported_together(command: tuple[str, ...], project: Project) -> None:
    """One broken file of each sort, raw articles among them."""
    broken: dict[str, str | bytes] = {
        "content/site.yml": "asof: 2024\n",
        "content/entities/x1.yml": "name: Robot\nkind: compny\nalias: [R]\n",
        "content/entities/x2.yml": "name: 'Robot\n",
        "content/topics/x3.yml": TOPIC + "entities: {nobody: 1}\n",
        "content/articles/plant.yml": "date: tomorrow\n",
        "content/articles/gone.yml": "title: Gone\n",
        "seeds/s1.txt": b"\xff",
        "seeds/s2.txt": b"",
        "seeds/s3.yml": "title: Lonely\n",
        "seeds/zz/plant.txt": STORY,
    }
    for path, text in broken.items():
        project.write(path, text)
    result = project.briefing(*command)
    said = {message.split(":", 1)[0] for message in messages(result.stderr)}
    assert said == set(broken)
    assert len(messages(result.stderr)) == len(broken) + 1, "the entity of two faults has two messages"
    assert result.exit_code == 1


@pytest.mark.parametrize("command", [("build", "--strict", "--out", "out"), ("check", "--strict")])
def test_warnings_of_all_sorts_are_reported_together(command: tuple[str, ...], project: Project) -> None:
    project.write("seeds/broken.txt", b"\xff")
    project.write("seeds/lonely.yml", "title: A\n")
    project.write("content/articles/gone.yml", "title: Gone\n")
    project.write("content/entities/acme-two.yml", "name: Acme\nkind: company\n")
    result = project.briefing(*command)
    said = {message.split(":", 1)[0] for message in messages(result.stderr)}
    assert said == {"seeds/broken.txt", "seeds/lonely.yml", "content/articles/gone.yml", "content/entities/acme.yml"}
    assert result.exit_code == 1


def test_a_misspelt_key_of_a_page_is_a_warning_and_its_own_keys_are_none(project: Project) -> None:
    front = "title: Zed\ndescription: It is.\nsection: about\nlabel: Z\nlanguage: en\nhidden: true\n"
    project.write("content/pages/zed.md", f"---\n{front}---\n# Zed\n")
    assert not messages(project.briefing("check", "--strict").stderr)
    project.write("content/pages/zed.md", f"---\n{front}titel: Zed\n---\n# Zed\n")
    result = project.briefing("check")
    (said,) = messages(result.stderr)
    assert said.startswith("content/pages/zed.md:8:1: warning: unknown key 'titel'. Did you mean 'title'?")
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("aliases: [Robo, the]\n", "3:17", "'the' is a word that most texts have"),
        ("aliases: [company]\n", "3:11", "or write it with its capitals"),
        ("short: [it]\n", "3:9", "'it' is a word"),
        ("aliases: [WHO]\nmatch: {case: any}\n", "3:11", "or have its capitals count"),
        ("roles:\n  - title: Chief\n    from: 2023\n    to: 2021\n", "6:9", "ends before it begins, which is 2023"),
        ("roles:\n  - {title: Chief, from: 2023-05-02, to: 2023-04}\n", "4:42", "turn `from` and `to` round"),
    ],
)
def test_what_an_entity_says_to_no_good_is_a_warning(text: str, place: str, said: str, project: Project) -> None:
    project.write("content/entities/x.yml", ROBOT + text)
    result = project.briefing("check")
    (message,) = messages(result.stderr)
    assert message.startswith(f"content/entities/x.yml:{place}: warning: ")
    assert said in message
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "aliases: [Time, WHO, imec, the company, k8s, robo-arm]\n",
        "aliases: [robot arm, harbour]\nmatch: {case: any}\n",
        "aliases: [Target]\nmatch: {case: any, needs: [shop]}\n",
        "roles:\n  - {title: Chief, from: 2023-05-02, to: 2023}\n  - {title: Chief, from: 2021, to: 2021-03}\n",
        "roles:\n  - {title: Chief, to: 2021}\n  - {title: Chief, from: 2021-10-04, to: 2021-10-04}\n",
    ],
)
def test_names_and_offices_as_they_may_be_are_no_warning(text: str, project: Project) -> None:
    project.write("content/entities/x.yml", ROBOT + text)
    assert "content/entities/x.yml" not in project.briefing("check").stderr


UNREAD = [
    ("content/site.yaml", "settings stand in content/site.yml"),
    ("content/sites.yml", "settings stand in content/site.yml"),
    ("content/topic/robots.yml", "Did you mean 'topics'?"),
    ("content/people/ada.yml", "Folders: articles, briefings, entities, pages, topics"),
    ("content/briefings/x.yml", "of content/briefings only .md are"),
    ("content/pages/x.markdown", "rename it to 'x.md'"),
    ("content/pages/ship.png", "of content/pages only .md are"),
    ("content/entities/more/x.md", "of content/entities only .yml and .yaml are"),
    ("content/articles/plant.txt", "rename it to 'plant.md'"),
]


@pytest.mark.parametrize(("path", "said"), UNREAD)
def test_what_nobody_reads_is_a_warning(path: str, said: str, project: Project) -> None:
    project.write(path, "Text\n")
    result = project.briefing("check")
    (message,) = messages(result.stderr)
    parts = path.split("/")
    where = "/".join(parts[:2]) if "nothing is read from this folder" in message else path
    assert message.startswith(f"{where}:1:1: warning: ")
    assert said in message
    assert result.exit_code == 0


def test_what_editors_and_systems_leave_is_nobodys_business(project: Project) -> None:
    for name in (".DS_Store", "README.md", "readme.txt", "site.yml~", ".site.yml.swp", "#site.yml#", "a.yml.bak"):
        for folder in ("content", "content/topics", "content/pages/.git", "content/.obsidian"):
            project.write(f"{folder}/{name}", "Text\n")
    (project.folder / "content/drafts").mkdir()
    assert not project.briefing("check", "--strict").stderr


def test_messages_come_in_the_order_of_files_and_lines(project: Project) -> None:
    project.write("content/entities/b.yml", "nam: Robot\nkind: law\nname: R2\nknd: law\n")
    project.write("content/entities/a.yml", "name: R\nkind: law\n")
    said = messages(project.briefing("check").stderr)
    keys = [(m["path"], int(m["line"]), int(m["column"])) for m in map(MESSAGE.fullmatch, said) if m]
    assert len(keys) == 3
    assert keys == sorted(keys)


def test_a_broken_entity_does_not_make_those_who_name_it_wrong(project: Project) -> None:
    project.write("content/entities/acme.yml", "name: Acme\nkind: company\nparent: japan\nalias: [A]\n")
    project.write("content/entities/japan.yml", "name: Japan\nkind: contry\n")
    said = messages(project.briefing("check").stderr)
    assert [message.split(":", 1)[0] for message in said] == ["content/entities/acme.yml", "content/entities/japan.yml"]


def test_every_fault_of_one_file_has_a_message(project: Project) -> None:
    project.write("content/entities/x.yml", "nme: Robot\nkind: robot\naliases: R2\nroles:\n  - of: 5\n")
    said = messages(project.briefing("check").stderr)
    assert len(said) == 6, said  # unknown key, missing name, kind, aliases, missing title, of


@pytest.mark.parametrize("option", ["--seeds", "--content"])
def test_a_folder_that_is_not_there_is_an_error(option: str, project: Project) -> None:
    result = project.briefing("build", "--out", "out", option, "nowhere")
    assert result.exit_code == 1
    assert messages(result.stderr)[0].startswith("nowhere:1:1: ")
    assert not Path("out").exists()


def test_what_content_says_of_other_seeds_is_only_a_warning(project: Project) -> None:
    project.write("content/articles/gone.yml", "title: Gone\n")
    result = project.briefing("build", "--out", "out")
    assert result.exit_code == 0
    assert result.stderr == "content/articles/gone.yml:1:1: warning: there is no raw article 'gone' in seeds\n"


def test_an_override_that_is_named_after_an_address_is_told_its_name(project: Project) -> None:
    project.write("content/articles/plant.yml", "slug: opening\n")
    project.write("content/articles/opening.yml", "title: The opening\n")
    said = project.briefing("build").stderr
    told = "'opening' is the address of 'plant'; files are named after raw articles: rename it to plant.yml"
    assert said == f"content/articles/opening.yml:1:1: warning: {told}\n"


def test_a_misspelt_sidecar_is_told_its_article(project: Project) -> None:
    project.write("seeds/plnt.yml", "title: A\n")
    project.write("seeds/other/elsewhere.yml", "title: A\n")
    said = messages(project.briefing("check").stderr)
    assert [message.partition(" warning: ")[2] for message in said] == [
        "there is no raw article elsewhere.txt beside this file",
        "there is no raw article plnt.txt beside this file. Did you mean 'plant'?",
    ]


def test_a_readme_among_the_seeds_is_not_an_article(project: Project) -> None:
    project.write("seeds/README.txt", STORY)
    result = project.briefing("build", "--strict", "--out", "out")
    assert result.exit_code == 0
    assert [path.stem for path in Path("out/data/articles").iterdir()] == ["plant"]


@pytest.mark.parametrize("name", ["page-2", "page-3"])
def test_no_article_is_lost_to_a_page_of_a_list(name: str, project: Project) -> None:
    """Lists go on at `page-2`; an article of that name needs a page of its own, or a message."""
    project.write("content/site.yml", "articles_per_page: 10\n")
    for number in range(25):
        project.write(f"seeds/s{number}.txt", STORY.replace("Nagoya", f"Town {number}"))
    project.write(f"seeds/{name}.txt", "A story of its own\n\nThis is told in Gifu and in no other place at all.\n")
    result = project.briefing("build", "--out", "out")
    if result.exit_code == 0:
        pages = [page.read_text() for page in Path("out/articles").glob("*.md")]
        assert any("told in Gifu" in page for page in pages)
        assert sum("All articles, newest first" in page for page in pages) == 3
    else:
        assert messages(result.stderr)[0].startswith(f"seeds/{name}.txt:1:1: ")


def test_a_folder_of_someone_else_is_refused_as_output(project: Project) -> None:
    project.write("mine/letter.txt", "Dear reader")
    before = tree(project.folder)
    result = project.briefing("build", "--out", "mine")
    assert result.exit_code == 1
    (said,) = messages(result.stderr)
    assert said.startswith("mine:1:1: ")
    assert "not written by this program" in said
    assert "name another folder" in said
    assert tree(project.folder) == before


@pytest.mark.parametrize("out", [".", "seeds", "content", "content/entities"])
def test_the_project_itself_is_refused_as_output(out: str, project: Project) -> None:
    before = tree(project.folder)
    assert project.briefing("build", "--out", out).exit_code == 1
    assert tree(project.folder) == before


@pytest.mark.parametrize(("out", "site"), [("both", "both"), ("site/docs", "site"), ("docs", "docs/site")])
def test_outputs_inside_each_other_are_refused(out: str, site: str, project: Project) -> None:
    result = project.briefing("site", "--out", out, "--site", site)
    assert result.exit_code == 1
    assert len(messages(result.stderr)) == 1
    assert not Path(out).exists()
    assert not Path(site).exists()


def test_an_output_below_a_file_is_refused(project: Project) -> None:
    project.write("file", "x")
    result = project.briefing("build", "--out", "file/docs")
    assert result.exit_code in (1, 2)
    assert "file/docs" in result.stderr


def test_an_empty_folder_named_by_a_dot_is_an_output_like_another(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.folder / "empty").mkdir()
    monkeypatch.chdir(project.folder / "empty")
    result = project.briefing("build", "--seeds", "../seeds", "--content", "../content", "--out", ".")
    written = project.folder / "empty"
    assert (result.exit_code == 0 and (written / "index.md").is_file()) or (
        result.exit_code in (1, 2) and not tree(written)
    )
