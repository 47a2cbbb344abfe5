"""Which lines of a plain text are one block.

Scraped text comes in three forms: a paragraph a line with blank lines between, a paragraph a line without, and
hard-wrapped at some column with blank lines between paragraphs. The last is told by the wrapping itself: a line
was broken because the next word did not fit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from builder.model import Block
from builder.read.torn import LEADING, dateline_apart, mended, torn
from builder.sentences import TERMINAL
from builder.words import is_known

_WRAP = range(40, 111)
"""Columns at which text is plausibly wrapped by hand or by a mail program."""
_LONGER = 0.1
"""Share of lines of wrapped text that may be longer: addresses, tables, what was pasted in."""
_OVERRUN = 3
"""Characters by which a line may be longer than the others, as people and programs that hyphenate leave some."""
_FULL = 0.7
"""Of the width, the shortest line of which it says something that the next word did not go on it."""
_BROKEN = 0.85
_CONTINUED = 0.4
"""Share of long lines that go on in lower case, from which text is seen to be wrapped by hand."""
_FIELD = re.compile(r"[A-Z][A-Za-z-]{1,30}: ")
"""How a line of the head of a mail begins; below another one it is never what goes on of it."""
_SIGNS = re.compile(r"[^\w\s]{3,}")
_ADDRESS = re.compile(r"<?https?://\S+>?")
_LISTED = re.compile(r"\d{1,4}\. [a-z]{2,10}:\S+")
"""One of the addresses that a text browser lists below a page."""
_HEADLINE, _WORDS = 200, 4
"""Characters of the longest headline on two lines, and words of its first."""
_LEADS_ON = re.compile(rf"\s(?:{LEADING})", re.IGNORECASE)
_OF_AUTHOR = re.compile(r"by\b|\S*(?:\.|@|:)\S")
"""What may stand below a headline in lower case: its author, an address."""
_PARTED = re.compile(r"(?P<begins>[^\W\d_]+)-$")
_LETTERS = re.compile(r"[^\W\d_]+")
_LIST_ITEM = re.compile(r"(?:[-*+•‣▪◦·–—]|\(?\d{1,3}[.)])\s")


def joined_lines(lines: list[str]) -> list[Block]:
    """Join the lines of hard-wrapped and of torn paragraphs and of a headline; all others are blocks of their own."""
    width = _wrap_width(lines)
    seams = dateline_apart(lines) | (frozenset() if width else torn(lines))
    blocks: list[Block] = []
    first = 0
    top = next((number for number, line in enumerate(lines) if line), 0)
    broken = _is_broken_headline(lines[top : top + 3])
    for number, line in enumerate(lines):
        if not line:
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if broken and number == top:
            first = number + 1
            continue
        if number in seams or (
            width
            and following
            and (_goes_on(line, following, width) or ((blocks or first) and _overruns(line, following, width)))
        ):
            first = first or number + 1
            continue
        start = first or number + 1
        pieces = lines[start - 1 : number + 1]
        text = mended(pieces) if seams else _joined(pieces, lines)
        blocks.append(Block(first=start, last=number + 1, text=text))
        first = 0
    return blocks


def _joined(pieces: Sequence[str], lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one; a word that was parted at the end of a line is whole.

    Its hyphen stays where the text has the word with one, or where nobody knows it without: "multi-" and "ple" are one
    word, "off-" and "chain" are two.
    """
    text = pieces[0]
    for piece in pieces[1:]:
        parted = _PARTED.search(text) if piece[0].islower() else None
        rest = _LETTERS.match(piece)
        if not parted or not rest:
            text += f" {piece}"
            continue
        text = (text[:-1] if _is_one_word(parted["begins"], rest[0], " ".join(lines).lower()) else text) + piece
    return text


def _is_one_word(begins: str, ends: str, told: str) -> bool:
    """Say whether two pieces are one word: by a text in lower case, by common words, or as neither is one."""
    whole = f"{begins}{ends}".lower()
    if f"{begins}-{ends}".lower() in told:
        return False
    neither = begins.islower() and not is_known(begins) and not is_known(ends)
    return neither or is_known(whole) or re.search(rf"\b{whole}\b", told) is not None


