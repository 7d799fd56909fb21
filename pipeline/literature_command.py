"""The command `bewijsplaats literature`: list, show WORK, missing, graph.

The documents come from the index, the library of the user from the bibliographies in the folders of
the corpus.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import texts_literature
from pipeline.citations import listing
from pipeline.citations.graph import CitedWork, Literature
from pipeline.cli_options import CorpusOption, IndexOption, JsonOption, make_settings
from pipeline.indexing.store import open_store
from pipeline.literature import indexed_documents, open_literature
from pipeline.types import Document

literature_app = typer.Typer(
    help=texts_literature.HELP, no_args_is_help=True, rich_markup_mode=None
)


@literature_app.command("list", help=texts_literature.HELP_LIST)
def list_command(
    corpus: CorpusOption = None, index: IndexOption = None, as_json: JsonOption = False
) -> None:
    """List the works that the documents cite."""
    literature, _ = _read(corpus, index)
    if as_json:
        _print(map(_json, listing.literature_list_records(literature)))
    else:
        _print(listing.literature_list_lines(literature))


@literature_app.command("show", help=texts_literature.HELP_SHOW)
def show_command(
    work: Annotated[str, typer.Argument(help=texts_literature.HELP_WORK)],
    corpus: CorpusOption = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one work with every place that cites it."""
    literature, documents = _read(corpus, index)
    cited = listing.find_work(literature, work)
    beside = cited.work.document_id is not None and cited.contexts
    if as_json and beside:
        _print([_json(_source_record(literature, cited, corpus, index))])
        return
    if as_json:
        _print([_json(listing.literature_show_record(literature, work))])
        return
    titles = {(d.id, s.id): s.title for d in documents for s in d.sections}
    _print(listing.literature_show_lines(literature, work, titles))
    if beside:
        _print(_source_lines(literature, cited, corpus, index))


def _source_lines(
    literature: Literature, cited: CitedWork, corpus: list[Path] | None, index: Path | None
) -> Iterable[str]:
    """The sentences that cite a work beside what the work itself says; this needs the encoder."""
    from pipeline.assistant import Assistant
    from pipeline.literature_lines import source_lines

    assistant = Assistant(make_settings(corpus, index))
    return source_lines(assistant.store, literature, cited, assistant.search)


def _source_record(
    literature: Literature, cited: CitedWork, corpus: list[Path] | None, index: Path | None
) -> dict[str, Any]:
    """As `_source_lines`, as a record."""
    from pipeline.assistant import Assistant
    from pipeline.literature_lines import source_record

    assistant = Assistant(make_settings(corpus, index))
    return source_record(assistant.store, literature, cited, assistant.search)


@literature_app.command("missing", help=texts_literature.HELP_MISSING)
def missing_command(
    corpus: CorpusOption = None, index: IndexOption = None, as_json: JsonOption = False
) -> None:
    """List the cited works whose full text is not in the corpus."""
    literature, _ = _read(corpus, index)
    if as_json:
        _print(map(_json, listing.literature_missing_records(literature)))
    else:
        _print(listing.literature_missing_lines(literature))


@literature_app.command("graph", help=texts_literature.HELP_GRAPH)
def graph_command(
    corpus: CorpusOption = None, index: IndexOption = None, as_json: JsonOption = False
) -> None:
    """Show which works are cited together, and the works by year."""
    literature, _ = _read(corpus, index)
    if as_json:
        _print([_json(listing.literature_graph_record(literature))])
    else:
        _print(listing.literature_graph_lines(literature))


def _read(
    corpus: Sequence[Path] | None, index: Path | None
) -> tuple[Literature, tuple[Document, ...]]:
    settings = make_settings(list(corpus or ()), index)
    store = open_store(settings.index)
    return open_literature(store, (*settings.corpus, *settings.facts)), indexed_documents(store)


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
