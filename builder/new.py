"""New files to fill in: what has to be said, what may be said as comments, each with an example, from the schemas."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.errors import BadInput
from builder.kinds import KINDS, schema_line
from builder.newfiles import write_new
from builder.pipeline import Folders, load
from builder.read import SUFFIXES
from builder.slugs import RESERVED_FOR_LISTS, What, is_slug, meant
from builder.yamltext import flow, scalar

_GIVEN = {"topic": {"threshold": 4}}
"""Values to begin with, of fields that have to be there."""
_BRIEFING = """---
# A point is a paragraph, an item of a list or a quotation (>), and names its sources: [[article-slug#p14]] is a
# paragraph, [[article-slug#p14s2]] a sentence of it. Words in quotation marks must stand there, letter for letter.
title: {title}
---

-
"""
_ARTICLE = """# {title}

<!-- Write the article here. -->
"""


def new(what: What, name: str, folders: Folders, *, kind: str | None = None) -> list[Path]:
    """Write the files of something new called `name`, and return them. Raises BadInput where one is there already."""
    slug = name if is_slug(name) else meant(name)
    if slug is None or (what == "entity" and slug in RESERVED_FOR_LISTS):
        raise BadInput.at(name, "gives no name of a file; name it in lower-case letters, digits and hyphens")
    files = _files(what, name, slug, folders, kind)
    try:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_new([(path, text.encode()) for path, text in files.items()])
    except FileExistsError as error:
        raise BadInput.at(str(error.filename2 or error.filename), "is there already; edit it") from None
    except OSError as error:
        raise BadInput.at(str(next(iter(files))), f"cannot be written: {error.strerror}") from None
    return list(files)


def _files(what: What, name: str, slug: str, folders: Folders, kind: str | None) -> dict[Path, str]:
    if what == "briefing":
        return {folders.content / "briefings" / f"{slug}.md": _BRIEFING.format(title=scalar(name))}
    project = folders.content.parent
    if what == "article":
        raw = {path.stem: path for path in folders.seeds.rglob("*") if path.suffix.lower() in SUFFIXES}
        if name in raw:
            path = folders.content / "articles" / f"{name}.yml"
            return {path: schema_line("article", path, project) + _fields("article", {})}
        path = folders.seeds / f"{slug}.yml"
        sidecar = schema_line("sidecar", path, project) + _fields("sidecar", {"title": name})
        return {path: sidecar, path.with_suffix(".md"): _ARTICLE.format(title=name)}
    _refuse_taken(what, slug, folders)
    given = {"name": name, "kind": kind} if what == "entity" else {"title": name} | _GIVEN["topic"]
    path = folders.content / ("entities" if what == "entity" else "topics") / f"{slug}.yml"
    return {path: schema_line(what, path, project) + _fields(what, given)}


def _refuse_taken(what: What, slug: str, folders: Folders) -> None:
    content = load(folders).content
    listed = content.entities if what == "entity" else content.topics
    taken = [each.path for each in listed.values() if slug == each.slug or slug in getattr(each, "formerly", ())]
    if taken:
        raise BadInput.at(taken[0], f"has the address '{slug}' already; edit this file, or take another name")


def _fields(kind: str, given: Mapping[str, object]) -> str:
    """Return every field of a kind: what is given or needed as a line, all others as comments with an example."""
    lines = []
    for name, field in KINDS[kind].schema.model_fields.items():
        key = field.alias or name
        lines.append(f"# {field.description}")
        example = flow((field.examples or [""])[0])
        if given.get(key) is not None:
            lines.append(f"{key}: {flow(given[key])}")
        else:
            lines.append(f"{key}:  # {example}" if field.is_required() else f"# {key}: {example}")
    return "\n".join([*lines, ""])
