"""What is said of the authors below their story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.clean.headline import top
from builder.clean.names import byline
from builder.clean.rule import Drop
from builder.model import Block

_LONGEST = 400
_LAST = 12
"""Blocks at the end of a text among which such a note stands."""
_FAR = 60
"""Lines above the story and at the end among which bylines are looked for."""
_NO_NOTE = ("heading", "list_item", "table", "code")
_STORY = 0.5
"""The share of the blocks that stand above it."""
_NAMED = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,4}")
_VERB = re.compile(r"(?:,\s|\s+(?:and\s+)?[a-z]+\b)")
"""What follows a name in a sentence about him or her."""
_SAID = re.compile(
    r"(?:the|this)\s+(?:author|writer|columnist|reporter)s?\b.{0,60}\b(?:is|are|was|were|has|have|had|works?|writes?|lives?|holds?"
    r"|advises|covers|teaches|declares?|owns?)\b|about\s+the\s+authors?\b",
    re.IGNORECASE,
)


def author_notes(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a note near the end that begins with the name of an author, as the text's own byline has it.

    "Ada Example covers ports" says what the author does; in the story nobody speaks of himself so. A first name alone
    will do in the last blocks. Must not drop what the story says of somebody else of that name: only the last blocks
    count, in the second half of the text, and the name has to be that of a byline with a label, a role or a date.
    """
    last = _last(blocks)
    yield from _notes(last, _authors(blocks) if last else [])


def notes_on(blocks: Sequence[Block], authors: Iterable[str]) -> Iterator[Drop]:
    """Drop such a note on authors who are known from elsewhere: a page may state them outside of its text."""
    yield from _notes(_last(blocks), [name for name in authors if " " in name])


def _last(blocks: Sequence[Block]) -> list[Block]:
    first = max(len(blocks) - _LAST, int(len(blocks) * _STORY) + 1)
    return [block for block in blocks[first:] if len(block.text) <= _LONGEST and block.kind not in _NO_NOTE]


def _notes(last: Iterable[Block], names: Sequence[str]) -> Iterator[Drop]:
    for block in last:
        if byline(block.text):
            continue
        named = next((name for name in names if block.text.startswith(name)), None)
        if named and _VERB.match(block.text, len(named)):
            yield Drop(block=block, why=f"says what {named} does")
        elif _SAID.match(block.text):
            yield Drop(block=block, why="says what the author does")


def _authors(blocks: Sequence[Block]) -> list[str]:
    """Return the names in the bylines of a text, and their first words."""
    where = top(blocks)
    found: dict[str, None] = {}
    near = [number for number in range(len(blocks)) if number < where.end or number >= len(blocks) - _LAST]
    for number in near[-_FAR:]:
        told = byline(blocks[number].text) if number != where.title else None
        if told is None or told.label == "hint":
            continue
        if told.label == "shape" and not (where.title is not None and where.title < number < where.end):
            continue
        for name in told.names:
            if _NAMED.fullmatch(name):
                found.update(dict.fromkeys((name, name.split()[0])))
    return sorted(found, key=len, reverse=True)
