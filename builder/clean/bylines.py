"""Author and editor lines: authors are recorded, the line is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.headline import Top, top
from builder.clean.names import Byline, byline, is_role, words_of
from builder.clean.rule import Drop, Says, is_prose
from builder.clean.stamp import Stamp, stamp
from builder.model import Block

_DESK = re.compile(
    r"\(?(?:additional\s+)?(?:reporting|editing|edited|compiled|translated|writing|production)\s+(?:by"
    r"|in)\b.{2,200}\)?",
    re.IGNORECASE,
)
_DESK_LINE = re.compile(
    r"(?:additional\s+)?(?:reporting|editing|edited|compiled|translated|production)\s+by:?\s+(?-i:the\b"
    r"|[A-Z]).{2,80}[^.!?…]",
    re.IGNORECASE,
)
"""One that is no sentence, wherever it stands."""
LABELLED = re.compile(r"(?:written|reported)\s+by\b|authors?\s*:", re.IGNORECASE)
_MOST = 1
"""Different lines with such a label; more are those of a list."""
_LONGEST = 160


def bylines(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop `Written by …` anywhere, `By …` at the top or below the story, a name beside a date, and the desk's lines.

    Must not drop the "Author: …" of each entry in a list, a sub-heading ("By the numbers") nor a section ("World
    News"): `By` counts only at the top or after the last paragraph, what follows has to be written like names, and
    names without a label stand at the top, below the title, beside a date or a role, in words that the text has
    nowhere in lower case. Desk lines name no author.
    """
    where = top(blocks)
    prose = [number for number, block in enumerate(blocks) if is_prose(block.text) and not _DESK.fullmatch(block.text)]
    last = prose[-1] if prose else -1
    listed = are_listed(blocks[where.end :])
    for number, block in enumerate(blocks):
        at_top = number < where.end and number != where.title
        desk = len(block.text) <= _LONGEST and _DESK.fullmatch(block.text)
        if at_top and is_role(block.text) and any(_names_alone(blocks, n) for n in (number - 1, number + 1)):
            yield Drop(block=block, why="says what the author is")
        elif desk and (at_top or number > last or _DESK_LINE.fullmatch(block.text)):
            yield Drop(block=block, why="names the desk")
        elif (anywhere := not listed and LABELLED.match(block.text)) or at_top or number == last + 1:
            found = byline(block.text)
            labelled = anywhere or (found and found.label in ("by", "label"))
            if not found or not (labelled or (at_top and _is_sure(blocks, number, found, where))):
                continue
            why = "names the author" if found.names else "names nobody"
            yield Drop(block=block, why=why, says=Says(authors=found.names or None, date=found.date))
            if where.story < number < where.end:
                yield from _dates_beside(blocks, number)


def are_listed(blocks: Sequence[Block]) -> bool:
    """Say whether several authors are named with a label: those of the books or reports of a list."""
    return len({block.text.casefold() for block in blocks if LABELLED.match(block.text)}) > _MOST


def _is_sure(blocks: Sequence[Block], number: int, found: Byline, where: Top) -> bool:
    """Say whether a line below the title names authors, though no label says so that headlines never have."""
    if where.title is None or number < where.title or words_of(found.names) & _lower_words(blocks):
        return False
    beside = any(
        _stamp(blocks, n) or (0 <= n < len(blocks) and is_role(blocks[n].text)) for n in (number - 1, number + 1)
    )
    return found.label == "role" or found.date is not None or beside


def _dates_beside(blocks: Sequence[Block], number: int) -> Iterator[Drop]:
    """Drop a bare date beside a byline below the standfirst, where alone it could head an entry of a timeline."""
    for near in (number - 1, number + 1):
        told = _stamp(blocks, near)
        if told and told.plain and told.date:
            yield Drop(block=blocks[near], why="the date beside the author", says=Says(date=told.date))
            return


def _stamp(blocks: Sequence[Block], number: int) -> Stamp | None:
    return stamp(blocks[number].text) if 0 <= number < len(blocks) else None


def _names_alone(blocks: Sequence[Block], number: int) -> bool:
    return 0 <= number < len(blocks) and byline(blocks[number].text) is not None


def _lower_words(blocks: Sequence[Block]) -> set[str]:
    """Return the words that the text has in lower case: a section's name is made of such, a person's is not."""
    return {word for block in blocks for word in block.text.split() if word.isalpha() and word.islower()}
