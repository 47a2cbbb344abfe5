from __future__ import annotations

import math
from itertools import pairwise

import pytest

from builder.config import load_content
from builder.model import Analysis, Decision, TopicScore
from builder.pipeline import make_finder
from builder.schemas import Topic
from builder.slugs import Slug
from builder.topics import Scorer
from tests.conftest import ENTITIES, Project, analysed
from tests.test_entities import END

DEFINITIONS = {
    "grid": "threshold: 4\nphrases: {Power Plant: 2, battery: 1, bus: 1, grid: 0.5}\nentities: {acme: 1.5}\n",
    "pact": "threshold: 1\nphrases: {pact: 1}\n"
    "groups:\n  Japan:\n    entities: [japan]\n  trade:\n    phrases: [tariff, duty]\n",
    "edge": "threshold: 2\nphrases: {edge: 2}\n",
}


NEUTRAL = 500
"""Words of an article whose sum is its score."""


class Example:
    """Scores articles for the topics above."""

    def __init__(self, project: Project) -> None:
        for slug, text in DEFINITIONS.items():
            project.write(f"content/topics/{slug}.yml", f"title: {slug.title()}\nsummary: S\n{text}")
        content, problems = load_content(project.folder / "content")
        assert not problems
        self.topics: dict[Slug, Topic] = dict(content.topics)
        self.scorer = Scorer(content.topics, content.entities)
        self.finder = make_finder(content)

    def __call__(
        self,
        topic: str,
        *paragraphs: str,
        title: str = "Untitled",
        words: int = NEUTRAL,
        decided: dict[Slug, Decision] | None = None,
    ) -> TopicScore:
        """Score an article of these paragraphs, with as many words below them as `words` lacks."""
        texts = [f"{text}{END}" for text in paragraphs]
        filler = "so " * (words - sum(len(text.split()) for text in texts) - len(END.split())) + END.strip()
        analysis: Analysis = analysed(self.finder, *texts, filler, title=title)
        return next(s for s in self.scorer(analysis, decided or {}) if s.topic == topic)


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Example:
    project = Project(tmp_path_factory.mktemp("topics"))
    for slug, text in ENTITIES.items():
        project.write(f"content/entities/{slug}.yml", text)
    return Example(project)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A power plant", 2),
        ("A Power Plant", 2),
        ("Two power plants", 2),
        ("POWER PLANTS", 2),
        ("Two batteries and a bus", 2),
        ("Two buses", 1),
        ("A powerplant, a plant, gridlock", 0),
        ("A power plant and a power plant", 2 * (1 + math.log(2))),
        ("A power plant and two power plants", 2 * (1 + math.log(2))),
        ("The grid", 0.5),
        ("Acme", 1.5),
        ("Acme, Acme Robotics", 1.5 * (1 + math.log(2))),
        ("Acme and a power plant and the grid", 4),
        ("Nothing", 0),
    ],
)
def test_scores_add_up(text: str, expected: float, score: Example) -> None:
    assert score("grid", text).score == pytest.approx(expected, abs=0.06)


def test_scores_are_rounded_to_one_decimal(score: Example) -> None:
    found = score("grid", "A power plant, Acme, a grid, a power plant").score
    assert found == round(found, 1)


def test_saying_it_again_counts_for_less_each_time(score: Example) -> None:
    scores = [score("grid", *["A power plant, " + "so, " * n for n in range(times)]).score for times in range(1, 6)]
    steps = [after - before for before, after in pairwise(scores)]
    assert all(step > 0 for step in steps)
    assert steps == sorted(steps, reverse=True)


def test_the_title_counts_three_times(score: Example) -> None:
    in_title = score("grid", "Nothing", title="A power plant")
    thrice = score("grid", "A power plant", "The power plant", "That power plant")
    assert in_title.score == thrice.score > score("grid", "A power plant").score


def test_an_entity_in_the_title_counts_three_times(score: Example) -> None:
    assert score("grid", "Nothing", title="Acme").score == score("grid", "Acme, Acme, Acme").score


def test_the_threshold_itself_is_enough(score: Example) -> None:
    assert score("edge", "The edge").score == 2
    assert score("edge", "The edge").member
    assert not score("edge", "Nothing").member


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A pact of Japan on tariffs", ()),
        ("A pact of Japan on duties", ()),
        ("A pact of Japan", ("trade",)),
        ("A pact on tariffs", ("Japan",)),
        ("A pact of japan", ("Japan", "trade")),
        ("Pacts, a pact and more pacts", ("Japan", "trade")),
    ],
)
def test_every_group_must_be_present(text: str, missing: tuple[str, ...], score: Example) -> None:
    found = score("pact", text)
    assert found.score >= 1
    assert found.missing == missing
    assert found.member == (not missing)


def test_a_group_may_stand_in_the_title(score: Example) -> None:
    assert score("pact", "A pact on tariffs", title="Japan").member


def test_reasons_name_each_signal_once_the_strongest_first(score: Example) -> None:
    found = score("grid", "The grid and a power plant", "The power plant of Acme")
    assert found.reasons == ("“Power Plant” ×2: 3.4", "Acme: 1.5", "“grid”: 0.5")


def test_an_article_is_scored_for_every_topic_in_their_order(score: Example) -> None:
    analysis = analysed(score.finder, f"Nothing{END}")
    assert [s.topic for s in score.scorer(analysis)] == list(score.topics)
