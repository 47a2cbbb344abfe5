"""Raw articles in Markdown, as some scrapers and readers save them: CommonMark with tables.

Every raw line has one fate: it is of a block of text, or it is set aside with the name of what it is (front matter, a
picture, the address of a link, bare markup). Raw HTML gives its text only.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder.characters import fold
from builder.errors import BadInput, Problem
from builder.model import CELL, Block, Known, Removed, Repair, Span
from builder.read.attributes import read_attributes
from builder.read.converted_links import read_converted_links
from builder.read.footnotes import read_footnotes
from builder.read.front_matter import known_of, read_front_matter
from builder.read.html_tables import read_html_tables
from builder.read.inline import Segment, segments, shifted
from builder.read.lines_apart import read_lines_apart
from builder.read.links import resolved
from builder.read.loose_emphasis import read_loose_emphasis
from builder.read.marked_notes import read_marked_notes
from builder.read.names import read_names
from builder.read.note_head import NO_HEAD, read_note_head
from builder.read.page_blocks import fragment
from builder.read.runs import Runs
from builder.read.templates import read_templates, without_code
from builder.read.text import NEWLINE, correct, decoded, fold_block, recoded
from builder.read.wrapped_headings import read_wrapped_headings

Links = Callable[[str], str | None]

_NEST = 100
_BLANK = re.compile(r"\n[ \t]*\n")
_MOST_OPEN = 1_000
"""Brackets that a paragraph may leave open: each may begin a link, so the parser's work grows with their square."""
_NUMBER = re.compile(r"[0-9]{1,4}")
_REFERENCE = re.compile(r"[\s>]*\[[^\]]+\]:")
_WHY = {
    "front_matter": "says something of the article",
    "image": "a picture",
    "html": "raw HTML without text",
    "comment": "a comment",
    "template": "code of a template",
    "attributes": "says how the page looks",
    "reference": "says where a link leads",
    "reference_mark": "the mark of a footnote",
    "markup": "bare markup, or nested too deep to be read",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownFile:
    """What a Markdown file holds."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    repaired: tuple[Repair, ...]
    set_aside: tuple[Removed, ...]
    """Each line that is not blank and of no block."""
    known: Known
    """What its front matter says."""
    problems: tuple[Problem, ...]


def read_markdown(
    data: bytes, path: str, replace: Sequence[tuple[str, str]] = (), url: str | None = None
) -> MarkdownFile:
    """Read a Markdown file; `replace` holds misprints and their corrections, `url` its address where known.

    Raises BadInput (a warning) for one that is empty, too large or in no encoding that can be told, and NotThere for a
    misprint that it does not have. Front matter that is not YAML is text, with a warning.
    """
    text, encoding = decoded(data, path)
    lines, repaired = prepared(NEWLINE.split(text))
    repaired = [*recoded(encoding), *repaired, *correct(lines, replace)]
    if max(part.count("[") - part.count("]") for part in _BLANK.split("\n".join(lines))) > _MOST_OPEN:
        said = f"a paragraph leaves over {_MOST_OPEN:,} brackets open; save the article alone; the article is left out"
        raise BadInput.at(path, said, "warning")
    front = read_front_matter(lines, path)
    head = NO_HEAD if front.lines else read_note_head(lines)
    known = known_of(head.data) if head.data else front.known
    links = functools.partial(resolved, page=url or known.url)
    page = parse_markdown(lines, front.lines, links, head=head.lines)
    if not page.blocks:
        said = "the file holds no text; put the article's text into it, or remove it; the article is left out"
        raise BadInput.at(path, said, "warning")
    return dataclasses.replace(page, repaired=(*repaired, *page.repaired), known=known, problems=front.problems)


def parse_markdown(
    lines: Sequence[str], above: int, links: Links, *, names: bool = False, head: Collection[int] = ()
) -> MarkdownFile:
    """Return the blocks of a text whose first `above` lines are front matter; `links` tells where an address leads.

    `head` are further lines that say something of the article, counted from 1. With `names`,
    `[[Name]]` is a name that the author of the text means.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _NEST}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # `links` decides
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    read_footnotes(parser)
    if names:
        parser.use(read_names)
    else:
        parser.use(read_templates)
        parser.enable("strikethrough")
        parser.use(read_attributes)
        parser.use(read_html_tables)
        parser.use(read_marked_notes)
        parser.use(read_loose_emphasis)
        parser.use(read_wrapped_headings)
        parser.use(read_converted_links)
        parser.use(read_lines_apart)
    walk = _Walk(lines=lines, links=links)
    walk.set_aside(1, above, "front_matter")
    text = [*[""] * above, *lines[above:]]
    for number in sorted(head):
        walk.set_aside(number, number, "front_matter")
        text[number - 1] = ""
    walk.walk(parser.parse("\n".join(text)))
    for number, line in enumerate(lines, 1):
        if line.strip() and number not in walk.fates:
            walk.set_aside(number, number, "reference" if _REFERENCE.match(line) else "markup")
    return MarkdownFile(
        lines=tuple(" ".join(line.split()) for line in lines),
        blocks=tuple(walk.blocks),
        repaired=tuple(walk.repaired),
        set_aside=tuple(sorted(walk.removed, key=lambda removed: removed.line)),
        known=Known(),
        problems=(),
    )


