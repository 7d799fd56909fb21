"""The report of a check, in every form, and the command that makes it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
import typer
from typer.testing import CliRunner

from pipeline.checking import Judgement, MemoReport, check_memo
from pipeline.checking.report import check_lines, check_records, markdown
from pipeline.checking.word import word_report
from pipeline.cli_check import add_to
from pipeline.errors import UsageError
from tests.checking.stores import store_of
from tests.helpers import document_of

DOCUMENT = "# Nota\n\n## 1 Dijken\n\nDe dijkgraaf is niet tevreden over * de dijken van zand.\n"
MEMO = (
    "Er staat “De dijkgraaf is tevreden over * de dijken” (§ 1), en “dijkgraaf is niet tevreden” "
    "(§ 2).\n\nVerder: “paarden eten liever verse groente”, ‘zand’, “niet tevreden over”.\n"
)


@pytest.fixture
def report() -> MemoReport:
    return check_memo(("memo.md", MEMO.encode()), store_of(document_of(DOCUMENT, ".md")))


def test_the_lines_tell_each_verdict_and_its_place(report: MemoReport) -> None:
    lines = "\n".join(check_lines(report))
    for words in (
        "1 letterlijk, 1 gewijzigd, 1 verkeerde vindplaats, 1 niet gevonden",
        "1. Gewijzigd: raakt de betekenis (ontkenning)",
        "weggelaten: ‘niet’",
        "Het memo noemt § 2, maar dit staat in § 1 Dijken.",
        "Vindplaats: Nota, § 1 Dijken, al. 1",
    ):
        assert words in lines


def test_the_records_are_json_and_point_into_both_texts(report: MemoReport) -> None:
    document = document_of(DOCUMENT, ".md")
    records = [json.loads(json.dumps(record)) for record in check_records(report)]
    assert [record["number"] for record in records] == [1, 2, 3, 4, 5]
    assert records[0]["differences"] == [
        {"memo": "", "document": "niet", "touches": ["ontkenning"]}
    ]
    place = records[1]["places"][0]
    assert document.text[place["start"] : place["end"]] == "dijkgraaf is niet tevreden"


def test_markdown_marks_the_changes_and_escapes_the_rest(report: MemoReport) -> None:
    text = markdown(report)
    assert "is ~~niet~~ tevreden over \\* de dijken" in text
    assert text.count("### ") == 5


def test_word_marks_the_changes(report: MemoReport) -> None:
    document = docx.Document(BytesIO(word_report(report)))
    struck = [r.text.strip() for p in document.paragraphs for r in p.runs if r.font.strike]
    assert struck == ["niet"]
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings[0] == "1. Gewijzigd: raakt de betekenis (ontkenning)"


def test_a_memo_without_quotations_says_so() -> None:
    report = check_memo(("m.txt", b"Geen enkel citaat.\n"), store_of(document_of(DOCUMENT, ".md")))
    assert report.literal
    assert any("geen citaten" in line for line in check_lines(report))


@contextmanager
def _command(monkeypatch: pytest.MonkeyPatch) -> Iterator[typer.Typer]:
    store = store_of(document_of(DOCUMENT, ".md"))
    monkeypatch.setattr("pipeline.indexing.store.open_store", lambda index: store)
    app = typer.Typer()
    add_to(app)
    yield app


@pytest.mark.parametrize(
    ("memo", "code"),
    [("Er staat “De dijkgraaf is niet tevreden”.", 0), ("Er staat “De dijkgraaf is blij”.", 3)],
)
def test_the_exit_code_tells_whether_all_is_literal(
    memo: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memo.md"
    path.write_text(memo, encoding="utf-8")
    with _command(monkeypatch) as app:
        done = CliRunner().invoke(app, [str(path), "--json"])
    assert done.exit_code == code
    assert json.loads(done.stdout)["memo"] == "memo.md"


@pytest.mark.parametrize("suffix", [".md", ".docx", ".json"])
def test_a_report_is_saved_in_the_form_of_its_name(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, saved = tmp_path / "memo.md", tmp_path / f"verslag{suffix}"
    path.write_text(MEMO, encoding="utf-8")
    with _command(monkeypatch) as app:
        CliRunner().invoke(app, [str(path), "--report", str(saved)])
    content = saved.read_bytes()
    assert content.startswith({".md": b"# Cit", ".docx": b"PK", ".json": b"["}[suffix])


def test_a_report_in_another_form_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _command(monkeypatch) as app:
        done = CliRunner().invoke(app, [str(tmp_path / "m.md"), "--report", "x.pdf"])
    assert isinstance(done.exception, UsageError)
    assert ".docx" in str(done.exception)


def test_a_memo_with_too_many_quotations_is_never_called_all_literal(report: MemoReport) -> None:
    some = replace(report, verdicts=report.verdicts[1:2], left_out=3)
    literal = replace(some.verdicts[0], judgement=Judgement.LITERAL)
    some = replace(some, verdicts=(literal,))
    lines = "\n".join(check_lines(some))
    assert not some.literal
    assert "3 niet gecontroleerd" in lines and "Splits het memo" in lines
    assert "Elk gecontroleerd citaat" not in lines
