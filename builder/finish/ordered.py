"""The same index for the same pages: Pagefind writes the values of a filter in an order that changes from run to run.

The files are gzip around a mark and CBOR, and named after a digest that browsers do not check. Filters and their values
are sorted here, the names made again of what is in the files now, and the two files that name others follow.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_LANGUAGE = "en"
_FILTERS = 3
"""Where the list of filters stands in the file that names all others."""


def put_in_order(bundle: Path) -> None:
    """Rewrite the filters of an index in place."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    language = entry["languages"][_LANGUAGE]
    old = bundle / f"pagefind.{language['hash']}.pf_meta"
    meta = _read(old)
    filters = []
    for name, file in meta[_FILTERS]:
        path = bundle / "filter" / f"{file}.pf_filter"
        field, values = _read(path)
        path.unlink()
        written = _written([field, sorted(values)])
        named = _named(written)
        (bundle / "filter" / f"{named}.pf_filter").write_bytes(written)
        filters.append([name, named])
    meta[_FILTERS] = sorted(filters)
    written = _written(meta)
    language["hash"] = _named(written)
    old.unlink()
    (bundle / f"pagefind.{language['hash']}.pf_meta").write_bytes(written)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (bundle / "pagefind-entry.json").write_text(text, encoding="utf-8")


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))


def _written(data: Any) -> bytes:
    return gzip.compress(_MARK + cbor2.dumps(data), mtime=0)


def _named(content: bytes) -> str:
    return f"{_LANGUAGE}_{hashlib.sha256(content).hexdigest()[:10]}"
