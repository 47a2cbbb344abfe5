"""Articles as references: what is known is there, what is not is left out, and no text ends a field early."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.clean import clean
from builder.model import Article
from builder.pages.reference import FORMATS, OwnPage, bibtex, csl_json, footnote, references, ris
from builder.slugs import Slug
from tests.conftest import read

BARE = clean(read("A plant opens near the river today, said the company.", title="A plant opens"))
FULL = replace(
    BARE,
    title="Profits & losses: 5% of {all} #1",
    authors=("Ada Example", "Ministry of Food and Drink", "The Wire"),
    publisher="The Wire",
    date="2024-04-09",
    url="https://example.org/a_b%20c?x={y}",
    language="en",
)


def test_bibtex_has_what_is_known() -> None:
    assert (
        bibtex(FULL)
        == r"""@misc{example,
  title = {{Profits \& losses: 5\% of \textbraceleft{}all\textbraceright{} \#1}},
  author = {Ada Example and {Ministry of Food and Drink} and {The Wire}},
  howpublished = {The Wire},
  year = {2024},
  month = apr,
  day = {9},
  url = {https://example.org/a_b%20c?x=%7By%7D},
}"""
    )
    assert bibtex(BARE) == "@misc{example,\n  title = {{A plant opens}},\n}"


def test_ris_has_what_is_known() -> None:
    assert ris(FULL).splitlines() == [
        "TY  - NEWS",
        "TI  - Profits & losses: 5% of {all} #1",
        "AU  - Ada Example",
        "AU  - Ministry of Food and Drink",
        "AU  - The Wire",
        "T2  - The Wire",
        "PY  - 2024",
        "DA  - 2024/04/09/",
        "UR  - https://example.org/a_b%20c?x={y}",
        "LA  - en",
        "ER  - ",
    ]
    assert ris(BARE).splitlines() == ["TY  - NEWS", "TI  - A plant opens", "ER  - "]


@pytest.mark.parametrize(
    ("date", "bib", "parts"),
    [("2024", "  year = {2024},\n}", [2024]), ("2024-04", "  month = apr,\n}", [2024, 4]), (None, "", None)],
)
def test_a_date_is_as_precise_as_it_is_known(date: str | None, bib: str, parts: list[int] | None) -> None:
    article = replace(BARE, date=date)
    assert bibtex(article).endswith(bib)
    (item,) = json.loads(csl_json(article))
    assert item.get("issued", {}).get("date-parts", [None])[0] == parts


def test_csl_json_has_names_as_they_are_written() -> None:
    (item,) = json.loads(csl_json(FULL))
    assert item["author"] == [{"literal": name} for name in FULL.authors]
    assert item["container-title"] == "The Wire"
    assert item["URL"] == FULL.url


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_ends_its_field(title: str, author: str) -> None:
    article = replace(BARE, title=title, authors=(author,))
    assert [line[:6] for line in ris(article).splitlines()] == ["TY  - ", "TI  - ", "AU  - ", "ER  - "]
    depth = 0
    entry = bibtex(article)
    for place, letter in enumerate(entry, 1):
        depth += (letter == "{") - (letter == "}")
        assert depth > 0 or place < len("@misc{") or place == len(entry)
    (item,) = json.loads(csl_json(article))
    assert item["title"] == title


def test_every_format_stands_in_the_block_as_text() -> None:
    hostile: Article = replace(BARE, title="</code></pre><script>alert(1)</script>")
    block: Any = references(hostile)
    assert "<script" not in block
    assert block.count("<pre>") == len(FORMATS) + 1


def test_a_footnote_has_what_is_known() -> None:
    assert footnote(FULL) == (
        "Ada Example, Ministry of Food and Drink, The Wire, “Profits & losses: 5% of {all} #1”, The Wire, "
        "9 April 2024, https://example.org/a_b%20c?x={y}"
    )
    assert footnote(replace(FULL, authors=("The Wire",), url=None), "https://own.example/a/") == (
        "The Wire, “Profits & losses: 5% of {all} #1”, 9 April 2024, text at https://own.example/a/"
    )
    assert footnote(BARE) == "“A plant opens”, undated"


def test_a_briefing_is_cited_as_of_a_day_and_as_no_newspaper() -> None:
    own = OwnPage(Slug("chips"), "Briefing: Chips", "The Site", "2026-02-26", "https://own.example/briefings/chips/")
    assert footnote(own) == "“Briefing: Chips”, The Site, as of 26 February 2026, https://own.example/briefings/chips/"
    assert footnote(replace(own, date=None, url=None)) == "“Briefing: Chips”, The Site"
    assert ris(own).startswith("TY  - RPRT\nTI  - Briefing: Chips\nT2  - The Site\nPY  - 2026\n")
    assert json.loads(csl_json(own))[0]["type"] == "report"
    assert "Cite this briefing" in references(own)
