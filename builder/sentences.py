"""Sentence boundaries in English (and Japanese) news text, by rule.

A citation is a sentence, so a boundary inside "U.S." or inside a quotation would put half a statement before a reader.
The rules follow the decisions of Punkt (Kiss and Strunk, 2006, "Unsupervised Multilingual Sentence Boundary Detection")
with fixed lists in place of learned ones: is the word before the full stop an abbreviation, an initial or a number
sign, and does the word after it begin a sentence?
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_FULL = "。！？｡．।॥؟۔"
"""Marks behind which a sentence ends whatever stands next: Japanese and Chinese, Indic, Arabic and Urdu."""
_STOPS = f".!?…{_FULL}።։။។"
"""And those of Ethiopic, Armenian, Burmese and Khmer."""
TERMINAL = re.compile(rf"[{_STOPS}][\"'”’»)\]」』）]*$")
"""How a text ends that ends with a whole sentence."""

_END = re.compile(rf"""([{_STOPS}]+)(["'”’»)\]」』）]*)(\s*)""")
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col capt sgt maj adm hon rev st vs viz cf eg e.g ie i.e al "
    "approx ca est fig figs vol sec dept messrs pres supt amb sens reps govs profs drs gens cols".split()
)
_BEFORE_NUMBER = frozenset("no nos art para pp p jan feb mar apr jun jul aug sep sept oct nov dec".split())
_MAYBE_LAST = frozenset("inc corp co ltd llc plc bros jr sr a.m p.m esq ph.d m.d b.a m.a u.k u.n e.u d.c".split())
STARTERS = frozenset(
    "a after all although an and another any as at because before but by despite during each either even "
    "for from he her here his how however i if in instead it its last later many meanwhile more moreover "
    "most much my neither next no nor not nothing now of on once one only or other our over she since so "
    "some still such than that the their then there these they this those though through thus to two "
    "under unlike until we what when where whether which while who why with without yet you your".split()
)
"""Words that often begin a sentence and are never a name."""
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_ENCLOSING = (("“", "”"), ("「", "」"), ("(", ")"), ('"', '"'), ("‘", "’"))
_SINGLE_CLOSE = re.compile(r"[.,!?]’")
_FARTHEST = 1500
"""Characters within which a quotation closes that belongs to one sentence."""
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|asked|asks|wrote|added|told|replied|answered|shouted|warned|argued)\b"
)
"""What stands after a question or an exclamation of somebody: “Are we ready?” Example asked."""
_NUMBERED = re.compile(r"\d{1,3}\.")
"""What begins a paragraph that is numbered: "1. The first step"."""
_RUN_ON = re.compile(r"(?<=[a-z]{3})\.(?=[A-Z][a-z]*,?\s)")
"""A stop between two words, where the blank or the line break between two sentences was lost: "It sailed.The port"."""
_QUOTES = "\"“‘'"
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
    mark, closers, space = match.groups()
    if mark[-1] in _FULL:
        if mark == "．" and text[match.start() - 1 : match.start()].isdigit():  # １．背景, ３．５倍
            return False
        # A quotation goes on with a particle: 「…。」と述べた。
        return not (closers and "ぁ" <= text[match.end() : match.end() + 1] <= "ん")
    if not space:
        return _RUN_ON.match(text, match.start()) is not None and _starts_sentence(text, match.end())
    after = match.end()
    while after < len(text) and text[after] in _OPENERS:
        after += 1
    following = text[after : after + 1]
    if following.islower():
        return False
    if closers and text[start] in _QUOTES and after == match.end() and _SPEAKER.match(text, after):
        return False
    if mark != ".":
        return True
    if start == 0 and _NUMBERED.fullmatch(text, 0, match.end(1)):
        return False
    word = text[max(start, match.start() - 24) : match.start()].rsplit(None, 1)[-1:]
    last = word[0].lstrip(_OPENERS).lower() if word else ""
    if last == "etc":
        return following.isupper()
    if last in _NEVER_LAST and not (word and word[0] == "ms"):  # "60 ms." is no title
        return False
    if last in _BEFORE_NUMBER:
        return not following.isdigit()
    if last in _MAYBE_LAST or _INITIALS.fullmatch(last.rpartition("-")[2]):
        return _starts_sentence(text, after)
    return True


def _starts_sentence(text: str, at: int) -> bool:
    """After an abbreviation only a word that often begins a sentence, and is never a name, is taken to begin one."""
    word = re.match(r"[^\W\d_]+", text[at : at + 20])
    return word is not None and word.group()[0].isupper() and word.group().lower() in STARTERS


def _inside(text: str, start: int, end: int, enclosing: list[tuple[str, str]]) -> bool:
    """Say whether a quotation or bracket that opened in this sentence is still open and closes later.

    One that closes nowhere near (a quotation of several paragraphs) holds nothing together; looking no further than
    that also keeps the work linear in the length of the text.
    """
    if end - start > _FARTHEST:
        return False
    limit = end + _FARTHEST
    for opening, closing in enclosing:
        if opening == "‘":
            # The closing mark is also the apostrophe: only one that stands after punctuation closes.
            opened = text.rfind(opening, start, end)
            closes = opened >= 0 and not _SINGLE_CLOSE.search(text, opened, end + 1)
            if closes and _SINGLE_CLOSE.search(text, end, limit):
                return True
        elif opening == closing:
            if text.count(opening, start, end) % 2 == 1 and text.find(closing, end, limit) >= 0:
                return True
        elif text.count(opening, start, end) > text.count(closing, start, end) and text.find(closing, end, limit) >= 0:
            return True
    return False
