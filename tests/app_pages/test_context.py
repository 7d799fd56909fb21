"""Notes, tables and marks in the context of a quote."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app_pages.context import context
from app_pages.drawing import marked
from pipeline.types import Block, BlockKind, Document, Note, Span
from tests.helpers import document_of
from tests.pages import ATTACKS, Html
from tests.strategies import spans_of

TEXT = """1 Water

Het waterschap meet de stand elke dag. Daarna belt het.

De meting begon in 1953.

Dat staat in het archief <b>van</b> het waterschap.
"""


def _span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def _with_note() -> Document:
    """A document whose last paragraph is a note to the first."""
    document = document_of(TEXT)
    last = len(document.blocks) - 1
    place = _span(document, "elke dag.").end
    blocks = [*document.blocks[:-1], replace(document.blocks[last], kind=BlockKind.FOOTNOTE)]
    return replace(document, blocks=tuple(blocks), notes=(Note("1", Span(place, place), last),))


def test_a_note_stands_under_its_paragraph_and_its_mark_is_raised() -> None:
    document = _with_note()
    html = context(document, _span(document, "Daarna belt het."))
    assert "elke dag.<sup" in html
    shown = Html(html)
    assert shown.all("noot") == ["1 Dat staat in het archief <b>van</b> het waterschap."]
    assert shown.words.index("archief") < shown.words.index("1953"), "onder de alinea van de noot"
    assert shown.all("mark") == ["Daarna belt het."]


def test_a_note_that_is_quoted_is_marked() -> None:
    document = _with_note()
    shown = Html(context(document, _span(document, "Dat staat in het archief")))
    assert shown.all("mark") == ["Dat staat in het archief"]


def test_a_table_is_a_table_with_the_quote_marked_in_its_cells() -> None:
    text = "naam\tjaar\nDe <b>Brug</b>\t1953\n\tonbekend"
    base = document_of("1 Water\n\nx\n")
    section = replace(base.sections[-1], id=0, span=Span(0, len(text)))
    document = replace(
        base,
        text=text,
        sections=(section,),
        blocks=(Block(BlockKind.TABLE, Span(0, len(text)), 0),),
    )
    shown = Html(context(document, _span(document, "<b>Brug</b>\t1953")))
    assert shown.all("td") == ["naam", "jaar", "De <b>Brug</b>", "1953", "", "onbekend"]
    assert shown.all("mark") == ["<b>Brug</b>", "1953"]
    assert len(shown.all("tr")) == 3


@given(st.data())
def test_marking_keeps_every_character_and_escapes_it(data: st.DataObject) -> None:
    text = data.draw(
        st.lists(st.sampled_from([*ATTACKS, "woord", " ", "&"]), min_size=1).map("".join)
    )
    span = data.draw(spans_of(text))
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=3, unique=True))
    shown = Html(marked(text, [span], [(place, "") for place in places]))
    assert shown.words == text
    assert "".join(shown.all("mark")) == span.of(text)
    assert len(shown.all("sup")) == len(places)
    assert shown.elements <= {("mark",), ("sup",)}
