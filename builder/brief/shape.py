"""Whole statements: a sentence for a briefing has a verb, an end, its quotation marks and something to say.

Captions, headings, calls and halves of quotations are none. What a whole statement leaves to its neighbours is judged
in `opening`, `pronouns`, `definite`, `bodies`, `unsaid`, `relational` and `compared`.
"""

from __future__ import annotations

import re

from builder.brief.english import is_foreign
from builder.calendar_dates import MONTH, WEEKDAY
from builder.screened import asked_again, screened, words_of
from builder.verbs import VERBS, has_verb

_WORDS, _LEAD_WORDS = range(11, 61), range(6, 61)
"""How many words a point has; the first sentence of an article may be shorter."""
_SHORT, _LEAST_SPECIFIC = 17, 2
"""Words below which a sentence has so many names, dates and numbers: who, and whom, when or how much."""
_FEWEST, _LEAST_SPECIFIC_OF_FEW = 7, 3
"""Likewise of one that has fewer than a point may have: “Acme pays Nagoya $2 million.” says all there is."""
_COMMON = re.compile(r"[A-Z][a-z]+\s(?!(?:is|was|has|had|will|would|said|says|plans|wants|and|of|[a-z]+ed)\b)[a-z]")
"""A word in capitals that only opens the sentence: "High prices …"."""
_SPECIFIC = re.compile(
    r"\[[^\]]+\]|[A-Z][\w.’'&-]*(?:\s(?:of\s|and\s|for\s|the\s){0,2}[A-Z][\w.’'&-]*)*|[$€£¥]?\d[\d,.]*"
)
_OF_THE = re.compile(r"(?<![\w’-])[A-Z][\w’-]*\sof\sthe\s[A-Z][\w’-]*\s[A-Z]")
"""“The Chip Act of the European Union”: two names in one."""
_FINITE = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|said"
    r"|says)\b"
)
_CAPTION = screened(
    r"(?P<head>[^\s,;:]+(?:\s[^\s,;:]+){0,8})(?:,\s|,\s(?:an?|the)\s[^,;:]{2,60}\s)(?:who|which|whose)\s[^,;:]+$"
)
"""“Ada Example, who wrote the plan.”, “Ada Example, the engineer who wrote it.”: no sentences."""
_APPOSED = re.compile(
    r"(?!(?:In|On|At|By|For|From|With|Under|After|Before|During|Since|Until|Despite|As|To|Of|While|When|If|Last|Earlier|Later|Next"
    r"|This|Over)\b)[^,;:]{2,60},\s(?:an?|the)\s[^,;:]+"
)
"""“Globex, the plant built by Acme.”: without a verb but that participle, none either."""
_PLURAL_LAST = re.compile(r"\s[a-z]+s$")
"""“Acme earnings, which come on Friday.”: a noun stands before its relative clause, though it ends like a verb."""
_NUMBERED = re.compile(r"\d{1,2}(?:[.)]|\s?[–-](?=\s[A-Z]))\s")
"""“9. Rice is …”, an item of a list."""
_SHOWN = screened(r"\b(?:Pictured|Photographed|Seen)(?:,|:|\s(?:above|below|here|left|right|from|are|is|with))")
"""“Pictured right, is Ada Example”: a caption."""
_LABEL = re.compile(
    r"(?!“)[A-Z\[][\w’'/&().,\[\]-]*(?:\s(?:[A-Z\d(&$\[][\w’'/&().,\[\]-]*|and|or|of|for|the|to|a|with|in|by|on|your|vs\.?|&)){0,19}"
    r"(?::|\s[-–—])\s[“\"]?[A-Z]"
)
"""“Good Habits: Keep an eye on it.”, an item of a list under its own heading."""
_CALL = re.compile(
    r"[A-Z][^:.,;]{2,40}:\s(?:Save|Get|Use|Try|Keep|Make|Look|Find|Choose|Set|Add|Say|Read|Check|Ask|Start|Take|Avoid|Think"
    r"|Identify|Monitor|Explore|Go|Do|Don)\b"
    r"|For\s(?:more|further|additional|complete|detailed|full)\b[^.;:]{0,200}?(?:,\s(?:please\s)?|\splease\s|(?<=details)\s|(?<=information)\s)"
    r"(?:visit|see|contact|check|read|email|call|go|click)\b"
    r"|To\s[a-z]+\s[^.;:]{2,90}[:,]\s(?:choose|click|enter|go\sto|navigate|open|press|register|select|tap|type|visit)\b"
)
"""“Tip: Save the page.”, “For more details, visit the site”: what the reader is to do."""
_SUBSCRIBE = screened(
    r"\b(?:subscrib(?:e|ing)|sign(?:ing)?\sup)\s(?:to|for)\s[^.;]*\b(?:newsletters?|updates|alerts|podcasts?|channel|feed)\b"
)
"""“Stay informed by subscribing to the newsletter”: likewise."""
_LISTED = re.compile(
    r"(?:[\w-]+(?:\s[\w-]+)?,\s){3}|[A-Z][\w.]*(?:\s[A-Z][\w.]*)*,\sby\s[A-Z]|[^|]*\s\|\s"
    r"|(?:Essential|Ideal|Perfect|Great|Best|Good|Available|Suitable|Useful|Recommended)\s(?:for|with|to|if|when|in|on|from)\s"
    r"|(?:Announcing|Introducing|Presenting|Unveiling)\s|(?:Adopt|Allow|Build|Create|Develop|Encourage|Ensure|Establish|Expand|Improve"
    r"|Increase|Invest|Prohibit|Promote|Provide|Require|Strengthen)\s(?!(?:by|for|from|in|of|on|to)\s)[a-z]"
    r"|An?\s(?:[\w-]+\s){1,5}(?:boasting|featuring|offering|combining|delivering)\s"
)
"""“Rack, bench, bar, plates.”, “Chips, by Ada Example.”, “Increase funding for ports.”: items of a list, of nobody."""
_NOBODY = re.compile(
    r"(?:Connects|Supports|Offers|Provides|Includes|Features|Helps|Allows|Comes|Makes|Works|Uses|Gives|Has|Is|Was|Are"
    r"|Does|Enables|Ensures|Reduces|Improves|Covers|Encourages|Delivers|Creates|Keeps|Lets|Promotes|Requires|Needs)\s[a-z]"
    r"|[A-Z][a-z]+s\s(?:an?|the|your|any|up\sto|\d[\d,.]*\sto)\s"
    r"|(?:Accelerates|Allocates|Amends|Authori[sz]es|Clarifies|Codifies|Creates|Directs|Eliminates|Enables|Ensures|Establishes|Expands"
    r"|Extends|Improves|Includes|Mandates|Moderni[sz]es|Prohibits|Promotes|Protects|Provides|Reduces|Requires|Removes|Repeals|Streamlines|Strengthens)\s"
)
"""“Connects to any phone.”: of what that is said, stands above a list."""
_ENDS = re.compile(r"(?<!\.)\.[\"'”’)]*$")
"""Three are where a text was cut."""
_AHEAD = screened(
    r"\b[Tt]he\s(?:following|below)\b(?!\s(?:day|week|weekend|month|year|morning|afternoon|evening|night|spring|summer|autumn"
    r"|fall|winter|season|election)s?\b)|\b(?:listed|shown|described|given|mentioned|outlined|set\sout|found)\sbelow\b|\bas\sfollows\b"
    r"|\bBelow\s(?:are|is)\b|\b(?:[Ll]ike|[Uu]nlike|[Aa]s\swith)\s[^,.;]{2,40}\sabove\b|\((?:above|below|left|right|top|bottom)\)"
)
"""“The following are …”, “the letter below”: what comes is not there."""
_REFERS = screened(
    r"\b(?:Figures?|Tables?|Equations?|Charts?|Exhibits?|Box)\s\d{1,2}\b(?!,\d)|\b(?:Appendix|APPENDIX|Annex|ANNEX)\s[A-Z\d]\b"
)
"""“Figure 3 shows”: it stands beside the text, and nowhere else."""
_THANKS = screened(
    r"\b(?:(?:A\s)?[Ss]pecial\s|Many\s)?[Tt]hanks\s(?:to|for)\b"
    r"|[^.;]{3,80}\s(?:is|are)\s(?:[a-z]+ly\s)?(?:grateful|indebted|thankful)\sto\s[^.;]*\sfor\s[^.;]*"
    r"\b(?:generous|helpful|thoughtful|valuable)\s(?:[a-z]+\s)?(?:assistance|comments|contributions?|feedback|support)\b"
)
"""“Special thanks to Ada Example”: an acknowledgement."""
_ITEM = re.compile(
    r"(?P<label>[A-Z][\w’'-]*(?:\s[a-z][\w’'/-]*){0,9}):\s[A-Z]"
    r"|(?P<of>[A-Z\d][\w’'-]*(?:\s[a-z][\w’'/-]*){1,9}):\s[“\"][A-Z]"
)
"""“Fake citations: As its site says, …”, “Lower costs: “We have …””, items of a list under a label."""
_PLATITUDE = screened(
    r"(?:In|As|With|Amid)\s(?:the|an|a|our|today[’']s|this)\s(?:[\w-]+,?\s){0,2}?(?:(?:ever|fast|rapidly|constantly|quickly|highly)[-\s]\w+|digital|modern"
    r"|interconnected|globalized|data-driven|tech-driven|competitive)\s(?:[\w-]+\s){0,2}(?:world|age|era|landscape|environment|realm|times)\b"
)
"""“In the fast-paced world of …”: how texts begin that have not begun yet."""
_TAGGED = screened(r"(?<!\w)#[A-Za-z]\w+\s#[A-Za-z]")
"""“#chips #nagoya”: what a post is filed under."""
_STAMMERED = screened(
    r"\b(?P<words>[A-Za-z]+(?:\s[A-Za-z]+){0,3})\s?[—–]\s?(?P=words)\b|[A-Za-z]-\s?[—–]|\b[A-Za-z]+\s[—–]\s[a-z]+-\s"
)
"""“will give — give Acme”, “will gi- — give Acme”: how somebody spoke, as it was taken down."""
_DATED = re.compile(r"(?:Q[1-4]\s|FY\s?)?\d{4}(?:[\s–-][\w’'-]+){0,4}:\s")
"""“2023 losses: Estimated at …”: a row of a list of years."""
_DASHED = re.compile(r"(?P<label>[A-Z][\w’'-]*(?:\s[\w’'/-]+){0,8})\s[–—]\s[A-Z][^–—]*$")
"""“Better answers with fewer steps – Training …”: an item under a label that no second dash closes."""
_ADDRESS = screened(r"https?://|\bwww\.|>>|\b(?:available|download|found|it|more|read|register|them|up|using)\shere\.$")
"""What is to be followed, not read."""
_CITED = screened(
    r"\b\d{1,4}\s(?:U\.\s?S\.|S\.\s?Ct\.|F\.\s?(?:[23]d|4th|Supp\.)|[A-Z]\.(?:[A-Z]\.)?\s?[23]d)\s\d{1,4}\b"
)
"""“Acme v. Globex, 12 F.3d 345”: where a court said it, not what."""
_SAYS_NOTHING = screened(
    r"\b(?:has|have)\s(?:issued|made|posted|provided|published|released|shared)\s(?:an?|its)\s(?:[a-z]+\s)?"
    r"(?:announcement|press\srelease|statement|update)\.$"
    r"|\bAn\s(?:announcement|update)\sfrom\s.*\sis\s(?:now\s)?available\.$"
)
"""“Acme has shared an announcement.”: what, is said elsewhere."""
_POSED = screened(
    rf"(?!.*\b(?:was|were|has|have|had|will|would|said|says)\b)(?:(?:is|are)\s[a-z]+ed|arranged|displayed|photographed|pictured"
    rf"|\W|\b(?![a-z]+ed\b)\w+)*\b[A-Z][\w.]+,?\s(?:on\s)?(?:{WEEKDAY},\s)?{MONTH}\s\d{{1,2}},\s\d{{4}}\.$"
)
"""“Flags flutter in Nagoya, Japan May 5, 2024.”: a day that is over, and nothing that happened on it."""
_ABOUT = screened(r"\bAbout\s(?P<name>[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){0,4})\s?(?P=name)\b")
"""“About Acme Acme is a maker …”: what a release ends with."""
_GLUED = re.compile(
    r"(?<![\w’-])(?P<word>[A-Z][a-z]{2,})(?P=word)\s(?:are|has|have|is|was|were|will)\b|[a-z]{3}(?:Although|Another|However|These|This|Those|When|While)\s[a-z]"
    r"|[a-z]{3}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d|\bADVERTISEMENT\b"
    r"|(?<![\w@#.-])[a-z]{5,}\d{1,2}(?=[\s,.;:)]|$)"
)
"""“New Chips with AcmeAcme is …”, “ChipsMay 5, 2024”: what stood in lines of its own; “lamps3”: the mark of a note."""
_MAYBE_GLUED = re.compile(r"[a-z][A-Z]|ADVERTISEMENT|[a-z]{5}\d")
"""Quick to look for: each of these holds one."""
_LIST_BEGINS = re.compile(r":\s\d{1,2}\.$")
"""“The benefits include: 1.”"""
_SHOW = r"[‘'“\"][A-Z][\w’'&!? :]{2,40}[.!?]?[’'”\"]"
_ON_AIR = screened(
    rf"[^“”\"‘]{{3,90}}?\s(?:breaks\sdown|discusses|explains|joins|reacts|reports|weighs\sin)\s.*\son\s{_SHOW}\.?$"
    rf"|[^“”\"‘]{{3,90}}?\sjoins\s{_SHOW}\sto\s(?:break|discuss|explain|react|share|talk|weigh)\b"
)
"""“Ada Example discusses the plan on ‘Nagoya Tonight.’”: what a clip shows."""
_SEEN = screened(
    r"[^,;:]{2,60}\s(?:is|are)\s(?:pictured|photographed|seen|shown)\s(?:ahead|at|behind|during|in|near|on|outside|through)\s(?!\d)"
)
"""“The flag of Acme is seen outside its plant.”: what a picture shows."""
_ACTS = screened(
    r"(?!(?:An?|The|This|These|Article|Chapter|Executive|Part|Section|Title)\s)[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3},?\s(?:[^,;:]{3,90},\s)?"
    r"(?:arrives|attends|delivers\s(?:an?|his|her|the)|discusses|gestures|greets|listens|looks\son|poses|presents|shakes\shands"
    r"|speaks|takes\s(?:part|questions)|talks|testifies|waves)\s[^;:“”]*?\b(?:ahead\sof|at|during|outside)\s"
    r"[^,;:“”]{3,90}\.$"
)
"""“Ada Example, head of Acme, presents its lamps at the fair.”: what a picture shows, as nobody tells news so."""
_INFINITIVES = re.compile(r"\bto\s(?:[a-z]+ly\s|help\s)?[a-z]+(?:,\s[a-z]+)*(?:,?\s(?:and|or)\s[a-z]+)?\b")
_UNFINISHED = re.compile(
    r"(?:New\s(?!(?:Brunswick|Delhi|England|Hampshire|Haven|Jersey|Mexico|Orleans|Taipei|York|Zealand)\b)"
    r"|(?!(?:Anything|Beijing|Boeing|Everything|King|Nanjing|Nothing|Something|Spring)\s)[A-Z][a-z]+ing\s"
    r"|An?\s(?:bold|first|global|historic|joint|landmark|major|national|new)\s)"
)
"""“New rules to help makers of lamps.”, “Working to light the port.”: standfirsts without a verb of their own."""
_RELATIVE = re.compile(r"\s(?:that|which|who)\s.*")
"""“A new plan to help towns that want lamps.”"""
_DOES = re.compile(
    r"(?<!\bof )(?<!\bfor )(?<!\bin )(?<!\bon )(?<!\bwith )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bby )(?<!\bfrom )"
    r"(?<!\bbehind )\b[a-z]{2,}ed\b|n[’']t\b"
    r"|\b[a-z]{2,}s\s(?:an?\s|its\s|more\s|no\s|the\s|their\s|up\s|[$€£¥]?\d|[A-Z])"
)
"""What such a verb may look like."""
_PAIRED = re.compile(r"[“”()\[\]\"]")
_QUOTED_FIRST = re.compile(r"(?:“[^“”]+,”|\"[^\"]+,\")\s")
QUOTATION = screened(r"“[^“”]*”|\"[^\"]*\"")
_MOSTLY = 0.6
_NAMED = re.compile(r"(?<=[a-z,;]\s)(?!I\b)[A-Z]|\d|[A-Z]{2}")
_FEW = 3
"""Words that are too few to say anything when they are quoted alone."""


