"""An article as the rules of resolving ask of it.

Which word stands beside a name, does a sentence begin here, do capitals prove anything in this line? Everything is
answered by the number of a word, in constant time, so that an article costs what its names cost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from builder.entities.find import Found
from builder.entities.spelling import key
from builder.entities.tokens import Words
from builder.entities.words import AUXILIARIES, FUNCTION_WORDS, SPEECH
from builder.model import TITLE, ParagraphId
from builder.sentences import STARTERS

Style = Literal["text", "title", "capitals"]
"""What capitals say: the usual; little, where most words begin with one; nothing, where all letters are capitals."""

_OPENING = frozenset("\"'“‘«([「『:;•·–—-|/…")
"""After these, as at the beginning of a sentence, a word may have a capital for no reason of its own."""
_LETTERS = re.compile(r"[^\W\d_][\w'’.-]*")
_FEWEST_LETTERS = 6
_FEWEST_WORDS = 3
_MOST_CAPITALISED = 0.75
_LONGEST_LINE = 25
_LONGEST_SENTENCE = 80
"""Words that a sentence is followed for on each side of a name, so that an endless one costs no more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The title or a paragraph, as a part of the article's joined text."""

    id: ParagraphId
    number: int
    """0 is the title."""
    start: int
    end: int
    style: Style
    heading: bool


def style_of(text: str, kind: str = "heading") -> Style:
    """Return what capitals say in a line of text."""
    if text.isupper() and " " in text.strip() and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS:
        return "capitals"
    if kind == "paragraph" and text.rstrip().endswith((".", "!", "?", ".”", '."')):
        return "text"
    words = [word for word in _LETTERS.findall(text) if len(word) > 3 and word.lower() not in STARTERS]
    if not _FEWEST_WORDS <= len(words) <= _LONGEST_LINE:
        return "text"
    return "title" if sum(word[0].isupper() for word in words) >= _MOST_CAPITALISED * len(words) else "text"


