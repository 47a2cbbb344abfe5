"""Sentences that stand wholly within somebody's words: taken out alone, they would say it in the name of the article.

A quotation that closes soon is one sentence with who said it; a long one, or a letter or statement that is given whole,
has sentences without a mark of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.model import ParagraphId, Sentence
from builder.quoted import Quoted, quoted

_LONGEST = 12
"""Paragraphs in which a quotation closes that goes on without marks; what looks longer is a mark that was forgotten."""


def spoken(texts: Mapping[ParagraphId, str], sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the numbers of the sentences that stand within a quotation, and have neither of its marks."""
    said = {id_: quoted(text) for id_, text in texts.items() if "“" in text or '"' in text}
    between = frozenset(_between(texts, said))
    return frozenset(
        number
        for number, sentence in enumerate(sentences)
        if sentence.paragraph in between or any(_holds(each, sentence) for each in said.get(sentence.paragraph, ()))
    )


def _holds(quote: Quoted, sentence: Sentence) -> bool:
    return quote.start <= sentence.start and sentence.end <= quote.end + 1


def _between(texts: Mapping[ParagraphId, str], said: Mapping[ParagraphId, Sequence[Quoted]]) -> Iterator[ParagraphId]:
    """Yield the paragraphs behind one that leaves a quotation open, to the one that closes it; none opens it anew."""
    passed: list[ParagraphId] | None = None
    for id_, text in texts.items():
        if passed is not None and "“" not in text and len(passed) < _LONGEST:
            passed.append(id_)
            if "”" in text:
                yield from passed
                passed = None
            continue
        quotes = said.get(id_, ())
        passed = [] if quotes and not quotes[-1].closed and text[quotes[-1].start - 1] == "“" else None
