from __future__ import annotations

import json
from typing import Any

import pytest

from builder.entities.find import Finder
from builder.telling import telling
from tests.conftest import STORY, TOPICS, Project

CHIPS = "{title}\n\n{name} will spend money on a chip plant, the company told its owners in the spring of that year.\n"
REACTORS = (
    "{title}\n\nEngineers tested the turbine and the condenser of the reactor again.\n\n"
    "The condenser of the reactor leaks, they said, but the turbine runs as a turbine should.\n"
)


def story(text: str, mark: object) -> str:
    """Return the text and a paragraph that no other has, so that the two are not taken for one story told twice."""
    return f"{text}\nIt went on and on: {' '.join(f'Step{mark}x{number}.' for number in range(60))}\n"


def related(project: Project, slug: str) -> list[dict[str, Any]]:
    """Return the related articles of one that is built anew."""
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    article = json.loads((project.folder / f"out/data/articles/{slug}.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = article["related"]
    return found


def test_articles_are_related_by_names_and_topics(project: Project) -> None:
    project.write("seeds/second.txt", story(STORY.replace("Nagoya", "Gifu"), 2))
    project.write("seeds/elsewhere.txt", "Calm\n\nNothing was opened this week, and nobody minded that very much.\n")
    (found,) = related(project, "plant")
    assert found["slug"] == "second"
    assert found["reasons"][:2] == ["both name Acme, Joe Biden, Japan, United States", "both on Chips"]
    assert not related(project, "elsewhere")


def test_articles_are_related_by_rare_words_that_both_repeat(project: Project) -> None:
    project.write("seeds/one.txt", story(REACTORS.format(title="One"), 1))
    project.write("seeds/two.txt", story(REACTORS.format(title="Two"), 2))
    project.write("seeds/three.txt", "Three\n\nPeople said this and people said that, and this is what people said.\n")
    (found,) = related(project, "one")
    assert found["slug"] == "two"
    assert found["reasons"] == ["both speak of “turbine”, “condenser”, “reactor”"]
    assert not related(project, "three")


def test_a_country_alone_relates_nothing(project: Project) -> None:
    for name in ("one", "two"):
        project.write(f"seeds/{name}.txt", f"{name.title()}\n\nNothing of that {name} sort was seen in Japan so far.\n")
    assert not related(project, "one")


def test_what_is_shared_most_comes_first_and_five_are_enough(project: Project) -> None:
    for number in range(9):
        project.write(
            f"seeds/acme-{number}.txt", story(CHIPS.format(title=f"Acme takes step {number}", name="Acme"), number)
        )
    project.write("seeds/twin.txt", story(STORY.replace("Nagoya", "Gifu"), 9))
    found = related(project, "plant")
    assert found[0]["slug"] == "twin"
    assert len(found) == 5


@pytest.mark.parametrize("others", [20, 60])
def test_relations_reach_along_the_articles_of_a_name(others: int, project: Project) -> None:
    for number in range(others):
        project.write(
            f"seeds/acme-{number:02d}.txt", story(CHIPS.format(title=f"Acme takes step {number}", name="Acme"), number)
        )
        project.write(f"seeds/acme-{number:02d}.yml", f"date: 2024-{1 + number % 12:02d}-{1 + number // 12:02d}\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    for path in sorted((project.folder / "out/data/articles").glob("acme-*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))["related"]
        assert len(found) == 5
        assert path.stem not in [each["slug"] for each in found]


def test_topics_that_a_person_decided_relate_as_well(project: Project) -> None:
    project.write("content/topics/chips.yml", TOPICS["chips"] + "pin: [plant, far]\n")
    project.write("seeds/far.txt", "Far\n\nJoe Biden was seen far away from it, and he and Joe Biden alone know why.\n")
    (found,) = related(project, "far")
    assert "both on Chips" in found["reasons"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The turbine and the turbines.", ["turbine"]),
        ("The turbine.", []),
        ("People and people and people.", []),
        ("It took his sister and his brother ten days and ten nights.", []),
        ("Gifu, Gifu and Gifu.", []),
        ("Two batteries and a battery, two cyclotrons and a cyclotron.", ["cyclotron", "battery"]),
    ],
)
def test_telling_words_are_rare_and_said_more_than_once(text: str, expected: list[str], finder: Finder) -> None:
    assert [word for word, _ in telling(finder.tokens(text), [])] == expected


def test_names_are_no_telling_words(finder: Finder) -> None:
    text = "the cyclotron and the cyclotron"
    names = [(4, 13), (22, 31)]
    assert [word for word, _ in telling(finder.tokens(text), names)] == []
    assert [word for word, _ in telling(finder.tokens(text), names[1:])] == []
    assert [word for word, _ in telling(finder.tokens(text), [])] == ["cyclotron"]
