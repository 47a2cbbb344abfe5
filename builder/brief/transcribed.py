"""Transcripts: what is said in one is said by who is named before it, perhaps paragraphs above.

Taken out alone it would be told in the name of the article. Where one person speaks there is nothing to mistake: a
speech is its speaker's, as its title says. But questions are no news in any transcript: they suppose and hint, and
nothing says whose words they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from builder.model import ParagraphId

_CAPITALS = r"(?:[A-Z][A-Z.’'-]*\s){0,6}[A-Z][A-Z.’'-]"
_COLON = r"(?:\s\([^)]{1,40}\))?:\s"
"""Behind a speaker, and what is said of one: “MS. EXAMPLE (Acme): …”."""
_Q = r"Q(?=[.:]?\s+[A-Z“\"])"
_QUESTION = re.compile(rf"{_Q}|QUESTION(?:ER)?:\s")
_SPEAKER = re.compile(rf"{_CAPITALS}*{_COLON}")
"""Whoever ends a question."""
_LEAST = 2
"""Questions of a transcript: one paragraph alone may begin so in any text."""
_IN_CAPITALS = re.compile(rf"(?P<who>{_CAPITALS}{{2,}}(?={_COLON})|{_Q})")
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


def asked(texts: Mapping[ParagraphId, str]) -> frozenset[ParagraphId]:
    """Return the paragraphs of questions, which go on until somebody else is named as speaking."""
    found: set[ParagraphId] = set()
    questions, within = 0, False
    for id_, text in texts.items():
        if _QUESTION.match(text):
            questions, within = questions + 1, True
        elif _SPEAKER.match(text):
            within = False
        if within:
            found.add(id_)
    return frozenset(found) if questions >= _LEAST else frozenset()


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
