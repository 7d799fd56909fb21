"""The chat, drawn with Streamlit: questions on the page, answers from `pipeline`.

Text of a question or a document is data: it reaches the page through `st.html`, escaped, or as an
option of a selectbox, which is plain text; never through Markdown. What is left out: accounts, and
a history that outlives the session.
"""

from collections import Counter
from collections.abc import Sequence
from html import escape
from itertools import chain, islice, zip_longest
from re import compile as pattern
from typing import NamedTuple

import streamlit as st

from pipeline import texts_chat, texts_index, texts_nl
from pipeline.abbreviations import Abbreviation
from pipeline.answering import matches
from pipeline.assistant import Assistant
from pipeline.errors import BewijsplaatsError, IndexingError, UsageError
from pipeline.indexing.store import Store
from pipeline.passages import heading_path
from pipeline.quoting import locate, reference
from pipeline.search import Filter
from pipeline.settings import Settings, invalid_names
from pipeline.types import Answer, Block, BlockKind, Document, ItemStyle, Span

_NEAREST = 3  # passages shown where there is no answer
_EXAMPLES = 4
_HEAD = f"<h1>{texts_chat.APP_TITLE}</h1><p>{texts_chat.APP_INTRODUCTION}</p>"
_LEAST_SECTION = 800  # characters; shorter sections make poor examples
# Words and the mildest punctuation: the label of a button is Markdown.
_PLAIN_TITLE = pattern(r"[^\W_]+(?:(?:, |[ ’-])[^\W_]+)+")

_STYLE = """<style>
.block-container { max-width: 46rem; padding-top: 4rem; }
.bp { line-height: 1.6; color: #23303b; overflow-wrap: anywhere; }
.bp p { margin: 0 0 .6rem; font-size: inherit; }
.bp h1 { font: 600 2rem/1.2 "Source Serif", Georgia, serif; padding: 0; margin: 0 0 .4rem; }
.bp h2 { font-size: .875rem; font-weight: 600; padding: 0; margin: 0 0 .4rem; }
.bp p.stil { color: #5b6873; font-size: .875rem; } .bp p.rechts { text-align: right; }
.bp .vraag { background: #e6eef4; border-radius: 1rem 1rem .25rem 1rem; padding: .7rem 1.1rem;
  margin: 1rem 0 .5rem auto; width: fit-content; max-width: 88%; max-height: 14rem;
  overflow-y: auto; white-space: pre-wrap; scroll-margin-top: 4.5rem; }
.bp figure { margin: 1.1rem 0 1.6rem; padding-left: 1.6rem; position: relative; }
.bp .nummer { position: absolute; left: 0; top: .3rem; color: #5b6873; font-size: .875rem; }
.bp blockquote { margin: 0 0 .5rem; padding: .1rem 0 .1rem 1rem; border-left: 4px solid #1f6f8b;
  font: 1.2rem/1.55 "Source Serif", Georgia, serif; color: #17212a; white-space: pre-line; }
.bp mark { background: #fdeeb5; color: inherit; border-radius: .15rem; padding: 0 .1em; }
.bp figcaption { color: #4d5a65; font-size: .9rem; line-height: 1.45; margin-bottom: .35rem; }
.bp summary { cursor: pointer; color: #1a5f78; font-size: .9rem; width: fit-content; }
.bp details div { margin-top: .6rem; padding: .9rem 1.1rem .3rem; background: #f1f3f4;
  border-radius: .5rem; max-height: 28rem; overflow-y: auto; font-size: .95rem; }
.bp .blok, .bp .melding { white-space: pre-line; }
.bp p.niets { font-size: 1.1rem; font-weight: 600; margin: .9rem 0; }
.bp .nabij { border: 1px dashed #9aa7b1; border-radius: .6rem; padding: 1rem 1.1rem .2rem;
  font-size: .9rem; color: #4d5a65; }
.bp .etiket { background: #5b6873; color: #fff; border-radius: .3rem; padding: .1rem .5rem;
  margin-right: .3rem; }
.bp .melding { border-left: 4px solid #b3541e; background: #fbf1ea; padding: .7rem 1rem;
  border-radius: .25rem; margin: .8rem 0; }
.bp ul { padding: 0; margin: 0 0 1rem; } .bp .nabij .blok { margin: 1rem 0 .2rem; }
.bp li { list-style: none; margin: 0 0 .7rem; padding: 0; font-size: .875rem; line-height: 1.4; }
.bp li span { display: block; color: #5b6873; font-size: .8125rem; }
.bp li .opmerking { color: #8a3f14; }
@media (max-width: 640px) {
  .block-container { padding: 4rem 1rem 1rem; } .bp figure { padding-left: 1.1rem; }
  .bp blockquote { font-size: 1.1rem; padding-left: .8rem; }
}
</style>"""
# An answer is read from its question on, and Streamlit scrolls to the end.
_SCROLL = """<script>
setTimeout(() => [...document.querySelectorAll(".vraag")].at(-1)?.scrollIntoView(), 400) // %d
</script>"""


