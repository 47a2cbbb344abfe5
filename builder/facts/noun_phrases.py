"""Noun phrases: where one that begins at a place of a sentence ends, told by words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.calendar_dates import CALENDAR_NAME, WEEKDAY_WORDS
from builder.facts.numbers import NUMBER_WORDS
from builder.facts.tense import FINITE, PAST

_AWAY = frozenset("above behind below beyond inside like off outside".split())
_COUNTING = frozenset(NUMBER_WORDS) - {"zero", "one"}
TIME_NEXT = re.compile(
    r"(?:(?:the\s)?(?:(?:first|second|third|fourth|last|past|previous|next|coming|same|current"
    r"|final|latest|prior|preceding|corresponding|year-earlier|year-ago)\s)?(?:fiscal|financial|early|late|mid|year|month"
    r"|week|day|quarter|half|decade|period|end|start|long|short|time|moment|future|meantime|spring|summer|autumn|fall"
    r"|winter)\b|(?:19"
    r"|20)[0-9]{2}\b|[0-9$€£¥]"
    rf"|{CALENDAR_NAME}\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|a|an|just|only"
    r"|about)\s(?:year|month|week|day|decade|hour|minute|statement"
    r"|bid|move|row|interview|letter|speech|report|filing)|total\b|all\b|return\b|exchange\b|response\b"
    r"|part\b|(?-i:[Ii]t)\b|them\b|this\b|that\b|(?:its|their|his|her)\sown\b|[QH][1-4]\b|FY"
    r"|th[eo]se\b(?!\s[a-z-]+s\b)"
    r"|each\b|good\b|sale\b|example\b|instance\b|average\b|addition\b|comparison\b|contrast\b|turn\b|fact\b"
    r"|which\b|what\b|how\b)",
    re.IGNORECASE,
)
"""What follows a preposition and says when, how often or nothing at all, and so not of what a figure is."""
_WORD = re.compile(
    r"\s?(?P<word>[^\s,;:.()\[\]—–“”\"]+(?:\.[A-Za-z0-9][^\s,;:()\[\]—–“”\"]*)*)(?P<stop>[,;:.()\[\]—–“”\"]?)"
)
_CUT = frozenset(
    "that which who whom whose where when while as but if because since until till after before during through over by "
    "than is are was were be been being will would could can may might must should shall has have had do does did "
    "said says told according including amid under within this last next from with at via without against between "
    "among across along per into onto up down so though although however compared excluding plus versus despite given "
    "each every annually yearly monthly alone today yesterday tomorrow then more less about around almost nearly very "
    "it he she they we you i him them us not also only even just both either neither whether there here again too "
    "ends holds goes remains comes begins starts runs makes takes covers serves aims includes opens stands gives gets "
    "becomes means wants expects shows allows helps brings such respectively instead now already soon "
    "later earlier ago until to owing".split()
)
_IN_CAPITALS = frozenset({"IT", "US", "WHO"})
"""Abbreviations that would be words of `_CUT` in other letters."""
JOINTS = frozenset("of in on for and or near the a an its their his her our toward towards".split())
"""Words within a phrase with which none ends."""
NOT_NOUN = (_CUT | JOINTS | WEEKDAY_WORDS) | frozenset(
    "worth million billion trillion percent total off out back away together apart ahead behind above below went came "
    "rose fell".split()
)
"""Words that are no noun, and so end one that is read from its end."""
_OBJECT = re.compile(r"\s(?:an?|the|its|their|in|on|by|at|for|to|from|with|as|after|since|better|worse|well)\s")
_PRONOUN_NEXT = re.compile(r"\s(?:it|them|him|her|us)\b")
_DETERMINING = frozenset({"the", "its", "their", "his", "her", "our", "a", "an"})
_OF_SOMEBODY = re.compile(r"[A-Z][\w.&-]*(?:[’']s|s[’'])|[$€£¥]?\d[\d.,]*%?")
_ABBREVIATED = re.compile(r"\s\([A-Z][A-Za-z&]{1,6}\)(?=\s[a-z])")
"""Inside of a phrase: “artificial intelligence (AI) pledge”."""
_ITEMS = re.compile(r"(?:,\s[a-z-]+(?:\s[a-z-]+)?){1,4},?\sand\s(?=[a-z])")
"""Further items of a list before its last one."""
_AND_ANOTHER = re.compile(r"\sand\s(?=(?:an?|the|its|their|his|her)\s|[A-Z])")
_FINITE_NEXT = re.compile(r"\s(?:has|have|had|is|are|was|were|will|would|can|could|may|might)\s")
_PARTICLES = frozenset("off out away apart".split())
_BASED = re.compile(r",\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?-based\b")
ADVERB = re.compile(
    r"(?!(?:suppl|famil|assembl|all|rall|anomal|monopol|appl|repl|bull|jell|fl|dail|weekl)y$)[a-z]{3,}ly"
)
_OBJECT_ALONE = re.compile(r"\s(?:(?:an?|the|its|their)\s|[A-Z])")
_IN_DIGITS = re.compile(r"[$€£¥]?[0-9][0-9.]*%?")
_SHARE_NEXT = re.compile(r"\s(?:[$€£¥][0-9]|[0-9][0-9.]*%)")
"""“sales of $5 million and 200 users”, “5% of lamps and dims 9%”: figures of their own, of which none is another."""
_PEOPLE = re.compile(
    r"(?P<which>(?:[\w’'-]+\s){0,4}?)(?:people|men|women|children|[A-Z][a-z]+[ai]ns|(?:adolescent|adult|bank|boy|buyer"
    r"|citizen|client|consumer|customer|developer|doctor|driver|economist|employee|employer|engineer|enterprise|executive"
    r"|expert|farmer|firm|girl|hospital|household|investor|lawmaker|lawyer|leader|manager|manufacturer|member|nurse"
    r"|official|organi[sz]ation|outlet|parent|participant|patient|provider|reader|resident|respondent|retailer|school"
    r"|scientist|senior|startup|student|supplier|teacher|teenager|teen|user|visitor|voter|worker)s"
    r"|businesses|companies|countries|families|utilities)(?=\s(?P<next>[a-z]+)(?<!ing)\b)"
)
"""Those of whom a share is. What stands behind them, and joins nothing to them, is what they do: “of women say”."""
_SURELY_PAST = PAST - frozenset("set cut shot thought found read hit put".split())
_MOST_WORDS = 10
_PRONOUNS = frozenset("those these them others one ones all both everything something".split())


def noun_phrase(text: str, at: int, leading: tuple[str, ...] = ()) -> str | None:
    """Return the noun phrase that begins at `at`: up to a mark or a word that begins something else."""
    end = at
    words: list[tuple[str, int]] = []
    while len(words) < _MOST_WORDS and (match := _WORD.match(text, end)):
        word = match["word"]
        lower = word.lower()
        if (
            (lower in _CUT and word not in _IN_CAPITALS and not (not words and lower in leading))
            or lower.endswith(("n’t", "n't"))
            or (words and (_IN_DIGITS.fullmatch(lower) or _is_verb(text, lower, match.end("word"))))
            or (words and words[-1][0] in ("and", "or") and (lower in _COUNTING or _IN_DIGITS.match(lower)))
            or (lower in ("a", "an") and words and not leading and not _governs(words[-1][0]))
            or (words and words[-1][0] in ("and", "or") and _PRONOUN_NEXT.match(text, match.end("word")))
            or (words and TIME_NEXT.match(text, match.start("word")) and words[-1][0] in JOINTS)
        ):
            break
        if len(words) > 1 and lower in _PARTICLES and words[-1][0].endswith("s") and not words[-1][0].endswith("ss"):
            words.pop()  # “a piece of ice breaks off”
            break
        if len(words) > 1 and _begins_another(text, match, *(each for each, _ in words[-2:])):
            words.pop()  # “a plan dwarfs its forerunner”: before what it does it to stands what it does
            break
        words.append((lower, match.end("word")))
        end = match.end("word")
        if match["stop"] == "," and len(words) > 2 and _BASED.match(text, match.end("word")):
            _cut_back(words, least=1)  # “acquisition of Bay, Md.-based Acme”: the place is not what it is of
        if match["stop"]:
            break
        if abbreviated := _ABBREVIATED.match(text, end):
            end = abbreviated.end()
    else:
        if len(words) == _MOST_WORDS:
            _cut_back(words)
    while words and (words[-1][0] in JOINTS or words[-1][0] in leading or _ends_nothing(words)):
        words.pop()
    if words and (ADVERB.fullmatch(words[-1][0]) or (len(words) > 1 and words[-1][0] == "back" and not leading)):
        words.pop()
    if len(words) > 1 and _SHARE_NEXT.match(text, words[-1][1]):
        del words[-2 if words[-2][0] == "and" else -1 :]  # the verb: “25% of jobs and earn 30% less”
    if not words or (len(words) == 1 and words[0][0] in _PRONOUNS):
        return None
    end = words[-1][1] if any(word == "and" for word, _ in words) else _end_of_list(text, words[-1][1])
    return text[at:end].strip("’'‘ ") or None


def _end_of_list(text: str, end: int) -> int:
    """Return where a phrase ends that goes on as a list: “humanitarian, development, and economic assistance”."""
    match = _ITEMS.match(text, end)
    if match is None or any(_is_no_item(word) for word in match.group().replace(",", "").split()[:-1]):
        return end
    last = noun_phrase(text, match.end())
    until = match.end() + len(last or "")
    short = text[end:until].count(" ") <= _MOST_WORDS
    return until if last and short and not _FINITE_NEXT.match(text, until) else end


def _is_no_item(word: str) -> bool:
    return (word != "and" and word in NOT_NOUN) or word.endswith(("ing", "ed", "ly"))


def of_this_clause(text: str, at: int, phrase: str) -> str:
    """Return a phrase that begins at `at` without what follows "and" in it and has a verb: that begins a clause."""
    joints = list(_AND_ANOTHER.finditer(phrase)) if _FINITE_NEXT.match(text, at + len(phrase)) else []
    return phrase[: joints[-1].start()] if joints else phrase


def doers(text: str, at: int) -> str | None:
    """Return the people or firms at `at` of whom a share does something, without what they do."""
    match = _PEOPLE.match(text, at)
    if match is None or match["next"] in _CUT | JOINTS or not (_CUT | JOINTS).isdisjoint(match["which"].split()[1:]):
        return None
    more = _PEOPLE.match(text, match.start("next"))
    return text[at : more.end()] if more and not more["which"] else match.group()


def _is_verb(text: str, word: str, end: int) -> bool:
    """Say whether a word inside of a phrase is a verb: one of the past, with an object or an adverbial behind it."""
    if word.endswith("ing"):
        return _OBJECT_ALONE.match(text, end) is not None
    return word in _SURELY_PAST or (word.endswith("ed") and _OBJECT.match(text, end) is not None)


def _begins_another(text: str, word: re.Match[str], last_but_one: str, last: str) -> bool:
    """Say whether a noun phrase begins at a word though nothing joins it to the one before: the word before is a verb.

    Not where what begins has a verb of its own: "tools the company bought".
    """
    determined = word["word"].lower() in _DETERMINING
    if _governs(last) or not (determined or _OF_SOMEBODY.fullmatch(word["word"])):
        return False
    if determined and last_but_one.endswith("s") and not last.endswith("s"):
        return True  # “62% of philosophers believe the problem”
    if not last.endswith("s") or last.endswith(("ss", "’s", "'s")):
        return False
    rest = re.split(r"[,;:.()—–]", text[word.end() : word.end() + 80], maxsplit=1)[0].split()
    return FINITE.isdisjoint(rest) and not any(each.endswith("ed") for each in rest)


def _governs(word: str) -> bool:
    """Say whether a noun may depend on a word; behind another noun "a" begins a new phrase: "made a ban a promise"."""
    return word in JOINTS or word in _AWAY or word.endswith("ing")


def _ends_nothing(words: Sequence[tuple[str, int]]) -> bool:
    """Say whether a noun must follow the last word: a number, or whose it is ("costs for the bloc's 38,000 firms")."""
    last = words[-1][0]
    return last in _COUNTING or (len(words) > 1 and last.endswith(("’s", "'s")))


def _cut_back(words: list[tuple[str, int]], least: int = 3) -> None:
    """A phrase too long to show ends before its last joint, `least` words from its beginning at the earliest."""
    for at in range(len(words) - 1, least - 1, -1):
        if words[at][0] in JOINTS:
            del words[at:]
            return
