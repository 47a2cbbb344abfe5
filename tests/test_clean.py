"""Cleaning: what each rule drops and what it must not; what holds for every raw article."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from builder.clean import RULES, clean
from builder.clean.above_title import left_above
from builder.clean.author_notes import in_italics
from builder.clean.below_gone import below_gone
from builder.clean.comments import comments
from builder.clean.headline import may_be_title
from builder.clean.lead_title import lead_title
from builder.clean.note_numbers import without_note_numbers
from builder.clean.rule import is_prose
from builder.clean.stamp import stamp
from builder.clean.story import main_part
from builder.clean.structure import paragraphs
from builder.clean.sub_headings import heads_points, may_head
from builder.clean.timestamps import date_below
from builder.clean.unlike_story import _marked, unlike_story
from builder.errors import BadInput
from builder.model import Article, Block, Known, RawArticle, Span
from builder.read import find_seeds
from builder.read import read as read_seed
from builder.sentences import sentences
from tests.conftest import SAMPLE, SHARED, read

CASES = Path(__file__).parent / "cases"


def cases(*files: str) -> list[tuple[str, str, str]]:
    """Return name, input and expected of each case of these files."""
    return [
        (f"{file}: {title}", given, expected)
        for file in files
        for _, title, given, expected in read_fixture_file(CASES / f"{file}.md")
    ]


CLEANING = cases(*(rule.__name__ for rule in RULES), "structure")
LEADS = cases("lead_title")


def every_article() -> list[tuple[str, RawArticle]]:
    """Return every case, and every raw article of the repository and of the folder beside it."""
    found = [(name, read(given)) for name, given, _ in CLEANING]
    for folder in (SAMPLE / "seeds", SHARED / "seeds"):
        if folder.is_dir():
            found += [(f"{folder.parent.name}: {seed.id}", read_seed(seed)) for seed in find_seeds(folder, {})[0]]
    return found


ARTICLES = every_article()
EVERY = [pytest.param(raw, id=name) for name, raw in ARTICLES]
TEXTS = [pytest.param(raw, id=name) for name, raw in ARTICLES if raw.seed.endswith(".txt")]
"""Those whose lines are the text itself: of a web page and of Markdown the reader takes the markup away."""
_CLEANED: dict[int, Article] = {}


def cleaned(raw: RawArticle) -> Article:
    """Return one of these articles as cleaning leaves it, cleaned once for all that is asked of it."""
    if id(raw) not in _CLEANED:
        _CLEANED[id(raw)] = clean(raw)
    return _CLEANED[id(raw)]


def fates(article: Article) -> list[tuple[int, str]]:
    """Return each line that something became of, with what; a line that two claim is there twice."""
    first, last = article.title_lines or (1, 0)
    claimed = [(number, "title") for number in range(first, last + 1)]
    claimed += [(number, p.kind) for p in article.paragraphs for number in range(p.first, p.last + 1)]
    claimed += [(removed.line, removed.rule) for removed in article.removed]
    return sorted(claimed)


def told(raw: RawArticle, article: Article) -> str:
    """Return what became of the lines and what they say, as the cases write it."""
    said = {
        "date": article.date and f"{article.date} ({article.date_precision})",
        "authors": "; ".join(article.authors),
        "publisher": article.publisher,
        "rights": article.rights,
        "dateline": "; ".join(r.was.strip() for r in article.repaired if r.rule == "dateline"),
    }
    rows = [fate for _, fate in fates(article)] + [f"{key} = {value}" for key, value in said.items() if value]
    return "\n".join(rows)


def written(article: Article) -> str:
    """Return the cleaned article as a raw text: the title where the text had one, and a line a paragraph."""
    rows = [article.title] if article.title_lines else []
    for p in article.paragraphs:
        mark = f"{p.level}. " if p.level else "- "
        rows.append((mark if p.kind == "list_item" else "") + p.text)
    return "\n\n".join(rows)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [pytest.param(raw, expected, id=name) for (name, raw), (*_, expected) in zip(ARTICLES, CLEANING, strict=False)],
)
def test_case(raw: RawArticle, expected: str) -> None:
    assert told(raw, cleaned(raw)) == expected.strip()


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_every_rule_has_a_case_in_which_it_drops_and_one_in_which_it_does_not(rule: str) -> None:
    expected = [set(e.split()) for name, _, e in CLEANING if name.startswith(f"{rule}:")]
    assert any(rule in words for words in expected)
    assert any(rule not in words for words in expected)


# What holds for every raw article


@pytest.mark.parametrize("raw", EVERY)
def test_each_line_is_blank_or_in_the_title_or_in_one_paragraph_or_in_the_ledger(raw: RawArticle) -> None:
    article = cleaned(raw)
    assert [number for number, _ in fates(article)] == [n for n, line in enumerate(raw.lines, 1) if line]


@pytest.mark.parametrize("raw", TEXTS)
def test_paragraphs_say_what_their_lines_say_and_the_ledger_says_what_was_dropped(raw: RawArticle) -> None:
    article = cleaned(raw)
    cut = {repair.line: repair.was for repair in article.repaired if repair.rule == "dateline"}
    marks = [repair for repair in article.repaired if repair.rule == "reference_mark"]
    for p in article.paragraphs:
        lines = " ".join(raw.lines[p.first - 1 : p.last])
        for mark in marks:
            lines = lines.replace(mark.was, "", 1) if p.first <= mark.line <= p.last else lines
        kept = cut.get(p.first, "") + p.text
        assert lines == kept or (p.kind in ("list_item", "heading") and lines.endswith(p.text))
        assert p.id == f"p{p.first}"
    for removed in article.removed:
        assert removed.text == raw.lines[removed.line - 1]
        assert removed.rule in {rule.__name__ for rule in RULES}
        assert removed.why


@pytest.mark.parametrize("raw", TEXTS)
def test_cleaning_what_was_cleaned_changes_nothing_more(raw: RawArticle) -> None:
    once = cleaned(raw)
    again = clean(read(written(once), title=None if once.title_lines else once.title))
    assert [(p.kind, p.level, p.text) for p in again.paragraphs] == [(p.kind, p.level, p.text) for p in once.paragraphs]
    assert (again.title, again.removed, again.repaired) == (once.title, (), ())


@pytest.mark.parametrize("raw", EVERY)
def test_a_sub_heading_stands_above_text_or_the_first_of_several_and_a_title_is_never_empty(raw: RawArticle) -> None:
    article = cleaned(raw)
    kinds = [p.kind for p in article.paragraphs]
    assert article.title.strip()
    assert "heading" not in kinds[-1:]
    in_a_row = [b for a, b in pairwise(article.paragraphs) if a.kind == b.kind == "heading"]
    assert all(re.match(r"\D{0,8}1\b", heading.text) for heading in in_a_row)
    assert all(p.level >= 2 for p in article.paragraphs if p.kind == "heading")
    assert all(p.level == 0 for p in article.paragraphs if p.kind == "paragraph")


@pytest.mark.parametrize("raw", EVERY)
def test_what_yaml_says_wins_and_changes_no_line(raw: RawArticle) -> None:
    known = Known(title="A title", date="2001-02-03", authors=(), publisher="Desk", rights="None", language="en")
    article = clean(replace(raw, known=known))
    plain = cleaned(raw)
    assert (article.title, article.title_from) == ("A title", "sidecar")
    assert (article.date, article.authors, article.publisher, article.rights) == ("2001-02-03", (), "Desk", "None")
    assert (article.paragraphs, article.removed, article.title_lines) == (
        plain.paragraphs,
        plain.removed,
        plain.title_lines,
    )


# Noise between paragraphs

OPENINGS = "The ministry|Her company|A panel of nine members|Nobody in the region|The smaller of the two banks".split(
    "|"
)
MIDDLES = "is going to publish|has asked for|will not comment on|was told about|intends to pay for".split("|")
ENDINGS = "the plan of the ports|a cable under the sea|machines that see fog|the heat of the servers".split("|")
SENTENCES = st.builds(
    "{} {} {}, number {}.".format,
    st.sampled_from(OPENINGS),
    st.sampled_from(MIDDLES),
    st.sampled_from(ENDINGS),
    st.integers(100, 9999),
)
BODY = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=7, unique=True)
NOISE = st.sampled_from(
    [
        "Read Also: Old Mill Becomes a Home for Servers",
        "Related Article: Five Questions About the Committee",
        "(Photo: Sample Wire)",
        "(Photo by Ada Example/Sample Images) A camera on the roof of the harbor office.",
        "A crane on the building site. (Photo: Ada Example)",
        "Image credit: Sample Wire",
        "© 2024 Sample Wire. All rights reserved.",
        "Share this article: Email | Link",
        "Sign up for our newsletter and read it with your coffee.",
        "Join the Discussion",
        "Advertisement",
        "Tags: ports, fog, cameras",
        "Written by Ada Example",
        "Last updated: 12 April 2024",
    ]
)
GAPS = st.lists(st.lists(NOISE, max_size=3, unique=True), min_size=8, max_size=8)
TEASERS = (
    "Old Mill Hums at Night",
    "Nobody who walks past the old mill would guess what stands behind its doors today, and that is how the owners",
    "A Bus Line for the Chip Plant",
    "The council has asked for it in each of the last eleven years, and this time the ministry has",
)


@given(
    BODY,
    GAPS,
    st.sampled_from(["\n", "\n\n"]),
    st.none() | st.just("Two Ports Try Machines That See Fog"),
    st.booleans(),
)
def test_noise_between_paragraphs_is_dropped_and_no_paragraph_is_lost(
    body: list[str], gaps: list[list[str]], newline: str, title: str | None, teased: bool
) -> None:
    rows = [*gaps[-1], *([title] if title else [])]
    for paragraph, noise in zip(body, gaps, strict=False):
        rows += [paragraph, *noise]
    rows += TEASERS if teased else ()
    raw = read(newline.join(rows))
    assume(len(raw.blocks) == len(rows))
    article = clean(raw)
    assert [p.text for p in article.paragraphs] == body
    assert (article.title if article.title_from == "text" else None) == title
    assert [removed.text for removed in article.removed] == [row for row in rows if row not in (title, *body)]
    again = clean(read(written(article), title=None if article.title_lines else article.title))
    assert ([p.text for p in again.paragraphs], again.removed) == (body, ())


@given(BODY, st.lists(st.sampled_from(["How it works", "What it costs", "Who pays for it"]), min_size=7, max_size=7))
def test_sub_headings_between_paragraphs_are_kept_as_such(body: list[str], headings: list[str]) -> None:
    rows = [row for pair in zip(headings, body, strict=False) for row in pair][1:]
    article = clean(read("\n\n".join(rows)))
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        ("heading" if row in headings else "paragraph", row) for row in rows
    ]
    assert article.removed == ()


@given(
    st.lists(st.text(max_size=80) | SENTENCES | NOISE | st.sampled_from(["How it works", "Explore more"]), max_size=12)
)
def test_whatever_the_text_each_line_is_accounted_for_once_or_the_article_is_refused(rows: list[str]) -> None:
    try:
        raw = read("\n".join(rows).encode("utf-8", "replace").decode())
        article = clean(raw)
    except BadInput as refused:
        assert [problem.severity for problem in refused.problems] == ["warning"]
        return
    assert [number for number, _ in fates(article)] == [n for n, line in enumerate(raw.lines, 1) if line]
    assert article.title.strip()
    assert all(p.text for p in article.paragraphs)


@pytest.mark.parametrize(
    "rest",
    ["Share this article\n\n© 2024 Sample Wire", "Written by Ada Example", "(Photo: Sample Wire)\nJoin the Discussion"],
)
def test_a_file_of_nothing_but_noise_is_refused_with_a_warning_that_names_it(rest: str) -> None:
    with pytest.raises(BadInput) as caught:
        clean(read(rest))
    (found,) = caught.value.problems
    assert (found.path, found.severity) == ("seeds/example.txt", "warning")


STORY = "Both of them ran on batteries until the lines were mended in the evening."


@contextmanager
def guarded(seconds: int = 3) -> Iterator[None]:
    """Fail instead of hanging, where the system can: for work that takes a tenth of that, or for ever.

    The processor's time counts, so other work on the machine does not.
    """

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    if not hasattr(signal, "SIGVTALRM"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(
    "text",
    [
        "Government ministers of the region announce partnership with several companies: April 10, 2024 7\n\n" + STORY,
        "(" + "The bracket is never closed. " * 20_000 + STORY,
        "(" + "The bracket is closed late. " * 20_000 + STORY + ")",
        '"' + "The quotation is closed late. " * 20_000 + STORY + '"',
        STORY + "\n\n" + ("Explore more\n\nA mill\n\n" + "word " * 20 + "here.\n\n") * 4000,
        STORY + "\n\n" + "Read Also: A mill\n\n" * 8000,
        "© " + " 2024" * 100 + "\n\n" + STORY,
        STORY + " (" + "photo: " * 60 + "\n\n" + STORY,
        "Two ports try a machine\n" * 8000 + STORY,
        "".join(f"Ports of the region {n}\nAda Example\nMay 2024\n" for n in range(4000)) + STORY,
        "Subject: " * 8000 + "\n" + "From: Ada Example\n" * 8000 + STORY,
        "Ab, AB-Ab. & " * 20_000 + "\n\n" + "Ab " * 20_000 + STORY,
        "".join("Ada Example, " * 9 + "\n" + "10 April 2024 | " * 6 + "\n" for _ in range(2000)) + STORY,
    ],
    ids=(
        "date, bracket, long bracket, long quotation, labels, links, years, credits, one line, menu, head, places"
        ", names"
    ).split(", "),
)
def test_an_odd_text_does_not_take_for_ever(text: str) -> None:
    raw = read(text)
    with guarded():
        article = clean(raw)
        for p in article.paragraphs:
            assert sentences(p.text)


# Titles


@pytest.mark.parametrize(("lead", "title"), [pytest.param(g, e, id=name) for name, g, e in LEADS])
def test_an_article_without_a_title_is_named_after_its_lead(lead: str, title: str) -> None:
    article = clean(read(f"{lead}\n\nBoth of them ran on batteries until the lines were mended in the evening."))
    assert (article.title, article.title_from, article.title_lines) == (title.strip(), "lead", None)


@given(st.lists(SENTENCES, min_size=1, max_size=3).map(" while ".join) | st.text("aA ,;:—–“”().", min_size=1))
def test_a_lead_title_is_the_beginning_of_its_sentence_and_of_a_length_for_headlines(sentence: str) -> None:
    assume(re.search(r"\w", sentence))
    title = lead_title(sentence)
    assert len(title) <= 111
    assert sentence.strip().startswith(title.removesuffix("…"))
    if len(sentence.strip()) > 112:
        assert title != sentence.strip()


@pytest.mark.parametrize(
    "sentence",
    [
        'The harbor master said "we will buy the machines, and we will buy more of them, whatever the councils of the '
        'two ports may say" on Monday.',
        "The harbor master said “we will buy the machines, and we will buy more of them, whatever the councils of the "
        "two ports may say” on Monday.",
        "Two ports (the one in the north, and the one in the far north, which nobody but its own fishermen has ever "
        "called a port) will buy machines that see fog.",
    ],
)
def test_a_lead_title_does_not_end_inside_a_quotation_or_bracket(sentence: str) -> None:
    title = lead_title(sentence)
    assert title.count('"') % 2 == 0
    assert title.count("“") == title.count("”")
    assert title.count("(") == title.count(")")


def test_numbers_of_a_text_browsers_links_are_no_text() -> None:
    story = [
        "The ferry of the two ports is steered by [2]a machine that sees fog, and a sailor stays on board of it.",
        "It sailed for the first time in May [1], says the [9]company, and the note[2] says why it took so long.",
    ]
    listed = "References\n\n   1. https://example.org/\n   2. https://example.org/fog\n   3. https://example.org/port\n"
    article = clean(read("\n\n".join([*story, listed])))
    assert [p.text for p in article.paragraphs] == [story[0].replace("[2]", ""), story[1]]
    assert [(r.line, r.was, r.rule) for r in article.repaired] == [(1, "[2]", "reference_mark")]
    assert not clean(read("\n\n".join(story))).repaired


def test_bare_numbers_of_footnotes_are_no_text_where_they_count_through_it() -> None:
    story = [
        "The ferry of two ports is steered by a machine.{1} The office says “it sees fog.”{2} Nobody doubts it (yet).",
        "It sailed for the first time in May.{3} The port of No. 4 Quay has said so in its letters to the office.{4}",
        "The sailors have not been asked.{5} Some say that it cost 7 Pounds.",
    ]
    marked = "\n\n".join(story).format(*("", *(f" {n}" for n in range(1, 6)))).replace("office. 4", "office.4")
    article = clean(read(marked))
    assert [p.text for p in article.paragraphs] == [text.format(*[""] * 6) for text in story]
    assert [(r.line, r.was, r.now) for r in article.repaired] == [
        (1, ". 1", "."), (1, "” 2", "”"), (3, ". 3", "."), (3, ".4", "."), (5, ". 5", ".")
    ]  # fmt: skip
    behind_comma = clean(read(marked.replace("machine. 1 The office", "machine,1 which the office")))
    assert "a machine, which" in behind_comma.paragraphs[0].text
    assert behind_comma.repaired[0].was == ",1"
    counted = marked.replace(" 5 Some", " 12 Ferries")
    assert not clean(read(counted)).repaired
    listed = [Block(first=n, last=n, text=f"{n}. {n}") for n in range(1, 9)]
    assert without_note_numbers(listed) == (tuple(listed), ())


def test_what_a_link_says_of_its_window_is_no_text() -> None:
    lead = "The report, opens new tab by the office (opens in a new window) says that a door opens in a new window."
    article = clean(read(f"Doors of the Office\n\n{lead}\n\nNobody has been asked yet.\n"))
    assert article.paragraphs[0].text == "The report by the office says that a door opens in a new window."
    said = [", opens new tab", " (opens in a new window)"]
    assert [(r.was, r.rule) for r in article.repaired] == [(was, "link_label") for was in said]


@pytest.mark.parametrize(
    ("lead", "joined"),
    [
        ("M uster steered the ferry of the two ports in the night.", "Muster steered"),
        ("“I n the night nobody steers a ferry,” says the office.", "“In the"),
        ("T he ferry of the two ports is steered by a machine.", "The ferry"),
        ("A long way from the port the ferry stood in the fog.", "A long"),
        ("A stray thought of the port came to the sailor in the fog.", "A stray"),
        ("I ran to the port when the ferry stood in the fog.", "I ran"),
        ("R and D of the two ports have built the ferry of the office.", "R and"),
        ("C is the language in which the machine was taught to steer.", "C is"),
    ],
)
def test_a_large_first_letter_is_joined_to_its_word(lead: str, joined: str) -> None:
    article = clean(read(f"Carla Muster and the Ferry\n\n{lead}\n\nThe office of the ports along the coast said so.\n"))
    assert article.paragraphs[0].text.startswith(joined)
    assert [(r.line, r.rule) for r in article.repaired] == [(3, "large_letter")] * (not lead.startswith(joined))


TITLE = "Ministry of Ports Fines Two Ferries"


@pytest.mark.parametrize(
    ("lead", "begins"),
    [
        (f"{TITLE} On Monday, the ministry told both of the owners to pay.", "On Monday"),
        (f"{TITLE} {TITLE.upper()} Ferry owners have to pay, the ministry said.", "Ferry owners"),
        (f"{TITLE} that sailed at night and without a light.", "Ministry"),
        (f"{TITLE} Which Sailed at Night, and the Owners Are Silent.", "Ministry"),
    ],
)
def test_a_title_is_cut_from_in_front_of_the_first_sentence_alone(lead: str, begins: str) -> None:
    article = clean(read(f"{lead}\n\nThe owners have said nothing of it so far.", title=TITLE))
    first = article.paragraphs[0].text
    assert first == lead[lead.index(begins) :]
    assert [(r.line, r.was, r.rule) for r in article.repaired] == [
        (1, lead.removesuffix(first), "title") for _ in range(begins != "Ministry")
    ]


def test_a_dateline_is_cut_from_the_first_paragraph_of_a_page_as_well() -> None:
    block = read("PORTO VELHO — The ferry is steered by a machine that sees fog.").blocks[0]
    told, cut = paragraphs([replace(block, kind="paragraph")])
    assert told[0].text == "The ferry is steered by a machine that sees fog."
    assert [repair.was for repair in cut] == ["PORTO VELHO — "]
    assert paragraphs([replace(block, kind="quote")])[1] == ()


@pytest.mark.parametrize(
    ("lead", "cut"),
    [
        ("(The Ferryman) - The ferry is steered by a machine that sees fog.", "(The Ferryman) - "),
        ("Ferries.com- The ferry is steered by a machine that sees fog.", "Ferries.com- "),
        ("Ferries.com - the site of the port - is read by sailors.", ""),
    ],
)
def test_who_publishes_a_story_goes_from_in_front_of_it(lead: str, cut: str) -> None:
    told, repairs = paragraphs(read(lead).blocks)
    assert told[0].text == lead.removeprefix(cut)
    assert [repair.was for repair in repairs] == [cut] * bool(cut)


def test_a_dateline_is_cut_below_standfirsts_where_it_names_more_than_a_place() -> None:
    above = ["“The ferry has to be safe.”", "The port asks for a ferry that sees fog by itself at night."]
    story = "The ferry is steered by a machine that sees fog. It sails at night."
    told, cut = paragraphs(read("\n\n".join([*above, f"PORTO VELHO, BR — {story}"])).blocks)
    assert [p.text for p in told] == [*above, story]
    assert [repair.was for repair in cut] == ["PORTO VELHO, BR — "]
    assert (
        paragraphs(read("\n\n".join([*above, f"PORTO VELHO— Today, {story}"])).blocks)[0][2].text == f"Today, {story}"
    )
    for place in ("PORTO VELHO", "FERRY, AI"):
        kept = [f"{place} — {story}"] * (1 + (place == "FERRY, AI"))
        assert paragraphs(read("\n\n".join([*above, *kept])).blocks)[1] == ()
    assert paragraphs(read("\n\n".join([story, f"PORTO VELHO, BR — {story}"])).blocks)[1] == ()


@pytest.mark.parametrize(
    ("note", "authors"),
    [
        ("Ada Example is a fellow at the Institute of Lamps. Bo Sample is professor of fog at Ferry University.", 2),
        ("Ada Example is a fellow at the Institute of Lamps. She writes a book on fog.", 1),
        ("Ada Example is a fellow at the Institute of Lamps. Bo Sample contributed to this column.", 0),
        ("Ada Example is a fellow at the Institute of Lamps. The ferries sail again in May.", 0),
        ("Ada Harbour is a fellow at the Institute of Lamps.", 0),
    ],
)
def test_who_is_introduced_in_italics_below_a_text_wrote_it(note: str, authors: int) -> None:
    story = "The harbour grew this year, and nobody has asked who sees the ferries at night, when fog is thickest."
    blocks = [
        replace(block, kind="paragraph") for block in read("\n\n".join([story, story[:-1] + " now.", note])).blocks
    ]
    slanted = replace(blocks[-1], spans=(Span(start=0, end=len(note), kind="emphasis"),))
    assert in_italics([*blocks[:-1], slanted], "Fog") == ("Ada Example", "Bo Sample")[:authors]
    assert in_italics(blocks, "Fog") == ()
    assert in_italics([*blocks[:-1], slanted], "A talk with Ada Example") == ()


def test_a_line_of_signs_alone_is_looked_for_nowhere() -> None:
    story = "The ferry of the two ports is steered by a machine that sees fog, and a sailor stays on board of it."
    assert clean(read(f"{story}\n\n. . . . . .\n\n{story[:-1]} now.\n")).paragraphs[0].text == story


def test_long_paragraphs_that_follow_each_other_are_not_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The forest knows few long texts, so far into one it may doubt what is plainly text."""
    long = "The {} report says what was built, what it cost and who paid for it" + ", and why" * 20 + "."
    story = ["The harbour grew this year, and its director told the council so on Monday."] * 3
    lines = [*story, "Menu", long.format("first"), long.format("second"), "Menu again", long.format("third")]
    blocks = read("\n\n".join(lines)).blocks
    doubted = iter([dict.fromkeys(range(3, 8), "doubted"), {}])
    monkeypatch.setattr(import_module("builder.clean.unlike_story"), "doubts", lambda *_, **__: next(doubted, {}))
    dropped = {drop.block.text for drop in unlike_story(blocks)}
    assert dropped == {lines[number] for number in (3, 6, 7)}


