"""Resolving: which of the found names mean an entity of the catalogue, and on what evidence.

A name resolves only when one entity can be meant. Everything else is listed with its candidates and stays unlinked.
What is sure by itself comes first (`outright`); what needs the rest of the article (hints, surnames, short forms) is
decided with it (`shortened`). What is known so far is `known`.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.entities.find import Found
from builder.entities.known import Known
from builder.entities.outright import at_once, by_hints
from builder.entities.reading import Reading
from builder.entities.shortened import by_introduction, by_office, of_several_words
from builder.entities.verdict import Verdict
from builder.model import Ambiguous, Mention
from builder.schemas import Entity
from builder.slugs import Slug

_STEPS = (at_once, by_hints, by_office, of_several_words, by_introduction)
"""Each decides what it can of what those before it left open; the last decides everything."""


def resolve(
    reading: Reading, entities: Mapping[Slug, Entity], date: str | None
) -> tuple[tuple[Mention, ...], tuple[Ambiguous, ...]]:
    """Resolve the names of one article, published at `date` if that is known; both lists in reading order."""
    mentions: list[Mention] = []
    ambiguous: list[Ambiguous] = []
    for name, verdict in _verdicts(Known(reading, entities, date)):
        passage = reading.passage(name)
        start, end = name.start - passage.start, name.end - passage.start
        if verdict.entity is not None:
            mentions.append(
                Mention(
                    entity=verdict.entity, paragraph=passage.id, start=start, end=end, surface=name.surface,
                    rule=verdict.rule, evidence=verdict.said,
                )
            )  # fmt: skip
        else:
            candidates = verdict.candidates or tuple(claim.entity.slug for claim in name.claims)
            ambiguous.append(
                Ambiguous(
                    paragraph=passage.id, start=start, end=end, surface=name.surface, candidates=candidates,
                    why=verdict.said,
                )
            )  # fmt: skip
    return tuple(mentions), tuple(ambiguous)


def _verdicts(known: Known) -> list[tuple[Found, Verdict]]:
    """Return what became of every name, in reading order."""
    for decide in _STEPS:
        for name in known.names:
            if name.first not in known.done and (verdict := decide(known, name)) is not None:
                known.note(name, verdict)
    return [(name, known.done[name.first]) for name in known.names]
