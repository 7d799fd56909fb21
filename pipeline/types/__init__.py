"""The data that crosses from one room to the next: frozen, with tuples inside.

Positions are half-open, in Unicode code points. A position in `SourceText.text` is a position in
the decoded file (for text formats), in the text layer as extracted (for PDF) or in the words of
the file in reading order (for office formats and web pages); a position in `Document.text` is what
passages, quotes and locators speak of, and `Document.runs` is the way back.
"""

from pipeline.types.answers import Answer, Hit, Locator, Passage, Quote
from pipeline.types.citations import Citation, CitationKind, CitationLink, Part, Work
from pipeline.types.document import Block, Document, Note, Run, Section, to_source
from pipeline.types.source import (
    BlockKind,
    Box,
    Boxes,
    Hint,
    Item,
    ItemStyle,
    Line,
    Metadata,
    Page,
    SourceText,
    Span,
    no_boxes,
)

__all__ = [
    "Answer",
    "Block",
    "BlockKind",
    "Box",
    "Boxes",
    "Citation",
    "CitationKind",
    "CitationLink",
    "Document",
    "Hint",
    "Hit",
    "Item",
    "ItemStyle",
    "Line",
    "Locator",
    "Metadata",
    "Note",
    "Page",
    "Part",
    "Passage",
    "Quote",
    "Run",
    "Section",
    "SourceText",
    "Span",
    "Work",
    "no_boxes",
    "to_source",
]