def iter_of(doubted: Iterator[dict[int, str]]) -> Callable[..., dict[int, str]]:
    """Return what gives one after the other, and then nothing."""
    return lambda *_, **__: next(doubted, {})


def test_the_names_to_which_a_sentence_leads_are_not_doubted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    story = ["The harbour grew this year, and its director told the council so on Monday."] * 3
    names = ["Ada Example", "Bo Sample", "Cy Fog", "Dee Pier"]
    for above, gone in (("These people were chosen for its board:", []), ("Board:", [names[0], names[2]])):
        lines = [*story, above, *names, *story]
        blocks = [Block(first=n, last=n, text=line) for n, line in enumerate(lines, 1)]
        doubted = iter([dict.fromkeys((4, 6), "doubted"), {}])
        monkeypatch.setattr(import_module("builder.clean.unlike_story"), "doubts", iter_of(doubted))
        assert [drop.block.text for drop in unlike_story(blocks)][: len(gone) or 1] == gone


def test_headings_and_long_items_that_are_marked_stay_among_their_like() -> None:
    story = "The harbour grew this year, and its director told the council so on Monday."
    item = "The lamps at the gate are lit by a machine that sees the fog"
    kinds = {story: "paragraph", item: "list_item", "Fog": "heading", "Back": "list_item"}
    lines = [story, "Fog", story, item, item, item, "Back", item]
    blocks = [Block(first=n, last=n, text=line, kind=kinds[line]) for n, line in enumerate(lines, 1)]
    assert list(_marked(blocks)) == [1, 4]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Samstag, 9. März 2024, 14:05 Uhr", "2024-03-09"),
        ("Veröffentlicht am 9. Jänner 2024", "2024-01-09"),
        ("Publié le samedi 1er juin 2024 à 16h28", "2024-06-01"),
        ("Publicado el 9 de agosto de 2024", "2024-08-09"),
        ("Lunedì 9 dicembre 2024", "2024-12-09"),
        ("Opublikowano: 9 października 2024", "2024-10-09"),
        ("9 мая 2024, 13:43", "2024-05-09"),
        ("2024. szeptember 9. 21:13", "2024-09-09"),
        ("2024년 5월 9일", "2024-05-09"),
        ("Datum 31. Februar 2024", None),
    ],
)
def test_a_stamp_is_read_in_other_languages(line: str, date: str | None) -> None:
    found = stamp(line)
    assert found is not None
    assert (found.date, found.of_change) == (date, False)


