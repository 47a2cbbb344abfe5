from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.yamltext import Document, YamlError, parse
from tests.conftest import SHARED

SUITE = sorted((SHARED / "data/robustness/yaml-test-suite").glob("*.yaml"))
YAML_TOKENS = [
    "a",
    "b",
    ": ",
    "- ",
    "\n",
    "  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x ",
    "*x",
    "!t ",
    "!!str ",
    "'",
    '"',
    "|",
    ">",
]
YAML_TOKENS += [
    "#",
    "? ",
    "---",
    "...",
    "%",
    "@",
    "`",
    "é",
    "\u2028",
    "\x07",
    "\\u",
    "<<: ",
    "1",
    "null",
    "~",
    "\ufeff",
    "\r",
]


def parsed_or_refused(text: str) -> Document | None:
    """Anything but a Document or a YamlError fails the test by itself."""
    try:
        document = parse(text, "file.yml")
    except YamlError as error:
        assert error.problem.path == "file.yml"
        assert error.problem.line >= 1 and error.problem.column >= 1
        assert error.problem.text and "\n" not in error.problem.text
        return None
    places = [*document.places.values(), *document.key_places.values()]
    assert all(line >= 1 and column >= 1 for line, column in places)
    return document


def refusal(text: str) -> str:
    with pytest.raises(YamlError) as caught:
        parse(text, "file.yml")
    return str(caught.value.problem)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    parsed_or_refused(text)


@given(st.lists(st.sampled_from(YAML_TOKENS), max_size=25).map("".join))
def test_anything_made_of_yaml_signs_is_read_or_refused(text: str) -> None:
    parsed_or_refused(text)


@pytest.mark.skipif(not SUITE, reason="the YAML test suite is not in the folder 'shared' beside the repository")
@pytest.mark.parametrize("path", SUITE, ids=lambda path: path.stem)
def test_yaml_test_suite_is_read_or_refused(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    parsed_or_refused(text)
    for case in yaml.safe_load(text):
        written = case.get("yaml", "")
        # The suite marks white space that cannot be seen.
        for mark, meant in (("␣", " "), ("»", "\t"), ("—", ""), ("←", "\r"), ("⇔", "\ufeff"), ("↵", ""), ("∎\n", "")):
            written = written.replace(mark, meant)
        parsed_or_refused(written)


JSONS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["C", "Zl", "Zp"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc é:-", max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(JSONS)
def test_json_comes_back_as_it_was_written(value: Any) -> None:
    assert parse(json.dumps(value, ensure_ascii=False), "file.yml").data == value
    assert parse(json.dumps(value, indent=2), "file.yml").data == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("2024-04-10", "2024-04-10"),
        ("2024-04-10 12:00:00", "2024-04-10 12:00:00"),
        ("2024-04", "2024-04"),
        ("2024", 2024),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0b11", "0b11"),
        ("1.2.3", "1.2.3"),
        ("1.5", 1.5),
        ("-3", -3),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'null'", "null"),
        ('"true"', "true"),
        ("'5'", "5"),
        ("=", "="),
        ("<<", "<<"),
        ("U.S.", "U.S."),
        ("日本", "日本"),
    ],
)
def test_plain_values_follow_the_core_schema(written: str, value: object) -> None:
    read = parse(f"key: {written}\n", "file.yml").data["key"]
    assert read == value
    assert type(read) is type(value)


def test_keys_are_text_whatever_they_look_like() -> None:
    assert parse("1: a\nnull: b\nNO: c\n2024-04-10: d\n", "f").data == {
        "1": "a",
        "null": "b",
        "NO": "c",
        "2024-04-10": "d",
    }


def test_every_value_and_key_has_its_place() -> None:
    document = parse(
        "# note\nname: Ada\nroles:\n  - title: é\n    of: 'x'\n  -   title: y\nmore: {a: 1, ü: [2, 3]}\n", "f"
    )
    assert document.places[("name",)] == (2, 7)
    assert document.key_places[("name",)] == (2, 1)
    assert document.places[("roles", 0)] == (4, 5)
    assert document.places[("roles", 0, "of")] == (5, 9)
    assert document.key_places[("roles", 1, "title")] == (6, 7)
    assert document.places[("more", "ü", 1)] == (7, 21)


def test_place_of_what_is_missing_is_that_of_what_would_hold_it() -> None:
    document = parse("a: 1\nb:\n  - c: 2\n", "f")
    assert document.place(("b", 0, "title")) == document.places[("b", 0)]
    assert document.place(("z",)) == (1, 1)


