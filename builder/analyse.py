"""Analysis: everything that one article says of names, topics, figures and dates, found without looking at another."""

from __future__ import annotations

from bisect import bisect_right

from builder.centrality import centrality
from builder.entities.find import Finder
from builder.entities.resolve import resolve
from builder.facts.article import facts
from builder.model import (
    TITLE,
    Analysis,
    Article,
    ParagraphId,
    PhraseHit,
    Sentence,
)
from builder.sentences import sentences

_GAP = "\n\n"
"""Between paragraphs: a token of its own, so that no name is found across it."""


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
    mentions, ambiguous = resolve(joined.text, finder.names(tokens), joined.place, joined.texts.__getitem__, begins)
    hits = []
    for start, end, phrase in finder.phrases(tokens):
        paragraph, base = joined.place(start)
        hits.append(PhraseHit(phrase=phrase, paragraph=paragraph, start=start - base, end=end - base))
    stated = facts(article, found_sentences, mentions, lambda slug: finder.catalogue.entities[slug].kind)
    return Analysis(
        article=article,
        sentences=found_sentences,
        mentions=mentions,
        ambiguous=ambiguous,
        phrases=tuple(hits),
        figures=stated.figures,
        quotations=stated.quotations,
        events=stated.events,
    )
