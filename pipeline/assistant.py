"""The online half: a question in, an answer out."""

from dataclasses import replace
from pathlib import Path

from pipeline import texts_nl
from pipeline.answering import QUOTED_HITS, answer
from pipeline.bert import FloatArray
from pipeline.embedding import Encoder, ModelEncoder
from pipeline.errors import QuestionError
from pipeline.indexing.store import Store, open_store
from pipeline.recipes import check_recipe, make_recipe
from pipeline.search import Filter, search
from pipeline.settings import Settings
from pipeline.types import Answer, Hit

MAX_QUESTION = 2000  # characters


class Assistant:
    """Answers questions from one index.

    Raises
    ------
    IndexingError
        When made, if the index is missing, damaged, or made in another way.
    EncoderError
        When made, if the encoder is missing or damaged.
    """

    def __init__(self, settings: Settings, encoder: Encoder | None = None) -> None:
        self.settings = settings
        self.encoder = encoder or make_encoder(settings)
        self.store = open_checked(settings.index, settings, self.encoder)

    def ask(self, question: str, k: int = 10, chosen: Filter | None = None) -> Answer:
        """The answer to a question, with the `k` nearest passages.

        Raises
        ------
        QuestionError
            If the question is empty or too long.
        """
        asked = check_question(question)
        vector = self._vector(asked)
        depth = max(k, QUOTED_HITS)
        hits = search(self.store, asked, vector, self.settings, depth, chosen)
        answered = answer(self.store, asked, vector, hits, self.settings, self.encoder)
        return replace(answered, hits=answered.hits[:k])

    def search(self, question: str, k: int = 10, chosen: Filter | None = None) -> list[Hit]:
        """The `k` passages nearest to a question; raises as `ask`."""
        asked = check_question(question)
        return search(self.store, asked, self._vector(asked), self.settings, k, chosen)

    def _vector(self, question: str) -> FloatArray:
        vector: FloatArray = self.encoder.encode([question], query=True)[0]
        return vector


def make_encoder(settings: Settings) -> Encoder:
    """The encoder that the settings name; it is loaded at its first use."""
    return ModelEncoder(settings.encoder, settings.query_prefix, settings.passage_prefix)


def open_checked(index: Path, settings: Settings, encoder: Encoder) -> Store:
    """The index, if it was made the way the settings and the encoder want it."""
    store = open_store(index)
    check_recipe(store, make_recipe(settings, encoder))
    return store


def check_question(question: str) -> str:
    """The question without the white space around it.

    Raises
    ------
    QuestionError
        If it is empty or longer than `MAX_QUESTION` characters.
    """
    asked = question.strip()
    if not any(character.isalnum() for character in asked):
        raise QuestionError(texts_nl.EMPTY_QUESTION)
    if len(asked) > MAX_QUESTION:
        raise QuestionError(texts_nl.long_question(len(asked), MAX_QUESTION))
    return asked
