"""Raw articles in Markdown: each line has one fate, emphasis and links are kept, nothing in them is executed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.clean import clean
from builder.clean.leading_elsewhere import leading_elsewhere, site_of
from builder.clean.link_labels import without_link_labels
from builder.errors import BadInput
from builder.model import Article, Known, RawArticle
from builder.read import find_seeds, read
from builder.read.markdown import read_markdown
from builder.read.text import NotThere
from tests.conftest import Project
from tests.test_clean import cases, fates, told
from tests.test_markdown import HOSTILE, PIECES
from tests.test_spans import said

CASES = cases("markdown")
STORY = "Nobody in the harbor has been told what the machines cost or who is going to pay for them in the end."


def raw(project: Project, text: str) -> RawArticle:
    project.write("seeds/story.md", text)
    return read(next(seed for seed in find_seeds(project.folder / "seeds", {})[0] if seed.id == "story"))


def article(project: Project, text: str) -> Article:
    return clean(raw(project, text))


@pytest.mark.parametrize(("given", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_becomes_of_each_line(given: str, expected: str, project: Project) -> None:
    found = raw(project, given)
    assert told(found, clean(found)) == expected.strip()


lines = st.lists(
    st.one_of(
        st.lists(
            st.sampled_from(
                [*PIECES, *HOSTILE, "[^1]", "[^1]: ", "word ", "![a](b)", "<br>", "    ", "\t", "> ", "- ", "[r]: /x"]
            )
        ).map("".join),
        st.sampled_from(
            ["", "---", "```", "| a | b |", "|---|---|", "===", "<div>", "</div>", "title: x", "# A", "1. b"]
        ),
        st.text(),
    ),
    min_size=1,
    max_size=12,
).map("\n".join)


@given(lines)
def test_every_line_has_one_fate(text: str) -> None:
    try:
        file = read_markdown(text.encode("utf-8", "replace"), "x.md")
    except BadInput:
        return
    fate = Counter(number for block in file.blocks for number in range(block.first, block.last + 1))
    fate += Counter(removed.line for removed in file.set_aside)
    assert all(count == 1 for count in fate.values())
    assert {number for number, line in enumerate(file.lines, 1) if line} <= set(fate)
    assert max(fate) <= len(file.lines)
    for block in file.blocks:
        assert block.text == " ".join(block.text.split()) != ""
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
    assert len({block.first for block in file.blocks}) == len(file.blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un*believ*able", [("emphasis", "believ", "")]),
        ("**a *b* c** `d`", [("strong", "a b c", ""), ("emphasis", "b", ""), ("code", "d", "")]),
        (
            "[a *b*](https://example.org/?utm_source=x)",
            [("link", "a b", "https://example.org/"), ("emphasis", "b", "")],
        ),
        ("<https://example.org/a>", [("link", "https://example.org/a", "https://example.org/a")]),
        ("[a](/b 'title')", [("link", "a", "https://news.example.org/b")]),
        ("[a][r]\n\n[r]: <https://example.org/r>", [("link", "a", "https://example.org/r")]),
        ('[a](https://example.org/far-\nside "t")', [("link", "a", "https://example.org/far-side")]),
        ("[a](https://example.org/(far-\nside)/a-\nb)", [("link", "a", "https://example.org/(far-side)/a-b")]),
        ("[a](mailto:?subject=The far side&body=x) b", []),
        ("[\n\n### a\n\nb\n](/c)", [("link", "a", "https://news.example.org/c")]),
        ('[a]({{< ref "b.md" >}} "c")', []),
        ("[a](javascript:alert(1)) [b](#c) [d](file:///e)", []),
        ("\\*a\\* &amp; 2 * 3 * 4", []),
    ],
)
def test_emphasis_and_links_become_spans(text: str, expected: list[tuple[str, str, str]]) -> None:
    block = read_markdown(text.encode(), "x.md", (), "https://news.example.org/a").blocks[0]
    assert said(block.text, block.spans) == expected
    assert not any(mark in block.text for mark in ("](", "\\", "&amp;"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[a]{.b} [c](d){.e} `f`{.g} *h*{.i} ![j](k){width=20}", "a c f h"),
        ("[a [b]{.c}]{#d .e f='g h'}", "a b"),
        ("a `<br>`{=html} b", "a b"),
        ("a {#b .c}", "a"),
        ("a[^1] {#b} c", "a {#b} c"),
        ("x{.5} and x_{.5} and {.a} of {braces} and {a: 1}", "x{.5} and x_{.5} and {.a} of {braces} and {a: 1}"),
        ("[a] {.b} c", "[a] {.b} c"),
    ],
)
def test_attributes_go_where_they_are_of_something(text: str, kept: str) -> None:
    assert read_markdown(text.encode(), "x.md").blocks[0].text == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "==All.== `==a==` ==this== and ==these====, ==so:==it is, 霧==が==深い",
            "All. ==a== this and these, so: it is, 霧が深い",
        ),
        (
            "a == b, c==d, x=='y', ==open and https://e.example/?a==b&c==d",
            "a == b, c==d, x=='y', ==open and https://e.example/?a==b&c==d",
        ),
        ("[[Fog]] [[a/b|shown]] [[1]](https://e.example/a) [[ -f x ]] \\[[x]]", "Fog shown [1] [[ -f x ]] [[x]]"),
        ("![[p.png]] ~~gone~~ ~5", "gone ~5"),
        ("a [!note] b", "a [!note] b"),
    ],
)
def test_signs_of_notes_go_and_their_words_stay(text: str, kept: str) -> None:
    assert read_markdown(text.encode(), "x.md").blocks[0].text == kept


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("**Fog:**the ferry is late", ["Fog:"]),
        ("**Fog:**[The ferry](https://e.example/a) is late", ["Fog:"]),
        ("The **fog **delays it and **the rain)**it", ["fog", "the rain)"]),
        ("霧は**「深い」**と言う", ["「深い」"]),
        ("f**k it, 2 ** 3, **open only", []),
    ],
)
def test_loose_signs_of_strong_words_are_read(text: str, strong: list[str]) -> None:
    block = read_markdown(text.encode(), "x.md").blocks[0]
    assert [words.strip() for kind, words, _ in said(block.text, block.spans) if kind == "strong"] == strong
    assert ("**" in block.text) == (not strong)


def test_a_label_of_a_link_for_those_who_hear_the_page_is_a_repair() -> None:
    text = "The [plan(opens in a new window)](https://e.example/a)’s part on the harbor and its [list](https://e.example/b)"
    raw = read_markdown(f"{text} (Opens in new tab) say how much it costs.\n".encode(), "x.md")
    blocks, repaired = without_link_labels(raw.blocks)
    assert blocks[0].text == "The plan’s part on the harbor and its list say how much it costs."
    assert [blocks[0].text[span.start : span.end] for span in blocks[0].spans] == ["plan", "list"]
    assert [repair.rule for repair in repaired] == ["link_label", "link_label"]
    for kept in (
        "Read the plan (opens in a new window)",
        "A door (opens in a new hall) was made for the harbor and its men.",
    ):
        assert without_link_labels(read_markdown(kept.encode(), "x.md").blocks)[0][0].text == kept


def test_a_blank_that_strong_words_swallowed_stands_behind_their_stop() -> None:
    assert read_markdown(b"**Fog:**the ferry\n", "x.md").blocks[0].text == "Fog: the ferry"
    assert (
        read_markdown(b"**Fog:** **rain:****the** ferry __ late\n", "x.md").blocks[0].text == "Fog: rain:the ferry late"
    )


def test_a_line_break_counts_where_an_address_was_broken_above_it() -> None:
    text = "See [the far side](https://example.org/far-\nside) and ![its\nchart](c.png)  \nThe next line.\n"
    blocks = read_markdown(text.encode(), "x.md").blocks
    assert [(block.first, block.last, block.text) for block in blocks] == [
        (1, 3, "See the far side and"),
        (4, 4, "The next line."),
    ]


def test_what_a_kept_line_lost_is_a_repair() -> None:
    file = read_markdown(b"The plant ![a chart](c.png) is <u>new</u>.\n", "x.md")
    assert [block.text for block in file.blocks] == ["The plant is new."]
    assert [(r.line, r.was, r.now, r.rule) for r in file.repaired] == [
        (1, "The plant ![a chart](c.png) is <u>new</u>.", "The plant is new.", "image")
    ]


def test_a_misprint_is_corrected_before_the_markup_is_read() -> None:
    file = read_markdown(b"- The *goverment*\n", "x.md", (("goverment", "government"),))
    assert [(b.text, b.kind, said(b.text, b.spans)) for b in file.blocks] == [
        ("The government", "list_item", [("emphasis", "government", "")])
    ]
    with pytest.raises(NotThere):
        read_markdown(b"- The *goverment*\n", "x.md", (("nowhere", "x"),))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told(encoding: str) -> None:
    text = f"---\r\ntitle: Café\r\n---\r\n\r\n{STORY} “Café”\r\n"
    file = read_markdown(text.encode(encoding), "x.md")
    assert file.known.title == "Café"
    assert [block.text for block in file.blocks] == [f"{STORY} “Café”"]


@pytest.mark.parametrize("text", ["", "  \n\n", "---\ntitle: x\n---\n", "![a](b)\n", "[a]: /b\n", "<!-- a -->\n"])
def test_a_file_without_text_costs_itself_only(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_markdown(text.encode(), "x.md")
    assert [problem.severity for problem in caught.value.problems] == ["warning"]


LONG = "The office said on Monday that the ferry, which is 40 years old, will be mended before anybody comes on board."


@pytest.mark.parametrize(
    "lines",
    [
        ["Ferries", LONG],
        ["**By Ada Example** ", LONG, f"*{LONG[:-1]}*, says the office.", LONG],
        [
            "Harbor | Old boats",
            "<span style='color: red'>The ferry stops</span>",
            "Nobody knows until when",
            "May 5th 2025",
        ],
    ],
)
def test_lines_that_were_not_wrapped_are_paragraphs(lines: list[str]) -> None:
    text = " \n ".join(lines)
    assert [block.first for block in read_markdown(text.encode(), "x.md").blocks] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize(
    "text",
    [
        "The office said that the ferry would be\nrepaired before the summer ends, and that it\nwould sail.",
        "The office said on Monday that\nThe ferry is old, and that it is going to be repaired before the summer.",
        "The office said that the\n[Harbor Act](https://example.org/a)\n, which is old, binds it. " + LONG,
        "The office has said nothing of the ferry yet.\nMonday.",
        "[The head of the office, Ada\nExample](https://example.org/a/letter/to/all/of/the/captains/of/the/bay):\n"
        "“This is good news for all who sail on the bay,\nand for the port.”",
        '<b class="a-name-of-a-class">Section</b>\n<b class="a-name-of-a-class">1</b>.\n'
        '<b class="a-name-of-a-class">End</b>.  Order\n'
        "One of May 9, 2021 (on Old Locks and Canals\nAnd Weirs), is revoked.",
        f"{LONG} *{LONG}\n{LONG}*",
        "- Ferries\n  The office has said nothing of it yet.",
        "> Ferries\n> The office has said nothing of it yet.",
        "港の霧\n船長は新しい機械が霧の中の船を見つけると話した。\n費用は三百万円である。",
    ],
)
def test_lines_that_go_on_stay_one_paragraph(text: str) -> None:
    assert len(read_markdown(text.encode(), "x.md").blocks) == 1


def test_broken_front_matter_is_a_warning_and_text(project: Project) -> None:
    project.write("seeds/story.md", f"---\ntitle: a: b\nand so on\n---\n\n{STORY}\n")
    result = project.briefing("build", "--out", "out")
    assert result.exit_code == 0
    assert "seeds/story.md:2:9: warning: a colon followed by a space stands inside a value" in result.stderr
    assert "the front matter is read as text" in result.stderr
    assert STORY in (project.folder / "out/articles/story.md").read_text(encoding="utf-8")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 1
    assert "seeds/story.md:2:9" in project.briefing("check").stderr


@pytest.mark.parametrize(
    "front",
    [
        "title: Fog: a report",
        'title: "Fog: a report"\nnote: this: that',
        "title: Fog: a report\ntags:\n- fog\n  - harbor\ndescription: one line\n  and: another",
        'description: "Our readers\n\nsaid: all \n of it"\ntitle: Fog: a report',
    ],
)
def test_front_matter_whose_values_lack_their_quotes_is_read_by_its_lines(front: str) -> None:
    file = read_markdown(f"---\n{front}\ndate: 2024-04-10\nauthors:\n- Ada Example\n---\n{STORY}\n".encode(), "x.md")
    assert (file.known.title, file.known.date, file.known.authors) == ("Fog: a report", "2024-04-10", ("Ada Example",))
    assert [block.text for block in file.blocks] == [STORY]
    assert [problem.severity for problem in file.problems] == ["warning"]
    assert file.problems[0].text.endswith("the front matter is read by its lines")


@pytest.mark.parametrize("text", ["Note: the harbor: closed", "Title: a: b\nThe harbor is closed", "- a: b: c"])
def test_text_between_two_rules_is_no_front_matter(text: str) -> None:
    file = read_markdown(f"---\n{text}\n---\n\n{STORY}\n".encode(), "x.md")
    assert " ".join(block.text for block in file.blocks) == f"{' '.join(text.removeprefix('- ').split())} {STORY}"


def test_the_sidecar_wins_over_front_matter_and_that_over_the_text(project: Project) -> None:
    project.write("seeds/story.yml", "publisher: Desk\n")
    text = f"---\ntitle: Fog\npublisher: News\ndate: 2024-04\n---\n\nBy Ada Example\n\n{STORY}\n\n© 2023 Firm.\n"
    found = article(project, text)
    assert (found.title, found.title_from) == ("Fog", "front_matter")
    assert (found.publisher, found.date, found.authors) == ("Desk", "2024-04", ("Ada Example",))


@pytest.mark.parametrize(
    ("yaml", "known"),
    [
        ("source: Harbor News", Known(publisher="Harbor News", title_from="front_matter")),
        ("source: unknown\nsite: Harbor News", Known(publisher="Harbor News", title_from="front_matter")),
        ("source: https://n.example/a?fbclid=1", Known(url="https://n.example/a", title_from="front_matter")),
        ("url: javascript:alert(1)", Known(title_from="front_matter")),
        (
            "url: https://n.example/a?b=1&center=c",
            Known(url="https://n.example/a?b=1&center=c", title_from="front_matter"),
        ),
        ("publishedDateTime: 2024-04-10T09:30:00Z", Known(date="2024-04-10", title_from="front_matter")),
        ("DATE: 2024", Known(date="2024", title_from="front_matter")),
        ("date: 10 April 2024", Known(date="2024-04-10", title_from="front_matter")),
        ("date: 2024-02-31", Known(title_from="front_matter")),
        (
            "published_date: 2024-04-10T09:30:01.5\ncollected_date: 2024-04-10T09:30:02.5",
            Known(title_from="front_matter"),
        ),
        (
            "date: '2024-04-10T09:59:57.25+00:00'\nexported_at: '2024-04-10T10:03:01.5+00:00'",
            Known(title_from="front_matter"),
        ),
        (
            "published: 2024-04-10T09:30:00Z\nfetched_at: 2024-04-10T11:00:00Z",
            Known(date="2024-04-10", title_from="front_matter"),
        ),
        (
            "date: 2024-04-10\nurl: https://n.example/2024/04/11/fog",
            Known(date="2024-04-11", url="https://n.example/2024/04/11/fog", title_from="front_matter"),
        ),
        (
            "date: 2024-03\nurl: https://n.example/2024/04/11/fog",
            Known(date="2024-03", url="https://n.example/2024/04/11/fog", title_from="front_matter"),
        ),
        (
            "url: https://n.example/2024/04/11/fog",
            Known(date="2024-04-11", url="https://n.example/2024/04/11/fog", title_from="front_matter"),
        ),
        ("published: 2024-04-10\nclipped: 2024-04-10", Known(date="2024-04-10", title_from="front_matter")),
        ("date: 04/10/2024", Known(title_from="front_matter")),
        ("lang: en-US\ncopyright: © Desk", Known(language="en-US", rights="© Desk", title_from="front_matter")),
        ("title: true\nauthor: {name: A}", Known(title_from="front_matter")),
    ],
)
def test_what_front_matter_says(yaml: str, known: Known) -> None:
    assert read_markdown(f"---\n{yaml}\n---\n{STORY}\n".encode(), "x.md").known == known


def test_the_head_of_a_note_of_a_reading_service_is_read_and_its_headings_go() -> None:
    note = """# fog-and-ferries

