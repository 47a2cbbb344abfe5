"""Paragraphs that stand on a line each, with no blank line between, as scrapers write them into Markdown.

CommonMark makes one paragraph of them, so headings run into sentences, and an article is a single block:

    Ferries
    The ferry stopped on Monday. Nobody was told why.
    The office has not said when it will sail again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from builder.boilerplate.markup import word_count
from builder.read.torn import LEADING, torn
from builder.sentences import TERMINAL

_WRAPPED = 110
"""Characters of the longest line at which text is plausibly wrapped by hand or by a program."""
_ADDRESS = re.compile(r"\]\([^()\s]*\)|<?https?://\S+")
"""What makes a line longer than it reads."""
_ELEMENT = re.compile(r"<(\w+)\b[^<>]*>([^<>]*)</\1>")
_MARKUP = re.compile(r"<[^<>]*>|[*_`~\[]")
_GOES_ON = re.compile(r"[a-z,;:.!?()\]”’%&]")
"""How a line begins that goes on with the sentence above."""
_LEADS_ON = re.compile(rf"(?:^|\s)(?:{LEADING})$|[,;(“‘—–-]$", re.IGNORECASE)
_SHARE = 2 / 3
"""Of the breaks of short lines, those at which the next word would have fitted, for each line to be a paragraph."""
_UNSPACED = 1.5
"""Words for each piece between blanks, in a writing without them between words: nothing tells why a line ends there."""


def read_lines_apart(parser: MarkdownIt) -> None:
    """Make `parser` end a paragraph with its line, where lines were not broken because the next word did not fit.

    Must not part a sentence, nor the lines of a text that is wrapped, by hand as well.
    """
    parser.core.ruler.after("inline", "lines_apart", _part)


def _part(state: StateCore) -> None:
    for opened, token in pairwise(state.tokens):
        if opened.type == "paragraph_open" and opened.level == 0 and token.children and "\n" in token.content:
            lines = [" ".join(line.split()) for line in token.content.split("\n")]
            breaks = [child for child in token.children if child.type in ("softbreak", "hardbreak")]
            if len(breaks) == len(lines) - 1:
                for number in _ends(lines):
                    breaks[number].type = "hardbreak" if breaks[number].level == 0 else "softbreak"


def _ends(lines: Sequence[str]) -> set[int]:
    """Return the lines that are a paragraph's last."""
    shown = [match[2] if (match := _ELEMENT.fullmatch(line)) else line for line in lines]
    wide = [_ADDRESS.sub("", line) for line in shown]
    read = [_MARKUP.sub("", line).strip() for line in wide]
    if word_count(" ".join(read)) > _UNSPACED * sum(line.count(" ") + 1 for line in read):
        return set()
    made = _made(shown, wide)
    seams = torn(read)
    on = {number for number, (line, below) in enumerate(pairwise(read)) if _goes_on(line, below)} - seams
    every = set(range(len(lines) - 1)) - seams
    if max(map(len, wide)) > _WRAPPED:
        return {number for number in made - seams if TERMINAL.search(read[number])} if on else every
    return every if not on and len(made) >= _SHARE * (len(lines) - 1) else set()


def _made(lines: Sequence[str], wide: Sequence[str]) -> set[int]:
    """Return the lines that end though the next word would have fitted, with the address that it may lead to."""
    longest = max(map(len, wide))
    return {
        number
        for number, (line, below) in enumerate(pairwise(lines))
        if len(line) + 1 + len(below.split(" ", 1)[0]) <= longest
    }


def _goes_on(line: str, below: str) -> bool:
    return TERMINAL.search(line) is None and (_GOES_ON.match(below) is not None or _LEADS_ON.search(line) is not None)
