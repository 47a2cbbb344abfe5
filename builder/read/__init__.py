"""Reading: a file of `seeds/` becomes a `RawArticle`, or a problem that costs this article only."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.config import Override, corrections_of
from builder.contributed import files, load_yaml, not_there
from builder.errors import BadInput, Problem, Severity, nearest
from builder.model import Draft, Edits, Known, NameEdits, RawArticle, Reference, Status
from builder.read.html import read_html
from builder.read.markdown import read_markdown
from builder.read.text import MAX_BYTES, NotThere, read_text
from builder.read.written import read_written
from builder.schemas import ArticleFile
from builder.slugs import RESERVED, ArticleId, Slug, slugify

SUFFIXES = (".txt", ".html", ".htm", ".md")
_YAML = (".yml", ".yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A raw article before it is opened: everything that reading it depends on."""

    id: ArticleId
    slug: Slug
    path: Path
    name: str
    """Path below the seeds folder, with `/`."""
    override: Override | None
    sidecar: ArticleFile | None
    sidecar_path: Path | None

    @property
    def status(self) -> Status:
        """Return whether it is published."""
        said = (self.override.file if self.override else None, self.sidecar)
        return next((file.status for file in said if file and file.status), "published")


def find_seeds(folder: Path, overrides: Mapping[ArticleId, Override]) -> tuple[list[Seed], list[Problem]]:
    """Return the raw articles of a folder by id, and what keeps others from being read.

    Two files of one id, ids that differ only in case, two articles of one slug and a reserved name are errors. Files
    that are no text, sidecars without a raw article and overrides of articles that are not there are warnings. `README`
    files in any format are documentation, not articles.
    """
    if not folder.is_dir():
        return [], [Problem(path=str(folder), text="there is no such folder; name the one that holds the raw articles")]
    problems: list[Problem] = []
    found = files(folder, None, problems)
    texts = [path for path in found if path.suffix.lower() not in _YAML]
    sidecars = _sidecars(found, problems)
    raw = _raw_files(texts, problems)
    by_slug: dict[Slug, Path] = {}
    seeds: list[Seed] = []
    for id_, path in raw.items():
        broken = len(problems)
        sidecar_path = sidecars.get(path.with_suffix(""))
        sidecar = load_yaml(sidecar_path, ArticleFile, problems)[0] if sidecar_path else None
        if len(problems) > broken:
            continue
        override = overrides.get(id_)
        said = (override.file if override else None, sidecar)
        slug = next((file.slug for file in said if file and file.slug), None) or slugify(id_)
        if (other := by_slug.setdefault(slug, path)) is not path:
            text = f"the slug '{slug}' is taken by {other}; set `slug:` in content/articles/{id_}.yml"
            problems.append(Problem(path=str(path), text=text))
            continue
        seed = Seed(
            id=id_,
            slug=slug,
            path=path,
            name=path.relative_to(folder).as_posix(),
            override=override,
            sidecar=sidecar,
            sidecar_path=sidecar_path,
        )
        seeds.append(seed)
    return seeds, [*problems, *_alone(sidecars, texts), *_of_nothing(overrides, seeds, raw, folder)]


def _alone(sidecars: Mapping[Path, Path], texts: Iterable[Path]) -> Iterator[Problem]:
    """Return a warning about each sidecar that stands beside no raw article."""
    beside = {path.with_suffix("") for path in texts}
    for stem, path in sidecars.items():
        if stem not in beside:
            near = nearest(stem.name, [other.name for other in beside if other.parent == stem.parent])
            text = f"there is no raw article {stem.name}.txt beside this file" + (near and f".{near}")
            yield Problem(path=str(path), text=text, severity="warning")


def _of_nothing(
    overrides: Mapping[ArticleId, Override], seeds: Iterable[Seed], raw: Mapping[ArticleId, Path], folder: Path
) -> Iterator[Problem]:
    """Return a warning about each override of an article that is not there."""
    called = {str(seed.slug): seed.id for seed in seeds}
    for id_, entry in overrides.items():
        if id_ not in raw and entry.file.status != "withdrawn":
            text = f"there is no raw article '{id_}' in {folder}.{nearest(id_, raw)}".removesuffix(".")
            if meant := called.get(id_):
                file = Path(entry.path).with_stem(meant).name
                text = f"'{id_}' is the address of '{meant}'; files are named after raw articles: rename it to {file}"
            yield Problem(path=entry.path, text=text, severity="warning")


