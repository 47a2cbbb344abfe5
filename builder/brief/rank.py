"""The sentences of an article that may stand in a briefing: central to it, and able to be read alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from builder.brief.bios import bios, headed, is_note, of_issuers
from builder.brief.english import is_english
from builder.brief.readable import Mended, Readable
from builder.brief.shape import has_an_end
from builder.brief.spoken import spoken
from builder.brief.timed import untimed
from builder.brief.transcribed import asked, transcribed
from builder.cache import unpacked
from builder.corrected import corrected_from
from builder.model import Analysis, Citation, Edit, Paragraph, ParagraphId, Point, Sentence
from builder.records import record
from builder.schemas import Entity
from builder.screened import screened
from builder.slugs import Slug
from builder.words import Bag, bag, likeness, shared, terms

KEPT = 12
"""Sentences of one article that are looked at further: several times what any briefing takes from it."""
SAME = 0.5
"""Share of the lighter sentence's words, by weight, from which on two sentences say the same."""
SAME_OF_TWO = 0.6
"""Likewise where one of them has two sentences: more words have more in common by chance."""
RESTATED = 0.45
"""Likeness of two paragraphs from which on the later one restates the earlier, and is not briefed again."""
UNTIMED = 0.6
"""What is left of the worth of a sentence that tells when by a day that nobody knows: others come first."""
NEWS = 0.1
"""What a sum, a share, a capacity, or a "first" or "largest" adds to the worth of a sentence."""
_CENTRAL = 0.5
"""Centrality from which on a sentence is worth a place behind another that it leans on."""
_BRIEF = 12
"""Words of a sentence behind which any is, as it says little by itself."""
_FOREMOST = screened(r"\b(?:largest|biggest|highest|lowest|strictest|fastest|[Rr]ecord|[Ff]irst)\b")
"""What makes news of an event: that there was none like it."""
TELLING = frozenset({"money", "percentage", "capacity"})
"""Kinds of figures for which a sentence counts more, here and as it is weighed: most hold a count or a span of time."""
_OPENS = re.compile(
    r"(?:The|An?|As|At|By|During|For|From|In|On|Over|Since|Through|To|Under|With|President|Secretary|Minister|Governor)\s"
)
"""How an item of a list begins that is a sentence by itself, if not with a name."""
_LEADS_IN = re.compile(r"\b(?:will|would|shall|should|must|could|can|may|to|by)(?:\s(?:also|instead|then))?\s?:$")
_DOES = re.compile(
    r"(?:(?:And|Or)\s)?(?:[A-Z][a-z]+ly\s)?(?i:accelerate|address|allocate|allow|amend|assess|assist|authori[sz]e|ban|bar|build|clarify|codify|collect"
    r"|conduct|convene|coordinate|create|cut|define|deliver|deploy|deter|develop|direct|educate|eliminate|empower|enable|encourage|end|enforce"
    r"|enhance|ensure|equip|establish|evaluate|examine|exempt|expand|extend|facilitate|focus|force|form|foster|fund|give|grant|guarantee|help"
    r"|hold|identify|implement|improve|include|increase|invest|issue|launch|leverage|limit|maintain|make|mandate|modernize|monitor|offer|permit"
    r"|preserve|prevent|prioritize|prohibit|promote|protect|provide|publish|raise|reauthori[sz]e|reduce|reform|remove|repeal|report|require"
    r"|restore|restrict|review|set|stop|streamline|strengthen|study|support|task|train|treat|update|use)\s"
)
"""A line that items end ("The Port Act would:"), and how those begin: what does it, stands above the list."""
_LONGEST = 1_000
"""Characters of a sentence that may be a point: three times those of the longest that are, whatever is in it."""
_BROKEN = re.compile(r"[.!?]['\"”’)]*\s(?:[\w’'$€£,-]+\s){5,40}[\w’'-]+,?$")
"""How a paragraph ends that goes on in the next: behind its last stop stand several words, and none of these ends."""
_BREAKS = 300
"""Characters in which its last stop stands."""
_LONG = 20
"""Words of a paragraph that can restate another."""
_COMPARED = 40
"""Paragraphs that later ones are held against, so that a book costs no more than its length."""


