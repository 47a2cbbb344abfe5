"""What a saved page says beside its story: title, standfirst, author, date, rights, and that it was cut."""

from __future__ import annotations

import json

import pytest
from lxml import html as lxml_html

from builder.clean import clean
from builder.clean.beside_story import beside_story
from builder.model import Article, Block
from builder.read import find_seeds, read
from builder.read.cut import looks_cut
from builder.read.html import HtmlPage, read_html
from builder.read.outside import listed_in_the_story
from builder.read.page_blocks import page_blocks, parsed
from builder.read.standfirst import standfirsts
from builder.read.stated import statements
from tests.conftest import Project

TITLE = "Ferry company tests a pilot made of software"
STORY = [
    "The ferry company has let a computer steer two of its boats since March, and nobody on board complained.",
    "A captain stands beside the wheel on every trip, the company said on Tuesday, and may take over at any moment.",
    "The harbor office wants to see the records of a whole winter before it allows boats without a captain on board.",
    "Each computer costs as much as a captain earns in four years, which the company calls a fair price for calm.",
    "Trade unions asked the ministry for a rule that keeps at least one sailor on each boat that carries passengers.",
    "The ministry said that it would answer in the summer, after it has heard the towns on the other side of the bay.",
]
BODY = "\n".join(f"<p>{text}</p>" for text in STORY)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li><li><a href="/air">Air</a></li></ul></nav>'
FOOT = '<footer><ul><li><a href="/about">About us</a></li><li><a href="/terms">Terms of use</a></li></ul></footer>'


def page(top: str = f"<h1>{TITLE}</h1>", body: str = BODY, head: str = "", foot: str = FOOT) -> str:
    main = f"<main><article><header>{top}</header><div class='article-body'>{body}</div></article></main>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{MENU}{main}{foot}</body></html>"


