"""Whether a line has a verb: what has none is a caption, a heading or half a clause."""

from __future__ import annotations

import re

from builder.screened import words_of

VERBS = frozenset(
    "is are was were be been has have had will would can could may might must should shall does did do said told"
    " took made gave got saw went came began put set cut let led held grew rose fell won lost met paid built sold"
    " bought drew sent spent wrote chose kept left stood became found brought broke make take give see go come grow"
    " rise fall need want expect plan say believe warn hope fear argue think use sell buy run work cost hold mean show"
    " help call try ask lead keep build pay face remain lie stand sit know hit belong agree differ depend"
    " account".split()
)
_VERB_BY_ENDING = re.compile(
    r"(?<!\bof )(?<!\bfor )(?<!\bin )(?<!\bon )(?<!\bwith )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bby )(?<!\bfrom )"
    r"(?<!\bat )(?<!\bas )(?<!\d )\b(?!\w+ics\b)[a-z]\w+(?:ed|[^siu\W]s)\b"
)
"""Some form of a verb, or what may be one: a line without is a caption or a heading. Behind these words stand nouns."""


def has_verb(text: str) -> bool:
    """Say whether a text has some form of a verb, or what may be one."""
    return not VERBS.isdisjoint(words_of(text)) or _VERB_BY_ENDING.search(text) is not None
