"""What a question gives: passages, hits, quotes with their places, an answer."""

from dataclasses import dataclass

from pipeline.types.document import Section
from pipeline.types.source import Item, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: whole sentences of one section. The text stays in the document."""

    id: int
    document_id: str
    section_id: int
    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its fused score (higher is better), its rank from 1, and its other ranks.

    `ranks` tells where the single rankings had it, e.g. ``{"dense": 3, "lexical": 1}``.
    """

    passage: Passage
    score: float
    rank: int
    ranks: dict[str, int]


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a quote stands: section, printed page labels, paragraph, list item, footnote.

    `recognised` says that the words come from optical character recognition.
    """

    section: Section
    pages: tuple[str, ...] = ()
    paragraph: int | None = None
    item: Item | None = None
    note: str = ""
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, never anything else: ``text == document.text[span.start:span.end]``."""

    document_id: str
    span: Span
    text: str
    locator: Locator
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The quotes that answer a question, or none; `confidence` is between 0 and 1."""

    question: str
    quotes: tuple[Quote, ...]
    hits: tuple[Hit, ...]
    confidence: float

    @property
    def found(self) -> bool:
        """Whether the documents answer the question."""
        return bool(self.quotes)