def linked(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


def found(source: str) -> HtmlPage:
    return read_html(source.encode(), "page.html")


def article(project: Project, source: str, extra: dict[str, str] | None = None) -> Article:
    project.write("seeds/page.html", source)
    for path, text in (extra or {}).items():
        project.write(path, text)
    return clean(read(find_seeds(project.folder / "seeds", {})[0][0]))


SITE = '<meta property="og:site_name" content="Bay Herald">'


@pytest.mark.parametrize(
    ("top", "head"),
    [
        (f"<h1>{TITLE}</h1>", f'{SITE}<meta property="og:title" content="Bay Herald"><title>{TITLE}</title>'),
        (f"<h1>{TITLE}</h1>", f"{SITE}<title>{TITLE} | Bay Herald</title>"),
        (f"<h1>{TITLE}</h1>", f"{SITE}<title>Ferry company: software pilot tests | Bay Herald</title>"),
        (f"<h1>{TITLE}</h1>", ""),
        (f"<h1>Bay Herald</h1><h2>{TITLE}</h2>", f"{SITE}<title>{TITLE} - Bay Herald</title>"),
        (f"<h1>Bay Herald</h1><h2>{TITLE}</h2>", f"<title>Bay Herald: {TITLE}</title>"),
        (f"<h1>{TITLE}</h1><h1>Ferry</h1>", f"{SITE}<title>{TITLE}</title>"),
        (
            f"<h1><a href='https://ada.example.org/'>The Ferry and Software Company Notes</a></h1><h3>{TITLE}</h3>",
            f"<title>The Ferry and Software Company Notes: {TITLE}</title>"
            "<link rel='canonical' href='https://ada.example.org/2024/pilot'>",
        ),
        ("<h1>Bay Herald</h1>", f'{SITE}<meta property="og:title" content="Bay Herald"><title>{TITLE}</title>'),
        ("<h1>Computers</h1>", linked(headline=TITLE)),
        ("", f"<title>{TITLE} - Bay-Herald</title><meta property='og:url' content='https://www.bayherald.com/1'>"),
        (f"<h1><span>Sea</span> {TITLE}</h1>", f"<title>Sea | Bay Herald</title>{linked(headline=TITLE)}"),
        (f"<h1>{TITLE} <small>A captain stands by</small></h1>", f"{SITE}<title>{TITLE} | Bay Herald</title>"),
    ],
)
def test_the_title_is_the_storys_and_not_the_sites(top: str, head: str) -> None:
    assert found(page(top, head=head)).known.title == TITLE


def test_a_line_above_the_headline_is_parted_from_it_as_the_page_says() -> None:
    top = "<h1><span>Boats without a crew</span> <span>The ferry steers itself</span></h1>"
    head = f"{SITE}<title>Boats without a crew: The ferry steers itself | Bay Herald</title>"
    assert found(page(top, head=head)).known.title == "Boats without a crew: The ferry steers itself"


def test_a_title_that_is_a_sentence_is_not_in_the_text(project: Project) -> None:
    title = "The ferry runs by itself. Nobody steers."
    text = article(project, page(f"<h1>{title}</h1>", head=f"<title>{title}</title>"))
    assert text.title == title
    assert [p.text for p in text.paragraphs] == STORY


@pytest.mark.parametrize(
    "top",
    [
        f"<nav><h1>Ferry: a computer steers it</h1></nav><h2>{TITLE}</h2>",
        f"<ol class='breadcrumbs'><li>Sea</li><li><h1>Ferry: a computer steers it</h1></li></ol><h2>{TITLE}</h2>",
        f"<h1>{TITLE}</h1><h2>{TITLE.partition(' ')[2]}</h2>",
        f"<h1>{TITLE}</h1><p>0.5x</p><p>1.0x</p>",
        f"<h1>{TITLE}</h1><p>Stand: 10.04.2024, 17:30 Uhr</p>",
        f"<h1><span>Sea</span><span>: {TITLE}</span></h1>",
    ],
)
def test_a_title_is_the_storys_and_stands_there_once(project: Project, top: str) -> None:
    head = f"<title>Ferry: a computer steers it | Bay Herald</title>{linked(headline=TITLE)}"
    text = article(project, page(top, head=head))
    assert (text.title, [p.text for p in text.paragraphs]) == (TITLE, STORY)


def test_a_heading_may_say_a_part_of_the_title_again(project: Project) -> None:
    question = "Who steers a ferry that has no captain on board?"
    text = article(project, page(f"<h1>Boats: {question}</h1>", f"{BODY}<h2>{question}</h2>{BODY.replace('The', 'A')}"))
    assert [p.text for p in text.paragraphs if p.kind == "heading"] == [question]


def test_what_is_longer_than_any_heading_was_only_set_large(project: Project) -> None:
    text = article(project, page(body=f"<h2>{STORY[0]} {STORY[1]} {STORY[2]}</h2>{BODY}"))
    assert {p.kind for p in text.paragraphs} == {"paragraph"}


def test_a_title_that_is_only_stated_loses_the_sites_name() -> None:
    head = f"{SITE}<meta property='og:title' content='Bay Herald'><title>{TITLE} – Bay Herald</title>"
    assert found(page("", head=head)).known.title == TITLE


def test_entities_that_were_escaped_twice_and_elements_are_text() -> None:
    head = linked(headline="Ferry company&amp;#8217;s <em>pilot</em> is software &#8211; for now")
    assert found(page("", head=head)).known.title == "Ferry company’s pilot is software – for now"


STANDFIRST = "Two boats are steered by a computer, and the unions want a sailor to stay on board of each."


@pytest.mark.parametrize(
    ("standfirst", "head"),
    [
        (f'<p class="standfirst">{STANDFIRST}</p>', ""),
        (f'<h2 class="article__subtitle">{STANDFIRST}</h2>', ""),
        (f"<div>{STANDFIRST}</div>", f'<meta property="og:description" content="{STANDFIRST}">'),
        (f"<h2>{STANDFIRST}</h2>", f'<meta name="description" content="{STANDFIRST}">'),
        (f"<div class='text-large'>{STANDFIRST}</div>", ""),
        (f"<section><p>{STANDFIRST}</p></section>", linked(headline=TITLE, description=STANDFIRST)),
    ],
)
def test_a_standfirst_is_body_text(project: Project, standfirst: str, head: str) -> None:
    text = article(project, page(f"<h1>{TITLE}</h1>{standfirst}<p>By <a href='/ada'>Ada Example</a></p>", head=head))
    assert [(p.kind, p.text) for p in text.paragraphs[:2]] == [("paragraph", STANDFIRST), ("paragraph", STORY[0])]


def test_what_a_page_calls_a_deck_and_gives_as_its_description_needs_few_words_of_the_story(project: Project) -> None:
    deck = "Leaders weigh comfort against cost while passengers keep their calm."
    head = f'<meta name="description" content="{deck}">'
    text = article(project, page(f"<h1>{TITLE}</h1><div><h2 class='post__deck'>{deck}</h2></div>", head=head))
    assert [p.text for p in text.paragraphs[:2]] == [deck, STORY[0]]


@pytest.mark.parametrize(
    "below",
    [
        "<p class='subtitle'>Independent local news from every corner since nineteen hundred and four.</p>",
        f"<p class='summary'><a href='/fares'>{STANDFIRST}</a></p>",
        "<p class='summary'>Boats and a computer</p>",
        f"<figure><figcaption class='summary'>{STANDFIRST}</figcaption></figure>",
        f"<div class='photo-credit'>{STANDFIRST}</div>",
        f"<section><div>{STANDFIRST}</div></section>",
        "<div>Two boats steered by a computer, and a sailor on board of each</div>",
        "<div>Our radio spoke of the boats and their unions on Tuesday at 12:30.</div>",
        "<div>Press the key beside this line to have all of it read out to you.</div>",
    ],
)
def test_mottos_links_and_captions_below_the_title_are_no_standfirst(below: str) -> None:
    blocks, _, places = page_blocks(parsed(page(f"<h1>{TITLE}</h1>{below}")), lambda _: None)
    title = [block.text for block in blocks].index(TITLE)
    said = "".join(map(str, lxml_html.fromstring(below).itertext())) if below.startswith(("<p", "<figure")) else ""
    stated = statements(parsed(page(head=f"<meta name='description' content='{said}'>")))
    assert list(standfirsts(blocks, places, range(title + 1, title + 2), title + 2, stated)) == []


@pytest.mark.parametrize(
    "top",
    [
        '<p>By <a rel="author" href="/ada">Ada Example</a></p><time datetime="2024-04-10T08:00:00Z">Apr 10</time>',
        '<div itemprop="author" itemscope><a href="/ada"><span itemprop="name">Ada Example</span></a></div>'
        '<time itemprop="datePublished" datetime="2024-04-10">last Wednesday</time>',
        '<p class="byline">By Ada Example</p><p class="date">April 10, 2024</p>',
        "<div>Ada Example</div><div>Published April 10, 2024</div>",
        '<p class="standfirst">' + STANDFIRST + '</p><p class="byline">By Ada Example</p><p>10 April 2024</p>',
        '<p class="byline">By Ada Example</p><p>Published <time datetime="2024-04-10">April 10, 2024</time></p>'
        '<p>Updated <time datetime="2024-05-02">May 2, 2024</time></p>',
        "<p>By Ada Example</p><p>April 10, 2024</p><button>Print</button><p>Enlarge Image</p>",
        '<p>By</p><p><a href="/ada">Ada Example</a></p><p>April 10, 2024, 12:34PM</p>',
        '<p>By <a href="https://bay.example/ada">Ada Example</a><b>Staff Writer</b></p><time>April 10, 2024</time>',
        '<p>By <a href="https://bay.example/ada">Ada Example</a> in Sea on 10 April 2024 at 8 PM. 51 Comments</p>',
        "<figure><div>Ada, in cap, stands beside the wheel of a boat that steers itself.</div></figure>"
        "<p>By Ada Example</p><p>April 10, 2024</p>",
        "<p>By Ada Example 4 minute Read</p><div>Apr 10, 2024 • 4 days ago • 8 minute read • 22 Comments</div>",
        '<meta itemprop="author" content="Ada Example - https://ada.example.org/"><p>April 10, 2024</p>',
        "<div><p>April 10, 2024</p><p>Ada Example, Chief Pilot, Bay Research</p></div>",
    ],
)
def test_author_and_date_below_the_title_are_known(project: Project, top: str) -> None:
    text = article(project, page(f"<h1>{TITLE}</h1>{top}"))
    assert (text.authors, text.date) == (("Ada Example",), "2024-04-10")
    assert [p.text for p in text.paragraphs if p.text != STANDFIRST] == STORY


@pytest.mark.parametrize(
    "top",
    [
        f"<p>Sea</p><h1>{TITLE}</h1><p>By the Bay Desk <time>10 April 2024</time></p>",
        f"<p>Analysis</p><h1>{TITLE}</h1><p>Bay Herald | <time>10 April 2024</time></p>",
        f"<h1>{TITLE}</h1><p>By Ada Example, 10 April 2024</p>",
    ],
)
def test_labels_above_the_title_and_names_below_it_are_no_text(project: Project, top: str) -> None:
    text = article(project, page(top, head=f"{SITE}<title>{TITLE}</title>"))
    assert [p.text for p in text.paragraphs] == STORY
    assert text.date == "2024-04-10"


@pytest.mark.parametrize("line", ["<ul><li>Ada Example</li></ul>", "<p>By Ada Example</p>", "<p>by . .</p>"])
def test_the_name_of_the_stated_author_below_the_title_is_no_text(project: Project, line: str) -> None:
    text = article(
        project, page(f"<h1>{TITLE}</h1>{line}<p>* * *</p>", head='<meta name="author" content="Ada Example">')
    )
    assert [p.text for p in text.paragraphs] == STORY
    assert text.authors == ("Ada Example",)
    assert any(line.text.endswith(("Example", ". .")) for line in text.removed if line.rule == "bylines")


def test_a_byline_of_people_counts_as_it_stands_though_one_of_them_has_a_page(project: Project) -> None:
    top = f'<h1>{TITLE}</h1><p>By <a href="https://bay.example/ada">Ada Example</a> and Ben Sample</p>'
    assert article(project, page(top)).authors == ("Ada Example", "Ben Sample")


@pytest.mark.parametrize(
    "line", ["The pilot, head of the boat, sails", "Ada Example, Chief Pilot, sails.", "Sea, Head of Bay Research"]
)
def test_what_stands_beside_a_date_and_names_nobody_is_nobodys(line: str) -> None:
    source = page(f"<h1>{TITLE}</h1><div><p>April 10, 2024</p><p>{line}</p></div>")
    assert found(source).known.authors is None
    captioned = page(f"<h1>{TITLE}</h1><p>Ada Example, Chief Pilot, Bay Research</p>")
    assert found(captioned).known.authors is None


def test_whom_a_page_states_and_nowhere_shows_is_not_its_author_where_a_byline_names_one(project: Project) -> None:
    said = linked(headline=TITLE, author={"name": "Cora Else"})
    top = f"<h1>{TITLE}</h1><p>By Ada Example</p>"
    assert article(project, page(top, head=said)).authors == ("Ada Example",)
    shown = f"{BODY}<p>Cora Else covers boats for the Bay Herald.</p>"
    assert article(project, page(top, shown, head=said)).authors == ("Cora Else",)
    desk = f"<h1>{TITLE}</h1><p>By the Bay Desk</p>"
    assert article(project, page(desk, head=said)).authors == ("Cora Else",)
    glued = f"<h1>{TITLE}</h1><p>By <a href='/ada'>Ada Sample</a><span>Redakteur</span></p>"
    assert article(project, page(glued, head=said)).authors == ("Cora Else",)


def test_a_list_of_authors_in_one_statement_is_taken_apart() -> None:
    names = [f"{first} Example-{second}" for first in ("Ada", "Ben", "Cora") for second in ("Harbor", "Mill", "Weir")]
    assert found(page(head=linked(headline=TITLE, author=", ".join(names)))).known.authors == tuple(names)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ada Example, Ben de Sample", ("Ada Example", "Ben de Sample")),
        ("Ada Example and Ben Sample", ("Ada Example", "Ben Sample")),
        ("Example, Ada", ("Example, Ada",)),
        ("ByAda Example", ("Ada Example",)),
        ("Byron Example", ("Byron Example",)),
        ("Ada Example, Staff Writer", ("Ada Example",)),
        ("Ada Example, Chief Product Officer", ("Ada Example",)),
        ("Ada Example, President and CEO", ("Ada Example",)),
        ("Ada Example, Professor of Law and Public Policy, Harbor Institution", ("Ada Example",)),
        ("Ada Example, Reporter, and Ben Sample, Head of Research", ("Ada Example", "Ben Sample")),
        ("Chief Product Officer", None),
        ("Ada Fellow", ("Ada Fellow",)),
        ("Fellow, Ada", ("Fellow, Ada",)),
        ("Ada Judge, Ben Minister", ("Ada Judge", "Ben Minister")),
        ("The Harbor Reporter", ("The Harbor Reporter",)),
        ("Ada Example, Associated Press", ("Ada Example, Associated Press",)),
    ],
)
def test_full_names_in_one_statement_are_several(said: str, names: tuple[str, ...]) -> None:
    assert found(page(head=linked(headline=TITLE, author=said))).known.authors == names


