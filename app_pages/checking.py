"""The check of quotations: a memo goes in, a verdict on each of its quotations comes out.

What is left out: correcting the memo itself.
"""

from dataclasses import replace
from html import escape
from typing import NamedTuple

import streamlit as st

from app_pages.context import context
from app_pages.drawing import draw, tag
from app_pages.session import load_settings
from pipeline import texts_chat, texts_checking
from pipeline.bounds.memos import MemoReader
from pipeline.checking import Judgement, MemoReport, Verdict, check_memo
from pipeline.checking.report import check_json, closing, facts, markdown, spaced, summary
from pipeline.checking.word import word_report
from pipeline.errors import BewijsplaatsError, UsageError
from pipeline.indexing.store import Store, current_build, open_store
from pipeline.reading.detection import known_suffixes
from pipeline.settings import Settings
from pipeline.types import Document

_CSS = {
    Judgement.LITERAL: "goed",
    Judgement.CHANGED: "fout",
    Judgement.WRONG_PLACE: "wacht",
    Judgement.NOT_FOUND: "fout",
}
_ENDINGS = known_suffixes()
_MARKS = {"+": "ins", "-": "del"}
_MOST_CARDS = 200


class _Checked(NamedTuple):
    """A report with the documents that it quotes, so that it outlives a rebuilt index."""

    report: MemoReport
    documents: dict[str, Document]


def page() -> None:
    """Draw the page."""
    draw(tag("h1", texts_checking.TITLE), tag("p", texts_checking.PAGE_INTRODUCTION))
    try:
        settings = load_settings()
        reader = _reader(settings.model_dump_json(), settings)
        reader.prepare()  # so that it is ready once a memo is sent
        memo = _chosen(settings)
        if memo:
            st.session_state.pop("checked", None)
            with st.spinner(texts_checking.CHECKING):
                st.session_state["checked"] = _check(memo, _open(settings), reader)
    except BewijsplaatsError as error:
        draw(tag("p", str(error), "melding"))
    if checked := st.session_state.get("checked"):
        _draw_report(checked)


def _chosen(settings: Settings) -> tuple[str, bytes] | None:
    """The name and the bytes of what is to be checked, once it is sent.

    Raises
    ------
    UsageError
        If there is nothing, or both a text and a file.
    """
    with st.form("check", border=True):
        pasted = st.text_area(texts_checking.PASTE, height=180)
        upload = st.file_uploader(
            texts_checking.UPLOAD_MEMO,
            type=[ending.removeprefix(".") for ending in _ENDINGS],
            max_upload_size=settings.max_upload,
            key="memo-file",
        )
        draw(tag("p", texts_chat.upload_limits(settings.max_upload, _ENDINGS), "stil"))
        sent = st.form_submit_button(texts_checking.CHECK, type="primary")
    if not sent:
        return None
    if bool(pasted.strip()) == (upload is not None):
        raise UsageError(texts_checking.ONE_MEMO)
    if upload is not None:
        return upload.name, upload.getvalue()
    return f"{texts_checking.PASTED}.txt", pasted.encode(errors="replace")


def _check(memo: tuple[str, bytes], store: Store, reader: MemoReader) -> _Checked:
    report = check_memo(memo, store, reader)
    if memo[0] == f"{texts_checking.PASTED}.txt":
        report = replace(report, name=texts_checking.PASTED)
    ids = {place.quote.document_id for verdict in report.verdicts for place in verdict.places}
    return _Checked(report, {document_id: store.document(document_id) for document_id in ids})


def _open(settings: Settings) -> Store:
    """The documents, without the encoder: words are compared here, not meanings."""
    return _store(str(settings.index.resolve()), current_build(settings.index), settings)


@st.cache_resource(show_spinner=False, max_entries=1)
def _store(index: str, build: str, _settings: Settings) -> Store:  # noqa: ARG001 (the cache's key)
    return open_store(_settings.index)


@st.cache_resource(show_spinner=False, max_entries=1, on_release=MemoReader.close)
def _reader(stamp: str, _settings: Settings) -> MemoReader:  # noqa: ARG001 (the cache's key)
    """The process that reads memos, one for all who have the page open."""
    return MemoReader(_settings)


def _draw_report(checked: _Checked) -> None:
    report = checked.report
    counts = tag("p", summary(report), "niets")
    good = "gelukt" if report.judged and report.literal else ""
    remarks = "".join(tag("p", remark, f"melding {good}") for remark in closing(report))
    verdicts = list(enumerate(report.verdicts, start=1))[:_MOST_CARDS]
    cards = "".join(_card(number, verdict, checked.documents) for number, verdict in verdicts)
    compared = any(verdict.comparison for verdict in report.verdicts)
    legend = tag("p", texts_checking.PAGE_LEGEND, "stil") if compared else ""
    legend += tag("p", texts_checking.LEGEND_RULES, "stil") if cards else ""
    draw(tag("h2", texts_checking.RESULT, "kop"), counts, remarks)
    _offer(report)
    draw(f'<ol class="oordelen">{cards}</ol>' if cards else "", legend)
    if len(report.verdicts) > _MOST_CARDS:
        draw(tag("p", texts_checking.more_verdicts(_MOST_CARDS), "melding"))


def _offer(report: MemoReport) -> None:
    """Draw the buttons that save the report."""
    forms = (
        (texts_checking.SAVE_WORD, ".docx", lambda: word_report(report)),
        (texts_checking.SAVE_MARKDOWN, ".md", lambda: markdown(report).encode()),
        (texts_checking.SAVE_JSON, ".json", lambda: check_json(report).encode()),
    )
    with st.container(horizontal=True):
        for label, suffix, content in forms:
            name = texts_checking.report_name(report.name) + suffix
            st.download_button(label, content, name, on_click="ignore")


def _card(number: int, verdict: Verdict, documents: dict[str, Document]) -> str:
    css = _CSS.get(verdict.judgement, "")
    labels = f'<em class="etiket {css}">{escape(verdict.judgement.value)}</em>'
    if verdict.touches:
        told = texts_checking.touches([touch.value for touch in verdict.touches])
        labels += f'<em class="etiket raakt">{escape(told)}</em>'
    rows = "".join(
        f"<div>{tag('dt', name)}{tag('dd', value)}</div>" for name, value in facts(verdict)
    )
    return (
        f"<li>{tag('span', str(number), 'nummer')}{labels}<blockquote>{_words(verdict)}"
        f"</blockquote><dl>{rows}</dl>{_context(verdict, documents)}</li>"
    )


def _words(verdict: Verdict) -> str:
    """The quotation, with what was left out and what was added marked as such."""
    if not verdict.comparison:
        return escape(verdict.quotation.text)
    parts = []
    for before, word in spaced(verdict.comparison):
        name = _MARKS.get(word.sign)
        parts.append(before + (tag(name, word.text) if name else escape(word.text)))
    return "".join(parts)


def _context(verdict: Verdict, documents: dict[str, Document]) -> str:
    """The best place among its neighbours in the document, folded away."""
    if not verdict.places:
        return ""
    quote = verdict.places[0].quote
    whole = context(documents[quote.document_id], quote.span)
    return f"<details>{tag('summary', texts_chat.APP_CONTEXT)}<div>{whole}</div></details>"
