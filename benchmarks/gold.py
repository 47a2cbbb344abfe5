"""Raw articles that we wrote, each line labelled by what a careful editor would do with it.

A file of `tests/gold/texts`, which judge, or of `benchmarks/texts`, from which the forest learns, has front matter
(what the text says of itself) and then one labelled line each:

    title            | Ports test shore power rules
    noise.byline     | By Ada Example

    body             | The first paragraph …

Labels are `title`, `heading`, `body` and `noise.<what>`; a blank line is a blank line.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.clean import clean
from builder.errors import BadInput
from builder.model import Article
from builder.read import Seed, read_data
from builder.slugs import ArticleId, Slug

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A labelled text."""

    name: str
    text: str
    labels: dict[int, str]
    """By line of the text, from 1; blank lines have none."""
    title: str | None
    date: str | None
    authors: tuple[str, ...]
    publisher: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What cleaning made of a labelled text."""

    gold: Gold
    article: Article | None
    """None: it was left out."""
    kept: frozenset[int]
    """Lines in the article, its title included."""
    headings: frozenset[int]

    def lines(self, label: str) -> frozenset[int]:
        """Return the lines of that label, or of that sort of noise."""
        return frozenset(n for n, own in self.gold.labels.items() if own == label or own.startswith(f"{label}."))


def load(path: Path) -> Gold:
    """Return the labelled text of a file."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    said = yaml.safe_load(head)
    labels: dict[int, str] = {}
    lines: list[str] = []
    for number, line in enumerate(body.rstrip("\n").split("\n"), 1):
        label, _, text = line.partition(" | ")
        if line.strip():
            labels[number] = label.strip()
        lines.append(text)
    return Gold(
        name=path.stem,
        text="\n".join(lines) + "\n",
        labels=labels,
        title=said.get("title"),
        date=None if said.get("date") is None else str(said["date"]),
        authors=tuple(said.get("authors", ())),
        publisher=said.get("publisher"),
    )


def texts() -> list[Gold]:
    """Return all labelled texts, by name."""
    return [load(path) for path in sorted(TEXTS.glob("*.gold"))]


def seed_of(name: str, ending: str) -> Seed:
    """Return a raw article of that name and ending that lies in no folder, and of which nothing else is known."""
    path = Path(name + ending)
    slug = Slug(name.replace("_", "-"))
    return Seed(
        id=ArticleId(name), slug=slug, path=path, name=path.name, override=None, sidecar=None, sidecar_path=None
    )


def cleaned(gold: Gold) -> Fate:
    """Clean one text and say what became of its lines."""
    seed = seed_of(gold.name, ".txt")
    try:
        article = clean(read_data(seed, gold.text.encode("utf-8")))
    except BadInput:
        return Fate(gold=gold, article=None, kept=frozenset(), headings=frozenset())
    first, last = article.title_lines or (1, 0)
    spans = [(p.first, p.last, p.kind == "heading") for p in article.paragraphs]
    return Fate(
        gold=gold,
        article=article,
        kept=frozenset(n for a, z, _ in [*spans, (first, last, False)] for n in range(a, z + 1)),
        headings=frozenset(n for a, z, is_heading in spans if is_heading for n in range(a, z + 1)),
    )
