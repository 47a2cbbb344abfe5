"""Quotations of an article in reading order: direct and reported speech, and who speaks.

What one sentence leaves open the one before may settle: words in marks that stand alone go on with the speaker before
them, a quotation that is not closed goes on in the next paragraph, and "she" is the only person of the sentence
before. Where these do not settle it, the speaker is given as the text names it, without an entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.facts.attribution import adding, attribution
from builder.facts.quoted import Quoted, quoted
from builder.facts.reported import reported
from builder.facts.speakers import Mentioned, Speaker
from builder.model import Paragraph, ParagraphId, Quotation

_GOES_ON = re.compile(r"[^.!?“”\"]{0,120}[.!?]\s*|\s*")
_SPLIT = re.compile(r",?\s?(?:[^.!?“”\"]{0,80},)?\s*")
_TOGETHER = re.compile(r",?\s(?:(?:and|or|but|then|not)\s)?(?:[a-z’'-]+\s){0,4}")
_NAME = re.compile(r"\b[A-Z][\w’-]+\s(?:[A-Z]\.\s)?[A-Z][\w’-]+")
_SUBJECT_AFTER = re.compile(r"(?:,\s[^,.;]{2,120},)?\s[a-z]")
_UNSPOKEN = frozenset({"it", "they"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that may quote, with its sentences and the mentions of those who can speak."""

    paragraph: Paragraph
    sentences: Sequence[tuple[int, int]]
    mentioned: Sequence[Mentioned]


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation, and where the words that attribute it end."""

    start: int
    end: int
    speaker: Speaker
    verb: str
    direct: bool
    attributed: int
    """Where the quotation and what attributes it end."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentence before tells: who speaks in it, or is its only person."""

    speaker: Speaker | None = None


def quotations(passages: Sequence[Passage]) -> Iterator[Quotation]:
    """Return the quotations of an article's paragraphs, in reading order."""
    open_: _Said | None = None
    before = _Before()
    for passage in passages:
        said, before, open_ = _passage(passage, before, open_)
        for each in said:
            yield _quotation(passage.paragraph.id, each)


def _quotation(paragraph: ParagraphId, said: _Said) -> Quotation:
    return Quotation(
        paragraph=paragraph,
        start=said.start,
        end=said.end,
        speaker=said.speaker.entity,
        speaker_text=said.speaker.text,
        verb=said.verb,
        direct=said.direct,
    )


def _passage(passage: Passage, before: _Before, open_: _Said | None) -> tuple[list[_Said], _Before, _Said | None]:
    """Return what a paragraph quotes, what its last sentence tells, and the quotation that it leaves open."""
    text = passage.paragraph.text
    quotes = quoted(text)
    found: list[_Said] = []
    last: _Said | None = None
    goes_on = open_ is not None and bool(quotes) and quotes[0].start == 1
    if goes_on and open_:
        last = _Said(quotes[0].start, quotes[0].end, open_.speaker, open_.verb, True, quotes[0].end + 1)
        found.append(last)
    waiting = quotes[1:] if goes_on else quotes
    left_open = last if last and not quotes[0].closed else None
    for start, end in passage.sentences:
        here = [quote for quote in waiting if start <= quote.start - 1 < end]
        direct = []
        for quote in here:
            said = _direct(text, quote, (start, end), last, before, passage.mentioned)
            if said:
                direct.append(said)
                last = said
                left_open = None if quote.closed else said
        found += direct
        spoken = direct
        if not direct and not any(q.start - 1 <= start and end <= q.end + 1 for q in quotes):
            spoken = _indirect(text, start, end, before, passage.mentioned)
            found += spoken
        before = _tells(text, start, end, spoken, before, passage.mentioned)
    return found, before, left_open


