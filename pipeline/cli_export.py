"""What `bewijsplaats ask --export` writes: the session, or the works that it quotes."""

from collections.abc import Sequence
from pathlib import Path

from pipeline import texts_export
from pipeline.errors import UsageError
from pipeline.indexing.store import Store
from pipeline.types import Answer


def check_form(path: Path) -> None:
    """Before any question is asked.

    Raises
    ------
    UsageError
        If the ending of the file is that of no form.
    """
    from pipeline.exporting.forms import FORMS

    if path.suffix.lower() not in FORMS:
        raise UsageError(texts_export.unknown_form(path.name, FORMS))


def write_export(path: Path, answers: Sequence[Answer], store: Store) -> None:
    """Write the file.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    from pipeline.exporting.forms import exported

    content = exported(path.suffix.lower(), answers, store)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(texts_export.not_written(path.name, error.strerror or "")) from error
