"""Marks that end or divide a text or a recording, and what is below its end: a signature, a digest's next message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_prose
from builder.model import Block

_SIGNATURE = "--"
_END = re.compile(r"(?:[-–—]+|\*+|\()\s*(?:ends?|30)\s*(?:[-–—]+|\*+|\))|ENDS", re.IGNORECASE)
_SIGNS = re.compile(r"(?:[-–—*_=~#·•.+<>|:]\s*){2,}")
_OMITTED = re.compile(r"[\[(]?\s*(?:…|\.(?:\s?\.){1,4})\s*[\])]?")
_MUSIC = re.compile(
    r"[\[(♪♫]\s*(?:[\w’'-]+\s+){0,3}(?:music|jingle|theme)(?:\s+[\w’'-]+){0,3}\s*[\])♪♫]|[♪♫\s]+", re.IGNORECASE
)
"""“[Theme music]”, “(SOUNDBITE OF MUSIC)”: where a broadcast begins and ends, as its transcript has it."""
_MESSAGE = re.compile(r"(?:message|item)\s*:?\s*\d{1,3}", re.IGNORECASE)
_SUBJECT = re.compile(r"subject\s*:\s*(?:\[[^\]]{1,40}\]\s*|(?:re|fwd?|aw|wg)\s*:\s*)*(?P<subject>\S.*)", re.IGNORECASE)
_SMALL = 0.35
"""The share of a text's words that may stand below a signature's mark; with more it divides the text."""
_HEAD_LINES = 6
_LONGEST = 120


def marks(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a line of signs alone, a mark of the end ("ENDS", "-30-") or of music, a signature, further messages.

    A signature is what stands below a line of two hyphens (RFC 3676, 4.3), to the end or to the next message. Another
    message begins with its number and its head, and goes with all below it where its subject is not the first's.

    Must not drop a sign that stands for words left out ("[…]"), nor what people do ("[Laughter]"), nor the second half
    of a story whose parts two hyphens divide: below a signature's mark stands the lesser part of a text.
    """
    end = _next_message(blocks)
    signature = _signature(blocks[:end])
    for number, block in enumerate(blocks):
        if number >= end:
            yield Drop(block=block, why=f"is of another message, which begins in line {blocks[end].first}")
        elif number in signature:
            yield Drop(block=block, why="stands below the mark of a signature")
        elif len(block.text) <= _LONGEST and block.kind != "code":
            if _SIGNS.fullmatch(block.text) and not _OMITTED.fullmatch(block.text):
                yield Drop(block=block, why="nothing but signs")
            elif _END.fullmatch(block.text):
                yield Drop(block=block, why="marks the end of the text")
            elif _MUSIC.fullmatch(block.text):
                yield Drop(block=block, why="says that music is played")


def _next_message(blocks: Sequence[Block]) -> int:
    """Return the index at which a message with another subject than the first's begins; that of the end without one."""
    subjects = [
        (number, " ".join(match["subject"].casefold().split()))
        for number, block in enumerate(blocks)
        if (match := _SUBJECT.fullmatch(block.text)) and not block.kind
    ]
    for number, subject in subjects[1:]:
        if subject == subjects[0][1]:
            continue
        above = range(max(0, number - _HEAD_LINES), number)
        first = next((n for n in above if _MESSAGE.fullmatch(blocks[n].text)), None)
        if first is not None and any(is_prose(block.text) for block in blocks[subjects[0][0] : first]):
            return first
    return len(blocks)


def _signature(blocks: Sequence[Block]) -> range:
    first = next((number for number, block in enumerate(blocks) if block.text == _SIGNATURE and number), None)
    if first is None:
        return range(0)
    last = next((n for n in range(first + 1, len(blocks)) if _MESSAGE.fullmatch(blocks[n].text)), len(blocks))
    sizes = [block.text.count(" ") + 1 for block in blocks]
    return range(first, last) if sum(sizes[first:last]) <= _SMALL * sum(sizes) else range(0)
