"""Rendering: MkDocs turns the docs tree into HTML, in strict mode. No hook, no plugin: it could be any engine.

Anything that MkDocs warns of fails the build: a broken link or a missing anchor would be ours, or a hand-written
page's, and a reader must not meet it.
"""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import BuilderError, Problem


class RenderFailed(BuilderError):
    """MkDocs refused the docs tree; nothing was replaced."""


_DIRTY = "A 'dirty' build is being performed"
"""How MkDocs begins what it says whenever it is not to render everything."""


class _Collect(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render(
    config: Path, docs: Path, site: Path, shown: Path, today: str, progress: Callable[[str, int, int], None]
) -> None:
    """Render `docs` into the empty folder `site`.

    `shown` is the name under which messages speak of the docs tree. `today` fixes the dates that MkDocs writes.
    Raises RenderFailed.
    """
    progress("render", 0, 1)
    _run(config, docs, site, shown, today, None)
    progress("render", 1, 1)


def render_changed(config: Path, docs: Path, site: Path, shown: Path, today: str, changed: Collection[str]) -> None:
    """Render only the files `changed` of `docs` into `site`, which holds the others as they were rendered before.

    Pages do not depend on each other but through the navigation, whose titles are all given, so the result is that of
    `render`. Links to headings of pages that are not rendered are not looked up. Raises RenderFailed.
    """
    _run(config, docs, site, shown, today, frozenset(changed))


def _run(config: Path, docs: Path, site: Path, shown: Path, today: str, only: Collection[str] | None) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    if not config.is_file():
        text = "is missing; run this where the project's mkdocs.yml is"
        raise RenderFailed([Problem(path=str(config), text=text)])
    whole = only is None
    folders = {"docs_dir": str(docs.resolve()), "site_dir": str(site.resolve())}
    with _epoch(today), _modified(only), _collected() as messages:
        try:
            settings = load_config(str(config), **folders, strict=whole)
            if not whole:
                settings.validation.links.anchors = logging.DEBUG
            build(settings, dirty=not whole)
        except (Abort, MkDocsException) as error:
            messages = messages or [str(error)]
            whole = False
        found = [message for message in messages if not message.startswith(_DIRTY)]
    if found and not whole:
        problems = [Problem(path=str(shown), text=m.replace(str(docs.resolve()), str(shown))) for m in found]
        raise RenderFailed(problems)


@contextmanager
def _modified(only: Collection[str] | None) -> Iterator[None]:
    """Have MkDocs take these files for modified, and no others: it would go by their times."""
    from mkdocs.structure.files import File

    if only is None:
        yield
        return
    before = File.is_modified
    File.is_modified = lambda self: self.src_uri in only  # type: ignore[method-assign]
    try:
        yield
    finally:
        File.is_modified = before  # type: ignore[method-assign]


@contextmanager
def _epoch(today: str) -> Iterator[None]:
    """Set SOURCE_DATE_EPOCH, which MkDocs takes for the time of the build."""
    day = datetime.date.fromisoformat(today + "-01-01"[len(today) - 4 :] if len(today) < 10 else today)
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    with environment("SOURCE_DATE_EPOCH", str(int(moment.timestamp()))):
        yield


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Set a variable of the environment for a while."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@contextmanager
def _collected() -> Iterator[list[str]]:
    logger = logging.getLogger("mkdocs")
    handler, propagate = _Collect(), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
