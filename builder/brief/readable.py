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
from builder.brief.passage import LONGEST, reads_on
from builder.brief.people import Introduced
from builder.brief.timed import cut_times
from builder.calendar_dates import CALENDAR_WORD
from builder.model import Analysis, Edit, Mention, ParagraphId, Sentence
from builder.schemas import Entity, EntityKind
from builder.slugs import Slug

_CAPITALISED = re.compile(rf"(?<=[a-z,;]\s)(?!I\b|{CALENDAR_WORD})[A-Z]")

_BEFORE = 50
"""Sentences of a paragraph that are looked at for whom the next speaks of: more than any paragraph of prose has."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A sentence that reads alone, or two."""

    quotes: tuple[str, ...]
    """As they stand in the article, a sentence each."""
    edits: tuple[Edit, ...]
    """Offsets count in the quotes, joined by a space."""
    texts: tuple[str, ...]
    """With the edits made."""

    @property
    def text(self) -> str:
        """What readers get."""
        return " ".join(self.texts)


class Readable:
    """Mends and judges the sentences of one article."""

    def __init__(self, analysis: Analysis, entities: Mapping[Slug, Entity], opening: int = 0) -> None:
        """Prepare. Every entity that the article mentions is one of `entities`; sentence `opening` opens the story."""
        self._sentences = analysis.sentences
        self._opening = opening
        self._precision = analysis.article.told_precision
        self._entities = entities
        self._texts = {p.id: p.text for p in analysis.article.paragraphs}
        self._names: dict[ParagraphId, list[Mention]] = defaultdict(list)
        for mention in analysis.mentions:
            self._names[mention.paragraph].append(mention)
        self._starts = {id_: [mention.start for mention in names] for id_, names in self._names.items()}
        self._known: dict[tuple[ParagraphId, int, int], Told] = {}
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

    def __call__(self, number: int, *, leads: bool = False) -> Mended | None:
        """Return sentence `number` of the article so that it reads alone, None where it does not.

        `leads`: however little it says by itself.
        """
        found = self._mended(number, number)
        if found is None:
            return None
        told, edits, text, names = found
        first = _first_name(told, edits)
        if not reads_alone(text, first_name=first, opens_article=number == self._opening, names=names, leads=leads):
            return None
        return Mended(self._quotes(number, number), edits, (text,))

    def next_quote(self, number: int) -> str | None:
        """Return the sentence behind `number`; None where its paragraph has none."""
        last = number + 1 == len(self._sentences)
        if last or self._sentences[number + 1].paragraph != self._sentences[number].paragraph:
            return None
        return self._quotes(number + 1, number + 1)[0]

    def with_next(self, number: int) -> Mended | None:
        """Return sentence `number` and the next as one passage; None where the other does not read on.

        A first sentence may be too short to stand by itself.
        """
        if self.next_quote(number) is None:
            return None
        here, after = self._sentences[number : number + 2]
        text = self._texts[here.paragraph]
        if text[here.end : after.start] != " " or text.count(" ", here.start, after.end) >= LONGEST:
            return None
        found = self._mended(number, number + 1)
        if found is None:
            return None
        told, edits, text, names = found
        begins = after.start - here.start
        if any(edit.at < begins <= edit.at + len(edit.was) for edit in edits):
            return None
        begins += sum(len(edit.now) - len(edit.was) for edit in edits if edit.at < begins)
        first, second = text[: begins - 1], text[begins:]
        if not reads_alone(
            first, first_name=_first_name(told, edits), opens_article=number == self._opening, names=names, leads=True
        ):
            return None
        if not reads_on(first, second, opens_article=number == self._opening, names=names):
            return None
        return Mended(self._quotes(number, number + 1), edits, (first, second))

    def _quotes(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(self._texts[s.paragraph][s.start : s.end] for s in self._sentences[first : last + 1])

    def _mended(self, number: int, last: int) -> tuple[Told, tuple[Edit, ...], str, dict[str, EntityKind]] | None:
        """Return the sentences from `number` to `last` with the edits that they need, and the kinds of their names."""
        told = self._told(self._sentences[number], self._sentences[last].end)
        here = self._sentences[number]
        edits = mend(told, self._before(number), self._entities, here.end - here.start)
        edited = [(edit.at, edit.at + len(edit.was)) for edit in edits]
        known = [(name.start, name.end) for name in told.names] + edited
        people = [(n.start, n.end) for n in told.names if self._entities[n.entity].kind == "person"] + edited
        introduced = self._introduced.mended(told.text, known, people)
        known_first = any(name.start == 0 for name in told.names)
        opened = None if known_first else self._introduced.opens(told.text)
        if introduced is None or ((introduced or opened) and not _names_another(told, introduced, opened or 0)):
            return None
        office = self._offices.mended(
            told.text,
            self._sentences[number].paragraph,
            [(n.start, n.end, self._entities[n.entity].name) for n in told.names],
        )
        initials = self._initials.mended(told.text, known)
        begins = len(edits[0].was) if edits and edits[0].at == 0 and not edits[0].now else 0
        times = cut_times(told.text, self._precision, begins)
        made = [*edits, *introduced]
        for edit in (*office, *initials, *times):
            if not _within(edit, made):
                made.append(edit)
        edits = tuple(sorted(made, key=lambda edit: edit.at))
        names = {
            name: self._entities[n.entity].kind
            for n in told.names
            for name in (told.text[n.start : n.end], self._entities[n.entity].name)
        } | {edit.now.strip("[]"): "person" for edit in introduced}
        names |= {edit.now.strip("[]").removeprefix("The "): "organisation" for edit in (*office, *initials)}
        return told, edits, applied(told.text, edits), names

    def _introductions(self) -> Introduced:
        """Return whom the article introduces: nobody whose surname is that of somebody known whom it names as well."""
        others: set[str] = set()
        known: set[str] = set()
        for id_, mentions in self._names.items():
            for m in mentions if id_ in self._texts else ():
                entity = self._entities[m.entity]
                if entity.kind == "person":
                    known.update(entity.name.split()[-1:])
                else:
                    others.update(self._texts[id_][m.start : m.end].split())
        return Introduced(self._texts.values(), others, known)

    def _told(self, sentence: Sentence, last: int | None = None) -> Told:
        """Return the sentence, or all of its paragraph from there to the offset `last`."""
        place = (sentence.paragraph, sentence.start, last or sentence.end)
        if place not in self._known:
            self._known[place] = self._made(*place)
        return self._known[place]

    def _made(self, paragraph: ParagraphId, start: int, end: int) -> Told:
        starts = self._starts.get(paragraph, [])
        return Told(
            self._texts[paragraph][start:end],
            tuple(
                Named(m.start - start, m.end - start, m.entity, m.rule in ("short", "role") and " " not in m.surface)
                for m in self._names.get(paragraph, [])[bisect_left(starts, start) : bisect_left(starts, end)]
                if m.end <= end
            ),
        )

    def _before(self, number: int) -> list[Told]:
        """Return the sentences of its paragraph before it, the nearest of them where there are very many."""
        first = number - min(self._sentences[number].number - 1, _BEFORE)
        return [self._told(sentence) for sentence in self._sentences[first:number]]


def _names_another(told: Told, introduced: Sequence[Edit], opened: int) -> bool:
    """Say whether the sentence names something else than people whom the catalogue does not know: who they are."""
    rest = told.text
    for edit in sorted(introduced, key=lambda edit: -edit.at):
        rest = rest[: edit.at] + rest[edit.at + len(edit.was) :]
    return any(name.start >= opened for name in told.names) or _CAPITALISED.search(rest, opened) is not None


def _within(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(other.at < edit.at + len(edit.was) and edit.at < other.at + len(other.was) for other in others)


def _first_name(told: Told, edits: Sequence[Edit]) -> int | None:
    """Return the offset, in the text after the edits, of the first name."""
    if edits and edits[0].now.startswith("["):
        return edits[0].at
    at = gone = 0
    for edit in edits:
        if edit.at > at:
            break
        if edit.now.startswith("["):
            return edit.at - gone
        at, gone = edit.at + len(edit.was), gone + len(edit.was) - len(edit.now)
    return told.names[0].start - gone if told.names else None
