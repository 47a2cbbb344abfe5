"""What is left of the end of a page: a few lines between many that went, and the story far above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from builder.boilerplate.forest import labelled_odds
from builder.boilerplate.forms import form_features
from builder.clean.rule import is_prose
from builder.clean.story import share_of
from builder.clean.structure import BULLET
from builder.clean.sub_headings import names_sources
from builder.model import Block

_WORDS, _LINES = 60, 8
"""Of the longest remnant."""
_STORY, _TIMES = 100, 4
"""Words above a remnant at the least, and how many times those of it and of what is below it."""
_MOST = 50
"""Remnants that are looked at, those nearest to the end first, so that a long text costs no more than its length."""
_LIMITS = (-1000, 0, 1000)
"""Mean log-odds of the story by labelled texts, in thousandths, below which a remnant goes that stands below one line
that went, two, or more."""
_SENTENCES = (-2000, -1000, 800)
"""The same of each of its sentences."""
_ANY = 1500
"""The same of each of its lines."""
_SHARED = 0.5
"""The share of its words that a sentence of the story has in common with the rest of it."""


def remnants(blocks: Sequence[Block], left: Sequence[Block]) -> dict[int, str]:
    """Return which of the lines left are the last of what stood below the story, most of which is gone.

    A line of a footer, a reader's or a teaser's looks like the story's when it is asked for by itself. What tells is
    what became of those around it: a page that has ended is not taken up again by two lines after others have been
    dropped. So the more went right above such lines, the less has to speak against them.

    Must not drop what only a line within it parts from the story: there much has to speak against it; nor a sentence in
    the story's words, nor what is left of a list or a table, of which the rest went by mistake, nor the rest of a
    wrapped line.
    """
    asked = list(islice(_below_story(blocks, left), _MOST))
    if not asked:
        return {}
    texts = [block.text for block in left]
    features = form_features(texts)
    found: dict[int, str] = {}
    for run, gone in asked:
        odds = labelled_odds(texts, run, features)
        sentences = [own for number, own in zip(run, odds, strict=True) if _is_whole(texts[number])]
        limit = min(gone, len(_LIMITS)) - 1
        if (
            sum(odds) >= _LIMITS[limit] * len(run)
            or max(odds) >= _ANY
            or any(own >= _SENTENCES[limit] for own in sentences)
        ):
            continue
        story = [text for text in texts[: run[0]] if is_prose(text)]
        if all(share_of(texts[number], story) < _SHARED for number in run if _is_whole(texts[number])):
            found |= dict.fromkeys(run, "stands among lines below the story that are not of it")
    return found


def _below_story(blocks: Sequence[Block], left: Sequence[Block]) -> Iterator[tuple[Sequence[int], int]]:
    """Return the short runs at the end of what is left, each with how many lines are gone right above it."""
    places = {block.first: number for number, block in enumerate(blocks)}
    at = [places[block.first] for block in left]
    starts = [0, *(n for n, (above, below) in enumerate(pairwise(at), 1) if below > above + 1)]
    sizes = [block.text.count(" ") + 1 for block in left]
    above, end = sum(sizes), len(left)
    for start in reversed(starts[1:]):
        size = sum(sizes[start:end])
        above -= size
        if size > _WORDS or above < max(_STORY, _TIMES * (sum(sizes) - above)):
            return
        run = range(start, end)
        if len(run) <= _LINES and not any(_goes_on(left[number]) for number in run):
            yield run, at[start] - at[start - 1] - 1
        end = start


def _is_whole(text: str) -> bool:
    """Say whether a line is a sentence, and does not break off as a teaser does."""
    return is_prose(text) and not text.rstrip("]").endswith(("…", "..."))


def _goes_on(block: Block) -> bool:
    """Say whether a block is of a list or a table, heads one of sources, or begins as the rest of a line does."""
    if block.kind not in ("", "heading", "paragraph", "caption") or names_sources(block.text):
        return True
    first = block.text.split(maxsplit=1)[0]
    return (first.isalpha() and first[0].islower()) or BULLET.match(block.text) is not None
