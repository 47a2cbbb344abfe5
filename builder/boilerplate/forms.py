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
from itertools import accumulate, groupby, repeat

from builder.boilerplate import lines
from builder.boilerplate.lines import Counted, Line, Matrix, best_run, nearest

_HEAD = 240
"""Characters in which signs and capitals are looked at; the rest of a longer line is alike."""
_FORMED = 30
"""Words of the longest line whose words' form is looked at: a longer one is running text, and has that of any other."""
_FAR = 30
_MANY = 10
_MOST = 5
_BARE = 14
"""Words of the longest line that may be a sub-heading."""
_LENGTHS = (3, 8, 15)
"""Words up to which lines are of one length, for their form."""
_MOSTLY = 0.6
_WIDTHS = (1, 3, 8)
"""Lines on each side of a line whose words are summed."""
_NEAR = (-2, -1, 1, 2)
_TOLD = 60
"""What a paragraph adds to a run of lines, and a line that is none takes from it, beside its words' weight."""
_LOUDEST = 300
"""The greatest weight of the words of one line in a run, to either side."""
_SIGN = re.compile(r"[^\w\s]|_")
_BULLET = re.compile(r"(?:[•‣▪●◦*·–—-]|\(?(\d{1,3})[.)])\s+(?=\S)")
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
    "numbers": "its share of numbers",
    "brackets": "brackets in it",
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
WORDING = {
    "wording": "its words",
    "wording_above": "the words of the line above",
    "wording_below": "the words of the line below",
    **{f"wording_within_{width}": "the words around it" for width in _WIDTHS},
    "in_run": "whether it stands among lines whose words tell a story",
    "into_run": "how far into the lines whose words tell a story it stands",
    "run_left": "how many lines whose words tell a story follow",
    "outside_run": "how far from the lines whose words tell a story it stands",
}
"""Features of what words say for the story of a page."""
FEATURES = {**lines.FEATURES, **_ALONE, **_AMONG, **WORDING}
"""Name of each column of `form_features`, and what it is, for a person."""
NAMES = tuple(FEATURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What can be seen of the form of one line alone."""

    line: Line
    ends: tuple[str, ...]
    """Its first and its last word, and its first and its last two, marked. Empty: it has none."""
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
    return features_of(texts, [_learned_wording(text) for text in texts])


def features_of(texts: Sequence[str], wordings: Sequence[int]) -> Matrix:
    """Return the features of lines whose wording is known."""
    forms = [form(text) for text in texts]
    seen = [each.line for each in forms]
    words = lines.counted(seen)
    told = _worded(wordings, [line.is_paragraph for line in seen])
    parts = [*lines.line_parts(seen, words), [each.seen for each in forms], _among(forms, words), told]
    return lines.matrix(parts, len(forms), len(NAMES))


def wording(text: str, weights: Mapping[str, int]) -> int:
    """Return how much the words of a line speak for the story."""
    seen = form(text)
    return sum(map(weights.get, seen.line.distinct, repeat(0))) + sum(map(weights.get, seen.ends, repeat(0)))


@lru_cache(maxsize=2048)  # What is left of a text is looked at again.
def _learned_wording(text: str) -> int:
    return wording(text, _weights())


def words(text: str) -> list[str]:
    """Return the words by which a line is known, each once: those at its ends once more with a mark."""
    seen = form(text)
    return [*seen.line.distinct, *seen.ends]


@lru_cache(maxsize=2048)  # What is left of a text is looked at again.
def form(text: str) -> Form:
    """Return what can be seen of the form of a line, which may not be empty.

    All marks of items of a list are one: a cleaned text is written with other marks than it was read with.
    """
    if mark := _BULLET.match(text):
        text = (f"{mark[1]}. " if mark[1] else "- ") + text[mark.end() :]
    line = lines.look(text)
    size = len(line.words)
    first, last = _kind(text[0], _FIRST), _kind(text[-1], _LAST)
    digits = "0" in line.distinct
    head = text[:_HEAD]
    in_capitals = capital = shouted = numbers = signs = -1.0
    if size <= _FORMED:
        own = head.split()
        later = own[1:]
        capitals = [word for word in later if word[0].isupper()]
        long = sum([len(word) > 3 for word in later])
        in_capitals = sum([len(word) > 3 for word in capitals]) / long if long else -1
        capital = len(capitals) / len(later) if later else -1
        shouted = sum([len(word) > 1 for word in filter(str.isupper, own)]) / len(own)
        numbers = sum([word[0].isdigit() for word in own]) / len(own) if digits else 0
        signs = len(_SIGN.findall(head)) / len(head)
    length = sum([size > most for most in _LENGTHS])
    return Form(
        line=line,
        ends=_ends(line.words),
        like=(first, last, length, in_capitals > _MOSTLY, shouted > _MOSTLY, digits),
        is_bare=size <= _BARE and last in _OPEN,
        seen=(
            first,
            last,
            in_capitals,
            capital,
            signs,
            numbers,
            ("(" in head) + 2 * ("[" in head),
            shouted,
            head.find(": ") / len(head),
        ),
    )


def _ends(words: Sequence[str]) -> tuple[str, ...]:
    if not words:
        return ()
    first, last = "^" + words[0], words[-1] + "$"
    return (first, last, f"{first} {words[1]}", f"{words[-2]} {last}") if len(words) > 1 else (first, last)


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


def _among(forms: Sequence[Form], words: Counted) -> list[tuple[float, ...]]:
    """Return what each line has in common with the others."""
    count = len(forms)
    likes = [each.like for each in forms]
    alike = Counter(likes)
    begin, end = (Counter([each.ends[at] for each in forms if each.ends]) for at in (0, 1))
    rows = [size for _, run in groupby(likes) if (size := len(list(run))) for _ in range(size)]
    company = Counter([(each.like[0], each.like[1], each.like[3], each.like[2]) for each in forms if each.is_bare])
    often = {word for word, count in words.story.items() if count > _MOST}
    capped = {**words.story, **dict.fromkeys(often, _MOST)}
    prose, bare = [each.line.is_paragraph for each in forms], [each.is_bare for each in forms]
    long = sorted([each.line.seen[0] for each in forms if each.line.is_paragraph])
    usual = max(1.0, long[len(long) // 2]) if long else 20.0
    above, below = nearest(prose), nearest(prose[::-1])[::-1]
    bare_above, bare_below = nearest(bare), nearest(bare[::-1])[::-1]
    padded = [None, None, *likes, None, None]
    found: list[tuple[float, ...]] = []
    for at, each in enumerate(forms):
        own, kinds, size = words.shared[at], each.like, len(each.line.content)
        told = sum(map(capped.get, own, repeat(0))) - (len(own) - len(own & often) if prose[at] else 0)
        next_, last = at + below[at] if below[at] < _FAR else count, at - above[at] if above[at] < _FAR else -1
        found.append(
            (
                min(alike[kinds], _MANY),
                min(rows[at], _MANY),
                sum([padded[at + 2 + step] == kinds for step in _NEAR]),
                min(begin[each.ends[0]], _MOST) if each.ends else 0,
                min(end[each.ends[1]], _MOST) if each.ends else 0,
                (len(own & words.shared[0]) / size if size else -1) if at else -2,
                told / size if size else -1,
                len(own & words.shared[next_]) / size if size and next_ < count else -1,
                len(own & words.shared[last]) / size if size and last >= 0 else -1,
                bare_above[at],
                bare_below[at],
                each.line.seen[0] / usual,
                sum([company[kinds[0], kinds[1], kinds[3], kinds[2] + step] for step in (-1, 0, 1)]) - 1
                if each.is_bare
                else -1,
            )
        )
    return found


def _worded(wordings: Sequence[int], prose: Sequence[bool]) -> list[tuple[float, ...]]:
    """Return what the words of each line and of those around it say, and where it stands to the best run of them."""
    count = len(wordings)
    sums = [0, *accumulate(wordings)]
    scores = [
        max(-_LOUDEST, min(own, _LOUDEST)) + (_TOLD if is_prose else -_TOLD)
        for own, is_prose in zip(wordings, prose, strict=True)
    ]
    start, end = best_run(scores)
    found: list[tuple[float, ...]] = []
    for at, own in enumerate(wordings):
        means = []
        for width in _WIDTHS:
            low, high = at - width if at > width else 0, at + width + 1 if at + width < count else count
            means.append((sums[high] - sums[low]) / (high - low))
        inside = start <= at <= end
        found.append(
            (
                own,
                wordings[at - 1] if at else 0,
                wordings[at + 1] if at + 1 < count else 0,
                *means,
                inside,
                min(at - start, _FAR) if at >= start else _FAR,
                min(end - at, _FAR) if at <= end else _FAR,
                0 if inside else min(start - at if at < start else at - end, _FAR),
            )
        )
    return found
