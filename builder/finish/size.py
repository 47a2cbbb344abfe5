"""How large the site is: GitHub Pages publishes none of more than 1 GB ("GitHub Pages limits" in its documentation)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.errors import Problem, Severity
from builder.store import files_below

MOST_BYTES = 1_000_000_000
_NEAR = 0.8
"""Share of it from which on somebody should know."""


def size_of(site: Path) -> int:
    """Return the bytes of all files of a folder; 0 where there is none."""
    return sum(Path(site, name).lstat().st_size for name in files_below(site)) if site.is_dir() else 0


def watched(site: Path, size: int) -> Iterator[Problem]:
    """Say where a site of so many bytes is too large, or nearly."""
    if size < _NEAR * MOST_BYTES:
        return
    said = f"has {size / 1e9:.2f} GB, and GitHub Pages publishes {MOST_BYTES / 1e9:g} GB at most"
    remedy = "publish excerpts (`rights:` in content/site.yml), leave articles out, or publish it elsewhere"
    severity: Severity = "warning" if size > MOST_BYTES else "advice"
    yield Problem(path=str(site), text=f"{said}; {remedy}", severity=severity)