class Turn(NamedTuple):
    """A question with its answer, or with the message why there is none; drawn at every rerun.

    It holds the documents that it quotes, so that it outlives a rebuilt index.
    """

    question: str
    scope: str
    answer: Answer | None
    documents: dict[str, Document]
    message: str = ""
    abbreviations: tuple[Abbreviation, ...] = ()


def main() -> None:
    """Draw the page."""
    st.set_page_config(texts_chat.APP_TITLE, "📌", layout="centered")
    st.html(_STYLE)
    try:
        stamp, assistant = _load()
        chosen, scope = _choose(assistant.store)
        asked = st.chat_input(texts_chat.APP_ASK) or st.session_state.pop("asked", None)
        history: list[Turn] = st.session_state.setdefault("history", [])
        if asked is not None:
            with st.spinner(texts_chat.APP_SEARCHING):
                history.append(_ask(assistant, asked, chosen, scope))
        _overview(assistant.store, bool(history))
        for turn in history:
            _draw(_turn(turn))
        if history:
            st.html(_SCROLL % len(history), unsafe_allow_javascript=True)
        else:
            _welcome(_examples(stamp, assistant))
    except BewijsplaatsError as error:
        _problem(error)


def _load() -> tuple[str, Assistant]:
    """The assistant, and a text that changes when the settings or the index do."""
    try:
        settings = Settings()
    except ValueError as error:
        raise UsageError(texts_index.bad_setting(invalid_names(error))) from error
    try:
        build = (settings.index / "current").read_bytes().hex()
    except OSError:
        build = ""
    stamp = f"{settings.model_dump_json()} {build}"
    return stamp, _assistant(stamp, settings)


@st.cache_resource(show_spinner=texts_chat.APP_LOADING, max_entries=2)
def _assistant(stamp: str, _settings: Settings) -> Assistant:  # noqa: ARG001 (the cache's key)
    assistant = Assistant(_settings)
    assistant.encoder.encode([texts_chat.APP_ASK], query=True)  # loads the model, or raises, now
    return assistant


def _ask(assistant: Assistant, question: str, chosen: Filter, scope: str) -> Turn:
    try:
        answer = assistant.ask(question, chosen=chosen)
        ids = {hit.passage.document_id for hit in answer.hits}
        documents = {document_id: assistant.store.document(document_id) for document_id in ids}
    except BewijsplaatsError as error:
        return Turn(question, scope, None, {}, str(error))
    return Turn(question, scope, answer, documents, abbreviations=assistant.store.abbreviations)


@st.cache_resource(show_spinner=texts_chat.APP_SEARCHING, max_entries=2)
def _examples(stamp: str, _assistant: Assistant) -> tuple[str, ...]:  # noqa: ARG001
    """Questions from section titles that the documents answer; guides come last."""
    store = _assistant.store
    documents = [store.document(entry.id) for entry in store.documents]
    documents.sort(key=lambda document: bool(document.metadata.about))
    turns = chain.from_iterable(zip_longest(*map(_titles, documents)))
    unique = dict.fromkeys(texts_chat.app_example(title) for title in turns if title)
    return tuple(islice((q for q in unique if _assistant.ask(q).found), _EXAMPLES))


def _titles(document: Document) -> list[str]:
    """The first titles of some length that are plain words; of «Politie: zorgen» the first part."""
    heads = [s.title.split(":")[0] for s in document.sections if len(s.span) >= _LEAST_SECTION]
    return [head for head in heads if len(head) <= 60 and _PLAIN_TITLE.fullmatch(head)][:_EXAMPLES]


def _welcome(examples: Sequence[str]) -> None:
    _draw(_HEAD, _tag("p", texts_chat.APP_EXAMPLES, "stil") if examples else "")
    for example in examples:
        st.button(example, on_click=_set, args=("asked", example), width="stretch")


def _overview(store: Store, talking: bool) -> None:
    """Draw the documents with their state, and the files that did not become one."""
    with st.sidebar:
        if talking:
            st.button(texts_chat.APP_CLEAR, on_click=_set, args=("history", []), width="stretch")
        documents = [_entry(e.title, e.file, e.sections, e.remarks) for e in store.documents]
        failures = [_entry(f.file, "", 0, [f.message]) for f in store.manifest.failures]
        _draw(_list(texts_chat.APP_DOCUMENTS, documents), _list(texts_chat.APP_FAILURES, failures))


def _choose(store: Store) -> tuple[Filter, str]:
    """Draw the filters; what the user chose, and its name."""
    times = Counter(entry.title for entry in store.documents)
    names = {"": texts_chat.APP_ALL_DOCUMENTS} | {
        entry.id: entry.title if times[entry.title] == 1 else f"{entry.title} ({entry.file})"
        for entry in store.documents
    }
    with st.sidebar:
        _draw(_tag("h2", texts_chat.APP_FILTERS))
        document_id = st.selectbox(texts_chat.APP_DOCUMENT, names, format_func=lambda i: names[i])
    if not document_id:
        return Filter(), ""
    sections = {"": texts_chat.APP_ALL_SECTIONS} | {
        s.number or s.title: texts_nl.section_name(s.number, s.title)
        for s in store.document(document_id).sections
        if s.number or s.title
    }
    section = st.sidebar.selectbox(
        texts_chat.APP_SECTION, sections, format_func=lambda s: sections[s], key=f"in {document_id}"
    )
    scope = f"{names[document_id]}, {sections[section]}" if section else names[document_id]
    return Filter((document_id,), section), scope


