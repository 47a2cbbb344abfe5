"""Blocks that stand a second time, alone or within a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from builder.clean.rule import Drop, is_bare, is_prose
from builder.model import Block
from builder.sentences import TERMINAL

_SHORTEST = 25
"""Shorter lines ("Background") may rightly stand twice."""
_ITEM = re.compile(r"(?:[•‣▪●◦*·–—+o-]|\(?\d{1,3}[.)])\s")
"""How an item of a list begins; text browsers mark those of lists within lists with a plus or an o."""
_QUOTE = 9
"""Words in a row that no two sentences share by chance."""
_WHOLE = 6
"""Words of the shortest sentence that, whole, stands in another block as well and is no coincidence; a quotation
has two fewer."""
_PULLED = 5
"""Words of the shortest line that is pulled out of a block above it; a heading stands above what it is taken from."""
_STOPPED = ".!?…"
_PROSE = ("", "paragraph", "quote")
"""Kinds of blocks that may be pulled out: an item of a list or a heading sums up what the text says at length."""
_LONGEST_QUOTE = 500
_MOST = 300
"""Blocks that are looked for within others: enough for any article, few enough for a text of millions of lines."""
_QUOTED = "\"'“‘„«»"
_CLOSING = "\"'”’»)]"
_BEGINS = re.compile(r"(?:^|\n|[\"'“‘„«»([]|[.!?…:—–][\"'”’»)]?\s)$")
_STOPS = "\n.!?…,;\"'”’»)"
_CUT_OFF = re.compile(r"\s*\[?(?:\.{3,4}|…)\]?$")
_SPEAKER = re.compile(r"(?:[—–]|--?)\s?[^\W\d_][^.!?]{1,60}")
"""Who said it, below a pulled quotation."""
_EDGES = "\"'“”‘’„«» .,…"
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)")
"""Between the sentences of a quotation."""


def repeats(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block whose text stands elsewhere: a title or a contents list saved twice, a pull quote.

    Letter for letter the first stays, but where several bare lines stand twice the last above a paragraph: a list of
    contents stands before its sections. Where a longer block holds all words of a sentence or a quotation in a row, the
    longer one stays, and so it does where it holds those of a line that stands below it. A line without a stop that is
    a whole sentence of any paragraph but the next is set large on its page; a heading stands above what repeats it.
    The name below a pulled quotation, behind a dash, goes with it. A quotation may have been spoken in parts. A block
    that breaks off ("…") goes as well where a longer one below begins with all its words: the description of a page,
    above its story.

    Must not drop a passage that restates another in other words, nor a few words that another sentence happens to have;
    those are the author's. Nor an item that two lists share, as the merits of two things compared. Nor a heading made
    of words of the paragraph below it or of another heading, nor a title that the story mentions: above the first
    paragraph only whole repeats count.
    """
    dropped = _letter_for_letter(blocks)
    dropped |= {number: whole for number, whole in _cut_off(blocks) if number not in dropped}
    for number, within in sorted({**_within_others(blocks, dropped), **dropped}.items()):
        why = "repeats" if number in dropped else "pulled out of"
        yield Drop(block=blocks[number], why=f"{why} line {blocks[within].first}")
        below = number + 1
        if number not in dropped and below < len(blocks) and _SPEAKER.fullmatch(blocks[below].text):
            yield Drop(block=blocks[below], why=f"says who said line {blocks[number].first}")


