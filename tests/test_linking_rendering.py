"""Links change nothing of a page but themselves, and a page shows the text that its record says."""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from builder.entities.find import Finder
from builder.entities.link import linked
from builder.linking import targets
from builder.markdown.body import body
from builder.markdown.brackets import bracketed, spliced
from builder.markdown.rendering import EXTENSIONS
from builder.model import Analysis, Briefings, Mention, Paragraph, Sentence, Span, SpanKind
from builder.pipeline import CORPUS_STEPS, Folders, analyse_all, load
from builder.sentences import sentences
from builder.slugs import ArticleId, Slug
from builder.spans import tidy
from builder.verify import verify
from tests.conftest import ROOT, SAMPLE, Project, analysed, shared
from tests.hostile import FIRST, LAST, careless_page, page, some, strings, together
from tests.test_markdown import HOSTILE, PIECES, Render, as_read, folded

WORDS = (
    "foo bar baz bim url title text emphasis quux hello code hi link alpha test example one two strong aaa bbb ccc "
    "this with are some that the not line lines paragraph list item quote block heading begin content is and"
).split()
OURS = re.compile(r'<a href="(?:\.\./)*entities/[a-z0-9-]+\.md">(.*?)</a>', re.DOTALL)


def taken_out(page: str) -> tuple[str, int]:
    """Return a page without our links, and how many it had."""
    return OURS.subn(r"\1", page)


class Site:
    """What a folder of articles comes to, without the articles in which contributors made a mistake."""

    def __init__(self, folder: Path, content: Path | None = None) -> None:
        inputs = load(Folders(seeds=folder / "seeds", content=content or folder / "content"))
        assert not [problem for problem in inputs.problems if problem.severity == "error"]
        analyses, self.problems = analyse_all(inputs, jobs=2)
        value: object = analyses
        for step in CORPUS_STEPS[:-1]:
            value = step.run(value, inputs.content)
        assert isinstance(value, Briefings)
        self.briefings = value
        self.content = inputs.content

    @functools.cached_property
    def pages(self) -> dict[str, str]:
        return {
            page.path: page.content.decode().split("---\n", 2)[2]
            for page in CORPUS_STEPS[-1].run(self.briefings, self.content)
            if page.path.startswith("articles/")
        }

    def unlinked(self, analysis: Analysis) -> str:
        """Return an article's page as it is without the links in its text."""
        article = analysis.article
        links = targets(self.briefings.links[article.slug])
        with_links = "\n\n".join(part.strip("\n") for part in body(article.paragraphs, analysis.sentences, links))
        without = "\n\n".join(part.strip("\n") for part in body(article.paragraphs, analysis.sentences, ()))
        page = self.pages[f"articles/{article.slug}.md"]
        assert page.count(with_links) == 1
        return page.replace(with_links, without)


def changed(site: Site, render: Render) -> tuple[list[ArticleId], int]:
    """Return the articles whose page is another without its links, and how many links there are in all."""
    wrong = []
    count = 0
    for analysis in site.briefings.corpus.analyses:
        page, links = taken_out(render(site.pages[f"articles/{analysis.article.slug}.md"]))
        plain, others = taken_out(render(site.unlinked(analysis)))
        expected = len(site.briefings.links[analysis.article.slug])
        if page != plain or links - others < expected:
            wrong.append(analysis.article.id)
        count += links - others
    return wrong, count


def misread_pages(site: Site, render: Render, folder: Path) -> list[str]:
    """Return what the built pages do not show as their records say."""
    for path, markdown in site.pages.items():
        file = folder / path.removesuffix(".md") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'<html><head><meta charset="utf-8"></head><body>{render(markdown)}</body></html>', "utf-8")
    return [str(problem) for problem in verify(site.briefings, folder).misread.values()]


def assert_sound(site: Site, render: Render, folder: Path) -> int:
    """Check every page of a site, and return how many links there are."""
    wrong, count = changed(site, render)
    assert not wrong
    assert not misread_pages(site, render, folder)
    assert len(site.briefings.problems) * 100 < len(site.briefings.corpus.analyses), "left without links"
    return count


def claiming(folder: Path, words: Sequence[str]) -> Project:
    """Return a project whose catalogue claims all of these words, and links them once a section."""
    project = Project(folder)
    project.write("content/site.yml", "rights: full\nlinks: {per: section}\n")
    for word in words:
        project.write(f"content/entities/{word}.yml", f"name: {word}\nkind: product\nmatch: {{case: any}}\n")
    return project


