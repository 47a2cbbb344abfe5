"""Figures, quotations and dates: the right ones, and near misses that must give nothing."""

from __future__ import annotations

import calendar
import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.entities.find import Finder
from builder.facts.dates import dates
from builder.facts.figures import figures
from builder.facts.quotations import quotations
from builder.model import Event, Figure, Mention, ParagraphId
from builder.slugs import Slug
from tests.conftest import analysed

# Figures


def found_figures(text: str) -> list[tuple[str, float, str]]:
    return [(text[a.start : a.end], a.value, a.unit) for a in figures(text)]


FIGURES = [
    ("$750", 750, "USD"),
    ("$2.9 billion", 2_900_000_000, "USD"),
    ("$33.3 billion", 33_300_000_000, "USD"),
    ("$1.7 trillion", 1_700_000_000_000, "USD"),
    ("$1,234,567.89", 1_234_567.89, "USD"),
    ("US$5bn", 5_000_000_000, "USD"),
    ("$500-billion", 500_000_000_000, "USD"),
    ("$4k", 4_000, "USD"),
    ("A$3 million", 3_000_000, "AUD"),
    ("C$3m", 3_000_000, "CAD"),
    ("NT$500", 500, "TWD"),
    ("HK$1.5 billion", 1_500_000_000, "HKD"),
    ("S$20", 20, "SGD"),
    ("€3.5 million", 3_500_000, "EUR"),
    ("£40", 40, "GBP"),
    ("48.2 billion yen", 48_200_000_000, "JPY"),
    ("500 yen", 500, "JPY"),
    ("4 trillion won", 4_000_000_000_000, "KRW"),
    ("30 million pounds", 30_000_000, "GBP"),
    ("7 billion yuan", 7_000_000_000, "CNY"),
    ("2.9 billion dollars", 2_900_000_000, "USD"),
    ("3 million U.S. dollars", 3_000_000, "USD"),
    ("1.5 euros", 1.5, "EUR"),
    ("17 percent", 17, "%"),
    ("17 per cent", 17, "%"),
    ("3.5%", 3.5, "%"),
    ("1,000 %", 1_000, "%"),
]


@pytest.mark.parametrize(("surface", "value", "unit"), FIGURES)
@pytest.mark.parametrize("around", ["It was {} in all.", "{} were spent", "they asked for {}", "({}), or so", "“{}”"])
def test_a_sum_or_share_is_found_with_its_value_and_unit(surface: str, value: float, unit: str, around: str) -> None:
    assert found_figures(around.format(surface)) == [(surface, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "The ¥500 billion could be yen or yuan.",
        "It weighs 3 pounds.",
        "The team has 5 won games.",
        "It rose by 3 percentage points.",
        "The G7 and the G20 met about COVID-19 and 5G.",
        "In 2024 they counted 72 machines in 3 rooms.",
        "R$5 and MX$7 are other dollars.",
        "It cost 100 million Australian dollars.",
        "Version 3.5.6 dollars were never printed.",
        "About 1e9% of it.",
        "The code is A5%20B.",
        "No. 6 and p. 4 of 10,000.",
        "Half of the dollars, a million yen and several percent.",
    ],
)
def test_what_is_not_certainly_a_sum_or_share_gives_nothing(text: str) -> None:
    assert found_figures(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It will cost $10-15 million.", 10),
        ("It will cost $10–15 million.", 10),
        ("It will cost $5 to $10 million.", 5),
        ("It will cost $5-$10 million.", 5),
        ("About 1/2 percent of it.", 2),
        ("It bought the $3 B-52 models.", 3_000_000_000),
        ("It is measured in constant 2015 U.S. dollars.", 2015),
        ("It is measured in 2015 dollars.", 2015),
        ("The 20 euro-area countries agreed.", 20),
    ],
)
def test_a_number_whose_scale_or_unit_stands_elsewhere_is_not_given_a_wrong_value(text: str, wrong: float) -> None:
    assert wrong not in [value for _, value, _ in found_figures(text)]