def _sidecars(found: Iterable[Path], problems: list[Problem]) -> dict[Path, Path]:
    """Return the YAML files by the path of the raw article they stand beside, without its ending."""
    sidecars: dict[Path, Path] = {}
    for path in found:
        if path.suffix.lower() not in _YAML:
            continue
        if (other := sidecars.setdefault(path.with_suffix(""), path)) is not path:
            text = f"{other} says what is known of the same article; keep one of the two"
            problems += [Problem(path=str(path), text=text)]
    return sidecars


def _raw_files(texts: Iterable[Path], problems: list[Problem]) -> dict[ArticleId, Path]:
    """Return the raw articles by id, in the order of their ids."""
    found: dict[str, Path] = {}
    for path in texts:
        severity: Severity = "error"
        text = ""
        if path.stem.lower() == "readme":
            continue
        if path.suffix.lower() not in SUFFIXES:
            text = f"only {', '.join(SUFFIXES)} files are read as raw articles; save its text as {path.stem}.txt"
            severity = "warning"
        elif path.stem.lower() in RESERVED:
            text = f"the name '{path.stem}' is reserved; rename the file"
        elif (other := found.setdefault(path.stem.casefold(), path)) is not path:
            text = f"the id '{path.stem}' is taken by {other}; rename one of the two"
        if text:
            problems.append(Problem(path=str(path), text=text, severity=severity))
    return {ArticleId(path.stem): path for path in sorted(found.values(), key=lambda path: path.stem)}


def read(seed: Seed) -> RawArticle:
    """Read one raw article from its file. Raises BadInput as `opened` and `read_data` do."""
    return read_data(seed, opened(seed))


def opened(seed: Seed) -> bytes:
    """Return what the file of a raw article holds. Raises BadInput with a warning: a broken file costs only itself."""
    try:
        with seed.path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # enough to see that it is too large
    except OSError as error:
        text = f"cannot be read: {error.strerror}; the article is left out"
        raise BadInput.at(str(seed.path), text, "warning") from None


def read_data(seed: Seed, data: bytes) -> RawArticle:
    """Read what a raw article holds, whether or not it is in its file yet, or the page written in place of its text.

    Raises BadInput with a warning where it is broken. What a contributor got wrong is an error.
    """
    raw = _opened(seed, data)
    if seed.override is None or seed.override.body is None:
        return raw
    page = read_written(seed.override.body, seed.override.file.title)
    known = dataclasses.replace(raw.known, title=page.title, title_from="article") if page.title else raw.known
    names = raw.names
    if page.names:
        decided = names or NameEdits(path=seed.override.path)
        names = dataclasses.replace(decided, page=seed.override.body.path, written=page.names)
    problems = (*raw.problems, *page.problems)
    return dataclasses.replace(raw, known=known, names=names, written=page.blocks, problems=problems)


def _opened(seed: Seed, data: bytes) -> RawArticle:
    edits = _edits(seed.override)
    known = _known(seed.override.file if seed.override else None, seed.sidecar)
    known = dataclasses.replace(known, summary=_summary(seed))
    replace = edits.replace if edits else ()
    path, kind = str(seed.path), seed.path.suffix.lower()
    raw = functools.partial(
        RawArticle, id=seed.id, slug=seed.slug, seed=seed.name, path=path, edits=edits, names=_names(seed.override)
    )
    try:
        if kind == ".txt":
            lines, blocks, repaired = read_text(data, path, replace)
            return raw(lines=lines, blocks=blocks, repaired=repaired, known=known)
        if kind == ".md":
            file = read_markdown(data, path, replace, known.url)
            known = _completed(known, file.known)
            found = raw(lines=file.lines, blocks=file.blocks, repaired=file.repaired, known=known)
            return dataclasses.replace(found, set_aside=file.set_aside, problems=file.problems)
        page = read_html(data, path, replace, known.url)
        known = _completed(known, page.known)
        outside = None if page.is_text else page.outside
        found = raw(lines=page.lines, blocks=page.blocks, repaired=page.repaired, known=known, outside=outside)
        return dataclasses.replace(
            found,
            headline=page.headline,
            sites=page.sites,
            problems=(*_cut(seed, page.cut), *_unreadable(seed, page.unreadable)),
        )
    except NotThere as error:
        assert edits
        raise not_there(edits.path, ("replace", error.number, "was")) from None


