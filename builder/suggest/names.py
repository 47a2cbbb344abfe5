"""Names in one text, by their capitals: runs of capitalised words, with what stands around them.

A capital proves nothing where every word would have one: at the beginning of a sentence, in lines of capitals and in
lines set like headlines. Pure, and blind to the rest of the corpus: `gather` decides with all of it before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.model import CELL
from builder.sentences import STARTERS
from builder.suggest.kinds import Guess, told_around
from builder.suggest.tokens import Known, Word, is_capitalised, proves_nothing, words_of
from builder.suggest.words import (
    HEADS,
    LEADING,
    NO_NAMES,
    OFFICES,
    PARTICLES,
    SCALES,
    SUFFIXES,
    TITLES,
    is_abstract,
)

_MOST_WORDS = 20
"""Words of a run beyond which it is no name, whatever it is."""
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{1,3}(?:\.\d+)?")
_OPENS = re.compile(r"(?:[:“\"‘「(\[]|(?<=\s)['–—-]|[–—])\s*$")
_NAMED = re.compile(r"\b(?:named|called|dubbed|titled|entitled|known as|codenamed)\s+(?:the\s+)?[“\"‘']$")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "「": "」"}


@dataclass(frozen=True, slots=True)
class Piece:
    """What may be a name."""

    words: tuple[Word, ...]
    weak: bool
    """Whether the capital of the first word may come from where it stands, or speaks of an origin only."""
    guesses: tuple[Guess, ...]
    """What the words around it say of its kind."""

    @property
    def start(self) -> int:
        """Offset of the name."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset behind the name."""
        return self.words[-1].end

    @property
    def known(self) -> Known | None:
        """What the catalogue claims of it, where that is all of it."""
        first = self.words[0].known
        return first if first and all(word.known for word in self.words) else None


