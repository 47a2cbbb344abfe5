"""What the page of an article shows of the rest of the site, and how it is told that none of that changed.

The page and the record of an article are made of that and of the article alone: whatever else there is, they cannot
look at. So where all of it is what it was in the last build, they are too, and need not be made.
"""

from __future__ import annotations

from dataclasses import replace

from builder.articles import definitions_of
from builder.cache import digest, program
from builder.config import Content
from builder.model import Analysis
from builder.pages.backlinks import Backlinks
from builder.pages.site import Site

_NO_BACKLINKS = Backlinks(offices={}, children={}, related={}, topics={}, defines={}, briefed={}, said={})


def around(analysis: Analysis, site: Site) -> Site:
    """Return the site as the page of an article sees it."""
    slug, id_, whole, content = analysis.article.slug, analysis.article.id, site.corpus, site.content
    points = site.briefings.articles[slug]
    told = {slug, *(citation.article for point in points for citation in point.citations)}
    copies = (copy for each in told for copy in site.same_text(each))
    near = {*told, *copies, *(other.slug for other in whole.related[slug])}
    corpus = replace(
        whole,
        analyses=(),
        scores={slug: whole.scores[slug]},
        related={slug: whole.related[slug]},
        mentions={mention.entity: () for mention in analysis.mentions if mention.entity in whole.mentions},
        together={},
        members={},
        extents={slug: whole.extents[slug]},
        reprints={},
    )
    return replace(
        site,
        content=replace(general(content), overrides={id_: content.overrides[id_]} if id_ in content.overrides else {}),
        briefings=replace(
            site.briefings,
            corpus=corpus,
            articles={slug: points},
            links={slug: site.briefings.links[slug]},
            topics={},
            periods=(),
            written=(),
            handwritten={},
        ),
        corpus=corpus,
        articles={other: site.articles[other] for other in sorted(near)},
        stories={each: site.stories[each] for each in told if each in site.stories},
        of_topic={},
        backlinks=_NO_BACKLINKS,
        figures={slug: site.figures[slug]},
        spoken={slug: site.spoken[slug]},
        listed_figures=(),
        listed_words=(),
        figures_of={},
        words_of={},
        quoted_in={slug: site.quoted_in[slug]} if slug in site.quoted_in else {},
        today="",
    )


def general(content: Content) -> Content:
    """Return what of the content every article's page may look at."""
    return replace(content, overrides={}, pages=(), quality={}, briefings=(), withdrawn=())


def definitions(content: Content) -> bytes:
    """Return the digest of the program, of what finding depends on, and of what every article's page may look at."""
    return digest(program(), definitions_of(content), repr(general(content)))


def seal_of(analysis: Analysis, seen: Site, defined: bytes) -> bytes | None:
    """Return the digest of all that the page and the record of an article are made of; None where that is not known.

    `seen` is what `around` gives, `defined` what `definitions` does. What is found in an article, its score for each
    topic and its links depend on it and on the definitions alone. Not so its points where they quote others, nor what
    is left of an article that is not published whole.
    """
    slug = analysis.article.slug
    others = {other: each.article.made_of for other, each in seen.articles.items()}
    quotes = any(citation.article != slug for point in seen.briefings.articles[slug] for citation in point.citations)
    if quotes or seen.corpus.extents[slug] != "full" or not all(others.values()):
        return None
    quoted = [(briefing.slug, briefing.title, number) for briefing, number in seen.quoted_in.get(slug, ())]
    shown = (
        slug,
        others,
        seen.corpus.related[slug],
        sorted(seen.corpus.mentions),
        sorted(seen.stories.items()),
        quoted,
    )
    return digest(defined, repr(shown))
