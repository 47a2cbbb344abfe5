"""Withdrawn pages and the list of corrections: what was taken back, and what was put right, since it was published."""

from __future__ import annotations

from collections.abc import Iterator

from builder.markdown.escape import escape
from builder.model import Correction, Page, Withdrawn
from builder.pages.handwritten import CORRECTIONS
from builder.pages.head import head
from builder.pages.parts import (
    corrected,
    edit_fields,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    said_of,
)
from builder.pages.site import Site

_TITLE = "Corrections"
_ABOUT = "What was corrected on pages of this site once they had been published, and what was withdrawn"


_Corrected = tuple[str, Correction, str]


def withdrawn_pages(site: Site) -> Iterator[Page]:
    """Return the page that stands in the place of each withdrawn one."""
    for gone in site.content.withdrawn:
        path = _file(gone)
        yield page(
            path,
            head(
                path,
                site,
                title=gone.title,
                description=f"This {gone.kind} was withdrawn",
                section=f"{gone.kind}s",
                kind="withdrawn",
                label=gone.kind.capitalize(),
                edit=edit_fields(gone.path, site.content),
                graph=[{"@type": "WebPage", "name": gone.title}],
                hidden=True,
            ),
            f"# {escape(gone.title)}",
            f"This {gone.kind} was withdrawn. {escape(gone.why)}\n{{: .extent }}",
            corrected(gone.corrections),
            link("All corrections", path, CORRECTIONS),
        )


def _file(gone: Withdrawn) -> str:
    return f"{gone.kind}s/{gone.slug}.md"


def corrections_page(site: Site) -> Iterator[Page]:
    """Return the list of corrections, the latest first, below what a person wrote on `corrections.md`."""
    found = sorted(_corrections(site), key=lambda each: each[1].date, reverse=True)
    written = next((site.briefings.handwritten[str(p)] for p in site.content.pages if p.name == CORRECTIONS), None)
    size = site.content.site.articles_per_page
    pages = number_of_pages(found, size)
    for number, some in paged(found, size):
        path = page_path(CORRECTIONS, number)
        title = _TITLE + (f", page {number}" if number > 1 else "")
        opening = [written] if written and number == 1 else [_head(path, title, site), f"# {_TITLE}"]
        withdrawn = [_withdrawn(gone, path) for gone in site.content.withdrawn] if number == 1 else []
        yield page(
            path,
            *opening,
            "## Corrected\n\n" + ("\n".join(_listed(each, path) for each in some) or "Nothing so far."),
            pager(CORRECTIONS, number, pages),
            "## Withdrawn\n\n" + "\n".join(withdrawn) if withdrawn else "",
        )


def _head(path: str, title: str, site: Site) -> str:
    return head(path, site, title=title, description=_ABOUT, section="about")


def _corrections(site: Site) -> Iterator[_Corrected]:
    """Return each correction between the file of its page and what the page is called."""
    found: list[tuple[str, str, tuple[Correction, ...]]] = [
        (f"articles/{a.article.slug}.md", a.article.title, a.article.corrections) for a in site.corpus.analyses
    ]
    found += [(f"briefings/{b.slug}.md", f"Briefing: {b.title}", b.corrections) for b in site.briefings.all]
    found += [(_file(gone), gone.title, gone.corrections) for gone in site.content.withdrawn]
    for target, title, corrections in found:
        yield from ((target, each, title) for each in corrections)


def _listed(found: _Corrected, path: str) -> str:
    target, correction, title = found
    return f"- {link(title, path, target)} {_note(said_of(correction))}"


def _withdrawn(gone: Withdrawn, path: str) -> str:
    return f"- {link(gone.title, path, _file(gone))} {_note(escape(gone.why))}"


def _note(markdown: str) -> str:
    return f'<span class="said">{markdown}</span>'
