"""Which of the lines that are left are sub-headings, where no markup says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from builder.boilerplate.forest import labelled_odds, load
from builder.boilerplate.forms import form_features
from builder.calendar_dates import DAY_OF_MONTH, MONTH_NAMES
from builder.clean.rule import is_bare, is_prose, is_sentence, is_story
from builder.clean.structure import BULLET
from builder.model import Block

_LONGEST = 110
_WORDS = 15
_COMPANY = 2
"""Sub-headings in capitals, from which another such line above a paragraph is one: those of a text are set alike."""
_QUESTIONS = 4
"""Questions that stand alone, from which a text may be a talk: fewer are headings or nothing."""
_ASKED = 40
"""Words of the longest line that counts as one."""
_ROWS = 2
"""Lines with a figure above one with a figure, from which they are the rows of a table or a list."""
DAYS = re.compile(
    rf"(?:{DAY_OF_MONTH}(?:,?\s+\d{{4}})?(?:,?\s+\d{{1,2}}[:.]\d\d)?(?:\s*(?:[–—-]|to|and)\s*|$)){{1,2}}", re.IGNORECASE
)
"""A day or days alone: the entry of a timeline."""
_NUMBER = re.compile(r"\d[\d\s.,:%/–-]*")
"""A number alone: the row of a table."""
_SAID = re.compile(r"[.!…,][\"'”’»]{1,3}$")
"""How a sentence ends that somebody says."""
_GOES_ON = re.compile(
    r"\s(?:and|but|or|than|the|their|its|called|includ(?:e|es|ing)|(?:adds|argues|finds|found|notes|says|said|shows|stresses|warns)\sthat)$"
)
"""How a sentence ends whose line broke at a link: no heading does."""
_NUMBERED = re.compile(
    r"(?:[a-z][.):]|\d{1,3}(?:[./]\d{1,2})*[.):]?)\s+[^\d\s]"
    r"|(?:step|part|chapter|section|day|week|phase|question|lesson)\s+\d",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?P<before>(?:[A-Za-z]{2,10}\s)?)(?P<number>\d{1,3})(?P<after>[.):]?|/\d{1,4}|\.\d{1,2})(?=[:.]?\s)"
)
"""A number by which sections are told: "4.", "Step 4:", "116/24"."""
_MARK = re.compile(r"[*•‣▪●◦■·–—-]\s+(?=\S)")
"""A sign that stands before a line of a list, or of a heading."""
_IN_SHORT = re.compile(
    r"(?:at\s+a\s+glance|in\s+(?:brief|short|summary|a\s+nutshell)|(?:the\s+)?key\s+(?:points|facts|findings|takeaways|messages)"
    r"|(?:key\s+)?takeaways|(?:story\s+)?highlights|(?:fast|quick)\s+facts|(?:executive\s+)?summary|overview|the\s+bottom\s+line|tl;?dr|(?:what|things)\s+to\s+know"
    r"|what\s+we\s+know(?:\s+so\s+far)?|main\s+points|why\s+it\s+matters)\s*:?",
    re.IGNORECASE,
)
"""What heads the list of a text's points, which is often all that stands above its first paragraph."""
_AT_THE_END = re.compile(
    r"(?:references|sources|(?:end|foot)?notes|bibliography|citations|further\s+reading|works\s+cited)\s*:?",
    re.IGNORECASE,
)
"""What heads the list of what a text rests on."""
_LABELLED = -1200
"""Log-odds of the story by labelled texts, in thousandths, below which a line heads no paragraph: captions and
headlines of other stories look like sub-headings, but have other words and other company."""
_SECTIONS = 3
"""Of the shortest numbering."""


def sub_headings(
    blocks: Sequence[Block], title: Block | None, known: frozenset[int] = frozenset()
) -> frozenset[int] | None:
    """Return the first lines of the blocks that a forest of trees takes for sub-headings; None where it cannot tell.

    `known` are the first lines of those that are, whatever it says.

    It can where there is a story to compare with. The title, which may be among the blocks, is none. A heading stands
    above something, and of several in a row only the last is one. Days alone, rows of a table, what a colon leads to
    and the questions of a talk are none: of a talk many questions stand alone that look like no heading.
    """
    if not is_story(blocks):
        return None
    bare = [number for number, block in enumerate(blocks[:-1]) if not block.kind and may_head(block.text)]
    candidates = [number for number in bare if blocks[number] is not title]
    if not candidates:
        return known
    texts = [block.text for block in blocks]
    forest = load("headings")
    features = form_features(texts)
    odds = forest.log_odds(features[candidates])
    likely = {number for number, each in zip(candidates, odds.tolist(), strict=True) if each >= forest.threshold}
    shouted = {number for number in candidates if blocks[number].text.isupper()}
    if len(likely & shouted) >= _COMPANY:
        likely |= {number for number in shouted if _is_over_text(blocks, number)}
    likely |= _marked(blocks, shouted)
    likely |= {number for number in candidates if heads_points(blocks[number], blocks[number + 1])}
    likely |= set(_sections(blocks, candidates, likely))
    likely -= {number for number in likely if _is_none(blocks, number)}
    likely = _asked(blocks, candidates, likely)
    heads = sorted(number for number in likely if number + 1 not in likely or _is_over_sections(blocks, number))
    by_labels = labelled_odds(texts, heads, features)
    strange = {n for n, own in zip(heads, by_labels, strict=True) if own < _LABELLED and is_prose(blocks[n + 1].text)}
    return known | {blocks[number].first for number in heads if number not in strange}


