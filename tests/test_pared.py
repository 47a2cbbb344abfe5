"""What is left out of Python-Markdown for a page changes nothing of it."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.htmlparser import HTMLExtractor
from markdown.inlinepatterns import InlineProcessor, SimpleTextInlineProcessor
from mkdocs.structure.pages import _RawHTMLPreprocessor
from mkdocs.utils.meta import get_data

from builder.markdown.pared import Pared
from builder.markdown.rendering import EXTENSIONS
from tests.conftest import Docs, shared
from tests.hostile import some, strings

FRAGMENTS = (
    *("word", "two words", " ", "  ", "\n", "\n\n", "\n \n", "  \n", "\t", "    ", "|", "- ", "1. ", "# ", "> "),
    *("`", "\\", "\\[", "[", "]", "(", ")", "](", "](a.md)", "[a]: b.md\n", "]:", "![", "*", "**", "_", "__", "~", "^"),
    *(
        "<",
        ">",
        "&",
        "&amp;",
        "&#39;",
        "&#39",
        "&#x27;",
        "&#X27",
        "&copy",
        "&copy=",
        "& ",
        "&",
        "&nope;",
        "@",
        "a@b.org",
        "<a@b.org>",
        "://",
    ),
    *("<https://a.org/b/>", "<https://a.org/b?c=d&e>", "<ftp://a.org>", "<javascript://a>", '<https://a.org/"b>'),
    *('<span id="p1s1">', "</span>", '<a href="#p1" aria-label="x"></a>', "<a href='b'>", "<b>", "</b>", "<b", "<br>"),
    *("<br/>", "<SPAN>", "<span>", "<em a=b>", "</em >", "<hr>", "<hr/>", "<div>", "</div>", "<p class='a'>", "</p>"),
    *("<details>\n<summary>a</summary>\n", "</details>", "<script>", "</script>", "<style>", "<!--", "-->"),
    *(
        "---\n",
        "<!-- a -->",
        "<?",
        "?>",
        "<![CDATA[",
        "]]>",
        "<!a>",
        "</>",
        "< a",
        "<1",
        "\x02",
        "\x03",
        "klzzwxh:0000",
        "\r\n",
    ),
    *("{: #a }", "{: .b }", "\n{: #c .d }", "| a | b |\n|---|---|\n| c | d |\n", "```\n", "~~~\n", "[TOC]", "=\n"),
    *("wzxhzdk:0", "日本", "<p>", '<details class="a">\n\n', "<li>\n", '<button type="button" data-copy>', "</button>"),
    *(
        "\n\n<p>a <b>c</b></p>\n\n",
        "\n\n<div>\n<p>a&#x27;s <b>c</p></b>\n</div>\n\n",
        "\n\n<ul>\n<li>",
        "</li>\n</ul>\n\n",
    ),
)

ANCHORED = (
    '<a name="b">',
    '<p id="a&amp;b">',
    '<span name="c" id="d">',
    ' id="e"',
    '<b ID="f" id="g">',
    '<path id="h"/>',
)


@settings(max_examples=1_000)
@given(st.lists(st.sampled_from((*FRAGMENTS, *ANCHORED)), max_size=15).map("".join))
def test_mkdocs_finds_the_same_anchors_in_it(text: str) -> None:
    found = []
    for more in ((), (Pared(),)):
        parser, anchors = Markdown(extensions=[*EXTENSIONS, *more]), _RawHTMLPreprocessor()
        anchors._register(parser)
        with suppress(AssertionError):  # of Python's parser, on what is no declaration
            parser.convert(text)
        found.append(anchors.present_anchor_ids - {None})
    assert found[0] == found[1]


def converted(text: str, *more: Extension) -> str:
    return str(Markdown(extensions=[*EXTENSIONS, *more]).convert(text))


@settings(max_examples=1_000)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
@example('a\n\n<span id="a">b\n\nc</span>\n\n<p>d</p>\n\n<https://a.org/>\n')
@example("\n\n<?></em >")
@example("[a]\n\n[b][a]\n\n[a]: b.md\n")
def test_a_page_is_the_same_without_what_finds_nothing_in_it(text: str) -> None:
    assert converted(text, Pared()) == converted(text)


def test_so_is_each_example_of_the_specification() -> None:
    for case in json.loads(shared("data/robustness/commonmark-spec.json").read_text(encoding="utf-8")):
        page = f'{case["markdown"]}\n\n<span id="b">A</span>\n\n<p>d</p>\n\n{case["markdown"]}'
        assert converted(page, Pared()) == converted(page), page


def test_so_is_one_made_to_break_it() -> None:
    for text in some(strings(), 7):
        page = f'# A\n\n<span id="b">{text}</span>\n{{: #c }}\n\n{text}\n\n<p>d</p>\n'
        assert converted(page, Pared()) == converted(page), text


def test_a_plain_page_is_asked_for_little() -> None:
    parser = Markdown(extensions=[*EXTENSIONS, Pared()])
    assert parser.convert('# A\n\n<span id="b">A [name](c.md).</span>') == (
        '<h1 id="a">A</h1>\n<p><span id="b">A <a href="c.md">name</a>.</span></p>'
    )
    asked = {name for name in ("backtick", "escape", "reference", "em_strong", "link") if name in parser.inlinePatterns}
    assert asked == {"link"}
    assert "table" not in parser.parser.blockprocessors


def test_the_pages_of_articles_and_names_are_not_read_as_html(docs: Docs, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(HTMLExtractor, "feed", lambda _self, text: read.append(text))
    pages = [*(docs.folder / "articles").glob("*.md"), *(docs.folder / "entities").glob("*.md")]
    for page in pages:
        Markdown(extensions=[*EXTENSIONS, Pared()]).convert(get_data(page.read_text(encoding="utf-8"))[0])
    assert len(read) * 20 < len(pages)  # but for addresses with marks in them


def test_what_an_extension_brings_stays() -> None:
    class Theirs(Extension):  # type: ignore[misc]
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.inlinePatterns.register(SimpleTextInlineProcessor(r"(\$)"), "escape", 180)
            md.inlinePatterns.register(Shout(r"!{3}", md), "shout", 175)

    class Shout(InlineProcessor):  # type: ignore[misc]
        def handleMatch(self, m: re.Match[str], _data: str) -> tuple[str, int, int]:  # noqa: N802
            return "loud", m.start(), m.end()

    parser = Markdown(extensions=[*EXTENSIONS, Theirs(), Pared()])
    assert parser.convert("a $ b!!!") == "<p>a $ bloud</p>"
    assert "escape" in parser.inlinePatterns
    assert converted("[a][b]", Referring(), Pared()) == converted("[a][b]", Referring())
    assert converted("<b>a</b>", WithoutHtml(), Pared()) == "<p>&lt;b&gt;a&lt;/b&gt;</p>"


class Referring(Extension):  # type: ignore[misc]
    """Knows where a name leads, which no page says."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.references["b"] = ("c.md", None)


class WithoutHtml(Extension):  # type: ignore[misc]
    """Lets no HTML through, as Python-Markdown's documentation advises where writers are not trusted."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
