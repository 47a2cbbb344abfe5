"""Rendering: MkDocs turns the docs tree into HTML, in strict mode. No hook, no plugin: it could be any engine.

Anything that MkDocs warns of fails the build: a broken link or a missing anchor would be ours, or a hand-written
page's, and a reader must not meet it.

What `builder.rerender` took over from the last site is not rendered again. That is what MkDocs' own "dirty" build does,
but by the age of files; here it is told which files are modified.
"""

from __future__ import annotations

import datetime
import logging
import os
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from html import escape
from itertools import chain
from pathlib import Path

from builder.errors import BuilderError, Problem
from builder.garbage import collected
from builder.processes import forked, shares
from builder.store import files_below

_DIRTY = "A 'dirty' build is being performed"
"""What MkDocs warns of whenever it does not render everything."""
_COPIED = 20
"""Bytes that are copied in the time in which one is rendered."""


class RenderFailed(BuilderError):
    """MkDocs refused the docs tree; nothing was replaced."""


class _Collect(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.getMessage().startswith(_DIRTY):
            self.messages.append(record.getMessage())


def render(
    config: Path,
    docs: Path,
    site: Path,
    shown: Path,
    today: str,
    progress: Callable[[str, int, int], None],
    taken: Collection[str] = (),
    together: Collection[str] = (),
    jobs: int = 1,
) -> None:
    """Render `docs` into the folder `site`, which holds nothing but what the sources of `taken` become.

    `shown` is the name under which messages speak of the docs tree. `today` fixes the dates that MkDocs writes.
    Where there is much to do, copies of this process do a part each; one of them has all of `together`, because MkDocs
    says whether an anchor is there only where it renders both pages. Raises RenderFailed.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    from builder.markdown.pared import Pared

    if not config.is_file():
        text = "is missing; run this where the project's mkdocs.yml is"
        raise RenderFailed([Problem(path=str(config), text=text)])
    progress("render", 0, 1)
    todo = [name for name in files_below(docs) if name not in taken]
    parts = shares(jobs, sum(name.endswith(".md") for name in todo))
    own = shared_out(docs, todo, together, parts)

    def rendered(part: int) -> list[str]:
        with _collected() as messages, _modified(chain(taken, *own[:part], *own[part + 1 :])):
            try:
                settings = load_config(str(config), docs_dir=str(docs.resolve()), site_dir=str(site.resolve()))
                settings.markdown_extensions.append(Pared())
                build(settings, dirty=parts > 1 or bool(taken))
            except (Abort, MkDocsException) as error:
                return messages or [str(error)]
            except Exception as error:
                # MkDocs says at which page; what front matter asks for in vain may come out as anything.
                said = f"{type(error).__name__}: {error}"
                if not messages and (template := _template(error, config.parent)):
                    raise RenderFailed([Problem(path=template[0], line=template[1], text=said)]) from None
                if not messages or (isinstance(error, OSError) and error.errno):
                    raise
                return [*messages, said]
            return messages

    with _epoch(today), collected():  # every page leaves its parser behind, which is full of circles
        messages = dict.fromkeys(message for found in forked(rendered, parts) for message in found)
    if messages:
        problems = [Problem(path=str(shown), text=m.replace(str(docs.resolve()), str(shown))) for m in messages]
        raise RenderFailed(problems)
    progress("render", 1, 1)


def converted(config: Path, docs: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the HTML that the Markdown of each of these pages becomes, without what templates put around it.

    A title that only front matter has is a heading above it, as on the page. What cannot be converted is left out:
    rendering says what is wrong with it.
    """
    from markdown import Markdown
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException
    from mkdocs.utils.meta import get_data

    with _collected():
        try:
            settings = load_config(str(config), docs_dir=str(docs.resolve()))
        except (Abort, MkDocsException):
            return {}
    found = {}
    for name in names:
        parser = Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs)
        text, said = get_data((docs / name).read_text(encoding="utf-8-sig"))
        with suppress(Exception):  # an extension may raise anything
            page = parser.convert(text)
            titled = "<h1" not in page and "title" in said
            found[name] = f"<h1>{escape(str(said['title']))}</h1>{page}" if titled else page
    return found


def shared_out(docs: Path, todo: Iterable[str], together: Collection[str], parts: int) -> list[list[str]]:
    """Return the sources of each part, which take about as long: the longest first, each to the part with the least.

    That is Graham's rule for machines that work beside each other (Bounds on Multiprocessing Timing Anomalies, 1969).
    """
    sizes = {name: (docs / name).stat().st_size for name in todo}
    work = {name: size if name.endswith(".md") else size // _COPIED for name, size in sizes.items()}
    own: list[list[str]] = [[] for _ in range(parts)]
    load = [0] * parts
    for name in sorted(work, key=lambda name: (name not in together, -work[name], name)):
        part = 0 if name in together else load.index(min(load))
        own[part].append(name)
        load[part] += work[name]
    return own


def _template(error: Exception, project: Path) -> tuple[str, int] | None:
    """Return the file and line of the project's template in which an error arose, if one did."""
    here = project.resolve()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename).resolve()
        if path.suffix != ".py" and path.is_relative_to(here):
            return str(project / path.relative_to(here)), frame.lineno or 1
    return None


@contextmanager
def _modified(but: Iterable[str]) -> Iterator[None]:
    """Have MkDocs take every file for modified but those of these names."""
    from mkdocs.structure.files import File

    was, others = File.is_modified, frozenset(but)
    File.is_modified = lambda self: self.src_uri not in others  # type: ignore[method-assign]
    try:
        yield
    finally:
        File.is_modified = was  # type: ignore[method-assign]


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
