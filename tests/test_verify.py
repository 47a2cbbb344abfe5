"""A citation that a reader cannot follow fails the build and names its point."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.articles import article_of
from builder.errors import CitationBroken
from builder.model import (
    Analysis,
    Briefing,
    Briefings,
    Citation,
    Corpus,
    Edit,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    Point,
)
from builder.slugs import Slug
from builder.verify import Verified, verify

FIRST = "Acme & Sons will build a plant near Nagoya."
SECOND = "Joe Biden said: “It is the first <chip> of its kind.”"
TEXT = f"{FIRST} {SECOND}"
SLUG = Slug("plant")
P3 = ParagraphId("p3")
PAGE = (
    '<html><head><meta charset="utf-8"></head><body><h1>Plant</h1>'
    '<p id="p3"><span id="p3s1"><a href="../../entities/acme/">Acme</a> &amp; Sons will build a plant near Nagoya.'
    "</span>"
    ' <span id="p3s2">Joe Biden said: “It is the first &lt;chip&gt; of its kind.”</span></p></body></html>'
)


def cite(quote: str, number: int) -> Citation:
    start = TEXT.index(quote)
    return Citation(article=SLUG, paragraph=P3, start=start, end=start + len(quote), quote=quote, anchor=f"p3s{number}")


def point(quote: str, number: int) -> Point:
    return Point(text=quote, origin="computed", citations=(cite(quote, number),))


def briefings(*points: Point, topic: tuple[Point, ...] = (), text: str = TEXT) -> Briefings:
    paragraph = Paragraph(id=P3, kind="paragraph", level=0, text=text, first=3, last=3)
    article = article_of([paragraph], name="plant", title="Plant")
    analysis = Analysis(
        article=article,
        sentences=(),
        mentions=(),
        ambiguous=(),
        phrases=(),
        figures=(),
        quotations=(),
        events=(),
    )
    corpus = Corpus(
        analyses=(analysis,), scores={}, related={}, mentions={}, together={}, members={}, extents={SLUG: "full"}
    )
    chips = Slug("chips")
    topics = {chips: Briefing(slug=chips, kind="topic", subject=chips, title="Chips", points=topic)} if topic else {}
    return Briefings(corpus=corpus, articles={SLUG: points}, topics=topics)


BOTH = (point(FIRST, 1), point(SECOND, 2))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, PAGE)
    return tmp_path


def write(site: Path, page: str) -> None:
    file = site / "articles/plant/index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8")


def broken(found: Briefings, site: Path) -> str:
    with pytest.raises(CitationBroken) as caught:
        verify(found, site)
    return str(caught.value)


def test_a_page_that_is_the_same_is_looked_at_again_for_other_citations_only(site: Path) -> None:
    seals = verify(briefings(*BOTH), site).seals
    assert list(seals) == ["plant"]
    assert verify(briefings(), site).seals != seals
    write(site, PAGE.replace("kind", "sort"))
    broken(briefings(*BOTH), site)
    assert verify(briefings(*BOTH), site, seals) == Verified(seals=seals, misread={})
    with pytest.raises(CitationBroken):
        verify(briefings(*BOTH, topic=BOTH[1:]), site, seals)


def visible(page: str) -> list[int]:
    """Return the offsets of the letters of the page's sentences."""
    start = page.index("Acme<")
    shown = [m.start() for m in re.finditer(r"[A-Za-z.:“”](?![^<>]*>)(?!\w*;)", page) if m.start() >= start]
    return [at for at in shown if not page[:at].endswith("&")]


@pytest.mark.parametrize("at", visible(PAGE)[::5])
def test_one_character_of_the_page_altered_breaks_the_citation(at: int, site: Path) -> None:
    write(site, PAGE[:at] + "x" + PAGE[at + 1 :])
    assert "the briefing of article 'plant'" in broken(briefings(*BOTH), site)


@pytest.mark.parametrize("at", range(0, len(TEXT), 9))
def test_one_character_of_the_article_altered_breaks_the_citation(at: int, site: Path) -> None:
    """The page was made of the article that the citation was not."""
    altered = TEXT[:at] + "~" + TEXT[at + 1 :]
    if TEXT[at] != " ":
        assert "the briefing of article 'plant'" in broken(briefings(*BOTH, text=altered), site)


@pytest.mark.parametrize("move", [1, -1])
def test_offsets_beside_the_quote_break_the_citation(move: int, site: Path) -> None:
    citation = cite(SECOND, 2)
    moved = replace(citation, start=citation.start + move, end=citation.end + move)
    broken(briefings(replace(BOTH[1], citations=(moved,))), site)


def test_the_message_names_the_point_the_element_and_the_page(site: Path) -> None:
    write(site, PAGE.replace("Nagoya", "Nagano"))
    message = broken(briefings(*BOTH, topic=BOTH), site)
    for said in ("the briefing of article 'plant'", "the briefing of topic 'chips'", FIRST, "#p3s1", "Nagano"):
        assert said in message
    assert message.startswith("articles/plant/index.html:")
    assert SECOND not in message
    assert len(message.splitlines()) == 2


def test_an_element_that_is_not_there_breaks_the_citation(site: Path) -> None:
    write(site, PAGE.replace('id="p3s2"', 'id="p3s3"'))
    assert "no such element" in broken(briefings(*BOTH), site)


