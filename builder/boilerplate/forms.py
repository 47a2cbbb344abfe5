"""What sets a line apart among the others of its text: its form, lines of the same form, and words that templates use.

Sub-headings of a text are alike in form, and so are the rows of its tables, its captions and its teasers: a line is
told by its company. Which words speak for the story and which for the page around it was learned with the trees
(`wording.json`): whole numbers, so that sums are the same on every machine. What web pages show besides is their markup
(`markup.py`), which needs none of this.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, groupby, repeat

import numpy as np

from builder.boilerplate import lines
from builder.boilerplate.lines import Line, Matrix

_HEAD = 240
"""Characters in which words are looked at; the rest of a longer line is alike."""
_FAR = 30
_MANY = 10
_MOST = 5
_BARE = 14
"""Words of the longest line that may be a sub-heading."""
_LENGTHS = (3, 8, 15)
"""Words up to which lines are of one length, for their form."""
_MOSTLY = 0.6
_WIDTH = 3
_NEAR = (-2, -1, 1, 2)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIGITS = re.compile(r"\d+")
_SIGN = re.compile(r"[^\w\s]|_")
_SENTENCE = re.compile(r"[.!?][”\"’)]?\s+[“\"A-Z]")
_BULLET = re.compile(r"(?:[•‣▪●◦*·–—]|\(?(\d{1,3})[.)])\s+(?=\S)")
_FIRST = {**dict.fromkeys("“\"'‘", 3), **dict.fromkeys("[(<{", 4), **dict.fromkeys("-–—*•·", 5)}
_LAST = {".": 2, "!": 3, "?": 3, ":": 4, ",": 5, ";": 5, **dict.fromkeys("\"”'’", 6), **dict.fromkeys(")]>}", 7)}
_OPEN = {0, 1, 3, 6, 7}
"""How a line may end that stands like a headline: on a letter, a digit, a question, a quotation or a bracket."""

_ALONE = {
    "first": "what it begins with",
    "last": "what it ends in",
    "title_case": "its share of long words in capitals",
    "capital_words": "its share of words in capitals",
    "signs": "its share of signs",
    "sentences": "how many sentences it begins",
    "numbers": "its share of numbers",
    "brackets": "brackets in it",
    "dash": "a dash between its words",
    "shouted": "its share of words all in capitals",
    "label": "where a colon divides it",
}
_AMONG = {
    "alike": "how many lines have its form",
    "alike_in_a_row": "how many lines of its form stand together",
    "alike_around": "how many lines around it have its form",
    "first_word_again": "how many lines begin with its word",
    "last_word_again": "how many lines end in its word",
    "shared_with_title": "how many of its words the first line has",
    "told_in_story": "how often the story has its words",
    "shared_with_next": "how many of its words the next paragraph has",
    "shared_with_last": "how many of its words the paragraph above has",
    "bare_above": "how far the next short line above is",
    "bare_below": "how far the next short line below is",
    "length_of_paragraphs": "its length among the paragraphs'",
    "company": "how many short lines are like it",
}
_WORDING = {
    "wording": "its words",
    "wording_above": "the words of the line above",
    "wording_below": "the words of the line below",
    "wording_around": "the words around it",
}
FEATURES = {**lines.FEATURES, **_ALONE, **_AMONG, **_WORDING}
"""Name of each column of `form_features`, and what it is, for a person."""
NAMES = tuple(FEATURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What can be seen of the form of one line alone."""

    line: Line
    words: tuple[str, ...]
    """By which it is known; the last two are its first and its last, marked. Empty: it has none."""
    like: tuple[int, int, int, bool, bool, bool]
    """What lines of one form have in common."""
    is_bare: bool
    seen: tuple[float, ...]
    """Its features, in the order of `_ALONE`."""


def form_features(texts: Iterable[str]) -> Matrix:
    """Return one row a line, in order, and one column a name of `NAMES`; none of the lines may be empty."""
    return _features(tuple(texts))


@lru_cache(maxsize=2)  # What is left of a text is asked for boilerplate, and then for sub-headings.
def _features(texts: tuple[str, ...]) -> Matrix:
    weights = _weights()
    return features_of(texts, [wording(text, weights) for text in texts])


def features_of(texts: Sequence[str], wordings: Sequence[int]) -> Matrix:
    """Return the features of lines whose wording is known."""
    forms = [form(text) for text in texts]
    alone = np.array([each.seen for each in forms], dtype=np.float64).reshape(len(forms), len(_ALONE))
    return np.column_stack(
        [lines.line_features([each.line for each in forms]), alone, _among(forms), _worded(wordings)]
    )


def wording(text: str, weights: Mapping[str, int]) -> int:
    """Return how much the words of a line speak for the story."""
    return sum(map(weights.get, form(text).words, repeat(0)))


def words(text: str) -> list[str]:
    """Return the words by which a line is known, the first and the last of them once more with a mark."""
    found = _WORD.findall(_DIGITS.sub("0", text[:_HEAD].lower()))
    return [*found, "^" + found[0], found[-1] + "$"] if found else []


