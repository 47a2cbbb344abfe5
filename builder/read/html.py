"""Saved web pages: blocks of text with what the markup says of them, and the metadata that the page states.

Every block of text on the page is a "line" of the raw article, so that nothing vanishes: a forest of trees says which
are not of the story, those are dropped with what speaks against them, and a contributor can restore any of them.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from builder.boilerplate.lines import look
from builder.boilerplate.markup import Place, worded
from builder.errors import BadInput
from builder.model import Block, Known, Repair
from builder.read.cut import looks_cut
from builder.read.elements import text_of
from builder.read.encodings import TWICE, UNREADABLE, damaged_utf8, declared_text, decode, encoded_once
from builder.read.links import resolved
from builder.read.outside import outside_story
from builder.read.page_blocks import page_blocks, parsed
from builder.read.page_title import page_title
from builder.read.pictured import with_captions
from builder.read.post_times import post_times
from builder.read.preformatted import preformatted
from builder.read.standfirst import standfirsts
from builder.read.stated import Stated, known, statements
from builder.read.stated_authors import marked_texts
from builder.read.text import correct, corrected, left_out, read_text, recoded, refuse_large
from builder.read.wholes import as_wholes

_MOST = 30_000
"""Blocks of a page: ten times those of a long one, and some seconds' work."""
_LONG, _SLIDES = 15, 3
"""Words of a caption, and captions, that tell more than what a picture shows."""
_MARKED = "its element is marked as the author's or the date's"
_ABOVE = 3
"""Blocks above the title in which its author or date is looked for."""
_SAID = 4
"""Words of a title that no heading has by chance."""
_WORD = re.compile(r"\w+")
_TELLING = re.compile(r"[^\W\d_]{2}|[^\x00-\u02ff]")
"""Two letters in a row, or a character of a writing in which one may be a word."""
_CLOCKED = re.compile(r"\b(?:19|20)\d\d\D{1,6}\d{1,2}[:.]\d\d\b")
_STAMP = 8
"""Words of the longest line that says in any language when a page was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """What a saved page holds."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    """One a line."""
    repaired: tuple[Repair, ...]
    outside: Mapping[int, str]
    """Lines that are not of the story, and what speaks against each."""
    headline: int | None
    """The line that is the title. None: no line is."""
    sites: tuple[str, ...]
    """What the page calls itself and its publisher."""
    known: Known
    cut: str | None
    """Why the page looks like a part of its story. None: it does not."""
    unreadable: str | None
    """Words of its story around a character that no encoding tells. None: there is none."""
    is_text: bool = False
    """Whether it is a plain text with tags around it: then nothing is known of what is outside."""


def read_html(data: bytes, path: str, replace: Sequence[tuple[str, str]] = (), url: str | None = None) -> HtmlPage:
    """Read a saved page; `replace` holds misprints and their corrections, `url` is the page's address where known.

    Raises BadInput (a warning) for one that is empty, too large or in no encoding that can be told, and NotThere for a
    misprint that it does not have.
    """
    text = _decoded(data, path)
    once = encoded_once(text)
    root = parsed(once or text)
    if root is None:
        raise _empty(path)
    stated = statements(root)
    base = str(root.xpath("string(//base/@href)"))
    links = functools.partial(resolved, page=url or stated.url, base=base)
    blocks, repaired, places = page_blocks(root, links)
    if not blocks:
        raise _empty(path)
    if len(blocks) > _MOST:
        raise left_out(path, f"the page has more than {_MOST:,} pieces of text; save the article alone")
    if (plain := preformatted(root, blocks, places)) is not None:
        return _of_text(plain, path, replace, root, stated)
    blocks = with_captions(root, blocks, places)
    site = urlsplit(url or stated.url or "").hostname or ""
    outside = as_wholes(blocks, places, outside_story(blocks, places, stated), site)
    blocks = _told_in_captions(blocks, outside)
    top = _top(blocks, places, outside, stated)
    beside = _elements(root, places, top)
    blocks, outside = _mended(blocks, places, outside, top, stated, beside)
    outside = {**dict.fromkeys(post_times(root, blocks), "nothing but the time of a post"), **outside}
    lines = [block.text for block in blocks]
    repaired += [*(recoded(TWICE) if once else ()), *correct(lines, replace)]
    return HtmlPage(
        lines=tuple(lines),
        blocks=tuple(corrected(block, replace) for block in blocks),
        repaired=tuple(repaired),
        outside={blocks[number].first: why for number, why in outside.items()},
        headline=None if top.at is None else blocks[top.at].first,
        sites=stated.sites,
        known=known(root, stated, top.title, beside),
        cut=_cut(blocks, outside, top, stated),
        unreadable=next(
            (word for n, line in enumerate(lines) if n not in outside and (word := _unreadable(line))), None
        ),
    )


def _of_text(text: str, path: str, replace: Sequence[tuple[str, str]], root: Any, stated: Stated) -> HtmlPage:
    """Return what a page holds that is a plain text with tags around it: its lines are judged as those of a text."""
    lines, blocks, repaired = read_text(text.encode(), path, replace)
    heads = [text_of(head) for head in root.iter("h1")]
    title = heads[0] if len(heads) == 1 else next(iter(stated.titles), "")
    return HtmlPage(
        lines=lines,
        blocks=blocks,
        repaired=repaired,
        outside={},
        headline=None,
        sites=stated.sites,
        known=known(root, stated, title, ()),
        cut=None,
        unreadable=next((word for line in lines if (word := _unreadable(line))), None),
        is_text=True,
    )


def _unreadable(line: str) -> str | None:
    return next((word for word in line.split() if UNREADABLE in word), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """Where the story begins, in indices of blocks."""

    title: str
    at: int | None
    """The heading that is the title; None where no block is."""
    story: int
    """The first paragraph below it."""

    @property
    def between(self) -> range:
        """Return the blocks between title and story."""
        return range(0) if self.at is None else range(self.at + 1, self.story)


def _top(blocks: Sequence[Block], places: Sequence[Place], outside: Collection[int], stated: Stated) -> _Top:
    inside = [number for number in range(len(blocks)) if number not in outside]
    title, at = page_title(blocks, places, stated, " ".join(blocks[number].text for number in inside))
    below = [number for number in inside if at is None or number > at]
    kinds = ("heading", "caption")
    prose = (n for n in below if blocks[n].kind not in kinds and look(worded(blocks[n].text)).is_paragraph)
    return _Top(title=title, at=at, story=next(prose, below[0] if below else len(blocks) - 1))


def _told_in_captions(blocks: list[Block], outside: Collection[int]) -> list[Block]:
    """Return the blocks, long captions as paragraphs where the story has more of its text in them than elsewhere.

    Slide shows tell theirs so.
    """
    long = {n for n, block in enumerate(blocks) if n not in outside and look(worded(block.text)).is_paragraph}
    told = {n for n in long if blocks[n].kind == "caption" and blocks[n].text.count(" ") >= _LONG}
    words = [block.text.count(" ") for block in blocks]
    if len(told) < _SLIDES or sum(words[n] for n in told) < sum(words[n] for n in long - told):
        return blocks
    return [dataclasses.replace(block, kind="paragraph") if n in told else block for n, block in enumerate(blocks)]


def _mended(
    blocks: list[Block],
    places: Sequence[Place],
    outside: Mapping[int, str],
    top: _Top,
    stated: Stated,
    beside: Sequence[Any],
) -> tuple[list[Block], dict[int, str]]:
    """Return the blocks, and which are outside, with what is known of those between title and story.

    A standfirst is body text, and no heading; what is marked as the author or the date is not, nor is a heading that
    says the title once more, nor what holds no word, as the speeds of a recording.
    """
    found = standfirsts(blocks, places, top.between, top.story, stated)
    marked = marked_texts(beside)
    titles = [_WORD.findall(title.casefold()) for title in (top.title, *stated.titles)]
    mended = dict(outside)
    for number in top.between:
        if blocks[number].text in marked:
            mended.setdefault(number, _MARKED)
        elif blocks[number].kind == "heading" and _says_again(blocks[number].text, titles):
            mended.setdefault(number, "it says the title once more")
        elif not _TELLING.search(blocks[number].text):
            mended.setdefault(number, "it holds no word")
    for number in range(top.between.start, min(top.story + _ABOVE, len(blocks))):
        if _CLOCKED.search(blocks[number].text) and blocks[number].text.count(" ") < _STAMP:
            mended.setdefault(number, "it holds a day and its hour")
    mended = {number: why for number, why in mended.items() if number not in found and number != top.at}
    paragraphs = {n: dataclasses.replace(blocks[n], kind="paragraph", level=0) for n in found if blocks[n].level}
    return [paragraphs.get(number, block) for number, block in enumerate(blocks)], mended


def _says_again(heading: str, titles: Sequence[Sequence[str]]) -> bool:
    """Say whether a heading is how a title begins or ends; few words say too little."""
    own = _WORD.findall(heading.casefold())
    return len(own) >= _SAID and any(own in (title[: len(own)], title[-len(own) :]) for title in titles)


def _cut(blocks: Sequence[Block], outside: Collection[int], top: _Top, stated: Stated) -> str | None:
    kept = [n for n, block in enumerate(blocks) if n not in outside and n != top.at and block.kind != "heading"]
    below = blocks[kept[-1] + 1 :] if kept else blocks
    story = [blocks[number].text for number in kept]
    return looks_cut(story, [block.text for block in below], stated.words, free=stated.free)


def _elements(root: Any, places: Sequence[Place], top: _Top) -> list[Any]:
    """Return the elements of the page from a little above its title to its story, in their order."""
    title = top.story if top.at is None else top.at
    first, last = (places[number].ancestors[-1:] for number in (max(0, title - _ABOVE), top.story))
    order = {element: number for number, element in enumerate(root.iter(etree.Element))}
    start, end = (order.get(found[0], 0) if found else 0 for found in (first, last))
    return [element for element, number in order.items() if start <= number < end]


def _empty(path: str) -> BadInput:
    return left_out(path, "the page holds no text; save it anew, or save its text alone")


def _decoded(data: bytes, path: str) -> str:
    refuse_large(data, path)
    if (text := declared_text(data)) is not None:
        return text
    if found := decode(data):
        return found[0]
    if (text := damaged_utf8(data)) is not None:
        return text
    raise left_out(path, "the page is in no encoding that can be told; save it as UTF-8")