@given(
    st.lists(st.sampled_from([*(surface for surface, _, _ in FIGURES), "in 2024", "No. 6", "machines", "¥5", "and"])),
    st.sampled_from([" ", ", ", "; "]),
)
def test_figures_of_a_text_are_those_of_its_parts_in_order(parts: list[str], joint: str) -> None:
    text = "so " + f"{joint}so ".join(parts)
    known = {surface for surface, _, _ in FIGURES}
    assert [surface for surface, _, _ in found_figures(text)] == [part for part in parts if part in known]


@given(st.text("$€£¥0123456789., %-bnkm milloyendar", max_size=40))
def test_figures_never_overlap_and_each_holds_its_number(text: str) -> None:
    end = 0
    for amount in figures(text):
        assert end <= amount.start < amount.end <= len(text)
        assert re.search(r"\d", text[amount.start : amount.end])
        assert amount.kind == ("percentage" if amount.unit == "%" else "money")
        end = amount.end


# Dates


def found_dates(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], date) for start, end, date in dates(text)]


@pytest.mark.parametrize(
    ("surface", "date"),
    [
        ("April 10, 2024", "2024-04-10"),
        ("April 10 2024", "2024-04-10"),
        ("Apr. 10, 2024", "2024-04-10"),
        ("10 April 2024", "2024-04-10"),
        ("10th April, 2024", "2024-04-10"),
        ("September 30th, 2024", "2024-09-30"),
        ("Sept. 5, 2021", "2021-09-05"),
        ("February 29, 2024", "2024-02-29"),
        ("2024-04-10", "2024-04-10"),
        ("April 2024", "2024-04"),
        ("May of 2023", "2023-05"),
        ("Dec. 1999", "1999-12"),
    ],
)
@pytest.mark.parametrize("around", ["It began on {}.", "{} was the day", "in 2019, on {}, and in 2030", "({})"])
def test_a_full_date_is_found_as_precisely_as_it_is_written(surface: str, date: str, around: str) -> None:
    assert found_dates(around.format(surface)) == [(surface, date)]


@pytest.mark.parametrize(
    "text",
    [
        "It happened on Wednesday, last year, in April or on May 5.",
        "It happened in 2024.",
        "It may 2024 times.",
        "It is dated 04/10/2024 or 10.4.2024.",
        "It is dated 2024-04 or 2024-13-01.",
        "February 30, 2024",
        "February 29, 2023",
        "April 31, 2024",
        "30 February 2024",
        "0 May 2024",
        "31 June 2024",
        "Serial number 2024-04-101",
        "Serial number 12024-04-10",
        "Serial number Dec. 24, 20245",
        "Octopus 2024 and Maybe 2024",
        "The march 2024 people joined.",
        "April 10, 1850",
    ],
)
def test_what_is_not_a_full_date_of_the_calendar_gives_nothing(text: str) -> None:
    assert found_dates(text) == []


def test_several_dates_come_in_reading_order() -> None:
    text = "It began on May 5, 2023, stopped in June 2023 and ended on 1 January 2024 or 2024-01-02."
    assert [date for _, date in found_dates(text)] == ["2023-05-05", "2023-06", "2024-01-01", "2024-01-02"]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 4))
def test_every_day_of_the_calendar_is_read_back_in_every_spelling(day: datetime.date, form: int) -> None:
    month = calendar.month_name[day.month]
    short = month if len(month) < 5 else f"{month[:3]}."
    written = [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{short} {day.day}, {day.year}",
        f"{month} {day.day} {day.year}",
        day.isoformat(),
    ][form]
    assert found_dates(f"It was {written}.") == [(written, day.isoformat())]


# Quotations

NAMES = re.compile(r"Ada Example|Example|Ben Sample|Sample|Acme")


