"""Copied quotes and whole sessions: the words, the references and the parts of a Word file."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from lxml import etree

from pipeline.exporting.copying import markdown_quote, plain_quote
from pipeline.exporting.session import session_markdown
from pipeline.exporting.word import session_word
from pipeline.indexing.store import Store
from pipeline.quoting import quote
from pipeline.types import Answer, Document, Metadata, Span, Work
from tests.checking.stores import store_of
from tests.helpers import document_of

TEXT = """# Nota water

## 1 Dijken

De dijkgraaf is *niet* tevreden & zwijgt. Het herstel_plan kost 1,5 miljoen.

Een tweede alinea over zand.
"""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def document() -> Document:
    metadata = Metadata(
        "Nota water: een plan", ("Jansen", "van der Meer"), "2020", "", "Delta & Co"
    )
    return replace(document_of(TEXT, ".md"), metadata=metadata)


@pytest.fixture(scope="module")
def store(document: Document) -> Store:
    return store_of(document)


@pytest.fixture(scope="module")
def session(document: Document) -> list[Answer]:
    start = document.text.index("De dijkgraaf")
    first = quote(document, Span(start, document.text.index(" Het herstel")), 1.0)
    long = quote(
        document, Span(document.text.index("Het herstel"), len(document.text.rstrip())), 1.0
    )
    return [
        Answer("Is de dijkgraaf\ntevreden?", (first, long), (), 0.9),
        Answer("Regent het?", (), (), 0.1),
    ]


def test_a_copied_quote_has_its_words_and_its_place(
    document: Document, session: list[Answer]
) -> None:
    text = plain_quote(document, session[0].quotes[0])
    assert text == (
        "“De dijkgraaf is niet tevreden & zwijgt.” "
        "(Jansen en van der Meer (2020), § 1 Dijken, al. 1)"
    )


def test_a_quote_in_markdown_is_a_block_quotation(
    document: Document, session: list[Answer]
) -> None:
    text = markdown_quote(document, session[0].quotes[1])
    assert "> Het herstel\\_plan kost 1,5 miljoen.\n>\n> Een tweede alinea" in text
    assert text.splitlines()[-1].startswith("> — Jansen en van der Meer")


def test_a_session_in_markdown_has_a_footnote_for_each_quote(
    session: list[Answer], store: Store
) -> None:
    text = session_markdown(session, store)
    marks, notes = re.findall(r"\[\^(\d)\](?!:)", text), re.findall(r"^\[\^(\d)\]:", text, re.M)
    assert marks == notes == ["1", "2"]
    assert (
        "[^1]: Jansen, & Van der Meer. (2020). *Nota water: een plan.* Delta & Co. "
        "(Vindplaats: § 1 Dijken, al. 1.)"
    ) in text
    assert "## Is de dijkgraaf tevreden?" in text
    assert "niets gevonden" in text


def test_a_library_gives_the_reference_when_it_has_the_work(
    document: Document, session: list[Answer], store: Store
) -> None:
    csl = {"type": "book", "title": "Uit de bibliotheek", "publisher": "Boom"}
    work = Work("w", ("Jansen",), "2020", "Uit de bibliotheek", csl, document_id=document.id)
    text = session_markdown(session, store, [work])
    assert "[^1]: Jansen. (2020). *Uit de bibliotheek.* Boom. (Vindplaats: § 1 Dijken" in text


def test_a_session_in_word_has_real_footnotes(session: list[Answer], store: Store) -> None:
    content = session_word(session, store)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
        settings = etree.fromstring(package.read("word/settings.xml"))
        types = package.read("[Content_Types].xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert "/word/footnotes.xml" in types and "footnotes.xml" in relations
    ids = [note.get(f"{_W}id") for note in notes.findall(f"{_W}footnote")]
    assert ids == ["-1", "0", "1", "2"]
    marks = [mark.get(f"{_W}id") for mark in body.iter(f"{_W}footnoteReference")]
    assert marks == ["1", "2"]
    separators = settings.find(f"{_W}footnotePr")
    assert [note.get(f"{_W}id") for note in separators] == ["-1", "0"]
    words = "".join(notes.findall(f"{_W}footnote")[2].itertext())
    assert words == (
        " Jansen, & Van der Meer. (2020). Nota water: een plan. Delta & Co. "
        "(Vindplaats: § 1 Dijken, al. 1.)"
    )


def test_a_session_in_word_opens_again_and_has_the_quotes(
    session: list[Answer], store: Store
) -> None:
    opened = docx.Document(BytesIO(session_word(session, store)))
    quoted = [p.text for p in opened.paragraphs if p.style and p.style.name == "Quote"]
    assert quoted == [
        "De dijkgraaf is niet tevreden & zwijgt.",
        "Het herstel_plan kost 1,5 miljoen.",
        "Een tweede alinea over zand.",
    ]
    styles = {style.name for style in opened.styles}
    assert {"Footnote Text", "Footnote Reference"} <= {name.title() for name in styles if name}


def test_characters_that_xml_forbids_do_no_harm(store: Store) -> None:
    answer = Answer("Wat \x00\x0b is \ufffe dit?", (), (), 0.0)
    opened = docx.Document(BytesIO(session_word([answer], store)))
    assert "dit?" in "".join(p.text for p in opened.paragraphs)
