"""Names of the catalogue that a new name may be another form of, found through the words and letters they share.

An index of three-letter pieces keeps this from comparing everything with everything; difflib compares the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from builder.schemas import Entity
from builder.suggest.words import HEADS, is_abstract

_MOST = 3
_SAME = 0.8
"""Likeness of two words, as difflib measures it, from which they may be one."""
_MANY = 60
"""Names that share most letters and are compared."""
_NUMBERS = re.compile(r"\d+")
_SMALL = frozenset("the a of for and on in to & de".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A name of the catalogue that is like a new one."""

    entity: Entity
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class _Form:
    entity: Entity
    name: str
    plain: str
    words: frozenset[str]
    initials: frozenset[str]


class Neighbours:
    """The catalogue's names, made ready to be compared with many others."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._forms: list[_Form] = []
        self._pieces: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, list[int]] = defaultdict(list)
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                form = _Form(entity, name, _plain(name), _words_of(name), _initials(name))
                for initials in form.initials:
                    self._initials[initials].append(len(self._forms))
                for piece in _pieces(form.plain):
                    self._pieces[piece].append(len(self._forms))
                for word in form.words:
                    self._words[word].append(len(self._forms))
                self._forms.append(form)

    def of(self, name: str) -> tuple[Near, ...]:
        """Return the names that `name` may be another form of, nearest first; one an entity, three at most."""
        best: dict[str, tuple[float, Near]] = {}
        for number in self._candidates(name):
            form = self._forms[number]
            likeness, why = _likeness(name, form)
            slug = form.entity.slug
            if why and (slug not in best or likeness > best[slug][0]):
                best[slug] = likeness, Near(entity=form.entity, name=form.name, why=why)
        ranked = sorted(best, key=lambda slug: (-best[slug][0], slug))
        return tuple(best[slug][1] for slug in ranked[:_MOST])

    def _candidates(self, name: str) -> list[int]:
        shared: Counter[int] = Counter()
        for piece in _pieces(_plain(name)):
            shared.update(self._pieces.get(piece, ()))
        numbers = set(sorted(shared, key=lambda number: (-shared[number], number))[:_MANY])
        if words := _words_of(name):
            rarest = min(sorted(words), key=lambda word: len(self._words.get(word, ())))
            numbers |= set(self._words.get(rarest, ()))
            numbers |= set(self._words.get(_plain(name).split()[-1], []))
        if name.isupper():
            numbers |= set(self._initials.get(_plain(name), ()))
        return sorted(numbers)


def _likeness(name: str, form: _Form) -> tuple[float, str]:
    """Return how like two names are, from 0 to 1, and why they may be one; an empty reason where they are not."""
    plain, words = _plain(name), _words_of(name)
    if plain.replace(" ", "") == form.plain.replace(" ", ""):
        return 1, "differs in capitals, marks or spaces only"
    if name.isupper() and plain in form.initials:
        return 0.95, "could be its initials"
    other = form.plain.split()
    # Numbers tell one model of a thing from the next.
    if len(plain.split()) == len(other) and _NUMBERS.findall(plain) == _NUMBERS.findall(form.plain):
        pairs = list(zip(plain.split(), other, strict=True))
        if len(plain) > 5 and all(a[0] == b[0] for a, b in pairs) and (ratio := min(map(_ratio, pairs))) >= _SAME:
            return ratio, "is spelt almost the same"
    first, last = plain.split()[0], plain.split()[-1]
    if (
        form.entity.kind == "person"
        and len(words) > 1
        and len(other) > 1
        and (first[0], last) == (other[0][0], other[-1])
    ):
        return 0.8, "has the same surname and initial"
    shared, differing = words & form.words, words ^ form.words
    alike = words <= form.words or (form.words <= words and len(differing) == 1)
    # "New York" is not the New York Times, and a subject alone is no ministry.
    if len(shared) > 1 and alike and not differing & HEADS.keys() and not all(map(is_abstract, shared)):
        return len(shared) / len(words | form.words), f"shares the words {', '.join(sorted(shared))}"
    return 0, ""


def _ratio(pair: tuple[str, str]) -> float:
    return SequenceMatcher(None, *pair, autojunk=False).ratio()


def _initials(name: str) -> frozenset[str]:
    """Return the initials of a name's words, with and without those of small words; of two letters none."""
    words = _plain(name).split()
    initials = ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL))
    return frozenset(letters for letters in initials if len(letters) > 2)


def _plain(name: str) -> str:
    """Return a name in lower case, without accents and with nothing but letters and digits between single spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c)))) or name


def _words_of(name: str) -> frozenset[str]:
    return frozenset(_plain(name).split()) - _SMALL


def _pieces(plain: str) -> frozenset[str]:
    padded = f" {plain} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
