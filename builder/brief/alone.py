"""Which sentences can be read alone.

A sentence out of its place must not lean on what stood before it: no pronoun without its name, no connective, no
"the company". Precision counts: a good sentence left out is replaced by another; a bad one misleads.
"""

from __future__ import annotations

import re

_WORDS = range(8, 61)
_LEANING_WORDS = frozenset(
    "he she it they him her them his its their hers theirs this that these those we us our i my you your "
    "however but and or so yet also moreover furthermore besides instead still then thus therefore hence meanwhile "
    "nevertheless nonetheless otherwise similarly likewise consequently accordingly additionally indeed conversely "
    "afterward afterwards another other others such both neither either each some many most few several all one two "
    "three four five six seven eight nine ten here there now later earlier recently again even only too nor because "
    "although though less more".split()
)
_LEANING_PHRASES = re.compile(
    r"(?:in\s+(?:addition|contrast|response|return|exchange|turn|most\s+cases|other\s+words|particular|fact"
    r"|that|this|these|those|both|doing\s+so)"
    r"|on\s+the\s+(?:other|one)\s+hand|as\s+(?:a\s+result|such|part\s+of)|at\s+(?:the\s+same|that)\s+time"
    r"|for\s+(?:example|instance|this|that|its|his|her|their)|by\s+(?:contrast|comparison|doing\s+so)"
    r"|among\s+(?:them|those|these)|the\s+(?:same|former|latter|other|first|second|third|two|three|four|five)"
    r"|a\s+(?:second|third|fourth|further|similar|separate)|according\s+to\s+(?:him|her|them|it|the)"
    r"|with\s+(?:the|this|that|these)|after\s+(?:that|this)|before\s+(?:that|this|his|her|its|their)"
    r"|under\s+(?:the|this|that|these))\b",
    re.IGNORECASE,
)
_LEANING_CLAUSE = re.compile(
    r"(?:According\sto|In|On|At|As|With|After|Before|During|Under|For|By|Since|While|When|If|To|Once"
    r"|Inside)\s[^,;:]{2,90},\s"
    r"(?:the\s[a-z]|it\b|they\b|he\b|she\b|this\b|these\b|that\b)"
)
"""An opening clause, and then something that was named before: "According to Ada Example, the investment …"."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DEFINITE = re.compile(r"The\s+[a-z]")
"""“The plan”, “the agency”: which one, was said before."""
_ANY_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|them|his|its|their)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!][\"'”’)]*$")
_PAIRED = re.compile(r"[“”()\[\]\"]")
_SOME_THEM = re.compile(r"[A-Z]\S*(?:\s\S+){1,3}\sthem\b")
"""“Kishida told them”: whom, was said before."""
_OPENER = re.compile(r"[\"'“‘(\[]*")


def reads_alone(sentence: str, *, first_name: int | None, opens_article: bool) -> bool:
    """Say whether `sentence` makes sense without its neighbours.

    `first_name` is the offset in it of the first resolved name, None without one. The very first sentence of an article
    may begin with "The company": nothing stands before it.
    """
    if sentence.count(" ") + 1 not in _WORDS or not _ENDS.search(sentence, max(0, len(sentence) - 4)):
        return False
    if _PAIRED.search(sentence) and not _balanced(sentence):
        return False
    start = _OPENER.match(sentence)
    begins = sentence[start.end() if start else 0 :]
    if not begins[:1].isupper() and not begins[:1].isdigit() and begins[:1] not in "$€£¥":
        return False
    first = _FIRST_WORD.match(begins)
    if sentence[:1] in '("“' or (first and first.group().lower() in _LEANING_WORDS) or _LEANING_PHRASES.match(begins):
        return False
    if not opens_article and (_DEFINITE.match(begins) or _LEANING_CLAUSE.match(begins)):
        return False
    if _SOME_THEM.match(begins):
        return False
    pronoun = _ANY_PRONOUN.search(sentence)
    return pronoun is None or _antecedent_before(sentence, pronoun.start(), first_name)


def _balanced(sentence: str) -> bool:
    return sentence.count('"') % 2 == 0 and all(sentence.count(a) == sentence.count(b) for a, b in ("“”", "()", "[]"))


def _antecedent_before(sentence: str, pronoun: int, first_name: int | None) -> bool:
    """A name, or at least a capitalised word that does not open the sentence, must stand before the first pronoun."""
    if first_name is not None and first_name < pronoun:
        return True
    return re.search(r"\s[A-Z]\w+", sentence[:pronoun]) is not None
