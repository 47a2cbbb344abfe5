"""What must hold for any bytes at all, one function a promise. A broken promise is an exception.

Nothing here knows of a fuzzer: the test suite asks the same functions with texts of its own.
"""

from __future__ import annotations

import functools
import html
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import lxml.html
from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.utils.meta import get_data

from builder import yamltext
from builder.articles import ANALYSE
from builder.clean import clean as cleaned
from builder.config import Content
from builder.contributed import validated
from builder.entities.catalogue import make_catalogue
from builder.entities.find import Finder
from builder.entities.link import linked
from builder.errors import BadInput, Problem, printable
from builder.kinds import KINDS
from builder.linking import targets
from builder.markdown.body import body
from builder.markdown.escape import attribute, escape, front_matter, script_json
from builder.markdown.pared import Pared
from builder.markdown.rendering import EXTENSIONS, adds_only_links, rendered
from builder.model import Analysis, Article, Paragraph, ParagraphId, RawArticle, Sentence, Span, SpanKind
from builder.pipeline import CORPUS_STEPS
from builder.published import UNPUBLISHED
from builder.read import SUFFIXES, Seed, read_data
from builder.schemas import Entity, EntityFile, SiteFile, Topic, TopicFile
from builder.sentences import sentences
from builder.slugs import ArticleId, Slug
from builder.spans import tidy
from tests.hostile import harm

_FILES = {
    "acme": "name: Acme\nkind: company\naliases: [Acme Robotics, A*C_M]\nparent: japan\n",
    "japan": "name: Japan\nkind: country\naliases: [日本]\n",
    "united-states": "name: United States\nkind: country\naliases: [U.S., US]\n",
    "joe-biden": "name: Joe Biden\nkind: person\nroles: [{title: President, of: united-states}]\n",
    "chips-act": "name: CHIPS and Science Act\nkind: law\naliases: [CHIPS Act]\nparent: united-states\n",
}
_TOPIC = "title: Chips\nsummary: What machines need.\nthreshold: 2\nphrases: {chip: 2}\nentities: {acme: 1}\n"
_SPANS: tuple[SpanKind, ...] = ("link", "strong", "emphasis", "code")
_PARAGRAPHS = ("paragraph", "list_item", "quote", "table", "heading", "code")
_ADDRESS = "https://example.org/?a=1&b=[2]"


def clean(data: bytes) -> None:
    """A raw article is cleaned, or refused in words; its first byte says what kind of file it is."""
    if article := _article(data):
        _is_sound(article)
        assert article == _article(data), "the same bytes gave something else"


def yaml(data: bytes) -> None:
    """Any text is read by each schema, or refused with a place in it; what was read can be written again."""
    text = data.decode("utf-8", "replace")
    for kind in KINDS.values():
        problems: list[Problem] = []
        read, _ = validated(text, "x.yml", kind.schema, problems)
        assert (read is None) == bool(problems)
        _are_told(problems, text)
    try:
        document = yamltext.parse(text, "x.yml")
    except yamltext.YamlError:
        return
    again = yamltext.parse(f"it: {yamltext.flow(document.data)}", "x.yml").data["it"]
    assert again == document.data, f"{document.data!r} was written as something else, {again!r}"


def link(data: bytes) -> None:
    """Names are found where they stand; a link adds itself and nothing else; every point stands in the article."""
    article = _article(data)
    if article is None:
        return
    analysis = ANALYSE.run(article, _finder())
    texts = {paragraph.id: paragraph.text for paragraph in article.paragraphs} | {ParagraphId("title"): article.title}
    for mention in analysis.mentions:
        assert texts[mention.paragraph][mention.start : mention.end] == mention.surface
    value = _linked(analysis)
    for citation in (citation for points in value.articles.values() for p in points for citation in p.citations):
        assert texts[citation.paragraph][citation.start : citation.end] == citation.quote
    links = value.links[article.slug]
    assert links == tuple(linked(analysis)), "links were taken back"
    ours = list(targets(links))
    with_links = "\n\n".join(body(article.paragraphs, analysis.sentences, ours))
    plain = "\n\n".join(body(article.paragraphs, analysis.sentences, ()))
    assert adds_only_links(with_links, plain, with_links.count("](../entities/"))
    _shows(with_links, article.paragraphs)


def way(data: bytes) -> None:
    """Go the whole way of an article, to its pages. Nothing is promised but that it ends."""
    if article := _article(data):
        for page in CORPUS_STEPS[-1].run(_linked(ANALYSE.run(article, _finder())), _content()):
            assert page.path


def markdown(data: bytes) -> None:
    """Text shows as itself, wherever it stands. Behind a NUL stand bytes that say what of it is set apart.

    Taken as Markdown it is the same page with all of Python-Markdown and with what the page gives cause for.
    """
    said, _, marks = data.partition(b"\0")
    page = said.decode("utf-8", "replace")
    assert _converted(page, [*EXTENSIONS, Pared()]) == _converted(page, EXTENSIONS)
    raw = _raw(b"0" + said)
    if raw is None:
        return
    lines = [line for line in raw.lines if line][:12]
    paragraphs = [_paragraph(number, line, marks) for number, line in enumerate(lines, 1)]
    parts = [
        Sentence(paragraph=p.id, number=n, start=start, end=end, centrality=0)
        for p in paragraphs
        for n, (start, end) in enumerate(sentences(p.text), 1)
    ]
    _shows("\n\n".join(body(paragraphs, parts, ())), paragraphs)
    for line in lines:
        assert _text(rendered(f"# {escape(line)}")) == _folded(line)
        assert _text(f"<p>{attribute(line)}</p>") == _folded(line)
        about, values = get_data(front_matter(title=line, ld=script_json([line])) + "\nx")
        assert (about.strip(), html.unescape(values["title"])) == ("x", line)
        assert json.loads(values["ld"]) == [line]
        assert "<" not in values["title"] + values["ld"]


