"""Names of the whole corpus: which of the looks are names, which are one name, and how often each is seen.

Linear in the corpus: every look is asked a fixed number of questions of tables that were filled before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from builder.slugs import Slug
from builder.suggest.kinds import Guess, decide, stands_in, told_by_itself
from builder.suggest.looks import Look, Looks
from builder.suggest.words import COMMON, HEADS, OFFICES, PARTICLES, SUFFIXES, TITLES

_MOST_WORDS = 12
_GENERIC = COMMON | HEADS.keys() | TITLES | OFFICES | PARTICLES | SUFFIXES
_GOVERNMENTAL = frozenset(
    word for word, kind in HEADS.items() if kind in ("government", "law", "programme", "place", "event")
) | frozenset("company party council committee".split())
"""After the name of a country or a person these make no name: "Japanese Government", "Example Administration"."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A look that counts for a name."""

    article: int
    look: Look
    whole: bool
    """Whether the text has the name itself there, and not a part of it or its acronym."""


@dataclass(slots=True)
class Name:
    """A name and where it was seen; filled while the corpus is gone through."""

    name: str
    sightings: list[Sighting] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    entity: Slug | None = None
    """The entity whose acronym it is, where a text says so in brackets."""
    personal: bool = False
    """Whether its words are like those of a person's name."""

    def guess(self) -> Guess | None:
        """Return what kind of thing it is, and why; None where nothing says so."""
        around = [guess for sighting in self.sightings for guess in sighting.look.guesses]
        words = self.name.split()
        alone = {sighting.look.name for sighting in self.sightings if not sighting.whole}
        if self.personal and words[-1] in alone:
            around.append(Guess("person", f"“{words[-1]}” alone stands for it"))
        told = decide(told_by_itself(words), around)
        within = sum(1 if after_in(sighting.look) else -1 for sighting in self.sightings)
        return told or (Guess("place", "“in” before it") if within > 0 else None)


def after_in(look: Look) -> bool:
    """Say whether the look follows "in", as places do."""
    return stands_in(look.paragraph.text, look.start)


def fold(name: str) -> str:
    """Return a name as it is compared: without case, with straight apostrophes and plain hyphens."""
    return name.casefold().replace("’", "'").replace("‑", "-")


