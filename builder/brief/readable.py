"""The sentences of an article as they may be read alone, mended where they need it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.brief.alone import reads_alone
from builder.brief.mend import Named, Told, applied, mend
from builder.calendar_dates import CALENDAR_WORD
from builder.model import Analysis, Edit, Mention, ParagraphId, Sentence
from builder.schemas import Entity
from builder.slugs import Slug

_SMALL = (
    r"(?:The|A|An|In|On|At|By|For|From|With|After|Before|But|And|As|When|If|That|This|To|Of|Until|Since|While|Under|Without"
    r"|Last|Next|Early|Late|Both|Like|Unlike|Among|Mr|Mrs|Ms|Dr)\b"
)
_FULL_NAME = re.compile(
    rf"\b(?!{_SMALL})[A-Z][\w’-]+\s(?:[A-Z]\.\s|de\s|van\s|von\s|der\s){{0,2}}(?!{CALENDAR_WORD}|{_SMALL})([A-Z][\w’-]+)"
)
_LONE_NAME = re.compile(r"(?<![\w’-])([A-Z][\w-]+)(?=(?:[’']s)?(?:[\s,.;]|$))")


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
        self._surnames = self._halves_of_names()

    def __call__(self, number: int) -> Mended | None:
        """Return sentence `number` of the article so that it reads alone, None where it does not."""
        told = self._told(self._sentences[number])
        edits = mend(told, self._before(number), self._entities)
        text = applied(told.text, edits)
        if self._has_lone_surname(told, edits):
            return None
        people = {
            name
            for n in told.names
            if self._entities[n.entity].kind == "person"
            for name in (told.text[n.start : n.end], self._entities[n.entity].name)
        }
        first = _first_name(told, edits)
        if not reads_alone(text, first_name=first, opens_article=number == 0, people=people):
            return None
        return Mended(told.text, edits, text)

    def _halves_of_names(self) -> frozenset[str]:
        """Return what ends the names of two words that are of no body, place or thing."""
        found, others = set[str](), set[str]()
        for id_, text in self._texts.items():
            for mention in self._names.get(id_, ()):
                if self._entities[mention.entity].kind != "person":
                    others.update(text[mention.start : mention.end].split())
            found.update(_FULL_NAME.findall(text))
        return frozenset(found - others)

    def _has_lone_surname(self, told: Told, edits: Sequence[Edit]) -> bool:
        """Say whether it holds half a name that the article has in full elsewhere and nobody has resolved."""
        known = [(name.start, name.end) for name in told.names] + [(e.at, e.at + len(e.was)) for e in edits]
        return any(
            found[1] in self._surnames
            and not re.search(rf"[A-Z][\w.’-]*\s(?:\w+\s)?{re.escape(found[1])}\b", told.text)
            and not any(start <= found.start(1) < end for start, end in known)
            for found in _LONE_NAME.finditer(told.text)
        )

    def _told(self, sentence: Sentence) -> Told:
        start, end = sentence.start, sentence.end
        return Told(
            self._texts[sentence.paragraph][start:end],
            tuple(
                Named(m.start - start, m.end - start, m.entity, m.rule in ("short", "role") and " " not in m.surface)
                for m in self._names.get(sentence.paragraph, ())
                if start <= m.start and m.end <= end
            ),
        )

    def _before(self, number: int) -> list[Told]:
        """Return the sentences of its paragraph before it."""
        first = number - (self._sentences[number].number - 1)
        return [self._told(sentence) for sentence in self._sentences[first:number]]


def _first_name(told: Told, edits: Sequence[Edit]) -> int | None:
    """Return the offset, in the text after the edits, of the first name."""
    if edits and edits[0].now.startswith("["):
        return edits[0].at
    gone = len(edits[0].was) - len(edits[0].now) if edits and edits[0].at == 0 else 0
    return told.names[0].start - gone if told.names else None
