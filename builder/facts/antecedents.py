"""Who a pronoun stands for: the only speaker, or the only person and subject, of the sentence before.

Where that sentence leaves it open, the pronoun stays what it is.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.facts.speakers import Mentioned, Speaker, within
from builder.quoted import Quoted
from builder.slugs import Slug
from builder.words import weight

NAME = re.compile(r"\b[A-Z][\w’-]+\s(?:[A-Z]\.\s)?[A-Z][\w’-]+")
_SUBJECT = re.compile(r"(?:,\s(?:[^,.;]|(?<=\b[A-Z])\.|\.(?=\s[a-z])){2,120},)?\s[a-z]")
"""Behind a name that is the subject; in what is set beside it "U.S." and "Inc." end no sentence."""
_LEADING = re.compile(
    r"(?:(?:(?:On|In|At|Last|This|Earlier|Later)\s[^,]{2,50}|(?:Addressing|Appearing|Speaking|Talking|Writing)\s[^,]{2,90}),\s)?"
    r"(?:(?:But|And|Then)\s)?"
    r"(?:(?!(?:of|for|to|with|by|from|at|in|on|and|or|than|[Ww]hen|[Ii]f|[Ww]hile|[Bb]ecause|[Ss]ince)\s)[\w’'.&-]+\s){0,6}"
)
"""What may stand before a name that is the subject: when and where, and a title."""
_HUMAN = re.compile(
    r"\b(?:who|whom|whose|m[ae]n|wom[ae]n|minister|president|chair\w*|director|governor|senators?|secretary|premier|chief"
    r"|boss|head|leader|founder|official|officer|spokes\w+|adviser|advisor|ambassador|lawmakers?|mayor|chancellor|analyst"
    r"|expert|professor|researcher|lawyer|judge|king|queen|prince|colleague|rival|(?<!its )(?:predecess|success)or"
    r"|opponent|critic"
    r"|wife|husband|brother|sister|son|daughter|father|mother|friend|he|she)\b",
    re.IGNORECASE,
)
"""Words that could be what "he" stands for."""
_OF_A_THING = re.compile(
    r"\s(?:accounts?|administration|apps?|broadcast|cabinet|campaign|government|page|platform|posts?|presidency|programme"
    r"|show|site|team|video)\b"
)
"""Behind a name that is no person’s: "in an Example Social post", "the Trump administration"."""
_CAPITAL = re.compile(r"(?<=[a-z,;’”] )[A-Z]\w+")
_CALENDAR = frozenset([*calendar.month_name, *calendar.day_name])
_FIRST = re.compile(r"[“\"]?(?P<word>[A-Z][\w’'-]*[a-z])\s(?:[a-z]+ly\s)?[a-z]+")
_ONE_HUMAN = re.compile(
    rf"{_HUMAN.pattern}|\b(?:activist|attorney|author|economist|employee|engineer|executive|farmer|general|insider|journalist"
    r"|manager|member|owner|person|reporter|resident|scientist|source|staffer|strategist|student|teacher|trader|worker)\b",
    re.IGNORECASE,
)
_TITLE_LENGTH = 80
_FARTHEST = 1_500
"""Characters of a sentence beyond which nobody is looked for in it."""
_UNSPOKEN = frozenset({"it", "they"})


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, and where the words that attribute it end."""

    start: int
    end: int
    speaker: Speaker
    verb: str
    direct: bool
    attributed: int
    """Where the quotation and what attributes it end."""


