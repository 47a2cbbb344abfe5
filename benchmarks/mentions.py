"""How right the links are: on texts that we wrote, every mention of the catalogue labelled.

A file of `tests/gold/mentions` has front matter (`date`, and `difficulty`: what it tests), a title, and
paragraphs:

    # {Japan=japan} and {Washington=united-states} agree

    {Fumio Kishida=fumio-kishida} ate an {Apple=-} pie on a train of the {JR Central=?jr-central}.

`{surface=slug}` must be recognised, `{surface=-}` must not be, `{surface=?slug}` may be. What is unmarked is no
mention. The labels are held against the catalogue of `content/entities`, which is what readers see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.articles import article_of
from builder.analyse import analyse
from builder.articles import make_finder
from builder.entities.find import Finder
from builder.loading import load_content
from builder.model import TITLE, Article, Mention, Paragraph, ParagraphId, ParagraphKind
from builder.slugs import Slug

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/sample" if (ROOT / "tests/sample").is_dir() else ROOT
"""Where the sample's `seeds/` and `content/` are: `briefing init` moves them."""
TEXTS = ROOT / "tests" / "gold" / "mentions"
_MARK = re.compile(r"\{([^{}=]+)=(-|\??[a-z0-9-]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A span of a labelled text, and what is said of it."""

    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    entity: Slug | None
    """None: no entity of the catalogue may be recognised here."""
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A labelled text as an article, so that reading and cleaning have no part in what is measured."""

    name: str
    article: Article
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one text."""

    gold: Gold
    right: tuple[Mention, ...]
    wrong: tuple[Mention, ...]
    missed: tuple[Label, ...]


def load(path: Path) -> Gold:
    """Return the labelled text of a file."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    date = yaml.safe_load(head).get("date")
    labels: list[Label] = []
    title = ""
    paragraphs: list[Paragraph] = []
    line = 1
    for block in re.split(r"\n{2,}", body.strip()):
        marker, _, marked = block.partition(" ")
        is_heading = marker in ("#", "##")
        id_ = TITLE if marker == "#" else ParagraphId(f"p{line}")
        text, found = _unmarked(id_, marked if is_heading else block)
        labels += found
        if marker == "#":
            title = text
        else:
            kind: ParagraphKind = "heading" if is_heading else "paragraph"
            paragraphs.append(Paragraph(id=id_, kind=kind, level=1, text=text, first=line, last=line))
        line += 2
    name = path.stem.replace("_", "-")
    article = article_of(paragraphs, name=name, title=title, date=None if date is None else str(date))
    return Gold(name=path.stem, article=article, labels=tuple(labels))


def _unmarked(paragraph: ParagraphId, marked: str) -> tuple[str, list[Label]]:
    """Return the text without marks, and its labels."""
    text = ""
    labels = []
    at = 0
    marked = " ".join(marked.split("\n"))
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        said = mark[2]
        labels.append(
            Label(
                paragraph=paragraph,
                start=len(text),
                end=len(text) + len(mark[1]),
                surface=mark[1],
                entity=None if said == "-" else Slug(said.removeprefix("?")),
                optional=said.startswith("?"),
            )
        )
        text += mark[1]
        at = mark.end()
    return text + marked[at:], labels


def texts(folder: Path = TEXTS) -> list[Gold]:
    """Return all labelled texts, by name."""
    return [load(path) for path in sorted(folder.glob("*.txt"))]


def shipped_finder() -> Finder:
    """Return the finder of the project's own catalogue."""
    content, _ = load_content(SAMPLE / "content")
    return make_finder(content)


def judge(gold: Gold, finder: Finder) -> Verdict:
    """Recognise the names of one text and hold them against its labels.

    A mention is right where it overlaps a label of its entity: whether "Corp." belongs to a name changes nothing for a
    reader.
    """
    right, wrong, met = [], [], set()
    for mention in analyse(gold.article, finder).mentions:
        beneath = [label for label in gold.labels if _overlap(label, mention) and label.entity == mention.entity]
        if not beneath:
            wrong.append(mention)
        elif not any(label.optional for label in beneath):
            right.append(mention)
            met.update(beneath)
    due = [label for label in gold.labels if label.entity and not label.optional]
    return Verdict(
        gold=gold, right=tuple(right), wrong=tuple(wrong), missed=tuple(label for label in due if label not in met)
    )


def _overlap(label: Label, mention: Mention) -> bool:
    return label.paragraph == mention.paragraph and label.start < mention.end and mention.start < label.end


def measure(golds: Iterable[Gold], finder: Finder) -> dict[str, Any]:
    """Return how many mentions were recognised, and how many of those rightly."""
    verdicts = [judge(gold, finder) for gold in golds]
    right = [mention for verdict in verdicts for mention in verdict.right]
    wrong = [mention for verdict in verdicts for mention in verdict.wrong]
    missed = [label for verdict in verdicts for label in verdict.missed]
    people = [m for m in wrong if finder.catalogue.entities[m.entity].kind == "person"]
    due = sum(1 for v in verdicts for label in v.gold.labels if label.entity and not label.optional)
    return {
        "texts": len(verdicts),
        "mentions": due,
        "traps": sum(1 for v in verdicts for label in v.gold.labels if label.entity is None),
        "precision": round(len(right) / max(1, len(right) + len(wrong)), 4),
        "recall": round((due - len(missed)) / max(1, due), 4),
        "wrong_people": len(people),
    }
