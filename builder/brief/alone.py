"""Which sentences can be read alone.

A sentence out of its place must not lean on what stood before it: no pronoun without its name, no connective, no
"the company". Precision counts: a good sentence left out is replaced by another; a bad one misleads. `mend` says which
small changes are allowed before a sentence is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from builder.brief.definite import points_back
from builder.brief.pronouns import has_thing, leans_on_neighbours, speaks_to_the_reader
from builder.calendar_dates import CALENDAR_WORD

_WORDS, _LEAD_WORDS = range(11, 61), range(6, 61)
_LEANING_WORDS = frozenset(
    "he she it they him her them his its their hers theirs this that these those we us our i my you your "
    "however but and or so yet also moreover furthermore besides instead still then thus therefore hence meanwhile "
    "nevertheless nonetheless otherwise similarly likewise consequently accordingly additionally indeed conversely "
    "afterward afterwards another other others such both neither either each some many most few several all one two "
    "three four five six seven eight nine ten here there now later earlier recently again even only too nor because "
    "although though less more finally separately what when why how who read click see watch subscribe sign "
    "find".split()
)
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
_LEANING_PHRASES = re.compile(
    r"(?:in\s+(?:the\s+(?:first|second|third|former|latter)|addition|contrast|response|return|exchange|turn|most\s+cases|other\s+words|particular|fact|that|this|these|those|both|doing\s+so)"
    r"|on\s+the\s+(?:other|one)\s+hand|as\s+(?:a\s+result|such|part\s+of)|at\s+(?:the\s+same|that)\s+time"
    r"|for\s+(?:example|instance|this|that|its|his|her|their)|by\s+(?:contrast|comparison|doing\s+so)"
    r"|among\s+(?:them|those|these)|the\s+(?:same|former|latter|other|first|second|third|two|three|four|five)"
    r"|a\s+(?:second|third|fourth|further|similar|separate)|according\s+to\s+(?:him|her|them|it|the)"
    r"|with\s+(?:the|this|that|these)|after\s+(?:that|this)|before\s+(?:that|this|his|her|its|their)"
    r"|under\s+(?:the|this|that|these)|sign\s+up|find\s+out|a\s(?:day|week|month|year)\s(?:earlier|later|before|after)|(?:days|weeks|months|years|hours)\s(?:earlier|later)|(?:at|to)\s+the\s+very\s+least)\b",
    re.IGNORECASE,
)
_LEANING_CLAUSE = re.compile(
    r"(?:According\sto|In|On|At|As|With|After|Before|During|Under|For|By|Since|While|When|If|To|Once|Inside)\s[^,;:]{2,90},\s"
    r"(?:the\s(?:[a-z]|Prime\sMinister|President)|it\b|they\b|he\b|she\b|this\b|these\b|that\b)"
)
"""An opening clause, and then something that was named before: "According to Ada Example, the investment …"."""
_SINCE = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s(?:days|weeks|months|years|hours)\s(?:after|before)\s[a-z]"
)
"""“Two months after the attack, Acme …” tells when by itself."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DEFINITE = re.compile(r"The\s+[a-z]")
"""“The plan”, “the agency”: which one, was said before."""
_NAMED_AT_ONCE = re.compile(
    r"The\s[a-z][\w-]*\s(?:[a-z][\w-]*\sof|of|in|from|by|at|for|between)\s(?:[a-z]+\s){0,2}?[A-Z\[]"
    r"|The\s[a-z][\w-]*(?:,\s(?:called|known\sas|titled|named)\s)[“\"A-Z]"
)
"""“The head of Acme”: which one, is said here."""
_ANY_PRONOUN = re.compile(r"\b(?:it|they|them|its|their)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:run|build|own|use|make|sell|buy|operate|call|see|join|sign|support|fund|finance|block|lead|keep|take"
    r"|taken|runs|builds|called|described|signed|backed)\s(?:it|them)(?=\s(?:near|in|at|on|for|with|from|by|into|over|as|to)\b|[.,;])"
)
"""“is to run it near the coast”: the name before is who does, not what."""
_SOMEONE = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_FULL_NAME = re.compile(r"\[[^\]]+\]|[A-Z][\w’'-]+\s(?:[A-Z][\w’'.-]*\s){0,2}[A-Z][\w’'-]+")
_A_PERSON = re.compile(
    r"\b(?:a|an|one)\s(?:[\w-]+\s){0,3}(?:man|woman|person|student|worker|employee|expert|official|\w+er|\w+or|\w+ist)\b"
)
_POINTING = re.compile(
    r"\b(?:this|these|those|such)\s(?!as\b|a\b|an\b|(?:\w+\s)?(?:week|month|year|quarter|morning|afternoon|evening"
    r"|summer|winter|spring|autumn|fall|decade|century|time|is\b|was\b|who\b|that\b|of\b))[a-z]",
    re.IGNORECASE,
)
"""“These projects”, “such attacks”: which, was said before."""
_RELATING = re.compile(
    r"\b(?:a|an)\s(?:similar|second|third|further|separate|different)\sone\b|\bas\swell\b(?!\sas\b)|\bnot\salone\b"
    r"|\b(?:the|each)\sother\b(?=[,.]|\sis\b|\swas\b)|\bdoing\sso\b|\bthe\sformer\b|\bthe\slatter\b"
)
_THERE = re.compile(
    r"\bthere\b(?!\s(?:is|are|was|were|will|has|have|had|would|can|could|may|might|should|remain|seem|exist|appear|no)\w*\b)"
)
_PLACE = re.compile(r"\b(?:in|at|to|from|near)\s(?:the\s)?[A-Z]")
_TITLED = re.compile(
    r"The\s(?:Act|Bill|Law|Commission|Court|Ministry|Bank|Agency|Department|Council|Institute|Company|Group|Committee|Office"
    r"|Board|Fund|Treaty|Declaration|Ministers?)\b(?!\s(?:of|for|on|in)\b|\s[A-Z])"
)
"""“The Act”: a name that only its own text shortens so."""
_BODY = re.compile(
    r"\b[Tt]he\s(?:company|firm|agency|ministry|bank|start-?up|lender|utility|regulator|carmaker|chipmaker|exchange"
    r"|(?i:government|parliament|president|prime\sminister|minister|chancellor|secretary|chairman|spokes\w+)"
    r"|(?:two|three|both)\s(?:countries|companies|sides|governments|leaders|nations|allies|partners|groups))\b(?!\s(?:of|in|that|which)\b)"
)
_NAME = re.compile(
    rf"(?<=[\s(“\"])(?!{CALENDAR_WORD})"
    r"[A-Z\[][\w.’'-]+"
)
"""A word in capitals that does not open the sentence; months and days are nobody's names."""
_BARE_SPEAKER = re.compile(r"[A-Z][\w’'-]+\s(?:said|says|told|added|argued|wrote|noted|warned|called|explained)\b")
_SPECIFIC = re.compile(
    r"\[[^\]]+\]|[A-Z][\w.’'&-]*(?:\s(?:of\s|and\s|for\s|the\s){0,2}[A-Z][\w.’'&-]*)*|[$€£¥]?\d[\d,.]*"
)
_LEAST_SPECIFIC = 2
"""Names, dates and numbers of a short sentence, the word that opens it among them: who, and whom, when or how much."""
_SHORT = 17
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do|said|told"
    r"|took|made|gave|got|saw|went|came|began|put|set|cut|let|led|held|grew|rose|fell|won|lost|met|paid|built|sold"
    r"|bought|drew|sent|spent|wrote|chose|kept|left|stood|became|found|brought|broke|make|take|give|see|go|come|grow"
    r"|rise|fall|need|want|expect|plan|say|believe|warn|hope|fear|argue|think|use|sell|buy|run|work|cost|hold|mean|show"
    r"|help|call|try|ask|lead|keep|build|pay|face|remain|lie|stand|sit|know|hit|belong|agree|differ|depend|account|[a-z]\w+(?:ed|[^s\W]s))\b"
)
"""Some form of a verb, or what may be one: a line without is a caption or a heading."""
_CAPTION = re.compile(r"[^,;:]+,\s(?:who|which|whose)\s[^,;:]+$")
"""“Ada Example, who wrote the plan.” is no sentence."""
_ENDS = re.compile(r"\.[\"'”’)]*$")
_PAIRED = re.compile(r"[“”()\[\]\"]")
_SOME_THEM = re.compile(r"[A-Z\[]\S*(?:\s\S+){1,3}\sthem\b")
"""“Kishida told them”: whom, was said before."""
_OPENER = re.compile(r"[\"'“‘(]*")
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_FEW = 3
"""Words that are too few to say anything when they are quoted alone."""
_QUOTED_FIRST = re.compile(r"(?:“[^“”]+,”|\"[^\"]+,\")\s")


