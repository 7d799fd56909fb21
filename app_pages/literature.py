"""The cited literature: every work, the sentences that cite it, pictures, and lists to keep."""

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from app_pages.context import context
from app_pages.drawing import draw, listed, tag
from app_pages.literature_choice import (
    ALL,
    YEAR,
    choose_works,
    section_key,
    section_name,
    show_only,
)
from app_pages.literature_pictures import Node, bar_years, network, section_names, timeline
from app_pages.page_images import offer_pages
from app_pages.session import load_assistant, load_settings, set_state
from app_pages.sources import brief_name, claims_html, short_name, sources_of
from app_pages.style import NODES
from pipeline import texts_literature, texts_literature_page
from pipeline.assistant import Assistant
from pipeline.citations.apa import apa, plain, sort_key, suffixes
from pipeline.citations.export import bibtex, csl_json, ris, work_item
from pipeline.citations.graph import CitedWork, Context, Literature
from pipeline.errors import BewijsplaatsError
from pipeline.quoting import quote, reference
from pipeline.reading.bibliography.tidying import tidy
from pipeline.types import Document

_MOST_DRAWN = 40  # works in the picture
_WIDTHS = {
    texts_literature_page.COLUMN_TIMES: 40,
    texts_literature_page.COLUMN_AUTHORS: 120,
    texts_literature_page.COLUMN_YEAR: 45,
    texts_literature_page.COLUMN_TITLE: 190,
    texts_literature_page.COLUMN_SECTION: 110,
    texts_literature_page.COLUMN_TEXT: 70,
    texts_literature_page.COLUMN_CERTAINTY: 105,
}  # pixels; what does not fit is shown by a click on the cell
_WORK = "work"  # the key of the chosen work in the state of the session


def page() -> None:
    """Draw the page."""
    draw(tag("h1", texts_literature_page.PAGE), tag("p", texts_literature_page.INTRODUCTION))
    try:
        _, assistant = load_assistant(load_settings())
        literature = assistant.literature
        if not literature.works:
            draw(tag("p", texts_literature_page.NONE, "melding"))
            return
        _take_address(literature)
        missing = sum(cited.work.document_id is None for cited in literature.works)
        times = sum(cited.times for cited in literature.works)
        draw(tag("p", texts_literature_page.summary(len(literature.works), times, missing), "stil"))
        works = choose_works(assistant, literature)
        if works:
            _draw_table(assistant, works)
        else:
            draw(tag("p", texts_literature_page.NO_SUCH, "melding"))
        chosen = _draw_choice(works) if works else None
        if chosen:
            _draw_work(assistant, chosen)
        _draw_pictures(assistant, literature, chosen)
        _draw_downloads(literature.works, chosen)
        _draw_remarks(literature)
    except BewijsplaatsError as error:
        draw(tag("p", str(error), "melding"))


def _take_address(literature: Literature) -> None:
    """Choose the work that the address of the page names."""
    asked = st.query_params.get("werk")
    if asked is not None:
        if asked in {cited.work.id for cited in literature.works}:
            st.session_state[_WORK] = asked
        del st.query_params["werk"]


def _draw_table(assistant: Assistant, works: Sequence[CitedWork]) -> None:
    """The works as a table; its cells are plain text, its columns sort by a click."""
    rows = [
        {
            texts_literature_page.COLUMN_TIMES: cited.times,
            texts_literature_page.COLUMN_AUTHORS: ", ".join(cited.work.authors),
            texts_literature_page.COLUMN_YEAR: cited.work.year or texts_literature.NO_YEAR,
            texts_literature_page.COLUMN_TITLE: cited.work.title,
            texts_literature_page.COLUMN_SECTION: section_name(assistant, cited.contexts[0])
            if cited.contexts
            else "",
            texts_literature_page.COLUMN_TEXT: texts_literature_page.PRESENT
            if cited.work.document_id
            else texts_literature_page.ABSENT,
            texts_literature_page.COLUMN_CERTAINTY: cited.work.certainty,
        }
        for cited in works
    ]
    ids = [cited.work.id for cited in works]
    st.dataframe(
        rows,
        key="works",
        hide_index=True,
        height=300,
        on_select=lambda: _take_row(ids),
        selection_mode="single-row",
        column_config={name: st.column_config.Column(width=w) for name, w in _WIDTHS.items()},
    )


def _take_row(ids: Sequence[str]) -> None:
    rows = st.session_state["works"].selection.rows
    if rows:
        st.session_state[_WORK] = ids[rows[0]]


def _draw_choice(works: Sequence[CitedWork]) -> CitedWork | None:
    by_id = {cited.work.id: cited for cited in works}
    if st.session_state.get(_WORK) not in by_id:
        st.session_state[_WORK] = works[0].work.id
    key = st.selectbox(
        texts_literature_page.WORK,
        by_id,
        key=_WORK,
        format_func=lambda i: short_name(by_id[i]),
        help=texts_literature_page.CHOOSE,
    )
    return by_id.get(key)


def _draw_work(assistant: Assistant, cited: CitedWork) -> None:
    """The work as a reference, and every sentence that cites it."""
    work = cited.work
    facts = texts_literature.work_facts(cited.times, work.certainty, work.document_id is not None)
    draw(tag("p", plain(apa(tidy(work_item(work))))), tag("p", facts, "stil"))
    if not cited.contexts:
        draw(tag("p", texts_literature_page.NOT_CITED, "stil"))
    # One sentence may cite a work twice.
    places = {(place.document_id, place.sentence): place for place in cited.contexts}
    for number, place in enumerate(places.values()):
        document = assistant.store.document(place.document_id)
        _draw_context(assistant, document, place, f"literature {work.id} {number}")


