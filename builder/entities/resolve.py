"""Resolving: which of the found names mean an entity of the catalogue, and on what evidence.

A name resolves only when one entity can be meant. Everything else is listed with its candidates and stays unlinked.
What is sure by itself comes first; what needs the rest of the article (hints, surnames, short forms) is decided with
it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.entities.acronyms import Definition, definitions, occurrences
from builder.entities.bearers import Appearance, Bearers, one_of_several, only_a_namesake
from builder.entities.bodies import Spoken, foreign, named_with_its_country
from builder.entities.capitals import is_called_so, is_language, sense, shared
from builder.entities.catalogue import Claim, surname_first
from builder.entities.find import Found
from builder.entities.hints import beside, family, fit, has_hints
from builder.entities.longer import longer_name
from builder.entities.people import ever, held, homes, office, other_bearer, reign, same_person, with_its_owner
from builder.entities.public import namesake, of_public_life, ordinary
from builder.entities.reading import Reading
from builder.entities.surnames import in_a_place, outright_claims, places, surname_claims, turned_bearer, well_known
from builder.entities.words import SPECIFIC
from builder.model import Ambiguous, Mention
from builder.schemas import Entity
from builder.slugs import Slug

_INTRODUCING = frozenset({"name", "alias", "acronym", "role"})
_FIRST_LINES = 2
"""Paragraphs in which news may say a surname before the full name."""
_ALIKE = {"company": ("company", "product"), "product": ("company", "product"), "person": ("person",)}
"""Kinds that stand in a row with a kind."""
_KINDS = {"government": "government body", "law": "law or policy"}
"""What a person would call a kind."""
_APPOSED = 3
"""Words between a short form and the full name that explains it: "the NCO, the National Cybersecurity Office"."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What became of a name: an entity, or why there is none."""

    entity: Slug | None
    rule: str = ""
    said: str = ""
    """The evidence, or why it stays open."""
    candidates: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where an entity was first named in full."""

    surface: str
    place: str
    first: int


def resolve(
    reading: Reading, entities: Mapping[Slug, Entity], date: str | None
) -> tuple[tuple[Mention, ...], tuple[Ambiguous, ...]]:
    """Resolve the names of one article, published at `date` if that is known; both lists in reading order."""
    mentions: list[Mention] = []
    ambiguous: list[Ambiguous] = []
    for name, verdict in _Resolver(reading, entities, date).verdicts():
        passage = reading.passage(name)
        start, end = name.start - passage.start, name.end - passage.start
        if verdict.entity is not None:
            mentions.append(
                Mention(
                    entity=verdict.entity, paragraph=passage.id, start=start, end=end, surface=name.surface,
                    rule=verdict.rule, evidence=verdict.said,
                )
            )  # fmt: skip
        else:
            candidates = verdict.candidates or tuple(claim.entity.slug for claim in name.claims)
            ambiguous.append(
                Ambiguous(
                    paragraph=passage.id, start=start, end=end, surface=name.surface, candidates=candidates,
                    why=verdict.said,
                )
            )  # fmt: skip
    return tuple(mentions), tuple(ambiguous)


class _Resolver:
    """The names of one article and what is known of each so far."""

    def __init__(self, reading: Reading, entities: Mapping[Slug, Entity], date: str | None) -> None:
        self.reading = reading
        self.entities = entities
        self.date = date
        self.defined = definitions(reading)
        self.names = sorted([*reading.found, *occurrences(reading, self.defined)], key=lambda name: name.start)
        self.longer = self._longer_names()
        self.done: dict[int, _Verdict] = {}
        self.sure: dict[int, Slug] = {}
        self.named: dict[Slug, _Seen] = {}
        self.present: set[Slug] = set()
        self.bearers: dict[str, list[Appearance]] = {}
        self.full: dict[Slug, list[Appearance]] = {}
        self.since: dict[Slug, int] = {}
        self.borne: dict[str, Bearers] = {}
        self.places = places(reading, [name for name in self.names if name.first not in self.longer])
        self.public = of_public_life(reading, [name for name in self.names if name.first not in self.longer])

    def verdicts(self) -> list[tuple[Found, _Verdict]]:
        """Return what became of every name, in reading order."""
        for name in self.names:
            if (longer := self.longer.get(name.first)) is None:
                surnames = surname_claims(name)
                self.present.update(c.entity.slug for c in name.claims if c.ground != "short" and c not in surnames)
            elif surname_claims(name) and (other := other_bearer(self.reading, name, longer)):
                self._appears(name, name.surface, other)
            elif turned_bearer(name, longer):
                self._appears(name, name.surface, longer)
        steps = self._at_once, self._by_hints, self._by_office, self._of_several_words, self._by_introduction
        for decide in steps:
            for name in self.names:
                if name.first not in self.done and (verdict := decide(name)) is not None:
                    self._note(name, verdict)
        return [(name, self.done[name.first]) for name in self.names]

    def _appears(self, name: Found, surname: str, full: str) -> None:
        """Note that somebody whom the catalogue does not know bears a surname."""
        appearance = Appearance(name.first, self.reading.passage(name).number, full, None)
        self.bearers.setdefault(surname, []).append(appearance)

    def _note(self, name: Found, verdict: _Verdict) -> None:
        self.done[name.first] = verdict
        if verdict.entity is not None:
            self.sure[name.first] = verdict.entity
            if self.reading.passage(name).number:
                self.since[verdict.entity] = min(name.first, self.since.get(verdict.entity, name.first))
        if name.last > name.first + 1 and name.first not in self.longer and "person" in self.reading.kinds(name):
            if (slug := verdict.entity) is not None:
                appearance = Appearance(name.first, self.reading.passage(name).number, name.surface, slug)
                self.full.setdefault(slug, []).append(appearance)
            else:
                self._appears(name, name.surface.split()[-1], name.surface)
        introduces = verdict.rule in _INTRODUCING and not (verdict.rule == "alias" and surname_claims(name))
        if verdict.entity is not None and (introduces or " " in name.surface):
            seen = self.named.get(verdict.entity)
            if seen is None or name.first < seen.first:
                self.named[verdict.entity] = _Seen(name.surface, self.reading.place(name), name.first)

    def _longer_names(self) -> dict[int, str]:
        """Return the longer names that found ones are part of; running text says what headlines cannot."""
        longer: dict[int, str] = {}
        pairs: set[tuple[str, str]] = set()
        reading = self.reading
        for text in (True, False):
            for name in reversed(self.names):
                if (reading.passage(name).style == "text") is not text:
                    continue
                if said := longer_name(reading, name, pairs, longer):
                    longer[name.first] = said
                    before, after = said.startswith(name.surface), said.endswith(name.surface)
                    if not before:
                        pairs.add((reading.key(name.first - 1), reading.key(name.first)))
                    if not after:
                        pairs.add((reading.key(name.last - 1), reading.key(name.last)))
        return longer

    def _at_once(self, name: Found) -> _Verdict | None:
        """Decide what the words beside a name decide."""
        short = [claim for claim in name.claims if claim.ground == "short"]
        if definition := self.defined.get(name.surface):
            return _by_definition(name, definition)
        if said := self.longer.get(name.first):
            if any(same_person(self.reading, name, claim.entity) for claim in short):
                return None
            return _Verdict(None, said=f"part of the longer name '{said}', which the catalogue does not have")
        if said := shared(name, self.present, self.entities):
            return _Verdict(None, said=f"the article also speaks of {said}, which is called so too")
        if self.reading.kinds(name) == {"person"} and (said := only_a_namesake(self.reading, name)):
            return _Verdict(None, said=f"'{said}' in its sentence speaks of a namesake")
        if said := namesake(self.reading, name):
            return _Verdict(None, said=f"'{said}' speaks of something else that is called so")
        national = [claim for claim in name.claims if claim.ground in ("demonym", "capital")]
        outright = outright_claims(name)
        if said := self._before_a_body(name):
            return _Verdict(None, said=said)
        if national:
            return self._by_country(name, national, outright)
        return self._by_name(name, outright) if outright else None

    def _before_a_body(self, name: Found) -> str | None:
        """Return the body that the catalogue does not have, where a country begins its name: "Philippine Senate"."""
        body = self.reading.beginning.get(name.last)
        if body is None or self.reading.breaks(name.last) or "country" not in self.reading.kinds(name):
            return None
        theirs = [foreign(self.reading, body, claim.entity, self.entities) for claim in body.claims]
        if not all(theirs):
            return None
        return f"part of the longer name '{name.surface} {body.surface}', which the catalogue does not have"

    def _by_country(self, name: Found, national: Sequence[Claim], outright: Sequence[Claim]) -> _Verdict | None:
        if len(national) > 1:
            return _Verdict(None, said="several countries are called so")
        (claim,) = national
        if claim.ground == "demonym":
            if is_language(self.reading, name):
                return _Verdict(None, said="it names the language here")
            if is_called_so(self.reading, name):
                return _Verdict(None, said="a species, a dish or the like is only called so")
            if not self.public:
                return _Verdict(None, said="nothing else in the article speaks of countries or public life")
            return _Verdict(
                claim.entity.slug,
                "demonym",
                f"'{name.surface}' is the adjective or the people of '{claim.entity.name}'",
            )
        found = sense(self.reading, name)
        if found.means == "government":
            said = f"the capital stands for the government of '{claim.entity.name}': {found.said}"
            return _Verdict(claim.entity.slug, "capital", said)
        if found.means == "city" and outright:
            return self._by_name(name, outright)
        return _Verdict(None, said=found.said)

    def _by_name(self, name: Found, claims: Sequence[Claim]) -> _Verdict | None:
        """Return the verdict where one claimant fits and no other may; None where the article has to say more."""
        fits = [
            (claim, fit(self.reading, name, claim.entity), foreign(self.reading, name, claim.entity, self.entities))
            for claim in claims
        ]
        open_ = [claim for claim, found, foreign in fits if found.answer != "no" and not foreign]
        fitting = [claim for claim, found, foreign in fits if found.answer == "yes" and not foreign]
        if not self.public and any(has_hints(c.entity) and ordinary(self.reading, name, c.entity) for c in fitting):
            return None
        if not open_ and any(claim.ground == "short" for claim in name.claims):
            return None
        if not open_:
            reasons = [foreign or found.why for _, found, foreign in fits]
            return _Verdict(None, said="; ".join(reasons))
        return _by_claim(name, fitting[0]) if len(fitting) == 1 else None

    def _by_hints(self, name: Found) -> _Verdict | None:
        """Let the rest of the article say whether a name is meant that the words beside it leave in doubt."""
        outright = outright_claims(name)
        if not outright:
            return None
        open_: list[tuple[Claim, str | None, str]] = []
        for claim in outright:
            found = fit(self.reading, name, claim.entity)
            if found.answer == "no" or foreign(self.reading, name, claim.entity, self.entities):
                continue
            open_.append((claim, self._elsewhere(name, claim.entity, len(outright) == 1, found.against), found.why))
        if not open_:
            return None
        backed = [(claim, said) for claim, said, _ in open_ if said]
        if len(backed) == 1:
            claim, said = backed[0]
            return _Verdict(claim.entity.slug, claim.ground, f"'{name.surface}' is {_called(claim)}; {said}")
        if len(open_) > 1:
            return _Verdict(None, said="several entities bear this name, and the article does not say which is meant")
        return _Verdict(None, said=open_[0][2] or "it is a word too, and nothing in the article speaks of public life")

    def _elsewhere(self, name: Found, entity: Entity, alone: bool, against: bool) -> str | None:
        seen = self.named.get(entity.slug)
        if seen and seen.first != name.first and not (against and seen.surface == name.surface):
            return f"'{seen.surface}' in {seen.place} surely means it"
        if alone and (said := beside(self.reading, name, entity)):
            return said
        sure = {slug: seen.surface for slug, seen in self.named.items()}
        related = None if against else family(entity, sure, self.entities)
        return related or (self._in_company(name, entity) if alone else None)

    def _in_company(self, name: Found, entity: Entity) -> str | None:
        """Return the other of its kind that stands with a name, in a row or in the sentence: "Amazon and Meta"."""
        if entity.kind not in _ALIKE:
            return None
        joints = (name.first - 1, self.reading.ending), (name.last, self.reading.beginning)
        for joint, names in joints:
            other = names.get(joint if names is self.reading.ending else joint + 1)
            if (
                self.reading.key(joint) in ("and", "or", ",", "&")
                and other
                and self._surely(other, _ALIKE[entity.kind])
            ):
                return f"it stands in a row with {other.surface}"
        begins = self.reading.opens(name.first) and not self.reading.key(name.last).endswith("ed")
        if begins or self.reading.passage(name).style != "text" or entity.kind != "company":
            return None
        begin, end = self.reading.sentence_words(name)
        around = (self.reading.beginning[n] for n in range(begin, end) if n in self.reading.beginning)
        other = next((one for one in around if one.first != name.first and self._surely(one, {"company"})), None)
        return f"its sentence speaks of {other.surface} too" if other else None

    def _surely(self, name: Found, kinds: Collection[str]) -> bool:
        """Say whether a name is already known to mean an entity of one of the kinds."""
        entity = self.sure.get(name.first)
        return entity is not None and self.entities[entity].kind in kinds

    def _by_office(self, name: Found) -> _Verdict | None:
        """Take a surname for the one person of the catalogue who held the office that stands before it."""
        people = [claim.entity for claim in surname_claims(name)]
        if not people:
            return None
        called, known = office(self.reading, name), (self.date, self.present, self.entities)
        owned = [(p, said) for p in people if (said := with_its_owner(self.reading, name, p, self.entities))]
        if len(owned) == 1:
            return _Verdict(owned[0][0].slug, "role", owned[0][1])
        if called:
            said = f"{called.said} {name.surface}"
            fitting = [(person, title) for person in people if (title := held(person, called, *known))]
        else:
            said = f"{name.surface} {self.reading.word(name.last)}"
            fitting = [(p, title) for p in people if (title := reign(self.reading, name, p, *known))]
        if len(fitting) != 1:
            return None
        person, title = fitting[0]
        return _Verdict(person.slug, "role", f"'{said}': {person.name} held the office of {title}")

    def _by_introduction(self, name: Found) -> _Verdict | None:
        """Take a short form for the one entity of that form that the article names in full."""
        short = [claim for claim in name.claims if claim.ground == "short" or claim in surname_claims(name)]
        others = [said for claim in short if (said := foreign(self.reading, name, claim.entity, self.entities))]
        short = [claim for claim in short if not foreign(self.reading, name, claim.entity, self.entities)]
        introduced = [claim for claim in short if self._introduced(name, claim)]
        if not short:
            return _Verdict(None, said="; ".join(others))
        if surname_claims(name):
            if said := self._somebody_else(name, short):
                return _Verdict(None, said=said)
            if (verdict := self._of_several(name)) is not None:
                return verdict
        if len(introduced) == 1:
            return self._by_short_form(name, introduced[0])
        return self._by_fame(name, short, introduced) or _Verdict(
            None,
            said="the article names several who are called so"
            if introduced
            else "the full name does not stand before it",
        )

    def _of_several_words(self, name: Found) -> _Verdict | None:
        """Decide short forms of several words first: "Kishida Fumio" is a full name, which single words rest on."""
        person = name.last > name.first + 1 and "person" in self.reading.kinds(name)
        return self._by_introduction(name) if person else None

    @cached_property
    def spoken(self) -> Spoken:
        """The countries of what is sure before short forms are decided."""
        return Spoken(self.reading, self.sure, self.entities)

    def _somebody_else(self, name: Found, short: Sequence[Claim]) -> str | None:
        """Return what says that a surname may be somebody's whom the catalogue does not know, or a city's."""
        if said := one_of_several(self.reading, name):
            return f"'{said}' speaks of one who bears the name among others"
        if said := only_a_namesake(self.reading, name):
            return f"'{said}' in its sentence speaks of a namesake"
        if name.surface in self.places:
            seen = [seen for claim in short if (seen := self.named.get(claim.entity.slug))]
            if in_a_place(self.reading, name) or not any(one.first < name.first for one in seen):
                return f"the article uses '{name.surface}' of a place"
        if self.reading.opens(name.first) and self.reading.key(name.first) in self.reading.lowered:
            return "it begins a sentence, and the article has it as an ordinary word"
        initial = self.reading.word(name.last + 1)
        turned = self.reading.key(name.last) == "," and len(initial.rstrip(".")) == 1 and initial[:1].isupper()
        if turned and all(claim.entity.name[0] != initial[0] for claim in short):
            return f"'{name.surface}, {initial}' is somebody else"
        return None

    def _of_several(self, name: Found) -> _Verdict | None:
        """Decide whom a surname means where the article names several who bear it."""
        bearers = self._bearers_of(name.surface, surname_claims(name))
        since = self.since.get(bearers.known) if bearers.known else None
        found = bearers.meant(name, self.reading.passage(name).number, since)
        return None if found is None else _Verdict(found.entity, "short" if found.entity else "", found.said)

    def _bearers_of(self, surname: str, people: Sequence[Claim]) -> Bearers:
        if surname not in self.borne:
            named = [one for claim in people for one in self.full.get(claim.entity.slug, ())]
            known = next((claim.entity.slug for claim in people if claim.ground == "alias"), None)
            self.borne[surname] = Bearers([*self.bearers.get(surname, ()), *named], known)
        return self.borne[surname]

    def _by_fame(self, name: Found, short: Sequence[Claim], introduced: Sequence[Claim]) -> _Verdict | None:
        """Take a surname for one whom news never introduces, and a body for that of the country spoken of."""
        known = [claim for claim in short if claim.ground == "alias"]
        if len(known) == 1 and not introduced:
            (claim,) = known
            called = office(self.reading, name)
            if called and called.words & SPECIFIC and not ever(claim.entity, called):
                return _Verdict(None, said=f"{claim.entity.name} never was {called.said}")
            said = well_known(self.reading, name, claim.entity, self.present, self.entities)
            return _Verdict(claim.entity.slug, "alias", said) if said else None
        fitting = [
            (claim, said)
            for claim in short
            if not (claim.entity.match.not_at_start and fit(self.reading, name, claim.entity).answer != "yes")
            and (said := named_with_its_country(self.reading, name, claim.entity, self.spoken))
        ]
        return _Verdict(fitting[0][0].entity.slug, "short", fitting[0][1]) if len(fitting) == 1 else None

    def _introduced(self, name: Found, claim: Claim) -> bool:
        person, seen = claim.entity, self.named.get(claim.entity.slug)
        if seen is None:
            turned = name.surface == surname_first(person)
            return turned and any(not self.present.isdisjoint(homes(r.of, self.entities)) for r in person.roles)
        if seen.first < name.first or (seen.first - name.last <= _APPOSED and not self._crosses(name, seen)):
            return True
        passage = self.reading.passage(name)
        early = passage.number <= _FIRST_LINES
        twice = passage.heading and any(
            other.surface == name.surface and other.first != name.first and self.reading.passage(other) is passage
            for other in self.names
        )
        if person.kind != "person":
            return passage.number == 0  # a headline shortens what the story names in full
        return (early or passage.heading) and not twice  # "Lee meets Lee"

    def _crosses(self, name: Found, seen: _Seen) -> bool:
        apposed = self.reading.key(name.last) in (",", "(", "-", "–", "—")
        return not apposed or any(self.reading.breaks(number) for number in range(name.last, seen.first))

    def _by_short_form(self, name: Found, claim: Claim) -> _Verdict:
        slug = claim.entity.slug
        seen = self.named.get(slug)
        if seen is None:
            said = f"{claim.entity.name} with the surname first, and the article speaks of where an office was held"
            return _Verdict(slug, "short", said)
        said = f"short for '{seen.surface}', which stands before it in {seen.place}"
        if seen.surface == name.surface:
            said = f"'{seen.surface}' in {seen.place} already means {claim.entity.name}"
        if seen.first > name.first:
            said = f"'{seen.surface}' follows in {seen.place}, and nobody else of that name is in the article"
        return _Verdict(slug, "short", said)


def _by_definition(name: Found, definition: Definition) -> _Verdict:
    slugs = tuple(claim.entity.slug for claim in definition.claims)
    if len(slugs) == 1:
        return _Verdict(slugs[0], "acronym", f"the article says that it stands for '{definition.long}'")
    return _Verdict(None, said=f"the article says that it stands for '{definition.long}'", candidates=slugs)


def _by_claim(name: Found, claim: Claim) -> _Verdict:
    return _Verdict(claim.entity.slug, claim.ground, f"'{name.surface}' is {_called(claim)}")


def _called(claim: Claim) -> str:
    entity = claim.entity
    if claim.ground != "name":
        return f"another name for {entity.name}"
    return f"the {'full ' if entity.kind == 'person' else ''}name of this {_KINDS.get(entity.kind, entity.kind)}"
