"""A BERT sentence encoder in numpy: the same vectors as sentence-transformers, without its start.

Importing sentence-transformers takes longer than a first answer may; the arithmetic of a small
BERT does not. This module reads the same folder (weights in safetensors, `tokenizer.json`) and
gives the same vectors. Left out: every other architecture and pooling; `is_supported` says so, and
sentence-transformers takes over.
Source: Devlin et al. (2019), doi:10.18653/v1/N19-1423; Reimers & Gurevych (2019),
doi:10.18653/v1/D19-1410.
"""

import json
import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Layer:
    """The weights of one layer: query, key and value side by side, then the rest in order."""

    qkv: tuple[FloatArray, FloatArray]
    attended: tuple[FloatArray, FloatArray]
    attended_norm: tuple[FloatArray, FloatArray]
    widened: tuple[FloatArray, FloatArray]
    narrowed: tuple[FloatArray, FloatArray]
    output_norm: tuple[FloatArray, FloatArray]


def is_supported(folder: Path) -> bool:
    """Whether the model in this folder is a BERT with mean pooling, in safetensors."""
    try:
        config = dict(_json(folder / "config.json"))
        modules = [module["type"].rsplit(".", 1)[-1] for module in _json(folder / "modules.json")]
        pooling = dict(_json(folder / "1_Pooling" / "config.json"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    mean = pooling.get("pooling_mode_mean_tokens") or pooling.get("pooling_mode") == "mean"
    return bool(
        config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and modules in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
        and mean
        and (folder / "model.safetensors").is_file()
        and (folder / "tokenizer.json").is_file()
    )


class BertEncoder:
    """The model of a folder for which `is_supported` holds."""

    def __init__(self, folder: Path) -> None:
        config = _json(folder / "config.json")
        self.max_length = _max_length(folder, int(config["max_position_embeddings"]))
        self._heads = int(config["num_attention_heads"])
        self._epsilon = np.float32(config.get("layer_norm_eps", 1e-12))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        weights = {
            name.removeprefix("bert."): np.asarray(values, dtype=np.float32)
            for name, values in load_file(folder / "model.safetensors").items()
            if values.dtype.kind == "f"
        }
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _pair(weights, "embeddings.LayerNorm")
        self._layers = [
            _layer(weights, f"encoder.layer.{n}") for n in range(config["num_hidden_layers"])
        ]

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, one row a text: shape (len(texts), dimension), float32."""
        ids = [self._shortened(e.ids) for e in self._tokenizer.encode_batch(list(texts))]
        if len(ids) < 2:
            rows = [self._vector(row) for row in ids]
        else:
            # A thread a text uses the cores better than many threads in every small product.
            with threadpool_limits(1, "blas"), ThreadPoolExecutor(os.cpu_count()) as pool:
                rows = list(pool.map(self._vector, ids))
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), self._words.shape[1])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The length of each text in tokens, without the special ones."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [len(encoding) for encoding in encodings]

    def _shortened(self, ids: list[int]) -> list[int]:
        return ids if len(ids) <= self.max_length else [*ids[: self.max_length - 1], ids[-1]]

    def _vector(self, ids: Sequence[int]) -> FloatArray:
        """One text at a time, so that nothing is padded: mean of the token vectors, length one."""
        states = self._normalise(self._words[list(ids)] + self._places[: len(ids)], self._norm)
        for layer in self._layers:
            attended = _linear(self._attention(states, layer), layer.attended)
            states = self._normalise(states + attended, layer.attended_norm)
            widened = _gelu(_linear(states, layer.widened))
            states = self._normalise(states + _linear(widened, layer.narrowed), layer.output_norm)
        mean = states.mean(axis=0)
        vector: FloatArray = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return vector

    def _attention(self, states: FloatArray, layer: _Layer) -> FloatArray:
        length, width = states.shape
        split = _linear(states, layer.qkv).reshape(length, 3, self._heads, -1)
        query, key, value = split.transpose(1, 2, 0, 3)
        scores: FloatArray = query @ key.transpose(0, 2, 1)
        scores *= np.float32(1 / math.sqrt(query.shape[-1]))
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: FloatArray = (scores @ value).transpose(1, 0, 2).reshape(length, width)
        return mixed

    def _normalise(self, states: FloatArray, pair: tuple[FloatArray, FloatArray]) -> FloatArray:
        centred = states - states.mean(axis=-1, keepdims=True)
        variance = np.square(centred).mean(axis=-1, keepdims=True)
        normal: FloatArray = centred / np.sqrt(variance + self._epsilon) * pair[0] + pair[1]
        return normal


def _max_length(folder: Path, places: int) -> int:
    """The most tokens of a text: of the model's own files the first that says, at most `places`."""
    for name, key in (
        ("sentence_bert_config.json", "max_seq_length"),
        ("tokenizer_config.json", "model_max_length"),
    ):
        file = folder / name
        length = _json(file).get(key) if file.is_file() else None
        if length:
            return min(int(length), places)
    return places


def _linear(states: FloatArray, pair: tuple[FloatArray, FloatArray]) -> FloatArray:
    result: FloatArray = states @ pair[0] + pair[1]
    return result


def _gelu(values: FloatArray) -> FloatArray:
    """x · Φ(x), with the error function to seven decimals; in place, since memory is the bound.

    Source: Abramowitz & Stegun (1964), formula 7.1.26.
    """
    size = np.abs(values)
    size *= np.float32(math.sqrt(0.5))
    t = size * np.float32(0.3275911)
    t += 1
    np.reciprocal(t, out=t)
    tail = t * np.float32(1.061405429)
    for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail += np.float32(coefficient)
        tail *= t
    np.square(size, out=size)
    np.negative(size, out=size)
    tail *= np.exp(size, out=size)
    tail *= np.float32(0.5)  # now 1 - Φ(|x|)
    np.subtract(1, tail, out=tail, where=values >= 0)
    tail *= values
    return tail


def _layer(weights: dict[str, FloatArray], name: str) -> _Layer:
    names = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    parts = [_matrix(weights, part) for part in names]
    return _Layer(
        qkv=(
            np.concatenate([matrix for matrix, _ in parts], axis=1),
            np.concatenate([bias for _, bias in parts]),
        ),
        attended=_matrix(weights, f"{name}.attention.output.dense"),
        attended_norm=_pair(weights, f"{name}.attention.output.LayerNorm"),
        widened=_matrix(weights, f"{name}.intermediate.dense"),
        narrowed=_matrix(weights, f"{name}.output.dense"),
        output_norm=_pair(weights, f"{name}.output.LayerNorm"),
    )


def _matrix(weights: dict[str, FloatArray], name: str) -> tuple[FloatArray, FloatArray]:
    return np.ascontiguousarray(weights[f"{name}.weight"].T), weights[f"{name}.bias"]


def _pair(weights: dict[str, FloatArray], name: str) -> tuple[FloatArray, FloatArray]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
