"""Hints: whether the words around a name agree with what its entity file asks for.

A hint that is not met in the paragraph does not yet speak against the entity where the article says by other means
whom it means. What a file forbids, nothing outweighs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from builder.entities.find import Found
from builder.entities.reading import Reading
from builder.entities.words import (
    BUSINESS,
    CHAMBERS_HAVE,
    FIRMS,
    LEGAL_FORMS,
    LEGISLATES,
    OFFICES,
    PARTISANS,
    SPEECH,
    TRADES,
)
from builder.schemas import Entity
from builder.slugs import Slug

_SHOWN = 5
"""Words of a hint that are named."""
_ACTING = frozenset({"company", "organisation"})
_AGAIN = 2
"""Times that an article stands before a word, with nothing behind it that it could be of, for it to be another one."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a name agrees with an entity's hints."""

    answer: Literal["yes", "no", "perhaps"]
    """`perhaps`: other evidence in the article may decide."""
    why: str = ""
    against: bool = False
    """Whether something speaks against the entity, so that the same name elsewhere is no evidence."""


def fit(reading: Reading, name: Found, entity: Entity) -> Fit:
    """Return how the surroundings of a name agree with the hints of an entity that claims it."""
    hints, passage = entity.match, reading.passage(name)
    plain = reading.text[name.start : name.end]
    single = name.last == name.first + 1
    shouted = passage.style == "capitals" or (passage.style == "title" and not plain.isupper())
    if shouted and single and reading.key(name.first) == "us" and reading.key(name.first - 1) in _BEFORE_PRONOUN:
        return Fit("no", f"'{reading.word(name.first - 1)} {plain}' in capitals may be the pronoun")
    if shouted and single and reading.key(name.first) in _ORDINARY:
        return Fit("perhaps", "every word of this line has a capital, so that this may be an ordinary word")
    if single and reading.opens(name.first) and reading.key(name.last) in _OBJECTS and not reading.breaks(name.last):
        return Fit("no", f"'{plain} {reading.word(name.last)}' is a verb and its object")
    forms = (entity.name, *entity.aliases, *(() if entity.kind == "person" else entity.short_forms))
    if not has_hints(entity) or _says_more(plain, forms):
        unsure = (
            passage.style != "text" and single and not plain.isupper() and reading.key(name.first) in reading.lowered
        )
        return (
            Fit("perhaps", "in this line any word has a capital, and the article has it without")
            if unsure
            else Fit("yes")
        )
    within = passage if single or passage.style != "text" else reading.nearby(name)
    if word := next((word for word in hints.forbids if reading.says(within, word)), None):
        near = passage.style != "text" or reading.says(reading.sentence(name), word)
        where = "its sentence" if near else "the paragraph"
        if near or not any(reading.says(reading.sentence(name), one) for one in hints.needs):
            return Fit("no" if near else "perhaps", f"'{word}' in {where} speaks against {entity.name}", against=True)
    if _with_article(reading, name, entity):
        return Fit("no", f"no company is called 'the {plain}'")
    if reading.opens(name.first) and reading.key(name.last) == "-" and reading.word(name.last + 1).islower():
        said = f"'{plain}-{reading.word(name.last + 1)}'"
        if reading.key(name.last + 1).endswith(_MODIFIED):
            return Fit("perhaps", f"{said} may be an ordinary word that begins a sentence")
        return Fit("no", f"{said} is an ordinary word that begins a sentence")
    called = reading.key(name.last) in CHAMBERS_HAVE | OFFICES | PARTISANS | LEGISLATES
    if hints.not_at_start and reading.opens(name.first) and not called:
        return Fit("perhaps", f"for {entity.name} it must not begin a sentence, where any word has a capital")
    if hints.needs and not any(reading.says(passage, word) for word in hints.needs):
        shown = ", ".join(hints.needs[:_SHOWN]) + (" …" if len(hints.needs) > _SHOWN else "")
        return Fit("perhaps", f"for {entity.name} the paragraph would need a word such as: {shown}")
    return Fit("yes")


