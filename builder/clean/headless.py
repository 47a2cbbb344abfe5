"""Labels at the end of a text: the heading of a list of references, links or comments that is not there any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.comments import counts_those_on_a_title
from builder.clean.rule import Drop
from builder.model import Block

_LABEL = re.compile(
    r"(?:references?|(?:foot)?notes?|sources?|(?:visible\s+|hidden\s+|external\s+|useful\s+)?links?|citations?|bibliography|(?:(?:your|my)\s+)?highlights?|annotations?|guest\s?book"
    r"|comments?|responses?|replies|attachments?|tags?|topics|keywords|key\s+contacts?|contacts?|read\s+(?:more(?:\s+(?:from|by|about|on)\s.{2,40})?|next)|see\s+also|further\s+reading"
    r"|related(?:\s+\w+)?|more\s+\w+(?:\s+(?:from|on|in)\s.{2,30})?|about\s+the\s+authors?|share|follow\s+us|newsletters?|subscribe)"
    r"\s*(?:\(\d{1,4}\))?:?",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:[^\s()=<>{}]+\s+){0,5}[^\s()=<>{}]*\s?:")
"""A line that leads to the next, and is no code: of more words than these an author may have written it, and stays."""
_LONGEST = 60


def headless(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the last lines of a text while they are labels of what follows, or headings by their markup: nothing does.

    Must not drop a heading with anything below it, nor a last line that says something.
    """
    for block in reversed(blocks[1:]):
        if not block.kind and counts_those_on_a_title(block.text):
            yield Drop(block=block, why="heads comments that are not there any more")
            continue
        is_label = block.kind == "heading" or _LEADS.fullmatch(block.text) or _LABEL.fullmatch(block.text.strip("-–— "))
        if len(block.text) > _LONGEST or not is_label:
            return
        yield Drop(block=block, why="heads nothing that is left")
