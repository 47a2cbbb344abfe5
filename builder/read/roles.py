"""What somebody is, beside a name in a statement of who wrote something: "Ada Example, Chief Product Officer"."""

from __future__ import annotations

import re

_HEADS = (
    r"directors?|editors?(?:[- ](?:in[- ]chief|at[- ]large))?|correspondents?|professors?|analysts?|reporters?"
    r"|columnists?|journalists?|researchers?|lecturers?|producers?|scientists?|strategists?|economists?|historians?"
    r"|(?:co-?)?founders?|managers?"
    r"|advis[eo]rs?|attorneys?|consultants?|co-?ordinators?|contributors?|bloggers?|commissioners?|publishers?|secretary"
    r"|ambassador|bureau\schief|chief\sexecutive|c[efto]o|cpo|ciso|evp|svp|vp"
)
"""Words that nobody is called by."""
_NAMES = (
    r"fellows?|officers?|president|ministers?|writers?|chair(?:man|woman|person)?|deans?|judge|justice|counsel|engineers?"
    r"|heads?|partners?|scholars?|governor|senator|lead|chief"
)
"""Words that are surnames as well ("Jane Fellow"): roles with a rank alone."""
_RANK = (
    r"senior|junior|chief|vice|deputy|assistant|associate|executive|managing|staff|special|general|lead|principal"
    r"|founding|visiting|research|policy|non-?resident|resident|distinguished|former|acting|interim|prime|foreign"
    r"|defen[cs]e|finance|trade|digital|freelance|contributing|guest|science|technology|business|tech|legal|adjunct"
    r"|software|national|post-?doctoral|doctoral|corporate|public|federal|district|circuit|global|regional"
)
_WORD = r"(?:[^\W\d_][\w.&/’'-]*\s)"
_OF = r"(?P<of>\s(?:of|for|at|in|on|to|with|emerit[aiu]s?)\b.*)?"
_SURE = re.compile(rf"{_WORD}{{0,5}}(?:{_HEADS}){_OF}", re.IGNORECASE)
_RANKED = re.compile(rf"{_WORD}{{0,2}}(?:{_RANK})[\s-]{_WORD}{{0,3}}(?:{_NAMES}){_OF}", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_RANK})[\s-]{_WORD}{{0,3}}(?:{_HEADS}|{_NAMES})(?<!s)|(?:{_HEADS})(?<!s)", re.IGNORECASE)
"""Of a statement that begins with it: a publisher may be called much like a role ("The Example Reporter")."""


def role(text: str, *, beside: bool) -> re.Match[str] | None:
    """Return the match of a text that is nothing but what somebody is.

    `beside`: a name may stand before it; then its group `of` is what of. Without one, a bare "Fellow" is none.
    """
    if not beside:
        return _ALONE.fullmatch(text)
    return _SURE.fullmatch(text) or _RANKED.fullmatch(text)
