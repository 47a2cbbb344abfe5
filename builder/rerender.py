"""What the last build left in the site, and which of it a new one may take over instead of rendering it again.

A page of the site is made of its source, of the templates and settings, and of the names of the other sources: of
nothing else, since every entry of the navigation is titled and no template shows a neighbour. So where settings and
source are those of the last build, and what that wrote is still there byte for byte, the file is linked into the new
site. Pages with links that a person wrote are rendered every time, with those whose anchors they name: what such a link
leads to may be gone, and the site engine says so only of what it renders. Whatever is not certain is rendered.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from importlib import metadata
from itertools import chain
from pathlib import Path

from builder.cache import Cache, digest, program
from builder.config import Content
from builder.errors import Problem
from builder.model import Briefings
from builder.processes import forked, shares
from builder.slugs import Slug
from builder.store import MANIFEST, files_below

FILE = "site.db"
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments")
_VARIABLES = ("SITE_URL", "REPO_URL")
"""What `mkdocs.yml` takes from the environment."""
_DATED = re.compile(rb"build_date_utc|update_date")
"""How templates of MkDocs get at the day of the build."""
_ANCHORED = re.compile(rb"\]\(<?([^()\s<>#:]+\.md)#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What the last build left."""

    seal: bytes | None
    """Digest of its whole input; None: the build was not whole."""
    settings: bytes
    """Digest of what every page of it depended on."""
    docs: Mapping[str, bytes]
    site: Mapping[str, bytes]
    """Digests of all files of both folders, by path."""
    articles: Mapping[Slug, bytes]
    """What the page of each article was made of, as `builder.pages.around` says."""
    verified: Mapping[Slug, bytes]
    """What was verified of each article's page, as `verify` says."""
    problems: tuple[Problem, ...]
    counts: tuple[int, int, int]
    """Articles, entities, topics."""
    size: int
    """Bytes of the site."""


NOTHING = Left(
    seal=None, settings=b"", docs={}, site={}, articles={}, verified={}, problems=(), counts=(0, 0, 0), size=0
)


def left(cache: Cache, site: Path) -> Left:
    """Return what the last build left in `site`."""
    found = cache.get(_key(site))
    return NOTHING if found is None else Left(**found)


def leave(cache: Cache, target: Path, what: Left) -> None:
    """Keep what this build left in `target` for the next."""
    cache.put(_key(target), {field.name: getattr(what, field.name) for field in fields(what)})


def seal_of(settings: bytes, *inputs: Path, jobs: int = 1) -> bytes | None:
    """Return the digest of everything that a build depends on; None where a file of it cannot be read."""
    parts: list[str | bytes] = [settings, *_installed()]
    for path in inputs:
        parts.append(str(path))
        whole = path.is_dir()
        names = files_below(path) if whole else [path.name] if path.is_file() else []
        for name, data in _digests(path if whole else path.parent, names, jobs).items():
            if data is None:
                return None
            parts += [name, data]
    return digest(*parts)


def _installed() -> list[str]:
    """Return what is installed: the folder that says so is called by name and version.

    `importlib.metadata.distributions` reads a file of each, which takes a tenth of a second.
    """
    names = (name for folder in sys.path if os.path.isdir(folder) for name in os.listdir(folder))  # noqa: PTH112,PTH208
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def is_whole(before: Left, docs: Path, site: Path, jobs: int = 1) -> bool:
    """Say whether both folders are to the byte what the last build left."""
    return all(
        files.keys() | {MANIFEST} == set(files_below(folder)) and _digests(folder, files, jobs) == files
        for files, folder in ((before.docs, docs), (before.site, site))
    )


def settings_of(config: Path, today: str) -> bytes:
    """Return the digest of all that every page depends on.

    The day is a part of it only where a template of the project shows one: those of the theme do not, and an article
    that is newer than all others would have every page rendered again.
    """
    theme = config.parent / "overrides"
    parts: list[str | bytes] = [program(), config.read_bytes() if config.is_file() else b""]
    parts += [metadata.version(name) for name in _LIBRARIES]
    parts += [os.environ.get(name, "") for name in _VARIABLES]
    files = {path: path.read_bytes() for path in sorted(theme.rglob("*")) if path.is_file()}
    for path, data in files.items():
        parts += [path.relative_to(theme).as_posix(), data]
    return digest(*parts, today if any(map(_DATED.search, files.values())) else "")


