"""Files and folders of `content/` that nothing reads, although they look as if a person meant them to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.errors import Problem, nearest

_READ: Mapping[str, tuple[str, ...]] = {
    "articles": (".yml", ".yaml", ".md"),
    "briefings": (".md",),
    "entities": (".yml", ".yaml"),
    "pages": (".md",),
    "topics": (".yml", ".yaml"),
}
"""The folders of `content/`, and the endings of what is read in each."""
_LEFT_BEHIND = re.compile(r"\..*|~.*|#.*#|.*~|readme(?:\..*)?|thumbs\.db|desktop\.ini|.*\.(?:bak|orig|rej|sw[a-p]|tmp)")
"""Names, in small letters, that editors, systems and people give to what is not meant to be read."""
_MEANS = {".markdown": ".md", ".mdown": ".md", ".txt": ".md", ".json": ".yml", ".yam": ".yml", ".ymal": ".yml"}
"""Endings of files that are often meant for another."""


def unread(folder: Path) -> Iterator[Problem]:
    """Return a warning for each file and folder that nothing reads, although it looks as if a person meant it to be."""
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        if path.is_symlink() or _LEFT_BEHIND.fullmatch(path.name.lower()) or path.name == "site.yml":
            continue
        if path.is_dir() and path.name in _READ:
            yield from _unread_in(path, _READ[path.name])
        elif path.is_dir() and any(each.is_file() for each in path.rglob("*")):
            text = f"nothing is read from this folder.{nearest(path.name, _READ)} Folders: {', '.join(_READ)}"
            yield Problem(path=str(path), text=text, severity="warning")
        elif path.is_file():
            text = f"this file is not read; settings stand in {folder / 'site.yml'}, all else in {', '.join(_READ)}"
            yield Problem(path=str(path), text=text, severity="warning")


def _unread_in(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Problem]:
    for path in sorted(folder.rglob("*")):
        names = path.relative_to(folder).parts
        if path.suffix.lower() in suffixes or path.is_symlink() or not path.is_file():
            continue
        if not any(_LEFT_BEHIND.fullmatch(name.lower()) for name in names):
            text = f"this file is not read: of {folder} only {' and '.join(suffixes)} are"
            better = next((each for each in suffixes if _MEANS.get(path.suffix.lower()) == each), "")
            text += f"; rename it to '{path.stem}{better}'" if better else "; take it out, or put it where it belongs"
            yield Problem(path=str(path), text=text, severity="warning")