def _draw_context(assistant: Assistant, document: Document, place: Context, key: str) -> None:
    made = quote(document, place.sentence, 1.0)
    claims, second = sources_of(assistant, made)
    held = {hit.passage.document_id for claim in claims for hit in claim.hits} | {document.id}
    documents = {document_id: assistant.store.document(document_id) for document_id in held}
    checkable = tuple(claim for claim in claims if claim.hits)
    draw(
        f"<figure><blockquote>{escape(made.text)}</blockquote>"
        f"{tag('figcaption', reference(document, made.locator))}"
        f"{tag('p', place.link.reason, 'stil')}"
        f"<details>{tag('summary', texts_literature.CONTEXT)}"
        f"<div>{context(document, place.sentence)}</div></details>"
        f"{claims_html(checkable, second, made, documents)}</figure>"
    )
    offer_pages(assistant.store, document, place.sentence, key)


def _draw_pictures(assistant: Assistant, literature: Literature, chosen: CitedWork | None) -> None:
    draw(
        tag("h2", texts_literature_page.TIMELINE, "kop"),
        tag("p", texts_literature_page.TIMELINE_EXPLAINED, "stil"),
        timeline(literature.years, st.session_state[YEAR]),
    )
    for number, year in enumerate(bar_years(literature.years)):
        _hidden_button(f"jaar-{number}", show_only, year)
    st.html(NODES, unsafe_allow_javascript=True)
    citing = Counter(c.document_id for cited in literature.works for c in cited.contexts)
    if not citing:
        return
    draw(
        tag("h2", texts_literature_page.NETWORK, "kop"),
        tag("p", texts_literature_page.NETWORK_EXPLAINED, "stil"),
    )
    names = {document_id: assistant.store.entry(document_id).title for document_id in citing}
    ids = sorted(citing, key=lambda document_id: -citing[document_id])
    shown = st.selectbox(
        texts_literature_page.NETWORK_DOCUMENT, ids, format_func=lambda i: names[i]
    )
    key = chosen.work.id if chosen else ""
    nodes = _nodes(assistant, literature, shown, key)
    if len(nodes) > _MOST_DRAWN:
        draw(tag("p", texts_literature_page.shown_of(_MOST_DRAWN, len(nodes)), "stil"))
        kept = sorted(nodes, key=lambda node: -sum(node.sections.values()))[:_MOST_DRAWN]
        nodes = [node for node in nodes if node in kept]
    draw(network(nodes, literature.pairs))
    for number, node in enumerate(nodes):
        _hidden_button(f"werk-{number}", _choose_work, node.key)
    for number, name in enumerate(section_names(nodes)):
        _hidden_button(f"sectie-{number}", show_only, ALL, section_key(shown, name))


def _hidden_button(name: str, act: Callable[..., None], *arguments: str) -> None:
    """The button behind a place in a picture."""
    st.button(name, key=f"knoop-{name}", on_click=act, args=arguments)


def _choose_work(key: str) -> None:
    """Choose a work in the picture, whether or not the boxes leave it."""
    show_only()
    set_state(_WORK, key)


def _nodes(assistant: Assistant, literature: Literature, document_id: str, key: str) -> list[Node]:
    """The works that a document cites, in the order in which it first cites them."""
    found = []
    for cited in literature.works:
        places = [c for c in cited.contexts if c.document_id == document_id]
        if places:
            sections = Counter(section_name(assistant, place) for place in places)
            node = Node(
                cited.work.id, brief_name(cited), short_name(cited), sections, cited.work.id == key
            )
            found.append((places[0].span.start, node))
    return [node for _, node in sorted(found, key=lambda item: item[0])]


def _draw_downloads(works: Sequence[CitedWork], chosen: CitedWork | None) -> None:
    draw(tag("h2", texts_literature_page.DOWNLOAD, "kop"))
    one = st.selectbox(
        texts_literature_page.DOWNLOAD_WHAT,
        [texts_literature_page.DOWNLOAD_ALL, texts_literature_page.DOWNLOAD_ONE],
    )
    kept = [chosen] if chosen and one == texts_literature_page.DOWNLOAD_ONE else works
    items = sorted((tidy(work_item(cited.work)) for cited in kept), key=sort_key)
    references = zip(items, suffixes(items), strict=True)
    files = {
        "APA": ("literatuur.txt", "\n\n".join(plain(apa(item, s)) for item, s in references)),
        "BibTeX": ("literatuur.bib", bibtex(items)),
        "RIS": ("literatuur.ris", ris(items)),
        "CSL-JSON": ("literatuur.csl.json", csl_json(items)),
    }
    for column, (name, (file, content)) in zip(st.columns(len(files)), files.items(), strict=True):
        column.download_button(name, content, file, on_click="ignore", width="stretch")


def _draw_remarks(literature: Literature) -> None:
    """Citations without a work, and what was odd in the bibliographies."""
    unlinked = [
        f"<li>{escape(place.text)}{tag('span', place.link.reason)}</li>"
        for place in literature.open
    ]
    problems = [f"<li>{escape(problem)}</li>" for problem in literature.problems]
    draw(
        listed(texts_literature_page.OPEN, unlinked),
        listed(texts_literature_page.REMARKS, problems),
    )
