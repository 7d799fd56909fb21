"""What a user takes along from the chat: quotes with their reference, and the whole session."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from app_pages.drawing import draw, tag
from pipeline import texts_export
from pipeline.exporting.copying import markdown_quote, plain_quote, plain_reference
from pipeline.exporting.forms import exported
from pipeline.types import Answer, Document, Quote, Work

_SESSION = ((texts_export.SAVE_WORD, ".docx"), (texts_export.SAVE_MARKDOWN, ".md"))
_WORKS = (
    (texts_export.SAVE_APA, ".txt"),
    (texts_export.SAVE_BIBTEX, ".bib"),
    (texts_export.SAVE_RIS, ".ris"),
    (texts_export.SAVE_CSL, ".csl.json"),
)


class Quoted:
    """The documents of a session by their id, whether or not they are still in the index."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents

    def document(self, document_id: str) -> Document:
        """The document with this id."""
        return self._documents[document_id]


def offer_copy(document: Document, quote: Quote, key: str, works: Iterable[Work] = ()) -> None:
    """Draw a quote with its reference, folded away, as plain text with a button that copies it.

    `works` are those that the documents of the session are the full text of.
    """
    with st.container(key=f"copy-{key}"), st.expander(texts_export.COPY, type="compact"):
        draw(tag("p", texts_export.COPY_PLAIN, "stil"))
        st.code(plain_quote(document, quote), language=None, wrap_lines=True)
        draw(tag("p", texts_export.COPY_MARKDOWN, "stil"))
        st.code(markdown_quote(document, quote), language=None, wrap_lines=True)
        draw(tag("p", texts_export.COPY_REFERENCE, "stil"))
        st.code(plain_reference(document, quote, works), language=None, wrap_lines=True)


def offer_session(
    answers: Sequence[Answer], documents: Mapping[str, Document], works: Sequence[Work] = ()
) -> None:
    """Draw the buttons that save the session and the works that it quotes."""
    with st.container(key="save"), st.expander(texts_export.SAVE, icon=":material/download:"):
        draw(tag("p", texts_export.SAVE_SESSION, "stil"))
        _buttons(_SESSION, texts_export.SESSION, answers, documents, works)
        if any(answer.found for answer in answers):
            draw(tag("p", texts_export.SAVE_WORKS, "stil"))
            _buttons(_WORKS, texts_export.SOURCES, answers, documents, works)


def _buttons(
    forms: Sequence[tuple[str, str]],
    name: str,
    answers: Sequence[Answer],
    documents: Mapping[str, Document],
    works: Sequence[Work],
) -> None:
    with st.container(horizontal=True):
        for label, suffix in forms:
            form = f".{suffix.rpartition('.')[2]}"
            content = exported(form, answers, Quoted(documents), works)
            st.download_button(label, content, f"{name}{suffix}", on_click="ignore")
