"""Building again what an edit changed: what did not is kept by the same means as from one command to the next.

The search index is of the first build: making it takes longer than all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.errors import Problem
from builder.pipeline import Folders, build_site


@dataclass(slots=True)
class Live:
    """One session."""

    folders: Folders
    built: bool = False
    """Whether there was a build; only the first makes a search index."""

    def inputs(self) -> tuple[Path, ...]:
        """Return the files and folders whose changes matter."""
        folders = self.folders
        beside = folders.content.parent / "quality.json"
        return (folders.seeds, folders.content, folders.config, folders.config.parent / "overrides", beside)

    def build(self) -> tuple[Problem, ...]:
        """Build what changed, and return warnings. Raises BuilderError; nothing was replaced then."""
        problems = build_site(self.folders, search=not self.built).problems
        self.built = True
        return problems
