"""Large first letters (drop caps) that programs set apart from their word: "M eredith Example", "I n the past".

Whether a letter belongs to what follows is asked of the words themselves, as where a hyphen parted two lines (Kiss and
Strunk, "Unsupervised Multilingual Sentence Boundary Detection", 2006, ask the text at hand likewise): the two together
are a word of the text or of English, and what follows is none, or a rarer one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from builder.clean.rule import is_sentence
from builder.model import Block, Repair
from builder.spans import moved
from builder.words import is_known, terms, weight

_APART = re.compile(r"[“\"‘'«]?(?P<letter>[A-ZÀ-Þ])\s(?P<rest>[a-zß-ÿ]+)(?!\w)")
_ALONE = "AIO"
"""Letters that are words, in front of others."""
_JOINS = frozenset({"and", "or"})
"""“R and D”."""
_TEXT = ("", "paragraph")


def with_large_letters(blocks: Sequence[Block], title: str) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    """Return the blocks with such letters joined to their word at the beginning of a paragraph, each as a repair.

    Must not join a letter that is a word by itself, or a name ("A stray dog", "I ran", "C is a language").
    """
    apart = {
        number: found
        for number, block in enumerate(blocks)
        if block.kind in _TEXT and (found := _APART.match(block.text)) and is_sentence(block.text)
    }
    if not apart:
        return tuple(blocks), ()
    words = Counter(term for text in (title, *(block.text for block in blocks)) for term in terms(text))
    parted = {number: found for number, found in apart.items() if _is_one_word(found, words)}
    joined = (_joined(block, parted[n].end("letter")) if n in parted else block for n, block in enumerate(blocks))
    return tuple(joined), tuple(_repair(blocks[number], found) for number, found in parted.items())


def _is_one_word(found: re.Match[str], words: Counter[str]) -> bool:
    """Say whether a letter and the letters behind it are a word; `words` are those of the text, these among them."""
    rest = found["rest"]
    whole = found["letter"].lower() + rest
    if rest in _JOINS or not (words[whole] or is_known(whole)):
        return False
    no_word = len(rest) == 1 or (not is_known(rest) and words[rest] <= 1)
    if found["letter"] in _ALONE:
        return no_word and (len(rest) == 1 or words[whole] > 0)
    return no_word or words[whole] > 0 or weight(whole) < weight(rest)


def _joined(block: Block, at: int) -> Block:
    text = block.text[:at] + block.text[at + 1 :]
    alignment = [*range(at + 1), *range(at, len(text) + 1)]
    return replace(block, text=text, spans=moved(block.spans, alignment, text))


def _repair(block: Block, found: re.Match[str]) -> Repair:
    was = found[0]
    return Repair(line=block.first, was=was, now=was.replace(" ", "", 1), rule="large_letter")
