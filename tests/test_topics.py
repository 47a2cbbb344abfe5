from __future__ import annotations

import json
import math
from itertools import pairwise

import pytest
from markdown_it.utils import read_fixture_file

from builder.articles import make_finder
from builder.config import Content
from builder.entities.find import Finder
from builder.loading import load_content
from builder.model import Analysis, Decision, TopicScore
from builder.schemas import Topic
from builder.slugs import Slug
from builder.topics import Scorer
from tests.conftest import ENTITIES, ROOT, TOPICS, Project, analysed
from tests.test_entities import END, supplied

DEFINITIONS = {
    "grid": "threshold: 1\nphrases: {Power Plant: 2, battery: 1, bus: 1, grid: 0.5}\nentities: {acme: 1.5}\n",
    "pact": "threshold: 1\nphrases: {pact: 1}\n"
    "groups:\n  Japan:\n    entities: [japan]\n  trade:\n    phrases: [tariff, duty]\n",
    "edge": "threshold: 2\nphrases: {edge: 2}\n",
}


MORE = {
    "net": "threshold: 2\nphrases: {cyber attack: 2, zero-day: 1, attack: 1}\n"
    "against:\n  phrases: {striker: 1}\nnever:\n  entities: [acme]\n",
    "bond": "threshold: 3\nwithin: paragraph\ntogether: 2\nphrases: {treaty: 1}\n"
    "groups:\n  Japan:\n    of: [japan]\n  the US:\n    of: [united-states]\n",
    "often": "threshold: 1\nphrases: {robot: 1}\ngroups:\n  machines:\n    phrases: [machine]\n    least: 3\n",
    "whole": "threshold: 50\nphrases: {sail: 15}\n",
    "part": "threshold: 1\nparent: whole\nphrases: {mast: 2}\n",
    "robotic": "threshold: 1\nphrases: {robotic: 1}\n",
    "piece": "threshold: 1\nparent: part\nphrases: {flag: 2}\n",
}
NEUTRAL = 500
"""Words of an article whose sum is its score."""


class Example:
    """Scores articles for the topics above."""

    def __init__(self, project: Project) -> None:
        for slug, text in (DEFINITIONS | MORE).items():
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
        ("Acme", 0),
        ("The grid of Acme", 1),
        ("A power plant of Acme, Acme Robotics", 2 + 1.5 * (1 + math.log(2)) - 0.54),
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


def test_names_count_for_no_more_than_words(score: Example) -> None:
    found = score("grid", "The grid of Acme")
    assert found.reasons == ("Acme: 1.5", "“grid”: 0.5")
    assert found.against == ("names above what the words say: −1.0",)
    assert score("grid", "The power plant of Acme").against == ()


def test_a_law_and_a_chip_are_no_names_of_those_who_act(project: Project) -> None:
    project.write(
        "content/entities/b9.yml", "name: B9 chip\nkind: product\ndescription: A chip.\nsource: https://b.example\n"
    )
    project.write(
        "content/topics/b.yml", "title: B\nsummary: S\nthreshold: 1\nphrases: {wafer: 1}\nentities: {b9: 2}\n"
    )
    content, problems = load_content(project.folder / "content")
    assert not problems
    found = Scorer(content.topics, content.entities)(analysed(make_finder(content), f"The B9 chip{END}", title="News"))
    assert [s.against for s in found if s.topic == "b"] == [()]


@pytest.mark.parametrize(
    ("paragraphs", "title", "passing"),
    [
        (["The edge", "Nothing", "Nothing"], "News", False),
        ([f"Nothing, {'so ' * 60}", "The edge", "Nothing"], "The edge", False),
        ([f"Nothing, {'so ' * 60}", "The edge", "Nothing"], "News", True),
        ([f"Nothing, {'so ' * 60}", "The edge", "An edge", "Edges"], "News", False),
        (["Nothing", "The edge", "Nothing"], "News", False),
    ],
)
def test_what_is_mentioned_in_passing_counts_for_less(
    paragraphs: list[str], title: str, passing: bool, score: Example
) -> None:
    found = score("edge", *paragraphs, title=title)
    assert any("in passing" in said for said in found.against) == passing
    assert found.member != passing


def test_a_long_paragraph_is_read_in_parts(score: Example) -> None:
    between = "So it goes. " * 100
    assert not score("bond", f"{between}Japan and the U.S. sign the treaty").missing
    assert score("bond", f"Japan votes. {between}The U.S. signs the treaty").missing
    found = score("edge", f"{between}The edge", words=2 * NEUTRAL)
    assert any("in passing" in said for said in found.against)


def test_a_word_that_is_part_of_a_name_says_nothing(score: Example) -> None:
    assert score("grid", "A power plant").score > 0
    assert score("robotic", "The robotics show").score > score("robotic", "Acme Robotics").score == 0


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


