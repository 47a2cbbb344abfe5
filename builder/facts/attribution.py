"""Direct speech: which words in quotation marks are somebody's, and whose, by the verb of speech beside them.

    “We will,” said X.     “We will,” X said.     X said: “We will.”     X called it “a start.”     according to X, “…”
    X: “We will.”, or “We will.” — X, by itself in a paragraph

Titles, names and words that are set apart in irony stand in the same marks; they have no verb of speech beside them,
or a noun that says what they are, and give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.facts.speakers import (
    SHORT_TITLE,
    Mentioned,
    Speaker,
    signer,
    speaker_after,
    speaker_before,
    speaker_of_label,
    speaker_of_two_verbs,
)
from builder.facts.speech import ADVERBS_LAST, PREDICATE, SAYING, WORD, spellings
from builder.quoted import Quoted

_CALLING = (
    r"call|describe|speak|talk|talked|talks|called|calls|described|describes|labell?ed|praised|dismissed|denounced|condemned|hailed|criticized"
    r"|criticised|spoke|speaks|termed|likened"
)
_COLON_ONLY = (
    r"thanked|thanks|denied|denies|agreed|agrees|disagreed|disagrees|objected|objects|protested|protests|apologi[sz]ed"
    r"|retorted|retorts|demanded|demands|advised|advises|recommended|recommends|pleaded|pleads|scoffed|scoffs|confessed"
    r"|exclaimed|muttered|mutters|sneered|wondered|wonders|promises|vows|pledges|reasoned|reasons|summed|sums|shrugged"
    r"|shrugs|smiled|smiles|laughed|laughs|put|puts|was|is"
)
"""What one can do with words that follow behind a colon: "he thanked her: “…”", "she was blunt: “…”"."""
_PROMISING = (
    r"promised|promises|pledged|vowed|vows|warned|warns|threatened|threatens|demanded|demands|predicted|predicts"
    r"|expects|expected|foresees|denied|denies|rejected|rejects|blamed|blames|cited|cites"
)
_VERBS = spellings(f"{SAYING}|{_CALLING}")
_BEFORE_COLON = spellings(_COLON_ONLY)
_PROMISES = frozenset(_PROMISING.split("|"))
_BLUNT = re.compile(
    r"\s(?:it|him|her|them|up|back|as\smuch|(?:(?:not|less|more|most|even|very|rather|quite)\s)?[a-z]+)"
    r"(?:(?:\s(?:more|most|even|very|rather))?\s[a-z]+ly|\sin\s[a-z\s]{3,30})?:\s?"
)
_CLAUSE_BEFORE = re.compile(
    r"\s(?:that\s)?(?:it|he|she|they|this|(?:the|its|his|her|their)\s[\w-]+)\s"
    r"(?:was|is|were|are|would|will|had|has|could)\s(?:be\s|been\s|a\s|an\s|the\s)*"
)
"""Between a verb of speech and a word in marks: "said it was “sound” policy"."""
_WORDS_OF = re.compile(r",?\s(?P<verb>in\sthe\swords\sof|according\sto)\s")
_PUT_IT = re.compile(r",?\sas\s(?P<who>[^,.;:“”\"]{2,80}?)\s(?P<verb>put|puts)\sit\b")
_SAID_AND = re.compile(r",\s(?P<verb>said|says)\s(?P<who>[^“”\";:]{2,120}?)(?:,?\sand\s|,\s)$")
_ANNOUNCING = frozenset({"put", "puts", "was", "is", "summed", "sums"})
_TO_DO = re.compile(r"\s(?:[\w’'.-]+\s){1,5}to\s[a-z]+\s(?:an?\s|the\s|its\s|their\s)?")
"""Between a verb of speech and words in marks: "told them to stop “strangling” it"."""
_SMALL_LEAD = re.compile(r"\s(?:(?:an?|no|its|his|her|their|the|of|with)\s){1,2}")
_VERB_FIRST = re.compile(rf",?\s(?P<verb>{SAYING})\s")
_NOT_BEFORE = re.compile(
    r"(?:\b(?:was|were|been|being|be|is|are|not|never|to|nor|neither|without|nobody|hardly|by|of|the|a|an|will|would|can"
    r"|could|may|might|must|should|do|does|did|let)"
    r"|n[’']t)\s+(?:(?:also|once|even|widely|later|often|reportedly)\s)?$"
)
_WENT_ON = re.compile(r"\b(?:likes|liked|used|went\son|goes\son|continued)\sto\s$")
_AS_SAYING = re.compile(r"\bwas\squoted\s(?:[\w\s]{0,30}\s)?as\s(?P<verb>saying)\b")
_ACCORDING = re.compile(r"(?:^|\W)(?P<verb>[Aa]ccording\sto)\s(?P<who>[^“”\"]{2,120}?),\s*$")
_ADDING = re.compile(
    r",\s(?:(?:and|before|while)\s)?(?P<verb>adding|noting|saying|warning|stressing|calling|describing"
    r"|explaining|arguing|insisting)\b[^“”\".;]{0,90}?\s*$"
)
_NOTHING = re.compile(r"\s(?:nothing|little|so|no|yes|that|he|she|it|they|the|much)\b")
_TITLE_NOUN = re.compile(
    r"\b(?:songs?|books?|films?|movies?|albums?|novels?|papers?|reports?|articles?|essays?|podcasts?|shows?"
    r"|series|games?|programmes?|programs?|campaigns?|exhibitions?|documentar(?:y|ies)"
    r"|plays?|poems?|columns?|speech|lectures?|headlines?|entitled|titled|named|dubbed|nicknamed|known\sas"
    r"|so-called|the\s(?:term|word|words|phrase|name|label|slogan|title)|terms|words"
    r"|subtitled|codenamed|code-named|slogan|motto|title|headline|under\sthe\sname|called\san?|such\sas"
    r"|like|lines?|marked|reading|reads?)\s?,?\s?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<who>(?:[A-Z][a-z]{0,3}\.\s)?[A-Z][^,;:.“”\"]*(?:\s[A-Z]\.\s[^,;:.“”\"]+)?):\s")
"""“Secretary Ada Example: “We will.””: who speaks, as releases list what people say."""
_SIGNATURE = re.compile(
    r"\s?(?:—|–|--?)\s?(?P<who>[A-Z][^,;:.“”\"()]{2,60}(?:\s[A-Z]\.\s[^,;:.“”\"()]{2,60})?)(?:,\s[^“”\"]{2,120})?\.?"
)
"""“We will.” — Ada Example, head of Acme: who speaks, as posts set apart what people say."""
_LEAST_OF_LABEL = 5
"""Blanks in what is somebody’s by a label alone."""
_NEW_SENTENCE = re.compile(r"[.!?]\s(?=[A-Z])")
_ABBREVIATED = re.compile(rf"\b(?:{SHORT_TITLE}|(?:U\.S|U\.K|[A-Z])\.)\s")
_STOP = re.compile(r"[“”\";]")
_SMALL = frozenset("a an and as at but by for from in into is it of on or the to with your my our vs".split())
_OTHER_CLAUSE = re.compile(r"[;()]|[.!?]\s|,\s(?:and|but|while|as|after|which|who|when)\b")
_NAMING = ("call", "term")
_WHAT = re.compile(r"\bwhat\s(?=\S)")
"""Before one who gives a name to something: "what Acme called “a start”"; other words behind "called" are its name."""
_RELATES = re.compile(r"\w\s(?:that|which|who)\s")
"""A clause on what is called; right behind the verb “that” only points."""
_LEAST_OF_NAMES = 2
"""Blanks in what is somebody's word for a thing; shorter it may be its name: "what the menu calls “old mix”"."""
_FARTHEST = 400
"""Characters before an opening mark in which its verb and subject stand; looking no further keeps the work linear."""
_MOST_GAP = 110


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said the words in marks, with which verb, and where the words that say so end."""

    speaker: Speaker
    verb: str
    end: int


def attribution(
    text: str, quote: Quoted, sentence: tuple[int, int], after_last: int, mentioned: Sequence[Mentioned]
) -> Attribution | None:
    """Return who said the words of a quotation as its own sentence says; None where it does not.

    `sentence` begins and ends around the opening mark; `after_last` is where the quotation before it was closed.
    """
    end = max(sentence[1], quote.end + 1)
    if quote.closed and (found := _after(text, quote, min(len(text), end + 200), mentioned)):
        return found
    start = max(sentence[0], after_last, quote.start - _FARTHEST)
    return _before(text, quote, start, sentence, mentioned)


def _after(text: str, quote: Quoted, limit: int, mentioned: Sequence[Mentioned]) -> Attribution | None:
    behind = quote.end + 1
    last = text[quote.end - 1]
    comma = text.startswith(",", behind)
    if match := _WORDS_OF.match(text, behind):
        who = speaker_after(text, match.end(), limit, mentioned)
        return Attribution(who, match["verb"], who.end) if who else None
    if match := _PUT_IT.match(text, behind, limit):
        who = speaker_before(text, *match.span("who"), mentioned)
        return Attribution(who, match["verb"], match.end()) if who and who.start == match.start("who") else None
    if last not in ",?!…—-" and not comma:
        return None
    if match := _VERB_FIRST.match(text, behind):
        who = speaker_after(text, match.end(), limit, mentioned)
        # “Acme 5.0”, says its maker, is fast: a name as the subject of a clause.
        is_subject = who is not None and comma and PREDICATE.match(text, who.end) is not None
        return Attribution(who, match["verb"], who.end) if who and not is_subject else None
    begins = behind + 1 + comma
    stop = _STOP.search(text, behind, limit)
    for match in verbs(text, begins, min(stop.start() if stop else limit, begins + 160)):
        between = text[begins : match.start()]
        if _NEW_SENTENCE.search(between) and not _ABBREVIATED.search(between):
            return None
        if _NOT_BEFORE.search(between) or _passive(between):
            continue
        if last in "?!" and not comma and _NOTHING.match(text, match.end()):
            return None
        subject = ADVERBS_LAST.sub("", between)
        who = speaker_before(text, begins, begins + len(subject), mentioned)
        # What stands between the mark and the verb is the whole subject, or it is something else.
        return (
            Attribution(who, match.group(), match.end()) if who and not text[begins : who.start].strip(" ,") else None
        )
    return None


def verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the verbs of speech; words are looked up, which is ten times faster than a pattern of all of them."""
    return (match for match in WORD.finditer(text, start, end) if match.group() in _VERBS)