def may_head(text: str) -> bool:
    """Say whether a line is short, and does not end as what goes on or is a sentence."""
    short = len(text) <= _LONGEST and text.count(" ") < _WORDS
    return short and not text.endswith((".", "…", "!", ",", ";")) and _GOES_ON.search(text) is None


def names_sources(text: str) -> bool:
    """Say whether a line is what the list of a text's sources is called, or begins with it and a colon."""
    return _AT_THE_END.fullmatch(text.partition(":")[0]) is not None


def heads_points(block: Block, below: Block) -> bool:
    """Say whether a line is what lists of a text's points or sources are called, above the first of them."""
    is_point = below.kind == "list_item" or BULLET.match(below.text) is not None
    return is_point and (_IN_SHORT.fullmatch(block.text) is not None or names_sources(block.text))


def _is_over_text(blocks: Sequence[Block], number: int) -> bool:
    return is_sentence(blocks[number + 1].text)


def _marked(blocks: Sequence[Block], shouted: Collection[int]) -> set[int]:
    """Return the lines in capitals behind a sign of their own ("* THE FIX"), each above text and in no list."""
    found = {
        number
        for number in shouted
        if number and _MARK.match(blocks[number].text) and not _MARK.match(blocks[number - 1].text)
        if not _MARK.match(below := blocks[number + 1].text)
        if _is_over_text(blocks, number) or below.endswith(":")
    }
    return found if len(found) >= _COMPANY else set()


def _is_over_sections(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a line that has no number stands above the first of several that have."""
    first = _place(blocks[number + 1].text)
    return first is not None and first[1] == 1 and _place(blocks[number].text) is None


def _is_none(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a line is a datum, said by somebody, led to by a colon, or the last row of a table."""
    text = blocks[number].text
    above = [block.text for block in blocks[max(0, number - _ROWS) : number]]
    if DAYS.fullmatch(text) or _NUMBER.fullmatch(text):
        return True
    if _NUMBERED.match(text):
        return False
    if _SAID.search(text) or (above and above[-1].endswith(":")):
        return True
    rows = [text, *above]
    return len(rows) > _ROWS and not text.isupper() and all(is_bare(row) and _has_figure(row) for row in rows)


def _has_figure(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _sections(blocks: Sequence[Block], candidates: Sequence[int], likely: set[int]) -> Iterator[int]:
    """Return the lines that are numbered one after the other in one manner, where most of those are likely headings.

    Two that follow each other directly are items of a list.
    """
    runs: dict[str, list[tuple[int, int]]] = {}
    for at in candidates:
        if (place := _place(blocks[at].text)) is None:
            continue
        manner, number = place
        run = runs.setdefault(manner, [])
        if run and not (number == run[-1][1] + 1 and at > run[-1][0] + 1):
            yield from _mostly(run, likely)
            run.clear()
        run.append((at, number))
    for run in runs.values():
        yield from _mostly(run, likely)


def _place(text: str) -> tuple[str, int] | None:
    """Return how a line is numbered, and its number; a month has one as well."""
    if text in MONTH_NAMES:
        return "", MONTH_NAMES.index(text)
    place = _PLACE.match(text)
    return (place["before"].lower() + "0" + place["after"], int(place["number"])) if place else None


def _mostly(run: Sequence[tuple[int, int]], likely: set[int]) -> Iterator[int]:
    places = [at for at, _ in run]
    if len(places) >= _SECTIONS and 2 * len(likely.intersection(places)) >= len(places):
        yield from places


def _asked(blocks: Sequence[Block], candidates: Sequence[int], likely: set[int]) -> set[int]:
    """Return the likely headings, with all questions that may be one or without any.

    A talk or a list of answers has many questions that stand alone, and its writer set all of them in one manner.
    """
    questions = [
        number
        for number, block in enumerate(blocks)
        if block.text.endswith("?") and block.text[0].isalnum() and block.text.count(" ") < _ASKED
    ]
    if len(questions) < _QUESTIONS:
        return likely
    if 2 * len(likely.intersection(questions)) < len(questions):
        return likely.difference(questions)
    return likely.union(set(candidates).intersection(questions))
