"""A title for an article that has none: the first clause of its lead sentence."""

from __future__ import annotations

import re

from builder.verbs import has_verb

_LONGEST = 110
_SHORTEST = 25
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr)\.$")
_STRONG = re.compile(
    r"[;:]\s|\s[–—]\s|—|,\s(?=(?:and|but|as|while|after|before|according|which|who|with|in|on|at|the|said"
    r"|say|a|an|[a-z]+ing)\b)"
)
_WEAK = re.compile(
    r"\s(?=(?:by\s\w+ing|after|as|while|because|although|amid|following|according|before|when|which|who"
    r"|that|where|with|in\s+an?\s+\w+\s+to)\b)"
)

_ENGLISH = re.compile(r"\b(?:the|of|and|to)\b")
_UNSAID = re.compile(
    r"\b(?:a|an|and|as|at|be|been|by|can|could|did|do|does|for|from|had|has|have|in|is|may|might|must|no|not|of|on|or|should|such|than|that"
    r"|the|their|its|to|was|were|who|will|with|would)$",
)
"""Ends what says nothing without its next word."""


def lead_title(sentence: str) -> str:
    """Return the longest complete clause of `sentence` that is short enough for a headline.

    Where the sentence has no such clause it is cut between words and ends in an ellipsis, which never pretends to be
    the whole.
    """
    sentence = sentence.strip()
    if len(sentence) <= _LONGEST:
        return sentence if _ABBREVIATED.search(sentence) else sentence.rstrip(". ") or sentence
    english = _ENGLISH.search(sentence) is not None
    for pattern in (_STRONG, _WEAK):
        cuts = [m.start() for m in pattern.finditer(sentence, _SHORTEST, _LONGEST + 40) if m.start() <= _LONGEST]
        told = (cut for cut in cuts if sentence[cut] == ":" or _is_clause(sentence[:cut], english=english))
        whole = [cut for cut in told if _closed(sentence[:cut])]
        if whole:
            return sentence[: whole[-1]].rstrip(" ,;:–—")
    cuts = [m.start() for m in re.finditer(r"\s", sentence[:_LONGEST]) if _closed(sentence[: m.start()])]
    return sentence[: cuts[-1] if cuts else _LONGEST].rstrip(" ,;:–—") + "…"


def _is_clause(text: str, *, english: bool) -> bool:
    """Say whether somebody does something in `text`, which does not end before it says what, nor within dashes."""
    said = has_verb(text) or not english
    return said and _UNSAID.search(text) is None and text.count("—") % 2 == 0


def _closed(text: str) -> bool:
    """Say whether every quotation and bracket that opens in `text` closes in it."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in ("“”", "()", "[]", "「」"))
