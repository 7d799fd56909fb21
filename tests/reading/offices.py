"""Office files and e-books written by hand, as small as they can be."""

from collections.abc import Mapping

from pipeline.types import BlockKind, Line, SourceText
from tests.helpers import read_bytes
from tests.reading.roundtrip import zipped

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("svg", "svg")),
    )
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def word_files(
    body: str, parts: Mapping[str, str] | None = None, core: str = ""
) -> dict[str, str | bytes]:
    """The entries of a Word file: its body, and further parts by the name of their root."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    main = f'<Relationship Id="m" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    kind = f"{_PACKAGE}/relationships/metadata/core-properties"
    about = f'<Relationship Id="c" Type="{kind}" Target="docProps/core.xml"/>'
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"<Relationships>{main}{about}</Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f"<core {_DC}>{core}</core>",
        **{
            f"word/{name}.xml": f"<w:{name} {_W}>{content}</w:{name}>"
            for name, content in parts.items()
        },
    }


def read_word(body: str, parts: Mapping[str, str] | None = None, core: str = "") -> SourceText:
    """The source of a Word file."""
    return read_bytes(zipped(word_files(body, parts, core)), ".docx")


def odt_files(body: str, automatic: str = "", styles: str = "", meta: str = "") -> dict[str, str]:
    """The entries of an OpenDocument text."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {_ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>"
        ),
        "styles.xml": (
            f"<office:document-styles {_ODF}><office:styles>{styles}</office:styles>"
            "</office:document-styles>"
        ),
        "meta.xml": (
            f"<office:document-meta {_ODF} {_DC}><office:meta>{meta}</office:meta>"
            "</office:document-meta>"
        ),
    }


def read_odt_text(body: str, automatic: str = "", styles: str = "", meta: str = "") -> SourceText:
    """The source of an OpenDocument text."""
    return read_bytes(zipped(odt_files(body, automatic, styles, meta)), ".odt")


def epub_files(
    pages: Mapping[str, str], more: Mapping[str, str] | None = None, metadata: str = ""
) -> dict[str, str]:
    """The entries of an e-book: bodies of pages by name, and further files with their type."""
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages
    )
    items += "".join(
        f'<item id="{name}" href="{name}" {attributes}/>'
        for name, attributes in ((name.split("|")[0], name.split("|")[1]) for name in more or {})
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    container = '<container><rootfiles><rootfile full-path="b/inhoud.opf"/></rootfiles></container>'
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "b/inhoud.opf": (
            f"<package {_DC}><metadata>{metadata}</metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>"
        ),
        **{
            f"b/{name}": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
            for name, body in pages.items()
        },
        **{f"b/{name.split('|')[0]}": content for name, content in (more or {}).items()},
    }


def words_of(source: SourceText, line: Line) -> str:
    """The wording of a line."""
    return "".join(piece.of(source.text) for piece in line.pieces)


def lines_of(source: SourceText, *kinds: BlockKind) -> list[str]:
    """The wording of the lines of these kinds, or of all lines."""
    return [
        words_of(source, line)
        for line in source.lines
        if line.pieces and (not kinds or (line.hint and line.hint.kind in kinds))
    ]


def marks_of(source: SourceText) -> list[str]:
    """The marks of notes in the text."""
    return [mark.of(source.text) for line in source.lines for mark in line.raised]


def notes_of(source: SourceText) -> list[tuple[str, str]]:
    """The label and the words of each line of a note."""
    return [
        (line.hint.note, words_of(source, line))
        for line in source.lines
        if line.hint and line.hint.kind is BlockKind.FOOTNOTE
    ]


def items_of(source: SourceText) -> list[tuple[str, str]]:
    """The label and the words of each list item."""
    return [
        (line.hint.item.label, words_of(source, line))
        for line in source.lines
        if line.hint and line.hint.item and line.hint.kind is BlockKind.LIST_ITEM
    ]


def headings_of(source: SourceText) -> list[tuple[str, str, int]]:
    """The counted number, the words and the level of each heading."""
    return [
        (line.hint.number, words_of(source, line), line.hint.level)
        for line in source.lines
        if line.hint and line.hint.kind is BlockKind.HEADING
    ]


def cells_of(source: SourceText) -> list[tuple[tuple[int, int] | None, str]]:
    """The place and the words of each line in a table."""
    return [
        (line.hint.cell, words_of(source, line))
        for line in source.lines
        if line.hint and line.hint.kind is BlockKind.TABLE and line.pieces
    ]
