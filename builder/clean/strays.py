"""Stray lines: without a full stop, between two paragraphs, and the heading of no list, no section and no interview."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from builder.boilerplate.forest import Integers, labelled_odds, load
from builder.boilerplate.forms import form_features
from builder.boilerplate.lines import Matrix
from builder.calendar_dates import MONTH_NAMES
from builder.clean.rule import is_bare, is_prose
from builder.clean.sub_headings import DAYS
from builder.model import Block
from builder.sentences import TERMINAL

_WORDS = 15
_ALONE = 1500
"""Mean log-odds of the story, in thousandths, from which a line alone is its own although it stands like none of it."""
_SEVERAL = 800
"""The same for several in a row, and above what is no paragraph: a list has no mark before it in many texts."""
_ABOVE_OTHERS = 0
"""The same above what is no paragraph."""
_LAST = -300
"""The same for the last lines of a text: many a text breaks off, or ends with who signed it."""
_HEADS = -450
"""Log-odds of a sub-heading from which a line may be one: more doubt than where one is made of it."""
_LABELLED = -600
"""Log-odds of the story by labelled texts below which it may be none."""
_OTHER = re.compile(
    r"[\"“‘'„«(\[]|(?:[•‣▪●◦■*·–—☐-]|\(?\w{1,3}[.)])\s|(?:[Qq]|\d{1,3})[.:]?\s|(?:[Ss]tep|[Pp]art|[Ll]esson|[Dd]ay)\s\d"
    r"|.*[|$_={}<>\\^]|.*\w\(|.*\s--?[a-z]\b"
)
"""How what is said, an item of a list, a step or a command begins, or what stands in code."""
_DAY = re.compile(rf"(?:\d{{1,2}}\s)?(?:{'|'.join(MONTH_NAMES)})(?:\s\d{{1,2}})?:?")
"""A month or its day, without a year: it parts a chronicle."""


def strays(blocks: Sequence[Block], told: Integers) -> dict[int, str]:
    """Return the short lines without a full stop that stand below a paragraph and that no section or list begins with.

    `told` are the log-odds of the story that the forest `lines` gives the blocks.

    They are titles of other stories, captions or offers that a template set into the text: a writer's lines end in a
    stop, a list stands below a colon or a heading, and a heading is one that the forest of sub-headings knows. It is
    the run of one, of which Kohlschütter and others (WSDM 2010) say that its neighbours' length tells most.

    Must not drop a line that leads on to the next (it ends in a colon or a comma, or the next begins in lower case), a
    question, what is said, a mark of a list, a day, code, or the line of a text that is wrapped; nor anything above the
    story.
    """
    runs = [run for run in _runs(blocks) if told[run].min() < _ALONE]  # no mean of the others is below any limit
    if not runs:
        return {}
    features = form_features(block.text for block in blocks)
    heads = _heads(blocks, list(chain.from_iterable(runs)), features)
    found: dict[int, str] = {}
    for run in runs:
        if len(run) > 1 and run[-1] + 1 < len(blocks) and run[-1] in heads:
            run = run[:-1]  # the heading of what follows
        below = blocks[run[-1] + 1].text if run[-1] + 1 < len(blocks) else ""
        most = _LAST if not below else _ABOVE_OTHERS if not is_prose(below) else _ALONE if len(run) == 1 else _SEVERAL
        if heads.isdisjoint(run) and told[run].mean() < most:
            found.update(dict.fromkeys(run, "stands between paragraphs and heads nothing"))
    return found


def _heads(blocks: Sequence[Block], lines: Sequence[int], features: Matrix) -> set[int]:
    """Return which of these lines may be sub-headings, and may be of the story by labelled texts as well."""
    odds = load("headings").log_odds(features[lines]).tolist()
    likely = [number for number, own in zip(lines, odds, strict=True) if own >= _HEADS]
    by_labels = labelled_odds([block.text for block in blocks], likely, features)
    return {number for number, own in zip(likely, by_labels, strict=True) if own >= _LABELLED}


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Return the rows of bare lines that stand below a paragraph."""
    story = next((number for number, block in enumerate(blocks) if is_prose(block.text)), len(blocks))
    rest = range(story + 1, len(blocks))
    for bare, each in groupby(rest, key=lambda number: _is_stray(blocks[number])):
        run = list(each)
        goes_on = run[-1] + 1 < len(blocks) and blocks[run[-1] + 1].text[0].islower()
        if bare and is_prose(blocks[run[0] - 1].text) and not goes_on:
            yield run


def _is_stray(block: Block) -> bool:
    text = block.text
    return (
        not block.kind
        and text.count(" ") < _WORDS
        and is_bare(text)
        and TERMINAL.search(text) is None
        and _OTHER.match(text) is None
        and _DAY.fullmatch(text) is None
        and DAYS.fullmatch(text) is None
    )
