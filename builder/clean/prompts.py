"""Calls to share, subscribe, comment, follow or pay, and marks of advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop
from builder.model import Block

_PROMPT = re.compile(
    r"(?:"
    r"join\s+(?:the|our)\s+(?:discussion|conversation|community|newsletter|mailing)"
    r"|leave\s+a\s+(?:comment|reply)|(?:post|add)\s+a\s+comment|(?:view|see|show|read|hide)\s+(?:all\s+)?comments?"
    r"|comments?(?:\s*\(\d+\))?$|discussion\s+about\s+this\s+post|comments\s+(?:are|have\s+been)\s+closed"
    r"|be\s+the\s+first\s+to\s+comment"
    r"|your\s+email\s+address\s+will\s+not\s+be\s+published|required\s+fields\s+are\s+marked|save\s+my\s+name,\s+email"
    r"|share\s+(?:(?:this\s+)?(?:article|story|post|page|link|news)\b|(?:this\s+)?(?:on|via|with)\s"
    r"|this\s*(?::|$))|share:?$"
    r"|like\s+this\s*:?$|print\s+this\s+(?:article|story|page)|e-?mail\s+(?:this|to\s+a\s+friend)|tweet\s+this"
    r"|this\s+post\s+is\s+public\s+so|thanks\s+for\s+reading\b.{0,60}\bsubscribe|ready\s+for\s+more\?$|no\s+posts$"
    r"|(?:sign|log)\s*(?:up|in)\s+(?:for|to)\s+(?:our|the|get|receive|read|continue|daily|weekly|free)\b"
    r"|subscribe\s+(?:to|now|for|today|here)\b|subscribe!?$|already\s+(?:a\s+)?(?:subscriber|member"
    r"|registered|have\s+an\s+account)\b.{0,30}$"
    r"|(?:get|receive)\s+(?:our|the)\s+(?:free\s+|daily\s+|weekly\s+|latest\s+)*(?:newsletter|news\s+in"
    r"|stories\s+in|briefing\s+in)"
    r"|(?:create|register\s+for)\s+(?:a\s+|your\s+)?free\s+account|(?:enter|type)\s+your\s+e-?mail"
    r"|you\s+have\s+\w+\s+free\s+articles?"
    r"|(?:this|the\s+rest\s+of\s+this)\s+(?:article|story|post|content)\s+is\s+(?:for|reserved\s+for"
    r"|available\s+to)\s+(?:paid\s+)?(?:subscribers|members)"
    r"|follow\s+(?:(?-i:us|Us)\b|@|\w+\s+on\s+(?:twitter|x|facebook|instagram|linkedin|google))"
    r"|like\s+us\s+on|(?:download|get)\s+(?:our|the)\s+(?:free\s+)?app\b"
    r"|available\s+on\s+(?:the\s+)?(?:app\s+store|google\s+play)"
    r"|(?:this\s+)?(?:site|website)\s+uses\s+cookies|accept\s+(?:all\s+)?cookies|we\s+use\s+cookies"
    r"|by\s+(?:continuing|using)\b.{0,60}\bcookies"
    r"|advertisement(?:\s+feature)?$|ad$|(?:sponsored|promoted|paid|partner)(?:\s+(?:content|post|stories))?$"
    r"|(?:article|story|content)\s+continues\s+(?:below|after)|skip\s+(?:to\s+(?:main\s+)?content"
    r"|advertisement|ad)$|remove\s+ads"
    r"|report\s+(?:this\s+)?ad|click\s+here\s+to\b|back\s+to\s+top$|your\s+browser\s+does\s+not\s+support"
    r"|(?:please\s+)?enable\s+javascript"
    r"|(?:audio|video)\s+(?:player|is)\s+(?:loading|unavailable)|(?:play|listen\s+to"
    r"|watch)\s+(?:the\s+)?(?:audio|video|full\s+interview)$"
    r")",
    re.IGNORECASE,
)
_LONGEST = 160
_WORDS = 20


def prompts(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a short block that addresses the reader as visitor of a site.

    Must not drop a sentence of the story: the prompt has to begin the block, the block has to be short, and the
    wordings are those of interfaces ("Share this article"), not of prose ("Share prices fell").
    """
    for block in blocks:
        if len(block.text) <= _LONGEST and block.text.count(" ") < _WORDS and _PROMPT.match(block.text):
            yield Drop(block=block, why="a prompt of the site it was saved from")
