"""Finding: where names of the catalogue and phrases of the topics stand. Pure, and blind to meaning.

spaCy's tokenizer makes the patterns and the text, so that "U.S.", "Japan's" and "US-Japan" fall apart the same
way in both, and a name is found as whole tokens only ("Korea" is not in "Korean"). Of overlapping names the longest wins:
"South Korea" is not "Korea".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.entities.catalogue import Catalogue, Claim

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

MAX_CHARACTERS = 6_000_000
"""Above the largest raw article; spaCy's own limit guards its parser, which is not used."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name that somebody claims."""

    start: int
    end: int
    surface: str
    claims: tuple[Claim, ...]


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
        self._phrases = {variant: phrase for phrase in sorted(phrases) for variant in _numbers(phrase.lower())}
        self._phrase_matcher = self._matcher("LOWER", self._phrases)

    def tokens(self, text: str) -> Doc:
        """Return the tokens that `names` and `phrases` look at."""
        return self._nlp.make_doc(text)

    def names(self, doc: Doc, text: str) -> list[Found]:
        """Return the claimed names in reading order; where two overlap, only the longer, or the earlier.

        `text` is what `doc` was made of: `doc.text` would put it together from its tokens again.
        """
        found: list[Found] = []
        for matcher, table, fold in (
            (self._exact, self.catalogue.exact, False),
            (self._folded, self.catalogue.folded, True),
        ):
            if not table:
                continue
            for _, first, last in matcher(doc):
                start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
                surface = text[start:end]
                if claims := table.get(surface.lower() if fold else surface):
                    found.append(Found(start, end, surface, claims))
        return _longest(found)

    def phrases(self, doc: Doc, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and phrase of every topic phrase, in reading order, singular or plural."""
        spans = []
        for _, first, last in self._phrase_matcher(doc) if self._phrases else ():
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            if phrase := self._phrases.get(text[start:end].lower()):
                spans.append((start, end, phrase))
        return sorted(spans)

    def _matcher(self, attribute: str, names: Iterable[str]) -> PhraseMatcher:
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(self._nlp.vocab, attr=attribute)
        patterns = [doc for name in sorted(names) if len(doc := self._nlp.make_doc(name))]
        if patterns:
            matcher.add("name", patterns)
        return matcher


def _language(model: str | None) -> Language:
    import spacy

    if model is None:
        nlp = spacy.blank("en")
    elif spacy.util.is_package(model):
        nlp = spacy.load(model, disable=["tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
    else:
        raise LookupError(f"the spaCy model '{model}' is not installed; run `python -m spacy download {model}`")
    nlp.max_length = MAX_CHARACTERS
    return nlp


def _numbers(phrase: str) -> tuple[str, ...]:
    """Return the phrase and its regular plural."""
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase, phrase[:-1] + "ies"
    if phrase.endswith(("s", "x", "z", "ch", "sh")):
        return phrase, phrase + "es"
    return phrase, phrase + "s"


def _longest(found: list[Found]) -> list[Found]:
    """Keep the longest of overlapping names (spaCy's `filter_spans`, on characters); equal spans are merged."""
    kept: list[Found] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda f: f.start)
