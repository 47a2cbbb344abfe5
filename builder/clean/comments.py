"""What readers wrote below a story, in a text without markup: told by the line that counts it, or by its own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from builder.calendar_dates import MONTH
from builder.clean.headline import top
from builder.clean.rule import Drop, is_prose
from builder.clean.stamp import stamp
from builder.model import Block

_COUNTED = re.compile(
    r"(?:\d{1,4}|one|two|three)\s+(?:(?:reader\s+)?comments?|responses?|replies|thoughts?)(?P<title>\s+(?:on|to)\s.{2,200})?",
    re.IGNORECASE,
)
"""By the title in such a line the headline is known: it goes later, when nothing follows it (`headless`)."""
_SAYS = re.compile(r"(?:[*+•-]\s+)?(?:(?P<number>\d{1,4})\.\s+)?[^\W_].{0,50}?\ssays:?")
"""How blogs set who wrote a comment: "3. Ada says:"."""
_DATED = re.compile(r"[^.!?]{4,30}\b(?:19|20)\d\d\b[^.!?]{0,20}|[^.!?]{1,30}\sago")
"""And when, in the next line."""
_REPLY = re.compile(r"(?:[*+•-]\s+)?(?:log\s?in\s+to\s+)?reply(?:\s+(?:to\s)?.{2,40})?", re.IGNORECASE)
_DAY = rf"(?:{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH},?\s\d{{4}})"
_TIME = re.compile(
    rf"(?:[*+•-]\s+)?(?:on\s)?{_DAY}(?:,|\s@|\sat|\s[–|-])?\s\d{{1,2}}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?"
    r"(?:\s(?:#|said|\W).{0,20})?",
    re.IGNORECASE,
)
"""What stands beside each comment: a button, and when it was written; the reports of a day have the zone as well."""
_MARKS, _NAME = 3, 6
"""Of these the fewest, and words of the longest line beside one, which names who wrote."""
_NEAR = 12
"""Lines below the one that counts comments in which the first begins; where a page only shows the count, none does."""
_STORY = 5
"""Paragraphs of the shortest story below which a text without markup has comments."""


def comments(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop all that stands below a story from the line that counts its comments, or from the first of those on.

    They are told by what stands beside each: who says it with a number or a date below, a button to reply, a time.
    Must not drop what follows each entry of a digest: more than one line that counts comments below paragraphs is none
    of a story; nor what somebody says in a story; nor a report as things happen or a chronicle, which have times from
    the start on or no names beside them. How long ago something was written stands beside files and other stories, too.
    """
    texts = [block.text for block in blocks]
    story = top(blocks).story
    told = list(accumulate((n >= story and is_prose(text) for n, text in enumerate(texts)), initial=0))
    lines = [n for n, block in enumerate(blocks) if told[n] and not block.kind]
    said = [n for n in lines if (who := _SAYS.fullmatch(texts[n])) and (who["number"] or _is_dated(texts[n + 1 :]))]
    first = said[:1] if len(said) > 1 else []
    for mark in (_REPLY, _TIME):
        found = [n for n in lines if mark.fullmatch(texts[n])]
        if sum(_is_name(texts[n - 1]) or any(map(_is_name, texts[n + 1 : n + 2])) for n in found) >= _MARKS:
            first.append(found[0] - (mark is not _REPLY and _is_name(texts[found[0] - 1])))
    counts = [n for n in lines if _COUNTED.fullmatch(texts[n])]
    if len(counts) == 1 and any(_is_of_comments(text) for text in texts[counts[0] + 1 :][:_NEAR]):
        first.append(counts[0] + counts_those_on_a_title(texts[counts[0]]))
    if first and told[min(first)] >= _STORY:
        yield from (Drop(block=block, why="what readers wrote below the story") for block in blocks[min(first) :])


def counts_those_on_a_title(text: str) -> bool:
    """Say whether a line counts comments and names what they are on: "5 thoughts on “Ports test machines”"."""
    counted = _COUNTED.fullmatch(text)
    return counted is not None and counted["title"] is not None


def _is_dated(below: Sequence[str]) -> bool:
    return bool(below) and _DATED.fullmatch(below[0]) is not None


def _is_name(text: str) -> bool:
    return text.count(" ") < _NAME and not is_prose(text)


def _is_of_comments(text: str) -> bool:
    return any(mark.fullmatch(text) for mark in (_REPLY, _SAYS, _TIME)) or stamp(text) is not None
