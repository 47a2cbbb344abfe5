"""Author and editor lines: authors are recorded, the line is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, Says, is_prose
from builder.clean.timestamps import stamp
from builder.model import Block

_WRITTEN = re.compile(r"(?:written|reported|posted)\s+by:?\s+(?P<names>.+)", re.IGNORECASE)
_BY = re.compile(r"by:?\s+(?P<names>(?:the\s+)?[^\W\d_].*)", re.IGNORECASE)
_DESK = re.compile(
    r"\(?(?:additional\s+)?(?:reporting|editing|edited|compiled|translated|writing|production)\s+(?:by|in)\b.{2,200}\)?",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"authors?:\s*(?P<names>.+)", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|contributor|columnist|analyst|fellow|professor|special|senior|bureau|chief|for)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset("and of the for van von de der den da di la le al bin y & with in".split())
_LONGEST = 160


def bylines(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop `Written by …` anywhere, `By …` above the story or below it, and the desk's `Editing by …`.

    Must not drop a sub-heading ("By the numbers"): `By` counts only before the first paragraph or after the last,
    and what follows has to be written like names. Desk lines name no author.
    """
    prose = [number for number, block in enumerate(blocks) if is_prose(block.text) and not _DESK.fullmatch(block.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), -1)
    for number, block in enumerate(blocks):
        if len(block.text) > _LONGEST:
            continue
        outside = number < first or number > last
        if outside and _DESK.fullmatch(block.text):
            yield Drop(block=block, why="names the desk")
        elif found := _author(block.text, beside_story=number < first or number == last + 1):
            names, date = found
            yield Drop(block=block, why="names the author", says=Says(authors=names, date=date))


def _author(text: str, *, beside_story: bool) -> tuple[tuple[str, ...], str | None] | None:
    """Return the names of a byline, and the date that stands in the same line; None for any other line."""
    said, *others = re.split(r"\s*[|•·]\s*", text)
    match = _WRITTEN.fullmatch(said) or _AUTHOR.fullmatch(said) or (_BY.fullmatch(said) if beside_story else None)
    names = _names(match["names"]) if match else ()
    dates = [stamp(other) for other in others]
    if not names or not all(dates):
        return None
    return names, next((date for label, date in filter(None, dates) if "dated" not in label.lower()), None)


def _names(text: str) -> tuple[str, ...]:
    """Split a byline into names; empty where it does not look like names."""
    names: list[str] = []
    for part in re.split(r"\s*(?:,|;|\band\b|\bwith\b|&)\s*", text.strip(" .")):
        name = re.sub(r"^the\s+|\s+in\s+[A-Z][\w .]*$", "", part, flags=re.IGNORECASE)
        if not name or (names and _ROLE.search(name)):
            continue
        words = name.split()
        if len(words) > 6 or any(w[0].islower() and w not in _PARTICLES for w in words) or re.search(r"[\d@:?!]", name):
            return ()
        names.append(name)
    return tuple(names)
