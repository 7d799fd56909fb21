"""What `bewijsplaats ask --export` writes: the session, or the works that it quotes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import texts_export
from pipeline.errors import UsageError
from pipeline.types import Answer, Work

if TYPE_CHECKING:
    from pipeline.assistant import Assistant


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


def write_export(path: Path, answers: Sequence[Answer], assistant: "Assistant") -> None:
    """Write the file.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    from pipeline.exporting.forms import exported

    works = _works(answers, assistant)
    content = exported(path.suffix.lower(), answers, assistant.store, works)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(texts_export.not_written(path.name, error.strerror or "")) from error


def _works(answers: Sequence[Answer], assistant: "Assistant") -> tuple[Work, ...]:
    """The works of the quoted documents that no bibliography describes.

    The literature is read only if there are any: that takes seconds.
    """
    from pipeline.citations.export import described
    from pipeline.literature import works_of

    ids = dict.fromkeys(quote.document_id for answer in answers for quote in answer.quotes)
    documents = [assistant.store.document(document_id) for document_id in ids]
    bare = [document for document in documents if not described(document)]
    return works_of(assistant.literature, bare) if bare else ()
