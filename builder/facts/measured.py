"""What a figure measures, read from the words right before and after it.

These are words of the sentence and nothing else; where the sentence does not put them beside the figure it stays
unknown.
"""

from __future__ import annotations

import re

from builder.facts.figures import Amount
from builder.facts.noun_phrases import ADVERB, JOINTS, NOT_NOUN, TIME_NEXT, doers, noun_phrase, of_this_clause
from builder.facts.numbers import NUMBER_WORDS
from builder.facts.tense import FINITE, PAST
from builder.facts.units import is_matter

_DETERMINED = re.compile(
    r"(?:^|[\s(“\"—–])(?:an?|the|its|his|her|their|our|this|that|another|any|each|no|[\w.&-]+[’']s|[\w.&-]+s[’'])"
    r"(?:\s(?:new|planned|proposed|about|roughly|nearly|record|further|additional|estimated|initial"
    r"|separate|reported|huge|massive|hefty|whopping|staggering|modest|mere|total|combined|special|similar|potential"
    r"|expected|annual|one-time|civil|final|first|second))*\s$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:\sworth)?\s(?P<word>of|in|on|for|toward|towards|into)\s(?P<np>)", re.IGNORECASE)
_HYPHENED = re.compile(r"-[A-Za-z]")
_ADVERBS = re.compile(r"(?:[a-z]+ly\s)+(?=[a-z]+ing\s)")
"""“fined it $3 million for allegedly breaking the rules”."""
_MEANWHILE = re.compile(
    r"(?:,?\s(?:(?:over|within|in|during|for)\s(?:(?:the|a)\s)?(?:(?:next|past|last|coming"
    r"|first)\s)?[\w-]+\s(?:year|month|week|decade|day)s?|(?:a|per)\s"
    r"(?:year|month|week|day)|(?:by|in)\s(?:19|20)[0-9]{2}|(?:this|last|next)\s(?:fiscal\s)?(?:year|month"
    r"|week)|annually|each|more),?)+"
)
"""When, or how often: between a figure and what it is for."""
_CHANGED = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|lower(?:s|ed|ing)?|cut(?:s|ting)?|reduc(?:e[sd]?|ing)|increas(?:e[sd]?|ing)"
    r"|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|set(?:s|ting)?(?!\s(?:aside|off|out|up)\s)|bring(?:s|ing)?|brought"
    r"|lift(?:s|ed|ing)?|hik(?:e[sd]?|ing)|put(?:s|ting)?|keep(?:s|ing)?|kept|expand(?:s|ed|ing)?|boost(?:s"
    r"|ed|ing)?|estimat(?:e[sd]?|ing)|valu(?:e[sd]?|ing))\s"
    r"(?P<np>(?:[\w’'&.-]+\s){1,8}?)(?:from\s[^\s]+(?:\s(?:million|billion|trillion|percent))?\s)?(?:to|by|at)\s"
    r"(?:(?:about|around|nearly|more|than|as|much|some|a|least|up|to|almost|roughly|over|at)\s)*$"
)
_PURPOSE = re.compile(
    r"\s(?P<np>)to\s(?!(?:about|around|some|a|the|its|just|nearly|more|almost|[0-9$€£¥]|[A-Z]))"
    r"(?P<verb>[a-z]+)\s"
)
"""“$2 billion to build a plant”; of “$2 billion to local schools” it is told who gets it, and not what it is for."""
_JOINT = re.compile(
    r"\s(?:of|worth|valued\sat|totall?ing|amounting\sto|priced\sat)"
    r"\s(?:(?:about|around|some|nearly|almost|roughly|approximately|over|under|at\sleast|up\sto|more\sthan"
    r"|less\sthan|as\smuch\sas|just|only|a|an|the"
    r"|total|record|combined|additional|estimated|further|another)\s)*$"
)
"""What joins a figure to the noun before it, looked for first, as it is found at once."""
_NOUN_BEFORE = re.compile(rf"(?P<np>(?:[\w’'&.-]+\s){{0,3}}[\w’'&-]+){_JOINT.pattern}")
_OF_TWO = re.compile(r"\b(?:in|on|for|with|between|among)\s(?:[\w’'-]+\s){1,3}and\s[\w’'-]+$")
"""“a surplus in goods and services of”: the figure is of the surplus, and the last noun is not all of it."""
_EMPTY = frozenset(
    "tune pair couple series sum amount range excess minimum maximum upward upwards short equivalent average day week "
    "month quarter year".split()
)
"""“to the tune of”, “in excess of”: nouns that say of nothing what it is."""
_RECEIVING = frozenset("domestic foreign local media people private public small smaller those".split())
"""Behind "to" they begin who gets a sum: “$2 billion to local schools”."""
_BEFORE_VERB = frozenset("can could may might will would must should shall not to".split())
"""“may seek compensation of $5”, “to report revenue of $5”."""
_WHEN = re.compile(r"(?:[\w’'-]+\s)*(?:date|day|deadline|period|time)")
"""“$5 million for a completion date in May”: no sum is of a day."""
_CLAIMING = frozenset("suggest suggests indicate indicates imply implies predict predicts show see sees".split())
"""“estimates suggest losses of $5”: what is estimated stands behind the verb."""
MOVED = (
    r"(?:will|would|could|may|might|should|has|have|had|is|are|was|were|been|be|to|also|already|then"
    r"|expected|forecast|projected|set|likely|estimated"
    r"|rise|rose|risen|rises|fall|fell|fallen|falls|grow|grew|grown|grows|increased?|increases|decreased?"
    r"|declined?|declines|climb(?:ed|s)?|jump(?:ed|s)?"
    r"|drop(?:ped|s)?|surge[ds]?|soar(?:ed|s)?|slump(?:ed|s)?|slid|slipped|gain(?:ed|s)?|lost|reach(?:ed"
    r"|es)?|hit|total(?:l?ed|s)?|amount(?:ed|s)?|stood|stands"
    r"|came|exceed(?:ed|s)?|averaged?|costs?|edged|shrank|shrunk|doubled|tripled|rebounded|advanced|plunged"
    r"|tumbled|valued|up|down|at|by|to|from|about|around|nearly"
    r"|almost|roughly|some|more|less|than|over|just|only|as|much|high|low|a|an|the|record|total|of|another"
    r"|further|sharply|slightly|least|most)"
)
"""Words between a subject and its figure: verbs of change, and what stands with them."""
_MOVES = (
    r"(?:will|would|could|may|might|should|has|have|had|is|are|was|were|rise|rose|fell|fall|grew|grow|jumped|soared"
    r"|surged|climbed)"
)
"""Behind "costs" it shows that these are a noun: "power costs are up 3%"."""
_NO_OBJECT = re.compile(r"^to\s|(?:^|\s)up\s$")
"""Of "set to raise up to $2 billion": what is raised is the sum itself."""
_SUBJECT = re.compile(
    rf"(?:^|[,;:—–“\"]\s?|\b(?:and|but|that|while|as|said|when|after|where|because)\s)(?P<np>(?:[\w’'&.%-]+\s){{1,7}}?)"
    rf"(?=(?:will|would|could|may|might|has|have|had|is|are|was|were|rose|fell|grew|increased|declined"
    rf"|climbed|jumped|dropped|surged|soared|slumped|slid|gained|lost"
    rf"|reached|hit|totall?ed|amounted|stood|stands|came|exceeds?|exceeded|averaged?|costs?(?!\s{_MOVES}\s)|edged|shrank"
    rf"|plunged|tumbled|rises|falls|leapt)\s)"
    rf"(?:{MOVED}\s)+(?:[\d.,$€£¥]+\s?(?:%|percent|per\scent|(?:million|billion"
    rf"|trillion)(?:\s\w+)?)?\s(?:to|from)\s(?:(?:about|a|record|nearly|around|some)\s)*)?$"
)
_RELATIVE = re.compile(r"(?:\b(?:an?|the|its|their)\s(?P<noun>(?:[\w’'-]+\s){0,2}[\w’'-]+)\s|\s)(?:that|which|who)\s$")
"""“This represents a deal that exceeds”: what exceeds is the noun before, if one is marked as such."""
_SURELY_FINITE = frozenset("is are was were has have had will would can could may might said sold whose".split())
_LISTED = re.compile(r"(?<![\w’'-])[A-Z][\w’'&.-]*,?\sand\s(?:[A-Z][\w’'&.-]*\s){1,4}$")
"""“shares of Acme and Globex rose”: the last of several names, and the figure is of all."""
_COMPARING = re.compile(
    r"(?:\b(?:compared\s(?:with|to)|in\scomparison\s(?:with|to)|as\sopposed\sto|versus|vs\.?|as\sagainst"
    r"|(?:up|down|(?:widen|narrow|improv|recover|rebound)(?:ed|ing)|swung|swinging)\sfrom"
    r"|(?:higher|lower|larger|bigger|smaller|better|worse)\sthan"
    r"|had\s(?:(?:all|also|earlier|previously|generally)\s)?(?:expected|forecast|predicted|projected|anticipated"
    r"|estimated))|,\sagainst)(?P<rest>\s[^,;:()“”\"]{0,80})$"
)
"""Before a figure against which another one is held: what was a year ago, what others had expected."""
_COMPARED_NEXT = re.compile(
    r"[)\]]?\s(?:against|from)\s(?:(?:an?|the)\s)?(?:[\w’'-]+\s){0,3}?(?:loss(?:es)?|profits?|incomes?|revenues?|sales"
    r"|earnings|turnover|deficit|surplus|targets?|forecasts?|average|peak|high|low)\sof\s(?:[a-z]+\s){0,2}$"
)
"""Between two figures of one kind: "$68 billion from revenue of $39 billion"."""
_COMPARED_TOO = re.compile(r",?\sand\s(?:an?\s)?(?:[a-z-]+\s){1,3}of\s(?:[a-z]+\s){0,2}$")
_POSSESSED = re.compile(r"[A-Z][\w.-]*[’']s?\s")
"""A label that begins so says itself whose it is, whatever it is compared with."""
_FORECASTING = re.compile(
    r"\b(?:had|has|have)\s(?:(?:all|also|already|earlier|previously)\s)?(?:expected|forecast|projected|estimated)\s"
)
"""Behind a subject: it is the one who expects, and what is expected is not its own."""
_FORECAST = re.compile(
    r"(?:(?:[A-Z][a-z]+|previous|earlier|original|initial|own|latest|current|official|average|median|consensus|market"
    r"|government|company|(?:analyst|economist|investor)s?)(?:[’']s?)?\s){0,3}"
    r"(?:forecast|expectation|estimate|prediction|projection|consensus|guidance)s?"
)
"""A label that says only that somebody expected so much, and not of what."""
_PLACE = re.compile(
    r"(?:\s(?:place|position|spot|rank))?(?:\s(?:globally|worldwide|overall|nationally|in\sthe\s(?:world|country)))?(?=\s(?:in|for|on)\s)"
)
_NO_SUBJECT = re.compile(
    r"(?:it|they|he|she|we|that|this|these|those|there|which|who|what|you|i|in|on|at|by|for|from|with|after|within|during|over"
    r"|will|would|could|can|may|might|should|must|has|have|had|is|are|was|were|does|did"
    r"|under|since|until|before|through|between|among|of|even|if|when|both|all|some|many|most|each|neither|either|(?:[0-9$€£¥][^\s]*)"
    r"|(?:the\s)?(?:figure|number|total|sum|amount|former|latter)|(?:still|also|already|now|then|even|only|once)$)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:today|the|a|an|its|their|his|her|our|this|such|and|but|that|while|as|total|record|some|about)\s)+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:^(?:(?:al)?though|says?|said)|(?<=\s)(?:says?|said|if|when|whether|because|although|though))\s", re.IGNORECASE
)
"""Within the words before a verb: what is measured stands behind it ("Ada Example says her estimate was $5")."""
_SUPPOSES = re.compile(
    r"^(?:estimates?d?|expects?|expected|predicts?|predicted|forecasts?|projects|projected|reckons?|reckoned|believes?"
    r"|thinks?|says?|said)\s(?=(?:that|the|its|their|his|her|a|an)\s)"
)
"""“a bank, estimates the effect will reach $5”: whose figure it is, before what it is of."""
_TRAILING = re.compile(r"(?:\s(?:also|already|still|now|then|since|again|later|alone|recently))+$")
WINDOW = 220
"""Characters before a figure that are looked at."""


