"""Where the title stands among the lines above the story, and how far down the top of the text reaches.

Saved pages begin with menus, and the title is not their first line. A headline is told from them by its length and by
the words that it shares with the story (Kohlschütter and others, Boilerplate Detection using Shallow Text Features,
WSDM 2010, tell the story itself so); what follows it, a date or an author, tells it where words do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from builder.calendar_dates import DAY_DATE, NUMERIC_DATE
from builder.clean import contents, stamp_words
from builder.clean.names import byline, is_person, is_role
from builder.clean.rule import ends_as_a_sentence, is_bare, is_paragraph, is_prose, words_of_line
from builder.clean.stamp import stamp
from builder.clean.story import PARAGRAPHS, SHARED, main_part, stems, told_in
from builder.model import Block
from builder.sentences import sentences

_FEWEST_WORDS = 4
_SURE, _TOLD, _ALONE, _CLEARLY = 5, 4, 3, 3
"""Points of a line that is surely the headline, of one that an author or a date follows, of one that stands out among
all lines, and by how many points it has to."""
_BESIDE_DATE = 3
"""Words that stand beside a date in a line that is no title: a name."""
_WHITE = re.compile(r"\s+|(?<=\|)(?=\w)")
_PLAIN = re.compile(
    rf"\b(?:{stamp_words.WEEKDAY}|{stamp_words.WEEKDAY_SHORT}),?\s*|^{NUMERIC_DATE.pattern}$", re.IGNORECASE
)
"""What titles have of a date besides the day of a month: of newsletters and minutes."""
_BESIDE = 80
"""Characters of what stands around the title in a breadcrumb."""
_FAR = 100
"""Lines above the story among which the title is."""
_NEAR = 30
"""Lines above the story among which it mostly is."""
_FEW = 2
"""Lines above a story of which the first is no menu's."""
_SHORTEST_STANDFIRST, _LONGER = 60, 1.3
"""Characters of a standfirst without a stop, and how many times as long as its headline it is."""
_WORDS_ABOVE = 7
"""Of a headline and of the standfirst below it that was taken for one."""
_TRAILS = re.compile(r"^(?i:home)(?=[\sA-Z])|\b(?:19|20)\d\d\b")
"""How a breadcrumb begins, and what a line with a day holds."""
_DATED = 90
"""Characters of the longest line that is the story's if it holds a day."""
_STANDFIRST = 320
"""Characters of the longest paragraph that stands between a title and its date."""
_BETWEEN = 10
"""Lines of the longest run of author, date, picture and buttons between a standfirst and the story."""
_DIVIDED = re.compile(r"\s[|·•/]\s")
_TRAIL = re.compile(r"\s[»›>→‹]\s|^[←‹☰]|^«(?!.*»)|[→▾↗]$|^[^«]*»$|https?://|\S@\S|\[\w+\].*\[\w+\]|©")
_FURNITURE = re.compile(
    r"(?:skip|jump)\s+to\b|by\s*[|·:]|you\s+are\s+(?:here|reading)\b|listen\s+to\b|sponsored\s+by\b|(?:image|picture|photo|video)\s+(?:caption|credit|source)\b|feed:|press\s+release\s+\S*\d|share\b|sign\s+(?:in|up)\b"
    r"|log\s*in\b|subscribe\b|menu\b|search\b|view\s+(?:this|in)\b|home\b.*\bnews\b|back\s+to\b|(?:previous|next)\s+(?:post|article|story)\b|text\s+size\b|welcome\s+to\b|(?:[^.!?]{1,30}\s)?page\s\d+\s(?:of|/)\s\d+|\((?!(?-i:(?:\d\w\w\s)?(?:CORRECTED|EXCLUSIVE|LD|LEAD|RECAST|UPDATE\d?|URGENT|News\s\w+))\)\s)|[▪•*·>+-]|o\s(?-i:[A-ZÀ-Þ])|\d{1,2}[.)]\s|(?:title|subject|headline)\s*:",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?:\w )+\w")
