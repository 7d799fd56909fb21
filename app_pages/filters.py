"""What to search, chosen in the sidebar: a document with its section; authors, years, kinds."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from app_pages.drawing import draw, tag
from pipeline import texts_chat, texts_nl
from pipeline.indexing.store import Store
from pipeline.search import Filter
from pipeline.types import Metadata


def choose(store: Store) -> tuple[Filter, str]:
    """Draw the filters; what the user chose, and its name."""
    times = Counter(entry.title for entry in store.documents)
    names = {"": texts_chat.APP_ALL_DOCUMENTS} | {
        entry.id: entry.title if times[entry.title] == 1 else f"{entry.title} ({entry.file})"
        for entry in store.documents
    }
    with st.sidebar:
        draw(tag("h2", texts_chat.APP_FILTERS))
        document_id = st.selectbox(texts_chat.APP_DOCUMENT, names, format_func=lambda i: names[i])
        if not document_id:
            return _choose_works([entry.metadata for entry in store.documents])
        return _choose_section(store, document_id, names[document_id])


def _choose_section(store: Store, document_id: str, name: str) -> tuple[Filter, str]:
    sections = {"": texts_chat.APP_ALL_SECTIONS} | {
        s.number or s.title: texts_nl.section_name(s.number, s.title)
        for s in store.document(document_id).sections
        if s.number or s.title
    }
    section = st.selectbox(
        texts_chat.APP_SECTION, sections, format_func=lambda s: sections[s], key=f"in {document_id}"
    )
    return Filter((document_id,), section), f"{name}, {sections[section]}" if section else name


def _choose_works(works: list[Metadata]) -> tuple[Filter, str]:
    """Filters on what is known of documents, each only where it can make a difference."""
    authors = _several(texts_chat.APP_AUTHORS, (name for work in works for name in work.authors))
    kinds = _several(texts_chat.APP_KINDS, (work.kind for work in works))
    known = sorted({int(work.year) for work in works if work.year.isdecimal()})
    first, last = None, None
    if len(known) > 1:
        chosen = st.select_slider(
            texts_chat.APP_YEARS, range(known[0], known[-1] + 1), (known[0], known[-1])
        )
        if chosen != (known[0], known[-1]):
            first, last = chosen
    years = f"{first}–{last}" if first != last else str(first or "")
    scope = ", ".join([*authors, *kinds, *([years] if years else [])])
    return Filter(authors=authors, kinds=kinds, first_year=first, last_year=last), scope


def _several(label: str, names: Iterable[str]) -> tuple[str, ...]:
    """What is chosen from these names; nothing is drawn where there is no choice."""
    options = sorted({name for name in names if name}, key=str.casefold)
    if not options:
        return ()
    chosen = st.multiselect(label, options, placeholder=texts_chat.APP_CHOOSE)
    return tuple(chosen)
