"""The online half: a question in, an answer out."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from pipeline import texts_nl
from pipeline.answering import QUOTED_HITS, answer
from pipeline.bert import FloatArray
from pipeline.citations.graph import Literature
from pipeline.citations.questions import asks_what_is_said, may_be_about_literature
from pipeline.embedding import Encoder, ModelEncoder
from pipeline.errors import QuestionError
from pipeline.indexing.store import Store, open_store
from pipeline.literature import open_literature
from pipeline.literature_answering import (
    LiteratureReply,
    answer_from_literature,
    sentences_of,
)
from pipeline.recipes import check_recipe, make_recipe
from pipeline.search import Filter, chosen_documents, search
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

        For «Wat zegt Terpstra over …?» it comes from the sentences that cite that author, if
        these answer.

        Raises
        ------
        QuestionError
            If the question is empty or too long.
        """
        asked = check_question(question)
        vector = self._vector(asked)
        cited = self._sentences_of(asked, chosen)
        answered = self._answer(asked, vector, k, cited) if cited else None
        if answered is None or not answered.found:
            answered = self._answer(asked, vector, k, chosen)
        return answered

    def _answer(self, asked: str, vector: FloatArray, k: int, chosen: Filter | None) -> Answer:
        hits = search(self.store, asked, vector, self.settings, max(k, QUOTED_HITS), chosen)
        if chosen and chosen.citations:
            hits = [_citing(hit, chosen) for hit in hits]
        answered = answer(self.store, asked, vector, hits, self.settings, self.encoder)
        return replace(answered, hits=answered.hits[:k])

    def _sentences_of(self, question: str, chosen: Filter | None) -> Filter | None:
        """The filter with only the sentences that cite the author of whom is asked, if any is."""
        if not asks_what_is_said(question) or (chosen and chosen.citations):
            return None
        found = sentences_of(self.store, self.literature, question)
        return found and replace(chosen or Filter(), citations=found.citations)

    def search(self, question: str, k: int = 10, chosen: Filter | None = None) -> list[Hit]:
        """The `k` passages nearest to a question; raises as `ask`."""
        asked = check_question(question)
        return search(self.store, asked, self._vector(asked), self.settings, k, chosen)

    @cached_property
    def literature(self) -> Literature:
        """What the documents cite, read at its first use."""
        return open_literature(self.store, (*self.settings.corpus, *self.settings.facts))

    def about_literature(
        self, question: str, chosen: Filter | None = None
    ) -> LiteratureReply | None:
        """What is counted in the literature for a question about it; None for all others."""
        if not may_be_about_literature(question):
            return None
        documents = chosen_documents(self.store, chosen or Filter())
        return answer_from_literature(
            self.store, self.literature, question, [entry.id for entry in documents]
        )

    def _vector(self, question: str) -> FloatArray:
        vector: FloatArray = self.encoder.encode([question], query=True)[0]
        return vector


def _citing(hit: Hit, chosen: Filter) -> Hit:
    """The hit with only those sentences that hold a citation asked for."""
    passage = hit.passage
    kept = tuple(s for s in passage.sentences if chosen.holds(passage.document_id, s))
    return replace(hit, passage=replace(passage, sentences=kept))


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
