"""Whether a quotation stands where the memo says: document, section and page."""

from collections.abc import Sequence

from pipeline import texts_checking
from pipeline.checking.cited import same_author
from pipeline.checking.verdicts import CitedPlace, Place
from pipeline.quoting import locate, quote, reference
from pipeline.types import Document, Section, Span


def make_place(
    document: Document, span: Span, cited: CitedPlace, documents: Sequence[Document]
) -> Place:
    """A place with its reference, what is wrong with the place cited, and what cannot be told."""
    found = quote(document, span, 1.0)
    name = reference(document, locate(document, span))
    problems, doubts = [], []
    for problem, doubt in (
        _source(document, cited, documents),
        _section(document, span, cited),
        _page(document, span, cited),
    ):
        problems += [problem] if problem else []
        doubts += [doubt] if doubt else []
    return Place(found, name, tuple(problems), tuple(doubts))


def _source(
    document: Document, cited: CitedPlace, documents: Sequence[Document]
) -> tuple[str, str]:
    """Whether the document is the one cited."""
    if cited.title and cited.title not in names_of(document):
        others = [other for other in documents if cited.title in names_of(other)]
        if others and not _mentions(cited, document):
            return texts_checking.wrong_document(cited.title, document.title), ""
    metadata = document.metadata
    if not cited.authors and not (cited.year and metadata.year):
        return "", ""
    written = texts_checking.cited_source(cited.authors, cited.year)
    if _is_source(document, cited):
        return "", ""
    if metadata.about or (metadata.authors and cited.authors) or (metadata.year and cited.year):
        return texts_checking.wrong_document(written, document.title), ""
    if any(_is_source(other, cited) for other in documents):
        return texts_checking.wrong_document(written, document.title), ""
    return "", texts_checking.unknown_author(document.title)


def _mentions(cited: CitedPlace, document: Document) -> bool:
    letters = cited.text.casefold()
    return any(name.casefold() in letters for name in names_of(document) if len(name) >= 8)


def names_of(document: Document) -> list[str]:
    """The names by which a memo may cite a document: title, main title, file."""
    main = document.title.partition(":")[0].strip()
    stem = document.path.stem
    return [name for name in dict.fromkeys((document.title, main, document.file, stem)) if name]


def _is_source(document: Document, cited: CitedPlace) -> bool:
    metadata = document.metadata
    authors = (*metadata.authors, metadata.publisher) if metadata.authors else metadata.authors
    known = [author for author in authors if author]
    if cited.authors and not any(same_author(c, a) for c in cited.authors for a in known):
        return False
    if cited.year and metadata.year:
        short = min(len(cited.year), len(metadata.year))
        return cited.year[:short] == metadata.year[:short]
    return bool(cited.authors)


def _section(document: Document, span: Span, cited: CitedPlace) -> tuple[str, str]:
    if not cited.sections:
        return "", ""
    if not any(section.number for section in document.sections):
        return "", texts_checking.no_sections(document.title)
    section = locate(document, span).section
    numbers = [s.number for s in _chain(document, section) if s.number]
    for label in cited.sections:
        if any(number == label or number.startswith(f"{label}.") for number in numbers):
            return "", ""
    return texts_checking.wrong_section(cited.sections, section.number, section.title), ""


def _chain(document: Document, section: Section) -> list[Section]:
    """A section and those that it is part of."""
    chain = [section]
    while chain[-1].parent_id is not None:
        chain.append(document.section(chain[-1].parent_id))
    return chain


def _page(document: Document, span: Span, cited: CitedPlace) -> tuple[str, str]:
    if not cited.pages:
        return "", ""
    if not document.pages:
        return "", texts_checking.no_pages(document.title)
    pages = locate(document, span).pages
    if any(_within(page, first, last) for page in pages for first, last in cited.pages):
        return "", ""
    return texts_checking.wrong_page(cited.pages, pages), ""


def _within(page: str, first: str, last: str) -> bool:
    if page.isdecimal() and first.isdecimal() and last.isdecimal():
        # «p. 112-4» means up to 114.
        end = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        return int(first) <= int(page) <= int(end)
    return page.casefold() in (first.casefold(), last.casefold())
