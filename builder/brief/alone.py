"""Which sentences can be read alone.

A sentence out of its place must not lean on what stood before it: no pronoun without its name, no connective, no
"the company". Precision counts: a good sentence left out is replaced by another; a bad one misleads.
"""

from __future__ import annotations

import re

_WORDS = range(8, 61)
_PRONOUN = r"(?:he|she|it|they|him|her|them|his|its|their|hers|theirs|this|that|these|those|we|us|our|i|my|you|your)"
_LEANS = re.compile(
    rf"(?:{_PRONOUN}(?:[’']s|[’']re|[’']ve|[’']ll|[’']d)?|however|but|and|or|so|yet|also|moreover|furthermore|besides|instead|still|then|thus|therefore|hence"
    r"|meanwhile|nevertheless|nonetheless|otherwise|similarly|likewise|consequently|accordingly|additionally|indeed|conversely|afterwards?"
    r"|in\s+(?:addition|contrast|response|turn|other\s+words|particular|fact|that|this|these|those|both|doing\s+so)|on\s+the\s+(?:other|one)\s+hand|as\s+(?:a\s+result|such|part\s+of)|at\s+(?:the\s+same|that)\s+time|for\s+(?:example|instance|this|that|its|his|her|their)"
    r"|by\s+(?:contrast|comparison|doing\s+so)|another|others?|such|both|neither|either|each|some|many|most|few|several|all|one|two|three|four|five|six|seven|eight|nine|ten|here|there|now|later|earlier|recently|again|even|only|too|nor|because|although|though|among\s+(?:them|those|these)|the\s+(?:same|former|latter|other|first|second|third|two|three|four|five)|a\s+(?:second|third|fourth|further|similar|separate)|that\s+said|according\s+to\s+(?:him|her|them|it|the)|with\s+(?:this|that|these)|after\s+(?:that|this)|before\s+(?:that|this|his|her|its|their)|under\s+(?:the|this|that|these)|less|more)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"the\s+[a-z]")
"""“The plan”, “the agency”: which one, was said before."""
_ANY_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|them|his|its|their)\b", re.IGNORECASE)
_OPENER = re.compile(r"[\"'“‘(\[]*")


def reads_alone(sentence: str, *, first_name: int | None, opens_article: bool) -> bool:
    """Say whether `sentence` makes sense without its neighbours.

    `first_name` is the offset in it of the first resolved name, None without one. The very first sentence of an article
    may begin with "The company": nothing stands before it.
    """
    if len(sentence.split()) not in _WORDS or not re.search(r"[.!][\"'”’)]*$", sentence):
        return False
    if any(sentence.count(a) != sentence.count(b) for a, b in ("“”", "()", "[]")) or sentence.count('"') % 2:
        return False
    start = _OPENER.match(sentence)
    begins = sentence[start.end() if start else 0 :]
    if not begins[:1].isupper() and not begins[:1].isdigit() and begins[:1] not in "$€£¥":
        return False
    if _LEANS.match(begins) or sentence[:1] in "(\"“":
        return False
    if not opens_article and _DEFINITE.match(begins[:1].lower() + begins[1:]):
        return False
    pronoun = _ANY_PRONOUN.search(sentence)
    return pronoun is None or _antecedent_before(sentence, pronoun.start(), first_name)


def _antecedent_before(sentence: str, pronoun: int, first_name: int | None) -> bool:
    """A name, or at least a capitalised word that does not open the sentence, must stand before the first pronoun."""
    if first_name is not None and first_name < pronoun:
        return True
    return re.search(r"\s[A-Z]\w+", sentence[:pronoun]) is not None
