"""A BERT sentence encoder by onnxruntime: faster than sentence-transformers, and without its start.

Importing sentence-transformers takes longer than a first answer may. This module reads the same
folder (weights in safetensors, `tokenizer.json`) and gives nearly the same vectors: the products
are computed in eight bits, see `pipeline.bert_graph`. Left out: every other architecture and
pooling; `is_supported` says so, and sentence-transformers takes over.
Source: Reimers & Gurevych (2019), doi:10.18653/v1/D19-1410.
"""

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

FloatArray = npt.NDArray[np.float32]
_ERRORS_ONLY = 3  # the level of onnxruntime's own log


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
    """The model of a folder for which `is_supported` holds.

    Raises
    ------
    ValueError, KeyError
        If the weights, the settings and the vocabulary are not of one model. A file that cannot
        be read raises what its library raises.
    """

    def __init__(self, folder: Path) -> None:
        config = _json(folder / "config.json")
        self.max_length = _max_length(folder, int(config["max_position_embeddings"]))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        weights = _weights(folder / "model.safetensors")
        self._words = weights.pop("embeddings.word_embeddings.weight")
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._width = self._words.shape[1]
        self._known_words: dict[str, FloatArray] = {}
        self._check(config, weights)
        self._session = layers_session(config, weights)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, one row a text: shape (len(texts), dimension), float32."""
        ids = [self._shortened(e.ids) for e in self._tokenizer.encode_batch(list(texts))]
        if len(ids) < 2:
            rows = [self._vector(row) for row in ids]
        else:
            # A thread a text uses the cores better than many threads in every small product.
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                rows = list(pool.map(self._vector, ids))
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), self._width)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The length of each text in tokens, without the special ones."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [len(encoding) for encoding in encodings]

    def word_vectors(self, words: Sequence[str]) -> FloatArray:
        """The mean of the embeddings of each word's pieces, as unit vectors."""
        rows = np.array([self._word_vector(word) for word in words], dtype=np.float32)
        return rows.reshape(len(words), self._width)

    def _word_vector(self, word: str) -> FloatArray:
        if word not in self._known_words:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            mean = self._words[ids].mean(axis=0) if ids else np.zeros(self._width, np.float32)
            self._known_words[word] = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return self._known_words[word]

    def _shortened(self, ids: list[int]) -> list[int]:
        return ids if len(ids) <= self.max_length else [*ids[: self.max_length - 1], ids[-1]]

    def _vector(self, ids: Sequence[int]) -> FloatArray:
        """One text at a time, so that nothing is padded: mean of the token vectors, length one."""
        states = self._words[list(ids)] + self._places[: len(ids)]
        mean = self._session.run(None, {"states": states[np.newaxis]})[0][0]
        vector: FloatArray = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return vector

    def _check(self, config: Mapping[str, Any], weights: Mapping[str, FloatArray]) -> None:
        layers = {name.split(".")[2] for name in weights if name.startswith("encoder.layer.")}
        found = (len(layers), self._width, len(self._places))
        names = ("num_hidden_layers", "hidden_size", "max_position_embeddings")
        expected = tuple(int(config[name]) for name in names)
        if found != expected:
            raise ValueError(f"weights of (layers, width, places) {found}, expected {expected}")
        if self._tokenizer.get_vocab_size() > len(self._words):
            raise ValueError(
                f"{self._tokenizer.get_vocab_size()} word pieces, {len(self._words)} embeddings"
            )


def _weights(file: Path) -> dict[str, FloatArray]:
    """The weights by name, without the prefix of a model with a head, in 32 bits."""
    return {
        name.removeprefix("bert."): np.asarray(values, dtype=np.float32)
        for name, values in load_file(file).items()
        if values.dtype.kind == "f"
    }


def layers_session(
    config: Mapping[str, Any], weights: Mapping[str, FloatArray], *, mean: bool = True
) -> Any:
    """A session of one thread, to be called from many, from token embeddings to states.

    It takes `states` of shape (1, tokens, width) and gives their mean after all layers, or with
    `mean=False` every state. Libraries are loaded here, not before.
    """
    import onnxruntime

    from pipeline.bert_graph import Graph

    graph = Graph(
        weights, int(config["num_attention_heads"]), float(config.get("layer_norm_eps", 1e-12))
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    # Beyond this level it would fuse what `Graph` leaves apart on purpose.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    width = len(weights["embeddings.LayerNorm.weight"])
    model = graph.build(int(config["num_hidden_layers"]), width, mean=mean)
    serialised = model.SerializeToString()
    return onnxruntime.InferenceSession(serialised, options, providers=["CPUExecutionProvider"])


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


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