@record
class Ranked:
    """A sentence that reads alone, or two, with what choosing needs of it."""

    article: Slug
    sentences: tuple[Sentence, ...]
    quotes: tuple[str, ...]
    """As they stand in the article."""
    edits: tuple[Edit, ...]
    text: str
    """With the edits made."""
    score: float
    """From 0 to 1, and a little more for news."""
    bag: Bag
    words: tuple[frozenset[str], ...]
    """Of each of its sentences."""
    number: int
    """Of its first sentence, counted in the article."""
    untimed: bool
    """Whether it tells when by a day that nobody knows."""


def rank(analysis: Analysis, entities: Mapping[Slug, Entity]) -> tuple[Ranked, ...]:
    """Return the best sentences of one article that read alone, best first; ties in reading order."""
    texts = _briefed(analysis)
    if not is_english(texts.values()):
        return ()
    paragraphs = analysis.article.paragraphs
    introducing = bios(texts) | frozenset(headed(paragraphs)) | frozenset(of_issuers(paragraphs))
    in_transcripts = asked(texts) | transcribed(texts, analysis.article.title)
    untold = _restated(texts) | introducing | in_transcripts | frozenset(_led_in(paragraphs))
    noted = _noted(analysis, texts) | frozenset(_introducing(analysis, texts)) | _continuing(analysis)
    noted |= spoken(texts, analysis.sentences)
    opening = next(
        (n for n, each in enumerate(analysis.sentences) if n not in noted and each.paragraph not in introducing), 0
    )
    readable = Readable(analysis, entities, opening)
    order = sorted(
        (-sentence.centrality, number)
        for number, sentence in enumerate(analysis.sentences)
        if sentence.paragraph in texts
        and sentence.paragraph not in untold
        and number not in noted
        and sentence.end - sentence.start <= _LONGEST
        and has_an_end(texts[sentence.paragraph][sentence.start : sentence.end])
    )
    ranked: list[Ranked] = []
    for _, number in order:
        if found := passage(analysis, number, readable, opens=number == opening):
            ranked.append(_ranked(analysis, number, found))
        if len(ranked) == KEPT:
            break
    return tuple(sorted(ranked, key=lambda each: (-each.score, each.number)))


def _ranked(analysis: Analysis, number: int, found: Mended) -> Ranked:
    """Return the passage that begins with sentence `number`, with what it is worth."""
    told = analysis.sentences[number : number + len(found.quotes)]
    score = max(sentence.centrality for sentence in told)
    if any(_is_news(analysis, sentence, text) for sentence, text in zip(told, found.texts, strict=True)):
        score += NEWS
    late = untimed(found.text, analysis.article.told_precision)
    return Ranked(
        article=analysis.article.slug,
        sentences=told,
        quotes=found.quotes,
        edits=found.edits,
        text=found.text,
        score=score * (UNTIMED if late else 1),
        bag=bag(found.text),
        words=tuple(frozenset(terms(text)) for text in found.texts),
        number=number,
        untimed=late,
    )


def _briefed(analysis: Analysis) -> dict[ParagraphId, str]:
    """Return the texts of the paragraphs, and of list items where they hold most of what an article says.

    So do fact sheets; elsewhere items are of what their paragraph says, or beside the story. An item that begins with a
    verb leaves its subject to the line above the list.
    """
    paragraphs = analysis.article.paragraphs
    told = {p.id: p.text for p in paragraphs if p.kind == "paragraph"}
    items = {p.id: p.text for p in paragraphs if p.kind == "list_item" and has_an_end(p.text)}
    if sum(map(len, items.values())) <= sum(map(len, told.values())):
        return told
    named = {
        m.paragraph for m in analysis.mentions if m.start == 0 or items.get(m.paragraph, "")[: m.start].endswith(": ")
    }
    return {
        p.id: p.text for p in paragraphs if p.id in told or (p.id in items and (p.id in named or _OPENS.match(p.text)))
    }


def _led_in(paragraphs: Sequence[Paragraph]) -> Iterator[ParagraphId]:
    """Yield the paragraphs that end a line above them as the items of a list do, though nothing marks them as such."""
    listed = False
    for above, below in pairwise(paragraphs):
        listed = (listed or _LEADS_IN.search(above.text) is not None) and _DOES.match(below.text) is not None
        if listed:
            yield below.id


def read_alone(analysis: Analysis) -> frozenset[str]:
    """Return the element ids of the best sentences that read alone as they stand."""
    found: Sequence[Ranked] = unpacked(analysis.ranked) if analysis.ranked else ()
    return frozenset(each.sentences[0].anchor for each in found if len(each.sentences) == 1 and not each.edits)


