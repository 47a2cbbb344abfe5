"""Date and author where no line states them alone: they stand among other things beside the title.

Templates set author, date, section and the number of comments in one line, in an order and with labels of their own
("LinkNaija October 06, 2018", "By Ada Example @ada Dec 15, 2016, 1:55pm EST"). Of 215 texts of saved pages that are
dated so, 209 bear the date that the page states of itself; of 110 authors found so 104 are those that it states.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from builder.calendar_dates import (
    DATE_ABROAD,
    DAY_DATE,
    MONTH,
    NUMERIC_DATE,
    YEAR,
    day_abroad_of,
    day_of,
    numeric_days_of,
)
from builder.clean import stamp_words
from builder.clean.names import first_names
from builder.clean.rule import Drop, Says, is_prose
from builder.clean.stamp import is_label
from builder.clean.timestamps import EVENT, of_event
from builder.model import Block

_DATES = ((DAY_DATE, day_of), (DATE_ABROAD, day_abroad_of))
_LONGEST, _MOST_WORDS = 120, 14
OF_CHANGE = re.compile(stamp_words.CHANGE, re.IGNORECASE)
"""What follows is the date of a change."""
_OF_ANOTHER = re.compile(
    rf"\b(?:by(?=\s(?:{MONTH}|\d))|expires?|available|born|died|photo\w*|image|file|bis|verfügbar|verkündet|foto|bild|jusqu|hasta)\b|[©?]",
    re.IGNORECASE,
)
"""Says of a date that something else than the article is of it."""
_HEADS = re.compile(r":\s[^\W\d]")
"""Behind a date that heads the entry of a timeline."""
_OF_THE_DAY = re.compile(rf"\b{stamp_words.WEEKDAY}|{stamp_words.WEEKDAY_JAPANESE}", re.IGNORECASE)
"""Above a title a weekday stands in the head of the whole site, with the day on which it was looked at."""
_STANDFIRST, _FEW = 300, 3
_ABOVE = 4
"""Lines above the title."""
_REACH = 10
"""Blocks above a story of which none is the title."""


def authors_beside(blocks: Sequence[Block], title: Block | None, paragraphs: Collection[int]) -> tuple[str, ...]:
    """Return whom the one line beside the title names that begins with "By"; nobody where several name others.

    `blocks` and `paragraphs` as in `date_beside`.
    """
    told = [n for n, block in enumerate(blocks) if block.first in paragraphs]
    lines = (blocks[n].text for n in _beside(blocks, title, told)) if told else ()
    named = {names for text in lines if len(text) <= _LONGEST and (names := first_names(text))}
    return named.pop() if len(named) == 1 else ()


def date_beside(blocks: Sequence[Block], title: Block | None, paragraphs: Collection[int]) -> Drop | None:
    """Return the line beside the title that holds the one day told there; None where none is told, or several are.

    `blocks` are all of the article, what rules dropped among them; `paragraphs` the first lines of those that are left.
    """
    told = [n for n, block in enumerate(blocks) if block.first in paragraphs]
    said = [(days, n) for n in _beside(blocks, title, told) for days in _days(blocks, n)] if told else []
    agreed = frozenset.intersection(*(days for days, _ in said)) if said else frozenset()
    number = next((n for days, n in said if days == agreed), None)
    if len(agreed) != 1 or number is None:
        return None
    (day,) = agreed
    return Drop(block=blocks[number], why="holds the date beside the title", says=Says(date=day))


def _beside(blocks: Sequence[Block], title: Block | None, told: Sequence[int]) -> Iterator[int]:
    """Return the lines above the title, below it, and below a standfirst; where no line is the title, above the story.

    `told` are the paragraphs; of a few none is surely a standfirst.
    """
    at = next((n for n in range(told[0]) if title and blocks[n].first == title.first), None)
    above = range(max(0, told[0] - _REACH), told[0])
    if at is not None:
        above = range(next(n for n in range(at + 1) if blocks[at].first - blocks[n].last <= _ABOVE), at)
        yield from range(at + 1, told[0])
        if len(told) > _FEW and len(blocks[told[0]].text) <= _STANDFIRST:
            yield from range(told[0] + 1, told[1])
    yield from (n for n in above if not _OF_THE_DAY.search(blocks[n].text))


def _days(blocks: Sequence[Block], number: int) -> Iterator[frozenset[str]]:
    """Return of each date in a line the days that it may mean: of "04/10/2024" there are two."""
    text = blocks[number].text
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or not YEAR.search(text) or is_prose(text):
        return
    above = blocks[number - 1].text if number else ""
    of_change = is_label(above) and OF_CHANGE.search(above)
    if of_change or _OF_ANOTHER.search(text) or EVENT.search(text) or of_event(blocks, number):
        return
    said = OF_CHANGE.split(text, maxsplit=1)[0]
    told = [frozenset([day(found)] if day(found) else ()) for pattern, day in _DATES for found in _dated(pattern, said)]
    yield from filter(None, [*told, *map(numeric_days_of, _dated(NUMERIC_DATE, said))])


def _dated(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(text) if not _HEADS.match(text, found.end()))
