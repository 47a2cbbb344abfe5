"""Analysis: everything that one article says of names, topics, figures and dates, found without looking at another."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from builder.centrality import centrality
from builder.entities.decide import decided
from builder.entities.find import Finder
from builder.entities.resolve import resolve
from builder.facts.dates import dates
from builder.facts.figures import figures
from builder.facts.quotations import quotations
from builder.model import (
    TITLE,
    Analysis,
    Article,
    Event,
    Figure,
    Mention,
    ParagraphId,
    PhraseHit,
    Quotation,
    Sentence,
    precision,
)
from builder.sentences import sentences
from builder.telling import telling

_GAP = "\n\n"
"""Between paragraphs: a token of its own, so that no name is found across it."""
_SPEAKERS = frozenset({"person", "company", "government", "organisation"})


class _Joined:
    """The title and the paragraphs as one text, and the way back from its offsets."""

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

    def place(self, offset: int) -> tuple[ParagraphId, int]:
        number = bisect_right(self.bases, offset) - 1
        return self.ids[number], self.bases[number]


def analyse(article: Article, finder: Finder) -> Analysis:
    """Find sentences, mentions, topic phrases and facts of one article."""
    joined = _Joined(article)
    spans = [
        (p.id, number, start, end)
        for p in article.paragraphs
        if p.kind != "heading"
        for number, (start, end) in enumerate(sentences(p.text), 1)
    ]
    starts = [joined.base_of[id_] + start for id_, _, start, _ in spans]
    ends = [joined.base_of[id_] + end for id_, _, _, end in spans]
    tokens = finder.tokens(joined.text)
    measures = zip(*centrality(tokens, starts, ends, len(joined.title)), strict=True)
    found_sentences = tuple(
        Sentence(paragraph=id_, number=number, start=start, end=end, centrality=central, title_share=share)
        for (id_, number, start, end), (central, share) in zip(spans, measures, strict=True)
    )
    begins = frozenset([*starts, *joined.bases])
    names = finder.names(tokens)
    mentions, ambiguous = resolve(joined.text, names, joined.place, joined.texts.__getitem__, begins)
    mentions, ambiguous = decided(article, mentions, ambiguous, finder.catalogue)
    hits = []
    for start, end, phrase in finder.phrases(tokens):
        paragraph, base = joined.place(start)
        hits.append(PhraseHit(phrase=phrase, paragraph=paragraph, start=start - base, end=end - base))
    return Analysis(
        article=article,
        sentences=found_sentences,
        mentions=mentions,
        ambiguous=ambiguous,
        phrases=tuple(hits),
        words=telling(tokens, ((name.start, name.end) for name in names)),
        figures=_figures(joined),
        quotations=_quotations(article, mentions, finder),
        events=_events(joined),
    )


def _figures(joined: _Joined) -> tuple[Figure, ...]:
    body = joined.bases[1]
    found = []
    for amount in figures(joined.text):
        paragraph, base = joined.place(amount.start)
        if amount.start >= body:
            found.append(
                Figure(
                    paragraph=paragraph,
                    start=amount.start - base,
                    end=amount.end - base,
                    surface=joined.text[amount.start : amount.end],
                    kind=amount.kind,
                    value=amount.value,
                    unit=amount.unit,
                )
            )
    return tuple(found)


def _quotations(article: Article, mentions: tuple[Mention, ...], finder: Finder) -> tuple[Quotation, ...]:
    speakers: dict[ParagraphId, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if finder.catalogue.entities[mention.entity].kind in _SPEAKERS:
            speakers[mention.paragraph].append(mention)
    return tuple(
        Quotation(paragraph=p.id, start=q.start, end=q.end, speaker=q.speaker.entity, verb=q.verb, direct=True)
        for p in article.paragraphs
        if p.id in speakers and p.kind != "heading"
        for q in quotations(p.text, speakers[p.id])
    )


def _events(joined: _Joined) -> tuple[Event, ...]:
    body = joined.bases[1]
    found = []
    for start, end, date in dates(joined.text):
        paragraph, base = joined.place(start)
        if start >= body:
            found.append(
                Event(
                    paragraph=paragraph,
                    start=start - base,
                    end=end - base,
                    surface=joined.text[start:end],
                    date=date,
                    precision=precision(date) or "day",
                )
            )
    return tuple(found)
