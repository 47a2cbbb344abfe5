"""Blocks that stand a second time, alone or within a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, is_bare, is_prose
from builder.model import Block
from builder.sentences import TERMINAL

_SHORTEST = 25
"""Shorter lines ("Background") may rightly stand twice."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTE = 9
"""Words in a row that no two sentences share by chance."""
_LONGEST_QUOTE = 80
"""Words; pull quotes are shorter."""
_ALIKE = 3
_QUOTED = "\"'“‘„«»"


def repeats(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block whose text stands elsewhere: a title or a contents list saved twice, a pull quote.

    Letter for letter the first stays, but where several bare lines stand twice the last above a paragraph: a list of
    contents stands before its sections. Where a longer block holds all words of a sentence or a quotation in a row, the
    longer one stays. Must not drop a passage that restates another in other words, nor a few words that another
    sentence happens to have; those are the author's. Nor a title that the story mentions: above the first paragraph
    only whole repeats count.
    """
    dropped = _letter_for_letter(blocks)
    for number, within in sorted({**_within_others(blocks, dropped), **dropped}.items()):
        why = "repeats" if number in dropped else "pulled out of"
        yield Drop(block=blocks[number], why=f"{why} line {blocks[within].first}")


def _letter_for_letter(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the blocks that another repeats letter for letter, with the one that stays."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if len(block.text) >= _SHORTEST:
            places[block.text.casefold()].append(number)
    again = {key: numbers for key, numbers in places.items() if len(numbers) > 1}
    contents = sum(is_bare(blocks[numbers[0]].text) for numbers in again.values()) > 1
    kept = {key: _kept(numbers, blocks, contents) for key, numbers in again.items()}
    return {number: kept[key] for key in kept for number in again[key] if number != kept[key]}


def _kept(numbers: Sequence[int], blocks: Sequence[Block], contents: bool) -> int:
    if not contents or not is_bare(blocks[numbers[0]].text):
        return numbers[0]
    heading = [n for n in numbers if n + 1 < len(blocks) and is_prose(blocks[n + 1].text)]
    return heading[-1] if heading else numbers[0]


def _within_others(blocks: Sequence[Block], dropped: dict[int, int]) -> dict[int, int]:
    """Return the blocks of which a longer one holds all words in a row, with that one."""
    words = {n: _WORD.findall(b.text.casefold()) for n, b in enumerate(blocks) if n not in dropped}
    story = next((number for number, block in enumerate(blocks) if is_prose(block.text)), 0)
    begins: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in words.items():
        text = blocks[number].text
        is_said = text[0] in _QUOTED or TERMINAL.search(text, max(0, len(text) - 12)) is not None
        if number > story and is_said and _QUOTE <= len(own) <= _LONGEST_QUOTE:
            begins[tuple(own[:_QUOTE])].append(number)
    found: dict[int, int] = {}
    for number, own in words.items():
        for at in range(len(own) - _QUOTE + 1):
            # A few blocks that begin alike are looked at, so that the time grows with the text alone.
            for other in begins.get(tuple(own[at : at + _QUOTE]), ())[:_ALIKE]:
                said = words[other]
                if len(said) < len(own) and own[at : at + len(said)] == said:
                    found.setdefault(other, number)
    return found
