"""Renaming: a page gets another address, its former one leads to it, and what names it in `content/` follows.

Everything is made ready before anything is written, at the places that the parser gives; what cannot be changed for
sure is refused (`yamledit`). A raw article keeps its file: only its page's address changes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.brief.period import named_by
from builder.config import Content
from builder.errors import BadInput, nearest
from builder.kinds import schema_line
from builder.newfiles import replaced, write_new
from builder.pipeline import Folders, Inputs, load
from builder.read import Seed
from builder.schemas import Topic
from builder.slugs import RESERVED_FOR_LISTS, Slug, What, is_slug
from builder.yamledit import replace_text, with_item, with_value
from builder.yamltext import Path as Place
from builder.yamltext import front_matter_lines

_LINKED = re.compile(r"(?:\]\(\s*|^ {0,3}\[[^\]\n]+\]:[ \t]*)<?([^()\s<>#]+\.md)(?=[#)>\s]|$)", re.MULTILINE)
"""Where a link of Markdown, or what it refers to below the text, names a file of the docs tree."""


@dataclass(slots=True)
class _Change:
    """Texts as they will be, by the file as it is now, and new names of files."""

    folders: Folders
    texts: dict[Path, str] = field(default_factory=dict)
    moves: dict[Path, Path] = field(default_factory=dict)
    made: dict[Path, str] = field(default_factory=dict)

    def text(self, path: Path) -> str:
        """Return a file's text as it will be so far."""
        return self.texts[path] if path in self.texts else path.read_bytes().decode("utf-8-sig")

    def set(self, path: Path, text: str) -> None:
        """Have a file say `text`, where that is anything new."""
        if text != self.text(path):
            self.texts[path] = text

    def values(self, file: str, places: Sequence[Place], old: str, new: str) -> None:
        """Have `new` stand for `old` at these places of a YAML file."""
        if places:
            self.set(Path(file), replace_text(self.text(Path(file)), file, places, old, new))

    def write(self) -> list[Path]:
        """Write all, the new names first, and return the files that are new or changed."""
        fresh = [(target, self.text(path).encode()) for path, target in self.moves.items()]
        fresh += [(path, text.encode()) for path, text in self.made.items()]
        for path, _ in fresh:
            path.parent.mkdir(parents=True, exist_ok=True)
        stay = [(p, p.read_bytes(), text.encode()) for p, text in self.texts.items() if p not in self.moves]
        write_new(fresh)
        try:
            replaced(stay)
        except OSError:
            for path, _ in fresh:
                path.unlink(missing_ok=True)
            raise
        for path in self.moves:
            path.unlink()
        return [*(path for path, _ in fresh), *(path for path, _, _ in stay)]


def rename(old: str, new: str, folders: Folders, what: What | None = None) -> list[Path]:
    """Give the page `old` the address `new`; return the changed files. Raises BadInput, and writes nothing."""
    if not is_slug(new):
        raise BadInput.at(
            new, "is no address; it must be lower-case letters, digits and single hyphens, as in 'joe-biden'"
        )
    inputs = load(folders)
    if errors := [problem for problem in inputs.problems if problem.severity == "error"]:
        raise BadInput(errors)
    kind = what or _kind(old, inputs)
    change = _Change(folders)
    if kind == "entity":
        _entity(Slug(old), new, inputs.content, change)
    elif kind == "topic":
        _topic(Slug(old), new, inputs.content, change)
    elif kind == "article":
        _article(Slug(old), new, inputs, change)
    else:
        _briefing(Slug(old), new, inputs.content, change)
    try:
        return change.write()
    except OSError as error:
        raise BadInput.at(
            str(error.filename2 or error.filename or old), f"cannot be written: {error.strerror}"
        ) from None


def _kind(old: str, inputs: Inputs) -> What:
    content = inputs.content
    written = {briefing.slug for briefing in content.briefings} - set(content.topics)
    listed: dict[What, set[str]] = {
        "article": {seed.slug for seed in inputs.seeds},
        "entity": set(content.entities),
        "topic": set(content.topics),
        "briefing": set(written),
    }
    found = [kind for kind, slugs in listed.items() if old in slugs]
    if len(found) > 1:
        raise BadInput.at(old, f"is {' and '.join(found)}; say which with --kind")
    if not found:
        near = nearest(old, [slug for slugs in listed.values() for slug in slugs])
        raise BadInput.at(old, f"is no article, entity, topic or briefing.{near}")
    return found[0]


