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
            drafts[target].write_bytes(content)
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
    """Put new bytes in the place of old ones, in files that a person asked to change; a file is old or new, never half.

    Raises OSError where one does not hold the old bytes any more.
    """
    drafts = [(target.with_name(f".{target.name}.{os.getpid()}.new"), target) for target, _, _ in files]
    try:
        for (draft, target), (_, old, new) in zip(drafts, files, strict=True):
            if target.read_bytes() != old:
                raise OSError(errno.ESTALE, "it was changed meanwhile", str(target))
            draft.write_bytes(new)
        for draft, target in drafts:
            draft.replace(target)
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)


def _name(draft: Path, target: Path) -> None:
    """Give `draft` its name: a link, unlike a rename, never takes another file's place."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # Some file systems have no links: take the name, then put the draft there.
        target.touch(exist_ok=False)
        draft.replace(target)
