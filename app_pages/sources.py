"""Under a quote: the works that it cites, what these say themselves, and the filter on citing."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from app_pages.drawing import draw, tag
from pipeline import texts_literature, texts_literature_page
from pipeline.assistant import Assistant
from pipeline.citations.graph import CitedWork
from pipeline.claims import Claim, claims_of, second_hand
from pipeline.literature import citing_filter
from pipeline.literature_answering import LiteratureReply
from pipeline.quoting import locate, reference
from pipeline.search import Filter
from pipeline.types import Document, Quote, Span

_LONGEST_OPTION = 90  # characters


def choose_citing(assistant: Assistant, chosen: Filter, scope: str) -> tuple[Filter, str]:
    """Draw the choice of a cited work; the filter with it, and its name."""
    cited = sorted((c for c in assistant.literature.works if c.times), key=short_name)
    if not cited:
        return chosen, scope
    names = {"": texts_literature_page.ANY_WORK} | {
        work.work.id: short_name(work) for work in cited
    }
    with st.sidebar:
        work = st.selectbox(texts_literature_page.CITING, names, format_func=lambda key: names[key])
    if not work:
        return chosen, scope
    named = texts_literature_page.scope(names[work])
    return citing_filter(assistant.literature, work, chosen), ", ".join(
        filter(None, [scope, named])
    )


def short_name(cited: CitedWork) -> str:
    """A work in one line that fits a choice: «Terpstra (2015). Burgemeesters over …»."""
    title = cited.work.title or texts_literature.UNKNOWN_TITLE
    line = f"{brief_name(cited)}. {title}"
    return line if len(line) <= _LONGEST_OPTION else f"{line[: _LONGEST_OPTION - 1].rstrip()}…"


def brief_name(cited: CitedWork) -> str:
    """A work by its first author and year: «Terpstra e.a. (2015)»."""
    work = cited.work
    authors = work.authors[0] + (" e.a." if len(work.authors) > 1 else "") if work.authors else ""
    return f"{authors} ({work.year or texts_literature.NO_YEAR})".strip()


def sources_of(assistant: Assistant, quote: Quote) -> tuple[tuple[Claim, ...], tuple[Span, ...]]:
    """What a quote cites with the works' own passages, and what in it is second-hand."""
    document = assistant.store.document(quote.document_id)
    claims = claims_of(assistant.literature, document, quote.span, assistant.search)
    return claims, second_hand(assistant.literature, quote)


def claims_html(
    claims: tuple[Claim, ...],
    second: tuple[Span, ...],
    quote: Quote,
    documents: Mapping[str, Document],
) -> str:
    """The works that a quote cites; what the works say themselves opens on a click."""
    marks = "".join(
        f"<p>{tag('span', texts_literature_page.SECOND_HAND, 'etiket')} "
        f"{escape(documents[quote.document_id].text[span.start : span.end])}</p>"
        for span in second
    )
    return marks + "".join(_claim(claim, documents) for claim in claims)


def _claim(claim: Claim, documents: Mapping[str, Document]) -> str:
    work = claim.cited.work
    named = texts_literature.work_line(", ".join(work.authors), work.year, work.title, work.id)
    facts = texts_literature.work_facts(claim.cited.times, work.certainty, claim.checkable)
    head = f"{tag('span', texts_literature_page.CITES, 'etiket')} {escape(named)}"
    if not claim.checkable:
        return f'<p class="bron">{head}<br/>{tag("span", facts, "stil")}</p>'
    passages = "".join(
        tag("p", hit.passage.span.of(documents[hit.passage.document_id].text), "blok")
        + tag("p", _where(documents[hit.passage.document_id], hit.passage.span), "stil")
        for hit in claim.hits
    )
    said = texts_literature_page.IN_THE_WORK if claim.hits else texts_literature_page.NOTHING_NEAR
    return (
        f'<p class="bron">{head}<br/>{tag("span", facts, "stil")}</p>'
        f"<details>{tag('summary', said)}<div>{passages}</div></details>"
    )


def draw_reply(reply: LiteratureReply, documents: Mapping[str, Document]) -> None:
    """Draw what was counted, with the words that were counted."""
    proof = "".join(
        f"<blockquote>{escape(made.text)}</blockquote>"
        f"{tag('figcaption', reference(documents[made.document_id], made.locator))}"
        for made in reply.quotes
    )
    summary = tag("summary", f"{texts_literature_page.COUNTED_FROM} ({len(reply.quotes)})")
    draw(
        tag("p", reply.sentence, "geteld"),
        f"<details open>{summary}<div>{proof}</div></details>",
    )


def _where(document: Document, span: Span) -> str:
    return reference(document, locate(document, span))
