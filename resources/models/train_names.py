"""Trains the recogniser of names: ``python resources/models/train_names.py ../shared/data/entities [--all]``.

The folder holds the corpora named in names.md as ``token TAB label`` lines. One block of fifty sentences in
eight is held out; the figures on it are printed. Features are the program's own (digest/entities/features.py).
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pycrfsuite

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.elsewhere import Elsewhere
from digest.entities.features import features
from digest.entities.tokens import tokenise
from resources.models import gum_names
from resources.models.news_articles import articles

Sentence = list[tuple[str, str]]  # tokens with their labels in BIO
Example = tuple[Sentence, Elsewhere]  # with what the rest of its article shows

MODEL = Path(__file__).with_name("names.crfsuite")
CORPORA = ("meantime", "gum", "wikigold", "re3d", "ewt-dev", "crossner-politics", "wnut17-train", "wnut17-dev", "btc")
DOCUMENT = 25  # sentences
BLOCK, FOLDS = 50, 8  # sentences that stay together; one block of so many is held out
KINDS = ("PER", "LOC", "ORG")
UNANNOTATED = {"meantime"}  # only the first sentences of each article bear labels
NOMINAL = {"re3d", "gum"}  # descriptions are labelled like names, or titles are part of them
INDEXES = {"index", "average", "ftse", "nikkei", "dax", "cac", "kospi", "sensex"}  # a number is no organisation
FLAT = {"re3d"}  # of names within descriptions it says nothing
UNCLEAR = gum_names.UNCLEAR
PARAMETERS = {"c1": 0.3, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}
SEED = 20
TEMPLATES = MODEL.with_name("news-templates.txt")
RENAMED, RESPELT = 0.6, 0.06  # of the documents, of the sentences
DRAWS = 40  # sentences from each template
ARTICLES = 12  # times that each article of news_articles.py is drawn
RARE = 3  # a word seen less often in small letters is not called common
COMMON = MODEL.parents[1] / "lexicon" / "gazetteer" / "common-words.txt"


# ---------------------------------------------------------------- corpora


def read(path: Path) -> list[Sentence]:
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        token, tab, label = line.rstrip("\r").partition("\t")
        if not tab:
            sentences.append([])
        elif token.strip():
            sentences[-1].append((token.strip(), label))
    return [sentence for sentence in sentences if sentence]


def corpus(folder: Path, name: str) -> list[Sentence]:
    """One corpus in this program's own tokens and its convention of what a name is."""
    trees = folder / f"{name}-raw"
    labelled = list(gum_names.sentences(trees)) if trees.is_dir() else read(folder / f"{name}.conll")
    sentences = [convention(retokenised(sentence), name) for sentence in labelled]
    if name in UNANNOTATED:
        sentences = [sentence for sentence in sentences if any(label != "O" for _, label in sentence)]
    return [sentence for sentence in sentences if sentence]


def held_out(index: int) -> bool:
    """Whether the sentence with this number in its corpus is kept for figures."""
    return index // BLOCK % FOLDS == FOLDS // 2


def retokenised(sentence: Sentence) -> Sentence:
    tokens: Sentence = []
    for token, label in joined(sentence):
        for position, part in enumerate(tokenise(token)):
            inner = "I" + label[1:] if label.startswith("B") and position else label
            tokens.append((part.text, inner))
    return tokens


