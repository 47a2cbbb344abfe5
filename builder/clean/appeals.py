"""Appeals of a site to its readers in whole sentences: for their address, their money, their tips, another try."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.calendar_dates import WEEKDAY
from builder.clean.rule import OPENING_QUOTES, Drop
from builder.model import Block

_PERIOD = rf"(?:weekly|daily|monthly|morning|evening|{WEEKDAY})"
_LETTER = r"(?:e-?mail|letter|e-?bulletin|newsletter|bulletin|briefing|digest)"
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five)"
_MAIL = (
    r"(?:in|into|to)\s+your\s+inbox\b"
    rf"|our\s+(?:free\s+)?{_PERIOD}\s+{_LETTER}\b|{_PERIOD}\s+{_LETTER}\s+from\s+our\b"
    r"|(?:add|leave|enter|pop|type)\s+(?:in\s+)?(?:an|your)\s+(?:e-?mail|address)\b"
    r"|have\s+(?:it|this|them|one)\s+sent\s+(?:to\s+you|by\s+e-?mail)\b|never\s+miss\s+an?\s"
    r"|(?:trouble|problems?)\s+(?:seeing|reading|viewing)\s+this\b"
    r"|(?:to\s+stop|leave\s+this\s+list)\b.{0,12}\b(?:reply|send)\b"
)
_MONEY = (
    rf"you(?:\s+have|[’']ve)\s+(?:read\s+)?{_NUMBER}\s.{{0,30}}\b(?:articles?|stories|story)\b"
    r"|by\s+(?:subscribing|donating|becoming\s+a\s+(?:member|subscriber|supporter)),?\s+you(?:\s+can|[’']ll|\s+will)?\s+(?:help|support)\b"
    rf"|unlock\s+{_NUMBER}\b|help\s+us\s+(?:pay|keep|fund|stay)\b|(?:readers|members|supporters)\s+pay\s+(?:our|for\s+our)\b"
    r"|paid\s+for\s+by\s+(?:its|our)\s+readers\b|we\s+take\s+no\s+(?:money|advertising|ads)\b|those\s+who\s+read\s+us\b"
    r"|free\s+to\s+read\s+(?:through|thanks\s+to)\b|(?:is|are)\s+for\s+(?:our\s+)?(?:paying\s+)?(?:subscribers|supporters)\b"
    r"|buy\s+(?:\w+\s+)?(?:through|via|using)\s+(?:our\s+)?(?:links?|buttons?)\b"
    r"|use\s+(?:the\s+)?code\s+(?-i:[A-Z]{4})|with\s+the\s+code\s+(?-i:[A-Z]{4})|code\s+(?-i:[A-Z]{4,12})\s+takes\b|T&Cs\b"
    r"|save\s+your\s+(?:seat|place)\b|join\s+us\b.{5,140}\b(?:places|seats|spaces)\s+are\s+limited\b|open\s+roles\s+(?:on|in|at)\s+(?:this|our)\b|our\s+(?:new\s+)?podcast\b"
)
_WORD = (
    r"(?:ring|call|e-?mail|text|tell)\s+our\s+(?:news\s?room|news\s?desk|team|reporters)\b|\bto\s+our\s+(?:opinion|letters)\s+desk\b"
    r"|tell\s+\w+@|got\s+a\s+(?:story|tip)\?|did\s+we\s+get\s+(?:it|this|something)\s+wrong\b|have\s+we\s+missed\b"
    r"|your\s+browser\s+(?:cannot|can[’']t|does\s+not)\b|this\s+ad(?:vert)?\s+has\s+not\b"
    r"|(?:story|article)\s+(?:goes|carries|continues)\s+on\s+(?:below|after)\b"
)
_PRICE = re.compile(
    r"(?:[^.!?]{2,80}\s)?[$€£¥]\s?\d[\d.,]*\s+(?:for|an?|per)\s[^.!?]{2,40},\s+(?:and\s+)?(?:then|followed\s+by)\s+[$€£¥]\s?\d[\d.,]*"
    r"(?:\s[^.!?]{1,40})?"
)
"""What a subscription costs at first, and what then: no sentence."""
_APPEAL = re.compile(rf"\b(?:{_MAIL}|{_MONEY}|{_WORD})", re.IGNORECASE)
_LONGEST = 220


def appeals(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a short block that asks the reader for an address, money or a tip, or says how much is left to be read.

    The wordings are those in which a site speaks of itself and its reader in one breath ("help us pay", "in your
    inbox", "buy through our links"); `prompts` knows those that begin a line. Must not drop what somebody says, nor a
    sentence about newsletters or subscriptions: a wording has to address the reader or name what is "our" own. What
    markup sets is left to what judges markup.
    """
    for block in blocks:
        text = block.text
        if block.kind or len(text) > _LONGEST or text[0] in OPENING_QUOTES:
            continue
        if _APPEAL.search(text) or _PRICE.fullmatch(text):
            yield Drop(block=block, why="asks the reader for something, as sites do")
