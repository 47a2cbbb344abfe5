"""Publishing: what is not to be published is taken away here, once, so that no page and no data file can forget it.

Everything before this step works on the whole text: scores and counts stay true. Everything after it sees, of an
article published as an excerpt, the beginning and the sentences that briefings cite, and of one published as a link no
text at all. Sentences keep their ids, offsets are those in the text that is left, and a mention in text that is gone
keeps its entity alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from builder.corpus import gather_mentions
from builder.model import (
    TITLE,
    WITHHELD,
    Ambiguous,
    Analysis,
    Article,
    Briefing,
    Briefings,
    Citation,
    Event,
    Figure,
    Mention,
    Paragraph,
    ParagraphId,
    PhraseHit,
    Point,
    Quotation,
    Sentence,
)
from builder.slugs import Slug
from builder.spans import tidy, within

GAP = "[…]"
"""Stands in a paragraph for what is not published before it or in it."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\s\u3040-\u30ff\u3400-\u9fff]{1,20}")
"""What counts as a word: two characters of Japanese or Chinese, which have no spaces, and no long run of anything."""

_Span = tuple[int, int]
_Found = TypeVar("_Found", Sentence, Mention, Ambiguous, PhraseHit, Figure, Quotation, Event, Citation)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is left of a paragraph."""

    paragraph: Paragraph
    runs: tuple[tuple[int, int, int], ...]
    """Start and end in the whole text, and start in what is left."""


_Left = dict[ParagraphId, _Kept]
_Units = dict[ParagraphId, list[_Span]]


def publish(briefings: Briefings, excerpt_words: int) -> Briefings:
    """Return the briefings with the text that is not published gone, and offsets moved to where the rest now stands."""
    extents = briefings.corpus.extents
    if all(extent == "full" for extent in extents.values()):
        return briefings
    topics = [point for briefing in briefings.all for point in briefing.points]
    cited: dict[Slug, list[Citation]] = defaultdict(list)
    for point in chain(topics, *briefings.articles.values()):
        for citation in point.citations:
            cited[citation.article].append(citation)
    left: dict[Slug, _Left] = {}
    analyses = []
    for analysis in briefings.corpus.analyses:
        slug = analysis.article.slug
        if extents[slug] != "full":
            excerpt = extents[slug] == "excerpt"
            left[slug] = _left(analysis, excerpt_words, cited[slug]) if excerpt else {}
            analysis = _reduced(analysis, left[slug])
        analyses.append(analysis)

    def recited(briefing: Briefing) -> Briefing:
        return replace(briefing, points=tuple(_recited(briefing.points, left)))

    topic_briefings = {slug: recited(b) for slug, b in briefings.topics.items()}
    return replace(
        briefings,
        corpus=replace(briefings.corpus, analyses=tuple(analyses), mentions=gather_mentions(analyses)),
        articles={slug: tuple(_recited(points, left)) for slug, points in briefings.articles.items()},
        topics={slug: b for slug, b in topic_briefings.items() if b.points},
        periods=tuple(b for b in map(recited, briefings.periods) if b.points),
        written=tuple(b for b in map(recited, briefings.written) if b.points),
    )


def length_of(article: Article) -> int:
    """Return how many words an article has, as an excerpt counts them."""
    return sum(len(_WORD.findall(paragraph.text)) for paragraph in article.paragraphs)


def _units(analysis: Analysis) -> _Units:
    """Return what is shown whole or not at all: sentences; a heading, a table's row and a line of code are one each."""
    units: _Units = defaultdict(list)
    for paragraph in analysis.article.paragraphs:
        if paragraph.kind in ("heading", "table", "code"):
            units[paragraph.id].append((0, len(paragraph.text)))
    whole = frozenset(units)
    for sentence in analysis.sentences:
        if sentence.paragraph not in whole:
            units[sentence.paragraph].append((sentence.start, sentence.end))
    return units


def _left(analysis: Analysis, words: int, cited: Sequence[Citation]) -> _Left:
    """Return what is left, in an excerpt, of each paragraph of which something is."""
    article, units = analysis.article, _units(analysis)
    shown = _beginning(article, units, words)
    for citation in cited:
        for start, end in units[citation.paragraph]:
            if citation.start < end and start < citation.end:
                shown.add((citation.paragraph, start))
    left: _Left = {}
    gap = False
    for paragraph in article.paragraphs:
        starts = {start for id_, start in shown if id_ == paragraph.id}
        heading = paragraph.kind == "heading"
        if starts:
            left[paragraph.id] = _kept(paragraph, units[paragraph.id], starts, gap and not heading)
        gap = not starts or (gap and heading)
    return left


