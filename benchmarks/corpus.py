"""Seeded corpora of raw articles: made-up words in the lengths and shapes of news, with the catalogue's names."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

from builder.loading import load_content

_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st str t th tr v w z".split()
_NUCLEI = "a ai e ea ee i o oa oo ou u".split()
_CODAS = "b ck d ft g l ld ll m n nd ng nt p r rd rm rt s ss st t th".split()
_FUNCTION = "the of and to in a for on with that by from at as are has will an is was".split()
"""The most frequent words of English, in about their order: by them a text is known to be in it."""
_VERBS = "said announced expects plans reported agreed published approved".split()


def make_corpus(
    folder: Path,
    articles: int,
    *,
    words: int = 600,
    seed: int = 1,
    content: Path = Path("content"),
    everywhere: bool = False,
) -> None:
    """Write `articles` raw articles of about `words` words each into `folder`; the same for the same `seed`.

    The vocabulary has 20,000 words in Zipf's proportions, the first of them English, so that the tokenizer meets new
    words as it does in news.
    One sentence in two names an entity of the catalogue, one in six a phrase of a topic, one in eight a sum of money.
    With `everywhere` few names stand in most articles and one in every article, as in news; else all are as frequent.
    """
    rng = random.Random(seed)
    vocabulary = sorted({_word(rng) for _ in range(24_000)})[:20_000]
    rng.shuffle(vocabulary)
    vocabulary = [*_FUNCTION, *vocabulary]
    zipf = list(itertools.accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    definitions, _ = load_content(content)
    names = [entity.name for entity in definitions.entities.values()]
    phrases = sorted({phrase for topic in definitions.topics.values() for phrase in topic.phrases})
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        text = _article(rng, vocabulary, zipf, names, phrases, words, everywhere)
        if everywhere:
            text = text.replace("\n\n", f"\n\n{names[0]} agreed to another plan. ", 1)
        day = f"20{20 + number % 7}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        (folder / f"{day}-article-{number:05d}.txt").write_text(text, encoding="utf-8")


def make_names(count: int, rng: random.Random) -> list[str]:
    """Return so many different made-up names of one to three words."""
    names: dict[str, None] = {}
    while len(names) < count:
        words = [_word(rng).capitalize() + _word(rng) for _ in range(rng.choice((1, 2, 2, 3)))]
        names[" ".join(words)] = None
    return list(names)


def _word(rng: random.Random) -> str:
    return "".join(
        rng.choice(_ONSETS) + rng.choice(_NUCLEI) + rng.choice(_CODAS) for _ in range(rng.choice((1, 1, 2, 2, 3)))
    )


def _article(
    rng: random.Random,
    vocabulary: list[str],
    zipf: list[float],
    names: list[str],
    phrases: list[str],
    words: int,
    everywhere: bool,
) -> str:
    blocks = [_title(rng, vocabulary, zipf)]
    written = 0
    local = rng.choices(names, cum_weights=zipf[: len(names)], k=6) if everywhere else rng.sample(names, 6)
    while written < words:
        if len(blocks) in (4, 8):
            blocks.append(_title(rng, vocabulary, zipf))
        sentences = [_sentence(rng, vocabulary, zipf, local, phrases) for _ in range(rng.randint(2, 4))]
        blocks.append(" ".join(sentences))
        written += sum(sentence.count(" ") + 1 for sentence in sentences)
        if rng.random() < 0.1:
            blocks.append("Read Also: " + _title(rng, vocabulary, zipf))
    blocks += ["Written by Briefing Desk", "© 2024 Briefing Desk. All rights reserved.", "Join the Discussion"]
    return "\n\n".join(blocks) + "\n"


def _title(rng: random.Random, vocabulary: list[str], zipf: list[float]) -> str:
    return " ".join(word.capitalize() for word in rng.choices(vocabulary, cum_weights=zipf, k=rng.randint(4, 9)))


def _sentence(
    rng: random.Random, vocabulary: list[str], zipf: list[float], names: list[str], phrases: list[str]
) -> str:
    words = rng.choices(vocabulary, cum_weights=zipf, k=rng.randint(10, 28))
    if rng.random() < 0.5:
        words[0] = rng.choice(names)
        words[1] = rng.choice(_VERBS)
    if rng.random() < 1 / 6:
        words[rng.randrange(3, len(words))] = rng.choice(phrases)
    if rng.random() < 1 / 8:
        words[-1] = f"${rng.randint(1, 900) / 10} billion"
    return words[0][0].upper() + words[0][1:] + " " + " ".join(words[1:]) + "."
