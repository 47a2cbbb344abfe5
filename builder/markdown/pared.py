"""Python-Markdown without what a page gives no cause for: where no backtick stands, no code is looked for.

Python-Markdown asks each of its patterns of every line, item and heading, and reads each page as HTML to find blocks of
it, as MkDocs does to find anchors. Most pages have nothing for most of these: their names, links and sentences are all
the markup they bear. What is left out of a page here could have found nothing in it, or nothing that a plain page does
not show as well, so the HTML is the same to the byte, and MkDocs takes a third less time. Only what these two bring
themselves is left out, and no extension's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape

from markdown import Markdown
from markdown import inlinepatterns as inline
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

_HTML, _MKDOCS = "html_block", "mkdocs_raw_html"
"""Where Python-Markdown reads the page as HTML, and MkDocs does once more."""
_DEFINED = "]:"
"""Stands in a definition of where a link leads, without which none is found by its name."""
_INLINE = {
    "backtick": (inline.BACKTICK_RE, "`"),
    "escape": (inline.ESCAPE_RE, "\\"),
    "reference": (inline.REFERENCE_RE, _DEFINED),
    "link": (inline.LINK_RE, "]("),
    "image_link": (inline.IMAGE_LINK_RE, "!["),
    "image_reference": (inline.IMAGE_REFERENCE_RE, "!["),
    "short_reference": (inline.REFERENCE_RE, _DEFINED),
    "short_image_ref": (inline.IMAGE_REFERENCE_RE, "!["),
    "autolink": (inline.AUTOLINK_RE, "://"),
    "automail": (inline.AUTOMAIL_RE, "@"),
    "linebreak": (inline.LINE_BREAK_RE, "  \n"),
    "html": (inline.HTML_RE, "<"),
    "entity": (inline.ENTITY_RE, "&"),
    "em_strong": (r"\*|_", "*", "_"),
}
"""Python-Markdown's patterns by its name for each, and of what something stands in all that it changes."""
_BLOCKS = {"reference": (ReferenceProcessor, _DEFINED), "table": (TableProcessor, "|")}
"""Likewise its processors of blocks."""
_WITHIN = "a|abbr|b|cite|code|em|i|q|span|strong|sub|sup"
_BLOCK = "button|dd|details|div|dl|dt|figcaption|figure|li|ol|p|pre|summary|table|tbody|td|th|thead|tr|ul"
_DRAWING = "g|path|svg|text|title"
"""Stand in blocks only: what follows a title is no HTML to some parsers."""
_ATTRIBUTES = r'(?: [a-zA-Z:-]+(?:="[^"<>`\n]*")?)*'
_ADDRESS = r"""https?://[^\s<>"'`]*"""
_NO_REFERENCE = "&#(?![0-9]+;|x[0-9a-f]+;)"
_OF_BLOCK = re.compile(rf"<(?P<closes>/?)(?P<name>{_BLOCK}){_ATTRIBUTES}>")
_DOUBTFUL = re.compile(rf"<(?!/?(?:{_WITHIN}){_ATTRIBUTES}>|{_ADDRESS}>)|{_NO_REFERENCE}")
"""What is neither a plain tag nor an address: how that is read may depend on all that stands before it."""
_DOUBTFUL_IN_BLOCK = re.compile(
    rf"<(?!/?(?:{_WITHIN}|{_BLOCK}){_ATTRIBUTES}>|/?(?:{_DRAWING}){_ATTRIBUTES}/?>|{_ADDRESS}>)|{_NO_REFERENCE}"
)
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[^\s<>/]+)[^<>]*?(?P<empty>/?)>")
_ANCHOR = re.compile(r' (?:id|(?P<name>name))="([^"]*)"', re.IGNORECASE)
_BLANK = "\n\n"


class Pared(Extension):  # type: ignore[misc]
    """Leaves out what could find nothing in a page, of a parser that converts this one. The last of the extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what does it; the name is Python-Markdown's."""
        if _HTML in md.preprocessors and type(md.preprocessors[_HTML]) is HtmlBlockPreprocessor:
            md.preprocessors.register(_Anchors(md), "anchors", 21.5)  # right before MkDocs looks for them
            md.preprocessors.register(_HtmlBlocks(md), _HTML, 20)
        md.preprocessors.register(_Pare(md), "pared", -1000)  # after all others: it goes by what they leave