@pytest.mark.parametrize("text", ["A cyber attack", "A cyber-attack", "Two cyber-attacks", "Zero days, a zero-day"])
def test_hyphens_do_not_matter(text: str, score: Example) -> None:
    assert score("net", text).member or "days" in text
    assert score("net", text).score >= 1.7


def test_what_stands_within_a_longer_phrase_is_no_second_sign(score: Example) -> None:
    assert score("net", "A cyber attack").reasons == ("“cyber attack”: 2.0",)
    assert score("net", "A cyber attack, an attack").reasons == ("“cyber attack”: 2.0", "“attack”: 1.0")


def test_what_speaks_against_a_topic_is_taken_off_and_told(score: Example) -> None:
    found = score("net", "A cyber attack and a striker and a striker")
    assert found.score == 0.3
    assert found.against == ("“striker” ×2: −1.7",)
    assert score("net", "A striker").score == 0


def test_what_rules_a_topic_out_is_told(score: Example) -> None:
    found = score("net", "A cyber attack on Acme")
    assert found.score == 2
    assert not found.member
    assert found.against == ("Acme: rules it out",)


@pytest.mark.parametrize(
    ("paragraphs", "title", "expected"),
    [
        (["Japan and the U.S."], "", 2),
        (["Japan met Joe Biden over a treaty"], "", 3),
        (["Acme and the U.S."], "", 2),
        (["Japan and the U.S.", "Japan and the US"], "", 2 * (1 + math.log(2))),
        (["Japan and the U.S.", "A treaty of Japan"], "", 2),
        (["The U.S. and Japan"], "Japan and the U.S.", 2 * (1 + math.log(4))),
        (["The U.S. and Japan"], "Japan", 2 * (1 + math.log(4))),
        (["The U.S. and Japan"], "Nothing", 2),
        (["So it is", "The U.S. and Japan"], "Japan", 2),
    ],
)
def test_groups_that_meet_in_a_paragraph_count_there_only(
    paragraphs: list[str], title: str, expected: float, score: Example
) -> None:
    found = score("bond", *paragraphs, title=title or "Untitled")
    assert found.score == pytest.approx(expected, abs=0.06)
    assert not found.missing
    assert all(reason.startswith(("paragraphs with Japan and the US", "“")) for reason in found.reasons)


def test_groups_that_never_meet_are_told(score: Example) -> None:
    found = score("bond", "A treaty of Japan", "A treaty of the U.S.")
    assert found.score == 0
    assert found.missing == ("Japan and the US in one paragraph",)
    assert score("bond", "A treaty of Japan").missing == ("the US",)


@pytest.mark.parametrize(
    ("text", "title", "enough"),
    [
        ("A machine, a machine and a robot", "Untitled", False),
        ("A machine, a machine, a machine and a robot", "Untitled", True),
        ("A robot", "The machine", True),
    ],
)
def test_a_group_may_be_asked_for_more_than_once(text: str, title: str, enough: bool, score: Example) -> None:
    assert score("often", text, title=title).member == enough


def test_the_same_words_count_for_less_in_a_longer_text(score: Example) -> None:
    scores = [score("grid", "A power plant of Acme", words=words) for words in (100, 500, 1000, 5000)]
    assert [s.score for s in scores] == sorted((s.score for s in scores), reverse=True)
    assert [s.length for s in scores] == pytest.approx([0.76, 1, 1.3, 3.7], abs=0.02)


def test_an_article_of_a_part_belongs_to_the_whole(score: Example) -> None:
    assert score("part", "A mast").ground == "score"
    found = score("whole", "A mast and a sail")
    assert (found.member, found.ground, found.score) == (True, "part", 15)
    assert found.reasons == ("Part, a part of this topic", "“sail”: 15.0")
    assert score("whole", "A flag").member
    assert not score("piece", "A mast").member


@pytest.mark.parametrize(
    ("decided", "members"),
    [
        ({}, {"whole", "part"}),
        ({"piece": "pin"}, {"whole", "part", "piece"}),
        ({"part": "ban"}, set()),
        ({"whole": "ban"}, set()),
        ({"whole": "ban", "part": "pin"}, {"part"}),
        ({"whole": "pin", "part": "ban"}, {"whole"}),
        ({"part": "ban", "piece": "pin"}, {"piece"}),
    ],
)
def test_what_people_decide_wins_over_scores(decided: dict[Slug, Decision], members: set[str], score: Example) -> None:
    found = {topic: score(topic, "A mast", decided=decided) for topic in ("whole", "part", "piece")}
    assert {topic for topic, s in found.items() if s.member} == members
    for topic, s in found.items():
        assert (s.ground == "pin") == (decided.get(Slug(topic)) == "pin")
        assert s.ground != "ban" or "kept out by a contributor" in s.against


LABELLED = list(read_fixture_file(ROOT / "tests" / "cases" / "topics.md"))