def _before(
    text: str, quote: Quoted, start: int, sentence: tuple[int, int], mentioned: Sequence[Mentioned]
) -> Attribution | None:
    lead = text[start : quote.start - 1]
    if start == 0 and (who := _labelled(text, quote, mentioned) or _signed(text, quote, mentioned)):
        return Attribution(who, "said", max(who.end, quote.start - 1))
    if match := _ACCORDING.search(lead):
        who = speaker_after(text, start + match.start("who"), start + match.end("who") + 1, mentioned)
        return Attribution(who, "according to", who.end) if who else None
    if match := _SAID_AND.search(lead, max(0, len(lead) - _MOST_GAP - 60)):
        who = speaker_after(text, start + match.start("who"), start + match.end("who"), mentioned)
        return Attribution(who, match["verb"], quote.start - 1) if who else None
    return _introduced(text, quote, (start, sentence[1]), mentioned)


def _introduced(text: str, quote: Quoted, span: tuple[int, int], mentioned: Sequence[Mentioned]) -> Attribution | None:
    """Return the speaker before the verb of speech that introduces the quotation; both stand in `span`."""
    start, end = span
    lead = text[start : quote.start - 1]
    quoted_as = list(_AS_SAYING.finditer(lead))
    said = quoted_as or [word for word in WORD.finditer(lead) if _may_introduce(word.group(), lead[word.end() :])]
    if not said:
        return None
    match = said[-1]
    gap = lead[match.end() :]
    verb = match["verb"] if quoted_as else match.group()
    if gap.startswith(" by ") or len(gap) > _MOST_GAP or not _introduces(text, quote, verb, gap, end):
        return None
    before = lead[: match.start()]
    if not quoted_as:
        if went := _WENT_ON.search(before):
            before = before[: went.start()]
        elif _NOT_BEFORE.search(before) or _passive(before):
            return None
    subject = start, start + len(ADVERBS_LAST.sub("", before))
    if verb.startswith(_NAMING) and not gap.strip():
        who = _caller(text, quote, subject, mentioned)
    else:
        who = _subject(text, subject, mentioned)
    return Attribution(who, verb, quote.start - 1) if who else None


