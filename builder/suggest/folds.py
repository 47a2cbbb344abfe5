"""Which names are parts of longer ones: news names somebody in full once, and by a part of the name afterwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set

from builder.suggest.kinds import Guess, decide, told_by_itself
from builder.suggest.looks import Look
from builder.suggest.words import PARTICLES

Settled = Sequence[Sequence[tuple[Look, str]]]
"""By article: what was seen, and the name that it counts for so far."""


class Folds:
    """Which name is a part of which: "Example" of "Ada Example", "Sample" of "Sample Group"."""

    def __init__(self, settled: Settled, known: Sequence[Set[str]], personal: Callable[[str], bool]) -> None:
        """Fill the tables. `known` are by article the names of the catalogue that it has."""
        self._personal = personal
        self._guesses: dict[str, list[Guess]] = defaultdict(list)
        self._articles: dict[str, set[int]] = defaultdict(set)
        places: Counter[str] = Counter()
        for number, looks in enumerate(settled):
            for look, name in looks:
                self._guesses[name] += look.guesses
                self._articles[name].add(number)
                places[name] += 1 if look.after_in else -1
        self._places = {name for name, more in places.items() if more > 0}
        self._anywhere = _longer(self._articles.keys())
        self._here = [_longer({name for _, name in looks}) for looks in settled]
        self._decided: dict[tuple[str, str, bool], bool] = {}
        self._known = [{part for name in names for part in _parts(name)} for names in known]

    def into(self, article: int, name: str) -> str | None:
        """Return the name that `name` stands for in an article: itself, a longer one, or None: one of the catalogue."""
        if name in self._places:
            return name
        here = self._here[article].get(name, [])
        if not here and name in self._known[article]:
            return None
        longer = here or self._anywhere.get(name, [])
        if len(longer) != 1:
            return name
        case = (name, longer[0], bool(here))
        if case not in self._decided:
            mostly = self._mostly(name, longer[0])
            self._decided[case] = mostly or self._person(longer[0]) if here else mostly and self._surely(longer[0])
        return longer[0] if self._decided[case] else name

    def _person(self, name: str) -> bool:
        return self._surely(name) or (self._guess(name) is None and self._personal(name))

    def _surely(self, name: str) -> bool:
        guess = self._guess(name)
        return guess is not None and guess.kind == "person"

    def _guess(self, name: str) -> Guess | None:
        return decide(told_by_itself(name.split()), self._guesses[name])

    def _mostly(self, part: str, longer: str) -> bool:
        """Say whether the part stands in no more articles without the longer name than this has."""
        return len(self._articles[part] - self._articles[longer]) <= len(self._articles[longer])


def _longer(names: Set[str]) -> dict[str, list[str]]:
    """Return for each of the names those that it is a part of, less the parts of others of these."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for part in _parts(name):
            if part in names:
                found[part].append(name)
    return {part: _longest(longer) for part, longer in found.items()}


def _parts(name: str) -> Iterator[str]:
    """Return what a name may be shortened to: its beginnings and ends, not parted at "of" or "and"."""
    words = name.split()
    for at in range(1, len(words)):
        if words[at - 1] not in PARTICLES and words[at] not in PARTICLES:
            yield " ".join(words[:at])
            yield " ".join(words[at:])


def _longest(names: Sequence[str]) -> list[str]:
    """Return the names that are part of no other of them."""
    parts = {part for name in names for part in _parts(name)}
    return [name for name in names if name not in parts]
