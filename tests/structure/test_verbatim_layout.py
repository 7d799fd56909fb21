"""The promise of the program for pages with notes, tables, captions and columns of every kind."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pipeline.language import split_sentences
from pipeline.passages import QUOTABLE, sentences_of
from pipeline.settings import RULES
from pipeline.structure import structure
from pipeline.types import BlockKind, Document, Hint, SourceText, Span
from tests.helpers import passages_of
from tests.strategies import words
from tests.structure.layouts import Set, source_of

_HYPHENS = frozenset("-\u2010\u2011\u00ad")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ODD = (
    "Figuur 1", "Tabel 2: Regen", "Bron: CBS", "Noten", "Literatuur", "Inhoud", "1", "ii", "2.1",
    "1 Inleiding ........ 3", "Jansen, A. (2019). Water.", "• punt", "I. punt", "II. punt", "3 –",
)  # fmt: skip
_RAISED = st.sampled_from(("", "", "", "^{1}", "^{2}", "^{3,4}", "^{*}", "^{e}", "^{²}"))


@st.composite
def _lines(draw: DrawFn) -> str:
    """The words of a line, now and then with something raised in or before it."""
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(_ODD))
    before, after = draw(_RAISED), draw(_RAISED)
    parts = draw(st.lists(words, min_size=1, max_size=9))
    end = draw(st.sampled_from(("", "", ".", "-", ":")))
    line = before + " ".join(parts) + end + after
    return line if line.strip() else "leeg"


@st.composite
def _pages(draw: DrawFn) -> list[Set]:
    """A page from the top down: text, headings, cells of a table, notes."""
    page: list[Set] = []
    top = 780.0
    for number in range(draw(st.integers(1, 12))):
        size = draw(st.sampled_from((10.0, 10.0, 10.0, 8.0, 14.0)))
        hint = None
        if draw(st.integers(0, 6)) == 0:
            hint = Hint(BlockKind.TABLE, 3, cell=(number, draw(st.integers(0, 2))))
        left = draw(st.sampled_from((70.0, 70.0, 84.0, 300.0)))
        bold = draw(st.booleans()) and size > 8
        page.append(Set(draw(_lines()), top, left, size, bold, hint, region=int(left > 200)))
        top -= draw(st.sampled_from((12.0, 13.0, 30.0)))
    return [*page, Set(draw(st.sampled_from(("7", "Blad 1", "Water"))), 30, size=8)]


_documents = st.lists(_pages(), min_size=1, max_size=4).map(source_of)


def _structured(source: SourceText) -> Document:
    return structure(source, "rapport.pdf")


def _visible(text: str) -> str:
    plain = "".join(_LIGATURES.get(c, c) for c in text if c not in _INVISIBLE)
    return "".join(c for c in plain if not c.isspace())


@given(_documents)
def test_every_block_and_passage_is_verbatim(source: SourceText) -> None:
    document = _structured(source)
    spans = {block.span for block in document.blocks}
    spans |= {span for _, span in sentences_of(document, lambda t: split_sentences(t, RULES))}
    spans |= {passage.span for passage in passages_of(document)}
    for span in spans:
        parts = document.source_parts(span)
        written = "".join(_visible(part.of(source.text)) for part in parts)
        assert written == _visible(span.of(document.text))


@given(_documents)
def test_no_word_is_lost_or_doubled(source: SourceText) -> None:
    document = _structured(source)
    kept = [i for run in document.runs for i in range(run.source.start, run.source.end)]
    left_out = {i for span in document.furniture for i in range(span.start, span.end)}
    assert len(kept) == len(set(kept))
    assert not left_out & set(kept)
    for line in source.lines:
        for piece in line.pieces:
            for place in range(piece.start, piece.end):
                character = source.text[place]
                hyphen = place == piece.end - 1 and character in _HYPHENS
                assert (
                    place in left_out
                    or hyphen
                    or character.isspace()
                    or character in _INVISIBLE
                    or place in set(kept)
                ), f"{character!r} at {place} is lost"


@given(_documents)
def test_parts_follow_each_other_and_lie_within_the_text(source: SourceText) -> None:
    document = _structured(source)
    for before, after in pairwise(document.blocks):
        assert before.span.end <= after.span.start
        assert before.section_id <= after.section_id
    spans = [page.span for page in document.pages], [run.span for run in document.runs]
    for ordered in spans:
        assert all(left.end <= right.start for left, right in pairwise(ordered))
    covered = {i for run in document.runs for i in range(run.span.start, run.span.end)}
    assert all(c in " \n\t" for i, c in enumerate(document.text) if i not in covered)


@given(_documents)
def test_notes_and_their_marks_have_their_places(source: SourceText) -> None:
    document = _structured(source)
    for note in document.notes:
        assert document.blocks[note.block].kind is BlockKind.FOOTNOTE
        assert note.label
        if note.mark is not None:
            assert len(note.mark) == 0
            assert note.mark.end <= len(document.text)


@given(_documents)
def test_a_passage_holds_its_sentences_and_nothing_else(source: SourceText) -> None:
    document = _structured(source)
    quotable = [block for block in document.blocks if block.kind in QUOTABLE]
    others = [block for block in document.blocks if block.kind not in QUOTABLE]
    for passage in passages_of(document):
        kinds = {block.kind for block in quotable if block.span.overlaps(passage.span)}
        assert BlockKind.FOOTNOTE not in kinds or len(kinds) == 1
        assert not any(block.span.overlaps(passage.span) for block in others)
        for before, after in pairwise(passage.sentences):
            between = Span(before.end, after.start).of(document.text)
            assert not any(character.isalpha() for character in between[3:])
