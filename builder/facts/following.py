"""Words in marks that nothing beside them attributes, as a continuation of what was said before them."""

from __future__ import annotations

import re

from builder.facts.antecedents import Before, Said
from builder.facts.attribution import adding, introduced, verbs
from builder.quoted import Quoted

_GOES_ON = re.compile(r"[^.!?“”\"]{0,120}[.!?]\s*|\s*")
_SPLIT = re.compile(r",?\s?(?:[^.!?“”\"]{0,80},)?\s*")
_TOGETHER = re.compile(r",?\s(?:(?:and|or|but|then|not)\s)?(?P<words>(?:[a-z’'-]+\s){0,5})")
_JOINING = frozenset("a an the of as in for with to that also its their his her at by on".split())
_OTHER_SUBJECT = re.compile(
    r"(?:;|,\s(?:and|but|while|as|though|although|whereas))\s(?:[A-Z]|(?:he|she|they|the|an?|its|his|her)\s)"
)
_FEWEST_ALONE = 4
"""Words of a quotation that stands alone behind what somebody is reported to say."""
_MOST_BETWEEN = 240
REPORTING = frozenset(
    "said says told tells added adds argued argues warned warns insisted insists stressed noted".split()
)


def going_on(text: str, quote: Quoted, sentence: tuple[int, int], closed: int, last: Said | None) -> Said | None:
    """Return a quotation as a further part of the last one; None where it may be somebody else's."""
    if last is None or not last.direct or quote.start - 1 < last.attributed:
        return None
    same_sentence = last.end >= sentence[0]
    if verb := adding(text, last.end, quote):
        return _continued(quote, last, verb) if same_sentence else None
    if quote.start - last.attributed > _MOST_BETWEEN or closed > last.attributed:
        return None
    between = text[last.attributed : quote.start - 1]
    bare = last.attributed == last.end + 1  # no verb of speech stands behind the last quotation
    if _is_whole(text, quote):
        ended = bare and text[last.end - 1] in ".!?"
        if not between.strip() if ended else _goes_on(between):
            return _continued(quote, last, last.verb)
    if not same_sentence:
        return None
    if not bare:
        split = between.rstrip().endswith(",") and _SPLIT.fullmatch(between)
        return _continued(quote, last, last.verb) if split else None
    verb = _second_verb(between, last.verb)
    return _continued(quote, last, verb) if verb else None


def _is_whole(text: str, quote: Quoted) -> bool:
    """Say whether a quotation is sentences from end to end; one whose mark is not closed goes on below."""
    return text[quote.start : quote.start + 1].isupper() and (not quote.closed or text[quote.end - 1] in ".!?…,—")


def _goes_on(between: str) -> bool:
    """Say whether the words up to a full stop leave the word to who has spoken: nobody else acts in them."""
    return _GOES_ON.fullmatch(between) is not None and _OTHER_SUBJECT.search(between) is None


def alone(text: str, quote: Quoted, sentence: tuple[int, int], before: Before | None) -> Said | None:
    """Return a whole sentence in marks that follows on a sentence in which one speaks, as that one's words."""
    if before is None or before.text is not text or text[sentence[0] : quote.start - 1].strip():
        return None
    said = text[quote.start : quote.end]
    if not quote.closed or not said[:1].isupper() or said[-1] not in ".!?…" or len(said.split()) < _FEWEST_ALONE:
        return None
    if announced := introduced(text, before.start, before.end, before.mentioned):
        return Said(quote.start, quote.end, announced[0], announced[1], True, quote.end + 1)
    told = before.spoken[-1] if before.spoken else None
    if told and not told.direct and told.verb in REPORTING and len(before.spoken) == 1:
        return Said(quote.start, quote.end, told.speaker, told.verb, True, quote.end + 1)
    return None


def _second_verb(between: str, verb: str) -> str | None:
    """Return the verb of a second part of what somebody says: "a" and "b", or "a" and said it was "b"."""
    match = _TOGETHER.fullmatch(between)
    if match is None:
        return None
    words = (match["words"] or "").split()
    spoken = [each.group() for each in verbs(between, 0, len(between))]
    if spoken:
        return spoken[-1] if words[0] == spoken[-1] else None
    return verb if _JOINING.issuperset(words) else None


def _continued(quote: Quoted, last: Said, verb: str) -> Said:
    return Said(quote.start, quote.end, last.speaker, verb, True, quote.end + 1)