def pieces(
    text: str, spans: Iterable[tuple[int, int]], known: Sequence[Known], code: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    """Return what may be names in a paragraph, in reading order.

    `spans` are its sentences, `known` is what the catalogue claims, in reading order; `code` is not looked at.
    """
    words = words_of(text, known, code)
    at = 0
    for start, end in spans:
        first = at
        while at < len(words) and words[at].start < end:
            at += 1
        sentence = [word for word in words[first:at] if word.start >= start]
        if not proves_nothing(sentence):
            for run in _runs(text, sentence):
                yield from _parts(text, run, start)


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    number = 0
    while number < len(words):
        word = words[number]
        if run and not _adjoins(text, run, word):
            yield run
            run = []
        capital = is_capitalised(word.text) and word.lower not in NO_NAMES and not _is_month(words, number)
        bridge = _bridge(text, run, words, number) if run and not capital else 0
        if capital or (run and _is_model(text, words, number)):
            run.append(word)
        elif bridge:
            run += words[number : number + bridge]
            number += bridge - 1
        elif run:
            yield run
            run = []
        number += 1
    if run:
        yield run


def _is_month(words: Sequence[Word], number: int) -> bool:
    """Say whether "May" is followed by a day or a year; the other months are no names anyway."""
    return words[number].text == "May" and number + 1 < len(words) and words[number + 1].text.isdigit()


def _is_model(text: str, words: Sequence[Word], number: int) -> bool:
    """Say whether a number belongs to the name before it ("Example 3"), and is no amount."""
    word = words[number]
    behind = words[number + 1].lower if number + 1 < len(words) else ""
    amount = behind in SCALES or text[word.end : word.end + 1] in ("%", ",", "-")
    return not amount and _NUMBER.fullmatch(word.text) is not None


def _adjoins(text: str, run: Sequence[Word], word: Word) -> bool:
    last = run[-1]
    if len(run) > _MOST_WORDS or last.lower in SUFFIXES or last.text[0].isdigit():
        return False
    gap = text[last.end : word.start]
    if last.cut:
        return False
    if gap == ", ":
        # "Ministry of Economy, Trade and Industry", "Example, Inc."
        in_list = any(w.text in PARTICLES for w in run) and is_abstract(last.text)
        return word.lower in SUFFIXES or (in_list and (is_abstract(word.text) or word.text == "and"))
    return gap in (" ", " & ", "\xa0")


def _bridge(text: str, run: Sequence[Word], words: Sequence[Word], number: int) -> int:
    """Return how many words from `number` on join the run with what follows: "of", "for the", "and"; 0 for none."""
    particle = words[number].text
    if particle not in PARTICLES:
        return 0
    following = list(words[number + 1 : number + 3])
    following = following[1:] if following and following[0].text == "the" else following[:1]
    if not following or not is_capitalised(following[0].text) or following[0].lower in NO_NAMES:
        return 0
    length = 2 if words[number + 1].text == "the" else 1
    if any(text[a.end : b.start] != " " for a, b in pairwise(words[number : number + length + 1])):
        return 0
    last, bridged = run[-1].lower, any(word.text in PARTICLES for word in run)
    if particle == "and":
        return length if is_abstract(last) and is_abstract(following[0].text) and _leads_on(run, words, number) else 0
    if last in TITLES:
        return length if particle == "of" and is_abstract(following[0].text) else 0
    return length if last in HEADS or (bridged and is_abstract(last)) else 0


def _leads_on(run: Sequence[Word], words: Sequence[Word], number: int) -> bool:
    """Say whether "and" stands within a name: behind "Ministry of", or before "Security Agency"."""
    if any(word.text in PARTICLES for word in run):
        return True
    end = number + 1
    while end < len(words) and is_capitalised(words[end].text):
        end += 1
    return end > number + 2 and words[end - 1].lower in HEADS


def _parts(text: str, run: list[Word], sentence: int) -> Iterator[Piece]:
    """Return the names in a run: less the titles, which say that a person follows, and the words that begin none."""
    initial = run[0].start <= sentence + 1 or bool(_OPENS.search(text, max(0, run[0].start - 4), run[0].start))
    initial = initial or text.endswith(CELL, 0, run[0].start)
    while run and run[-1].text in PARTICLES:
        run = run[:-1]
    title = _title(run)
    if title is None:
        yield from _piece(text, run, initial, ())
        return
    first, last = title
    yield from _piece(text, run[:first], True, ())
    said = " ".join(word.text for word in run[first:last])
    yield from _piece(text, run[last:], False, (Guess("person", f"“{said}” before it"),))


def _title(run: Sequence[Word]) -> tuple[int, int] | None:
    """Return where a title stands in the run: its first word, and the word behind it."""
    if run[-1].lower in HEADS and len(run) > 1 and run[-1].lower not in TITLES:
        named = next((n for n, word in enumerate(run) if word.text in PARTICLES), None)
        if named is None or run[named - 1].lower not in TITLES:
            return None
    at = next((n for n in range(len(run) - 1, -1, -1) if run[n].lower in TITLES), None)
    if at is None:
        return None
    end = at + 1
    while end < len(run) and (run[end].text in PARTICLES or run[end].text == "the"):
        while end < len(run) and (run[end].text in PARTICLES or is_abstract(run[end].text)):
            end += 1
    while end < len(run) and run[end].lower in OFFICES:
        end += 1
    start = at
    while start and (run[start - 1].lower in OFFICES or run[start - 1].lower in TITLES):
        start -= 1
    return start, end


def _piece(text: str, run: Sequence[Word], initial: bool, guesses: tuple[Guess, ...]) -> Iterator[Piece]:
    words = list(run)
    while words and (
        words[0].lower in LEADING or (initial and words[0].lower in STARTERS) or words[0].text in PARTICLES
    ):
        words, initial = words[1:], False
    while words and (words[-1].text in PARTICLES or (_NUMBER.fullmatch(words[-1].text) and len(words) == 1)):
        words = words[:-1]
    if not words:
        return
    piece = Piece(tuple(words), initial and not _is_proof(words[0].text), guesses)
    opening = text[max(0, piece.start - 1) : piece.start]
    if piece.weak and opening in _QUOTES and text[piece.end : piece.end + 1] in (_QUOTES[opening], ","):
        # A whole quotation of one word may be an exclamation.
        named = _NAMED.search(text, max(0, piece.start - 30), piece.start)
        piece = replace(piece, weak=len(words) == 1 and not named)
    yield replace(piece, guesses=(*guesses, *told_around(text, piece.start, piece.end)))


def _is_proof(word: str) -> bool:
    """Say whether a word's capitals cannot come from the beginning of a sentence: "JAXA", "OpenAI", "GPT-4"."""
    return sum(map(str.isupper, word)) > 1 or any(map(str.isdigit, word))