def _caller(text: str, quote: Quoted, span: tuple[int, int], mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return who gives something a name of several words, no title: "what Acme called “a start for us all”"."""
    name = text[quote.start : quote.end]
    if name.count(" ") < _LEAST_OF_NAMES or is_title(name):
        return None
    start, end = span
    what = [*_WHAT.finditer(text[start:end])]
    return speaker_before(text, start + what[-1].end(), end, mentioned) if what else None


def _subject(text: str, span: tuple[int, int], mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return the speaker right before a verb, or the subject which it shares with another verb of its clause."""
    start, end = span
    if who := speaker_before(text, start, end, mentioned):
        return who
    semicolon = text.rfind("; ", start, end)
    return speaker_of_two_verbs(text, start if semicolon < 0 else semicolon + 2, end, mentioned)


def _labelled(text: str, quote: Quoted, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return whom a label names before words in marks that are the rest of their paragraph, and no title or term."""
    label = _LABEL.fullmatch(text, 0, quote.start - 1)
    said = text[quote.start : quote.end]
    rest = text[quote.end + 1 :].strip(' .”"')
    if label is None or rest or said.count(" ") < _LEAST_OF_LABEL or is_title(said):
        return None
    return speaker_of_label(text, 0, label.end("who"), mentioned)


def _signed(text: str, quote: Quoted, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return who signs words in marks that fill their paragraph but for the signature, and are no title or term."""
    signature = _SIGNATURE.fullmatch(text, quote.end + 1) if quote.closed else None
    said = text[quote.start : quote.end]
    if signature is None or text[: quote.start - 1].strip() or said.count(" ") < _LEAST_OF_LABEL or is_title(said):
        return None
    return signer(text, *signature.span("who"), mentioned)


def introduced(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> tuple[Speaker, str] | None:
    """Return whose words the sentence announces without a colon, and its verb: "X puts it bluntly."."""
    bare = end - len(text[start:end]) + len(text[start:end].rstrip(" ."))
    for match in WORD.finditer(text, max(start, bare - _MOST_GAP), bare):
        if (
            match.group() in ("put", "puts")
            and text.startswith(" it ", match.end())
            and _BLUNT.fullmatch(text[match.end() : bare] + ":")
        ):
            who = speaker_before(text, start, match.start(), mentioned)
            return (who, match.group()) if who else None
    return None


def is_fragment(text: str, quote: Quoted) -> bool:
    """Say whether words in marks inside of what somebody is reported to say are likely to be the speaker's own."""
    said = text[quote.start : quote.end]
    before = text[max(0, quote.start - 60) : quote.start - 1]
    return len(said.split()) >= 3 and not is_title(said) and _TITLE_NOUN.search(before) is None


def _may_introduce(word: str, gap: str) -> bool:
    """Say whether a word can introduce words in marks: some do so only right before a colon, or before a fragment."""
    if word in _BEFORE_COLON and gap == ": ":
        return word not in _ANNOUNCING
    return (
        word in _VERBS
        or (word in _PROMISES and gap[-2:] != ": ")
        or (word in _BEFORE_COLON and _BLUNT.fullmatch(gap) is not None)
    )


def _introduces(text: str, quote: Quoted, verb: str, gap: str, end: int) -> bool:
    """Say whether the words between a verb of speech and an opening mark leave what is in the marks to its subject."""
    bare = gap.strip()
    if verb.startswith(_NAMING) and ((bare.endswith(",") and bare != "out,") or _RELATES.search(gap)):
        return False
    if bare.endswith((":", ",")) or not bare:
        return not _TITLE_NOUN.search(bare.rstrip(":,") or " ")
    said = text[quote.start : quote.end]
    own = said[0].islower()
    names = own and verb.startswith(_NAMING)
    if is_title(said) or _OTHER_CLAUSE.search(gap) or (_TITLE_NOUN.search(gap) and not names):
        return False
    calls = re.fullmatch(_CALLING, verb) is not None
    if calls and not names and not re.search(r"\b(?:as|it|him|her|them|that|this|of|[a-z]+s?)\s(?:an?\s|the\s)?$", gap):
        return False
    if re.search(r"\bas\s(?:an?\s|the\s)?$", gap) or names:
        return True
    if own and _SMALL_LEAD.fullmatch(gap) and (verb in _PROMISES or (calls and " " in said)):
        return True
    if verb not in _VERBS:
        return False
    if own and (_CLAUSE_BEFORE.fullmatch(gap) or _TO_DO.fullmatch(gap)):
        return True
    closes = said[-1] in ".,?!" or text[quote.end + 1 : quote.end + 2] in (".", ",", ";") or quote.end + 1 >= end
    return closes or len(said.split()) >= 3


def is_title(said: str) -> bool:
    """Say whether every word but the small ones has a capital, as titles have."""
    words = re.findall(r"[A-Za-z][\w’'-]*", said)
    large = [word for word in words if word.lower() not in _SMALL]
    return len(words) >= 2 and len(large) >= 2 and all(word[0].isupper() for word in large)


def adding(text: str, start: int, quote: Quoted) -> str | None:
    """Return the participle that goes on with the words of the speaker before: ", adding that “…”"."""
    match = _ADDING.search(text[max(start, quote.start - _FARTHEST) : quote.start - 1])
    return match["verb"] if match else None


def _passive(before: str) -> bool:
    return re.search(r"\b(?:was|were|been|being|is|are)\s(?:\w+ly\s)?$", before) is not None
