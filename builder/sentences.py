"""Sentence boundaries in English (and Japanese) news text, by rule.

A citation is a sentence, so a boundary inside "U.S." or inside a quotation would put half a statement before a reader.
The rules follow the decisions of Punkt (Kiss and Strunk, 2006, "Unsupervised Multilingual Sentence Boundary Detection")
with fixed lists in place of learned ones: is the word before the full stop an abbreviation, an initial or a number
sign, and does the word after it begin a sentence?
"""

from __future__ import annotations

import re

Span = tuple[int, int]

TERMINAL = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*$")
"""How a text ends that ends with a whole sentence."""

_END = re.compile(r"""([.!?…。！？]+)(["'”’»)\]」』）]*)(\s*)""")
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col capt sgt maj adm hon rev st vs viz cf eg e.g ie i.e al "
    "approx ca est fig figs vol sec dept messrs pres supt amb".split()
)
_BEFORE_NUMBER = frozenset("no nos art para pp p jan feb mar apr jun jul aug sep sept oct nov dec".split())
_MAYBE_LAST = frozenset("inc corp co ltd llc plc bros jr sr etc a.m p.m esq ph.d m.d b.a m.a u.k u.n e.u d.c".split())
_STARTERS = frozenset(
    "a after all although an and another any as at because before but by despite during each either even "
    "for from he her here his how however i if in instead it its last later many meanwhile more moreover "
    "most much my neither next no nor not nothing now of on once one only or other our over she since so "
    "some still such than that the their then there these they this those though through thus to two "
    "under unlike until we what when where whether which while who why with without yet you your".split()
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_ENCLOSING = (("“", "”"), ("「", "」"), ("(", ")"), ('"', '"'))
_OPENERS = "\"'“‘(«["


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of one paragraph: in order, trimmed, covering all but white space."""
    spans: list[Span] = []
    start = 0
    enclosing = [pair for pair in _ENCLOSING if pair[0] in text]
    for match in _END.finditer(text):
        end = match.end(2)
        if match.end() >= len(text):
            break
        if not _is_boundary(text, start, match) or (enclosing and _inside(text, start, end, enclosing)):
            continue
        spans.append((start, end))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text.rstrip())))
    return spans


def _is_boundary(text: str, start: int, match: re.Match[str]) -> bool:
    after = match.end()
    if match[1][-1] in "。！？":
        return True
    if not match[3]:
        return False
    while after < len(text) and text[after] in _OPENERS:
        after += 1
    following = text[after : after + 1]
    if following.islower():
        return False
    if match.group(1) != ".":
        return True
    word = text[max(start, match.start() - 24) : match.start()].rsplit(None, 1)[-1:]
    last = word[0].lstrip(_OPENERS).lower() if word else ""
    if last in _NEVER_LAST:
        return False
    if last in _BEFORE_NUMBER:
        return not following.isdigit()
    if last in _MAYBE_LAST or _INITIALS.fullmatch(last):
        return _starts_sentence(text, after)
    return True


def _starts_sentence(text: str, at: int) -> bool:
    """After an abbreviation only a word that often begins a sentence, and is never a name, is taken to begin one."""
    word = re.match(r"[^\W\d_]+", text[at : at + 20])
    return word is not None and word.group()[0].isupper() and word.group().lower() in _STARTERS


def _inside(text: str, start: int, end: int, enclosing: list[tuple[str, str]]) -> bool:
    """Say whether a quotation or bracket that opened in this sentence is still open and closes later.

    One that never closes (a quotation of several paragraphs) holds nothing together.
    """
    for opening, closing in enclosing:
        if opening == closing:
            if text.count(opening, start, end) % 2 == 1 and text.find(closing, end) >= 0:
                return True
        elif text.count(opening, start, end) > text.count(closing, start, end) and text.find(closing, end) >= 0:
            return True
    return False