@dataclass(frozen=True, slots=True)
class Before:
    """The sentence before, for when a pronoun asks who that is."""

    text: str
    start: int
    end: int
    spoken: tuple[Said, ...]
    mentioned: Sequence[Mentioned]
    others: Sequence[tuple[int, int]]
    previous: Before | None
    """The one before it, which counts where this one says "she" itself, or speaks of nobody."""

    def person(self, hops: int = 3) -> Speaker | None:
        """Return who speaks in the sentence, or is its only person and its subject; None where that is open."""
        if self.end - self.start > _FARTHEST:
            return None
        near = within(self.mentioned, self.start, self.end)
        persons = [m for m in near if m.person and not _OF_A_THING.match(self.text, m.end)]
        strangers = [
            name
            for name in NAME.finditer(self.text, self.start, self.end)
            if not any(m.start < name.end() and name.start() < m.end for m in near)
            and not self._is_other(name)
            and not _OF_A_THING.match(self.text, name.end())
        ]
        entities = {person.entity for person in persons}
        if self.spoken:
            return self._only_speaker(entities, strangers)
        if len(entities) == 1 and not strangers:
            first = persons[0]
            opening = self.text[self.start : first.start]
            if len(opening) < _TITLE_LENGTH and _LEADING.fullmatch(opening) and _SUBJECT.match(self.text, first.end):
                return Speaker(first.start, first.end, self.text[first.start : first.end], first.entity)
        if self.previous and hops and not entities and not strangers and self._goes_back():
            return self.previous.person(hops - 1)
        return None

    def _is_other(self, name: re.Match[str]) -> bool:
        return any(start <= name.start() < end for start, end in self.others)

    def _goes_back(self) -> bool:
        """Say whether the sentence speaks of the person of the one before, or of nobody for whom "he" could stand."""
        if self.text.startswith(("He ", "She "), self.start):
            return True
        if self.end - self.start > _FARTHEST:
            return False
        first = _FIRST.match(self.text, self.start, self.end)
        if first and not self._is_named(first) and weight(first["word"].lower()) == weight(""):
            return False  # a word that is none but a name: "Sample was blunt."
        if _HUMAN.search(self.text, self.start, self.end) or any(
            m.person for m in within(self.mentioned, self.start, self.end)
        ):
            return False
        return all(
            name.group() in _CALENDAR or self._is_named(name)
            for name in _CAPITAL.finditer(self.text, self.start, self.end)
        )

    def _is_named(self, name: re.Match[str]) -> bool:
        return self._is_other(name) or any(m.start <= name.start() < m.end for m in self.mentioned)

    def _only_speaker(self, entities: set[Slug], strangers: Sequence[re.Match[str]]) -> Speaker | None:
        speaker = self.spoken[-1].speaker
        others = {said.speaker.entity or said.speaker.text for said in self.spoken} - {speaker.entity or speaker.text}
        outside = [
            name
            for name in strangers
            if name.group() not in speaker.text and not any(s.start <= name.start() < s.end for s in self.spoken)
        ]
        alone = not (others or outside or entities - {speaker.entity} or speaker.pronoun)
        return speaker if alone and self._is_one_person(speaker) else None

    def _is_one_person(self, speaker: Speaker) -> bool:
        """Say whether "he" or "she" can stand for a speaker: officials are several, and a ministry is nobody."""
        if speaker.entity is not None:
            return all(m.person for m in self.mentioned if m.entity == speaker.entity)
        last = speaker.text.split()[-1]
        if last[0].isupper():
            return " and " not in speaker.text
        return (not last.endswith("s") or last.endswith("ss")) and _ONE_HUMAN.search(speaker.text) is not None


def antecedent(text: str, speaker: Speaker, before: Before | None, start: int | None) -> Speaker:
    """Return who a pronoun stands for, where the sentence before leaves one; otherwise the pronoun itself."""
    if not speaker.pronoun or speaker.text.lower() in _UNSPOKEN or before is None:
        return speaker
    if start is not None and speaker.start > start + 40 and NAME.search(text, start, speaker.start):
        return speaker
    return before.person() or speaker


def nearest(
    text: str, quote: Quoted, sentence: tuple[int, int], before: Before | None, mentioned: Sequence[Mentioned]
) -> Before | None:
    """Return where a pronoun beside a quotation finds its person: before it in the sentence, else in the one before.

    Persons in the words before it leave it open which of them is meant.
    """
    same = Before(text, sentence[0], quote.start - 1, (), mentioned, (), None)
    if same.person():
        return same
    near = within(mentioned, sentence[0], quote.start - 1)
    return None if any(m.person for m in near) or NAME.search(text, sentence[0], quote.start - 1) else before