class Reading:
    """The words of one article, its names, its lines and where its sentences begin."""

    def __init__(
        self, text: str, words: Words, found: Sequence[Found], passages: Sequence[Passage], begins: frozenset[int]
    ) -> None:
        self.text = text
        self.starts, self.ends, self.keys = words.starts, words.ends, words.keys
        self.found = found
        self.passages = passages
        self.beginning = {name.first: name for name in found}
        self.ending = {name.last: name for name in found}
        self._begins = begins
        self._bases = [passage.start for passage in passages]
        self._of: dict[int, Passage] = {}
        self._kinds: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._phrases_in: dict[tuple[int, int, str], bool] = {}
        self._words_in: dict[tuple[int, int], tuple[frozenset[str], frozenset[str]]] = {}

    @cached_property
    def claiming(self) -> dict[str, list[Found]]:
        """Return the names that may mean each entity, by its slug."""
        names: dict[str, list[Found]] = {}
        for name in self.found:
            for slug in {claim.entity.slug for claim in name.claims}:
                names.setdefault(slug, []).append(name)
        return names

    @cached_property
    def said(self) -> frozenset[str]:
        """Return all words of the article, as folded."""
        return frozenset(self.keys)

    def word(self, number: int) -> str:
        """Return a word as it stands in the text; empty beyond the ends of the article."""
        return self.text[self.starts[number] : self.ends[number]] if 0 <= number < len(self.keys) else ""

    def key(self, number: int) -> str:
        """Return a word as folded; empty beyond the ends of the article."""
        return self.keys[number] if 0 <= number < len(self.keys) else ""

    def capital(self, number: int) -> bool:
        """Say whether a word begins with a capital letter."""
        return 0 <= number < len(self.keys) and self.text[self.starts[number]].isupper()

    def touching(self, number: int) -> bool:
        """Say whether a word follows the one before it without white space."""
        return 0 < number < len(self.keys) and self.ends[number - 1] == self.starts[number]

    def opens(self, number: int) -> bool:
        """Say whether a word begins a sentence, a line or a quotation, where any word may have a capital."""
        if not 0 < number < len(self.keys):
            return True
        return (
            self.starts[number] in self._begins
            or self.keys[number - 1] == "\n\n"
            or (self.word(number - 1)[-1] in _OPENING and not (self.touching(number) and self.keys[number - 1] == "-"))
        )

    def breaks(self, number: int) -> bool:
        """Say whether a sentence or line begins with this word."""
        return number >= len(self.keys) or self.starts[number] in self._begins or self.keys[number] == "\n\n"

    def alone(self, name: Found) -> bool:
        """Say whether a name has no noun after it that it could say something of: not in "the Amazon deal"."""
        after = self.key(name.last)
        if self.breaks(name.last):
            return True
        return after not in ("'s", "'", "-") and (
            not after.isalpha() or after in FUNCTION_WORDS or after in AUXILIARIES or after in SPEECH
        )

    def passage(self, name: Found) -> Passage:
        """Return the title or paragraph that a name stands in."""
        if (passage := self._of.get(name.first)) is None:
            passage = self._of[name.first] = self.passages[bisect_right(self._bases, name.start) - 1]
        return passage

    def sentence(self, name: Found) -> Passage:
        """Return the sentence that a name stands in, as a passage."""
        begin, end = self.sentence_words(name)
        return replace(self.passage(name), start=self.starts[begin], end=self.ends[end - 1])

    def sentence_words(self, name: Found) -> tuple[int, int]:
        """Return the first word of the sentence that a name stands in, and the word after it."""
        begin, end = name.first, name.last
        while begin > 0 and name.first - begin < _LONGEST_SENTENCE and not self.breaks(begin):
            begin -= 1
        while end - name.last < _LONGEST_SENTENCE and not self.breaks(end):
            end += 1
        return begin + (self.keys[begin] == "\n\n"), end

    def nearby(self, name: Found) -> Passage:
        """Return the sentence that a name stands in and those right before and after it in its paragraph."""
        first, last = self.sentence_words(name)
        begin, end, passage = first, last, self.passage(name)
        while begin > 0 and first - begin < _LONGEST_SENTENCE:
            begin -= 1
            if self.breaks(begin):
                break
        while end < len(self.keys) and end - last < _LONGEST_SENTENCE:
            end += 1
            if self.breaks(end):
                break
        start = max(passage.start, self.starts[begin])
        return replace(passage, start=start, end=min(passage.end, self.ends[end - 1]))

    def kinds(self, name: Found) -> frozenset[str]:
        """Return the kinds of entity that a name may mean."""
        return self._claimed(name)[0]

    def grounds(self, name: Found) -> frozenset[str]:
        """Return the grounds on which a name is claimed."""
        return self._claimed(name)[1]

    def _claimed(self, name: Found) -> tuple[frozenset[str], frozenset[str]]:
        # All finds of one name share their claims.
        if (known := self._kinds.get(id(name.claims))) is None:
            known = frozenset(c.entity.kind for c in name.claims), frozenset(c.ground for c in name.claims)
            self._kinds[id(name.claims)] = known
        return known

    def place(self, name: Found) -> str:
        """Return where a name stands, for a person."""
        id_ = self.passage(name).id
        return "the title" if id_ == TITLE else id_

    @cached_property
    def lowered(self) -> frozenset[str]:
        """Words that the article writes without a capital somewhere: with one, they need not be names.

        What a hyphen joins is none: the "wei" of "Hung-wei" is part of a name.
        """
        text = self.text
        return frozenset(
            key
            for key, start in zip(self.keys, self.starts, strict=True)
            if text[start].islower() and text[start - 1 : start] not in ("-", "‐", "‑")
        )

    def says(self, passage: Passage, phrase: str) -> bool:
        """Say whether a line has these words. One in capitals (US) must stand in capitals."""
        span = passage.start, passage.end
        if " " in phrase or not phrase.replace(".", "").isalnum():
            if (*span, phrase) not in self._phrases_in:
                flags = 0 if phrase.isupper() else re.IGNORECASE
                pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
                found = re.compile(pattern, flags).search(self.text, passage.start, passage.end)
                self._phrases_in[*span, phrase] = found is not None
            return self._phrases_in[*span, phrase]
        if span not in self._words_in:
            first = bisect_right(self.starts, passage.start - 1)
            last = bisect_right(self.starts, passage.end - 1)
            numbers = range(first, last)
            self._words_in[span] = (
                frozenset(self.keys[n] for n in numbers),
                frozenset(self.word(n) for n in numbers),
            )
        keys, surfaces = self._words_in[span]
        return phrase in surfaces if phrase.isupper() else key(phrase) in keys