"""A masthead whose letters are set apart: "B A Y H E R A L D"."""
_LONGEST, _MOST_WORDS = 200, 32
"""Characters and words of the longest headline."""
_JOINED = re.compile(r"(?:[a-zß-ÿ][A-ZÀ-Þ]\S*\s*){3}")
"""Entries of a menu without anything between them: “NewsSportBusinessOpinion”."""
_MANY = 10
"""Words of a line that reads as names with a role beside them, and is none's: "A, Who B, Had C"."""
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$")
_BULLET = re.compile(r"(?:[*•+·-]|o(?=\s[A-ZÀ-Þ]))\s+")
_SENTENCES = 2
"""Of a headline: “Fares rise in May. Riders are not amused”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """The top of a text."""

    title: int | None
    """Index of the headline; None where no line is surely one."""
    story: int
    """Index of the story's first paragraph, standfirst or not: all before it are lines."""
    end: int
    """Index up to which author and date may stand: beyond `story` where it is a standfirst and they follow it."""


def top(blocks: Sequence[Block]) -> Top:
    """Return where the top of a text ends and which of its lines is the headline.

    A text that begins with a paragraph has no headline.
    """
    return _top(tuple([block.text for block in blocks]), any(block.kind for block in blocks))


@lru_cache(maxsize=4)  # Rules that drop nothing leave the next one the same text.
def _top(texts: tuple[str, ...], marked: bool) -> Top:
    """Return the top of a text; where it is marked up, no line is surely the headline."""
    count = len(texts)
    prose = [n for n, text in enumerate(texts) if is_paragraph(text) and not is_bare(text) and not names_author(text)]
    title = _headline(texts, main_part(texts, prose)) if prose and not marked else None
    story = next((n for n in prose if title is None or n > title), count)
    end = story
    if title is not None and story < count and len(texts[story]) <= _STANDFIRST:
        after = next((n for n in range(story + 1, count) if is_prose(texts[n])), count)
        paragraphs = sum(map(is_prose, texts[after:]))
        if paragraphs >= PARAGRAPHS and after - story <= _BETWEEN and any(map(_tells, texts[story + 1 : after])):
            end = after
    return Top(title=title, story=story, end=end)


def _headline(texts: Sequence[str], main: Sequence[int]) -> int | None:
    """Return the index of the line above the story that most reads as its headline; None where none surely does.

    Of lines with as many points the first counts. One that has many more than any other needs fewer.
    """
    story = main[0]
    near = max(0, story - _FAR)
    lines = [number for number in range(near, story) if may_be_title(texts[number])]
    if not lines:
        return None
    points = dict(zip(lines, _points(texts, main, lines), strict=True))
    best = max(lines, key=lambda number: (points[number], _words(texts[number]) >= _FEWEST_WORDS))
    best = best - 1 if _is_standfirst_to(texts, points, best) else best
    others = (points[number] for number in lines if number != best)
    alone = points[best] >= _ALONE and points[best] - max(others, default=0) >= _CLEARLY
    told = points[best] >= _TOLD and any(_tells(text) or _is_dated(text) for text in texts[best + 1 : best + 3])
    return best if points[best] >= _SURE or alone or told else None


class _Signs(NamedTuple):
    """What is so of a line, or what each of that is worth."""

    has_words: int
    """It has as many words as a headline."""
    begins_small: int
    shared: int
    """How many words it shares with the story; the one sign that is a number (`_of_story`)."""
    is_followed: int
    """An author or a date stands below it."""
    is_named_elsewhere: int
    """Another line has it in it."""
    is_above_standfirst: int
    is_near: int
    stands_below_again: int
    is_below_a_headline: int
    """One of the two lines above it has the length of a headline, and is as likely to be one."""
    is_alone: int
    """No other line has the length of a headline."""
    is_dated: int
    is_below_an_author: int
    """An author or a date stands somewhere above it."""
    names_a_person: int
    """It is somebody's name, where hardly a line stands above the story."""
    is_a_name: int
    """It stands in capitals, and a paragraph says the same within a sentence: a letterhead."""
    opens_the_text: int
    """It is the first of the few lines above a story without author and date."""


