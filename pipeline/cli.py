"""The command `bewijsplaats`: index, ask, search, show, documents, evaluate.

Exit codes: 0 found or done, 3 nothing found, 2 wrong use, 1 anything else that went wrong.
Results go to standard output, everything else to standard error; errors are Dutch, one message,
no traceback.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from typer.exceptions import TyperException

from pipeline import texts_cli, texts_documents, texts_index
from pipeline.errors import BewijsplaatsError, IndexMissing, QuestionError, UsageError
from pipeline.settings import Settings, invalid_names

T = TypeVar("T")
FOUND, FAILED, WRONG_USE, NOTHING_FOUND = 0, 1, 2, 3

app = typer.Typer(
    help=texts_cli.CLI_HELP, add_completion=False, no_args_is_help=True, rich_markup_mode=None
)

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
SetsOption = Annotated[list[Path], typer.Option("--questions", help=texts_cli.HELP_QUESTIONS)]
CompareOption = Annotated[list[str] | None, typer.Option("--compare", help=texts_cli.HELP_COMPARE)]
CurveOption = Annotated[Path | None, typer.Option("--curve", help=texts_cli.HELP_CURVE)]
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


@app.command("index", help=texts_cli.HELP_COMMAND_INDEX)
def index_command(
    corpus: CorpusOption = None, index: IndexOption = None, encoder: EncoderOption = None
) -> None:
    """Bring the index up to date with the corpus."""
    _build(make_settings(corpus, index, encoder))


@app.command("ask", help=texts_cli.HELP_COMMAND_ASK)
def ask_command(
    question: QuestionArgument = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
    k: HitsOption = 10,
    document: DocumentOption = None,
    section: SectionOption = "",
    author: AuthorOption = None,
    year: YearOption = "",
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer one question, or a file of questions."""
    from pipeline.output import answer_record
    from pipeline.presentation import answer_lines, make_filter

    settings = make_settings(corpus, index, encoder)
    assistant = _assistant(settings, fresh=bool(corpus))
    chosen = make_filter(assistant.store, document or (), section, author or (), year)
    found = False
    for question_id, answer in _each(question, batch, lambda q: assistant.ask(q, k, chosen)):
        found = found or answer.found
        if as_json or batch:
            _print_json(answer_record(assistant.store, question_id, answer))
        else:
            _print_lines(answer_lines(assistant.store, answer))
    raise typer.Exit(FOUND if found else NOTHING_FOUND)


