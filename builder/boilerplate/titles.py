"""Titles as pages state them: with the name of their site at an end."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from builder.boilerplate.markup import word_count
from builder.characters import letters

WORDS = 4
"""Of what stands before a bar, for it to be the title."""
_DIVIDED = re.compile(r"\s+(?:[-–—|｜·•»«:\\]|::|--)\s+")
_LONG = 8
"""Letters of a site's name that stands in a longer one: "Harbor Law Digest" of lawdigest.example."""
_MOST_WORDS = 4
"""Blanks in a name that ends with that of a site."""
_IN_BRACKETS = re.compile(r"\(([^()]+)\)$")
_PART = 0.4
"""Of a stated title's words, the share that a heading has to hold."""
_WORD = re.compile(r"\w+")


def names_of_host(url: str | None) -> frozenset[str]:
    """Return what the host of an address may be called, as letters and digits alone: itself, and its parts."""
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    parts = host.split(".")
    return frozenset(filter(None, map(letters, [host, *(parts[:-1] if len(parts) > 1 else [])])))


def is_site(text: str, sites: Collection[str]) -> bool:
    """Say whether a text is one of the names of a site."""
    return letters(text) in sites


def _names_site(part: str, sites: Collection[str]) -> bool:
    """Say whether a part of a title is a name of its site, has it in brackets at its end, or is a name that ends so."""
    short = _IN_BRACKETS.search(part)
    if is_site(part, sites) or (short is not None and is_site(short[1], sites)):
        return True
    is_name = all(word[0].isupper() for word in part.split()) and part.count(" ") <= _MOST_WORDS
    return is_name and any(len(site) >= _LONG and letters(part).endswith(site) for site in sites)


def without_site(title: str, sites: Collection[str]) -> str:
    """Return a stated title without the parts at its ends that name the site; empty where nothing is left."""
    seams = [match.span() for match in _DIVIDED.finditer(title)]
    starts, ends = [0, *(end for _, end in seams)], [*(start for start, _ in seams), len(title)]
    own = [
        n for n, (start, end) in enumerate(zip(starts, ends, strict=True)) if not _names_site(title[start:end], sites)
    ]
    return title[starts[own[0]] : ends[own[-1]]] if own else ""


def first_part(title: str) -> str:
    """Return a stated title up to a bar, behind which sites put their names and sections; titles have none."""
    first = title.split(" | ", 1)[0]
    return first if word_count(first) >= WORDS else title


def agrees(heading: str, title: str) -> bool:
    """Say whether a heading is a stated title, or a good part of it; layout may stand for a sign between its parts."""
    if heading.casefold() in title.casefold():
        return word_count(heading) >= _PART * word_count(title)
    own = _WORD.findall(heading.casefold())
    return len(own) >= WORDS and own == _WORD.findall(title.casefold())
