"""Finding: where names of the catalogue and phrases of the topics stand. Pure, and blind to meaning.

spaCy's tokenizer makes the patterns and the text, so that "U.S.", "Japan's" and "US-Japan" fall apart the same way in
both, and a name is found as whole tokens only ("Korea" is not in "Korean"). Of overlapping names the longest wins:
"South Korea" is not "Korea".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from builder.entities.catalogue import Catalogue, Claim

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

MAX_CHARACTERS = 6_000_000
"""Above the largest raw article; spaCy's own limit guards its parser, which is not used."""
_AFTER_ABBREVIATION = r"(?<=[A-Za-z]\.)[-–—](?=[A-Za-z])"
"""spaCy parts "US-Japan" at the hyphen, but not "U.S.-Japan"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name that somebody claims."""

    start: int
    end: int
    surface: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in spaCy's tokens, with the columns that are looked at, read out once.

    Asking each token object is a hundred times slower, and `doc.text` would put the text together again.
    """

    text: str
    doc: Doc
    starts: NDArray[np.int64]
    """Offset of each token."""
    ends: NDArray[np.int64]
    lower: NDArray[np.uint64]
    """Identity of each token's lower-case form."""
    content: NDArray[np.bool_]
    """Whether each is a word of content: of more than two letters, and not one of spaCy's English stop words."""


class Finder:
    """Matchers made once from a catalogue and the topics' phrases; used on any number of articles."""

    def __init__(self, catalogue: Catalogue, phrases: Iterable[str], model: str | None = None) -> None:
        """Build the matchers.

        `model` names an installed spaCy pipeline whose tokenizer is used instead of the plain English one; where it is
        not installed, LookupError says how to install it.
        """
        self.catalogue = catalogue
        self._nlp = _language(model)
        self._exact = self._matcher("ORTH", catalogue.exact)
        self._folded = self._matcher("LOWER", catalogue.folded)
        self._phrases: dict[str, list[str]] = {}
        for phrase in sorted({phrase.lower() for phrase in phrases}):
            for variant in _variants(phrase):
                self._phrases.setdefault(variant, []).append(phrase)
        self._phrase_matcher = self._matcher("LOWER", self._phrases)

    def tokens(self, text: str) -> Tokens:
        """Return the tokens that `names` and `phrases` look at."""
        doc = self._nlp.make_doc(text)
        table = doc.to_array(["IDX", "LENGTH", "LOWER", "IS_ALPHA", "IS_STOP"])
        starts = table[:, 0].astype(np.int64)
        lengths = table[:, 1].astype(np.int64)
        content = (table[:, 3] == 1) & (table[:, 4] == 0) & (lengths > 2)
        return Tokens(text, doc, starts, starts + lengths, table[:, 2].astype(np.uint64), content)

    def names(self, tokens: Tokens) -> list[Found]:
        """Return the claimed names in reading order; where two overlap, only the longer, or the earlier."""
        text = tokens.text
        claims: dict[tuple[int, int], tuple[Claim, ...]] = {}
        for matcher, table, fold in (
            (self._exact, self.catalogue.exact, False),
            (self._folded, self.catalogue.folded, True),
        ):
            for span in _spans(matcher, tokens) if table else ():
                surface = text[slice(*span)]
                claims[span] = claims.get(span, ()) + table.get(surface.lower() if fold else surface, ())
        found = [Found(*span, text[slice(*span)], claimed) for span, claimed in claims.items() if claimed]
        return _longest(found)

    def phrases(self, tokens: Tokens) -> list[tuple[int, int, str]]:
        """Return start, end and phrase of every topic phrase, in reading order, however numbered and hyphenated."""
        spans = []
        for start, end in _spans(self._phrase_matcher, tokens) if self._phrases else ():
            said = tokens.text[start:end].lower()
            spans += [(start, end, phrase) for phrase in self._phrases.get(said, ())]
        return sorted(spans)

    def _matcher(self, attribute: str, names: Iterable[str]) -> PhraseMatcher:
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(self._nlp.vocab, attr=attribute)
        patterns = [doc for name in sorted(names) if len(doc := self._nlp.make_doc(name))]
        if patterns:
            matcher.add("name", patterns)
        return matcher


def _spans(matcher: PhraseMatcher, tokens: Tokens) -> Iterator[tuple[int, int]]:
    for _, first, last in matcher(tokens.doc):
        yield int(tokens.starts[first]), int(tokens.ends[last - 1])


def _language(model: str | None) -> Language:
    import spacy

    if model is None:
        nlp = spacy.blank("en")
    elif spacy.util.is_package(model):
        nlp = spacy.load(model, disable=["tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
    else:
        raise LookupError(f"the spaCy model '{model}' is not installed; run `python -m spacy download {model}`")
    infixes = [*(nlp.Defaults.infixes or ()), _AFTER_ABBREVIATION]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    nlp.max_length = MAX_CHARACTERS
    return nlp


def _variants(phrase: str) -> set[str]:
    """Return the phrase in singular and plural, with hyphens and with spaces."""
    spellings = (phrase, phrase.replace(" ", "-"), phrase.replace("-", " "), phrase.replace("-", "–"))
    return {form for spelling in spellings for form in _numbers(spelling)}


def _numbers(phrase: str) -> tuple[str, ...]:
    """Return the phrase and its regular plural."""
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase, phrase[:-1] + "ies"
    if phrase.endswith(("s", "x", "z", "ch", "sh")):
        return phrase, phrase + "es"
    return phrase, phrase + "s"


def _longest(found: list[Found]) -> list[Found]:
    """Keep the longest of overlapping names (spaCy's `filter_spans`, on characters)."""
    kept: list[Found] = []
    found.sort(key=lambda f: (f.start, -f.end))
    cluster: list[Found] = []
    reach = 0
    for name in found:
        if name.start >= reach:
            kept += _longest_of(cluster)
            cluster = []
        cluster.append(name)
        reach = max(reach, name.end)
    return kept + _longest_of(cluster)


def _longest_of(cluster: list[Found]) -> list[Found]:
    if len(cluster) <= 1:
        return cluster
    kept: list[Found] = []
    for name in sorted(cluster, key=lambda f: (f.start - f.end, f.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda f: f.start)
