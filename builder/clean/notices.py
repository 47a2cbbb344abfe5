"""Copyright and licence notices: recorded as the article's rights, then dropped from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, Says
from builder.model import Block
from builder.sentences import sentences

_MARK = re.compile(r"(?:(?P<sign>[©ⓒⒸ]|\(c\))|copyright(?:\s*(?:[©ⓒ]|\(c\)))?(?=\W))[\s:]*", re.IGNORECASE)
_YEARS = re.compile(r"\b(?P<first>(?:19|20)\d\d)(?P<more>\s*[-–—,/]\s*(?:19|20)?\d\d)?\b")
_AFTER_HOLDER = re.compile(
    r"[\s.,;|–—-]*(?:\b(?:all\s+)?rights\s+reserved|\btext\b|\blicen[cs]ed\b|\bdo\s+not\b|\breproduction\b|\bno\s+part\b|\bunder\b)",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"all rights reserved\.?", re.IGNORECASE)
_LONGEST = 600


def notices(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block that begins with a copyright sign, or that only says that all rights are reserved.

    The notice is the article's rights; its holder the publisher; a single year its date, to the year. A range of
    years is the site's, not the article's, and dates nothing. Must not drop a paragraph about copyright: the sign
    or the word has to stand first and be followed by a year, or the reservation has to be in the block.
    """
    for block in blocks:
        text = block.text
        if len(text) > _LONGEST:
            continue
        if _RESERVED.fullmatch(text):
            yield Drop(block=block, why="a rights notice", says=Says(rights=text))
            continue
        mark = _MARK.match(text)
        if mark and (mark["sign"] or _YEARS.match(text, mark.end()) or _RESERVED.search(text)):
            holder, year = _holder(text[mark.end() :])
            yield Drop(block=block, why="a rights notice", says=Says(rights=text, publisher=holder, date=year))


def _holder(rest: str) -> tuple[str | None, str | None]:
    """Return who holds the rights and the one year that the notice names, from what follows its sign."""
    rest = re.split(r"\s[|•·]\s", rest)[0]  # what follows are the links of a footer
    years = _YEARS.search(rest)
    end = _AFTER_HOLDER.search(rest)
    stated = rest[: end.start()] if end else rest[: sentences(rest)[0][1]] if rest.strip() else ""
    holder = re.sub(r"^by\s+", "", _YEARS.sub("", stated).strip(" ,.;|–—-"), flags=re.IGNORECASE)
    abbreviated = stated.rstrip(" ,;|–—-").endswith(f"{holder}.") and re.search(r"\b(?:Inc|Corp|Co|Ltd|[A-Z])$", holder)
    holder = f"{holder}." if abbreviated else holder
    year = years["first"] if years and not years["more"] else None
    return (holder if 1 < len(holder) <= 80 else None), year
