"""Texts whose lines were torn at every link and every word in bold.

Scrapers write them so that take the text of a page piece by piece, with a line break between (`get_text` of Beautiful
Soup, called with one):

    The office said on Monday that
    the ferry
    , which is 40 years old, will be repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from builder.calendar_dates import MONTH
from builder.sentences import TERMINAL

_SURE = re.compile(r"[,;](?:\s|$)|\.(?:\s[A-Z“\"]|[”\"’]|$)")
"""How no line begins that anybody wrote."""
_BEHIND = re.compile(r"[,;:.!?](?:\s|[”\"’]|$)|[)\]’”](?:[\s,.;]|$)|—(?=[a-zß-ÿ])")
_OPENS = re.compile(r"[“‘(\[«]$|\w—$")
"""Behind these a line goes on without a blank."""
_LETTER = re.compile(r"[^\W\d_](?:[\w’'-]|\s(?!\W))")
LEADING = "a|an|and|as|at|but|by|for|from|in|into|of|on|or|over|that|the|to|under|with|without|its|their|his|her"
"""Words in which no sentence and no headline ends, for a pattern."""
_LEADS_ON = re.compile(
    rf"(?:^|\s)(?:{LEADING}|has|have|was|were|is|are|said|which|who)$|[,;“‘(\[«]$|\w—$|(?:^|\s)\"$|^(?:st|nd|rd|th)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-*+o•‣▪◦·–—]|\(?\w{1,3}[.)])(?:\s|$)")
_CODE = re.compile(r"[{}<>=|]|\(\)|\);$")
_TORN, _LIKELY, _SHARE = 2, 3, 0.05
"""Lines that surely go on above them, such that likely do, and of these the share of all, from which a text is torn."""
_WORDS = 5
_LONG, _SHORT = 35, 80
"""Characters of the shortest line above a link, for it to be no heading, and of the longest link."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_DIGIT = re.compile(r"\d$")
_PLACE = re.compile(
    r"(?P<open>[\[(])?[^\W\d_a-zß-ÿ][\w.’'-]*(?:\s[^\W\d_a-zß-ÿ][\w.’'-]*){0,2}"
    r"(?:,?\s(?:[A-Z]{2}|[A-Z][a-z]{1,9}\.?|(?:[A-Z]\.){2}))?(?(open)[\])])"
    rf"(?:,?\s\(?{MONTH}\s\d{{1,2}},\s\d{{4}}\)?)?(?P<dash>\s?(?:[–—]|--+))?"
)
"""A place alone, as scrapers leave it of a dateline in bold: “NAGOYA, Japan”, “[Nagoya]”, “Nagoya (May 6, 2024)”."""
_DASHED = re.compile(rf"(?:{_PLACE.pattern}\s)?(?:\([A-Z][\w .&’'-]{{1,30}}\)|[A-Z]{{2,5}})\s{{0,2}}(?:[–—]|--+)")
"""A place and who reports from there, with the dash: “Nagoya CNN —”, “NAGOYA (AP) —”."""
_DASH = re.compile(r"(?:[–—]|--+)\s?")
_BEGINS = r"(?=[^\W\d_a-zß-ÿ“\"])(?:\S+\s){5}"
_STORY = re.compile(rf"(?:[–—]|--+)\s?{_BEGINS}")
"""What stands behind it."""
_BEHIND_DASH = re.compile(_BEGINS)
_NEAR = 4
"""Lines at the top of a text among which its dateline stands."""
_PIECES = 5
"""Lines below a dateline that hold the first words of its story, where the text is torn at every link."""


def torn(lines: Sequence[str]) -> frozenset[int]:
    """Return the indices of the lines that go on in the next one; none where the text is not torn.

    That is told by lines which begin with a comma or a stop, or go on in lower case to the end of a sentence. Must not
    take verses, lists and code, whose lines end in no sentence, nor a heading above a paragraph that begins with a
    link. What was set higher behind a number (“the 9”, “th”, “district”) is torn off in any text.
    """
    raised = frozenset(_raised(lines))
    pairs = [
        (line, below)
        for line, below in pairwise(lines)
        if line and below and not any(map(_ITEM.match, (line, below))) and not any(map(_CODE.search, (line, below)))
    ]
    sure = sum(_SURE.match(below) is not None for _, below in pairs)
    rests = [below for line, below in pairs if _is_rest(line, below)]
    likely = sum(map(_is_whole, rests))
    if not (sure >= _TORN or (sure and rests) or likely >= max(_LIKELY, _SHARE * len(pairs))):
        return raised
    found: set[int] = set()
    for number in range(len(lines) - 1):
        if _goes_on(lines, number, number - 1 in found):
            found.add(number)
    return raised.union(found)