class _Anchors(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        """Find the anchors for MkDocs, which reads the page as HTML for these alone; the lines stay as they are."""
        text = "\n".join(lines)
        if _MKDOCS in self.md.preprocessors and _blocks(text) is not None:
            theirs = self.md.preprocessors[_MKDOCS]
            if hasattr(theirs, "present_anchor_ids"):
                theirs.present_anchor_ids = set(_anchors(text))
                theirs.run = self._as_they_are
        return lines

    def _as_they_are(self, lines: list[str]) -> list[str]:
        return lines


def _anchors(text: str) -> Iterator[str]:
    """Return what links can lead to in a text in which all tags are plain."""
    for tag in _TAG.finditer(text):
        if not tag["closes"]:
            for anchor in _ANCHOR.finditer(tag[0]):
                if not anchor["name"] or tag["name"] == "a":
                    yield unescape(anchor[2])


class _HtmlBlocks(HtmlBlockPreprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        """Take blocks of HTML out; nothing else is read as HTML where it is plain which these are."""
        text, whole = "\n".join(lines), super().run
        blocks = _blocks(text)
        if blocks is None:
            return list(whole(lines))
        taken, after = [], 0
        for start, end in blocks:
            block, behind = text[start:end], text[end : end + len(_BLANK)]
            if _nested(block):
                # What Python-Markdown's HTMLExtractor makes of such a block, which it reads tag by tag.
                kept = self.md.htmlStash.store(block + ("\n" if behind == _BLANK else ""))
                taken += [text[after:start], "\n", kept, _BLANK, behind]
            else:
                taken += [text[after:start], "\n".join(whole((block + behind).split("\n")))]
            after = end + len(behind)
        return "".join([*taken, text[after:]]).split("\n")


@lru_cache(maxsize=1)
def _blocks(text: str) -> Sequence[tuple[int, int]] | None:
    """Return where blocks of HTML begin and end; None where that is in doubt.

    Nothing stands beside them, and within them every block is closed that is opened.
    """
    found: list[tuple[int, int]] = []
    opened: list[str] = []
    start = after = 0
    for tag in _OF_BLOCK.finditer(text):
        if not tag["closes"]:
            if not opened:
                start = tag.start()
                if (start and not text.endswith(_BLANK, 0, start)) or _DOUBTFUL.search(text, after, start):
                    return None
            opened.append(tag["name"])
            continue
        if not opened or opened.pop() != tag["name"]:
            return None
        if not opened:
            after = tag.end()
            if text[after : after + len(_BLANK)] not in (_BLANK, "\n", ""):
                return None
            if _DOUBTFUL_IN_BLOCK.search(text, start, after):
                return None
            found.append((start, after))
    return None if opened or _DOUBTFUL.search(text, after) else found


def _nested(block: str) -> bool:
    """Say whether each tag of a block closes the last that is open."""
    opened: list[str] = []
    for tag in _TAG.finditer(block):
        if tag["empty"]:
            continue
        if not tag["closes"]:
            opened.append(tag["name"])
        elif not opened or opened.pop() != tag["name"]:
            return False
    return not opened


class _Pare(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        """Leave out what could find nothing; the lines stay as they are."""
        text, patterns, blocks = "\n".join(lines), self.md.inlinePatterns, self.md.parser.blockprocessors

        def absent(mark: str) -> bool:
            return mark not in text and not (mark == _DEFINED and self.md.references)

        for name, (expression, *marks) in _INLINE.items():
            if name in patterns and all(map(absent, marks)) and _is_own(patterns[name], expression):
                patterns.deregister(name)
        for name, (kind, mark) in _BLOCKS.items():
            if name in blocks and absent(mark) and type(blocks[name]) is kind:
                blocks.deregister(name)
        return lines


def _is_own(pattern: inline.Pattern, expression: str) -> bool:
    """Say whether a pattern is Python-Markdown's, not one that an extension put in its place."""
    return type(pattern).__module__ == inline.__name__ and bool(pattern.pattern == expression)
