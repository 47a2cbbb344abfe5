"""What governments do: whether the words after the name of a capital are of a government or of a city.

News makes capitals the subjects of nearly all that governments do ("Beijing will exempt", "Tokyo is keen"). What cities
do is the smaller class: they host, grow, close higher and are hit by storms. So a verb that an auxiliary or its ending
shows to be one is a government's, unless it is of that class; other words have to be known as a government's.
"""

from __future__ import annotations

from builder.entities.reading import Reading
from builder.entities.words import AUXILIARIES, CITIES_DO, GOVERNS, IRREGULAR, MODALS, NO_NOUNS, PARTICIPLES, STANCES

QUOTES = frozenset("“\"‘'«")
_ASIDE = 12
"""Words from a comma to the one that ends an aside."""
_FAR = 5
"""Words that are looked through for a verb."""
_LEAST = 4
"""Letters of a word that ends like a participle."""


def acts(reading: Reading, number: int) -> str:
    """Return the verb or adjective from this word on that only a government's name stands before; empty without one."""
    number += reading.key(number) in QUOTES  # "Beijing 'firmly opposes' it"
    helper = ""
    for _ in range(_FAR):
        number = _past_aside(reading, number)
        key = reading.key(number)
        if not key.replace("'", "").isalpha() or reading.breaks(number):
            return ""
        if is_form(key, GOVERNS):
            return reading.word(number)
        if is_form(key, CITIES_DO):
            return ""
        if key in AUXILIARIES or key in MODALS:
            helper = key if key not in _ADVERBS else helper
        elif not key.endswith("ly") or key in STANCES:
            return reading.word(number) if _governs(reading, number, helper) else ""
        number += 1
    return ""


_FORECASTS = frozenset("likely unlikely set prepared poised ready able unable".split())
_ADVERBS = AUXILIARIES - frozenset("has have had is was are were be been being".split()) - MODALS


def _past_aside(reading: Reading, number: int) -> int:
    """Return the word after an aside that begins here: "Beijing, for its part, has told"."""
    if reading.key(number) != ",":
        return number
    closing = next((n for n in range(number + 1, number + _ASIDE) if reading.key(n) == ","), None)
    if closing is None or reading.capital(number + 1) or any(map(reading.breaks, range(number + 1, closing))):
        return number
    return closing + 1


def _governs(reading: Reading, number: int, helper: str) -> bool:
    """Say whether a word that is no known verb of governments is a verb or a stance, by what helps it."""
    key = reading.key(number)
    if reading.capital(number) or key in NO_NOUNS:
        return False
    participle = key in PARTICIPLES or (key.endswith("ed") and len(key) > _LEAST)
    if helper in MODALS:
        return True
    if helper in ("has", "have", "had"):
        return participle
    if helper:
        city = key in _FORECASTS and is_form(reading.key(number + 2), CITIES_DO)  # "is likely to host"
        return (key.endswith("ing") and len(key) > _LEAST) or (key in STANCES and not city)
    return participle or (key.endswith("s") and reading.key(number - 1).endswith("ly"))


def is_form(word: str, verbs: frozenset[str]) -> bool:
    """Say whether a word is a form of one of the verbs."""
    stems = {word, IRREGULAR.get(word, "")}
    if word.endswith(("ied", "ies")):
        stems.add(word[:-3] + "y")
    elif word.endswith("ed") and word[-3:-2] == word[-4:-3]:
        stems.add(word[:-3])  # "quarrelled"
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            stems |= {word.removesuffix(ending), word.removesuffix(ending) + "e"}
    return not stems.isdisjoint(verbs)
