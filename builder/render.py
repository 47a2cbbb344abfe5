"""Rendering: MkDocs turns the docs tree into HTML, in strict mode. No hook, no plugin: it could be any engine.

Anything that MkDocs warns of fails the build: a broken link or a missing anchor would be ours, or a hand-written
page's, and a reader must not meet it.
"""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import BuilderError, Problem


class RenderFailed(BuilderError):
    """MkDocs refused the docs tree; nothing was replaced."""


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
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    if not config.is_file():
        text = "is missing; run this where the project's mkdocs.yml is"
        raise RenderFailed([Problem(path=str(config), text=text)])
    progress("render", 0, 1)
    with _epoch(today), _collected() as messages:
        try:
            settings = load_config(str(config), docs_dir=str(docs.resolve()), site_dir=str(site.resolve()), strict=True)
            build(settings)
        except (Abort, MkDocsException) as error:
            found = messages or [str(error)]
            problems = [Problem(path=str(shown), text=m.replace(str(docs.resolve()), str(shown))) for m in found]
            raise RenderFailed(problems) from None
    progress("render", 1, 1)


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
