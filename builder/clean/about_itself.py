"""What a text says of itself at its ends: how it was made, shortened or translated, what it is not, whose views."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from builder.clean.rule import Drop, prose_of
from builder.model import Block

_TEXT = (
    r"(?:transcript|interview|conversation|article|story|piece|text|release|recap|alert|column|chapter|post"
    r"|translation|item)"
)
_MADE = (
    r"(?:lightly\s+|slightly\s+)?(?:made|typed|transcribed|generated|cut|shortened|edited|condensed|translated|drafted"
    r"|tidied|corrected)"
)
_ITSELF = re.compile(
    rf"(?:this\s+(?:\w+\s+)?{_TEXT}\s+(?:(?:was|is|has\s+been)\s+(?:also\s+|first\s+)?{_MADE}\b"
    r"|(?:first\s+|also\s+)?appear(?:s|ed)\s+(?:in|under)\b.{0,40}\b(?:print|edition|number|issue|headline)\b"
    r"|took\s+place\s+in\b.{0,60}\b(?:edited|shortened|translated|cut)\b"
    r"|contains\s+(?:expectations|forward|statements)\b|gives\s+general\s+information\b|may\s+contain\s+(?:errors|mistakes)\b"
    r"|is\s+(?:a|not)\s+(?:rush|machine|legal|investment|medical)\b)"
    rf"|this\s+(?:commentary|essay|op-ed|{_TEXT})\s+(?:was\s+)?(?:originally|first)\s+(?:published|posted|ran)\s+(?:by|in|on)\b"
    rf"|this\s+(?:commentary|essay|op-ed|{_TEXT})\s+is\s+(?:(?:an?|the)\s+)?(?:\w+\s+)?(?:abridgement|adaptation|excerpt|extract|version)\s+"
    r"(?:from|of)\b"
    rf"|(?:the\s+)?transcripts?\s+(?:are|is|was|were|may)\b|this\s+is\s+a\s+(?:rush|machine|rough)\s+{_TEXT}\b"
    r"|(?:nothing\s+(?:here|above|in\s+this\s+\w+)|this)\s+is\s+(?:not\s+)?(?:\w+\s+)?advice\b)",
    re.IGNORECASE,
)
_DISCLAIMS = re.compile(
    r"(?:disclaimer|please\s+note|this|these|nothing|(?:the|all|any)\s+(?:above|content|contents|foregoing|information|materials?|statements?"
    r"|opinions|views))\b.{0,320}?\b(?:"
    r"(?:does|do)\s+not\s+(?:create|constitute|establish|form)\s+(?:an?\s+)?(?:attorney|lawyer|solicitor)[\s–-]client\s+relationship"
    r"|not\s+(?:to\s+)?be\s+(?:relied\s+(?:up)?on|construed|taken|regarded|used|interpreted)\s+as\s+(?:\w+\s+(?:or\s+\w+\s+)?)?advice"
    r"|(?:does|do)\s+not\s+constitute\s+(?:\w+,?\s+){1,5}advice|for\s+(?:general\s+)?information(?:al)?\s+purposes\s+only)\b"
    r"|(?:[^.!?]{2,160}\bdonors?\s+to\s+[^.!?]{2,80}\.\s+)?(?:disclaimer\s*:\s+)?(?:(?:the|any|all)\s+)?(?:views|opinions|findings|conclusions)"
    r"(?:,?\s+(?:and\s+)?\w+){0,3}?\s+(?:expressed|posted|presented|stated)\b.{0,80}?\b(?:are|do)\s"
    r"(?:(?:solely|entirely|exclusively|strictly)\s+)?(?:those\s+of|the\s+authors?|his|her|their"
    r"|not\s+(?:necessarily\s+)?(?:reflect|represent|those))\b"
    r"|(?:[^.!?]{2,80}\.\s+)?(?:in\s+[^.!?]{2,60},\s+)?each\s+(?:[\w’'.-]+\s+){1,6}?(?:commentary|paper|publication|report)\s+represents?\s+"
    r"the\s+(?:sole\s+)?(?:opinions?|views?)\s+of\s+(?:its|the)\s+authors?\b"
    r"|(?:(?:this\s+)?(?:[\w-]+\s+){1,2}(?:is|are)\s+(?:issued|produced|published)\s+by\s+[^.!?]{3,200}\.\s+(?:[^.!?]{3,120}\.\s+){0,2})?"
    r"(?:[^.!?]{2,80}\s)?(?:takes?\s+no|does\s+not\s+take)\s+(?:institutional|specific|corporate|collective)\s+(?:policy\s+)?positions?\b",
    re.IGNORECASE,
)
"""What firms of lawyers, think tanks and banks set below what they publish."""
_LONGEST_DISCLAIMER = 450
_OF_HOUSE = re.compile(
    r"(?:(?:[Tt]he\s)?[A-Z][\w.’'&-]*(?:\s(?:of\s|for\s|the\s|and\s)*[A-Z][\w.’'&-]*){0,6}\s(?:is|are)|We\sare|Our\s\w+\sis)\s"
    r"(?:committed|dedicated|funded|supported)\s(?:by|to)\s[^.!?]{4,120}\."
)
"""“The Nagoya Institute is committed to quality and independence.”, right above what it disclaims."""
_SLUG = re.compile(
    r"\(ATTN:\s[^()]{3,200}\)|==\s?[A-Z][a-z]+|\((?:Adds|Updates|Recasts|Corrects|Rewrites|Refiles|Repeats|Removes|Releads|Writes\sthrough)\b[^()]{3,200}\)"
)
"""What an agency's version has that the one before had not, and how Kyodo signs one."""
_LONGEST = 220
_ENDS = 5
"""Paragraphs at either end of a text among which such a note stands."""


def about_itself(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a short block at either end that says how the text was made or what it is not.

    Editors set such notes apart ("This interview has been edited for length", "This alert gives general information");
    they are of the page, not of the story. Must not drop a correction or an update, which says what the story says
    now, nor a sentence about another text: it has to begin with "This" and the word for a text, and stand at an end.
    Below the text it may disclaim advice or views ("The Centre takes no institutional positions"): of itself, not of
    what somebody else wrote. At either end an agency says in brackets what its version adds.
    """
    prose = prose_of(blocks)
    ends = {*prose[:_ENDS], *prose[-_ENDS:]} if len(prose) > _ENDS else set()
    below = prose[-_ENDS:]
    disclaimed = [n for n in below if n in ends and blocks[n].kind in ("", "paragraph") and _disclaims(blocks[n].text)]
    for number in sorted(ends):
        block = blocks[number]
        if block.kind in ("", "paragraph") and len(block.text) <= _LONGEST and _ITSELF.match(block.text):
            yield Drop(block=block, why="says how the text was made, or what it is not")
        elif number in disclaimed:
            yield Drop(block=block, why="disclaims advice, or whose views these are")
    for number in disclaimed:
        above = takewhile(lambda n: _OF_HOUSE.fullmatch(blocks[n].text), range(number - 1, -1, -1))
        yield from (
            Drop(block=blocks[n], why="says what the publisher stands for, above what it disclaims") for n in above
        )
    told = range(prose[1], prose[-2] + 1) if len(prose) > 1 else range(len(blocks))
    for number, block in enumerate(blocks):
        if number not in told and _SLUG.fullmatch(block.text):
            yield Drop(block=block, why="says what is new in this version")


def _disclaims(text: str) -> bool:
    return len(text) <= _LONGEST_DISCLAIMER and _DISCLAIMS.match(text) is not None