def examples() -> Iterator[tuple[int, str]]:
    for example in json.loads(shared("data/robustness/commonmark-spec.json").read_text(encoding="utf-8")):
        yield example["example"], example["markdown"]


def test_the_extensions_are_those_of_the_site() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(SAMPLE / "content"))
    assert tuple(config.markdown_extensions) == EXTENSIONS
    assert config.mdx_configs == {"toc": {"permalink": False}, "tables": {"use_align_attribute": True}}, (
        "nothing about links"
    )


@pytest.mark.parametrize("form", ["seed", "article"])
def test_links_change_no_example_of_the_specification(form: str, tmp_path: Path, render: Render) -> None:
    project = claiming(tmp_path, WORDS)
    for number, markdown in examples():
        text = f"{FIRST.format(number)}\n\n{markdown}\n\n{LAST}\n"
        project.write(f"seeds/e{number}.md", text if form == "seed" else f"{FIRST}\n\n{LAST}\n")
        if form == "article":
            project.write(f"content/articles/e{number}.md", text)
    site = Site(tmp_path)
    refused = [problem for problem in site.problems if problem.severity == "error"]
    assert len(refused) < 5, "`[[bar]]` and the like, which contributors write to mean a name"
    assert len(site.briefings.corpus.analyses) > 640
    assert assert_sound(site, render, tmp_path / "site") > 2_000


def test_names_in_brackets_change_no_example_of_the_specification(render: Render) -> None:
    number_of_links = refused_in_all = 0
    for _, markdown in examples():
        source = re.sub(rf"\b({'|'.join(WORDS)})\b", r"[[\1]]", markdown)
        names = bracketed(source)
        out, refused = spliced(source, dict.fromkeys(names, "entities/foo.md"))
        plain = source
        for name in reversed(names):
            plain = plain[: name.start] + name.shown + plain[name.end :]
        page, links = taken_out(render(out))
        assert page == render(plain)
        assert links == len(names) - len(refused)
        number_of_links += links
        refused_in_all += len(refused)
    assert number_of_links > 500
    assert refused_in_all < 120, "within raw HTML, and in addresses of links"


def test_links_change_no_page_of_the_corpus(tmp_path: Path, render: Render) -> None:
    site = Site(SAMPLE, SAMPLE / "content")
    assert assert_sound(site, render, tmp_path) > 100


def test_links_change_no_supplied_article(tmp_path: Path, render: Render) -> None:
    folder = shared("seeds")
    if len(list(folder.glob("*.txt"))) < 2:
        pytest.skip("the supplied articles are not in the folder 'shared' beside the repository")
    for file in folder.glob("*.txt"):
        Project(tmp_path).write(f"seeds/{file.name}", file.read_bytes())
    assert assert_sound(Site(tmp_path, SAMPLE / "content"), render, tmp_path / "site") > 10


def test_links_change_no_page_of_the_web(tmp_path: Path, render: Render) -> None:
    for file in shared("data/pages").glob("*.html.gz"):
        Project(tmp_path).write(f"seeds/{file.name.removesuffix('.gz')}", gzip.decompress(file.read_bytes()))
    assert assert_sound(Site(tmp_path, SAMPLE / "content"), render, tmp_path / "site") > 100


def test_links_change_no_page_of_hostile_strings(tmp_path: Path, render: Render) -> None:
    texts = [*HOSTILE, *some(strings(), 20)]
    project = claiming(tmp_path, ["alert", "script", "img", "text", "the", "is", "a1", "src", "svg", "ab"])
    forms: list[Callable[[str, str], dict[str, str]]] = [page, careless_page]
    for number, text in enumerate(texts):
        for form in forms:
            for path, content in form(f"{form.__name__.replace('_', '-')}{number}", text).items():
                project.write(path, content)
    for path, content in together("all", texts).items():
        project.write(path, content)
    assert assert_sound(Site(tmp_path), render, tmp_path / "site") > 100


# A paragraph of anything, with anything set apart in it, and a name anywhere.

HREF = "https://example.org/"
KINDS: tuple[SpanKind, ...] = ("link", "strong", "emphasis", "code")
texts = st.lists(st.sampled_from([*PIECES, "Acme", " of ", "word "]), min_size=1, max_size=24).map("".join).map(as_read)
marks = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(KINDS)), max_size=4)
names = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), min_size=1, max_size=5)
kinds = st.sampled_from(["paragraph", "list_item", "quote", "table"])


