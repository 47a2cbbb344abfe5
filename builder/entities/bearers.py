"""Bearers of one surname in one article: whom a surname alone means where several are named.

News calls a person by the surname once the full name has stood there, and keeps to full names where a second bearer
comes in. So up to the second bearer's first appearance a surname is the first one's; after it, it is nobody's for
certain, except of one whom all news calls so, and only where the other has not just been spoken of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from builder.entities.find import Found
from builder.entities.reading import Reading
from builder.slugs import Slug

_LEAD = 1
"""Number of the paragraph that names in full those whom the headline calls by their surnames."""
_APART = 1
"""Paragraphs after which a namesake is no longer the one spoken of."""
_SHOWN = 3
"""Namesakes that are named."""
_OF_AGE = frozenset("elder younger older".split())
_ONE_OF_SEVERAL = frozenset("other another second third both two three a an named called surnamed".split())
_KIN = frozenset("dynasty clan brothers sisters twins siblings".split())


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where somebody of a surname is named in full."""

    first: int
    """Number of the word."""
    passage: int
    surface: str
    entity: Slug | None
    """None: nobody whom the catalogue knows."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a surname means, or why nobody."""

    entity: Slug | None
    said: str


def one_of_several(reading: Reading, name: Found) -> str | None:
    """Return the words that say that a surname is borne by more than one: "the elder Bush", "a Huang"."""
    before, after = reading.key(name.first - 1), reading.key(name.last)
    if reading.breaks(name.first):
        return None
    of_two = before == "both" and after == "and" and reading.capital(name.last + 1)  # "both Example and Sample"
    if before in _OF_AGE or (before in _ONE_OF_SEVERAL and reading.alone(name) and not of_two):
        return f"{reading.word(name.first - 1)} {name.surface}"
    if after in _KIN and not reading.breaks(name.last):
        return f"{name.surface} {reading.word(name.last)}"
    return None


class Bearers:
    """All who bear a surname in an article, by where they are named in full."""

    def __init__(self, appearances: Iterable[Appearance], known: Slug | None) -> None:
        """Put them in order; `known` is whom all news calls so without the full name."""
        self.known = known
        self.all = sorted(appearances, key=lambda one: one.first)
        self.others = [one for one in self.all if one.entity is None or one.entity != known]
        self._lead = [one for one in self.all if one.passage <= _LEAD]
        self._second = next((one.first for one in self.all if _who(one) != _who(self.all[0])), None)

    def meant(self, name: Found, passage: int, since: int | None) -> Bearer | None:
        """Return whom a surname means, or that it means nobody; None where only one bearer can be meant.

        `since` is the first word in running text by which the article surely means the one who is known.
        """
        if not self.others or (self._second is None and self.others[0].entity is not None):
            return None
        nobody = Bearer(None, self._all_of_them)
        if passage == 0:
            return self._in_title(nobody)
        first = self.all[0]
        if name.first < first.first:
            return nobody if self.known is None else None
        if first.entity is not None and (self._second is None or name.first < self._second):
            said = "and before the article names others who are called so"
            return Bearer(first.entity, f"after '{first.surface}', {said}")
        last = bisect_left(self.others, name.first, key=lambda one: one.first) - 1
        far = last < 0 or passage - self.others[last].passage > _APART
        if self.known is None or since is None or since > self.others[0].first or not far:
            return nobody
        return Bearer(self.known, f"the article calls nobody else so, and names {self.others[0].surface} in full")

    @cached_property
    def _all_of_them(self) -> str:
        """Return who bears the surname, for a person."""
        names = list({_who(one): one.surface for one in reversed(self.all)}.values())[::-1]
        if len(names) == 1:
            return f"the article also names {names[0]}"
        return f"the article names several who are called so: {', '.join(names[:_SHOWN])}"

    def _in_title(self, nobody: Bearer) -> Bearer | None:
        """Take the title's surname for the only one whom the first paragraph names in full."""
        if not self._lead:
            return nobody if self.known is None else None
        first = self._lead[0]
        if first.entity is None or len({_who(one) for one in self._lead}) > 1:
            return nobody
        return Bearer(first.entity, f"'{first.surface}' is the one of that name whom the first paragraph names")


def _who(one: Appearance) -> str:
    return one.entity or one.surface