def test_a_person_is_stated_by_the_parts_of_a_name_or_by_a_page_of_their_own() -> None:
    parted = linked(headline=TITLE, author=[{"givenName": "Ada", "familyName": "Example"}])
    assert found(page(head=parted)).known.authors == ("Ada Example",)
    own = f"<h1>{TITLE}</h1><p>von <a href='/autoren/ben'>Ben Sample</a>, <a href='/autoren/'>Bay Desk</a></p>"
    assert found(page(own)).known.authors == ("Ben Sample",)
    assert found(page(own.replace("Ben Sample", "All News"))).known.authors is None


def test_what_is_stated_wins_over_what_stands_below_the_title(project: Project) -> None:
    head = linked(headline=TITLE, author={"name": "Ben Sample"}, datePublished="Apr 09, 2024")
    note = "<p>Ben Sample covers boats for the Bay Herald.</p>"
    top = f"<h1>{TITLE}</h1><p>By Ada Example</p><p>April 10, 2024</p>"
    text = article(project, page(top, BODY + note, head=head))
    assert (text.authors, text.date) == (("Ben Sample",), "2024-04-09")


def test_authors_and_dates_of_its_sources_are_not_the_storys() -> None:
    source = (
        '<li itemprop="citation" itemscope><meta itemprop="author" content="Cora Other">'
        '<meta itemprop="datePublished" content="1988-01-02">A source.</li>'
    )
    known = found(page(body=f"{BODY}<ol>{source}</ol>")).known
    assert (known.authors, known.date) == (None, None)


@pytest.mark.parametrize(
    "name",
    [
        "undefined",
        "https://example.org/ada",
        "admin",
        "1234567",
        "No Author",
        "Bay Herald",
        "Herald (www.bay.example)",
        "View my complete profile",
        "More about Ada Example",
        "Last updated by Ada Example",
        "Fact-checked by Ada Example",
        "page.head.author",
        "Webmaster",
    ],
)
def test_nobody_is_stated_as_the_author(name: str) -> None:
    assert found(page(head=SITE + linked(headline=TITLE, author={"name": name}))).known.authors is None


def test_a_date_that_need_not_be_the_storys_counts_after_one_beside_the_title(project: Project) -> None:
    head = '<meta name="date" content="2024-03-01">'
    assert article(project, page(head=head)).date == "2024-03-01"
    marked = f'<h1>{TITLE}</h1><time itemprop="datePublished" datetime="2024-04-10">10 April</time>'
    assert article(project, page(marked, head=head)).date == "2024-04-10"