def is_compared(text: str, amount: Amount, earlier: Amount | None, too: bool) -> bool:
    """Say whether another figure is held against this one: "compared with a loss of $5", "up from", "had expected".

    Such a figure is of another time, or of nobody: alone it would say the opposite of its sentence. `earlier` is the
    one before it in the sentence, and `too` whether that one is compared.
    """
    since = max(earlier.end if earlier else 0, amount.start - WINDOW)
    between = text[since : amount.start]
    if (match := _COMPARING.search(between)) and FINITE.isdisjoint(match["rest"].split()):
        return True
    if earlier is None:
        return False
    alike = (earlier.kind, earlier.unit) == (amount.kind, amount.unit)
    return (alike and _COMPARED_NEXT.match(between) is not None) or (too and _COMPARED_TOO.search(between) is not None)


def measured(text: str, amount: Amount, last: Amount, follows: int, *, compared: bool = False) -> str | None:
    """Return the words of the sentence `text` that say what the figure measures, or None.

    `last` is its conversion, or the figure itself; what follows it begins at `follows`, behind a closing bracket. Of a
    figure that is only `compared` nothing counts but what it is expressly of.
    """
    found = _measured(text, amount, last, follows, compared)
    return None if found and _FORECAST.fullmatch(found) else found


def _measured(text: str, amount: Amount, last: Amount, follows: int, compared: bool) -> str | None:
    before = text[max(0, amount.start - WINDOW) : amount.start]
    if amount.kind == "count" and not is_matter(amount.unit):
        return amount.unit if amount.unit in text else None
    if amount.kind == "rank":
        return _of_rank(text, follows)
    attributive = text[follows : follows + 1] == " " and (
        _DETERMINED.search(before) is not None or _HYPHENED.search(text, amount.start, amount.end) is not None
    )
    noun = noun_phrase(text, follows + 1) if attributive else None
    if noun and noun.split()[0].lower() not in NOT_NOUN and not (compared and JOINTS.isdisjoint(noun.split())):
        return None if _is_done(noun, before) else noun
    if amount.kind == "duration":
        return None
    if compared and (noun := _before(before)):
        return noun if _POSSESSED.match(noun) else None
    if meanwhile := _MEANWHILE.match(text, follows):
        follows = meanwhile.end()
    elif text.startswith(",", follows) and last is not amount:
        follows += 1
    if (match := _PREPOSITION.match(text, follows)) and not TIME_NEXT.match(text, match.end()):
        of = match["word"].lower() == "of"
        if match["word"].lower() in ("on", "for") and (noun := _before(before)):
            return noun  # “a fine of $5 on a company”
        if amount.kind == "percentage" and of and (who := doers(text, match.end())):
            return who
        begins = match.end()
        if adverb := _ADVERBS.match(text, begins):
            begins = adverb.end()
        if (of or amount.kind != "percentage") and (noun := noun_phrase(text, begins)):
            return None if _WHEN.fullmatch(noun) else of_this_clause(text, begins, noun)
    if compared:
        return None
    if amount.kind == "money" and (match := _PURPOSE.match(text, follows)) and _may_be_verb(match["verb"]):
        done = noun_phrase(text, match.start("np"), leading=("to",))
        return done if done and done.count(" ") > 1 else None  # “to boost” alone does not say what
    if _JOINT.search(before):
        return _before(before)
    if (match := _CHANGED.search(before)) and not _NO_OBJECT.search(match["np"]) and not _is_clause(match["np"]):
        return _bare(match["np"])
    return _subject(before)


