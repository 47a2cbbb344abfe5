"""Pages that were adopted: whether the raw article, or what cleaning makes of it, is still what they were made of."""

from __future__ import annotations

from builder.clean import clean
from builder.errors import BadInput, Problem
from builder.read import Seed, read
from builder.read.adopted import cleaned_hash, raw_hash, without_decisions


def changed(seed: Seed) -> Problem | None:
    """Return advice where an adopted page was made of something else; None where nothing changed, or it was not."""
    body = seed.override.body if seed.override else None
    if body is None or body.adopted is None:
        return None
    line = next((n for n, text in enumerate(body.lines[: body.above], 1) if text.startswith("adopted:")), 1)
    now = {"raw": raw_hash(seed.path.read_bytes())}
    said = f"{seed.path} was saved anew since"
    if now["raw"] == body.adopted.raw:
        said = f"cleaning makes another text of {seed.path} now"
    try:
        now["text"] = cleaned_hash(clean(read(without_decisions(seed))))
    except BadInput:
        now["text"] = body.adopted.text
    if (now["raw"], now["text"]) == (body.adopted.raw, body.adopted.text):
        return None
    remedy = f"look whether this page should change, then write `adopted: {{raw: {now['raw']}, text: {now['text']}}}`"
    return Problem(path=body.path, line=line, text=f"{said}; {remedy}", severity="advice")
