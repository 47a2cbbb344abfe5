"""How well names are found and linked, on texts that others labelled: JSON lines as ELEVANT's benchmarks have them.

    python -m benchmarks.linking FILE… [--list]

Each text is read with a catalogue of what the *other* texts of its file are labelled with: an entity's surfaces are
its names, the types say its kind. An entity that stands in one text only can therefore not be found, so `known`
counts those of which another text speaks. A mention is right where entity and span agree, and, more loosely, where
the spans only overlap. Labels without an entity (`<NIL>`) count as names that must stay unlinked.

Labelling is never complete: Reuters-128 labels 15 of 53 mentions of the U.S. So `judged` leaves out the mentions of
which no label says anything: what it counts as wrong is surely wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.articles import article_of
from builder.analyse import analyse
from builder.entities.catalogue import make_catalogue
from builder.entities.find import Finder
from builder.model import Paragraph, ParagraphId
from builder.schemas import Entity, EntityKind
from builder.slugs import Slug

Span = tuple[int, int]
_NO_NAMES = ("QUANTITY", "DATETIME")
_LEAST = 2
"""Letters of a name in a catalogue."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a person marked."""

    span: Span
    surface: str
    entity: str
    """Wikidata item, or empty where there is none."""
    types: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text, of which only a part may be labelled."""

    text: str
    labelled: Span
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Mentions of one kind of agreement."""

    right: int
    made: int
    wanted: int

    @property
    def precision(self) -> float:
        """From 0 to 1."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """From 0 to 1."""
        return self.right / self.wanted if self.wanted else 1.0

    def __str__(self) -> str:
        both = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / both if both else 0.0
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {f1:.3f}  ({self.right} of {self.made}, {self.wanted})"


def read(path: Path) -> list[Text]:
    """Return the texts of a file. Labels within another label, and those that name no thing, are left out."""
    return [_text(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def catalogue(texts: Iterable[Text]) -> dict[Slug, Entity]:
    """Return an entity for each item that the texts are labelled with; its longest surface is its name."""
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, EntityKind] = {}
    for label in (label for text in texts for label in text.labels):
        if label.entity and len(label.surface) >= _LEAST and not label.surface.islower():
            surfaces[label.entity][" ".join(label.surface.split())] += 1
            kinds[label.entity] = _kind(label.types)
    made = {}
    for item, seen in sorted(surfaces.items()):
        name, *aliases = sorted(seen, key=lambda surface: (-len(surface), surface))
        slug = Slug(item.lower())
        made[slug] = Entity(slug=slug, path=f"{slug}.yml", name=name, kind=kinds[item], aliases=tuple(aliases))
    return made


def found(text: str, finder: Finder) -> list[tuple[Span, str]]:
    """Return span and item of every mention in a text."""
    paragraphs: list[Paragraph] = []
    bases: dict[ParagraphId, int] = {}
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            id_ = ParagraphId(f"p{len(paragraphs) + 1}")
            bases[id_] = offset
            paragraphs.append(
                Paragraph(id=id_, kind="paragraph", level=0, text=line, first=len(paragraphs), last=len(paragraphs))
            )
        offset += len(line) + 1
    mentions = analyse(article_of(paragraphs, title=""), finder).mentions
    return [((m.start + bases[m.paragraph], m.end + bases[m.paragraph]), m.entity.upper()) for m in mentions]


def score(texts: list[Text]) -> tuple[dict[str, Counts], list[str]]:
    """Return the counts of each measure, and the differences between labels and mentions."""
    exact = loose = made = wanted = known = judged = 0
    said: list[str] = []
    for number, text in enumerate(texts):
        entities = catalogue(other for other in texts if other is not text)
        first, last = text.labelled
        optional = [label.span for label in text.labels if label.optional]
        here = [
            (span, item)
            for span, item in found(text.text, Finder(make_catalogue(entities), ()))
            if first <= span[0] and span[1] <= last and not any(_overlap(span, other) for other in optional)
        ]
        labels = [label for label in text.labels if label.entity and not label.optional]
        known += sum(label.entity.lower() in entities for label in labels)
        judged += sum(any(_overlap(span, label.span) for label in text.labels) for span, _ in here)
        made += len(here)
        wanted += len(labels)
        gold = {(label.span, label.entity) for label in labels}
        exact += sum(mention in gold for mention in here)
        hits = [any(item == e and _overlap(span, s) for s, e in gold) for span, item in here]
        loose += sum(hits)
        for (span, item), hit in zip(here, hits, strict=True):
            if not hit:
                what = "wrong" if any(_overlap(span, label.span) for label in text.labels) else "unlabelled"
                said.append(_said(number, text, span, f"{what} {item}"))
        said += [
            _said(number, text, span, f"missed {item}")
            for span, item in sorted(gold)
            if not any(item == e and _overlap(span, s) for s, e in here)
        ]
    counts = {
        "equal spans": Counts(exact, made, wanted),
        "overlapping": Counts(loose, made, wanted),
        "equal, known": Counts(exact, made, known),
        "equal, known, judged": Counts(exact, judged, known),
    }
    return counts, said


def main() -> None:
    """Print four lines a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="show what was wrong and what was missed")
    options = parser.parse_args()
    for path in options.files:
        counts, said = score(read(path))
        for measure, figures in counts.items():
            print(f"{path.name}: {measure:<22}{figures}")
        if options.list:
            print(*said, sep="\n")


def _text(data: dict[str, Any]) -> Text:
    first, last = data["evaluation_span"]
    labels = []
    for label in data["labels"]:
        start, end = label["span"]
        if label.get("parent") is not None or label.get("type") in _NO_NAMES or label.get("coref"):
            continue
        item = label["entity_id"] or ""
        entity = item if item.startswith("Q") and item[1:].isdigit() else ""
        surface = data["text"][start:end]
        labels.append(Label((start, end), surface, entity, label.get("type") or "", bool(label.get("optional"))))
    return Text(data["text"], (first, last), tuple(labels))


def _kind(types: str) -> EntityKind:
    held = set(types.split("|"))
    if "Q215627" in held:
        return "person"
    if "Q27096213" in held:
        return "country" if "Q43229" in held else "place"
    if "Q43229" in held:
        return "company" if "Q2424752" in held else "organisation"
    return "product"


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _said(number: int, text: Text, span: Span, what: str) -> str:
    start, end = span
    before = text.text[max(0, start - 40) : start].replace("\n", " ")
    after = text.text[end : end + 40].replace("\n", " ")
    return f"  {number} {what}: …{before}[{text.text[start:end]}]{after}…"


if __name__ == "__main__":
    main()