def gather(corpus: Sequence[Looks], claimed: Set[str], origins: Set[str]) -> list[Name]:
    """Return the names that are not `claimed`, ordered by themselves.

    `claimed` are the folded names of the catalogue, `origins` folded words such as "japanese".
    """
    ordinary: Counter[str] = Counter()
    for looks in corpus:
        ordinary.update(looks.ordinary)
    tables = _Tables(
        strong=Counter(look.name for looks in corpus for look in looks.looks if not look.weak),
        ordinary=ordinary,
        claimed=claimed,
        origins=origins,
    )
    acronyms, entities = _acronyms(corpus, tables)
    settled = [
        [(look, acronyms.get(look.name, look.name)) for shown in looks.looks if (look := tables.settle(shown))]
        for looks in corpus
    ]
    known = [{look.name for look in looks.looks if look.known} for looks in corpus]
    folds = _Folds(settled, known, tables)
    names: dict[str, Name] = {}
    for number, kept in enumerate(settled):
        for look, name in kept:
            into = folds.into(number, name)
            if into is None:
                continue
            entry = names.setdefault(into, Name(into, entity=entities.get(into), personal=tables.personal(into)))
            entry.sightings.append(Sighting(number, look, into == look.name))
            entry.aliases |= {alias for alias in (look.legal, look.name) if alias and acronyms.get(alias) == into}
            if look.legal and look.name == into:
                entry.aliases.add(look.legal)
    return [names[name] for name in sorted(names)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    strong: Mapping[str, int]
    """How often each name stands where its capitals prove something."""
    ordinary: Mapping[str, int]
    """How often each word stands in lower case."""
    claimed: Set[str]
    origins: Set[str]

    def settle(self, look: Look) -> Look | None:
        """Return the look as far as it is a name: whole, less a first word that only begins the sentence, or None."""
        if look.known:
            return None
        words = look.name.split()
        while len(words) > 1 and (look.weak or self._from(look, words)) and not self._stands(look, words):
            rest = " ".join(words[1:])
            office = self._from(look, words) and len(words) > 2 and words[2] in PARTICLES and _is_office(words[1])
            if rest not in self.strong and fold(rest) not in self.claimed and not office:
                break
            start = look.paragraph.text.index(words[1], look.start + len(words[0]))
            look, words = replace(look, start=start, name=rest, weak=False, origin=False), words[1:]
        fine = not look.weak or self._stands(look, words) or self._likely(words)
        return look if fine and self._is_name(look, words) else None

    def personal(self, name: str) -> bool:
        """Say whether a name is two or three words with one capital each that are no ordinary words."""
        words = name.split()
        return 2 <= len(words) <= 3 and all(
            word[0].isupper() and not word[1:].isupper() and not self.ordinary.get(word.lower()) for word in words
        )

    def _stands(self, look: Look, words: Sequence[str]) -> bool:
        return look.name in self.strong and not self._from(look, words)

    def _from(self, look: Look, words: Sequence[str]) -> bool:
        return look.origin or fold(words[0]) in self.origins

    def _likely(self, words: Sequence[str]) -> bool:
        """Say whether words at the beginning of a sentence are a name although they stand nowhere else."""
        if len(words) == 1:
            return False
        if words[1] in PARTICLES:
            return words[0].lower() in HEADS
        if len(words) > 2 and words[-1].lower() in HEADS:
            return True
        return not self.ordinary.get(words[0].lower()) and fold(words[0]) not in self.origins

    def _is_name(self, look: Look, words: Sequence[str]) -> bool:
        lowered = [word.lower() for word in words]
        if (
            fold(look.name) in self.claimed
            or sum(map(str.isalnum, look.name)) < 2
            or len(look.name) > 200
            or len(words) > _MOST_WORDS
        ):
            return False
        if (
            all(word in _GENERIC or word[0].isdigit() or fold(word) in self.origins for word in lowered)
            and not look.origin
        ):
            return False
        if self._from(look, words):
            rest = [word for word in lowered[1:] if fold(word) not in self.origins]
            if len(words) == 1 or all(word in _GOVERNMENTAL or word in _GENERIC - HEADS.keys() for word in rest):
                return False
        shouted = look.name.isupper() and len(look.name) > 3
        proof = len(words) > 1 or (sum(map(str.isupper, look.name)) > 1 and not shouted)
        return proof or self.ordinary.get(lowered[0], 0) < self.strong.get(look.name, 0)


def _is_office(word: str) -> bool:
    return HEADS.get(word.lower()) == "government"


def _acronyms(corpus: Iterable[Looks], tables: _Tables) -> tuple[dict[str, str], dict[str, Slug]]:
    """Return which acronym stands for which name, and which for which entity; those that stand for two are left out."""
    meant: dict[str, set[str]] = defaultdict(set)
    entities: dict[str, set[Slug]] = defaultdict(set)
    for looks in corpus:
        for long, short in looks.ties:
            if short.known:
                continue
            if long.known and long.known.entity:
                entities[short.name].add(long.known.entity)
            elif settled := tables.settle(long):
                meant[short.name].add(settled.name)
    return (
        {short: min(names) for short, names in meant.items() if len(names) == 1 and short not in entities},
        {short: min(slugs) for short, slugs in entities.items() if len(slugs) == 1 and short not in meant},
    )


class _Folds:
    """Which name is a part of which: "Example" of "Ada Example", "Sample" of "Sample Group"."""

    def __init__(
        self, settled: Sequence[Sequence[tuple[Look, str]]], known: Sequence[Set[str]], tables: _Tables
    ) -> None:
        self._tables = tables
        self._guesses: dict[str, list[Guess]] = defaultdict(list)
        self._articles: dict[str, set[int]] = defaultdict(set)
        places: Counter[str] = Counter()
        for number, looks in enumerate(settled):
            for look, name in looks:
                self._guesses[name] += look.guesses
                self._articles[name].add(number)
                places[name] += 1 if after_in(look) else -1
        self._places = {name for name, more in places.items() if more > 0}
        self._longer: dict[str, set[str]] = defaultdict(set)
        for name in sorted(self._articles):
            for part in _parts(name):
                if part in self._articles:
                    self._longer[part].add(name)
        self._known: list[set[str]] = [{part for name in names for part in _parts(name)} for names in known]

    def into(self, article: int, name: str) -> str | None:
        """Return the name that `name` stands for in an article: itself, a longer one, or None: one of the catalogue."""
        if name in self._places:
            return name
        here = _longest({longer for longer in self._longer[name] if article in self._articles[longer]})
        if len(here) == 1 and (self._person(here[0]) or self._mostly(name, here[0])):
            return here[0]
        if not here and name in self._known[article]:
            return None
        anywhere = _longest(self._longer[name])
        if not here and len(anywhere) == 1 and self._person(anywhere[0]) and self._mostly(name, anywhere[0]):
            return anywhere[0]
        return name

    def _person(self, name: str) -> bool:
        words = name.split()
        guess = decide(told_by_itself(words), self._guesses[name])
        return guess.kind == "person" if guess else self._tables.personal(name)

    def _mostly(self, part: str, longer: str) -> bool:
        """Say whether the part stands in no more articles without the longer name than this has."""
        return len(self._articles[part] - self._articles[longer]) <= len(self._articles[longer])


def _parts(name: str) -> Iterator[str]:
    """Return what a name may be shortened to: its beginnings and ends, not parted at "of" or "and"."""
    words = name.split()
    for at in range(1, len(words)):
        if words[at - 1] not in PARTICLES and words[at] not in PARTICLES:
            yield " ".join(words[:at])
            yield " ".join(words[at:])


def _longest(names: Iterable[str]) -> list[str]:
    """Return the names that are part of no other of them."""
    names = sorted(names)
    parts = {part for name in names for part in _parts(name)}
    return [name for name in names if name not in parts]