def _entity(old: Slug, new: str, content: Content, change: _Change) -> None:
    entity = content.entities.get(old)
    if entity is None:
        raise BadInput.at(old, f"is no entity.{nearest(old, content.entities)}")
    if new in RESERVED_FOR_LISTS:
        raise BadInput.at(new, "is the address of a list of names; take another")
    for other in content.entities.values():
        if new == other.slug or new in other.formerly:
            raise BadInput.at(other.path, f"has the address '{new}', or had it; take another name")
        places: list[Place] = [("related", n) for n, slug in enumerate(other.related) if slug == old]
        places += [("parent",)] if other.parent == old else []
        places += [("roles", n, "of") for n, role in enumerate(other.roles) if role.of == old]
        change.values(other.path, places, old, new)
    for topic in content.topics.values():
        change.values(topic.path, list(_in_topic(topic, old)), old, new)
    for override in content.overrides.values():
        places = [("link", text) for text, slug in override.file.link.items() if slug == old]
        change.values(override.path, places, old, new)
    _in_links("entities", old, new, change)
    _in_brackets(rf"\[\[\s*{re.escape(old)}\s*(?=\\?\||\]\])", f"[[{new}", change)
    path = Path(entity.path)
    change.texts[path] = with_item(change.text(path), str(path), "formerly", old)
    change.moves[path] = path.with_name(f"{new}{path.suffix}")


def _in_topic(topic: Topic, slug: str) -> Iterator[Place]:
    """Return the places in which a topic names an entity, by key or by value."""
    if slug in topic.entities:
        yield ("entities", slug)
    for name, group in topic.groups.items():
        yield from (("groups", name, "entities", n) for n, each in enumerate(group.entities) if each == slug)
        yield from (("groups", name, "of", n) for n, each in enumerate(group.of) if each == slug)
    if slug in topic.against.entities:
        yield ("against", "entities", slug)
    yield from (("never", "entities", n) for n, each in enumerate(topic.never.entities) if each == slug)


def _topic(old: Slug, new: str, content: Content, change: _Change) -> None:
    topic = content.topics.get(old)
    if topic is None:
        raise BadInput.at(old, f"is no topic.{nearest(old, content.topics)}")
    for other in content.topics.values():
        if new == other.slug or new in other.aliases:
            raise BadInput.at(other.path, f"has the address '{new}', or had it; take another name")
        change.values(other.path, [("parent",)] if other.parent == old else [], old, new)
    for override in content.overrides.values():
        places: list[Place] = [("topics", "pin", n) for n, s in enumerate(override.file.topics.pin) if s == old]
        places += [("topics", "ban", n) for n, s in enumerate(override.file.topics.ban) if s == old]
        change.values(override.path, places, old, new)
    for briefing in content.briefings:
        if briefing.slug == new:
            raise BadInput.at(briefing.path, f"is a briefing called '{new}'; take another name")
        if briefing.slug == old:
            change.moves[Path(briefing.path)] = Path(briefing.path).with_name(f"{new}.md")
    for folder in ("topics", "briefings"):
        _in_links(folder, old, new, change)
    path = Path(topic.path)
    change.texts[path] = with_item(change.text(path), str(path), "aliases", old)
    change.moves[path] = path.with_name(f"{new}{path.suffix}")


def _article(old: Slug, new: str, inputs: Inputs, change: _Change) -> None:
    seed = next((seed for seed in inputs.seeds if seed.slug == old), None)
    if seed is None:
        raise BadInput.at(old, f"is no article's address.{nearest(old, [each.slug for each in inputs.seeds])}")
    for other in inputs.seeds:
        files = (other.override.file if other.override else None, other.sidecar)
        if new == other.slug or any(file and new in file.aliases for file in files):
            raise BadInput.at(str(other.path), f"has the address '{new}', or had it; take another name")
    _in_links("articles", old, new, change)
    _in_brackets(rf"\[\[\s*(article:)?{re.escape(old)}#", rf"[[\g<1>{new}#", change)
    former = [*_aliases(seed), old]
    articles = change.folders.content / "articles"
    page = next((p for p in (articles / f"{seed.id}.md",) if p.is_file()), None)
    front = _front(change.text(page)) if page else None
    in_page = front is not None and re.search(r"^(?:slug|aliases):", front, re.MULTILINE)
    if page and front is not None and in_page:
        change.set(page, _with_front(change.text(page), _moved(front, str(page), new, former, 2)))
        return
    path = next((p for p in (articles / f"{seed.id}.yml", articles / f"{seed.id}.yaml") if p.is_file()), None)
    if path is None:
        path = articles / f"{seed.id}.yml"
        line = schema_line("article", path, change.folders.content.parent)
        change.made[path] = line + _moved("", str(path), new, former, 1).lstrip("\n")
    else:
        change.set(path, _moved(change.text(path), str(path), new, former, 1))


