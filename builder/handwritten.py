"""Names in double brackets, and links, in what people write for the site: pages, and the introductions of topics.

Who is meant is known from the catalogue alone, so a name of nobody is an error before anything is built. Whether that
entity has a page is known once all articles are; where it has none, the name is text, with a warning. Then most other
pages are known as well: a link to one that is not there is an error at its place, before the site engine finds it.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.config import Content
from builder.contributed import problem_at
from builder.entities.called import called
from builder.entities.catalogue import Catalogue, make_catalogue
from builder.errors import Problem, Severity, nearest
from builder.markdown.brackets import Bracketed, bracketed, spliced
from builder.markdown.rendering import led_to
from builder.schemas import Entity
from builder.slugs import RESERVED_FOR_LISTS, Slug
from builder.yamltext import front_matter_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Markdown that is published as it was written."""

    path: str
    """The file, as shown in messages."""
    above: str
    """What stands above it in the file and is published with it: front matter."""
    markdown: str
    root: str
    """What leads from its page to the root of the docs tree."""
    page: str
    """Its page in the docs tree."""
    field: str = ""
    """The key under which it stands in a YAML file."""

    def problem(self, name: Bracketed, text: str, severity: Severity = "error") -> Problem:
        """Return what is wrong with a name, at its place in the file."""
        return self.fault(name.start, name.end, text, severity)

    def fault(self, start: int, end: int, text: str, severity: Severity = "error") -> Problem:
        """Return what is wrong with a part of the text, at its place in the file."""
        file, at = self.above + self.markdown, len(self.above) + start
        if self.field:
            # YAML indents and folds its texts: a part stands where its text does, as often as it did before.
            raw = self.markdown[start:end]
            file, at = Path(self.path).read_text(encoding="utf-8-sig"), -1
            for _ in range(self.markdown.count(raw, 0, end)):
                at = file.find(raw, at + 1)
        if at < 0:
            return replace(problem_at(Path(self.path), (self.field,), text), severity=severity)
        line, column = file.count("\n", 0, at) + 1, at - file.rfind("\n", 0, at)
        return Problem(path=self.path, line=line, column=column, text=text, severity=severity)


def pieces(content: Content) -> Iterator[Piece]:
    """Return all hand-written Markdown of the site that is not an article."""
    for path in content.pages:
        lines = path.read_bytes().decode("utf-8-sig", "replace").splitlines(keepends=True)
        above = front_matter_lines(lines)
        above_it, markdown = "".join(lines[:above]), "".join(lines[above:])
        yield Piece(path=str(path), above=above_it, markdown=markdown, root="", page=path.name)
    for topic in content.topics.values():
        if topic.introduction:
            page = f"topics/{topic.slug}.md"
            text = topic.introduction
            yield Piece(path=topic.path, above="", markdown=text, root="../", page=page, field="introduction")


def wrong_names(content: Content) -> Iterator[Problem]:
    """Return an error for each name in double brackets that means nobody, or several."""
    for piece, names, catalogue in _with_names(content):
        for name in names:
            if isinstance(entity := called(name.name, catalogue), str):
                yield piece.problem(name, entity)


def linked_pieces(
    content: Content, named: Collection[Slug], articles: Collection[Slug]
) -> tuple[dict[str, str], list[Problem]]:
    """Return all hand-written Markdown by its file, names in it linked to the pages of those `named`, and problems.

    No name in it means nobody: `wrong_names` found none.
    """
    written = {piece.path: piece.above + piece.markdown for piece in pieces(content)}
    problems: list[Problem] = [*_wrong_links(content, named, articles)]
    for piece, names, catalogue in _with_names(content):
        targets: dict[Bracketed, str | None] = {}
        for name in names:
            entity = called(name.name, catalogue)
            assert isinstance(entity, Entity)
            targets[name] = f"{piece.root}entities/{entity.slug}.md" if entity.slug in named else None
            if entity.slug not in named:
                said = f"no article names {entity.name}, so there is no page to link to; it is shown as text"
                problems.append(piece.problem(name, said, "warning"))
        markdown, refused = spliced(piece.markdown, targets)
        for name in refused:
            said = f"'{name.name}' cannot be a link here, within raw HTML or another link; it is shown as text"
            problems.append(piece.problem(name, said, "warning"))
        written[piece.path] = piece.above + markdown
    return written, problems


