"""Names that an article writes in full once and by their initials from then on.

Initials out of their place are a riddle, so the full name is put for them, in brackets, where one name alone of the
article has them. The catalogue's own names need none of this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from builder.model import Edit

_SMALL = r"(?:of|for|the|and|on|in|to|&)"
_NAME = re.compile(rf"\b[A-Z][a-z][\w’-]{{0,40}}(?:\s(?:{_SMALL}\s){{0,2}}[A-Z][a-z][\w’-]{{0,40}}){{1,6}}")
"""Words are bounded, or a long run without a blank would be read anew from each of its capitals."""
_INITIALS = re.compile(r"(?<![\w’'.&-])([A-Z]{3,6})(?![\w&-])")
_CAPITALS = re.compile(r"[A-Z][A-Z][A-Z]")
_POSSESSIVE = re.compile(r"[’']s?$")
_CAPITALISED_BEFORE = re.compile(
    r"(?<![\w’'-])(?!(?:The|A|An|In|On|At|By|For|From|With|After|Before|But|And|As|When)\s)[A-Z][a-z][\w’'-]*\s$"
)
_CAPITALISED_AFTER = re.compile(r"\s[A-Z][a-z]")
_BODY = re.compile(
    r"\b(?:Administration|Agency|Association|Authority|Board|Bureau|Center|Centre|Commission|Committee|Council|Department"
    r"|Fund|Institute|Ministry|Office|Organi[sz]ation|Service|Union)\b"
)
"""Names that news writes with "the", where initials have none."""
_JOINT = re.compile(r"\b(?:after|and|as|at|before|by|for|from|in|of|or|than|that|to|under|with)\s$")
"""Between these and a name an article can stand; behind others ("former NRS chief") it may not."""

_MODIFIES = re.compile(
    r"\s[a-z-]+s\s(?:are|have|had|in|of|on|said|say|show|to|were|who|will|would|[a-z]+ed)\b"
    r"|\s(?:chief|data|director|funding|guidance|head|official|policy|rules?|spokes\w+|staff)\b"
)
"""Behind initials that only tell whose it is ("NRS officials said") there is no article of theirs."""


class Initials:
    """The names of one article, by their initials."""

    def __init__(self, texts: Collection[str]) -> None:
        """Take its paragraphs."""
        self._texts = texts

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Names by their initials, looked for once a sentence has any."""
        found: dict[str, set[str]] = defaultdict(set)
        for text in self._texts:
            for name in _NAME.finditer(text):
                words = name.group().split()
                for first in range(len(words) - 2):
                    capitals = [word[0] for word in words[first:] if word[0].isupper()]
                    if words[first][0].isupper() and words[first] != "The":
                        found["".join(capitals)].add(_POSSESSIVE.sub("", " ".join(words[first:])))
        return {short: min(names) for short, names in found.items() if len(names) == 1}

    def mended(self, sentence: str, known: Sequence[tuple[int, int]]) -> tuple[Edit, ...]:
        """Return the edits that put names for initials; `known` are the spans of resolved names."""
        edits: list[Edit] = []
        seen: set[str] = set()
        for found in _INITIALS.finditer(sentence) if _CAPITALS.search(sentence) else ():
            short = found[1]
            resolved = any(start < found.end() and found.start() < end for start, end in known)
            if sentence.startswith(" (", found.end()) or _within_a_name(sentence, found):
                continue
            if sentence[found.start() - 1 : found.start()] == "(" and sentence.startswith(")", found.end()):
                continue  # they are explained here, perhaps in lower case: "artificial general intelligence (AGI)"
            if resolved or short in seen or short not in self._names or self._names[short] in sentence:
                continue
            if self._stands_for_another(short):
                continue
            seen.add(short)
            name = self._names[short]
            stands = found.start() == 0 or _JOINT.search(sentence, 0, found.start())
            if _BODY.search(name) and stands and not _MODIFIES.match(sentence, found.end()):
                name = f"{'The' if found.start() == 0 else 'the'} {name}"
            edits.append(Edit(at=found.start(), was=short, now=f"[{name}]"))
        return tuple(edits)

    def _stands_for_another(self, short: str) -> bool:
        """Say whether initials are explained behind other words than their name: “Port Cranes Ltd (“PC Crew”)”."""
        explained = re.compile(rf"(?P<before>[^()]{{0,80}})\([“\"‘']{short}\b[^()]{{0,30}}[”\"’']\)")
        found = [match["before"] for text in self._texts if short in text for match in explained.finditer(text)]
        last = self._names[short].split()[-1]
        return bool(found) and not any(last in before.split()[-2:] for before in found)


def _within_a_name(sentence: str, initials: re.Match[str]) -> bool:
    """Say whether words in capitals stand on both sides: “Camp NRS Adventure Club” is a name by itself."""
    return (
        _CAPITALISED_BEFORE.search(sentence, 0, initials.start()) is not None
        and _CAPITALISED_AFTER.match(sentence, initials.end()) is not None
    )
