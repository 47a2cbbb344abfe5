"""Bearers of one surname in one article: whom a surname alone means where several are named.

News calls a person by the surname once the full name has stood there, and keeps to full names where a second bearer
comes in. So up to the second bearer's first appearance a surname is the first one's; after it, it is nobody's for
certain, except of one whom all news calls so, and only where the other has not just been spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.entities.find import Found
from builder.entities.reading import Reading
from builder.slugs import Slug

_LEAD = 1
"""Number of the paragraph that names in full those whom the headline calls by their surnames."""
_APART = 2
"""Paragraphs after which a namesake is no longer the one spoken of."""
_OF_AGE = frozenset("elder younger older".split())
_ONE_OF_SEVERAL = frozenset("other another second third both two three a an named called surnamed".split())
_KIN = frozenset("dynasty clan brothers sisters twins siblings".split())
_SAME_NAME = ("relation", "namesake", "unrelated")


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
    if before in _OF_AGE or (before in _ONE_OF_SEVERAL and reading.alone(name)):
        return f"{reading.word(name.first - 1)} {name.surface}"
    if after in _KIN and not reading.breaks(name.last):
        return f"{name.surface} {reading.word(name.last)}"
    return None


def only_a_namesake(reading: Reading, name: Found) -> str | None:
    """Return what says in the sentence, after a person's name, that it is a namesake's: "no relation of"."""
    number = name.last
    while number < len(reading.keys) and not reading.breaks(number):
        if reading.keys[number] in _SAME_NAME and (
            reading.keys[number] != "relation" or reading.key(number - 1) == "no"
        ):
            return reading.word(number)
        if number in reading.beginning and "person" in reading.kinds(reading.beginning[number]):
            return None
        number += 1
    return None


def meant(
    name: Found, passage: int, appearances: Sequence[Appearance], known: Slug | None, since: int | None
) -> Bearer | None:
    """Return whom a surname means in an article of several bearers; None where there is but one, or none before it.

    `appearances` are in order. `known` is whom all news calls so without the full name, `since` the first word in
    running text by which the article surely means that person.
    """
    others = [one for one in appearances if one.entity is None or one.entity != known]
    if len({_who(one) for one in appearances}) < 2 and (not others or others[0].entity is not None):
        return None
    nobody = Bearer(None, f"the article also names {others[0].surface}")
    before = [one for one in appearances if one.first < name.first]
    if passage == 0:
        lead = [one for one in appearances if one.passage <= _LEAD]
        if not lead and known is not None:
            return None
        alone = len({_who(one) for one in lead}) == 1
        said = "is the one of that name whom the first paragraph names"
        return Bearer(lead[0].entity, f"'{lead[0].surface}' {said}") if alone and lead[0].entity else nobody
    if not before:
        return nobody if known is None else None
    if len({_who(one) for one in before}) == 1 and (entity := before[0].entity) is not None:
        return Bearer(entity, f"after '{before[0].surface}', and before the article names others who are called so")
    far = all(passage - one.passage > _APART for one in before if one.entity != known)
    if known is None or since is None or since > others[0].first or not far:
        return nobody
    return Bearer(known, f"the article calls nobody else so, and names {others[0].surface} in full")


def _who(one: Appearance) -> str:
    return one.entity or one.surface