TARGETS: Mapping[str, Callable[[bytes], None]] = {"clean": clean, "yaml": yaml, "link": link, "markdown": markdown}


def _linked(analysis: Analysis) -> Any:
    value: Any = [analysis]
    for step in CORPUS_STEPS[:-1]:
        value = step.run(value, _content())
    return value


def _raw(data: bytes) -> RawArticle | None:
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else SUFFIXES[0]
    seed = Seed(
        id=ArticleId("a"),
        slug=Slug("a"),
        path=Path(f"seeds/a{suffix}"),
        name=f"a{suffix}",
        override=None,
        sidecar=None,
        sidecar_path=None,
    )
    try:
        return read_data(seed, data[1:])
    except BadInput as error:
        _are_told(error.problems)
        return None


def _article(data: bytes) -> Article | None:
    raw = _raw(data)
    try:
        return cleaned(raw) if raw else None
    except BadInput as error:
        _are_told(error.problems)
        return None


def _is_sound(article: Article) -> None:
    assert article.title
    assert article.title == _folded(article.title)
    ids = [paragraph.id for paragraph in article.paragraphs]
    assert len(ids) == len(set(ids)), "two paragraphs have one id"
    for paragraph in article.paragraphs:
        assert paragraph.text.strip(), "an empty paragraph"
        assert printable(paragraph.text) == paragraph.text
        assert 1 <= paragraph.first <= paragraph.last
        assert all(0 <= span.start < span.end <= len(paragraph.text) for span in paragraph.spans)
    _are_told(article.problems)


def _are_told(problems: Sequence[Problem], text: str | None = None) -> None:
    for problem in problems:
        assert problem.text.strip()
        assert "\n" not in str(problem)
        assert problem.line >= 1
        assert problem.column >= 1
        assert text is None or problem.line <= len(text.splitlines()) + 1


def _shows(page: str, paragraphs: Sequence[Paragraph]) -> None:
    root = lxml.html.fragment_fromstring(rendered(page), create_parent=True)
    assert not harm(root), harm(root)
    # Cells of a table are told apart by lines on the page, not by a sign.
    said = _folded(root.text_content()).replace("|", "").replace(" ", "")
    wanted = "".join(paragraph.text for paragraph in paragraphs).replace("|", "")
    assert said == _folded(wanted).replace(" ", ""), f"{wanted!r} shows as {said!r}"


def _paragraph(number: int, text: str, marks: bytes) -> Paragraph:
    spans = tuple(_spans(text, marks[number * 3 :]))
    kind: Any = _PARAGRAPHS[marks[number % len(marks)] % len(_PARAGRAPHS)] if marks else "paragraph"
    if kind in ("table", "code"):
        text = " ".join(text.split())
    return Paragraph(
        id=ParagraphId(f"p{number}"),
        kind=kind,
        level=2 if kind == "heading" else 0,
        text=text,
        first=number,
        last=number,
        spans=() if kind in ("heading", "code") else spans,
    )


def _spans(text: str, marks: bytes) -> Iterator[Span]:
    found = []
    for start, length, kind in zip(marks[::3], marks[1::3], marks[2::3], strict=False):
        if start < len(text):
            chosen = _SPANS[kind % len(_SPANS)]
            target = _ADDRESS if chosen == "link" else ""
            found.append(Span(start=start, end=min(start + length, len(text)), kind=chosen, target=target))
    yield from tidy(found[:8], text)


def _converted(page: str, extensions: Sequence[str | Extension]) -> str:
    try:
        return str(Markdown(extensions=extensions).convert(page))
    except Exception as error:  # of Python-Markdown's own; it is the same both ways as well
        return f"{type(error).__name__}: {error}"


def _text(page: str) -> str:
    return _folded(lxml.html.fragment_fromstring(page, create_parent=True).text_content())


def _folded(text: str) -> str:
    return " ".join(text.split())


@functools.cache
def _content() -> Content:
    entities: dict[Slug, Entity] = {}
    for slug, text in _FILES.items():
        about, _ = validated(text, f"{slug}.yml", EntityFile, [])
        entities[Slug(slug)] = Entity.model_construct(**dict(about or ()), slug=Slug(slug), path=f"{slug}.yml")
    topic, _ = validated(_TOPIC, "chips.yml", TopicFile, [])
    chips = Topic.model_construct(**dict(topic or ()), slug=Slug("chips"), path="chips.yml")
    return Content(
        site=SiteFile(rights="full"),
        entities=entities,
        topics={Slug("chips"): chips},
        overrides={},
        pages=(),
        folder=Path("content"),
        quality={},
        published=UNPUBLISHED,
    )


@functools.cache
def _finder() -> Finder:
    return Finder(make_catalogue(_content().entities), {"chip"}, None)
