"""What kind of thing a name stands for, told by its own words or by those around it, with the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.schemas import EntityKind
from builder.suggest.words import AGENCIES, BODIES, COMPANIES, HEADS, PLACES, PRODUCTS, ROLES, SUFFIXES, TITLES


@dataclass(frozen=True, slots=True, order=True)
class Guess:
    """A kind, and what speaks for it."""

    kind: EntityKind
    reason: str
    by_model: bool = False
    """Whether a statistical model says so, whose kinds are fewer than ours."""


_NOUNS: tuple[tuple[frozenset[str], EntityKind], ...] = (
    (COMPANIES, "company"),
    (PRODUCTS, "product"),
    (BODIES, "organisation"),
    (AGENCIES, "government"),
)
_BEFORE = re.compile(r"([A-Za-z-]+) $")
_PLACE_BEFORE = re.compile(r"\b([a-z]+) of $")
_BASED = re.compile(r"\b(?:based|headquartered|born|located) in $")
_ROLE_BEFORE = re.compile(
    r"\b(" + "|".join(sorted(ROLES, key=lambda word: (-len(word), word))) + r")\b[^.;:,]{0,60}, $"
)
_AFTER = re.compile(
    r", (?:who\b|whose )|, (\d\d),|, ((?:an?|the|its|his|her|one of the)? ?[^,.;()]{2,90})|,? (?:said|says)\b"
)
_IN = re.compile(
    r"(?<!stake)(?<!shares)(?<!interest)(?<!invest)(?<!invested)(?<!investment)(?<!investor)(?<!trust) [Ii]n $"
)
_WINDOW = 100


def told_around(text: str, start: int, end: int) -> Iterator[Guess]:
    """Return what the words before and after a name say of it."""
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before and before[1].islower():
        word = before[1]
        if word in TITLES and word not in ("chair", "director", "counsel"):
            yield Guess("person", f"“{word}” before it")
        yield from (Guess(kind, f"“{word}” before it") for nouns, kind in _NOUNS if word in nouns)
    elif text.startswith(",", end) and (role := _ROLE_BEFORE.search(text, max(0, start - _WINDOW), start)):
        yield Guess("person", f"“{role[1]}” before it")
    place = _PLACE_BEFORE.search(text, max(0, start - 30), start)
    if place and place[1] in PLACES:
        yield Guess("place", f"“{place[1]} of” before it")
    if _BASED.search(text, max(0, start - 20), start):
        yield Guess("place", "“based in” or the like before it")
    after = _AFTER.match(text, end, min(len(text), end + _WINDOW))
    full = " " in text[start:end]
    if full and after and after[0].strip(", ") in ("who", "whose"):
        yield Guess("person", "“who” after it")
    elif full and after and after[1]:
        yield Guess("person", "an age after it")
    elif after and after[2]:
        yield from _apposition(after[2])


def stands_in(text: str, start: int) -> bool:
    """Say whether the name at `start` follows "in" as places do."""
    return _IN.search(text, max(0, start - 20), start) is not None


def _apposition(text: str) -> Iterator[Guess]:
    """Return what ", a Tokyo company that …" says: the first noun that tells decides."""
    article, _, rest = text.partition(" ")
    has_article = article in ("a", "an", "one") or (article == "the" and rest.split(" ")[0] not in COMPANIES)
    for word in re.findall(r"[\w-]+", text.split(" that ")[0].split(" which ")[0].split(" of ")[0]):
        if word.lower() in ROLES:
            yield Guess("person", f"“{word}” after it")
            return
        for nouns, kind in _NOUNS:
            if has_article and word in nouns:
                yield Guess(kind, f"“{word}” after it")
                return


def told_by_itself(words: Sequence[str]) -> Guess | None:
    """Return what a name's own words say: the last, or the one before "of", "for" and "on"."""
    if words[-1].lower() in SUFFIXES:
        return Guess("company", f"“{words[-1]}” at its end")
    end = next((n for n, word in enumerate(words) if n and word in ("of", "for", "on")), len(words))
    head = words[end - 1]
    kind = HEADS.get(head.lower())
    if kind is None or len(words) == 1:
        return None
    if kind == "company" and end < len(words):
        kind = "organisation"
    return Guess(kind, f"“{head}” in the name")


def decide(by_itself: Guess | None, around: Iterable[Guess]) -> Guess | None:
    """Return the guess that counts: the name's own words, else what is said most often around it, else the model's."""
    if by_itself:
        return by_itself
    around = list(around)
    guesses = Counter([guess for guess in around if not guess.by_model] or around)
    votes = Counter(kind for guess in guesses for kind in [guess.kind] * guesses[guess])
    if not votes:
        return None
    best = min(votes, key=lambda kind: (-votes[kind], kind))
    return min((guess for guess in guesses if guess.kind == best), key=lambda guess: (-guesses[guess], guess))