@pytest.mark.parametrize(
    ("head", "later", "revised"),
    [
        (linked(datePublished="2022-06-04", dateModified="2025-03-01"), "2024", True),
        (linked(datePublished="2022-06-04", dateModified="2025-03-01"), "2022", False),
        (linked(datePublished="2022-06-04", dateModified="2025-03-01"), "2030", False),
        (linked(datePublished="2024-12-24", dateModified="2025-01-02"), "2025", False),
        (
            linked(datePublished="2022-06-04") + '<meta property="article:modified_time" content="2025-03-01">',
            "2024",
            True,
        ),
        (linked(datePublished="2022-06-04", dateModified="soon"), "2024", False),
        (linked(dateModified="2025-03-01"), "2024", False),
    ],
)
def test_days_in_a_page_that_speaks_of_what_came_after_its_date_are_nobodys(
    project: Project, head: str, later: str, revised: bool
) -> None:
    body = BODY.replace("in the summer", f"in the summer of {later}")
    text = article(project, page(body=body, head=head))
    assert text.revised is revised
    assert text.told_precision == (None if revised else text.date_precision)
    project.write("seeds/page.yml", "date: 2022-06-04\n")
    assert not article(project, page(body=body, head=head)).revised


def test_authors_of_other_stories_are_not_this_ones(project: Project) -> None:
    cards = "".join(
        f'<div class="card"><h3><a href="/{n}">Another story number {n}</a></h3><a rel="author" href="/a{n}">{name}</a>'
        f'<time datetime="2023-01-0{n}">January {n}, 2023</time></div>'
        for n, name in enumerate(("Cora Other", "Dan Else", "Eve Third"), 1)
    )
    text = article(project, page(foot=f'<aside class="related"><h2>More stories</h2>{cards}</aside>{FOOT}'))
    assert (text.authors, text.date) == ((), None)


@pytest.mark.parametrize(
    ("who", "time", "date"),
    [
        ("Senator Ada Example (D-WA)", "10.04.2024", None),
        ("Senator Ada Example (D-WA)", "04.23.2024", "2024-04-23"),
        ("Minister Ada Example", "10.04.2024", "2024-04-10"),
    ],
)
def test_a_time_with_dots_dates_no_page_of_american_politics_where_the_month_may_stand_first(
    project: Project, who: str, time: str, date: str | None
) -> None:
    body = f"<p>{who} asked on Tuesday for batteries that last until the lines of both centers are mended.</p>{BODY}"
    top = f"<h1>{TITLE}</h1><time>{time}</time>"
    assert article(project, page(top, body)).date == date


def test_times_that_differ_date_nothing() -> None:
    top = f"<h1>{TITLE}</h1><time datetime='2024-04-10'>10/4</time> <time datetime='2024-04-11'>11/4</time>"
    assert found(page(top)).known.date is None


def test_of_times_that_differ_those_below_the_title_are_the_storys() -> None:
    above = "<p>Fares rise</p><time datetime='2025-12-16'>16/12</time> <time datetime='2025-12-04'>4/12</time>"
    assert found(page(f"{above}<h1>{TITLE}</h1><time datetime='2024-04-10'>10/4</time>")).known.date == "2024-04-10"


def test_the_date_of_a_change_beside_authors_who_have_pages_dates_nothing(project: Project) -> None:
    ada, ben = (f'<a href="https://bay.example/{n[:3]}">{n}</a>' for n in ("Ada Example", "Ben Sample"))
    line = f"<div>By {ada}, Harbour Expert & {ben}, Pilot <span>Last Updated on</span> June 4, 2025</div>"
    text = article(project, page(f"<h1>{TITLE}</h1>{line}"))
    assert (text.authors, text.date) == (("Ada Example", "Ben Sample"), None)


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ('<meta property="article:published" itemprop="datePublished dateCreated" content="2025-06-04T09:30Z">', ""),
        ('<meta name="pdate" content="20250604">', ""),
        (linked(datePublished="2025-06-05T02:11:03+00:00"), '<time datetime="2025-06-04T21:11:03-05:00">Wed</time>'),
        (linked(datePublished="2025-06-03T22:04:00Z"), '<meta name="date" content="Wed, 4 Jun 2025 00:04:00 +0200">'),
        ('<meta name="article:published_time" content="Wed Jun 04 12:45:00 EDT 2025">', ""),
        ("", '<time datetime="2025-06-05T16:20:52Z">Posted: Jun 4, 2025 9:27 AM ET | Last Updated: an hour ago</time>'),
        ("", '<time class="entry-date published updated" datetime="2025-06-04T10:03:33+01:00">4 June</time>'),
        ("", '<abbr class="published" itemprop="datePublished" title="2025-06-04T15:18:00-05:00">Wednesday</abbr>'),
        ('<link rel="canonical" href="https://bay.example/2025/06/04/pilot/">', ""),
        ('<link rel="canonical" href="https://bay.example/news/2025/jun/04/pilot">', ""),
        ('<link rel="canonical" href="https://bay.example/news/2025/june/04/pilot">', ""),
        ('<meta name="article:published_time" content="Wed Jun  4 05:55:00 2025">', ""),
        ('<meta name="published" content="June 4, 2025">', ""),
        (
            linked(datePublished="2025-06-05T02:11:03Z"),
            '<time class="updated" datetime="2025-06-04T21:11:03-05:00">then</time>',
        ),
        (
            linked(datePublished="2025-06-05T02:11:03Z"),
            '<time datetime="Thu, 05 Jun 2025 02:11:03 +0000">June 4, 2025</time>',
        ),
        (
            linked(datePublished="2025-06-05T00:34:00.000Z"),
            '<time itemprop="datePublished" datetime="Thu Jun 05 2025 00:34:00 GMT+0000 (UTC)">'
            "June 4, 2025, 9:23 PM UTC / Updated June 5, 2025, 12:34 AM UTC</time>",
        ),
        (linked(**{"@type": "WebPage", "datePublished": "2025-06-04T10:00:00+02:00"}), ""),
        ('<link rel="canonical" href="https://bay.example/2025-06-04/102.html">', ""),
        ('<link rel="canonical" href="https://bay.example/news/2025-06-04-pilot">', ""),
        ('<link rel="canonical" href="https://bay.example/news/20250604/pilot">', ""),
        ('<meta name="DC:date" content="2025-06-04">', ""),
        ('<meta name="DC:date" content="04.06.2025 09:30">', ""),
        ("", '<time class="published">4. Juni 2025</time>'),
        ("", "<p>Ports | Publié le 4 juin 2025 à 9h30</p>"),
        (
            '<link rel="canonical" href="https://bay.example/2025/06/04/pilot/">'
            + linked(datePublished="2025-06-05T00:05:00+00:00"),
            "",
        ),
    ],
)
def test_the_day_of_publication_is_read_in_every_usual_form(project: Project, head: str, top: str) -> None:
    assert article(project, page(f"<h1>{TITLE}</h1>{top}", head=head)).date == "2025-06-04"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://bay.example/2025/06/pilot/">',
        '<link rel="canonical" href="https://bay.example/2025/13/41/pilot/">',
        '<link rel="canonical" href="https://bay.example/20251341/pilot/">',
        '<link rel="canonical" href="https://bay.example/20250604123/pilot">',
        '<link rel="canonical" href="https://bay.example/2025-06-041/pilot">',
        '<meta name="pdate" content="20251341">',
    ],
)
def test_what_is_no_full_day_dates_nothing(head: str) -> None:
    assert found(page(head=head)).known.date is None


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2024-04-11T02:30+09:00", "2024-04-11"),
        ("2024-04-11", "2024-04-11"),
        ("2024-04-11T08:00+09:00", "2024-04-10"),
        ("2024-04-09T19:00Z", "2024-04-10"),
    ],
)
def test_a_time_beside_the_title_is_the_publications_on_the_sites_clock_or_another(time: str, day: str) -> None:
    head = linked(datePublished="2024-04-10T17:30:00Z")
    assert found(page(f"<h1>{TITLE}</h1><time datetime='{time}'>lately</time>", head=head)).known.date == day


