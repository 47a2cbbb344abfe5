"""Pages that a contributor wrote in place of an article's text: the body of `content/articles/<id>.md`.

It is Markdown as raw articles are, and nothing of it is dropped by rule. What cannot be shown is said, with its line.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.config import Body
from builder.errors import BadInput, Problem
from builder.model import TITLE, Block, ParagraphId, WrittenName
from builder.read.links import resolved
from builder.read.markdown import parse_markdown, prepared
from builder.spans import within

_ID = re.compile(r"\s*\{#([^{}\s]*)\}\Z")
_RAW_ID = re.compile(r"p[1-9]\d*")
_OWN_ID = "m"
"""Begins the ids of blocks that no raw line gave one; what follows is the line, so it never is one of theirs."""
_LOST = {
    "html": "raw HTML is not shown, only the text in it; write Markdown",
    "image": "a picture is not shown; remove it",
}
_COVERED = "'[[{}]]' stands within a link, which leads elsewhere; take it out of the link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a contributor's page says."""

    title: str | None
    """Its first heading, where that is of the first level."""
    blocks: tuple[Block, ...]
    """Each with an id; none where the body holds no text."""
    names: tuple[WrittenName, ...]
    """In reading order, those of the title first."""
    problems: tuple[Problem, ...]
    """Warnings."""


def read_written(body: Body, title: str | None) -> Written:
    """Read the body of a page; `title` is the one that its front matter or YAML states.

    Raises BadInput (errors) for ids that are none or stand twice, and for a second title.
    """
    lines, _ = prepared(body.lines)
    lost_links: list[str] = []

    def leads(href: str) -> str | None:
        if (target := resolved(href, None)) is None:
            lost_links.append(href)
        return target

    page = parse_markdown(lines, body.above, leads, names=True)
    errors: list[Problem] = []
    blocks = list(_identified(page.blocks, body, errors))
    heading = blocks[0] if blocks and blocks[0].kind == "heading" and blocks[0].level == 1 else None
    if heading and title and heading.text.casefold() != " ".join(title.split()).casefold():
        said = f"the page has another title already: `title: {title}`; keep one of the two"
        errors.append(Problem(path=body.path, line=heading.first, text=said))
    if errors:
        raise BadInput(errors)
    rules = [(each.line, each.rule) for each in page.set_aside] + [(each.line, each.rule) for each in page.repaired]
    lost = [(line, _LOST[rule]) for line, rule in sorted(rules) if rule in _LOST]
    for href in lost_links:
        line = next((n for n, line in enumerate(body.lines, 1) if n > body.above and href in line), body.above + 1)
        lost.append((line, f"the link to '{href}' is not shown; write a whole address, as in https://example.org/page"))
    names = [name for block in blocks for name in _names(block, TITLE if block is heading else block.id, body)]
    lost += [(line, _COVERED.format(name)) for block in blocks for line, name in _covered(block, body)]
    return Written(
        title=heading.text if heading else None,
        blocks=tuple(map(_unnamed, blocks[1:] if heading else blocks)),
        names=tuple(names),
        problems=tuple(Problem(path=body.path, line=n, text=said, severity="warning") for n, said in lost),
    )


def _names(block: Block, id_: str, body: Body) -> Iterator[WrittenName]:
    """Return the names in double brackets of a block, each with its place in the file."""
    lines = "\n".join(body.lines[block.first - 1 : block.last])
    at = 0
    for span in (span for span in block.spans if span.kind == "name"):
        words = r"\s+".join(map(re.escape, span.target.split()))
        match = re.compile(rf"\[\[\s*{words}\s*(?:\\?\||\]\])").search(lines, at)
        start, at = (match.start(), match.end()) if match else (at, at)
        yield WrittenName(
            paragraph=ParagraphId(id_),
            start=span.start,
            end=span.end,
            name=span.target,
            line=block.first + lines.count("\n", 0, start),
            column=start - lines.rfind("\n", 0, start),
        )


def _covered(block: Block, body: Body) -> Iterator[tuple[int, str]]:
    """Return line and name of the names that stand within a link of their own page, which wins."""
    links = [span for span in block.spans if span.kind == "link"]
    for name in _names(block, block.id, body):
        if any(link.start < name.end and name.start < link.end for link in links):
            yield name.line, name.name


def _unnamed(block: Block) -> Block:
    return dataclasses.replace(block, spans=tuple(span for span in block.spans if span.kind != "name"))


def _identified(blocks: Sequence[Block], body: Body, errors: list[Problem]) -> Iterator[Block]:
    """Return the blocks with their ids: those that stand at their ends, in braces, otherwise made from their lines."""
    seen: dict[str, int] = {}
    for block in blocks:
        match = _ID.search(block.text) if block.kind != "code" else None
        if match is None or any(span.kind == "code" and span.end > match.start() for span in block.spans):
            yield dataclasses.replace(block, id=f"{_OWN_ID}{block.first}")
            continue
        id_, text = match[1], block.text[: match.start()]
        said = ""
        if not _RAW_ID.fullmatch(id_):
            said = f"an id is p and the number of a raw line, as in {{#p14}}; found {{#{id_}}}"
        elif id_ in seen:
            said = f"the id {id_} stands in line {seen[id_]} as well; remove one of the two"
        elif not text:
            said = f"{{#{id_}}} stands alone; put it at the end of its paragraph"
        if said:
            column = body.lines[block.last - 1].rfind("{#") + 1
            errors.append(Problem(path=body.path, line=block.last, column=max(column, 1), text=said))
        seen[id_] = block.last
        yield dataclasses.replace(block, id=id_, text=text, spans=within(block.spans, 0, len(text)))
