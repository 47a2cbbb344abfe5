"""Whether an article is in English: the rules by which sentences read alone know no other language.

Its function words are a third of any English text and rare in others (Grefenstette, "Comparing two language
identification schemes", 1995). What the page states is no help: templates say "en" of whatever they hold.
"""

from __future__ import annotations

from collections.abc import Iterable

_FUNCTION = frozenset("the of and to for with that from by on are were have has had will would which their".split())
"""Words of which no other language of the Latin script has more than a few, so "for" in Danish or "had" in Dutch."""
_LEAST = 0.06
"""Their share of the words of a text from which on it is English; in news it is a fifth."""


def is_english(texts: Iterable[str]) -> bool:
    """Say whether the paragraphs of an article are in English, so far as their words tell."""
    words = [word for text in texts for word in text.lower().split()]
    return sum(word in _FUNCTION for word in words) >= _LEAST * len(words)