def passage(analysis: Analysis, number: int, readable: Readable, *, opens: bool) -> Mended | None:
    """Return sentence `number`, with the one behind it where that leans on it and says what is worth a place.

    `opens`: it opens the story.
    """
    alone = readable(number)
    if not _gains(analysis, number, alone, readable.next_quote(number), opens):
        return alone
    longer = readable.with_next(number)
    return alone if longer is None or readable(number + 1, leads=True) is not None else longer


def _gains(analysis: Analysis, number: int, alone: Mended | None, text: str | None, opens: bool) -> bool:
    """Say whether a point gains by the sentence behind it, `text`: asked first, since few do."""
    if text is None:
        return False
    after = analysis.sentences[number + 1]
    if _is_news(analysis, after, text):
        return True
    return opens if alone is None else after.centrality >= _CENTRAL or alone.text.count(" ") < _BRIEF


def _is_news(analysis: Analysis, sentence: Sentence, text: str) -> bool:
    """Say whether a sentence states a sum, a share or a capacity, or what there was none like."""
    return _FOREMOST.search(text) is not None or any(
        figure.paragraph == sentence.paragraph
        and sentence.start <= figure.start < sentence.end
        and figure.kind in TELLING
        for figure in analysis.figures
    )


def point(ranked: Ranked) -> Point:
    """Return the sentences as a point of a briefing."""
    citations = tuple(
        Citation(
            article=ranked.article,
            paragraph=sentence.paragraph,
            start=sentence.start,
            end=sentence.end,
            quote=quote,
            anchor=sentence.anchor,
        )
        for sentence, quote in zip(ranked.sentences, ranked.quotes, strict=True)
    )
    return Point(text=ranked.text, origin="computed", citations=citations, edits=ranked.edits)


def says_the_same(one: Ranked, other: Ranked) -> bool:
    """Say whether the two say the same, by the words, numbers and names that they, or their first sentences, share."""
    if shared(one.words[0], other.words[0]) >= SAME:
        return True
    pairs = len(one.words) > 1 or len(other.words) > 1
    return pairs and shared(frozenset().union(*one.words), frozenset().union(*other.words)) >= SAME_OF_TWO


def _noted(analysis: Analysis, texts: Mapping[ParagraphId, str]) -> frozenset[int]:
    """Return the numbers of the sentences that belong to notes of correction."""
    spans: dict[ParagraphId, list[tuple[int, int]]] = defaultdict(list)
    for sentence in analysis.sentences:
        spans[sentence.paragraph].append((sentence.start, sentence.end))
    begins = {id_: corrected_from(text, spans[id_]) for id_, text in texts.items()}
    return frozenset(
        number
        for number, sentence in enumerate(analysis.sentences)
        if sentence.paragraph in begins and sentence.start >= begins[sentence.paragraph]
    )


def _introducing(analysis: Analysis, texts: Mapping[ParagraphId, str]) -> Iterator[int]:
    """Yield the numbers of the sentences that say who wrote the article, or which seat a lawmaker holds."""
    for number, sentence in enumerate(analysis.sentences):
        text = texts.get(sentence.paragraph, "")
        if is_note(text[sentence.start : sentence.end], analysis.article.authors):
            yield number


def _continuing(analysis: Analysis) -> frozenset[int]:
    """Return the numbers of the first sentences that go on with what the paragraph above broke off, as columns do."""
    paragraphs = analysis.article.paragraphs
    broken = {
        below.id
        for above, below in pairwise(paragraphs)
        if above.kind == below.kind == "paragraph" and not above.text.endswith(".")
        if _BROKEN.search(above.text, max(0, len(above.text) - _BREAKS))
    }
    return frozenset(n for n, each in enumerate(analysis.sentences) if each.number == 1 and each.paragraph in broken)


def _restated(texts: Mapping[ParagraphId, str]) -> frozenset[ParagraphId]:
    """Return the paragraphs that say again what an earlier one says, such as a closing summary."""
    found: set[ParagraphId] = set()
    earlier: list[Bag] = []
    for id_, text in texts.items():
        if text.count(" ") < _LONG:
            continue
        words = bag(text)
        if any(likeness(words, other) >= RESTATED for other in earlier):
            found.add(id_)
        elif len(earlier) < _COMPARED:
            earlier.append(words)
    return frozenset(found)
