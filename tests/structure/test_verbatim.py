"""The promise of the program, for any document: what it quotes stands in the file."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InvalidSpan, NotText
from pipeline.language import split_sentences
from pipeline.lexicon import is_word
from pipeline.passages import sentences_of
from pipeline.structure import structure
from pipeline.types import Document, SourceText, Span
from tests.helpers import passages_of, read_text
from tests.strategies import markdown_texts, paged_texts, plain_texts, spans_of

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = frozenset("-\u2010\u2011")

_plain = st.tuples(st.one_of(plain_texts(), paged_texts()), st.just(".txt"))
_any = st.one_of(
    _plain,
    st.tuples(markdown_texts(), st.just(".md")),
    st.tuples(st.text(), st.sampled_from((".txt", ".md"))),
)


def _structured(text: str, suffix: str) -> tuple[SourceText, Document]:
    try:
        source = read_text(text, suffix)
    except NotText:  # a generated text may look like a binary file
        source = read_text("leeg", suffix)
    return source, structure(source, f"rapport{suffix}", None, is_word)


def _wording(source: SourceText) -> dict[int, bool]:
    """The places of the characters that are words, and whether each ends its line."""
    places: dict[int, bool] = {}
    for line in source.lines:
        spans = [*([line.mark] if line.mark else []), *line.pieces]
        mine = [i for span in spans for i in range(span.start, span.end)]
        mine = [i for i in mine if not source.text[i].isspace()]
        places.update({place: place == mine[-1] for place in mine})
    return places


def _written(source: SourceText, document: Document, place: Span) -> Iterator[tuple[str, bool]]:
    """The visible characters of a stretch of the file, and whether each may go (a line-break
    hyphen), without furniture and with ligatures written out."""
    left_out = {i for span in document.furniture for i in range(span.start, span.end)}
    wording = _wording(source)
    for i in range(place.start, place.end):
        character = source.text[i]
        if i in wording and i not in left_out and character not in _INVISIBLE:
            may_go = wording[i] and character in _HYPHENS
            for part in _LIGATURES.get(character, character):
                yield part, may_go


def _assert_verbatim(source: SourceText, document: Document, span: Span) -> None:
    quoted = [c for c in span.of(document.text) if not c.isspace()]
    if not quoted:
        return
    position = 0
    for character, may_go in _written(source, document, document.to_source(span)):
        if position < len(quoted) and quoted[position] == character:
            position += 1
        else:
            assert may_go, f"{character!r} is not in the quote {''.join(quoted)!r}"
    assert position == len(quoted), f"{''.join(quoted[position:])!r} is not in the file"


@given(_any)
def test_blocks_sentences_and_passages_are_verbatim(case: tuple[str, str]) -> None:
    source, document = _structured(*case)
    spans = {block.span for block in document.blocks}
    spans |= {span for _, span in sentences_of(document, split_sentences)}
    spans |= {passage.span for passage in passages_of(document)}
    spans |= {sentence for passage in passages_of(document) for sentence in passage.sentences}
    for span in spans:
        _assert_verbatim(source, document, span)


@given(_plain, st.data())
def test_any_stretch_of_the_text_is_verbatim(case: tuple[str, str], data: st.DataObject) -> None:
    source, document = _structured(*case)
    span = data.draw(spans_of(document.text))
    if span.of(document.text).strip() and not _cuts_a_ligature(document, span):
        _assert_verbatim(source, document, span)


def _cuts_a_ligature(document: Document, span: Span) -> bool:
    return any(
        len(run.span) != len(run.source) and run.span.overlaps(span) and not span.contains(run.span)
        for run in document.runs
    )


@given(_any)
def test_nothing_is_lost(case: tuple[str, str]) -> None:
    """Every visible character of the file is in the text, left out with reason, or a hyphen."""
    source, document = _structured(*case)
    kept = {i for run in document.runs for i in range(run.source.start, run.source.end)}
    left_out = {i for span in document.furniture for i in range(span.start, span.end)}
    for place, ends_line in _wording(source).items():
        character = source.text[place]
        hyphen = ends_line and character in _HYPHENS
        assert place in kept or place in left_out or hyphen or character in _INVISIBLE, (
            f"{character!r} at {place} is lost"
        )
    assert not kept & left_out


@given(_any)
def test_runs_are_sorted_and_disjoint_on_both_sides(case: tuple[str, str]) -> None:
    source, document = _structured(*case)
    for before, after in pairwise(document.runs):
        assert before.span.end <= after.span.start
        assert before.source.end <= after.source.start
    for run in document.runs:
        assert len(run.span) > 0
        assert run.span.end <= len(document.text)
        assert run.source.end <= len(source.text)


@given(_any)
def test_text_outside_the_runs_is_only_white_space(case: tuple[str, str]) -> None:
    _, document = _structured(*case)
    covered = {i for run in document.runs for i in range(run.span.start, run.span.end)}
    added = [c for i, c in enumerate(document.text) if i not in covered]
    assert all(character in " \n" for character in added)


@given(_plain)
def test_two_words_are_only_joined_over_a_hyphen_at_a_line_end(case: tuple[str, str]) -> None:
    source, document = _structured(*case)
    for before, after in pairwise(document.runs):
        skipped = source.text[before.source.end : after.source.start]
        ends = document.text[before.span.end - 1] + document.text[after.span.start]
        touching = before.span.end == after.span.start
        if touching and not any(map(str.isspace, ends)) and any(map(str.isspace, skipped)):
            joint = source.text[before.source.end - 1] + skipped
            assert any(c in _HYPHENS or c in _INVISIBLE for c in joint), repr(joint)


@given(_any)
def test_spans_lie_within_the_text_and_follow_each_other(case: tuple[str, str]) -> None:
    _, document = _structured(*case)
    for before, after in pairwise(document.blocks):
        assert before.span.end <= after.span.start
        assert before.section_id <= after.section_id
    assert [section.id for section in document.sections] == list(range(len(document.sections)))
    assert document.sections[0].span.start == 0
    assert document.sections[-1].span.end == len(document.text)
    for left, right in pairwise(document.sections):
        assert left.span.end == right.span.start
    for block in document.blocks:
        assert document.section(block.section_id).span.contains(block.span)
        assert block.span.of(document.text).strip() == block.span.of(document.text)


@given(_any)
def test_every_place_in_a_block_has_a_place_in_the_file(case: tuple[str, str]) -> None:
    source, document = _structured(*case)
    for block in document.blocks:
        words = block.span.of(document.text)
        for position, character in enumerate(words, start=block.span.start):
            if not character.isspace():
                place = document.to_source(Span(position, position + 1))
                found = place.of(source.text)
                assert _LIGATURES.get(found, found).find(character) >= 0


def test_white_space_between_blocks_has_no_place_in_the_file() -> None:
    _, document = _structured("Een.\n\nTwee.", ".txt")
    with pytest.raises(InvalidSpan):
        document.to_source(Span(4, 6))


@given(st.one_of(st.text(), plain_texts(), paged_texts()), st.sampled_from((".txt", ".md")))
def test_structure_never_fails(text: str, suffix: str) -> None:
    _, document = _structured(text, suffix)
    assert document.sections[0].id == 0
