"""How right topics and facts are: on labelled texts that we wrote.

The texts are those of `tests/gold/mentions`, without their marks, and of `tests/gold/told/texts`, and for reading alone
those of the site; the labels are in `tests/gold/told/*.yml`, whose headers explain their keys. What is labelled
`optional` counts neither way. The texts but for the site's are fiction: they put invented words and figures on real
names and are published nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from benchmarks import alone, mentions
from builder.analyse import analyse
from builder.articles import make_finder
from builder.config import Content
from builder.loading import load_content
from builder.model import TITLE, Analysis, ParagraphId
from builder.pipeline import Folders, analyse_all, load
from builder.topics import Scorer

FOLDER = mentions.ROOT / "tests" / "gold" / "told"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found and of what was to be found."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return round(self.right / max(1, self.right + self.wrong), 4)

    @property
    def recall(self) -> float:
        """Share of what was to be found that was found."""
        return round(self.right / max(1, self.right + self.missed), 4)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return round(2 * self.right / max(1, 2 * self.right + self.wrong + self.missed), 4)


@cache
def _content() -> Content:
    return load_content(mentions.SAMPLE / "content")[0]


@cache
def analyses() -> Mapping[str, Analysis]:
    """Return the analysis of every text, by its name."""
    finder = make_finder(_content())
    golds = [*mentions.texts(), *mentions.texts(FOLDER / "texts")]
    return {gold.name: analyse(gold.article, finder) for gold in golds}


@cache
def site() -> Mapping[str, Analysis]:
    """Return the analysis of every article of the site, by its slug."""
    found, _ = analyse_all(load(Folders(seeds=mentions.SAMPLE / "seeds", content=mentions.SAMPLE / "content")), jobs=1)
    return {analysis.article.slug: analysis for analysis in found}


def _labels(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))


def measure_topics() -> dict[str, Any]:
    """Return precision, recall and F1 of the topics over all texts."""
    scorer = Scorer(_content().topics, _content().entities)
    right = wrong = missed = 0
    labels = _labels("topics")
    for text, said in labels.items():
        found = {str(score.topic) for score in scorer(analyses()[text], {}) if score.member} - set(
            said.get("optional") or ()
        )
        due = set(said.get("topics") or ())
        right, wrong, missed = right + len(found & due), wrong + len(found - due), missed + len(due - found)
    score = Score(right, wrong, missed)
    return {"texts": len(labels), "precision": score.precision, "recall": score.recall, "f1": score.f1}


def _paragraphs(analysis: Analysis) -> Iterator[tuple[ParagraphId, str]]:
    yield TITLE, analysis.article.title
    for paragraph in analysis.article.paragraphs:
        yield paragraph.id, paragraph.text


def _spans(analysis: Analysis, near: str, quote: str) -> Iterator[tuple[ParagraphId, int, int]]:
    """Return where `quote` stands within each occurrence of `near`."""
    for id_, text in _paragraphs(analysis):
        for found in re.finditer(re.escape(near), text):
            start = found.start() + near.index(quote)
            yield id_, start, start + len(quote)


def measure_figures() -> dict[str, Any]:
    """Return how many figures are found in running text, with their kind and value, and how many of those rightly."""
    right = wrong = missed = owners = owners_wrong = 0
    for said in _labels("facts"):
        analysis = analyses()[said["text"]]
        open_ = list(analysis.figures)
        for label in said["figures"]:
            places = [place for place in _spans(analysis, label["near"], label["quote"]) if place[0] != TITLE]
            over = [f for f in open_ for id_, a, z in places if f.paragraph == id_ and f.start < z and a < f.end]
            open_ = [figure for figure in open_ if figure not in over]
            if label.get("optional") or not places:
                continue
            same = [f for f in over if f.kind == label["kind"] and abs(f.value - label["value"]) <= 1e-6 * abs(f.value)]
            right, missed, wrong = right + bool(same), missed + (not same), wrong + (bool(over) and not same)
            if same and same[0].entity:
                owners += 1
                owners_wrong += bool(label["entity"]) and same[0].entity != label["entity"]
        wrong += len(open_)
    score = Score(right, wrong, missed)
    return {
        "labelled": right + missed,
        "precision": score.precision,
        "recall": score.recall,
        "with_owner": owners,
        "owners_wrong": owners_wrong,
    }


def _start(analysis: Analysis, words: str) -> list[tuple[ParagraphId, int]]:
    pattern = re.compile(r"\W+".join(map(re.escape, re.findall(r"\w+", words))))
    return [(id_, found.start()) for id_, text in _paragraphs(analysis) for found in pattern.finditer(text)]


def measure_quotations() -> dict[str, Any]:
    """Return how many direct quotations are found, with the right speaker, and how many reported ones."""
    right = wrong = missed = speakers_wrong = reported = reported_due = 0
    for said in _labels("facts"):
        analysis = analyses()[said["text"]]
        direct = [q for q in analysis.quotations if q.direct]
        told = [q for q in analysis.quotations if not q.direct]
        for label in said.get("quotations") or ():
            places = [_start(analysis, words) for words in (label["words"], *(label.get("continues") or ()))]
            over = [
                q for q in direct for id_, at in [p for each in places for p in each]
                if q.paragraph == id_ and q.start - 3 <= at < q.end
            ]  # fmt: skip
            direct = [q for q in direct if q not in over]
            allowed = {label.get("speaker"), *(label.get("speakers") or ())}
            bad = [q for q in over if q.speaker and q.speaker not in allowed]
            speakers_wrong += len(bad)
            if label.get("optional"):
                continue
            if not label["direct"]:
                reported_due += 1
                reported += any(q.paragraph == id_ and q.start - 3 <= at < q.end for q in told for id_, at in places[0])
                continue
            resolved = [q for q in over if not bad and (q.speaker or not label.get("speaker"))]
            right, missed, wrong = right + bool(resolved), missed + (not resolved), wrong + bool(bad)
        wrong += len(direct)
    score = Score(right, wrong, missed)
    return {
        "labelled": right + missed,
        "precision": score.precision,
        "recall": score.recall,
        "speakers_wrong": speakers_wrong,
        "reported_recall": round(reported / max(1, reported_due), 4),
    }


def measure_dates() -> dict[str, Any]:
    """Return how many dates to the day are told rightly."""
    right = wrong = missed = 0
    for said in _labels("facts"):
        analysis = analyses()[said["text"]]
        for label in said.get("dates") or ():
            places = [p for p in _spans(analysis, label["quote"], label["quote"]) if p[0] != TITLE]
            dates = {
                e.date for e in analysis.events for id_, a, z in places
                if e.paragraph == id_ and e.start < z and a < e.end
            }  # fmt: skip
            due = None if label["date"] is None else str(label["date"])
            if due is not None and places:
                right, missed = right + (due in dates), missed + (due not in dates)
            wrong += any(len(date) == 10 and date != due for date in dates)
    score = Score(right, wrong, missed)
    return {"labelled": right + missed, "precision": score.precision, "recall": score.recall}


def measure() -> dict[str, Any]:
    """Return all of it."""
    return {
        "topics": measure_topics(),
        "figures": measure_figures(),
        "quotations": measure_quotations(),
        "dates": measure_dates(),
        "alone": alone.measure(_labels("alone"), {**site(), **analyses()}, _content().entities),
    }