def beside(reading: Reading, name: Found, entity: Entity) -> str | None:
    """Return what right beside a word says that it names a company or the like: "Corp.", an office, a verb.

    That proves a name and not which: of people, and of names of several words, the doubt is which bearer is meant.
    """
    last = reading.key(name.last - 1)
    if entity.kind == "company" and (said := _introduced_as_a_firm(reading, name)):
        return f"'{said}' before it says that it is a company"
    if entity.kind == "company" and last in LEGAL_FORMS and name.last - name.first > 1:
        return f"'{reading.word(name.last - 1)}' says that it is a company"
    if entity.kind not in _ACTING or name.last - name.first > 1 or reading.breaks(name.last):
        return None
    possessive = reading.key(name.last) == "'s"
    after = name.last + possessive
    if reading.key(after) in OFFICES | {"co"} and not reading.breaks(after):
        return f"'{reading.word(after)}' after it says that it is a company or the like"
    if entity.kind == "company" and possessive and reading.key(after) in BUSINESS:
        return f"'{name.surface}’s {reading.word(after)}' is a company's"
    if reading.key(name.last) in SPEECH:
        return f"'{reading.word(name.last)}' after it says that it can act"
    return None


def _introduced_as_a_firm(reading: Reading, name: Found) -> str | None:
    """Return what says before a name what trade it is in: "tech giant", "companies such as"."""
    before = name.first - 1
    key = reading.key(before)
    if reading.breaks(name.first) or not reading.word(before).islower():
        return None
    if key in TRADES or key in ("company", "firm", "group") or (key.endswith("maker") and key.isalpha()):
        return reading.word(before)
    listing = before - (key == "as" and reading.key(before - 1) == "such")
    if key not in ("as", "like", "including") or (key == "as" and listing == before):
        return None
    noun = listing - 1 - (reading.key(listing - 1) == ",")
    return f"{reading.word(noun)} … {reading.word(before)}" if reading.key(noun) in FIRMS else None


def family(entity: Entity, sure: Mapping[Slug, str], entities: Mapping[Slug, Entity]) -> str | None:
    """Return the relative that the article surely mentions: owner, part, maker, one who holds an office there."""
    near = {entity.parent, *entity.related, *(role.of for role in entity.roles)}
    for slug in sure:
        other = entities[slug]
        if slug != entity.slug and (
            slug in near or other.parent == entity.slug or any(role.of == entity.slug for role in other.roles)
        ):
            return f"the article also names {sure[slug]}, which belongs with it"
    return None


_BEFORE_PRONOUN = frozenset(
    "of to for with at on from by than like all both gave give gives told tell tells asked let lets help helps make "
    "makes leave leaves left show shows hurt hurts save saves join joins between".split()
)
_MODIFIED = ("ed", "ing", "run", "built", "made", "like", "wide", "specific", "only", "led", "style", "era", "branded")
"""How what a name and a hyphen make goes on: "Arm-based"; a prefix makes a word of its own: "Meta-analyses"."""
_OBJECTS = frozenset("yourself yourselves your my me him them us".split())
"""After a word that begins a sentence, and so no name of who acts: "Arm yourself", "Target your readers"."""
_ORDINARY = frozenset("us may it who will can for all any in is".split())


def _with_article(reading: Reading, name: Found, entity: Entity) -> bool:
    """Say whether an article makes a word of a company's name something else: "the Amazon", not "the Amazon deal".

    Where the text has it so again and again, what follows makes no difference: "the Amazon feeds".
    """
    single = name.last == name.first + 1 and entity.kind == "company" and not entity.name.startswith("The ")
    if not single or not _behind_the(reading, name):
        return False
    if _stands_alone(reading, name):
        return True
    others = (one for one in reading.found if one.surface == name.surface and _behind_the(reading, one))
    return sum(_stands_alone(reading, one) for one in others) >= _AGAIN


def _behind_the(reading: Reading, name: Found) -> bool:
    return reading.key(name.first - 1) == "the" and not reading.breaks(name.first)


def _stands_alone(reading: Reading, name: Found) -> bool:
    """Say whether the article before a name can be of nothing behind it: "the Amazon is", "the Amazon’s"."""
    return reading.alone(name) or reading.key(name.last) == "'s"


def has_hints(entity: Entity) -> bool:
    """Say whether the names of an entity are words too, so that it has hints."""
    hints = entity.match
    return bool(hints.needs or hints.forbids or hints.not_at_start)


@lru_cache(maxsize=4096)
def _says_more(surface: str, forms: tuple[str, ...]) -> bool:
    """Say whether a form holds a shorter one of the same entity, and so needs no hint: "Apple Inc."."""
    words = surface.split()
    names = set(forms) - {surface}
    return any(
        " ".join(words[first:last]) in names
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
        if last - first < len(words)
    )