def _of_rank(text: str, follows: int) -> str | None:
    if place := _PLACE.match(text, follows):
        follows = place.end()
    noun = noun_phrase(text, follows + 1) if text[follows : follows + 1] == " " else None
    if noun and noun.split()[0].lower() in ("in", "on", "for"):
        rest = text.index(noun, follows) + len(noun.split()[0]) + 1
        if TIME_NEXT.match(text, rest):
            return None
        noun = noun_phrase(text, rest)
        return noun and noun.split(" and ")[0]
    return noun if noun and noun.split()[0].lower() not in NOT_NOUN | {"place", "position", "overall", "spot"} else None


def _may_be_verb(word: str) -> bool:
    """Say whether a word behind "to" may be a verb: neither "to two" nor "to customers" says what is done."""
    return word not in _RECEIVING and word not in NUMBER_WORDS and (word[-1] != "s" or word.endswith(("ss", "us")))


def _is_done(phrase: str, before: str) -> bool:
    """Say whether a phrase behind a figure names nothing, as it begins with a participle, or with the verb.

    "The 476 billion yen granted to it", "reportedly provided in the plan", "that 95 percent improved it".
    """
    first, *rest = [word.lower() for word in phrase.split() if not ADVERB.fullmatch(word)] or [""]
    if before.endswith("that "):
        return first.endswith("ed") or first in PAST
    return first.endswith("ed") and (not rest or rest[0] in JOINTS)


