"""Whether an article, or a sentence of one, is in English: the rules of reading alone know no other language.

Its function words are a third of any English text and rare in others (Grefenstette, "Comparing two language
identification schemes", 1995). What the page states is no help: templates say "en" of whatever they hold.
"""

from __future__ import annotations

from collections.abc import Iterable

_FUNCTION = frozenset("the of and to for with that from by on are were have has had will would which their".split())
"""Words of which no other language of the Latin script has more than a few, so "for" in Danish or "had" in Dutch."""
_LEAST = 0.06
"""Their share of the words of a text from which on it is English; in news it is a fifth."""
_FOREIGN = frozenset(
    "la le les des du au aux une est et dans pour sur der die das und den dem von mit ist auf el los las del por"
    " para que con una il di che della het een van voor og och är".split()
)
"""Function words of its neighbours."""
_SURELY = frozenset("the of and to is in for with that".split())
_SOME = 3
"""Function words of others that make a sentence theirs, where it has none of English."""


def is_english(texts: Iterable[str]) -> bool:
    """Say whether the paragraphs of an article are in English, so far as their words tell."""
    words = [word for text in texts for word in text.lower().split()]
    return sum(word in _FUNCTION for word in words) >= _LEAST * len(words)


def is_foreign(sentence: str) -> bool:
    """Say whether a sentence within English text is in another language, as captions of agencies are."""
    words = sentence.lower().split()
    return sum(word in _FOREIGN for word in words) >= _SOME and _SURELY.isdisjoint(words)
