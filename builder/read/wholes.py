"""What the markup of a page holds together goes or stays together: rows of a table, an aside, a form, a heading's text.

A forest judges block by block, so one row of a table can look like a menu, and the heading of a list of links like one
of the story's. HTML says what is one thing: a table, and `aside`, "a section that consists of content tangentially
related to the content around it" (HTML Living Standard, 4.3.5).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.boilerplate.lines import look
from builder.boilerplate.markup import Place, word_count, worded
from builder.model import Block
from builder.read.boxes import HEADS_NOTHING, boxes
from builder.read.elements import names_of
from builder.read.elsewhere import leading_elsewhere
from builder.read.end_notes import end_notes
from builder.read.running_text import running_text
from builder.read.unshown import HAS_A_FIELD, unshown
from builder.sentences import TERMINAL

_ROUND_A_FORM = 60
"""Words of the longest text that belongs to a form's field; a page can stand within a form as a whole."""
_PULLED = re.compile(r"pull-?quote", re.IGNORECASE)
_LETTER = r"(?:newsletter|mailing-?_?list|e-?mail|bulletin)"
_SIGN_UP = r"(?:sign[-_]?up|subscri|opt[-_]?in|form(?!at|al|er|ul))"
_PART = (
    r"[-_]{1,2}(?:banner|block|box|callout|card|container|cta|embed|inline|module|placement|promo|prompt|slot|teaser|unit"
    r"|widget|wrap(?:per)?)"
)
_AD = r"(?:(?:google|native|inline)[-_]{1,2}ads?|ads?|adverts?|advertisements?|advertising)"
_CALLED_APART = re.compile(
    rf"{_LETTER}[\w-]{{0,30}}?{_SIGN_UP}|(?:sign[-_]?up|subscri)[\w-]{{0,30}}?{_LETTER}"
    rf"|(?<![\w-])(?:newsletter(?:{_PART})+|{_AD}(?:{_PART})*)(?![\w-])",
    re.IGNORECASE,
)
"""What templates call a box to sign up for a letter of the site, and the place of an advertisement."""
_CALLED_LIFE = re.compile(
    r"(?:^|[\s_-])(?:authors?|contributors?|writers?)[-_]{0,2}(?:about|bio(?:graphy|s)?|box|card|profile)(?:$|[\s_-])"
    r"|(?:^|[\s_-])about[-_](?:the[-_])?authors?(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What templates call a box on who wrote the story."""
_LONGEST_LIFE = 150
_CALLED_RELATED = re.compile(
    r"(?:^|[\s_-])related(?:[-_]{0,2}(?:articles?|content|coverage|links?|news|posts?|reading|stor(?:y|ies)))(?![a-z])",
    re.IGNORECASE,
)
"""What templates call a box of other stories."""
_APART = (
    (_CALLED_APART, _ROUND_A_FORM, "its element is called a form to sign up, or an advertisement"),
    (_CALLED_LIFE, _LONGEST_LIFE, "its element is called a box on the author"),
    (_CALLED_RELATED, _ROUND_A_FORM, "its element is called a box of other stories"),
)
"""What is called apart, the words of the longest such box, and why it goes."""
_LABEL = 60
"""Characters of the longest line that labels a link to another story."""
_NEAR = 3
"""Elements around a block in which a form is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the steps look at."""

    blocks: Sequence[Block]
    places: Sequence[Place]
    prose: Sequence[bool]
    """Of each block: whether it is running text."""
    words: Sequence[int]
    """Of each block: how many it has."""
    outside: Mapping[int, str]
    """Blocks that the forest takes for something else than the story, each with what speaks against it."""
    story: int
    """How many words the running text has that is not outside."""
    site: str

    def size(self, numbers: Iterable[int]) -> int:
        """Return how many words these blocks have."""
        return sum(self.words[number] for number in numbers)


def as_wholes(
    blocks: Sequence[Block], places: Sequence[Place], outside: Mapping[int, str], site: str = ""
) -> dict[int, str]:
    """Return which blocks are not of the story, with what markup holds together judged as one.

    Of a table and of an aside the greater part decides. What stands around the field of a form goes, and a short box
    that is called one to sign up, an advertisement or one on the author. A heading goes with what it heads; the end of
    a sentence that a break parts stays with its beginning, a listing with the line above it, running text with the text
    that it goes on from, a note with the story. Must not drop a story that is laid out in a table, an aside or a form:
    whatever holds another block than rows is no table of data, and what holds most of the story's words is the story.
    Nor is a text set as one listing judged so.
    """
    words = [word_count(block.text) for block in blocks]
    prose = [look(worded(block.text)).is_paragraph for block in blocks]
    story = sum(size for number, size in enumerate(words) if prose[number] and number not in outside)
    page = _Page(blocks=blocks, places=places, prose=prose, words=words, outside=outside, story=story, site=site)
    found = dict(outside)
    for step in _STEPS:
        step(page, found)
    return found


def _settle(found: dict[int, str], whole: Sequence[int], *, gone: bool, why: str) -> None:
    for number in whole:
        if gone:
            found.setdefault(number, why)
        else:
            found.pop(number, None)


def _judge_tables(page: _Page, found: dict[int, str]) -> None:
    for whole in _tables(page.blocks, page.places):
        gone = 2 * sum(number in page.outside for number in whole) > len(whole)
        _settle(found, whole, gone=gone, why="most of its table is not of the story")


def _judge_asides(page: _Page, found: dict[int, str]) -> None:
    for whole in _within(page.places, "aside"):
        gone, size = page.size(number for number in whole if number in found), page.size(whole)
        if size - gone < page.story / 2:
            _settle(found, whole, gone=2 * gone > size, why="most of its aside is not of the story")


def _drop_forms(page: _Page, found: dict[int, str]) -> None:
    for whole in _forms(page.places):
        if page.size(whole) <= _ROUND_A_FORM:
            _settle(found, whole, gone=True, why="it stands around the field of a form")


def _drop_called_apart(page: _Page, found: dict[int, str]) -> None:
    for called, most, why in _APART:
        for whole in _called_apart(page.places, called):
            if page.size(whole) <= most and 2 * page.size(whole) < page.story:
                _settle(found, whole, gone=True, why=why)


def _drop_unshown(page: _Page, found: dict[int, str]) -> None:
    for whole, why in unshown(page.blocks, page.places, page.prose, page.outside):
        _settle(found, whole, gone=True, why=why)


def _drop_leading_elsewhere(page: _Page, found: dict[int, str]) -> None:
    """Drop the lines that lead to other stories, and the label above such a line."""
    for number in list(leading_elsewhere(page.blocks, page.places, page.prose, found, page.site)):
        found.setdefault(number, "it leads to another story of the site")
        above = page.blocks[number - 1].text
        if above.endswith(":") and len(above) <= _LABEL and not page.prose[number - 1]:
            found.setdefault(number - 1, HEADS_NOTHING)


def _drop_pull_quotes(page: _Page, found: dict[int, str]) -> None:
    for number in _alone(page.places, _PULLED):
        found.setdefault(number, "its element is called a pull quote")


def _judge_listings(page: _Page, found: dict[int, str]) -> None:
    for whole in _within(page.places, "pre"):
        most = 2 * sum(number in found for number in whole) > len(whole)
        told = whole[0] > 0 and whole[0] - 1 not in found
        if page.size(number for number in whole if page.prose[number]) < page.story / 2:
            _settle(found, whole, gone=most and not told, why="most of its listing is not of the story")


def _keep_running_text(page: _Page, found: dict[int, str]) -> None:
    for number in running_text(page.blocks, page.places, page.prose, found):
        del found[number]


def _keep_end_notes(page: _Page, found: dict[int, str]) -> None:
    for number in list(end_notes(page.blocks, page.places, found)):
        del found[number]


def _keep_parted_sentences(page: _Page, found: dict[int, str]) -> None:
    for number in _going_on(page.blocks, page.places):
        if number in found and number - 1 not in found:
            del found[number]


def _drop_boxes(page: _Page, found: dict[int, str]) -> None:
    for number, why in list(boxes(page.blocks, page.places, page.prose, found, page.site)):
        found.setdefault(number, why)


def _drop_bare_headings(page: _Page, found: dict[int, str]) -> None:
    for number in _heads_nothing(page.blocks, page.prose, found):
        found[number] = HEADS_NOTHING


_STEPS: tuple[Callable[[_Page, dict[int, str]], None], ...] = (
    _judge_tables,
    _judge_asides,
    _drop_forms,
    _drop_called_apart,
    _drop_unshown,
    _drop_leading_elsewhere,
    _drop_pull_quotes,
    _judge_listings,
    _keep_running_text,
    _keep_end_notes,
    _keep_parted_sentences,
    _drop_boxes,
    _drop_bare_headings,
)
"""First what goes, then what is taken back, and last what holds or heads nothing of the story any more."""


def _tables(blocks: Sequence[Block], places: Sequence[Place]) -> list[list[int]]:
    """Return the rows of each table that is one of data: there is nothing else in it but its caption."""
    rows: dict[Any, list[int]] = defaultdict(list)
    other = set()
    for number, place in enumerate(places):
        tables = [element for element in place.ancestors if element.tag == "table"]
        if tables and len(tables) == 1 and blocks[number].kind == "table":
            rows[tables[0]].append(number)
        elif blocks[number].kind != "caption":
            other.update(tables)
    return [numbers for table, numbers in rows.items() if table not in other and len(numbers) > 1]


def _within(places: Sequence[Place], tag: str) -> list[list[int]]:
    """Return the blocks of each outermost element of that name."""
    found: dict[Any, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        outermost = next((element for element in place.ancestors if element.tag == tag), None)
        if outermost is not None:
            found[outermost].append(number)
    return list(found.values())


def _forms(places: Sequence[Place]) -> list[list[int]]:
    """Return the blocks of each element that holds a form with a field right in it."""
    holders = defaultdict(list)
    fields: dict[Any, bool] = {}
    for number, place in enumerate(places):
        for element in place.ancestors[-_NEAR:]:
            if element not in fields:
                fields[element] = any(form.xpath(HAS_A_FIELD) for form in element.iterchildren("form")) or (
                    element.tag == "form" and element.xpath(HAS_A_FIELD)
                )
            if fields[element]:
                holders[element].append(number)
                break
    return list(holders.values())


def _called_apart(places: Sequence[Place], name: re.Pattern[str]) -> list[list[int]]:
    """Return the blocks of each element that is called so, innermost first; what lies around may be the page."""
    holders = defaultdict(list)
    is_called: dict[Any, bool] = {}
    for number, place in enumerate(places):
        for element in place.ancestors:
            if element not in is_called:
                is_called[element] = name.search(names_of(element)) is not None
            if is_called[element]:
                holders[element].append(number)
    return list(holders.values())


def _alone(places: Sequence[Place], called: re.Pattern[str]) -> Iterator[int]:
    """Return the blocks that stand alone in an element of that name; with a speaker beside it a quotation is one."""
    held: dict[Any, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for element in place.ancestors[-_NEAR:]:
            if called.search(element.get("class") or ""):
                held[element].append(number)
                break
    yield from (numbers[0] for numbers in held.values() if len(numbers) == 1)


def _going_on(blocks: Sequence[Block], places: Sequence[Place]) -> Iterator[int]:
    """Return the lines that a break parts from the sentence that they end: in one element, and begun in lower case."""
    for number in range(1, len(blocks)):
        above, text = blocks[number - 1].text, blocks[number].text
        one = places[number].ancestors[-1:] == places[number - 1].ancestors[-1:] != ()
        if one and text[0].islower() and above[-1].isalnum() | (above[-1] == ",") and TERMINAL.search(text):
            yield number


def _heads_nothing(blocks: Sequence[Block], prose: Sequence[bool], gone: Mapping[int, str]) -> Iterator[int]:
    """Return the headings of which all that follows up to the next one is outside, captions apart."""
    first = next((number for number, is_paragraph in enumerate(prose) if is_paragraph and number not in gone), 0)
    following: int | None = None
    for number in range(len(blocks) - 1, first, -1):
        if number in gone:
            continue
        block = blocks[number]
        below = range(number + 1, len(blocks) if following is None else following)
        if (
            block.kind == "heading"
            and any(blocks[n].kind != "caption" for n in below)
            and (following is None or (blocks[following].kind == "heading" and blocks[following].level <= block.level))
        ):
            yield number
        else:
            following = number
