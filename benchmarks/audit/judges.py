"""Runs Lighthouse and html-validate, and reads their verdicts."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_PROGRAMS = _HERE / "node_modules/.bin"
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_LEAST = {"performance": 99.0, "accessibility": 100.0, "best-practices": 100.0, "seo": 100.0}
_MOST_BYTES = 250_000
"""Of a first visit, as transferred."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Lighthouse found of one page: of several runs the median of each figure."""

    page: str
    scores: dict[str, float]
    bytes: int
    shift: float
    faults: tuple[str, ...]
    """Names of audits that cost points in any run."""

    @property
    def below(self) -> bool:
        """Say whether any figure is worse than it may be."""
        short = any(self.scores[category] < least for category, least in _LEAST.items())
        return short or self.bytes >= _MOST_BYTES or self.shift > 0

    def __str__(self) -> str:
        scores = "  ".join(f"{category} {self.scores[category]:g}" for category in _CATEGORIES)
        faults = f"  ({', '.join(self.faults)})" if self.below and self.faults else ""
        return f"{self.page:28} {scores}  {self.bytes / 1000:.1f} kB  shift {self.shift:g}{faults}"


def lighthouse(address: str, page: str, browser: str, flags: list[str], runs: int) -> Verdict:
    """Let Lighthouse look at a page so many times, as a phone on a slow network does; each run is a first visit."""
    reports = [_look(address + page, browser, flags) for _ in range(runs)]
    scores = {
        category: 100 * statistics.median(report["categories"][category]["score"] for report in reports)
        for category in _CATEGORIES
    }
    audits = [report["audits"] for report in reports]
    return Verdict(
        page=page or "home",
        scores=scores,
        bytes=int(statistics.median(each["total-byte-weight"]["numericValue"] for each in audits)),
        shift=statistics.median(each["cumulative-layout-shift"]["numericValue"] for each in audits),
        faults=tuple(sorted({name for report in reports for name in _costly(report)})),
    )


def _look(address: str, browser: str, flags: list[str]) -> dict:  # type: ignore[type-arg]
    """Return Lighthouse's report; one that could not judge the page is an error."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [str(_PROGRAMS / "lighthouse"), address, "--quiet", "--output=json", f"--output-path={out}"]
        command += [f"--chrome-flags={' '.join(['--headless=new', *flags])}"]
        command += [f"--only-categories={','.join(_CATEGORIES)}", "--no-enable-error-reporting"]
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": browser})
        report: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    if report.get("runtimeError"):
        raise RuntimeError(f"{address}: {report['runtimeError']}")
    return report


def _costly(report: dict) -> list[str]:  # type: ignore[type-arg]
    weighed = {
        ref["id"] for category in report["categories"].values() for ref in category["auditRefs"] if ref["weight"] > 0
    }
    return [name for name in weighed if (report["audits"][name]["score"] or 0) < 1 and _counts(report["audits"][name])]


def _counts(audit: dict) -> bool:  # type: ignore[type-arg]
    return audit["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")


def validate(folder: Path) -> tuple[int, list[str]]:
    """Return how many pages html-validate read below `folder`, and everything that it says of them."""
    command = [str(_PROGRAMS / "html-validate"), "--config", str(_HERE / "htmlvalidate.json"), "--formatter", "json"]
    command += ["--max-warnings", "0", "--ext", "html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise RuntimeError(done.stderr)
    pages = len(list(folder.rglob("*.html")))
    said = [
        f"{Path(each['filePath']).relative_to(folder)}:{message['line']}: {message['message']} ({message['ruleId']})"
        for each in json.loads(done.stdout)
        for message in each["messages"]
    ]
    return pages, said
