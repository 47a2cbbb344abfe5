"""Captions that only their place in an article tells from text, or what they say of a picture of several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from builder.clean.captions import in_brackets, is_passed_on
from builder.clean.credits import ends_in_credit
from builder.clean.rule import OPENING_QUOTES, Drop
from builder.model import Block
from builder.screened import screened
from builder.sentences import sentences

_ORDER = r"(?:second|third|fourth|fifth|front|back|2nd|3rd|4th|5th)"
_SIDE = rf"(?:(?:{_ORDER}\s)?(?:from\s(?:the\s)?)?(?:left|right)|cent(?:er|re))"
_PLACED = screened(
    rf"\b[A-Z][\w’'-]+\s[A-Z][\w’'-]+(?:,\s{_SIDE}(?:,\s(?!(?:but|he|or|she|they)\b)|\.?$)"
    rf"|,?\s\((?:L|C|{_SIDE}|\d(?:nd|rd|th)\sfrom\s[LR])\))"
)
"""Where somebody stands in a picture: “Ada Example (L)”, “Bo Sample, second from left, and …”."""
_REPORTED = screened(r"\b(?:said|says|told)\b")
_OF_PICTURE = re.compile(
    r"\[\d{1,2}/\d{1,2}\]\s?\S|(?:Clockwise\s)?[Ff]rom\s(?:top\s)?left(?:\sto\sright)?\s?(?::|,(?=\s[A-Z]))"
)
"""How the caption of a picture of several begins, and one that names people in their order."""
_BEHIND = re.compile(
    r"\s(?:Purchase\sLicensing\sRights|(?:hide|toggle)\scaption|more)(?:\s?,(?:\sopens\snew\stab)?)?$"
    r"|\s?,(?:\sopens\snew\stab)?$|\s[–—-]\s(?:Copyright|©)[^.]{0,40}$"
)
"""What stands behind a credit: a button, and whose the picture is."""
_SEVERAL = re.compile(r"(?:image|photo|picture|slide)\s\d{1,3}\s(?:of|/)(?:\s/)?\s\d{1,3}|caption|close", re.IGNORECASE)
"""Which of several pictures is shown, between buttons to the others and to its caption."""
_BARE = re.compile(r"[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|[A-Z]\.|for|of|de|von|van)){1,5}")
_LONGEST_NAME = 60
_SHORTEST, _LONGEST = 15, 420


def pictured(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a caption that says where somebody stands in its picture, which of several this is, or who made it.

    The credit stands before a button, or is a bare name behind the last sentence which another caption ends in as well.
    Comes once the title is known: what stands right below it tells where the story begins, be it a caption. Must not
    drop a sentence that reports what somebody said, nor one in which a person merely turns left.
    """
    signed = set(_signed_again([block.text for block in blocks]))
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST:
            continue
        if _is_pictured(text):
            yield Drop(block=block, why="says where somebody stands in a picture, or which of several it is")
        elif _SEVERAL.fullmatch(text):
            yield Drop(block=block, why="says which of several pictures is shown")
        elif "/" in text and len(text) <= _LONGEST_NAME and is_passed_on(text):
            yield Drop(block=block, why="a picture credit")
        elif block.kind != "list_item" and (number in signed or _is_credited(text)):
            yield Drop(block=block, why="ends with a picture credit")


def _is_credited(text: str) -> bool:
    behind = _BEHIND.search(text, max(0, len(text) - _LONGEST_NAME))
    return behind is not None and (in_brackets(text[: behind.start()]) or ends_in_credit(text[: behind.start()]))


def _is_pictured(text: str) -> bool:
    """Say whether a line tells what a picture shows: its number among several, or where somebody stands in it."""
    if text[0] in OPENING_QUOTES or _REPORTED.search(text):
        return False
    placed = _PLACED.search(text)
    return _OF_PICTURE.match(text) is not None or (placed is not None and len(sentences(text[: placed.start()])) <= 1)


def _signed_again(texts: Sequence[str]) -> Iterator[int]:
    """Return the places of texts behind whose last sentence stands a name and no stop, as it does behind another.

    Of whose name stands so but once nobody knows that it is no word of the text; behind a quotation it says whose words
    these are.
    """
    tails = {number: tail for number, text in enumerate(texts) if (tail := _bare_tail(text))}
    times = Counter(tail for _, tail in {(texts[number], tail) for number, tail in tails.items()})
    yield from (number for number, tail in tails.items() if times[tail] > 1)


def _bare_tail(text: str) -> str | None:
    if len(text) > _LONGEST or not text[-1].isalpha() or ". " not in text[-_LONGEST_NAME:]:
        return None
    *before, (start, end) = sentences(text)
    tail = text[start:end]
    whole = before and before[-1][1] >= _SHORTEST and text[: before[-1][1]].endswith(".")
    return tail if whole and _BARE.fullmatch(tail) else None
