"""Reads `content/`: settings, the catalogue, the topics and the overrides of articles.

Every file is validated by its schema; all problems of all files are found before any is reported.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_origin

from pydantic import ValidationError

from builder import yamltext
from builder.errors import BadInput, Problem, nearest
from builder.schemas import Entity, EntityFile, OverrideFile, Schema, SiteFile, Topic, TopicFile
from builder.slugs import RESERVED, ArticleId, Slug, is_slug

GENERATED = frozenset({"articles", "entities", "topics", "briefings"})
"""Folders of the docs tree that the builder fills."""

S = TypeVar("S", bound=Schema)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """`content/articles/<id>.yml`."""

    path: str
    file: OverrideFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that contributors wrote, validated."""

    site: SiteFile
    entities: Mapping[Slug, Entity]
    topics: Mapping[Slug, Topic]
    overrides: Mapping[ArticleId, Override]
    pages: tuple[Path, ...]
    """Hand-written Markdown of `content/pages/`."""
    folder: Path
    """Where all of it was read from."""


def load_content(folder: Path) -> tuple[Content, list[Problem]]:
    """Read the whole folder; what has a problem is left out of the result."""
    problems: list[Problem] = []
    if not folder.is_dir():
        problems.append(Problem(path=str(folder), text="there is no such folder; name the one that contributors edit"))
    site = SiteFile()
    if (folder / "site.yml").exists():
        site = load_yaml(folder / "site.yml", SiteFile, problems)[0] or site
    entities: dict[Slug, Entity] = {}
    listed = _by_slug(folder / "entities", problems)
    known = frozenset(slug for slug, _ in listed)
    for slug, path in listed:
        about, _ = load_yaml(path, EntityFile, problems)
        if about:
            entities[slug] = Entity.model_construct(**dict(about), slug=slug, path=str(path))
    topics: dict[Slug, Topic] = {}
    for slug, path in _by_slug(folder / "topics", problems):
        topic, document = load_yaml(path, TopicFile, problems)
        if topic and document:
            problems += _unknown_entities(topic, document, known)
            topics[slug] = Topic.model_construct(**dict(topic), slug=slug, path=str(path))
    problems += _dangling(entities, known)
    overrides: dict[ArticleId, Override] = {}
    seen: dict[ArticleId, Path] = {}
    for path in files(folder / "articles", (".yml", ".yaml"), problems):
        article, _ = load_yaml(path, OverrideFile, problems)
        id_ = ArticleId(path.stem)
        if (other := seen.setdefault(id_, path)) is not path:
            problems.append(Problem(path=str(path), text=f"{other} changes the same article; keep one of the two"))
        elif article:
            overrides[id_] = Override(path=str(path), file=article)
    pages = tuple(_pages(folder / "pages", problems))
    for path in files(folder / "articles", (".md",), problems):
        text = f"whole pages cannot be replaced yet; put what you would change into {path.with_suffix('.yml').name}"
        problems.append(Problem(path=str(path), text=text))
    content = Content(site=site, entities=entities, topics=topics, overrides=overrides, pages=pages, folder=folder)
    return content, problems


def load_yaml(path: Path, schema: type[S], problems: list[Problem]) -> tuple[S | None, yamltext.Document | None]:
    """Read and validate one file; what is wrong is appended to `problems` and gives None."""
    try:
        text = path.read_bytes().removeprefix(BOM_UTF8).decode("utf-8")
        document = yamltext.parse(text, str(path))
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        problems.append(Problem(path=str(path), line=line, column=column, text="this is not UTF-8; save it as UTF-8"))
        return None, None
    except OSError as error:
        problems.append(Problem(path=str(path), text=f"cannot be read: {error.strerror}"))
        return None, None
    except yamltext.YamlError as error:
        problems.append(error.problem)
        return None, None
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        keys = ", ".join(_keys(schema))
        problems.append(document.problem((), f"must be keys and values; known keys: {keys}"))
        return None, document
    try:
        return schema.model_validate(data), document
    except ValidationError as error:
        problems.extend(_translate(item, document, schema) for item in error.errors())
        return None, document


def files(folder: Path, suffixes: Iterable[str] | None, problems: list[Problem]) -> list[Path]:
    """Return the files below `folder`, by path: all, or those with one of `suffixes`.

    Symbolic links are problems: what they lead to may lie outside the repository. Dot files are nobody's article.
    """
    found = []
    wanted = None if suffixes is None else frozenset(suffixes)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if wanted is not None and path.suffix.lower() not in wanted:
            continue
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.is_symlink():
            problems.append(Problem(path=str(path), text="is a symbolic link; put the file itself here"))
        elif path.is_file():
            found.append(path)
    return found


