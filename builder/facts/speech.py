"""Verbs of speech, and what stands beside them: what direct and reported speech have in common."""

from __future__ import annotations

import re

REPORTING = (
    r"said|says|stated|states|added|adds|wrote|writes|argued|argues|warned|warns|announced|announces|noted|notes"
    r"|explained|explains|insisted|insists|declared|stressed|stresses|emphasi[sz]ed|observed|recalled|replied|answered"
    r"|concluded|claimed|claims|acknowledged|admitted|conceded|confirmed|confirms|contended|cautioned|predicted"
    r"|predicts|testified|suggested|suggests|asserted|asserts|reiterated|complained|promised|reported|reports"
    r"|say|argue|warn|insist|add"
)
"""Verbs with a clause behind them, or with words in quotation marks."""
SAYING = (
    rf"{REPORTING}|tells|told|declares|emphasi[sz]es|remarked|remarks|observes|recalls|replies|responded|answers|asked"
    r"|asks|commented|comments|concludes|continued|continues|acknowledges|admits|concedes|cautions|tweeted|posted|joked"
    r"|jokes|quipped|urged|urges|maintained|vowed|pledged|lamented|laments|complains|sighed|mused|boasted|countered"
    r"|counters|read|reads|begged|shouted|cried|whispered|tell"
)
"""And those that have words in quotation marks alone, or somebody for their object."""
_ADVERB = (
    r"(?:(?:has|have|had|also|initially|separately|privately|later|then|previously|recently|once|publicly|repeatedly"
    r"|again|only|now|further|earlier|reportedly|simply|often|himself|herself|famously|bluntly|flatly)\s)"
)
ADVERBS = rf"{_ADVERB}{{0,3}}"
"""Between a subject and its verb of speech."""
ADVERBS_LAST = re.compile(rf"{ADVERBS}$")
PREDICATE = re.compile(r",\s(?:is|was|are|were|has|have|had|will|would|can|could)\s")
"""Behind a speaker it goes on with a clause that began before: "the plan, says X, is late"."""
WORD = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")


def spellings(words: str) -> frozenset[str]:
    """Return the words of a pattern of alternatives, those that are spelt in two ways in both."""
    return frozenset(
        word
        for british, doubled in (("s", "l"), ("z", ""))
        for word in words.replace("[sz]", british).replace("l?", doubled).split("|")
    )
