"""Adding raw articles: a file or a web page is copied into `seeds/`, named after its date and title.

The bytes stay as they came. Beside them goes a sidecar, where something is known that they do not say: nothing is
guessed. Nothing is overwritten, what reads as no article is refused, and one that fails costs no other.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from builder.clean import clean
from builder.errors import BadInput, Problem
from builder.explain import explain_cleaning
from builder.fetch import NotFetched, fetch
from builder.kinds import schema_line
from builder.model import Article, RawArticle
from builder.newfiles import write_new
from builder.pipeline import Folders, load
from builder.read import SUFFIXES, Seed, read_data
from builder.read.encodings import declared_text, settled
from builder.read.links import clean_url
from builder.read.text import MAX_BYTES
from builder.schemas import ArticleFile
from builder.slugs import ArticleId, Slug, slugify

_ENDINGS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), ".html"),
    **dict.fromkeys((".txt", ".text", ""), ".txt"),
    **dict.fromkeys((".md", ".markdown"), ".md"),
}
_TYPES = {
    **dict.fromkeys(("text/html", "application/xhtml+xml"), ".html"),
    "text/plain": ".txt",
    **dict.fromkeys(("text/markdown", "text/x-markdown"), ".md"),
}
_OTHERS = {b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP archive or an office document", b"\x89PNG": "an image"}
"""What often comes under a wrong name, by its first bytes."""
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s+|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html)\b", re.I | re.S)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SAVED_FROM = re.compile(
    rb"(?:<!-- saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)"
    rb"(https?://[\w.-]+(?::\d+)?(?:[/?#][^\s\"<>]*)?)"
)
"""Where a browser says that it saved the page from."""
_MAX_WORDS = 60
"""Characters of a title that go into a file name."""
_HEAD = 4096
"""Bytes at the beginning of a page in which what it says of itself is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one file or address."""

    source: str
    """As the user named it."""
    path: Path
    """The raw article: a new one, or one that was there with the same bytes."""
    is_new: bool
    sidecar: Path | None
    """None: there is nothing to say beside the article."""
    missing: tuple[str, ...]
    """What a contributor may want to add: fields that nothing states."""
    lines: tuple[str, ...]
    """What was found and what cleaning would drop, for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Obtained:
    data: bytes
    ending: str
    url: str | None
    """Where it was fetched from."""


@dataclass(slots=True)
class _Shelf:
    """What `seeds/` holds, kept up while articles are added: a dry run leaves no trace to look for."""

    stems: dict[str, Path]
    slugs: dict[Slug, Path]
    digests: dict[bytes, Path]


def add(
    sources: Sequence[str],
    folders: Folders,
    *,
    id_: str | None = None,
    allow_private: bool = False,
    dry_run: bool = False,
) -> Iterator[Added | Problem]:
    """Copy each file or web page into `folders.seeds`, and return what became of it or what is wrong with it.

    `id_` names the raw article, where there is one source only. Raises BadInput where there is no such folder.
    """
    shelf = _shelf(folders)
    for source in sources:
        try:
            obtained = _fetched(source, allow_private) if _ADDRESS.match(source) else _opened(Path(source))
            yield _keep(source, obtained, folders, shelf, id_, dry_run)
        except NotFetched as error:
            yield Problem(path=_shown(source), text=str(error))
        except BadInput as error:
            yield Problem(path=_shown(source), text=error.problems[0].text)


def _shown(source: str) -> str:
    """Return a source on one line, an address without the user name and password that it may hold."""
    line = "".join(character if character.isprintable() else "?" for character in source)
    return re.sub(r"(?<=://)[^/?#]*@", "…@", line) if _ADDRESS.match(source) else line


def _bad(text: str) -> BadInput:
    return BadInput.at("", text)


def _opened(path: Path) -> _Obtained:
    host, slash, _ = str(path).partition("/")
    hint = "; an address begins with https://" if slash and "." in host.strip(".") else ""
    try:
        if path.is_dir():
            raise _bad("is a folder; name the files in it")
        if not path.exists():
            raise _bad(f"there is no such file; check the path{hint}")
        if not path.is_file():
            raise _bad("is not a file; save what it gives into one")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _bad(f"cannot be read: {getattr(error, 'strerror', None) or error}; check the path") from None
    return _Obtained(data=data, ending=_ending(data, path.suffix.lower(), None), url=None)


def _fetched(source: str, allow_private: bool) -> _Obtained:
    page = fetch(source, limit=MAX_BYTES, allow_private=allow_private)
    ending = _ending(page.data, Path(urlsplit(page.url).path).suffix.lower(), page.content_type)
    declared = ending == ".html" and declared_text(page.data) is not None
    data = page.data if declared or not page.charset else settled(page.data, page.charset)
    return _Obtained(data=data, ending=ending, url=_plain_url(page.url))


