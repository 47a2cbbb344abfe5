"""Where a name stands in a text, as whole words: looked for as text, since a pattern for each name costs too much."""

from __future__ import annotations

from collections.abc import Iterator


def places(name: str, text: str, end: int | None = None) -> Iterator[int]:
    """Return where `name` begins in `text` up to `end`, each time that no letter or digit goes on beside it."""
    end = len(text) if end is None else end
    at = text.find(name, 0, end)
    while at >= 0:
        after = at + len(name)
        if not (at and _is_word(text[at - 1])) and not (after < end and _is_word(text[after])):
            yield at
        at = text.find(name, after, end)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
