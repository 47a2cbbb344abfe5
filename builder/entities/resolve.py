"""Resolving: which of the found names mean an entity of the catalogue, and on what evidence.

A name resolves only when one entity can be meant. Everything else is listed with its candidates and stays unlinked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.entities.catalogue import Claim
from builder.entities.find import Found
from builder.model import Ambiguous, Mention, ParagraphId
from builder.schemas import Entity
from builder.sentences import STARTERS
from builder.slugs import Slug

Place = Callable[[int], tuple[ParagraphId, int]]
"""From an offset in the joined text to a paragraph and the offset at which that paragraph begins."""

_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. president minister premier secretary senator sen. rep. "
    "gov. governor chancellor king queen prince ambassador general admiral chairman chair chief ceo "
    "director commissioner justice judge sir lord lady representative congressman congresswoman speaker "
    "mayor founder professor".split()
)
_WORD_BEFORE = re.compile(r"([\w.’'&-]+) $")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_WORD_AFTER = re.compile(r" ([^\W\d_][\w’'&-]*)")


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where an entity was first named in full."""

    surface: str
    paragraph: ParagraphId


def resolve(
    text: str,
    found: Sequence[Found],
    place: Place,
    paragraph_text: Callable[[ParagraphId], str],
    starts: frozenset[int],
) -> tuple[tuple[Mention, ...], tuple[Ambiguous, ...]]:
    """Resolve the names of one article in reading order.

    `text` is the joined text that the names were found in; `starts` holds the offsets at which its sentences begin.
    """
    mentions: list[Mention] = []
    ambiguous: list[Ambiguous] = []
    named: dict[Slug, _Seen] = {}
    for name in found:
        paragraph, base = place(name.start)
        outright = [claim for claim in name.claims if claim.ground != "short"]
        candidates = tuple(claim.entity.slug for claim in outright or name.claims)
        if outright:
            claim, evidence, why = _by_name(name, outright, paragraph_text(paragraph), starts)
        else:
            claim, evidence, why = _by_short_form(name, text, named)
        if claim is None:
            ambiguous.append(
                Ambiguous(
                    paragraph=paragraph,
                    start=name.start - base,
                    end=name.end - base,
                    surface=name.surface,
                    candidates=candidates,
                    why=why,
                )
            )
            continue
        if claim.ground != "short":
            named.setdefault(claim.entity.slug, _Seen(name.surface, paragraph))
        mentions.append(
            Mention(
                entity=claim.entity.slug,
                paragraph=paragraph,
                start=name.start - base,
                end=name.end - base,
                surface=name.surface,
                rule=claim.ground,
                evidence=evidence,
            )
        )
    return tuple(mentions), tuple(ambiguous)


def _by_name(
    name: Found, claims: Sequence[Claim], paragraph: str, starts: frozenset[int]
) -> tuple[Claim | None, str, str]:
    """Return the one claim whose hints agree with the context, its evidence, or why there is none."""
    reasons = [_objection(claim.entity, name, paragraph, starts) for claim in claims]
    fitting = [claim for claim, reason in zip(claims, reasons, strict=True) if reason is None]
    if len(fitting) == 1:
        entity = fitting[0].entity
        said = "its name" if fitting[0].ground == "name" else f"an alias of {entity.name}"
        return fitting[0], f"'{name.surface}' is {said}", ""
    if fitting:
        return None, "", "several entities bear this name"
    return None, "", "; ".join(reason for reason in reasons if reason)


def _objection(entity: Entity, name: Found, paragraph: str, starts: frozenset[int]) -> str | None:
    hints = entity.match
    if hints.not_at_start and name.start in starts:
        return f"for {entity.name} it must not begin a sentence, where any word has a capital"
    if hints.needs and not _any_word(hints.needs, paragraph):
        return f"for {entity.name} the paragraph would need one of: {', '.join(hints.needs)}"
    if hints.forbids and (word := _any_word(hints.forbids, paragraph)):
        return f"'{word}' in the paragraph speaks against {entity.name}"
    return None


def _any_word(words: Sequence[str], text: str) -> str | None:
    for word in words:
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            return word
    return None


def _by_short_form(name: Found, text: str, named: dict[Slug, _Seen]) -> tuple[Claim | None, str, str]:
    """A short form means the one entity of that form that the article has named in full before."""
    longer = _longer_name(name, text)
    if longer:
        return None, "", f"part of the longer name '{longer}', which the catalogue does not have"
    introduced = [claim for claim in name.claims if claim.entity.slug in named]
    if len(introduced) == 1:
        seen = named[introduced[0].entity.slug]
        where = "the title" if seen.paragraph == "title" else seen.paragraph
        return introduced[0], f"after '{seen.surface}' in {where}", ""
    if introduced:
        return None, "", "the article names several who are called so"
    return None, "", "the full name does not stand before it"


def _longer_name(name: Found, text: str) -> str | None:
    """Return the longer name that a short form is part of: 'Hunter Biden' is not 'Biden'.

    A capitalised word before it is a first name, unless it is a title, or opens the sentence and is a word that
    often does ("But Biden"). What cannot be told is taken for a name: an unlinked surname costs less than a wrong one.
    """
    before = _WORD_BEFORE.search(text, max(0, name.start - 30), name.start)
    if before and before[1][0].isupper() and before[1].lower() not in _TITLES:
        word = before[1]
        ordinary = _INITIAL.fullmatch(word) is None if word.endswith(".") else word.lower() in STARTERS
        if not ordinary:
            return f"{word} {name.surface}"
    after = _WORD_AFTER.match(text, name.end)
    if after and after[1][0].isupper():
        return f"{name.surface} {after[1]}"
    return None