def joined(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """A possessive that the corpus has as two tokens is one."""
    index = 0
    while index < len(sentence):
        token, label = sentence[index]
        if token in {"’", "'"} and index + 1 < len(sentence) and sentence[index + 1][0] == "s":
            token, index = token + "s", index + 1
        yield token, label
        index += 1


def spans(labels: Iterable[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        if label in {"O", UNCLEAR}:
            continue
        if label[0] == "I" and found and found[-1][1] == index and found[-1][2] == label[2:]:
            found[-1] = (found[-1][0], index + 1, label[2:])
        else:
            found.append((index, index + 1, label[2:]))
    return found


def convention(sentence: Sentence, name: str) -> Sentence:
    """Spans without articles, titles and descriptions; peoples are no persons; countries are places."""
    words = [word for word, _ in sentence]
    labels = [label if label == UNCLEAR and gazetteer.tag_of(word) != "demonym" else "O" for word, label in sentence]
    for start, end, kind in spans(label for _, label in sentence):
        kept = bare(words, (start, end, kind), name in NOMINAL)
        if kept is None or (name in NOMINAL and not is_name(words[kept[0] : kept[1]])):
            if name in FLAT and any(word[0].isupper() for word in words[start + 1 : end]):
                labels[start:end] = [UNCLEAR] * (end - start)
            continue
        first, last = kept
        kind = "LOC" if gazetteer.tag_of(" ".join(words[first:last])) == "country" else kind
        labels[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    return list(zip(words, labels, strict=True))


def bare(words: list[str], span: tuple[int, int, str], nominal: bool) -> tuple[int, int] | None:
    start, end, kind = span
    titles = {word for title in lexicon.words("en/person-titles") for word in title.split()} | {"of", "the"}
    while start < end and words[start].lower() in {"the", "a", "an", "other"}:
        start += 1
    if kind == "PER" and nominal:
        start = max([start, *(index + 1 for index in range(start, end) if words[index].lower() in titles - {"of"})])
    if kind == "PER":
        first = start
        while start < end and (words[start].lower() in titles or words[start] == "."):
            start += 1
        if start == end and end - first > 1:
            return None
    while end > start and words[end - 1] in {",", "’s", "'s", ".", "'", "’"}:
        end -= 1
    name = " ".join(words[start:end])
    nobody = gazetteer.tag_of(name) == "demonym" or gazetteer.fold(name) in lexicon.words("en/not-names")
    nobody = nobody or (kind == "ORG" and not INDEXES.isdisjoint(word.lower() for word in words[start:end]))
    return None if start >= end or nobody else (start, end)


def is_name(words: list[str]) -> bool:
    small = {"of", "the", "for", "and", "al", "bin", "-", "’", "'", "de", "in", "&", "."}
    return words[0][:1].isupper() and all(word in small or word[:1].isupper() or word[:1].isdigit() for word in words)


def common_words(sentences: Iterable[Sentence]) -> list[str]:
    """Words that open text writes small: what tells a sentence's first word from a name."""
    small: Counter[str] = Counter()
    initial: Counter[str] = Counter()
    for sentence in sentences:
        for word, _ in sentence[1:]:
            if word.isalpha():
                (small if word.islower() else initial)[word.lower()] += 1
    return sorted(word for word, count in small.items() if count >= RARE and count >= initial[word] and len(word) > 2)


# ---------------------------------------------------------------- more sentences from the same


def varied(document: list[Sentence], chance: random.Random) -> Iterator[Example]:
    """Copies with other names of the same kind, some in capitals, without any, or as headlines: names are endless."""
    cast: dict[tuple[str, str], str] = {}
    if chance.random() < RENAMED:
        for sentence, around in examples([renamed(sentence, cast, chance) for sentence in document]):
            if any(label != "O" for _, label in sentence):
                yield sentence, around
    for sentence, around in examples(document):
        for respelt in (str.upper, str.lower, initial):
            if chance.random() < RESPELT:
                yield [(respelt(word), label) for word, label in sentence], around


def initial(word: str) -> str:
    return word if len(word) < 4 else word[0].upper() + word[1:]


def renamed(sentence: Sentence, cast: dict[tuple[str, str], str], chance: random.Random) -> Sentence:
    """The sentence with other people and towns; ``cast`` says who is called what in the document."""
    tokens, done = [], 0
    for start, end, kind in spans(label for _, label in sentence):
        tokens += sentence[done:start]
        name = [word for word, _ in sentence[start:end]]
        if kind == "PER" and all(re.fullmatch(r"[^\W\d_]+", word) and word.istitle() for word in name):
            drawn = [
                drawn_name("family" if i + 1 == len(name) else "given", name[i], cast, chance)
                for i in range(end - start)
            ]
            name = [part.text for word in drawn for part in tokenise(word)]
        elif kind == "LOC" and len(name) == 1 and name[0].istitle():
            name = [part.text for part in tokenise(drawn_name("city", name[0], cast, chance))]
        tokens += [(word, f"{'I' if position else 'B'}-{kind}") for position, word in enumerate(name)]
        done = end
    return tokens + sentence[done:]


def drawn_name(part: str, word: str, cast: dict[tuple[str, str], str], chance: random.Random) -> str:
    if (part, word) not in cast:
        cast[part, word] = chance.choice(stock(part)).title()
    return cast[part, word]


@cache
def stock(part: str) -> list[str]:
    return sorted(lexicon.words("gazetteer/cities-large" if part == "city" else f"gazetteer/{part}-names"))


def composed(chance: random.Random) -> Iterator[Sentence]:
    """News made from templates and the gazetteer, so that contexts of the news meet names of the whole world."""
    lines = [line for line in TEMPLATES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    draw = slots(chance)
    for line in lines * DRAWS:
        tokens: Sentence = []
        for word in line.split():
            slot = word.strip("{}")
            if slot == word:
                tokens.append((word, "O"))
                continue
            kind, name = draw[slot]()
            parts = [part.text for part in tokenise(name)]
            tokens += [(part, f"{'I' if i else 'B'}-{kind}" if kind else "O") for i, part in enumerate(parts)]
        yield tokens


def slots(chance: random.Random) -> dict[str, Callable[[], tuple[str, str]]]:
    """For each slot what draws its label's kind ("" for none) and its words."""
    pick = {
        name: sorted(lexicon.words(f"gazetteer/{name}")) for name in ("given-names", "family-names", "cities-large")
    }
    for name in ("given-names", "family-names"):  # those of the news as often as all others together
        pick[name + "+"] = list(lexicon.lines(f"en/{name}"))
    countries = [*sorted(set(lexicon.mapping("gazetteer/countries").values())), "US", "U.S.", "UK", "UAE", "Britain"]
    peoples = [forms.split(",")[0].title() for forms, *_ in lexicon.table("en/demonyms")]
    listed = [name for _, name in lexicon.table("en/organisations")]
    heads = [head.title() for head in lexicon.lines("en/organisation-heads") if len(head) > 3]
    titles = [title for title in lexicon.lines("en/person-titles") if len(title) > 3]

    def one(of: str) -> str:
        return chance.choice(pick[of + "+"] if of + "+" in pick and chance.random() < 0.5 else pick[of]).title()

    def surname() -> str:
        if chance.random() < 0.15:
            return chance.choice(("bin ", "al-", "Al-", "de ", "van ", "Abu ")) + one("family-names")
        return one("family-names")

    def given() -> str:
        if chance.random() < 0.12:
            return f"{one('given-names')}-{one('given-names').lower()}"
        return one("given-names") + (f" {chance.choice('ABCDEJKLMRS')}." if chance.random() < 0.05 else "")

    def person() -> str:
        if chance.random() < 0.12:
            return f"{one('family-names')} {given()}"
        return f"{given()} {surname()}"

    def acronym() -> str:
        return "".join(chance.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(chance.randint(3, 5)))

    def organisation() -> str:
        made = (
            lambda: chance.choice(listed),
            lambda: chance.choice(listed),
            lambda: f"{one('cities-large')} {chance.choice(heads)}",
            lambda: f"{one('family-names')} {chance.choice(heads)}",
            lambda: f"{chance.choice(peoples)} {chance.choice(heads)}",
            lambda: f"{chance.choice(heads)} of {chance.choice(countries)}",
            lambda: f"Al-{one('family-names')}",
            acronym,
        )
        return chance.choice(made)()

    def role() -> str:
        title = chance.choice(titles)
        return title.title() if chance.random() < 0.5 else title

    return {
        "PER": lambda: ("PER", person()),
        "SUR": lambda: ("PER", surname()),
        "CITY": lambda: ("LOC", one("cities-large")),
        "COUNTRY": lambda: ("LOC", chance.choice(countries)),
        "ORG": lambda: ("ORG", organisation()),
        "ACR": lambda: ("ORG", acronym()),
        "DEM": lambda: ("", chance.choice(peoples)),
        "ROLE": lambda: ("", role()),
        "DAY": lambda: (
            "",
            chance.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
        ),
    }


# ---------------------------------------------------------------- learning and figures


def documents(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences that follow one another, as many as a short article has; corpora do not say where theirs end."""
    for first in range(0, len(sentences), DOCUMENT):
        yield sentences[first : first + DOCUMENT]


def examples(document: list[Sentence]) -> Iterator[Example]:
    around = Elsewhere.of([word for word, _ in sentence] for sentence in document)
    for sentence in document:
        if all(label != UNCLEAR for _, label in sentence):
            yield sentence, around


def train(learned: Iterable[Example], model: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    for sentence, around in learned:
        rows = features([word for word, _ in sentence], elsewhere=around)
        trainer.append(rows, [label for _, label in sentence])
    trainer.train(str(model))


def score(model: Path, sentences: list[Sentence]) -> dict[str, tuple[int, int, int]]:
    """Per kind: right, found, true."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for sentence, around in (example for document in documents(sentences) for example in examples(document)):
        truth = set(spans(label for _, label in sentence))
        found = set(spans(tagger.tag(features([word for word, _ in sentence], elsewhere=around))))
        for kind in KINDS:
            mine, theirs = {s for s in found if s[2] == kind}, {s for s in truth if s[2] == kind}
            for place, number in enumerate((len(mine & theirs), len(mine), len(theirs))):
                counts[kind][place] += number
    return {kind: (right, found, true) for kind, (right, found, true) in counts.items()}


def f1(right: int, found: int, true: int) -> float:
    return 200 * right / (found + true) if found + true else 0.0


def main(folder: Path, everything: bool) -> None:
    chance = random.Random(SEED)
    parts = {name: corpus(folder, name) for name in CORPORA if (folder / f"{name}.conll").exists()}
    texts = [
        document
        for part in parts.values()
        for document in documents([s for i, s in enumerate(part) if everything or not held_out(i)])
    ]
    COMMON.write_text("\n".join(common_words(s for document in texts for s in document)) + "\n", encoding="utf-8")
    lexicon.words.cache_clear()
    learned = [example for document in texts for example in (*examples(document), *varied(document, chance))]
    learned += [example for sentence in composed(chance) for example in examples([sentence])]
    learned += [example for _ in range(ARTICLES) for document in articles(chance) for example in examples(document)]
    chance.shuffle(learned)
    train(learned, MODEL)
    print(f"{len(learned)} sentences, {MODEL.stat().st_size / 1e6:.1f} MB")
    for name, part in parts.items():
        counts = score(MODEL, [s for i, s in enumerate(part) if held_out(i)])
        total = [sum(column) for column in zip(*counts.values(), strict=True)]
        kinds = "  ".join(f"{kind} {f1(*counts[kind]):.1f}" for kind in KINDS)
        print(f"{name:18} F1 {f1(*total):.1f}   {kinds}   ({total[2]} names)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--all" in sys.argv[2:])
