"""From a text in a test to a source, a document and its passages, without a file on disk."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from pipeline.language import split_sentences
from pipeline.passages import make_passages
from pipeline.reading import READERS
from pipeline.reading.detection import SUFFIXES
from pipeline.settings import RULES, SHIPPED_LANGUAGE_MODEL
from pipeline.structure import structure
from pipeline.types import Block, BlockKind, Document, Passage, SourceText, Span
from tests.fakes import FakeEncoder

_MARKER = re.compile(r"<(/?)(\d+)>")


def read_text(text: str, suffix: str = ".txt") -> SourceText:
    """The source that a file with this text gives."""
    return read_bytes(text.encode("utf-8", errors="surrogatepass"), suffix)


def read_bytes(content: bytes, suffix: str = ".txt") -> SourceText:
    """The source that a file with these bytes gives."""
    reader = READERS[SUFFIXES[suffix]]
    return reader(Path(f"rapport{suffix}"), content, hashlib.sha256(content).hexdigest())


def document_of(
    text: str, suffix: str = ".txt", is_word: Callable[[str], bool] | None = None
) -> Document:
    """The document that a file with this text gives."""
    return structure(read_text(text, suffix), f"rapport{suffix}", None, is_word)


def passages_of(document: Document, size: int = 24, overlap: int = 1) -> list[Passage]:
    """The passages of a document, its sentences split by rules; a word is a token."""
    count_tokens = FakeEncoder().count_tokens
    return make_passages(
        document, lambda texts: split_sentences(texts, RULES), count_tokens, size, overlap
    )


def block_texts(document: Document, *kinds: BlockKind) -> list[str]:
    """The words of the blocks of these kinds; of all blocks but headings when none is given."""
    return [
        block.span.of(document.text)
        for block in document.blocks
        if block.kind in kinds or (not kinds and block.kind is not BlockKind.HEADING)
    ]


def headings_of(document: Document) -> list[tuple[str | None, str, int]]:
    """Number, title and level of every section but the one before the first heading."""
    return [(s.number, s.title, s.level) for s in document.sections if s.level]


def outline_of(document: Document) -> list[tuple[str | None, str]]:
    """Number and title of every section but the one before the first heading."""
    return [(number, title) for number, title, _ in headings_of(document)]


def items_of(document: Document) -> list[tuple[str, str]]:
    """Label and words of every list item."""
    return [
        (block.item.label, words_of_block(document, block))
        for block in document.blocks
        if block.item and block.kind is BlockKind.LIST_ITEM
    ]


def words_of_block(document: Document, block: Block) -> str:
    """The words of one block."""
    return block.span.of(document.text)


def sentence_texts(text: str, model: str = SHIPPED_LANGUAGE_MODEL) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in split_sentences([text], model)[0]]


def marked(text: str) -> tuple[str, dict[int, Span]]:
    """A text without its markers `<0>…</0>`, and the spans between them by number."""
    starts: dict[int, int] = {}
    spans: dict[int, Span] = {}
    plain, position = "", 0
    for marker in _MARKER.finditer(text):
        plain += text[position : marker.start()]
        position = marker.end()
        number = int(marker[2])
        if marker[1]:
            spans[number] = Span(starts[number], len(plain))
        else:
            starts[number] = len(plain)
    return plain + text[position:], spans
