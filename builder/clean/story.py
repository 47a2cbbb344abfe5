"""Where the story stands in a text, and which words it has.

A page that was saved as text has menus above its story, offers within it and other stories below; the story is where
paragraphs follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from builder.clean.rule import is_unspaced

PARAGRAPHS = 3
"""Paragraphs of the shortest story that has a standfirst; below a shorter one stand comments."""
SHARED = 0.3
"""The share of its words that a line has in common with the story, for them to count."""
NEAR = 12
"""Lines above the story up to which the first line is the title; above more it belongs to a menu."""
_GAP = 12
"""Lines of the longest gap within a story: pictures, offers, links to others."""
_MAIN = 0.4
"""The first part of a text that has this share of the characters of its largest part is the story."""
_DENSE = 4
"""Lines over which the first `PARAGRAPHS` of a story spread at most, where its paragraphs follow each other."""
_RUNNING, _SOME = 100, 2
"""Characters and number of the paragraphs above the main part that begin the story, where they share its words."""
_LONG, _LONG_UNSPACED = 200, 80
"""Characters of a paragraph that is longer than a teaser, and of one in a script that is written without spaces."""
_TEXT = 60
"""Characters of the shortest line from which the story's words are taken."""
_TOLD, _LEAD = 20, 2
"""Paragraphs of which a headline may tell, and those that say most of it."""
_SIGNS = ".,;:!?…\"“”‘’'()[]-–—/_"
_PLAIN = bytes(ord(" ") if chr(byte) in _SIGNS else byte for byte in bytes(range(256)).lower())
"""For `translate`: lower case, and blanks for signs."""
_SHORTEST = 3
_STEM = 5
_UNSPACED = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff々]{2,}")
"""Runs of characters in a script without spaces, without their endings in kana; pairs of them stand in for words."""
_COMMON = frozenset(
    "the and for that with from this into over after about have has had are was were will not but they you who what"
    " when where why how its his her their our your can may more than all one two new says said".split()
)


def main_part(texts: Sequence[str], prose: Sequence[int]) -> Sequence[int]:
    """Return the indices of the story's paragraphs from where they follow each other; `prose` are those of all.

    Between the menus of a page stand sentences that are none of its story: on cookies, offers and other stories. What
    tells of the same is, and so are several that are longer than what menus say: between the pictures and tables of a
    review paragraphs stand far apart.
    """
    parts: list[list[int]] = []
    for number in prose:
        if parts and number - parts[-1][-1] <= _GAP:
            parts[-1].append(number)
        else:
            parts.append([number])
    sizes = [sum(len(texts[number]) for number in part) for part in parts]
    part = next(part for part, size in zip(parts, sizes, strict=True) if size >= _MAIN * max(sizes))
    follow = zip(part, part[PARAGRAPHS - 1 :], strict=False)
    first = next((number for number, (a, b) in enumerate(follow) if b - a <= _DENSE), 0)
    main = part[first:]
    if prose[0] == 0 and main[0] <= NEAR:
        return prose  # no menus stand above it
    long = [number for number in prose if number < main[0] and _is_long(texts[number])]
    if len(long) >= PARAGRAPHS:
        return [number for number in prose if number >= long[0]]
    words = _words_of(_paragraphs(texts, main)[:_TOLD])
    before = [
        number
        for number in prose
        if number < main[0] and len(texts[number]) >= _RUNNING and _share(stems(texts[number]), words) >= SHARED
    ]
    return [*before, *main] if len(before) >= _SOME else main


def told_in(texts: Sequence[str], main: Sequence[int]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that the story has, and those of its lead; `main` are the indices of its paragraphs."""
    paragraphs = _paragraphs(texts, main)
    return _words_of(paragraphs[:_TOLD]), _words_of(paragraphs[:_LEAD])


def _paragraphs(texts: Sequence[str], numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple([text for text in map(texts.__getitem__, numbers) if _has_words(text)])


def _has_words(text: str) -> bool:
    return len(text) >= _TEXT or is_unspaced(text)


def _is_long(text: str) -> bool:
    return len(text) >= (_LONG_UNSPACED if is_unspaced(text) else _LONG)


def _share(own: frozenset[str], words: frozenset[str]) -> float:
    return len(own & words) / len(own) if own else 0.0


def share_of(text: str, story: Sequence[str]) -> float:
    """Return the share of the words of a line that the paragraphs of `story` have as well."""
    return _share(stems(text), _words_of(tuple([each for each in story if _has_words(each)])))


@lru_cache(maxsize=8)  # Several rules ask for the top of a text whose paragraphs are the same.
def _words_of(paragraphs: tuple[str, ...]) -> frozenset[str]:
    return stems("\n".join(paragraphs))


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text, as their first letters; the commonest words are left out.

    In a script without spaces between words, pairs of characters take their place.
    """
    if text.isascii():
        words = set(text.encode().translate(_PLAIN).decode().split()) - _COMMON
    else:
        once = set(text.lower().split())
        alone = [word for word in once if word.isalnum()]
        joined = " ".join(once.difference(alone))
        for sign in _SIGNS:  # many times as fast as an expression that finds words
            joined = joined.replace(sign, " ")
        words = {*alone, *joined.split()} - _COMMON
        if runs := _UNSPACED.findall(text):
            pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
            return frozenset(pairs | {w[:_STEM] for w in words if len(w) >= _SHORTEST and not _UNSPACED.search(w)})
    return frozenset([word[:_STEM] for word in words if len(word) >= _SHORTEST])