def _beginning(article: Article, units: _Units, words: int) -> set[tuple[ParagraphId, int]]:
    """Return paragraph and start of the units with which the article begins, together no more than `words` long."""
    shown: set[tuple[ParagraphId, int]] = set()
    pending: list[tuple[ParagraphId, int]] = []
    for paragraph in article.paragraphs:
        for start, end in units[paragraph.id]:
            words -= len(_WORD.findall(paragraph.text, start, end))
            if words < 0:
                return shown
            pending.append((paragraph.id, start))
            if paragraph.kind != "heading":  # a heading is shown only with something below it
                shown.update(pending)
                pending = []
    return shown


def _kept(paragraph: Paragraph, units: Sequence[_Span], shown: Collection[int], gap: bool) -> _Kept:
    """Return a paragraph with the units that begin at `shown`; neighbours keep what stands between them.

    `gap` says that what stands before the paragraph is not published.
    """
    text = ""
    runs: list[tuple[int, int, int]] = []
    for start, end in units:
        if start not in shown:
            gap = True
            continue
        if runs and not gap:
            first, last, at = runs.pop()
            text += paragraph.text[last:end]
            runs.append((first, end, at))
        else:
            text += (" " if text else "") + (f"{GAP} " if gap else "")
            runs.append((start, end, len(text)))
            text += paragraph.text[start:end]
        gap = False
    spans = [
        replace(span, start=at + span.start, end=at + span.end)
        for start, end, at in runs
        for span in within(paragraph.spans, start, end)
    ]
    text += f" {GAP}" if gap else ""
    return _Kept(replace(paragraph, text=text, spans=tidy(spans, text)), tuple(runs))


def _reduced(analysis: Analysis, left: _Left) -> Analysis:
    """Return an analysis without what is not published, nor what was said for a person of how it was found."""
    mentions = [(mention, _moved(mention, left)) for mention in analysis.mentions]
    return Analysis(
        article=_reduced_article(analysis.article, left),
        sentences=_all_moved(analysis.sentences, left),
        mentions=(
            *(replace(moved, evidence="") for _, moved in mentions if moved),
            *(
                replace(was, paragraph=WITHHELD, start=0, end=0, surface="", evidence="")
                for was, m in mentions
                if not m
            ),
        ),
        ambiguous=tuple(replace(each, why="") for each in _all_moved(analysis.ambiguous, left)),
        phrases=_all_moved(analysis.phrases, left),
        figures=_all_moved(analysis.figures, left),
        quotations=tuple(_told(_all_moved(analysis.quotations, left), analysis.article.title, left)),
        events=_all_moved(analysis.events, left),
    )


def _told(quotations: Iterable[Quotation], title: str, left: _Left) -> Iterator[Quotation]:
    """Return the quotations of which what is left tells who speaks; of a known speaker that is not needed."""
    texts = (title, *(kept.paragraph.text for kept in left.values()))
    for quotation in quotations:
        if any(quotation.speaker_text in text for text in texts):
            yield quotation
        elif quotation.speaker:
            yield replace(quotation, speaker_text="")


def _reduced_article(article: Article, left: _Left) -> Article:
    """Return the article without what is not published; the raw lines of the ledgers go as well.

    A title made from the lead sentence goes with that sentence.
    """
    lead = next((p for p in article.paragraphs if p.kind != "heading"), article.paragraphs[0])
    untitled = article.title_from == "lead" and (lead.id not in left or left[lead.id].runs[0][0] > 0)
    return replace(
        article,
        title=f"Untitled: {article.id}" if untitled else article.title,
        title_from="id" if untitled else article.title_from,
        paragraphs=tuple(kept.paragraph for kept in left.values()),
        removed=(),
        repaired=(),
        made_of=b"",  # what is left depends on who quotes it
    )


def _recited(points: Iterable[Point], left: Mapping[Slug, _Left]) -> Iterator[Point]:
    """Return the points with their citations moved; not one that quotes an article of which nothing may be quoted."""
    for point in points:
        moved = [_moved(c, left[c.article]) if c.article in left else c for c in point.citations]
        citations = tuple(citation for citation in moved if citation)
        if len(citations) == len(moved):
            yield replace(point, citations=citations)


def _all_moved(found: Iterable[_Found], left: _Left) -> tuple[_Found, ...]:
    return tuple(moved for each in found if (moved := _moved(each, left)))


def _moved(found: _Found, left: _Left) -> _Found | None:
    """Return a finding with its offsets in what is left, None where it is not all there."""
    if found.paragraph == TITLE:
        return found
    for start, end, at in left[found.paragraph].runs if found.paragraph in left else ():
        if start <= found.start and found.end <= end:
            return replace(found, start=found.start - start + at, end=found.end - start + at)
    return None
