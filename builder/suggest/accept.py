"""Accepting a suggestion: the YAML of a new entity, and where an alias goes in a file that is there.

A file that a person wrote is never changed: it may hold comments and an order of its own, so what to add is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.config import Content
from builder.contributed import load_yaml
from builder.errors import BadInput, Problem, nearest
from builder.kinds import schema_line
from builder.newfiles import write_new
from builder.schemas import Entity, EntityFile, EntityKind
from builder.slugs import slugify
from builder.suggest import Suggestion
from builder.suggest.gather import fold
from builder.suggest.near import Near
from builder.yamltext import scalar


def entity_yaml(suggestion: Suggestion, kind: EntityKind | None) -> str:
    """Return the text of a new entity's file; without a kind its line waits for one."""
    lines = [f"name: {scalar(suggestion.name)}", f"kind: {kind}" if kind else "kind:"]
    if suggestion.aliases:
        lines.append(f"aliases: [{', '.join(map(scalar, suggestion.aliases))}]")
    seen = ", ".join(dict.fromkeys(f"{example.article} {example.paragraph}" for example in suggestion.examples))
    return "\n".join([*lines, f"# Seen in {seen}.", ""])


def alias_line(near: Near, name: str) -> str:
    """Return what to add to the file of `near` so that `name` means it too, and at which line."""
    _, document = load_yaml(Path(near.entity.path), EntityFile, [])
    places = document.key_places if document else {}
    if ("aliases",) in places:
        return f"{near.entity.path}:{places['aliases',][0]}: add {scalar(name)} to `aliases`"
    line = places.get(("kind",), places.get(("name",), (1, 1)))[0]
    return f"{near.entity.path}:{line}: add the line `aliases: [{scalar(name)}]` below"


def accept(
    suggestions: Sequence[Suggestion], wanted: Sequence[str], kind: EntityKind | None, content: Content
) -> list[Path]:
    """Write a new entity for each of the `wanted` names, and return the files. `kind` wins over what was guessed.

    Raises BadInput, and writes nothing, where one is not among the suggestions, has no kind or has a file already.
    """
    files: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(wanted):
        suggestion = _find(name, suggestions)
        if suggestion is None:
            if entity := _known(name, content):
                said = f"'{name}' is a name of this entity by now; nothing is to be written"
                problems.append(Problem(path=entity.path, text=said))
                continue
            said = f"no name that is suggested is called '{name}'.{nearest(name, [s.name for s in suggestions])}"
            problems.append(Problem(path=str(content.folder / "entities"), text=said))
            continue
        slug = slugify(suggestion.name)
        path = content.folder / "entities" / f"{slug}.yml"
        taken = [entity.path for entity in content.entities.values() if slug in (entity.slug, *entity.formerly)]
        if taken or path in files or path.exists():
            said = f"'{suggestion.name}' would be {path}, which is taken; look at this file, and write yours by hand"
            problems.append(Problem(path=taken[0] if taken else str(path), text=said))
        elif not (kind or suggestion.kind):
            said = f"nothing tells what '{suggestion.name}' is; say it with --kind"
            problems.append(Problem(path=str(path), text=said))
        else:
            line = schema_line("entity", path, content.folder.parent)
            files[path] = (line + entity_yaml(suggestion, kind or suggestion.kind)).encode()
    if problems:
        raise BadInput(problems)
    _write(files, content.folder / "entities")
    return list(files)


def _known(wanted: str, content: Content) -> Entity | None:
    """Return the entity that has this name already, or a file of it."""
    for entity in content.entities.values():
        names = (entity.name, entity.slug, *entity.aliases, *entity.short_forms)
        if fold(wanted) in map(fold, names):
            return entity
    return None


def _find(wanted: str, suggestions: Sequence[Suggestion]) -> Suggestion | None:
    """Return the suggestion of this name, else one whose name, slug or alias it is in another case."""
    exact = next((suggestion for suggestion in suggestions if suggestion.name == wanted), None)
    forms = ((s, {fold(form) for form in (s.name, slugify(s.name), *s.aliases)}) for s in suggestions)
    return exact or next((suggestion for suggestion, names in forms if fold(wanted) in names), None)


def _write(files: dict[Path, bytes], folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
        write_new(list(files.items()))
    except FileExistsError as error:
        text = "came to be meanwhile; look at it, then try again"
        raise BadInput.at(str(error.filename2 or error.filename), text) from None
    except OSError as error:
        raise BadInput.at(str(folder), f"cannot be written into: {error.strerror}") from None
