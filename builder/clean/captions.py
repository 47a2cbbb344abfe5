"""Photo captions and credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop
from builder.model import Block

_MEDIUM = (
    r"(?:file\s+)?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|screenshots?|screengrab|video"
    r"|infographic)"
)
_CREDIT = rf"{_MEDIUM}\s*(?::|by\b|credit|courtesy|from\b|via\b|/)[^()]{{0,160}}"
_AGENCY = re.compile(
    r"(?:(?:AFP|AP|Reuters)\s+)?(?:via\s+)?"
    r"(?:Getty(?: Images)?|AFP(?: Photo)?|AP(?: Photo)?|Associated Press|Reuters|Bloomberg|Kyodo(?: News)?|EPA|Xinhua"
    r"|Jiji|Shutterstock|iStock|Unsplash)",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"\((?P<inside>[^()]{3,90})\)\.?$")
_CREDIT_FIRST = re.compile(rf"\(\s*{_CREDIT}\)", re.IGNORECASE)
_CREDIT_LAST = re.compile(rf"\(\s*{_CREDIT}\)\.?$", re.IGNORECASE)
_CREDIT_LINE = re.compile(
    rf"{_MEDIUM}(?:\s+(?:credit|courtesy|source))?(?:\s+(?:by|of|from))?\s*[:/|©]\s*\S.{{0,120}}", re.IGNORECASE
)
_LONGEST_CAPTION = 500
_LONGEST_MARKED = 300
"""Some templates put the story's paragraphs into captions; what is longer is one."""


def captions(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block that begins or ends with a credit in brackets, or is a credit line.

    Must not drop running text that mentions a photograph: the credit has to be in brackets at the very start or end,
    or the line has to be nothing but the credit. Longer blocks than any caption are kept whatever they end with.
    """
    for block in blocks:
        text = block.text
        if len(text) > _LONGEST_CAPTION:
            continue
        if block.kind == "caption" and len(text) <= _LONGEST_MARKED:
            yield Drop(block=block, why="marked as a caption")
            continue
        if text.startswith("(") and _CREDIT_FIRST.match(text):
            yield Drop(block=block, why="begins with a picture credit")
        elif text.endswith((")", ").")) and (_CREDIT_LAST.search(text) or _photographer(text)):
            yield Drop(block=block, why="ends with a picture credit")
        elif len(text) <= 160 and _CREDIT_LINE.fullmatch(text):
            yield Drop(block=block, why="a picture credit")


def _photographer(text: str) -> bool:
    """Say whether the text ends with a photographer and an agency, `(AP Photo/Ada Example)`; agencies are sources."""
    bracket = _LAST_BRACKET.search(text, max(0, len(text) - 100))
    parts = [part.strip() for part in bracket["inside"].split("/")] if bracket else []
    agencies = sum(_AGENCY.fullmatch(part) is not None for part in parts)
    return 0 < agencies < len(parts) <= 3