def _list(name: str, items: Sequence[str]) -> str:
    return f"{_tag('h2', f'{name} ({len(items)})')}<ul>{''.join(items)}</ul>" if items else ""


def _entry(name: str, file: str, sections: int, remarks: Sequence[str]) -> str:
    state = _tag("span", f"{texts_chat.app_sections(sections)} · {file}") if file else ""
    noted = "".join(_tag("span", remark, "opmerking") for remark in remarks)
    return f"<li>{escape(name)}{state}{noted}</li>"


def _turn(turn: Turn) -> str:
    question = _tag("div", turn.question, "vraag")
    if turn.scope:
        question += _tag("p", f"{texts_chat.APP_SCOPE} {turn.scope}", "stil rechts")
    if turn.answer is None:
        return question + _tag("p", turn.message, "melding")
    if turn.answer.found:
        return question + _quotes(turn.answer, turn)
    return question + _nearest(turn.answer, turn.documents)


def _quotes(answer: Answer, turn: Turn) -> str:
    figures = []
    for number, quote in enumerate(answer.quotes, start=1):
        document = turn.documents[quote.document_id]
        words = _marked(quote.text, matches(answer.question, quote.text, turn.abbreviations))
        figures.append(
            f"<figure>{_tag('span', str(number), 'nummer')}<blockquote>{words}</blockquote>"
            f"{_tag('figcaption', reference(document, quote.locator))}"
            f"<details>{_tag('summary', texts_chat.APP_CONTEXT)}"
            f"<div>{_context(document, quote.span)}</div></details></figure>"
        )
    return "".join(figures) + _tag("p", texts_nl.confidence(answer.confidence), "stil")


def _nearest(answer: Answer, documents: dict[str, Document]) -> str:
    head = _tag("p", texts_nl.NOT_FOUND, "niets")
    if not answer.hits:
        return head + _tag("p", texts_nl.NO_HITS, "stil")
    passages = ""
    for hit in answer.hits[:_NEAREST]:
        document, span = documents[hit.passage.document_id], hit.passage.span
        passages += _tag("p", span.of(document.text), "blok")
        passages += _tag("p", reference(document, locate(document, span)), "stil")
    label = _tag("span", texts_chat.APP_NO_ANSWER, "etiket")
    return f'{head}<div class="nabij">{label} {escape(texts_nl.NEAREST)}{passages}</div>'


def _context(document: Document, span: Span) -> str:
    """The blocks that hold `span` and their neighbours in the section, with `span` marked."""
    held = [place for place, block in enumerate(document.blocks) if block.span.overlaps(span)]
    near = document.blocks[max(held[0] - 1, 0) : held[-1] + 2] if held else ()
    section = locate(document, span).section
    path = " › ".join(filter(None, [document.title, heading_path(document, section)]))
    blocks = [_block(document, block, span) for block in near if block.section_id == section.id]
    return _tag("p", path, "stil") + "".join(blocks)


def _block(document: Document, block: Block, span: Span) -> str:
    first, last = max(span.start, block.span.start), min(span.end, block.span.end)
    marks = [Span(first - block.span.start, last - block.span.start)] if first < last else []
    label = ""
    if block.item:
        label = "• " if block.item.style is ItemStyle.BULLET else f"{block.item.label}. "
    words = escape(label) + _marked(block.span.of(document.text), marks)
    if block.kind is BlockKind.HEADING:
        words = f"<strong>{words}</strong>"
    return f'<p class="blok">{words}</p>'


def _marked(text: str, spans: Sequence[Span]) -> str:
    """The text, escaped, with the stretches in `spans` marked."""
    parts, end = [], 0
    for span in spans:
        parts += [escape(text[end : span.start]), _tag("mark", span.of(text))]
        end = span.end
    return "".join([*parts, escape(text[end:])])


def _tag(name: str, text: str, css: str = "") -> str:
    return f'<{name} class="{css}">{escape(text)}</{name}>'


def _problem(error: BewijsplaatsError) -> None:
    """Draw what is wrong and what to do about it."""
    remedy = texts_chat.APP_BUILD if isinstance(error, IndexingError) else ""
    message = _tag("p", texts_chat.APP_NOT_READY, "niets") + _tag("p", str(error), "melding")
    _draw(_HEAD, message, _tag("p", remedy))
    st.button(texts_chat.APP_RETRY)


def _set(name: str, value: str | list[Turn]) -> None:
    st.session_state[name] = value


def _draw(*parts: str) -> None:
    st.html(f'<div class="bp">{"".join(parts)}</div>')


main()
