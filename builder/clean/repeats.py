"""Blocks that stand a second time, alone or within a paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from builder.clean.rule import Drop, is_bare, is_prose
from builder.model import Block
from builder.sentences import TERMINAL

_SHORTEST = 25
"""Shorter lines ("Background") may rightly stand twice."""
_QUOTE = 9
"""Words in a row that no two sentences share by chance."""
_LONGEST_QUOTE = 500
_MOST = 300
"""Blocks that are looked for within others: enough for any article, few enough for a text of millions of lines."""
_QUOTED = "\"'“‘„«»"
_EDGES = "\"'“”‘’„«» .,…"


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
    """Return the sentences and quotations that stand within a longer block, with that block."""
    story = next((number for number, block in enumerate(blocks) if is_prose(block.text)), 0)
    some = [n for n, block in enumerate(blocks) if n > story and n not in dropped and _is_said(block.text)]
    if not some:
        return {}
    folded = [block.text.casefold() for block in blocks]
    starts = list(accumulate((len(text) + 1 for text in folded), initial=0))
    everything = "\n".join(folded)
    found: dict[int, int] = {}
    for number in some[:_MOST]:
        own = folded[number].strip(_EDGES)
        at = everything.find(own)
        while at >= 0 and number not in found:
            holder = bisect_right(starts, at) - 1
            end = at + len(own)
            whole = not (everything[at - 1 : at].isalnum() or everything[end : end + 1].isalnum())
            if holder != number and holder not in dropped and whole and len(folded[holder]) > len(folded[number]):
                found[number] = holder
            at = everything.find(own, end)
    return found


def _is_said(text: str) -> bool:
    """Say whether a block is a sentence or a quotation, of a length that pull quotes have."""
    if len(text) > _LONGEST_QUOTE or text.count(" ") < _QUOTE - 1:
        return False
    return text[0] in _QUOTED or TERMINAL.search(text, max(0, len(text) - 12)) is not None
