"""Our own raw articles, line by line, as a person read them: title, sub-headings, story and noise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.clean import clean
from builder.read import find_seeds, read
from tests.conftest import SAMPLE

SEEDS = {str(seed.id): seed for seed in find_seeds(SAMPLE / "seeds", {})[0]}
GOLD: dict[str, dict[str, str]] = {
    id_: lines
    for id_, lines in json.loads((Path(__file__).parent / "gold" / "cleaning.json").read_text("utf-8")).items()
    if id_ in SEEDS
}
"""By article and kind: raw lines, as in `1 3-5`. An article that somebody adds needs no labels, nor one taken away."""


def numbers(ranges: str) -> list[int]:
    """Return the line numbers of `1 3-5`."""
    ends = [part.partition("-") for part in ranges.split()]
    return [number for first, _, last in ends for number in range(int(first), int(last or first) + 1)]


@pytest.mark.parametrize("id_", GOLD)
def test_the_gold_has_each_line_once(id_: str) -> None:
    raw = read(SEEDS[id_])
    judged = sorted(number for ranges in GOLD[id_].values() for number in numbers(ranges))
    assert judged == [number for number, line in enumerate(raw.lines, 1) if line]


@pytest.mark.parametrize("id_", GOLD)
def test_no_line_of_the_story_is_lost(id_: str) -> None:
    article = clean(read(SEEDS[id_]))
    kept = {number for paragraph in article.paragraphs for number in range(paragraph.first, paragraph.last + 1)}
    assert set(numbers(GOLD[id_]["body"])) | set(numbers(GOLD[id_]["headings"])) <= kept


@pytest.mark.parametrize("id_", GOLD)
def test_cleaning_agrees_with_the_person(id_: str) -> None:
    article = clean(read(SEEDS[id_]))
    first, last = article.title_lines or (1, 0)
    assert {
        "title": list(range(first, last + 1)),
        "headings": [n for p in article.paragraphs if p.kind == "heading" for n in range(p.first, p.last + 1)],
        "body": [n for p in article.paragraphs if p.kind != "heading" for n in range(p.first, p.last + 1)],
        "noise": [removed.line for removed in article.removed],
    } == {kind: numbers(ranges) for kind, ranges in GOLD[id_].items()}
