"""Who wrote a saved page: the names in what it states, and those in elements beside its title.

What says what somebody is (`roles`) is nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from builder.calendar_dates import DAY_DATE
from builder.characters import fold, letters
from builder.read.roles import role
from builder.read.stated_date import is_time
from builder.sentences import TERMINAL

_NOBODY = frozenset(
    "undefined null none nan unknown admin administrator wordpressadmin webmaster author guest anonymous"
    " publisher".split()
) | {"no author", "super user", "tweet this", "fact checked", "fact-checked", "learn more"}
_OFFERED = re.compile(
    r"(?:about|more|read|see|view|visit)\s+(?:about|all|by|from|full|me|more|my|other|posts|the|this)\b", re.IGNORECASE
)
"""How a link begins that leads to somebody's page, with no name in it: "View my complete profile"."""
_OF_ANOTHER_WORK = re.compile(
    r"(?:last\s+|(?:medic|leg|technic)ally\s+)?"
    r"(?:updated|reviewed|edited|(?:fact[- ])?checked|translated|illustrated)\s+by\b",
    re.IGNORECASE,
)
"""How the name begins of somebody who did something else than write."""
_KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
"""What a template was to put a name in place of."""
_HOME = re.compile(r"\s+[-–—|(<]\s*https?://\S+$")
"""What stands behind a name: its bearer's own page."""
_WHEN = re.compile(r"\s*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$")
"""A day that stood right behind a name on its page."""
_BY = re.compile(r"(?:(?:written\s+)?by:?\s+|(?-i:By)(?=(?-i:[A-ZÀ-Þ][\w.’'-]*\s+[A-ZÀ-Þ])))", re.IGNORECASE)
"""What stands before a name; some pages set it apart by style alone: "ByAda Example"."""
_AND = re.compile(r"\s*[,;|]\s+(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:de|del|van|von|der|den|bin|al|la|[A-ZÀ-Þ][\w.’'-]*)){1,4}")
_NO_NAME = re.compile(
    r"\b(?:agenc\w+|associated|bureau|columnist|contribut\w+|correspondent|daily|desk|editor\w*|fellow|institute|jr|journal|journalist"
    r"|magazine|news|phd|post|press|professor|reporter|service|sr|staff|team|times|university|writers?)\b",
    re.IGNORECASE,
)
"""Of a part that says what somebody is, or where: "Ada Example, Staff Writer"."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NAME = re.compile(r"[^\W\d_][^\d@/<>]*")
_ADDRESS = re.compile(r"\bwww\.|\b[a-z0-9-]{2,}\.(?:com|org|net|info|gov|edu|[a-z]{2})\b|\S@\S")
_OF_AUTHOR = re.compile(
    r"/(?:authors?|autore[ns]?|autor(?:es|in)?|auteurs?|writers?|contributors?|journalists?|reporters?|staff|people|profiles?)/[^/?#]",
    re.IGNORECASE,
)
"""The path of a page on an author, as sites call it in several languages."""
_MOST_AUTHORS = 4
_LONGEST_NAME = 120
_LONGEST_LINE = 240
"""Characters of the longest line that names authors and what they are."""
_LONGEST_DATE = 40
_LINKS = 8
"""Elements in such a line at most: its names may be links."""
_MOST_WORDS = 6


def stated_authors(
    said: Iterable[str], sites: Iterable[str], url: str | None, beside: Sequence[Any]
) -> tuple[str, ...]:
    """Return the names that are said to be the authors', less those of the site; else those `beside` the title.

    `sites` are names of the site and of who publishes it, `url` is the page's address. What is marked as an author's
    counts beside the title alone: in a list it is that of another story.
    """
    own = {letters(site) for site in sites}
    host = (urlsplit(url or "").hostname or "").removeprefix("www.").split(".", 1)[0]
    return (
        tuple(n for n in said if letters(n) not in own and n.lower() != host and not _ADDRESS.search(n))
        or _marked_authors(beside)
        or next(filter(None, map(_in_office, beside)), ())
        or _linked_authors(beside, own | {letters(host)})
    )


def people(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that can be somebody's: templates also state addresses, and nobody."""
    found = (
        _BY.sub("", name, count=1) if _BY.match(name) else name
        for said in names
        for name in _each(_HOME.sub("", _WHEN.sub("", said)))
    )
    return tuple(
        dict.fromkeys(
            name
            for name in found
            if 0 < len(name) <= _LONGEST_NAME
            and _LETTERS.search(name)
            and ":" not in name
            and name.casefold() not in _NOBODY
            and not (_OFFERED.match(name) or _OF_ANOTHER_WORK.match(name) or _KEY.fullmatch(name))
        )
    )


