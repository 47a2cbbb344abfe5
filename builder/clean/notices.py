"""Copyright and licence notices: recorded as the article's rights, then dropped from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, Says
from builder.model import Block

_MARK = r"(?:©|ⓒ|Ⓒ|\([cC]\)|[Cc]opyright(?:\s*(?:©|ⓒ|\([cC]\)))?|COPYRIGHT)"
_NOTICE = re.compile(
    rf"{_MARK}[\s:]*(?P<years>(?:19|20)\d\d(?:\s*[-–—,]\s*(?:19|20)\d\d)?)?[,\s]*(?:by\s+)?(?P<holder>.*?)"
    r"(?:\.?,?\s+(?:(?:all\s+)?rights\s+reserved|text\s|licen[cs]ed|do\s+not|this\s|reproduction|no\s+part|under\s).*|\.\s.*|\.?)$",
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
        match = _NOTICE.match(text)
        if match and (match["years"] or text[0] in "©ⓒⒸ" or _RESERVED.search(text)):
            holder = (match["holder"] or "").strip(" ,.|–-")
            years = re.findall(r"\d{4}", match["years"] or "")
            yield Drop(
                block=block,
                why="a rights notice",
                says=Says(
                    rights=text,
                    publisher=holder if 1 < len(holder) <= 80 else None,
                    date=years[0] if len(years) == 1 else None,
                ),
            )
