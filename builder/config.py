"""Reads `content/`: settings, the catalogue, the topics and the overrides of articles.

Every file is validated by its schema; all problems of all files are found before any is reported.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from builder import yamltext
from builder.drafts import WrittenBriefing, drafts_of
from builder.errors import BadInput, Problem, nearest, printable
from builder.model import Correction, Withdrawn
from builder.published import UNPUBLISHED, Published
from builder.references import no_entity, unknown_entities, unknown_topics, without_effect, wrong_links
from builder.schemas import (
    AdoptedFile,
    BriefingFile,
    Entity,
    EntityFile,
    OverrideFile,
    PageFile,
    PublicFile,
    Schema,
    SiteFile,
    Topic,
    TopicFile,
)
from builder.slugs import RESERVED, RESERVED_FOR_LISTS, ArticleId, Slug, is_slug, meant
from builder.validation import keys, translated

GENERATED = frozenset(
    {"articles", "entities", "topics", "briefings", "facts", "fields", "quality", "feeds", "pagefind", "search"}
)
"""Names in the docs tree, or the site, that the builder fills."""

S = TypeVar("S", bound=Schema)
_NEWLINE = re.compile(r"\r\n|\n|\r")
_TITLE = re.compile(r"^(?:name|title):[ ]*[\"']?([^\n]*)|^# ([^\n]*)", re.MULTILINE)
_LARGEST = 8_000_000
"""Bytes of a file: eight times what a file of YAML may have, and more than anybody writes."""
_LINK = "is a symbolic link; put the file itself here"
_LINKED = "is a symbolic link; put the folder itself here, or name the one that it leads to"
_HEAD = 4_096
"""Bytes at the beginning of a file in which its title is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a contributor wrote in place of an article's text, unread."""

    path: str
    lines: tuple[str, ...]
    """Of the whole file."""
    above: int
    """How many of them are front matter."""
    adopted: AdoptedFile | None = None
    """What the page was made of; None: a person wrote it, or does not care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """`content/articles/<id>.yml` and `.md`."""

    path: str
    """The YAML file, or the page where there is no other."""
    file: OverrideFile
    """The fields of both."""
    body: Body | None = None


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
    quality: Mapping[str, Any]
    """Measured figures, as `quality.json` beside the folder holds them; empty where there is none."""
    briefings: tuple[WrittenBriefing, ...] = ()
    """Of `content/briefings/`, by name."""
    published: Published = UNPUBLISHED
    withdrawn: tuple[Withdrawn, ...] = ()
    """Articles and briefings of which only the address is left, by address."""


def load_content(folder: Path) -> tuple[Content, list[Problem]]:
    """Read the whole folder; what has a problem is left out of the result."""
    problems: list[Problem] = []
    if folder.is_symlink():
        problems.append(Problem(path=str(folder), text=_LINKED))
    if not folder.is_dir():
        problems.append(Problem(path=str(folder), text="there is no such folder; name the one that contributors edit"))
    site = SiteFile()
    if (folder / "site.yml").exists():
        site = load_yaml(folder / "site.yml", SiteFile, problems)[0] or site
    entities: dict[Slug, Entity] = {}
    listed = _by_slug(folder / "entities", problems, RESERVED_FOR_LISTS)
    known = frozenset(slug for slug, _ in listed)
    for slug, path in listed:
        about, _ = load_yaml(path, EntityFile, problems)
        if about:
            entities[slug] = Entity.model_construct(**dict(about), slug=slug, path=str(path))
    topics: dict[Slug, Topic] = {}
    listed_topics = _by_slug(folder / "topics", problems)
    for slug, path in listed_topics:
        topic, document = load_yaml(path, TopicFile, problems)
        if topic and document:
            problems += [*unknown_entities(topic, document, known), *without_effect(topic, document)]
            topics[slug] = Topic.model_construct(**dict(topic), slug=slug, path=str(path))
    problems += [*_dangling(entities, known), *_wrong_parents(topics, listed_topics)]
    overrides: dict[ArticleId, Override] = {}
    seen: dict[ArticleId, Path] = {}
    for path in files(folder / "articles", (".yml", ".yaml"), problems):
        article, document = load_yaml(path, OverrideFile, problems)
        id_ = ArticleId(path.stem)
        if (other := seen.setdefault(id_, path)) is not path:
            problems.append(Problem(path=str(path), text=f"{other} changes the same article; keep one of the two"))
        elif article and document:
            problems += wrong_links(article, document, known)
            problems += unknown_topics(article, document, frozenset(slug for slug, _ in listed_topics))
            overrides[id_] = Override(path=str(path), file=article)
    seen = {}
    for path in files(folder / "articles", (".md",), problems):
        id_ = ArticleId(path.stem)
        if (other := seen.setdefault(id_, path)) is not path:
            problems.append(Problem(path=str(path), text=f"{other} replaces the same article; keep one of the two"))
        elif path.stem.lower() != "readme" and (whole := _with_page(path, overrides.get(id_), problems)):
            overrides[id_] = whole
    pages = tuple(_pages(folder / "pages", problems))
    content = Content(
        site=site,
        entities=entities,
        topics=topics,
        overrides=overrides,
        pages=pages,
        folder=folder,
        quality=_quality(folder.parent / "quality.json", problems),
        briefings=tuple(_briefings(folder / "briefings", problems)),
    )
    return content, problems


def load_yaml(path: Path, schema: type[S], problems: list[Problem]) -> tuple[S | None, yamltext.Document | None]:
    """Read and validate one file; what is wrong is appended to `problems` and gives None."""
    text = _text(path, problems)
    return validated(text, str(path), schema, problems) if text is not None else (None, None)


def _text(path: Path, problems: list[Problem]) -> str | None:
    if path.is_symlink():
        problems.append(Problem(path=str(path), text=_LINK))
        return None
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            problems.append(Problem(path=str(path), text=f"is larger than {_LARGEST // 1_000_000} MB; shorten it"))
            return None
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        problems.append(Problem(path=str(path), line=line, column=column, text="this is not UTF-8; save it as UTF-8"))
    except OSError as error:
        problems.append(Problem(path=str(path), text=f"cannot be read: {error.strerror}"))
    return None


def validated(
    text: str, path: str, schema: type[S], problems: list[Problem], *, first_line: int = 1
) -> tuple[S | None, yamltext.Document | None]:
    """Read and validate the text of one file, as `load_yaml` does; `first_line` is where it begins in that."""
    before = len(problems)
    try:
        document = yamltext.parse(text, path, first_line=first_line, twice=problems)
    except yamltext.YamlError as error:
        problems.append(error.problem)
        return None, None
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        known = ", ".join(keys(schema))
        problems.append(document.problem((), f"must be keys and values; known keys: {known}"))
        return None, document
    try:
        read = schema.model_validate(data)
    except ValidationError as error:
        problems.extend(translated(item, document, schema) for item in error.errors())
        return None, document
    return (read if len(problems) == before else None), document


def _quality(path: Path, problems: list[Problem]) -> Mapping[str, Any]:
    text = _text(path, problems) if path.exists() else "{}"
    try:
        figures = json.loads(text or "{}")
    except ValueError as error:
        problems.append(Problem(path=str(path), text=f"is not JSON ({error}); `make quality` writes it anew"))
        return {}
    if isinstance(figures, dict) and all(isinstance(found, dict) for found in figures.values()):
        return figures
    problems.append(Problem(path=str(path), text="must be an object of objects; `make quality` writes it anew"))
    return {}


def _with_page(path: Path, override: Override | None, problems: list[Problem]) -> Override | None:
    """Return an override together with the page `path`: the fields of its front matter, and its body if it has one.

    A field that both have is an error, and so are decisions about lines of a text that the page replaces.
    """
    text = _text(path, problems)
    if text is None:
        return None
    lines = tuple(_NEWLINE.split(text))
    if (above := _above(lines, path, problems)) is None:
        return None
    said, document = validated(_front(lines, above), str(path), PageFile, problems, first_line=2)
    if said is None or document is None:
        return None
    file = override.file if override else OverrideFile()
    has_text = any(map(str.strip, lines[above:]))
    body = Body(path=str(path), lines=lines, above=above, adopted=said.adopted) if has_text else None
    for field in sorted(said.model_fields_set & file.model_fields_set):
        assert override
        problem = f"'{field}' stands in {override.path} as well; keep one of the two"
        problems.append(document.problem((field,), problem, at_key=True))
    for field in ("restore", "drop", "replace"):
        if override and body and getattr(file, field):
            problem = f"'{field}' is about the raw text, which {path} replaces; remove it, or the text of that page"
            problems.append(problem_at(Path(override.path), (field,), problem))
    fields = {name: getattr(said, name) for name in said.model_fields_set - {"adopted"}}
    return Override(path=override.path if override else str(path), file=file.model_copy(update=fields), body=body)


def _above(lines: Sequence[str], path: Path, problems: list[Problem]) -> int | None:
    """Return how many lines front matter takes; None, and a problem, where it has no end."""
    above = yamltext.front_matter_lines(lines)
    if above or lines[0].rstrip() != "---":
        return above
    problems.append(Problem(path=str(path), text="the front matter has no end; put a line of --- below it"))
    return None


def _front(lines: Sequence[str], above: int) -> str:
    return "\n".join(lines[1 : above - 1] if above else ())


def _briefings(folder: Path, problems: list[Problem]) -> Iterable[WrittenBriefing]:
    for path in files(folder, (".md",), problems):
        if path.stem.lower() == "readme":
            continue
        if path.parent != folder or not is_slug(path.stem):
            said = (
                "a briefing stands in content/briefings/ itself and is named in lower-case letters, digits and hyphens"
            )
            problems.append(Problem(path=str(path), text=said + _better_name(path)))
        elif (text_ := _text(path, problems)) is not None:
            lines = _NEWLINE.split(text_)
            if (above := _above(lines, path, problems)) is None:
                continue
            front, _ = validated(_front(lines, above), str(path), BriefingFile, problems, first_line=2)
            withdrawn = front is not None and front.status == "withdrawn"
            title, drafts = drafts_of(str(path), lines, above, [] if withdrawn else problems)
            if front and (drafts or withdrawn):
                yield WrittenBriefing(
                    slug=Slug(path.stem),
                    path=str(path),
                    title=front.title or title,
                    drafts=tuple(drafts),
                    status=front.status or "published",
                    withdrawn=front.withdrawn,
                    corrections=corrections_of(front),
                    aliases=front.aliases,
                )


def corrections_of(said: PublicFile) -> tuple[Correction, ...]:
    """Return the corrections of a file, as they stand in it."""
    return tuple(Correction(date=each.date, note=each.note) for each in said.corrections)


def files(folder: Path, suffixes: Iterable[str] | None, problems: list[Problem]) -> list[Path]:
    """Return the files below `folder`, by path: all, or those with one of `suffixes`.

    Symbolic links are problems: what they lead to may lie outside the repository; so are names that cannot be printed.
    Dot files are nobody's article.
    """
    found = []
    if folder.is_symlink():
        problems.append(Problem(path=str(folder), text=_LINKED))
        return []
    wanted = None if suffixes is None else frozenset(suffixes)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if wanted is not None and path.suffix.lower() not in wanted:
            continue
        below = path.relative_to(folder)
        if any(part.startswith(".") for part in below.parts):
            continue
        if path.is_symlink():
            problems.append(Problem(path=str(path), text=_LINK))
        elif printable(str(below)) != str(below):
            text = "the file's name holds characters that cannot be printed; rename it in letters that can"
            problems.append(Problem(path=str(path), text=text))
        elif path.is_file():
            found.append(path)
    return found


def _by_slug(folder: Path, problems: list[Problem], reserved: Collection[str] = ()) -> list[tuple[Slug, Path]]:
    seen: dict[Slug, Path] = {}
    for path in files(folder, (".yml", ".yaml"), problems):
        slug = Slug(path.stem)
        if not is_slug(slug):
            text = "the file name must be lower-case letters, digits and single hyphens, as in 'joe-biden.yml'"
            problems.append(Problem(path=str(path), text=text + _better_name(path)))
        elif slug in reserved:
            text = f"the slug '{slug}' is reserved for a list of names; rename the file"
            problems.append(Problem(path=str(path), text=text))
        elif slug in seen:
            problems.append(
                Problem(path=str(path), text=f"the slug '{slug}' is taken by {seen[slug]}; rename one of the two")
            )
        else:
            seen[slug] = path
    return list(seen.items())


def _better_name(path: Path) -> str:
    """Return what to call a file instead: after its own name where that has such letters, else after its title."""
    slug = meant(path.stem)
    if slug is None and (found := _TITLE.search(path.read_bytes()[:_HEAD].decode("utf-8", "replace"))):
        slug = meant(found[1] or found[2])
    return f"; rename it to '{slug}{path.suffix.lower()}'" if slug else ""


def _pages(folder: Path, problems: list[Problem]) -> Iterable[Path]:
    for path in files(folder, (".md",), problems):
        if path.parent != folder or not is_slug(path.stem) or path.stem in GENERATED:
            text = "a page stands in content/pages/ itself and is named in lower-case letters, digits and hyphens"
            taken = f"; taken are: {', '.join(sorted(GENERATED | RESERVED))}"
            problems.append(Problem(path=str(path), text=text + taken + _better_name(path)))
        elif (said := _text(path, problems)) is not None:
            lines = _NEWLINE.split(said)
            if (above := _above(lines, path, problems)) is None:
                continue
            try:
                yamltext.parse(_front(lines, above), str(path), first_line=2)
            except yamltext.YamlError as error:
                problems.append(error.problem)
            yield path


def _wrong_parents(topics: Mapping[Slug, Topic], listed: Iterable[tuple[Slug, Path]]) -> Iterable[Problem]:
    """Return an error for each parent that does not exist, or that is a part of its own part."""
    known = frozenset(slug for slug, _ in listed)
    for slug, topic in topics.items():
        above: list[Slug] = []
        at: Topic | None = topic
        while at and at.parent and at.parent not in above:
            above.append(at.parent)
            at = topics.get(at.parent)
        if topic.parent and topic.parent not in known:
            text = f"there is no topic '{topic.parent}' in content/topics.{nearest(topic.parent, known)}"
            yield problem_at(Path(topic.path), ("parent",), text)
        elif slug in above:
            text = f"'{topic.parent}' is a part of '{slug}' itself; take one of the two parents out"
            yield problem_at(Path(topic.path), ("parent",), text)


def _dangling(entities: Mapping[Slug, Entity], known: frozenset[Slug]) -> list[Problem]:
    problems: list[Problem] = []
    for entity in entities.values():
        used: list[tuple[yamltext.Path, Slug]] = [(("related", i), slug) for i, slug in enumerate(entity.related)]
        used += [(("parent",), entity.parent)] if entity.parent else []
        used += [(("roles", i, "of"), role.of) for i, role in enumerate(entity.roles) if role.of]
        for path, slug in used:
            if slug not in known:
                problems.append(problem_at(Path(entity.path), path, no_entity(slug, known)))
    return problems


def problem_at(file: Path, path: yamltext.Path, text: str, *, at_key: bool = False) -> Problem:
    """Return an error about the value (or, with `at_key`, the key) at `path` of a file that parses.

    The file is read again for the place: such problems are rare, and keeping every document is not free.
    """
    try:
        said, first_line = file.read_bytes().removeprefix(BOM_UTF8).decode("utf-8"), 1
        if file.suffix.lower() == ".md":
            lines = _NEWLINE.split(said)
            said, first_line = _front(lines, yamltext.front_matter_lines(lines)), 2
        document = yamltext.parse(said, str(file), first_line=first_line)
    except (OSError, UnicodeDecodeError, yamltext.YamlError):  # somebody is changing it
        return Problem(path=str(file), text=text)
    return document.problem(path, text, at_key=at_key)


def not_there(file: str, path: yamltext.Path) -> BadInput:
    """Return the error for a decision about a line that the raw article does not have (any more)."""
    text = "the raw article has no such text; copy it anew from the raw file or from the list of removed lines"
    return BadInput([problem_at(Path(file), path, text)])
