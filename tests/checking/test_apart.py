"""Quotations that are set apart, in every form that a memo can have."""

from io import BytesIO

import docx
import pytest
from docx.shared import Cm
from reportlab.pdfgen.canvas import Canvas

from pipeline.checking.memo import read_memo
from tests.reading.offices import odt_files
from tests.reading.roundtrip import zipped

WORDS = "Het water stijgt ieder jaar een beetje meer"
AFTER = "Tot zover de nota, die daarna over geld gaat."


def _texts(name: str, content: bytes) -> list[str]:
    return [quotation.text for quotation in read_memo((name, content), ()).quotations]


@pytest.mark.parametrize(
    "quoted",
    [
        f"<blockquote>{WORDS}</blockquote>",
        f"<blockquote><p>{WORDS}</p></blockquote>",
        f"<blockquote><div><p>{WORDS}</p></div></blockquote>",
        f"<p>De nota zegt <q>{WORDS}</q> en meer.</p>",
        f"<p>De nota zegt <Q cite='x'>{WORDS}</Q >.</p>",
    ],
)
def test_a_web_page_has_elements_for_quotations(quoted: str) -> None:
    page = f"<html><body><p>De nota is helder.</p>{quoted}<p>{AFTER}</p></body></html>"
    assert _texts("memo.html", page.encode()) == [WORDS]


def test_a_source_under_a_block_quotation_of_a_web_page_is_its_source() -> None:
    page = (
        f"<p>Zo is het.</p><blockquote><p>{WORDS}</p><p>— Tops (2017), p. 3</p>"
        f"</blockquote><p>{AFTER}</p>"
    )
    (quotation,) = read_memo(("memo.html", page.encode()), ()).quotations
    assert (quotation.text, quotation.cited.authors) == (WORDS, ("Tops",))


def _word(style: str, indent: float = 0, before: str = "De nota zegt:") -> bytes:
    memo, stream = docx.Document(), BytesIO()
    memo.add_paragraph(before)
    if style not in [s.name for s in memo.styles]:
        memo.styles.add_style(style, 1)
    paragraph = memo.add_paragraph(WORDS, style=style)
    if indent:
        paragraph.paragraph_format.left_indent = Cm(indent)
    memo.add_paragraph(AFTER)
    memo.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "style", ["Quote", "Intense Quote", "Citaat", "Duidelijk citaat", "Blokcitaat", "Block Quote"]
)
def test_word_has_styles_for_quotations(style: str) -> None:
    assert _texts("memo.docx", _word(style, before="De nota is helder.")) == [WORDS]


def test_an_indented_paragraph_of_word_is_a_quotation_if_it_is_announced() -> None:
    assert _texts("memo.docx", _word("Normal", 1.25)) == [WORDS]
    assert _texts("memo.docx", _word("Normal", 1.25, "De nota is helder.")) == []
    assert _texts("memo.docx", _word("Normal")) == []


def test_a_memo_that_is_indented_as_a_whole_holds_no_quotation_by_that() -> None:
    memo, stream = docx.Document(), BytesIO()
    for words in ("De nota zegt dit:", WORDS, AFTER):
        memo.add_paragraph(words).paragraph_format.left_indent = Cm(2)
    memo.save(stream)
    assert _texts("memo.docx", stream.getvalue()) == []


@pytest.mark.parametrize("style", ["Quotations", "Citaat", "Citaten"])
def test_opendocument_has_styles_for_quotations(style: str) -> None:
    body = f'<text:p>Zo is het.</text:p><text:p text:style-name="{style}">{WORDS}</text:p>'
    assert _texts("memo.odt", zipped(odt_files(body))) == [WORDS]


@pytest.mark.parametrize(("margin", "found"), [("1.25cm", [WORDS]), ("0.1in", [])])
def test_an_indented_paragraph_of_opendocument_is_a_quotation(
    margin: str, found: list[str]
) -> None:
    style = (
        '<style:style style:name="P1" style:family="paragraph">'
        f'<style:paragraph-properties fo:margin-left="{margin}"/></style:style>'
    )
    body = (
        f'<text:p>De nota zegt:</text:p><text:p text:style-name="P1">{WORDS}</text:p>'
        f"<text:p>{AFTER}</text:p>"
    )
    assert _texts("memo.odt", zipped(odt_files(body, automatic=style))) == found


def test_an_indented_block_on_a_page_is_a_quotation_if_it_is_announced() -> None:
    stream = BytesIO()
    canvas = Canvas(stream)
    body = ["De nota die hier besproken wordt gaat over water en dijken in", "het land, en zegt:"]
    quoted = ["Het water stijgt ieder jaar", "een beetje meer"]
    height = 780
    for left, lines in ((72, body), (110, quoted), (72, [AFTER, "Dat is een ander onderwerp."])):
        for line in lines:
            canvas.drawString(left, height, line)
            height -= 14
        height -= 14
    canvas.save()
    assert [" ".join(text.split()) for text in _texts("memo.pdf", stream.getvalue())] == [WORDS]
