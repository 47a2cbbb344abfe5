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
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from builder.sentences import TERMINAL

Matrix = npt.NDArray[np.float64]

_WORD = re.compile(r"\w+")
_PROSE = 10
"""Words of the shortest line that counts as a paragraph of running text."""
_FAR = 30
"""Distances and positions beyond this many lines are all the same."""
_SHORT = 12
"""Words; in longer lines a year says nothing."""
_HEAD = 200
"""Characters of a line in which capitals, digits and signs are counted; the rest of a longer one is alike."""
_END = 12
"""Characters at the end of a line in which its full stop is looked for."""
_BREAK = 12
"""What a line that is no paragraph costs a run of paragraphs, in words."""
_FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with as are was by it at from be this an or have has not but they you we which"
    " their can more if will his her its also when who than been would there were what all so had do about your may"
    " these other into some only our such use most out one them how".split()
)
_SITE_WORDS = frozenset(
    "cookie cookies subscribe subscribers subscription newsletter newsletters signup login log share shares follow"
    " copyright privacy terms comment comments reply replies read related advertisement advertise sponsored menu search"
    " skip facebook twitter linkedin pinterest instagram youtube tiktok whatsapp telegram reddit email e-mail tag tags"
    " category categories posted author contact download click tap view views trial demo next previous home faq careers"
    " support minutes min updated published photo photos image images credit getty recommended popular trending latest"
    " sign join app account cart free unsubscribe sitemap disclaimer loading expand collapse toggle print save".split()
)
_YOU = frozenset(("you", "your", "yours"))
_WE = frozenset(("we", "our", "us"))
_NO_DIGIT = bytes(set(range(256)) - set(b"0123456789"))
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w[A-ZÀ-ÖØ-Þ])")
"""Written so that it is looked for by its letter: a look behind first would be asked at every character."""
_LINK = re.compile(r"https?:|www\.|@\w")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BY = re.compile(r"(?:by|posted by|written by)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_SEPARATOR = re.compile(r"[|»>/·•]")

_ALONE = {
    "words": "how many words it has",
    "characters_per_word": "how long its words are",
    "full_stop": "whether it ends as a sentence does",
    "colon": "whether it ends in a colon",
    "question": "whether it asks",
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
    "by": "whether it begins like a byline",
    "upper": "whether it is all capitals",
    "numbered": "whether it begins with a number",
    "quoted": "whether it begins with a quotation mark",
    "you": "how much it speaks to the reader",
    "we": "how much it speaks of its authors",
}
"""Features of a line alone, each with what it is, for a person."""
_AMONG = {
    "occurrences": "how often it stands in the text",
    "repeated": "whether it stood before",
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
    "paragraph": "whether it reads as a paragraph",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What can be seen of one line alone."""

    key: str
    content: frozenset[str]
    """Its longer words, in lower case, without function words."""
    is_paragraph: bool
    seen: tuple[float, ...]
    """Its features, in the order of `_ALONE`."""


def look(text: str) -> Line:
    """Return what can be seen of a line, which may not be empty."""
    lowered = _WORD.findall(text.lower())
    distinct = set(lowered)
    size = len(lowered) or 1
    head = text[:_HEAD]
    stops = TERMINAL.search(text, max(0, len(text) - _END)) is not None
    start = text[0]
    return Line(
        key=text.casefold(),
        content=frozenset([word for word in distinct - _FUNCTION_WORDS if len(word) > 3]),
        is_paragraph=stops and len(lowered) >= _PROSE,
        seen=(
            len(lowered),
            len(text) / size,
            stops,
            text.endswith(":"),
            text.endswith("?"),
            text.endswith(("…", "...")),
            sum(map(_FUNCTION_WORDS.__contains__, lowered)) / size,
            len(_CAPITAL.findall(head)) / len(head),
            len(head.encode("utf-8", "replace").translate(None, _NO_DIGIT)) / len(head),
            0 if distinct.isdisjoint(_SITE_WORDS) else sum(map(_SITE_WORDS.__contains__, lowered)) / size,
            start in "*-•·–+",
            start.islower(),
            _SEPARATOR.search(head) is not None,
            head.count(",") / len(head),
            ("http" in head or "www" in head or "@" in head) and _LINK.search(head) is not None,
            size < _SHORT and _YEAR.search(text) is not None,
            _BY.match(text) is not None,
            head.isupper(),
            _NUMBERED.match(text) is not None,
            start in "“\"'‘",
            0 if distinct.isdisjoint(_YOU) else sum(map(_YOU.__contains__, lowered)) / size,
            0 if distinct.isdisjoint(_WE) else sum(map(_WE.__contains__, lowered)) / size,
        ),
    )


def line_features(lines: Sequence[Line]) -> Matrix:
    """Return one row a line, in order, and one column a name of `NAMES`.

    Blank lines between them say nothing: every tool that saves text sets its own.
    """
    alone = np.array([line.seen for line in lines], dtype=np.float64).reshape(len(lines), len(_ALONE))
    prose = np.array([line.is_paragraph for line in lines], dtype=np.bool_)
    return np.column_stack(
        [alone, _among(lines), _place(alone[:, 0], prose), *_within(alone[:, 0], prose), *_near(alone)]
    )


def _among(lines: Sequence[Line]) -> Matrix:
    """Return what repeats, and which words are shared."""
    story = Counter(chain.from_iterable(line.content for line in lines if line.is_paragraph))
    everywhere = story.copy()
    everywhere.update(chain.from_iterable(line.content for line in lines if not line.is_paragraph))
    seen = Counter(line.key for line in lines)
    once = set(story)
    twice = {word for word, count in story.items() if count > 1}
    elsewhere = {word for word, count in everywhere.items() if count > 1}
    before: set[str] = set()
    rows: list[tuple[float, ...]] = []
    nothing: frozenset[str] = frozenset()
    words = [nothing, *(line.content for line in lines), nothing]
    for line, above, below in zip(lines, words, words[2:], strict=False):
        own, told = line.content, twice if line.is_paragraph else once
        rows.append(
            (
                min(seen[line.key], 3),
                line.key in before,
                len(own & told) / len(own) if own else -1,
                len(own & elsewhere) / len(own) if own else -1,
                len(own & above) / len(own) if own and above else -1,
                len(own & below) / len(own) if own and below else -1,
            )
        )
        before.add(line.key)
    return np.array(rows, dtype=np.float64).reshape(len(lines), len(_AMONG))


def _place(words: Matrix, prose: npt.NDArray[np.bool_]) -> Matrix:
    count = len(words)
    index = np.arange(count)
    total = words.sum() or 1
    story_words = words * prose
    story_total = story_words.sum() or 1
    above = np.maximum.accumulate(np.where(prose, index, -_FAR - 1))
    below = np.minimum.accumulate(np.where(prose, index, count + _FAR)[::-1])[::-1]
    above = np.concatenate(([-_FAR - 1], above[:-1]))
    below = np.concatenate((below[1:], [count + _FAR]))
    start, end = _story(np.where(prose, words, -float(_BREAK)))
    return np.column_stack(
        [
            (np.cumsum(words) - words) / total,
            index / count,
            np.minimum(index, _FAR),
            np.minimum(count - index, _FAR),
            (np.cumsum(story_words) - story_words) / story_total,
            np.minimum(index - above, _FAR),
            np.minimum(below - index, _FAR),
            np.minimum(_runs(prose), _FAR),
            (index >= start) & (index <= end),
            np.where(index >= start, np.minimum(index - start, _FAR), _FAR),
            np.where(index <= end, np.minimum(end - index, _FAR), _FAR),
            np.minimum(np.maximum(np.maximum(start - index, index - end), 0), _FAR),
            np.full(count, story_total / total),
            prose,
        ]
    ).astype(np.float64)


def _story(scores: Matrix) -> tuple[int, int]:
    """Return first and last index of the run with the greatest sum (Kadane's algorithm)."""
    best, found = float("-inf"), (0, 0)
    current, start = 0.0, 0
    for index, score in enumerate(scores.tolist()):
        if current <= 0:
            current, start = 0.0, index
        current += score
        if current > best:
            best, found = current, (start, index)
    return found


def _runs(prose: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return for each line how many lines of its sort, paragraphs or others, stand together with it."""
    starts = np.flatnonzero(np.concatenate(([True], prose[1:] != prose[:-1])))
    lengths = np.diff(np.concatenate((starts, [len(prose)])))
    return np.repeat(lengths, lengths)


def _within(words: Matrix, prose: npt.NDArray[np.bool_]) -> list[Matrix]:
    """Return, for each window, the share of words in paragraphs and the mean length of a line."""
    index = np.arange(len(words))
    sums = np.concatenate(([0.0], np.cumsum(words)))
    story = np.concatenate(([0.0], np.cumsum(words * prose)))
    columns: list[Matrix] = []
    for width in _WINDOWS:
        low, high = np.maximum(index - width, 0), np.minimum(index + width + 1, len(words))
        near = sums[high] - sums[low]
        columns += [(story[high] - story[low]) / np.maximum(near, 1), near / (high - low)]
    return columns


def _near(alone: Matrix) -> list[Matrix]:
    wanted = alone[:, [NAMES.index(name) for name in _OF_NEIGHBOURS]]
    reach = max(_NEAR)
    nobody = np.full((reach, wanted.shape[1]), -1.0)
    padded = np.concatenate((nobody, wanted, nobody))
    return [padded[reach + offset : reach + offset + len(wanted)] for offset in _NEAR]
