"""The command `bewijsplaats check`: the quotations in a memo beside the documents in the index.

Exit codes: 0 all literal and in their place, 3 some not, 1 the memo cannot be read.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import texts_checking
from pipeline.errors import UsageError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.checking import MemoReport

ALL_LITERAL, NOT_ALL = 0, 3
_FORMS = (".md", ".docx", ".json")


def add_to(app: typer.Typer) -> None:
    """Make `check` one of the commands of the program."""
    app.command("check", help=texts_checking.HELP_COMMAND)(check_command)


def check_command(
    memo: Annotated[Path, typer.Argument(help=texts_checking.HELP_MEMO)],
    report: Annotated[
        Path | None, typer.Option("--report", help=texts_checking.HELP_REPORT)
    ] = None,
    index: Annotated[Path | None, typer.Option("--index", help=texts_checking.HELP_INDEX)] = None,
    as_json: Annotated[bool, typer.Option("--json", help=texts_checking.HELP_JSON)] = False,
) -> None:
    """Judge every quotation in a memo."""
    from pipeline.bounds.memos import MemoReader
    from pipeline.checking import check_memo
    from pipeline.checking.report import check_lines, check_records
    from pipeline.indexing.store import open_store

    if report and report.suffix.lower() not in _FORMS:
        raise UsageError(texts_checking.unknown_report(report.name, _FORMS))
    settings = Settings()
    reader = MemoReader(settings)
    try:
        reader.prepare(memo)
        checked = check_memo(memo, open_store(index or settings.index), reader)
    finally:
        reader.close()
    if report:
        _write(report, checked)
    if as_json:
        for record in check_records(checked):
            typer.echo(json.dumps(record, ensure_ascii=False))
    else:
        for line in check_lines(checked):
            typer.echo(line)
    raise typer.Exit(ALL_LITERAL if checked.literal else NOT_ALL)


def _write(path: Path, checked: "MemoReport") -> None:
    from pipeline.checking.report import check_json, markdown
    from pipeline.checking.word import word_report

    suffix = path.suffix.lower()
    if suffix == ".docx":
        content = word_report(checked)
    elif suffix == ".md":
        content = markdown(checked).encode()
    else:
        content = check_json(checked).encode()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(texts_checking.not_written(path.name, error.strerror or "")) from error
