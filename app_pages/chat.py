"""The chat: questions on the page, answers from `pipeline`.

What is left out: accounts, and a history that outlives the session.
"""

from collections.abc import Sequence
from html import escape
from itertools import chain, islice, zip_longest
from re import compile as pattern
from typing import NamedTuple

import streamlit as st

from app_pages.context import context
from app_pages.drawing import draw, head, listed, marked, problem, tag
from app_pages.filters import choose
from app_pages.page_images import offer_pages
from app_pages.saving import offer_copy, offer_session
from app_pages.session import load_assistant, load_settings, set_state
from app_pages.sources import choose_citing, claims_html, draw_reply, sources_of
from app_pages.style import SCROLL
from pipeline import texts_chat, texts_nl
from pipeline.abbreviations import Abbreviation
from pipeline.answering import matches
from pipeline.assistant import Assistant
from pipeline.claims import Claim
from pipeline.errors import BewijsplaatsError
from pipeline.indexing.store import Store
from pipeline.literature import works_of
from pipeline.literature_answering import LiteratureReply
from pipeline.quoting import locate, reference
from pipeline.reading.bibliography import is_bibliography
from pipeline.search import Filter
from pipeline.types import Answer, Document, Locator, Span, Work

_NEAREST = 3  # passages shown where there is no answer
_EXAMPLES = 4
_LISTED = 30  # documents in the sidebar
_LEAST_SECTION = 800  # characters; shorter sections make poor examples
# Words and the mildest punctuation: the label of a button is Markdown.
_PLAIN_TITLE = pattern(r"[^\W_]+(?:(?:, |[ ’-])[^\W_]+)+")


class Turn(NamedTuple):
    """A question with its answer, or with the message why there is none; drawn at every rerun.

    It holds the documents that it quotes, and the works that they are the full text of, so that it
    outlives a rebuilt index.
    """

    question: str
    scope: str
    answer: Answer | None
    documents: dict[str, Document]
    message: str = ""
    abbreviations: tuple[Abbreviation, ...] = ()
    reply: LiteratureReply | None = None
    sources: tuple[tuple[tuple[Claim, ...], tuple[Span, ...]], ...] = ()
    works: tuple[Work, ...] = ()


def page() -> None:
    """Draw the page."""
    try:
        stamp, assistant = load_assistant(load_settings())
        chosen, scope = choose_citing(assistant, *choose(assistant.store))
        asked = st.chat_input(texts_chat.APP_ASK) or st.session_state.pop("asked", None)
        history: list[Turn] = st.session_state.setdefault("history", [])
        if asked is not None:
            with st.spinner(texts_chat.APP_SEARCHING):
                history.append(_ask(assistant, asked, chosen, scope))
        _overview(assistant.store, bool(history))
        for number, turn in enumerate(history):
            _draw_turn(assistant.store, number, turn)
        if history:
            _offer_session(history)
            st.html(SCROLL % len(history), unsafe_allow_javascript=True)
        else:
            _welcome(_examples(stamp, assistant))
    except BewijsplaatsError as error:
        problem(error)


def _ask(assistant: Assistant, question: str, chosen: Filter, scope: str) -> Turn:
    try:
        reply = assistant.about_literature(question, chosen)
        if reply:
            ids = {made.document_id for made in reply.quotes}
            found = {document_id: assistant.store.document(document_id) for document_id in ids}
            return Turn(question, scope, None, found, reply=reply)
        answer = assistant.ask(question, chosen=chosen)
        sources = tuple(sources_of(assistant, quote) for quote in answer.quotes)
        near = [hit for claims, _ in sources for claim in claims for hit in claim.hits]
        ids = {hit.passage.document_id for hit in (*answer.hits, *near)}
        documents = {document_id: assistant.store.document(document_id) for document_id in ids}
    except BewijsplaatsError as error:
        return Turn(question, scope, None, {}, str(error))
    return Turn(
        question,
        scope,
        answer,
        documents,
        abbreviations=assistant.store.abbreviations,
        sources=sources,
        works=works_of(assistant.literature, documents.values()) if answer.found else (),
    )


@st.cache_resource(show_spinner=texts_chat.APP_SEARCHING, max_entries=2)
def _examples(stamp: str, _assistant: Assistant) -> tuple[str, ...]:  # noqa: ARG001
    """Questions from section titles that the documents answer; guides come last."""
    store = _assistant.store
    documents = [store.document(entry.id) for entry in store.documents[:_LISTED]]
    documents.sort(key=lambda document: bool(document.metadata.about))
    turns = chain.from_iterable(zip_longest(*map(_titles, documents)))
    unique = dict.fromkeys(texts_chat.app_example(title) for title in turns if title)
    return tuple(islice((q for q in unique if _assistant.ask(q).found), _EXAMPLES))


