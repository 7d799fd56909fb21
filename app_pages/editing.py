"""One document: correct its title, authors, year and publisher, or remove it."""

from collections.abc import Sequence

import streamlit as st

from app_pages.drawing import draw, tag
from app_pages.session import set_state, start_rebuild
from pipeline import texts_chat
from pipeline.errors import BewijsplaatsError
from pipeline.indexing.store import Store
from pipeline.reading.bibliography import Edit
from pipeline.reading.bibliography.edits import changed, read_edits, save_edit
from pipeline.settings import Settings
from pipeline.storing import remove
from pipeline.types import Metadata


def draw_editor(settings: Settings, store: Store | None, files: Sequence[str]) -> None:
    """Draw the choice of a file; of a document the form with its facts; and the removal."""
    draw(tag("h2", texts_chat.EDIT, "kop"))
    entries = {entry.file: entry for entry in store.documents} if store else {}
    names = {
        file: f"{entries[file].title} ({file})"
        if file in entries and entries[file].title != file
        else file
        for file in files
    }
    chosen = st.selectbox(
        texts_chat.EDIT_FILE, names, format_func=lambda file: names[file], key="edited"
    )
    message, css = st.session_state.pop("saved", ("", ""))
    if message:
        draw(tag("p", message, f"melding {css}"))
    if store and chosen in entries:
        metadata = entries[chosen].metadata
        _draw_form(settings, chosen, metadata)
    if chosen:
        _draw_removal(settings, chosen)


def _draw_form(settings: Settings, file: str, metadata: Metadata) -> None:
    """The facts of a document; the fields begin anew when the index says something else."""
    folder = settings.corpus[0]
    edited = read_edits(folder).get(file)
    key = f"{file} {hash(metadata)}"
    with st.form(f"facts {key}", enter_to_submit=False):
        title = st.text_input(texts_chat.EDIT_TITLE, metadata.title, key=f"title {key}")
        authors = st.text_area(
            texts_chat.EDIT_AUTHORS, "\n".join(metadata.authors), key=f"authors {key}", height=90
        )
        left, right = st.columns([1, 3])
        year = left.text_input(texts_chat.EDIT_YEAR, metadata.year, key=f"year {key}", max_chars=4)
        publisher = right.text_input(
            texts_chat.EDIT_PUBLISHER, metadata.publisher, key=f"publisher {key}"
        )
        save = st.form_submit_button(texts_chat.EDIT_SAVE, type="primary")
        undo = st.form_submit_button(texts_chat.EDIT_UNDO) if edited else False
    if not (save or undo):
        return
    given = Metadata(
        title.strip(),
        tuple(name.strip() for name in authors.splitlines() if name.strip()),
        year.strip(),
        publisher=publisher.strip(),
    )
    try:
        edit = changed(folder, file, _difference(metadata, given)) if save else Edit()
        save_edit(folder, file, edit)
    except BewijsplaatsError as error:
        draw(tag("p", str(error), "melding"))
        return
    message = texts_chat.EDIT_SAVED if save else texts_chat.EDIT_UNDONE
    _changed(settings, message)


def _difference(shown: Metadata, given: Metadata) -> Edit:
    """What the user made different from what the form showed."""
    return Edit(
        title=given.title if given.title != shown.title else None,
        authors=given.authors if given.authors != shown.authors else None,
        year=given.year if given.year != shown.year else None,
        publisher=given.publisher if given.publisher != shown.publisher else None,
    )


def _draw_removal(settings: Settings, file: str) -> None:
    """A button, and only after that the one that removes."""
    folder = settings.corpus[0]
    if not (folder / file).exists():
        others = [str(other) for other in settings.corpus[1:] if (other / file).exists()]
        if others:
            draw(tag("p", texts_chat.removed_elsewhere(others[0]), "stil"))
        return
    if st.session_state.get("removing") != file:
        st.button(texts_chat.REMOVE, on_click=set_state, args=("removing", file))
        return
    draw(tag("p", texts_chat.remove_sure(file), "melding"))
    with st.container(horizontal=True):
        sure = st.button(texts_chat.REMOVE_SURE, type="primary")
        st.button(texts_chat.REMOVE_NOT, on_click=set_state, args=("removing", ""))
    if sure:
        st.session_state["removing"] = ""
        try:
            remove(folder, file)
            save_edit(folder, file, Edit())
        except BewijsplaatsError as error:
            draw(tag("p", str(error), "melding"))
            return
        _changed(settings, texts_chat.removed(file))


def _changed(settings: Settings, message: str) -> None:
    """Rebuild the index, and draw the page again with a message."""
    st.session_state["saved"] = (message, "gelukt")
    st.session_state.pop("uploaded", None)
    start_rebuild(settings)
    st.rerun()
