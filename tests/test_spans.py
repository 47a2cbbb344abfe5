"""Emphasis and links of an article's author: found, kept through every change of the text, and shown as they were."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence

import lxml.html
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.characters import fold
from builder.clean import clean
from builder.clean.structure import paragraphs
from builder.markdown.spans import marked_up
from builder.model import Paragraph, ParagraphId, Sentence, Span, SpanKind
from builder.read import find_seeds, read
from builder.read.html import read_html
from builder.read.text import fold_block
from builder.sentences import sentences
from builder.spans import correcting, moved, tidy, within
from tests.conftest import Project
from tests.test_markdown import texts

KINDS: tuple[SpanKind, ...] = ("link", "strong", "emphasis", "code")
TAGS = {"a": "link", "strong": "strong", "em": "emphasis", "code": "code"}
TARGETS = ("https://example.org/a_b*c*?x=1&copy=2", "https://example.org/(b)")
STORY = "Nobody in the harbor has been told what the machines cost or who is going to pay for them in the end."

Said = list[tuple[str, str, str]]
"""Kind, text and target of each span."""


def said(text: str, spans: Sequence[Span]) -> Said:
    return [(span.kind, text[span.start : span.end], span.target) for span in spans]


def blocks(body: str, head: str = "", replace: Sequence[tuple[str, str]] = (), url: str | None = None) -> list[Said]:
    page = f"<html><head>{head}</head><body>{body}<p>{STORY}</p></body></html>"
    found = read_html(page.encode(), "page.html", replace, url).blocks
    return [said(block.text, block.spans) for block in found[:-1]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>un<em>believ</em>able</p>", [("emphasis", "believ", "")]),
        ("<p><em>all of it</em></p>", [("emphasis", "all of it", "")]),
        ("<p>a <em> spaced  out </em> b</p>", [("emphasis", "spaced out", "")]),
        ("<p>a<b> </b>b <i class='icon'></i></p>", []),
        ("<p><b>one</b><strong>two</strong></p>", [("strong", "onetwo", "")]),
        ("<p><em>a <i>b</i> c</em></p>", [("emphasis", "a b c", "")]),
        ("<p><strong>a <em>b</em></strong> c</p>", [("strong", "a b", ""), ("emphasis", "b", "")]),
        ("<p><em>a <strong>b</em> c</strong></p>", [("emphasis", "a b", ""), ("strong", "b", "")]),
        ("<p>see <kbd>x</kbd>, <tt>y</tt></p>", [("code", "x", ""), ("code", "y", "")]),
        ("<em><p>one</p></em>", [("emphasis", "one", "")]),
        ("<p>a\u200b<em>\u200bb\u00ad c</em></p>", [("emphasis", "b c", "")]),
        ("<p>e\u0301te\u0301 <em>e\u0301te\u0301</em> e</p>", [("emphasis", "été", "")]),
        ("<p>\U0001f600 <em>\U0001f600</em> b</p>", [("emphasis", "\U0001f600", "")]),
        ("<p>&amp;&lt; <em>&amp;&lt;</em></p>", [("emphasis", "&<", "")]),
        ("<table><tr><td>a</td><td>b <b>c</b></td></tr></table>", [("strong", "c", "")]),
        ("<li><i>a</i> b</li>", [("emphasis", "a", "")]),
        ("<h2>a <em>b</em></h2>", [("emphasis", "b", "")]),
        ("<blockquote>a <em>b</em></blockquote>", [("emphasis", "b", "")]),
        ("<pre>a <em>b</em></pre>", []),
    ],
)
def test_emphasis_is_found(body: str, expected: Said) -> None:
    assert blocks(body) == [expected]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<a href='https://example.org/a'>b</a>", [("link", "b", "https://example.org/a")]),
        ("<a href='/a?utm_source=x'>b</a>", [("link", "b", "https://news.example.org/a")]),
        (
            "<b><a href='https://example.org/'>b</a></b>",
            [("link", "b", "https://example.org/"), ("strong", "b", "")],
        ),
        ("<a href='https://example.org/'><img src='x' alt='y'></a>", []),
        ("<a href='javascript:alert(1)'>b</a>", []),
        ("<a href='#b'>b</a>", []),
        ("<a name='b'>b</a>", []),
        ("<a href='https://u:p@example.org/'>b</a>", [("link", "b", "https://example.org/")]),
    ],
)
def test_links_are_found(link: str, expected: Said) -> None:
    assert blocks(f"<p>a {link} c</p>", url="https://news.example.org/fog") == [expected]


CANONICAL = '<link rel="canonical" href="https://canonical.example/x/page">'


@pytest.mark.parametrize(
    ("head", "url", "target"),
    [
        ("", None, None),
        (CANONICAL, None, "https://canonical.example/x/b"),
        (CANONICAL, "https://sidecar.example/y/page", "https://sidecar.example/y/b"),
        ('<base href="https://base.example/z/">' + CANONICAL, None, "https://base.example/z/b"),
        ('<base href="/z/">' + CANONICAL, None, "https://canonical.example/z/b"),
    ],
)
def test_relative_links_lead_on_from_the_page(head: str, url: str | None, target: str | None) -> None:
    expected = [("link", "c", target)] if target else []
    assert blocks("<p>a <a href='b'>c</a></p>", head, url=url) == [expected]


def test_a_correction_takes_the_spans_along() -> None:
    body = "<p>Teh <em>teh plant</em> of <b>teh</b> <i>town</i></p>"
    assert blocks(body, replace=(("teh", "the old"), ("town", "sea"))) == [
        [("emphasis", "the old plant", ""), ("strong", "the old", ""), ("emphasis", "sea", "")]
    ]


def article(body: str, project: Project) -> tuple[Paragraph, ...]:
    project.write("seeds/page.html", f"<html><body><h1>The title</h1>{body}<p>{STORY}</p></body></html>")
    seed = next(seed for seed in find_seeds(project.folder / "seeds", {})[0] if seed.id == "page")
    return clean(read(seed)).paragraphs


def test_what_is_cut_off_the_beginning_moves_the_spans(project: Project) -> None:
    lead = "TOKYO — <em>The town</em> has bought twelve machines that see through fog, and paid for none of them."
    body = f"<div>{lead}</div><div>• <b>One</b> of them</div>"
    first, item, _ = article(body, project)
    assert said(first.text, first.spans) == [("emphasis", "The town", "")]
    assert said(item.text, item.spans) == [("strong", "One", "")]
    assert item.kind == "list_item"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<strong>Main points</strong>", "heading"),
        ("<strong>Main</strong> points", "paragraph"),
        ("<em>Main points</em>", "paragraph"),
        ("<strong>These are the main points.</strong>", "paragraph"),
    ],
)
def test_a_short_bold_line_above_a_list_is_a_sub_heading(line: str, kind: str) -> None:
    page = f"<body><p>{STORY}</p><p>{line}</p><ul><li>The first of them</li></ul></body>"
    found, _ = paragraphs(read_html(page.encode(), "page.html").blocks)
    assert [p.kind for p in found] == ["paragraph", kind, "list_item"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<strong>Bay Herald:</strong> Do the boats sail at night?", "paragraph"),
        ("<b>Dr. Example</b>: Do the boats sail at night", "paragraph"),
        ("<strong>記者：</strong>夜も船は出ますか", "paragraph"),
        ("<strong>Boats: how they sail at night</strong>", "heading"),
        ("Boats: <strong>how</strong> they sail at night", "heading"),
    ],
)
def test_what_goes_on_behind_a_bold_label_is_no_sub_heading(line: str, kind: str) -> None:
    page = f"<body><p>{STORY}</p><p>{line}</p><p>{STORY}</p></body>"
    found, _ = paragraphs(read_html(page.encode(), "page.html").blocks)
    assert [p.kind for p in found] == ["paragraph", kind, "paragraph"]
    level = f"<body><p>{STORY}</p><h3>{line}</h3><p>{STORY}</p></body>"
    assert paragraphs(read_html(level.encode(), "page.html").blocks)[0][1].kind == "heading"


def test_the_questions_of_a_talk_whose_speakers_are_named_are_no_sub_headings() -> None:
    asked = ["Bay Herald: Do the boats sail at night?", "Bay Herald: And who pays for that?"]
    lines = [asked[0], f"Example: {STORY}", asked[1], f"Example: {STORY}", "Money: a question of tides", STORY]
    page = f"<body><p>{STORY}</p>{''.join(f'<p>{line}</p>' for line in lines)}</body>"
    found, _ = paragraphs(read_html(page.encode(), "page.html").blocks)
    assert [p.text for p in found if p.kind == "heading"] == ["Money: a question of tides"]


spans_of_any_text = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(KINDS), st.sampled_from(TARGETS)), max_size=8
)


def made(text: str, drawn: Sequence[tuple[int, int, SpanKind, str]]) -> tuple[Span, ...]:
    size = len(text)
    raw = (
        Span(start=min(a, b, size), end=min(max(a, b), size), kind=kind, target=target if kind == "link" else "")
        for a, b, kind, target in drawn
    )
    return tidy(raw, text)


@given(st.text(), spans_of_any_text)
def test_folding_with_spans_is_folding(text: str, drawn: list[tuple[int, int, SpanKind, str]]) -> None:
    spans = made(text, drawn)
    folded, kept, removed = fold_block(text, spans)
    assert (folded, removed) == fold(text)
    assert kept == tidy(kept, folded), "in order, trimmed, one kind apart"
    assert all(0 <= span.start < span.end <= len(folded) for span in kept)


plain = st.text(st.characters(exclude_categories=["C", "M", "Lo"])).map(lambda text: unicodedata.normalize("NFC", text))
odd = st.lists(
    st.sampled_from(["a", "b", " ", "  ", "\n", "\u200b", "\u00ad", "\xa0", "e\u0301", "日", "か\u3099", "\u200d"])
)


@given(odd.map("".join), spans_of_any_text)
def test_a_span_covers_the_same_words_after_folding(text: str, drawn: list[tuple[int, int, SpanKind, str]]) -> None:
    spans = [s for s in made(text, drawn) if not unicodedata.combining((text + " ")[s.end])]
    spans = [s for s in spans if not unicodedata.combining(text[s.start])]
    folded, kept, _ = fold_block(text, spans)
    wanted = [fold(text[s.start : s.end])[0].replace("\u200d", "") for s in spans]
    assert [folded[s.start : s.end].replace("\u200d", "") for s in kept] == list(filter(None, wanted)) or len(
        kept
    ) < len(spans)


@given(plain, spans_of_any_text, st.sampled_from("ab1 "), plain)
def test_a_correction_leaves_all_other_words_under_their_spans(
    text: str, drawn: list[tuple[int, int, SpanKind, str]], was: str, now: str
) -> None:
    new = text.replace(was, now)
    spans = [s for s in made(text, drawn) if was not in text[s.start : s.end]]
    wanted = [text[s.start : s.end] for s in tidy(spans, text)]
    assume(was != " ")
    alignment = correcting(text, was, now)
    assert [new[alignment[s.start] : alignment[s.end]] for s in spans] == wanted
    assert moved(spans, alignment, new) == tidy(moved(spans, alignment, new), new)


@given(plain, spans_of_any_text, st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_a_text_keeps_its_spans(
    text: str, drawn: list[tuple[int, int, SpanKind, str]], one: int, other: int
) -> None:
    start, end = min(one, other, len(text)), min(max(one, other), len(text))
    spans = made(text, drawn)
    part = text[start:end]
    for at in range(len(part)):
        before = {(s.kind, s.target) for s in spans if s.start <= start + at < s.end}
        assert {(s.kind, s.target) for s in within(spans, start, end) if s.start <= at < s.end} == before


Render = Callable[[str], str]


def shown(root: lxml.html.HtmlElement) -> list[tuple[str, frozenset[tuple[str, str]]]]:
    """Return each character of a page that is not white space, with what it is set in."""
    found: list[tuple[str, frozenset[tuple[str, str]]]] = []

    def walk(element: lxml.html.HtmlElement, around: frozenset[tuple[str, str]]) -> None:
        tag = str(element.tag)
        assert tag in ("div", "p", "span", "h3", "li", "ul", *TAGS), tag
        inside = around | ({(TAGS[tag], element.get("href", ""))} if tag in TAGS else frozenset())
        assert len([kind for kind, _ in inside if kind == "link"]) <= 1, "a link in a link"
        found.extend((c, inside) for c in element.text or "" if not c.isspace())
        for child in element:
            walk(child, inside)
            found.extend((c, inside) for c in child.tail or "" if not c.isspace())

    walk(root, frozenset())
    return found


FORMS: dict[str, tuple[str, bool]] = {
    "paragraph": ("{}\n{{: #p1 }}", True),
    "heading": ("### {} {{: #p1 }}", False),
    "item": ("- {}\n    {{: #p1 }}", True),
}


@pytest.mark.parametrize("form", FORMS)
def test_spans_show_exactly_where_they_are(form: str, render: Render) -> None:
    frame, divided = FORMS[form]

    @given(texts, spans_of_any_text, st.tuples(st.integers(0, 40), st.integers(1, 9)))
    def shows(text: str, drawn: list[tuple[int, int, SpanKind, str]], name: tuple[int, int]) -> None:
        assume(text)
        spans = made(text, drawn)
        parts = [
            Sentence(paragraph=ParagraphId("p1"), number=n, start=start, end=end, centrality=0)
            for n, (start, end) in enumerate(sentences(text), 1)
        ]
        start, end = name[0], min(sum(name), len(text))
        free = start < end and not text[start].isspace() and not text[end - 1].isspace()
        free &= not any(s.kind == "link" and s.start < end and start < s.end for s in spans)
        free &= any(s.start <= start and end <= s.end for s in parts)
        links = [(start, end, "../entities/x.md")] if free else []
        markdown = marked_up(text, parts if divided else (), links, spans)
        root = lxml.html.fragment_fromstring(render(frame.format(markdown)), create_parent=True)
        wanted = []
        for at, character in enumerate(text):
            around = {(s.kind, s.target) for s in spans if s.start <= at < s.end}
            around |= {("link", target) for a, b, target in links if a <= at < b}
            if not character.isspace():
                wanted.append((character, frozenset(around)))
        assert shown(root) == wanted
        if divided:
            quotes = {str(e.get("id")): " ".join(e.text_content().split()) for e in root.iter("span")}
            assert quotes == {part.anchor: " ".join(text[part.start : part.end].split()) for part in parts}

    shows()


PAGE = """<html><head><link rel="canonical" href="https://news.example.org/acme"></head><body><h1>Acme in the north</h1>
<p>The <a href="https://gov.example/plan?utm_source=news">plan of <em>Acme</em></a> was read by Joe Biden on Monday,
said the harbor office. <strong>Acme has not been <a href="/japan">asked in Japan</a>. Nobody</strong> else was
asked about it there either, and the office has closed.</p>
<table><tr><th>Who in the harbor</th><th>What <b>it</b> is in the harbor</th></tr>
<tr><td>One of <a href="/robots">Acme | Robots</a></td><td>A very large <i>firm</i> of the town</td></tr></table>
<p>In the end it was Japan that paid for all of the machines of the harbor and for the ships as well.</p>
</body></html>"""


def test_the_built_page_shows_them_and_no_name_is_linked_within_a_link(project: Project, render: Render) -> None:
    project.write("seeds/page.html", PAGE)
    result = project.briefing("build", "--out", "out", "--strict")
    assert result.exit_code == 0, result.output
    body = (project.folder / "out/articles/page.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    root = lxml.html.fragment_fromstring(render(body), create_parent=True)
    leaving = [(a.get("href"), a.text_content()) for a in root.xpath(".//a[@rel='external nofollow']")]
    assert leaving == [
        ("https://gov.example/plan", "plan of Acme"),
        ("https://news.example.org/japan", "asked in Japan"),
        ("https://news.example.org/robots", "Acme"),
        ("https://news.example.org/robots", "Robots"),
    ]
    assert [e.text_content() for e in root.xpath(".//p//em")] == ["Acme"]
    assert not root.xpath(".//a//a")
    strong = "".join(e.text_content() for e in root.xpath(".//p[@id]//strong"))
    assert strong == "Acme has not been asked in Japan.Nobody"
    assert [e.text_content() for e in root.xpath(".//table//*[self::strong or self::em]")] == ["it", "firm"]
    data = json.loads((project.folder / "out/data/articles/page.json").read_text(encoding="utf-8"))
    linked = {(m["entity"], m["surface"]): m["linked"] for m in data["mentions"] if m["linked"]}
    assert set(linked) == {("acme", "Acme"), ("joe-biden", "Joe Biden"), ("japan", "Japan")}
    for paragraph in data["paragraphs"]:
        for span in paragraph["spans"]:
            assert set(span) == {"start", "end", "kind", "target"}
            assert (span["target"] is None) == (span["kind"] != "link")
            assert paragraph["text"][span["start"] : span["end"]].strip()
