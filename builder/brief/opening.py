"""How a sentence may not begin: with a word that ties it to the one before.

Pronouns and connectives, phrases such as "in addition" or "a week later", and an opening clause after which something
is meant that was named before.
"""

from __future__ import annotations

import re

from builder.screened import screened

_PRONOUNS = (
    "he she it they him them his its their hers theirs this that these those we us our i my you your both neither"
    " either each some many most few several all another other others such"
)
_CONNECTIVES = (
    "however but and or so yet also moreover furthermore besides instead still then thus therefore hence meanwhile"
    " nevertheless nonetheless otherwise similarly likewise consequently accordingly additionally indeed conversely"
    " afterward afterwards here there now later earlier recently again even only too nor because although though less"
    " more finally separately elsewhere correspondingly"
)
_CALLS = (
    "having well what when why how who read click see watch subscribe sign find please yes ok okay learn discover"
    " explore consider remember stay visit avoid analyze analyse choose try use make keep take get think look ask add"
    " let install set practice join save start create build pick follow go do be give put turn buy"
    " tune invite tell send bring publish repeal require teach forget imagine refer"
)
"""What speaks to the reader: calls, the imperatives of guides, and what columns ask for."""
_ASKS = re.compile(
    r"(?:Allocate|Authori[sz]e|Ban|Close|Cut|Direct|End|Establish|Expand|Extend|Force|Fund|Hold|Increase|Invest|Limit|Mandate"
    r"|Measure|Open|Pay|Prohibit|Protect|Raise|Reduce|Release|Share|Spend|Stop|Strengthen|Support|Tax|Test|Train|Treat)\s"
    r"(?:for\s|in\s|on\s)?(?:an?|the|all|any|each|every|its|more|no|our|their|your)\s"
    r"|(?:Accelerate|Boost|Cut|Discover|Reduce|Secure|Simplify|Unlock)\s[^,.;:]{3,120}\sand\s"
    r"(?:achieve|boost|cut|gain|get|improve|increase|reduce|save|unlock)\s"
)
"""“Pay for a cluster”: likewise, of verbs that are nouns too."""
_URGES = re.compile(
    r"(?:Just|Simply|Now)\s(?:ask|consider|imagine|look|picture|read|see|take|think|try|watch)\s"
    r"|(?:Behold|Brace|Call|Chalk|Compare|Count|Mind|Note|Picture|Recall|Suppose)\s"
    r"(?:it|me|us|this|that|these|those|the|how|for|yourself)\s"
)
"""“Just look at …”, “Chalk this up to …”: likewise, of words that are nouns or adverbs too."""
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
"""“Two of them”: of what, was said, but in the first sentence of an article."""
_WORDS = frozenset(f"{_PRONOUNS} {_CONNECTIVES}".split()) | _NUMBERS
_CALLED = frozenset(_CALLS.split())
_PHRASES = re.compile(
    r"(?:no,\s|in\s+(?:the\s+(?:first|second|third|former|latter)|another|addition|contrast|response|return|exchange|turn"
    r"|a\s+(?:separate|similar|further|second|third|related|follow-up)"
    r"|most\s+cases|other\s+words|particular|fact|that|this|these|those|both|doing\s+so)"
    r"|on\s+the\s+(?:other|one)\s+hand|as\s+(?:a\s+result|such|part\s+of)|at\s+(?:the\s+same|that)\s+time"
    r"|for\s+(?:example|instance|this|that|its|his|her|their)|by\s+(?:contrast|comparison|doing\s+so)"
    r"|among\s+(?:them|those|these)|the\s+(?:same|former|latter|other|first|second|third|two|three|four|five)"
    r"|a\s+(?:second|third|fourth|further|similar|separate)|according\s+to\s+(?:him|her|them|it|the)"
    r"|with\s+(?:the|this|that|these)|after\s+(?:that|this)|before\s+(?:that|this|his|her|its|their)"
    r"|by\s+\w+ing\s+(?:this|that|these|those|the|it|them)|under\s+(?:the|this|that|these)|sign\s+up|find\s+out"
    r"|as\s(?:mentioned|noted|discussed|described|explained|shown|stated|outlined)"
    r"|for\sone\b|an?\s(?:[a-z]+\s)?example\s(?:is|was|of\sth(?:is|at))|the\smost\s[a-z]+\s(?:example|one)\s(?:is|was)"
    r"|a\s(?:day|week|month|year)\s(?:earlier|later|before|after)"
    r"|(?:(?:about|almost|exactly|nearly|some)\s)?(?:\d+\s)?(?:days|weeks|months|years|hours)\s(?:earlier|later)|(?:at|to)\s+the\s+very\s+least|sure\senough"
    r"|to\s(?:clarify|elaborate|illustrate|recap|summari[sz]e|sum\sup)(?=,)|(?:put|stated)\s(?:another\sway|differently|simply)"
    r"|simply\sput|rather(?=,))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:According\sto|In|On|At|As|With|After|Before|During|Under|For|By|Since|While|When|If|To|Once"
    r"|Inside|Along|Amid|Besides|Beyond|Despite|Following|From|Given|Outside|Through|Thanks|Together|Within|Without"
    r"|[A-Z][a-z]+ing(?:\sup|\sback)?)\s[^,;:]{2,90},\s"
    r"(?:the\s(?:[a-z]|Prime\sMinister|President)|it\b|they\b|he\b|she\b|this\b|these\b|that\b)"
)
"""An opening clause, and then something that was named before: "According to Ada Example, the investment …"."""
_TOGETHER = re.compile(r"[A-Z][a-z]+\s[a-z]+(?:\s[a-z]+)?\s(?:and|of|in|from)\s(?:the\s)?[A-Z]")
"""“Ten states and the European Union”, “Two makers in Nagoya”: which, is said at once."""
_MORE_THAN = re.compile(r"(?:More|Fewer|Less)\sthan\s(?:[$€£¥]?\d|(?:half|two|three|four)\b)")
_SINCE = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s(?:days|weeks|months|years|hours)\s(?:after|before)\s[a-z]"
)
"""“Two months after the attack, Acme …” tells when by itself."""
_DEFINITE = re.compile(
    r"The\s+(?:[a-z]|[$€£¥]?\d|[A-Z]{2,3}s\b|[A-Z][\w]*-(?:based|born|led|made|owned|[A-Z]\w+)\s[a-z])"
)
"""“The plan”, “the agency”: which one, was said before."""
_NAMED_AT_ONCE = re.compile(
    r"The\s[a-z][\w-]*\s(?:[a-z][\w-]*\sof|of|in|from|by|at|for|between)\s(?:[a-z]+\s){0,2}?[A-Z\[]"
    r"|The\s(?:[\w-]+\s){0,3}(?:group|start-?up|company|firm|agency|chipmaker|maker|institute|newspaper"
    r"|magazine|platform"
    r"|operator|party|model|bank|utility|developer|brewer|publisher)\s[A-Z]"
    r"|The\s(?:[a-z][\w-]*\s){1,3}(?:The\s)?[A-Z][\w.’&-]+(?:\s[A-Z][\w.’&-]*){0,3},?\s"
    r"(?:has|had|is|was|will|would|said|says|sees|[a-z]+ed)\b"
    r"|The\s[a-z][\w-]*(?:,\s(?:called|known\sas|titled|named)\s)(?:the\s)?[“\"A-Z]"
)
"""“The head of Acme”: which one, is said here."""
_TITLED = re.compile(
    r"The\s(?:Act|Bill|Law|Commission|Court|Ministry|Bank|Agency|Department|Council|Institute|Company|Group"
    r"|Committee|Office"
    r"|Board|Fund|Treaty|Declaration|Ministers?|(?:Executive\s|Presidential\s)?Order|Administration|Agreement|Alliance"
    r"|Bureau|Directive|Framework|Initiative|Memorandum|Partnership|Plan|Proclamation|Programme|Program|Regulation|Resolution|Rule"
    r"|Statement|Strategy|Task\sForce|Working\sGroup"
    r"|Administrator|Ambassador|C[EFOT]O|Chair(?:man|woman)?|Commissioner|Congress(?:man|woman)|Director|Governor|Mayor|Secretary"
    r"|Senator)\b(?!-|\s(?:of|for|on|in)\b|\s[A-Z])"
)
"""“The Act”, “the Secretary”: a name or an office that only its own text shortens so."""
_BEFORE_A_NAME = re.compile(
    r"(?:After|Before|During|Since|In|At|Under|With|Following|Despite|On|For|Because\sof)\sthe\s(?:[a-z-]+\s){0,2}?"
    r"(?!(?:company|firm|group|charity|start-?up|chipmaker|maker|agency|city|town|state|village"
    r"|port)\s)[a-z-]+\s(?!AI\b)[A-Z]"
)
"""“After the announcement Acme …”: a comma is missing, and the announcement is not one of Acme."""
_NATIONAL = re.compile(
    r"The\s(?:[A-Z][a-z]+(?:ans?|ese|ish|is?)|French|Dutch|Swiss|Thais?|Greeks?|Germans?|Czechs?)"
    r"(?:,|\s(?:has|have|had|is|are|was|were|will|would|said|says|who|[a-z]+ed)\b)"
)
"""“The Italian, who lost”: which of them, is told by no name."""
_NATIVE = re.compile(
    r"The\s(?:\d+-year-old\s)?(?:[A-Z][\w.’-]+\s){1,4}(?:native|resident|lawmaker|senator|politician|billionaire|businessman"
    r"|businesswoman|executive|graduate|veteran|star|actor|actress|singer|player|Democrat|Republican)\b(?!\s[A-Z\[])"
)
"""“The New York native, who”: likewise."""
_BARE_SPEAKER = re.compile(r"[A-Z][\w’'-]+\s(?:said|says|told|added|argued|wrote|noted|warned|called|explained)\b")
_OFFICER = re.compile(
    r"(?:(?:Deputy|Vice|Managing|Finance|Executive|Chief|Acting|Former|Co)[\s-])*(?:[Cc]hief\s[Ee]xecutive"
    r"|[Cc]hairman|[Cc]hairwoman|[Dd]irector"
    r"|[Ff]ounder|[Ss]pokes(?:man|woman|person)|[Oo]fficer|[Ee]xecutive|[Oo]wner|[Bb]oss|[Mm]anager"
    r"|[Cc]hair)\s[A-Z][\w’-]+\s[A-Z][\w’-]+\s"
)
"""“Chief executive Ada Example said”: of which firm?"""
_SOME_THEM = re.compile(r"[A-Z\[]\S*(?:\s\S+){1,3}\sthem\b")
"""“Ada Example told them”: whom, was said before."""
_MEMBERS = re.compile(
    r"(?:Members|Victims|Participants|Backers|Signatories|Organi[sz]ers|Opponents|Supporters|Critics|Others"
    r"|Both)\s(?!of\b)"
)
"""Of what, was said before."""
_INSERTED = screened(
    r",\s(?:for\s(?:example|instance|his\spart|her\spart)|however|meanwhile|moreover|therefore|in\s(?:turn"
    r"|contrast|addition)|by\scontrast"
    r"|though|instead|nevertheless|nonetheless|likewise|consequently|on\sthe\sother\shand|as\sa\sresult|then),\s"
    r"|\bhowever\b(?!\s(?:much|many|long|small|big|little|hard|far)\b)"
)
"""“In Nagoya, for example, …”: a connective inside of the sentence."""
_OFFICER_ALONE = re.compile(
    r"The\s(?:(?:former|late|current|incoming|outgoing|deputy|vice|acting|[a-z]+ial|U\.S\.)\s){0,3}(?:president|prime\sminister"
    r"|premier|chancellor|minister|secretary|senator|governor|mayor|candidate|nominee|actor|actress|singer|star|billionaire"
    r"|tycoon|mogul|chief\sexecutive|CEO|chairman|founder|judge|king|queen|pope|company|firm|start-?up)\s(?:[a-z]|[“\"])"
)
"""“The former candidate made …”, “The company has …”: a standfirst leaves to its headline who it is."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def opens_leaning(sentence: str, *, first_name: int | None, opens_article: bool) -> bool:
    """Say whether the beginning of `sentence` leans on what stood before it."""
    begins = sentence.lstrip("\"'“‘(")
    first = None if _SINCE.match(begins) else _FIRST_WORD.match(begins)
    word = first.group().lower() if first else ""
    if _MORE_THAN.match(begins):
        word = ""
    if word in _WORDS and not (word in _NUMBERS and (opens_article or _TOGETHER.match(begins))):
        return True
    if (word in _CALLED and first_name != 0) or _ASKS.match(begins) or _URGES.match(begins):
        return True
    if first_name != 0 and _BARE_SPEAKER.match(begins):
        return True
    if opens_article:
        return _OFFICER_ALONE.match(begins) is not None and first_name is None
    if _INSERTED.search(sentence):
        return True
    definite = _DEFINITE.match(begins) is not None and not _NAMED_AT_ONCE.match(begins)
    return definite or any(
        pattern.match(begins)
        for pattern in (_PHRASES, _TITLED, _CLAUSE, _BEFORE_A_NAME, _OFFICER, _SOME_THEM, _MEMBERS, _NATIONAL, _NATIVE)
    )
