"""What a text says of itself at its ends: how it was made, shortened or translated, and what it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_prose
from builder.model import Block

_TEXT = (
    r"(?:transcript|interview|conversation|article|story|piece|text|release|recap|alert|column|chapter|post"
    r"|translation|item)"
)
_MADE = (
    r"(?:lightly\s+|slightly\s+)?(?:made|typed|transcribed|generated|cut|shortened|edited|condensed|translated|drafted"
    r"|tidied|corrected)"
)
_ITSELF = re.compile(
    rf"(?:this\s+(?:\w+\s+)?{_TEXT}\s+(?:(?:was|is|has\s+been)\s+(?:also\s+|first\s+)?{_MADE}\b"
    r"|(?:first\s+|also\s+)?appear(?:s|ed)\s+(?:in|under)\b.{0,40}\b(?:print|edition|number|issue|headline)\b"
    r"|took\s+place\s+in\b.{0,60}\b(?:edited|shortened|translated|cut)\b"
    r"|contains\s+(?:expectations|forward|statements)\b|gives\s+general\s+information\b|may\s+contain\s+(?:errors|mistakes)\b"
    r"|is\s+(?:a|not)\s+(?:rush|machine|legal|investment|medical)\b)"
    rf"|(?:the\s+)?transcripts?\s+(?:are|is|was|were|may)\b|this\s+is\s+a\s+(?:rush|machine|rough)\s+{_TEXT}\b"
    r"|(?:nothing\s+(?:here|above|in\s+this\s+\w+)|this)\s+is\s+(?:not\s+)?(?:\w+\s+)?advice\b)",
    re.IGNORECASE,
)
_LONGEST = 220
_ENDS = 5
"""Paragraphs at either end of a text among which such a note stands."""


def about_itself(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a short block at either end that says how the text was made or what it is not.

    Editors set such notes apart ("This interview has been edited for length", "This alert gives general information");
    they are of the page, not of the story. Must not drop a correction or an update, which says what the story says
    now, nor a sentence about another text: it has to begin with "This" and the word for a text, and stand at an end.
    """
    prose = [number for number, block in enumerate(blocks) if is_prose(block.text)]
    ends = {*prose[:_ENDS], *prose[-_ENDS:]} if len(prose) > _ENDS else set()
    for number in sorted(ends):
        block = blocks[number]
        if not block.kind and len(block.text) <= _LONGEST and _ITSELF.match(block.text):
            yield Drop(block=block, why="says how the text was made, or what it is not")