@pytest.mark.parametrize(("text", "expected"), [case[2:] for case in LABELLED], ids=[case[1] for case in LABELLED])
def test_examples_belong_where_an_analyst_puts_them(text: str, expected: str, content: Content, finder: Finder) -> None:
    title, *paragraphs = text.strip().split("\n\n")
    scores = Scorer(content.topics, content.entities)(analysed(finder, *paragraphs, title=title))
    members = {s.topic for s in scores if s.member}
    optional = {Slug(name[1:]) for name in expected.split() if name.startswith("?")}
    assert members - optional == {name for name in expected.split() if not name.startswith("?")}
    assert all(s.reasons for s in scores if s.member)


@pytest.mark.skipif(
    len(supplied()) < 2, reason="the supplied articles are not in the folder 'shared' beside the repository"
)
@pytest.mark.parametrize(
    ("number", "topics"), [(0, {"japan-us-relations", "ai-infrastructure"}), (1, {"ai-infrastructure"})]
)
def test_the_supplied_articles_have_their_topics(
    number: int, topics: set[str], content: Content, finder: Finder
) -> None:
    text = supplied()[number].read_text(encoding="utf-8")
    analysis = analysed(finder, *[line for line in text.splitlines() if line], title=None)
    scores = Scorer(content.topics, content.entities)(analysis)
    members = {s.topic for s in scores if s.member}
    assert members & {"japan-us-relations", "ai-infrastructure", "cybersecurity"} == topics


def test_decisions_stand_in_either_file(project: Project) -> None:
    project.write("seeds/calm.txt", "Calm\n\nNothing was opened in Japan this week, and nobody minded that much.\n")
    project.write("content/topics/chips.yml", TOPICS["chips"] + "pin: [calm]\n")
    project.write("content/articles/plant.yml", "topics: {ban: [chips]}\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    page = (project.folder / "out/topics/chips.md").read_text(encoding="utf-8")
    assert "Placed here by a contributor</span>" in page
    assert "plant.md" not in page
    article = (project.folder / "out/articles/calm.md").read_text(encoding="utf-8")
    assert '<span class="why">Why: placed here by a contributor</span>' in article
    topics = json.loads((project.folder / "out/data/articles/calm.json").read_text(encoding="utf-8"))["topics"]
    assert [(topic["slug"], topic["ground"]) for topic in topics] == [("chips", "pin")]


def test_a_decision_about_an_article_that_is_elsewhere_is_a_warning(project: Project) -> None:
    project.write("content/topics/chips.yml", TOPICS["chips"] + "ban: [plnt]\n")
    done = project.briefing("build", "--out", "out")
    assert done.exit_code == 0
    assert "content/topics/chips.yml:6:7: warning: there is no raw article 'plnt'. Did you mean 'plant'?" in done.output
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 1


def test_explain_tells_scores_what_is_missing_and_what_people_decided(project: Project) -> None:
    project.write("content/topics/bond.yml", f"title: Bond\nsummary: S\n{MORE['bond']}")
    project.write("content/topics/net.yml", f"title: Net\nsummary: S\n{MORE['net']}")
    project.write("content/articles/plant.yml", "topics: {ban: [chips]}\n")
    said = project.briefing("explain", "plant").output
    assert "topic bond: does not belong" in said
    assert "too little found of: Japan and the US in one paragraph" in said
    assert "against: Acme ×4: rules it out" in said
    assert "topic chips: does not belong" in said
    assert "against: kept out by a contributor" in said
    assert "the sum is divided by 0.7" in said


def test_topics_are_a_tree_and_say_whom_they_name(project: Project) -> None:
    project.write(
        "content/topics/plants.yml", "title: Plants\nsummary: P\nthreshold: 1\nparent: chips\nphrases: {plant: 1}\n"
    )
    project.write("content/topics/none.yml", "title: None\nsummary: N\nthreshold: 9\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    index = (project.folder / "out/topics/index.md").read_text(encoding="utf-8").split("# Topics\n\n")[1]
    one, none_yet = '<span class="meta">1 article</span>', '<span class="meta">0 articles</span>'
    assert index.splitlines() == [
        f'- [Chips](../topics/chips.md) {one} <span class="said">What machines need.</span>',
        f'    - [Plants](../topics/plants.md) {one} <span class="said">P</span>',
        f'- [None](../topics/none.md) {none_yet} <span class="said">N</span>',
    ]
    chips, plants, none = (
        (project.folder / f"out/topics/{slug}.md").read_text(encoding="utf-8") for slug in ("chips", "plants", "none")
    )
    assert f'## Parts of this topic\n\n- [Plants](../topics/plants.md) {one} <span class="said">P</span>\n' in chips
    assert "Part of [Chips](../topics/chips.md)" in plants
    assert "- [Acme](../entities/acme.md) (company): 1 article, 1 mention\n" in chips
    assert "1 article, undated." in chips
    assert "No article belongs to this topic yet." in none
    assert "## Named most often" not in none