## Metadata
- Author: [[Ada Example]]
- Full Title: Fog and Ferries
- Category: #articles
- URL: https://harbour.example/fog

## Highlights
- The ferry is steered by a machine that sees fog, and a sailor stays on board of it. ([View Highlight](https://r.example/1))

## New highlights added May 6, 2024 at 9:12 AM
- It sails at night, when nobody else does, and costs the port less than the old one.
"""
    page = read_markdown(note.encode(), "a.md")
    assert page.known == Known(
        title="Fog and Ferries",
        title_from="front_matter",
        authors=("Ada Example",),
        url="https://harbour.example/fog",
    )
    assert [block.kind for block in page.blocks] == ["heading", "list_item", "list_item"]
    left, _ = without_link_labels(page.blocks)
    assert left[1].text == "The ferry is steered by a machine that sees fog, and a sailor stays on board of it."
    other = "# Fog\n\n## Metadata\n\n- Author: what the ferry says of itself\n- Size of the ferry: 9 metres\n"
    page = read_markdown(other.encode(), "a.md")
    assert (page.known, len(page.blocks)) == (Known(), 4)


def test_front_matter_may_be_toml() -> None:
    text = (
        f'+++\ntitle = "Fog"\ndate = 2024-04-10T09:30:00Z\nauthors = ["Ada Example"]\n[extra]\nx = 1\n+++\n\n{STORY}\n'
    )
    file = read_markdown(text.encode(), "x.md")
    assert file.known == Known(title="Fog", date="2024-04-10", authors=("Ada Example",), title_from="front_matter")
    assert [(block.first, block.text) for block in file.blocks] == [(9, STORY)]
    assert [removed.rule for removed in file.set_aside] == ["front_matter"] * 7


def test_broken_toml_is_a_warning_and_text() -> None:
    file = read_markdown(f'\n+++\ntitle = "Fog"\ndate = = 1\n+++\n\n{STORY}\n'.encode(), "x.md")
    assert [(p.line, p.column, p.severity, p.text) for p in file.problems] == [
        (4, 8, "warning", "this is no TOML (Invalid value); the front matter is read as text")
    ]
    assert len(file.blocks) == 2


def test_a_table_in_html_with_markdown_in_its_cells_is_left_to_markdown() -> None:
    text = "<table><tr><td>\n\nA **ferry** [here](https://e.example/a)\n\n</td></tr></table>\n"
    assert [block.text for block in read_markdown(text.encode(), "x.md").blocks] == ["A ferry here"]


def test_a_table_in_html_without_rows_is_no_table() -> None:
    text = f"<table><caption>Ferries</caption>\n\n</table>\n\n{STORY}\n"
    assert STORY.split("\n")[0] in [block.text for block in read_markdown(text.encode(), "x.md").blocks]


def test_hostile_markdown_is_text_or_nothing(project: Project) -> None:
    text = f"{STORY}\n\n<img src=x onerror=alert(1)> [a](javascript:alert(2)) <script>alert(3)</script> stay\n\n"
    project.write(
        "seeds/story.md", text + "A heading {: #own onclick=alert(4) } goes on\n\n<iframe src=//x.example></iframe>\n"
    )
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    page = (project.folder / "out/articles/story.md").read_text(encoding="utf-8")
    body = page.split("<details")[0]
    assert "<img" not in page and "<script" not in page and "<iframe" not in page
    assert "javascript:" not in body
    assert "\\{: \\#own" in body


def test_a_list_in_an_item_of_another_stays_in_it(project: Project) -> None:
    listed = "- Locks\n    1. The upper lock\n        - Its gate\n    2. The lower lock\n- Weirs\n\n  - The mill weir\n"
    found = article(project, f"# The works on the canal\n\nThe plan of the canal office names these works:\n\n{listed}")
    items = [p for p in found.paragraphs if p.kind == "list_item"]
    assert [(p.level, p.depth) for p in items] == [(0, 0), (1, 1), (0, 2), (2, 1), (0, 0), (0, 1)]


def test_a_readme_is_no_article(project: Project) -> None:
    project.write("seeds/README.md", "# How to add an article\n")
    assert [seed.id for seed in find_seeds(project.folder / "seeds", {})[0]] == ["plant"]


def test_each_line_of_the_whole_way_has_one_fate(project: Project) -> None:
    found = raw(project, CASES[0][1])
    lines = [number for number, _ in fates(clean(found))]
    assert lines == [number for number, line in enumerate(found.lines, 1) if line]


def test_a_paragraph_of_open_brackets_costs_itself_only() -> None:
    with pytest.raises(BadInput, match="brackets open"):
        read_markdown(b"![" * 200_000, "x.md")


def test_deep_nesting_is_kept_or_set_aside() -> None:
    text = "\n".join("  " * depth + f"- item {depth}" for depth in range(300))
    file = read_markdown(text.encode(), "x.md")
    assert len(file.blocks) > 20
    assert len(file.blocks) + len(file.set_aside) == 300


def test_front_matter_of_a_site_generator_is_understood(project: Project) -> None:
    above = "title: 'Harbors &amp; machines&#58; a test'\ndate: 2024-04-10 16:00:00 -0500\nauthors:\n  - ada-example\n"
    found = article(project, f"\n\n---\n# Learn how to edit this page\n{above}---\n\n{STORY}\n")
    assert (found.title, found.date, found.authors) == ("Harbors & machines: a test", "2024-04-10", ())
    assert [each.text for each in found.paragraphs] == [STORY]


@pytest.mark.parametrize("said", ["Ada Example, Bob Sample, & Cora Else", "Ada Example, Bob Sample and Cora Else"])
def test_authors_in_one_line_of_front_matter_are_several(project: Project, said: str) -> None:
    found = article(project, f"---\ntitle: Harbors\nauthor: {said}\n---\n\n{STORY}\n")
    assert found.authors == ("Ada Example", "Bob Sample", "Cora Else")


def test_what_an_author_is_in_front_matter_is_no_author(project: Project) -> None:
    found = article(project, f'---\ntitle: Harbors\nauthor: "Ada Example, Chief Product Officer"\n---\n\n{STORY}\n')
    assert found.authors == ("Ada Example",)


def test_a_day_right_behind_an_author_is_no_part_of_the_name(project: Project) -> None:
    found = article(project, f"---\ntitle: Harbors\nauthor: Ada Example05/06/25\n---\n\n{STORY}\n")
    assert found.authors == ("Ada Example",)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Ferries sail all day again | Bay Law LLP", "Ferries sail all day again"),
        ("Ferries sail all day - Harbor Law Digest", "Ferries sail all day"),
        ("Ferries sail all day -- THE Law Digest", "Ferries sail all day"),
        ("Ferries sail all day - Alliance of Captains (LAWDIGEST)", "Ferries sail all day"),
        ("Ferries sail all day - how to write a law digest", "Ferries sail all day - how to write a law digest"),
    ],
)
def test_the_sites_name_goes_from_a_title_that_is_stated_and_written_above_the_text(
    title: str, kept: str, project: Project
) -> None:
    above = f'---\ntitle: "{title}"\nurl: https://www.lawdigest.example/a\n---\n\n# {title}\n\n'
    assert article(project, f"{above}{STORY}\n\n{LONG}\n").title == kept


def test_template_code_is_out_of_the_text_and_in_the_ledger(project: Project) -> None:
    found = article(project, f'---\ntitle: Harbors\n---\n\n{STORY} [More]({{{{< ref "x.md" >}}}}) {{{{< end >}}}}\n')
    assert [each.text for each in found.paragraphs] == [f"{STORY} More"]
    assert not any(span.kind == "link" for each in found.paragraphs for span in each.spans)
    assert [each.rule for each in found.repaired] == ["template"]


def test_marks_of_footnotes_are_repairs_and_their_notes_items(project: Project) -> None:
    text = (
        f"{STORY}[^1] The port pays 40 percent [^cost], and `x[^1]` matches [^abc] or \\[^1\\] [^9].\n\n"
        "| Berth[^1] | Load |\n|---|---|\n| East | 12 |\n\n"
        "[^1]: https://example.org/cranes\n[^cost]: Harbor office,\n  a letter of May.\n\n"
        "    It names no sum.\n\nThe end.\n\n"
        "```\n[^1]: a line of code\n```\n"
    )
    found = raw(project, text)
    assert [(each.kind, each.level, each.text) for each in found.blocks] == [
        ("", 0, f"{STORY} The port pays 40 percent, and x[^1] matches [^abc] or [^1]."),
        ("table", 0, "Berth | Load"),
        ("table", 0, "East | 12"),
        ("list_item", 1, "https://example.org/cranes"),
        ("list_item", 0, "Harbor office, a letter of May."),
        ("paragraph", 0, "It names no sum."),
        ("", 0, "The end."),
        ("code", 0, "[^1]: a line of code"),
    ]
    assert [(each.line, each.rule) for each in found.repaired] == [(line, "reference_mark") for line in (1, 3, 7, 8)]


def test_a_footnote_may_begin_below_its_mark_and_stand_within_another(project: Project) -> None:
    found = raw(project, f"{STORY}[^a]\n\n[^a]:\n    Harbor office.\n\n> [^2]: [^3]: Both.\n\n[^4]:\n\nThe end.\n")
    assert [each.text for each in found.blocks] == [STORY, "Harbor office.", "Both.", "The end."]
    assert [(each.line, each.rule) for each in found.set_aside] == [(3, "reference_mark"), (8, "reference_mark")]
    deep = read_markdown(f"{'[^1]: ' * 5_000}x\n\nThe end.\n".encode(), "x.md")
    assert [block.text for block in deep.blocks][1:] == ["The end."]


MENU = "[Skip to content](#content)\n\n* [Home](/)\n* [Ports](/ports)\n\n## Weather\n\n* [Fog](/fog)\n"
TOLD = "\n\n".join(
    f"Ferries cross the harbor {number} times a day, and nobody has been told why." for number in range(4)
)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("# Ferries cross the harbor all day\n", "Ferries cross the harbor all day"),
        ("Ferries cross the harbor all day\n===\n", "Ferries cross the harbor all day"),
        ("# Harbor News\n\n## Ferries cross the harbor all day\n", "Ferries cross the harbor all day"),
        ("# Tides\n\n# Ferries in the harbor\n", "Ferries in the harbor"),
    ],
)
def test_the_headline_of_a_whole_page_is_its_heading(above: str, title: str, project: Project) -> None:
    found = article(project, f"{MENU}\n{above}\n{TOLD}\n")
    assert (found.title, found.title_from) == (title, "text")
    assert {removed.rule for removed in found.removed if removed.text.startswith(("*", "##"))} >= {"above_title"}
    assert [paragraph.text for paragraph in found.paragraphs] == TOLD.split("\n\n")


def test_the_headline_may_stand_below_a_standfirst(project: Project) -> None:
    found = article(project, f"A ferry is a boat that goes there and back again.\n\n# Ferries all day\n\n{TOLD}\n")
    assert found.title == "Ferries all day"
    assert found.paragraphs[0].text == "A ferry is a boat that goes there and back again."


def test_the_heading_of_a_section_is_no_headline(project: Project) -> None:
    found = article(project, f"---\ntitle: Boats\n---\n\n- A first point\n- A second point\n\n## Why\n\n{TOLD}\n")
    assert found.title == "Boats"
    assert [paragraph.text for paragraph in found.paragraphs][:3] == ["A first point", "A second point", "Why"]


@pytest.mark.parametrize(
    ("head", "title", "source"),
    [
        (
            "Title: Ferries all day - Harbor News\n\nURL Source: https://e.example/a\n\nMarkdown Content:\n",
            "# Ferries all day",
            "text",
        ),
        ("Title: Ferries all day long | News\n\nURL Source: https://e.example/a\n\nMarkdown Content:\n", "", "text"),
        ("---\ntitle: Ferries all day - Harbor News\nsource: https://harbornews.example/a\n---\n", "", "front_matter"),
        ("---\nsource: https://harbornews.example/a\n---\n", "# Ferries all day - Harbor News", "text"),
        (
            '---\ntitle: "Ferries all day \\\\ Harbor News"\nsource: https://harbornews.example/a\n---\n',
            "",
            "front_matter",
        ),
        ("---\ntitle: Ferries all day - Harbor News\n---\n", "# Ferries all day", "text"),
    ],
)
def test_a_title_is_stated_with_the_name_of_the_site(head: str, title: str, source: str, project: Project) -> None:
    found = article(project, f"{head}\n{title}\n\n{TOLD}\n")
    assert (found.title.removesuffix(" long"), found.title_from) == ("Ferries all day", source)


def test_the_heading_above_all_is_the_title_of_a_text_whose_one_paragraph_ends_in_an_address(project: Project) -> None:
    told = TOLD.replace("\n\n", " ")
    found = article(project, f"# Ferries cross the harbor all day\n\n{told} Link: https://e.example\n\nMore\n")
    assert (found.title, found.title_from) == ("Ferries cross the harbor all day", "text")


def test_what_editors_say_of_a_change_is_no_title(project: Project) -> None:
    note = "This piece was updated on May 4, 2024 with a ferry that nobody had seen before."
    assert article(project, f"{note}\n\n{TOLD}\n").title.startswith("Ferries cross the harbor 0 times a day")


def test_a_title_with_a_bar_stays_where_no_address_is_known(project: Project) -> None:
    assert article(project, f"---\ntitle: Ferries all day long | News\n---\n\n{TOLD}\n").title.endswith("| News")


WRAPPED = "Fog delays the ferry on both sides of the harbor for the fourth morning in"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"## {WRAPPED}\na row\n", f"{WRAPPED} a row"),
        (f"Text.\n\n## {WRAPPED}\na row\n", f"{WRAPPED} a row"),
        (f"## [{WRAPPED}\na row](https://e.example/far-\nside)\n", f"{WRAPPED} a row"),
        ("## Fog delays the ferry\nof its days\n", "Fog delays the ferry"),
        (f"## {WRAPPED}\na row. That is a sentence.\n", WRAPPED),
        (f"## {WRAPPED}\n\na row\n", WRAPPED),
    ],
)
def test_a_wrapped_heading_goes_on_in_the_next_line(text: str, heading: str) -> None:
    blocks = read_markdown(text.encode(), "x.md").blocks
    assert [block.text for block in blocks if block.kind == "heading"] == [heading]


SITE = "https://harbor.example"
LONG = "\n\n".join(
    f"Ferries cross the harbor {number} times a day, and nobody has been told why." for number in range(9)
)


def gone(text: str, url: str | None = SITE) -> list[str]:
    """Return what goes of a text that stands in the middle of a story, as it leads elsewhere."""
    blocks = read_markdown(f"{LONG}\n\n{text}\n\nIt ends with one more sentence here.\n".encode(), "x.md").blocks
    return [drop.block.text for drop in leading_elsewhere(blocks, site_of(blocks, url))]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"[**FOG DELAYS THE FERRY**]({SITE}/news/fog)", ["FOG DELAYS THE FERRY"]),
        (
            f"- [Fog delays the ferry once again]({SITE}/news/fog)\n- [A pier for two more boats]({SITE}/news/pier)",
            ["Fog delays the ferry once again", "A pier for two more boats"],
        ),
        (f"[The report on the fog of last year]({SITE}/fog.pdf)", []),
        (f"[Nobody has been told how long the fog will stay.]({SITE}/news/fog)", []),
        (f"See [how the fog delays the ferry]({SITE}/news/fog)", []),
        ("[What is told below on this page](#below)", []),
        (f"- [Fog]({SITE}/fog)\n- [Pier]({SITE}/pier)", []),
        (f"- [Fog delays the ferry once again]({SITE}/news/fog)\n- A pier for two more boats is built", []),
        (f"## [How the fog delays the ferry]({SITE}/news/fog)\n\nFog delays it, as all know who cross the harbor.", []),
    ],
)
def test_lines_that_only_lead_to_other_pages_of_the_site_go(text: str, lines: list[str]) -> None:
    assert gone(text) == lines
    assert gone(text, "https://elsewhere.example/a") == gone(text, None) == []


def test_the_site_is_also_known_by_its_menus() -> None:
    menu = "".join(f"- [Part {number}]({SITE}/{number}/)\n" for number in range(12))
    line = f"[Fog delays the ferry again]({SITE}/news/fog)"
    text = f"{menu}\nFerries cross the harbor, and nobody has been told why.\n\n{line}"
    assert gone(text, None) == ["Fog delays the ferry again"]
    assert gone(line, None) == []


def test_the_name_of_the_site_a_text_is_from_goes_from_its_end() -> None:
    def ends(line: str) -> list[str]:
        blocks = read_markdown(f"{LONG}\n\n{line}\n".encode(), "x.md").blocks
        return [drop.block.text for drop in leading_elsewhere(blocks, "")]

    assert ends(f"[harbor]({SITE}/news/fog)") == ["harbor"]
    assert ends("[Harbor-News](https://www.harbornews.example/fog)") == ["Harbor-News"]
    assert not ends(f"[Fog]({SITE}/news/fog)")
    assert not ends(f"The fog is gone, says [harbor]({SITE}/news/fog)")


def test_so_it_does_where_nothing_but_links_is_marked_up(project: Project) -> None:
    found = article(project, f"---\ntitle: Ferries\n---\n\n{TOLD}\n\n[harbor]({SITE}/news/fog)\n")
    assert [paragraph.text for paragraph in found.paragraphs] == TOLD.split("\n\n")


def test_teasers_below_the_story_go_with_what_they_say(project: Project) -> None:
    teaser = f"### [Fog delays the ferry again]({SITE}/news/fog)\n\nFog came over the harbor and did not leave it.\n\n"
    text = f"---\ntitle: Ferries\nurl: {SITE}/news/ferries\n---\n\n{LONG}\n\n{teaser}{teaser.replace('fog', 'rain')}"
    assert [paragraph.text for paragraph in article(project, text).paragraphs] == LONG.split("\n\n")


@pytest.mark.parametrize("heading", ["Responses (96)", "12 Comments", "Comments: 3", "2 replies to “Ferries”"])
def test_what_readers_wrote_below_a_counted_heading_goes(heading: str, project: Project) -> None:
    below = (
        f"## {heading}\n\n**Bob Example**\n\nThe boats were late, and I waited for hours.\n\n### Reply\n\nMe, too.\n"
    )
    last = "The harbor says so in its report of this year."
    found = article(project, f"# Ferries cross the harbor\n\n{LONG}\n\n{below}\n## Sources\n\n{last}\n")
    assert [paragraph.text for paragraph in found.paragraphs][9:] == ["Sources", last]
    assert {removed.rule for removed in found.removed} >= {"responses"}


@pytest.mark.parametrize("heading", ["Responses", "Comments on the plan", "96 boats"])
def test_a_section_on_answers_stays(heading: str, project: Project) -> None:
    found = article(
        project, f"# Ferries\n\n{LONG}\n\n## {heading}\n\nThe harbor has answered all of them, it says itself.\n"
    )
    assert found.paragraphs[-1].text == "The harbor has answered all of them, it says itself."
