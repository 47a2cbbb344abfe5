"""Characters that nobody sees: removed wherever text comes in, so that what is shown, matched and printed is the same.

They turn the direction of what follows on the page, hide one word in another, drive a terminal or break a line of a
message; some are marks that Python-Markdown uses within itself.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen, joiners and fillers
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"  # zero width, bidirectional controls
    "\U000e0000-\U000e007f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"  # tags, noncharacters
)
_FILLER = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")
"""Those of them that Unicode counts as printable."""
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LETTERS = re.compile(r"[^\W_]+")
_STRAY_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")


def spaced(text: str) -> str:
    """Return `text` with white space folded and nothing else changed.

    Characters that other programs take for the end of a line (U+0085, U+2028 and so on) are white space to `split`.
    """
    return " ".join(text.split())


def letters(text: str) -> str:
    """Return the letters and digits of `text` in lower case: what two ways to write one name have in common."""
    return "".join(_LETTERS.findall(text)).casefold()


def visible(text: str) -> tuple[str, bool]:
    """Return `text`, white space folded, without invisible characters, and whether there were any.

    Joiners between characters beyond ASCII stay: Persian words and emoji are spelt with them.
    """
    folded = spaced(text)
    if folded.isprintable() and (folded.isascii() or not _FILLER.search(folded)):
        return folded, False
    seen = spaced(_INVISIBLE.sub("", folded))
    kept = spaced(_STRAY_JOINER.sub("", seen))
    return kept, kept != folded


def composed(text: str) -> str:
    """Return `text` composed (NFC), with the letters that a ligature stands for: pages of PDF hold "ﬁrst"."""
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() else text.translate(_LIGATURES)


def is_composed(text: str) -> bool:
    """Say whether `composed` changes nothing."""
    return unicodedata.is_normalized("NFC", text) and (text.isascii() or not _LIGATURE.search(text))


def fold(text: str) -> tuple[str, bool]:
    """Return `text` as `visible` does, composed."""
    seen, removed = visible(text)
    return composed(seen), removed
