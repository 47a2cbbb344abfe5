"""Tokens: a text in spaCy's, made once for all that looks at words, with its columns read out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from builder.entities.spelling import key

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_CHARACTERS = 6_000_000
"""Above the largest raw article; spaCy's own limit guards its parser, which is not used."""
_AFTER_ABBREVIATION = r"(?<=[A-Za-z]\.)[-–—](?=[A-Za-z])"
"""spaCy parts "US-Japan" at the hyphen, but not "U.S.-Japan"."""
_AFTER_BRACKET = r"\)[-–—]+(?=[A-Za-z])"
"""Nor the dateline from the story in "(Jiji Press)--Japan"."""
_LONGEST_PIECE = 1000
"""Characters of a piece of text between white space that is tokenised as it is."""
_PIECES = re.compile(rf"(\S{{{_LONGEST_PIECE + 1},}})")
_CUTS = re.compile(r".{0,99}\W|.{1,100}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text without white space, as plain lists, for rules that look at neighbours."""

    starts: list[int]
    ends: list[int]
    keys: list[str]
    """As folded by `spelling.key`; a gap between paragraphs is one, `\\n\\n`."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in spaCy's tokens, with the columns that are looked at, read out once.

    Asking each token object is a hundred times slower, and `doc.text` would put the text together again.
    """

    text: str
    doc: Doc
    starts: NDArray[np.int64]
    """Offset of each token."""
    ends: NDArray[np.int64]
    words: Words


class Tokenizer:
    """spaCy's tokenizer, and the folded form of every token that it met."""

    def __init__(self, model: str | None) -> None:
        """Load the tokenizer; LookupError where the model is not installed."""
        self.nlp = _language(model)
        self._rules = frozenset(self.nlp.tokenizer.rules)  # type: ignore[union-attr]
        """Words that spaCy parts or keeps by a rule of their own."""
        self._keys: dict[int, str] = {}

    def tokens(self, text: str) -> Tokens:
        """Return a text in tokens."""
        doc = self._doc(text)
        table = doc.to_array(["IDX", "LENGTH", "ORTH"])
        starts = table[:, 0].astype(np.int64)
        ends = starts + table[:, 1].astype(np.int64)
        words = self._words(starts.tolist(), ends.tolist(), table[:, 2].tolist())
        return Tokens(text, doc, starts, ends, words)

    def split(self, name: str) -> list[str]:
        """Return a name's tokens. Plain words are their own, and looking them up is ten times as fast as tokenising."""
        words = name.split()
        if "".join(words).isalpha() and self._rules.isdisjoint(words):
            return words
        return [token.text for token in self.nlp.make_doc(name) if not token.is_space]

    def _doc(self, text: str) -> Doc:
        """Return the tokenised text; pieces without white space that are longer than any word are cut first.

        The tokenizer takes punctuation off such a piece mark by mark, in the square of the time: hours for a long line.
        """
        if all(len(piece) <= _LONGEST_PIECE for piece in text.split()):
            return self.nlp.make_doc(text)
        from spacy.tokens import Doc

        pieces: list[str] = []
        for part in _PIECES.split(text):
            pieces += _CUTS.findall(part) if len(part) > _LONGEST_PIECE and not part[0].isspace() else [part]
        docs = [self.nlp.make_doc(piece) for piece in pieces if piece]
        whole = Doc.from_docs(docs, ensure_whitespace=False)
        assert whole is not None
        return whole

    def _words(self, starts: list[int], ends: list[int], orths: list[int]) -> Words:
        known, strings = self._keys, self.nlp.vocab.strings
        try:
            keys = [known[orth] for orth in orths]
        except KeyError:
            for orth in set(orths).difference(known):
                known[orth] = key(strings[orth])
            keys = [known[orth] for orth in orths]
        if "" not in keys:
            return Words(starts, ends, keys)
        kept = [number for number, key_ in enumerate(keys) if key_]
        return Words([starts[n] for n in kept], [ends[n] for n in kept], [keys[n] for n in kept])


def _language(model: str | None) -> Language:
    import spacy

    if model is None:
        nlp = spacy.blank("en")
    elif spacy.util.is_package(model):
        nlp = spacy.load(model, disable=["tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
    else:
        raise LookupError(f"the spaCy model '{model}' is not installed; run `python -m spacy download {model}`")
    infixes = [*(nlp.Defaults.infixes or ()), _AFTER_ABBREVIATION, _AFTER_BRACKET]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    nlp.max_length = MAX_CHARACTERS
    return nlp
