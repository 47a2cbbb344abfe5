"""Credits at the ends of captions, by which these are told where no markup does."""

from __future__ import annotations

import re

_NAMES = r"(?:{0})(?:\s(?:{0})){{0,7}}".format(
    r"[A-ZÀ-Þ@][\w.’'&@-]*|via|for|of|the|and|on|file|de|von|van|der|dpa|imago|epa|picture\salliance|-"
)
_BOTH = (
    rf"{_NAMES}(?:\s?/\s?{_NAMES}){{1,3}}(?:\s?[|,]\s?{_NAMES}(?:/{_NAMES})?)?|{_NAMES}\svia\s{_NAMES}(?:,\s[Ff]ile)?"
)
"""Who made a picture, and who passed it on: "Ada Example/Sample Images", "Ada Example via AP, File"."""
_MADE = r"(?:symbol|file\s)?(?:photos?|fotos?|pictures?|images?|bild|illustrations?|screenshots?|credits?|courtesy)"
_TAIL = re.compile(
    rf"(?:[—–-]\s)?©\s?(?!\d)\S[^.!?]{{1,80}}"
    rf"|(?:[—–|-]\s)?(?i:{_MADE})(?i:\s(?:by|credit|courtesy(?:\sof)?|of|from|via)|\s?[:/©]|)\s?(?:{_NAMES})[^.!?:]{{0,80}}\.?"
    rf"|{_BOTH}|\(\s?(?:(?i:{_MADE})\s?:\s?)?(?:{_BOTH})[^()]{{0,40}}\)"
    r"|(?:Getty(?:\sImages)?|Supplied|Handout|Shutterstock|iStock|Unsplash|AP\sPhoto)"
)
"""What stands behind the last sentence of a caption, without a stop of its own: its credit."""
_JAPANESE = re.compile(
    r"[^。]{3,120}[＝=](?:[^。]{0,30}(?:撮影|提供|共同|時事|ロイター|[AＡ][PＰ]|AFP|ＡＦＰ)[)）]?"
    r"|(?:[^。]{0,24}[で、])?[^。]{0,12}[\d０-９]{1,4}[年月日][^。]{0,16}(?:[（(][^。（）()]{1,20}撮影[）)])?)"
    r"|[^。]{3,120}[（(](?:写真|画像|資料写真|イメージ|撮影|提供|[^。（）()]{1,20}(?:撮影|提供))(?:\s?[:：＝=／/][^。（）()]{1,40})?[）)]"
    r"|(?:写真|画像|図)\s?[:：＝=]\s?[^。]{2,120}"
)
"""A caption of a Japanese paper: what is seen, a sign of equality, when and where, and who took it."""
_SENTENCE = re.compile(r"[.!?…][”\"’')»“]{0,2}\s(?=\S)")
_SHORTEST, _LONGEST = 15, 420
"""Characters of the shortest and the longest caption with such an end: a number before a heading is no sentence."""
_ENTRY = re.compile(r"(?:[A-Z\d‘’'“”\"&$][A-Z\d‘’'“”\".,:&$%-]*(?:[’']s)?\s){3,}[A-Z\d‘’'“”\".,&$%-]+(?:[’']s)?:\s")
"""“PLANTS OF ACME ARE SOLD: Acme …”: an entry of a digest, behind which stands who reported it."""
_TAILS, _LONGEST_TAIL = 4, 110
"""Ends of sentences behind which a credit is looked for, since names have stops as well, and its characters."""


def ends_in_credit(text: str) -> bool:
    """Say whether who made a picture stands behind the last sentence, as nothing does in running text."""
    if len(text) > _LONGEST or _ENTRY.match(text):
        return False
    near = max(_SHORTEST, len(text) - _LONGEST_TAIL)
    ends = [end.end() for end in _SENTENCE.finditer(text, near)][-_TAILS:]
    return any(_TAIL.fullmatch(text, at) for at in ends)


def is_set_as_caption(text: str) -> bool:
    """Say whether a line is set as Japanese papers set their captions."""
    return not text.isascii() and _JAPANESE.fullmatch(text) is not None
