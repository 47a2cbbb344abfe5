"""Which sentences can be read alone.

A sentence out of its place must not lean on what stood before it. Precision counts: a good sentence left out is
replaced by another; a bad one misleads. `mend` says which small changes are allowed before a sentence is judged here.
Each way of leaning is a module: `opening`, `pronouns`, `definite`, `bodies`, `subjects`, `unsaid`,
`relational`, `compared`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.brief.bodies import is_unnamed_body
from builder.brief.compared import compares
from builder.brief.definite import points_back
from builder.brief.opening import opens_leaning
from builder.brief.places import places
from builder.brief.pronouns import CAPITALISED, means_nobody, means_what_is_elsewhere, speaks_to_the_reader
from builder.brief.relational import lacks_its_other
from builder.brief.shape import QUOTATION, is_statement, is_whole
from builder.brief.subjects import has_named_subject
from builder.brief.unsaid import lacks_complement, leaves_unsaid
from builder.screened import screened

_WHICH = screened(
    r"The\s(?:(?:latest|new|planned|proposed)\s)?(?:agency|authority|bill|city|company|country|court|deal|decision|firm"
    r"|government|governor|island|law|measure|meeting|minister|ministry|move|nation|order|plan|president|program(?:me)?"
    r"|project|proposal|report|state|study)\s(?!(?:about|against|at|between|by|for|from|in|of|on|that|to|under|which|who"
    r"|with)\b)[a-z]"
)
"""“The country used to …”: an opening that only the title above it explains."""
_FEW = 4
"""Words that are quoted for how they sound, not for what they say."""


def reads_alone(
    sentence: str,
    *,
    first_name: int | None,
    opens_article: bool,
    names: Mapping[str, str] | None = None,
    leads: bool = False,
) -> bool:
    """Say whether `sentence` makes sense without its neighbours.

    `first_name` is the offset in it of the first resolved name, None without one; `names` are the kinds of its resolved
    names, as they are written in it. What the very first sentence of an article speaks of cannot have been named
    before: there a pronoun points ahead, to the name that follows. `leads` says that another sentence stands behind it
    in the same point, so that it need not say much by itself.
    """
    names = names or {}
    if first_name is None and not CAPITALISED.search(sentence) and (not opens_article or _WHICH.match(sentence)):
        return False
    if opens_leaning(sentence, first_name=first_name, opens_article=opens_article):  # half do, and it is seen at once
        return False
    # What costs least for each sentence that it refuses comes first.
    if not opens_article:
        starts = {first_name} if first_name is not None else set()
        starts |= {at for name in names for at in places(name, sentence)}
        if not has_named_subject(sentence, starts):
            return False
        told = QUOTATION.sub(_without_few_words, sentence)
        if points_back(told):
            return False
    says = is_whole(sentence) if leads else is_statement(sentence, first_name=first_name, opens_article=opens_article)
    if not says:
        return False
    if opens_article:
        return _opens_alone(sentence, leads)
    people = [name for name, kind in names.items() if kind == "person"]
    things = names.keys() - set(people)
    return not (
        is_unnamed_body(told, names)
        or leaves_unsaid(sentence)
        or lacks_its_other(told)
        or compares(sentence)
        or means_what_is_elsewhere(sentence, first_name=first_name, people=people, things=things)
    )


def _opens_alone(sentence: str, leads: bool) -> bool:
    """Say whether the first sentence of an article, which nothing stands before, needs nothing that follows either."""
    if speaks_to_the_reader(sentence):
        return False
    if leads:
        return not lacks_complement(sentence)
    return not (means_nobody(sentence) or compares(sentence) or leaves_unsaid(sentence))


def _without_few_words(quotation: re.Match[str]) -> str:
    return "“”" if quotation.group().count(" ") < _FEW else quotation.group()