def found_quotations(text: str) -> list[tuple[str, str, str]]:
    """Return the quoted words, their speaker and the verb; the names above are those who can speak."""
    people = [
        Mention(
            entity=Slug(match.group().lower().replace(" ", "-")),
            paragraph=ParagraphId("p1"),
            start=match.start(),
            end=match.end(),
            surface=match.group(),
            rule="name",
            evidence="",
        )
        for match in NAMES.finditer(text)
    ]
    return [(text[q.start : q.end], q.speaker.surface, q.verb) for q in quotations(text, people)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will build it,” Ada Example said.", [("We will build it,", "Ada Example", "said")]),
        ("“We will build it,” said Example.", [("We will build it,", "Example", "said")]),
        ('"We will build it," said Example.', [("We will build it,", "Example", "said")]),
        ("“We will build it,” said Acme president Ada Example.", [("We will build it,", "Ada Example", "said")]),
        ("Example said: “We will build it.”", [("We will build it.", "Example", "said")]),
        ("Example said in a letter, “We will build it.”", [("We will build it.", "Example", "said")]),
        ("Example told Ben Sample, “We will build it.”", [("We will build it.", "Example", "told")]),
        ("“We will build it. We will pay,” Example said.", [("We will build it. We will pay,", "Example", "said")]),
        ("“Why not?” Example added. “It is late.”", [("Why not?", "Example", "added")]),
        ("“We will build it,” Example said, but Sample does not.", [("We will build it,", "Example", "said")]),
        (
            "“We will build it,” Example said. “We will not pay,” Sample said.",
            [("We will build it,", "Example", "said"), ("We will not pay,", "Sample", "said")],
        ),
        (
            "Example said it was “fine.” Sample said it was “not fine at all.”",
            [("fine.", "Example", "said"), ("not fine at all.", "Sample", "said")],
        ),
    ],
)
def test_a_quotation_whose_speaker_stands_beside_the_verb_is_found(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found_quotations(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We will build it,” she said. Example left.",
        "Example left. “We will build it,” she said.",
        "The “missing piece” is power, Example said.",
        "Example called it “essential.”",
        "“We will build it,” the minister told Example.",
        "“We will build it,” he told Ben Sample.",
        "Example’s lawyer said, “We will build it.”",
        'Example\'s lawyer said, "We will build it."',
        "“We will build it,” said Example’s lawyer.",
        "“We will build it,” said Example's lawyer.",
        "“We will build it,” Example’s lawyer said.",
        "“We will build it,” said a lawyer for Example.",
        "“We will build it,” said the woman who replaced Example.",
        "“We will build it.” Example said nothing about the price.",
        "Example never said “we will build it.”",
        "Example was told, “We will build it.”",
        "Example was asked by reporters, “Will you build it?”",
        "Example said the plan is old. “We will build it,” a neighbor replied.",
        "“We will build it, Example said.",
    ],
)
def test_a_quotation_whose_speaker_is_not_certain_gives_nothing(text: str) -> None:
    assert found_quotations(text) == []


@given(
    st.lists(st.sampled_from(["“We will,”", "“It is.”", "said", "Example", "Sample", "told", ".", ",", "a", '"No,"']))
)
def test_a_quotation_is_inside_its_marks_and_has_a_speaker_outside_of_them(words: list[str]) -> None:
    text = " ".join(words)
    for quoted, speaker, verb in found_quotations(text):
        assert not set(quoted) & set('“”"')
        assert speaker in text.replace(quoted, "")
        assert verb in ("said", "told")


# In an article


def test_facts_are_placed_in_their_paragraphs_and_never_joined_across_them(finder: Finder) -> None:
    analysis = analysed(
        finder,
        "The ports spent $3 million on it in May 2023, which was 12 percent more than in the year before.",
        "The next plan is from 10 May",
        "2024 was a good year for the two ports, and nobody in the region had expected less than 12",
        "percent of the councils know why, said one of their members, who did not want to be named.",
        title="A plan of April 1, 2020, for $9 billion",
    )
    texts = {p.id: p.text for p in analysis.article.paragraphs}
    found: list[Figure | Event] = [*analysis.figures, *analysis.events]
    assert {fact.surface for fact in found} == {"$3 million", "May 2023", "12 percent"}
    assert all(texts[fact.paragraph][fact.start : fact.end] == fact.surface for fact in found)


def test_a_quotation_of_an_article_names_the_person_and_holds_their_words(finder: Finder) -> None:
    analysis = analysed(
        finder,
        "Prime Minister Fumio Kishida came to see the machine that the two ports have bought.",
        "“It sees more than I do,” Kishida said on the roof of the harbor office.",
    )
    (quotation,) = analysis.quotations
    text = next(p.text for p in analysis.article.paragraphs if p.id == quotation.paragraph)
    assert text[quotation.start : quotation.end] == "It sees more than I do,"
    assert (quotation.speaker, quotation.verb, quotation.direct) == ("fumio-kishida", "said", True)
