"""The briefings of weeks and months, and what stands on the home page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from builder.brief.period import named_by, period_of, title_of, titled
from builder.pipeline import Built, build
from tests.conftest import Project

NEWS = {
    "a": ("2025-02-03", "Acme opens a chip plant near Nagoya that makes parts for the cars of Japan."),
    "b": ("2025-03-05", "Joe Biden visits a chip laboratory of Acme in Ohio that studies light and glass."),
    "c": ("2025-03-14", "Officials in Japan expect a chip shortage of Acme to last until the winter of 2027."),
    "d": ("2025", "Acme publishes a chip catalogue in Osaka with four hundred pages and no pictures."),
}


def built(project: Project, site: str = "") -> Built:
    (project.folder / "seeds/plant.txt").unlink(missing_ok=True)
    for name, (date, text) in NEWS.items():
        project.write(f"seeds/{name}.txt", f"Story {name}\n\n{text}\n")
        project.write(f"seeds/{name}.yml", f"date: {date}\n")
    project.write("content/site.yml", site)
    return build(project.folders())


def cited(found: Built) -> dict[str, list[str]]:
    return {b.subject: [c.article for p in b.points for c in p.citations] for b in found.briefings.periods}


def test_a_month_has_its_articles_newest_month_first_and_nothing_that_is_dated_to_the_year(project: Project) -> None:
    assert list(cited(built(project)).items()) == [("2025-03", ["c", "b"]), ("2025-02", ["a"])]


def test_a_week_is_that_of_iso_8601(project: Project) -> None:
    found = built(project, "period: week\n")
    assert cited(found) == {"2025-W11": ["c"], "2025-W10": ["b"], "2025-W06": ["a"]}
    assert {b.slug for b in found.briefings.periods} == {"2025-w11", "2025-w10", "2025-w06"}


def test_nothing_later_than_today_is_in_a_briefing(project: Project) -> None:
    assert cited(built(project, "as_of: 2025-03-10\n")) == {"2025-03": ["b"], "2025-02": ["a"]}
    assert cited(built(project, "as_of: 2025-02\n")) == {"2025-02": ["a"]}


def test_below_a_topic_stands_nothing_of_an_article_that_is_far_from_it(project: Project) -> None:
    beside = "Joe Biden sold a vineyard near Nagoya in 2025."
    far = "Joe Biden told farmers in Ohio that the price of wheat was too low in 2024."
    text = f"Chips\n\n{NEWS['a'][1]}\n\n{beside}\n\n{far}\n"
    project.write("seeds/long.txt", text)
    project.write("seeds/long.yml", "date: 2024-06-03\n")
    oldest = built(project).briefings.periods[-1]
    assert [(p.topic, p.text) for p in oldest.points] == [("chips", NEWS["a"][1]), ("chips", beside)]


def test_what_changed_counts_stories_and_new_names(project: Project) -> None:
    newest, oldest = built(project).briefings.periods
    assert oldest.changes is None
    assert newest.changes
    assert newest.changes.since == "2025-02"
    assert newest.changes.topics == (("chips", 2, 1),)
    assert newest.changes.names == ("joe-biden",)
    page = (project.folder / "out/briefings/2025-03.md").read_text("utf-8")
    assert "- [Chips](../topics/chips.md): 2 stories, previously 1\n" in page


@pytest.mark.parametrize(
    ("site", "heading"),
    [
        ("", "\n# March 2025\n"),
        ("period: week\n", "\n# Week 11 of 2025"),
        ("period: none\n", "## [Chips](topics/chips.md)\n"),
    ],
)
def test_the_home_page_shows_the_latest_period_or_else_the_topics(site: str, heading: str, project: Project) -> None:
    built(project, site)
    home = (project.folder / "out/index.md").read_text("utf-8")
    assert heading in home
    assert NEWS["c"][1] in home


def test_without_a_dated_article_the_home_page_shows_the_topics(project: Project) -> None:
    found = build(project.folders())
    assert found.briefings.periods == ()
    assert "## [Chips](topics/chips.md)\n" in (project.folder / "out/index.md").read_text("utf-8")


def test_the_home_page_says_nothing_twice_where_it_shows_the_topics(project: Project) -> None:
    chips = (project.folder / "content/topics/chips.yml").read_text("utf-8")
    project.write("content/topics/wafers.yml", chips.replace("title: Chips", "title: Wafers"))
    built(project, "period: none\n")
    home = (project.folder / "out/index.md").read_text("utf-8")
    assert "## [Chips](topics/chips.md)\n" in home
    assert all(home.count(text) <= 1 for _, text in NEWS.values())


def test_the_home_page_calls_no_words_of_a_person_quoted(project: Project) -> None:
    built(project)
    home = project.folder / "out/index.md"
    assert "Every point is quoted from its source and links to it." in home.read_text("utf-8")
    project.write("content/briefings/2025-03.md", "# March in brief\n\n- The month was short of chips [[c#p3s1]].\n")
    build(project.folders())
    assert "1 point from 1 article. Every point links to its source." in home.read_text("utf-8")


def test_the_home_page_says_when_the_newest_article_of_a_topic_is_from(project: Project) -> None:
    def shown() -> str:
        page = (project.folder / "out/index.md").read_text("utf-8")
        return page.split("## By topic")[1].split('<span class="meta">')[1].split("</span>")[0]

    build(project.folders())
    assert shown() == "1 article, undated"
    built(project)
    assert shown() == "4 articles, newest 14 March 2025"


def test_a_reprint_is_counted_once_and_named_beside_the_original(project: Project) -> None:
    text = " ".join(text for _, text in NEWS.values())
    built(project)
    for name, date in (("wire", "2025-03-20"), ("paper", "2025-03-21"), ("copy", "2025-03-22")):
        project.write(f"seeds/{name}.txt", f"As the {name} has it\n\n{text}\n")
        project.write(f"seeds/{name}.yml", f"date: {date}\npublisher: The {name.title()}\n")
    found = built(project)
    assert found.briefings.corpus.reprints == {"wire": ("paper", "copy")}
    everything: list[Any] = [*found.briefings.periods, *found.briefings.topics.values()]
    assert not {c.article for b in everything for p in b.points for c in p.citations} & {"paper", "copy"}
    assert found.briefings.periods[0].changes
    assert found.briefings.periods[0].changes.topics == (("chips", 3, 1),)
    page = (project.folder / "out/topics/chips.md").read_text("utf-8")
    assert "also reported by [The Paper](../articles/paper.md), [The Copy](../articles/copy.md)" in page
    assert "## Also reported by" in (project.folder / "out/articles/copy.md").read_text("utf-8")
    home, topics = ((project.folder / "out" / path).read_text("utf-8") for path in ("index.md", "topics/index.md"))
    newest = home.partition("## Newest articles")[2].partition("## ")[0]
    assert re.findall(r"^- \S*\[[^]]*\]\(articles/(\w+)\.md\)", newest, re.MULTILINE)[:-1] == [
        "wire",
        "c",
        "b",
        "a",
        "d",
    ]
    assert "also reported by [The Paper](articles/paper.md), [The Copy](articles/copy.md)" in newest
    lists = (page.partition("## Articles")[2], home.partition("## By topic")[2], topics)
    assert [re.findall(r"\b(\d+) articles?\b", said) for said in lists] == [["5"]] * 3, "one topic has one count"
    assert re.findall(r'"numberOfItems":(\d+)', page) == ["5"]
    assert re.findall(r"Acme\S* \(company\): (\d+ articles)", page) == ["5 articles"]
    (topic,) = json.loads((project.folder / "out/data/topics.json").read_text("utf-8"))
    assert {"wire", "paper", "copy"} <= set(topic["articles"]), "data has all"


def test_a_reprint_stands_below_a_topic_that_the_first_of_its_text_is_kept_from(project: Project) -> None:
    built(project)
    for name, date in (("wire", "2025-03-20"), ("paper", "2025-03-21"), ("copy", "2025-03-22")):
        project.write(f"seeds/{name}.txt", f"As the {name} has it\n\n" + " ".join(text for _, text in NEWS.values()))
        project.write(f"seeds/{name}.yml", f"date: {date}\n")
    project.write("content/articles/wire.yml", "topics: {ban: [chips]}\n")
    built(project)
    listed = (project.folder / "out/topics/chips.md").read_text("utf-8").partition("## Articles")[2]
    assert re.findall(r"^- \S*\[[^]]*\]\(\.\./articles/(\w+)\.md\)", listed, re.MULTILINE) == [
        "copy",
        "c",
        "b",
        "a",
        "d",
    ]


@pytest.mark.parametrize(
    ("date", "week", "title"),
    [
        ("2025-03-12", "2025-W11", "Week 11 of 2025, from 10 March"),
        ("2024-12-30", "2025-W01", "Week 1 of 2025, from 30 December"),
        ("2021-01-03", "2020-W53", "Week 53 of 2020, from 28 December"),
    ],
)
def test_weeks_at_the_turn_of_the_year(date: str, week: str, title: str) -> None:
    assert period_of(date, "week") == week
    assert title_of(week) == title


@pytest.mark.parametrize(
    ("slug", "period", "title"),
    [
        ("2026-w53", "week", "Week 53 of 2026, from 28 December"),
        ("2025-w52", "week", "Week 52 of 2025, from 22 December"),
        ("2025-w07", "week", "Week 7 of 2025, from 10 February"),
        ("2025-02", "month", "February 2025"),
        ("2025-w53", None, "2025-w53"),
        ("2025-w00", None, "2025-w00"),
        ("2025-13", None, "2025-13"),
        ("0000-w01", None, "0000-w01"),
        ("2025", None, "2025"),
        ("spring-2025-02", None, "spring-2025-02"),
    ],
)
def test_an_address_is_a_periods_where_the_calendar_has_it(slug: str, period: str | None, title: str) -> None:
    assert named_by(slug) == period
    assert titled(slug) == title