def _before(before: str) -> str | None:
    """Return the noun that a figure is joined to by the words before it: “a fine of”."""
    match = _NOUN_BEFORE.search(before) if _JOINT.search(before) else None
    return _tail(match["np"]) if match else None


def _tail(phrase: str) -> str | None:
    """Return the end of the words before "of": what stands after the last word that is not of the noun."""
    words = phrase.split()
    kept: list[str] = []
    for word, before in zip(reversed(words), [*reversed(words[:-1]), ""], strict=True):
        if (
            word.lower() in NOT_NOUN | PAST | _CLAIMING
            or (word.lower().endswith(("ed", "ing", "forecast")) and kept)
            or (before.lower() in _BEFORE_VERB and kept)
        ):
            break
        kept.insert(0, word)
    noun = " ".join(kept)
    rest = words[: len(words) - len(kept)]
    if not noun or _OF_TWO.search(phrase) or rest[-2:] == ["to", "the"]:
        return None
    if kept[-1].lower() in _EMPTY or noun.endswith(("’s", "'s")):
        return None
    return noun


def _subject(before: str) -> str | None:
    match = _SUBJECT.search(before)
    if match is None or _FORECASTING.match(before, match.end("np")):
        return None
    if relative := _RELATIVE.search(match["np"]):
        return relative["noun"]
    return None if _LISTED.search(before, 0, match.end("np")) else _bare(match["np"])


def _is_clause(phrase: str) -> bool:
    """Say whether a phrase before a verb has one of its own, or is none: “California was below”, “would”."""
    words = [word.lower() for word in phrase.split()]
    return not _SURELY_FINITE.isdisjoint(words) or words[-1:] in (["there"], ["each"], ["not"])


def _bare(phrase: str) -> str | None:
    """Return a noun phrase without the word that determines it; None where it is a pronoun or a clause."""
    noun = _CLAUSE.split(phrase.strip() + " ")[-1].strip()
    if _is_clause(noun):
        return None
    noun = _SUPPOSES.sub("", _TRAILING.sub("", noun), count=1)
    if lead := _LEADING.match(noun + " "):
        noun = noun[lead.end() :]
    return None if not noun or _NO_SUBJECT.match(noun) else noun
