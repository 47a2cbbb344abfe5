"""What is promised for any bytes at all holds for the seeds of the fuzzer, and for what hypothesis makes of texts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import benchmarks.fuzz
from benchmarks.fuzz.__main__ import main as command_line
from benchmarks.fuzz.targets import TARGETS
from tests.test_markdown import HOSTILE, PIECES
from tests.test_yamltext import YAML_TOKENS

CORPUS = Path(benchmarks.fuzz.__file__).with_name("corpus")
TEXTS = {
    "clean": [*PIECES, "\n\n", "By Ada Example", "March 3, 2024", "© 2024", "<p>", "</p>", "<table><td>", "word. "],
    "yaml": YAML_TOKENS,
    "link": [*PIECES, "\n\n", "Acme", " Japan ", "U.S. ", "Biden", "A*C_M", "日本", "<p>", "<b>", "word. "],
    "markdown": [*PIECES, *HOSTILE, "\x00", "\x05"],
}
FORMS = st.sampled_from("0123")


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*/*")), ids=lambda path: f"{path.parent.name} {path.name}")
def test_the_seeds_of_the_fuzzer_break_no_promise(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_each_target_has_seeds_and_texts() -> None:
    assert {path.name for path in CORPUS.iterdir()} == TARGETS.keys() == TEXTS.keys()


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_breaks_a_promise(name: str) -> None:
    pieces = st.lists(st.sampled_from(TEXTS[name]), max_size=30).map("".join)

    @settings(max_examples=60)
    @given(FORMS, pieces | st.text() | st.binary(max_size=60).map(lambda data: data.decode("latin-1")))
    def breaks_no_promise(form: str, text: str) -> None:
        TARGETS[name](f"{form}{text}".encode(errors="replace"))

    breaks_no_promise()


def test_all_targets_are_fuzzed_where_none_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    fuzzed: list[str] = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        fuzzed.append(command[3])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr("sys.argv", ["fuzz", "--seconds", "1"])
    with pytest.raises(SystemExit) as ended:
        command_line()
    assert ended.value.code is None
    assert fuzzed == list(TARGETS)


def test_a_target_that_there_is_not_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "html"])
    with pytest.raises(SystemExit):
        command_line()
    assert "there is no target html; there are clean, yaml, link, markdown" in capsys.readouterr().err
