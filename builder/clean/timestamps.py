"""Lines that hold nothing but when the article appeared: recorded as its date, then dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.headline import Top, top
from builder.clean.names import byline
from builder.clean.rule import Drop, Says, is_prose
from builder.clean.stamp import Stamp, is_label, stamp
from builder.model import Block

_OF_AN_EVENT = re.compile(r"(?:time|venue|location|where|place|doors|register|tickets|hours)\s*:", re.IGNORECASE)
_MOST = 2
"""Different lines of the label "Date" below the top; more are those of a list or of quoted mails."""
_MOST_BARE = 3
"""Different dates without a label at the top; more are those of a list of other articles."""
_OF_ANOTHER = re.compile(r"created|uploaded|filed|release\s+date|aired|broadcast|delivered|spoken", re.IGNORECASE)
"""Labels that below a story say something of an account, a record or a talk."""
_RELEASE = re.compile(r"for\s+immediate\s+release\s?:?", re.IGNORECASE)
_PLACED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2}"
    r"(?P<more>(?:,\s[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2}){0,2}))(?:,\s|\s?[/|·]\s?|\s[–—-]\s)(?=\w+\.?\s)"
)
_PARTED = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+")
_SECTION = re.compile(r"[^\d.!?]{2,40}|\d+ comments?", re.IGNORECASE)
_LONGEST_SET = 120
"""Characters of a line that sets the date beside section, place or labels."""
EVENT = re.compile(
    r"\b(?:events?|webinar|seminar|workshop|summit|conference|symposium|meeting|lecture|hearing|deadline|due"
    r"|room|hall|hotel|venue|zoom|registration|register|tickets?|from|until)\b|日時|日程|開催|会期|期間|会場|場所|締め?切|申込|期限",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d{1,2}[:.]\d\d\s?[ap]\.?\s?m\.?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
_LONGEST = 60
ADJOINING = 2
"""Lines from a date to the title below it; farther above it the date is the site's."""