@lru_cache(maxsize=2048)  # What is left of a text is looked at again.
def form(text: str) -> Form:
    """Return what can be seen of the form of a line, which may not be empty.

    All marks of items of a list are one: a cleaned text is written with other marks than it was read with.
    """
    if mark := _BULLET.match(text):
        text = (f"{mark[1]}. " if mark[1] else "- ") + text[mark.end() :]
    line = lines.look(text)
    head = text[:_HEAD]
    own = head.split()
    later = own[1:]
    capital = [word for word in later if word[0].isupper()]
    long = sum([len(word) > 3 for word in later])
    in_capitals = sum([len(word) > 3 for word in capital]) / long if long else -1
    shouted = sum([len(word) > 1 for word in filter(str.isupper, own)]) / len(own)
    first, last = _kind(text[0], _FIRST), _kind(text[-1], _LAST)
    digits = _DIGITS.search(head) is not None
    size = int(line.seen[0])
    length = sum(size > most for most in _LENGTHS)
    return Form(
        line=line,
        words=tuple(words(head)),
        like=(first, last, length, in_capitals > _MOSTLY, shouted > _MOSTLY, digits),
        is_bare=size <= _BARE and last in _OPEN,
        seen=(
            first,
            last,
            in_capitals,
            len(capital) / len(later) if later else -1,
            len(_SIGN.findall(head)) / len(head),
            len(_SENTENCE.findall(head)),
            sum([word[0].isdigit() for word in own]) / len(own) if digits else 0,
            ("(" in head) + 2 * ("[" in head),
            " – " in head or " - " in head or " — " in head,
            shouted,
            head.find(": ") / len(head),
        ),
    )


def _kind(character: str, known: dict[str, int]) -> int:
    if character in known:
        return known[character]
    if known is _FIRST:
        return 0 if character.isupper() else 1 if character.islower() else 2 if character.isdigit() else 6
    return 1 if character.isdigit() else 0 if character.isalpha() else 8


@cache
def _weights() -> dict[str, int]:
    said: dict[str, int] = json.loads((files("builder.boilerplate") / "wording.json").read_text("utf-8"))["weights"]
    return said


def _among(forms: Sequence[Form]) -> Matrix:
    """Return what each line has in common with the others."""
    count = len(forms)
    alike = Counter(each.like for each in forms)
    ends = Counter(word for each in forms for word in each.words[-2:])
    rows = [size for _, run in groupby(form.like for form in forms) if (size := len(list(run))) for _ in range(size)]
    company = Counter((each.like[0], each.like[1], each.like[3], each.like[2]) for each in forms if each.is_bare)
    story = Counter(chain.from_iterable(each.line.content for each in forms if each.line.is_paragraph))
    often = {word for word, count in story.items() if count > _MOST}
    capped = {**story, **dict.fromkeys(often, _MOST)}
    long = sorted(each.line.seen[0] for each in forms if each.line.is_paragraph)
    usual = max(1.0, long[len(long) // 2]) if long else 20.0
    prose, bare = [each.line.is_paragraph for each in forms], [each.is_bare for each in forms]
    above, below = _nearest(prose), [count - 1 - at for at in reversed(_nearest(prose[::-1]))]
    bare_above, bare_below = _nearest(bare), [count - 1 - at for at in reversed(_nearest(bare[::-1]))]
    found = []
    for at, each in enumerate(forms):
        own, kinds = each.line.content, each.like
        told = sum(map(capped.get, own, repeat(0))) - (len(own) - len(own & often) if prose[at] else 0)
        found.append(
            (
                min(alike[kinds], _MANY),
                min(rows[at], _MANY),
                sum(forms[at + step].like == kinds for step in _NEAR if 0 <= at + step < count),
                min(ends[each.words[-2]], _MOST) if each.words else 0,
                min(ends[each.words[-1]], _MOST) if each.words else 0,
                _shared(own, forms, 0) if at else -2,
                told / len(own) if own else -1,
                _shared(own, forms, below[at]),
                _shared(own, forms, above[at]),
                min(at - bare_above[at], _FAR),
                min(bare_below[at] - at, _FAR),
                each.line.seen[0] / usual,
                sum(company[kinds[0], kinds[1], kinds[3], kinds[2] + step] for step in (-1, 0, 1)) - 1
                if each.is_bare
                else -1,
            )
        )
    return np.array(found, dtype=np.float64).reshape(count, len(_AMONG))


def _worded(wordings: Sequence[int]) -> Matrix:
    own = np.array(wordings, dtype=np.float64)
    padded = np.concatenate(([0.0], own, [0.0]))
    index, sums = np.arange(len(own)), np.concatenate(([0.0], np.cumsum(own)))
    low, high = np.maximum(index - _WIDTH, 0), np.minimum(index + _WIDTH + 1, len(own))
    return np.column_stack([own, padded[:-2], padded[2:], (sums[high] - sums[low]) / (high - low)])


def _nearest(marked: Sequence[bool]) -> list[int]:
    """Return for each line the index of the marked one before it; far away where there is none."""
    last, found = -_FAR - 1, []
    for at, is_marked in enumerate(marked):
        found.append(last)
        last = at if is_marked else last
    return found


def _shared(own: frozenset[str], forms: Sequence[Form], at: int) -> float:
    if not own or not 0 <= at < len(forms):
        return -1
    return len(own & forms[at].line.content) / len(own)
