"""Names by themselves: full names and aliases, demonyms and capitals, with their words and the rest of the article."""

from __future__ import annotations

from collections.abc import Sequence

from builder.entities.bodies import foreign
from builder.entities.capitals import is_a_name_alone, is_called_so, is_language, sense, shared
from builder.entities.catalogue import Claim
from builder.entities.find import Found
from builder.entities.hints import beside, family, fit, has_hints
from builder.entities.known import Known
from builder.entities.people import same_person
from builder.entities.public import namesake, ordinary
from builder.entities.surnames import outright_claims
from builder.entities.verdict import Verdict, by_claim, by_definition, called_by
from builder.schemas import Entity

_COMPANY = 2
"""Other companies that an article surely names, from which a capital within a sentence makes a word another one."""
_ALIKE = {"company": ("company", "product"), "product": ("company", "product"), "person": ("person",)}
"""Kinds that stand in a row with a kind."""


def at_once(known: Known, name: Found) -> Verdict | None:
    """Decide what the words beside a name decide."""
    short = [claim for claim in name.claims if claim.ground == "short"]
    if definition := known.defined.get(name.surface):
        return by_definition(definition)
    if said := known.longer.get(name.first):
        if any(same_person(known.reading, name, claim.entity) for claim in short):
            return None
        return Verdict(None, said=f"part of the longer name '{said}', which the catalogue does not have")
    if said := shared(name, known.present, known.entities):
        return Verdict(None, said=f"the article also speaks of {said}, which is called so too")
    if said := namesake(known.reading, name):
        return Verdict(None, said=f"'{said}' speaks of something else that is called so")
    national = [claim for claim in name.claims if claim.ground in ("demonym", "capital")]
    outright = outright_claims(name)
    if said := _before_a_body(known, name):
        return Verdict(None, said=said)
    if national:
        return _by_country(known, name, national, outright)
    return _by_name(known, name, outright) if outright else None


def _before_a_body(known: Known, name: Found) -> str | None:
    """Return the body that the catalogue does not have, where a country begins its name: "Philippine Senate"."""
    body = known.reading.beginning.get(name.last)
    if body is None or known.reading.breaks(name.last) or "country" not in known.reading.kinds(name):
        return None
    theirs = [foreign(known.reading, body, claim.entity, known.entities) for claim in body.claims]
    if not all(theirs):
        return None
    return f"part of the longer name '{name.surface} {body.surface}', which the catalogue does not have"


def _by_country(known: Known, name: Found, national: Sequence[Claim], outright: Sequence[Claim]) -> Verdict | None:
    if len(national) > 1:
        return Verdict(None, said="several countries are called so")
    (claim,) = national
    if claim.ground == "demonym":
        if is_language(known.reading, name):
            return Verdict(None, said="it names the language here")
        if is_a_name_alone(known.reading, name):
            return Verdict(None, said="what it is the name of here is no country")
        if is_called_so(known.reading, name):
            return Verdict(None, said="a species, a dish, a people or the like is only called so")
        if not known.public:
            return Verdict(None, said="nothing else in the article speaks of countries or public life")
        return Verdict(
            claim.entity.slug,
            "demonym",
            f"'{name.surface}' is the adjective or the people of '{claim.entity.name}'",
        )
    found = sense(known.reading, name)
    if found.means == "government":
        said = f"the capital stands for the government of '{claim.entity.name}': {found.said}"
        return Verdict(claim.entity.slug, "capital", said)
    if found.means == "city" and outright:
        return _by_name(known, name, outright)
    return Verdict(None, said=found.said)


def _by_name(known: Known, name: Found, claims: Sequence[Claim]) -> Verdict | None:
    """Return the verdict where one claimant fits and no other may; None where the article has to say more."""
    fits = [
        (claim, fit(known.reading, name, claim.entity), foreign(known.reading, name, claim.entity, known.entities))
        for claim in claims
    ]
    open_ = [claim for claim, found, foreign in fits if found.answer != "no" and not foreign]
    fitting = [claim for claim, found, foreign in fits if found.answer == "yes" and not foreign]
    if not known.public and any(has_hints(c.entity) and ordinary(known.reading, name, c.entity) for c in fitting):
        return None
    if not open_ and any(claim.ground == "short" for claim in name.claims):
        return None
    if not open_:
        reasons = [foreign or found.why for _, found, foreign in fits]
        return Verdict(None, said="; ".join(reasons))
    return by_claim(name, fitting[0]) if len(fitting) == 1 else None


def by_hints(known: Known, name: Found) -> Verdict | None:
    """Let the rest of the article say whether a name is meant that the words beside it leave in doubt."""
    outright = outright_claims(name)
    if not outright:
        return None
    open_: list[tuple[Claim, str | None, str]] = []
    for claim in outright:
        found = fit(known.reading, name, claim.entity)
        if found.answer == "no" or foreign(known.reading, name, claim.entity, known.entities):
            continue
        open_.append((claim, _elsewhere(known, name, claim.entity, len(outright) == 1, found.against), found.why))
    if not open_:
        return None
    backed = [(claim, said) for claim, said, _ in open_ if said]
    if len(backed) == 1:
        claim, said = backed[0]
        return Verdict(claim.entity.slug, claim.ground, f"'{name.surface}' is {called_by(claim)}; {said}")
    if len(open_) > 1:
        return Verdict(None, said="several entities bear this name, and the article does not say which is meant")
    return Verdict(None, said=open_[0][2] or "it is a word too, and nothing in the article speaks of public life")


def _elsewhere(known: Known, name: Found, entity: Entity, alone: bool, against: bool) -> str | None:
    seen = known.named.get(entity.slug)
    if seen and seen.first != name.first and not (against and seen.surface == name.surface):
        return f"'{seen.surface}' in {seen.place} surely means it"
    if alone and (said := beside(known.reading, name, entity)):
        return said
    sure = {slug: seen.surface for slug, seen in known.named.items()}
    related = None if against else family(entity, sure, known.entities)
    return related or (_in_company(known, name, entity, against) if alone else None)


def _in_company(known: Known, name: Found, entity: Entity, against: bool) -> str | None:
    """Return the other of its kind that stands with a name, in a row or in the sentence: "Amazon and Meta"."""
    if entity.kind not in _ALIKE:
        return None
    joints = (name.first - 1, known.reading.ending), (name.last, known.reading.beginning)
    for joint, names in joints:
        other = names.get(joint if names is known.reading.ending else joint + 1)
        if known.reading.key(joint) in ("and", "or", ",", "&") and other and known.surely(other, _ALIKE[entity.kind]):
            return f"it stands in a row with {other.surface}"
    begins = known.reading.opens(name.first) and not known.reading.key(name.last).endswith("ed")
    if begins or known.reading.passage(name).style != "text" or entity.kind != "company":
        return None
    begin, end = known.reading.sentence_words(name)
    around = (known.reading.beginning[n] for n in range(begin, end) if n in known.reading.beginning)
    other = next((one for one in around if one.first != name.first and known.surely(one, {"company"})), None)
    if other:
        return f"its sentence speaks of {other.surface} too"
    company = [known.entities[slug].name for slug in known.companies() if slug != entity.slug][:_COMPANY]
    several = len(company) == _COMPANY and not against and not known.reading.opens(name.first)
    return f"the article also speaks of {' and '.join(company)}" if several else None
