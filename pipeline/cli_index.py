"""The commands about the index as a whole: make it, list what is in it, prove it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import texts_cli, texts_documents, texts_verify
from pipeline.cli_options import (
    FAILED,
    CorpusOption,
    EncoderOption,
    IndexOption,
    JsonOption,
    json_line,
    make_settings,
    print_json,
    print_lines,
)
from pipeline.errors import UsageError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from rich.progress import Progress


def index_command(
    corpus: CorpusOption = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
    fresh: Annotated[bool, typer.Option("--fresh", help=texts_verify.HELP_FRESH)] = False,
    wait: Annotated[bool, typer.Option("--wait", help=texts_verify.HELP_WAIT)] = False,
) -> None:
    """Bring the index up to date with the corpus."""
    build(make_settings(corpus, index, encoder), fresh, wait)


def documents_command(
    set_: Annotated[str, typer.Option("--set", help=texts_documents.HELP_SET)] = "",
    title: Annotated[
        str | None, typer.Option("--title", help=texts_documents.HELP_SET_TITLE)
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option("--author", help=texts_documents.HELP_SET_AUTHOR)
    ] = None,
    year: Annotated[str | None, typer.Option("--year", help=texts_documents.HELP_SET_YEAR)] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help=texts_documents.HELP_SET_PUBLISHER)
    ] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the files of the corpus with the state of each; or edit what is said of one."""
    from pipeline.indexing.store import open_store
    from pipeline.listing import listed_lines, listed_records
    from pipeline.presentation import edit_document
    from pipeline.reading.bibliography import Edit

    settings = make_settings(index=index)
    store = open_store(settings.index)
    authors = None if author is None else tuple(filter(None, author))
    edit = Edit(title, authors, year, publisher)
    if edit.empty == bool(set_):
        raise UsageError(texts_documents.NOTHING_TO_SET)
    if set_:
        typer.echo(edit_document(store, settings.corpus[0], set_, edit), err=True)
        return
    print_lines(map(json_line, listed_records(store)) if as_json else listed_lines(store))


def verify_command(
    quotes: Annotated[Path | None, typer.Option("--quotes", help=texts_verify.HELP_QUOTES)] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Prove that the index says what the files say."""
    from pipeline.indexing.store import open_store
    from pipeline.listing import proof_lines, proof_record
    from pipeline.verifying import verify

    settings = make_settings(index=index)
    store = open_store(settings.index)
    proofs = []
    with _progress() as bar:
        task = bar.add_task(texts_verify.VERIFYING, total=None)
        for proof in verify(
            store,
            settings,
            quotes,
            lambda file, done, total: bar.update(
                task, description=file or texts_verify.VERIFYING, completed=done, total=total
            ),
        ):
            proofs.append(proof)
            if as_json:
                print_json(proof_record(proof))
    if not as_json:
        print_lines(proof_lines(proofs))
    if any(proof.problems for proof in proofs):
        raise typer.Exit(FAILED)


def build(settings: Settings, fresh: bool = False, wait: bool = False) -> None:
    """Bring the index up to date, and say on standard error what was done."""
    from pipeline.assistant import make_encoder
    from pipeline.build import WAIT, build_index
    from pipeline.presentation import build_lines

    with _progress() as bar:
        task = bar.add_task(texts_cli.BUILDING, total=None)
        report = build_index(
            settings,
            make_encoder(settings),
            lambda file, done, total: bar.update(
                task, description=file or texts_cli.WRITING, completed=done, total=total
            ),
            fresh=fresh,
            wait=None if wait else WAIT,
        )
    for line in build_lines(report):
        typer.echo(line, err=True)


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True))
