"""What a schema cannot see of a file: names of things that do not exist, and settings without an effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from builder import yamltext
from builder.contributed import problem_at
from builder.errors import Problem, nearest
from builder.schemas import Entity, EntityFile, OverrideFile, Topic, TopicFile
from builder.slugs import Slug
from builder.words import weight

_OF_A_PAGE = ("title", "description", "section", "label", "language", "feed", "template")
"""Front matter of a hand-written page that the theme or the site engine reads; `hidden`, true or false, beside it."""
_COMMON = 2.5
"""Weight of a word that one in a dozen pages has: "the" has 0, "company" 1.3, "harbour" more than 4."""


def unknown_entities(topic: TopicFile, document: yamltext.Document, known: frozenset[Slug]) -> Iterable[Problem]:
    """Return an error for each entity that a topic names and that is not `known`."""
    used: list[tuple[yamltext.Path, Slug, bool]] = [(("entities", slug), slug, True) for slug in topic.entities]
    for name, group in topic.groups.items():
        used += [(("groups", name, "entities", i), slug, False) for i, slug in enumerate(group.entities)]
        used += [(("groups", name, "of", i), slug, False) for i, slug in enumerate(group.of)]
    used += [(("against", "entities", slug), slug, True) for slug in topic.against.entities]
    used += [(("never", "entities", i), slug, False) for i, slug in enumerate(topic.never.entities)]
    for path, slug, at_key in used:
        if slug not in known:
            yield document.problem(path, no_entity(slug, known), at_key=at_key)


def without_effect(topic: TopicFile, document: yamltext.Document) -> Iterable[Problem]:
    """Return an error for what a person wrote and the score would not notice."""
    for name, group in topic.groups.items():
        if not (group.phrases or group.entities or group.of):
            text = f"the group '{name}' has nothing in it; give it `phrases`, `entities` or `of`"
            yield document.problem(("groups", name), text, at_key=True)
    if topic.within == "paragraph" and not topic.groups:
        yield document.problem(("within",), "there are no groups to meet in a paragraph; give some, or drop this")
    if topic.together and topic.within != "paragraph":
        yield document.problem(("together",), "counts only with `within: paragraph`; add that, or drop this")
    seen: dict[str, str] = {}
    for phrase in topic.phrases:
        if (other := seen.setdefault(phrase.lower(), phrase)) != phrase:
            text = f"'{phrase}' is '{other}' in other letters, and capitals do not matter; keep one of the two"
            yield document.problem(("phrases", phrase), text, at_key=True)


def wrong_links(article: OverrideFile, document: yamltext.Document, known: frozenset[Slug]) -> Iterable[Problem]:
    """Return an error for each name that an article links to nobody, or both links and unlinks."""
    for text, slug in article.link.items():
        if slug not in known:
            yield document.problem(("link", text), no_entity(slug, known))
        if text in article.unlink:
            said = f"'{text}' stands under `unlink` as well; keep one of the two"
            yield document.problem(("link", text), said, at_key=True)


def unknown_topics(article: OverrideFile, document: yamltext.Document, known: frozenset[Slug]) -> Iterable[Problem]:
    """Return an error for each topic that an article is put into or kept out of and that is not `known`."""
    for decision, slugs in (("pin", article.topics.pin), ("ban", article.topics.ban)):
        for number, slug in enumerate(slugs):
            if slug not in known:
                text = f"there is no topic '{slug}' in content/topics.{nearest(slug, known)}"
                yield document.problem(("topics", decision, number), text)


def wrong_front_matter(document: yamltext.Document) -> Iterable[Problem]:
    """Return what is wrong with the front matter of a hand-written page. A theme of one's own may read other keys."""
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        known = ", ".join((*_OF_A_PAGE, "hidden"))
        yield document.problem((), f"must be keys and values; known keys: {known}")
        return
    for key, value in data.items():
        if key in _OF_A_PAGE and not isinstance(value, str):
            yield document.problem((key,), f"'{key}' must be text; put it in quotes")
        elif key == "hidden" and not isinstance(value, bool):
            yield document.problem((key,), "'hidden' must be true or false")
        elif key not in (*_OF_A_PAGE, "hidden"):
            text = yamltext.unknown_key(key, [*_OF_A_PAGE, "hidden"])
            yield replace(document.problem((key,), text, at_key=True), severity="warning")