@pytest.mark.parametrize("line", ["Stand: 9. März 2024", "Mis à jour le 9 mars 2024", "Aggiornato il 9 marzo 2024"])
def test_the_label_of_a_change_is_read_in_other_languages(line: str) -> None:
    found = stamp(line)
    assert found is not None
    assert found.of_change


@pytest.mark.parametrize("line", ["Am 9. März 2024 beginnt die Messe", "Le 9 mars 2024 à Lyon", "Der Plan vom 9. März"])
def test_what_is_more_than_a_date_in_other_languages_is_no_stamp(line: str) -> None:
    assert stamp(line) is None


GERMAN = [
    "Zwei Häfen im Norden haben im Frühjahr Kameras aufgestellt, die auch bei dichtem Nebel Schiffe erkennen sollen.",
    "Die Lotsen haben am Montag gefragt, ob ihre Arbeit sicher ist, und das Amt hat geantwortet, dass an Bord jemand "
    "bleibt, bis alles geprüft ist.",
    "Teilen",
    "Jede der Maschinen kostet drei Millionen Euro, die das Land bezahlt, das sie später an kleine Städte verleiht.",
]
ENGLISH = [
    "Two ports in the north have put up cameras that are meant to see ships through the fog as well as by daylight.",
    "The pilots asked on Monday whether their work is safe, and the office told them that somebody stays on board "
    "until all of it is tested.",
    "Share",
    "Each of the machines costs three million euros and is paid for by the state, which lends them to small towns.",
]


