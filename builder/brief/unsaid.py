"""Null complements: what a verb or an adjective needs, left out because it was said before.

"Ada Example signed" means nothing without what stood before. Most verbs may not go without their object; some may, but
only where it is known: Fillmore ("Pragmatically Controlled Zero Anaphora", 1986) calls that definite null
complements, FrameNet definite null instantiation. The tables hold such words; those that may go without and mean
"something or other" (eat, read, invest) are not in them.
"""

from __future__ import annotations

import re

from builder.screened import asked_again, screened


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_OVER = r"(?=[,.;:)]|\s(?:yet|too|either|so)\b)"
"""What follows a verb that nothing more depends on."""

_AUXILIARY = r"(?:has|have|had|will|would|can|could|may|might|must|should|to|not|n[’']t|never|also|already)"
_ZERO_OBJECT = _any(
    "accept accepted agree agreed answer answered apply applied approve approved assist attend attended comply"
    " complied confirm confirmed consent consented cooperate cooperated contribute contributed decline"
    " declined deny denied disagree disagreed explain explained file filed follow followed help intervene"
    " intervened join joined know known notice noticed object objected oblige obliged participate"
    " participated refuse refused reply replied respond responded sign signed sue sued suing understand"
    " understood veto vetoed"
)
_WITHOUT_OBJECT = screened(rf"\b{_AUXILIARY}\s{_ZERO_OBJECT}{_OVER}|\b(?:suing|participating|cooperating)(?=[,.;])")
"""“All had signed.”: what?"""
_GAP = screened(
    r"(?:\bwhich|\bwhat|\b(?!(?:said|says|announced|reported|argued|believes|told|warned|added"
    r"|reporters)\s)[a-z]+\sthat)\s[^,;:]*$"
)
"""A relative clause before: there the object stands in front of the verb."""

_NEEDS = (
    (screened(r"\baccus(?:e|es|ed|ing)\s(?=[A-Z\[“\"a-z])"), screened(r"(?<!front )\bof\s(?![A-Z])")),
    (screened(r"\bthank(?:s|ed|ing)?\s(?=[A-Z\[“\"a-z])"), screened(r"\bfor\b")),
    (screened(r"\bblam(?:e|es|ed|ing)\s(?=[A-Z\[“\"a-z])"), screened(r"\bfor\b|\bon\b")),
    (screened(r"\brepresent(?:s|ed|ing)?\s(?=by\b|the\s|[A-Z\[])"), screened(r"\b(?:at|in|on|before)\b")),
    (
        screened(
            r"\b(?:was|were|been|are|is|being)\s(?:arrested|charged|detained|jailed|fined|sued|prosecuted|convicted)\b"
        ),
        screened(r"\b(?:for|of|with|on|over|after|when|while|under|because|in\sconnection)\b"),
    ),
    (screened(r"\bcompromise(?:d)?\b(?=[\"”.,;]|\s*$)"), screened(r"\b(?:on|over|between)\b")),
    (screened(r"\bleft\sout\b"), screened(r"\bof\b")),
    (screened(r"\b(?:tak(?:e|es|en|ing)|took)\spart\b"), screened(r"^\sin\b")),
)
"""Verbs, and the preposition without which they do not say what happened: accuse of, leave out of, take part in."""
_NO_CAUSE = screened(
    r"\b(?:is|are|was|were|be|been|being|remain\w*)\s(?:not\s|also\s|all\s|only\s|directly\s)?"
    r"(?:absent|affected|concerned|excluded|exempt|exempted|included|involved|needed|present|required"
    r"|spared)\b(?!\s(?:in|from|by|at|with|under|among|for|to|of)\b)"
)
"""“was not affected”: by what?"""
_ADJECTIVE = screened(
    r"\b(?:likely|unlikely|responsible|involved|willing|unwilling|able|unable|aware|unaware|guilty|liable"
    r"|eligible|in\scharge)(?=[,.;])"
)
"""Adjectives that take "for", "of" or "to": “consider Globex responsible.”"""
_TOLD_NOTHING = screened(
    r"(?:[^,;:“”\"]|,\s(?:who|which)\s[^,;:“”\"]*,)*\b(?:tell|tells|told|informed|warned)\s[^,;:“”\"]{1,50}\."
)
_TOLD_WHAT = screened(
    r"\b(?:tell|tells|told|informed|warned)\s[^,;:“”\"]{0,60}?\b(?:that|to|of|about|not|how|why|what|whether|when|where"
    r"|against|it|he|she|they|would|will|was|were|is|are|had|has|have|could|can|may|might|must|should)\b"
)
"""“had told President Ada Example.”: what?"""

