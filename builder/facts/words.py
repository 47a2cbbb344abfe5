"""The words of a sentence as a set: whether a finder has anything to look for is asked of it before any pattern is.

Most sentences hold no number, no date and no verb of speech; asking first makes the facts of an article several times
faster to find.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+|[0-9]")
DIGITS = frozenset("0123456789")
_LETTERS = bytes(byte if chr(byte).isalpha() and byte < 128 else ord(" ") for byte in bytes(range(256)).lower())
"""For `translate`, as in `builder.words`."""
_NO_DIGITS = bytes(byte for byte in range(256) if chr(byte) not in DIGITS)


def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters of a text, in lower case, and its digits."""
    if text.isascii():
        data = text.encode()
        return frozenset([*data.translate(_LETTERS).decode().split(), *data.translate(None, _NO_DIGITS).decode()])
    return frozenset(_WORD.findall(text.lower()))
