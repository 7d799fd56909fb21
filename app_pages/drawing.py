"""Words as HTML, always escaped; nothing of a document or a question goes through Markdown."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

import streamlit as st

from pipeline import texts_chat
from pipeline.errors import BewijsplaatsError, IndexingError
from pipeline.types import Span


def draw(*parts: str) -> None:
    """Put HTML on the page."""
    st.html(f'<div class="bp">{"".join(parts)}</div>')


def tag(name: str, text: str, css: str = "") -> str:
    """An element with this text."""
    return f'<{name} class="{css}">{escape(text)}</{name}>'


def listed(name: str, items: Sequence[str]) -> str:
    """A list with a heading that counts, or nothing."""
    return f"{tag('h2', f'{name} ({len(items)})')}<ul>{''.join(items)}</ul>" if items else ""


def marked(text: str, spans: Sequence[Span], raised: Sequence[tuple[int, str]] = ()) -> str:
    """The text with the stretches in `spans` marked and the labels in `raised` as superscript.

    Parameters
    ----------
    text
        Plain text.
    spans
        Stretches of it, in order, not overlapping.
    raised
        Positions in the text, each with the label that stands there.
    """
    edges = [edge for span in spans for edge in (span.start, span.end)]
    cuts = sorted({0, len(text), *edges, *(place for place, _ in raised)})
    parts = [tag("sup", label) for place, label in raised if place == 0]
    for start, end in pairwise(cuts):
        inside = any(span.start <= start and end <= span.end for span in spans)
        parts.append(tag("mark", text[start:end]) if inside else escape(text[start:end]))
        parts += [tag("sup", label) for place, label in raised if place == end]
    return "".join(parts)


def head() -> str:
    """The name of the program, and what it is."""
    return tag("h1", texts_chat.APP_TITLE) + tag("p", texts_chat.APP_INTRODUCTION)


def problem(error: BewijsplaatsError) -> None:
    """Draw what is wrong and what to do about it."""
    remedy = texts_chat.APP_BUILD if isinstance(error, IndexingError) else ""
    message = tag("p", texts_chat.APP_NOT_READY, "niets") + tag("p", str(error), "melding")
    draw(head(), message, tag("p", remedy))
    st.button(texts_chat.APP_RETRY)
