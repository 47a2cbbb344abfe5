"""Every field that people may write in YAML, made of the schemas: what is checked is what is documented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.kinds import KINDS, json_schema
from builder.markdown.escape import escape, front_matter
from builder.model import Page
from builder.pages.parts import page
from builder.yamltext import flow

_TITLES = {
    "site": "The site",
    "sidecar": "What is known of an article",
    "article": "What is changed about an article",
    "page": "The top of an article's own page",
    "entity": "An entity",
    "topic": "A topic",
    "briefing": "The top of a briefing",
}
_INHERITED = {"article": "sidecar", "page": "sidecar"}
"""Kinds that have all the fields of another, which are not listed twice."""


def fields_page() -> Page:
    """Return the page; the same for every site."""
    return page(
        "fields.md",
        front_matter(
            title="Fields",
            description="Every field of the YAML files that this site is made of, with an example",
            section="about",
            kind="fields",
        ),
        "# Fields",
        "What can be written in the files that this site is made of. A key that is not listed here is an error, and "
        "`briefing check` says which one is meant.",
        *(part for name, title in _TITLES.items() for part in _kind(name, title)),
    )


def _kind(name: str, title: str) -> Iterator[str]:
    kind, schema = KINDS[name], json_schema(KINDS[name])
    yield f"## {title}"
    where = f"In `{kind.files.replace('**/*', '<name>').replace('*', '<name>')}`"
    other = _INHERITED.get(name)
    known = json_schema(KINDS[other])["properties"] if other else {}
    own = {key: field for key, field in schema["properties"].items() if key not in known}
    all_of = f": all fields of “{_TITLES[other]}”, above" if other else ""
    yield f"{where}{all_of}{', and these' if other and own else ''}."
    if own:
        yield _table(own, schema.get("required", ()))
    for key, field in own.items():
        if parts := _parts(field):
            yield f"### {escape(key)} of {title[:1].lower()}{escape(title[1:])}"
            yield _table(parts["properties"], parts.get("required", ()))


def _table(fields: Mapping[str, Any], required: Any) -> str:
    rows = []
    for key, field in fields.items():
        example = escape(f"{key}: {flow(field['examples'][0])}")
        needed = " (needed)" if key in required else ""
        rows.append(f"| `{key}`{needed} | {_with_code(field['description'])} | <code>{example}</code> |")
    return "\n".join(["| key | what it holds | example |", "| --- | --- | --- |", *rows])


def _with_code(description: str) -> str:
    """Return a description in which what stands between backticks is code."""
    pieces = description.split("`")
    return "".join(f"<code>{escape(piece)}</code>" if n % 2 else escape(piece) for n, piece in enumerate(pieces))


def _parts(field: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the schema of what a field holds that has fields itself, in a list, by names of one's own, or as it is."""
    inside: list[Any] = [field, field.get("items"), field.get("additionalProperties"), *field.get("anyOf", ())]
    return next((part for part in inside if isinstance(part, Mapping) and "properties" in part), None)
