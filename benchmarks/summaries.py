"""How good the choice of sentences is: ROUGE beside the first sentences and other extractors, in one run.

`<folder>/single.jsonl` holds one article a line: `sentences` and `reference` (here: fifty of the CNN/DailyMail articles
of REALSumm, neulab, CC-BY-4.0, lower-cased and tokenised). `<folder>/clusters.jsonl`, where it is there, holds one
event a line: `documents`, each a list of sentences, and `reference`. F1 of ROUGE with stemming, a sentence a line.

What is measured is the weighing and the choice. Whether a sentence reads alone cannot be judged without capitals, so
briefings give up some of these figures for points that can be understood.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, stdev
from typing import Any

from builder.analyse import HALVED_AFTER
from builder.centrality import centrality, pick
from builder.words import bag

OF_ONE, OF_MANY = 3, 9
MEASURES = ("rouge1", "rouge2", "rougeLsum")
FOLDS = 5

Documents = Sequence[Sequence[str]]
Summarizer = Callable[[Documents, int], list[str]]


def ours(documents: Documents, most: int) -> list[str]:
    """Return the sentences that the product's weighing and choice take, in reading order."""
    sentences = [sentence for document in documents for sentence in document]
    prior = [1 / (1 + number / HALVED_AFTER) for document in documents for number in range(len(document))]
    bags = [bag(sentence) for sentence in sentences]
    return [sentences[at] for at in sorted(pick(centrality(bags, prior), bags, most))]


def lead(documents: Documents, most: int) -> list[str]:
    """Return the first sentences, of several documents in turn."""
    taken: list[str] = []
    for number in range(max(map(len, documents))):
        taken += [document[number] for document in documents if number < len(document)]
    return taken[:most]


def sumys(name: str) -> Summarizer:
    """Return one of sumy's methods, on the same sentences and with its own stemmer and stop words."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers import lex_rank, lsa, luhn, text_rank

    made: Any = {
        "LexRank": lex_rank.LexRankSummarizer,
        "TextRank": text_rank.TextRankSummarizer,
        "Luhn": luhn.LuhnSummarizer,
        "LSA": lsa.LsaSummarizer,
    }[name](Stemmer("english"))
    made.stop_words = _stop_words()

    class Words:
        @staticmethod
        def to_words(text: str) -> tuple[str, ...]:
            return tuple(word for word in text.split() if any(c.isalnum() for c in word))

    def summarize(documents: Documents, most: int) -> list[str]:
        paragraphs = [Paragraph([Sentence(text, Words) for text in document]) for document in documents]
        return [str(sentence) for sentence in made(ObjectDocumentModel(paragraphs), most)]

    return summarize


def _stop_words() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def measure(folder: Path) -> dict[str, Any]:
    """Return the figures of every method, by file; a file that is not there is not measured."""
    found: dict[str, Any] = {}
    for kind, most in (("single", OF_ONE), ("clusters", OF_MANY)):
        path = folder / f"{kind}.jsonl"
        if not path.is_file():
            continue
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        methods: dict[str, Summarizer] = {"ours": ours, "lead": lead}
        methods |= {name: sumys(name) for name in ("LexRank", "TextRank", "Luhn", "LSA")}
        scored = {name: _scores(rows, method, most) for name, method in methods.items()}
        found[kind] = {name: _means(scores) for name, scores in scored.items()}
        found[kind]["articles" if kind == "single" else "events"] = len(rows)
        found[kind]["spread of ours"] = _spread(scored["ours"])
        found[kind]["ours better than lead"] = sum(
            a[0] > b[0] for a, b in zip(scored["ours"], scored["lead"], strict=True)
        )
    return found


def _scores(rows: Sequence[dict[str, Any]], method: Summarizer, most: int) -> list[list[float]]:
    from rouge_score.rouge_scorer import RougeScorer

    scorer: Any = RougeScorer(list(MEASURES), use_stemmer=True)
    scores = []
    for row in rows:
        documents = row["documents"] if "documents" in row else [row["sentences"]]
        reference = row["reference"] if isinstance(row["reference"], str) else "\n".join(row["reference"])
        scored = scorer.score(reference, "\n".join(method(documents, most)))
        scores.append([scored[measure].fmeasure for measure in MEASURES])
    return scores


def _means(scores: Sequence[Sequence[float]]) -> dict[str, float]:
    return {name: round(mean(s[at] for s in scores), 4) for at, name in enumerate(MEASURES)}


def _spread(scores: Sequence[Sequence[float]]) -> dict[str, float]:
    """Return the standard deviation of the means of five folds: how much the choice of articles sways the figure."""
    folds = [_means(scores[at::FOLDS]) for at in range(FOLDS)]
    return {name: round(stdev(fold[name] for fold in folds), 4) for name in MEASURES}
