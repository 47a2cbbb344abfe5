"""Cutting a parsed page into its blocks of text: what each one says, what its markup makes of it, where it stands.

Marks that lead to a footnote and links that edit a section are no words of the story; each is a repair of its block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, NamedTuple

from lxml import etree, html

from builder.boilerplate.markup import Place, word_count
from builder.model import CELL, Block, Repair, Span, SpanKind
from builder.read.data_tables import DataTables, data_tables
from builder.read.elements import HEADINGS, text_of
from builder.read.note_marks import MARKS, mark_of, numbered_marks
from builder.read.runs import STOPS, Runs
from builder.read.side_notes import set_notes_apart
from builder.read.streamed import is_streamed, put_in_place
from builder.read.text import fold_block

_SKIPPED = frozenset("script style noscript template svg iframe head select button textarea object canvas math".split())
_BLOCKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 section article main aside header footer nav table tr caption blockquote pre "
    "figure figcaption dl dt dd form fieldset address body details summary hr br tbody thead tfoot center".split()
)
_IN_CELLS = _BLOCKS | {"td", "th"}
"""Parts of a cell of data: where markup is broken, a cell can stand in another."""
_MARKS: dict[str, SpanKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "a": "link",
}
_ENDS_ITEM = ".,;:!?"
_DRAWINGS = ("svg", "math")
_PAGE_TEXT = (
    "boolean(.//*[self::p or self::h1 or self::h2 or self::h3 or self::h4 or self::li][not(ancestor::foreignobject)])"
)
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_HEADING_TAG = re.compile(r"<(/?)(h[1-6])(?=[\s/>])", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"\s*(\d{1,4})[.)]?\s*")
"""What a page writes of a number that its list has anyway."""
_LINE_NUMBER = re.compile(r"[0-9]{1,5}")
_LONGEST_HEADING = 250
"""Characters; what is longer was only set large, as a standfirst is."""
_TEXT = 3
"""Paragraphs in what is there for readers without scripts, from which on it is text, and no notice or picture."""
_RUN = 60
"""Characters of a run of text between line breaks that is part of such text, where it has no paragraphs."""
_LOOKED_AT = 50
"""Elements of a button in which its heading stands."""
_READ_ALOUD = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-?reader(?:-(?:text|only))?|show-for-sr|u-(?:visually-?hidden|hidden-visually))(?:\s|$)",
    re.IGNORECASE,
)
"""What frameworks call a label for those who have a page read to them (Bootstrap, WordPress, Foundation, SUIT CSS)."""
_LONGEST_LABEL = 200


class Found(NamedTuple):
    """A block as it is found, before white space is folded."""

    text: str
    spans: list[Span]
    kind: str
    level: int
    depth: int
    place: Place
    gone: tuple[str, ...]
    """Marks that stood in it and are no words of it."""


def parsed(text: str) -> Any:
    """Return the root element of a page; None where there is none.

    Templates put together of several files end a page in its middle; browsers go on (HTML Living Standard, 13.2.6.4.19,
    "after body"), the parser would not. Nor would it end a heading by the tag of another level, as they do
    (13.2.6.4.7, "in body"). Pieces that were sent late are where they belong. Notes that stand in the middle of a
    paragraph follow it.
    """
    streamed = is_streamed(text)
    parser = html.HTMLParser(remove_comments=not streamed, remove_pis=True)
    try:
        text = _ENDS.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
        root = html.document_fromstring(_headings_ended(text), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    if streamed:
        put_in_place(root)
    set_notes_apart(root)
    return root


def _headings_ended(text: str) -> str:
    """Return a page in which each tag that ends a heading is of the level of the one that begins it."""
    opened = ""

    def ended(tag: re.Match[str]) -> str:
        nonlocal opened
        slash, level = tag.groups()
        if not slash or not opened:
            opened = "" if slash else level
            return tag.group()
        level, opened = opened, ""
        return f"</{level}"

    return _HEADING_TAG.sub(ended, text)


def fragment(text: str, links: Callable[[str], str | None]) -> list[tuple[str, list[Span], str, int]]:
    """Return text, spans, kind and level of the blocks of a piece of a page."""
    root = parsed(text)
    return [found[:4] for found in _found(root, links)] if root is not None else []


def page_blocks(root: Any, links: Callable[[str], str | None]) -> tuple[list[Block], list[Repair], list[Place]]:
    """Return the blocks of a page, each with the number of its line, what was taken out of them, and their places.

    `links` tells where an `href` leads; None: nowhere.
    """
    blocks: list[Block] = []
    repaired: list[Repair] = []
    places: list[Place] = []
    for raw, marks, kind, level, depth, place, gone in _found(root, links):
        line = len(blocks) + 1
        text, spans, removed = fold_block(raw, marks)
        if not text:
            continue
        if removed:
            repaired.append(Repair(line=line, was=" ".join(raw.split()), now=text, rule="invisible"))
        repaired += [Repair(line=line, was=mark, now="", rule="reference_mark") for mark in gone]
        blocks.append(Block(first=line, last=line, text=text, kind=kind, level=level, spans=spans, depth=depth))
        places.append(place)
    return blocks, repaired, places


@dataclass(slots=True)
class _Collector:
    """Text since the last block began, and where in the tree we are."""

    tables: DataTables
    path: list[Any] = field(default_factory=list)
    runs: Runs = field(default_factory=Runs)
    items: list[int] = field(default_factory=list)
    """Of each open list: items so far; below zero for one that is not numbered."""
    held: list[bool] = field(default_factory=list)
    """Of each open list: whether an item of it was found; a whole page can stand in one that has none."""
    linked: int = 0
    """Words within links since the last block began."""
    stressed: int = 0
    marks: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    begun: set[Any] = field(default_factory=set)
    """Items of lists that have a block: what follows in them is no other item."""
    cell: Any = None
    """The cell of a table of data that we are in: no block in it ends its row."""
    columns: int = 0
    """Columns between the text so far and the next; none is said to stand behind the last text of a row."""
    joint: str = ""
    """What joins the next text of a cell to that so far."""
    last: str = ""
    """The character in which the text of a cell ends so far."""

    def add(self, text: str) -> None:
        if (said := text.rstrip()) and (self.columns or self.cell is not None):
            self.runs.put(CELL * self.columns or self.joint)
            self.columns, self.joint, self.last = 0, "", said[-1]
        self.runs.add(text)
        if self.marks:
            words = word_count(text)
            self.linked += words if "a" in self.marks else 0
            self.stressed += words if any(mark != "a" for mark in self.marks) else 0

    def flush(self) -> Iterator[Found]:
        self.columns = 0
        said, (text, spans) = self.runs.said, self.runs.take()
        if not said:
            self.linked = self.stressed = 0
            return
        place = Place(ancestors=tuple(self.path), linked=self.linked, stressed=self.stressed)
        self.linked = self.stressed = 0
        kind, level = self.kind()
        if kind == "heading" and len(text) > _LONGEST_HEADING < len(" ".join(text.split())):
            kind, level = "paragraph", 0
        if kind == "list_item" and level and (number := _ITEM_NUMBER.fullmatch(text)) and int(number[1]) == level:
            self.gone.append(text.strip())
            return
        self.begun.update(element for element in self.path if element.tag == "li")
        gone, self.gone = tuple(self.gone), []
        if kind == "code" and _numbers_lines(text.splitlines()):
            self.gone = [*gone, " ".join(text.split())]
        elif kind == "code":
            yield from (Found(line, [], kind, level, 0, place, ()) for line in text.splitlines())
        else:
            yield Found(text, spans, kind, level, self.depth() if kind == "list_item" else 0, place, gone)

    def depth(self) -> int:
        """Return within how many lists with items the list stands of which an item is found."""
        around, self.held = sum(self.held[:-1]), [*self.held[:-1], True]
        return around

    def enter(self, element: Any, tag: str, links: Callable[[str], str | None]) -> Sequence[Found]:
        """Go into an element; return the text before it where it ends that."""
        if tag in _IN_CELLS and self.cell is not None:
            self.part(tag)
        elif tag in _BLOCKS:
            found = [*self.flush()]
            self.open_block(element, tag)
            return found
        elif tag in ("td", "th") and element in self.tables.cells:
            self.open_cell(element)
        elif tag in ("td", "th"):
            return [*self.flush()]
        elif tag in _MARKS:
            self.marks.append(tag)
            self.runs.open(_MARKS[tag], links(element.get("href") or "") if tag == "a" else "")
        return ()

    def leave(self, element: Any, tag: str) -> Sequence[Found]:
        """Go out of an element; return the text in it that its end ends."""
        if element is self.cell:
            self.cell = None
        elif tag in _BLOCKS and self.cell is not None:
            self.part("")
        elif tag in _BLOCKS:
            found = [*self.flush()]
            self.close_block(tag)
            return found
        elif tag in _MARKS:
            self.marks.pop()
            self.runs.close()
        return ()

    def open_block(self, element: Any, tag: str) -> None:
        """Take an element that ends the text before it for the one that holds what follows."""
        self.path.append(element)
        if tag in ("ul", "ol"):
            self.items.append(0 if tag == "ol" else -1_000_000)
            self.held.append(False)
        elif tag == "li" and self.items:
            self.items[-1] += 1

    def close_block(self, tag: str) -> None:
        """Go out of it."""
        self.path.pop()
        if tag in ("ul", "ol") and self.items:
            self.items.pop()
            self.held.pop()

    def open_cell(self, cell: Any) -> None:
        """Part the text of a cell of data from that of the one before it, by the columns between them."""
        self.cell = cell
        self.columns += self.tables.cells[cell]
        self.joint = self.last = ""

    def part(self, tag: str) -> None:
        """Part the pieces of a cell, items of a list by a sign where none ends them."""
        if self.last:
            self.joint = "; " if tag == "li" and self.last not in _ENDS_ITEM else self.joint or " "

    def kind(self) -> tuple[str, int]:
        for element in reversed(self.path):
            tag = element.tag
            if tag in HEADINGS:
                return "heading", max(2, int(tag[1]))
            if tag in ("figcaption", "caption"):
                return "caption", 0
            if element in self.tables.rows:
                return "table", 0
            if tag == "li" and element not in self.begun:
                return "list_item", max(0, self.items[-1]) if self.items else 0
            if tag == "pre":
                return "code", 0
            if tag == "blockquote":
                return "quote", 0
        return ("paragraph", 0) if any(element.tag in ("p", "li") for element in self.path) else ("", 0)


def _found(root: Any, links: Callable[[str], str | None]) -> Iterator[Found]:
    """Return every block of text, in the order of the page."""
    body = root.find("body")
    here = _Collector(tables=data_tables(root))
    numbered = numbered_marks(root)
    told = set(_told_without_scripts(root))
    walk = etree.iterwalk(root if body is None else body, events=("start", "end"))
    passed: Any = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if element not in told and _is_unseen(element, tag):
                walk.skip_subtree()
                continue
            aloud = _is_read_aloud(element, tag)
            mark = mark_of(element, tag, numbered) if tag in MARKS and not aloud else ""
            if aloud or mark:
                here.gone += filter(None, (mark,))
                passed = element
                walk.skip_subtree()
                continue
            yield from here.enter(element, tag, links)
            if element.text:
                here.add(element.text)
            continue
        if element is not passed:
            yield from here.leave(element, tag)
        if element.tail:
            if element is passed and element.tail.startswith(STOPS):
                here.runs.trim()
            here.add(element.tail)
    yield from here.flush()


def _numbers_lines(lines: Sequence[str]) -> bool:
    """Say whether a listing is nothing but the numbers of the lines of the one beside it."""
    numbers = [line.strip() for line in lines if line.strip()]
    first = int(numbers[0]) if len(numbers) > 1 and _LINE_NUMBER.fullmatch(numbers[0]) else None
    return first is not None and numbers == [str(first + at) for at in range(len(numbers))]


def _told_without_scripts(root: Any) -> Iterator[Any]:
    """Return the elements for readers without scripts that hold text which the page has in scripts alone besides."""
    copies = {element: element.findall(".//p") for element in root.iter("noscript")}
    broken = [element for element, texts in copies.items() if len(texts) < _TEXT <= len(element.findall(".//br"))]
    copies = {element: texts for element, texts in copies.items() if len(texts) >= _TEXT}
    if copies:
        inside = set(chain.from_iterable(copies.values()))
        shown = {text_of(element) for element in root.iter("p") if element not in inside}
        yield from (element for element, texts in copies.items() if shown.isdisjoint(map(text_of, texts)))
    if broken:
        seen = set(map(str.strip, root.xpath("//body//text()[not(ancestor::noscript or ancestor::script)]")))
        for element in broken:
            texts = [text for text in map(str.strip, element.itertext()) if len(text) >= _RUN]
            if len(texts) >= _TEXT and seen.isdisjoint(texts):
                yield element


def _is_unseen(element: Any, tag: str) -> bool:
    """Say whether an element holds nothing that a reader sees as text of the page."""
    if tag == "template":
        return element.get("shadowrootmode") is None  # of a component, whose template is what is shown
    if tag == "button":
        return not _shows_text(element)
    return tag in _SKIPPED and not _was_left_open(element)


def _is_read_aloud(element: Any, tag: str) -> bool:
    """Say whether an element holds a label that is read aloud and never seen: "Advertisement", "opens in a new tab".

    The signs in one ("Sea: Fog") part what is seen, a headline may be drawn and written for those who hear it, and what
    is longer than any label is judged like all text.
    """
    called = element.get("class")
    if not called or tag in ("h1", "body") or not _READ_ALOUD.search(called):
        return False
    pieces = list(islice(element.itertext(), _LOOKED_AT))
    text = "".join(pieces)
    return len(pieces) < _LOOKED_AT and len(text) <= _LONGEST_LABEL and any(map(str.isalpha, text))


def _shows_text(button: Any) -> bool:
    """Say whether a button holds text of the page: it folds away what its heading heads, or nothing ends it.

    A heading that unfolds its section is a button in a heading (WAI-ARIA Authoring Practices, Accordion Pattern), and
    many set them the other way round. Of one in another that was left open only the beginning is looked at.
    """
    if next(button.iterancestors(*HEADINGS, "dt"), None) is not None:
        return True
    if next(button.iterancestors("button"), None) is None:
        return bool(button.xpath(_PAGE_TEXT))
    return any(element.tag in ("p", "li", *HEADINGS) for element in islice(button.iter(), _LOOKED_AT))


def _was_left_open(element: Any) -> bool:
    """Say whether a drawing or a formula holds text of the page: browsers end it where a paragraph begins."""
    if element.tag not in _DRAWINGS:
        return False
    # One in another that was left open is not asked again: work stays linear in the length of the page.
    return next(element.iterancestors(*_DRAWINGS), None) is not None or bool(element.xpath(_PAGE_TEXT))
