"""What is trained is what is computed: the scripts of `training/spacy_nl` against this room."""

import importlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from pipeline.embedding import ModelEncoder
from pipeline.language import SHIPPED_PIPELINE
from pipeline.syntax.lemmas import apply
from pipeline.syntax.network import LABELS, VOCABULARY, WEIGHTS, Network

pytestmark = pytest.mark.slow  # imports torch

SCRIPTS = Path(__file__).parents[2] / "training" / "spacy_nl"
WORDS = ["De", "raad", "vergadert", "."]
letters = st.text(alphabet="abcdeëns_AB'", max_size=10)


@pytest.fixture(scope="module")
def scripts() -> Any:
    """Imports a script by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPTS))
        yield importlib.import_module


@given(word=letters, lemma=letters)
def test_the_edits_of_a_word_make_its_lemma(scripts: Any, word: str, lemma: str) -> None:
    edits = scripts("lemmatizer").edits(word, lemma)
    made = "".join(apply(e, letter) for e, letter in zip(edits, ["", *word], strict=True))
    assert made == lemma


def _small_encoder(folder: Path) -> None:
    """A BERT of two thin layers, with the vocabulary of the shipped encoder."""
    from transformers import BertConfig, BertModel

    shipped = ModelEncoder().folder
    assert shipped is not None
    config = BertConfig(
        vocab_size=22_000,
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder)
    shutil.copyfile(shipped / VOCABULARY, folder / VOCABULARY)


def test_the_stored_network_computes_what_was_trained(scripts: Any, tmp_path: Path) -> None:
    import torch
    from tokenizers import Tokenizer

    torch.manual_seed(1)
    _small_encoder(tmp_path)
    model, train, export = (scripts(name) for name in ("model", "train", "export"))
    labels = train.Labels(("A", "B", "C"), (("X", "_"), ("Y", "_")), ("a", "b", "c", "d"))
    net = model.Annotator(tmp_path, 2, (3, 2, 4), arc=8, rel=6).eval()
    encoder = train.Encoder(Tokenizer.from_file(str(tmp_path / VOCABULARY)), labels, _Never())
    count = len(WORDS)
    made = scripts("material").Stretch(
        WORDS, [True, True, False, False], [1, 0, 0, 0], [None] * count, [None] * count,
        [-1] * count, [None] * count,
    )  # fmt: skip
    with torch.no_grad():
        batch = model.collate([encoder.encode(made)])
        wanted = net.states(batch)[0].numpy()
        chances = net.head["boundary"](net.states(batch))[0].softmax(-1)[:, 1].numpy()
    found = _stored(net, export, tmp_path)
    states = found.states(made.words, made.spaces)
    assert np.allclose(states, wanted, atol=0.2)
    assert np.corrcoef(states.ravel(), wanted.ravel())[0, 1] > 0.995
    assert np.allclose(found.boundaries(states), chances, atol=0.05)


class _Never:
    """A source of chance that never masks a word."""

    def random(self) -> float:
        return 1.0


def _stored(net: Any, export: Any, folder: Path) -> Network:
    shipped = json.loads(
        (SHIPPED_PIPELINE / "dutch_annotator" / LABELS).read_text(encoding="utf-8")
    )
    record = {
        "config": {"num_hidden_layers": 2, "num_attention_heads": 4, "layer_norm_eps": 1e-12},
        "xpos": ["A", "B", "C"],
        "morphology": [["X", "_"], ["Y", "_"]],
        "relations": ["a", "b", "c", "d"],
        "lemmas": shipped["lemmas"],
    }
    (folder / LABELS).write_text(json.dumps(record), encoding="utf-8")
    save_file(export.stored_weights(net.state_dict()), folder / WEIGHTS)
    return Network(folder)