def _ending(data: bytes, named: str, content_type: str | None) -> str:
    """Return the ending for a raw article of that content. `named` is the one it has. Raises BadInput."""
    by_hand = "only HTML, plain text and Markdown are read; save the article as one of them"
    other = next((what for mark, what in _OTHERS.items() if data.startswith(mark)), None)
    if other:
        raise _bad(f"this is {other}; {by_hand}")
    kind = _TYPES.get(content_type) if content_type else None
    if content_type and not kind and content_type != "application/octet-stream":
        raise _bad(f"this is {re.sub(r'[^a-z0-9/+._-]', '?', content_type)[:80]}; {by_hand}")
    # Code hosts give every file as plain text, and text saved from a browser may be the page's source.
    if kind in (None, ".txt"):
        named_kind = _ENDINGS.get(named)
        kind = ".html" if _PAGE.match(data[:_HEAD]) else ".md" if named_kind == ".md" else kind or named_kind
    if not kind:
        raise _bad(f"a file that ends in {named} is not known; {by_hand}")
    return kind if kind in SUFFIXES else ".txt"


def _plain_url(url: str) -> str:
    """Return an address without the parameters that only say who followed the link, and without fragment."""
    return urlsplit(clean_url(url) or url)._replace(fragment="").geturl()


def _keep(source: str, obtained: _Obtained, folders: Folders, shelf: _Shelf, id_: str | None, dry_run: bool) -> Added:
    digest = hashlib.sha256(obtained.data).digest()
    if there := shelf.digests.get(digest):
        return Added(source=_shown(source), path=there, is_new=False, sidecar=None, missing=(), lines=())
    path = Path(f"new{obtained.ending}")  # It is named once its title is known.
    unnamed = Seed(
        id=ArticleId(""), slug=Slug(""), path=path, name=path.name, override=None, sidecar=None, sidecar_path=None
    )
    raw = read_data(unnamed, obtained.data)
    article = clean(raw)
    id_ = id_ or _id(article)
    slug = Slug(id_)
    path = folders.seeds / (id_ + obtained.ending)
    if taken := shelf.stems.get(id_) or shelf.slugs.get(slug):
        raise _bad(f"the name '{id_}' is taken by {taken}; add this one alone with another name, by --id")
    about = _about(obtained, raw)
    sidecar = path.with_suffix(".yml") if about else None
    seed = Seed(
        id=ArticleId(id_),
        slug=slug,
        path=path,
        name=path.name,
        override=None,
        sidecar=about,
        sidecar_path=sidecar,
    )
    if not dry_run:
        # The sidecar first: a build that runs meanwhile never sees the article without it.
        beside = (
            [(sidecar, (schema_line("sidecar", sidecar, folders.content.parent) + _sidecar(about)).encode())]
            if sidecar and about
            else []
        )
        _write([*beside, (path, obtained.data)])
    shelf.stems[id_] = shelf.slugs[slug] = shelf.digests[digest] = path
    article = replace(article, id=seed.id, slug=slug, url=about.url if about else article.url)
    missing = tuple(field for field in ("date", "publisher", "url") if not getattr(article, field))
    named = read_data(seed, obtained.data)  # Its warnings say what to write into which file.
    lines = tuple(explain_cleaning(seed, named, article))
    return Added(source=_shown(source), path=path, is_new=True, sidecar=sidecar, missing=missing, lines=lines)


def _shelf(folders: Folders) -> _Shelf:
    if not folders.seeds.is_dir():
        text = "there is no such folder; make it, or name the one that holds the raw articles with --seeds"
        raise BadInput.at(str(folders.seeds), text)
    shelf = _Shelf(stems={}, slugs={seed.slug: seed.path for seed in load(folders).seeds}, digests={})
    for path in sorted(folders.seeds.rglob("*")):
        if path.name.startswith(".") or (path.is_dir() and not path.is_symlink()):
            continue
        shelf.stems.setdefault(path.stem.casefold(), path)
        if path.suffix.lower() in SUFFIXES:
            with contextlib.suppress(OSError):
                shelf.digests.setdefault(hashlib.sha256(path.read_bytes()).digest(), path)
    return shelf


def _id(article: Article) -> str:
    """Return date and title as a file name: as much of the title as fits, cut between words."""
    title = re.sub(r"(?<=\b[A-Za-z])\.|['’]", "", article.title)  # U.S. is one word, and so is Japan's
    words: str = slugify(re.sub(r"\W+", " ", title))
    if len(words) > _MAX_WORDS:
        end = words.rfind("-", 0, _MAX_WORDS + 1)
        words = words[: end if end > 0 else _MAX_WORDS]
    return f"{article.date}-{words}" if article.date else words


def _about(obtained: _Obtained, raw: RawArticle) -> ArticleFile | None:
    """Return what is known of an article that it does not state itself: its address, or nothing."""
    if obtained.url:
        return ArticleFile(url=obtained.url) if obtained.url != raw.known.url else None
    saved = _SAVED_FROM.search(obtained.data[:_HEAD]) if obtained.ending == ".html" and not raw.known.url else None
    return ArticleFile(url=_plain_url(saved[1].decode("ascii", "ignore"))) if saved else None


def _sidecar(about: ArticleFile) -> str:
    """Return the text of a sidecar. JSON's quoted text is YAML's as well, and an address is ASCII."""
    others = ", ".join(name for name in ArticleFile.model_fields if name != "url")
    return f"# Add here what the article does not say of itself: {others}.\nurl: {json.dumps(about.url)}\n"


def _write(files: Sequence[tuple[Path, bytes]]) -> None:
    try:
        write_new(files)
    except FileExistsError as error:
        raise _bad(f"{error.filename2 or error.filename} came to be meanwhile; look at it, then try again") from None
    except OSError as error:
        raise _bad(f"cannot be written into the seeds: {error.strerror}; nothing of it was kept") from None
