"""Facts as pages list them: figures, words and dates, each in its sentence and linked to its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby, islice, pairwise
from typing import TypeVar

from builder.markdown.escape import escape
from builder.markdown.spans import emphasised
from builder.model import Analysis, Quotation
from builder.pages.foreign import link_in, words_in
from builder.pages.parts import (
    also_reported,
    link,
    place_line,
    to,
)
from builder.pages.site import Site
from builder.pages.stated import (
    Stated,
    StatedFigure,
    StatedQuotation,
    quoted_words,
    weight,
)
from builder.slugs import Slug

T = TypeVar("T")

_SHOWN = 5
"""Facts of a kind on a page that is about something else."""
_LOOKED_AT = 40
"""Articles of a topic, the newest, in which its facts are looked for: what a page shows stays bounded."""


def figure_items(figures: Iterable[StatedFigure], path: str, site: Site, here: Slug | None = None) -> str:
    """Return a list of figures: what each is of, and below it its sentence with the figure marked.

    On the page of the entity `here` its own figures need not say whose they are.
    """
    return labelled([(_figure_label(each, path, site, here), each.stated) for each in figures], path, site, " · ")


def quotation_items(spoken: Iterable[StatedQuotation], path: str, site: Site) -> str:
    """Return a list of speakers, each with the sentences in which their words stand."""
    return labelled([(_speaker(each.quotation, path, site), each.stated) for each in spoken], path, site)


def labelled(items: Sequence[tuple[str, Stated]], path: str, site: Site, joint: str = "") -> str:
    """Return each label with its sentences below it.

    Neighbours of one label stand under it; with a `joint`, those of one sentence stand above it, whatever their labels.
    """
    if joint:
        same = [list(group) for _, group in groupby(items, key=lambda item: _place(item[1]))]
        items = [(joint.join(label for label, _ in group), _merged([s for _, s in group])) for group in same]
    lines = []
    for label, group in groupby(items, key=lambda item: item[0]):
        lines.append(f"- {label}")
        for _, stated in groupby((s for _, s in group), key=_place):
            lines.append(f"    - {_cited(_merged(list(stated)), path, site)}")
    return "\n".join(lines)


def _place(stated: Stated) -> tuple[Slug, str]:
    return stated.article, stated.sentence.anchor


def _merged(stated: Sequence[Stated]) -> Stated:
    return replace(stated[0], marks=tuple(sorted({mark for each in stated for mark in each.marks})))


def _cited(stated: Stated, path: str, site: Site) -> str:
    """Return a sentence, its facts marked, with a link to where it stands."""
    article = site.articles[stated.article].article
    label = place_line(article)
    target = to(path, f"articles/{stated.article}.md#{stated.sentence.anchor}")
    words = words_in(emphasised(stated.text, stated.marks), article)
    also = also_reported([stated.article], stated.also, path, site)
    return f"{words} [{escape(label)}]({target}){{ .cite }}{also}"


def _figure_label(each: StatedFigure, path: str, site: Site, here: Slug | None) -> str:
    said = f"**{escape(each.figure.surface)}**" + (f" ({escape(each.converted)})" if each.converted else "")
    return said + _of(each, path, site, here)


def _of(each: StatedFigure, path: str, site: Site, here: Slug | None = None) -> str:
    """Return what a figure is of, and whose it is; of a span of time, what sum is for it."""
    if each.sum:
        return f": for {escape(each.sum)}"
    figure = each.figure
    whose = figure.entity if figure.entity != here else None
    owner = link(site.entity(whose).name, path, f"entities/{whose}.md") if whose else ""
    measured = escape(figure.of) if figure.of and figure.of not in figure.surface else ""
    if measured and figure.kind == "rank" and f"{figure.surface} in {figure.of}" in each.stated.text:
        return f" in {measured}" + (f": {owner}" if owner else "")
    return ": " + ", ".join(filter(None, [measured, owner])) if measured or owner else ""


def _speaker(quotation: Quotation, path: str, site: Site) -> str:
    slug = quotation.speaker
    return link(site.entity(slug).name, path, f"entities/{slug}.md") if slug else escape(quotation.speaker_text)


def article_facts(analysis: Analysis, path: str, site: Site) -> str:
    """Return an article's best figures and its quotations, a few of each, linked to their sentences on its own page."""
    slug = analysis.article.slug
    found = site.figures[slug]
    times = {
        one: after
        for one, after in pairwise(found)
        if after.figure.kind == "duration" and after.stated.sentence == one.stated.sentence
    }
    sums = [each for each in found if each.figure.kind != "duration"]
    best = sorted(sums, key=lambda each: -weight(each.figure))[:_SHOWN]
    lines = [
        f"- {_figure(e)}{_of(e, path, site)}" + (f" · {_figure(times[e])}" if e in times else "")
        for e in sorted(best, key=lambda each: analysis.figures.index(each.figure))
    ]
    figures = "## Key figures\n\n" + "\n".join(lines) if lines else ""
    words = [
        f"- {_speaker(e.quotation, path, site)}: “{link_in(_words(e), analysis.article)}”"
        for e in site.spoken[slug][:_SHOWN]
    ]
    said = "## Who said what\n\n" + "\n".join(words) if words else ""
    return "\n\n".join(filter(None, [figures, said]))


def _words(each: StatedQuotation) -> str:
    """Return quoted words as a link to their sentence on the same page."""
    return f"[{escape(quoted_words(each))}](#{each.stated.sentence.anchor})"


def _figure(each: StatedFigure) -> str:
    """Return a figure as a link to its sentence on the same page."""
    converted = f" ({escape(each.converted)})" if each.converted else ""
    return f"[{escape(each.figure.surface)}](#{each.stated.sentence.anchor}){converted}"


def topic_facts(members: Sequence[Slug], path: str, site: Site) -> str:
    """Return a few figures and quotations of a topic's newest articles, those first of which everything is known.

    Where these are fewer than a page shows, others follow: a topic whose figures are nobody's has figures all the same.
    """
    newest = members[:_LOOKED_AT]
    figures = [e for slug in newest for e in site.figures[slug]]
    spoken = [e for slug in newest for e in site.spoken[slug]]
    return _sections(
        _few(figures, lambda e: e.figure.entity is not None and e.figure.of is not None),
        _few(spoken, lambda e: e.quotation.speaker is not None),
        path,
        site,
    )


def _few(facts: Sequence[T], known: Callable[[T], bool]) -> list[T]:
    """Return a few facts in their order: those that are `known`, and others where these are too few."""
    chosen = sorted(range(len(facts)), key=lambda number: not known(facts[number]))[:_SHOWN]
    return [facts[number] for number in sorted(chosen)]


def entity_facts(slug: Slug, path: str, site: Site) -> str:
    """Return a few figures that are an entity's, and what it is reported to have said, the newest first.

    What it is quoted with word for word is listed elsewhere on its page.
    """
    reported = (spoken for spoken in site.words_of.get(slug, ()) if not spoken.quotation.direct)
    return _sections(site.figures_of.get(slug, ()), reported, path, site, slug)


def _sections(
    figures: Iterable[StatedFigure],
    spoken: Iterable[StatedQuotation],
    path: str,
    site: Site,
    here: Slug | None = None,
) -> str:
    some = figure_items(islice(figures, _SHOWN), path, site, here)
    said = quotation_items(islice(spoken, _SHOWN), path, site)
    parts = [f"## Key figures\n\n{some}" if some else "", f"## Who said what\n\n{said}" if said else ""]
    return "\n\n".join(filter(None, parts))