def digests_of(folder: Path, known: Mapping[str, bytes], jobs: int = 1) -> dict[str, bytes]:
    """Return the digest of every file below a folder, by its path; those of `known` are not read again."""
    read = _digests(folder, [name for name in files_below(folder) if name not in known], jobs)
    return {**known, **{name: data for name, data in read.items() if data is not None}}


def _digests(folder: Path, names: Iterable[str], jobs: int) -> dict[str, bytes | None]:
    """Return the digest of each of these files below a folder, by its path; None of one that cannot be read."""
    todo = sorted(names)
    parts = shares(jobs, len(todo))
    found = forked(lambda part: [_file_digest(f"{folder}/{name}") for name in todo[part::parts]], parts)
    return {name: found[at % parts][at // parts] for at, name in enumerate(todo)}


def _file_digest(path: str | Path) -> bytes | None:
    """Return the digest of what a file holds; None where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (Path.open takes half as long again)
            return digest(file.read())
    except OSError:
        return None


class Keeping:
    """Links the pages of articles that are what they were from the last docs tree into the new one."""

    def __init__(self, before: Left, old: Path, new: Path) -> None:
        self._before, self._old, self._new = before, old, new
        self.seals: dict[Slug, bytes] = {}
        self.files: dict[str, bytes] = {}
        """Those that are linked, with their digests."""

    def __call__(self, slug: Slug, seal: bytes | None) -> bool:
        """Say whether the page and the record of an article are those of the last build, and need not be made."""
        if seal is None:
            return False
        self.seals[slug] = seal
        files = _files_of(slug)
        if self._before.articles.get(slug) != seal:
            return False
        for name in files:
            data = self._before.docs.get(name)
            if data is None or not _linked(self._old / name, self._new / name, data):
                return False
            self.files[name] = data
        return True


def _files_of(slug: Slug) -> tuple[str, str]:
    return f"articles/{slug}.md", f"data/articles/{slug}.json"


def taken_over(
    before: Left, sources: Mapping[str, bytes], old: Path, new: Path, anew: Collection[str], jobs: int = 1
) -> set[str]:
    """Link what is still true from the `old` site into the `new` one; return the sources that need no rendering.

    Those of `anew` are rendered whether they changed or not.
    """
    same = [source for source, was in before.docs.items() if sources.get(source) == was and source not in anew]
    parts = shares(jobs, len(same))

    def taken(source: str) -> bool:
        path = output(source)
        return path in before.site and _linked(old / path, new / path, before.site[path])

    return set(chain.from_iterable(forked(lambda part: list(filter(taken, same[part::parts])), parts)))


def _linked(there: Path, here: Path, data: bytes) -> bool:
    """Link a file that has this digest; say whether that could be done."""
    if _file_digest(there) != data:
        return False
    try:
        here.parent.mkdir(parents=True, exist_ok=True)
        os.link(there, here)
    except OSError:  # on a file system without links
        return False
    return True


def linked(old: Path, new: Path) -> bool:
    """Link all files below `old` into the folder `new`; say whether that could be done."""
    try:
        for name in files_below(old):
            Path(new, name).parent.mkdir(parents=True, exist_ok=True)
            os.link(Path(old, name), Path(new, name))
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
    return new.is_dir()


def output(source: str) -> str:
    """Return the path in the site of what a source becomes, as MkDocs' `use_directory_urls` has it."""
    stem, suffix = posixpath.splitext(source)
    if suffix != ".md":
        return source
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"


def linked_by_persons(briefings: Briefings, content: Content, docs: Path) -> set[str]:
    """Return the sources that hold links of a person's, and those whose anchors these name."""
    own = {path.name for path in content.pages}
    own |= {f"topics/{slug}.md" for slug, topic in content.topics.items() if topic.introduction}
    own |= {f"briefings/{briefing.slug}.md" for briefing in briefings.written}
    own |= {f"articles/{a.article.slug}.md" for a in briefings.corpus.analyses if a.article.edited}
    named = set()
    for source in own:
        path = docs / source
        for target in _ANCHORED.findall(path.read_bytes()) if path.is_file() else ():
            named.add(posixpath.normpath(posixpath.join(posixpath.dirname(source), os.fsdecode(target))))
    return own | named


def unchanged_articles(slugs: Iterable[Slug], taken: Collection[str]) -> set[Slug]:
    """Return the articles of which neither the page nor the record changed."""
    return {slug for slug in slugs if all(name in taken for name in _files_of(slug))}


def _key(site: Path) -> bytes:
    return digest("site", program(), str(site.resolve()))
