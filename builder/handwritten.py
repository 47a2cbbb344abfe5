"""Names in double brackets in what people write for the site: pages, and the introductions of topics.

Who is meant is known from the catalogue alone, so a name of nobody is an error before anything is built. Whether that
entity has a page is known once all articles are; where it has none, the name is text, with a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builder.config import Content
from builder.contributed import problem_at
from builder.entities.called import called
from builder.entities.catalogue import Catalogue, make_catalogue
from builder.errors import Problem, Severity
from builder.markdown.brackets import Bracketed, bracketed, spliced
from builder.schemas import Entity
from builder.slugs import Slug
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
    field: str = ""
    """The key under which it stands in a YAML file."""

    def problem(self, name: Bracketed, text: str, severity: Severity = "error") -> Problem:
        """Return what is wrong with a name, at its place in the file."""
        file, at = self.above + self.markdown, len(self.above) + name.start
        if self.field:
            # YAML indents and folds its texts: the name stands where its text does, as often as it did before.
            raw = self.markdown[name.start : name.end]
            file, at = Path(self.path).read_text(encoding="utf-8-sig"), -1
            for _ in range(self.markdown.count(raw, 0, name.end)):
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
        yield Piece(path=str(path), above="".join(lines[:above]), markdown="".join(lines[above:]), root="")
    for topic in content.topics.values():
        if topic.introduction:
            yield Piece(path=topic.path, above="", markdown=topic.introduction, root="../", field="introduction")


def wrong_names(content: Content) -> Iterator[Problem]:
    """Return an error for each name in double brackets that means nobody, or several."""
    for piece, names, catalogue in _with_names(content):
        for name in names:
            if isinstance(entity := called(name.name, catalogue), str):
                yield piece.problem(name, entity)


def linked_pieces(content: Content, named: Collection[Slug]) -> tuple[dict[str, str], list[Problem]]:
    """Return all hand-written Markdown by its file, names in it linked to the pages of those `named`, and warnings.

    No name in it means nobody: `wrong_names` found none.
    """
    written = {piece.path: piece.above + piece.markdown for piece in pieces(content)}
    problems: list[Problem] = []
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


def _with_names(content: Content) -> Iterator[tuple[Piece, list[Bracketed], Catalogue]]:
    """Return the pieces that have names, with them. Where there is none, nothing is made ready to look for any."""
    found = [piece for piece in pieces(content) if "[[" in piece.markdown]
    if found:
        catalogue = make_catalogue(content.entities)
        yield from ((piece, bracketed(piece.markdown), catalogue) for piece in found)
