"""Points that a person wrote: the wording is free, the quotations are not.

A source stands in the text as `[[article-slug#p14]]` or, of one sentence, `[[article-slug#p14s2]]`; in an article's own
summary `[[p14]]` is enough. Words in quotation marks must stand, whole and letter for letter, in the place that the
next mark names (or the last, where none follows). A mark without a quotation cites the whole paragraph or sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from builder.brief.quoted import look_up
from builder.config import Content
from builder.errors import Problem, nearest
from builder.model import Analysis, Citation, Draft, Extent, Paragraph, Point, Sentence
from builder.slugs import Slug, slugify

_MARK = re.compile(r"\s*\[\[([^\[\]]*)\]\]")
_PLACE = re.compile(r"(?:article:)?(?:([a-z0-9-]+)#)?([pm][1-9]\d*)(?:s([1-9]\d*))?")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|「([^「」]+)」")
_ADDRESS = re.compile(r"([a-z0-9-]+)/?#([pm]\d+(?:s\d+)?)$")
"""The end of what a browser shows as the address of a sentence."""
_FORM = "write [[article-slug#p14]], or [[article-slug#p14s2]] of one sentence"

Outcome = tuple[tuple[Point, ...], list[Problem]]
_LISTED = 8
"""Paragraphs of which a message names each."""


def points_of(
    drafts: Iterable[Draft],
    own: Slug | None,
    articles: Mapping[Slug, Analysis],
    extents: Mapping[Slug, Extent],
    unseen: Mapping[Slug, str] = MappingProxyType({}),
) -> Outcome:
    """Return the points, each with what it cites; none where an article is not there, which is a warning.

    `own` is the article that the drafts are a summary of, `unseen` says why articles are not there that once were, or
    will be. All other problems are errors.
    """
    points: list[Point] = []
    problems: list[Problem] = []
    for draft in drafts:
        citations: list[Citation] = []
        for part in _cited(draft, own, articles, extents, unseen):
            if isinstance(part, Problem):
                problems.append(part)
            else:
                citations.append(part)
        text = _MARK.sub("", draft.text).strip()
        points.append(Point(text=f"“{text}”" if draft.quoted else text, origin="person", citations=tuple(citations)))
    return ((), problems) if problems else (tuple(points), [])


def _cited(
    draft: Draft,
    own: Slug | None,
    articles: Mapping[Slug, Analysis],
    extents: Mapping[Slug, Extent],
    unseen: Mapping[Slug, str],
) -> Iterator[Citation | Problem]:
    marks = list(_MARK.finditer(draft.text))
    if re.search(r"\[\[|\]\]", _MARK.sub("", draft.text)):
        yield _problem(draft, f"a source in “{_short(draft.text)}” is not closed; {_FORM}")
    if not marks:
        yield _problem(draft, f"the point “{_short(draft.text)}” names no source; {_FORM}")
    quotes = [(m.start(), m[1] or m[2] or m[3]) for m in _QUOTED.finditer(draft.text)]
    if draft.quoted:
        quotes = [(0, _MARK.sub("", draft.text).strip(' “”"'))]
    for number, mark in enumerate(marks):
        begins = marks[number - 1].end() if number else 0
        ends = mark.start() if number < len(marks) - 1 else len(draft.text)
        said = [quote for at, quote in quotes if begins <= at < ends]
        place = _PLACE.fullmatch(mark[1].strip())
        slug = Slug(place[1]) if place and place[1] else own
        if place is None or slug is None:
            meant = _ADDRESS.search(mark[1].strip().lower())
            form = f"write [[{meant[1]}#{meant[2]}]]" if meant else _FORM
            yield _problem(draft, f"[[{mark[1]}]] is no source; {form}")
        elif slug not in articles:
            text = _not_there(slug, place[2], articles, unseen)
            yield Problem(path=draft.path, line=draft.line, text=text, severity="warning")
        elif extents[slug] == "link":
            text = f"of '{slug}' nothing may be quoted (`link`), so the briefing is left out"
            yield Problem(path=draft.path, line=draft.line, text=text, severity="warning")
        else:
            yield from _found(draft, articles[slug], place[2], int(place[3] or 0), said)


def left_out(content: Content) -> dict[Slug, str]:
    """Return why an article is not there, of each that was withdrawn or is a draft, by its addresses."""
    said: dict[Slug, str] = {}
    for id_, override in content.overrides.items():
        if why := {"draft": "is a draft", "withdrawn": "was withdrawn"}.get(override.file.status or ""):
            said |= dict.fromkeys((slugify(id_), override.file.slug or slugify(id_)), why)
    for page in content.withdrawn:
        if page.kind == "article":
            said |= dict.fromkeys((page.slug, *page.aliases), "was withdrawn")
    return said


def _not_there(slug: Slug, place: str, articles: Mapping[Slug, Analysis], unseen: Mapping[Slug, str]) -> str:
    """Return what is the matter with an address that no article has: one may have had it, or have this file name."""
    known = [analysis.article for analysis in articles.values()]
    moved = [article.slug for article in known if slug in article.aliases]
    moved += [article.slug for article in known if slug == slugify(article.id)]
    if moved:
        return f"'{slug}' is now called '{moved[0]}', so the briefing is left out; write [[{moved[0]}#{place}]]"
    if slug in unseen:
        return f"the article '{slug}' {unseen[slug]}, so the briefing is left out; cite another, or drop the point"
    return f"there is no article '{slug}', so the briefing is left out.{nearest(slug, articles)}"


def _found(
    draft: Draft, analysis: Analysis, id_: str, number: int, quotes: Sequence[str]
) -> Iterator[Citation | Problem]:
    slug = analysis.article.slug
    paragraph = next((p for p in _citable(analysis) if p.id == id_), None)
    if paragraph is None:
        stands = next(filter(None, (_where(quote, analysis) for quote in quotes)), "")
        instead = f"what is quoted stands in {stands}" if stands else f"those that can are {_ids(analysis)}"
        yield _problem(draft, f"'{slug}' has no paragraph {id_} that can be cited; {instead}")
        return
    inside = [s for s in analysis.sentences if s.paragraph == id_]
    sentence = next((s for s in inside if s.number == number), None)
    if number and sentence is None:
        yield _problem(draft, f"paragraph {id_} of '{slug}' has {len(inside)} sentences, and no {id_}s{number}")
        return
    start, end = (sentence.start, sentence.end) if sentence else (0, len(paragraph.text))
    for quote in quotes:
        spans = list(look_up(quote, paragraph.text, start, end, f"in {id_} of '{slug}'"))
        if any(isinstance(span, str) for span in spans) and (stands := _where(quote, analysis)):
            spans = [f"“{_short(quote)}” does not stand in {id_} of '{slug}'; it stands in {stands}"]
        for span in spans:
            yield _problem(draft, span) if isinstance(span, str) else _citation(slug, paragraph, inside, *span)
    if not quotes:
        yield _citation(slug, paragraph, inside, start, end)


def _citable(analysis: Analysis) -> Iterator[Paragraph]:
    return (p for p in analysis.article.paragraphs if p.kind not in ("table", "code"))


def _where(quote: str, analysis: Analysis) -> str:
    """Return the first place of the article that has all of a quotation; nothing where none has."""
    for paragraph in _citable(analysis):
        found = list(look_up(quote, paragraph.text, 0, len(paragraph.text), ""))
        spans = [span for span in found if not isinstance(span, str)]
        if spans and len(spans) == len(found):
            inside = [s for s in analysis.sentences if s.paragraph == paragraph.id]
            return _citation(analysis.article.slug, paragraph, inside, spans[0][0], spans[-1][1]).anchor
    return ""


def _ids(analysis: Analysis) -> str:
    """Return the paragraphs that can be cited; of many the first and the last."""
    ids = [p.id for p in _citable(analysis)]
    return ", ".join(ids) if len(ids) <= _LISTED else f"between {ids[0]} and {ids[-1]}"


def _citation(slug: Slug, paragraph: Paragraph, sentences: Sequence[Sentence], start: int, end: int) -> Citation:
    """Return the citation of a span: its element is the sentence that holds it, else the paragraph."""
    holds = next((s for s in sentences if s.start <= start and end <= s.end), None)
    return Citation(
        article=slug,
        paragraph=paragraph.id,
        start=start,
        end=end,
        quote=paragraph.text[start:end],
        anchor=holds.anchor if holds else paragraph.id,
    )


def _problem(draft: Draft, text: str) -> Problem:
    return Problem(path=draft.path, line=draft.line, text=text)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
