"""Surnames and short forms: whom they mean by an office, or by the full name that the article has."""

from __future__ import annotations

from collections.abc import Sequence

from builder.entities.bearers import one_of_several
from builder.entities.bodies import foreign, named_with_its_country, pact_of
from builder.entities.catalogue import Claim, surname_first
from builder.entities.find import Found
from builder.entities.hints import fit
from builder.entities.known import Known, Seen
from builder.entities.people import ever, held, homes, office, reign, with_its_owner
from builder.entities.surnames import addressed, in_a_place, of_a_wife, surname_claims, well_known
from builder.entities.verdict import Verdict
from builder.entities.words import SPECIFIC

_FIRST_LINES = 2
"""Paragraphs in which news may say a surname before the full name."""
_APPOSED = 3
"""Words between a short form and the full name that explains it: "the NCO, the National Cybersecurity Office"."""


def by_office(known: Known, name: Found) -> Verdict | None:
    """Take a surname for the one person of the catalogue who held the office that stands before it."""
    people = [claim.entity for claim in surname_claims(name)]
    if not people:
        return None
    called, then = office(known.reading, name), (known.date, known.present, known.entities)
    owned = [(p, said) for p in people if (said := with_its_owner(known.reading, name, p, known.entities))]
    if len(owned) == 1:
        return Verdict(owned[0][0].slug, "role", owned[0][1])
    if called:
        said = f"{called.said} {name.surface}"
        fitting = [(person, title) for person in people if (title := held(person, called, *then))]
    else:
        said = f"{name.surface} {known.reading.word(name.last)}"
        fitting = [(p, title) for p in people if (title := reign(known.reading, name, p, *then))]
    if len(fitting) != 1:
        return None
    person, title = fitting[0]
    return Verdict(person.slug, "role", f"'{said}': {person.name} held the office of {title}")


def by_introduction(known: Known, name: Found) -> Verdict | None:
    """Take a short form for the one entity of that form that the article names in full."""
    short = [claim for claim in name.claims if claim.ground == "short" or claim in surname_claims(name)]
    others = [said for claim in short if (said := foreign(known.reading, name, claim.entity, known.entities))]
    short = [claim for claim in short if not foreign(known.reading, name, claim.entity, known.entities)]
    passage, pacts = known.reading.passage(name).number, [c for c in short if pact_of(c.entity, known.entities)]
    others += [said for claim in pacts if (said := known.spoken.of_others(claim.entity, passage))]
    short = [c for c in short if not (c in pacts and known.spoken.of_others(c.entity, passage))]
    if short and not surname_claims(name) and known.reading.key(name.last).isdecimal():
        number = known.reading.word(name.last)
        return Verdict(None, said=f"the number makes '{name.surface} {number}' a name by itself")
    introduced = [claim for claim in short if _introduced(known, name, claim)]
    if not short:
        return Verdict(None, said="; ".join(others))
    if surname_claims(name):
        if said := _somebody_else(known, name, short):
            return Verdict(None, said=said)
        if (verdict := _of_several(known, name)) is not None:
            return verdict
    if len(introduced) == 1:
        return _by_short_form(known, name, introduced[0])
    if not introduced and (verdict := _by_hints(known, name, short)):
        return verdict
    return _by_fame(known, name, short, introduced) or Verdict(
        None,
        said="the article names several who are called so" if introduced else "the full name does not stand before it",
    )


def of_several_words(known: Known, name: Found) -> Verdict | None:
    """Decide short forms of several words first: "Kishida Fumio" is a full name, which single words rest on."""
    person = name.last > name.first + 1 and "person" in known.reading.kinds(name)
    return by_introduction(known, name) if person else None


def _somebody_else(known: Known, name: Found, short: Sequence[Claim]) -> str | None:
    """Return what says that a surname may be somebody's whom the catalogue does not know, or a city's."""
    if said := one_of_several(known.reading, name):
        return f"'{said}' speaks of one who bears the name among others"
    if said := _addressed_otherwise(known, name):
        return f"'{said}' is somebody else of the name"
    if name.surface in known.places:
        seen = [seen for claim in short if (seen := known.named.get(claim.entity.slug))]
        if in_a_place(known.reading, name) or not any(one.first < name.first for one in seen):
            return f"the article uses '{name.surface}' of a place"
    if known.reading.opens(name.first) and known.reading.key(name.first) in known.reading.lowered:
        return "it begins a sentence, and the article has it as an ordinary word"
    initial = known.reading.word(name.last + 1)
    turned = known.reading.key(name.last) == "," and len(initial.rstrip(".")) == 1 and initial[:1].isupper()
    if turned and all(claim.entity.name[0] != initial[0] for claim in short):
        return f"'{name.surface}, {initial}' is somebody else"
    return None