def _is_broken_headline(lines: Sequence[str]) -> bool:
    """Say whether the first line of a text is a headline that goes on in the next one, alone above a blank line.

    It ends in a word in which none ends, or goes on in lower case. Must not join it with its author or an address.
    """
    if len(lines) < 3 or lines[2] or not lines[1]:
        return False
    line, following, _ = lines
    return (
        (following[0].islower() or _LEADS_ON.fullmatch(line, line.rfind(" ")) is not None)
        and len(line) + len(following) <= _HEADLINE
        and _WORDS - 1 <= line.count(" ") < len(line) / 3  # not a masthead with its letters set apart
        and not line[0].islower()
        and TERMINAL.search(line) is None
        and TERMINAL.search(following) is None
        and _OF_AUTHOR.match(following) is None
        and not _LIST_ITEM.match(following)
        and not _FIELD.match(line)
    )


def _wrap_width(lines: list[str]) -> int:
    """Return the length at which a text's lines were wrapped, or 0 for text that is not.

    Text is wrapped when hardly a line is longer (one may always be), nearly every long line that is followed by
    another ends where the next word would not have fitted, and most of those end within a sentence: paragraphs of
    one line each may be equally long, but each is whole. Where many go on in lower case, the text was wrapped by
    hand, and a line that goes on so need not be full. Of several lengths that explain the text, the one counts at
    which most lines had no room for the next word: a single wide line may be there by chance. Short lines (lists,
    headings, menus), heads of mails, lines of signs and listed addresses, which may be of any length, say nothing.
    Five such breaks are the least that chance does not explain, three where nothing else stands in the text.
    """
    told = ["" if _SIGNS.fullmatch(line) or _LISTED.fullmatch(line) else line for line in lines]
    lengths = sorted(map(len, filter(None, told)))
    pairs = [
        (line, after)
        for line, after in pairwise(told)
        if line and after and not _LIST_ITEM.match(after) and not (_FIELD.match(line) and _FIELD.match(after))
    ]
    beyond = lengths[max(0, min(math.ceil((1 - _LONGER) * len(lengths)) - 1, len(lengths) - 2))] if lengths else 0
    found: dict[int, int] = {}
    for width in sorted({length for length in lengths if length in _WRAP and length >= beyond}, reverse=True):
        full = [(line, after) for line, after in pairs if _FULL * width <= len(line) <= width]
        wrapped = filled = sum(_was_wrapped(line, after, width) for line, after in full)
        if _CONTINUED * len(full) <= sum(_continues(line, after) for line, after in full):
            wrapped = sum(_was_wrapped(line, after, width) or _continues(line, after) for line, after in full)
        whole = sum(TERMINAL.search(line) is not None for line, _ in full)
        fewest = 3 if len(full) == len(pairs) else 5
        if wrapped >= max(fewest, _BROKEN * len(full)) and whole <= 0.5 * len(full):
            found[width] = filled
    return max(found, key=lambda width: (found[width], width), default=0)


def _was_wrapped(line: str, following: str, width: int) -> bool:
    word = following.split(" ", 1)[0]
    return len(line) <= width < len(line) + 1 + len(word) and not _is_apart(line, following)


def _goes_on(line: str, following: str, width: int) -> bool:
    return _was_wrapped(line, following, width) or (_FULL * width <= len(line) <= width and _continues(line, following))


def _overruns(line: str, following: str, width: int) -> bool:
    """Say whether a line is a little longer than the width and goes on in the next, a full one or in lower case.

    A headline does not: it is the first line, or all of it is in capitals, or a sentence ends with it.
    """
    return (
        width < len(line) <= width + _OVERRUN
        and (following[0].islower() or len(following) >= _FULL * width)
        and line.isupper() == following.isupper()
        and TERMINAL.search(line, len(line) - 12) is None
        and not _FIELD.match(following)
        and not _is_apart(line, following)
    )


def _continues(line: str, following: str) -> bool:
    """Say whether the sentence goes on in the next line, in lower case."""
    return (
        following[0].islower()
        and not _is_apart(line, following)
        and TERMINAL.search(line, max(0, len(line) - 12)) is None
    )


def _is_apart(line: str, following: str) -> bool:
    """Say whether a line goes on in no other whatever room was left: signs, or before an address or an item."""
    return (
        _LIST_ITEM.match(following) is not None
        or _ADDRESS.fullmatch(following) is not None
        or _SIGNS.fullmatch(following) is not None
        or _SIGNS.fullmatch(line) is not None
    )
