"""Names of the whole corpus: which of the looks are names, which are one name, and how often each is seen.

Linear in the corpus: every look is asked a fixed number of questions of tables that were filled before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from builder.slugs import Slug
from builder.suggest.folds import Folds
from builder.suggest.kinds import Guess, decide, told_by_itself
from builder.suggest.looks import Look, Looks
from builder.suggest.words import COMMON, HEADS, OFFICES, PARTICLES, SUFFIXES, TITLES

_MOST_WORDS = 12
_LONGEST = 200
"""Characters that the catalogue allows in a name."""
_GENERIC = COMMON | HEADS.keys() | TITLES | OFFICES | PARTICLES | SUFFIXES
_GOVERNMENTAL = frozenset(
    word for word, kind in HEADS.items() if kind in ("government", "law", "programme", "event")
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
        within = sum(1 if sighting.look.after_in else -1 for sighting in self.sightings)
        is_place = within > 0 and not any(map(str.isdigit, self.name))
        return told or (Guess("place", "“in” before it") if is_place else None)


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
    looked = [[look for shown in looks.looks if (look := tables.settle(shown))] for looks in corpus]
    one = _spellings(look.name for looks in looked for look in looks)
    settled = [
        [(look, one.get(name := acronyms.get(look.name, look.name), name)) for look in looks] for looks in looked
    ]
    known = [{look.name for look in looks.looks if look.known} for looks in corpus]
    folds = Folds(settled, known, tables.personal)
    names: dict[str, Name] = {}
    for number, kept in enumerate(settled):
        for look, name in kept:
            into = folds.into(number, name)
            if into is None:
                continue
            entry = names.setdefault(into, Name(into, entity=entities.get(into), personal=tables.personal(into)))
            entry.sightings.append(Sighting(number, look, into == look.name))
            if name == into and look.name != into:
                entry.aliases.add(look.name)
            if name == into and look.legal:
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
            legal = look.legal.partition(" ")[2]
            look, words = replace(look, start=start, name=rest, legal=legal, weak=False, origin=False), words[1:]
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
        if (
            fold(look.name) in self.claimed
            or sum(map(str.isalnum, look.name)) < 2
            or len(look.name) > _LONGEST
            or len(words) > _MOST_WORDS
        ):
            return False
        rest = [word.lower() for word in words if fold(word) not in self.origins]
        if self._from(look, words):
            rest = rest[1:] if look.origin and fold(words[0]) not in self.origins else rest
            if all(word in _GOVERNMENTAL or word in _GENERIC - HEADS.keys() for word in rest):
                return False
        elif all(word in _GENERIC or word[0].isdigit() for word in rest):
            # "University of Japan" is a name, "Government of Japan" and "Agency for AI" are none.
            head = words[0].lower()
            return len(rest) < len(words) and head in HEADS and head not in _GOVERNMENTAL
        shouted = look.name.isupper() and len(look.name) > 3
        proof = len(words) > 1 or (sum(map(str.isupper, look.name)) > 1 and not shouted)
        return proof or self.ordinary.get(words[0].lower(), 0) < self.strong.get(look.name, 0)


def _spellings(names: Iterable[str]) -> dict[str, str]:
    """Return for each name that spelling of it (in capitals, apostrophes, hyphens) which is the most frequent."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        spellings[fold(name)][name] += 1
    best = {key: min(counts, key=lambda name: (-counts[name], name)) for key, counts in spellings.items()}
    return {name: best[key] for key, counts in spellings.items() for name in counts}


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
