"""The page of the check as a user meets it, without a browser."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from pipeline import texts_checking
from tests.pages import ATTACKS, Html, build, page

PAGE = "from app_pages import checking\nchecking.page()"
MEMO = (
    "Er staat: “De gemeente maait het gras in het stadspark nooit vier keer per jaar.” Ook: “De "
    "houten ophaalbrug bij de molen is verrot” (§ 2). En “Dat gebeurt overdag”, naast “paarden "
    "eten liever verse groente” en “rozentuin”."
)


def start() -> AppTest:
    return AppTest.from_string(PAGE, default_timeout=30).run()


def paste(app: AppTest, text: str) -> Html:
    """The page after the check of a pasted text."""
    app.text_area[0].set_value(text)
    app.button[0].click().run()
    return page(app)


def upload(app: AppTest, name: str, content: bytes) -> Html:
    """The page after the check of a file."""
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    app.button[0].click().run()
    return page(app)


def test_every_quotation_gets_its_verdict_its_place_and_its_changes(corpus: Path) -> None:
    build()
    shown = paste(start(), MEMO)
    judged = [label for label in shown.all("etiket") if not label.startswith("raakt")]
    assert judged == [
        "gewijzigd",
        "verkeerde vindplaats",
        "letterlijk",
        "niet gevonden",
        "te kort om te controleren",
    ]
    assert shown.all("ins") == ["nooit"]
    assert shown.all("raakt") == [texts_checking.touches(["ontkenning"])]
    assert "stadspark nooit vier" in shown.all("blockquote")[0]
    assert "parken.txt, § 1 Beheer van de parken en plantsoenen, al. 1" in shown.words
    assert (
        "Het memo noemt § 2, maar dit staat in § 1 Toestand van de houten bruggen." in shown.words
    )
    assert shown.all("niets") == [
        "Geplakte tekst: 1 letterlijk, 1 gewijzigd, 1 verkeerde vindplaats, 1 niet gevonden, "
        "1 te kort om te controleren. Vergeleken met 2 documenten."
    ]


def test_words_left_out_are_struck_and_the_place_can_be_read_in_context(corpus: Path) -> None:
    build()
    shown = paste(start(), "“De fontein werd gerepareerd in het voorjaar” staat er niet.")
    assert shown.all("del") == ["niet"]
    assert any("12.000 euro" in context for context in shown.all("details"))


def test_a_word_file_is_checked_and_the_report_is_saved_in_three_forms(corpus: Path) -> None:
    build()
    memo, stream = docx.Document(), BytesIO()
    memo.add_paragraph("De nota zegt: “Dat gebeurt overdag.”")
    memo.save(stream)
    app = start()
    shown = upload(app, "memo.docx", stream.getvalue())
    assert shown.all("etiket") == ["letterlijk"]
    assert shown.all("melding") == [texts_checking.ALL_LITERAL]
    labels = [button.label for button in app.download_button]
    assert labels == [
        texts_checking.SAVE_WORD,
        texts_checking.SAVE_MARKDOWN,
        texts_checking.SAVE_JSON,
    ]


def test_a_memo_is_shown_as_it_is_and_never_as_markup(corpus: Path) -> None:
    build()
    attacks = " ".join(ATTACKS)
    shown = paste(start(), f"Er staat “De hoveniers werken met {attacks} een vast rooster”.")
    assert attacks in " ".join(shown.all("blockquote"))
    assert not {("script",), ("img", "src", "onerror"), ("i",)} & shown.elements


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("memo.docx", b"PK\x03\x04kapot", "memo.docx"),
        ("memo.txt", b"\n", "geen tekst"),
        ("memo.txt", b"\x00\x01\x02" * 50, "memo.txt"),
    ],
)
def test_a_memo_that_cannot_be_read_gets_a_message(
    corpus: Path, name: str, content: bytes, words: str
) -> None:
    build()
    app = start()
    paste(app, MEMO)
    app.text_area[0].set_value("")
    shown = upload(app, name, content)
    assert words in shown.all("melding")[0]
    assert not shown.all("oordelen"), "the report of another memo would mislead"


def test_nothing_and_both_get_a_message(corpus: Path) -> None:
    build()
    app = start()
    assert paste(app, "  ").all("melding") == [texts_checking.ONE_MEMO]
    app.text_area[0].set_value(MEMO)
    assert upload(app, "memo.txt", b"x").all("melding") == [texts_checking.ONE_MEMO]


def test_without_an_index_the_page_says_what_to_do(corpus: Path) -> None:
    shown = paste(start(), MEMO)
    assert "index" in shown.all("melding")[0]


def test_a_report_outlives_a_rebuilt_index_and_the_next_one_uses_it(corpus: Path) -> None:
    build()
    app = start()
    paste(app, "“Dat gebeurt overdag.”")
    (corpus / "parken.txt").write_text("1 Sluizen\n\nDe sluisdeur lekt al jaren.\n", "utf-8")
    build()
    app.run()
    assert page(app).all("etiket") == ["letterlijk"]
    assert paste(app, "“De sluisdeur lekt al jaren.”").all("etiket") == ["letterlijk"]
    assert paste(app, "“Dat gebeurt overdag.”").all("etiket") == ["niet gevonden"]
