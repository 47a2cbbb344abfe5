"""Output folders: written beside the old one and swapped in whole, or not at all.

A folder is ours when it bears our manifest and holds nothing that the manifest does not list. The new tree is built as
a sibling, files that did not change hard-linked from the old one, and the two change places: in one step where the
system knows such a step, so that there is no moment without the folder, else by two renames. Killed between the two,
`recover` of the next command puts back a whole tree.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.cache import digest
from builder.errors import OutputRefused, Problem
from builder.exchange import exchange
from builder.model import Page

MANIFEST = ".briefing.json"
"""MkDocs leaves dot files out of the site."""
_GENERATOR = "policy-briefing-builder"


def recover(target: Path) -> None:
    """Finish or undo a swap that was cut off, and clear what a killed build left beside `target`."""
    fresh, old = _sibling(target, "new"), _sibling(target, "old")
    if old.exists() and not target.exists():
        if (fresh / MANIFEST).is_file():
            fresh.rename(target)
        else:
            old.rename(target)
    for leftover in (fresh, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    for leftover in target.parent.glob(f"{glob.escape(fresh.name)}-*"):
        shutil.rmtree(leftover, ignore_errors=True)  # what outlived the build may be writing there still


@contextlib.contextmanager
def aside(fresh: Path) -> Iterator[Path]:
    """Give an empty folder beside a fresh one for what is not to stand in it yet. `recover` clears it after a kill.

    Its path is absolute: other programs work in it.
    """
    with tempfile.TemporaryDirectory(prefix=f"{fresh.name}-", dir=fresh.parent.absolute()) as folder:
        yield Path(folder)


def refuse_unfit(target: Path) -> None:
    """Raise OutputRefused where `target` can be no folder of ours, whatever it holds."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise _refused(target, "is not a folder; name another with --out or --site")
    if target.resolve() == Path.cwd():
        raise _refused(target, "is the one this runs in; name another with --out or --site")
    above = next(parent for parent in target.resolve().parents if parent.exists())
    if not above.is_dir():
        raise _refused(target, f"lies below {above}, which is a file; name another with --out or --site")


def refuse_foreign(target: Path) -> None:
    """Raise OutputRefused unless `target` is absent, empty, or ours with nothing of anyone else's in it."""
    refuse_unfit(target)
    if not target.exists() or not any(target.iterdir()):
        return
    try:
        manifest = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
        ours = manifest["generator"] == _GENERATOR
        files = frozenset(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError):
        ours, files = False, frozenset()
    if not ours:
        raise _refused(target, "is not empty and was not written by this program; name another folder, or empty it")
    foreign = sorted(set(files_below(target)) - files - {MANIFEST})
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise _refused(target, f"holds {foreign[0]}{others}, which this program did not write; move it elsewhere first")


def refuse_overlap(one: Path, other: Path) -> None:
    """Raise OutputRefused where two output folders are the same, or one lies in the other."""
    first, second = one.resolve(), other.resolve()
    if first == second or first in second.parents or second in first.parents:
        raise _refused(other, f"overlaps {one}; name two folders of which none is inside the other")


@contextlib.contextmanager
def replacing(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Give an empty folder to fill for each target; swap all in when the block ends well, or none."""
    for target in targets:
        recover(target)
        refuse_foreign(target)
    fresh = tuple(_sibling(target, "new") for target in targets)
    try:
        for folder in fresh:
            folder.mkdir(parents=True)
        yield fresh
        for folder in fresh:
            _write_manifest(folder)
        _swap(targets)
    except BaseException:
        for folder in fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    for target in targets:
        for role in ("new", "old"):
            shutil.rmtree(_sibling(target, role), ignore_errors=True)


def _swap(targets: Iterable[Path]) -> None:
    """Put each new tree in the place of the old one. What was swapped is swapped back where another cannot be."""
    with contextlib.ExitStack() as undo:
        for target in targets:
            fresh, old = _sibling(target, "new"), _sibling(target, "old")
            if target.exists() and exchange(fresh, target):
                undo.callback(exchange, fresh, target)
                continue
            if target.exists():
                target.rename(old)
                undo.callback(old.rename, target)
            fresh.rename(target)
            undo.callback(target.rename, fresh)
        undo.pop_all()


def write_pages(pages: Iterable[Page], fresh: Path, target: Path) -> dict[str, bytes]:
    """Write the pages into `fresh`; one that `target` has with the same bytes becomes the same file.

    Return the digest of each by its path.
    """
    old = os.fspath(target)
    new = os.fspath(fresh)
    made: set[str] = set()
    written: dict[str, bytes] = {}
    for page in pages:
        path = f"{new}/{page.path}"
        folder = path.rpartition("/")[0]
        if folder not in made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        # It may be a link by now, and writing through a link would reach into the old tree.
        Path(path).unlink(missing_ok=True)
        written[page.path] = digest(page.content)
        if _same(f"{old}/{page.path}", page.content):
            with contextlib.suppress(OSError):
                os.link(f"{old}/{page.path}", path)
                continue
        Path(path).write_bytes(page.content)
    return written


def _same(path: str, content: bytes) -> bool:
    try:
        return Path(path).stat().st_size == len(content) and Path(path).read_bytes() == content
    except OSError:
        return False


def _write_manifest(folder: Path) -> None:
    files = sorted(files_below(folder))
    text = json.dumps({"generator": _GENERATOR, "files": files}, ensure_ascii=False, indent=0)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def files_below(folder: Path) -> Iterator[str]:
    """Return the path of every file below a folder, with `/`; a link to a folder counts as one."""
    root = os.fspath(folder)
    for base, folders, names in os.walk(root):
        prefix = base[len(root) + 1 :].replace(os.sep, "/")
        for name in names + [name for name in folders if Path(base, name).is_symlink()]:
            yield f"{prefix}/{name}" if prefix else name


def _sibling(target: Path, role: str) -> Path:
    return target.parent / f".{target.name}.briefing-{role}"


def _refused(target: Path, text: str) -> OutputRefused:
    return OutputRefused([Problem(path=str(target), text=f"the output folder {text}")])