def _titles(document: Document) -> list[str]:
    """The first titles of some length that are plain words; of «Politie: zorgen» the first part."""
    heads = [s.title.split(":")[0] for s in document.sections if len(s.span) >= _LEAST_SECTION]
    return [head for head in heads if len(head) <= 60 and _PLAIN_TITLE.fullmatch(head)][:_EXAMPLES]


def _welcome(examples: Sequence[str]) -> None:
    draw(head(), tag("p", texts_chat.APP_EXAMPLES, "stil") if examples else "")
    for example in examples:
        st.button(example, on_click=set_state, args=("asked", example), width="stretch")


def _overview(store: Store, talking: bool) -> None:
    """Draw the documents with their state, and the files that did not become one."""
    with st.sidebar:
        if talking:
            st.button(
                texts_chat.APP_CLEAR, on_click=set_state, args=("history", []), width="stretch"
            )
        documents = [_entry(e.title, e.file, e.sections, e.remarks) for e in store.documents]
        problems: dict[bool, list[str]] = {True: [], False: []}
        for failure in store.manifest.failures:
            entry = _entry(failure.file, "", 0, [failure.message])
            problems[is_bibliography(failure.file)].append(entry)
        draw(
            listed(texts_chat.APP_DOCUMENTS, documents),
            listed(texts_chat.APP_FAILURES, problems[False]),
            listed(texts_chat.APP_BIBLIOGRAPHIES, problems[True]),
        )


def _entry(name: str, file: str, sections: int, remarks: Sequence[str]) -> str:
    state = tag("span", f"{texts_chat.app_sections(sections)} · {file}") if file else ""
    noted = "".join(tag("span", remark, "opmerking") for remark in remarks)
    return f"<li>{escape(name)}{state}{noted}</li>"


def _draw_turn(store: Store, number: int, turn: Turn) -> None:
    question = tag("div", turn.question, "vraag")
    if turn.scope:
        question += tag("p", f"{texts_chat.APP_SCOPE} {turn.scope}", "stil rechts")
    if turn.reply:
        draw(question)
        draw_reply(turn.reply, turn.documents)
    elif turn.answer is None:
        draw(question, tag("p", turn.message, "melding"))
    elif turn.answer.found:
        draw(question)
        _draw_quotes(store, number, turn, turn.answer)
    else:
        draw(question, _nearest(turn.answer, turn.documents))


def _draw_quotes(store: Store, number: int, turn: Turn, answer: Answer) -> None:
    for place, quote in enumerate(answer.quotes, start=1):
        document = turn.documents[quote.document_id]
        words = marked(quote.text, matches(answer.question, quote.text, turn.abbreviations))
        draw(
            f"<figure>{tag('span', str(place), 'nummer')}<blockquote>{words}</blockquote>"
            f"{_caption(document, quote.locator)}"
            f"<details>{tag('summary', texts_chat.APP_CONTEXT)}"
            f"<div>{context(document, quote.span)}</div></details>"
            f"{claims_html(*turn.sources[place - 1], quote, turn.documents)}</figure>"
        )
        offer_pages(store, document, quote.span, f"{number} {place}")
        offer_copy(document, quote, f"{number}-{place}", turn.works)
    draw(tag("p", texts_nl.confidence(answer.confidence), "stil"))


def _offer_session(history: Sequence[Turn]) -> None:
    """Draw what saves the answers; the facts of a document are those of its last answer."""
    answers = [turn.answer for turn in history if turn.answer is not None]
    documents = {id_: document for turn in history for id_, document in turn.documents.items()}
    works = [work for turn in reversed(history) for work in turn.works]
    if answers:
        offer_session(answers, documents, works)


def _caption(document: Document, locator: Locator) -> str:
    label = tag("span", texts_chat.APP_RECOGNISED, "etiket") if locator.recognised else ""
    return f"<figcaption>{label}{escape(reference(document, locator))}</figcaption>"


def _nearest(answer: Answer, documents: dict[str, Document]) -> str:
    first = tag("p", texts_nl.NOT_FOUND, "niets")
    if not answer.hits:
        return first + tag("p", texts_nl.NO_HITS, "stil")
    passages = ""
    for hit in answer.hits[:_NEAREST]:
        document, span = documents[hit.passage.document_id], hit.passage.span
        passages += tag("p", span.of(document.text), "blok")
        passages += tag("p", reference(document, locate(document, span)), "stil")
    label = tag("span", texts_chat.APP_NO_ANSWER, "etiket")
    return f'{first}<div class="nabij">{label} {escape(texts_nl.NEAREST)}{passages}</div>'
