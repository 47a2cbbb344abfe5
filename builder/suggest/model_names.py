"""Names as a statistical spaCy model sees them, where `spacy_model` in `content/site.yml` is one that finds names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from builder.model import Analysis, ParagraphId
from builder.schemas import EntityKind
from builder.suggest.kinds import Guess
from builder.suggest.looks import Labelled

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "LAW": "law",
    "PRODUCT": "product",
    "EVENT": "event",
}
"""Those labels of spaCy's models for which we have a kind."""
_UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter")
_ENDINGS = ("'s", "’s", "'", "’")


def model_names(model: str | None, analyses: Sequence[Analysis]) -> list[Labelled] | None:
    """Return by article what the model takes for names; None where none is set, or it has no component `ner`.

    `model` is installed: analysing has used its tokenizer.
    """
    if model is None:
        return None
    import spacy

    nlp = spacy.load(model, disable=_UNUSED)
    if "ner" not in nlp.pipe_names:
        return None
    texts = [
        (paragraph.text, (number, paragraph.id))
        for number, analysis in enumerate(analyses)
        for paragraph in analysis.article.paragraphs
        if paragraph.kind not in ("heading", "code")
    ]
    found: list[dict[ParagraphId, list[tuple[int, int, Guess]]]] = [defaultdict(list) for _ in analyses]
    for doc, (number, paragraph_id) in nlp.pipe(texts, as_tuples=True):
        for span in doc.ents:
            start, end = _trimmed(doc.text, span.start_char, span.end_char)
            kind = _KINDS.get(span.label_)
            if kind and any(map(str.isupper, doc.text[start:end])):
                found[number][paragraph_id].append(
                    (start, end, Guess(kind, f"the model says {span.label_}", by_model=True))
                )
    return list(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span less "the" before and a possessive ending behind the name."""
    if text[start:end].lower().startswith("the "):
        start += 4
    for ending in _ENDINGS:
        if text.endswith(ending, start, end):
            return start, end - len(ending)
    return start, end