def _by_slug(folder: Path, problems: list[Problem]) -> list[tuple[Slug, Path]]:
    seen: dict[Slug, Path] = {}
    for path in files(folder, (".yml", ".yaml"), problems):
        slug = Slug(path.stem)
        if not is_slug(slug):
            text = "the file name must be lower-case letters, digits and single hyphens, as in 'joe-biden.yml'"
            problems.append(Problem(path=str(path), text=text))
        elif slug in seen:
            problems.append(
                Problem(path=str(path), text=f"the slug '{slug}' is taken by {seen[slug]}; rename one of the two")
            )
        else:
            seen[slug] = path
    return list(seen.items())


def _pages(folder: Path, problems: list[Problem]) -> Iterable[Path]:
    for path in files(folder, (".md",), problems):
        if path.parent != folder or not is_slug(path.stem) or path.stem in GENERATED:
            text = "a page stands in content/pages/ itself and is named in lower-case letters, digits and hyphens"
            taken = f"; taken are: {', '.join(sorted(GENERATED | RESERVED))}"
            problems.append(Problem(path=str(path), text=text + taken))
        else:
            yield path


def _unknown_entities(topic: TopicFile, document: yamltext.Document, known: frozenset[Slug]) -> Iterable[Problem]:
    used: list[tuple[yamltext.Path, Slug, bool]] = [(("entities", slug), slug, True) for slug in topic.entities]
    for name, group in topic.groups.items():
        used += [(("groups", name, "entities", i), slug, False) for i, slug in enumerate(group.entities)]
    for path, slug, at_key in used:
        if slug not in known:
            yield document.problem(path, _no_entity(slug, known), at_key=at_key)


def _dangling(entities: Mapping[Slug, Entity], known: frozenset[Slug]) -> list[Problem]:
    problems: list[Problem] = []
    for entity in entities.values():
        used: list[tuple[yamltext.Path, Slug]] = [(("related", i), slug) for i, slug in enumerate(entity.related)]
        used += [(("parent",), entity.parent)] if entity.parent else []
        used += [(("roles", i, "of"), role.of) for i, role in enumerate(entity.roles) if role.of]
        for path, slug in used:
            if slug not in known:
                problems.append(problem_at(Path(entity.path), path, _no_entity(slug, known)))
    return problems


def problem_at(file: Path, path: yamltext.Path, text: str) -> Problem:
    """Return an error about the value at `path` of a file that parses.

    The file is read again for the place: such problems are rare, and keeping every document is not free.
    """
    document = yamltext.parse(file.read_bytes().removeprefix(BOM_UTF8).decode("utf-8"), str(file))
    return document.problem(path, text)


def not_there(file: str, path: yamltext.Path) -> BadInput:
    """Return the error for a decision about a line that the raw article does not have (any more)."""
    text = "the raw article has no such text; copy it anew from the raw file or from the list of removed lines"
    return BadInput([problem_at(Path(file), path, text)])


def _no_entity(slug: Slug, known: frozenset[Slug]) -> str:
    return f"there is no entity '{slug}' in content/entities.{nearest(slug, known)}"


def _keys(schema: type[Schema]) -> list[str]:
    return [field.alias or name for name, field in schema.model_fields.items()]


def _translate(item: Any, document: yamltext.Document, schema: type[Schema]) -> Problem:
    """Turn pydantic's error into a sentence with a place."""
    path: yamltext.Path = tuple(part for part in item["loc"] if part != "[key]")
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    kind, context = item["type"], item.get("ctx", {})
    at_key = kind == "extra_forbidden" or "[key]" in item["loc"]
    if kind == "extra_forbidden":
        return document.problem(path, yamltext.unknown_key(name, _known_keys(schema, path[:-1])), at_key=True)
    if kind == "missing":
        return document.problem(path[:-1], f"the key '{name}' is missing")
    found = _describe(item["input"])
    wanted = {
        "string_type": "text; put it in quotes",
        "tuple_type": "a list, as in [one, two]",
        "dict_type": "keys and values",
        "model_type": "keys and values",
        "float_type": "a number",
        "int_type": "a whole number",
        "bool_type": "true or false",
    }.get(kind)
    if wanted:
        text = f"'{name}' must be {wanted}; found {found}"
    elif kind == "literal_error":
        choices = nearest(str(item["input"]), context["expected"].split("'"))
        text = f"'{name}' must be one of {context['expected']}; found {found}.{choices}"
    elif kind in ("date", "url", "slug", "empty"):
        text = f"'{name}' {item['msg']}; found {found}"
    else:
        text = f"'{name}': {item['msg'][0].lower()}{item['msg'][1:]}; found {found}"
    return document.problem(path, text, at_key=at_key)


def _known_keys(schema: type[Schema], path: yamltext.Path) -> list[str]:
    """Return the keys allowed at `path`, following nested schemas."""
    current: Any = schema
    names = [part for part in path if isinstance(part, str)]
    while names and current is not None:
        name = names.pop(0)
        field = next((f for n, f in current.model_fields.items() if name in (n, f.alias)), None)
        current = _inner(field.annotation) if field else None
        if field and get_origin(field.annotation) is dict and names:
            names.pop(0)  # the contributor's own key
    return _keys(current) if isinstance(current, type) and issubclass(current, Schema) else []


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
