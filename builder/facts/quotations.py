"""Direct quotations whose speaker stands beside the verb: "…," said X; X said, "…"; "…," X said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model import Mention

_QUOTED = re.compile(r"“(?P<curly>[^“”]{3,1500})”|\"(?P<straight>[^\"]{3,1500})\"")
_VERB = (
    r"(?P<verb>said|says|told|stated|added|wrote|argued|warned|announced|noted|explained|insisted|declared|stressed"
    r"|emphasized|emphasised)"
)
_ROLE = (
    r"(?:[A-Z][\w.’'-]*|former|deputy|vice|prime|chief|executive|officer|president|minister|secretary|chairman|chair|director"
    r"|governor|senator|spokesman|spokeswoman|spokesperson|founder|general|head|professor|analyst|and),?"
)
_AFTER_VERB_FIRST = re.compile(rf",?\s*{_VERB}\s+(?:{_ROLE}\s+){{0,6}}")
_POSSESSIVE = re.compile(r"[’']s\b")
_AFTER_NAME_FIRST = re.compile(rf"\s+{_VERB}\b")
_BEFORE = re.compile(rf"\s+{_VERB}(?:\s+[\w’'-]+){{0,8}}[,:]?\s*$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words: the span between the marks, and who said them."""

    start: int
    end: int
    speaker: Mention
    verb: str


def quotations(text: str, people: Sequence[Mention]) -> Iterator[Quoted]:
    """Return the quotations of one paragraph whose speaker is certain.

    `people` are the paragraph's mentions of those who can speak. A quotation counts only where nothing but the verb
    of speech, and words of its own clause, stands between the marks and the name.
    """
    for match in _QUOTED.finditer(text) if people else ():
        group = "curly" if match["curly"] else "straight"
        sentence_end = min(
            [e for e in (text.find(s, match.end()) for s in (". ", "! ", "? ")) if e >= 0] or [len(text)]
        )
        verbs = [(person, _verb(text, match, person, sentence_end)) for person in people]
        # Of "said Acme president Ada Example" the last is meant; before the quotation, the nearest.
        if found := next(((person, verb) for person, verb in reversed(verbs) if verb), None):
            yield Quoted(match.start(group), match.end(group), *found)


def _verb(text: str, quoted: re.Match[str], person: Mention, sentence_end: int) -> str | None:
    """Return the verb of speech that joins the quotation to the person, in any of the three orders."""
    if _POSSESSIVE.match(text, person.end):
        return None
    found = None
    if quoted.end() <= person.start < sentence_end:
        between = text[quoted.end() : person.start]
        found = _AFTER_VERB_FIRST.fullmatch(between)
        if found is None and not between.strip(" ,") and text[quoted.end() - 2] in ",?!":
            found = _AFTER_NAME_FIRST.match(text, person.end)
    elif person.end <= quoted.start():
        found = _BEFORE.fullmatch(text[person.end : quoted.start()])
    return found["verb"] if found else None
