"""Characters that nobody sees: removed wherever text comes in, so that what is shown, matched and printed is the same.

They turn the direction of what follows on the page, hide one word in another, drive a terminal or break a line of a
message; some are marks that Python-Markdown uses within itself.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = dict.fromkeys(map(ord, "\u0085\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x1f"), " ")
"""Characters that other programs take for the end of a line; here they are within one."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen, joiners and fillers
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"  # zero width, bidirectional controls
    "\U000e0000-\U000e007f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"  # tags, noncharacters
)
_STRAY_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")


def spaced(text: str) -> str:
    """Return `text` with white space folded and nothing else changed."""
    return " ".join(text.translate(_SPACES).split())


def visible(text: str) -> tuple[str, bool]:
    """Return `text`, white space folded, without invisible characters, and whether there were any.

    Joiners between characters beyond ASCII stay: Persian words and emoji are spelt with them.
    """
    seen = " ".join(_INVISIBLE.sub("", text.translate(_SPACES)).split())
    kept = " ".join(_STRAY_JOINER.sub("", seen).split())
    return kept, kept != spaced(text)


def fold(text: str) -> tuple[str, bool]:
    """Return `text` as `visible` does, composed (NFC)."""
    seen, removed = visible(text)
    return unicodedata.normalize("NFC", seen), removed
