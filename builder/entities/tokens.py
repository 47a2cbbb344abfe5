"""Tokens: a text as spaCy parts it, found piece by piece and each piece once, with what rules look at read out.

spaCy parts what stands between two blanks without a look at the rest, so a table of pieces that were met says the same
many times as fast as asking it for every text: it keeps ten thousand pieces itself, and makes a record of each word.
Plain words and numbers are parted here as it parts them, since most pieces that are new are such; tests compare both.
The one exception is a smiley that stands across a blank, which here stays in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from builder.entities.spelling import key

if TYPE_CHECKING:
    from spacy.language import Language

MAX_CHARACTERS = 6_000_000
"""Above the largest raw article; spaCy's own limit guards its parser, which is not used."""
_AFTER_ABBREVIATION = r"(?<=[A-Za-z]\.)[-–—](?=[A-Za-z])"
"""spaCy parts "US-Japan" at the hyphen, but not "U.S.-Japan"."""
_AFTER_BRACKET = r"\)[-–—]+(?=[A-Za-z])"
"""Nor the dateline from the story in "(Jiji Press)--Japan"."""
_OTHER_HYPHEN = r"(?<=[^\W\d_])[‐‑](?=[^\W\d_])"
"""Nor at the hyphens that have a character of their own, and that no line may be broken at."""
_LONGEST_PIECE = 1000
"""Characters of a piece of text between white space that is tokenised as it is; the time grows with their square."""
_JOINED = re.compile(r"([-–])")
"""What joins words, of which spaCy makes a token between letters."""
_PLAIN = re.compile(r"([(\[“\"]*)([A-Za-z]{3,}(?:[-–][A-Za-z]+)*)(['’]s)?([:;]|[)\]”\",!?]*)(?:(\.)([)\]”\"]*))?")
"""Words with marks of which spaCy makes a token each; shorter words could be the letters of a smiley."""
_NUMBER = re.compile(r"([$€£¥]?)([0-9]+(?:[.,][0-9]+)*)(%?)([.,]?)")
_CUTS = re.compile(r".{0,99}\W|.{1,100}", re.DOTALL)
_PIECES = re.compile(r"\S+ ?|\s+")
"""The blank that follows a token is its own, as in spaCy; all other white space is a token."""
_MOST_PIECES = 150_000
"""Pieces that are remembered, some 50 MB; then the table begins anew."""

Part = tuple[int, int, str]
"""Start and end in the piece, and the key."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text without white space, as plain lists, for rules that look at neighbours."""

    starts: list[int]
    ends: list[int]
    keys: list[str]
    """As folded by `spelling.key`; a gap between paragraphs is one, `\\n\\n`."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text and its tokens."""

    text: str
    words: Words


class Tokenizer:
    """spaCy's tokenizer, and what it said of every piece of text that it met."""

    def __init__(self, model: str | None) -> None:
        """Load the tokenizer; LookupError where the model is not installed."""
        self.nlp = _language(model)
        self._rules = frozenset(self.nlp.tokenizer.rules)  # type: ignore[union-attr]
        """Words that spaCy parts or keeps by a rule of their own."""
        self._plain = model is None
        self._known: dict[str, tuple[Part, ...]] = {}

    def tokens(self, text: str) -> Tokens:
        """Return a text in tokens."""
        pieces = _PIECES.findall(text)
        known = self._known.get
        parts = [self._learnt(piece) if (part := known(piece)) is None else part for piece in pieces]
        placed = list(zip(accumulate(map(len, pieces), initial=0), parts, strict=False))
        return Tokens(
            text,
            Words(
                starts=[offset + start for offset, part in placed for start, _, _ in part],
                ends=[offset + end for offset, part in placed for _, end, _ in part],
                keys=[key_ for part in parts for _, _, key_ in part],
            ),
        )

    def split(self, name: str) -> list[str]:
        """Return a name's tokens. Plain words are their own, and looking them up is ten times as fast as tokenising."""
        words = name.split()
        if "".join(words).isalpha() and self._rules.isdisjoint(words):
            return words
        return [token.text for token in self.nlp.make_doc(name) if not token.is_space]

    def _learnt(self, piece: str) -> tuple[Part, ...]:
        if len(self._known) >= _MOST_PIECES:
            self._known.clear()
        word = piece.removesuffix(" ")
        plain = self._plain and word.isascii() and word.isalpha() and word not in self._rules
        if plain and len(word) <= _LONGEST_PIECE:
            found: tuple[Part, ...] = ((0, len(word), word.lower()),)  # as are nearly all that are new
        else:
            found = tuple(_keyed(self._parted(piece)))
        self._known[piece] = found
        return found

    def _parted(self, piece: str) -> list[str]:
        """Return the tokens of a piece, which are all of it but a blank at its end."""
        if piece.isspace():
            return [piece]
        piece = piece.removesuffix(" ")
        if len(piece) > _LONGEST_PIECE:
            return [token for cut in _CUTS.findall(piece) for token in self._asked(cut)]
        return (self._plainly(piece) if self._plain else None) or self._asked(piece)

    def _plainly(self, piece: str) -> list[str] | None:
        """Return the tokens of a number, or of words and the marks around them; None where spaCy has to be asked.

        A mark of which it would make no token of its own is one behind an initial, or of a word that has a rule.
        """
        if number := _NUMBER.fullmatch(piece):
            return [*filter(None, number.groups())]
        if not (found := _PLAIN.fullmatch(piece)):
            return None
        before, stem, of, behind, stop, last = found.groups("")
        joined = _JOINED.split(stem)
        if stop and not (of or behind or stem[-1].islower()):
            return None
        if not self._rules.isdisjoint((stem, stem + of, stem + stop, *joined, joined[-1] + of, joined[-1] + stop)):
            return None
        return [*before, *joined, *filter(None, (of, *behind, stop)), *last]

    def _asked(self, piece: str) -> list[str]:
        return [token.text for token in self.nlp.make_doc(piece)]


def _keyed(tokens: Iterable[str]) -> Iterator[Part]:
    offset = 0
    for token in tokens:
        if key_ := key(token):
            yield offset, offset + len(token), key_
        offset += len(token)


def _language(model: str | None) -> Language:
    import spacy
    from spacy.lang.en import English

    more = [_AFTER_ABBREVIATION, _AFTER_BRACKET, _OTHER_HYPHEN]
    if model is None:  # made with its patterns: to set them later makes spaCy learn its special cases again
        defaults = type("Defaults", (English.Defaults,), {"infixes": [*English.Defaults.infixes, *more]})
        nlp: Language = type("English", (English,), {"Defaults": defaults})()
    elif spacy.util.is_package(model):
        nlp = spacy.load(model, disable=["tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
        infixes = spacy.util.compile_infix_regex([*(nlp.Defaults.infixes or ()), *more])
        nlp.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]
    else:
        raise LookupError(f"the spaCy model '{model}' is not installed; run `python -m spacy download {model}`")
    nlp.max_length = MAX_CHARACTERS
    return nlp
