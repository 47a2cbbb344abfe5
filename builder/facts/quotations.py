"""Quotations of an article in reading order: direct and reported speech, and who speaks.

What one sentence leaves open the one before may settle: words in marks that stand alone go on with the speaker before
them, a quotation that is not closed goes on in the next paragraph, and "she" is the only person of the sentence
before. Where these do not settle it, the speaker is given as the text names it, without an entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from builder.facts.antecedents import Before, Said, antecedent, nearest
from builder.facts.attribution import attribution, is_fragment, verbs
from builder.facts.following import REPORTING, alone, going_on
from builder.facts.reported import reported
from builder.facts.speakers import Mentioned, bare_name
from builder.model import Paragraph, ParagraphId, Quotation
from builder.quoted import Quoted, quoted

_MOST_AROUND = 20
_SHORTEST = 8
"""Characters of the shortest clause that is reported."""
_NEXT_CLAUSE = re.compile(r"(?:;|[.!?][”\"])\s(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that may quote, with its sentences and the mentions of those who can speak."""

    paragraph: Paragraph
    sentences: Sequence[tuple[int, int, frozenset[str]]]
    """Start, end and words of each."""
    mentioned: Sequence[Mentioned]
    others: Sequence[tuple[int, int]] = ()
    """Where names stand of what cannot speak: places, laws, machines."""


class _Sentence(NamedTuple):
    """A sentence of a paragraph, with what its quotations are told by."""

    text: str
    """Of the paragraph."""
    start: int
    end: int
    words: frozenset[str]
    before: Before | None
    """What the sentence before it tells."""
    mentioned: Sequence[Mentioned]


def quotations(passages: Sequence[Passage]) -> Iterator[Quotation]:
    """Return the quotations of an article's paragraphs, in reading order."""
    open_: Said | None = None
    before: Before | None = None
    for passage in passages:
        said, before, open_ = _passage(passage, before, open_)
        for each in said:
            yield _quotation(passage.paragraph.id, each)


def _quotation(paragraph: ParagraphId, said: Said) -> Quotation:
    return Quotation(
        paragraph=paragraph,
        start=said.start,
        end=said.end,
        speaker=said.speaker.entity,
        speaker_text=said.speaker.text if said.speaker.entity else bare_name(said.speaker.text),
        verb=said.verb,
        direct=said.direct,
    )


def _passage(
    passage: Passage, before: Before | None, open_: Said | None
) -> tuple[list[Said], Before | None, Said | None]:
    """Return what a paragraph quotes, what its last sentence tells, and the quotation that it leaves open."""
    text = passage.paragraph.text
    quotes = quoted(text)
    found: list[Said] = []
    last: Said | None = None
    goes_on = open_ is not None and bool(quotes) and quotes[0].start == 1
    if goes_on and open_:
        last = Said(quotes[0].start, quotes[0].end, open_.speaker, open_.verb, True, quotes[0].end + 1)
        found.append(last)
    at = 1 if goes_on else 0
    left_open = last if last and not quotes[0].closed else None
    for start, end, words in passage.sentences:
        sentence = _Sentence(text, start, end, words, before, passage.mentioned)
        direct: list[Said] = []
        open_quotes: list[Quoted] = []
        while at < len(quotes) and quotes[at].start - 1 < end:
            quote = quotes[at]
            closed = quotes[at - 1].end + 1 if at else 0
            if said := _direct(sentence, quote, closed, last):
                direct.append(said)
                last = said
                left_open = None if quote.closed else said
            else:
                open_quotes.append(quote)
            at += 1
        if open_quotes:
            direct += _fragments(sentence, open_quotes)
            direct.sort(key=lambda each: each.start)
        whole = at > 0 and quotes[at - 1].start - 1 <= start and end <= quotes[at - 1].end + 1
        spoken = [*direct, *_besides(sentence, direct, whole)]
        found += spoken
        before = Before(text, start, end, tuple(spoken), passage.mentioned, passage.others, before)
    return found, before, left_open


def _besides(sentence: _Sentence, direct: Sequence[Said], whole: bool) -> list[Said]:
    """Return what a sentence reports without marks; nothing where the whole of it stands within marks."""
    if not direct:
        return [] if whole else _indirect(sentence, sentence.start)
    rest = _behind(sentence.text, direct[-1], sentence.end)
    return [] if rest is None else _indirect(sentence, rest)


def _behind(text: str, last: Said, end: int) -> int | None:
    """Return where another clause begins behind the last quotation of a sentence, and has no marks."""
    match = _NEXT_CLAUSE.search(text, last.end, end)
    return (
        match.end()
        if match and end - match.end() > _MOST_AROUND and not set(text[match.end() : end]) & set('“”"')
        else None
    )


def _fragments(sentence: _Sentence, quotes: Sequence[Quoted]) -> Iterator[Said]:
    """Return the words in marks of what the sentence reports: "it will be “in the thirties”, said X"."""
    text, start, end, words, _, mentioned = sentence
    if (told := reported(text, start, end, words, mentioned)) is None or told.verb not in REPORTING:
        return
    spoken = [verb for verb in verbs(text, told.start, quotes[-1].start - 1) if verb.start() != told.at]
    if told.speaker.pronoun or spoken:
        return
    if all(told.start < quote.start and quote.end <= told.end and is_fragment(text, quote) for quote in quotes):
        for quote in quotes:
            yield Said(quote.start, quote.end, told.speaker, told.verb, True, quote.end + 1)


def _direct(sentence: _Sentence, quote: Quoted, closed: int, last: Said | None) -> Said | None:
    """Return who says the words in marks; the quotation before them ends at `closed`, and what was said is `last`."""
    text, start, end, _, before, mentioned = sentence
    if own := attribution(text, quote, (start, end), closed, mentioned):
        if own.speaker.pronoun:
            near = nearest(text, quote, (start, end), before, mentioned)
            own = replace(own, speaker=antecedent(text, own.speaker, near, None))
        return Said(quote.start, quote.end, own.speaker, own.verb, True, max(own.end, quote.end + 1))
    return alone(text, quote, (start, end), before) or going_on(text, quote, (start, end), closed, last)


def _indirect(sentence: _Sentence, start: int) -> list[Said]:
    """Return what the sentence reports from `start` on."""
    text, _, end, words, before, mentioned = sentence
    found = reported(text, start, end, words, mentioned)
    if found is None or found.end - found.start < _SHORTEST:
        return []
    speaker = antecedent(text, found.speaker, before, start)
    return [Said(found.start, found.end, speaker, found.verb, False, end)]