def _direct(
    text: str,
    quote: Quoted,
    sentence: tuple[int, int],
    last: _Said | None,
    before: _Before,
    mentioned: Sequence[Mentioned],
) -> _Said | None:
    after_last = last.end + 1 if last and last.direct else 0
    own = attribution(text, quote, sentence, after_last, mentioned)
    if own is not None:
        same = _tells(text, sentence[0], quote.start - 1, (), _Before(), mentioned)
        own = replace(own, speaker=_antecedent(text, own.speaker, same if same.speaker else before, None))
        return _Said(quote.start, quote.end, own.speaker, own.verb, True, max(own.end, quote.end + 1))
    if last is None or not last.direct or quote.start - 1 < last.attributed:
        return None
    if verb := adding(text, last.end, quote):
        return _continued(quote, last, verb) if last.end >= sentence[0] else None
    between = text[last.attributed : quote.start - 1]
    whole = text[quote.start : quote.start + 1].isupper() and (not quote.closed or text[quote.end - 1] in ".!?…,—")
    if whole and _GOES_ON.fullmatch(between):
        return _continued(quote, last, last.verb)
    if last.attributed > last.end + 1 and _SPLIT.fullmatch(between) and last.end >= sentence[0] and between.rstrip().endswith(","):
        return _continued(quote, last, last.verb)
    if last.attributed == last.end + 1 and last.end >= sentence[0] and _TOGETHER.fullmatch(between):
        return _continued(quote, last, last.verb)
    return None


def _continued(quote: Quoted, last: _Said, verb: str) -> _Said:
    return _Said(quote.start, quote.end, last.speaker, verb, True, quote.end + 1)


def _indirect(text: str, start: int, end: int, before: _Before, mentioned: Sequence[Mentioned]) -> list[_Said]:
    found = reported(text, start, end, mentioned)
    if found is None or found.end - found.start < 8:
        return []
    speaker = _antecedent(text, found.speaker, before, start)
    return [_Said(found.start, found.end, speaker, found.verb, False, end)]


def _antecedent(text: str, speaker: Speaker, before: _Before, start: int | None) -> Speaker:
    """Return who a pronoun stands for, where the sentence before leaves one; otherwise the pronoun itself."""
    if not speaker.pronoun or speaker.text.lower() in _UNSPOKEN or before.speaker is None:
        return speaker
    if start is not None and speaker.start > start + 40 and _NAME.search(text, start, speaker.start):
        return speaker
    return replace(speaker, text=before.speaker.text, entity=before.speaker.entity, pronoun=before.speaker.pronoun)


def _tells(
    text: str, start: int, end: int, spoken: Sequence[_Said], before: _Before, mentioned: Sequence[Mentioned]
) -> _Before:
    """Return what a sentence tells of who "she" may be in the next one: its only person, who is its subject."""
    persons = [m for m in mentioned if start <= m.start < end and m.person]
    entities = {person.entity for person in persons}
    speakers = {(said.speaker.entity, said.speaker.text) for said in spoken}
    strangers = [
        name
        for name in _NAME.finditer(text, start, end)
        if not any(m.start < name.end() and name.start() < m.end for m in mentioned)
    ]
    if spoken:
        speaker = spoken[-1].speaker
        alone = len({said.speaker.entity or said.speaker.text for said in spoken}) == 1
        others = entities - {speaker.entity}
        outside = [n for n in strangers if not any(s.start <= n.start() < s.end for s in spoken) and n.group() not in speaker.text]
        return _Before(speaker) if alone and not others and not outside and not speaker.pronoun and speakers else _Before()
    if len(entities) == 1 and not strangers:
        first = persons[0]
        opening = text[start : first.start]
        if len(opening) < 80 and _leads(opening) and _SUBJECT_AFTER.match(text, first.end):
            return _Before(Speaker(first.start, first.end, text[first.start : first.end], first.entity))
    if not entities and not strangers and re.match(r"(?:He|She)\s", text[start:end]):
        return before
    return _Before()


def _leads(opening: str) -> bool:
    """Say whether the words before a name can be its title, or when and where, and nothing else."""
    return re.fullmatch(r"(?:(?:On|In|At|Last|This|Earlier|Later)\s[^,]{2,50},\s)?(?:(?:But|And|Then)\s)?(?:(?!(?:of|for|to|with|by|from|at|in|on|and|or|than)\s)[\w’'.&-]+\s){0,6}", opening) is not None
