"""Growing the forests of `builder/boilerplate` from pages whose true text is known.

    python -m benchmarks.train --wcxb FOLDER --aeb FOLDER --readability FOLDER [--without PAGES]
        [--only text|markup|labelled]

- wcxb: the folder `dev` of the Web Content eXtraction Benchmark (Murrough Foley, 2026, CC-BY-4.0), as its repository
  has it: `html/<id>.html.gz` and `ground-truth/<id>.json`; or a folder of `<id>.html.gz` and `<id>.json` with `url`,
  `title` and `body`. Of the benchmark's pages the articles count; its split `test` is for judging and never read here;
- aeb: `ground-truth.json` and `html/`, as in scrapinghub/article-extraction-benchmark (MIT);
- readability: the folders of `test/test-pages` of mozilla/readability (Apache-2.0), as weaker evidence: what is true
  there is what one extractor found, checked by people.

- without: a folder of pages that `make quality` judges by, in the second layout of wcxb. No page of their sites, from
  whatever source, helps to grow, so that they stay pages of sites that no tree has seen.

Each page gives a text for the forests `lines` and `headings` in several ways: as what the rules leave of a whole
page saved as text and of the main content that another extractor found, and as a cleaned text with little or no
boilerplate left, so that the forest knows clean text when it sees it. The texts of `benchmarks/texts` were written
and labelled for this. For the forest `markup` it gives its blocks: as they are, without class names, the story's
element alone, and as if its words were of a language whose words are not known. A line is the story's when an
alignment in order with the true text covers half of it, and a sub-heading when an element of the page is one with
the same words. The words of a line are weighed by a linear model, and what the trees see of a line's words is what
one says that had not seen the page.

The forest `labelled` and what words say for each kind of line (`kinds.json`) are grown on `benchmarks/texts` alone, so
`--only labelled` needs no pages. Its trees see of a line's words what a model says that had not seen its text.

Every figure printed is of pages of sites that the trees had not seen: four folds, by site.
"""

from __future__ import annotations

import argparse
import bisect
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from inscriptis import get_text
from lxml import html as lxml_html
from resiliparse.extract.html2text import extract_plain_text
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks import gold
from benchmarks.metric import f1, shingle_score, words
from builder.boilerplate import forms, kinds, markup
from builder.boilerplate.forest import FEATURES, SCALE
from builder.boilerplate.labelled import by_kinds
from builder.boilerplate.lines import look
from builder.boilerplate.markup import Place
from builder.clean import RULES
from builder.clean.sub_headings import may_head
from builder.clean.unlike_story import unlike_story
from builder.model import Block
from builder.read.outside import features
from builder.read.page_blocks import page_blocks, parsed
from builder.read.text import read_text

