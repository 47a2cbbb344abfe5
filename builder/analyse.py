"""Analysis: everything that one article says of names, topics, figures and dates, found without looking at another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import starmap

from builder.brief.rank import TELLING
from builder.centrality import centrality
from builder.duplicates import signature
from builder.entities.decide import decided
from builder.entities.find import Finder, Found
from builder.entities.reading import Passage, Reading, style_of
from builder.entities.resolve import resolve
from builder.entities.tokens import Tokens
from builder.facts.article import Place, facts
from builder.model import (
    TITLE,
    Ambiguous,
    Analysis,
    Article,
    Mention,
    ParagraphId,
    PhraseHit,
    Sentence,
)
from builder.sentences import sentences
from builder.telling import telling
from builder.words import bag

HALVED_AFTER = 2
"""Sentences after which the worth of position has halved: the first counts 1, the third 1/2, the fifth 1/3."""
TITLE_WORTH = 1.0
"""The title counts as the first sentence does."""
NAME = 0.05
FIGURE = 0.05
"""What a known name, or an amount, adds to the worth of a sentence. docs/briefings.md says what these four rest on."""
_GAP = "\n\n"
"""Between paragraphs: a token of its own, so that no name is found across it."""


class Joined:
    """The title and the paragraphs as one text, its sentences, and the way back from its offsets."""

    def __init__(self, article: Article) -> None:
        # A title made from the lead sentence would say its names twice.
        self.title = "" if article.title_from == "lead" else article.title
        pieces = [(TITLE, self.title), *((p.id, p.text) for p in article.paragraphs)]
        self.text = _GAP.join(text for _, text in pieces)
        self.texts = dict(pieces)
        self.ids = [id_ for id_, _ in pieces]
        self.bases: list[int] = []
        offset = 0
        for _, text in pieces:
            self.bases.append(offset)
            offset += len(text) + len(_GAP)
        self.base_of = dict(zip(self.ids, self.bases, strict=True))
        self.sentences: list[Place] = [
            (p.id, number, start, end)
            for p in article.paragraphs
            if p.kind != "heading"
            for number, (start, end) in enumerate(sentences(p.text), 1)
        ]
        self.starts = [self.base_of[id_] + start for id_, _, start, _ in self.sentences]
        self.ends = [self.base_of[id_] + end for id_, _, _, end in self.sentences]

    def place(self, offset: int) -> tuple[ParagraphId, int]:
        """Return the paragraph at an offset, and where it begins."""
        number = bisect_right(self.bases, offset) - 1
        return self.ids[number], self.bases[number]


def analyse(article: Article, finder: Finder) -> Analysis:
    """Find sentences, mentions, topic phrases and facts of one article."""
    joined = Joined(article)
    tokens = finder.tokens(joined.text)
    named = _named(article, joined, tokens, finder)
    mentions = named.mentions
    stated = facts(article, joined.sentences, mentions, lambda slug: finder.catalogue.entities[slug].kind)
    found = [joined.base_of[f.paragraph] + f.start for f in stated.figures if f.kind in TELLING]
    at = [joined.base_of[m.paragraph] + m.start for m in mentions]
    central = _centrality(joined, list(zip(joined.starts, joined.ends, strict=True)), at, found)
    return replace(
        named,
        sentences=tuple(starmap(_sentence, zip(joined.sentences, central, strict=True))),
        words=telling(tokens, _spans(joined, (*mentions, *named.ambiguous))),
        figures=stated.figures,
        quotations=stated.quotations,
        events=stated.events,
        signature=signature(p.text for p in article.paragraphs),
    )


def named_only(article: Article, finder: Finder) -> Analysis:
    """Find sentences, mentions and topic phrases alone: what can be wrong with an article needs no more."""
    joined = Joined(article)
    named = _named(article, joined, finder.tokens(joined.text), finder)
    return replace(named, sentences=tuple(_sentence(each, 0.0) for each in joined.sentences))


def _named(article: Article, joined: Joined, tokens: Tokens, finder: Finder) -> Analysis:
    """Return what is named; the sentences are made once they are weighed."""
    mentions, ambiguous = match(article, joined, tokens, finder)
    mentions, ambiguous = decided(article, mentions, ambiguous, finder.catalogue)
    hits = []
    for start, end, phrase in finder.phrases(tokens):
        paragraph, base = joined.place(start)
        hits.append(PhraseHit(phrase=phrase, paragraph=paragraph, start=start - base, end=end - base))
    return Analysis(
        article=article,
        sentences=(),
        mentions=mentions,
        ambiguous=ambiguous,
        phrases=tuple(hits),
        figures=(),
        quotations=(),
        events=(),
    )


def _sentence(place: Place, central: float) -> Sentence:
    paragraph, number, start, end = place
    return Sentence(paragraph=paragraph, number=number, start=start, end=end, centrality=central)


def _centrality(
    joined: Joined, spans: Sequence[tuple[int, int]], named: Sequence[int], stated: Sequence[int]
) -> list[float]:
    """Weigh the sentences against each other; the title is one more, which speaks for others and is never chosen."""
    bags = [bag(joined.title), *(bag(joined.text[start:end]) for start, end in spans)]
    holds_name, holds_figure = _holds(spans, named), _holds(spans, stated)
    own = [
        1 / (1 + number / HALVED_AFTER) + NAME * name + FIGURE * figure
        for number, (name, figure) in enumerate(zip(holds_name, holds_figure, strict=True))
    ]
    weighed = centrality(bags, [TITLE_WORTH if joined.title else 0.0, *own])[1:]
    top = max(weighed, default=0.0) or 1.0
    return [round(value / top, 4) for value in weighed]


def _holds(spans: Sequence[tuple[int, int]], offsets: Sequence[int]) -> list[bool]:
    """Say of each span whether one of the offsets lies in it."""
    found = sorted(offsets)
    return [bisect_left(found, start) < bisect_left(found, end) for start, end in spans]


def match(
    article: Article, joined: Joined, tokens: Tokens, finder: Finder
) -> tuple[tuple[Mention, ...], tuple[Ambiguous, ...]]:
    """Return the names of the catalogue that the article mentions, and those that stay open; none of them in code."""
    passages = [Passage(TITLE, 0, 0, len(joined.title), style_of(joined.title), True)]
    code: list[tuple[int, int]] = []
    for number, (paragraph, base) in enumerate(zip(article.paragraphs, joined.bases[1:], strict=True), 1):
        end = base + len(paragraph.text)
        style = style_of(paragraph.text, paragraph.kind)
        passages.append(Passage(paragraph.id, number, base, end, style, paragraph.kind == "heading"))
        spans = [(0, len(paragraph.text))] if paragraph.kind == "code" else []
        spans += [(span.start, span.end) for span in paragraph.spans if span.kind == "code"]
        code += [(base + start, base + end) for start, end in spans]
    capitals = [(p.start, p.end) for p in passages if p.style == "capitals"]
    found = [name for name in finder.names(tokens, capitals) if not _within(name, code)]
    begins = frozenset([*joined.starts, *joined.bases])
    reading = Reading(joined.text, tokens.words, found, passages, begins)
    return resolve(reading, finder.catalogue.entities, article.date)


def _within(name: Found, spans: list[tuple[int, int]]) -> bool:
    """Say whether a name stands in one of the spans, which are in order and do not overlap, even in part."""
    after = bisect_right(spans, name.start, key=lambda span: span[1])
    return after < len(spans) and spans[after][0] < name.end


def _spans(joined: Joined, names: Iterable[Mention | Ambiguous]) -> Iterator[tuple[int, int]]:
    """Return where names stand in the joined text."""
    for name in names:
        base = joined.base_of[name.paragraph]
        yield base + name.start, base + name.end
