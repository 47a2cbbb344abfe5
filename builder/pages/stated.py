"""Facts in their sentences, as pages show them: which are worth showing, in which order, and which say the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from builder.model import Analysis, Event, Figure, ParagraphId, Quotation, Sentence
from builder.slugs import Slug

T = TypeVar("T")
Fact = TypeVar("Fact", "StatedFigure", "StatedQuotation", "StatedEvent")

_WEIGHTS = {"money": 2, "capacity": 2, "percentage": 1, "rank": 1, "count": 0, "duration": -2}
_KEY = 4
"""Weight from which a figure is one that pages list: a sum of something, or anything that is somebody's."""
_LARGE = 1_000
"""What a count must reach to be listed."""
_FEWEST_WORDS = 3
"""Of a quotation that is listed: two words do not show what somebody said."""
_WORD = re.compile(r"\w+")
_OVER = re.compile(r"\s(?:over|within)\s(?:(?:the|a)\s)?(?:next\s|coming\s|following\s)?$")


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence and the facts of one kind that it states; `marks` are their spans in it."""

    article: Slug
    sentence: Sentence
    text: str
    marks: tuple[tuple[int, int], ...]
    also: tuple[Slug, ...] = ()
    """Articles of the same text that state it in the same words."""


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure with its sentence."""

    figure: Figure
    stated: Stated
    converted: str | None
    """The same figure in another unit, as the sentence has it right after it."""
    sum: str | None = None
    """Of a span of time: the sum that is for it, as the sentence writes it."""


@dataclass(frozen=True, slots=True)
class StatedQuotation:
    """A quotation with the sentence in which it begins."""

    quotation: Quotation
    stated: Stated


@dataclass(frozen=True, slots=True)
class StatedEvent:
    """A date with its sentence."""

    event: Event
    stated: Stated


class Sentences:
    """The sentences of one article, by place."""

    def __init__(self, analysis: Analysis) -> None:
        self._slug = analysis.article.slug
        self._texts = {p.id: p.text for p in analysis.article.paragraphs}
        self._of: dict[ParagraphId, list[Sentence]] = defaultdict(list)
        for sentence in analysis.sentences:
            self._of[sentence.paragraph].append(sentence)

    def around(self, fact: Figure | Quotation | Event) -> Stated | None:
        """Return the sentence in which a fact begins, with the fact marked; None where it is not published."""
        sentences = self._of.get(fact.paragraph, [])
        at = bisect_right(sentences, fact.start, key=lambda s: s.start) - 1
        if at < 0 or fact.start >= sentences[at].end:
            return None
        sentence = sentences[at]
        text = self._texts[fact.paragraph][sentence.start : sentence.end]
        marked = text[fact.start - sentence.start : fact.end - sentence.start]
        start = fact.start - sentence.start + len(marked) - len(marked.lstrip())
        return Stated(self._slug, sentence, text, ((start, start + len(marked.strip())),))


def key_figures(analysis: Analysis) -> list[StatedFigure]:
    """Return the figures of an article that pages list, in reading order, each once.

    A conversion comes with what it converts.
    """
    sentences = Sentences(analysis)
    found: list[StatedFigure] = []
    for number, figure in enumerate(analysis.figures):
        if figure.kind == "duration" and found and (span := sentences.around(figure)):
            if _is_time_of(found[-1], span):
                found.append(StatedFigure(figure, span, None, found[-1].figure.surface))
            continue
        if figure.converts is not None or weight(figure) < _KEY:
            continue
        following = analysis.figures[number + 1] if number + 1 < len(analysis.figures) else None
        converted = following.surface if following and following.converts == figure.surface else None
        if stated := sentences.around(figure):
            found.append(StatedFigure(figure, stated, converted))
    return _each_once(found)


def _each_once(figures: Iterable[StatedFigure]) -> list[StatedFigure]:
    """Leave out what an article states again: the rank of one, the same amount of the same thing."""
    found: list[StatedFigure] = []
    alike: dict[tuple[object, ...], list[frozenset[str]]] = defaultdict(list)
    for each in figures:
        figure = each.figure
        owned = figure.entity if figure.of or figure.kind == "rank" else each.sum
        of = frozenset(_WORD.findall((figure.of or "").lower()))
        others = alike[figure.kind, figure.value, figure.upper, figure.unit, owned]
        ranked = figure.kind == "rank" and figure.entity is not None
        if not any(ranked or of <= other or other <= of for other in others):
            found.append(each)
        others.append(of)
    return found