@pytest.mark.parametrize(("language", "day"), [("ja", "2024-04-11"), ("ko-KR", "2024-04-11"), ("en", "2024-04-10")])
def test_a_time_in_utc_is_of_the_day_where_the_language_is_at_home(language: str, day: str) -> None:
    source = page(head=linked(datePublished="2024-04-10T17:30:00Z")).replace("lang='en'", f"lang='{language}'")
    assert found(source).known.date == day
    told = page(head=linked(datePublished="2024-04-10T17:30:00+02:00")).replace("lang='en'", f"lang='{language}'")
    assert found(told).known.date == "2024-04-10"


def test_what_is_said_of_the_page_as_such_dates_it_where_nothing_speaks_of_the_story() -> None:
    page_only = linked(**{"@type": "WebPage", "datePublished": "2025-06-04"})
    assert found(page(head=page_only + linked(datePublished="2025-06-09"))).known.date == "2025-06-09"
    kept_up = linked(**{"@type": "WebPage", "datePublished": "2021-06-04", "dateModified": "2025-06-04"})
    assert found(page(head=kept_up)).known.date is None
    shown = f"<h1>{TITLE}</h1><time datetime='2025-06-08'>8 June</time>"
    assert found(page(shown, head=page_only)).known.date == "2025-06-08"


def test_a_moment_that_is_shown_with_its_hour_is_on_no_other_clock() -> None:
    head = linked(datePublished="2024-04-10T17:30:00Z")
    shown = "<time datetime='2024-04-10T17:30:00Z'>April 11, 2024 2:30 AM</time>"
    assert found(page(f"<h1>{TITLE}</h1>{shown}", head=head)).known.date == "2024-04-10"


def test_an_address_of_another_time_does_not_correct_what_is_stated() -> None:
    head = '<link rel="canonical" href="https://bay.example/2024/01/02/pilot/">' + linked(datePublished="2025-06-05")
    assert found(page(head=head)).known.date == "2025-06-05"


def test_a_time_anywhere_counts_where_it_is_labelled_as_the_publication() -> None:
    aside = "<aside><h3>{}</h3><p><time datetime='{}T12:00:00Z'>then</time></p></aside>"
    published = aside.format("Published", "2025-06-04")
    assert found(page(body=BODY + published)).known.date == "2025-06-04"
    assert found(page(body=BODY + aside.format("Seen", "2025-06-04"))).known.date is None
    assert found(page(body=BODY + published + aside.format("Published", "2025-06-05"))).known.date is None


@pytest.mark.parametrize(
    ("above", "below", "date"),
    [
        ("", "<div>June 4, 2025 By Ada Example</div>", "2025-06-04"),
        ("<div>June 4, 2025</div>", "", "2025-06-04"),
        ("<div>June 1, 2025</div><div>Fares rise</div><div>June 4, 2025</div>", "", None),
        ("<div>12/16/2025</div><div>Fares rise</div><div>Sea</div>", "<p>03/01/2017 by Ada Example</p>", None),
        ("<div>Sea</div><div>3 January 2017</div>", "<p>03/01/2017 by Ada Example</p>", "2017-01-03"),
    ],
)
def test_a_date_that_is_marked_as_nothing_counts_beside_the_title(
    project: Project, above: str, below: str, date: str | None
) -> None:
    assert article(project, page(f"{above}<h1>{TITLE}</h1>{below}")).date == date


@pytest.mark.parametrize("broken", ["<button>Menu <div></button>", "</body></html>"])
def test_a_page_goes_on_behind_an_element_that_is_closed_amiss(broken: str) -> None:
    shown = found(page().replace("<main>", f"{broken}<main>"))
    assert STORY[0] in shown.lines