def timestamps(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a line that is nothing but a date, with or without a label, weekday, time of day, place or reading time.

    A place before the date counts between the title and the story, where no headline stands any more, and so does a
    section beside it, as in "Analysis | 4 June 2025 | 5 min read".

    Only one at the top of the text, or one that is labelled as the publication and the only such below, dates the
    article; a date of "last updated" is dropped and dates nothing, and so is the hour in which a transcript ends. Must
    not drop a line in which a date heads a story's section ("April 10, 2024: the visit"), a timeline or an event.
    """
    where = top(blocks)
    for number, block in enumerate(blocks[: where.end]):
        if _RELEASE.fullmatch(block.text) and not (number + 1 < where.end and stamp(blocks[number + 1].text)):
            yield Drop(block=block, why="says when it may be published")
    if len(blocks) > where.end and _is_hour(blocks):
        yield Drop(block=blocks[-1], why="nothing but the hour at which it ended")
    said = ((n, _told(blocks, n) or _beside_it(block.text, n, where)) for n, block in enumerate(blocks))
    found = [(n, s) for n, s in said if s and not of_event(blocks, n)]
    below = [(n, s) for n, s in found if n >= where.end and s.label and s.date]
    if len({s.date for _, s in below if s.label == "date"}) > _MOST:
        below = [(n, s) for n, s in below if s.label != "date"]
    published = [s.date for _, s in below if not s.of_change and not _OF_ANOTHER.search(s.label)]
    beside = [(n, s) for n, s in found if n < where.end and _at_top(blocks, where, n, s)]
    listed = len({s.date for _, s in beside if s.date and not s.label}) > _MOST_BARE
    # The date below the title is the story's; one above it may be that of the edition, one of a mail's head its own.
    beside.sort(key=lambda each: (each[1].label == "date", each[0] < (where.title or 0)))
    for number, told in [*beside, *below]:
        dates = (_dates(blocks, where, number, told) and not listed) if number < where.end else len(published) == 1
        if number and is_label(blocks[number - 1].text):
            yield Drop(block=blocks[number - 1], why="announces the date below it")
        yield Drop(
            block=blocks[number],
            why="nothing but the date of a change" if told.of_change else "nothing but a date",
            says=Says(date=told.date) if told.date and dates and not told.of_change else None,
        )


def _is_hour(blocks: Sequence[Block]) -> bool:
    """Say whether a text ends in an hour alone, as transcripts do."""
    return _HOUR.fullmatch(blocks[-1].text) is not None and not of_event(blocks, len(blocks) - 1)


def date_below(blocks: Sequence[Block], head: Block | None) -> Iterator[Drop]:
    """Drop a date alone between the title and the first paragraph, once nothing else is left there that is none.

    Must not drop one of several: those head the entries of a timeline.
    """
    title = next((number for number, block in enumerate(blocks) if block is head), len(blocks))
    story = next((n for n in range(title + 1, len(blocks)) if is_prose(blocks[n].text)), title)
    told = [n for n, block in enumerate(blocks) if block is not head and (said := stamp(block.text)) and said.date]
    if len(told) == 1 and title < told[0] < story and not of_event(blocks, told[0]):
        yield Drop(block=blocks[told[0]], why="nothing but a date")


def _told(blocks: Sequence[Block], number: int) -> Stamp | None:
    """Return what a line says that is a stamp, with the label on the line above where it has none."""
    told = stamp(blocks[number].text)
    above = blocks[number - 1].text if told and not told.label and number else ""
    return stamp(f"{above} {blocks[number].text}") or told if is_label(above) else told


def _at_top(blocks: Sequence[Block], where: Top, number: int, told: Stamp) -> bool:
    """Say whether a stamp before the story is one, and no entry of a timeline below a standfirst, nor of an archive."""
    if told.label:
        return True
    near = [stamp(blocks[n].text) for n in (number - 1, number + 1) if 0 <= n < len(blocks)]
    if told.plain and any(other and other.plain and other.date != told.date for other in near):
        return False
    if number < where.story or not told.plain or not is_prose(blocks[number + 1].text):
        return True
    return not any(other.plain for n, block in enumerate(blocks) if n != number and (other := stamp(block.text)))


def _beside_it(text: str, number: int, where: Top) -> Stamp | None:
    """Return what the date says beside a place or a section; what will take place on it is no article."""
    if where.title is None or not where.title < number < where.story or EVENT.search(text):
        return None
    return _placed(text) or _set_beside(text)


def _placed(text: str) -> Stamp | None:
    """Return what the date says behind a place, as in "Nagoya, Japan / Sept. 30, 2025"; a person's name is no place."""
    place = _PLACED.match(text) if len(text) <= _LONGEST else None
    told = stamp(text[place.end() :]) if place else None
    if not place or not told or not told.plain or not told.date or told.label:
        return None
    return told if place["more"] or byline(place["place"]) is None else None


def _set_beside(text: str) -> Stamp | None:
    """Return what the one date among short labels says: "4 June 2025 | Blog"."""
    pieces = _PARTED.split(text) if len(text) <= _LONGEST_SET else []
    told = [found for piece in pieces if (found := stamp(piece)) and found.date]
    others = [piece for piece in pieces if not stamp(piece)]
    return told[0] if len(told) == 1 and all(map(_SECTION.fullmatch, others)) else None


def _dates(blocks: Sequence[Block], where: Top, number: int, told: Stamp) -> bool:
    """Say whether a stamp at the top says when the article appeared, rather than when its page was looked at."""
    if told.label or (where.title is not None and number > where.title):
        return True
    if where.title is None:
        return where.story - number <= ADJOINING + 1
    return blocks[where.title].first - blocks[number].last <= ADJOINING


def of_event(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a line beside a date says when or where something takes place."""
    return any(_OF_AN_EVENT.match(blocks[n].text) for n in (number - 1, number + 1) if 0 <= n < len(blocks))
