"""Where the title stands among the lines above the story, and how far down the top of the text reaches.

Saved pages begin with menus, and the title is not their first line. A headline is told from them by its length and by
the words that it shares with the story (Kohlschütter and others, Boilerplate Detection using Shallow Text Features,
WSDM 2010, tell the story itself so); what follows it, a date or an author, tells it where words do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.clean.names import byline, is_role
from builder.clean.rule import ends_as_a_sentence, is_bare, is_paragraph, is_prose
from builder.clean.stamp import stamp
from builder.clean.story import NEAR, PARAGRAPHS, SHARED, main_part, stems, told_in
from builder.model import Block
from builder.sentences import sentences

_FEWEST_WORDS = 4
_SURE = 4
_BESIDE = 80
"""Characters of what stands around the title in a breadcrumb."""
_FAR = 100
"""Lines above the story among which the title is."""
_BETTER = 2
_CLEARLY = 4
_STANDFIRST = 320
"""Characters of the longest paragraph that stands between a title and its date."""
_BETWEEN = 10
"""Lines of the longest run of author, date, picture and buttons between a standfirst and the story."""
_BELOW = 3
"""Lines below a headline of which none is another: its standfirst, its kicker, the caption of its picture."""
_DIVIDED = re.compile(r"\s[|·•/]\s")
_TRAIL = re.compile(r"\s[»›>→‹]\s|^[←«‹☰]|[→»▾↗]$|https?://|\S@\S|\[\d+\].*\[\d+\]|©")
_FURNITURE = re.compile(
    r"(?:skip|jump)\s+to\b|by\s*[|·:]|you\s+are\s+(?:here|reading)\b|listen\s+to\b|sponsored\s+by\b|(?:image|picture|photo|video)\s+(?:caption|credit|source)\b|feed:|press\s+release\s+\S*\d|share\b|sign\s+(?:in|up)\b"
    r"|log\s*in\b|subscribe\b|menu\b|search\b|view\s+(?:this|in)\b|home\b.*\bnews\b|back\s+to\b|(?:previous|next)\s+(?:post|article|story)\b|text\s+size\b|[(▪•*·>+-]|o\s(?-i:[A-ZÀ-Þ])|\d{1,2}[.)]\s|(?:title|subject|headline)\s*:",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?:\w )+\w")
"""A masthead whose letters are set apart: "B A Y H E R A L D"."""
_LONGEST, _MOST_WORDS = 200, 32
"""Characters and words of the longest headline."""
_JOINED = re.compile(r"(?:[a-zß-ÿ][A-ZÀ-Þ]\S*\s*){3}")
"""Entries of a menu without anything between them: “NewsSportBusinessOpinion”."""
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
    prose = [n for n, text in enumerate(texts) if is_paragraph(text) and not is_bare(text)]
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

    A line has to be clearly better than one before it, and a first line is so much a headline as any words of the story
    make another: what was cleaned begins with its title, and no bare line takes its place.
    """
    story = main[0]
    near = max(0, story - _FAR)
    lines = [number for number in range(near, story) if may_be_title(texts[number])]
    if not lines:
        return None
    told = [False] * near + [_tells(text) for text in texts[near : story + 3]]
    scores, elsewhere = _scores(texts, told, lines, story)
    if len(lines) == 1 and scores[0] >= _SURE:
        return lines[0]  # however few words the story has of it
    words, lead = told_in(texts, main)
    best: tuple[int, int] | None = None
    for number, score in zip(lines, scores, strict=True):
        text = texts[number]
        own = _of_story(text, words, lead)
        score += own + 3 * (own > 0 and number in elsewhere)
        score -= any(told[:number]) and best is not None and _length(texts[best[1]]) > 1
        repeated = (
            best is not None and not all(told[best[1] + 1 : number]) and text.casefold() == texts[best[1]].casefold()
        )
        below = best is not None and number - best[1] <= _BELOW
        if best is None or repeated or score >= best[0] + ((_CLEARLY if below else _BETTER) if best[0] >= _SURE else 1):
            best = (score, number)
    return best[1] if best and best[0] >= _SURE else None


