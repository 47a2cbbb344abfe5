"""Figures, quotations and dates: the right ones, and near misses that must give nothing."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from benchmarks.articles import article_of
from builder.analyse import analyse
from builder.corrected import corrected_from
from builder.entities.find import Finder
from builder.facts.citations import is_citation
from builder.facts.dates import dates
from builder.facts.figures import figures
from builder.facts.speakers import bare_name
from builder.facts.words import words_of
from builder.model import Analysis, Article, Event, Figure, Paragraph, ParagraphId, ParagraphKind, Quotation

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[object]:
    found = read_fixture_file(CASES / f"{name}.md")
    return [pytest.param(text.rstrip("\n"), expected.splitlines(), id=title) for _, title, text, expected in found]


def article(*texts: str, date: str | None = None, kind: ParagraphKind = "paragraph") -> Article:
    """Return an article of these paragraphs as cleaning would hand it on."""
    paragraphs = [
        Paragraph(id=ParagraphId(f"p{n}"), kind=kind, level=0, text=text, first=n, last=n)
        for n, text in enumerate(texts, 1)
    ]
    return article_of(paragraphs, name="example", date=date)


# Cases


def figure_line(figure: Figure) -> str:
    value = f"{figure.value:g}" if figure.value < 1e5 else f"{figure.value:.0f}"
    upper = "" if figure.upper is None else f"{figure.upper:g}" if figure.upper < 1e5 else f"{figure.upper:.0f}"
    parts = [figure.surface, figure.kind, f"{value} to {upper}" if upper else value]
    parts += [figure.unit] if figure.kind != "rank" or figure.unit else []
    parts += [f"of: {figure.of}"] if figure.of else []
    parts += [f"whose: {figure.entity}"] if figure.entity else []
    parts += [f"converts: {figure.converts}"] if figure.converts else []
    return " | ".join(parts)


@pytest.mark.parametrize(("text", "expected"), cases("figures"))
def test_figures(text: str, expected: list[str], finder: Finder) -> None:
    found = analyse(article(*text.split("\n\n")), finder).figures
    assert [figure_line(figure) for figure in found] == expected


@pytest.mark.parametrize(("text", "expected"), cases("quotations"))
def test_quotations(text: str, expected: list[str], finder: Finder) -> None:
    analysis = analyse(article(*text.split("\n\n")), finder)
    texts = {p.id: p.text for p in analysis.article.paragraphs}
    found = [
        " | ".join(
            [
                "direct" if q.direct else "reported",
                q.speaker or f'"{q.speaker_text}"',
                q.verb,
                texts[q.paragraph][q.start : q.end],
            ]
        )
        for q in analysis.quotations
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), cases("events"))
def test_events(text: str, expected: list[str], finder: Finder) -> None:
    date, text = text.split("\n", 1)
    found = analyse(article(text, date=None if date == "-" else date), finder).events
    assert [f"{event.surface} | {event.date}" for event in found] == expected


# Invariants

PIECES = (
    'Microsoft|said|that|it|would|invest|$2.9 billion|(440 billion yen)|in|data centres|“We will,”|“It is.”|"No,"|he'
    "|Joe Biden|Brad Smith|ranked|sixth|on Tuesday|last year|in March|April 10|May 5, 2023|2024|by 2030|3,000 engineers"
    '|two|three million people|10-15%|from|to|5 GW|No. 2|third-largest|.|,|;|:|and|according to|The minister|“|”|"'
    "|half a million|two years|¥5|1/2|24/7|wafers a month|, who led it,|told|reporters|Mr.|\n"
).split("|")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(
    '$€¥0123456789., %-–bnkm“”"‘’tworyeaildMSA;:\n', max_size=60
)


def facts_of(analysis: Analysis) -> Iterator[Figure | Quotation | Event]:
    yield from analysis.figures
    yield from analysis.quotations
    yield from analysis.events


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["2024-04-10", "2024-04", None]))
def test_every_fact_stands_where_it_says(finder: Finder, texts: list[str], date: str | None) -> None:
    analysis = analyse(article(*[text for text in texts if text.strip()] or ["None."], date=date), finder)
    known = {p.id: p.text for p in analysis.article.paragraphs}
    sentences = [(s.paragraph, s.start, s.end) for s in analysis.sentences]
    for fact in facts_of(analysis):
        text = known[fact.paragraph]
        assert 0 <= fact.start < fact.end <= len(text)
        if isinstance(fact, Quotation):
            assert fact.verb in text or len(known) > 1
            assert fact.speaker_text in "\n".join(known.values())
            assert not set(text[fact.start : fact.end]) & set('“”"') or not fact.direct
            continue
        assert text[fact.start : fact.end] == fact.surface != ""
        around = [text[s:e] for p, s, e in sentences if p == fact.paragraph and s <= fact.start and fact.end <= e]
        assert len(around) == 1, "a fact stands in one sentence"
        if isinstance(fact, Figure):
            assert fact.of is None or fact.of in around[0]
            assert fact.converts is None or fact.converts in around[0]
            assert fact.upper is None or fact.value < fact.upper < float("inf")
            assert abs(fact.value) < float("inf")
        else:
            datetime.date.fromisoformat(
                fact.date + "-01-01"[len(fact.date) - 4 :] if len(fact.date) < 10 else fact.date
            )
    for found in (analysis.figures, analysis.events):
        places = [(fact.paragraph, fact.start, fact.end) for fact in found]
        for (one, _, end), (other, start, _) in pairwise(places):
            assert one != other or end <= start


@pytest.mark.parametrize("kind", ["heading", "code"])
def test_headings_and_code_state_nothing(kind: ParagraphKind, finder: Finder) -> None:
    text = "Joe Biden said on May 5, 2023, that it cost $3 million: “It is late.”"
    assert not list(facts_of(analyse(article(text, kind=kind), finder)))
    assert len(list(facts_of(analyse(article(text), finder)))) == 3


def test_a_day_in_a_table_has_its_year_in_another_cell(finder: Finder) -> None:
    table = article("| Ended December 31 | Ended March 31, 2024 |", date="2025-02-13", kind="table")
    assert [event.date for event in analyse(table, finder).events] == ["2024-03-31"]


def test_facts_never_join_two_paragraphs(finder: Finder) -> None:
    analysis = analyse(article("The next plan is from 10 May", "2024, said", "“Yes,”", "Joe Biden."), finder)
    assert not list(facts_of(analysis))


CORRECTING = (
    "Correction, Oct. 2, 2023: An earlier version was wrong.",
    "Correction: The firm has 300 workers.",
    "CORRECTION (5 May 2023): It has 300 workers.",
    "*Correction:* It has 300 workers.",
    "Corrections & Clarifications: The port has two cranes.",
    "Clarification: The story has been updated.",
    "An earlier version of this article misstated the sum.",
    "Because of an editing error, an earlier version of this story gave it as $5.",
    "This article was updated on May 5, 2023, to add a comment.",
    "This story has been corrected to show that it was $5.",
    "Editor’s note: This text is from 2019.",
    "Editors' Note, May 5, 2023 — It was late.",
    "[A previous version of this report said that it was late.]",
    "Update, May 5, 6:29 PM ET: This story has been updated to add a reply.",
    "Update, May 5th: Added a reply of Kim.",
)
STORY = (
    "Corrections officers said it was $5.",
    "A correction: the market fell 10%.",
    "The article was amended in 1954 to allow forces.",
    "The correction of the course cost $5 million.",
    "Correction of errors takes two years: it is slow.",
    "An earlier version of the law said so.",
    "Update, May 5: The firm said it would pay $5.",
    "This report was updated in 2019.",
    "Update, May 5, 6:29 PM ET: Kim added $5.",
    "Updates: Added costs came to $5.",
    "Editors note that it was late.",
    "Kim sold an earlier version of this story in 2019.",
)


@pytest.mark.parametrize(("text", "noted"), [*((t, True) for t in CORRECTING), *((t, False) for t in STORY)])
def test_a_note_of_correction_is_told_from_the_story(text: str, noted: bool) -> None:
    assert corrected_from(text, [(0, len(text))]) == (0 if noted else len(text))


def test_a_correction_states_nothing_and_what_stands_before_it_does(finder: Finder) -> None:
    story = "Joe Biden said on May 5, 2023, that it cost $3 million: “It is late.”"
    note = "Correction, May 6, 2023: An earlier version of this article said that it cost $30 million."
    assert not list(facts_of(analyse(article(f"{note} {story}"), finder)))
    assert len(list(facts_of(analyse(article(f"{story} {note}"), finder)))) == 3
    assert len(list(facts_of(analyse(article(note, story), finder)))) == 3


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Federal Reserve Vice Chair", "Ada Example"),
        ("Spokesman", "Ai Sample"),
        ("the ministry's spokesman", "Ada Example"),
        ("foreign ministry spokesperson", "Ai Sample"),
        ("Chief Financial Officer", "Ada de la Example"),
        ("Chief Economist", "Ada Example"),
        ("Attorney General", "Ada Example"),
        ("Department of Commerce spokesman", "Ada Example"),
        ("Economy, Trade and Industry Minister", "Ada Example"),
        ("Senior Vice President for Global Public Policy", "Ada Example"),
        ("Under Secretary of Commerce for Industry and Security", "Ada B. Example"),
        ("Director of National Intelligence", "Ada Example"),
        ("Finance Minister", "Dr. Ada Example"),
        ("Rep.", "Ada Example"),
        ("Kestrel executive VP", "Ada Example"),
    ],
)
def test_a_speaker_is_a_name_without_the_office(office: str, name: str) -> None:
    assert bare_name(f"{office} {name}") == name


@pytest.mark.parametrize(
    "said",
    [
        *("President Example", "an aide to President Ada Example", "the wife of Senator Ada Example", "Ada Justice"),
        *("Mayor Brown LLP", "Ambassador Theatre Group", "General Motors Company", "Economist Intelligence Unit"),
        *("Head Start Program", "Ada Example and Chief Financial Officer Bo Sample", "the president's spokesman"),
        *("President Ada Example of Samplia", "Director of Kestrel Mary Jane Watson", "two officials", "He"),
    ],
)
def test_a_speaker_without_a_sure_office_stays_whole(said: str) -> None:
    assert bare_name(said) == said


CITATIONS = (
    "Example Corp., Form 8-K, 22 August 2023. ↩",
    "METI, “Support for lamps of the next generation,” 21 November 2023.",
    "“Support for lamps,” Example Ministry, 21 November 2023.",
    "METI, implementation plan, November 2023",
    "Source: Example Institute, May 2023",
    "[1] Letter of the ministry to the port, 5 May 2023.",
    "[^1]: Company filing, 2 February 2023.",
    "Example Corp., annual report, 2 May 2023, https://example.com/a/b.",
    "J. Sample et al., Example Journal, vol. 3, no. 2, May 2023, pp. 3-9.",
    "Example Office, press release (May 5, 2023).",
    "— Ada Example (@ada_e) May 6, 2023",
)
DATED = (
    "Summit, Geneva, 2 May 2023",
    "Launch of the plan, Tokyo, 5 May 2023",
    "5 May 2023: Form 8-K, Example Corp.",
    "Intel filed its report on 22 August 2023.",
    "Example signed a letter, 5 May 2023.",
    "Apple opens its shop, annual report, 5 May 2023",
    "The ministry published “A Plan for Lamps,” on 5 May 2023.",
    "“We are late,” he said on May 5, 2023.",
    "Example Corp. annual report: profit doubled, 5 May 2023",
)


@pytest.mark.parametrize(("text", "cites"), [*((t, True) for t in CITATIONS), *((t, False) for t in DATED)])
def test_a_citation_tells_no_event(text: str, cites: bool, finder: Finder) -> None:
    assert is_citation(text) == cites
    assert bool(analyse(article(text), finder).events) != cites


@pytest.mark.parametrize(
    "pattern",
    [
        *("1 ", "two hundred ", "$5 to $6 million ", "“a,” said ", "A said ", "He said that it is. ", "on Monday "),
        *("May 5 ", "according to A, ", "Ada Example, the chief, ", "sixth in ", '"a" ', "5% ", "a of the ", "He "),
        *("in 2024 to ", "Correction, ", "[ ", "5 May 2023, ", "compared with a ", "had expected "),
    ],
)
def test_a_long_line_is_read_to_its_end(pattern: str, finder: Finder) -> None:
    """Patterns that look back or ahead without bound would not come back from this within the time of a test run."""
    end = "The plant cost $3 million."
    analysis = analyse(article(pattern * (60_000 // len(pattern)) + ". " + end, date="2024-04-10"), finder)
    assert analysis.figures[-1].surface == "$3 million"


def test_numbers_too_long_for_a_value_are_no_figures() -> None:
    for text in ("9" * 400 + " dollars", "$" + "9" * 400, "two " + "trillion " * 200 + "dollars"):
        assert not list(figures(text, words_of(text)))


@pytest.mark.parametrize("around", ["It was {} in all.", "{} was spent", "they asked for {}", "({}), or so", "“{}”"])
@pytest.mark.parametrize(
    ("surface", "value", "unit"),
    [
        ("$750", 750, "USD"),
        ("$1,234,567.89", 1_234_567.89, "USD"),
        ("$33.3 billion", 33_300_000_000, "USD"),
        ("$500-billion", 500_000_000_000, "USD"),
        ("NT$500", 500, "TWD"),
        ("HK$1.5 billion", 1_500_000_000, "HKD"),
        ("C$3m", 3_000_000, "CAD"),
        ("48.2 billion yen", 48_200_000_000, "JPY"),
        ("JPY 500 billion", 500_000_000_000, "JPY"),
        ("4 trillion won", 4_000_000_000_000, "KRW"),
        ("30 million pounds", 30_000_000, "GBP"),
        ("7 billion yuan", 7_000_000_000, "CNY"),
        ("100 million Australian dollars", 100_000_000, "AUD"),
        ("17 per cent", 17, "%"),
        ("3.5%", 3.5, "%"),
        ("1,000 %", 1_000, "%"),
        ("26 terabytes", 26, "TB"),
        ("two hundred and fifty thousand people", 250_000, "people"),
    ],
)
def test_a_figure_is_the_same_wherever_it_stands(surface: str, value: float, unit: str, around: str) -> None:
    text = around.format(surface)
    found = [(text[a.start : a.end], a.value, a.unit) for a in figures(text, words_of(text))]
    assert found == [(surface, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "It weighs 3 pounds.",
        "The code is A5%20B.",
        "No. 6 and p. 4 of 10,000.",
        "About 1e9% of it.",
        "The G7 and the G20 met about COVID-19 and 5G.",
        "It bought the $3 B-52 models of 1950.",
        "Nine in 10 adults know it.",
    ],
)
def test_what_only_looks_like_a_figure_has_no_wrong_value(text: str) -> None:
    assert {a.value for a in figures(text, words_of(text))} <= {3}
    assert not any(a.kind == "money" and a.value > 3 for a in figures(text, words_of(text)))


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
    text = f"It was {written}."
    assert [(text[s:e], date) for s, e, date in dates(text, words_of(text))] == [(written, day.isoformat())]


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31)), st.sampled_from(list(calendar.day_name)))
def test_a_weekday_is_within_the_week_that_ends_with_the_article(day: datetime.date, weekday: str) -> None:
    text = f"They met on {weekday} and talked."
    ((_, _, date),) = dates(text, words_of(text), day)
    found = datetime.date.fromisoformat(date)
    assert calendar.day_name[found.weekday()] == weekday
    assert 0 <= (day - found).days < 7
