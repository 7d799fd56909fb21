"""The command `bewijsplaats literature`: list, show WORK, missing, graph.

The documents come from the index, the library of the user from the CSL-JSON files in the folders of
the corpus; items that describe a document of the corpus itself are no part of the library.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import texts_cli, texts_literature
from pipeline.citations import listing
from pipeline.citations.graph import Literature, read_literature
from pipeline.citations.library import Entry, Library, add_items, parse_csl
from pipeline.indexing.store import Store, open_store
from pipeline.reading.facts import SUFFIX
from pipeline.settings import Settings
from pipeline.types import Document

literature_app = typer.Typer(
    help=texts_literature.HELP, no_args_is_help=True, rich_markup_mode=None
)

IndexOption = Annotated[Path | None, typer.Option("--index", help=texts_cli.HELP_INDEX)]
JsonOption = Annotated[bool, typer.Option("--json", help=texts_cli.HELP_JSON)]
CorpusOption = Annotated[list[Path] | None, typer.Option("--corpus", help=texts_cli.HELP_CORPUS)]


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
    if as_json:
        _print([_json(listing.literature_show_record(literature, work))])
    else:
        titles = {(d.id, s.id): s.title for d in documents for s in d.sections}
        _print(listing.literature_show_lines(literature, work, titles))


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


def read_library(folders: Iterable[Path]) -> Library:
    """The library of the user: every item of the CSL-JSON files that is no document's own."""
    library = Library()
    for path in sorted({path for folder in folders for path in folder.glob(f"*{SUFFIX}")}):
        try:
            entries, problems = parse_csl(path.read_text(encoding="utf-8"), path.name)
        except (OSError, UnicodeDecodeError) as error:
            entries, problems = [], [texts_literature.bad_entry(path.name, 1, str(error))]
        cited = [entry for entry in entries if not _is_document(entry)]
        library = add_items(library, cited, path.name, problems)
    return library


def _is_document(entry: Entry) -> bool:
    custom = entry.item.get("custom")
    return isinstance(custom, dict) and isinstance(custom.get("file"), str)


def _read(
    corpus: Sequence[Path] | None, index: Path | None
) -> tuple[Literature, tuple[Document, ...]]:
    chosen: dict[str, Any] = {"corpus": tuple(corpus or ()), "index": index}
    settings = Settings(**{name: value for name, value in chosen.items() if value})
    documents = _documents(open_store(settings.index))
    return read_literature(documents, read_library(settings.corpus)), documents


def _documents(store: Store) -> tuple[Document, ...]:
    return tuple(store.document(entry.id) for entry in store.documents)


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
