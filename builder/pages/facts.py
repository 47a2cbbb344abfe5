"""Pages of facts: key figures, who said what, and a timeline, each fact in its sentence and linked to its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, pairwise
from typing import TypeVar

from builder.markdown.escape import escape
from builder.markdown.spans import emphasised
from builder.model import Analysis, Page, Quotation
from builder.pages.agreement import Compared, in_several
from builder.pages.foreign import link_in, words_in
from builder.pages.head import head as page_head
from builder.pages.parts import (
    count,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    source_line,
    spoken_date,
    to,
)
from builder.pages.site import Site
from builder.pages.stated import (
    Stated,
    StatedEvent,
    StatedFigure,
    StatedQuotation,
    dated,
    key_figures,
    spoken_words,
    weight,
)
from builder.slugs import Slug

T = TypeVar("T")

_FIGURES = "facts/figures.md"
_QUOTATIONS = "facts/quotations.md"
_TIMELINE = "facts/timeline.md"
_SHOWN = 5
"""Facts of a kind on a page that is about something else."""
_LOOKED_AT = 40
"""Articles of a topic, the newest, in which its facts are looked for: what a page shows stays bounded."""
_COMPARED = 20


def fact_pages(site: Site) -> Iterator[Page]:
    """Return the pages of facts."""
    analyses = site.corpus.analyses
    figures = [each for analysis in analyses for each in key_figures(analysis)]
    spoken = [each for analysis in analyses for each in spoken_words(analysis)]
    events = dated(analyses)
    yield _overview(len(figures), len(spoken), len(events), site)
    yield from _figures_page(figures, site)
    yield from _quotations_page(spoken, site)
    yield from _timeline(events, site)


def _overview(figures: int, quotations: int, events: int, site: Site) -> Page:
    path = "facts/index.md"
    lines = [
        f"- {link('Key figures', path, _FIGURES)}: {count(figures, 'figure')}, what each measures and whose it is",
        f"- {link('Who said what', path, _QUOTATIONS)}: {count(quotations, 'quotation')} of named speakers",
        f"- {link('Timeline', path, _TIMELINE)}: {count(events, 'dated sentence')}",
    ]
    return page(
        path,
        page_head(
            path,
            site,
            title="Facts",
            description="Figures, quotations and dates, each in its sentence",
            section="facts",
        ),
        "# Facts",
        "What the articles state, each in the sentence that states it, with a link to where that is "
        "written.\n{: .about }",
        "\n".join(lines),
    )


def _figures_page(figures: Sequence[StatedFigure], site: Site) -> Iterator[Page]:
    groups = list(islice(in_several(site), _COMPARED))
    about = (
        "Sums, capacities, shares, ranks and large counts of which the sentence says what they measure, or "
        "whose they are."
    )
    for number, path, some in _pages(_FIGURES, figures, site):
        head = _comparison(groups, path, site) if number == 1 else ""
        yield _list_page(
            _FIGURES, path, number, "Key figures", about, figures, site, head, figure_items(some, path, site)
        )


def _quotations_page(spoken: Sequence[StatedQuotation], site: Site) -> Iterator[Page]:
    about = "Words in quotation marks whose speaker the text names, in the sentence in which they begin."
    for number, path, some in _pages(_QUOTATIONS, spoken, site):
        items = quotation_items(some, path, site)
        yield _list_page(_QUOTATIONS, path, number, "Who said what", about, spoken, site, "", items)


def _timeline(events: Sequence[StatedEvent], site: Site) -> Iterator[Page]:
    about = (
        "Sentences with a date to the day or to the month; dates such as “on Wednesday” are told from the "
        "article's own."
    )
    for number, path, some in _pages(_TIMELINE, events, site):
        items = [(spoken_date(e.event.date), e.stated) for e in some]
        yield _list_page(_TIMELINE, path, number, "Timeline", about, events, site, "", _labelled(items, path, site))


def _pages(first: str, facts: Sequence[T], site: Site) -> Iterator[tuple[int, str, Sequence[T]]]:
    for number, some in paged(facts, site.content.site.articles_per_page):
        yield number, page_path(first, number), some


def _list_page(
    first: str,
    path: str,
    number: int,
    title: str,
    about: str,
    facts: Sequence[object],
    site: Site,
    head: str,
    items: str,
) -> Page:
    suffix = f", page {number}" if number > 1 else ""
    return page(
        path,
        page_head(path, site, title=title + suffix, description=about, section="facts"),
        f"# {title}",
        f"{about} {count(len(facts), 'entry', 'entries')}, the latest first.\n{{: .about }}",
        head,
        items or "There is none yet.",
        pager(first, number, number_of_pages(facts, site.content.site.articles_per_page)),
    )


def figure_items(figures: Iterable[StatedFigure], path: str, site: Site, here: Slug | None = None) -> str:
    """Return a list of figures: what each is of, and below it its sentence with the figure marked.

    On the page of the entity `here` its own figures need not say whose they are.
    """
    return _labelled([(_figure_label(each, path, site, here), each.stated) for each in figures], path, site, " · ")


def quotation_items(spoken: Iterable[StatedQuotation], path: str, site: Site) -> str:
    """Return a list of speakers, each with the sentences in which their words stand."""
    return _labelled([(_speaker(each.quotation, path, site), each.stated) for each in spoken], path, site)


def _labelled(items: Sequence[tuple[str, Stated]], path: str, site: Site, joint: str = "") -> str:
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
    label = source_line(article) if article.publisher else f"{article.title}, {spoken_date(article.date)}"
    target = to(path, f"articles/{stated.article}.md#{stated.sentence.anchor}")
    words = words_in(emphasised(stated.text, stated.marks), article)
    return f"{words} [{escape(label)}]({target}){{ .cite }}"


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


def _comparison(groups: Sequence[Compared], path: str, site: Site) -> str:
    """Return what several articles give for the same thing, side by side."""
    parts = []
    for group in groups:
        verdict = "agree" if group.agree else "differ"
        items = figure_items(group.figures, path, site)
        parts.append(f"{count(len(group.figures), 'article')} {verdict}:\n{{: .about }}\n\n{items}")
    return "## In several articles\n\n" + "\n\n".join(parts) + "\n\n## All" if parts else ""


def article_facts(analysis: Analysis, path: str, site: Site) -> str:
    """Return an article's best figures and its quotations, a few of each, linked to their sentences on its own page."""
    found = key_figures(analysis)
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
        for e in spoken_words(analysis)[:_SHOWN]
    ]
    said = "## Who said what\n\n" + "\n".join(words) if words else ""
    return "\n\n".join(filter(None, [figures, said]))


def _words(each: StatedQuotation) -> str:
    """Return quoted words as a link to their sentence on the same page."""
    words = each.stated.text[slice(*each.stated.marks[0])].rstrip(",")
    return f"[{escape(words)}](#{each.stated.sentence.anchor})"


def _figure(each: StatedFigure) -> str:
    """Return a figure as a link to its sentence on the same page."""
    converted = f" ({escape(each.converted)})" if each.converted else ""
    return f"[{escape(each.figure.surface)}](#{each.stated.sentence.anchor}){converted}"


def topic_facts(members: Sequence[Slug], path: str, site: Site) -> str:
    """Return a few figures and quotations of a topic's newest articles: those of which everything is known."""
    analyses = [site.articles[slug] for slug in members[:_LOOKED_AT]]
    figures = (e for a in analyses for e in key_figures(a) if e.figure.entity and e.figure.of)
    spoken = (e for a in analyses for e in spoken_words(a) if e.quotation.speaker)
    return _sections(figures, spoken, path, site)


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
