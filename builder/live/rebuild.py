"""Building again what an edit changed: what did not is kept by the same means as from one command to the next.

The search index is of the first build: making it takes longer than all the rest.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from builder.errors import BuilderError, Problem
from builder.live.glance import glance
from builder.live.watch import State
from builder.pipeline import Folders, Inputs, build_site, load
from builder.read import SUFFIXES


@dataclass(slots=True)
class Live:
    """One session."""

    folders: Folders
    built: bool = False
    """Whether there was a build; only the first makes a search index."""
    _last: tuple[Mapping[str, object], Inputs] | None = None
    """What was loaded last, and the state of all files that it depends on."""

    def inputs(self) -> tuple[Path, ...]:
        """Return the files and folders whose changes matter."""
        folders = self.folders
        beside = folders.content.parent / "quality.json"
        return (folders.seeds, folders.content, folders.config, folders.config.parent / "overrides", beside)

    def ahead(self, before: State | None, now: State) -> dict[str, bytes]:
        """Return what can be shown before all is built, where only one thing was edited."""
        if not self.built or before is None:
            return {}
        return glance(self.folders, before, now, partial(self._loaded, now))

    def prepare(self, now: State) -> None:
        """Read what `ahead` will need while nobody waits for it."""
        with contextlib.suppress(BuilderError, OSError):
            self._loaded(now)

    def _loaded(self, now: State) -> Inputs:
        """Return what the YAML says, read once as long as only raw articles change: for many it takes a second."""
        raw = f"{self.folders.seeds}{os.sep}"
        depends = {
            name: None if name.startswith(raw) and name.endswith(SUFFIXES) else state for name, state in now.items()
        }
        if self._last is None or self._last[0] != depends:
            self._last = depends, load(self.folders)
        return self._last[1]

    def build(self) -> tuple[Problem, ...]:
        """Build what changed, and return warnings. Raises BuilderError; nothing was replaced then."""
        problems = build_site(self.folders, search=not self.built).problems
        self.built = True
        return problems
