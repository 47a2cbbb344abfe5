"""What is said of an author below the story: "Ada Example is a fellow at the Institute of Examples." No news."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.model import ParagraphId

_BIO = re.compile(
    r"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}\s(?P<last>[A-Z][\w’'-]+)(?:,\s[^,]{2,40},)?\s"
    r"(?:is|was|serves\sas)\s(?:an?|the|currently|now)\s"
)
_LAST = 3
"""Paragraphs at the end of an article of which such notes can be."""


def bios(texts: Mapping[ParagraphId, str]) -> frozenset[ParagraphId]:
    """Return the last paragraphs that introduce somebody whom the article names nowhere else."""
    found: set[ParagraphId] = set()
    for id_, text in list(texts.items())[: -_LAST - 1 : -1]:
        bio = _BIO.match(text)
        if bio is None or any(bio["last"] in other for each, other in texts.items() if each != id_):
            break
        found.add(id_)
    return frozenset(found) if len(found) < len(texts) else frozenset()