@app.command("search", help=texts_cli.HELP_COMMAND_SEARCH)
def search_command(
    question: QuestionArgument = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
    k: HitsOption = 10,
    document: DocumentOption = None,
    section: SectionOption = "",
    author: AuthorOption = None,
    year: YearOption = "",
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the passages nearest to a question, whether or not they answer it."""
    from pipeline.output import hit_record
    from pipeline.presentation import hit_lines, make_filter

    settings = make_settings(corpus, index, encoder)
    assistant = _assistant(settings, fresh=bool(corpus))
    chosen = make_filter(assistant.store, document or (), section, author or (), year)
    found = False
    for question_id, (asked, hits) in _each(
        question, batch, lambda q: (q, assistant.search(q, k, chosen))
    ):
        found = found or bool(hits)
        if as_json or batch:
            records = [hit_record(assistant.store, hit, asked) for hit in hits]
            _print_json({"id": question_id, "question": asked, "hits": records})
        else:
            _print_lines(line for hit in hits for line in hit_lines(assistant.store, hit, asked))
    raise typer.Exit(FOUND if found else NOTHING_FOUND)


@app.command("show", help=texts_cli.HELP_COMMAND_SHOW)
def show_command(
    document: Annotated[str, typer.Argument(help=texts_cli.HELP_DOCUMENT)],
    section: SectionOption = "",
    span: Annotated[str, typer.Option("--span", help=texts_cli.HELP_SPAN)] = "",
    context: Annotated[int, typer.Option(min=0, help=texts_cli.HELP_CONTEXT)] = 300,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a document's contents, one section, or a span with its context."""
    from pipeline.indexing.store import open_store
    from pipeline.presentation import find_document, shown

    store = open_store(make_settings(index=index).index)
    record = shown(find_document(store, document), section, span, context)
    if as_json:
        _print_json(record)
    else:
        typer.echo(record["text"])


@app.command("documents", help=texts_cli.HELP_COMMAND_DOCUMENTS)
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
    """List the documents in the index, and the files that are not; or edit what one says."""
    from pipeline.indexing.store import open_store
    from pipeline.presentation import document_lines, document_records, edit_document
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
    _print_lines(map(_json, document_records(store)) if as_json else document_lines(store))


@app.command("evaluate", help=texts_cli.HELP_COMMAND_EVALUATE)
def evaluate_command(
    questions: SetsOption,
    compare: CompareOption = None,
    curve: CurveOption = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score settings on sets with known answers, side by side."""
    from pipeline.assistant import make_encoder
    from pipeline.evaluation.report import read_sets, report
    from pipeline.evaluation.setups import make_setups

    sets, errors = read_sets(questions)
    code = _complain("\n".join(errors), WRONG_USE) if errors else FOUND
    settings = make_settings(corpus, index, encoder)
    with make_setups(settings, compare or (), make_encoder, _build) as setups:
        if corpus and sets:
            _build(settings)
        for lines, records in report(sets, setups, curve):
            _print_lines(map(_json, records) if as_json else lines)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line; every error that is ours becomes one Dutch message."""
    try:
        code = app(standalone_mode=False, prog_name="bewijsplaats")
    except (UsageError, QuestionError) as error:
        code = _complain(str(error), WRONG_USE)
    except BewijsplaatsError as error:
        code = _complain(str(error), FAILED)
    except TyperException as error:
        code = _complain(_wrong_use(error), WRONG_USE)
    except (KeyboardInterrupt, typer.Abort):
        code = _complain(texts_cli.INTERRUPTED, FAILED)
    except BrokenPipeError:
        code = FAILED
    sys.exit(code or 0)


def _complain(message: str, code: int) -> int:
    typer.echo(message, err=True)
    return code


def _wrong_use(error: TyperException) -> str:
    """The Dutch message for a command line that the library cannot read."""
    names = getattr(getattr(error, "param", None), "opts", None) or [""]
    name = getattr(error, "option_name", None) or getattr(error, "param_hint", None) or names[0]
    return texts_cli.wrong_use(type(error).__name__, f"‘{name}’")


def _build(settings: Settings) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from pipeline.assistant import make_encoder
    from pipeline.build import build_index
    from pipeline.presentation import build_lines

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(texts_cli.BUILDING, total=None)
        report = build_index(
            settings,
            make_encoder(settings),
            lambda file, done, total: bar.update(
                task, description=file or texts_cli.WRITING, completed=done, total=total
            ),
        )
    for line in build_lines(report):
        typer.echo(line, err=True)


def _assistant(settings: Settings, fresh: bool) -> Any:
    """The assistant; the index is brought up to date first if asked, or if there is none."""
    from pipeline.assistant import Assistant

    if fresh:
        _build(settings)
    try:
        return Assistant(settings)
    except IndexMissing:
        _build(settings)
        return Assistant(settings)


def _each(
    question: str | None, batch: Path | None, act: Callable[[str], T]
) -> Iterator[tuple[str | None, T]]:
    """What `act` makes of the question of the command line, or of each line of a batch file.

    A line of a batch that is no question is printed with its error, and the rest goes on.
    """
    from pipeline.evaluation.lines import numbered_lines
    from pipeline.evaluation.questions import parse_question

    if (question is None) == (batch is None):
        raise UsageError(texts_cli.ONE_QUESTION)
    if question is not None:
        yield None, act(question)
    if batch is not None:
        for number, line in numbered_lines(batch):
            record: dict[str, Any] = {"id": None, "question": None}
            try:
                item = parse_question(batch.name, number, line)
                record = {"id": item.id, "question": item.text}
                result = act(item.text)
            except (QuestionError, UsageError) as error:
                _print_json({**record, "error": str(error)})
            else:
                yield item.id, result


def _print_json(record: Any) -> None:
    typer.echo(_json(record))


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False)


def _print_lines(lines: Any) -> None:
    for line in lines:
        typer.echo(line)


if __name__ == "__main__":
    main()