def _scores(
    texts: Sequence[str], told: Sequence[bool], lines: Sequence[int], story: int
) -> tuple[list[int], frozenset[int]]:
    """Return how much each line is a headline by its length and by what stands around it, and which are repeated."""
    most = max(len(texts[number].lower()) for number in lines) + _BESIDE
    short = {number: text.lower() for number, text in enumerate(texts) if len(text) < most}
    long = [number for number in lines if _length(texts[number]) > 1]
    scores = [
        2 * (long == [number])
        + _length(texts[number])
        + _followed(texts, told, number)
        + _first(texts[number], number, any(told) or story > NEAR)
        for number in lines
    ]
    return scores, frozenset(number for number in lines if _named_elsewhere(short, number))


@lru_cache(maxsize=2048)  # A line is asked about again when others are gone.
def may_be_title(text: str) -> bool:
    """Say whether a line may be a headline at all: bare, of two words and more, and no date, author or button."""
    if (
        ends_as_a_sentence(text)
        or len(text) > _LONGEST
        or not 0 < text.count(" ") < _MOST_WORDS
        or _JOINED.search(text)
        or _FURNITURE.match(text)
        or _SPACED.fullmatch(text)
        or _TRAIL.search(text)
        or stamp(text)
        or len(_DIVIDED.findall(text)) > 1
    ):
        return False
    found = byline(text)
    digits = sum(character.isdigit() for character in text)
    return (found is None or found.label == "shape") and digits < len(text) / 6 and len(sentences(text)) <= _SENTENCES


def _length(text: str) -> int:
    """Say how much a line has the length of a headline; of one that is divided, its longest part."""
    words = max(part.count(" ") + 1 for part in _DIVIDED.split(text))
    return (2 if words >= _FEWEST_WORDS else words - 2) - text[0].islower()


def _of_story(text: str, story: frozenset[str], lead: frozenset[str]) -> int:
    """Say how many words a line shares with the story, if they are a good part of its own; the lead's count more."""
    own = stems(text)
    shared, first = len(own & story), len(own & lead)
    if shared < SHARED * len(own):
        return 0
    if text.count(" ") + 1 < _FEWEST_WORDS:
        return min(shared, 1)
    return min(shared, 4) + 2 * (first > 1 and first >= SHARED * len(own))


def _followed(texts: Sequence[str], told: Sequence[bool], number: int) -> int:
    """Say how surely an author or a date follows a line, right below it or below its standfirst."""
    if byline(texts[number]):
        return 0
    below = number + 1
    while below < len(told) - 1 and not told[below] and byline(texts[below]):
        below += 1
    standfirst = below < len(told) and is_prose(texts[below]) and len(texts[below]) <= _STANDFIRST
    if told[below : below + 1] == [True] or (standfirst and told[below + 1 : below + 2] == [True]):
        return 2
    return int(any(told[below + 1 : below + 2]))


def _first(text: str, number: int, told: bool) -> int:
    """Count it for a first line that it is the first, where no author or date tells which line is the title."""
    return 3 if number == 0 and not told and text.count(" ") + 1 >= _FEWEST_WORDS else 0


def _named_elsewhere(folded: Mapping[int, str], number: int) -> bool:
    """Say whether another line has this one in it, as a breadcrumb has; the names of sites stand elsewhere, too."""
    own = folded[number]
    return own.count(" ") + 1 >= _FEWEST_WORDS and any(
        own in text for n, text in folded.items() if n != number and len(text) < len(own) + _BESIDE
    )


@lru_cache(maxsize=2048)  # A line is asked about again when others are gone.
def _tells(text: str) -> bool:
    """Say whether a line is an author's or a date's, in a list or not."""
    text = _BULLET.sub("", text, count=1)
    found = byline(text)
    return stamp(text) is not None or is_role(text) or (found is not None and found.label != "shape")
