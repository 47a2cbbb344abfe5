"""Quotations of an article in reading order: direct and reported speech, and who speaks.

What one sentence leaves open the one before may settle: words in marks that stand alone go on with the speaker before
them, a quotation that is not closed goes on in the next paragraph, and "she" is the only person of the sentence
before. Where these do not settle it, the speaker is given as the text names it, without an entity.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.facts.attribution import adding, attribution, introduced, is_fragment, verbs
from builder.facts.quoted import Quoted, quoted
from builder.facts.reported import reported
from builder.facts.speakers import Mentioned, Speaker, within
from builder.model import Paragraph, ParagraphId, Quotation
from builder.slugs import Slug

_GOES_ON = re.compile(r"[^.!?“”\"]{0,120}[.!?]\s*|\s*")
_SPLIT = re.compile(r",?\s?(?:[^.!?“”\"]{0,80},)?\s*")
_TOGETHER = re.compile(r",?\s(?:(?:and|or|but|then|not)\s)?(?P<words>(?:[a-z’'-]+\s){0,5})")
_JOINING = frozenset("a an the of as in for with to that also its their his her at by on".split())
_NAME = re.compile(r"\b[A-Z][\w’-]+\s(?:[A-Z]\.\s)?[A-Z][\w’-]+")
_SUBJECT = re.compile(r"(?:,\s[^,.;]{2,120},)?\s[a-z]")
_LEADING = re.compile(
    r"(?:(?:On|In|At|Last|This|Earlier|Later)\s[^,]{2,50},\s)?(?:(?:But|And|Then)\s)?"
    r"(?:(?!(?:of|for|to|with|by|from|at|in|on|and|or|than)\s)[\w’'.&-]+\s){0,6}"
)
"""What may stand before a name that is the subject: when and where, and a title."""
_OTHER_SUBJECT = re.compile(
    r"(?:;|,\s(?:and|but|while|as|though|although|whereas))\s(?:[A-Z]|(?:he|she|they|the|an?|its|his|her)\s)"
)
_HUMAN = re.compile(
    r"\b(?:who|whom|whose|m[ae]n|wom[ae]n|minister|president|chair\w*|director|governor|senators?|secretary|premier|chief"
    r"|boss|head|leader|founder|official|officer|spokes\w+|adviser|advisor|ambassador|lawmakers?|mayor|chancellor|analyst"
    r"|expert|professor|researcher|lawyer|judge|king|queen|prince|colleague|rival|(?<!its )(?:predecess|success)or"
    r"|opponent|critic"
    r"|wife|husband|brother|sister|son|daughter|father|mother|friend|he|she)\b",
    re.IGNORECASE,
)
"""Words that could be what "he" stands for."""
_CAPITAL = re.compile(r"(?<=[a-z,;’”] )[A-Z]\w+")
_CALENDAR = frozenset([*calendar.month_name, *calendar.day_name])
_REPORTING = frozenset(
    "said says told tells added adds argued argues warned warns insisted insists stressed noted".split()
)
_FEWEST_ALONE = 4
"""Words of a quotation that stands alone behind what somebody is reported to say."""
_TITLE_LENGTH = 80
_FARTHEST = 1_500
"""Characters of a sentence beyond which nobody is looked for in it."""
_MOST_BETWEEN = 240
_MOST_AROUND = 20
_UNSPOKEN = frozenset({"it", "they"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that may quote, with its sentences and the mentions of those who can speak."""

    paragraph: Paragraph
    sentences: Sequence[tuple[int, int, frozenset[str]]]
    """Start, end and words of each."""
    mentioned: Sequence[Mentioned]
    others: Sequence[tuple[int, int]] = ()
    """Where names stand of what cannot speak: places, laws, machines."""


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
    """The sentence before, for when a pronoun asks who that is."""

    text: str
    start: int
    end: int
    spoken: tuple[_Said, ...]
    mentioned: Sequence[Mentioned]
    others: Sequence[tuple[int, int]]
    previous: _Before | None
    """The one before it, which counts where this one says "she" itself, or speaks of nobody."""

    def person(self, hops: int = 3) -> Speaker | None:
        """Return who speaks in the sentence, or is its only person and its subject; None where that is open."""
        if self.end - self.start > _FARTHEST:
            return None
        near = within(self.mentioned, self.start, self.end)
        persons = [m for m in near if m.person]
        strangers = [
            name
            for name in _NAME.finditer(self.text, self.start, self.end)
            if not any(m.start < name.end() and name.start() < m.end for m in near) and not self._is_other(name)
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
        if _HUMAN.search(self.text, self.start, self.end) or any(
            m.person for m in within(self.mentioned, self.start, self.end)
        ):
            return False
        return all(
            name.group() in _CALENDAR
            or self._is_other(name)
            or any(m.start <= name.start() < m.end for m in self.mentioned)
            for name in _CAPITAL.finditer(self.text, self.start, self.end)
        )

    def _only_speaker(self, entities: set[Slug], strangers: Sequence[re.Match[str]]) -> Speaker | None:
        speaker = self.spoken[-1].speaker
        others = {said.speaker.entity or said.speaker.text for said in self.spoken} - {speaker.entity or speaker.text}
        outside = [
            name
            for name in strangers
            if name.group() not in speaker.text and not any(s.start <= name.start() < s.end for s in self.spoken)
        ]
        alone = not (others or outside or entities - {speaker.entity} or speaker.pronoun)
        return speaker if alone else None


def quotations(passages: Sequence[Passage]) -> Iterator[Quotation]:
    """Return the quotations of an article's paragraphs, in reading order."""
    open_: _Said | None = None
    before: _Before | None = None
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


def _passage(
    passage: Passage, before: _Before | None, open_: _Said | None
) -> tuple[list[_Said], _Before | None, _Said | None]:
    """Return what a paragraph quotes, what its last sentence tells, and the quotation that it leaves open."""
    text = passage.paragraph.text
    quotes = quoted(text)
    found: list[_Said] = []
    last: _Said | None = None
    goes_on = open_ is not None and bool(quotes) and quotes[0].start == 1
    if goes_on and open_:
        last = _Said(quotes[0].start, quotes[0].end, open_.speaker, open_.verb, True, quotes[0].end + 1)
        found.append(last)
    at = 1 if goes_on else 0
    left_open = last if last and not quotes[0].closed else None
    for start, end, words in passage.sentences:
        direct: list[_Said] = []
        open_quotes: list[Quoted] = []
        while at < len(quotes) and quotes[at].start - 1 < end:
            quote = quotes[at]
            closed = quotes[at - 1].end + 1 if at else 0
            if said := _direct(text, quote, (start, end), closed, last, before, passage.mentioned):
                direct.append(said)
                last = said
                left_open = None if quote.closed else said
            else:
                open_quotes.append(quote)
            at += 1
        if open_quotes:
            direct += _fragments(text, start, end, words, open_quotes, passage.mentioned)
            direct.sort(key=lambda each: each.start)
        found += direct
        spoken = direct
        whole = at > 0 and quotes[at - 1].start - 1 <= start and end <= quotes[at - 1].end + 1
        if not direct and not whole:
            spoken = _indirect(text, start, end, words, before, passage.mentioned)
            found += spoken
        elif direct and (rest := _behind(text, direct[-1], end)) is not None:
            spoken = [*direct, *_indirect(text, rest, end, words, before, passage.mentioned)]
            found += spoken[len(direct) :]
        before = _Before(text, start, end, tuple(spoken), passage.mentioned, passage.others, before)
    return found, before, left_open


def _behind(text: str, last: _Said, end: int) -> int | None:
    """Return where another clause begins behind the last quotation of a sentence, and has no marks."""
    match = re.compile(r"(?:;|[.!?][”\"])\s(?=[A-Z])").search(text, last.end, end)
    return (
        match.end()
        if match and end - match.end() > _MOST_AROUND and not set(text[match.end() : end]) & set('“”"')
        else None
    )


def _fragments(
    text: str,
    start: int,
    end: int,
    words: frozenset[str],
    quotes: Sequence[Quoted],
    mentioned: Sequence[Mentioned],
) -> Iterator[_Said]:
    """Return the words in marks of what the sentence reports: "it will be “in the thirties”, said X"."""
    if (told := reported(text, start, end, words, mentioned)) is None or told.verb not in _REPORTING:
        return
    spoken = [verb for verb in verbs(text, told.start, quotes[-1].start - 1) if verb.start() != told.at]
    if told.speaker.pronoun or spoken:
        return
    if all(told.start < quote.start and quote.end <= told.end and is_fragment(text, quote) for quote in quotes):
        for quote in quotes:
            yield _Said(quote.start, quote.end, told.speaker, told.verb, True, quote.end + 1)


def _direct(
    text: str,
    quote: Quoted,
    sentence: tuple[int, int],
    closed: int,
    last: _Said | None,
    before: _Before | None,
    mentioned: Sequence[Mentioned],
) -> _Said | None:
    own = attribution(text, quote, sentence, closed, mentioned)
    if own is not None:
        if own.speaker.pronoun:
            own = replace(
                own, speaker=_antecedent(text, own.speaker, _nearest(text, quote, sentence, before, mentioned), None)
            )
        return _Said(quote.start, quote.end, own.speaker, own.verb, True, max(own.end, quote.end + 1))
    if alone := _alone(text, quote, sentence, before):
        return alone
    if last is None or not last.direct or quote.start - 1 < last.attributed:
        return None
    if verb := adding(text, last.end, quote):
        return _continued(quote, last, verb) if last.end >= sentence[0] else None
    if quote.start - last.attributed > _MOST_BETWEEN or closed > last.attributed:
        return None
    between = text[last.attributed : quote.start - 1]
    ended = last.attributed == last.end + 1 and text[last.end - 1] in ".!?"
    whole = text[quote.start : quote.start + 1].isupper() and (not quote.closed or text[quote.end - 1] in ".!?…,—")
    if whole and (not between.strip() if ended else _goes_on(between)):
        return _continued(quote, last, last.verb)
    if (
        last.attributed > last.end + 1
        and _SPLIT.fullmatch(between)
        and last.end >= sentence[0]
        and between.rstrip().endswith(",")
    ):
        return _continued(quote, last, last.verb)
    if last.attributed == last.end + 1 and last.end >= sentence[0] and (verb := _second_verb(between, last.verb)):
        return _continued(quote, last, verb)
    return None


def _nearest(
    text: str, quote: Quoted, sentence: tuple[int, int], before: _Before | None, mentioned: Sequence[Mentioned]
) -> _Before | None:
    """Return where a pronoun beside a quotation finds its person: before it in the sentence, else in the one before.

    Persons in the words before it leave it open which of them is meant.
    """
    same = _Before(text, sentence[0], quote.start - 1, (), mentioned, (), None)
    if same.person():
        return same
    near = within(mentioned, sentence[0], quote.start - 1)
    return None if any(m.person for m in near) or _NAME.search(text, sentence[0], quote.start - 1) else before


def _goes_on(between: str) -> bool:
    """Say whether the words up to a full stop leave the word to who has spoken: nobody else acts in them."""
    return _GOES_ON.fullmatch(between) is not None and _OTHER_SUBJECT.search(between) is None


def _alone(text: str, quote: Quoted, sentence: tuple[int, int], before: _Before | None) -> _Said | None:
    """Return a whole sentence in marks that follows on a sentence in which one speaks, as that one's words."""
    if before is None or before.text is not text or text[sentence[0] : quote.start - 1].strip():
        return None
    said = text[quote.start : quote.end]
    if not quote.closed or not said[:1].isupper() or said[-1] not in ".!?…" or len(said.split()) < _FEWEST_ALONE:
        return None
    if announced := introduced(text, before.start, before.end, before.mentioned):
        return _Said(quote.start, quote.end, announced[0], announced[1], True, quote.end + 1)
    told = before.spoken[-1] if before.spoken else None
    if told and not told.direct and told.verb in _REPORTING and len(before.spoken) == 1:
        return _Said(quote.start, quote.end, told.speaker, told.verb, True, quote.end + 1)
    return None


def _second_verb(between: str, verb: str) -> str | None:
    """Return the verb of a second part of what somebody says: "a" and "b", or "a" and said it was "b"."""
    match = _TOGETHER.fullmatch(between)
    if match is None:
        return None
    words = (match["words"] or "").split()
    spoken = [each.group() for each in verbs(between, 0, len(between))]
    if spoken:
        return spoken[-1] if words[0] == spoken[-1] else None
    return verb if _JOINING.issuperset(words) else None


def _continued(quote: Quoted, last: _Said, verb: str) -> _Said:
    return _Said(quote.start, quote.end, last.speaker, verb, True, quote.end + 1)


def _indirect(
    text: str, start: int, end: int, words: frozenset[str], before: _Before | None, mentioned: Sequence[Mentioned]
) -> list[_Said]:
    found = reported(text, start, end, words, mentioned)
    if found is None or found.end - found.start < 8:
        return []
    speaker = _antecedent(text, found.speaker, before, start)
    return [_Said(found.start, found.end, speaker, found.verb, False, end)]


def _antecedent(text: str, speaker: Speaker, before: _Before | None, start: int | None) -> Speaker:
    """Return who a pronoun stands for, where the sentence before leaves one; otherwise the pronoun itself."""
    if not speaker.pronoun or speaker.text.lower() in _UNSPOKEN or before is None:
        return speaker
    if start is not None and speaker.start > start + 40 and _NAME.search(text, start, speaker.start):
        return speaker
    return before.person() or speaker
