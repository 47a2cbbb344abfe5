"""Explaining one article: every decision that was taken on it, with the rule and what the rule saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from builder.articles import make_finder, run_article
from builder.brief.article import brief_article
from builder.brief.rank import rank
from builder.entities.link import linked
from builder.errors import BadInput, nearest
from builder.model import Analysis, Article, Extent, LinksPer, RawArticle, Removed, TopicScore
from builder.pages.parts import count, spoken_date
from builder.pipeline import Folders, load
from builder.read import Seed, read
from builder.rights import extent_of, reserves
from builder.schemas import Entity, Topic
from builder.slugs import Slug
from builder.topics import Scorer, decisions

_ORIGINS = {
    "article": "content/articles",
    "sidecar": "the sidecar",
    "html": "the page's markup",
    "front_matter": "the front matter of the raw file",
    "text": "the text",
    "lead": "the lead sentence, for want of a title",
}
"""Where something is stated, as contributors call it."""
_WORTH_A_LOOK = 12
"""Words of a removed line around the story that could be of it."""
_LEAD = 30
"""Characters before a change that show where it is."""
_FEW = 20
"""Lines that are told whatever they are."""


def explain_article(id_: str, folders: Folders) -> list[str]:
    """Return the lines that explain article `id_` (or slug). Raises BadInput where there is none."""
    inputs = load(folders)
    errors = [problem for problem in inputs.problems if problem.severity == "error"]
    if errors:
        raise BadInput(errors)
    seed = next((s for s in inputs.seeds if id_ in (s.id, s.slug)), None)
    if seed is None:
        text = f"there is no article '{id_}'.{nearest(id_, [s.id for s in inputs.seeds])}"
        raise BadInput.at(str(folders.seeds), text)
    analysis = run_article(seed, make_finder(inputs.content))
    topics = inputs.content.topics
    scores = Scorer(topics, inputs.content.entities)(analysis, decisions(inputs.content).get(seed.id, {}))
    extent = extent_of(analysis.article, inputs.content.site.rights)
    lines = [
        *_metadata(seed, read(seed), analysis.article),
        "",
        *_removed(analysis.article, analysis.article.removed),
        f"  published: {_published(seed, extent)}",
        "",
        *_names(analysis, inputs.content.site.links.per),
        "",
    ]
    for score in scores:
        lines += _topic(topics[score.topic], score)
    return [*lines, "", *_briefing(seed, analysis, extent, inputs.content.entities)]


def explain_cleaning(seed: Seed, raw: RawArticle, article: Article) -> list[str]:
    """Return the lines that say what is known of an article and from where, and which lines cleaning dropped.

    Of a web page most are menus and footers: what stands above and below the story in a few words is only counted.
    """
    story = [line for p in article.paragraphs for line in (p.first, p.last)]
    near = [
        removed
        for removed in article.removed
        if min(story) <= removed.line <= max(story) or len(removed.text.split()) >= _WORTH_A_LOOK
    ]
    rest = len(article.removed) - len(near)
    lines = [*_metadata(seed, raw, article), "", *_removed(article, near if rest > _FEW else article.removed)]
    if rest > _FEW:
        lines.append(f"  and {count(rest, 'short line')} around the story; `briefing explain {article.id}` lists all")
    return lines


def _metadata(seed: Seed, raw: RawArticle, article: Article) -> Iterator[str]:
    yield f"{article.id}: {article.title}"
    yield f"  title from {_ORIGINS[article.title_from]}"
    precise = f" (to the {article.date_precision})" if article.date else ""
    yield f"  date: {spoken_date(article.date)}{precise}{_origin('date', seed, raw, article)}"
    rights = f"{article.rights} (reserved)" if article.rights and reserves(article.rights) else article.rights
    shown = {"authors": ", ".join(article.authors), "publisher": article.publisher, "rights": rights}
    for field, value in {**shown, "url": article.url}.items():
        yield f"  {field}: {value or 'not stated'}{_origin(field, seed, raw, article)}"
    if article.edited:
        yield "  the text was edited by hand; no cleaning rule looks at it"
    headings = [p for p in article.paragraphs if p.kind == "heading"]
    yield f"  {count(len(article.paragraphs) - len(headings), 'paragraph')}, {count(len(headings), 'sub-heading')}"
    yield from (f"    {p.id} heading: {p.text}" for p in headings)
    yield from (f"  warning: {problem.text}" for problem in raw.problems)


def _origin(field: str, seed: Seed, raw: RawArticle, article: Article) -> str:
    """Return ", from …" for a field of the article that has a value: the first of its sources that states it."""
    if not getattr(article, field):
        return ""
    of_itself = _ORIGINS["html" if seed.path.suffix.lower() in (".html", ".htm") else "front_matter"]
    stated = (
        (_ORIGINS["article"], seed.override.file if seed.override else None),
        (_ORIGINS["sidecar"], seed.sidecar),
        (of_itself, raw.known),
    )
    return f", from {next((name for name, file in stated if getattr(file, field, None)), 'the text')}"


def _removed(article: Article, shown: Iterable[Removed]) -> Iterator[str]:
    """Tell the lines that were removed, front matter as a whole, and the repairs within others."""
    yield f"{count(len(article.removed), 'line')} removed"
    for rule, lines in groupby(shown, key=lambda removed: removed.rule):
        some = list(lines)
        if rule == "front_matter":
            yield f"  lines {some[0].line} to {some[-1].line}, {rule}: what the file says of the article"
        else:
            yield from (f"  line {each.line}, {rule}: {each.why}: “{_short(each.text)}”" for each in some)
    if article.repaired:
        yield f"{count(len(article.repaired), 'repair')} within lines"
    for repair in article.repaired:
        was, now = _around_change(repair.was, repair.now)
        yield f"  line {repair.line}, {repair.rule}: “{was}” became “{now}”"


def _around_change(was: str, now: str) -> tuple[str, str]:
    """Return both texts from a little before where they begin to differ."""
    same = next(
        (n for n, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), min(len(was), len(now))
    )
    start = same - _LEAD if same > 2 * _LEAD else 0
    mark = "…" if start else ""
    return mark + _short(was[start:]), mark + _short(now[start:])


def _names(analysis: Analysis, per: LinksPer) -> Iterator[str]:
    links = set(linked(analysis, per))
    yield f"{count(len(analysis.mentions), 'mention')}, {count(len(links), 'link')}"
    for mention in analysis.mentions:
        mark = "linked" if mention in links else "found"
        why = f"{mark}; {mention.rule}: {mention.evidence}"
        yield f"  {mention.paragraph} “{mention.surface}” is {mention.entity} ({why})"
    yield f"{count(len(analysis.ambiguous), 'name')} left open"
    for name in analysis.ambiguous:
        yield f"  {name.paragraph} “{name.surface}” could be {', '.join(name.candidates)}: {name.why}"


def _topic(topic: Topic, score: TopicScore) -> Iterator[str]:
    verdict = "belongs" if score.member else "does not belong"
    yield f"topic {topic.slug}: {verdict}, score {score.score} of at least {topic.threshold:g}"
    if score.missing:
        yield f"  too little found of: {', '.join(score.missing)}"
    yield from (f"  {reason}" for reason in score.reasons)
    yield from (f"  against: {reason}" for reason in score.against)
    if score.reasons and score.length != 1:
        yield f"  the sum is divided by {score.length:g}, for the length of the text"


def _published(seed: Seed, extent: Extent) -> str:
    """Return how much of the article the site shows, and what of it where it shows no text."""
    files = (seed.override.file if seed.override else None, seed.sidecar)
    file = next((file for file in files if file and file.status), None)
    if seed.status == "draft":
        return "nothing, it is a draft"
    if seed.status == "withdrawn":
        return f"its address and why it was withdrawn: “{_short(file.withdrawn or '' if file else '')}”"
    return "link: title, notice, topics and names, and nothing of the text" if extent == "link" else extent


def _briefing(seed: Seed, analysis: Analysis, extent: Extent, entities: Mapping[Slug, Entity]) -> Iterator[str]:
    ranked = rank(analysis, entities)
    points = brief_article(ranked)
    chosen = {point.citations[0].anchor for point in points}
    sentences = count(len(analysis.sentences), "sentence")
    written = analysis.article.summary
    shown = "would be chosen"
    if seed.status != "published":
        yield f"briefing: not shown, for the article is {'a draft' if seed.status == 'draft' else seed.status}"
    elif extent == "link":
        yield "briefing: no point, for nothing of the article may be quoted (`link`)"
    elif written:
        yield f"briefing: {count(len(written), 'point')}, which a person wrote ({written[0].path})"
        yield from (f"  line {draft.line}: “{_short(draft.text)}”" for draft in written)
    else:
        shown = "chosen"
        yield f"briefing: {count(len(points), 'point')}, chosen from the best of {sentences}"
    for candidate in ranked:
        mark = shown if candidate.sentences[0].anchor in chosen else "not chosen"
        yield f"  {candidate.score:.2f} {mark}, {candidate.sentences[0].anchor}: “{_short(candidate.text)}”"


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89] + "…"
