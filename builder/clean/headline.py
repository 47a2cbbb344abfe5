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
from builder.clean.rule import ends_as_a_sentence, is_bare, is_prose
from builder.clean.stamp import stamp
from builder.model import Block
from builder.sentences import sentences

_FEWEST_WORDS = 4
_SHARED = 0.3
"""The share of its words that a headline has in common with the story, for them to count."""
_SURE = 4
_BESIDE = 80
"""Characters of what stands around the title in a breadcrumb."""
_FAR = 100
"""Lines above the story among which the title is."""
_BETTER = 2
_CLEARLY = 4
_TEXT = 60
"""Characters of the shortest line from which the story's words are taken."""
_STANDFIRST = 320
"""Characters of the longest paragraph that stands between a title and its date."""
_PARAGRAPHS = 3
"""Paragraphs of the shortest story that has a standfirst; below a shorter one stand comments."""
_BETWEEN = 10
"""Lines of the longest run of author, date, picture and buttons between a standfirst and the story."""
_GAP = 12
"""Lines of the longest gap within a story: pictures, offers, links to others."""
_MAIN = 0.4
"""Share of the characters of the largest part of a text from which on one that stands before it is the story."""
_DENSE = 4
"""Lines from the first to the last of so many paragraphs as a story has at least, where they follow each other."""
_RUNNING, _SOME = 100, 2
"""Characters and number of the paragraphs that show, where they tell of the same, that the story begins before."""
_NEAR = 12
"""Lines above the story below which a first line is the title and no menu's."""
_BELOW = 3
"""Lines below a headline of which none is another: its standfirst, its kicker, the caption of its picture."""
_DIVIDED = re.compile(r"\s[|·•/]\s")
_TRAIL = re.compile(r"\s[»›>→‹]\s|^[←«‹☰]|[→»▾↗]$|https?://|\S@\S|\[\d+\].*\[\d+\]|©")
_FURNITURE = re.compile(
    r"(?:skip|jump)\s+to\b|you\s+are\s+(?:here|reading)\b|listen\s+to\b|sponsored\s+by\b|(?:image|picture|photo|video)\s+(?:caption|credit|source)\b|feed:|press\s+release\s+\S*\d|share\b|sign\s+(?:in|up)\b"
    r"|log\s*in\b|subscribe\b|menu\b|search\b|view\s+(?:this|in)\b|home\b.*\bnews\b|back\s+to\b|(?:previous|next)\s+(?:post|article|story)\b|text\s+size\b|[(▪•*·>+-]|o\s(?-i:[A-ZÀ-Þ])|\d{1,2}[.)]\s|(?:title|subject|headline)\s*:",
    re.IGNORECASE,
)
_SIGNS = ".,;:!?…\"“”‘’'()[]-–—/_"
_PLAIN = bytes(ord(" ") if chr(byte) in _SIGNS else byte for byte in bytes(range(256)).lower())
"""For `translate`: lower case, and blanks for signs."""
_TOLD, _LEAD = 20, 2
"""Paragraphs of which a headline may tell, and those that say most of it."""
_LONGEST, _MOST_WORDS = 200, 32
"""Characters and words of the longest headline."""
_JOINED = re.compile(r"(?:[a-zß-ÿ][A-ZÀ-Þ]\S*\s*){3}")
"""Entries of a menu without anything between them: “NewsSportBusinessOpinion”."""
_BULLET = re.compile(r"(?:[*•+·-]|o(?=\s[A-ZÀ-Þ]))\s+")
_SENTENCES = 2
"""Of a headline: “Fares rise in May. Riders are not amused”."""
_SHORTEST = 3
_STEM = 5
_COMMON = frozenset(
    "the and for that with from this into over after about have has had are was were will not but they you who what"
    " when where why how its his her their our your can may more than all one two new says said".split()
)


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
    prose = [n for n, text in enumerate(texts) if is_prose(text) and not is_bare(text)]
    title = _headline(texts, _main(texts, prose)) if prose and not marked else None
    story = next((n for n in prose if title is None or n > title), count)
    end = story
    if title is not None and story < count and len(texts[story]) <= _STANDFIRST:
        after = next((n for n in range(story + 1, count) if is_prose(texts[n])), count)
        paragraphs = sum(map(is_prose, texts[after:]))
        if paragraphs >= _PARAGRAPHS and after - story <= _BETWEEN and any(map(_tells, texts[story + 1 : after])):
            end = after
    return Top(title=title, story=story, end=end)


