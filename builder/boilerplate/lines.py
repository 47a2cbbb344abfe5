"""What can be seen of a line of text without understanding it: its shape, its words, its place and its neighbours.

Two thirds of the boilerplate of web pages bears no telling word. Kohlschütter, Fankhauser and Nejdl (Boilerplate
Detection using Shallow Text Features, WSDM 2010) found that length and the neighbours' length tell most of it;
Pasternack and Roth (Extracting Article Text from the Web with Maximum Subsequence Segmentation, WWW 2009) that the
story is the run of lines with the greatest sum of scores. Both are here, with what repeats and which words are shared.

Every feature is a count or a ratio of counts, so that no rounding differs between machines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from builder.sentences import TERMINAL

Matrix = npt.NDArray[np.float64]

_PROSE = 10
"""Words of the shortest line that counts as a paragraph of running text."""
_FAR = 30
"""Distances and positions beyond this many lines are all the same."""
_SHORT = 12
"""Words; in longer lines a year says nothing."""
_LONG = 30
"""Words beyond which a line's share of different words falls, for words repeat."""
_HEAD = 200
"""Characters of a line in which capitals, digits and signs are counted; the rest of a longer one is alike."""
_END = 12
"""Characters at the end of a line in which its full stop is looked for."""
_BREAK = 12
"""What a line that is no paragraph costs a run of paragraphs, in words."""
FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with as are was by it at from be this an or have has not but they you we which"
    " their can more if will his her its also when who than been would there were what all so had do about your may"
    " these other into some only our such use most out one them how he she him i me my us no up".split()
)
_LIGHT = FUNCTION_WORDS | {"", "0"}
"""Words that two lines may share and have nothing in common; numbers are all written 0."""
_SITE_WORDS = frozenset(
    "cookie cookies subscribe subscribers subscription newsletter newsletters signup login log share shares follow"
    " copyright privacy terms comment comments reply replies read related advertisement advertise sponsored menu search"
    " skip facebook twitter linkedin pinterest instagram youtube tiktok whatsapp telegram reddit email e-mail tag tags"
    " category categories posted author contact download click tap view views trial demo next previous home faq careers"
    " support minutes min updated published photo photos image images credit getty recommended popular trending latest"
    " sign join app account cart free unsubscribe sitemap disclaimer loading expand collapse toggle print save".split()
)
_YOU = frozenset(("you", "your", "yours", "you're", "you’re", "you'll", "you’ll", "you've", "you’ve"))
_WE = frozenset(("we", "our", "us", "we're", "we’re", "we'll", "we’ll", "we've", "we’ve"))
_TOLD = _LIGHT | _SITE_WORDS | _YOU | _WE
_AROUND_WORDS = ".,;:!?…\"'“”‘’«»()[]{}<>|/·•*–—-+#$£€¥%&@~©=_\\"
_NO_DIGIT = bytes(set(range(256)) - set(b"0123456789"))
_NO_CAPITAL = bytes(set(range(256)) - set(range(ord("A"), ord("Z") + 1)))
_LINK = re.compile(r"https?:|www\.|@\w")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_SEPARATOR = re.compile(r"[|»>/·•]")