def test_front_matter_counts_from_its_own_first_line() -> None:
    document = parse("a: 1\nb: 2\n", "f", first_line=10)
    assert document.places[("b",)] == (11, 4)
    assert document.key_places[("b",)] == (11, 1)
    with pytest.raises(YamlError) as caught:
        parse("a: 1\na: 2\n", "f", first_line=10)
    assert str(caught.value.problem).startswith("f:11:1: ")


@pytest.mark.parametrize(
    ("text", "start", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", "file.yml:3:1: ", "second time"),
        ("a: 1\n'a': 3\n", "file.yml:2:1: ", "second time"),
        ("x:\n  é: 1\n  b: 2\n  é: 3\n", "file.yml:4:3: ", "second time"),
        ("x: {a: 1, a: 2}\n", "file.yml:1:11: ", "second time"),
        ("a:\n\t- b\n", "file.yml:2:1: ", "spaces only"),
        ("a:\n  b: 1\n\tc: 2\n", "file.yml:3:1: ", "spaces only"),
        ("title: One: two\n", "file.yml:1:11: ", "in quotes"),
        ("a: 1\ntitle: Ça va: two\n", "file.yml:2:13: ", "in quotes"),
        ("a: 1\nb\nc: 2\n", "file.yml:", "': '"),
        ("a: 'never closed\nb: 1\n", "file.yml:", "not closed"),
        ("a: *star\n", "file.yml:1:4: ", "in quotes"),
        ("a: 1\n---\nb: 2\n", "file.yml:2:1: ", "one document"),
        ("a: 1\n  b: 2\n", "file.yml:2:4: ", ""),
        ("- a\nb: 1\n", "file.yml:2:1: ", "indentation"),
        ("? [a, b]\n: c\n", "file.yml:1:3: ", "must be text"),
        ("a: é\x07\n", "file.yml:1:5: ", "remove it"),
        ("é: ü\nb: é\x07\n", "file.yml:2:5: ", "remove it"),
        ("a: @x\n", "file.yml:1:4: ", ""),
    ],
)
def test_refusals_name_place_and_remedy(text: str, start: str, says: str) -> None:
    message = refusal(text)
    assert message.startswith(start)
    assert says in message


@pytest.mark.parametrize(
    "value",
    [
        "!local x",
        "!<tag:example.org,2024:x> y",
        "!!python/object/apply:os.getcwd []",
        "!!python/name:os.getcwd",
        "!!python/tuple [1, 2]",
        "!!binary aGVsbG8=",
        "!!set {a, b}",
        "!!omap [a: 1]",
        "!!unheard-of x",
    ],
)
def test_tags_are_refused(value: str) -> None:
    message = refusal(f"a: 1\nb: {value}\n")
    assert message.startswith("file.yml:2:4: ")
    assert "tag" in message


@pytest.mark.parametrize("value", ["!!str 5", "!!str true", "!!str null", "!!str 1.5"])
def test_a_text_tag_is_never_silently_dropped(value: str) -> None:
    try:
        read = parse(f"b: {value}\n", "f").data["b"]
    except YamlError:
        return
    assert read == value.removeprefix("!!str ")


def test_an_anchor_may_be_used_again() -> None:
    assert parse("a: &x [1, 2]\nb: *x\n", "f").data == {"a": [1, 2], "b": [1, 2]}


def test_aliases_that_multiply_are_refused() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "repeats itself" in refusal("\n".join(levels))


def test_an_alias_of_what_holds_it_is_refused() -> None:
    assert "repeats itself" in refusal("a: &a\n  - *a\n")
    assert "repeats itself" in refusal("a: &a {b: *a}\n")


def test_a_file_over_the_bound_is_refused_before_it_is_parsed() -> None:
    assert "larger than" in refusal("a: " + "x" * 1_000_001)


def test_as_deep_as_anyone_writes_is_read() -> None:
    assert parse("[" * 20 + "]" * 20, "f").data
    assert parse("".join(f"{' ' * n}a:\n" for n in range(20)), "f").data


def test_deep_nesting_is_refused_without_exhausting_the_stack() -> None:
    """In a process of its own: a stack that overflows takes its process with it."""
    code = (
        "import sys\n"
        "from builder.yamltext import YamlError, parse\n"
        "for text in ('[' * 300000, '{a: ' * 200000, '- ' * 400000, '[' * 300000 + ']' * 300000, '? ' * 300000):\n"
        "    try:\n"
        "        parse(text, 'f')\n"
        "    except YamlError as error:\n"
        "        assert str(error.problem).startswith('f:')\n"
        "    else:\n"
        "        sys.exit('was read')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_empty_file_holds_nothing() -> None:
    for text in ("", "\n\n", "# a note only\n", "---\n", "\ufeff"):
        assert parse(text, "f").data is None
