"""The command `bewijsplaats`: index, ask, search, show, documents, verify, evaluate.

Exit codes: 0 found or done, 3 nothing found, 2 wrong use, 1 anything else that went wrong.
Results go to standard output, everything else to standard error; errors are Dutch, one message,
no traceback.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from typer.exceptions import TyperException

from pipeline import texts_cli, texts_verify
from pipeline.cli_check import add_to as add_check
from pipeline.cli_export import check_form, write_export
from pipeline.cli_index import build, documents_command, index_command, verify_command
from pipeline.cli_options import (
    FAILED,
    FOUND,
    NOTHING_FOUND,
    WRONG_USE,
    AuthorOption,
    BatchOption,
    CitingOption,
    CompareOption,
    CorpusOption,
    CurveOption,
    DocumentOption,
    EncoderOption,
    ExportOption,
    HitsOption,
    IndexOption,
    JsonOption,
    QuestionArgument,
    SectionOption,
    SetsOption,
    YearOption,
    json_line,
    make_settings,
    print_json,
    print_lines,
)
from pipeline.errors import BewijsplaatsError, IndexMissing, QuestionError, UsageError
from pipeline.literature_command import literature_app
from pipeline.settings import Settings

T = TypeVar("T")

__all__ = ["FAILED", "FOUND", "NOTHING_FOUND", "WRONG_USE", "app", "main"]

app = typer.Typer(
    help=texts_cli.CLI_HELP, add_completion=False, no_args_is_help=True, rich_markup_mode=None
)

app.command("index", help=texts_cli.HELP_COMMAND_INDEX)(index_command)
app.command("documents", help=texts_cli.HELP_COMMAND_DOCUMENTS)(documents_command)
app.command("verify", help=texts_verify.HELP_COMMAND_VERIFY)(verify_command)
add_check(app)
app.add_typer(literature_app, name="literature")


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
    citing: CitingOption = "",
    batch: BatchOption = None,
    as_json: JsonOption = False,
    export: ExportOption = None,
) -> None:
    """Answer one question, or a file of questions."""
    from pipeline.citations.questions import asks_for_source
    from pipeline.literature_lines import cited_lines, reply_lines, reply_record
    from pipeline.output import answer_record
    from pipeline.presentation import answer_lines, make_filter

    if export:
        check_form(export)
    settings = make_settings(corpus, index, encoder)
    assistant = _assistant(settings, fresh=bool(corpus))
    chosen = make_filter(assistant.store, document or (), section, author or (), year)
    chosen = _citing(assistant, chosen, citing)
    answers = []
    found = False
    for question_id, (reply, answer) in _each(
        question, batch, lambda q: _reply_or_answer(assistant, q, k, chosen)
    ):
        answers += [answer] if answer else []
        found = found or reply is not None or answer.found
        if as_json or batch:
            print_json(
                reply_record(assistant.store, question_id, reply)
                if reply
                else answer_record(assistant.store, question_id, answer)
            )
        elif reply:
            print_lines(reply_lines(assistant.store, reply))
        else:
            print_lines(answer_lines(assistant.store, answer))
            if citing or asks_for_source(answer.question):
                print_lines(cited_lines(answer, assistant.literature))
    if export:
        write_export(export, answers, assistant)
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
    citing: CitingOption = "",
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the passages nearest to a question, whether or not they answer it."""
    from pipeline.output import hit_record
    from pipeline.presentation import hit_lines, make_filter

    settings = make_settings(corpus, index, encoder)
    assistant = _assistant(settings, fresh=bool(corpus))
    chosen = make_filter(assistant.store, document or (), section, author or (), year)
    chosen = _citing(assistant, chosen, citing)
    found = False
    for question_id, (asked, hits) in _each(
        question, batch, lambda q: (q, assistant.search(q, k, chosen))
    ):
        found = found or bool(hits)
        if as_json or batch:
            records = [hit_record(assistant.store, hit, asked) for hit in hits]
            print_json({"id": question_id, "question": asked, "hits": records})
        else:
            print_lines(line for hit in hits for line in hit_lines(assistant.store, hit, asked))
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
        print_json(record)
    else:
        typer.echo(record["text"])


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
    with make_setups(settings, compare or (), make_encoder, build) as setups:
        if corpus and sets:
            build(settings)
        for lines, records in report(sets, setups, curve):
            print_lines(map(json_line, records) if as_json else lines)
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


def _assistant(settings: Settings, fresh: bool) -> Any:
    """The assistant; the index is brought up to date first if asked, or if there is none."""
    from pipeline.assistant import Assistant

    if fresh:
        build(settings)
    try:
        return Assistant(settings)
    except IndexMissing:
        build(settings)
        return Assistant(settings)


def _citing(assistant: Any, chosen: Any, citing: str) -> Any:
    """The filter with the citations of the works of this name, if there is a name."""
    from pipeline.literature import citing_filter

    return citing_filter(assistant.literature, citing, chosen) if citing else chosen


def _reply_or_answer(assistant: Any, question: str, k: int, chosen: Any) -> tuple[Any, Any]:
    """What is counted for a question about the literature, or else the answer."""
    reply = assistant.about_literature(question, chosen)
    return reply, None if reply else assistant.ask(question, k, chosen)


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
                print_json({**record, "error": str(error)})
            else:
                yield item.id, result


if __name__ == "__main__":
    main()