def _raised(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that end in a number whose ending stands in the line below, and that line, if more follows."""
    for number, line in enumerate(lines):
        if line in _ENDINGS and number and _DIGIT.search(lines[number - 1]):
            yield number - 1
            if number + 1 < len(lines) and lines[number + 1] and not _ITEM.match(lines[number + 1]):
                yield number


def dateline_apart(lines: Sequence[str]) -> frozenset[int]:
    """Return the indices of the lines with which a dateline goes on below: the place stands in a line of its own.

    Behind the dash, which may end that line, the first paragraph begins. Must not take a heading above a list whose
    items begin with a dash.
    """
    filled = [number for number, line in enumerate(lines) if line][:_NEAR]
    for number in filled:
        if (place := _PLACE.fullmatch(lines[number])) is None:
            continue
        below = [*takewhile(bool, lines[number + 1 : number + 1 + _PIECES]), "", ""]
        alone = not place["dash"] and _DASH.fullmatch(below[0]) is not None
        if place["dash"] or alone:
            told = _BEHIND_DASH.match(_first_words(below[alone:]))
        else:
            told = _STORY.match(_first_words(below))
        if told and not _DASH.match(below[1 + alone]):
            return frozenset(range(number, number + 1 + alone))
    dashed = (n for n, line in enumerate(lines[:-1]) if line.endswith(("–", "—", "--")) and _DASHED.fullmatch(line))
    return frozenset(n for n in list(dashed)[:1] if _BEHIND_DASH.match(lines[n + 1]))


def _first_words(pieces: Sequence[str]) -> str:
    """Return the first of some lines, and those in which it goes on."""
    going = takewhile(
        lambda pair: _LEADS_ON.search(pair[0]) or pair[1][:1].islower() or pair[1][:1] == "(", pairwise(pieces)
    )
    return " ".join([pieces[0], *(below for _, below in going), ""])


def mended(pieces: Sequence[str]) -> str:
    """Return a line that was torn as one, without blanks before its commas and stops."""
    text = pieces[0]
    for piece in pieces[1:]:
        close = _BEHIND.match(piece) or _OPENS.search(text) or _is_ordinal(text, piece)
        text += piece if close else f" {piece}"
    return text


def _is_ordinal(before: str, piece: str) -> bool:
    return _ORDINAL.match(piece) is not None and _DIGIT.search(before) is not None


def _goes_on(lines: Sequence[str], number: int, inside: bool) -> bool:
    """Say whether a line goes on in the next; `inside`: it does not begin its sentence itself."""
    line, below = lines[number : number + 2]
    if not line or not below or _ITEM.match(below) or _CODE.search(line) or _CODE.search(below):
        return False
    if _BEHIND.match(below) or _is_rest(line, below):
        return True
    if TERMINAL.search(line) or line.endswith(":"):
        return False
    after = lines[number + 2] if number + 2 < len(lines) else ""
    is_link = (inside or len(line) >= _LONG) and len(below) <= _SHORT and TERMINAL.search(below) is None and bool(after)
    return _LEADS_ON.search(line) is not None or (is_link and _is_beside(below, after))


def _is_beside(link: str, after: str) -> bool:
    return _SURE.match(after) is not None or _is_rest(link, after)


def _is_rest(line: str, below: str) -> bool:
    """Say whether a line goes on below in lower case."""
    lower = below[:1].islower() and _LETTER.match(below) is not None
    return lower and TERMINAL.search(line) is None and not line.endswith((":", ","))


def _is_whole(text: str) -> bool:
    return text.count(" ") >= _WORDS and TERMINAL.search(text) is not None
