"""What an adopted page was made of: digests of the raw file and of what cleaning made of it, then and now."""

from __future__ import annotations

import dataclasses
import hashlib
import json

from builder.model import Article
from builder.read import Seed


def raw_hash(data: bytes) -> str:
    """Return the digest of a raw file."""
    return _digest(data)


def cleaned_hash(article: Article) -> str:
    """Return the digest of a text as it was cleaned: what each paragraph is, and what it says."""
    said = [(p.kind, p.level, p.text) for p in article.paragraphs]
    return _digest(json.dumps(said, ensure_ascii=True).encode())


def without_decisions(seed: Seed) -> Seed:
    """Return a raw article without what a person decided of its lines or wrote in their place."""
    if seed.override is None:
        return seed
    file = seed.override.file.model_copy(update={"restore": (), "drop": (), "replace": (), "title": None})
    return dataclasses.replace(seed, override=dataclasses.replace(seed.override, file=file, body=None))


def _digest(data: bytes) -> str:
    """Return the beginning of a SHA-256: enough to tell that something changed. The letter makes it text in YAML."""
    return f"h{hashlib.sha256(data).hexdigest()[:16]}"
