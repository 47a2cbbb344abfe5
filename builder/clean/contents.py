"""The list of a text's sections that stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from builder.clean.rule import Drop, is_bare, is_sentence
from builder.model import Block

_LABEL = re.compile(
    r"(?:(?:table\s+of\s+)?contents(?:\s+\[?hide\]?)?|(?:in|on)\s+this\s+(?:page|post|article|story|episode|guide|issue|piece|report)"
    r"|chapters?|timestamps?|jump\s+to(?:\s+\w+){0,3}|sections|what[’']s\s+(?:inside|in\s+this\s+\w+)|quick\s+links|overview)\s*:?",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:jump|skip|go)\s+to\s*:\s*(?P<rest>\S.*)", re.IGNORECASE)
_DIVIDED = re.compile(r"\s*[|·•/]\s*")
_TIMED = re.compile(r"\(?\d{1,2}:\d{2}(?::\d{2})?\)?\s+[–—-]?\s*[^\W\d_]")
_NUMBER = re.compile(r"(?:[•*·–—-]\s+|\(?\d{1,2}(?::\d{2}){1,2}\)?\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.):]?\s+)")
_FEWEST = 3
_TIMES = 2
"""Lines of the shortest list that is told by a label and the times before its lines."""
_LONGEST = 120
_SHARE = 2 / 3
"""Of the lines of a row, or the parts of a line, that have to head something to read."""


def contents(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a row of short lines each of which stands again below as a line of its own, with the label above it.

    So does a line whose parts are such ("Jump to: May | June | July"), and in the first half of a text, below a label
    ("Chapters"), lines that begin with the time at which a recording has them. Numbers and marks before a line do not
    count.

    Must not drop the sections' headings, which stand last; nor a list whose lines are taken up in the text, which stand
    in sentences there; nor what stands twice by chance: at least three lines do, in one row.
    """
    keys = [_key(block.text) if len(block.text) <= _LONGEST and is_bare(block.text) else "" for block in blocks]
    last = {key: number for number, key in enumerate(keys) if key}
    number = 0
    while number < len(blocks):
        end, row = _row(blocks, keys, last, number)
        labelled = number > 0 and is_label(blocks[number - 1].text)
        if not row and labelled and number < len(blocks) / 2:
            row = _timed(blocks, number)
        if row:
            for each in range(number - labelled, row.stop):
                yield Drop(block=blocks[each], why="lists the sections of the text")
        elif match := _LEADS.fullmatch(blocks[number].text[:_LONGEST]):
            parts = [_key(part) for part in _DIVIDED.split(match["rest"])]
            if sum(last.get(part, -1) > number for part in parts) >= _SHARE * len(parts):
                yield Drop(block=blocks[number], why="lists the sections of the text")
        number = max(number + 1, row.stop, end)


def _row(blocks: Sequence[Block], keys: Sequence[str], last: Mapping[str, int], start: int) -> tuple[int, range]:
    """Return how far lines from `start` on stand again below in their order, and those lines where most head a text."""
    end, heads = start, [start]
    while end < len(blocks) and last.get(keys[end], -1) > heads[-1]:
        heads.append(last[keys[end]])
        end += 1
    if end - start < _FEWEST:
        return start, range(0)
    read = sum(_is_read(blocks[head + 1].text) for head in heads[1:] if head + 1 < len(blocks))
    heads_below = heads[1] >= end and read >= _SHARE * (end - start)
    return end, range(start, end) if heads_below else range(0)


def _is_read(text: str) -> bool:
    """Say whether a line is a sentence, if a short one, or leads to a list."""
    return text.endswith(":") or is_sentence(text)


def _key(text: str) -> str:
    mark = _NUMBER.match(text)
    return " ".join(text[mark.end() if mark else 0 :].casefold().split()).strip(" .:")


def is_label(text: str) -> bool:
    """Say whether a line only announces the list of a text's sections: "Table of Contents"."""
    return len(text) <= _LONGEST and _LABEL.fullmatch(text) is not None


def _timed(blocks: Sequence[Block], start: int) -> range:
    """Return the lines from `start` on that begin with a time."""
    end = start
    while end < len(blocks) and len(blocks[end].text) <= _LONGEST and _TIMED.match(blocks[end].text):
        end += 1
    return range(start, end) if end - start >= _TIMES else range(0)
