"""Which works the page of the literature shows, and in what order.

A click on a year or a section in the pictures chooses the same as the boxes.
"""

from collections.abc import Sequence

import streamlit as st

from pipeline import texts_literature, texts_literature_page, texts_nl
from pipeline.assistant import Assistant
from pipeline.citations.graph import CitedWork, Context, Literature

YEAR, SECTION = "jaar", "sectie"
"""Keys in the state of the session."""
ALL = "*"
"""Every year, or every section."""


def section_name(assistant: Assistant, place: Context) -> str:
    """The number and title of the section that a citation stands in."""
    section = assistant.store.document(place.document_id).section(place.section_id)
    return texts_nl.section_name(section.number, section.title)


def section_key(document_id: str, name: str) -> str:
    """What the state of the session holds for a section of a document."""
    return f"{document_id} {name}"


def choose_works(assistant: Assistant, literature: Literature) -> list[CitedWork]:
    """Draw the boxes; the works that remain, in order."""
    order, year, section = st.columns(3)
    orders = {
        texts_literature_page.BY_TIMES: lambda c: (-c.times, c.work.id),
        texts_literature_page.BY_AUTHOR: lambda c: (c.work.authors or ("~",), c.work.year),
        texts_literature_page.BY_YEAR: lambda c: (c.work.year or "~", c.work.authors),
        texts_literature_page.BY_SECTION: lambda c: _first_place(assistant, c),
        texts_literature_page.BY_TEXT: lambda c: (c.work.document_id is None, -c.times, c.work.id),
    }
    chosen = order.selectbox(texts_literature_page.SORT, orders)
    sections = _sections(assistant, literature.works)
    years = sorted(literature.years, key=lambda one: one or "~")
    _forget(YEAR, years)
    _forget(SECTION, list(sections))
    one_year = year.selectbox(
        texts_literature_page.COLUMN_YEAR,
        [ALL, *years],
        key=YEAR,
        format_func=lambda one: (
            texts_literature_page.ALL_YEARS if one == ALL else one or texts_literature.NO_YEAR
        ),
    )
    one_section = section.selectbox(
        texts_literature_page.CITED_IN,
        [ALL, *sections],
        key=SECTION,
        format_func=lambda one: (
            texts_literature_page.ALL_SECTIONS if one == ALL else sections[one][0]
        ),
    )
    kept = [
        cited
        for cited in literature.works
        if (one_year == ALL or cited.work.year[:4] == one_year)
        and (one_section == ALL or cited.work.id in sections[one_section][1])
    ]
    return sorted(kept, key=orders[chosen])


def show_only(year: str = ALL, section: str = ALL) -> None:
    """Choose a year or a section, or drop the choice of both."""
    st.session_state[YEAR], st.session_state[SECTION] = year, section


def _forget(key: str, options: Sequence[str]) -> None:
    """Drop a choice that another index does not have."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = ALL


def _sections(
    assistant: Assistant, works: Sequence[CitedWork]
) -> dict[str, tuple[str, frozenset[str]]]:
    """Every section that cites, in the order of the text: key → its name and the works it cites."""
    titles = {entry.id: entry.title for entry in assistant.store.documents}
    ids = list(titles)
    places = sorted(
        (
            (ids.index(c.document_id), c.span.start, c, cited)
            for cited in works
            for c in cited.contexts
        ),
        key=lambda place: place[:2],
    )
    several = len({place.document_id for _, _, place, _ in places}) > 1
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for _, _, place, cited in places:
        name = section_name(assistant, place)
        key = section_key(place.document_id, name)
        label = f"{name} · {titles[place.document_id]}" if several else name
        found[key] = (label, found.get(key, ("", frozenset()))[1] | {cited.work.id})
    return found


def _first_place(assistant: Assistant, cited: CitedWork) -> tuple[int, int]:
    ids = [entry.id for entry in assistant.store.documents]
    places = [(ids.index(c.document_id), c.span.start) for c in cited.contexts]
    return min(places, default=(len(ids), 0))