def placed(problems: Iterable[Problem], content: Content) -> list[Problem]:
    """Return what the site engine says of its pages: of what a person wrote, at its place in that person's file."""
    by_page = {piece.page: piece for piece in pieces(content)}
    found = []
    for problem in problems:
        said = _OF_A_PAGE.match(problem.text)
        if said and (piece := by_page.get(said["page"])):
            address = _ADDRESS.search(said["what"])
            at = piece.markdown.find(address[1]) if address else -1
            found.append(piece.fault(max(at, 0), max(at, 0) + len(address[1] if address else ""), said["what"]))
        else:
            found.append(problem)
    return found


_OF_A_PAGE = re.compile(r"Doc file '(?P<page>[^']+)' (?P<what>.+)", re.DOTALL)
_ADDRESS = re.compile(r"link '([^']+)'")


def _wrong_links(content: Content, named: Collection[Slug], articles: Collection[Slug]) -> Iterator[Problem]:
    """Return an error for each link to a page or a picture that there will not be, as far as that is known by now."""
    pages: dict[str, list[str]] = {
        "": [path.stem for path in content.pages] + list(_MADE),
        "articles": [*articles, *(page.slug for page in content.withdrawn if page.kind == "article")],
        "entities": [*named, *RESERVED_FOR_LISTS],
        "topics": [*content.topics],
    }
    for piece in pieces(content):
        if "](" not in piece.markdown and "]:" not in piece.markdown:
            continue
        seen: dict[str, int] = defaultdict(int)
        for address in led_to(piece.markdown):
            if text := _not_there(address, piece, pages, content):
                found = re.finditer(rf"(?<=\]\(){re.escape(address)}|(?<=\]: ){re.escape(address)}", piece.markdown)
                places = [match.start() for match in found] or [max(piece.markdown.find(address), 0)]
                at = places[min(seen[address], len(places) - 1)]
                seen[address] += 1
                yield piece.fault(at, at + len(address), text)


_MADE = ("index", "quality", "fields", "search", "corrections")
"""Pages at the root that the program writes."""
_FILES = ("llms.txt", "robots.txt")
"""Other files that it writes there."""
_PAGE = (".md", ".html", ".markdown")


def _not_there(address: str, piece: Piece, pages: Mapping[str, Sequence[str]], content: Content) -> str:
    """Return what is wrong with the address of a link or a picture; nothing where that is not for sure."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or path.startswith("/"):
        return ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(piece.page), path))
    folder, _, name = target.rpartition("/")
    stem, suffix = posixpath.splitext(name)
    of_theme = content.folder.parent / "overrides" / target
    if folder not in pages or not suffix or target in _FILES or of_theme.is_file():
        return ""
    if suffix in _PAGE:
        if (suffix == ".md" and stem in (*pages[folder], "index")) or (folder and stem.startswith("page-")):
            return ""
        if folder == "entities" and (entity := content.entities.get(Slug(stem))):
            return f"no article names {entity.name}, so there is no page '{target}'; write the name without a link"
        return f"there is no page '{target}'.{nearest(f'{stem}.md', [f'{page}.md' for page in pages[folder]])}"
    if folder:
        return ""
    remedy = f"put it into overrides/assets and write '{piece.root}assets/{name}'"
    return f"there is no '{target}' on the site, and of content/pages only pages are published; {remedy}"


def _with_names(content: Content) -> Iterator[tuple[Piece, list[Bracketed], Catalogue]]:
    """Return the pieces that have names, with them. Where there is none, nothing is made ready to look for any."""
    found = [piece for piece in pieces(content) if "[[" in piece.markdown]
    if found:
        catalogue = make_catalogue(content.entities)
        yield from ((piece, bracketed(piece.markdown), catalogue) for piece in found)
