"""Names in texts: `tests/cases/mentions.md`, read with the catalogue beside it, and what holds for all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from builder.analyse import analyse
from builder.clean import clean
from builder.entities.catalogue import make_catalogue
from builder.entities.find import Finder
from builder.model import TITLE, Ambiguous, Analysis, Mention, Paragraph, ParagraphId, Span
from builder.schemas import Entity, EntityFile
from builder.slugs import Slug
from tests.conftest import read

CASES = Path(__file__).parent / "cases"
TEXTS = [(title, given, expected) for _, title, given, expected in read_fixture_file(CASES / "mentions.md")]


def entities() -> dict[Slug, Entity]:
    files = yaml.load((CASES / "mentions.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    loaded = {Slug(slug): EntityFile.model_validate(_plain(fields)) for slug, fields in files.items()}
    return {s: Entity.model_construct(**dict(about), slug=s, path=f"{s}.yml") for s, about in loaded.items()}


def _plain(fields: dict[str, object]) -> dict[str, object]:
    match = fields.get("match")
    if isinstance(match, dict) and "not_at_start" in match:
        match["not_at_start"] = match["not_at_start"] == "true"
    return fields


ENTITIES = entities()
FINDER = Finder(make_catalogue(ENTITIES), ())


def shuffled(seed: int) -> Finder:
    """Return the finder of the same catalogue in another order."""
    listed = list(ENTITIES.items())
    Random(seed).shuffle(listed)
    return Finder(make_catalogue(dict(listed)), ())


SHUFFLED = [shuffled(seed) for seed in range(4)]
STRANGER = Entity(slug=Slug("stranger"), path="stranger.yml", name="Quuxland Grault", kind="person", aliases=("Corge",))
WITH_STRANGER = Finder(make_catalogue({**ENTITIES, STRANGER.slug: STRANGER}), ())


def analysed(text: str, finder: Finder) -> Analysis:
    """Return the analysis of a case's text, with the brackets around its mentions taken off."""
    head, _, body = text.partition("\n") if text.startswith("# ") else ("", "", text)
    head = head.removeprefix("# ")
    dated = re.fullmatch(r"\d{4}-\d\d-\d\d", head)
    article = clean(read(unmarked(body), title="Untitled" if dated or not head else unmarked(head)))
    return analyse(replace(article, date=head if dated else None), finder)


def unmarked(text: str) -> str:
    return re.sub(r"[\[\]]", "", text)


@pytest.mark.parametrize(("title", "marked", "expected"), TEXTS, ids=[title for title, _, _ in TEXTS])
def test_mentions_are_those_that_the_case_marks(title: str, marked: str, expected: str) -> None:
    analysis = analysed(marked, FINDER)
    said = [f"{m.entity} {m.rule}" for m in analysis.mentions] + [f"? {a.surface}" for a in analysis.ambiguous]
    assert said == expected.splitlines()
    spans(analysis)
    in_text = [m.surface for m in analysis.mentions if m.paragraph != TITLE]
    body = marked.partition("\n")[2] if marked.startswith("# ") else marked
    assert in_text == [" ".join(mark.split()) for mark in re.findall(r"\[(.*?)\]", body, re.DOTALL)]
    assert all(m.evidence for m in analysis.mentions)
    assert all(a.why and a.candidates for a in analysis.ambiguous)


# What holds for every text.

NAMES = [
    name
    for entity in ENTITIES.values()
    for name in (entity.name, *entity.aliases, *entity.short_forms, *entity.demonyms, *entity.capital)
]
WORDS = (
    "the in of and said between with by Mr. President Minister Secretary former a The But Bank University Post is was"
)
MARKS = ". , ; : ( ) “ ” ' ’s 's - – — / \u00a0 & | @ # Hunter New us US may May Inc. Corp. Ltd. AI JAPAN japan"
PIECES = st.tuples(st.sampled_from([*NAMES, *WORDS.split(), *MARKS.split(" ")]), st.sampled_from([" ", " ", " ", ""]))
TEXT = st.lists(PIECES, min_size=1, max_size=40).map(lambda pieces: "It is " + "".join(map("".join, pieces)))


def spans(analysis: Analysis) -> list[tuple[ParagraphId, int, int]]:
    """Return where names stand, open ones too; each is in the text where it says, and none overlaps another."""
    texts = {p.id: p.text for p in analysis.article.paragraphs} | {TITLE: analysis.article.title}
    found: list[Mention | Ambiguous] = [*analysis.mentions, *analysis.ambiguous]
    assert all(texts[n.paragraph][n.start : n.end] == n.surface for n in found)
    taken = sorted((n.paragraph, n.start, n.end) for n in found)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(taken))
    return taken


@given(TEXT, TEXT)
@settings(max_examples=300)
def test_spans_agree_with_any_text_and_nothing_is_said_without_a_reason(title: str, text: str) -> None:
    analysis = analysed(f"# {title}\n{text} and that is all of it.", FINDER)
    spans(analysis)
    assert all(m.rule and m.evidence and m.entity in FINDER.catalogue.entities for m in analysis.mentions)
    assert all(a.why and a.candidates for a in analysis.ambiguous)


@given(TEXT, st.sampled_from(SHUFFLED))
@settings(max_examples=60)
def test_the_order_of_the_catalogue_does_not_matter(text: str, finder: Finder) -> None:
    other = analysed(text, finder)
    same = analysed(text, FINDER)
    assert (other.mentions, other.ambiguous) == (same.mentions, same.ambiguous)


@given(TEXT)
@settings(max_examples=60)
def test_an_entity_that_the_text_does_not_name_changes_nothing(text: str) -> None:
    other = analysed(text, WITH_STRANGER)
    same = analysed(text, FINDER)
    assert (other.mentions, other.ambiguous) == (same.mentions, same.ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "Japan " * 20_000,
        "(" * 20_000,
        "Example Name (EN) " * 5_000,
        "US-Japan-" * 10_000,
        "Shinzo Abe met Abe and Akie Abe. " * 4_000,
        "Washington, Tokyo, Beijing and " * 4_000,
        "President of the Bank of " * 5_000 + "Japan",
    ],
    ids=lambda text: text[:24],
)
def test_long_lines_of_one_thing_are_read_to_the_end(text: str) -> None:
    """A rule that looked at all names for each of them would not come back within any patience."""
    paragraph = Paragraph(id=ParagraphId("p1"), kind="paragraph", level=0, text=text.strip(), first=1, last=1)
    article = replace(clean(read("It rained for days on end and then it stopped.")), paragraphs=(paragraph,))
    spans(analyse(article, FINDER))


def test_names_in_code_are_none_and_names_in_links_are_found() -> None:
    text = "Japan and Microsoft and OpenAI met in a hall there."
    marked = (Span(start=0, end=5, kind="code"), Span(start=10, end=19, kind="link", target="https://example.org/"))
    paragraph = Paragraph(id=ParagraphId("p1"), kind="paragraph", level=0, text=text, first=1, last=1, spans=marked)
    block = Paragraph(id=ParagraphId("p2"), kind="code", level=0, text="Japan = 1", first=2, last=2)
    article = replace(clean(read(text)), paragraphs=(paragraph, block))
    assert [m.surface for m in analyse(article, FINDER).mentions] == ["Microsoft", "OpenAI"]