def _aliases(seed: Seed) -> list[str]:
    """Return the former addresses that have to be said again: a list in `content/` hides that of the sidecar."""
    if seed.override and seed.override.file.aliases:
        return []
    return list(seed.sidecar.aliases) if seed.sidecar else []


def _moved(text: str, path: str, new: str, former: Sequence[str], first_line: int) -> str:
    text = with_value(text, path, "slug", new, first_line=first_line)
    for each in former:
        text = with_item(text, path, "aliases", each, first_line=first_line)
    return text if text.endswith("\n") or first_line > 1 else text + "\n"


def _briefing(old: Slug, new: str, content: Content, change: _Change) -> None:
    briefing = next((each for each in content.briefings if each.slug == old), None)
    if briefing is None:
        raise BadInput.at(
            old, f"is no briefing that a person wrote.{nearest(old, [b.slug for b in content.briefings])}"
        )
    if old in content.topics or named_by(old):
        raise BadInput.at(
            briefing.path, "is named after its topic or period; rename the topic, or write another briefing"
        )
    if new in content.topics or named_by(new) or any(new in (b.slug, *b.aliases) for b in content.briefings):
        raise BadInput.at(briefing.path, f"'{new}' is another briefing's name, or was; take another")
    _in_links("briefings", old, new, change)
    path = Path(briefing.path)
    text = change.text(path)
    front = _front(text)
    said = with_item(front or "", str(path), "aliases", old, first_line=2)
    change.texts[path] = f"---\n{said.strip()}\n---\n\n{text}" if front is None else _with_front(text, said)
    change.moves[path] = path.with_name(f"{new}.md")


def _front(text: str) -> str | None:
    lines = text.split("\n")
    above = front_matter_lines(lines)
    return "\n".join(lines[1 : above - 1]) if above else None


def _with_front(text: str, front: str) -> str:
    lines = text.split("\n")
    return "\n".join([lines[0], front, *lines[front_matter_lines(lines) - 1 :]])


def _in_brackets(pattern: str, now: str, change: _Change) -> None:
    """Change marks in double brackets, which name what they mean by its address, in all that people wrote."""
    for path in _said_by_people(change):
        text = change.text(path)
        if "[[" in text:
            change.set(path, re.sub(pattern, now, text))


def _in_links(folder: str, old: str, new: str, change: _Change) -> None:
    """Have links to the file `old` of a folder of the docs tree name `new`, in all that people wrote.

    A link is relative to where the text stands in that tree: pages stand at its top, all else in a folder with the name
    that it has in `content/`.
    """
    for path in _said_by_people(change):
        above = path.relative_to(change.folders.content).parts[0]
        change.set(
            path,
            _LINKED.sub(partial(_moved_link, "" if above == "pages" else above, folder, old, new), change.text(path)),
        )


def _moved_link(above: str, folder: str, old: str, new: str, link: re.Match[str]) -> str:
    """Return a link from the folder `above` as it is, or with its file's new name where it leads to the old one."""
    if posixpath.normpath(posixpath.join(above, link[1])) != f"{folder}/{old}.md":
        return link[0]
    return f"{link[0].removesuffix(f'{old}.md')}{new}.md"


def _said_by_people(change: _Change) -> Iterator[Path]:
    """Return the files of `content/` that can hold text of a person's."""
    for path in sorted(change.folders.content.rglob("*")):
        if path.suffix in (".md", ".yml", ".yaml") and path.is_file() and not path.is_symlink():
            yield path