@pytest.mark.parametrize(
    ("head", "foot", "rights"),
    [
        ('<meta name="copyright" content="Bay Herald Ltd">', "", "© Bay Herald Ltd"),
        ('<meta name="dcterms.rights" content="All rights reserved.">', "", "All rights reserved."),
        (linked(copyrightHolder={"name": "Bay Herald"}, copyrightYear=2024), "", "© 2024 Bay Herald"),
        (linked(copyrightNotice="Copyright 2024 Bay Herald"), "", "Copyright 2024 Bay Herald"),
        (
            linked(license="https://creativecommons.org/licenses/by/4.0/"),
            "",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        ('<link rel="license" href="https://example.org/terms">', "", "https://example.org/terms"),
        (
            "",
            "<footer><p>© 2026 Bay Herald Ltd. All rights reserved.</p></footer>",
            "© 2026 Bay Herald Ltd. All rights reserved.",
        ),
        ("", "", None),
    ],
)
def test_rights_are_read_as_stated(project: Project, head: str, foot: str, rights: str | None) -> None:
    text = article(project, page(head=head, foot=foot))
    assert text.rights == rights
    assert text.date is None


def test_the_licence_of_a_picture_is_not_the_texts() -> None:
    figure = '<figure><img src="a.jpg"><figcaption>A boat. <a rel="license" href="/cc">CC BY</a></figcaption></figure>'
    assert found(page(body=figure + BODY)).known.rights is None


@pytest.mark.parametrize(
    ("line", "kind", "said", "is_notice"),
    [
        (1, "", "© Bay Herald", False),
        (1, "", "© 2024 Bay Herald", True),
        (3, "", "© Bay Herald", True),
        (3, "caption", "© Bay Herald", False),
    ],
)
def test_the_credit_of_a_picture_is_no_notice(line: int, kind: str, said: str, is_notice: bool) -> None:
    texts = {line: said, 2: STORY[0]}
    blocks = [Block(first=n, last=n, text=texts[n], kind=kind if n == line else "paragraph") for n in sorted(texts)]
    found = [drop.says.rights for _, drop in beside_story(blocks, {line}, None) if drop.says]
    assert found == ([said] if is_notice else [])


WALL = "<div class='paywall'><p>To continue reading, subscribe today.</p></div>"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (page(body=f"<p>{STORY[0]}</p><p>{STORY[1]}</p>{WALL}"), "To continue reading"),
        (page(body=f"<p>{STORY[0]}</p><p>{STORY[1]}</p>", head=linked(wordCount=900)), "has 900"),
        (page(body=BODY, head=linked(isAccessibleForFree=False)), "free to read"),
        (page(body="<p>Ada Example writes about the sea and has lived in the harbor town for many years.</p>"), "only"),
    ],
)
def test_a_page_that_holds_a_part_is_said_to(project: Project, source: str, said: str) -> None:
    problems = article(project, source).problems
    assert [problem.severity for problem in problems] == ["advice"]
    assert said in problems[0].text


def test_whether_a_short_page_is_published_can_be_decided(project: Project) -> None:
    project.write("seeds/page.html", page(body=f"<p>{STORY[0]}</p>"))
    assert "words of a story were found" in project.briefing("check", "--strict").output
    project.write("content/articles/page.yml", "publish: full\n")
    assert "words of a story were found" not in project.briefing("check", "--strict").output


def test_a_whole_story_is_not_called_cut() -> None:
    assert found(page(head=linked(articleBody=" ".join(STORY)))).cut is None
    assert looks_cut(STORY * 5, ["Continue reading"], 0, free=False) is None
    assert looks_cut(STORY * 5, [], sum(map(len, STORY * 5)) + 100, free=True) is None  # a count of characters


def test_marks_of_footnotes_are_repairs_and_no_words() -> None:
    source = page(
        body='<p>The bay is wide.<sup><a href="#n1">[1]</a></sup> A boat needs 5 m<sup>2</sup> of deck'
        '<a href="#n2"><sup>2</sup></a>, see <a href="/list">[3]</a>.</p>'
        '<h2>Routes<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>'
        '<h2><a href="#sea">Sea</a> <a href="#sea">¶</a></h2>' + BODY
    )
    blocks, repaired, _ = page_blocks(parsed(source), lambda _: None)
    texts = [block.text for block in blocks]
    assert "The bay is wide. A boat needs 5 m2 of deck, see [3]." in texts
    assert {"Routes", "Sea"} < set(texts)
    gone = ("[1]", "2", "[edit]", "¶")
    assert [(repair.was, repair.rule) for repair in repaired] == [(mark, "reference_mark") for mark in gone]


def test_copies_for_other_readers_are_no_text_and_a_component_is() -> None:
    copies = f"<noscript>{BODY}</noscript><template>{BODY}</template>"
    shown = f'<x-story><template shadowrootmode="open">{BODY}</template></x-story>'
    texts = [line for line in found(page(body=copies + shown)).lines if line in STORY]
    assert texts == STORY


def test_labels_that_are_read_aloud_are_no_text() -> None:
    label = "<section><div class='visually-hidden'>Part of the story</div>"
    heading = "<h2>Sea<span class='sr-only'>: </span>Fog</h2>"
    link = "<p>See <a href='/log'>the log<span class='screen-reader-text'> (opens in a new tab)</span></a>.</p>"
    parts = "".join(f"{label}<p>{text}</p></section>" for text in STORY)
    lines = found(page(f"<h1 class='sr-only'>{TITLE}</h1>", parts + heading + link)).lines
    assert {TITLE, *STORY, "Sea: Fog", "See the log."} <= set(lines)
    assert "Part of the story" not in lines


def test_a_story_that_scripts_show_is_read_where_it_is_there_without_them() -> None:
    hidden = f'<script type="text/template">{BODY}</script><noscript>{BODY}</noscript>'
    assert [line for line in found(page(body=hidden)).lines if line in STORY] == STORY


def test_such_a_story_is_read_where_breaks_part_it_as_well() -> None:
    broken = "<br><br>".join(STORY)
    hidden = f'<script type="text/template">{broken}</script><noscript>{broken}</noscript>'
    assert [line for line in found(page(body=hidden)).lines if line in STORY] == STORY
    shown = found(page(body=f"<div>{broken}</div><noscript>{broken}</noscript>")).lines
    assert [line for line in shown if line in STORY] == STORY


ITEMS = "<ul><li>Ropes</li><li>Nets</li></ul>"


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        (f"<p>It has three kinds of things:</p>{ITEMS}", ["Ropes", "Nets"]),
        (f"<p>It has three kinds of things.</p>{ITEMS}", []),
        ("<p>It has:</p><ul><li><a href='/r'>Ropes</a></li></ul>", []),
        (f"<p>It has:</p><div>{ITEMS}</div>", []),
    ],
)
def test_items_that_a_paragraph_of_the_story_leads_to_stay(part: str, kept: list[str]) -> None:
    told = [f"<p>{' '.join([text] * 3)}</p>" for text in (*STORY, *STORY)]
    blocks, _, places = page_blocks(
        parsed(page(body=f"<article>{''.join(told)}{part}{told[0]}</article>")), lambda _: None
    )
    items = [n for n, block in enumerate(blocks) if block.kind == "list_item"]
    stay = listed_in_the_story(blocks, places, items)
    assert [blocks[n].text for n in stay] == kept


def test_a_heading_that_is_closed_amiss_ends_as_in_a_browser(project: Project) -> None:
    broken = f"<h1>{TITLE}</h1><h2 class='standfirst'>{STANDFIRST}</h3>"
    text = article(project, page(broken))
    assert [(p.kind, p.text) for p in text.paragraphs] == [("paragraph", said) for said in (STANDFIRST, *STORY)]


def test_an_initial_that_is_set_apart_is_of_its_word() -> None:
    begun = "<p><span>T</span> he ferries ran late.</p><p><b>A</b> boat sank.</p><p><b>Q</b> What sank?</p>"
    lines = found(page(body=begun + BODY)).lines
    assert {"The ferries ran late.", "A boat sank.", "Q What sank?"} <= set(lines)


