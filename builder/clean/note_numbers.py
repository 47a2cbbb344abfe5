"""Numbers of footnotes that stand bare in a text, where what raised them on the page was lost: "it failed. 12 Some".

A number that begins a sentence may as well be its subject ("It failed. 12 senators left."), so they are told by their
company: they count from one through the text, each behind a stop, or right behind a comma and before a small letter,
and nearly every such number is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean.cuts import without
from builder.model import Block, Repair

_MARK = re.compile(
    r"(?:(?<=[.!?”\"’)])(?<!\bNo\.)(?<!\bNos\.)(?<!\bArt\.)(?<!\bFig\.)(?<!\bSec\.)(?<!\bVol\.)(?<!\bCh\.)(?<!\bp\.)(?<!\bpp\.)"
    r"\s?(?=\d+(?:\s[A-Z“\"‘(]|\s*$))|(?<=[a-z”)][,;])(?=\d+\s[a-z]))(?P<number>\d{1,3})(?!\d)"
)
_MAY_STAND = re.compile(r"[.!?”\"’),;]\s?\d")
"""Cheap to look for: without it a text has none."""
_NOTES = re.compile(r"\d{1,3}\s[A-Z]")
"""How the notes themselves begin, in a line: they keep their numbers."""
_WORD = re.compile(r"[^\W\d_]")
"""Stands before such a number; where none does, it is what a list or a page counts."""
_FEWEST = 5
_SHARE = 0.8
"""Of the numbers that stand so, those that count on."""
_MISSED = 3
"""How far one may be from the one before: some stand behind a word, where nothing tells them."""
_TEXT = ("", "paragraph", "quote", "list_item")


def without_note_numbers(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    """Return the blocks without the bare numbers of their footnotes, and each number as a repair of its raw line.

    Must not take an amount: where numbers behind stops do not count from one, none goes.
    """
    texts = [b for b in blocks if b.kind in _TEXT and _MAY_STAND.search(b.text) and not _NOTES.match(b.text)]
    found = [(b, mark) for b in texts for mark in _MARK.finditer(b.text) if _WORD.search(b.text, 0, mark.start())]
    marks: dict[int, list[re.Match[str]]] = {}
    last = 0
    for block, mark in found:
        if last < int(mark["number"]) <= last + _MISSED:
            last = int(mark["number"])
            marks.setdefault(block.first, []).append(mark)
    counted = sum(map(len, marks.values()))
    if counted < _FEWEST or counted < _SHARE * len(found):
        return tuple(blocks), ()
    return (
        tuple(without(block, marks[block.first]) if block.first in marks else block for block in blocks),
        tuple(
            Repair(
                line=first,
                was=mark.string[mark.start() - 1 : mark.end()],
                now=mark.string[mark.start() - 1],
                rule="reference_mark",
            )
            for first, some in marks.items()
            for mark in some
        ),
    )
