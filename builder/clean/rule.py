"""What a cleaning rule is: a pure function from the blocks that are left to the blocks it would drop.

A rule never changes anything; `clean` applies what it found before the next rule looks. A rule that learns
something from a line it drops (an author, a date) says so with the drop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.model import Block
from builder.sentences import TERMINAL

MAIL = r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60})+"
"""An address to write to, for a pattern."""
OPENING_QUOTES = "\"“‘'«„"
"""What a block begins with that is somebody's words."""
_PARAGRAPHS = 3
"""Paragraphs of the shortest text whose other lines can be judged by them."""
_SENTENCE = 4
"""Words of the shortest sentence that a section may begin with."""
_END = 12
"""Characters at the end of a text in which its full stop stands."""
_UNTITLED = re.compile(r"[.,;:。，；：][\"'”’»)\]]*$|[,;:–—-]$")

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々]")
_ENDS_UNSPACED = re.compile(r"[。！？][」』）)]?$")
_UNSPACED_PARAGRAPH = 30
"""Characters of the shortest paragraph in a script that is written without spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What a dropped line tells of the article. None: nothing."""

    authors: tuple[str, ...] | None = None
    publisher: str | None = None
    date: str | None = None
    rights: str | None = None
    title: str | None = None
    subject: str | None = None
    """Of a mail: the title where the text has none."""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """One block that a rule would drop."""

    block: Block
    why: str
    says: Says | None = None


Rule = Callable[[Sequence[Block]], Iterable[Drop]]


@lru_cache(maxsize=2048)  # Rules ask again and again about the same few lines.
def is_prose(text: str) -> bool:
    """Say whether a block reads as running text: at least six words, and it ends as a sentence does."""
    return len(text) > 30 and TERMINAL.search(text) is not None and text.count(" ") >= 5


def is_sentence(text: str) -> bool:
    """Say whether a block is a sentence with which a section may begin: of at least four words, with its full stop."""
    return text.count(" ") >= _SENTENCE - 1 and TERMINAL.search(text, max(0, len(text) - _END)) is not None


def is_paragraph(text: str) -> bool:
    """Say whether a block is running text, be it in Japanese or Chinese, which are written without spaces."""
    return is_prose(text) or (
        len(text) >= _UNSPACED_PARAGRAPH
        and _ENDS_UNSPACED.search(text, len(text) - 3) is not None
        and is_unspaced(text)
    )


def is_unspaced(text: str) -> bool:
    """Say whether a line is in a script that is written without spaces between words."""
    return not text.isascii() and len(_UNSPACED.findall(text)) >= len(text) / 2


def words_of_line(text: str) -> int:
    """Return how many words a line has; in a script without spaces two characters count as a word."""
    return len(text) // 2 if is_unspaced(text) else text.count(" ") + 1


@lru_cache(maxsize=2048)  # Rules ask again and again about the same few lines.
def is_bare(text: str) -> bool:
    """Say whether a block stands like a headline: short, and without the stop that ends a sentence."""
    return len(text) <= 140 and text.count(" ") < 20 and not ends_as_a_sentence(text)


def ends_as_a_sentence(text: str) -> bool:
    """Say whether a block ends in a full stop, a comma, a colon or a dash, as no headline does."""
    return _UNTITLED.search(text) is not None


def prose_of(blocks: Sequence[Block]) -> list[int]:
    """Return the indices of the blocks that are running text."""
    return [number for number, block in enumerate(blocks) if is_prose(block.text)]


def is_story(blocks: Sequence[Block]) -> bool:
    """Say whether a text has enough paragraphs for its other lines to be judged by them."""
    return sum(is_prose(block.text) for block in blocks) >= _PARAGRAPHS


def is_broken_off(text: str) -> bool:
    """Say whether a block is running text that ends in the middle of a sentence, or in an ellipsis.

    One that ends in a colon leads to what follows it.
    """
    if text.count(" ") < 12 or text.endswith((":", "：")):
        return False
    return TERMINAL.search(text) is None or text.endswith(("…", "..."))
