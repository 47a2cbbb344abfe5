"""The words of a text as the finder of names sees them: where each stands, and whether its capital says anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.sentences import STARTERS
from builder.slugs import Slug
from builder.suggest.words import TAILS

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:[-‑][^\W_]+)*"
    r"|[A-Z]\.(?= [A-Z])"
    r"|(?:Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Jr|Sr|Bros|Lt|Col|Capt|Sgt|Adm)\."
    r"|[^\W_]+(?:(?:[’'&‑-]|\.(?=\d))[^\W_]+)*\+*"
)
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{1,255}|[@#]\w+"
    r"|(?<!\w)(?:[\w-]{1,63}\.){1,4}(?:com|org|net|gov|edu|io|ai|jp|uk|eu|info)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("with from over into onto upon amid among between within toward towards than till versus".split())
"""Words that headlines write without a capital, beside those that often begin a sentence."""
_POSSESSIVE = re.compile(r"[’']s$")
_CONTRACTION = re.compile(r"[’'](?:ve|m|ll|d|re|t)$", re.IGNORECASE)
_GIVEN = re.compile(r"[A-Z][a-z]{1,5}[-‑][a-z]{2,6}")
"""Such as Jae-myung."""
_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


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
    closed = sorted([*code, *(match.span() for match in _ADDRESS.finditer(text))])
    kept = []
    at = 0
    for word in _words(text, known):
        while at < len(closed) and closed[at][1] <= word.start:
            at += 1
        if at == len(closed) or closed[at][0] >= word.end:
            kept.append(word)
    return kept


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
    """Say whether capitals prove nothing in this sentence: all words have one, or most are in capitals."""
    long = [word.text for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    if len(long) < 5:
        return len(words) > 2 and all(word.text.isupper() for word in words)
    telling = [text for text in long if text not in STARTERS and text not in _SMALL]
    return sum(map(str.isupper, long)) > 0.6 * len(long) or not any(text[0].islower() for text in telling)


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