def _each(said: str) -> list[str]:
    """Return the names of a statement: one is a list where it is too long for a name, or each part is a full one.

    What says what somebody is, is nobody's name, and parts the names where there are several.
    """
    said = said.strip(" ,;|")
    parts = _AND.split(said)
    roles = [role(part, beside=number > 0) for number, part in enumerate(parts)]
    if any(roles):
        return _beside_roles(parts, _AND.findall(said), roles)
    full = all(map(_is_full_name, parts))
    return parts if full or len(said) > _LONGEST_NAME else [said]


def _beside_roles(parts: Sequence[str], signs: Sequence[str], roles: Sequence[re.Match[str] | None]) -> list[str]:
    """Return the names among `parts`, some of which say what somebody is: each with its own, or set apart by "and".

    What else stands behind a role is where somebody works, or goes on with it ("Professor of Law and Public Policy").
    """
    found: list[str] = []
    for number, part in enumerate(parts):
        if roles[number]:
            continue
        above = roles[number - 1] if number else None
        if number == 0 or (
            _is_full_name(part)
            and (
                (number + 1 < len(parts) and roles[number + 1])
                or (not (above and above.groupdict().get("of")) and signs[number - 1].strip() not in (",", ""))
            )
        ):
            found.append(part)
    return found


def _is_full_name(part: str) -> bool:
    return _FULL_NAME.fullmatch(part) is not None and not _NO_NAME.search(part)


def marked_texts(beside: Sequence[Any]) -> frozenset[str]:
    """Return the texts of the elements that are marked as the author's or as a time, or say what authors are."""
    marked = (element for element in beside if _is_author(element) or is_time(element) or _in_office(element))
    return frozenset(fold(element.text_content())[0] for element in marked)


def _is_author(element: Any) -> bool:
    return "author" in f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()


def _marked_authors(beside: Sequence[Any]) -> tuple[str, ...]:
    """Return the names in elements that are marked as the author's, each of which holds one."""
    found: list[str] = []
    for element in filter(_is_author, beside):
        inner = element.xpath("descendant::*[@itemprop='name'][1]")
        marked = inner[0] if inner else element
        found.append(fold(marked.get("content") or marked.text_content())[0])
    names = people(found)
    return tuple(name for name in names if _NAME.fullmatch(name) and name.count(" ") < _MOST_WORDS)


def _in_office(element: Any) -> tuple[str, ...]:
    """Return the names in an element that names people and what they are, right beside one that is a date."""
    if element.tag not in ("p", "div", "span") or len(element) > _LINKS:
        return ()
    text = fold(element.text_content())[0]
    if len(text) > _LONGEST_LINE or TERMINAL.search(text) or not any(map(_is_date, _siblings(element))):
        return ()
    parts = _AND.split(text)
    names = people([text])
    full = bool(names) and text.removeprefix("By ").startswith(names[0]) and all(map(_is_full_name, names))
    return names if full and any(role(part, beside=True) for part in parts[1:]) else ()


def _siblings(element: Any) -> Iterator[Any]:
    yield from (each for each in (element.getprevious(), element.getnext()) if each is not None)


def _is_date(element: Any) -> bool:
    text = fold("".join(islice(element.itertext(), _LINKS)))[0]
    return len(text) <= _LONGEST_DATE and DAY_DATE.fullmatch(text) is not None


def _linked_authors(beside: Sequence[Any], sites: Collection[str]) -> tuple[str, ...]:
    """Return the full names beside the title that lead to a page of their bearer's own among the site's authors.

    `sites` are the names of the site, as letters alone: it is none of them.
    """
    links = (each for each in beside if each.tag == "a" and _OF_AUTHOR.search(each.get("href") or ""))
    names = dict.fromkeys(people(fold(link.text_content())[0] for link in links))
    found = tuple(
        name
        for name in names
        if _FULL_NAME.fullmatch(name) and not _NO_NAME.search(name) and letters(name) not in sites
    )
    return found if len(found) <= _MOST_AUTHORS else ()