def reads_alone(sentence: str, *, first_name: int | None, opens_article: bool, people: Collection[str] = ()) -> bool:
    """Say whether `sentence` makes sense without its neighbours.

    `first_name` is the offset in it of the first resolved name, None without one. What the very first sentence of an
    article speaks of cannot have been named before: there a pronoun points ahead, to the name that follows.
    """
    words = sentence.count(" ") + 1
    if words not in (_LEAD_WORDS if opens_article else _WORDS) or not _ENDS.search(sentence, max(0, len(sentence) - 4)):
        return False
    if (_PAIRED.search(sentence) and not _balanced(sentence)) or not _VERB.search(sentence) or _CAPTION.match(sentence):
        return False
    if not opens_article and words < _SHORT and len(_SPECIFIC.findall(sentence)) < _LEAST_SPECIFIC:
        return False
    start = _OPENER.match(sentence)
    begins = sentence[start.end() if start else 0 :]
    if not begins[:1].isupper() and not begins[:1].isdigit() and begins[:1] not in "$€£¥[":
        return False
    if sentence[:1] == "(" or (sentence[:1] in '“"' and not _attributed(sentence, first_name)):
        return False
    first = None if _SINCE.match(begins) else _FIRST_WORD.match(begins)
    word = first.group().lower() if first else ""
    if (word in _LEANING_WORDS and not (opens_article and word in _NUMBERS)) or (
        not opens_article and _LEANING_PHRASES.match(begins)
    ):
        return False
    if first_name != 0 and _BARE_SPEAKER.match(begins):
        return False
    if opens_article:
        return not speaks_to_the_reader(sentence)
    if first_name is None and not _NAME.search(sentence):
        return False
    if _LEANING_CLAUSE.match(begins) or _definite(begins) or points_back(_QUOTATION.sub("“”", sentence)):
        return False
    return not (
        leans_on_neighbours(sentence, people) or _SOME_THEM.match(begins) or _points_back(sentence, first_name, people)
    )


