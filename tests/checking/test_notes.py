"""Memos from a word processor: quotations by their style, sources in notes, «ibidem»."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from pipeline.checking import Judgement, Verdict, check_memo
from pipeline.checking.cited import read_cited
from pipeline.checking.history import History
from pipeline.exporting.session import session_markdown
from pipeline.exporting.word import session_word
from pipeline.indexing.store import Store
from pipeline.quoting import quote
from pipeline.types import Answer, Document, Metadata, Span
from tests.checking.stores import store_of
from tests.helpers import document_of
from tests.reading.offices import odt_files, word_files
from tests.reading.roundtrip import zipped

TEXT = """# Nota water

## 1 Dijken

De dijkgraaf is niet tevreden over de dijken van zand. Het herstel kost 1,5 miljoen euro.

## 2 Molens

De molenaar maalt al het water weg. Daarna slaapt hij tot de middag.
"""
FIRST, SECOND = (
    "De dijkgraaf is niet tevreden over de dijken van zand",
    "Het herstel kost 1,5 miljoen",
)
THIRD = "De molenaar maalt al het water weg"


@pytest.fixture(scope="module")
def document() -> Document:
    metadata = Metadata("Nota water", ("Jansen",), "2020")
    return replace(document_of(TEXT, ".md"), metadata=metadata)


@pytest.fixture(scope="module")
def store(document: Document) -> Store:
    other = document_of("# Ander stuk\n\n## 1 Begin\n\nHier staat heel iets anders in.\n", ".md")
    return store_of(document, replace(other, metadata=Metadata("Ander stuk", ("Wit",), "2011")))


def checked(store: Store, memo: str) -> list[Verdict]:
    return list(check_memo(("memo.md", memo.encode()), store).verdicts)


def judged(verdicts: list[Verdict]) -> list[str]:
    return [verdict.judgement.value for verdict in verdicts]


@pytest.mark.parametrize(
    ("note", "judgement"),
    [
        ("Jansen (2020), § 1.", Judgement.LITERAL),
        ("Zie Jansen 2020, hoofdstuk 1.", Judgement.LITERAL),
        ("Jansen (2020), § 2.", Judgement.WRONG_PLACE),
        ("Wit (2011), § 1.", Judgement.WRONG_PLACE),
    ],
)
@pytest.mark.parametrize("place", ["“{}”[^1].", "“{}.”[^1] Zo is het.", "“{}”, schrijft men.[^1]"])
def test_the_source_of_a_quotation_may_stand_in_a_note(
    store: Store, place: str, note: str, judgement: Judgement
) -> None:
    (verdict,) = checked(store, f"Er staat {place.format(FIRST)}\n\n[^1]: {note}\n")
    assert verdict.judgement is judgement
    assert not verdict.quotation.cited.empty


def test_a_note_of_a_later_sentence_is_not_the_source(store: Store) -> None:
    memo = f"Er staat “{FIRST}.” Dat is waar.[^1]\n\n[^1]: Wit (2011), § 3.\n"
    (verdict,) = checked(store, memo)
    assert verdict.quotation.cited.empty


def test_what_stands_in_the_text_goes_before_the_note(store: Store) -> None:
    memo = f"Er staat “{FIRST}” (Jansen 2020, § 1)[^1].\n\n[^1]: Anders dan Wit (2011), § 3.\n"
    assert judged(checked(store, memo)) == ["letterlijk"]


def test_ibidem_in_a_note_is_the_source_of_the_note_before_it(store: Store) -> None:
    memo = (
        f"Er staat “{FIRST}”[^1], “{SECOND}”[^2] en “{THIRD}”[^3]. Ook: “{THIRD}”[^4].\n\n"
        "[^1]: Jansen (2020), § 1.\n\n[^2]: Ibidem.\n\n[^3]: Ibid., § 2.\n\n[^4]: Ibidem, § 1.\n"
    )
    verdicts = checked(store, memo)
    assert judged(verdicts) == ["letterlijk", "letterlijk", "letterlijk", "verkeerde vindplaats"]
    assert {verdict.quotation.cited.authors for verdict in verdicts} == {("Jansen",)}


def test_ibidem_in_brackets_is_the_source_of_the_quotation_before_it(store: Store) -> None:
    memo = f"Er staat “{FIRST}” (Wit 2011, § 1). Verder “{SECOND}” (ibidem, § 1).\n"
    assert judged(checked(store, memo)) == ["verkeerde vindplaats"] * 2


def test_ibidem_without_a_source_before_it_names_none() -> None:
    cited = read_cited("(ibidem, p. 3)")
    assert cited.again
    assert History().resolved(cited, 9).pages == (("3", "3"),)
    assert not read_cited("dat is idem dito").again


@pytest.mark.parametrize("words", ["het rapport", "de leeswijzer", "een nota", "haar"])
def test_a_common_noun_is_no_author(words: str) -> None:
    assert read_cited(f"Volgens {words} ").authors == ()
    assert read_cited("Volgens De Wit ").authors == ("De Wit",)


def _word_memo(style: str) -> bytes:
    memo, stream = docx.Document(), BytesIO()
    memo.add_paragraph("De nota is helder:")
    memo.add_paragraph(FIRST, style=style)
    memo.add_paragraph("Tot zover de nota.")
    memo.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("style", ["Quote", "Intense Quote"])
def test_a_paragraph_in_a_style_for_quotations_is_one(store: Store, style: str) -> None:
    report = check_memo(("memo.docx", _word_memo(style)), store)
    assert [(v.quotation.text, v.judgement) for v in report.verdicts] == [
        (FIRST, Judgement.LITERAL)
    ]
    assert not check_memo(("memo.docx", _word_memo("Normal")), store).verdicts


def test_a_dutch_style_by_another_id_counts_through_the_one_it_is_based_on(store: Store) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Quote"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mijn"><w:name w:val="Mijn stijl"/>'
        '<w:basedOn w:val="Citaat"/></w:style>'
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="Mijn"/></w:pPr><w:r><w:t>{FIRST}</w:t></w:r></w:p>'
    content = zipped(word_files(body, {"styles": styles}))
    assert judged(list(check_memo(("memo.docx", content), store).verdicts)) == ["letterlijk"]


def test_an_opendocument_text_has_such_a_style_too(store: Store) -> None:
    content = zipped(odt_files(f'<text:p text:style-name="Quotations">{FIRST}</text:p>'))
    assert judged(list(check_memo(("memo.odt", content), store).verdicts)) == ["letterlijk"]


def test_a_footnote_of_word_is_the_source(store: Store) -> None:
    body = (
        f"<w:p><w:r><w:t>Er staat “{FIRST}”</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>Jansen (2020), § 2.</w:t></w:r></w:p></w:footnote>'
    content = zipped(word_files(body, {"footnotes": note}))
    assert judged(list(check_memo(("memo.docx", content), store).verdicts)) == [
        "verkeerde vindplaats"
    ]


def _sessions(document: Document, store: Store) -> dict[str, bytes]:
    quotes = []
    for words in (FIRST, SECOND, THIRD):
        start = document.text.index(words)
        quotes.append(quote(document, Span(start, start + len(words)), 1.0))
    answers = [Answer("Wat zegt de nota?", tuple(quotes), (), 0.9)]
    return {
        ".md": session_markdown(answers, store).encode(),
        ".docx": session_word(answers, store),
    }


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_a_saved_session_passes_the_check_with_the_places_in_its_notes(
    document: Document, store: Store, suffix: str
) -> None:
    content = _sessions(document, store)[suffix]
    report = check_memo((f"gesprek{suffix}", content), store)
    told: list[Any] = [(v.quotation.text, v.quotation.cited.sections) for v in report.verdicts]
    assert told == [(FIRST, ("1",)), (SECOND, ("1",)), (THIRD, ("2",))]
    assert report.literal
    assert {v.quotation.cited.authors for v in report.verdicts} == {("Jansen",)}