_POINTS = _Signs(
    has_words=1,
    begins_small=-1,
    shared=1,
    is_followed=2,
    is_named_elsewhere=2,
    is_above_standfirst=2,
    is_near=1,
    stands_below_again=-1,
    is_below_a_headline=-1,
    is_alone=1,
    is_dated=-2,
    is_below_an_author=-1,
    names_a_person=-1,
    is_a_name=-9,
    opens_the_text=5,
)
"""Chosen on some 3,300 texts of pages whose titles are known, whole or their main text alone. Of 1,178 texts of other
pages 704 have their title for the headline, 178 another line, and the rest none."""


def _points(texts: Sequence[str], main: Sequence[int], lines: Sequence[int]) -> list[int]:
    """Return how much each line is a headline: by its length, the story's words, and what stands around it."""
    return [sum(map(mul, _POINTS, signs)) for signs in _signs(texts, main, lines)]


def _signs(texts: Sequence[str], main: Sequence[int], lines: Sequence[int]) -> Iterator[_Signs]:
    """Return the signs of each of these lines above the story whose paragraphs are `main`."""
    story = main[0]
    near = max(0, story - _FAR)
    words, lead = told_in(texts, main)
    told = [False] * near + [_tells(text) for text in texts[near : story + 3]]
    dated = [False] * near + [_is_dated(text) for text in texts[near : story + 3]]
    most = max(len(texts[number].lower()) for number in lines) + _BESIDE
    short = {number: text.lower() for number, text in enumerate(texts) if len(text) < most}
    last = {text: number for number, text in short.items()}
    few = story <= _FEW
    first = few and not any(told)
    own = {number: _of_story(texts[number], words, lead) for number in lines}
    long = {number for number in lines if _is_long(texts[number])}
    likely = {number for number in long if own[number] or (first and number == 0)}
    alone = {number for number in long if byline(texts[number]) is None}
    for number in lines:
        text = texts[number]
        yield _Signs(
            has_words=_words(text) >= _FEWEST_WORDS,
            begins_small=text[0].islower(),
            shared=own[number],
            is_followed=_followed(texts, told, dated, number),
            is_named_elsewhere=_named_elsewhere(short, number),
            is_above_standfirst=number + 1 in lines and _is_standfirst(texts[number + 1], text),
            is_near=story - number <= _NEAR,
            stands_below_again=last[short[number]] > number,
            is_below_a_headline=not (likely if number in long else long).isdisjoint((number - 1, number - 2)),
            is_alone=alone == {number},
            is_dated=dated[number],
            is_below_an_author=any(told[:number]),
            names_a_person=few and is_person(text),
            is_a_name=text.isupper()
            and any(text.lower() in texts[n].lower() for n in main if len(texts[n]) > len(text)),
            opens_the_text=first and number == 0 and words_of_line(text) >= _FEWEST_WORDS,
        )


@lru_cache(maxsize=2048)  # A line is asked about again when others are gone.
def may_be_title(text: str) -> bool:
    """Say whether a line may be a headline at all: bare, of two words and more, and no date, author or button."""
    if (
        (ends_as_a_sentence(text) and not _ABBREVIATED.search(text))
        or len(text) > _LONGEST
        or not 1 < words_of_line(text) <= _MOST_WORDS
        or _JOINED.search(text)
        or _FURNITURE.match(text)
        or _SPACED.fullmatch(text)
        or _TRAIL.search(text)
        or stamp(text)
        or is_stamped(text)
        or contents.is_label(text)
        or (text[0] == "[" and text[-1] == "]")
        or is_divided(text)
    ):
        return False
    found = byline(text)
    digits = sum(character.isdigit() for character in text)
    named = found is not None and found.label != "shape" and (found.label != "role" or text.count(" ") < _MANY)
    return not named and digits < len(text) / 4 and len(sentences(text)) <= _SENTENCES


def is_stamped(text: str) -> bool:
    """Say whether a line is a date with more than a calendar has of it, beside a name or little else.

    Of "Susan December 9, 2024 0 Comments" it is the comments, of "10:08 am Jul 19, 2013" the time: no title has these.
    """
    if not (DAY_DATE.search(text) or NUMERIC_DATE.search(text)):
        return False
    gaps = [match.span() for match in _WHITE.finditer(text)]
    ends = [(text[:start], text[end:]) for start, end in gaps[: _BESIDE_DATE + 1]]
    begins = [(text[end:], text[:start]) for start, end in gaps[-_BESIDE_DATE - 1 :]]
    return any(
        (found := stamp(_PLAIN.sub("", dated))) is not None and not found.plain and _words(other) <= _BESIDE_DATE
        for other, dated in [*ends, *begins]
    )


