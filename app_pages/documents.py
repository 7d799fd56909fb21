"""The documents: add, replace and remove them, correct what is said of them, rebuild the index.

The corpus folder is the first of the settings; documents of other folders are shown and described,
but removed and replaced only by whoever keeps those folders.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from app_pages.drawing import draw, tag
from app_pages.editing import draw_editor
from app_pages.rebuilding import Progress, Rebuild
from app_pages.session import load_settings, rebuild, start_rebuild
from pipeline import texts_chat, texts_cli
from pipeline.corpus import find_files
from pipeline.errors import BewijsplaatsError, IndexingError, StoringError, UsageError
from pipeline.indexing.manifest import DocumentEntry
from pipeline.indexing.store import Store, open_store
from pipeline.reading.bibliography import EDITS_FILE, find_bibliographies
from pipeline.settings import Settings
from pipeline.storing import accepted, store_upload
from pipeline.types import Metadata

_LOOK_AGAIN = 1.0  # seconds, while a rebuild is running


@dataclass(frozen=True, slots=True)
class _Row:
    """A document or a file of the corpus, as the list shows it."""

    file: str
    title: str
    state: str
    css: str
    facts: str = ""
    size: str = ""
    remarks: tuple[str, ...] = ()


def page() -> None:
    """Draw the page."""
    draw(tag("h1", texts_chat.APP_DOCUMENTS), tag("p", texts_chat.DOCUMENTS_INTRODUCTION))
    try:
        settings = load_settings()
        _draw_upload(settings, _corpus(settings))
        _draw_progress(rebuild(settings))
        store = _store(settings)
        rows = _rows(settings, store)
        _draw_rows(rows)
        if rows:
            draw_editor(settings, store, [row.file for row in rows])
    except BewijsplaatsError as error:
        draw(tag("p", str(error), "melding"))


def _corpus(settings: Settings) -> Path:
    """The folder for uploads, made if it is not there.

    Raises
    ------
    UsageError
        If it cannot be made.
    """
    folder = settings.corpus[0]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(texts_chat.no_corpus(str(folder), error.strerror or "")) from error
    return folder


def _store(settings: Settings) -> Store | None:
    try:
        return open_store(settings.index)
    except IndexingError:
        return None


def _draw_upload(settings: Settings, folder: Path) -> None:
    with st.form("add", clear_on_submit=True, border=True):
        uploads = st.file_uploader(
            texts_chat.UPLOAD,
            type=[ending.rsplit(".", 1)[-1] for ending in accepted()],
            accept_multiple_files=True,
            max_upload_size=settings.max_upload,
        )
        draw(tag("p", texts_chat.upload_limits(settings.max_upload, accepted()), "stil"))
        replace = st.checkbox(texts_chat.UPLOAD_REPLACE)
        sent = st.form_submit_button(texts_chat.UPLOAD_ADD, type="primary")
    if sent:
        added = set[str]()
        st.session_state["uploaded"] = [
            _stored(settings, folder, upload.name, upload.getvalue(), replace, added)
            for upload in uploads or ()
        ] or [(texts_chat.UPLOAD_NOTHING, "")]
        st.session_state["added"] = added
        if added:
            start_rebuild(settings)
    messages = st.session_state.get("uploaded", [])
    if messages:
        draw(*(tag("p", message, f"melding {css}") for message, css in messages))


def _stored(
    settings: Settings, folder: Path, name: str, content: bytes, replace: bool, added: set[str]
) -> tuple[str, str]:
    """What became of an upload, and how the message looks; its name is put into `added`."""
    try:
        path = store_upload(
            folder,
            name,
            content,
            replace=replace,
            others=settings.corpus[1:],
            megabytes=settings.max_upload,
        )
    except StoringError as error:
        return str(error), ""
    added.add(path.name)
    return texts_chat.uploaded(path.name), "gelukt"


def _draw_progress(at_work: Rebuild) -> None:
    """Draw how far the rebuild is, again and again until it has ended."""
    running = at_work.progress.running
    watched = st.session_state.get("watched", False) or running
    st.session_state["watched"] = watched  # how an earlier rebuild ended is no news here

    @st.fragment(run_every=_LOOK_AGAIN if running else None)
    def fragment() -> None:
        progress = at_work.progress
        if running and not progress.running:
            st.rerun()
        shown = _step(progress) if progress.running else _outcome(progress)
        if shown and watched:
            draw(shown)

    fragment()


def _step(progress: Progress) -> str:
    share = f'<progress max="{max(progress.total, 1)}" value="{progress.done}"></progress>'
    name = progress.file or texts_cli.WRITING
    step = texts_chat.rebuilding(name, progress.done, progress.total)
    note = tag("p", texts_chat.REBUILD_MEANWHILE, "stil")
    return f"{tag('p', step)}{share if progress.total else ''}{note}"


def _outcome(progress: Progress) -> str:
    """How a rebuild ended, with what is wrong with the files that were just added."""
    if progress.error:
        return tag("p", progress.error, "melding")
    if progress.report is None:
        return ""
    report = progress.report
    done = texts_chat.rebuilt(len(report.documents), len(report.read))
    added = st.session_state.get("added", ())
    failures = [failure.message for failure in report.failures if failure.file in added]
    return tag("p", done, "melding gelukt") + "".join(
        tag("p", message, "melding") for message in failures
    )


def _rows(settings: Settings, store: Store | None) -> list[_Row]:
    """The documents in the index, the bibliographies, and the files that are not in it."""
    folders = [folder for folder in settings.corpus if folder.is_dir()]
    on_disk = [found.file for found in find_files(folders)]
    failed: dict[str, list[str]] = defaultdict(list)
    for failure in store.manifest.failures if store else ():
        failed[failure.file].append(failure.message)
    rows = [_indexed(entry, entry.file in on_disk) for entry in store.documents] if store else []
    for path in find_bibliographies(folders):
        if path.name != EDITS_FILE:
            rows.append(_bibliography(_name_within(path, folders), failed.pop(path.name, [])))
    known = {row.file for row in rows}
    for file in on_disk:
        if file not in known and file in failed:
            rows.append(
                _Row(file, "", texts_chat.STATE_FAILED, "fout", remarks=tuple(failed[file]))
            )
        elif file not in known:
            rows.append(_Row(file, "", texts_chat.STATE_WAITING, "wacht"))
    return rows


def _indexed(entry: DocumentEntry, here: bool) -> _Row:
    return _Row(
        entry.file,
        entry.title,
        texts_chat.STATE_READY if here else texts_chat.STATE_LEAVING,
        "goed" if here else "wacht",
        _facts(entry.metadata),
        texts_chat.document_size(entry.pages, entry.sections),
        entry.remarks,
    )


def _bibliography(file: str, messages: Sequence[str]) -> _Row:
    state = texts_chat.STATE_PARTLY if messages else texts_chat.STATE_BIBLIOGRAPHY
    return _Row(file, "", state, "fout" if messages else "", remarks=tuple(messages))


def _name_within(path: Path, folders: Sequence[Path]) -> str:
    """The name of a file within the corpus folder that it lies in."""
    return next(
        path.relative_to(folder).as_posix() for folder in folders if path.is_relative_to(folder)
    )


def _facts(metadata: Metadata) -> str:
    authors = ", ".join(metadata.authors)
    facts = (authors, metadata.year, metadata.publisher, metadata.kind)
    return " · ".join(fact for fact in facts if fact)


def _draw_rows(rows: Sequence[_Row]) -> None:
    cards = "".join(_card(row) for row in rows)
    name = f"{texts_chat.APP_IN_CORPUS} ({len(rows)})"
    draw(tag("h2", name, "kop"), f'<ul class="kaarten">{cards}</ul>' if cards else "")
    if not cards:
        draw(tag("p", texts_chat.CORPUS_EMPTY, "stil"))


def _card(row: _Row) -> str:
    lines = [row.facts, " · ".join(filter(None, [row.size, row.file if row.title else ""]))]
    details = "".join(tag("span", line) for line in lines if line)
    remarks = "".join(tag("span", remark, "opmerking") for remark in row.remarks)
    label = f'<em class="etiket {row.css}">{escape(row.state)}</em>'
    return f"<li>{tag('strong', row.title or row.file)}{label}{details}{remarks}</li>"
