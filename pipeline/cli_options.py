"""What the commands of `bewijsplaats` share: options, settings, exit codes, printing."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import texts_cli, texts_documents, texts_export, texts_index, texts_literature
from pipeline.errors import UsageError
from pipeline.settings import Settings, invalid_names

FOUND, FAILED, WRONG_USE, NOTHING_FOUND = 0, 1, 2, 3

CorpusOption = Annotated[list[Path] | None, typer.Option("--corpus", help=texts_cli.HELP_CORPUS)]
IndexOption = Annotated[Path | None, typer.Option("--index", help=texts_cli.HELP_INDEX)]
EncoderOption = Annotated[str | None, typer.Option("--encoder", help=texts_cli.HELP_ENCODER)]
JsonOption = Annotated[bool, typer.Option("--json", help=texts_cli.HELP_JSON)]
BatchOption = Annotated[Path | None, typer.Option("--batch", help=texts_cli.HELP_BATCH)]
HitsOption = Annotated[int, typer.Option("-k", min=1, max=100, help=texts_cli.HELP_K)]
DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", help=texts_cli.HELP_DOCUMENT)
]
SectionOption = Annotated[str, typer.Option("--section", help=texts_cli.HELP_SECTION)]
AuthorOption = Annotated[
    list[str] | None, typer.Option("--author", help=texts_documents.HELP_AUTHOR)
]
YearOption = Annotated[str, typer.Option("--year", help=texts_documents.HELP_YEAR)]
CitingOption = Annotated[str, typer.Option("--citing", help=texts_literature.HELP_CITING)]
SetsOption = Annotated[list[Path], typer.Option("--questions", help=texts_cli.HELP_QUESTIONS)]
CompareOption = Annotated[list[str] | None, typer.Option("--compare", help=texts_cli.HELP_COMPARE)]
CurveOption = Annotated[Path | None, typer.Option("--curve", help=texts_cli.HELP_CURVE)]
ExportOption = Annotated[Path | None, typer.Option("--export", help=texts_export.HELP_EXPORT)]
QuestionArgument = Annotated[str | None, typer.Argument(help=texts_cli.HELP_QUESTION)]


def make_settings(
    corpus: list[Path] | None = None, index: Path | None = None, encoder: str | None = None
) -> Settings:
    """The settings of the environment, with what the command line says instead."""
    chosen: dict[str, Any] = {"corpus": tuple(corpus or ()), "index": index, "encoder": encoder}
    try:
        return Settings(**{name: value for name, value in chosen.items() if value})
    except ValueError as error:
        raise UsageError(texts_index.bad_setting(invalid_names(error))) from error


def print_json(record: Any) -> None:
    """Print a record as one line."""
    typer.echo(json_line(record))


def json_line(record: Any) -> str:
    """A record as JSON, with letters as they are."""
    return json.dumps(record, ensure_ascii=False)


def print_lines(lines: Iterable[str]) -> None:
    """Print these lines as they come."""
    for line in lines:
        typer.echo(line)
