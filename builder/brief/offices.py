"""Offices that an article calls by the last word of their names: "the agency" for the International Energy Agency.

Where one name alone of the article ends or begins with that word, "the agency" can mean nothing else, and the name is
put in its place, in brackets. The word must stand nowhere else in the article as part of a name that nobody knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from builder.model import Edit, ParagraphId
from builder.screened import screened

_WORDS = (
    "agency|ministry|department|commission|bureau|council|authority|institute|institution|court|committee|bank|fund"
    "|university"
)
_COMMON = screened(
    rf"(?<![\w’'])the\s(?P<word>{_WORDS})(?![\w-])(?!\s(?:of|for|that|which|in|at|from|on)\b)(?!,?\s[A-Z\[])"
)


class Offices:
    """The offices of one article, by the word that they are called by."""

    def __init__(self, texts: Mapping[ParagraphId, str], named: Iterable[tuple[ParagraphId, int, int, str]]) -> None:
        """Take the paragraphs, and the resolved names: paragraph, start, end and the full name."""
        covered: dict[ParagraphId, list[tuple[int, int]]] = defaultdict(list)
        found: dict[str, dict[str, int]] = defaultdict(dict)
        order = {id_: number for number, id_ in enumerate(texts)}
        for id_, start, end, name in named:
            covered[id_].append((start, end))
            for word in name.split():
                if re.fullmatch(_WORDS, word.lower()) and word[:1].isupper() and id_ in order:
                    first = found[word.lower()]
                    first[name] = min(first.get(name, len(order)), order[id_])
        self._order = order
        self._names = {
            word: (name, first)
            for word, names in found.items()
            if len(names) == 1 and not _stands_elsewhere(word, texts, covered)
            for name, first in names.items()
        }

    def mended(self, sentence: str, paragraph: ParagraphId, known: Sequence[tuple[int, int, str]]) -> tuple[Edit, ...]:
        """Return the edits that name an office, where the paragraph or an earlier one names it.

        `known` are the spans of the names in the sentence, with the full names.
        """
        for common in _COMMON.finditer(sentence):
            name, first = self._names.get(common["word"], ("", len(self._order)))
            before = any(end <= common.start() and full == name for _, end, full in known)
            if name and not before and first <= self._order[paragraph]:
                return (Edit(at=common.start(), was=common.group(), now=f"[the {name.removeprefix('The ')}]"),)
        return ()


def _stands_elsewhere(
    word: str, texts: Mapping[ParagraphId, str], covered: Mapping[ParagraphId, Sequence[tuple[int, int]]]
) -> bool:
    """Say whether the word, with a capital, is part of a name that is not resolved."""
    return any(
        not any(start <= found.start() < end for start, end in covered.get(id_, ()))
        for id_, text in texts.items()
        if word.title() in text
        for found in re.finditer(rf"\b{word.title()}\b", text)
    )
