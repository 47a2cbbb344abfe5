"""What a figure measures, and whose it is, read from the words right before and after it.

Both are words of the sentence and nothing else; where the sentence does not put them beside the figure they stay
unknown. Whose it is counts only where nothing but known words stands between a name that opens its clause and the
figure: "Microsoft plans to spend $2.9 billion", "Japan's 10 trillion yen plan".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from builder.calendar_dates import CALENDAR_NAME, WEEKDAY, WEEKDAY_WORDS
from builder.facts.figures import Amount
from builder.facts.numbers import NUMBER_WORDS
from builder.facts.tense import FINITE, PAST
from builder.facts.units import is_matter
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class Name:
    """A mention in a sentence, of one who can own, spend or rank."""

    start: int
    end: int
    entity: Slug


_DETERMINED = re.compile(
    r"(?:^|[\s(“\"—–])(?:an?|the|its|his|her|their|our|this|that|another|any|each|no|[\w.&-]+[’']s|[\w.&-]+s[’'])"
    r"(?:\s(?:new|planned|proposed|about|roughly|nearly|record|further|additional|estimated|initial"
    r"|separate|reported|huge|massive|hefty|whopping|staggering|modest|mere|total|combined|special|similar|potential"
    r"|expected|annual|one-time|civil|final|first|second))*\s$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:\sworth)?\s(?P<word>of|in|on|for|toward|towards|into)\s(?P<np>)", re.IGNORECASE)
_HYPHENED = re.compile(r"-[A-Za-z]")
_AWAY = frozenset("above behind below beyond inside like off outside".split())
_COUNTING = frozenset(NUMBER_WORDS) - {"zero", "one"}
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
    r"(?!(?:domestic|foreign|local|media|people|private|public|small|smaller|those)\s)(?P<verb>[a-z]+)\s"
)
"""“$2 billion to build a plant”; of “$2 billion to local schools” it is told who gets it, and not what it is for."""
_TIME_NEXT = re.compile(
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
_JOINTS = frozenset("of in on for and or near the a an its their his her our toward towards".split())
_NOT_NOUN = (_CUT | _JOINTS | WEEKDAY_WORDS) | frozenset(
    "worth million billion trillion percent total off out back away together apart ahead behind above below went came "
    "rose fell".split()
)
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
_ADVERB = re.compile(
    r"(?!(?:suppl|famil|assembl|all|rall|anomal|monopol|appl|repl|bull|jell|fl|dail|weekl)y$)[a-z]{3,}ly"
)
_OBJECT_ALONE = re.compile(r"\s(?:(?:an?|the|its|their)\s|[A-Z])")
_IN_DIGITS = re.compile(r"[$€£¥]?[0-9][0-9.]*%?")
_SHARE_NEXT = re.compile(r"\s(?:[$€£¥][0-9]|[0-9][0-9.]*%)")
_COUNTED = re.compile(r"[$€£¥]?[0-9]")
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
_BEFORE_VERB = frozenset("can could may might will would must should shall not to".split())
"""“may seek compensation of $5”, “to report revenue of $5”."""
_PRONOUNS = frozenset("those these them others one ones all both everything something".split())
_WHEN = re.compile(r"(?:[\w’'-]+\s)*(?:date|day|deadline|period|time)")
"""“$5 million for a completion date in May”: no sum is of a day."""
_CLAIMING = frozenset("suggest suggests indicate indicates imply implies predict predicts show see sees".split())
"""“estimates suggest losses of $5”: what is estimated stands behind the verb."""
_MOVED = (
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
    rf"(?:{_MOVED}\s)+(?:[\d.,$€£¥]+\s?(?:%|percent|per\scent|(?:million|billion"
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
_SAID_IT = rf"(?:said|says|announced)(?:\s(?:on\s)?{WEEKDAY})?(?:\sthat)?\sit\s"
_AUXILIARY = (
    r"(?:will|would|could|may|might|should|has|have|had|is|are|was|also|now|already|recently|then|later|to"
    r"|itself|alone|plans?|planned|planning|aims?|aimed|wants?|wanted"
    r"|intends?|intended|agreed|expects?|expected|set|promise[ds]?|pledge[ds]?)\s"
)
_OWNS = (
    r"(?:invest(?:s|ed|ing)?|spend(?:s|ing)?|spent|pay(?:s|ing)?|paid|raise[ds]?|raising|earn(?:s|ed)?"
    r"|report(?:s|ed)|post(?:s|ed)|allocate[ds]?|pledge[ds]?|pledging"
    r"|commit(?:s|ted)?|earmark(?:s|ed)?|provide[ds]?|contribute[ds]?|donate[ds]?|offer(?:s|ed)?"
    r"|promise[ds]?|hire[ds]?|employ(?:s|ed)?|train(?:s|ed)?|own(?:s|ed)?|hold(?:s|ing)?"
    r"|held|need(?:s|ed)?|buy(?:s|ing)?|bought|acquire[ds]?|secure[ds]?|receive[ds]?|won|produce[ds]?"
    r"|ship(?:s|ped)?|generate[ds]?|consume[ds]?|lose|loses|lost|rank(?:s|ed)?|placed"
    r"|came|stood|stands|is|was|were|are|granted|set\saside|deploy(?:s|ed)?|install(?:s|ed)?|has|have|had"
    r"|announced|borrow(?:s|ed)?|cost)\s"
)
_FILLER = (
    r"(?:as|much|up|to|more|less|fewer|than|over|about|around|nearly|almost|roughly|some|at|in|least|a|an"
    r"|the|of|total|additional|further|another|only|just|new|extra|record"
    r"|combined|initial|approximately|worth|world[’']s|globally|overall|revenues?|sales|profits?|losses|with|its|one)\s"
)
_OWNED = (
    r"(?:new|planned|proposed|total|annual|quarterly|net|operating|record|overall|own|first|additional"
    r"|further|about|nearly|roughly|some|estimated|revenues?|sales|profits?"
    r"|income|losses|loss|market|value|capital|spending|expenditure|budget|exports?|imports?|output"
    r"|capacity|share|shares|stock|workforce|investments?|GDP|economy|population"
    r"|valuation|capitali[sz]ation|consumption|demand|plan|pledge|bid|offer|debt|of|for)"
)
_ASIDE = r"(?:\s\([A-Z][\w.]{1,8}\))?(?:,\s(?:which|who|whose|an?|the|its|one)\s[^,;:()“”\"]{3,90},)?"
"""Between a subject and its verb: its abbreviation, what it is."""
_GAP = re.compile(rf"{_ASIDE}\s(?:{_SAID_IT})?(?:{_AUXILIARY})*{_OWNS}(?:{_FILLER})*")
_OWNED_GAP = re.compile(
    rf"[’'](?:s)?\s(?:{_OWNED}\s)*(?:{_MOVED}\s)*(?:[\d.,]+\s?(?:%|percent)\sto\s(?:about\s|nearly\s)?)?$"
)
_ANNOUNCED = re.compile(
    r"(?:\s(?:Corporation|Corp\.?|Inc\.?|Co\.?|Ltd\.?|Group|Holdings))?[’'](?:s\s)?(?:announcement|plans?|pledge|promise|decision"
    rf"|offer|commitment|proposal|intention)\s(?:that\sit\s|to\s)(?:{_AUXILIARY})*{_OWNS}(?:{_FILLER})*"
)
_RANKED = re.compile(
    r",\s(?:which\s)?(?:currently\s|now\s)?(?:holds|held|has|had|ranks|ranked|rated|placed|listed|is|was|stands|came|comes|sits)"
    r"\s(?:the\s|in\s|at\s|its\s)*"
)
_OPENS = re.compile(r"(?:^|[“\"]|\b(?:that|while|but|whereas|because|said)\s)(?:the\s|The\s)?$")
_INTRODUCED = re.compile(
    r"(?:On|In|At|For|By|Last|This|Earlier|Later|Over|Under|Since|After|Before|Meanwhile|Separately|However"
    r"|Still)\b[^,;:()“”\"]{0,60},\s(?:the\s)?$"
)
_NOT_ALONE = re.compile(r"\b(?:and|or|of|for|from|between)\s(?:the\s)?$")
_WINDOW = 220


def is_compared(text: str, amount: Amount, earlier: Amount | None, too: bool) -> bool:
    """Say whether another figure is held against this one: "compared with a loss of $5", "up from", "had expected".

    Such a figure is of another time, or of nobody: alone it would say the opposite of its sentence. `earlier` is the
    one before it in the sentence, and `too` whether that one is compared.
    """
    since = max(earlier.end if earlier else 0, amount.start - _WINDOW)
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
    before = text[max(0, amount.start - _WINDOW) : amount.start]
    if amount.kind == "count" and not is_matter(amount.unit):
        return amount.unit if amount.unit in text else None
    if amount.kind == "rank":
        return _of_rank(text, follows)
    attributive = text[follows : follows + 1] == " " and (
        _DETERMINED.search(before) is not None or _HYPHENED.search(text, amount.start, amount.end) is not None
    )
    noun = _phrase(text, follows + 1) if attributive else None
    if noun and noun.split()[0].lower() not in _NOT_NOUN and not (compared and _JOINTS.isdisjoint(noun.split())):
        # "The 476 billion yen granted to it", "reportedly provided in the plan": a participle names nothing, and in
        # "that 95 percent improved it" it is the verb.
        said = [word.lower() for word in noun.split() if not _ADVERB.fullmatch(word)]
        that = before.endswith("that ")
        verb = said[:1] and (said[0].endswith("ed") or (that and said[0] in PAST))
        return None if verb and (that or not _JOINTS.isdisjoint(said[1:2]) or len(said) == 1) else noun
    if amount.kind == "duration":
        return None
    if compared and (noun := _before(before)):
        return noun if _POSSESSED.match(noun) else None
    if meanwhile := _MEANWHILE.match(text, follows):
        follows = meanwhile.end()
    elif text.startswith(",", follows) and last is not amount:
        follows += 1
    if (match := _PREPOSITION.match(text, follows)) and not _TIME_NEXT.match(text, match.end()):
        of = match["word"].lower() == "of"
        if match["word"].lower() in ("on", "for") and (noun := _before(before)):
            return noun  # “a fine of $5 on a company”
        if amount.kind == "percentage" and of and (who := _doers(text, match.end())):
            return who
        begins = match.end()
        if adverb := _ADVERBS.match(text, begins):
            begins = adverb.end()
        if (of or amount.kind != "percentage") and (noun := _phrase(text, begins)):
            return None if _WHEN.fullmatch(noun) else _of_this_clause(text, begins, noun)
    if compared:
        return None
    if amount.kind == "money" and (match := _PURPOSE.match(text, follows)) and _may_be_verb(match["verb"]):
        done = _phrase(text, match.start("np"), leading=("to",))
        return done if done and done.count(" ") > 1 else None  # “to boost” alone does not say what
    if _JOINT.search(before):
        return _before(before)
    if (match := _CHANGED.search(before)) and not _NO_OBJECT.search(match["np"]) and not _is_clause(match["np"]):
        return _bare(match["np"])
    return _subject(before)


def _of_rank(text: str, follows: int) -> str | None:
    if place := _PLACE.match(text, follows):
        follows = place.end()
    noun = _phrase(text, follows + 1) if text[follows : follows + 1] == " " else None
    if noun and noun.split()[0].lower() in ("in", "on", "for"):
        rest = text.index(noun, follows) + len(noun.split()[0]) + 1
        if _TIME_NEXT.match(text, rest):
            return None
        noun = _phrase(text, rest)
        return noun and noun.split(" and ")[0]
    return (
        noun if noun and noun.split()[0].lower() not in _NOT_NOUN | {"place", "position", "overall", "spot"} else None
    )


def owner(text: str, amount: Amount, names: Sequence[Name]) -> Slug | None:
    """Return whose the figure is: the name that is the subject of its clause, or owns it; `names` in reading order."""
    last = bisect_right(names, amount.start, key=lambda name: name.end)
    near = [name for name in names[max(0, last - 3) : last] if amount.start - _WINDOW <= name.end]
    for nearness, name in enumerate(reversed(near)):
        gap = text[name.end : amount.start]
        leading = text[max(0, name.start - 80) : name.start]
        if nearness == 0 and _OWNED_GAP.fullmatch(gap):
            return None if _NOT_ALONE.search(leading) else name.entity
        if nearness == 0 and (_ANNOUNCED.fullmatch(gap) or (amount.kind == "rank" and _RANKED.fullmatch(gap))):
            return None if _NOT_ALONE.search(leading) else name.entity
        if _GAP.fullmatch(gap):
            return name.entity if _OPENS.search(leading) or _INTRODUCED.search(leading) else None
    return None


def _phrase(text: str, at: int, leading: tuple[str, ...] = ()) -> str | None:
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
            or (words and words[-1][0] in ("and", "or") and (lower in _COUNTING or _COUNTED.match(lower)))
            or (lower in ("a", "an") and words and not leading and not _governs(words[-1][0]))
            or (words and words[-1][0] in ("and", "or") and _PRONOUN_NEXT.match(text, match.end("word")))
            or (words and _TIME_NEXT.match(text, match.start("word")) and words[-1][0] in _JOINTS)
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
    while words and (words[-1][0] in _JOINTS or words[-1][0] in leading or _ends_nothing(words)):
        words.pop()
    if words and (_ADVERB.fullmatch(words[-1][0]) or (len(words) > 1 and words[-1][0] == "back" and not leading)):
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
    last = _phrase(text, match.end())
    until = match.end() + len(last or "")
    short = text[end:until].count(" ") <= _MOST_WORDS
    return until if last and short and not _FINITE_NEXT.match(text, until) else end


def _is_no_item(word: str) -> bool:
    return (word != "and" and word in _NOT_NOUN) or word.endswith(("ing", "ed", "ly"))


def _of_this_clause(text: str, at: int, phrase: str) -> str:
    """Return a phrase that begins at `at` without what follows "and" in it and has a verb: that begins a clause."""
    joints = list(_AND_ANOTHER.finditer(phrase)) if _FINITE_NEXT.match(text, at + len(phrase)) else []
    return phrase[: joints[-1].start()] if joints else phrase


def _doers(text: str, at: int) -> str | None:
    """Return the people or firms at `at` of whom a share does something, without what they do."""
    match = _PEOPLE.match(text, at)
    if match is None or match["next"] in _CUT | _JOINTS or not (_CUT | _JOINTS).isdisjoint(match["which"].split()[1:]):
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
    marked = word["word"].lower() in _DETERMINING or _OF_SOMEBODY.fullmatch(word["word"]) is not None
    if (
        word["word"].lower() in _DETERMINING
        and last_but_one.endswith("s")
        and not (last.endswith("s") or _governs(last))
    ):
        return True  # “62% of philosophers believe the problem”
    if not marked or not last.endswith("s") or last.endswith(("ss", "’s", "'s")) or _governs(last):
        return False
    rest = re.split(r"[,;:.()—–]", text[word.end() : word.end() + 80], maxsplit=1)[0].split()
    return FINITE.isdisjoint(rest) and not any(each.endswith("ed") for each in rest)


def _may_be_verb(word: str) -> bool:
    """Say whether a word behind "to" may be a verb: neither "to two" nor "to customers" says what is done."""
    return word not in NUMBER_WORDS and (not word.endswith("s") or word.endswith(("ss", "us")))


def _governs(word: str) -> bool:
    """Say whether a noun may depend on a word; behind another noun "a" begins a new phrase: "made a ban a promise"."""
    return word in _JOINTS or word in _AWAY or word.endswith("ing")


def _ends_nothing(words: Sequence[tuple[str, int]]) -> bool:
    """Say whether a noun must follow the last word: a number, or whose it is ("costs for the bloc's 38,000 firms")."""
    last = words[-1][0]
    return last in _COUNTING or (len(words) > 1 and last.endswith(("’s", "'s")))


def _cut_back(words: list[tuple[str, int]], least: int = 3) -> None:
    """A phrase too long to show ends before its last joint, `least` words from its beginning at the earliest."""
    for at in range(len(words) - 1, least - 1, -1):
        if words[at][0] in _JOINTS:
            del words[at:]
            return


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
            word.lower() in _NOT_NOUN | PAST | _CLAIMING
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
    subject = _CLAUSE.split(match["np"])[-1]
    return None if _LISTED.search(before, 0, match.end("np")) or _is_clause(subject) else _bare(subject)


def _is_clause(phrase: str) -> bool:
    """Say whether a phrase before a verb has one of its own, or is none: “California was below”, “would”."""
    words = [word.lower() for word in phrase.split()]
    return not _SURELY_FINITE.isdisjoint(words) or words[-1:] in (["there"], ["each"], ["not"])


def _bare(phrase: str) -> str | None:
    """Return a noun phrase without the word that determines it; None where it is a pronoun, or says nothing."""
    noun = _SUPPOSES.sub("", _TRAILING.sub("", _CLAUSE.split(phrase.strip() + " ")[-1].strip()), count=1)
    if lead := _LEADING.match(noun + " "):
        noun = noun[lead.end() :]
    return None if not noun or _NO_SUBJECT.match(noun) else noun
