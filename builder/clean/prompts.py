"""Calls to share, subscribe, comment or follow, and advertisement markers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop
from builder.model import Block

_PROMPT = re.compile(
    r"(?:"
    r"join\s+(?:the|our)\s+(?:discussion|conversation|community|newsletter|mailing)"
    r"|leave\s+a\s+(?:comment|reply)|(?:post|add)\s+a\s+comment|(?:view|see|show|read|hide)\s+(?:all\s+)?comments?|comments?(?:\s*\(\d+\))?$"
    r"|share\s+(?:(?:this\s+)?(?:article|story|post|page|link|news)\b|(?:this\s+)?(?:on|via|with)\s|this\s*(?::|$))|share$"
    r"|print\s+this\s+(?:article|story|page)"
    r"|(?:sign|log)\s*(?:up|in)\s+(?:for|to)\s+(?:our|the|get|receive|read|continue|daily|weekly|free)\b"
    r"|subscribe\s+(?:to|now|for|today)\b|subscribe$|(?:get|receive)\s+(?:our|the)\s+(?:free\s+|daily\s+|weekly\s+|latest\s+)*(?:newsletter|news\s+in|stories\s+in|briefing\s+in)"
    r"|follow\s+(?:(?-i:us|Us)\b|@|\w+\s+on\s+(?:twitter|x|facebook|instagram|linkedin|google))"
    r"|like\s+us\s+on|download\s+(?:our|the)\s+app|(?:this\s+)?(?:site|website)\s+uses\s+cookies|accept\s+(?:all\s+)?cookies|we\s+use\s+cookies"
    r"|advertisement$|sponsored(?:\s+content)?$|skip\s+(?:to\s+(?:main\s+)?content|advertisement)|click\s+here\s+to\b|back\s+to\s+top$"
    r")",
    re.IGNORECASE,
)
_LONGEST = 160


def prompts(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a short block that addresses the reader as visitor of a site.

    Must not drop a sentence of the story: the prompt has to begin the block, the block has to be short, and the
    wordings are those of interfaces ("Share this article"), not of prose ("Share prices fell").
    """
    for block in blocks:
        if len(block.text) <= _LONGEST and _PROMPT.match(block.text):
            yield Drop(block=block, why="a prompt of the site it was saved from")