def _is_time_of(sum_: StatedFigure, stated: Stated) -> bool:
    """Say whether a sentence gives a span of time as that of the sum before it: "$2 billion over three years"."""
    if sum_.figure.kind != "money" or sum_.stated.sentence != stated.sentence:
        return False
    between = stated.text[sum_.stated.marks[0][1] : stated.marks[0][0]]
    return _OVER.search(between) is not None and not set(between) & set(".;:")


def weight(figure: Figure) -> int:
    """Return how much a figure tells by itself: more where it is known of what and whose it is."""
    if (figure.kind == "count" and figure.value < _LARGE) or (figure.kind == "rank" and figure.of is None):
        return 0
    if figure.unit == "nm" and "-" in figure.surface:  # "a 2-nanometer class" names a kind of chip
        return 0
    measure = figure.kind == "count" and figure.of not in (None, figure.unit)
    return (
        _WEIGHTS["capacity" if measure else figure.kind] + 2 * (figure.of is not None) + 3 * (figure.entity is not None)
    )


def spoken_words(analysis: Analysis) -> list[StatedQuotation]:
    """Return the direct quotations of an article that pages list: those of a known or a named speaker."""
    sentences = Sentences(analysis)
    found: list[StatedQuotation] = []
    for quotation in analysis.quotations:
        stated = sentences.around(quotation) if quotation.direct and _names(quotation) else None
        if stated and len(_WORD.findall(stated.text[slice(*stated.marks[0])])) >= _FEWEST_WORDS:
            found.append(StatedQuotation(quotation, stated))
    return found


def quoted_words(spoken: StatedQuotation) -> str:
    """Return the words of a quotation, without the comma of the sentence around it."""
    return spoken.stated.text[slice(*spoken.stated.marks[0])].rstrip(",")


def _names(quotation: Quotation) -> bool:
    return quotation.speaker is not None or re.match(r"[A-Z][\w.’'-]+ [A-Z]", quotation.speaker_text) is not None


def dated(analyses: Iterable[Analysis]) -> list[StatedEvent]:
    """Return the events whose day or month is known, the latest first; those of one date in the articles' order."""
    found: list[StatedEvent] = []
    for analysis in analyses:
        sentences = Sentences(analysis)
        found += [
            StatedEvent(event, stated)
            for event in analysis.events
            if event.precision != "year" and (stated := sentences.around(event))
        ]
    return sorted(found, key=lambda each: each.event.date, reverse=True)


def told_once(facts: Iterable[Fact], stories: Mapping[Slug, Sequence[Slug]]) -> list[Fact]:
    """Leave out what copies of a text state in the same words as it, and say which: a reprint is no second source.

    `stories` has for each article of several with one text all of them, the one that stands for them first; that keeps
    what it states, and each of the others what it states first.
    """
    listed = [(_words_of(each.stated, stories), each) for each in facts]
    tellers: dict[tuple[Slug, str, str], dict[Slug, None]] = defaultdict(dict)
    for words, each in listed:
        if words:
            tellers[words][each.stated.article] = None
    told = []
    for words, each in listed:
        if not words:
            told.append(each)
            continue
        first = words[0] if words[0] in tellers[words] else next(iter(tellers[words]))
        if each.stated.article == first:
            others = tuple(slug for slug in tellers[words] if slug != first)
            told.append(replace(each, stated=replace(each.stated, also=others)))
    return told


def _words_of(stated: Stated, stories: Mapping[Slug, Sequence[Slug]]) -> tuple[Slug, str, str] | None:
    """Return what is the same in all copies of a text: whose it is, the sentence, the fact; None of a text without."""
    if stated.article not in stories:
        return None
    marked = " ".join(stated.text[start:end] for start, end in stated.marks)
    sentence, fact = (" ".join(_WORD.findall(text.lower())) for text in (stated.text, marked))
    return stories[stated.article][0], sentence, fact


def by_entity(facts: Iterable[T], whose: Callable[[T], Slug | None]) -> Mapping[Slug, list[T]]:
    """Return the facts of each entity, in their order; `whose` says of which one a fact is."""
    found: dict[Slug, list[T]] = defaultdict(list)
    for fact in facts:
        if (entity := whose(fact)) is not None:
            found[entity].append(fact)
    return found
