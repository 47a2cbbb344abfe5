"""Pages of facts: an overview, key figures, who said what, and a timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from typing import TypeVar

from builder.model import Page
from builder.pages.agreement import Compared, in_several
from builder.pages.coverage import over_time
from builder.pages.facts import figure_items, labelled, quotation_items
from builder.pages.head import head as page_head
from builder.pages.parts import as_table, count, link, number_of_pages, page, page_path, paged, pager, spoken_date
from builder.pages.site import Site
from builder.pages.stated import Stated, StatedEvent, StatedFigure, StatedQuotation
from builder.pages.tables import FIGURES, QUOTATIONS, TIMELINE

T = TypeVar("T")

_FIGURES = "facts/figures.md"
_QUOTATIONS = "facts/quotations.md"
_TIMELINE = "facts/timeline.md"
_COMPARED = 20
_FEW = 5
"""Facts of a kind on the overview."""
_TABLES = {_FIGURES: FIGURES, _QUOTATIONS: QUOTATIONS, _TIMELINE: TIMELINE}
"""By list: the same as a table."""


def fact_pages(site: Site) -> Iterator[Page]:
    """Return the pages of facts."""
    figures, spoken, events = site.listed_figures, site.listed_words, site.events()
    yield _overview(figures, spoken, events, site)
    yield from _figures_page(figures, site)
    yield from _quotations_page(spoken, site)
    yield from _timeline(events, site)


def _overview(
    figures: Sequence[StatedFigure], spoken: Sequence[StatedQuotation], events: Sequence[StatedEvent], site: Site
) -> Page:
    path = "facts/index.md"
    to_come = [each for each in reversed(events) if each.event.date > site.today][:_FEW]
    shown = to_come or events[:_FEW]
    sections = (
        ("Key figures", _FIGURES, _all(figures, "figure"), figure_items(figures[:_FEW], path, site)),
        ("Who said what", _QUOTATIONS, _all(spoken, "quotation"), quotation_items(spoken[:_FEW], path, site)),
        (
            "Upcoming dates" if to_come else "Timeline",
            _TIMELINE,
            _all(events, "dated sentence"),
            _event_items(shown, path, site),
        ),
    )
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
        "Figures, quotations and dates from the articles, each in its sentence, with a link to its source.\n"
        "{: .about }",
        *(f"## {title}\n\n{items}\n\n{link(whole, path, target)}" for title, target, whole, items in sections if items),
    )


def _all(facts: Sequence[object], noun: str) -> str:
    return f"All {count(len(facts), noun)}" if len(facts) > 1 else f"All {noun}s"


def _figures_page(figures: Sequence[StatedFigure], site: Site) -> Iterator[Page]:
    groups = list(islice(in_several(site), _COMPARED))
    about = (
        "Sums, capacities, shares, ranks and large counts, where the sentence says what they measure or whose they are."
    )
    for number, path, some in _pages(_FIGURES, figures, site):
        head = _comparison(groups, path, site) if number == 1 else ""
        items = _by_year(some, lambda each: _published(each.stated, site), partial(figure_items, path=path, site=site))
        yield _list_page(_FIGURES, path, number, "Key figures", about, figures, site, head, items)


def _quotations_page(spoken: Sequence[StatedQuotation], site: Site) -> Iterator[Page]:
    about = "Words in quotation marks whose speaker the text names, each in the sentence where the quotation begins."
    for number, path, some in _pages(_QUOTATIONS, spoken, site):
        listed = partial(quotation_items, path=path, site=site)
        items = _by_year(some, lambda each: _published(each.stated, site), listed)
        yield _list_page(_QUOTATIONS, path, number, "Who said what", about, spoken, site, "", items)


def _by_year(facts: Sequence[T], year: Callable[[T], str], listed: Callable[[Sequence[T]], str]) -> str:
    """Return facts below a heading for each year."""
    return "\n\n".join(f"## {name}\n\n{listed(list(found))}" for name, found in groupby(facts, key=year))


def _published(stated: Stated, site: Site) -> str:
    """Return the year of the article that states something."""
    date = site.articles[stated.article].article.date
    return date[:4] if date else "Undated"


def _timeline(events: Sequence[StatedEvent], site: Site) -> Iterator[Page]:
    about = (
        "Sentences that give a date to the day or to the month. Dates such as “on Wednesday” are worked out from the "
        "article's own."
    )
    for number, path, some in _pages(_TIMELINE, events, site):
        head = over_time([e.event.date for e in events], "Dated sentences", "Date") if number == 1 else ""
        items = _by_year(some, lambda each: each.event.date[:4], partial(_event_items, path=path, site=site))
        yield _list_page(_TIMELINE, path, number, "Timeline", about, events, site, head, items)


def _event_items(events: Sequence[StatedEvent], path: str, site: Site) -> str:
    return labelled([(spoken_date(e.event.date), e.stated) for e in events], path, site)


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
    counted = f"{count(len(facts), 'entry', 'entries')}, latest first. {as_table(path, _TABLES[first])}"
    return page(
        path,
        page_head(path, site, title=title + suffix, description=about, section="facts"),
        f"# {title}",
        f"{about} {counted if facts else ''}\n{{: .about }}",
        head,
        items or "None yet.",
        pager(first, number, number_of_pages(facts, site.content.site.articles_per_page)),
    )


def _comparison(groups: Sequence[Compared], path: str, site: Site) -> str:
    """Return what several articles give for the same thing, side by side."""
    parts = []
    for group in groups:
        verdict = "agree" if group.agree else "differ"
        items = figure_items(group.figures, path, site)
        parts.append(f"{count(len(group.figures), 'article')} {verdict}:\n{{: .about }}\n\n{items}")
    return "## In several articles\n\n" + "\n\n".join(parts) if parts else ""
