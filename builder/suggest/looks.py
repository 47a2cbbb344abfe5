"""Everything in one article that looks like a name, with where it stands; nothing is decided yet."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from builder.model import Analysis, Paragraph, ParagraphId
from builder.suggest.japanese import japanese_names
from builder.suggest.kinds import Guess, stands_in
from builder.suggest.names import Piece, pieces
from builder.suggest.tokens import Known
from builder.suggest.words import SUFFIXES

Labelled = Mapping[ParagraphId, Sequence[tuple[int, int, Guess]]]
"""What a statistical model takes for names, by paragraph, in reading order."""

_LOWER = re.compile(r"(?<![\w’'.-])[a-z]{2,}(?!\w)")
_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
_IN_BRACKETS = re.compile(r" ?\((?:the |or |also known as )?[“\"]?|, or (?:the )?|, (?:also )?known as (?:the )?[“\"]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A span that looks like a name."""

    paragraph: Paragraph
    sentence: tuple[int, int]
    start: int
    end: int
    name: str
    """Without the legal form at its end."""
    legal: str
    """With it; otherwise empty."""
    weak: bool
    """Whether it counts only where the same name is seen elsewhere."""
    known: Known | None
    """What the catalogue claims of it, where that is all of it."""
    origin: bool
    """Whether the first word alone is a name of the catalogue."""
    guesses: tuple[Guess, ...]
    by_rule: bool = True
    by_model: bool = False

    @property
    def after_in(self) -> bool:
        """Whether it follows "in", as places do."""
        return stands_in(self.paragraph.text, self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What one article shows."""

    looks: tuple[Look, ...]
    ties: tuple[tuple[Look, Look], ...]
    """A name and its short form, which follows in brackets or the other way round."""
    ordinary: Counter[str]
    """How often each word stands in lower case."""


def looks_of(analysis: Analysis, labelled: Labelled) -> Looks:
    """Return what looks like a name in the article's running text; headings and code are no evidence."""
    sentences: dict[ParagraphId, list[tuple[int, int]]] = defaultdict(list)
    for sentence in analysis.sentences:
        sentences[sentence.paragraph].append((sentence.start, sentence.end))
    known: dict[ParagraphId, list[Known]] = defaultdict(list)
    for mention in analysis.mentions:
        known[mention.paragraph].append(Known(mention.start, mention.end, mention.entity))
    for name in analysis.ambiguous:
        known[name.paragraph].append(Known(name.start, name.end, None))
    looks: list[Look] = []
    ties: list[tuple[Look, Look]] = []
    ordinary: Counter[str] = Counter()
    for paragraph in analysis.article.paragraphs:
        if paragraph.kind in ("heading", "code"):
            continue
        claimed = sorted(known[paragraph.id], key=lambda span: span.start)
        passage = _Passage(paragraph, sentences[paragraph.id], claimed)
        found = _in_paragraph(passage, labelled.get(paragraph.id, ()))
        looks += found
        ties += _ties(found)
        ordinary.update(_LOWER.findall(paragraph.text))
    return Looks(looks=tuple(looks), ties=tuple(ties), ordinary=ordinary)


class _Passage(NamedTuple):
    """A paragraph in which names are looked for."""

    paragraph: Paragraph
    sentences: Sequence[tuple[int, int]]
    known: Sequence[Known]
    """What the catalogue claims in it."""


def _in_paragraph(passage: _Passage, labelled: Sequence[tuple[int, int, Guess]]) -> list[Look]:
    paragraph, sentences, known = passage
    code = [(span.start, span.end) for span in paragraph.spans if span.kind == "code"]
    found = [_look(paragraph, sentences, piece) for piece in pieces(paragraph.text, sentences, known, code)]
    if _JAPANESE.search(paragraph.text):
        found += _others(passage, found, japanese_names(paragraph.text), by_rule=True)
    places = {(start, end): guess for start, end, guess in labelled}
    agreed = [_agreed(look, places.get((look.start, look.end))) for look in found]
    alone = _others(passage, agreed, labelled, by_rule=False)
    return sorted([*agreed, *alone], key=lambda look: look.start)


def _agreed(look: Look, guess: Guess | None) -> Look:
    """Return the look with what the model takes it for; then its capitals are no longer all that speaks for it."""
    return replace(look, weak=False, by_model=True, guesses=(*look.guesses, guess)) if guess else look


def _look(paragraph: Paragraph, sentences: Sequence[tuple[int, int]], piece: Piece) -> Look:
    words = piece.words
    whole = _text(paragraph, piece.start, piece.end)
    cut = len(words) > 1 and words[-1].text.lower() in SUFFIXES
    name = _text(paragraph, piece.start, words[-2].end) if cut else whole
    guesses = (*piece.guesses, Guess("company", f"“{words[-1].text}” at its end")) if cut else piece.guesses
    return Look(
        paragraph=paragraph,
        sentence=_sentence(sentences, piece.start),
        start=piece.start,
        end=piece.end,
        name=name,
        legal=whole if cut else "",
        weak=piece.weak,
        known=piece.known,
        origin=words[0].known is not None,
        guesses=guesses,
    )


def _others(
    passage: _Passage,
    found: Sequence[Look],
    spans: Iterator[tuple[int, int, Guess | None]] | Sequence[tuple[int, int, Guess]],
    *,
    by_rule: bool,
) -> list[Look]:
    """Return looks for those `spans` that nothing found before overlaps."""
    claimed = [(span.start, span.end) for span in passage.known]
    taken = sorted({*claimed, *((look.start, look.end) for look in found)})
    others: list[Look] = []
    for start, end, guess in spans:
        at = bisect_right(taken, (start, end))
        if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
            continue
        insort(taken, (start, end))
        look = Look(
            paragraph=passage.paragraph,
            sentence=_sentence(passage.sentences, start),
            start=start,
            end=end,
            name=_text(passage.paragraph, start, end),
            legal="",
            weak=False,
            known=None,
            origin=False,
            guesses=(guess,) if guess else (),
            by_rule=by_rule,
            by_model=not by_rule,
        )
        others.append(look)
    return others


def _text(paragraph: Paragraph, start: int, end: int) -> str:
    return " ".join(paragraph.text[start:end].split())


def _sentence(sentences: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    after = bisect_right(sentences, at, key=lambda sentence: sentence[0])
    return sentences[after - 1] if after else (at, at)


def _ties(found: Sequence[Look]) -> Iterator[tuple[Look, Look]]:
    """Return pairs of a long form and the acronym beside it, in either order."""
    for first, second in pairwise(found):
        if not _IN_BRACKETS.fullmatch(first.paragraph.text, first.end, second.start):
            continue
        if is_acronym_of(second.name, first.name):
            yield first, second
        elif is_acronym_of(first.name, second.name):
            yield second, first


def is_acronym_of(short: str, name: str) -> bool:
    """Say whether `short` is capitals that stand in `name` in this order, most of them where its words begin."""
    letters = [c for c in short.replace(".", "") if c.isalpha()]
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < len(letters) - 1 or len(name) <= len(short):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", name)).lower()
    wanted = "".join(letters).lower()
    if not initials or wanted[0] != initials[0]:
        return False
    rest = iter(name.lower())
    return (
        len(initials) > 1
        and all(c in rest for c in wanted)
        and sum(c in initials for c in wanted) * 3 >= 2 * len(wanted)
    )
