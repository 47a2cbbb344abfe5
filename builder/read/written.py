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
from builder.model import Block
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a contributor's page says."""

    title: str | None
    """Its first heading, where that is of the first level."""
    blocks: tuple[Block, ...]
    """Each with an id; none where the body holds no text."""
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

    page = parse_markdown(lines, body.above, leads)
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
    return Written(
        title=heading.text if heading else None,
        blocks=tuple(blocks[1:] if heading else blocks),
        problems=tuple(Problem(path=body.path, line=n, text=said, severity="warning") for n, said in lost),
    )


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