def test_a_page_that_is_not_there_breaks_its_citations(tmp_path: Path) -> None:
    assert len(broken(briefings(*BOTH), tmp_path).splitlines()) == 2


def test_the_right_words_in_another_element_break_the_citation(site: Path) -> None:
    broken(briefings(point(FIRST, 2)), site)


def test_the_first_of_two_elements_with_one_id_is_where_a_reader_lands(site: Path) -> None:
    write(site, PAGE.replace("<h1>", '<span id="p3s1">Something else.</span><h1>'))
    broken(briefings(*BOTH), site)


@pytest.mark.parametrize("page", ["", "<html></html>", "not a page", "<!-- -->"])
def test_a_page_that_is_empty_or_torn_breaks_its_citations(page: str, site: Path) -> None:
    write(site, page)
    broken(briefings(*BOTH), site)


def test_a_computed_point_must_be_its_quotes(site: Path) -> None:
    altered = replace(BOTH[0], text=FIRST.replace("Nagoya", "Nagano"))
    assert "Nagano" in broken(briefings(altered), site)


def test_edits_are_part_of_what_a_point_says(site: Path) -> None:
    edit = Edit(at=TEXT.index("Sons"), was="Sons", now="[the sons]")
    edited = replace(BOTH[0], text=FIRST.replace("Sons", "[the sons]"), edits=(edit,))
    assert verify(briefings(edited), site).seals
    broken(briefings(replace(edited, text=FIRST)), site)


def test_an_edit_must_stand_where_it_says(site: Path) -> None:
    edit = Edit(at=2, was="Sons", now="[the sons]")
    text = FIRST[:2] + "[the sons]" + FIRST[6:]
    broken(briefings(replace(BOTH[0], text=text, edits=(edit,))), site)


def test_a_persons_words_are_free_and_the_quotes_are_not(site: Path) -> None:
    free = Point(text="A plant is planned.", origin="person", citations=(cite(FIRST, 1), cite(SECOND, 2)))
    assert verify(briefings(free), site).seals
    write(site, PAGE.replace("kind", "sort"))
    broken(briefings(free), site)


# Text that nobody cites.


def of_kind(kind: ParagraphKind, *texts: str) -> Briefings:
    """Return the record of an article of such paragraphs: `p3`, `p4` and so on."""
    found = briefings()
    (analysis,) = found.corpus.analyses
    paragraphs = tuple(
        Paragraph(id=ParagraphId(f"p{n}"), kind=kind, level=0, text=text, first=n, last=n)
        for n, text in enumerate(texts, 3)
    )
    article = replace(analysis.article, paragraphs=paragraphs)
    return replace(found, corpus=replace(found.corpus, analyses=(replace(analysis, article=article),)))


SHOWN: list[tuple[ParagraphKind, tuple[str, ...], str]] = [
    ("paragraph", ("One  &\nmore",), '<p id="p3"><span>One <a href="x">&amp;</a></span> more</p>'),
    ("heading", ("One",), '<h3 id="p3">One</h3>'),
    ("list_item", ("One", "Two"), '<ul><li id="p3">One</li><li id="p4">Two</li></ul>'),
    ("list_item", ("One", "Two"), '<ul><li id="p3">One<ul><li id="p4">Two</li></ul></li></ul>'),
    (
        "table",
        ("One | Two", "Three"),
        '<table><tr><th><span id="p3"></span>One</th><th>Two</th></tr>'
        '<tr><td><span id="p4"></span>Three</td><td></td></tr></table>',
    ),
    (
        "code",
        ("One  = 1", "Two"),
        '<pre><code><span id="p3"></span><span id="p3s1"></span>One = 1\n<span id="p4"></span>Two</code></pre>',
    ),
]


@pytest.mark.parametrize(("kind", "texts", "page"), SHOWN)
def test_a_page_that_shows_what_its_record_says_is_as_it_must_be(
    kind: ParagraphKind, texts: tuple[str, ...], page: str, site: Path
) -> None:
    write(site, f'<html><head><meta charset="utf-8"></head><body>{page}</body></html>')
    assert not verify(of_kind(kind, *texts), site).misread


@pytest.mark.parametrize(("kind", "texts", "page"), SHOWN)
@pytest.mark.parametrize("change", [lambda page: page.replace("One", "Own"), lambda page: page.replace("p3", "p5")])
def test_a_paragraph_that_shows_otherwise_is_a_warning(
    kind: ParagraphKind, texts: tuple[str, ...], page: str, change: Callable[[str], str], site: Path
) -> None:
    write(site, f'<html><head><meta charset="utf-8"></head><body>{change(page)}</body></html>')
    (problem,) = verify(of_kind(kind, *texts), site).misread.values()
    assert problem.severity == "warning"
    assert str(problem).startswith("articles/plant/index.html:1:1: warning: paragraph p3, “One")


@pytest.mark.parametrize("page", ["", "<html></html>", "<!-- -->"])
def test_a_page_without_its_paragraphs_is_a_warning(page: str, site: Path) -> None:
    write(site, page)
    assert [problem.severity for problem in verify(briefings(), site).misread.values()] == ["warning"]
