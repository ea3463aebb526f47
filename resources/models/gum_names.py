"""Names of the GUM corpus from its own trees: its flat form leaves out every name that stands within a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_BRACKET = re.compile(r"\(\d+-[^()]*\)?|\d+\)")
UNCLEAR = "?"  # the label of words in a description: whether there is a name among them the corpus does not say
_LINKS = {"of", "for", "and", "the", "&"}

Sentence = list[tuple[str, str]]


@dataclass
class Tree:
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


def sentences(folder: Path) -> Iterator[Sentence]:
    """Every sentence of the CoNLL-U files with its names in BIO; of names within names the outermost."""
    for path in sorted(folder.glob("*.conllu")):
        for tree in trees(path.read_text(encoding="utf-8")):
            labels = ["O"] * len(tree.words)
            for start, end, kind in sorted(tree.mentions, key=lambda mention: mention[0] - mention[1]):
                name = named(tree, start, end, kind)
                if name is not None and all(label in {"O", UNCLEAR} for label in labels[name[0] : name[1]]):
                    labels[name[0] : name[1]] = [f"B-{kind}"] + [f"I-{kind}"] * (name[1] - name[0] - 1)
                for index in range(start, end):
                    if labels[index] == "O" and proper(tree, index):
                        labels[index] = UNCLEAR
            yield list(zip(tree.words, labels, strict=True))


def trees(text: str) -> Iterator[Tree]:
    open_mentions: list[tuple[str, str, int]] = []
    for block in text.split("\n\n"):
        tree = Tree()
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        for row in (row for row in rows if row[0].isdigit()):
            tree.words.append(row[1])
            tree.tags.append(row[4])
            tree.heads.append(int(row[6]) - 1)
            found = re.search(r"Entity=([^|]*)", row[9])
            for bracket in _BRACKET.findall(found[1]) if found else ():
                read(bracket, tree, open_mentions)
        open_mentions.clear()
        if tree.words:
            yield tree


def read(bracket: str, tree: Tree, open_mentions: list[tuple[str, str, int]]) -> None:
    number, here = bracket.strip("()").split("-")[0], len(tree.words)
    if bracket.startswith("("):
        open_mentions.append((number, bracket.strip("()").split("-")[1], here - 1))
    if bracket.endswith(")"):
        for index in range(len(open_mentions) - 1, -1, -1):
            if open_mentions[index][0] == number:
                _, kind, start = open_mentions.pop(index)
                if kind in KINDS:
                    tree.mentions.append((start, here, KINDS[kind]))
                return


def named(tree: Tree, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The run of proper nouns around the mention's head, or in apposition to it: anthropologist ``Clifford Geertz``."""
    head = next((index for index in range(start, end) if not start <= tree.heads[index] < end), start)
    if not proper(tree, head):
        return apposed(tree, head, end) if kind == "PER" else None
    first, last = head, head + 1
    while first > start and (proper(tree, first - 1) or tree.tags[first - 1] == "HYPH"):
        first -= 1
    while last < end and (proper(tree, last) or (tree.tags[last] == "HYPH" and last + 1 < end)):
        last += 1
    return first, linked(tree, last, end) if kind != "PER" else last


def apposed(tree: Tree, head: int, end: int) -> tuple[int, int] | None:
    first = end
    while first - 1 > head and proper(tree, first - 1):
        first -= 1
    return (first, end) if first == head + 1 < end and tree.heads[first] == head else None


def linked(tree: Tree, last: int, end: int) -> int:
    """Where a name ends that goes on with ``of``: University of Paris."""
    following = last
    while following < end and tree.words[following] in _LINKS:
        following += 1
    if following in (last, end) or not proper(tree, following):
        return last
    while following < end and proper(tree, following):
        following += 1
    return linked(tree, following, end)


def proper(tree: Tree, index: int) -> bool:
    return tree.tags[index] in {"NNP", "NNPS"} and tree.words[index][:1].isupper()