def common_words(entity: EntityFile, document: yamltext.Document) -> Iterable[Problem]:
    """Return a warning for each name that is a common word in small letters: texts have it everywhere, and mean nobody.

    So is one in capitals whose capitals are said not to matter: "US" would be found in "told us".
    """
    named: list[tuple[yamltext.Path, str]] = [(("name",), entity.name)]
    for key in ("aliases", "short", "demonyms", "capital"):
        named += [((key, number), name) for number, name in enumerate(getattr(entity, key) or ())]
    for path, name in named:
        small = name == name.lower() or (entity.match.case == "any" and not entity.match.needs)
        if small and name.isalpha() and weight(name.lower()) < _COMMON:
            text = f"'{name}' is a word that most texts have, and each would be taken for a name; take it out"
            text += ", or write it with its capitals" if name == name.lower() else ", or have its capitals count"
            yield replace(document.problem(path, text), severity="warning")


def backward_roles(entity: EntityFile, document: yamltext.Document) -> Iterable[Problem]:
    """Return a warning for each office that ends before it begins: nobody is found to hold it."""
    for number, role in enumerate(entity.roles):
        if role.start and role.end and role.end < role.start[: len(role.end)]:
            text = f"ends before it begins, which is {role.start}; turn `from` and `to` round, or mend one of the two"
            yield replace(document.problem(("roles", number, "to"), text), severity="warning")


def wrong_parents(topics: Mapping[Slug, Topic], known: frozenset[Slug]) -> Iterable[Problem]:
    """Return an error for each parent that does not exist, or that is a part of its own part."""
    for slug, topic in topics.items():
        above: list[Slug] = []
        at: Topic | None = topic
        while at and at.parent and at.parent not in above:
            above.append(at.parent)
            at = topics.get(at.parent)
        if topic.parent and topic.parent not in known:
            text = f"there is no topic '{topic.parent}' in content/topics.{nearest(topic.parent, known)}"
            yield problem_at(Path(topic.path), ("parent",), text)
        elif slug in above:
            text = f"'{topic.parent}' is a part of '{slug}' itself; take one of the two parents out"
            yield problem_at(Path(topic.path), ("parent",), text)


def same_titles(topics: Mapping[Slug, Topic]) -> Iterable[Problem]:
    """Return a warning for each topic that is called as one before it: readers could not tell the two apart."""
    first: dict[str, Topic] = {}
    for topic in topics.values():
        other = first.setdefault(" ".join(topic.title.casefold().split()), topic)
        if other is not topic:
            text = (
                f"'{topic.title}' is the title of {other.path} too; give one of the two another, or make them one topic"
            )
            yield replace(problem_at(Path(topic.path), ("title",), text), severity="warning")


def dangling(entities: Mapping[Slug, Entity], known: frozenset[Slug]) -> Iterable[Problem]:
    """Return an error for each entity that another names and that is not `known`."""
    for entity in entities.values():
        used: list[tuple[yamltext.Path, Slug]] = [(("related", i), slug) for i, slug in enumerate(entity.related)]
        used += [(("parent",), entity.parent)] if entity.parent else []
        used += [(("roles", i, "of"), role.of) for i, role in enumerate(entity.roles) if role.of]
        for path, slug in used:
            if slug not in known:
                yield problem_at(Path(entity.path), path, no_entity(slug, known))


def no_entity(slug: Slug, known: frozenset[Slug]) -> str:
    """Return what is said of an entity that is not `known`."""
    return f"there is no entity '{slug}' in content/entities.{nearest(slug, known)}"