_OCCASION = screened(r"\b(?:was|were)\sspeaking\b")
"""“Ada Example was speaking in Nagoya”: what she said, is said elsewhere."""
_MEANT = screened(
    r"\b(?:is|was|are|were|seem(?:s|ed)?\sto\sbe|appear(?:s|ed)?\sto\sbe)\s(?:[a-z]+ly\s)?(?:alluding|referencing|referring)\sto\b"
    r"|\b(?:is|was|are|were)\s(?:[a-z]+ly\s)?referencing\b"
)
"""“Ada Example was referring to the plan”: with which words, stands before."""
_SPOKE_OF = screened(
    r"\b(?:spoke|speaks?|wrote|writes?|talked|talks?)\sof\s(?:an?\s)?(?:[\"“]|(?:[a-z]+\s)?[a-z]+[.,;])"
    r"|\breasons?\sfor\s[a-z]+(?=[.,;:]|\s(?:himself|herself|itself|themselves)\b)"
)
"""“spoke of thresholds”, “the reason for haste”: of what kind, and with what, was told before."""
_ELLIPSIS = screened(
    r"\bso\s(?:is|are|was|were|has|have|had|did|does|do|would|will)\b|\b(?:said|says|say|did|done|does)\s(?:so"
    r"|as\smuch)\b"
    r"|\bdid\s(?:at|in|on|to|for|with)\b|\b(?:is|are|was|were)\s(?:in|out)(?=[,.;])|\bdoing\sso\b"
    r"|\btold\s(?:[\w.]+\s){1,4}so\b|\b(?:nor|neither)\s(?:was|is|did|has|had|will|would)\b"
    r"|\b(?:understood|understands|knew|knows|denied|denies|welcomed|confirmed|says|said)\sthat(?=\s(?:at"
    r"|whenever|to)\b|[,.;])"
    r"|\bfollowed\s(?:suit|last|this|on|with)\b|\bhad\sno\scomment\b|\bdeclined\sto\s(?:comment|answer|say)\b"
    r"|\b(?:did\snot|didn[’']t)\s(?:immediately\s)?(?:respond|reply|comment)\b"
    r"|\b(?:not|n[’']t)\s(?:immediately\s|yet\s)?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)\b[^.;]{0,40}\b(?:for\scomments?"
    r"|requests?|calls|emails?)\b|\bto\s(?:file|answer|comply)(?=[,.;]|\s(?:by|before|until|within)\b)"
    r"|\b(?:ask(?:s|ed)?|explain(?:s|ed)?|kn[eo]ws?|said|says?|sees?|told\s\w+|understands?|understood|wonder(?:s|ed)?)\s(?:how|why)\.$"
)
"""“so has Ada”, “said as much”, “did not comment”: a verb that only stands for another."""
_ASKED = screened(
    r"\b(?:approach(?:ed|es)|ask(?:ed|s)|contact(?:ed|s)|email(?:ed|s)|reach(?:ed|es)\sout\sto|request(?:ed|s)|seeks|sought)\s"
    r"(?:[^.;]|(?<=\b[A-Z])\.){2,160}?\s(?:for|with\s(?:an?\s)?(?:written\s)?(?:requests?|questions?)\sfor)\s(?:an?\s|further\s)?"
    r"(?:comments?|replies|reply|responses?)\b"
)
"""“The paper asked Acme for comment”: how news is made, which is none."""
_WROTE_NOTHING = re.compile(
    r"(?:(?:[A-Z\[(][^\s,;:“”\"]*|of|the)\s){1,9}(?:posted|tweeted|wrote)\s(?:in|on|to)\s"
    r"(?:(?!\b(?:that|is|are|was|were|has|had|have|will|would|can|could|may)\b)[^,;:“”\"]){1,60}\.$"
)
"""“Ada Example wrote on her site.”: what, stands in a quotation behind."""
_DENIED = screened(r"\b(did|does|do|has|have|is|are|was|were|will|would|can|could)(?:\snot|n[’']t)(?=[,.;])")
"""“Ada did not.”: what, is said if the same verb stands before."""
_BARE = screened(
    r"\b(?:is|are|was|were|did|does|do|has|had|will|would|can|could)(?=[.;])|\b(?:did|agrees|disagrees)(?=[.,;])"
)
"""“before something is.”: what?"""
_NOT_ONLY = screened(
    r"(?<!,\s)\bnot\s(?:just|merely|only|simply)\s(?![^.]*(?:\b(?:also|and|because|but|even|if|or|rather|too|until|when|where|yet)\b|[;:—–]))"
)
"""“threatened it not only with a fine.”: with what else, is said behind."""
_UNDER_A_PLAN = screened(
    r"(?:(?!\b(?:that|if|which|who|said|says|told|whether|what|when|unless|without|so|assur\w+|promis\w+|predict\w+|argu\w+|warn\w+|believ\w+|suggest\w+|estimat\w+|expect\w*|hop(?:es|ed|ing)|thinks?)\b)[^;:])*?\bwould\b(?![^.]*\bif\b)"
)
"""“Acme would build it”: under what plan, or if what, was said before."""


def leaves_unsaid(sentence: str) -> bool:
    """Say whether a verb or an adjective lacks its complement, or "would" the plan or condition that it supposes."""
    return _UNDER_A_PLAN.match(sentence) is not None or lacks_complement(sentence)


@asked_again
def lacks_complement(sentence: str) -> bool:
    """Say whether a verb or an adjective lacks its complement, a plan or a condition apart.

    Those a sentence right before it may tell: behind one on a plan, "Acme would build it" lacks nothing.
    """
    if any(pattern.search(sentence) for pattern in (_ELLIPSIS, _OCCASION, _SPOKE_OF, _MEANT, _ASKED, _NOT_ONLY)):
        return True
    if _WROTE_NOTHING.match(sentence):
        return True
    if _NO_CAUSE.search(sentence) or _ADJECTIVE.search(sentence):
        return True
    if (denied := _DENIED.search(sentence)) and not re.search(rf"\b{denied[1]}\b", sentence[: denied.start()]):
        return True
    if (bare := _BARE.search(sentence)) and not re.search(
        r"\b(?:than|as|what|where|who|that|which)\b", sentence[: bare.start()]
    ):
        return True
    if (bare := _WITHOUT_OBJECT.search(sentence)) and not _GAP.search(sentence[: bare.start()]):
        return True
    if _TOLD_NOTHING.match(sentence) and not _TOLD_WHAT.search(sentence):
        return True
    return any(
        (found := verb.search(sentence)) is not None and not needed.search(_clause(sentence, found.end()))
        for verb, needed in _NEEDS
    )


def _clause(sentence: str, at: int) -> str:
    """Return what is left of the clause at `at`."""
    return re.split(r"[;:.](?:\s|$)", sentence[at:], maxsplit=1)[0]