def _addressed_otherwise(known: Known, name: Found) -> str | None:
    """Return the form of address before a surname where it is none of those who are meant: "Lady Starmer"."""
    form, usual = addressed(known.reading, name.first), known.forms.get(name.surface.split()[-1])
    if form is None or form == usual or (usual is None and not of_a_wife(known.reading, name.first)):
        return None
    return f"{known.reading.word(name.first - 1)} {name.surface}"


def _of_several(known: Known, name: Found) -> Verdict | None:
    """Decide whom a surname means where the article names several who bear it."""
    bearers = known.bearers_of(name.surface, surname_claims(name))
    since = known.since.get(bearers.known) if bearers.known else None
    found = bearers.meant(name, known.reading.passage(name).number, since)
    return None if found is None else Verdict(found.entity, "short" if found.entity else "", found.said)


def _by_hints(known: Known, name: Found, short: Sequence[Claim]) -> Verdict | None:
    """Take a short form of a body, company or product for it where the paragraph has a word that its file asks for.

    A letter that a hyphen joins to a word is none ("X-ray").
    """
    letter = len(name.surface) == 1 and known.reading.key(name.last) == "-"
    fitting = [
        claim.entity
        for claim in short
        if claim.entity.kind != "person" and claim.entity.match.needs and not letter
        if fit(known.reading, name, claim.entity).answer == "yes"
    ]
    if len(fitting) != 1:
        return None
    return Verdict(fitting[0].slug, "short", f"short for '{fitting[0].name}', and a word stands near that shows it")


def _by_fame(known: Known, name: Found, short: Sequence[Claim], introduced: Sequence[Claim]) -> Verdict | None:
    """Take a surname for one whom news never introduces, and a body for that of the country spoken of."""
    famous = [claim for claim in short if claim.ground == "alias"]
    if len(famous) == 1 and not introduced:
        (claim,) = famous
        called = office(known.reading, name)
        if called and called.words & SPECIFIC and not ever(claim.entity, called):
            return Verdict(None, said=f"{claim.entity.name} never was {called.said}")
        said = well_known(known.reading, name, claim.entity, known.present, known.entities)
        return Verdict(claim.entity.slug, "alias", said) if said else None
    fitting = [
        (claim, said)
        for claim in short
        if not (claim.entity.match.not_at_start and fit(known.reading, name, claim.entity).answer != "yes")
        and (said := named_with_its_country(known.reading, name, claim.entity, known.spoken))
    ]
    return Verdict(fitting[0][0].entity.slug, "short", fitting[0][1]) if len(fitting) == 1 else None


def _introduced(known: Known, name: Found, claim: Claim) -> bool:
    person, seen = claim.entity, known.named.get(claim.entity.slug)
    if seen is None:
        turned = name.surface == surname_first(person)
        return turned and any(not known.present.isdisjoint(homes(r.of, known.entities)) for r in person.roles)
    if seen.first < name.first or (seen.first - name.last <= _APPOSED and not _crosses(known, name, seen)):
        return True
    passage = known.reading.passage(name)
    early = passage.number <= _FIRST_LINES
    twice = passage.heading and any(
        other.surface == name.surface and other.first != name.first and known.reading.passage(other) is passage
        for other in known.names
    )
    if person.kind != "person":
        return passage.number == 0  # a headline shortens what the story names in full
    return (early or passage.heading) and not twice  # "Lee meets Lee"


def _crosses(known: Known, name: Found, seen: Seen) -> bool:
    apposed = known.reading.key(name.last) in (",", "(", "-", "–", "—")
    return not apposed or any(known.reading.breaks(number) for number in range(name.last, seen.first))


def _by_short_form(known: Known, name: Found, claim: Claim) -> Verdict:
    slug = claim.entity.slug
    seen = known.named.get(slug)
    if seen is None:
        said = f"{claim.entity.name} with the surname first, and the article speaks of where an office was held"
        return Verdict(slug, "short", said)
    said = f"short for '{seen.surface}', which stands before it in {seen.place}"
    if seen.surface == name.surface:
        said = f"'{seen.surface}' in {seen.place} already means {claim.entity.name}"
    if seen.first > name.first:
        said = f"'{seen.surface}' follows in {seen.place}, and nobody else of that name is in the article"
    return Verdict(slug, "short", said)