def is_statement(sentence: str, *, first_name: int | None, opens_article: bool) -> bool:
    """Say whether `sentence` is a whole statement that says enough. `first_name` is the offset of its first name."""
    words = sentence.count(" ") + 1
    least = 0 if opens_article or words >= _SHORT else _LEAST_SPECIFIC
    if words not in (_LEAD_WORDS if opens_article else _WORDS):
        if not _FEWEST <= words < _WORDS.start or first_name is None:
            return False
        least = _LEAST_SPECIFIC_OF_FEW
    if (least and _specifics(sentence, first_name) < least) or (not opens_article and _only_quotes(sentence)):
        return False
    if sentence[:1] == "(" or (sentence[:1] in '“"' and not _attributed(sentence, first_name)):
        return False
    return is_whole(sentence)


@asked_again
def is_whole(sentence: str) -> bool:
    """Say whether it has a beginning, a verb, an end, and both halves of what is quoted."""
    begins = sentence.lstrip("\"'“‘(")
    if not begins[:1].isupper() and not begins[:1].isdigit() and begins[:1] not in "$€£¥[":
        return False
    if not has_an_end(sentence):
        return False
    return (
        not (_PAIRED.search(sentence) and not _balanced(sentence))
        and has_verb(sentence)
        and not _is_caption(sentence)
        and _LABEL.match(sentence) is None
        and _CALL.match(sentence) is None
        and (_LISTED.match(sentence) is None or _FINITE.search(sentence) is not None)
        and _NOBODY.match(sentence) is None
        and _AHEAD.search(sentence) is None
        and not any(
            pattern.match(sentence)
            for pattern in (_PLATITUDE, _NUMBERED, _SHOWN, _SEEN, _POSED, _ACTS, _ON_AIR, _THANKS, _DATED, _ABOUT)
        )
        and not any(
            pattern.search(sentence)
            for pattern in (_REFERS, _TAGGED, _STAMMERED, _ADDRESS, _CITED, _SUBSCRIBE, _SAYS_NOTHING, _LIST_BEGINS)
        )
        and not (_MAYBE_GLUED.search(sentence) and _GLUED.search(sentence))
        and not _is_item(sentence)
        and not _is_unfinished(sentence)
        and not is_foreign(sentence)
    )