def is_divided(text: str) -> bool:
    """Say whether a line has more than two parts, as mastheads and rows of buttons have."""
    return len(_DIVIDED.findall(text)) > 1


def _is_long(text: str) -> bool:
    """Say whether a line has the length of a headline, and begins as one."""
    return _words(text) >= _FEWEST_WORDS and not text[0].islower()


def _words(text: str) -> int:
    """Return how many words a line has; of one that is divided, its longest part."""
    return max(map(words_of_line, _DIVIDED.split(text)))


def _of_story(text: str, story: frozenset[str], lead: frozenset[str]) -> int:
    """Say how many words a line shares with the story, if they are a good part of its own; the lead's count more."""
    own = stems(text)
    shared, first = len(own & story), len(own & lead)
    if shared < SHARED * len(own):
        return 0
    most = 4 if words_of_line(text) >= _FEWEST_WORDS else 2
    return min(shared, most) + (first > 1 and first >= SHARED * len(own)) + (first > 2 and first >= len(own) / 2)


def _is_standfirst(below: str, text: str) -> bool:
    """Say whether the line below a headline is the standfirst to it, though no stop ends it: it is longer."""
    return (
        _words(text) > 1
        and not _DIVIDED.search(text)
        and len(below) > _SHORTEST_STANDFIRST
        and len(below) > _LONGER * len(text)
    )


def _is_standfirst_to(texts: Sequence[str], points: Mapping[int, int], best: int) -> bool:
    """Say whether the line with the most points is the standfirst, without a stop, of one right above with one fewer.

    A standfirst says the story in other words, so it may have more of them than the headline. Must not take for one the
    headline below a breadcrumb, which holds it, or below a line with the year of a day.
    """
    above = best - 1
    if points.get(above) != points[best] - 1 or min(_words(texts[n]) for n in (above, best)) < _WORDS_ABOVE:
        return False
    line = texts[above]
    return texts[best].lower() not in line.lower() and not _TRAILS.search(line)


def _followed(texts: Sequence[str], told: Sequence[bool], dated: Sequence[bool], number: int) -> bool:
    """Say whether an author or a date follows a line, right below it, below its standfirst or below one other line."""
    if byline(texts[number]):
        return False
    below = number + 1
    while below < len(told) - 1 and not told[below] and byline(texts[below]):
        below += 1
    standfirst = below < len(told) and is_prose(texts[below]) and len(texts[below]) <= _STANDFIRST
    return any(told[below : below + 2 + standfirst]) or any(dated[number + 1 : number + 3])


def _named_elsewhere(folded: Mapping[int, str], number: int) -> bool:
    """Say whether another line has this one in it, as a breadcrumb has; the names of sites stand elsewhere, too."""
    own = folded[number]
    return words_of_line(own) >= _FEWEST_WORDS and any(
        own in text for n, text in folded.items() if n != number and len(text) < len(own) + _BESIDE
    )


@lru_cache(maxsize=2048)  # A line is asked about again when others are gone.
def names_author(text: str) -> bool:
    """Say whether a line names authors by a label and has their date, though it ends as a sentence does."""
    found = byline(text)
    return found is not None and found.label in ("by", "label") and found.date is not None


def _tells(text: str) -> bool:
    """Say whether a line is an author's or a date's, in a list or not."""
    text = _BULLET.sub("", text, count=1)
    found = byline(text)
    return stamp(text) is not None or is_role(text) or (found is not None and found.label != "shape")


@lru_cache(maxsize=2048)  # A line is asked about again when others are gone.
def _is_dated(text: str) -> bool:
    """Say whether a short line holds a day, whatever else stands in it."""
    return len(text) <= _DATED and (DAY_DATE.search(text) is not None or NUMERIC_DATE.search(text) is not None)