def _main(texts: Sequence[str], prose: Sequence[int]) -> Sequence[int]:
    """Return the indices of the story's paragraphs from where they follow each other; `prose` are those of all.

    Between the menus of a page stand sentences that are none of its story: on cookies, offers and other stories. What
    tells of the same is: between the pictures and tables of a review paragraphs stand far apart.
    """
    parts: list[list[int]] = []
    for number in prose:
        if parts and number - parts[-1][-1] <= _GAP:
            parts[-1].append(number)
        else:
            parts.append([number])
    sizes = [sum(len(texts[number]) for number in part) for part in parts]
    part = next(part for part, size in zip(parts, sizes, strict=True) if size >= _MAIN * max(sizes))
    follow = zip(part, part[_PARAGRAPHS - 1 :], strict=False)
    first = next((number for number, (a, b) in enumerate(follow) if b - a <= _DENSE), 0)
    main = part[first:]
    if prose[0] == 0 and main[0] <= _NEAR:
        return prose  # no menus stand above it
    words = _words_of(_paragraphs(texts, main)[:_TOLD])
    before = [
        number
        for number in prose
        if number < main[0] and len(texts[number]) >= _RUNNING and _share(_stems(texts[number]), words) >= _SHARED
    ]
    return [*before, *main] if len(before) >= _SOME else main


def _paragraphs(texts: Sequence[str], numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple([text for text in map(texts.__getitem__, numbers) if len(text) >= _TEXT])


def _share(own: frozenset[str], words: frozenset[str]) -> float:
    return len(own & words) / len(own) if own else 0.0


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
    paragraphs = _paragraphs(texts, main)
    words, lead = _words_of(paragraphs[:_TOLD]), _words_of(paragraphs[:_LEAD])
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
        + _first(texts[number], number, any(told) or story > _NEAR)
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


def share_of(text: str, story: Sequence[str]) -> float:
    """Return the share of the words of a line that the paragraphs of `story` have as well."""
    return _share(_stems(text), _words_of(tuple([each for each in story if len(each) >= _TEXT])))


def _of_story(text: str, story: frozenset[str], lead: frozenset[str]) -> int:
    """Say how many words a line shares with the story, if they are a good part of its own; the lead's count more."""
    own = _stems(text)
    shared, first = len(own & story), len(own & lead)
    if shared < _SHARED * len(own):
        return 0
    if text.count(" ") + 1 < _FEWEST_WORDS:
        return min(shared, 1)
    return min(shared, 4) + 2 * (first > 1 and first >= _SHARED * len(own))


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


@lru_cache(maxsize=2)  # Several rules ask for the top of a text whose paragraphs are the same.
def _words_of(paragraphs: tuple[str, ...]) -> frozenset[str]:
    return _stems("\n".join(paragraphs))


def _stems(text: str) -> frozenset[str]:
    if text.isascii():
        words = set(text.encode().translate(_PLAIN).decode().split()) - _COMMON
    else:
        once = set(text.lower().split())
        alone = [word for word in once if word.isalnum()]
        joined = " ".join(once.difference(alone))
        for sign in _SIGNS:  # many times as fast as an expression that finds words
            joined = joined.replace(sign, " ")
        words = {*alone, *joined.split()} - _COMMON
    return frozenset([word[:_STEM] for word in words if len(word) >= _SHORTEST])


@lru_cache(maxsize=2048)  # A line is asked about again when others are gone.
def _tells(text: str) -> bool:
    """Say whether a line is an author's or a date's, in a list or not."""
    text = _BULLET.sub("", text, count=1)
    found = byline(text)
    return stamp(text) is not None or is_role(text) or (found is not None and found.label != "shape")
