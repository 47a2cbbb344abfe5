"""What `briefing suggest` says: lines for a person, and the same as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from builder.errors import printable
from builder.pages.parts import count
from builder.suggest import Suggested, Suggestion
from builder.suggest.accept import alias_line, entity_yaml
from builder.suggest.open import Example, Open
from builder.yamltext import scalar

_WIDTH = 70
"""Characters of a sentence that are shown on either side of the name."""


def listing(suggested: Suggested) -> Iterator[str]:
    """Return the lines for a person."""
    way = f"by rule and by {suggested.model}" if suggested.model else "by rule"
    yield f"{count(len(suggested.names), 'name')} that the catalogue does not have, found {way}"
    for suggestion in suggested.names:
        yield ""
        yield from map(printable, _suggestion(suggestion, suggested.model))
    if suggested.rarer:
        yield ""
        yield f"{count(suggested.rarer, 'name')} more with fewer mentions (--least 1 shows all)"
    yield ""
    yield f"{count(len(suggested.open), 'name')} of the catalogue left open"
    for name in suggested.open:
        yield ""
        yield from map(printable, _open(name))


def _suggestion(suggestion: Suggestion, model: str | None) -> Iterator[str]:
    kind = f"{suggestion.kind} ({suggestion.reason})" if suggestion.kind else "?"
    by = f", found by {' and '.join(suggestion.found_by)}" if model else ""
    yield f"{suggestion.name}: {kind}"
    yield f"  {count(suggestion.mentions, 'mention')} in {count(suggestion.articles, 'article')}{by}"
    yield from (f"  {example.article} {example.paragraph}: “{_window(example)}”" for example in suggestion.examples)
    for near in suggestion.near:
        yield f"  perhaps an alias of `{near.entity.slug}`: {near.why} ({near.name})"
        yield f"    {alias_line(near, suggestion.name)}"
    kind_option = "" if suggestion.kind else " --kind KIND"
    yield f"  to accept: briefing suggest --write {json.dumps(suggestion.name, ensure_ascii=False)}{kind_option}"
    yield from (f"    {line}" for line in entity_yaml(suggestion, suggestion.kind).splitlines())


def _open(name: Open) -> Iterator[str]:
    could = ", ".join(f"`{entity.slug}`" for entity in name.candidates)
    yield f"{name.surface}: could be {could}; {name.why}"
    yield f"  {count(name.mentions, 'mention')} in {count(name.articles, 'article')}"
    yield f"  {name.example.article} {name.example.paragraph}: “{_window(name.example)}”"
    yield from (f"  {remedy}" for remedy in remedies(name))


def remedies(name: Open) -> tuple[str, ...]:
    """Return what a contributor can do about a name that stayed open."""
    files = ", ".join(entity.path for entity in name.candidates)
    first = name.candidates[0].slug if name.candidates else "slug"
    if not name.claimed:
        always = f"if it always means one of them, add {scalar(name.surface)} to the `aliases` of {files}"
    elif len(name.candidates) > 1:
        always = f"say under `match` which words tell them apart, or let one give the name up: {files}"
    else:
        always = f"if it is meant, change what `match` asks for in {files}"
    here = (
        f"for one article: `link: {{{scalar(name.surface)}: {first}}}` in content/articles/{name.example.article}.yml"
    )
    return always, here


def _window(example: Example) -> str:
    """Return the sentence, cut at words far from the name."""
    first, last = max(0, example.start - _WIDTH), min(len(example.text), example.end + _WIDTH)
    text = example.text[first:last]
    if first:
        text = "…" + text.partition(" ")[2]
    if last < len(example.text):
        text = text.rpartition(" ")[0] + "…"
    return text


def as_json(suggested: Suggested) -> str:
    """Return everything as JSON; `kind` is null where nothing tells it, `start` and `end` are offsets in `text`."""
    document = {
        "model": suggested.model,
        "rarer": suggested.rarer,
        "suggestions": [_suggestion_data(suggestion) for suggestion in suggested.names],
        "ambiguous": [_open_data(name) for name in suggested.open],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _suggestion_data(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "name": suggestion.name,
        "aliases": suggestion.aliases,
        "kind": suggestion.kind,
        "reason": suggestion.reason,
        "articles": suggestion.articles,
        "mentions": suggestion.mentions,
        "found_by": suggestion.found_by,
        "examples": [_example_data(example) for example in suggestion.examples],
        "near": [
            {"entity": n.entity.slug, "name": n.name, "why": n.why, "add": alias_line(n, suggestion.name)}
            for n in suggestion.near
        ],
        "yaml": entity_yaml(suggestion, suggestion.kind),
    }


def _open_data(name: Open) -> dict[str, Any]:
    return {
        "surface": name.surface,
        "why": name.why,
        "candidates": [entity.slug for entity in name.candidates],
        "articles": name.articles,
        "mentions": name.mentions,
        "example": _example_data(name.example),
        "remedies": remedies(name),
    }


def _example_data(example: Example) -> dict[str, Any]:
    return {
        "article": example.article,
        "paragraph": example.paragraph,
        "text": example.text,
        "start": example.start,
        "end": example.end,
    }
