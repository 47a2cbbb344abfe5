"""Labelled links to other stories, and the bare lines that repeat their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_broken_off
from builder.model import Block

_LABELLED = re.compile(
    r"(?:read(?:\s+(?:also|more|next|on))?|also\s+read|related(?:\s+(?:article|articles|story|stories|news"
    r"|post|posts|reading))?"
    r"|see\s+also|more\s+on\s+this(?:\s+story)?|you\s+may\s+also\s+like|don[’']?t\s+miss|recommended"
    r"|must\s+read|watch(?:\s+now)?)"
    r"\s*[:：|»>]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_LONGEST = 250
"""Headlines are shorter; a paragraph that happens to begin so is not a link."""


def related_links(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop `Read Also: …`, `Related Article: …` and their like, and every bare line that is one of those titles.

    Must not drop a paragraph that talks about reading, nor a sub-heading: without a label only the exact title of a
    labelled link goes. Scraped pages embed a related story as a link, its headline and its picture's caption; the
    headline is told from a sub-heading only by standing elsewhere with its label. One above a text that breaks off is
    left to `teasers`, which needs it to know that text.
    """
    titles: dict[str, int] = {}
    for block in blocks:
        if len(block.text) <= _LONGEST and (match := _LABELLED.fullmatch(block.text)):
            titles.setdefault(_key(match["title"]), block.first)
            yield Drop(block=block, why="labelled as a link to another story")
    for number, block in enumerate(blocks if titles else ()):
        following = blocks[number + 1].text if number + 1 < len(blocks) else ""
        line = titles.get(_key(block.text)) if len(block.text) <= _LONGEST else None
        if line is not None and not is_broken_off(following):
            yield Drop(block=block, why=f"the title of the story linked in line {line}")


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().casefold()
