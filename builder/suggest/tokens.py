"""The words of a text as the finder of names sees them: where each stands, and whether its capital says anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.slugs import Slug
from builder.suggest.words import TAILS

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:[-‑][^\W_]+)*"
    r"|[A-Z]\.(?= [A-Z])"
    r"|(?:Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Jr|Sr|Bros|Lt|Col|Capt|Sgt|Adm)\."
    r"|[^\W_]+(?:(?:[’'&‑-]|\.(?=\d))[^\W_]+)*\+*"
)
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|(?<!\w)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|io|ai|jp|uk|eu|info)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s$")
_CONTRACTION = re.compile(r"[’'](?:ve|m|ll|d|re|t)$", re.IGNORECASE)
_GIVEN = re.compile(r"[A-Z][a-z]{1,5}[-‑][a-z]{2,6}")
"""Such as Jae-myung."""
_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
_TITLE_CASE = 0.8
"""Share of the longer words with a capital from which a line is set like a headline."""


@dataclass(frozen=True, slots=True)
class Known:
    """A span that the catalogue claims; without an entity where it was left open."""

    start: int
    end: int
    entity: Slug | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its possessive ending cut off."""

    start: int
    end: int
    text: str
    cut: bool
    """Whether a possessive ending followed, which also ends a name."""
    known: Known | None

    @property
    def lower(self) -> str:
        """In lower case, an abbreviation without its last full stop."""
        return self.text.lower().rstrip(".")


def words_of(text: str, known: Sequence[Known], code: Sequence[tuple[int, int]]) -> list[Word]:
    """Return the words of a text; none in `code`, and none of addresses, handles and tags."""
    closed = [*code, *(match.span() for match in _ADDRESS.finditer(text))]
    words = _words(text, known)
    return [word for word in words if not any(word.start < end and word.end > start for start, end in closed)]


def _words(text: str, known: Sequence[Known]) -> Iterator[Word]:
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        cut = _POSSESSIVE.search(match.group())
        bare = match.group()[: cut.start()] if cut else match.group()
        end -= len(match.group()) - len(bare)
        while at < len(known) and known[at].end <= start:
            at += 1
        claimed = known[at] if at < len(known) and known[at].start < end else None
        yield Word(start, end, bare, cut is not None, claimed)


def proves_nothing(words: Sequence[Word]) -> bool:
    """Say whether capitals prove nothing in this sentence: nearly all words have one, or are in capitals."""
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    if len(long) < 4:
        return len(words) > 1 and all(word.text.isupper() for word in words) and sum(len(w.text) for w in words) > 12
    shouted = sum(word.text.isupper() for word in long) / len(long)
    return shouted > 0.6 or sum(word.text[0].isupper() for word in long) / len(long) >= _TITLE_CASE


def is_capitalised(text: str) -> bool:
    """Say whether a word is written like a name: with a capital, also within ("iPhone"), and no adjective of one."""
    if not any(map(str.isupper, text)) or _JAPANESE.search(text) or _CONTRACTION.search(text):
        return False
    parts = re.split("[-‑]", text)
    if len(parts) > 1 and parts[-1][:1].islower():
        return _GIVEN.fullmatch(text) is not None and parts[-1] not in TAILS and not parts[-1].endswith(("ed", "ing"))
    if len(parts) > 1 and parts[0].islower():
        return parts[0] in ("al", "el", "e")
    return text[0].isupper() or (len(text) > 3 and text[1].isupper())
