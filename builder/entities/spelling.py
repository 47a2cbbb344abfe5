"""One spelling for all that a reader takes for the same word: full width, accents, dots, apostrophes, dashes, "&".

Names and texts are folded alike, token by token, so that offsets stay those of the text. Folding finds; whether
capitals agree is asked afterwards (`agrees`), because "us" is not "US".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "ß": "ss"}
)
_MARKS = str.maketrans(
    dict.fromkeys("’‘ʼ＇", "'") | dict.fromkeys("‐‑‒–—―−－", "-") | dict.fromkeys("\u00ad\u200b\u2060", None)
)
_DOT = re.compile(r"(?<=[^\W\d_])\.")
_LEAST_LETTERS = 5
"""Of a word whose inner capitals need not agree: "Softbank" is SoftBank, "Nec" is not NEC."""


def plain(text: str) -> str:
    """Return text with the letters and marks that a keyboard has, where those are only another way to write them."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS).translate(_LETTERS)
    return "".join(_unaccented(character) for character in text)


def written(word: str) -> str:
    """Return a token in its plainest spelling, capitals kept."""
    word = plain(word)
    if "." in word:
        word = _DOT.sub("", word)
    return "and" if word == "&" else word


def key(token: str) -> str:
    """Return what tokens of the same word have in common; white space within a paragraph has none."""
    if token.isspace():
        return "\n\n" if "\n\n" in token else ""
    return written(token).lower()


def agrees(tokens: Sequence[str], name: Sequence[str], *, capitals: bool) -> bool:
    """Say whether tokens of the same keys are capitalised as the name is, both as `written`.

    A small word may have a capital ("Ministry Of Defense"), a long one may lack those within ("Softbank"). Where all is
    in capitals (`capitals`), they prove nothing.
    """
    return all(_agrees(token, own, capitals) for token, own in zip(tokens, name, strict=True))


def _agrees(token: str, own: str, capitals: bool) -> bool:
    if token == own or (capitals and token.isupper()):
        return True
    if own.islower():
        return token == own.capitalize()
    inner = len(own) >= _LEAST_LETTERS and not own.isupper() and own[0].isupper()
    return inner and token == own.capitalize()


def _unaccented(character: str) -> str:
    """Return the letter without its accents where it is a Latin one: "が" without its mark would be another sound."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character
