"""Which entity a contributor means by a name written in double brackets."""

from __future__ import annotations

from itertools import chain

from builder.entities.catalogue import Catalogue
from builder.errors import nearest
from builder.schemas import Entity
from builder.slugs import Slug


def called(name: str, catalogue: Catalogue) -> Entity | str:
    """Return the one entity of this slug, name or alias; otherwise what is wrong with the name.

    Short forms mean nobody by themselves.
    """
    if Slug(name) in catalogue.entities:
        return catalogue.entities[Slug(name)]
    claims = (*catalogue.exact.get(name, ()), *catalogue.folded.get(name.lower(), ()))
    found = list({claim.entity.slug: claim.entity for claim in claims if claim.ground != "short"}.values())
    if len(found) == 1:
        return found[0]
    if found:
        slugs = " or ".join(f"[[{entity.slug}|{name}]]" for entity in found)
        return f"several entities bear the name '{name}'; write {slugs}"
    short = sorted({claim.entity.name for claim in claims})
    if short:
        return f"'{name}' alone could be anyone's name; write {' or '.join(f'[[{full}|{name}]]' for full in short)}"
    known = chain(catalogue.exact, (e.name for e in catalogue.entities.values()), catalogue.entities)
    return f"no entity in content/entities is called '{name}'.{nearest(name, dict.fromkeys(known))}"