_ALONE = {
    "words": "how many words it has",
    "characters_per_word": "how long its words are",
    "full_stop": "whether it ends as a sentence does",
    "colon": "whether it ends in a colon",
    "ellipsis": "whether it breaks off",
    "function_words": "its share of function words",
    "capitalised": "its share of capital letters",
    "digits": "its share of digits",
    "site_words": "its share of words that sites use of themselves",
    "bullet": "whether it begins with a bullet",
    "lower_first": "whether it begins in lower case",
    "separators": "separators between its parts",
    "commas": "its share of commas",
    "links": "addresses in it",
    "year": "a year in a short line",
    "numbered": "whether it begins with a number",
    "quoted": "whether it begins with a quotation mark",
    "you": "whether it speaks to the reader",
    "we": "whether it speaks of its authors",
}
"""Features of a line alone, each with what it is, for a person."""
_AMONG = {
    "occurrences": "how often it stands in the text",
    "shared_with_story": "how many of its words the story has",
    "shared_with_text": "how many of its words stand elsewhere",
    "shared_above": "how many of its words the line above has",
    "shared_below": "how many of its words the line below has",
}
"""Features of a line and its words among those of the others."""
_PLACE = {
    "words_before": "the share of words before it",
    "lines_before": "the share of lines before it",
    "lines_from_start": "lines from the start",
    "lines_from_end": "lines to the end",
    "story_before": "how much of the story stands before it",
    "paragraph_above": "how far the next paragraph above is",
    "paragraph_below": "how far the next paragraph below is",
    "run": "how many lines of its sort stand together",
    "in_story": "whether it stands within the story",
    "into_story": "how far into the story it stands",
    "story_left": "how much of the story follows",
    "outside_story": "how far from the story it stands",
    "story_share": "how much of the text is paragraphs",
}
"""Features of where the line stands."""
_WINDOWS = (2, 5, 12)
_NEAR = (-3, -2, -1, 1, 2, 3)
_OF_NEIGHBOURS = {"words": "length", "full_stop": "end", "capitalised": "capitals", "site_words": "words"}
FEATURES = {
    **_ALONE,
    **_AMONG,
    **_PLACE,
    **{f"{what}_within_{width}": f"{what} around it" for width in _WINDOWS for what in ("paragraphs", "length")},
    **{
        f"{what}_{offset:+d}": f"the {said} of the line {abs(offset)} {'above' if offset < 0 else 'below'}"
        for offset in _NEAR
        for what, said in _OF_NEIGHBOURS.items()
    },
}
"""Name of each column of `line_features`, and what it is, for a person."""
NAMES = tuple(FEATURES)
_NEIGHBOUR = itemgetter(*(tuple(_ALONE).index(name) for name in _OF_NEIGHBOURS))
_NO_NEIGHBOUR = (-1.0,) * len(_OF_NEIGHBOURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What can be seen of one line alone."""

    key: str
    words: tuple[str, ...]
    """In lower case, without the signs around them, numbers as 0; one that is signs alone is empty."""
    distinct: frozenset[str]
    content: frozenset[str]
    """Its words that are no function words."""
    is_paragraph: bool
    seen: tuple[float, ...]
    """Its features, in the order of `_ALONE`."""


def look(text: str) -> Line:
    """Return what can be seen of a line, which may not be empty."""
    lowered = text.lower()
    head = text[:_HEAD]
    signs = head.encode("utf-8", "replace")
    digits = len(signs.translate(None, _NO_DIGIT))
    words = [word.strip(_AROUND_WORDS) for word in lowered.split()]
    if digits:
        words = ["0" if word[:1].isdigit() else word for word in words]
    distinct = frozenset(words)
    content = distinct - _LIGHT
    told = distinct & _TOLD
    size = len(words) or 1
    some = size if size < _LONG else _LONG
    length = len(head)
    stops = TERMINAL.search(text, max(0, len(text) - _END)) is not None
    start, last = text[0], text[-1]
    return Line(
        key=lowered,
        words=tuple(words),
        distinct=distinct,
        content=content,
        is_paragraph=stops and size >= _PROSE,
        seen=(
            size,
            len(text) / size,
            stops,
            last == ":",
            last == "…" or text.endswith("..."),
            (len(distinct) - len(content)) / some,
            len(signs.translate(None, _NO_CAPITAL)) / length,
            digits / length,
            len(told & _SITE_WORDS) / some,
            start in "*-•·–+",
            start.islower(),
            _SEPARATOR.search(head) is not None,
            head.count(",") / length,
            ("http" in head or "www" in head or "@" in head) and _LINK.search(head) is not None,
            digits > 3 and size < _SHORT and _YEAR.search(text) is not None,
            digits > 0 and _NUMBERED.match(text) is not None,
            start in "“\"'‘",
            not told.isdisjoint(_YOU),
            not told.isdisjoint(_WE),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How often the words of a text stand in its lines, once a line."""

    story: Counter[str]
    """In its paragraphs."""
    shared: Sequence[frozenset[str]]
    """The words of each line that another has, too: no others need be looked at to see what lines have in common."""


def counted(lines: Sequence[Line]) -> Counted:
    """Count the words of all lines."""
    story = Counter(chain.from_iterable([line.content for line in lines if line.is_paragraph]))
    everywhere = Counter(chain.from_iterable([line.content for line in lines]))
    again = frozenset([word for word, count in everywhere.items() if count > 1])
    return Counted(story=story, shared=[line.content & again for line in lines])


def line_features(lines: Sequence[Line]) -> Matrix:
    """Return one row a line, in order, and one column a name of `NAMES`.

    Blank lines between them say nothing: every tool that saves text sets its own.
    """
    return matrix(line_parts(lines, counted(lines)), len(lines), len(NAMES))


def matrix(parts: Iterable[Iterable[tuple[float, ...]]], rows: int, width: int) -> Matrix:
    """Return the parts of all rows side by side; a row's parts have `width` values together."""
    values = chain.from_iterable(chain.from_iterable(zip(*parts, strict=True)))
    return np.fromiter(values, np.float64, rows * width).reshape(rows, width)


def line_parts(lines: Sequence[Line], words: Counted) -> list[Sequence[tuple[float, ...]]]:
    """Return the features of each line in parts, which together are in the order of `NAMES`."""
    return [[line.seen for line in lines], _among(lines, words), _place(lines), *_neighbours(lines)]


def _neighbours(lines: Sequence[Line]) -> list[Sequence[tuple[float, ...]]]:
    """Return what the lines around each line are, the farthest above first."""
    edge = [_NO_NEIGHBOUR] * max(_NEAR)
    padded = [*edge, *[_NEIGHBOUR(line.seen) for line in lines], *edge]
    return [padded[max(_NEAR) + offset :][: len(lines)] for offset in _NEAR]


def _among(lines: Sequence[Line], words: Counted) -> list[tuple[float, ...]]:
    """Return what repeats, and which words are shared."""
    seen = Counter([line.key for line in lines])
    once = words.story.keys()
    twice = {word for word, count in words.story.items() if count > 1}
    rows: list[tuple[float, ...]] = []
    sizes = [0, *(len(line.content) for line in lines), 0]
    nothing: frozenset[str] = frozenset()
    shared = [nothing, *words.shared, nothing]
    for at, line in enumerate(lines, 1):
        own, size = shared[at], sizes[at]
        if not size:
            rows.append((min(seen[line.key], 3), -1, -1, -1, -1))
            continue
        told = len(own & twice) if line.is_paragraph else len(own & once)
        rows.append(
            (
                min(seen[line.key], 3),
                told / size,
                len(own) / size,
                len(own & shared[at - 1]) / size if sizes[at - 1] else -1,
                len(own & shared[at + 1]) / size if sizes[at + 1] else -1,
            )
        )
    return rows


def _place(lines: Sequence[Line]) -> list[tuple[float, ...]]:
    """Return where each line stands, and what stands around it, in loops: texts are short, and calls of NumPy dear."""
    count = len(lines)
    words = [int(line.seen[0]) for line in lines]
    prose = [line.is_paragraph for line in lines]
    sums = [0, *accumulate(words)]
    story = [0, *accumulate(size if is_prose else 0 for size, is_prose in zip(words, prose, strict=True))]
    total, story_total = sums[-1] or 1, story[-1] or 1
    start, end = best_run([size if told else -_BREAK for size, told in zip(words, prose, strict=True)])
    above, below, run = nearest(prose), nearest(prose[::-1])[::-1], _runs(prose)
    rows: list[tuple[float, ...]] = []
    for at in range(count):
        inside = start <= at <= end
        windows: list[float] = []
        for width in _WINDOWS:
            low, high = at - width if at > width else 0, at + width + 1 if at + width < count else count
            near = sums[high] - sums[low]
            windows.append((story[high] - story[low]) / (near or 1))
            windows.append(near / (high - low))
        rows.append(
            (
                sums[at] / total,
                at / count,
                min(at, _FAR),
                min(count - at, _FAR),
                story[at] / story_total,
                above[at],
                below[at],
                run[at],
                inside,
                min(at - start, _FAR) if at >= start else _FAR,
                min(end - at, _FAR) if at <= end else _FAR,
                0 if inside else min(start - at if at < start else at - end, _FAR),
                story_total / total,
                *windows,
            )
        )
    return rows


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Return first and last index of the run with the greatest sum (Kadane's algorithm)."""
    best, found = float("-inf"), (0, 0)
    current, start = 0.0, 0
    for index, score in enumerate(scores):
        if current <= 0:
            current, start = 0.0, index
        current += score
        if current > best:
            best, found = current, (start, index)
    return found


def nearest(marked: Sequence[bool]) -> list[int]:
    """Return for each line how far above it the next marked one stands."""
    found, distance = [], _FAR
    for is_marked in marked:
        found.append(distance)
        distance = 1 if is_marked else min(distance + 1, _FAR)
    return found


def _runs(marked: Sequence[bool]) -> list[int]:
    """Return for each line how many lines of its sort, paragraphs or others, stand together with it."""
    found: list[int] = []
    for _, run in groupby(marked):
        size = len(list(run))
        found += [min(size, _FAR)] * size
    return found