def has_an_end(sentence: str) -> bool:
    """Say whether it ends as a sentence does, in a full stop: no change that lets it be read alone gives it one."""
    return _ENDS.search(sentence, max(0, len(sentence) - 4)) is not None


def _is_caption(sentence: str) -> bool:
    if _APPOSED.fullmatch(sentence) and VERBS.isdisjoint(words_of(sentence)):
        return True
    caption = _CAPTION.match(sentence)
    return caption is not None and not has_verb(_PLURAL_LAST.sub("", caption["head"]))


def _is_unfinished(sentence: str) -> bool:
    """Say whether it has no other verbs than infinitives and the participle in which it begins."""
    if _UNFINISHED.match(sentence) is None or _FINITE.search(sentence):
        return False
    told = _INFINITIVES.sub("", sentence)
    if told != sentence:
        told = _RELATIVE.sub("", told)
    return VERBS.isdisjoint(words_of(told)) and _DOES.search(told) is None


def _is_item(sentence: str) -> bool:
    if (dashed := _DASHED.match(sentence)) and not has_verb(dashed["label"]):
        return True
    item = _ITEM.match(sentence)
    return item is not None and VERBS.isdisjoint(words_of(item["label"] or item["of"]))


def _specifics(sentence: str, first_name: int | None) -> int:
    """Return how many names, dates and numbers it has."""
    found = len(_SPECIFIC.findall(sentence))
    found += len(_OF_THE.findall(sentence))
    return found - (first_name != 0 and _COMMON.match(sentence) is not None)


def _only_quotes(sentence: str) -> bool:
    """Say whether it is hardly more than somebody's words, in which nothing is named: on what, was said before."""
    quoted = [found.group().strip('“”"') for found in QUOTATION.finditer(sentence)]
    words = sum(each.count(" ") + 1 for each in quoted)
    return words > _MOSTLY * (sentence.count(" ") + 1) and not any(_NAMED.search(each) for each in quoted)


def _balanced(sentence: str) -> bool:
    return sentence.count('"') % 2 == 0 and all(sentence.count(a) == sentence.count(b) for a, b in ("“”", "()", "[]"))


def _attributed(sentence: str, first_name: int | None) -> bool:
    """A quotation that opens the sentence is followed by a known name: whose words they are."""
    quoted = _QUOTED_FIRST.match(sentence)
    return (
        quoted is not None
        and quoted.group().count(" ") > _FEW
        and first_name is not None
        and re.search(r"\s[A-Z\[]", sentence[quoted.end() - 1 :]) is not None
    )