def test_what_is_said_of_a_stated_author_below_the_story_is_no_text(project: Project) -> None:
    note = "<p>Ada Example was once a captain and has been writing about ships for the Herald since 2008.</p>"
    text = article(project, page(body=BODY + note, head=linked(headline=TITLE, author={"name": "Ada Example"})))
    assert [p.text for p in text.paragraphs] == STORY


def test_what_follows_in_an_item_is_no_other_item(project: Project) -> None:
    rules = [
        "Keep one sailor on board at night.",
        "Ask the harbor before each trip.",
        "Write down what the computer did.",
    ]
    items = "".join(f"<li><span>{n}.</span><p>{rule}</p><p>It is rule {n}.</p></li>" for n, rule in enumerate(rules, 1))
    text = article(project, page(body=f"{BODY}<ol>{items}</ol>"))
    assert [(p.kind, p.level) for p in text.paragraphs if p.kind == "list_item"] == [
        ("list_item", n) for n in (1, 2, 3)
    ]
    assert sum(p.text.startswith("It is rule") for p in text.paragraphs) == 3
    assert [repair.was for repair in text.repaired] == ["1.", "2.", "3."]


def test_the_captions_of_a_slide_show_are_its_story(project: Project) -> None:
    slides = "".join(
        f"<figure><img src='/{n}.jpg'><figcaption>{told}</figcaption></figure>" for n, told in enumerate(STORY)
    )
    text = article(project, page(body=slides))
    assert [p.text for p in text.paragraphs] == STORY


def test_a_page_of_which_nothing_is_sure_keeps_its_likeliest_text(project: Project) -> None:
    story = "Ich würde ja in kluge Fähren investieren, denn die Kapitäne im Hafen sind alle müde."
    links = "".join(f"<li><a href='/{n}'>Mehr über den Hafen {n}</a></li>" for n in range(30))
    source = f"<body><ul>{links}</ul><h1>Fähren</h1><div><p>{story}</p></div><aside><ul>{links}</ul></aside></body>"
    text = article(project, f"<html><head><title>Fähren</title></head>{source}</html>")
    assert [p.text for p in text.paragraphs] == [story]


def test_a_page_with_a_few_bytes_amiss_is_read_as_browsers_do(project: Project) -> None:
    story = "".join(f"<p>“{text}”</p>" for text in STORY)
    raw = page(body=story, head='<meta charset="utf-8">').encode()
    project.folder.joinpath("seeds").mkdir(exist_ok=True)
    seed = project.folder / "seeds/page.html"
    seed.write_bytes(raw.replace(b"<main>", b"<main title='Caf\xe9'>"))
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert [p.text for p in text.paragraphs] == [f"“{said}”" for said in STORY]
    assert not text.problems
    seed.write_bytes(raw.replace(b"calm", b"cal\xe9"))
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert "cal\N{REPLACEMENT CHARACTER}" in " ".join(p.text for p in text.paragraphs)
    assert "is not UTF-8" in text.problems[0].text


JAPANESE = [
    "渡し船の会社は、三月から二隻の船をコンピューターに操縦させており、これまで乗客から苦情は出ていない。",
    "会社によると、船長はどの便でも舵のそばに立ち、いつでも操縦を代わることができるという。",
    "港の役所は、船長のいない船を認める前に、ひと冬分の記録をすべて確かめたいと話している。",
    "労働組合は、客を乗せるすべての船に少なくとも一人の船員を残す決まりを作るよう、省に求めた。",
]


def test_a_story_without_spaces_is_a_story() -> None:
    read_page = found(page("<h1>ソフトウェアの船長</h1>", "".join(f"<p>{text}</p>" for text in JAPANESE)))
    kept = [line for number, line in enumerate(read_page.lines, 1) if number not in read_page.outside]
    assert [line for line in kept if line in JAPANESE] == JAPANESE


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='og:url' content='http://[harbor'>",
        "<link rel='canonical' href='http://[harbor'>",
        linked(headline=[1], author=7, publisher=[[]], datePublished={}, wordCount=[3], description=False),
        '<script type="application/ld+json">{"@type": [["x"]], "@graph": [null, {"@type": null}]}</script>',
        '<script type="application/ld+json">{"@type": </script>',
    ],
)
def test_statements_of_no_form_state_nothing(head: str) -> None:
    known = found(page(head=head)).known
    assert (known.title, known.authors, known.date, known.url) == (TITLE, None, None, None)


@pytest.mark.parametrize(
    "wrapped", ["<![CDATA[{}]]>", "//<![CDATA[\n{}\n//]]>", "/* <![CDATA[ */{}/* ]]> */", "\n<!--\n{}\n-->\n"]
)
def test_a_statement_that_is_wrapped_for_other_parsers_is_one(wrapped: str) -> None:
    said = json.dumps({"@type": "Article", "headline": TITLE, "datePublished": "2025-06-04", "articleBody": "a ]]> b"})
    head = f'<script type="application/ld+json">{wrapped.format(said)}</script>'
    assert found(page(head=head)).known.date == "2025-06-04"


def test_line_breaks_in_a_stated_text_do_not_hide_the_rest() -> None:
    said = json.dumps(
        {"@type": "Article", "headline": TITLE, "articleBody": "one\ntwo", "author": {"name": "Ada Example"}}
    )
    head = f'<script type="application/ld+json">{said}</script>'.replace("\\n", "\n")
    assert found(page(head=head)).known.authors == ("Ada Example",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (
            'By <a href="/ada">Ada Example</a> and <a href="https://bay.example/ben">Ben Sample</a> | April 10, 2024',
            ["Ada Example", "Ben Sample"],
        ),
        ("By Ben Sample, Cora Else and Ada Example", ["Ben Sample", "Cora Else", "Ada Example"]),
        ("Written by Ada Example, Senior Fellow, and Ben Sample, Reporter", ["Ada Example", "Ben Sample"]),
        ("By Ben Sample and Cora Else", ["Ada Example"]),
        ("By Ada Example, New York", ["Ada Example"]),
        ("By Ada Example and Harbor Institute", ["Ada Example"]),
        ("By Ada Example", ["Ada Example"]),
    ],
)
def test_a_byline_that_names_more_than_the_stated_author_names_all(
    project: Project, byline: str, names: list[str]
) -> None:
    note = f"<p>{names[-1]} covers boats for the Bay Herald.</p>"
    source = page(
        f"<h1>{TITLE}</h1><p>{byline}</p>", f"{BODY}{note}", f'{SITE}<meta name="author" content="Ada Example">'
    )
    text = article(project, source)
    assert text.authors == tuple(names)
    assert [p.text for p in text.paragraphs] == STORY
    decided = article(project, source, {"seeds/page.yml": "authors: [Ada Example]\n"})
    assert decided.authors == ("Ada Example",)


