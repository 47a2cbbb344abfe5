"""How well raw articles are cleaned, their names linked, their sentences chosen: on our labelled texts and on others'.

    python -m benchmarks.quality [--pages FOLDER] [--summaries FOLDER]

Writes `quality.json`, from which the site's figures come, and fails where a figure is below its floor in
`benchmarks/floors.yml`; nothing but a person lowers a floor. The pages (see `benchmarks/train.py`, `--wcxb`) are not
part of the project; without them their figures stay as they were. No page of their sites helped to grow the forests
(`--without`); `unseen` says what the forests reached while they were grown on the others, on sites not seen.

Other extractors are measured in the same run on the same pages. Plain text is made from the pages by an extractor, and
cleaned: that is what a scraper saves.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import yaml

from benchmarks import gold, mentions, summaries, told
from benchmarks.metric import f1, shingle_score
from builder.clean import clean
from builder.errors import BadInput
from builder.read import read_data

ROOT = Path(__file__).resolve().parent.parent
QUALITY = ROOT / "quality.json"
FLOORS = Path(__file__).parent / "floors.yml"
DATA = Path(os.environ.get("BRIEFING_DATA", ROOT.parent / "shared" / "data"))
PAGES, SUMMARIES = DATA / "pages", DATA / "summaries"


def measure_gold() -> dict[str, Any]:
    """Return what cleaning reaches on our own labelled texts."""
    fates = [gold.cleaned(text) for text in gold.texts()]

    def share(label: str, *, kept: bool) -> float:
        lines = sum(len(fate.lines(label)) for fate in fates)
        done = sum(len(fate.lines(label) & fate.kept if kept else fate.lines(label) - fate.kept) for fate in fates)
        return round(done / lines, 4)

    right = sum(len(fate.headings & fate.lines("heading")) for fate in fates)
    found, true = (sum(map(len, each)) for each in zip(*((f.headings, f.lines("heading")) for f in fates), strict=True))
    titled = [fate for fate in fates if fate.gold.title]
    dated = [fate for fate in fates if fate.gold.date]
    read = [(fate.article.date if fate.article else None, fate.gold.date) for fate in fates]
    return {
        "texts": len(fates),
        "lines": sum(len(fate.gold.labels) for fate in fates),
        "body_kept": share("body", kept=True),
        "noise_dropped": share("noise", kept=False),
        "headings_f1": round(2 * right / (found + true), 4),
        "titles_right": round(
            sum(f.article is not None and f.article.title == f.gold.title for f in titled) / len(titled), 4
        ),
        "dates_wrong": sum(said is not None and not (true or "").startswith(said) for said, true in read),
        "dates_found": round(sum(f.article is not None and f.article.date is not None for f in dated) / len(dated), 4),
    }


def ours(data: bytes, ending: str) -> str:
    """Return the text of the article that the product makes of a raw one; empty where it is left out."""
    try:
        return "\n".join(
            paragraph.text for paragraph in clean(read_data(gold.seed_of("page", ending), data)).paragraphs
        )
    except BadInput:
        return ""


def _trafilatura(html: str) -> str:
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def _readability(html: str) -> str:
    from lxml import html as lxml_html
    from readability import Document

    try:
        root: Any = lxml_html.fromstring(Document(html).summary())
        return str(root.text_content())
    except Exception:  # It raises whatever a page makes it raise.
        return ""


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(
        extract_plain_text(
            html, main_content=True, links=False, alt_texts=False, form_fields=False, noscript=False, comments=False
        )
    )


def _inscriptis(html: str) -> str:
    from inscriptis import get_text

    return str(get_text(html))


Extractor = Callable[[str], str]
EXTRACTORS: dict[str, Extractor] = {
    "trafilatura": _trafilatura,
    "readability": _readability,
    "resiliparse, main content": _resiliparse,
    "inscriptis, whole page": _inscriptis,
    "ours on HTML": lambda html: ours(html.encode("utf-8"), ".html"),
    "ours on resiliparse's text": lambda html: ours(_resiliparse(html).encode("utf-8"), ".txt"),
    "ours on inscriptis' text": lambda html: ours(_inscriptis(html).encode("utf-8"), ".txt"),
}


def measure_page(path: Path) -> dict[str, tuple[float, float]]:
    """Return precision and recall of every extractor on one page."""
    body = json.loads(path.read_text("utf-8"))["body"]
    html = gzip.decompress(path.with_suffix(".html.gz").read_bytes()).decode("utf-8", "replace")
    return {name: shingle_score(body, extract(html)) for name, extract in EXTRACTORS.items()}


def measure_pages(folder: Path) -> dict[str, Any]:
    """Return precision, recall and F1 of every extractor over all pages of a folder."""
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(measure_page, sorted(folder.glob("*.json")), chunksize=4))
    figures = {name: f1([page[name] for page in found]) for name in EXTRACTORS}
    return {name: dict(zip(("precision", "recall", "f1"), values, strict=True)) for name, values in figures.items()}


def unseen() -> dict[str, Any]:
    """Return what the forests reached on pages that they had not seen while they were grown."""
    models = ROOT / "builder" / "boilerplate"
    return {
        name: json.loads((models / f"{name}.json").read_text("utf-8"))["unseen"]
        for name in ("lines", "headings", "markup")
    }


def below(figures: dict[str, Any], floors: dict[str, Any], at: str = "") -> list[str]:
    """Return a line for each figure that is below its floor, or above it where the floor is named `…_at_most`."""
    said: list[str] = []
    for name, floor in floors.items():
        if isinstance(floor, dict):
            said += below(figures.get(name, {}), floor, f"{at}{name}: ")
            continue
        most = name.endswith("_at_most")
        value = figures.get(name.removesuffix("_at_most"))
        if value is not None and (value > floor if most else value < floor):
            said.append(f"{at}{name} is {value}, the floor is {floor}")
    return said


def main() -> int:
    """Measure, write `quality.json`, and say what is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--summaries", type=Path, default=SUMMARIES)
    said = parser.parse_args()
    folder = said.pages
    figures: dict[str, Any] = json.loads(QUALITY.read_text("utf-8")) if QUALITY.exists() else {}
    figures["cleaning"] = measure_gold()
    if folder.is_dir():
        figures["pages"] = measure_pages(folder)
    else:
        print(f"no pages in {folder}: their figures stay as they were")
    if measured := summaries.measure(said.summaries):
        figures["summaries"] = measured
    else:
        print(f"no summaries in {said.summaries}: their figures stay as they were")
    figures["linking"] = mentions.measure(mentions.texts(), mentions.shipped_finder())
    figures |= told.measure()
    figures["unseen"] = unseen()
    QUALITY.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(
        json.dumps(
            {key: figures[key] for key in ("cleaning", "pages", "linking", "summaries") if key in figures}, indent=1
        )
    )
    low = below(figures, yaml.safe_load(FLOORS.read_text("utf-8")))
    print("\n".join(low) or "no figure is below its floor")
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