@pytest.mark.parametrize(("lines", "gone"), [(GERMAN, [GERMAN[2]]), (ENGLISH, ENGLISH[1:3])])
def test_a_doubted_sentence_of_a_language_that_the_forest_hardly_knows_stays_beside_another(
    lines: list[str], gone: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = [Block(first=n, last=n, text=line) for n, line in enumerate([*lines, lines[0], lines[3], lines[0]], 1)]
    doubted = iter([{1: "", 2: ""}])
    monkeypatch.setattr(import_module("builder.clean.unlike_story"), "doubts", lambda *_, **__: next(doubted, {}))
    assert [drop.block.text for drop in unlike_story(blocks)] == gone


def test_long_paragraphs_that_stand_far_apart_are_the_story_before_a_shorter_text_below_them() -> None:
    between = [f"Entry {number}" for number in range(14)]
    long = [f"{opening} {'a word of the harbor and '.join(['', *['its cranes '] * 9])}." for opening in "ABC"]
    short = [f"{name} went home by the last ferry of the day." for name in ("Ada", "Ben", "Cleo")] * 9
    texts = ["Three places", *[text for paragraph in long for text in (paragraph, *between)], *short]
    prose = [number for number, text in enumerate(texts) if is_prose(text)]
    assert main_part(texts, prose)[0] == 1


@pytest.mark.parametrize(
    "line",
    [
        "34 Ports of the North to See in 2025",
        "The harbor: «Nobody here has seen the fog»",
        "A Ferry for the Harbor of the U.N.",
        "(LEAD) Two Ports of the North Test Machines",
        "(2nd LD) Two Ports of the North Test Machines",
        "Ada Example, Who Built Cranes for the Port, Had Grown Deeply Weary of Them",
        "霧の港で機械が船を導く来春から試験へ",
    ],
)
def test_a_line_with_numbers_marks_names_or_without_blanks_may_be_a_title(line: str) -> None:
    assert may_be_title(line)


@pytest.mark.parametrize(
    "line", ["The head of the office stresses that", "Examples of these include", "A network called"]
)
def test_a_line_that_goes_on_below_heads_nothing(line: str) -> None:
    assert not may_head(line)
    assert may_head(f"{line} fog")


@pytest.mark.parametrize(
    ("above", "titled"),
    [
        ("Ferries See Fog With Strange Eyes From Two Old Ports", True),
        ("Home Ferries See Fog With Eyes From Two Old Ports", False),
        ("Ferries See Fog With Strange Eyes From Ports in 2024", False),
    ],
)
def test_a_standfirst_with_more_words_of_the_story_is_not_the_title(above: str, titled: bool) -> None:
    below = "Twelve machines see fog before any sailors do, since May"
    told = "Twelve machines that see fog before any of the sailors does are on board of the ferries since May, {} said."
    story = [told.format(who) for who in ("the office", "its head", "a captain", "a pilot")]
    article = clean(read("\n\n".join(["News", "Weather", above, below, "Share", *story])))
    assert article.title == (above if titled else below)


def test_a_headline_stays_though_a_longer_line_below_a_paragraph_holds_it() -> None:
    title = "‘Fog No More’: What Sailors Say of the Machine"
    story = (
        "The machine of the two ports sees what no sailor sees in the fog, the office said, and {} see it otherwise."
    )
    above = ["Home", "News", "Weather", "You can keep this page by opening an account here.", "Harbour"]
    below = ["By Ada Example", "May 6, 2024", f"{title} and the Ferry, Seen from the Port"]
    told = [story.format(who) for who in ("sailors", "pilots", "captains", "cooks")]
    assert clean(read("\n\n".join([*above, title, *below, *told]))).title == title


@pytest.mark.parametrize(
    "line",
    [
        "6 posts • Page 1 of 1",
        "Updated [hour]:[minute] on [day] of [month]",
        "Welcome to the Harbor Herald",
        "Who writes this? »",
        "Table of Contents",
        "[Submitted on Monday (v1), last revised on Friday]",
        "(Photo) Two Ports of the North",
        "霧",
    ],
)
def test_a_pager_a_welcome_a_list_of_sections_and_an_arrow_are_no_title(line: str) -> None:
    assert not may_be_title(line)


def test_a_masthead_with_dividers_is_no_title_where_another_line_may_be() -> None:
    rows = [
        "THE HARBOR · letter of the Upper Harbor Association · No. 63, March 2025",
        "This letter",
        "Older ones",
        "Vote against the hut",
        "It will stand at the end of the harbor, and it will be eleven metres high when it is built.",
        "Its fans will run by day and by night, and nobody in the harbor was asked about them.",
        "The association has a letter from the builder, and the harbor has read it in the hall.",
    ]
    assert clean(read("\n\n".join(rows))).title == "Vote against the hut"


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        ("* The council sold all of its bicycles on Monday", False),
        ("Saturday: rain, wind from the west", False),
        ("* Two ports have put up cameras that see ships through fog", True),
        ("A paragraph about another thing stands above all of it.", True),
    ],
)
def test_lines_above_the_title_go_once_it_is_known_and_key_points_stay(above: str, stays: bool) -> None:
    story = "Two ports in the north have put up cameras that are meant to see ships through the fog."
    texts = [above, "Ports Test Machines", *[story] * 3]
    blocks = [Block(first=number, last=number, text=text) for number, text in enumerate(texts, 1)]
    gone = [drop.block.text for drop in left_above(blocks, blocks[1])]
    assert gone == ([] if stays else [above])
    assert not list(left_above(blocks, None))
    rest_of_a_line = Block(first=2, last=2, text="asleep does not, as a ship in the fog")
    assert not list(left_above([blocks[0], rest_of_a_line, *blocks[2:]], rest_of_a_line))


