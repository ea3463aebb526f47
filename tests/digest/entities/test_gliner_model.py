"""A real GLiNER model, tiny and never trained, as recogniser; skipped where GLiNER is not installed."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from digest.entities import find_entities, recogniser_of
from digest.entities.passage import Passage
from digest.entities.tokens import tokenise
from digest.errors import DatelineError
from digest.types import Article

os.environ["HF_HUB_OFFLINE"] = "1"  # read when GLiNER is imported
gliner = pytest.importorskip("gliner")

TEXT = "Brisk Quillon met the Vells in Ostmere.\n\nQuillon spoke for Tarn Lantern on a Monday."
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What it finds is chance; how it is loaded and asked is as with any other."""
    import torch
    from gliner.model import UniEncoderSpanGLiNER
    from transformers import BertConfig, BertTokenizerFast

    torch.manual_seed(0)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    tokenizer = BertTokenizerFast(vocab={word: number for number, word in enumerate(words)})
    tokenizer.add_tokens(["[FLERT]", "<<ENT>>", "<<SEP>>"])
    size = len(tokenizer)
    encoder = BertConfig(
        vocab_size=size, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    config = gliner.GLiNERConfig(
        model_name="none",
        encoder_config=encoder.to_dict(),
        hidden_size=32,
        max_width=4,
        span_mode="markerV0",
        vocab_size=size,
        class_token_index=size - 2,
    )
    path = tmp_path_factory.mktemp("gliner") / "model"
    UniEncoderSpanGLiNER(config, tokenizer=tokenizer).save_pretrained(path)
    return path


def test_a_model_is_loaded_from_its_folder_and_asked(folder: Path) -> None:
    recognise = recogniser_of(f"gliner:{folder}")
    tokens = tokenise(TEXT)
    found = recognise(Passage(TEXT, tokens, frozenset({0})), [(0, len(tokens))])
    assert found
    assert all(one.last <= other.first for one, other in pairwise(found))
    for entity in find_entities(Article("", TEXT, (), language="en"), recognise):
        assert all(TEXT[one.span.start : one.span.end] == one.text for one in entity.mentions)


def test_a_model_that_is_not_here_is_told_and_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"not on this computer. Fetch it with: .*from_pretrained\('nobody/none'\)"):
        recogniser_of("gliner:nobody/none")
    with pytest.raises(DatelineError, match="There is no GLiNER model in the folder"):
        recogniser_of(f"gliner:{tmp_path / 'nowhere'}")
