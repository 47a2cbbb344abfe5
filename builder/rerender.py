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
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from builder.cache import Cache, digest, program
from builder.config import Content
from builder.model import Briefings
from builder.slugs import Slug

FILE = "site.db"
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments")
_VARIABLES = ("SITE_URL", "REPO_URL")
"""What `mkdocs.yml` takes from the environment."""
_ANCHORED = re.compile(rb"\]\(<?([^()\s<>#:]+\.md)#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What the last build left."""

    pages: Mapping[str, tuple[bytes, bytes]]
    """Digests of source and of what was written, by the source's path."""
    seals: Mapping[Slug, bytes]
    """What was verified of each article's page, as `verify` says."""


NOTHING = Left(pages={}, seals={})


def left(cache: Cache, site: Path, settings: bytes) -> Left:
    """Return what the last build left in `site`; nothing where its settings were others."""
    found = cache.get(_key(site))
    if not isinstance(found, tuple) or len(found) != 3 or found[0] != settings:
        return NOTHING
    return Left(pages=found[1], seals=found[2])


def leave(cache: Cache, target: Path, settings: bytes, pages: Mapping[str, tuple[bytes, bytes]], seals: Any) -> None:
    """Keep what this build left in `target` for the next."""
    cache.put(_key(target), (settings, dict(pages), dict(seals)))


def settings_of(config: Path, today: str) -> bytes:
    """Return the digest of all that every page depends on."""
    theme = config.parent / "overrides"
    parts: list[str | bytes] = [program(), today, config.read_bytes() if config.is_file() else b""]
    parts += [metadata.version(name) for name in _LIBRARIES]
    parts += [os.environ.get(name, "") for name in _VARIABLES]
    for path in sorted(path for path in theme.rglob("*") if path.is_file()):
        parts += [path.relative_to(theme).as_posix(), path.read_bytes()]
    return digest(*parts)


def digests(folder: Path) -> dict[str, bytes]:
    """Return the digest of every file below a folder, by its path."""
    return {name: digest(Path(folder, name).read_bytes()) for name in sorted(_files(folder))}


def taken_over(before: Left, sources: Mapping[str, bytes], old: Path, new: Path, anew: Collection[str]) -> set[str]:
    """Link what is still true from the `old` site into the `new` one; return the sources that need no rendering.

    Those of `anew` are rendered whether they changed or not.
    """
    taken = set()
    for source, (was, wrote) in before.pages.items():
        if sources.get(source) != was or source in anew:
            continue
        there, here = old / output(source), new / output(source)
        try:
            if digest(there.read_bytes()) != wrote:
                continue
            here.parent.mkdir(parents=True, exist_ok=True)
            os.link(there, here)
        except OSError:  # gone, or on a file system without links
            continue
        taken.add(source)
    return taken


def linked(old: Path, new: Path) -> bool:
    """Link all files below `old` into the folder `new`; say whether that could be done."""
    try:
        for name in _files(old):
            Path(new, name).parent.mkdir(parents=True, exist_ok=True)
            os.link(Path(old, name), Path(new, name))
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
    return new.is_dir()


def written(sources: Mapping[str, bytes], site: Path) -> dict[str, tuple[bytes, bytes]]:
    """Return the digests of every source and of what stands in the finished site for it."""
    found = {}
    for source, was in sources.items():
        path = site / output(source)
        if path.is_file():
            found[source] = was, digest(path.read_bytes())
    return found


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
    return {slug for slug in slugs if f"articles/{slug}.md" in taken and f"data/articles/{slug}.json" in taken}


def _key(site: Path) -> bytes:
    return digest("site", str(site.resolve()))


def _files(folder: Path) -> Iterator[str]:
    root = os.fspath(folder)
    for base, _, names in os.walk(root):
        prefix = base[len(root) + 1 :].replace(os.sep, "/")
        for name in names:
            yield f"{prefix}/{name}" if prefix else name
