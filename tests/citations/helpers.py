"""From a marked text to the citations that are found in it."""

from pathlib import Path

from pipeline.citations.finding import find_citations
from pipeline.types import Block, BlockKind, Citation, Document, Section, Span, Work


def document_with(*blocks: tuple[BlockKind, str], title: str = "Inleiding") -> Document:
    """A document of one section with these blocks."""
    text, placed = "", []
    for kind, words in blocks:
        placed.append(Block(kind, Span(len(text), len(text) + len(words)), 0))
        text += words + "\n\n"
    section = Section(0, None, title, 1, Span(0, len(text)))
    return Document("d1", "nota.txt", Path("nota.txt"), text, (), (section,), tuple(placed))


def citations_in(
    text: str, kind: BlockKind = BlockKind.PARAGRAPH, works: tuple[Work, ...] = ()
) -> tuple[Citation, ...]:
    """The citations of a document that is one block of this text."""
    return find_citations(document_with((kind, text)), works)


def shape(citation: Citation) -> str:
    """A citation on one line: «zie | Jansen, De Vries e.a. | 2015 | p. 3», empty parts left out."""
    names = ", ".join(citation.authors) + (" e.a." if citation.others else "")
    parts = (citation.prefix, names, citation.title, citation.number, citation.year)
    return " | ".join(part for part in (*parts, citation.locator) if part)
