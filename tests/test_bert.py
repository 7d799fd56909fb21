import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from pipeline.bert import BertEncoder, FloatArray, is_supported
from pipeline.embedding import SHA256, ModelEncoder
from tests.models import write_model

_SENTENCES = [
    "De politie en de gemeente.",
    "Wat is veiligheid?",
    "",
    "één onbekend woord",
    "de politie " * 30,
    "Het gezag van de burgemeester is ‘nooit een rustig bezit’, schreef men in 2017.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("model") / "klein")


def test_vectors_have_length_one_and_one_row_a_text(folder: Path) -> None:
    vectors = BertEncoder(folder).encode(_SENTENCES)
    assert vectors.shape == (len(_SENTENCES), 8)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(_SENTENCES)), abs=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_others(folder: Path) -> None:
    encoder = BertEncoder(folder)
    together = encoder.encode(_SENTENCES)
    for row, sentence in enumerate(_SENTENCES):
        assert encoder.encode([sentence])[0] == pytest.approx(together[row], abs=1e-6)


def test_no_texts_give_no_rows(folder: Path) -> None:
    assert len(BertEncoder(folder).encode([])) == 0


def test_a_long_text_is_read_up_to_the_length_of_the_model(folder: Path) -> None:
    encoder = BertEncoder(folder)
    long, longer = encoder.encode(["de " * 10, "de " * 10 + "politie " * 90])
    assert longer == pytest.approx(long, abs=1e-6)


@pytest.mark.parametrize(
    ("sentences", "tokenizer", "length"),
    [
        ({"max_seq_length": 9}, {"model_max_length": 7}, 9),
        ({}, {"model_max_length": 7}, 7),
        (None, {"model_max_length": 7}, 7),
        ({}, {"model_max_length": 10**30}, 32),
        (None, {}, 32),
        ({"max_seq_length": 512}, {}, 32),
    ],
)
def test_the_length_of_the_model_is_in_one_of_its_files(
    tmp_path: Path, sentences: object, tokenizer: object, length: int
) -> None:
    folder = write_model(tmp_path / "model")
    (folder / "sentence_bert_config.json").unlink()
    if sentences is not None:
        (folder / "sentence_bert_config.json").write_text(json.dumps(sentences))
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer))
    encoder = BertEncoder(folder)
    assert encoder.max_length == length
    assert encoder.encode(["de " * 90]).shape == (1, 8)


def test_tokens_are_counted_without_the_special_ones_and_beyond_the_length(folder: Path) -> None:
    counts = BertEncoder(folder).count_tokens(["", "de politie", "de politie.", "de " * 90])
    assert counts == [0, 2, 3, 90]


def test_the_small_model_is_supported(folder: Path) -> None:
    assert is_supported(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"model_type": "roberta"},
        {"hidden_act": "relu"},
        {"position_embedding_type": "relative_key"},
    ],
)
def test_another_architecture_is_left_to_sentence_transformers(
    tmp_path: Path, change: dict[str, str]
) -> None:
    assert not is_supported(write_model(tmp_path / "model", **change))


@pytest.mark.parametrize(
    "name",
    ["config.json", "modules.json", "1_Pooling/config.json", "model.safetensors", "tokenizer.json"],
)
def test_a_folder_without_one_of_its_files_is_not_supported(
    folder: Path, tmp_path: Path, name: str
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "model"))
    (copy / name).unlink()
    assert not is_supported(copy)
    assert not is_supported(tmp_path / "nergens")


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}', "null", '[{"type": 3}]'])
@pytest.mark.parametrize("name", ["config.json", "modules.json", "1_Pooling/config.json"])
def test_a_folder_with_a_broken_file_is_not_supported(
    folder: Path, tmp_path: Path, name: str, content: str
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "model"))
    (copy / name).write_text(content)
    assert not is_supported(copy)


@pytest.mark.parametrize("pooling", [{"pooling_mode_cls_token": True}, {"pooling_mode": "max"}])
def test_another_pooling_is_not_supported(
    folder: Path, tmp_path: Path, pooling: dict[str, object]
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "model"))
    (copy / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    assert not is_supported(copy)


def _by_sentence_transformers(folder: Path) -> FloatArray:
    from sentence_transformers import SentenceTransformer

    vectors: FloatArray = SentenceTransformer(str(folder), device="cpu").encode(
        _SENTENCES, normalize_embeddings=True, show_progress_bar=False
    )
    return vectors


def _cosines(left: FloatArray, right: FloatArray) -> FloatArray:
    cosines: FloatArray = (left * right).sum(axis=1)
    return cosines


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(SHA256))
def test_a_model_known_by_name_gives_nearly_the_vectors_of_sentence_transformers(name: str) -> None:
    folder = ModelEncoder(name).folder
    assert folder is not None
    assert is_supported(folder)
    cosines = _cosines(BertEncoder(folder).encode(_SENTENCES), _by_sentence_transformers(folder))
    assert cosines.min() > 0.99


@pytest.mark.slow
def test_a_small_model_gives_nearly_the_vectors_of_sentence_transformers(folder: Path) -> None:
    cosines = _cosines(BertEncoder(folder).encode(_SENTENCES), _by_sentence_transformers(folder))
    assert cosines.min() > 0.99


_ODD = [
    "The police and the mayor share authority.",
    "🚓👮🏽‍♀️",
    "politie",
    "gezag " * 10_000,
    "\x00 \ufffd",
]


def test_odd_texts_have_a_unit_vector(folder: Path) -> None:
    vectors = BertEncoder(folder).encode(_ODD)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(_ODD)), abs=1e-5)


@pytest.mark.slow
def test_odd_texts_have_a_unit_vector_of_the_shipped_model() -> None:
    vectors = ModelEncoder().encode(_ODD)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(_ODD)), abs=1e-5)


@pytest.mark.parametrize(
    "setting", [{"num_hidden_layers": 1}, {"hidden_size": 16}, {"max_position_embeddings": 64}]
)
def test_settings_that_do_not_fit_the_weights_are_refused(
    tmp_path: Path, setting: dict[str, int]
) -> None:
    with pytest.raises(ValueError, match="weights of"):
        BertEncoder(write_model(tmp_path / "model", **setting))


def test_a_vocabulary_larger_than_the_weights_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "model"))
    tokenizer = Tokenizer.from_file(str(copy / "tokenizer.json"))
    tokenizer.add_tokens(["burgemeester"])
    tokenizer.save(str(copy / "tokenizer.json"))
    with pytest.raises(ValueError, match="14 word pieces, 13 embeddings"):
        BertEncoder(copy)