def _letter_for_letter(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the blocks that another repeats letter for letter, with the one that stays."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if len(block.text) >= _SHORTEST and _ITEM.match(block.text) is None:
            places[block.text.lower()].append(number)
    again = {key: numbers for key, numbers in places.items() if len(numbers) > 1}
    contents = sum(is_bare(blocks[numbers[0]].text) for numbers in again.values()) > 1
    kept = {key: _kept(numbers, blocks, contents) for key, numbers in again.items()}
    return {number: kept[key] for key in kept for number in again[key] if number != kept[key]}


def _cut_off(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Return the blocks that break off, with the one below that begins with their words and goes on."""
    broken = [number for number, block in enumerate(blocks) if block.text.endswith(("...", "…", "]"))]
    for number in broken[:_MOST]:
        match = _CUT_OFF.search(blocks[number].text)
        own = blocks[number].text[: match.start()] if match else ""
        if len(own) >= _SHORTEST:
            whole = (other for other in range(number + 1, len(blocks)) if _goes_on(blocks[other].text, own))
            yield from ((number, other) for other in islice(whole, 1))


def _goes_on(text: str, own: str) -> bool:
    return text.startswith(own) and _CUT_OFF.fullmatch(text, len(own)) is None


def _kept(numbers: Sequence[int], blocks: Sequence[Block], contents: bool) -> int:
    if not contents or not is_bare(blocks[numbers[0]].text):
        return numbers[0]
    heading = [n for n in numbers if n + 1 < len(blocks) and is_prose(blocks[n + 1].text)]
    return heading[-1] if heading else numbers[0]


def _within_others(blocks: Sequence[Block], dropped: dict[int, int]) -> dict[int, int]:
    """Return the sentences and quotations that stand within a longer block, with that block."""
    story = next((number for number, block in enumerate(blocks) if is_prose(block.text)), 0)
    some = [n for n, block in enumerate(blocks) if n > story and n not in dropped and _is_said(block)]
    if not some:
        return {}
    folded = [block.text.lower() for block in blocks]
    starts = list(accumulate((len(text) + 1 for text in folded), initial=0))
    everything = "\n".join(folded)
    found: dict[int, int] = {}
    for number in some[:_MOST]:
        own = folded[number].strip(_EDGES)
        at = everything.find(own) if own else -1  # a line of dots holds no words
        while at >= 0 and number not in found:
            holder = bisect_right(starts, at) - 1
            end = at + len(own)
            around = everything[max(0, at - 2) : at], everything[end : end + 1]
            whole = not (around[0][-1:].isalnum() or around[1].isalnum())
            sentence = _BEGINS.search(around[0]) is not None and around[1] in _STOPS
            titled = blocks[holder].kind == blocks[number].kind == "heading"
            longer = holder != number and holder not in dropped and _is_longer(folded[holder], folded[number])
            above = holder < number and is_prose(blocks[holder].text) and _BEGINS.search(around[0]) is not None
            entire = (
                sentence
                and around[1] in _STOPPED
                and around[1]
                and holder != number + 1
                and is_bare(blocks[number].text)
            )
            if (
                longer
                and whole
                and not titled
                and (entire or _may_stand_in(blocks[number], above=above, sentence=sentence))
            ):
                found[number] = holder
            at = everything.find(own, end)
        for parts in _ways(folded[number]) if number not in found else ():
            if (spoken := _holder(folded, everything, starts, number, parts)) is not None:
                found[number] = spoken
                break
    return found


def _ways(text: str) -> Iterator[Sequence[str]]:
    """Return the parts of a quotation as which it may stand elsewhere, where it was spoken.

    There who speaks stands between its sentences, or its first word is the name of whom it speaks.
    """
    if text[0] not in _QUOTED or text[-1] not in _QUOTED + _CLOSING:
        return
    parts = [part.strip(_EDGES + "!?") for part in _SENTENCE.split(text)]
    sizes = [part.count(" ") + 1 for part in parts if part]
    if len(sizes) > 1 and min(sizes) > 1 and sum(sizes) >= _WHOLE:
        yield [part for part in parts if part]
    first, _, rest = text.strip(_EDGES).partition(" ")
    if first and rest.count(" ") >= _QUOTE - 1:
        yield [rest]


def _holder(
    folded: Sequence[str], everything: str, starts: Sequence[int], number: int, parts: Sequence[str]
) -> int | None:
    """Return the longer block that holds these parts of another one in their order."""
    at = everything.find(parts[0])
    while at >= 0:
        holder = bisect_right(starts, at) - 1
        place, end = at, starts[holder] + len(folded[holder])
        for part in parts:
            place = everything.find(part, place, end)
            if place < 0:
                break
            place += len(part)
        if place >= 0 and holder != number and _is_longer(folded[holder], folded[number]):
            return holder
        at = everything.find(parts[0], end)
    return None


def _is_longer(text: str, own: str) -> bool:
    """Say whether a block has more than another, or, where it has the same words, is the one without the marks."""
    more = len(text.strip(_EDGES)) - len(own.strip(_EDGES))
    return more > 0 or (more == 0 and own[0] in _QUOTED and text[0] not in _QUOTED)


def _is_said(block: Block) -> bool:
    """Say whether a block may be pulled out of another: a sentence, a quotation, or a line without a stop."""
    words = block.text.count(" ") + 1
    if len(block.text) > _LONGEST_QUOTE or words < _WHOLE - 2:
        return False
    return words >= _QUOTE or block.kind in _PROSE


def _may_stand_in(block: Block, *, above: bool, sentence: bool) -> bool:
    """Say whether a block is pulled out of one that holds its words: `above` it or below, as a `sentence` or in one."""
    text = block.text
    words = text.count(" ") + 1
    end = max(0, len(text) - 12)
    said = text[0] in _QUOTED or TERMINAL.search(text, end) is not None
    stops = TERMINAL.search(text.rstrip(_CLOSING), end) is not None
    return (
        (said and words >= _QUOTE)
        or (sentence and stops and words >= _WHOLE - 2 * (text[0] in _QUOTED))
        or (above and block.kind in _PROSE and words >= (_PULLED if text[0] in _QUOTED else _QUOTE))
    )
