"""The head of a note that a reading service wrote: a list below “Metadata” of what it knows of the article.

# Ports ask for lamps

## Metadata
- Author: [[Ada Example]]
- Full Title: Ports Ask for Lamps
- URL: https://example.org/lamps

## Highlights
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_HEADING = re.compile(r"#{1,3}\s+Metadata")
_FIELD = re.compile(
    r"[-*]\s+(?P<key>Author|Authors|Full Title|Title|Category|Document (?:Note|Tags)|Date|Published(?: Date)?|Publisher"
    r"|Site|Source|Source URL|Summary|Tags|URL)::?\s+(?P<value>\S.*)"
)
_PARTS = re.compile(r"#{1,3}\s+(?:Full Document|Highlights|(?:New )?[Hh]ighlights (?:added|first synced) .*)")
"""Headings of what such a service adds to a note, one day after the other."""
_NAMES = {"full_title": "title", "published_date": "published"}
_FIRST = 30
"""Lines in which such a head begins."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class NoteHead:
    """What such a list says, and the lines of it and of the service's headings, counted from 1."""

    data: Mapping[str, str]
    lines: frozenset[int]


NO_HEAD = NoteHead({}, frozenset())


def read_note_head(lines: Sequence[str]) -> NoteHead:
    """Return what the head of a note says; nothing where there is none.

    Must not take a list of other things below such a heading: each item has one of the service's keys.
    """
    at = next((n for n, line in enumerate(lines[:_FIRST]) if line.startswith("#") and _HEADING.fullmatch(line)), None)
    if at is None:
        return NO_HEAD
    data: dict[str, str] = {}
    found = {at + 1}
    for number, line in enumerate(lines[at + 1 :], at + 2):
        if not line:
            continue
        if (field := _FIELD.fullmatch(line)) is None:
            break
        key = field["key"].lower().replace(" ", "_")
        data[_NAMES.get(key, key)] = field["value"]
        found.add(number)
    if len(data) < _FEWEST or data.keys().isdisjoint(("title", "url", "author")):
        return NO_HEAD
    found.update(n for n, line in enumerate(lines, 1) if line.startswith("#") and _PARTS.fullmatch(line))
    return NoteHead(data, frozenset(found))
