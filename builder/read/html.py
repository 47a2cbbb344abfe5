"""Saved web pages: blocks of text with what the markup says of them, and the metadata that the page states.

Every block of text on the page is a "line" of the raw article, so that nothing vanishes: a forest of trees says which
are not of the story, those are dropped with what speaks against them, and a contributor can restore any of them.
"""

from __future__ import annotations

import codecs
import dataclasses
import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from lxml import etree

from builder.boilerplate.forest import doubts, likeliest_of
from builder.boilerplate.lines import Matrix, look
from builder.boilerplate.markup import NAMES, Place, markup_features, worded
from builder.errors import BadInput, Problem
from builder.model import Block, Known, Repair
from builder.read.cut import looks_cut
from builder.read.encodings import UNREADABLE, damaged_utf8, decode, decode_as, is_utf8
from builder.read.links import resolved
from builder.read.page_blocks import page_blocks, parsed
from builder.read.page_title import page_title
from builder.read.pictured import with_captions
from builder.read.post_times import post_times
from builder.read.standfirst import standfirsts
from builder.read.stated import Stated, known, marked_texts, statements
from builder.read.text import MAX_BYTES, correct, corrected
from builder.read.wholes import as_wholes

_FEW = 12
_MOST = 30_000
"""Blocks of a page: ten times those of a long one, and some seconds' work."""
_LONG, _SLIDES = 15, 3
"""Words of a caption, and captions, that tell more than what a picture shows."""
_BESIDE = frozenset("aside footer nav header form".split())
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
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{3,40})", re.IGNORECASE)


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


def read_html(data: bytes, path: str, replace: Sequence[tuple[str, str]] = (), url: str | None = None) -> HtmlPage:
    """Read a saved page; `replace` holds misprints and their corrections, `url` is the page's address where known.

    Raises BadInput (a warning) for one that is empty, too large or in no encoding that can be told, and NotThere for a
    misprint that it does not have.
    """
    root = parsed(_decoded(data, path))
    if root is None:
        raise _empty(path)
    stated = statements(root)
    base = str(root.xpath("string(//base/@href)"))
    links = functools.partial(resolved, page=url or stated.url, base=base)
    blocks, repaired, places = page_blocks(root, links)
    if not blocks:
        raise _empty(path)
    if len(blocks) > _MOST:
        raise _bad(path, f"the page has more than {_MOST:,} pieces of text; save the article alone")
    blocks = with_captions(root, blocks, places)
    site = urlsplit(url or stated.url or "").hostname or ""
    outside = as_wholes(blocks, places, _outside(blocks, places, stated), site)
    blocks = _told_in_captions(blocks, outside)
    top = _top(blocks, places, outside, stated)
    beside = _elements(root, places, top)
    blocks, outside = _mended(blocks, places, outside, top, stated, beside)
    outside = {**dict.fromkeys(post_times(root, blocks), "nothing but the time of a post"), **outside}
    lines = [block.text for block in blocks]
    repaired += correct(lines, replace)
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


def features(text: str) -> tuple[list[str], list[Place], Matrix]:
    """Return the blocks of text of a page, where each stands, and what the forest is asked about them."""
    root = parsed(text)
    blocks, _, places = page_blocks(root, lambda _: None) if root is not None else ([], [], [])
    if not blocks:
        return [], [], np.zeros((0, len(NAMES)))
    texts = [block.text for block in blocks]
    stated = statements(root)
    return texts, places, markup_features(texts, places, stated.body, stated.description)


def _outside(blocks: Sequence[Block], places: Sequence[Place], stated: Stated) -> dict[int, str]:
    """Return the indices of the blocks that are not of the story, with what speaks against each; never all of them.

    Of a page with few blocks somebody has cut away what surrounds the story, so only what surely is not of it goes.
    Where all text is doubted, a person has saved the page all the same: what is likeliest to be the story stays.
    """
    seen = markup_features([block.text for block in blocks], places, stated.body, stated.description)
    against = doubts("markup", seen, surely=len(blocks) < _FEW)
    if len(against) == len(blocks):
        return {}
    text = [n for n, place in enumerate(places) if blocks[n].kind != "heading" and not _is_beside(place)]
    if all(n in against for n in text):
        likeliest = likeliest_of("markup", seen, text)
        return {n: why for n, why in against.items() if n not in likeliest}
    return against


def _is_beside(place: Place) -> bool:
    return any(element.tag in _BESIDE for element in place.ancestors)


def _elements(root: Any, places: Sequence[Place], top: _Top) -> list[Any]:
    """Return the elements of the page from a little above its title to its story, in their order."""
    title = top.story if top.at is None else top.at
    first, last = (places[number].ancestors[-1:] for number in (max(0, title - _ABOVE), top.story))
    order = {element: number for number, element in enumerate(root.iter(etree.Element))}
    start, end = (order.get(found[0], 0) if found else 0 for found in (first, last))
    return [element for element, number in order.items() if start <= number < end]


def _empty(path: str) -> BadInput:
    return _bad(path, "the page holds no text; save it anew, or save its text alone")


def _bad(path: str, text: str) -> BadInput:
    return BadInput([Problem(path=path, text=f"{text}; the article is left out", severity="warning")])


def _decoded(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise _bad(path, f"the file is larger than {MAX_BYTES // 1_000_000} MB; save the article alone")
    if (text := declared_text(data)) is not None:
        return text
    if found := decode(data):
        return found[0]
    if (text := damaged_utf8(data)) is not None:
        return text
    raise _bad(path, "the page is in no encoding that can be told; save it as UTF-8")


def declared_text(data: bytes) -> str | None:
    """Return the text in the encoding that the page declares; None where it declares none, or says one and is another.

    A byte order mark is stronger than what the page declares, and so is UTF-8 that is more than ASCII, which no text in
    another encoding is by chance: tools that save pages write them anew and leave the declaration as it was.
    """
    declared = _CHARSET.search(data[:4096])
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if declared is None or marked:
        return None
    return decode_as(data, "utf-8" if is_utf8(data) else declared[1].decode("ascii"))
