"""A title for an article that has none: the first clause of its lead sentence."""

from __future__ import annotations

import re

_LONGEST = 110
_SHORTEST = 25
_STRONG = re.compile(
    r"[;:]\s|\s[–—]\s|—|,\s(?=(?:and|but|as|while|after|before|according|which|who|with|in|on|at|the|said|say|a|an|[a-z]+ing)\b)"
)
_WEAK = re.compile(
    r"\s(?=(?:by\s\w+ing|after|as|while|because|although|amid|following|according|before|when|which|who|that|where|with|in\s+an?\s+\w+\s+to)\b)"
)


def lead_title(sentence: str) -> str:
    """Return the longest complete clause of `sentence` that is short enough for a headline.

    Where the sentence has no such clause it is cut between words and ends in an ellipsis, which never pretends to be
    the whole.
    """
    sentence = sentence.strip()
    if len(sentence) <= _LONGEST:
        return sentence.rstrip(".")
    for pattern in (_STRONG, _WEAK):
        cuts = [m.start() for m in pattern.finditer(sentence, _SHORTEST) if m.start() <= _LONGEST]
        if cuts:
            return sentence[: cuts[-1]].rstrip(" ,;:–—")
    return sentence[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"
