"""Questions in a transcript, which are no news: they suppose and hint, and nothing says whose words they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.model import ParagraphId

_QUESTION = re.compile(r"(?:Q(?:\.|:)?\s+(?=[A-Z“\"])|QUESTION(?:ER)?:\s)")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.’'-]*\s){0,6}[A-Z][A-Z.’'-]*(?:\s\([^)]{1,40}\))?:\s")
"""“MS. EXAMPLE: …”, which ends a question."""
_LEAST = 2
"""Questions of a transcript: one paragraph alone may begin so in any text."""


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
