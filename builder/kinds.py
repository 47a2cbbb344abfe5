"""The kinds of YAML that people write: where each stands, and its schema as editors read it.

Editors of YAML look for a schema in a comment at the top of the file (`yaml-language-server`), so each file has one;
the schemas are committed. They are draft 7, which is what editors know, without references.
"""

from __future__ import annotations

import json
import os
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from builder.newfiles import replaced
from builder.schemas import ArticleFile, BriefingFile, EntityFile, OverrideFile, PageFile, Schema, SiteFile, TopicFile

FOLDER = "schemas"
"""Below the project's own folder."""
_MARK = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    schema: type[Schema]
    files: str
    """Which files are of it, from the project's folder."""
    is_front_matter: bool = False


KINDS: Mapping[str, Kind] = {
    "site": Kind(SiteFile, "content/site.yml"),
    "article": Kind(OverrideFile, "content/articles/**/*.yml"),
    "entity": Kind(EntityFile, "content/entities/**/*.yml"),
    "topic": Kind(TopicFile, "content/topics/**/*.yml"),
    "sidecar": Kind(ArticleFile, "seeds/**/*.yml"),
    "page": Kind(PageFile, "content/articles/**/*.md", is_front_matter=True),
    "briefing": Kind(BriefingFile, "content/briefings/*.md", is_front_matter=True),
}
"""By the name of the schema's file."""


class _Unsorted(GenerateJsonSchema):
    """Leaves keys in their order: examples are read by people."""

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        """Return the value as it is."""
        return value


def json_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file."""
    made = kind.schema.model_json_schema(schema_generator=_Unsorted)
    inlined: dict[str, Any] = _inlined(made, made.pop("$defs", {}))
    about = (kind.schema.__doc__ or "").replace("`", "")
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": about} | inlined | {"description": about}


def schema_files() -> dict[str, str]:
    """Return the text of every schema, by the name of its file."""
    return {
        f"{name}.json": json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
        for name, kind in KINDS.items()
    }


def schema_line(name: str, file: Path, project: Path) -> str:
    """Return the comment by which editors find the schema of `file`; empty where the project has none."""
    schema = project / FOLDER / f"{name}.json"
    if not schema.is_file():
        return ""
    return f"{_MARK}{Path(os.path.relpath(schema, file.parent)).as_posix()}\n"


def name_schemas(project: Path) -> list[Path]:
    """Put the comment that names its schema above every YAML file that lacks it, and return those files."""
    named = []
    for name, kind in KINDS.items():
        for path in () if kind.is_front_matter else sorted(project.glob(kind.files)):
            before = path.read_bytes()
            if path.is_symlink() or before.startswith((_MARK.encode(), BOM_UTF8)):
                continue
            replaced([(path, before, schema_line(name, path, project).encode() + before)])
            named.append(path)
    return named


def _inlined(part: Any, definitions: Mapping[str, Any]) -> Any:
    """Return a part of a schema with what it refers to in its place, and without names that repeat the keys."""
    if isinstance(part, list):
        return [_inlined(each, definitions) for each in part]
    if not isinstance(part, dict):
        return part
    whole = dict(part)
    if reference := whole.pop("$ref", None):
        whole = {**definitions[reference.rpartition("/")[2]], **whole}
    if isinstance(whole.get("title"), str) and ("type" in whole or "anyOf" in whole or "enum" in whole):
        del whole["title"]
    return {key: _inlined(each, definitions) for key, each in whole.items()}