def _cut(seed: Seed, why: str | None) -> tuple[Problem, ...]:
    """Return the advice about a page that looks cut; none where a person has decided what is published of it."""
    file = seed.override.file if seed.override else None
    decided = file is not None and (file.restore or file.drop or file.publish or (seed.override and seed.override.body))
    if why is None or decided:
        return ()
    text = f"{why}; save the page with its whole text, or say `publish: full` in content/articles/{seed.id}.yml"
    return (Problem(path=str(seed.path), text=text, severity="advice"),)


def _unreadable(seed: Seed, word: str | None) -> tuple[Problem, ...]:
    """Return the warning about a page with a byte that is no character, at the word that has it."""
    if word is None:
        return ()
    said = f"the page has a byte that is not UTF-8, as the rest of it is, in “{word}”"
    text = f"{said}; save it anew, or say what stands there in `replace:` of content/articles/{seed.id}.yml"
    return (Problem(path=str(seed.path), text=text, severity="warning"),)


def _completed(known: Known, page: Known) -> Known:
    """Return what YAML says, and what the page says where YAML does not."""
    missing = {
        field: getattr(page, field)
        for field in ("date", "authors", "publisher", "url", "rights", "language")
        if getattr(known, field) is None
    }
    if known.title is None:
        missing |= {"title": page.title, "title_from": page.title_from}
    if known.date is None:
        missing["changed"] = page.changed
    if known.authors is None:
        missing["authors_stated"] = page.authors is not None
    return dataclasses.replace(known, **missing)


def _edits(override: Override | None) -> Edits | None:
    file = override.file if override else None
    if override is None or file is None or not (file.restore or file.drop or file.replace):
        return None
    replace = tuple((each.was, each.now) for each in file.replace)
    return Edits(path=override.path, restore=file.restore, drop=file.drop, replace=replace)


def _summary(seed: Seed) -> tuple[Draft, ...]:
    """Return what a person wrote in place of the briefing, with the lines it stands in."""
    for file, path in (
        (seed.override.file if seed.override else None, seed.override.path if seed.override else None),
        (seed.sidecar, seed.sidecar_path),
    ):
        if file and path and file.summary:
            lines = Path(path).read_text("utf-8-sig", "replace").splitlines()
            return tuple(Draft(text=text, path=str(path), line=_line_of(text, lines)) for text in file.summary)
    return ()


def _line_of(text: str, lines: Sequence[str]) -> int:
    """Return the line in which a value begins, by its first words: YAML may fold it over several."""
    begins = " ".join(text.split()[:3])
    return next((number for number, line in enumerate(lines, 1) if begins in line), 1)


def _names(override: Override | None) -> NameEdits | None:
    file = override.file if override else None
    if override is None or file is None or not (file.link or file.unlink or file.links):
        return None
    per = file.links.per if file.links else None
    return NameEdits(path=override.path, link=tuple(file.link.items()), unlink=file.unlink, per=per)


def _known(override: ArticleFile | None, sidecar: ArticleFile | None) -> Known:
    """Merge field by field; a person's override wins over the sidecar."""
    if override is None and sidecar is None:
        return Known()
    over, side = override or ArticleFile(), sidecar or ArticleFile()
    sources = over.sources or side.sources
    return Known(
        title=over.title or side.title,
        title_from="article" if over.title else "sidecar",
        date=over.date or side.date,
        authors=over.authors if over.authors is not None else side.authors,
        publisher=over.publisher or side.publisher,
        url=over.url or side.url,
        rights=over.rights or side.rights,
        language=over.language or side.language,
        publish=over.publish or side.publish,
        aliases=over.aliases or side.aliases,
        corrections=corrections_of(over) or corrections_of(side),
        references=tuple(Reference(title=s.title, publisher=s.publisher, url=s.url) for s in sources),
    )


__all__ = ["SUFFIXES", "Seed", "find_seeds", "opened", "read", "read_data"]
