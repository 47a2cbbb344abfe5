"""New files beside those that people wrote: each appears whole, in no one's place, and all of them or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path


def write_new(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files that are not there yet, in this order. Raises FileExistsError for one that is, and other OSErrors.

    All are written under names that no build looks at before the first gets its own.
    """
    drafts = {target: target.with_name(f".{target.name}.{os.getpid()}.new") for target, _ in files}
    made: list[Path] = []
    try:
        for target, content in files:
            _write(drafts[target], content)
        for target, draft in drafts.items():
            _name(draft, target)
            made.append(target)
    except BaseException:
        for target in made:
            target.unlink(missing_ok=True)
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def replaced(files: Sequence[tuple[Path, bytes, bytes]]) -> None:
    """Put new bytes in the place of old ones, in files that a person asked to change; all are new, or none.

    A file is old or new, never half. Raises OSError where one does not hold the old bytes any more.
    """
    drafts = [target.with_name(f".{target.name}.{os.getpid()}.new") for target, _, _ in files]
    kept = [target.with_name(f".{target.name}.{os.getpid()}.old") for target, _, _ in files]
    done = 0
    try:
        for draft, before, (target, old, new) in zip(drafts, kept, files, strict=True):
            if target.read_bytes() != old:
                raise OSError(errno.ESTALE, "it was changed meanwhile", str(target))
            _write(draft, new)
            _keep(target, before)
        for draft, (target, _, _) in zip(drafts, files, strict=True):
            draft.replace(target)
            done += 1
    except BaseException:
        for before, (target, _, _) in zip(kept[:done], files, strict=False):
            before.replace(target)
        raise
    finally:
        for path in (*drafts, *kept):
            path.unlink(missing_ok=True)


def _write(draft: Path, content: bytes) -> None:
    """Write a file so that it is on the disk before it takes another's place, whatever becomes of the machine."""
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(target: Path, before: Path) -> None:
    """Give a file a second name; where the file system has no links, a copy."""
    try:
        os.link(target, before)
    except OSError:
        before.write_bytes(target.read_bytes())


def _name(draft: Path, target: Path) -> None:
    """Give `draft` its name: a link, unlike a rename, never takes another file's place."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # Some file systems have no links: take the name, then put the draft there.
        target.touch(exist_ok=False)
        draft.replace(target)