def prepared(raw: Sequence[str]) -> tuple[list[str], list[Repair]]:
    """Return the lines composed, without invisible characters; their indentation stays, and a hard break at the end."""
    lines: list[str] = []
    repaired: list[Repair] = []
    for number, was in enumerate(raw, 1):
        folded, removed = fold(was)
        if removed:
            repaired.append(Repair(line=number, was=" ".join(was.split()), now=folded, rule="invisible"))
        indent = re.match(r"[ \t]*", was)
        lines.append(f"{indent.group() if indent else ''}{folded}{'  ' if was.endswith('  ') else ''}")
    return lines, repaired


@dataclass(slots=True)
class _Walk:
    """One pass over the tokens: where in the document we are, and what was found so far."""

    lines: Sequence[str]
    links: Links
    blocks: list[Block] = field(default_factory=list)
    repaired: list[Repair] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    fates: set[int] = field(default_factory=set)
    """Lines that are of a block or set aside."""
    around: list[tuple[str, int]] = field(default_factory=list)
    """Kind and level of each list item and quotation that is open."""
    lists: int = 0
    """Lists that are open."""

    def walk(self, tokens: Sequence[Token]) -> None:
        heading = row = None
        for token in tokens:
            first, last = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self.lists += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists -= 1
            elif token.type == "list_item_open":
                self.around.append(("list_item", int(token.info or 0)))
            elif token.type == "blockquote_open":
                self.around.append(("quote", 0))
            elif token.type == "footnote_open":
                self.note(token, first)
            elif token.type in ("list_item_close", "blockquote_close", "footnote_close"):
                self.around.pop()
            elif token.type == "heading_open":
                heading = int(token.tag[1])
            elif token.type == "tr_open":
                row = _Row(first)
            elif token.type == "tr_close" and row:
                self.row(row)
                row = None
            elif token.type == "inline" and row:
                row.cells.append(next(segments(token, self.links, 1)))
            elif token.type == "inline":
                self.inline(token, first, last, ("heading", heading) if heading else self.kind())
                heading = None
            elif token.type == "fence" and token.info.strip().startswith("{=html}"):
                self.html(token.content, first + 1, first + token.content.count("\n"))
            elif token.type in ("fence", "code_block"):
                start = first + (token.type == "fence")
                for number, line in enumerate(token.content.splitlines(), start):
                    self.block(number, number, line, [], "code", 0)
            elif token.type == "html_table":
                self.html_table(token.content, token.meta["rows"], first, last)
            elif token.type == "html_block":
                self.html(token.content, first, last)

    def note(self, token: Token, first: int) -> None:
        """Open a footnote, which is an item of a list, as it is on pages."""
        self.around.append(("list_item", int(token.info) if _NUMBER.fullmatch(token.info) else 0))
        if token.meta["bare"]:
            self.set_aside(first, first, "reference_mark")
        else:
            self.repaired.append(Repair(line=first, was=f"[^{token.info}]:", now="", rule="reference_mark"))

    def kind(self) -> tuple[str, int]:
        """Return kind and level of the next block: in a list item only the first is the item."""
        found = self.around[-1] if self.around else ("", 0)
        if found[0] == "list_item":
            self.around[-1] = ("paragraph", 0)
        return found

    def inline(self, token: Token, first: int, last: int, kind: tuple[str, int]) -> None:
        for segment in segments(token, self.links, last - first + 1):
            end = first + segment.lines - 1
            self.segment(segment, first, end, *kind)
            first = end + 1
            kind = ("paragraph", 0) if kind[0] == "list_item" else kind

    def row(self, row: _Row) -> None:
        runs = Runs()
        spans: list[Span] = []
        for number, cell in enumerate(row.cells):
            runs.add(CELL if number else "")
            spans += shifted(cell.spans, runs.length)
            runs.add(cell.text)
        whole = Segment(runs.take()[0], spans, 1, frozenset().union(*(cell.lost for cell in row.cells)))
        if any(cell.text.strip() or cell.lost for cell in row.cells):
            self.segment(whole, row.line, row.line, "table", 0)

    def segment(self, segment: Segment, first: int, last: int, kind: str, level: int) -> None:
        said = segment.text.replace(CELL, "").strip() if kind == "table" else segment.text.strip()
        lost = sorted(segment.lost, reverse=True)
        if not said:
            if lost:
                self.set_aside(first, last, lost[0])
            return
        text = self.block(first, last, segment.text, segment.spans, kind, level)
        if lost:
            was = " ".join(" ".join(self.lines[first - 1 : last]).split())
            self.repaired.append(Repair(line=first, was=was, now=text, rule=lost[0]))

    def html(self, content: str, first: int, last: int) -> None:
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        found = fragment(without_code(content), self.links)
        text = ""
        spans: list[Span] = []
        for piece, marks, _, _ in found:
            text += " " if text else ""
            spans += shifted(marks, len(text))
            text += piece
        if not fold(text)[0]:
            self.set_aside(first, last, "comment" if content.lstrip().startswith("<!--") else "html")
            return
        kind, level = found[0][2:] if len(found) == 1 else ("", 0)
        now = self.block(first, last, text, spans, kind, level)
        was = " ".join(" ".join(self.lines[first - 1 : last]).split())
        self.repaired.append(Repair(line=first, was=was, now=now, rule="html"))

    def html_table(self, content: str, rows: Sequence[tuple[int, int]], first: int, last: int) -> None:
        """Take each row of a table of data as a line, where its rows can be told; any other table is raw HTML."""
        found = fragment(without_code(content), self.links)
        if len(found) != len(rows) or any(kind != "table" for _, _, kind, _ in found):
            self.html(content, first, last)
            return
        for (text, spans, kind, _), (begins, ends) in zip(found, rows, strict=True):
            now = self.block(begins, ends, text, spans, kind, 0)
            was = " ".join(" ".join(self.lines[begins - 1 : ends]).split())
            self.repaired.append(Repair(line=begins, was=was, now=now, rule="html"))
        for number in sorted(set(range(first, last + 1)) - self.fates):
            self.set_aside(number, number, "html")

    def block(self, first: int, last: int, raw: str, marks: Sequence[Span], kind: str, level: int) -> str:
        text, spans, removed = fold_block(raw, marks)
        if text:
            depth = max(0, self.lists - 1) if kind == "list_item" else 0
            block = Block(first=first, last=last, text=text, kind=kind, level=level, spans=spans, depth=depth)
            self.blocks.append(block)
            self.fates.update(range(first, last + 1))
        if removed:
            self.repaired.append(Repair(line=first, was=" ".join(raw.split()), now=text, rule="invisible"))
        return text

    def set_aside(self, first: int, last: int, rule: str) -> None:
        for number in range(first, last + 1):
            self.fates.add(number)
            if text := " ".join(self.lines[number - 1].split()):
                self.removed.append(Removed(line=number, text=text, rule=rule, why=_WHY[rule]))


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[Segment] = field(default_factory=list)
