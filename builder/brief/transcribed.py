"""Transcripts: what is said in one, is said by who is named before it, perhaps paragraphs above.

Taken out alone it would be told in the name of the article. Where one person speaks there is nothing to mistake: a
speech is its speaker's, as its title says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from builder.model import ParagraphId

_IN_CAPITALS = re.compile(
    r"(?P<who>(?:[A-Z][A-Z.’'-]*\s){0,6}[A-Z][A-Z.’'-]{2,}(?=(?:\s\([^)]{1,40}\))?:\s)|Q(?=[.:]?\s+[A-Z“\"]))"
)
"""“MS. EXAMPLE: …”, and the “Q” of whoever asks."""
_IN_FULL = re.compile(r"(?P<who>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}):\s(?![“\"])")
"""“Ada Example: …”; behind a quotation mark stand the words of one who is quoted by the article."""
_FEWEST, _SHARE = 6, 0.25
"""Turns of the shortest transcript, and their share of its paragraphs, where speakers are named as anybody is."""
_TALK = re.compile(r"\b(?:I|[Ww]e|[Mm]y)\b")
_TALKING, _TALKING_IN_CAPITALS = 0.4, 0.15
"""Share of their turns in which they speak of themselves, as the rows of a list (“Phone Number: …”) do not, nor what
stands under labels (“HIGH: …”, “CRITICAL: …”)."""
_TURNS = 4
"""Likewise where they are named in capitals."""
_SPEAKERS, _OFTEN = 2, 2
"""Who speak in the shortest conversation, and how often each: headings of fact sheets (“A NEW PORT: …”) stand once."""
_TITLED = re.compile(r"\btranscript\b", re.IGNORECASE)


def transcribed(texts: Mapping[ParagraphId, str], title: str) -> frozenset[ParagraphId]:
    """Return the paragraphs from the first speaker of a conversation on; all, where its title says what it is.

    Must not take an article that has speakers' words in quotation marks, nor a list of items under labels.
    """
    first = _first_speaker(texts)
    if first is None:
        return frozenset()
    ids = list(texts)
    return frozenset(ids if _TITLED.search(title) else ids[first:])


def _first_speaker(texts: Mapping[ParagraphId, str]) -> int | None:
    """Return the place of the first paragraph with a speaker's name before it, if the text is a conversation."""
    for pattern, least, talking in (
        (_IN_CAPITALS, _TURNS, _TALKING_IN_CAPITALS),
        (_IN_FULL, max(_FEWEST, _SHARE * len(texts)), _TALKING),
    ):
        turns = {
            number: match["who"]
            for number, text in enumerate(texts.values())
            if ": " in text or text[:1] == "Q"
            if (match := pattern.match(text))
        }
        speakers = [who for who, times in Counter(turns.values()).items() if times >= _OFTEN]
        if len(turns) < least or len(speakers) < _SPEAKERS:
            continue
        told = [text for number, text in enumerate(texts.values()) if number in turns]
        if sum(_TALK.search(text) is not None for text in told) >= talking * len(told):
            return min(turns)
    return None
