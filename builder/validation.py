"""What pydantic finds wrong with a file, said as a contributor would say it, with its place in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_origin

from pydantic.fields import FieldInfo

from builder import yamltext
from builder.errors import Problem, nearest
from builder.schemas import ArticleFile, OverrideFile, Schema

CUSTOM = frozenset({"date", "url", "slug", "empty", "name", "language", "wikidata", "reason"})
"""Kinds of errors that `schemas` raises itself, worded for a contributor."""


def keys(schema: type[Schema]) -> list[str]:
    """Return the keys that a file of this kind may have."""
    return [field.alias or name for name, field in schema.model_fields.items()]


_WANTED = {
    "string_type": "text; put it in quotes",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
}
"""What pydantic's kinds of errors ask for."""


def translated(item: Any, document: yamltext.Document, schema: type[Schema]) -> Problem:
    """Return one of pydantic's errors as a sentence with a place."""
    path: yamltext.Path = tuple(part for part in item["loc"] if part != "[key]")
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    kind = item["type"]
    if kind == "extra_forbidden":
        return document.problem(path, _unknown(name, path, document, schema), at_key=True)
    if kind == "missing":
        return document.problem(path[:-1], f"the key '{name}' is missing{_what_it_is(schema, path)}")
    text = _of_another_type(item, path, name, schema) if kind in _WANTED else _not_allowed(item, name)
    if kind == "reason" and path not in document.places:
        return document.problem(("status",), text, at_key=True)
    return document.problem(path, text, at_key="[key]" in item["loc"])


def _unknown(name: str, path: yamltext.Path, document: yamltext.Document, schema: type[Schema]) -> str:
    """Return what to do about a key that the schema lacks: it may belong into another file, or below another key."""
    if len(path) == 1 and issubclass(schema, ArticleFile) and name in keys(OverrideFile):
        return f"unknown key '{name}'. It belongs into content/articles/{Path(document.path).stem}.yml"
    if below := _below(schema, path):
        return f"unknown key '{name}'. It belongs below '{below}'{_example(schema, (*path[:-1], below))}"
    return yamltext.unknown_key(name, _known_keys(schema, path[:-1]))


def _of_another_type(item: Any, path: yamltext.Path, name: str, schema: type[Schema]) -> str:
    """Return what a value must be that is of another type, or missing behind its key."""
    kind, value, wanted = item["type"], item["input"], _WANTED[item["type"]]
    if value is None:
        field = _fields(schema, path[:-1]).get(name)
        said = _what_it_is(schema, path) or f"; give it one, which must be {wanted}"
        return f"'{name}' has no value{said}" + ("" if field and field.is_required() else ", or take the key out")
    text = f"'{name}' must be {wanted}; found {_describe(value)}"
    if kind in ("dict_type", "model_type"):
        meant = yamltext.no_pair(value) if isinstance(value, str) else ""
        return text + (f": {meant}" if meant else _written(_example(schema, path)))
    if kind == "tuple_type" and isinstance(value, str):
        return f"{text}; write it as `{name}: {yamltext.flow([value])}`"
    if kind == "tuple_type":
        return text + _written(_example(schema, path) or ", as in [one, two]")
    if kind == "string_type" and isinstance(value, dict):
        return text + ": that is what a colon and a space mean, where they stand without quotes"
    return text


def _not_allowed(item: Any, name: str) -> str:
    """Return what is wrong with a value of the right type."""
    kind, context, found = item["type"], item.get("ctx", {}), _describe(item["input"])
    if kind == "literal_error":
        choices = nearest(str(item["input"]), context["expected"].split("'"))
        return f"'{name}' must be one of {context['expected']}; found {found}.{choices}"
    if kind == "string_too_long":
        most, has = context["max_length"], len(item["input"])
        return f"'{name}' has {has:,} characters and may have {most:,}; shorten it"
    if kind in CUSTOM:
        said, _, near = item["msg"].partition(". ")
        return f"'{name}' {said.removesuffix('.')}; found {found}" + (f". {near}" if near else "")
    return f"'{name}': {item['msg'][0].lower()}{item['msg'][1:]}; found {found}"


def _what_it_is(schema: type[Schema], path: yamltext.Path) -> str:
    """Return what a field that is missing holds, with an example, as the schema says."""
    field = _fields(schema, path[:-1]).get(str(path[-1]))
    if field is None or not field.description:
        return ""
    return f" ({field.description[0].lower()}{field.description[1:]}); write it{_example(schema, path)}"


def _written(example: str) -> str:
    """Return how to write a field, by its example; nothing where there is none."""
    return f"; write it{example}" if example else ""


def _example(schema: type[Schema], path: yamltext.Path) -> str:
    """Return how a field, or one that is a list of such, is written as the schema shows it; nothing for no field."""
    path = path[:-1] if path and isinstance(path[-1], int) else path
    field = _fields(schema, path[:-1]).get(str(path[-1])) if path else None
    return f", as in `{path[-1]}: {yamltext.flow(field.examples[0])}`" if field and field.examples else ""


def _below(schema: type[Schema], path: yamltext.Path) -> str | None:
    """Return the key beside that at `path` below which the latter belongs, where there is one."""
    for key, field in _fields(schema, path[:-1]).items():
        if get_origin(field.annotation) not in (tuple, dict) and path[-1] in _fields(schema, (*path[:-1], key)):
            return key
    return None


def _known_keys(schema: type[Schema], path: yamltext.Path) -> list[str]:
    """Return the keys allowed at `path`, following nested schemas."""
    return list(_fields(schema, path))


def _fields(schema: type[Schema], path: yamltext.Path) -> dict[str, FieldInfo]:
    """Return the fields of what stands at `path`, by their keys, following nested schemas."""
    current: Any = schema
    names = [part for part in path if isinstance(part, str)]
    while names and current is not None:
        name = names.pop(0)
        field = next((f for n, f in current.model_fields.items() if name in (n, f.alias)), None)
        current = _inner(field.annotation) if field else None
        if field and get_origin(field.annotation) is dict and names:
            names.pop(0)  # the contributor's own key
    if not (isinstance(current, type) and issubclass(current, Schema)):
        return {}
    return {field.alias or name: field for name, field in current.model_fields.items()}


def _inner(annotation: Any) -> Any:
    """Return the schema inside `tuple[X, ...]`, `dict[str, X]`, `X | None` or X itself."""
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := _inner(argument)) is not None:
            return found
    return None


def _describe(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '…'}'"
