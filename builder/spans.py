"""Spans that stay where they belong while the text under them changes.

Emphasis and links are found in text as it was saved. White space is folded, characters are removed, composed or
corrected, and beginnings are cut off afterwards; each such change is an alignment, and `moved` takes the spans along.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from builder.characters import composed, is_composed
from builder.model import Span

Alignment = Sequence[int]
"""For each offset in the old text, its end included, the offset in the new one; never decreasing."""

_KINDS = ("link", "strong", "emphasis", "code", "name")


def moved(spans: Iterable[Span], alignment: Alignment, text: str) -> tuple[Span, ...]:
    """Return `spans` of an old text as those of the new `text`."""
    return tidy((_at(s, alignment[s.start], alignment[s.end]) for s in spans), text)


def within(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return what `spans` are in the part of their text from `start` to `end`."""
    cut = (replace(s, start=max(s.start, start) - start, end=min(s.end, end) - start) for s in spans)
    return tuple(span for span in cut if span.start < span.end)


def tidy(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return `spans` in reading order, none empty, none that begins or ends with white space.

    Those of one kind that touch are one; of two links that overlap the second begins where the first ends.
    """
    kept: dict[str, list[Span]] = {}
    for span in sorted((s for s in spans if s.start < s.end), key=_order):
        same = kept.setdefault(span.kind, [])
        if same and span.start <= same[-1].end and span.target == same[-1].target:
            same[-1] = replace(same[-1], end=max(same[-1].end, span.end))
        elif not same or span.end > same[-1].end:
            same.append(replace(span, start=max(span.start, same[-1].end)) if same else span)
    trimmed = (_trimmed(span, text) for same in kept.values() for span in same)
    return tuple(sorted((span for span in trimmed if span.start < span.end), key=_order))


def keeping(old: str, new: str) -> Alignment:
    """Return the alignment of `old` with `new`, which has some of its characters and spaces for its white space."""
    if old == new:
        return range(len(old) + 1)
    at = 0
    alignment = []
    for character in old:
        alignment.append(at)
        if new[at : at + 1] == character or (new[at : at + 1] == " " and character.isspace()):
            at += 1
    return [*alignment, len(new)]


def composing(old: str) -> Alignment:
    """Return the alignment of `old` with the same text composed."""
    if is_composed(old):
        return range(len(old) + 1)
    starts = [at for at, character in enumerate(old) if at == 0 or _begins(character)]
    alignment: list[int] = []
    done = 0
    for start, end in pairwise([*starts, len(old)]):
        # What is composed of one character is one place; so is what composes to more.
        alignment += [done] * (end - start)
        done += len(composed(old[start:end]))
    return [*alignment, done]


def correcting(old: str, was: str, now: str) -> Alignment:
    """Return the alignment of `old` with the same text in which `now` stands for each `was`."""
    alignment: list[int] = []
    at = 0
    for number, piece in enumerate(old.split(was)):
        if number:
            alignment += [at + min(offset, len(now)) for offset in range(len(was))]
            at += len(now)
        alignment += range(at, at + len(piece))
        at += len(piece)
    return [*alignment, at]


def _begins(character: str) -> bool:
    """Say whether nothing composes `character` with what stands before it."""
    marks = unicodedata.combining(character) or unicodedata.category(character).startswith("M")
    return not (marks or "\u1160" <= character <= "\u11ff")


def _trimmed(span: Span, text: str) -> Span:
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    return _at(span, start, max(start, span.start + len(said.rstrip())))


def _at(span: Span, start: int, end: int) -> Span:
    """Return the span with that start and end: most have them."""
    return span if (span.start, span.end) == (start, end) else replace(span, start=start, end=end)


def _order(span: Span) -> tuple[int, int, int, str]:
    return span.start, -span.end, _KINDS.index(span.kind), span.target
