"""What a site says to whoever comes to it, above what it shows: on their browser, scripts and cookies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop, prose_of
from builder.model import Block

_SITE = r"(?:(?:this|our)\s+(?:web\s?)?(?:site|page)s?|we)"
_TOLD = re.compile(
    r"(?:hi!\s+|thank\s+you\s+for\s+visiting\s+[^\s!?]{3,40}\s)?(?:"
    rf"{_SITE}\s+(?:may\s+)?uses?\s+cookies\b|by\s+(?:choosing|clicking|continuing|using)\b[^.!?]{{0,120}}\bcookies\b"
    r"|you\s+are\s+(?:currently\s+)?using\s+an?\s+(?:(?:old(?:er)?|outdated|obsolete|unsupported)\s[^.!?]{0,30})?browser\b"
    r"|(?:your|this)\s+(?:web\s+)?browser\s+is\s+(?:out\s+of\s+date|out-?dated|old|not|no\s+longer)\b"
    r"|(?:IE|internet\s+explorer)(?:\s+\d+)?\s+is\s+(?:not|no\s+longer)\s+supported\b"
    r"|we(?:[’']ve|\s+have)\s+detected\s+that\s+(?:javascript|your\s+browser)\b"
    r"|we(?:[’']ve|\s+have)\s+detected\s+(?:that\s+)?you(?:[’']re|\s+are)\s+(?:on|using)\b"
    r"|(?:we(?:[’']re|\s+are)\s+sorry,?\s+but\s+)?(?:you\s+(?:will\s+)?(?:need|have)\s+to\s+|please\s+)?(?:enable|turn\s+on|activate)\s+javascript\b"
    rf"|javascript\s+(?:is|seems|appears)\b[^.!?]{{0,40}}\b(?:disabled|off|required)\b|{_SITE}\s+(?:needs?|requires?)\s+javascript\b"
    r"|please\s+(?:upgrade|update)\s+your\s+(?:web\s+)?browser\b|sie\s+müssen\s+javascript\b"
    r"|this\s+(?:web\s?)?site\s+is\s+no\s+longer\s+(?:being\s+)?updated\b"
    r"|an\s+official\s+(?:web\s?)?site\s+of\s+(?:the\s+)?[^.!?]{2,60}\sgovernment\b|here[’']s\s+how\s+you\s+know\b"
    r"|(?:official\s+websites\s+use|secure)\s+\.?(?:gov|mil)\b|an?\s+\.(?:gov|mil)\s+website\s+belongs\b"
    r"|a\s+lock\s*\([^()]{0,40}\)\s+or\s+https\b"
    r"|javascript\s+(?:ist|scheint)\b|ihr\s+browser\s+(?:ist\s+veraltet|wird\s+nicht|unterstützt)\b"
    r"|sie\s+(?:verwenden|benutzen|nutzen)\s+einen\s+veralteten\s+browser\b"
    r"|(?:wir|(?:diese|unsere)\s+(?:web\s?)?(?:site|seite))\s+(?:verwende[nt]|benutz(?:en|t)|nutz(?:en|t)|setz(?:en|t))\s+cookies\b"
    r"|(?:nous\s+utilisons|ce\s+site\s+utilise)\s+des\s+cookies\b"
    r"|(?:(?:utilizamos|usamos)|(?:este|nuestro)\s+si(?:te|tio)(?:\s+web)?\s+(?:usa|utiliza))\s+cookies\b"
    r"|(?:utilizziamo|usiamo|questo\s+sito\s+(?:utilizza|usa))\s+(?:i\s+)?cookies?\b"
    r"|(?:wij\s+gebruiken|deze\s+(?:web)?site\s+gebruikt)\s+cookies\b)",
    re.IGNORECASE,
)
_LONGEST = 600
_FIRST = 3
"""Sentences of a text among which such a note stands."""


def to_visitors(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block that says how the site is to be looked at, where it is among the first sentences of a text.

    Such a note stands above the headline, which would not be looked for below a paragraph. Must not drop a sentence on
    browsers or cookies: the note begins with the site, or with the reader's own browser.
    """
    prose = prose_of(blocks)
    end = prose[_FIRST] if len(prose) > _FIRST else len(blocks)
    for block in blocks[:end]:
        if len(block.text) <= _LONGEST and _TOLD.match(block.text):
            yield Drop(block=block, why="is said to whoever comes to the site")
