"""Reads `content/`: settings, the catalogue, the topics and the overrides of articles.

Every file is validated by its schema; all problems of all files are found before any is reported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder import yamltext
from builder.contributed import (
    LINKED,
    NEWLINE,
    better_name,
    by_slug,
    files,
    front_matter_end,
    front_matter_of,
    load_yaml,
    problem_at,
    text_of,
    validated,
)
from builder.drafts import WrittenBriefing, drafts_of
from builder.errors import Problem, nearest
from builder.model import Correction, Withdrawn
from builder.published import UNPUBLISHED, Published
from builder.references import (
    backward_roles,
    common_words,
    no_entity,
    unknown_entities,
    unknown_topics,
    without_effect,
    wrong_front_matter,
    wrong_links,
)
from builder.schemas import (
    AdoptedFile,
    BriefingFile,
    Entity,
    EntityFile,
    OverrideFile,
    PageFile,
    PublicFile,
    SiteFile,
    Topic,
    TopicFile,
)
from builder.slugs import RESERVED, RESERVED_FOR_LISTS, ArticleId, Slug, is_slug

_READ: Mapping[str, tuple[str, ...]] = {
    "articles": (".yml", ".yaml", ".md"),
    "briefings": (".md",),
    "entities": (".yml", ".yaml"),
    "pages": (".md",),
    "topics": (".yml", ".yaml"),
}
"""The folders of `content/`, and the endings of what is read in each."""
_LEFT_BEHIND = re.compile(r"\..*|~.*|#.*#|.*~|readme(?:\..*)?|thumbs\.db|desktop\.ini|.*\.(?:bak|orig|rej|sw[a-p]|tmp)")
"""Names, in small letters, that editors, systems and people give to what is not meant to be read."""
_MEANS = {".markdown": ".md", ".mdown": ".md", ".txt": ".md", ".json": ".yml", ".yam": ".yml", ".ymal": ".yml"}
"""Endings of files that are often meant for another."""
GENERATED = frozenset(
    {"articles", "entities", "topics", "briefings", "facts", "fields", "quality", "feeds", "pagefind", "search"}
)
"""Names in the docs tree, or the site, that the builder fills."""


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
        problems.append(Problem(path=str(folder), text=LINKED))
    if not folder.is_dir():
        problems.append(Problem(path=str(folder), text="there is no such folder; name the one that contributors edit"))
    site = SiteFile()
    if (folder / "site.yml").exists():
        site = load_yaml(folder / "site.yml", SiteFile, problems)[0] or site
    entities: dict[Slug, Entity] = {}
    listed = by_slug(folder / "entities", problems, RESERVED_FOR_LISTS)
    known = frozenset(slug for slug, _ in listed)
    for slug, path in listed:
        about, document = load_yaml(path, EntityFile, problems)
        if about and document:
            problems += [*common_words(about, document), *backward_roles(about, document)]
            entities[slug] = Entity.model_construct(**dict(about), slug=slug, path=str(path))
    topics: dict[Slug, Topic] = {}
    listed_topics = by_slug(folder / "topics", problems)
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
    problems += _unread(folder)
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


def _unread(folder: Path) -> Iterator[Problem]:
    """Return a warning for each file and folder that nothing reads, although it looks as if a person meant it to be."""
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        if path.is_symlink() or _LEFT_BEHIND.fullmatch(path.name.lower()) or path.name == "site.yml":
            continue
        if path.is_dir() and path.name in _READ:
            yield from _unread_in(path, _READ[path.name])
        elif path.is_dir() and any(each.is_file() for each in path.rglob("*")):
            text = f"nothing is read from this folder.{nearest(path.name, _READ)} Folders: {', '.join(_READ)}"
            yield Problem(path=str(path), text=text, severity="warning")
        elif path.is_file():
            text = f"this file is not read; settings stand in {folder / 'site.yml'}, all else in {', '.join(_READ)}"
            yield Problem(path=str(path), text=text, severity="warning")


def _unread_in(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Problem]:
    for path in sorted(folder.rglob("*")):
        names = path.relative_to(folder).parts
        if path.suffix.lower() in suffixes or path.is_symlink() or not path.is_file():
            continue
        if not any(_LEFT_BEHIND.fullmatch(name.lower()) for name in names):
            text = f"this file is not read: of {folder} only {' and '.join(suffixes)} are"
            better = next((each for each in suffixes if _MEANS.get(path.suffix.lower()) == each), "")
            text += f"; rename it to '{path.stem}{better}'" if better else "; take it out, or put it where it belongs"
            yield Problem(path=str(path), text=text, severity="warning")


def _quality(path: Path, problems: list[Problem]) -> Mapping[str, Any]:
    text = text_of(path, problems) if path.exists() else "{}"
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
    text = text_of(path, problems)
    if text is None:
        return None
    lines = tuple(NEWLINE.split(text))
    if (above := front_matter_end(lines, path, problems)) is None:
        return None
    said, document = validated(front_matter_of(lines, above), str(path), PageFile, problems, first_line=2)
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


def _briefings(folder: Path, problems: list[Problem]) -> Iterable[WrittenBriefing]:
    for path in files(folder, (".md",), problems):
        if path.stem.lower() == "readme":
            continue
        if path.parent != folder or not is_slug(path.stem):
            said = (
                "a briefing stands in content/briefings/ itself and is named in lower-case letters, digits and hyphens"
            )
            problems.append(Problem(path=str(path), text=said + better_name(path)))
        elif (text_ := text_of(path, problems)) is not None:
            lines = NEWLINE.split(text_)
            if (above := front_matter_end(lines, path, problems)) is None:
                continue
            front, _ = validated(front_matter_of(lines, above), str(path), BriefingFile, problems, first_line=2)
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


def _pages(folder: Path, problems: list[Problem]) -> Iterable[Path]:
    for path in files(folder, (".md",), problems):
        if path.parent != folder or not is_slug(path.stem) or path.stem in GENERATED:
            text = "a page stands in content/pages/ itself and is named in lower-case letters, digits and hyphens"
            taken = f"; taken are: {', '.join(sorted(GENERATED | RESERVED))}"
            problems.append(Problem(path=str(path), text=text + taken + better_name(path, GENERATED)))
        elif (said := text_of(path, problems)) is not None:
            lines = NEWLINE.split(said)
            if (above := front_matter_end(lines, path, problems)) is None:
                continue
            try:
                problems += wrong_front_matter(yamltext.parse(front_matter_of(lines, above), str(path), first_line=2))
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