@pytest.mark.parametrize(
    ("line", "gone", "goes"),
    [
        ("A nurse checks a screen beside an empty trolley in a corridor", True, True),
        ("A nurse checks a screen beside an empty trolley in a corridor", False, False),
        ("A nurse checks a screen beside an empty trolley in a corridor.", True, False),
        ("What the council will do next", True, False),
        ("A nurse | A screen in a corridor", True, False),
        (" ".join(["A nurse checks a screen beside an empty trolley"] * 4), True, False),
        ("A nurse checks a screen. A trolley is empty. The doctor stands beside it", True, False),
    ],
)
def test_a_line_with_the_words_of_a_caption_goes_below_what_went(
    line: str, gone: bool, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = "Two ports in the north have put up cameras that are meant to see ships through the fog."
    texts = ["Ports Test Machines", "June 4, 2025", line, *[story] * 3]
    blocks = [Block(first=number, last=number, text=text) for number, text in enumerate(texts)]
    left = [block for block in blocks if not gone or block.text != "June 4, 2025"]
    module = import_module("builder.clean.below_gone")
    monkeypatch.setattr(module, "labelled_odds", lambda _, rows, __: [0] * len(rows))
    assert [left[number].text for number in below_gone(blocks, left)] == ([line] if goes else [])


@pytest.mark.parametrize(
    ("label", "below", "heads"),
    [
        ("References", "• Example, A. (2024). Kitchens of the North.", True),
        ("Works cited:", "1. Example, A. (2024). Kitchens of the North.", True),
        ("Story highlights", "- Kitchens wait for the sun", True),
        ("References", "Nobody has asked the seagulls for references.", False),
        ("The sources of the river", "• Example, A. (2024). Kitchens of the North.", False),
    ],
)
def test_what_lists_are_called_heads_the_items_below_it(label: str, below: str, heads: bool) -> None:
    assert heads_points(Block(first=1, last=1, text=label), Block(first=2, last=2, text=below)) == heads


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        (["Ports Test Machines", "June 4, 2025", "{}", "{}"], ["June 4, 2025"]),
        (["Ports Test Machines", "June 4, 2025", "{}", "June 5, 2025", "{}"], []),
        (["Ports Test Machines", "{}", "June 4, 2025", "{}"], []),
        (["Ports Test Machines", "June 4, 2025", "Venue: the pier", "{}"], []),
    ],
)
def test_a_date_alone_between_title_and_story_goes_and_the_entries_of_a_timeline_stay(
    lines: list[str], gone: list[str]
) -> None:
    story = "Two ports in the north have put up cameras that are meant to see ships through the fog."
    blocks = [Block(first=number, last=number, text=text.format(story)) for number, text in enumerate(lines)]
    assert [drop.block.text for drop in date_below(blocks, blocks[0])] == gone


@pytest.mark.parametrize(
    ("above", "name", "time", "goes"),
    [
        (5, "Ada", "July {}, 2019 at 4:05 pm", True),
        (5, "Ada", "{} days ago", False),
        (4, "Ada", "July {}, 2019 at 4:05 pm", False),
        (5, "", "July {}, 2019 at 4:05 pm", False),
        (5, "Ada", "July {}", False),
        (5, "Ada", "July {}, 2019, 4:05 p.m. ET", False),
    ],
)
def test_times_with_names_beside_them_are_of_comments_and_those_of_chronicles_and_reports_have_none_or_begin_earlier(
    above: int, name: str, time: str, goes: bool
) -> None:
    story = "Two ports in the north have put up cameras that are meant to see ships through the fog."
    entries = [text for day in range(2, 6) for text in (name, time.format(day), story) if text]
    blocks = [Block(first=n, last=n, text=text) for n, text in enumerate(["Ports", *[story] * above, *entries])]
    assert [drop.block for drop in comments(blocks)] == (blocks[6:] if goes else [])