def _definite(begins: str) -> bool:
    return (_DEFINITE.match(begins) is not None and not _NAMED_AT_ONCE.match(begins)) or bool(_TITLED.match(begins))


def _attributed(sentence: str, first_name: int | None) -> bool:
    """A quotation that opens the sentence is followed by a known name: whose words they are."""
    quoted = _QUOTED_FIRST.match(sentence)
    return (
        quoted is not None
        and quoted.group().count(" ") > _FEW
        and first_name is not None
        and re.search(r"\s[A-Z\[]", sentence[quoted.end() - 1 :]) is not None
    )


def _points_back(sentence: str, first_name: int | None, people: Collection[str]) -> bool:
    """Say whether something in the sentence means what an earlier one said."""
    if _POINTING.search(sentence) or _RELATING.search(sentence):
        return True
    if _OBJECT.search(sentence):
        return True
    if (there := _THERE.search(sentence)) and not _PLACE.search(sentence, 0, there.start()):
        return True
    someone = _SOMEONE.search(sentence)
    if someone and not (
        _FULL_NAME.search(sentence, 0, someone.start()) or _A_PERSON.search(sentence, 0, someone.start())
    ):
        return True
    if (it := _ANY_PRONOUN.search(sentence)) and not _antecedent_before(sentence, it.start(), first_name):
        return True
    body = _BODY.search(sentence)
    return body is not None and not has_thing(sentence[: body.start()], people)


def _balanced(sentence: str) -> bool:
    return sentence.count('"') % 2 == 0 and all(sentence.count(a) == sentence.count(b) for a, b in ("“”", "()", "[]"))


def _antecedent_before(sentence: str, at: int, first_name: int | None) -> bool:
    """A name, or at least a capitalised word that does not open the sentence, must stand before what leans on one."""
    return (first_name is not None and first_name < at) or _NAME.search(sentence[:at]) is not None
