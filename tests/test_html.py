"""Saved web pages: what is of the story, what the markup says, what the page states of itself."""

from __future__ import annotations

import textwrap

import pytest
from lxml import html as lxml_html

from builder.clean import clean
from builder.errors import BadInput
from builder.model import Article
from builder.read import find_seeds, read
from builder.read.html import read_html
from builder.read.outside import among_the_story
from builder.read.page_blocks import page_blocks, parsed
from tests.conftest import Project

STORY = [
    "The harbor town has bought twelve machines that see through fog, and two ports in the north will follow in May.",
    "Captains were told on Monday, the harbor office said, that pilots stay on board until the machines are tested.",
    "Each machine costs 3 million euros and is paid for by the state, which wants to lend them to smaller towns later.",
    "Critics say that fog is rare and that the money would be better spent on the railway, which is often late.",
]
PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Town Buys Machines That See Fog - Harbor News</title>
<meta property="og:site_name" content="Harbor News"><link rel="canonical" href="https://news.example.org/fog">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Town Buys Machines That See Fog",
"datePublished": "2024-04-10T08:00:00+09:00", "author": [{{"name": "Ada Example"}}, {{"name": "Ben Sample"}}],
"publisher": {{"name": "Harbor News"}}}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
<main><article><h1>Town Buys Machines That See Fog</h1>
<p>{STORY[0]}</p><figure><img src="a.jpg"><figcaption>A ship leaves the harbor in the morning.</figcaption></figure>
<h2>Who pays for it</h2><p>{STORY[1]}</p>
<ol><li>The first machine was delivered in March by a ship from Osaka.</li>
<li>The second one is still waiting for its license from the ministry.</li></ol>
<blockquote><p>{STORY[2]}</p></blockquote>
<table><tr><th>Port</th><th>Machines</th></tr><tr><td>Northern harbor of the town</td><td>7 machines</td></tr></table>
<p>{STORY[3]}</p></article></main>
<aside><h3>Most read</h3><p>Ten beaches where nobody will ever find you this summer.</p></aside>
<footer><p>Imprint and privacy notice of the Harbor News company</p></footer></body></html>
"""


def article(page: str, project: Project, extra: dict[str, str] | None = None) -> Article:
    project.write("seeds/page.html", page)
    for path, text in (extra or {}).items():
        project.write(path, text)
    seed = next(seed for seed in find_seeds(project.folder / "seeds", {})[0] if seed.id == "page")
    return clean(read(seed))


def test_a_headline_that_nothing_ends_is_looked_at_in_part() -> None:
    text = "<title>Fog</title><h1>Fog" + "<b>fog</b> " * 20_000
    assert read_html(text.encode(), "page.html").known.title


def test_a_page_of_countless_pieces_is_refused() -> None:
    with pytest.raises(BadInput, match="more than 30,000 pieces of text"):
        read_html(b"<p>x" * 30_001, "page.html")


def test_the_story_is_kept_with_its_structure(project: Project) -> None:
    kinds = [(p.kind, p.level, p.text) for p in article(PAGE, project).paragraphs]
    assert [text for kind, _, text in kinds if kind == "paragraph"] == [STORY[0], STORY[1], STORY[3]]
    assert ("heading", 2, "Who pays for it") in kinds
    assert [level for kind, level, _ in kinds if kind == "list_item"] == [1, 2]
    assert ("quote", 0, STORY[2]) in kinds
    assert ("table", 0, "Port | Machines") in kinds


def preformatted(told: str) -> str:
    head = "<head><title>Fog - Harbor News</title><meta name='date' content='2024-04-10'></head>"
    return f"<html>{head}<body><p>Notices</p><h1>Town Buys Machines That See Fog</h1><pre>{told}</pre></body></html>"


def test_a_plain_text_with_tags_around_it_is_read_as_a_text(project: Project) -> None:
    told = [
        *STORY,
        "Nobody has asked the captains of Nagoya, who have seen more fog than all of the machines together will.",
    ]
    story = "\n\n".join(textwrap.fill(text, 60) for text in told)
    found = article(preformatted(f"[Notice 12]\n\n{story}\n"), project)
    assert [p.text for p in found.paragraphs if p.kind == "paragraph"][-5:] == told
    assert not any(p.kind == "code" for p in found.paragraphs)
    assert (found.title, found.title_from, found.date) == ("Town Buys Machines That See Fog", "html", "2024-04-10")


def test_a_listing_stays_code_on_a_page_that_holds_little_else(project: Project) -> None:
    listing = "\n".join(f"for (ship of fog) {{ see(ship, {n}); }} // It sees ships." for n in range(40))
    assert {p.kind for p in article(preformatted(listing), project).paragraphs} >= {"code"}
    beside = PAGE.replace("<h2>Who pays", f"<pre>{STORY[0]} {STORY[1]}</pre><h2>Who pays")
    assert any(p.kind == "code" for p in article(beside, project).paragraphs), "a letter that the story shows"


def test_everything_else_is_in_the_ledger(project: Project) -> None:
    removed = {r.text: r.rule for r in article(PAGE, project).removed}
    assert removed["Home"] == "outside_story"
    assert removed["Ten beaches where nobody will ever find you this summer."] == "outside_story"
    assert removed["A ship leaves the harbor in the morning."] in ("captions", "outside_story")


def test_each_line_has_one_fate(project: Project) -> None:
    found = article(PAGE, project)
    page = read_html(PAGE.encode(), "page.html")
    first, last = found.title_lines or (1, 0)
    fates = [*range(first, last + 1), *(p.first for p in found.paragraphs), *(r.line for r in found.removed)]
    assert sorted(fates) == list(range(1, len(page.lines) + 1))


def test_what_the_page_states_is_known(project: Project) -> None:
    found = article(PAGE, project)
    assert (found.title, found.title_from) == ("Town Buys Machines That See Fog", "html")
    assert (found.date, found.date_precision) == ("2024-04-10", "day")
    assert found.authors == ("Ada Example", "Ben Sample")
    assert (found.publisher, found.url) == ("Harbor News", "https://news.example.org/fog")
    assert found.language == "en-GB"


def test_the_sidecar_wins_over_the_page(project: Project) -> None:
    found = article(PAGE, project, {"seeds/page.yml": "title: Fog\ndate: 2024-04\npublisher: Desk\n"})
    assert (found.title, found.date, found.publisher) == ("Fog", "2024-04", "Desk")
    assert found.authors == ("Ada Example", "Ben Sample")


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "windows-1252", "utf-16"])
def test_the_declared_encoding_counts_where_it_is_true(encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"')
    assert STORY[0] in read_html(page.encode(encoding), "page.html").lines


def test_a_false_declaration_is_overruled() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="ascii"').replace("harbor office", "harbor office – the café –")
    assert any("the café" in line for line in read_html(page.encode(), "page.html").lines)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251", "euc-jp"])
def test_utf_8_is_told_whatever_a_page_was_declared_as_before_it_was_saved(encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"').replace(
        "harbor office", "harbor office – the café –"
    )
    assert any("the café" in line for line in read_html(page.encode(), "page.html").lines)


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><script>var x = 1;</script></body></html>", "   "])
def test_a_page_without_text_costs_itself_only(page: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_html(page.encode(), "page.html")
    assert [p.severity for p in caught.value.problems] == ["warning"]


def test_hostile_markup_is_text_or_nothing(project: Project) -> None:
    hostile = (
        "<p onclick=alert(1)>&lt;script&gt;alert(1)&lt;/script&gt; is how the harbor's page was broken last week.</p>"
    )
    page = PAGE.replace("<h2>", hostile + "<script>alert(2)</script><h2>")
    project.write("seeds/page.html", page)
    assert project.briefing("build", "--out", "out").exit_code == 0
    text = (project.folder / "out/articles/page.md").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "alert(2)" not in text


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    deep = "<div>" * 20_000 + f"<p>{STORY[0]}</p>" + "</div>" * 20_000
    try:
        page = read_html(f"<html><body>{deep}<p>{STORY[1]}</p></body></html>".encode(), "page.html")
    except BadInput:
        return
    assert page.lines


def test_a_heading_that_unfolds_its_section_and_what_a_forgotten_button_swallows_are_text() -> None:
    unfolds = f"<h3><button>Who mends the machines?</button></h3><p>{STORY[0]}</p>"
    turned = f"<button><h3>Who reads the gauges?</h3></button><p>{STORY[1]}</p>"
    swallowed = f"<button>Menu <p>{STORY[2]}</p><button>Share</button><p>{STORY[3]}</p>"
    page = f"<html><body><article>{unfolds}{turned}<button>Close</button>{swallowed}</article></body></html>"
    lines = read_html(page.encode(), "page.html").lines
    assert lines == ("Who mends the machines?", STORY[0], "Who reads the gauges?", STORY[1], "Menu", *STORY[2:])


def test_a_page_that_ends_in_its_middle_goes_on_as_in_a_browser() -> None:
    page = PAGE.replace("<main>", "</body></html><div><main>").replace("</main>", "</main></div>")
    assert set(STORY) <= set(read_html(page.encode(), "page.html").lines)


def test_a_heading_above_what_went_goes_with_it(project: Project) -> None:
    offer = "<div><h3>Discover more from Harbor News</h3><p>Subscribe to get the latest posts by mail.</p></div>"
    kept = [
        paragraph.text for paragraph in article(PAGE.replace("</article>", offer + "</article>"), project).paragraphs
    ]
    assert kept[-1] == STORY[3]


def test_many_forgotten_buttons_take_no_longer_than_their_text() -> None:
    page = "<html><body>" + f"<div><button><p>{STORY[0]}</p>" * 3_000 + "</body></html>"
    assert read_html(page.encode(), "page.html").lines


def test_rows_lists_and_quotes_are_rendered_as_what_they_are(project: Project) -> None:
    markdown = pytest.importorskip("markdown")
    project.write("seeds/page.html", PAGE)
    assert project.briefing("build", "--out", "out").exit_code == 0
    text = (project.folder / "out/articles/page.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    extensions = ["attr_list", "sane_lists", "tables", "toc"]
    root = lxml_html.fromstring(markdown.markdown(text, extensions=extensions))
    assert root.xpath("count(//table//tr)") == 2
    assert root.xpath("count(//ol/li)") == 2
    assert root.xpath("//blockquote/p/@id")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


NESTED = """<ul><li><p>Locks</p><ol><li>The upper lock<ul><li>Its gate</li></ul></li><li>The lower lock</li></ol></li>
<li>Weirs</li><ul><li>The mill weir</li></ul></ul>"""


def test_a_list_in_an_item_of_another_stays_in_it(project: Project) -> None:
    markdown = pytest.importorskip("markdown")
    project.write(
        "seeds/page.html",
        PAGE.replace("</article>", f"<p>The plan names these works on the canal:</p>{NESTED}</article>"),
    )
    assert project.briefing("build", "--out", "out").exit_code == 0
    (seed,) = (seed for seed in find_seeds(project.folder / "seeds", {})[0] if seed.id == "page")
    items = [p for p in clean(read(seed)).paragraphs if p.kind == "list_item"][-6:]
    assert [(p.level, p.depth, p.text) for p in items] == [
        (0, 0, "Locks"),
        (1, 1, "The upper lock"),
        (0, 2, "Its gate"),
        (2, 1, "The lower lock"),
        (0, 0, "Weirs"),
        (0, 1, "The mill weir"),
    ]
    text = (project.folder / "out/articles/page.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    root = lxml_html.fromstring(markdown.markdown(text, extensions=["attr_list", "sane_lists"]))
    within = {p.text: root.xpath(f"count(//li[@id='{p.id}']/ancestor::li)") for p in items}
    assert within == {p.text: p.depth for p in items}


@pytest.mark.parametrize(
    ("mark", "kind"), [("·&nbsp;&nbsp; ", "list_item"), ("• ", "list_item"), ("– ", "paragraph"), ("(2) ", "paragraph")]
)
def test_a_list_that_a_word_processor_draws_is_one_and_talk_is_none(mark: str, kind: str, project: Project) -> None:
    items = "".join(f"<p>{mark}{text}</p>" for text in STORY[1:3])
    page = PAGE.replace(f"<blockquote><p>{STORY[2]}</p></blockquote>", "").replace(f"<p>{STORY[1]}</p>", items)
    found = {p.text: p.kind for p in article(page, project).paragraphs}
    begins = "" if kind == "list_item" else mark
    assert [found[begins + text] for text in STORY[1:3]] == [kind, kind]


def test_a_list_that_a_page_is_laid_out_in_is_none_around_its_lists(project: Project) -> None:
    project.write(
        "seeds/page.html",
        PAGE.replace("<article>", "<ul><li><article>").replace(
            "</article>", f"<p>The plan names these works on the canal:</p>{NESTED}</article></li></ul>"
        ),
    )
    (seed,) = (seed for seed in find_seeds(project.folder / "seeds", {})[0] if seed.id == "page")
    assert [p.depth for p in clean(read(seed)).paragraphs if p.kind == "list_item"][-6:] == [0, 1, 2, 1, 0, 1]


@pytest.mark.parametrize(("tag", "kind"), [("h2", "paragraph"), ("p", "heading")])
def test_a_bare_line_is_a_sub_heading_only_where_the_page_marks_up_none(tag: str, kind: str, project: Project) -> None:
    body = f"<{tag}>Who mends it</{tag}><p>{STORY[1]}</p><p>Nobody sails at night</p><p>{STORY[2]}</p>"
    page = f"<html><body><article><p>{STORY[0]}</p>{body}<p>{STORY[3]}</p></article></body></html>"
    kinds = {p.text: p.kind for p in article(page, project).paragraphs}
    assert (kinds["Who mends it"], kinds["Nobody sails at night"]) == ("heading", kind)


ROWS = {
    "paragraphs and breaks in a cell": (
        "<tr><th><p>Port</p></th><th>Machines</th></tr>"
        "<tr><td><div>Northern</div><div>harbor</div></td><td><p>Seven.</p><p>Two<br>are old</p></td></tr>",
        ["Port | Machines", "Northern harbor | Seven. Two are old"],
    ),
    "items of a list in a cell": (
        "<tr><td>Port</td><td>Machines</td></tr><tr><td><ul><li>North<li>East</ul>&nbsp;</td><td>7</td></tr>",
        ["Port | Machines", "North; East | 7"],
    ),
    "empty cells keep their columns": (
        "<tr><th></th><th>2023</th><th>2024</th></tr><tr><td>North</td><td> </td><td>7</td></tr>"
        "<tr><td>East</td><td>3</td><td></td></tr>",
        ["| 2023 | 2024", "North | | 7", "East | 3"],
    ),
    "cells over several columns and rows": (
        "<tr><th rowspan=2>Port</th><th colspan=2>Machines</th><th>Cost</th></tr><tr><th>Old</th><th>New</th></tr>"
        "<tr><td>North</td><td>1</td><td>6</td><td>9</td></tr>",
        ["Port | Machines | | Cost", "| Old | New", "North | 1 | 6 | 9"],
    ),
    "a head without a row, links and emphasis": (
        "<thead><th>Port</th><th>Machines</th></thead>"
        "<tr><td><a href='/n'><b>North</b></a></td><td>7 <i>new</i></td></tr>",
        ["Port | Machines", "North | 7 new"],
    ),
    "columns of the page": (f"<tr><td><p>{STORY[1]}</p></td><td><p>{STORY[2]}</p></td></tr>", []),
    "the page in one cell": (f"<tr><td>{STORY[1]}<br><br>{STORY[2]}</td></tr>", []),
    "a table in a table": (f"<tr><td><table><tr><td>{STORY[1]}</td></tr></table></td><td>{STORY[2]}</td></tr>", []),
    "cells with headings": (f"<tr><td><h3>Cost</h3>{STORY[1]}</td><td><h3>Time</h3>{STORY[2]}</td></tr>", []),
    "a table for the layout": (
        f"<tbody role=presentation><tr><td>{STORY[1]}</td></tr><tr><td>{STORY[2]}</td></tr>",
        [],
    ),
}


@pytest.mark.parametrize(("table", "rows"), ROWS.values(), ids=ROWS)
def test_a_row_of_data_is_one_line_and_a_layout_is_no_table(table: str, rows: list[str], project: Project) -> None:
    page = f"<html><body><h1>Fog</h1><p>{STORY[0]}</p><table>{table}</table><p>{STORY[3]}</p></body></html>"
    paragraphs = article(page, project).paragraphs
    assert [p.text for p in paragraphs if p.kind == "table"] == rows
    assert rows or [p.text for p in paragraphs if p.kind == "paragraph"] == STORY


@pytest.mark.parametrize(
    "cell", ["12<ol><li>one<th>two</ol><p>three", "<ol start=3>r><th>Year<th>Fish<tr><td>2023<td>12"]
)
def test_a_cell_within_a_cell_is_a_part_of_it(cell: str, project: Project) -> None:
    table = f"<table><tr><th>Year<th>Fish<tr><td>2023<td>{cell}</table>"
    page = f"<html><body><h1>Fog</h1><p>{STORY[0]}</p>{table}<p>{STORY[3]}</p></body></html>"
    texts = [p.text for p in article(page, project).paragraphs]
    assert (texts[0], texts[-1]) == (STORY[0], STORY[3])
    assert "Year | Fish" in texts


def test_empty_cells_are_cells_of_the_page(project: Project) -> None:
    markdown = pytest.importorskip("markdown")
    table = ROWS["empty cells keep their columns"][0].replace("North", '<a href="https://north.example.org/">North</a>')
    project.write("seeds/page.html", PAGE.replace("<h2>", f"<table>{table}</table><h2>", 1))
    assert project.briefing("build", "--out", "out").exit_code == 0
    text = (project.folder / "out/articles/page.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    root = lxml_html.fromstring(markdown.markdown(text, extensions=["attr_list", "tables"]))
    cells = [["".join(map(str, cell.itertext())).strip() for cell in row] for row in root.iter("tr")]
    assert cells[:3] == [["", "2023", "2024"], ["North", "", "7"], ["East", "3", ""]]
    assert "https://north.example.org/" in [link.get("href") for link in root.iter("a")]


def test_many_tables_in_one_another_take_no_longer_than_their_text() -> None:
    page = f"<p>{STORY[0]}</p>" + "<table><tr><td rowspan=9999 colspan=9999>a<td>b" * 3000
    assert read_html(page.encode(), "page.html").blocks


def test_the_numbers_of_the_lines_of_a_listing_are_no_text(project: Project) -> None:
    listing = "<table><tr><td><pre>1\n2\n3\n</pre></td><td><pre>load fog\nsee ship\nstop\n</pre></td></tr></table>"
    text = article(PAGE.replace("<h2>Who pays", f"{listing}<pre>7\n9\n</pre><h2>Who pays"), project)
    code = [p.text for p in text.paragraphs if p.kind == "code"]
    assert code == ["load fog", "see ship", "stop", "7", "9"]


def test_what_is_sent_late_stands_where_a_script_puts_it() -> None:
    start = f"<p>{STORY[0]}</p><!--$?--><template id='B:0'></template><div>Loading <!-- -->it</div>"
    start += "<!--$--><p>Wait</p><!--/$--> for it"
    late = '<div hidden id="S:0"><!--$--><template id="P:1"></template><!--/$--></div>'
    piece = f'<div hidden id="S:1">A ferry:<p>{STORY[1]}</p></div>'
    scripts = '<script>$RS("S:1","P:1")</script><script>$RC("B:0","S:0")</script>'
    text = f"<main><h1>Ships sail by themselves</h1>{start}<!--/$--><p>{STORY[2]}</p></main>{late}{piece}{scripts}"
    shown = read_html(f"<html><body>{text}</body></html>".encode(), "page.html")
    assert shown.lines == ("Ships sail by themselves", STORY[0], "A ferry:", STORY[1], STORY[2])


def test_what_waits_stays_where_nothing_says_how_far_it_goes() -> None:
    late = f'<template id="B:0"></template><p>{STORY[0]}</p><div hidden id="S:0"><p>{STORY[1]}</p></div>'
    page = f"<html><body><main><h1>Ships sail by themselves</h1>{late}<p>{STORY[2]}</p></main></body></html>"
    assert read_html(page.encode(), "page.html").lines == ("Ships sail by themselves", STORY[1], STORY[0], STORY[2])


def test_a_piece_that_is_to_stand_in_itself_stays() -> None:
    late = f'<div hidden id="S:0"><template id="B:0"></template><p>{STORY[1]}</p></div>'
    page = f"<html><body><h1>Ships sail by themselves</h1><p>{STORY[0]}</p>{late}<p>{STORY[2]}</p></body></html>"
    assert read_html(page.encode(), "page.html").lines == ("Ships sail by themselves", STORY[0], STORY[1], STORY[2])


def test_what_stands_among_the_paragraphs_of_the_story_is_of_it() -> None:
    doubted = [
        f"({n}) Section {n} of it is amended by striking “harbor” and inserting “port of the town” in line {n} of it."
        for n in range(1, 7)
    ]
    told = [f"<p>{text}</p>" for text in (*STORY, *STORY, *doubted)]
    blocks, _, places = page_blocks(parsed(f"<body><div>{''.join(told)}</div></body>"), lambda _: None)
    stands = {n for n, block in enumerate(blocks) if block.text in doubted}
    assert set(among_the_story(blocks, places, stands)) == stands
    assert not set(among_the_story(blocks, places, set(sorted(stands)[:2])))
    apart = f"<body><div>{''.join(told[:8])}</div><div>{''.join(told[8:])}</div></body>"
    blocks, _, places = page_blocks(parsed(apart), lambda _: None)
    assert not set(among_the_story(blocks, places, stands))
