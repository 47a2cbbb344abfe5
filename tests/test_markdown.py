"""Whatever an article holds shows as itself: never as markup, never as an attribute, never as a link."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from builder.clean.structure import as_written
from builder.config import Body
from builder.errors import BadInput
from builder.markdown.body import body
from builder.markdown.escape import attribute, escape, front_matter
from builder.markdown.plain import blocks_of
from builder.markdown.runs import nested
from builder.markdown.spans import emphasised, marked_up
from builder.model import Paragraph, ParagraphId, Sentence
from builder.pipeline import build
from builder.read.text import read_text
from builder.read.written import read_written
from builder.sentences import sentences
from tests.conftest import ENTITIES, Project, shared

Elements = list[tuple[str, dict[str, str]]]
Render = Callable[[str], str]

HOSTILE = [
    "1. First of all",
    "1) First of all",
    "- a dash begins it",
    "+ a plus begins it",
    "* a star begins it",
    "# a number sign begins it",
    "> a greater-than sign begins it",
    ": a colon begins it",
    "::: three colons",
    "--- three dashes",
    "---",
    "***",
    "===",
    "| a | b |",
    "a | b",
    "``` fence",
    "~~~ fence",
    "The *starred* and **strong** story",
    "The _lined_ and __strong__ story",
    "Using `code` and ``more code``",
    "A \\*backslash\\* and \\\\ two, one at the end \\",
    "[text](javascript:alert(1)) stands here",
    "![image](x.png) stands here",
    "[text][reference] and [reference]: https://example.org/",
    "[^1] and [^1]: a note",
    "<script>alert(1)</script> stands here",
    "<b onclick=alert(1)>bold</b> and <!-- a comment -->",
    "<https://example.org/> and <someone@example.org>",
    "An entity &amp; &lt;b&gt; &#60;i&#62; &copy; stays",
    "{: #own .mine onclick=alert(1) }",
    "A heading {#own}",
    "An attribute list{: .mine } and { .mine } here",
    "{% raw %} {{ config }} \"quoted\" 'too'",
    "Trailing sign #",
    "Trailing brace }",
    "*[HTML]: an abbreviation",
    "??? a question",
    "!!! a warning",
    "~struck~ ~~struck~~ ^up^ ==marked== ++put in++",
    "a_b_c and *a*b*c",
    "http://example.org/*a*?b=_c_&d=e",
    "wzxhzdk:0 and klzzwxh:0001",
    "$x^2$ and \\(x\\)",
    "日本の「AI」計画",
    "2024. The year",
]
PIECES = [
    "*",
    "_",
    "`",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    "#",
    "{",
    "}",
    "|",
    "~",
    "^",
    "=",
    "!",
    "-",
    "+",
    ":",
    ".",
]
PIECES += [
    "1",
    "a",
    " ",
    "  ",
    '"',
    "'",
    "\n",
    "[a](b)",
    "<b>",
    "&lt;",
    "{: .x }",
    "**",
    "--",
    "A. ",
    "é",
    "javascript:",
    "\x02",
    "\x03",
]


def as_read(text: str) -> str:
    """Return `text` as it comes out of reading, on one line; the empty text where nothing does."""
    try:
        lines, _, _ = read_text(text.encode(), "x.txt")
    except BadInput:
        return ""
    return " ".join(filter(None, lines))


texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.sampled_from(HOSTILE)).map(
    as_read
)


def folded(text: str) -> str:
    return " ".join(text.split())


def marked(text: str) -> str:
    """Return `text` as the body of an article: each sentence an element, the first word of each a link."""
    found = [
        Sentence(paragraph=ParagraphId("p1"), number=n, start=start, end=end, centrality=0)
        for n, (start, end) in enumerate(sentences(text), 1)
    ]
    links = [(s.start, s.start + len(text[s.start : s.end].split()[0]), "../entities/x.md") for s in found]
    return f"{marked_up(text, found, links)}\n{{: #p1 }}"


def marked_elements(text: str) -> Elements:
    inner: Elements = []
    for number in range(1, len(sentences(text)) + 1):
        inner += [("span", {"id": f"p1s{number}"}), ("a", {"href": "../entities/x.md"})]
    return [("p", {"id": "p1"}), *inner]


CITE: Elements = [("a", {"href": "a.md#p1", "class": "cite"})]
CONTEXTS: dict[str, tuple[Callable[[str], str], Callable[[str], Elements], str]] = {
    "paragraph": (escape, lambda _: [("p", {})], "{}"),
    "title": (lambda t: f"# {escape(t)}", lambda _: [("h1", {})], "{}"),
    "heading": (lambda t: f"### {escape(t)} {{: #p1 }}", lambda _: [("h3", {"id": "p1"})], "{}"),
    "link": (lambda t: f"[{escape(t)}](../a.md)", lambda _: [("p", {}), ("a", {"href": "../a.md"})], "{}"),
    "list of links": (
        lambda t: f"- [{escape(t)}](a.md)\n- [{escape(t)}](b.md)",
        lambda _: [("ul", {}), ("li", {}), ("a", {"href": "a.md"}), ("li", {}), ("a", {"href": "b.md"})],
        "{} {}",
    ),
    "list item": (
        lambda t: f"- {emphasised(t, [])} [see](a.md#p1){{ .cite }}",
        lambda _: [("ul", {}), ("li", {}), *CITE],
        "{} see",
    ),
    "strong": (lambda t: f"- **{escape(t)}** x", lambda _: [("ul", {}), ("li", {}), ("strong", {})], "{} x"),
    "sentences": (marked, marked_elements, "{}"),
    "raw block": (
        lambda t: f'<details class="removed">\n<ul>\n<li>“{attribute(t)}”</li>\n</ul>\n</details>',
        lambda _: [("details", {"class": "removed"}), ("ul", {}), ("li", {})],
        "“{}”",
    ),
}


def difference(render: Render, context: str, text: str) -> str:
    """Return how the page differs from what was meant; the empty text where it does not."""
    write, expected, shown = CONTEXTS[context]
    root = lxml.html.fragment_fromstring(render(write(text)), create_parent=True)
    found = [(str(element.tag), dict(element.attrib)) for element in root.iterdescendants()]
    if context == "title":  # The table of contents gives it an id.
        found = [(tag, {key: value for key, value in attributes.items() if key != "id"}) for tag, attributes in found]
    if found != expected(text):
        return f"{text!r} is {found}"
    wanted = folded(shown.replace("{}", text))
    said = folded(root.text_content())
    return "" if said == wanted else f"{text!r} shows as {said!r}"


@pytest.mark.parametrize("context", CONTEXTS)
def test_any_text_shows_as_itself(context: str, render: Render) -> None:
    @given(texts)
    def shows_as_itself(text: str) -> None:
        assume(text)
        assert not difference(render, context, text)

    shows_as_itself()


@pytest.mark.parametrize("context", CONTEXTS)
def test_hostile_text_shows_as_itself(context: str, render: Render) -> None:
    assert not list(filter(None, (difference(render, context, as_read(text)) for text in HOSTILE)))


@pytest.mark.parametrize("context", CONTEXTS)
def test_naughty_strings_show_as_themselves(context: str, render: Render) -> None:
    strings = json.loads(shared("data/robustness/blns.json").read_text(encoding="utf-8"))
    wrong = [difference(render, context, text) for text in map(as_read, strings) if text]
    assert len(wrong) > 400
    assert not list(filter(None, wrong))


@pytest.mark.parametrize("context", ["list item", "sentences"])
def test_scripts_show_as_themselves(context: str, render: Render) -> None:
    """One in fifteen of the list; all take longer than they tell."""
    lines = shared("data/robustness/xss-payload-list.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    wrong = [difference(render, context, text) for text in map(as_read, lines[::15]) if text]
    assert not list(filter(None, wrong))


def test_emphasis_is_exactly_the_span(render: Render) -> None:
    @given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map(as_read), texts, texts)
    def is_exactly_the_span(name: str, before: str, after: str) -> None:
        assume(name and " " not in name)
        text = folded(f"x {before} {name} {after} y")
        start = len(folded(f"x {before}")) + 1
        marked = f"x {emphasised(text, [(start, start + len(name))])}"
        root = lxml.html.fragment_fromstring(render(marked), create_parent=True)
        assert [element.text_content() for element in root.iter("strong")] == [name]
        assert folded(root.text_content()) == f"x {text}"

    is_exactly_the_span()


ITEMS = st.lists(st.tuples(st.integers(0, 7), st.sampled_from((0, 0, 1, 3, 100))), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ([2, 3, 2], [3, 4, 3]),
        ([4, 5, 5], [3, 4, 4]),
        ([2, 4, 6, 3, 2], [3, 4, 5, 4, 3]),
        ([3, 2], [3, 3]),
        ([2, 3, 4, 5, 6], [3, 4, 5, 6, 6]),
    ],
)
def test_no_level_of_headings_is_left_out(levels: list[int], shown: list[int]) -> None:
    headings = [
        Paragraph(id=ParagraphId(f"p{n}"), kind="heading", level=level, text="Fog", first=n, last=n)
        for n, level in enumerate(levels)
    ]
    assert [len(block.partition(" ")[0]) for block in body(headings, (), ())] == shown


def settled(items: list[tuple[int, int]]) -> list[Paragraph]:
    """Return the items of lists of so much depth and such a number each."""
    given_ = [
        Paragraph(
            id=ParagraphId(f"p{n}"), kind="list_item", level=level, text=f"Lock {n}", first=n, last=n, depth=depth
        )
        for n, (depth, level) in enumerate(items, 1)
    ]
    return list(nested(given_))


def test_an_item_shows_within_as_many_others_as_its_depth_says(render: Render) -> None:
    @given(ITEMS)
    def shows(items: list[tuple[int, int]]) -> None:
        listed = settled(items)
        assert list(nested(listed)) == listed
        root = lxml.html.fragment_fromstring(render("\n\n".join(body(listed, (), ()))), create_parent=True)
        shown = {item.get("id"): item for item in root.iter("li")}
        around = [sum(1 for _ in shown[p.id].iterancestors("li")) for p in listed]
        assert around == [p.depth for p in listed]
        assert [shown[p.id].getparent().tag for p in listed] == ["ol" if p.level else "ul" for p in listed]

    shows()


@given(ITEMS)
def test_lists_in_lists_read_back_as_they_are_written_for_a_person(items: list[tuple[int, int]]) -> None:
    listed = settled(items)
    lines = "\n\n".join(blocks_of(listed, {})).split("\n")
    read = as_written(read_written(Body(path="a.md", lines=tuple(lines), above=0), None).blocks)
    assert [(p.id, p.depth, bool(p.level)) for p in read] == [(p.id, p.depth, bool(p.level)) for p in listed]


@given(texts)
def test_attribute_cannot_be_left(text: str) -> None:
    root = lxml.html.fragment_fromstring(f'<i title="{attribute(text)}">{attribute(text)}</i>')
    assert dict(root.attrib) == {"title": text}
    assert (root.text or "") == text


@given(texts, texts)
def test_front_matter_values_survive(title: str, description: str) -> None:
    body, values = get_data(front_matter(title=title, description=description) + "\n# Body\n")
    assert body.strip() == "# Body"
    assert html.unescape(values["title"]) == title
    assert html.unescape(values["description"]) == description
    assert "<" not in values["title"]


@pytest.mark.parametrize(
    "title", ["null", "true", "2024-04-10", "NO", "5", "---", "...", "a: b", "- a", "", '"', "'", "\\", "é 日本 😀"]
)
def test_front_matter_values_stay_text(title: str) -> None:
    _, values = get_data(front_matter(title=title) + "\nx")
    assert html.unescape(values["title"]) == title


@pytest.mark.parametrize(
    "odd", ["\x7f", "\x80", "\x85", "\u2028", "\ufffe", "\x02", "\x00", "\n", "\n---\n", "\r", "\t"]
)
def test_front_matter_is_never_lost_to_a_control_character(odd: str) -> None:
    """YAML can write any of them, as in "\\x7f", so a title can hold one."""
    body, values = get_data(front_matter(title=f"before{odd}after", kind="article") + "\n# Body\n")
    assert body.strip() == "# Body"
    assert values["kind"] == "article"
    assert str(values["title"]).startswith("before") and str(values["title"]).endswith("after")


# Whole pages: one build each of many articles or definitions, every one with another hostile text.

Pages = dict[str, lxml.html.HtmlElement]
PARAGRAPH = (
    "Acme and Japan will build a {} plant of new chips in the north of Honshu, said Joe Biden in the United States."
)
OWN_PARAGRAPH = (
    "Acme and Japan will {0} build a new {0} plant of chips {0} in the north {0} of Honshu in {0} the end, said {0} "
    "Joe Biden in the {0} United States."
)
"""A word of its own in most runs of four words: articles of one text would be reprints of one another."""
LINES = ["One line\n\nand # another", "One\n- two\n- three", "One\n\n    two", "One\n===\nTwo", "One\n\n<b>two</b>"]
BULLET = re.compile(r"^(?:[-*]|\d[.)])\s")
ATTRIBUTES = re.compile(r"\{:?\s*[.#](?:cite|about|rights|pager|removed|p\d)")
OURS = set("div h1 h2 h3 h4 p ul ol li a span strong details summary pre code".split())
BUTTON = {"type": "button", "class": "copy", "data-copy": ""}


def word(number: int) -> str:
    """Return a word of its own for each number."""
    return f"gadget{chr(97 + number // 26)}{chr(97 + number % 26)}"


def built(folder: Path, render: Render, files: dict[str, str]) -> Pages:
    project = Project(folder)
    files = {f"content/entities/{slug}.yml": text for slug, text in ENTITIES.items()} | files
    for path, text in files.items():
        project.write(path, text)
    out = project.folders().out
    build(project.folders(), strict=True)
    pages = {}
    for file in out.rglob("*.md"):
        body, _ = get_data(file.read_text(encoding="utf-8"))
        root = lxml.html.fragment_fromstring(render(body), create_parent=True)
        pages[file.relative_to(out).as_posix()] = root
    return pages


def topic(number: int, title: str) -> str:
    return f"title: {title}\nsummary: {title}\nthreshold: 1\nphrases: {{{word(number)}: 2}}\n"


@pytest.fixture(scope="module")
def titles(tmp_path_factory: pytest.TempPathFactory, render: Render) -> Pages:
    files = {}
    for number, text in enumerate(HOSTILE):
        said = json.dumps(text, ensure_ascii=False)
        files[f"seeds/a{number}.txt"] = OWN_PARAGRAPH.format(word(number)) + "\n"
        files[f"seeds/a{number}.yml"] = f"title: {said}\npublisher: {said}\nrights: {said}\n"
        files[f"content/topics/t{number}.yml"] = topic(number, f'"T{number}"')
    return built(tmp_path_factory.mktemp("titles"), render, files)


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory, render: Render) -> Pages:
    files = {}
    for number, text in enumerate(HOSTILE):
        story = [
            "Acme opens a plant",
            PARAGRAPH.format(word(number)),
            text.rstrip("."),
            f"{text} — for Acme in Japan, that is what they said of it there.",
            f"- {text} for Acme",
            f"- {text} for Japan",
            PARAGRAPH.format(text),
            f"The chip plant of Acme is new. {text} is what Acme said of it. Nothing else was said of it there.",
        ]
        files[f"seeds/a{number}.txt"] = "\n\n".join(story) + "\n"
    return built(tmp_path_factory.mktemp("bodies"), render, files)


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory, render: Render) -> Pages:
    files = {}
    for number, text in enumerate([*HOSTILE, *LINES]):
        said = json.dumps(text, ensure_ascii=False)
        files[f"seeds/a{number}.txt"] = (
            f"A story\n\n{PARAGRAPH.format(word(number)).replace('Acme', f'Robot{number}')}\n"
        )
        files[f"content/topics/t{number}.yml"] = topic(number, said)
        files[f"content/entities/e{number}.yml"] = (
            f"name: Robot{number}\nkind: company\naliases: [{said}]\ndescription: {said}\n"
            f"source: https://example.org/\nroles:\n  - title: {said}\n    from: 2024\n"
        )
    return built(tmp_path_factory.mktemp("definitions"), render, files)


def assert_harmless(pages: Pages, path: str) -> None:
    root = pages[path]
    for element in root.iter():
        if element.tag == "button":
            assert element.attrib == BUTTON
            continue
        assert element.tag in OURS
        assert set(element.attrib) <= {"id", "class", "href", "title", "aria-label"}
        assert ":" not in element.get("href", "") or element.get("href", "").startswith("https://")
        assert element.get("id") != "own"
        assert "mine" not in element.get("class", "")
    assert not ATTRIBUTES.search(root.text_content()), "an attribute list shows"
    assert not root.xpath(".//li//li"), "a list in a list"
    assert not root.xpath(".//*[@class='about' and not(self::p)]")


@pytest.mark.parametrize(("number", "text"), list(enumerate(HOSTILE)), ids=HOSTILE)
def test_a_hostile_title_and_publisher_show_as_themselves(number: int, text: str, titles: Pages) -> None:
    article, topic = f"articles/a{number}.md", f"topics/t{number}.md"
    assert_harmless(titles, article)
    assert [folded(h.text_content()) for h in titles[article].iter("h1")] == [folded(text)]
    assert_harmless(titles, topic)
    (cite,) = titles[topic].xpath(".//a[contains(@class, 'cite')]")
    assert folded(cite.text_content()).startswith(folded(text))
    for path in ("articles/index.md", "entities/acme.md", topic):
        assert folded(text) in folded(titles[path].text_content()), path


@pytest.mark.parametrize(("number", "text"), list(enumerate(HOSTILE)), ids=HOSTILE)
def test_a_hostile_body_shows_as_itself(number: int, text: str, bodies: Pages) -> None:
    path = f"articles/a{number}.md"
    text = html.unescape(text)  # Entities in a raw text are characters that some program escaped.
    assert_harmless(bodies, path)
    page = folded(bodies[path].text_content())
    bare = BULLET.sub("", text)  # A paragraph that begins like a list item is one.
    for said in (PARAGRAPH.format(text), f"{text} for Acme", f"{text} for Japan", f"{bare} — for Acme in Japan"):
        assert folded(said) in page
    items = [folded(li.text_content()) for li in bodies[path].iter("li") if li.get("id")]
    assert {folded(f"{text} for Acme"), folded(f"{text} for Japan")} <= set(items)


@pytest.mark.parametrize("path", ["entities/acme.md", "index.md", "articles/index.md"])
def test_hostile_texts_harm_no_page_that_gathers_them(path: str, bodies: Pages, titles: Pages) -> None:
    assert_harmless(bodies, path)
    assert_harmless(titles, path)


@pytest.mark.parametrize(("number", "text"), list(enumerate([*HOSTILE, *LINES])), ids=[*HOSTILE, *LINES])
def test_a_hostile_definition_shows_as_itself(number: int, text: str, definitions: Pages) -> None:
    for path in (f"topics/t{number}.md", f"entities/e{number}.md"):
        assert_harmless(definitions, path)
        assert folded(text) in folded(definitions[path].text_content())
    assert [folded(h.text_content()) for h in definitions[f"topics/t{number}.md"].iter("h1")] == [folded(text)]
    assert folded(text) in folded(definitions["topics/index.md"].text_content())
