"""Pages that hold only the beginning of their story, or nothing of it: behind a wall, a link to the rest, a notice.

What such a page shows reads like a short article, so it is taken, and said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.boilerplate.markup import worded
from builder.sentences import TERMINAL

_FEW = 60
"""Words; hardly any article is shorter."""
_SHORT = 300
"""Words of the longest text that is called cut because something below it says so."""
_HALF = 0.5
_STATED = 150
"""Words; a page that states fewer of its story may count a summary."""
_NEARLY = 0.15
"""Of the characters that were found, the part up to which a stated number of words is theirs: templates count so."""
_BELOW = 12
"""Blocks below the story in which the rest is offered."""
_LAST = 2
"""Paragraphs of the story that may be the offer, where it was taken for text."""
_OFFER = 300
"""Characters of the longest offer."""
_REST = re.compile(
    r"\b(?:read|see|view|continue|get|unlock)\s+(?:to\s+)?(?:the\s+|this\s+)?(?:full|entire|whole|complete|rest\s+of\s+the)\s+"
    r"(?:article|story|post|report|text)|\bcontinue\s+reading\b|\bto\s+(?:continue|keep)\s+reading\b"
    r"|\b(?:subscribe|register|sign\s+in|log\s+in|sign\s+up)\b[^.]{0,40}\bto\s+(?:read|continue|unlock|access|view)\b"
    r"|\b(?:article|story|content|report)\s+is\s+(?:only\s+)?(?:available\s+)?(?:exclusively\s+)?(?:for|to)\s+(?:\w+\s+)?(?:subscribers|members)"
    r"|\balready\s+an?\s+(?:subscriber|member)\b|\bfor\s+subscribers\s+only\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def looks_cut(story: Sequence[str], below: Sequence[str], stated: int, *, free: bool) -> str | None:
    """Return why the story that was found looks like a part of one; None where it does not.

    `story` are its paragraphs, `below` the blocks that follow, `stated` how many words the page says that it has (0:
    it does not say), `free` whether all of it is free to read.
    """
    words = sum(len(_WORD.findall(worded(text))) for text in story)
    characters = sum(map(len, story))
    if abs(stated - characters) < _NEARLY * characters:
        stated = 0
    if stated >= _STATED and words < _HALF * stated:
        return f"only {words:,} words of the story were found, and the page says that it has {stated:,}"
    found = f"only {words:,} words of a story were found"
    if words < _SHORT:
        near = (*story[-_LAST:], *below[:_BELOW])
        if offer := next((text for text in near if len(text) < _OFFER and _REST.search(text)), None):
            return f"{found}, and with them '{offer[:60]}'"
        if story and (story[-1].endswith(("…", "...", "[…]", "[...]")) and TERMINAL.search(story[-1])):
            return f"{found}, and they end in '…'"
        if not free:
            return f"{found}, and the page says that not all of it is free to read"
    return found if words < _FEW else None
