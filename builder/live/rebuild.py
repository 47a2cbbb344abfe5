"""Building again what an edit changed: what did not is kept by the same means as from one command to the next.

The search index is of the first build: making it takes longer than all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.errors import Problem
from builder.live.glance import edited_article, glance
from builder.live.watch import State
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

    def ahead(self, before: State | None, now: State) -> dict[str, bytes]:
        """Return what can be shown before all is built: the page of an article, where nothing but that was edited."""
        edited = edited_article(before, now, self.folders) if self.built and before is not None else None
        return glance(self.folders, edited) if edited else {}

    def build(self) -> tuple[Problem, ...]:
        """Build what changed, and return warnings. Raises BuilderError; nothing was replaced then."""
        problems = build_site(self.folders, search=not self.built).problems
        self.built = True
        return problems
