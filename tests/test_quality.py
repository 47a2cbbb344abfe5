"""Cleaning and linking of the labelled texts: never below the floors, and `quality.json` says what is measured now."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from benchmarks import gold, mentions, told
from benchmarks.quality import FLOORS, QUALITY, below, measure_gold

FIGURES = {
    "cleaning": measure_gold(),
    "linking": mentions.measure(mentions.texts(), mentions.shipped_finder()),
    **told.measure(),
}

ENTITIES = mentions.shipped_finder().catalogue.entities


def test_no_figure_is_below_its_floor() -> None:
    assert below(FIGURES, yaml.safe_load(FLOORS.read_text("utf-8"))) == []


def test_the_committed_figures_are_those_that_are_measured() -> None:
    committed: dict[str, Any] = json.loads(QUALITY.read_text("utf-8"))
    assert {name: committed.get(name) for name in FIGURES} == FIGURES, "run `make quality`"


def test_a_figure_below_its_floor_is_told() -> None:
    floors = {"cleaning": {"body_kept": 0.9, "dates_wrong_at_most": 0}}
    figures = {"cleaning": {"body_kept": 0.8, "dates_wrong": 1}}
    assert below(figures, floors) == [
        "cleaning: body_kept is 0.8, the floor is 0.9",
        "cleaning: dates_wrong_at_most is 1, the floor is 0",
    ]
    assert below({"cleaning": {"body_kept": 0.9, "dates_wrong": 0}}, floors) == []


@pytest.mark.parametrize("text", gold.texts(), ids=lambda text: text.name)
def test_labels_are_known_and_each_line_has_one(text: gold.Gold) -> None:
    assert {label.partition(".")[0] for label in text.labels.values()} <= {"title", "heading", "body", "noise"}
    assert sorted(text.labels) == [n for n, line in enumerate(text.text.split("\n"), 1) if line.strip()]
    titles = [n for n, label in text.labels.items() if label == "title"]
    lines = text.text.split("\n")
    assert [lines[n - 1].strip() for n in titles] == ([text.title] if text.title else [])


@pytest.mark.parametrize("text", mentions.texts(), ids=lambda text: text.name)
def test_labels_of_mentions_are_of_the_catalogue(text: mentions.Gold) -> None:
    assert {label.entity for label in text.labels if label.entity} <= set(ENTITIES)
    assert not any("{" in p.text or "}" in p.text for p in text.article.paragraphs)