HERE = Path(__file__).resolve().parent.parent / "builder" / "boilerplate"
SEED = 20260101
FOLDS = 4
THRESHOLD = {"lines": 0.22, "headings": 0.45, "markup": 0.38, "labelled": 0.12}
"""Probability below which a line is dropped, and from which one is a sub-heading. Text has no markup to tell, so more
doubt is needed there; and of a page's blocks a lost one is worse than a stray one."""
LIMITS = (0.08, 0.1, 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
"""Other thresholds for which the share of lines is printed that would be kept or dropped."""
GROWN: dict[str, dict[str, Any]] = {
    "lines": {"max_iter": 120, "learning_rate": 0.12, "min_samples_leaf": 60, "max_features": 0.4},
    "headings": {"max_iter": 60, "learning_rate": 0.2, "min_samples_leaf": 30, "max_features": 0.4},
    "markup": {"max_iter": 200, "learning_rate": 0.06, "min_samples_leaf": 60, "max_features": 0.3},
    "labelled": {
        "max_iter": 200,
        "learning_rate": 0.08,
        "min_samples_leaf": 40,
        "max_features": 0.4,
        "max_leaf_nodes": 32,
        "max_depth": 10,
    },
}
WEIGHT = {"wcxb": 1.0, "aeb": 1.0, "readability": 0.5, "own": 12.0}
"""Of a line of each source: labels of a person count more than those of an alignment or of another extractor."""
OWN_LINE = 60.0
"""What a line of ours weighs: the others weigh by their words, but ours are judged line by line."""
ARTICLE = "article"
RAREST = 6
"""Lines in which a word has to stand to be learned."""
STRICT = 0.05
"""How much a word may add before it is left out; the smaller, the fewer words (C of a logistic regression with L1)."""
WORDS = 100
"""What one unit of log-odds is in `wording.json`."""
RARE_SIGN = 4
"""Of our lines in which a sign of a kind has to stand to be learned."""
EVEN = 0.3
"""How far signs of kinds may be weighed unevenly (C of a multinomial logistic regression)."""
FAINT = 16
"""The smallest of the greatest weights of a sign that is kept."""
_KINDS = {
    "text": "body",
    "heading": "heading title",
    "caption": "caption credit",
    "chart": "chart",
    "story": "related teaser mostread repeat pullquote toc section",
    "offer": "advert ad newsletter app paywall follow share cookie promo event member",
    "note": "author_note bio byline note notes author about contact disclosure",
    "comment": "comment counts",
}
KIND = {f"noise.{name}": kind for kind, names in _KINDS.items() for name in names.split()}
KIND |= {name: kind for kind in ("text", "heading") for name in _KINDS[kind].split()}
"""The kind of line of each label; of all others it is the page's."""
OWN = Path(__file__).parent / "texts"
_OF_ENGLISH = [
    number
    for number, name in enumerate(markup.NAMES)
    if name in ("you", "we") or name.startswith(("function_words", "site_words"))
]
_ADDRESS = re.compile(
    r"(?:rel=[\"']?canonical[\"']?\s[^>]{0,80}href|og:url[\"']\s[^>]{0,80}content)=[\"']?(https?://[^\"'\s>]+)"
)
_GOES_ON = (5, 300)
"""Paragraphs, and words in them, that go on below a true text in the element and the make of most of it, from which the
text stops too early: appeals, questions and biographies below a story are fewer or made otherwise."""
_HELD = 0.3
"""The share of a true text's words that its element and make holds at the least, to say where it ends."""
FUNCTION_WORDS = frozenset("the of and to in a is that for on with as are was by it at from be this".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and its true text."""

    source: str
    name: str
    html: str
    site: str
    """Whose template it has, as far as its address tells."""
    body: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The lines of one text of one page."""

    source: str
    name: str
    site: str
    variant: str
    texts: list[str]
    truth: list[int]
    title: list[int]
    """Lines that are the page's title: kept, and no part of the body."""
    features: Any
    body: str
    heading: list[int]
    """1: the line is a sub-heading; 0: it is none; -1: nobody knows."""
    kinds: Sequence[str] = ()
    """What each line is, of texts that we labelled."""


def pages(wcxb: Path | None, aeb: Path | None, readability: Path | None) -> Iterator[Page]:
    """Return the English pages of all sources."""
    yield from wcxb_pages(wcxb) if wcxb else ()
    for key, said in sorted(json.loads((aeb / "ground-truth.json").read_text("utf-8")).items() if aeb else ()):
        assert aeb
        data = gzip.decompress((aeb / "html" / f"{key}.html.gz").read_bytes())
        html = data.decode("utf-8", "replace")
        site = site_of(said["url"])
        yield Page(source="aeb", name=key, html=html, site=site, body=said["articleBody"], title="")
    for folder in sorted(readability.iterdir()) if readability else ():
        expected = (folder / "expected.html").read_text("utf-8", "replace")
        if expected.strip():
            html = (folder / "source.html").read_text("utf-8", "replace")
            stated = _ADDRESS.search(html)
            site = site_of(stated[1]) if stated else re.sub(r"-\d+$", "", folder.name)
            yield Page(source="readability", name=folder.name, html=html, site=site, body=get_text(expected), title="")


def wcxb_pages(folder: Path) -> Iterator[Page]:
    """Return the pages of a folder in the benchmark's own layout, or in that of the pages that `make quality` reads.

    Pages without a true text, or without an address that tells their site, are left out.
    """
    own = (folder / "ground-truth").is_dir()
    for path in sorted((folder / "ground-truth" if own else folder).glob("*.json")):
        said = json.loads(path.read_text("utf-8"))
        kind = said["_internal"]["page_type"]["primary"] if own else ARTICLE
        true = said["ground_truth"] if own else said
        body, title = true.get("main_content" if own else "body"), true.get("title") or ""
        if body and said.get("url"):
            packed = (folder / "html" if own else folder) / f"{path.stem}.html.gz"
            html = gzip.decompress(packed.read_bytes()).decode("utf-8", "replace")
            source = "wcxb" if kind == ARTICLE else f"wcxb {kind}"
            yield Page(source=source, name=path.stem, html=html, site=site_of(said["url"]), body=body, title=title)


def site_of(url: str) -> str:
    """Return the part of an address's host that its owner registered, as nearly as its form tells."""
    labels = (urlsplit(url).hostname or url).split(".")
    of_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("ac", "co", "com", "gov", "net", "org")
    return ".".join(labels[-3 if of_country else -2 :])


def is_english(text: str) -> bool:
    """Say whether a text has as many function words as English."""
    found = words(text.lower())
    return sum(word in FUNCTION_WORDS for word in found) > 0.15 * len(found)


def covered(texts: Sequence[str], body: str) -> list[float]:
    """Return the share of each line's words that an alignment in order with the body covers.

    The alignment is the longest increasing chain of equal 4-word sequences (as in patience diff).
    """
    truth = words(body)
    places_of: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(truth) - 3):
        places_of[tuple(truth[at : at + 4])].append(at)
    flat = [(word, number) for number, text in enumerate(texts) for word in words(text)]
    pairs: list[tuple[int, int]] = []
    for at in range(len(flat) - 3):
        found = places_of.get(tuple(word for word, _ in flat[at : at + 4]), ())
        if len(found) <= 12:
            pairs += [(at, place) for place in reversed(found)]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect.bisect_left(ends, place)
        before.append(tails[length - 1] if length else None)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [place]
    matched: set[int] = set()
    step = tails[-1] if tails else None
    while step is not None:
        matched.update(range(pairs[step][0], pairs[step][0] + 4))
        step = before[step]
    hits = Counter(flat[at][1] for at in matched)
    return [hits[number] / (len(words(text)) or 1) for number, text in enumerate(texts)]


def labelled(texts: Sequence[str], page: Page, titles: frozenset[str]) -> tuple[list[int], list[int]]:
    """Return for each line whether it is the story's, and the numbers of lines that are its title."""
    share = covered(texts, page.body)
    whole = {" ".join(words(line)).casefold() for line in page.body.split("\n")}
    truth = []
    for number, text in enumerate(texts):
        own = words(text)
        near = any(each >= 0.5 for each in share[max(0, number - 3) : number + 4])
        short = share[number] >= 0.99 or (near and bool(own) and " ".join(own).casefold() in whole)
        truth.append(int(share[number] >= 0.5 if len(own) >= 4 else short))
    first = truth.index(1) if 1 in truth else len(truth)
    heads = [n for n in range(first) if " ".join(words(texts[n])).casefold() in titles]
    for number in heads[-1:]:
        truth[number] = 1
    return truth, heads[-1:]


def titles(page: Page) -> frozenset[str]:
    """Return what the page may have as its title, word by word, in lower case."""
    root: Any = lxml_html.document_fromstring(page.html.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    stated = root.xpath("//meta[@property='og:title']/@content")
    found = [page.title, *(h.text_content() for h in root.iter("h1")), *stated]
    return frozenset(key for text in found if (key := " ".join(words(text)).casefold()))


def stops_early(page: Page) -> bool:
    """Say whether the true text of a page ends in the middle of its story.

    Labels made by hand or by a model do on long pages, and what learns from them learns that far into a text nothing is
    its. It is seen by what follows: in the very element that held the true paragraphs, many more of the same make.
    """
    root = parsed(page.html)
    blocks, _, where = page_blocks(root, lambda _: None) if root is not None else ([], [], [])
    texts = [block.text for block in blocks]
    truth, _ = labelled(texts, page, frozenset())
    size = [len(words(text)) for text in texts]
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for number, (text, place) in enumerate(zip(texts, where, strict=True)):
        if look(text).is_paragraph and place.linked <= _HELD * size[number]:
            own = place.ancestors[-1:]
            alike[place.ancestors[-2:-1], *((each.tag, each.get("class")) for each in own)].append(number)
    total = sum(n for n, is_story in zip(size, truth, strict=True) if is_story)
    for numbers in alike.values():
        told = [number for number in numbers if truth[number]]
        rest = [number for number in numbers if told and number > told[-1]]
        goes_on = len(rest) >= _GOES_ON[0] and sum(size[number] for number in rest) >= _GOES_ON[1]
        if goes_on and sum(size[number] for number in told) >= _HELD * total:
            return True
    return False


def line_samples(page: Page) -> list[Sample]:
    """Return the texts that the page gives: whole, main content, and each without its boilerplate.

    Every second page gives them with a little of it left as well. One whose true text stops early gives none.
    """
    if stops_early(page):
        return []
    known = titles(page)
    heads, bold = headings(page)
    main = extract_plain_text(
        page.html, main_content=True, links=False, alt_texts=False, form_fields=False, comments=False
    )
    samples = []
    chance = random.Random(page.name)
    for variant, text in (("whole", get_text(page.html)), ("main", main)):
        texts = [folded for line in text.split("\n") if (folded := " ".join(line.split()))]
        if not texts:
            continue
        truth, head = labelled(texts, page, known)
        names = [" ".join(words(each)).casefold() for each in texts]
        heading = [
            -1 if name in bold or at in head else int(is_story and name in heads)
            for at, (name, is_story) in enumerate(zip(names, truth, strict=True))
        ]
        samples.append(sample(page, variant, texts, truth, head, heading, left_by_rules(texts)))
        for share in (0.0, 0.3) if chance.random() < 0.5 else (0.0,):
            kept = [n for n, is_story in enumerate(truth) if is_story or chance.random() < share]
            if kept and any(truth):
                samples.append(sample(page, f"{variant}-{share}", texts, truth, head, heading, kept))
    return [each for each in samples if each.texts]


def headings(page: Page) -> tuple[frozenset[str], frozenset[str]]:
    """Return the sub-headings of a page, word by word, and what is set like one without being marked as one."""
    root: Any = lxml_html.document_fromstring(page.html.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    marked = {" ".join(words(each.text_content())).casefold() for each in root.iter("h2", "h3", "h4", "h5", "h6")}
    like = {
        own
        for each in root.iter("strong", "b", "dt")
        if (own := " ".join(words(each.text_content())).casefold())
        and (each.tag == "dt" or own == " ".join(words(each.getparent().text_content())).casefold())
    }
    return frozenset(marked), frozenset(like - marked)


def left_by_rules(texts: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that the rules leave: the forest is asked after them."""
    blocks = [Block(first=number, last=number, text=text) for number, text in enumerate(texts, 1)]
    for rule in RULES[: RULES.index(unlike_story)]:
        gone = {drop.block.first for drop in rule(blocks)}
        blocks = [block for block in blocks if block.first not in gone]
    return [block.first - 1 for block in blocks]


def own_samples() -> list[Sample]:
    """Return the texts that were written and labelled for this."""
    samples = []
    for path in sorted(OWN.glob("*.gold")):
        said = gold.load(path)
        _, blocks, _ = read_text(said.text.encode("utf-8"), path.name)
        texts, labels = [block.text for block in blocks], [said.labels[block.first] for block in blocks]
        truth = [int(not label.startswith("noise")) for label in labels]
        body = "\n".join(text for text, label in zip(texts, labels, strict=True) if label in ("body", "heading"))
        page = Page(source="own", name=path.stem, html="", site=path.stem, body=body, title=said.title or "")
        head = [number for number, label in enumerate(labels) if label == "title"]
        heading = [-1 if label == "title" else int(label == "heading") for label in labels]
        story = [number for number, is_story in enumerate(truth) if is_story]
        for variant, kept in (("text", left_by_rules(texts)), ("text-0.0", story)):
            each = sample(page, variant, texts, truth, head, heading, kept)
            samples.append(replace(each, kinds=[KIND.get(labels[number], "page") for number in kept]))
    return samples


def sample(
    page: Page,
    variant: str,
    texts: list[str],
    truth: list[int],
    head: list[int],
    heading: list[int],
    kept: Sequence[int],
) -> Sample:
    """Return the lines `kept` of a text as a sample, without features: `worded` adds them."""
    some = [texts[number] for number in kept]
    return Sample(
        source=page.source,
        name=page.name,
        site=page.site,
        variant=variant,
        texts=some,
        truth=[truth[number] for number in kept],
        title=[at for at, number in enumerate(kept) if number in head],
        features=None,
        body=page.body,
        heading=[heading[number] for number in kept],
    )


def worded(samples: Sequence[Sample]) -> list[Sample]:
    """Write the weights of words, and return the samples with the features of their lines."""
    texts = [text for each in samples for text in each.texts]
    truth = np.concatenate([each.truth for each in samples])
    weight = np.concatenate([[0.0 if "-" in e.variant else WEIGHT[e.source]] * len(e.texts) for e in samples])
    counter = CountVectorizer(analyzer=forms.words, binary=True, min_df=RAREST, dtype=np.float64)
    found = counter.fit_transform(texts)
    names = counter.get_feature_names_out()

    def weights(some: Any) -> dict[str, int]:
        model = LogisticRegression(C=STRICT, l1_ratio=1, solver="liblinear", random_state=SEED)
        model.fit(found[some], truth[some], sample_weight=weight[some])
        pairs = zip(names, model.coef_[0], strict=True)
        return {str(name): round(WORDS * value) for name, value in sorted(pairs) if round(WORDS * value)}

    group, place = grouped(samples)
    wordings = np.zeros(len(texts), dtype=np.int64)
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=SEED + 1).split(found, truth, group):
        own = weights(train)
        wordings[test] = [forms.wording(texts[number], own) for number in test]
    said = weights(np.arange(len(texts)))
    print(f"{len(said)} words", flush=True)
    body = json.dumps({"weights": said}, ensure_ascii=False, indent=0)
    (HERE / "wording.json").write_text(body + "\n", "utf-8")
    return [replace(e, features=forms.features_of(e.texts, wordings[place[id(e)]].tolist())) for e in samples]


def grouped(samples: Sequence[Sample]) -> tuple[Any, dict[int, slice]]:
    """Return for each line the number of its site, and where the lines of each sample are."""
    keys = {site: number for number, site in enumerate(sorted({each.site for each in samples}))}
    group = np.concatenate([[keys[each.site]] * len(each.texts) for each in samples])
    starts = np.cumsum([0, *(len(each.texts) for each in samples)])
    return group, {id(each): slice(a, b) for each, a, b in zip(samples, starts, starts[1:], strict=False)}


def block_samples(page: Page) -> list[Sample]:
    """Return the blocks of the page: as they are, nameless, those of the story alone, and as of another language."""
    texts, where, seen = features(page.html)
    if not texts:
        return []
    known = titles(page)
    truth, head = labelled(texts, page, known)
    whole = of_blocks(page, "page", texts, truth, head, seen)
    found = [whole, foreign(whole)]
    texts, _, seen = features(nameless(page.html))
    if texts == whole.texts:
        found.append(of_blocks(page, "nameless", texts, truth, head, seen))
    texts, _, seen = features(story_alone(page, whole, where))
    if texts:
        found.append(of_blocks(page, "story", texts, *labelled(texts, page, known), seen))
    return found


def of_blocks(page: Page, variant: str, texts: list[str], truth: list[int], head: list[int], seen: Any) -> Sample:
    """Return the blocks of a page as a sample."""
    return Sample(
        source=page.source,
        name=page.name,
        site=page.site,
        variant=variant,
        texts=texts,
        truth=truth,
        title=head,
        features=seen,
        body=page.body,
        heading=[],
    )


def foreign(seen: Sample) -> Sample:
    """Return a page as it would look in a language of which no word is known."""
    features = seen.features.copy()
    known = features[:, _OF_ENGLISH]
    features[:, _OF_ENGLISH] = np.where(known < 0, known, 0)  # below zero: there is no such neighbour
    return replace(seen, variant="foreign", features=features)


def nameless(source: str) -> str:
    """Return a page without what its elements are called."""
    return re.sub(r"\s(?:class|id|role|itemprop)\s*=\s*(?:\"[^\"]*\"|'[^']*')", "", source)


def story_alone(page: Page, whole: Sample, where: Sequence[Place]) -> str:
    """Return the smallest element that holds nearly all of the story, as a scraper would save it."""
    texts, titled = whole.texts, frozenset(whole.title)
    truth = [is_story and number not in titled for number, is_story in enumerate(whole.truth)]
    size = {n: len(words(text)) for n, text in enumerate(texts)}
    held: Counter[Any] = Counter()
    for number, place in enumerate(where):
        if truth[number]:
            held.update(dict.fromkeys(dict.fromkeys(place.ancestors), size[number]))
    total = sum(size[n] for n, is_story in enumerate(truth) if is_story)
    inner = [element for element, count in held.items() if count >= 0.95 * total]
    if not inner or not total:
        return ""
    smallest = max(inner, key=lambda element: len(list(element.iterancestors())))
    title = f"<h1>{page.title}</h1>" if page.title else ""
    inside = lxml_html.tostring(smallest, encoding="unicode", with_tail=False)
    return f"<html><body>{title}{inside}</body></html>"


def score(kept: Callable[[Sample], Sequence[bool]], samples: Sequence[Sample]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of 4-word sequences, as the article-extraction-benchmark counts them."""
    found = []
    for each in samples:
        text = "\n".join(
            t for n, (t, keep) in enumerate(zip(each.texts, kept(each), strict=True)) if keep and n not in each.title
        )
        found.append(shingle_score(each.body, text))
    return f1(found)


def grow(name: str, samples: Sequence[Sample]) -> None:
    """Grow the forest of that name, print what it reaches on pages that it has not seen, and write it."""
    features = np.vstack([each.features for each in samples]).astype(np.float32)
    truth = np.concatenate([each.truth for each in samples])
    group, place = grouped(samples)
    weight = np.concatenate(
        [
            [
                OWN_LINE if e.source == "own" else min(max(1, len(words(t))), 60) ** 0.7 * WEIGHT[e.source]
                for t in e.texts
            ]
            for e in samples
        ]
    )
    if name == "lines":
        weight *= np.concatenate([[0.6 if "-" in e.variant else 1.0] * len(e.texts) for e in samples])
    else:
        weight *= np.concatenate([[1.0 if e.variant == "page" else 0.3] * len(e.texts) for e in samples])
    print(f"{name}: {len(truth):,} lines of {group.max() + 1} sites", flush=True)
    unseen, model = fitted(name, features, truth, weight, group)
    figures = {}
    for source in WEIGHT:
        for variant in sorted({each.variant for each in samples}):
            some = [each for each in samples if each.source == source and each.variant == variant]
            if not some:
                continue
            got = score(lambda e: (unseen[place[id(e)]] >= THRESHOLD[name]).tolist(), some)
            figures[f"{source} {variant}"] = got
            print(f"  {source} {variant}: {got} at {THRESHOLD[name]}", flush=True)
            at = np.concatenate([np.arange(len(truth))[place[id(each)]] for each in some])
            for limit in LIMITS:
                story, rest = unseen[at][truth[at] == 1], unseen[at][truth[at] == 0]
                shares = f"story {np.mean(story >= limit):.4f} kept, others {np.mean(rest < limit):.4f} dropped"
                print(f"    {limit}: lines of the {shares}", flush=True)
    what = f"precision, recall, F1 on sites not seen, four folds, at a probability of {THRESHOLD[name]}"
    write(name, model, {"what": what, **figures})


def grow_headings(name: str, samples: Sequence[Sample], features: Any, weight: Any) -> None:
    """Grow a forest of sub-headings from the short lines, and print how well it tells them on pages not seen.

    `features` and `weight` are those of all lines.
    """
    chosen = np.concatenate(
        [[h >= 0 and may_head(t) for t, h in zip(e.texts, e.heading, strict=True)] for e in samples]
    )
    last = np.concatenate([[False] * (len(each.texts) - 1) + [True] for each in samples])
    chosen &= ~last
    truth = np.concatenate([each.heading for each in samples])[chosen]
    source = np.concatenate([[each.source] * len(each.texts) for each in samples])[chosen]
    variant = np.concatenate([[each.variant] * len(each.texts) for each in samples])[chosen]
    group, _ = grouped(samples)
    unseen, model = fitted(name, features[chosen], truth, weight[chosen], group[chosen])
    figures = {}
    for limit in sorted({0.3, 0.4, 0.5, 0.6, 0.7, THRESHOLD[name]}):
        for at in sorted(set(zip(source, variant, strict=True))):
            some = (source == at[0]) & (variant == at[1])
            right, found, true = (
                int(n.sum()) for n in ((unseen >= limit) & truth, unseen >= limit, truth == 1) for n in [n[some]]
            )
            got = (
                round(right / (found or 1), 4),
                round(right / (true or 1), 4),
                round(2 * right / (found + true or 1), 4),
            )
            if limit == THRESHOLD[name]:
                figures[" ".join(at)] = got
            print(f"    {limit} {' '.join(at)}: {got} of {true}", flush=True)
    what = f"precision, recall, F1 of sub-headings on sites not seen, at a probability of {THRESHOLD[name]}"
    write(name, model, {"what": what, **figures})


def grow_labelled(samples: Sequence[Sample]) -> None:
    """Grow the second forest of text from our own texts, and print how well it tells their lines unseen."""
    truth = np.concatenate([each.truth for each in samples])
    group, _ = grouped(samples)
    seen = np.vstack([forms.form_features(each.texts) for each in samples])
    features = by_kinds(seen, kinds_unseen(samples, group)).astype(np.float32)
    clean = np.concatenate([["-" in each.variant] * len(each.texts) for each in samples])
    weight = np.where(clean, 0.6, 1.0)
    unseen, model = fitted("labelled", features, truth, weight, group)
    figures = {}
    for limit in sorted({*LIMITS, THRESHOLD["labelled"]}):
        story, rest = unseen[~clean & (truth == 1)], unseen[~clean & (truth == 0)]
        kept, dropped = round(float(np.mean(story >= limit)), 4), round(float(np.mean(rest < limit)), 4)
        print(f"    {limit}: lines of the story {kept} kept, others that rules leave {dropped} dropped", flush=True)
        if limit == THRESHOLD["labelled"]:
            figures["own text"] = (kept, dropped)
    what = (
        f"story kept, others that rules leave dropped, of texts not seen, at a probability of {THRESHOLD['labelled']}"
    )
    write("labelled", model, {"what": what, **figures})


def kinds_unseen(samples: Sequence[Sample], group: Any) -> Any:
    """Write what signs say for each kind of line, and return for each line what those say that had not seen it."""
    shapes = [forms.form(text) for each in samples for text in each.texts]
    kind = np.concatenate([each.kinds for each in samples])
    raw = np.flatnonzero(np.concatenate([["-" not in each.variant] * len(each.texts) for each in samples]))
    counter = CountVectorizer(analyzer=kinds.signs, binary=True, min_df=RARE_SIGN, dtype=np.float64)
    counter.fit([shapes[number] for number in raw])
    found, names = counter.transform(shapes), counter.get_feature_names_out()

    def weights(some: Any) -> dict[str, tuple[int, ...]]:
        model = LogisticRegression(C=EVEN, max_iter=200).fit(found[some], kind[some])
        order = [list(model.classes_).index(each.removeprefix("kind_")) for each in kinds.FEATURES]
        rows = np.round(WORDS * model.coef_[order].T).astype(int)
        return {str(n): tuple(row) for n, row in zip(names, rows.tolist(), strict=True) if max(map(abs, row)) >= FAINT}

    told = np.zeros((len(shapes), len(kinds.FEATURES)), dtype=np.int64)
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=SEED + 2).split(found, kind, group):
        own = weights(np.intersect1d(train, raw))
        told[test] = [kinds.weighed(shapes[number], own) for number in test]
    said = weights(raw)
    print(f"{len(said)} signs of kinds", flush=True)
    rows = [f"{json.dumps(n, ensure_ascii=False)}:{json.dumps(w, separators=(',', ':'))}" for n, w in said.items()]
    (HERE / "kinds.json").write_text('{"weights":{\n' + ",\n".join(rows) + "\n}}\n", "utf-8")
    return told


def fitted(name: str, features: Any, truth: Any, weight: Any, group: Any) -> tuple[Any, Any]:
    """Return the probability of each line by trees that had not seen its page, and the trees that have seen all."""
    options = {
        "max_leaf_nodes": 20,
        "max_depth": 7,
        "l2_regularization": 3.0,
        "early_stopping": False,
        "random_state": SEED,
        **GROWN[name],
    }
    unseen = np.zeros(len(truth))
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(features, truth, group):
        model = HistGradientBoostingClassifier(**options)
        model.fit(features[train], truth[train], sample_weight=weight[train])
        unseen[test] = model.predict_proba(features[test])[:, 1]
    return unseen, HistGradientBoostingClassifier(**options).fit(features, truth, sample_weight=weight)


def write(name: str, model: Any, unseen: dict[str, Any]) -> None:
    """Write a grown forest as whole numbers; the right child of a node follows its left one."""
    trees = []
    depth = 0
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        tree: list[list[float]] = []
        order = [0]
        at = {0: 0}
        for old in order:
            if not nodes[old]["is_leaf"]:
                for child in (int(nodes[old]["left"]), int(nodes[old]["right"])):
                    at[child] = len(order)
                    order.append(child)
        values = mean_values(nodes)
        for old in order:
            node = nodes[old]
            if node["is_leaf"]:
                tree.append([0, 0, at[old], round(SCALE * values[old])])
            else:
                split = float(f"{node['num_threshold']:.6g}")
                tree.append([int(node["feature_idx"]), split, at[int(node["left"])], round(SCALE * values[old])])
        trees.append(tree)
        depth = max(depth, int(nodes["depth"].max()))
    limit = THRESHOLD[name]
    said = {
        "unseen": unseen,
        "features": list(FEATURES[name]),
        "base": round(SCALE * float(np.ravel(model._baseline_prediction)[0])),
        "threshold": round(SCALE * float(np.log(limit / (1 - limit)))),
        "depth": depth,
    }
    head = json.dumps(said, indent=1)[:-2]
    body = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    (HERE / f"{name}.json").write_text(f'{head},\n "trees": [\n{body}\n]}}\n', "utf-8")


def mean_values(nodes: Any) -> dict[int, float]:
    """Return each node's value: of an inner one the mean of its children's, by how often they were reached."""
    values: dict[int, float] = {}

    def visit(number: int) -> float:
        node = nodes[number]
        if node["is_leaf"]:
            values[number] = float(node["value"])
        else:
            children = [int(node["left"]), int(node["right"])]
            counts = [int(nodes[child]["count"]) for child in children]
            values[number] = sum(visit(c) * n for c, n in zip(children, counts, strict=True)) / (sum(counts) or 1)
        return values[number]

    visit(0)
    return values


def main() -> None:
    """Read the pages and grow the forests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wcxb", type=Path)
    parser.add_argument("--aeb", type=Path)
    parser.add_argument("--readability", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--only", choices=("text", "markup", "labelled"))
    said = parser.parse_args()
    judging = (
        {site_of(json.loads(p.read_text("utf-8"))["url"]) for p in said.without.glob("*.json")} if said.without else ()
    )
    every = pages(said.wcxb, said.aeb, said.readability)
    known = [page for page in every if page.site not in judging and page.source in WEIGHT and is_english(page.body)]
    with ProcessPoolExecutor() as pool:
        if said.only in (None, "text"):
            found = [each for some in pool.map(line_samples, known, chunksize=8) for each in some]
            samples = worded([each for each in found + own_samples() if each.texts])
            grow("lines", samples)
            by_source = [
                [WEIGHT["own"] if e.source == "own" else 0.2 if e.variant.startswith("whole") else 1.0] * len(e.texts)
                for e in samples
            ]
            grow_headings("headings", samples, np.vstack([e.features for e in samples]), np.concatenate(by_source))
        if said.only in (None, "labelled"):
            grow_labelled([each for each in own_samples() if each.texts])
        if said.only in (None, "markup"):
            grow("markup", [each for some in pool.map(block_samples, known, chunksize=8) for each in some])


if __name__ == "__main__":
    main()