def with_names(analysis: Analysis, places: Sequence[tuple[int, int]]) -> Analysis:
    """Return an analysis with a mention at each place where there is text and none before it."""
    mentions: list[Mention] = []
    (paragraph,) = analysis.article.paragraphs
    for start, length in sorted(places):
        end = min(start + length, len(paragraph.text))
        free = not mentions or mentions[-1].end <= start
        if start < end and free and paragraph.text[start:end].strip() == paragraph.text[start:end]:
            mentions.append(
                Mention(
                    entity=Slug(f"e{len(mentions)}"),
                    paragraph=paragraph.id,
                    start=start,
                    end=end,
                    surface=paragraph.text[start:end],
                    rule="name",
                    evidence="",
                )
            )
    return replaced(analysis, mentions=tuple(mentions))


def replaced(analysis: Analysis, **changes: object) -> Analysis:
    return replace(analysis, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("before", ["", "x "])
def test_links_in_any_text_add_themselves_only(before: str, finder: Finder, render: Render) -> None:
    base = analysed(finder, "A first line that stands here for what is put into its place below, and no more.")

    @given(texts, marks, names, kinds)
    def add_themselves_only(
        drawn: str,
        apart: list[tuple[int, int, SpanKind]],
        places: list[tuple[int, int]],
        kind: str,
    ) -> None:
        text = folded(f"{before}{drawn} end")
        spans = tidy(
            (
                Span(start=min(a, len(text)), end=min(a + n, len(text)), kind=k, target=HREF if k == "link" else "")
                for a, n, k in apart
            ),
            text,
        )
        paragraph = replace(base.article.paragraphs[0], text=text, spans=spans, kind=kind)  # type: ignore[arg-type]
        rows = [replace(paragraph, id="p0", text="a | b", spans=()), paragraph] if kind == "table" else [paragraph]  # type: ignore[arg-type]
        article = replace(base.article, paragraphs=(paragraph,))
        analysis = with_names(replaced(base, article=article, sentences=()), places)
        analysis = replaced(analysis, article=replace(article, paragraphs=tuple(rows)))
        links = list(linked(analysis))
        parts = [
            Sentence(paragraph=paragraph.id, number=n, start=start, end=end, centrality=0)
            for n, (start, end) in enumerate(sentences(text), 1)
        ]
        plain = render("\n\n".join(body(rows, parts, ())))
        with_links, count = taken_out(render("\n\n".join(body(rows, parts, targets(links)))))
        assert with_links == plain
        assert count >= len(links)
        assert said(rows[-1], plain) == folded(text.replace("|", " "))

    add_themselves_only()


def said(paragraph: Paragraph, page: str) -> str:
    root = lxml.html.fragment_fromstring(page, create_parent=True)
    if paragraph.kind == "table":
        cells = root.xpath(".//tbody/tr[1]/td")
        return folded(" ".join(cell.text_content() for cell in cells).replace("|", " "))
    return folded(root.text_content().replace("|", " "))


# What would change more than itself is not done.


def test_an_article_that_links_would_change_keeps_its_text(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("seeds/odd.txt", "The plant of Acme is [new](x) and big, and nobody else in the town has one.\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    monkeypatch.setattr("builder.markdown.spans.escape_part", lambda text, start, end, _: text[start:end] + "]")
    result = project.briefing("build", "--out", "out")
    assert result.exit_code == 0
    assert "articles/odd:1:1: warning: a link in the text would change more of the page than itself" in result.stderr
    data = json.loads((project.folder / "out/data/articles/odd.json").read_text(encoding="utf-8"))
    assert [m["linked"] for m in data["mentions"]] == [False]
    text = (project.folder / "out/articles/odd.md").read_text(encoding="utf-8").split("## ")[2]
    assert text.startswith("Full text")
    assert "](../entities/" not in text
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 1


def test_a_paragraph_too_long_to_be_rendered_twice_has_no_links(project: Project) -> None:
    said = "and then they said & said what there was to say of the plant to all who came. " * 500
    project.write("seeds/long.txt", f"A story of the plant\n\nThe plant of Acme & others is new, {said}\n")
    result = project.briefing("build", "--out", "out")
    assert result.exit_code == 0
    assert "articles/long:1:1: warning: a link in the text would change more" in result.stderr
