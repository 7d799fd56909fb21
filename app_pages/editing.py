"""One document: correct its title, authors, year and publisher, or remove it."""

from collections import Counter
from pathlib import Path

import streamlit as st

from app_pages.drawing import draw, tag
from app_pages.rebuilding import Rebuild
from app_pages.session import set_state
from pipeline import texts_chat
from pipeline.errors import BewijsplaatsError
from pipeline.indexing.manifest import DocumentEntry
from pipeline.indexing.store import Store
from pipeline.reading.bibliography import Edit
from pipeline.reading.bibliography.edits import changed, read_edits, save_edit
from pipeline.settings import Settings
from pipeline.storing import remove
from pipeline.types import Metadata


def draw_editor(settings: Settings, store: Store, folder: Path, at_work: Rebuild) -> None:
    """Draw the choice of a document, the form with its facts, and its removal."""
    draw(tag("h2", texts_chat.EDIT, "kop"))
    entries = {entry.id: entry for entry in store.documents}
    times = Counter(entry.title for entry in store.documents)
    names = {
        entry.id: entry.title if times[entry.title] == 1 else f"{entry.title} ({entry.file})"
        for entry in store.documents
    }
    chosen = st.selectbox(
        texts_chat.APP_DOCUMENT, names, format_func=lambda i: names[i], key="edited"
    )
    message, css = st.session_state.pop("saved", ("", ""))
    if message:
        draw(tag("p", message, f"melding {css}"))
    if chosen:
        metadata = store.document(chosen).metadata
        _draw_form(settings, folder, entries[chosen], metadata, at_work)
        _draw_removal(settings, folder, entries[chosen], at_work)


def _draw_form(
    settings: Settings, folder: Path, entry: DocumentEntry, metadata: Metadata, at_work: Rebuild
) -> None:
    """The facts of a document; the fields begin anew when the index says something else."""
    edited = read_edits(folder).get(entry.file)
    key = f"{entry.id} {hash(metadata)}"
    with st.form(f"facts {key}"):
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
        edit = changed(folder, entry.file, _difference(metadata, given)) if save else Edit()
        save_edit(folder, entry.file, edit)
    except BewijsplaatsError as error:
        draw(tag("p", str(error), "melding"))
        return
    message = texts_chat.EDIT_SAVED if save else texts_chat.EDIT_UNDONE
    _changed(settings, at_work, message)


def _difference(shown: Metadata, given: Metadata) -> Edit:
    """What the user made different from what the form showed."""
    return Edit(
        title=given.title if given.title != shown.title else None,
        authors=given.authors if given.authors != shown.authors else None,
        year=given.year if given.year != shown.year else None,
        publisher=given.publisher if given.publisher != shown.publisher else None,
    )


def _draw_removal(settings: Settings, folder: Path, entry: DocumentEntry, at_work: Rebuild) -> None:
    """A button, and only after that the one that removes."""
    if entry.path.parent != (folder / entry.file).resolve().parent:
        draw(tag("p", texts_chat.removed_elsewhere(str(entry.path.parent)), "stil"))
        return
    if st.session_state.get("removing") != entry.id:
        st.button(texts_chat.REMOVE, on_click=set_state, args=("removing", entry.id))
        return
    draw(tag("p", texts_chat.remove_sure(entry.file), "melding"))
    with st.container(horizontal=True):
        sure = st.button(texts_chat.REMOVE_SURE, type="primary")
        st.button(texts_chat.REMOVE_NOT, on_click=set_state, args=("removing", ""))
    if sure:
        st.session_state["removing"] = ""
        try:
            remove(folder, entry.file)
            save_edit(folder, entry.file, Edit())
        except BewijsplaatsError as error:
            draw(tag("p", str(error), "melding"))
            return
        _changed(settings, at_work, texts_chat.removed(entry.file))


def _changed(settings: Settings, at_work: Rebuild, message: str) -> None:
    """Rebuild the index, and draw the page again with a message."""
    st.session_state["saved"] = (message, "gelukt")
    st.session_state.pop("uploaded", None)
    at_work.start(settings)
    st.rerun()
