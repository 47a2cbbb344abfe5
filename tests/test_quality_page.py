"""The page of measured figures says what `quality.json` says, and nothing where there is none."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import ROOT, Project


def page(project: Project) -> str:
    result = project.briefing("build", "--quiet")
    assert result.exit_code == 0, result.stderr
    return (project.folder / "build/docs/quality.md").read_text(encoding="utf-8")


def test_the_figures_are_those_of_the_file(project: Project) -> None:
    project.write("quality.json", json.dumps({"cleaning": {"body_kept": 0.987, "dates_wrong": 3, "of_tomorrow": 1}}))
    text = page(project)
    assert "| Words of the story that are kept | 98.7% |" in text
    assert "| Dates that are wrong | 3 |" in text
    assert "of_tomorrow" not in text
    assert "Compared with other programs" not in text


def test_without_a_file_there_is_no_figure(project: Project) -> None:
    assert "without measured figures" in page(project)


def test_a_file_that_is_broken_is_told(project: Project) -> None:
    project.write("quality.json", "{")
    result = project.briefing("build", "--quiet")
    assert result.exit_code == 1
    assert "quality.json:1:1: is not JSON" in result.stderr
    assert "make quality" in result.stderr


def test_every_figure_of_cleaning_and_linking_has_words(project: Project) -> None:
    figures = json.loads(Path(ROOT / "quality.json").read_text(encoding="utf-8"))
    project.write("quality.json", json.dumps(figures))
    rows = [line for line in page(project).splitlines() if line.startswith("| ") and "%" not in line.split("|")[1]]
    shown = sum(len(figures[key]) for key in ("cleaning", "linking"))
    heads = 3
    others = 1 + sum(not name.startswith("ours") for name in figures["pages"])
    assert len(rows) == shown + heads + others
