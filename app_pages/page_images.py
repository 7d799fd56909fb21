"""A quote marked on the image of its page, drawn only when it is asked for."""

import streamlit as st

from app_pages.drawing import draw, tag
from app_pages.session import set_state
from pipeline import texts_chat
from pipeline.errors import ReadingError
from pipeline.indexing.store import Store
from pipeline.output import page_boxes
from pipeline.reading import content_hash
from pipeline.rendering import page_image
from pipeline.types import Document, Span


def offer_pages(store: Store, document: Document, span: Span, key: str) -> None:
    """Draw a button that shows the pages of a quote and hides them; nothing for other formats."""
    if document.path.suffix.lower() != ".pdf":
        return
    name = f"page {key}"
    shown = bool(st.session_state.get(name))
    label = texts_chat.APP_HIDE_PAGE if shown else texts_chat.APP_SHOW_PAGE
    st.button(
        label, key=f"pages {key}", type="tertiary", on_click=set_state, args=(name, not shown)
    )
    if shown:
        _draw_pages(store, document, span)


def _draw_pages(store: Store, document: Document, span: Span) -> None:
    if document.id not in {entry.id for entry in store.documents}:
        draw(tag("p", texts_chat.app_file_changed(document.file), "melding"))
        return
    try:
        content, digest = content_hash(document.path)
        if not digest.startswith(document.id):
            draw(tag("p", texts_chat.app_file_changed(document.file), "melding"))
            return
        for page, boxes in page_boxes(store, document, span):
            places = tuple(tuple(box) for box in boxes)
            image = _image(document.id, page.index, places, document.file, content)
            draw(tag("p", texts_chat.app_page(document.title, page.label), "stil"))
            st.image(image, width="stretch")
    except ReadingError as error:
        draw(tag("p", str(error), "melding"))


@st.cache_data(show_spinner=texts_chat.APP_DRAWING_PAGE, max_entries=24)
def _image(
    document_id: str,  # noqa: ARG001 (the cache's key)
    page: int,
    boxes: tuple[tuple[float, ...], ...],
    _file: str,
    _content: bytes,
) -> bytes:
    return page_image(_content, _file, page, boxes)
