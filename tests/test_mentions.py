"""Names in texts: `tests/cases/mentions.md`, read with the catalogue beside it, and what holds for all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from markdown_it.utils import read_fixture_file

from builder.analyse import analyse
from builder.clean import clean
from builder.entities.catalogue import make_catalogue
from builder.entities.find import Finder
from builder.model import TITLE, Analysis
from builder.schemas import Entity, EntityFile
from builder.slugs import Slug
from tests.conftest import read

CASES = Path(__file__).parent / "cases"
TEXTS = [(title, given, expected) for _, title, given, expected in read_fixture_file(CASES / "mentions.md")]


def entities() -> dict[Slug, Entity]:
    files = yaml.load((CASES / "mentions.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    loaded = {Slug(slug): EntityFile.model_validate(_plain(fields)) for slug, fields in files.items()}
    return {s: Entity.model_construct(**dict(about), slug=s, path=f"{s}.yml") for s, about in loaded.items()}


def _plain(fields: dict[str, object]) -> dict[str, object]:
    match = fields.get("match")
    if isinstance(match, dict) and "not_at_start" in match:
        match["not_at_start"] = match["not_at_start"] == "true"
    return fields


@pytest.fixture(scope="module")
def cased() -> Finder:
    return Finder(make_catalogue(entities()), ())


def analysed(text: str, finder: Finder) -> Analysis:
    """Return the analysis of a case's text, with the brackets around its mentions taken off."""
    head, _, body = text.partition("\n") if text.startswith("# ") else ("", "", text)
    head = head.removeprefix("# ")
    dated = re.fullmatch(r"\d{4}-\d\d-\d\d", head)
    article = clean(read(unmarked(body), title="Untitled" if dated or not head else unmarked(head)))
    return analyse(replace(article, date=head if dated else None), finder)


def unmarked(text: str) -> str:
    return re.sub(r"[\[\]]", "", text)


@pytest.mark.parametrize(("title", "given", "expected"), TEXTS, ids=[title for title, _, _ in TEXTS])
def test_mentions_are_those_that_the_case_marks(title: str, given: str, expected: str, cased: Finder) -> None:
    analysis = analysed(given, cased)
    said = [f"{m.entity} {m.rule}" for m in analysis.mentions] + [f"? {a.surface}" for a in analysis.ambiguous]
    assert said == expected.splitlines()
    in_text = [m.surface for m in analysis.mentions if m.paragraph != TITLE]
    body = given.partition("\n")[2] if given.startswith("# ") else given
    assert in_text == [" ".join(mark.split()) for mark in re.findall(r"\[(.*?)\]", body, re.DOTALL)]
    assert all(m.evidence for m in analysis.mentions)
    assert all(a.why and a.candidates for a in analysis.ambiguous)
