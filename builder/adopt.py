"""Adopting: the cleaned page of an article becomes `content/articles/<id>.md`, and from then on a person's.

What is written is read back before it is kept: a paragraph that would read otherwise loses its emphasis, and where even
its text would not be the same, nothing is written. The front matter records what the page was made of, so that `check`
can say when the raw file or the cleaning has changed since; nothing is ever written over the page.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.clean import clean
from builder.clean.structure import as_written
from builder.config import Body
from builder.errors import BadInput, nearest
from builder.markdown.plain import blocks_of
from builder.model import CELL, Article, Paragraph, SpanKind
from builder.newfiles import replaced, write_new
from builder.pipeline import Folders, load
from builder.read import Seed, read
from builder.read.adopted import cleaned_hash, raw_hash, without_decisions
from builder.read.written import read_written
from builder.yamledit import without_keys
from builder.yamltext import flow

_DECISIONS = ("restore", "drop", "replace")
"""What is said of lines of the raw text: the page holds what came of it."""
_STATED = ("title", "date", "authors", "publisher", "rights", "url")
"""What lines of a text may say of it."""
_LINKS: tuple[SpanKind, ...] = ("link", "code")
_FEWER: tuple[tuple[SpanKind, ...], ...] = (_LINKS, _LINKS[:1], ())
"""What is tried of a paragraph's spans where all of them do not read back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What became of an article."""

    path: Path
    plain: tuple[str, ...]
    """Paragraphs whose emphasis could not be kept."""
    emptied: Path | None
    """The YAML file that decisions about lines were taken out of."""


def adopt(id_: str, folders: Folders) -> Adopted:
    """Write the page of article `id_` (or slug). Raises BadInput, and writes nothing, where that cannot be."""
    inputs = load(folders)
    if errors := [problem for problem in inputs.problems if problem.severity == "error"]:
        raise BadInput(errors)
    seed = next((s for s in inputs.seeds if id_ in (s.id, s.slug)), None)
    if seed is None:
        raise BadInput.at(
            str(folders.seeds), f"there is no article '{id_}'.{nearest(id_, [s.id for s in inputs.seeds])}"
        )
    path = folders.content / "articles" / f"{seed.id}.md"
    if seed.override and seed.override.body:
        raise BadInput.at(seed.override.body.path, "this page is a person's already; edit it here")
    article = clean(read(seed))
    front = _front(seed, article)
    keeping, blocks = _read_back(article, seed, path)
    old = path.read_bytes().decode("utf-8-sig") if path.exists() else None
    text = _page(front, blocks, old)
    changed = _decisions_out(seed)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if old is None:
            write_new([(path, text.encode())])
        else:
            replaced([(path, path.read_bytes(), text.encode())])
        if changed:
            replaced([(changed[0], changed[0].read_bytes(), changed[1].encode())])
    except OSError as error:
        raise BadInput.at(str(path), f"cannot be written: {error.strerror}") from None
    return Adopted(path=path, plain=tuple(keeping), emptied=changed[0] if changed else None)


def _front(seed: Seed, article: Article) -> list[str]:
    """Return front matter: what the page was made of, and what of the article only decisions about lines said."""
    plain = clean(read(without_decisions(seed)))
    said = seed.override.file.model_fields_set if seed.override else frozenset()
    fields = {field: getattr(article, field) for field in _STATED if field not in said}
    return [
        *(f"{field}: {flow(value)}" for field, value in fields.items() if value not in (getattr(plain, field), None)),
        "# What this page was made of; `briefing check` says when that has changed since.",
        f"adopted: {{raw: {raw_hash(seed.path.read_bytes())}, text: {cleaned_hash(plain)}}}",
    ]


def _page(front: Sequence[str], blocks: Sequence[str], old: str | None) -> str:
    """Return the page: below the front matter of one that has no text yet, or below its own."""
    body = "\n".join(["", "\n\n".join(blocks), ""])
    if old is None or not old.strip():
        return "\n".join(["---", *front, "---", body])
    lines = old.rstrip().split("\n")
    return "\n".join([*lines[:-1], *front, lines[-1], body])


def _read_back(article: Article, seed: Seed, path: Path) -> tuple[dict[str, Collection[SpanKind]], list[str]]:
    """Return the blocks of the page, and what was kept of paragraphs that did not read back with all their spans."""
    keeping: dict[str, Collection[SpanKind]] = {}
    wrong = article.paragraphs
    for fewer in (None, *_FEWER):
        keeping |= {p.id: fewer for p in wrong} if fewer is not None else {}
        blocks = list(blocks_of(article.paragraphs, keeping))
        read_ = _reading(blocks, seed, path)
        if len(read_) != len(article.paragraphs):
            break
        wrong = tuple(p for p, other in zip(article.paragraphs, read_, strict=True) if not _same(p, other, keeping))
        if not wrong:
            return keeping, blocks
    said = f"its text cannot be written as Markdown that reads the same ({', '.join(p.id for p in wrong[:3])})"
    raise BadInput.at(str(seed.path), f"{said}; write {path} by hand")


def _reading(blocks: Sequence[str], seed: Seed, path: Path) -> tuple[Paragraph, ...]:
    lines = ("\n\n".join(blocks) + "\n").split("\n")
    title = seed.override.file.title if seed.override else None
    return as_written(read_written(Body(path=str(path), lines=tuple(lines), above=0), title).blocks)


def _same(paragraph: Paragraph, other: Paragraph, keeping: dict[str, Collection[SpanKind]]) -> bool:
    kinds = keeping.get(paragraph.id)
    spans = [s for s in paragraph.spans if kinds is None or s.kind in kinds]
    same = paragraph.id == other.id or paragraph.kind == "code"
    level = min(paragraph.level, 6) if paragraph.kind == "heading" else paragraph.level
    return (
        same
        and (paragraph.kind, level, paragraph.depth) == (other.kind, other.level, other.depth)
        and paragraph.text.rstrip(CELL) == other.text.rstrip(CELL)
        and spans == list(other.spans)
    )


def _decisions_out(seed: Seed) -> tuple[Path, str] | None:
    """Return the override's file without what it says of lines, which the page holds now."""
    override = seed.override
    if override is None or not any(getattr(override.file, field) for field in _DECISIONS):
        return None
    path = Path(override.path)
    return path, without_keys(path.read_bytes().decode("utf-8-sig"), str(path), _DECISIONS)
