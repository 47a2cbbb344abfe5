"""Two folders change places in one step, which no rename can do: a site is never absent, not for a moment.

Linux and macOS have a call for it that Python does not know of: `renameat2` with RENAME_EXCHANGE (Linux 3.15, glibc
2.28) and `renamex_np` with RENAME_SWAP (macOS 10.12). Not every file system does it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths count from the folder that this runs in."""
_EXCHANGE = 2
"""RENAME_EXCHANGE and RENAME_SWAP."""


def exchange(one: Path, other: Path) -> bool:
    """Have two paths, which are both there, change places; say whether that could be done."""
    if sys.platform == "win32":
        return False
    import ctypes

    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(library.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError):
        return False