def test_the_times_of_posts_go_whatever_the_others_look_like(project: Project) -> None:
    times = ["18.42 JST", "4:20 pm", "14h05", "11.30 JST, 28 Oct", "2 hours ago", "07:30"]
    posts = "".join(
        f"<div class='block'><time>{time}</time>{f'<h3>Post number {n}</h3>' * (n % 2)}<p>{told}</p></div>"
        for n, (time, told) in enumerate(zip(times, STORY, strict=True))
    )
    text = article(project, page(body=posts, head=SITE))
    assert [p.text for p in text.paragraphs if p.kind != "heading"] == STORY
    assert all(p.text.startswith("Post") for p in text.paragraphs if p.kind == "heading")


def test_who_wrote_a_post_goes_with_its_time_and_its_headline_does_not(project: Project) -> None:
    who = ["Ada Example", "KEY EVENT", "Bo Muster", "Ada Example", "The port is open again", "Bo Muster"]
    posts = "".join(
        f"<div><span><time>1{n}:30</time>{told}</span><p>{text}</p></div>"
        for n, (told, text) in enumerate(zip(who, STORY, strict=True))
    )
    text = article(project, page(body=posts, head=SITE))
    assert [p.text for p in text.paragraphs if p.text not in STORY] == ["14:30The port is open again"]


def test_hours_of_a_programme_days_and_times_in_sentences_stay(project: Project) -> None:
    hours = "".join(f"<p><time>{n}:30</time></p><p>Talk about boat {n}</p>" for n in (10, 11, 12))
    days = "".join(f"<div><time>{n} May 2021</time><p>{STORY[n]}</p></div>" for n in (1, 2))
    source = page(
        body=f"{BODY}<p>It left at <time>9:30</time>, as on <time>2:15</time> before.</p>{hours}{days}", head=SITE
    )
    found = read_html(source.encode(), "page.html")
    gone = {block.text for block in found.blocks if found.outside.get(block.first) == "nothing but the time of a post"}
    assert gone == set()


def _texts(body: str) -> list[str]:
    blocks, _, _ = page_blocks(parsed(f"<html><body>{body}</body></html>"), lambda _: None)
    return [block.text for block in blocks]


NUMBERED = {
    "raised, and no link": (
        "<p>The bay is 9 km<sup>2</sup> wide<sup>1</sup> and calm. <sup>2</sup> A deck has 5 m<sup>2</sup>.<sup>3</sup>"
        "</p><p><b><sup>1</sup>Chart</b> of May.</p><p><sup>2</sup> Log.</p>",
        ["The bay is 9 km2 wide and calm. A deck has 5 m2.", "Chart of May.", "Log."],
    ),
    "one, with its note": ("<p>It is wide.<sup>1</sup></p><p><sup>1</sup>Chart</p>", ["It is wide.", "Chart"]),
    "one without a note": ("<p>It is type<sup>1</sup> of two.</p>", ["It is type1 of two."]),
    "numbers that do not count": ("<p>Cells<sup>3</sup> of rank<sup>7</sup></p>", ["Cells3 of rank7"]),
    "a link to what is called a note": (
        '<p>It is wide.<a class="footnote-anchor" href="https://sea.example.org/bay#footnote-1">1</a> It is calm.</p>'
        '<div><a href="#footnote-anchor-1">1</a><div><p>Chart of May.</p></div></div>'
        '<p><a name="_ftn2" href="#_ftnref2"><span>2</span></a> Log. <a href="#fnref2">↩︎</a></p>',
        ["It is wide. It is calm.", "Chart of May.", "Log."],
    ),
    "numbers that lead to a section, or are words": (
        '<p>See section <a href="#sec-2">2</a>, note <a href="#fn3">3</a> and page <a href="/4">4</a>.</p>',
        ["See section 2, note 3 and page 4."],
    ),
    "blanks before a mark": (
        '<p>It is <i>wide </i><sup><a href="#n1">1</a></sup> <sup><a href="#n2">2</a></sup>.</p>',
        ["It is wide."],
    ),
    "a switch": (
        '<p>It is wide.<label class="footref" for="fn.1">1</label> It is calm.</p><p><label for="a">1</label> mast</p>',
        ["It is wide. It is calm.", "1 mast"],
    ),
}


@pytest.mark.parametrize(("body", "texts"), NUMBERED.values(), ids=NUMBERED)
def test_bare_numbers_are_marks_by_where_they_lead_or_by_their_company(body: str, texts: list[str]) -> None:
    assert _texts(body) == texts


SET_BESIDE = {
    "in the margin": (
        '<p>The plan<label class="margin-toggle sidenote-number"></label><span class="sidenote">Drafted in May.</span>'
        " was dropped.</p>",
        ["The plan was dropped.", "Drafted in May."],
    ),
    "behind its mark": (
        '<p>The plan was dropped.<span class="inline-footnote">1<span class="footnoteContent" style="display:none">'
        "Drafted in May.</span></span></p>",
        ["The plan was dropped.", "Drafted in May."],
    ),
    "in an item of a list": (
        '<ul><li>A plan<span class="margin-note">Drafted in May.</span> for ships</li></ul>',
        ["A plan for ships", "Drafted in May."],
    ),
    "two of them": (
        '<p>A<span class="sidenote">One in May.</span> plan<span class="tooltip-text">Two in June.</span> fails.</p>',
        ["A plan fails.", "One in May.", "Two in June."],
    ),
    "a paragraph that is all note": ('<p><span class="sidenote">Drafted in May.</span></p>', ["Drafted in May."]),
    "what scripts take": (
        '<p>The plan<template><span class="tooltip-content">Drafted in May.</span></template> was dropped.</p>',
        ["The plan was dropped."],
    ),
    "its number alone": ('<p>The plan<span class="sidenote-number">of May</span>.</p>', ["The planof May."]),
    "a cell": (
        '<table><tr><td>A <span class="sidenote">plan of May</span> here</td><td>b</td></tr></table>',
        ["A plan of May here | b"],
    ),
}


@pytest.mark.parametrize(("body", "texts"), SET_BESIDE.values(), ids=SET_BESIDE)
def test_a_note_beside_a_sentence_is_set_apart_from_it(body: str, texts: list[str]) -> None:
    assert _texts(body) == texts
