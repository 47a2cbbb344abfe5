"""The sentences of an article as they may be read alone, mended where they need it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.brief.alone import reads_alone
from builder.brief.initials import Initials
from builder.brief.mend import Named, Told, applied, mend
from builder.brief.offices import Offices
from builder.brief.people import Introduced
from builder.calendar_dates import CALENDAR_WORD
from builder.model import Analysis, Edit, Mention, ParagraphId, Sentence
from builder.schemas import Entity
from builder.slugs import Slug

_CAPITALISED = re.compile(rf"(?<=[a-z,;]\s)(?!I\b|{CALENDAR_WORD})[A-Z]")

_BEFORE = 50
"""Sentences of a paragraph that are looked at for whom the next speaks of: more than any paragraph of prose has."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A sentence that reads alone."""

    quote: str
    """As it stands in the article."""
    edits: tuple[Edit, ...]
    text: str
    """With the edits made."""


class Readable:
    """Mends and judges the sentences of one article."""

    def __init__(self, analysis: Analysis, entities: Mapping[Slug, Entity]) -> None:
        """Prepare. Every entity that the article mentions is one of `entities`."""
        self._sentences = analysis.sentences
        self._entities = entities
        self._texts = {p.id: p.text for p in analysis.article.paragraphs}
        self._names: dict[ParagraphId, list[Mention]] = defaultdict(list)
        for mention in analysis.mentions:
            self._names[mention.paragraph].append(mention)
        self._starts = {id_: [mention.start for mention in names] for id_, names in self._names.items()}
        self._known: dict[int, Told] = {}
        self._introduced = self._introductions()
        self._initials = Initials(self._texts.values())
        self._offices = Offices(
            self._texts,
            (
                (id_, m.start, m.end, entities[m.entity].name)
                for id_, mentions in self._names.items()
                for m in mentions
                if entities[m.entity].kind in ("government", "organisation")
            ),
        )

    def __call__(self, number: int) -> Mended | None:
        """Return sentence `number` of the article so that it reads alone, None where it does not."""
        told = self._told(number)
        edits = mend(told, self._before(number), self._entities)
        edited = [(edit.at, edit.at + len(edit.was)) for edit in edits]
        known = [(name.start, name.end) for name in told.names] + edited
        people = [(n.start, n.end) for n in told.names if self._entities[n.entity].kind == "person"] + edited
        introduced = self._introduced.mended(told.text, known, people)
        opened = self._introduced.opens(told.text)
        if introduced is None or ((introduced or opened) and not _names_another(told, introduced, opened or 0)):
            return None
        office = self._offices.mended(
            told.text,
            self._sentences[number].paragraph,
            [(n.start, n.end, self._entities[n.entity].name) for n in told.names],
        )
        initials = self._initials.mended(told.text, known)
        more = [edit for edit in (*office, *initials) if not _within(edit, (*edits, *introduced))]
        edits = tuple(sorted((*edits, *introduced, *more), key=lambda edit: edit.at))
        text = applied(told.text, edits)
        names = {
            name: self._entities[n.entity].kind
            for n in told.names
            for name in (told.text[n.start : n.end], self._entities[n.entity].name)
        } | {edit.now.strip("[]"): "person" for edit in introduced}
        names |= {edit.now.strip("[]"): "organisation" for edit in (*office, *initials)}
        first = _first_name(told, edits)
        if not reads_alone(text, first_name=first, opens_article=number == 0, names=names):
            return None
        return Mended(told.text, edits, text)

    def _introductions(self) -> Introduced:
        """Return whom the article introduces."""
        others = {
            word
            for id_, mentions in self._names.items()
            for m in mentions
            if id_ in self._texts and self._entities[m.entity].kind != "person"
            for word in self._texts[id_][m.start : m.end].split()
        }
        return Introduced(self._texts.values(), others)

    def _told(self, number: int) -> Told:
        if number not in self._known:
            self._known[number] = self._made(self._sentences[number])
        return self._known[number]

    def _made(self, sentence: Sentence) -> Told:
        start, end = sentence.start, sentence.end
        return Told(
            self._texts[sentence.paragraph][start:end],
            tuple(
                Named(m.start - start, m.end - start, m.entity, m.rule in ("short", "role") and " " not in m.surface)
                for m in self._within(sentence)
                if m.end <= end
            ),
        )

    def _within(self, sentence: Sentence) -> Sequence[Mention]:
        starts = self._starts.get(sentence.paragraph, [])
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        return self._names[sentence.paragraph][first:last] if starts else ()

    def _before(self, number: int) -> list[Told]:
        """Return the sentences of its paragraph before it, the nearest of them where there are very many."""
        first = number - min(self._sentences[number].number - 1, _BEFORE)
        return [self._told(each) for each in range(first, number)]


def _names_another(told: Told, introduced: Sequence[Edit], opened: int) -> bool:
    """Say whether the sentence names something else than people whom the catalogue does not know: who they are."""
    rest = told.text
    for edit in sorted(introduced, key=lambda edit: -edit.at):
        rest = rest[: edit.at] + rest[edit.at + len(edit.was) :]
    return any(name.start >= opened for name in told.names) or _CAPITALISED.search(rest, opened) is not None


def _within(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(other.at <= edit.at < other.at + len(other.was) for other in others)


def _first_name(told: Told, edits: Sequence[Edit]) -> int | None:
    """Return the offset, in the text after the edits, of the first name."""
    if edits and edits[0].now.startswith("["):
        return edits[0].at
    gone = len(edits[0].was) - len(edits[0].now) if edits and edits[0].at == 0 else 0
    return told.names[0].start - gone if told.names else None
