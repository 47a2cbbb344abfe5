"""Names in Japanese, which has no capitals: quoted ones, bodies by the character they end with, people by their titles.

Without a dictionary no more can be told with any certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.schemas import EntityKind
from builder.suggest.kinds import Guess

_BODY = re.compile(
    r"(?P<company>株式会社[一-龯々ァ-ヶー]{2,12}|[一-龯々ァ-ヶー]{2,12}株式会社)"
    r"|(?P<organisation>[一-龯々ァ-ヶー]{2,12}(?:大学|研究所|協会|機構|委員会|会議|財団))"
    r"|(?P<law>[一-龯々ァ-ヶー]{2,16}?(?:保護法|推進法|基本法|規制法|促進法))"
    r"|(?P<government>[一-龯々]{2,10}[省庁](?![一-龯々]))"
    r"|(?P<person>[一-龯々]{2,5}(?=氏(?![一-龯々])|首相|大臣|社長|会長|議員|大統領))"
)
_KATAKANA = re.compile(r"[ァ-ヶー・]{4,20}(?=(?:社|氏)(?![一-龯々]))")
_QUOTED = re.compile(r"『([^『』。]{2,30})』")
_KINDS: tuple[EntityKind, ...] = ("company", "organisation", "law", "government", "person")


def japanese_names(text: str) -> Iterator[tuple[int, int, Guess | None]]:
    """Return start, end and the kind, where it can be told, of the names in a text."""
    for match in _BODY.finditer(text):
        kind = next(kind for kind in _KINDS if match[kind])
        yield *match.span(), Guess(kind, "a title after it" if kind == "person" else "its first or last characters")
    for match in _KATAKANA.finditer(text):
        is_person = text[match.end()] == "氏"
        yield *match.span(), Guess("person" if is_person else "company", f"“{text[match.end()]}” after it")
    for match in _QUOTED.finditer(text):
        yield *match.span(1), None
