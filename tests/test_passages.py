from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import split_sentences
from pipeline.passages import QUOTABLE, make_passages, sentences_of
from pipeline.types import BlockKind, Document, Span
from tests.fakes import FakeEncoder
from tests.helpers import document_of, passages_of
from tests.strategies import markdown_texts, plain_texts

_documents = st.one_of(
    plain_texts().map(document_of), markdown_texts().map(lambda text: document_of(text, ".md"))
)
_sizes, _overlaps = st.integers(3, 40), st.integers(0, 3)
_count = FakeEncoder().count_tokens


@given(_documents, _sizes, _overlaps)
def test_passages_cover_every_sentence(document: Document, size: int, overlap: int) -> None:
    covered = {
        place
        for passage in passages_of(document, size, overlap)
        for sentence in passage.sentences
        for place in range(sentence.start, sentence.end)
    }
    for _, sentence in sentences_of(document, split_sentences):
        words = range(sentence.start, sentence.end)
        assert all(i in covered for i in words if not document.text[i].isspace())


@given(_documents, _sizes, _overlaps)
def test_passages_are_sized_and_stay_within_a_section(
    document: Document, size: int, overlap: int
) -> None:
    for number, passage in enumerate(passages_of(document, size, overlap)):
        assert passage.id == number
        assert passage.document_id == document.id
        assert document.section(passage.section_id).span.contains(passage.span)
        assert (passage.span.start, passage.span.end) == (
            passage.sentences[0].start,
            passage.sentences[-1].end,
        )
        assert sum(_count([s.of(document.text) for s in passage.sentences])) <= size
        for before, after in pairwise(passage.sentences):
            assert before.end <= after.start


@given(_documents, _sizes, _overlaps)
def test_neighbours_share_sentences_as_asked(document: Document, size: int, overlap: int) -> None:
    passages = passages_of(document, size, overlap)
    for _, members in groupby(passages, key=lambda passage: passage.section_id):
        for before, after in pairwise(members):
            places = Span(before.span.start, max(before.span.start, after.span.end))
            if any(b.kind not in QUOTABLE and b.span.overlaps(places) for b in document.blocks):
                continue
            shared = set(before.sentences) & set(after.sentences)
            most = min(overlap, len(before.sentences) - 1)
            assert len(shared) <= most
            assert after.sentences[-1] not in shared
            if len(shared) < most:  # one more leaves no room for a new sentence
                more = [*before.sentences[-len(shared) - 1 :], after.sentences[len(shared)]]
                assert sum(_count([sentence.of(document.text) for sentence in more])) > size


@pytest.mark.parametrize("size", [12, 500])
def test_a_table_is_no_sentence_and_stands_in_no_passage(size: int) -> None:
    table = "| Jaar | Regen |\n|---|---|\n| 2019 | 800 mm |"
    document = document_of(f"Een zin ervoor.\n\n{table}\n\nEen zin erna.", ".md")
    assert [block.kind for block in document.blocks][1] is BlockKind.TABLE
    texts = [passage.span.of(document.text) for passage in passages_of(document, size)]
    assert texts == ["Een zin ervoor.", "Een zin erna."]


@given(_documents)
def test_headings_are_in_no_sentence(document: Document) -> None:
    headings = [block.span for block in document.blocks if block.kind is BlockKind.HEADING]
    for block, sentence in sentences_of(document, split_sentences):
        assert block.span.contains(sentence)
        assert not any(sentence.overlaps(heading) for heading in headings)


def test_a_sentence_longer_than_the_encoder_reads_is_cut_between_words() -> None:
    words = [f"woord{n}" for n in range(50)]
    document = document_of(" ".join(words) + ".")
    passages = passages_of(document, size=16, overlap=0)
    cut = [sentence.of(document.text) for passage in passages for sentence in passage.sentences]
    assert len(cut) == 4
    assert " ".join(cut) == document.text


@pytest.mark.parametrize("text", ["x" * 500, "é" * 500])
def test_a_word_longer_than_the_encoder_reads_is_cut_too(text: str) -> None:
    def count(texts: list[str]) -> list[int]:
        return [len(text) for text in texts]

    document = document_of(text)
    passages = make_passages(document, split_sentences, count, size=64)  # type: ignore[arg-type]
    assert all(len(passage.span) <= 64 for passage in passages)
    assert {i for p in passages for i in range(p.span.start, p.span.end)} == set(range(500))


def test_no_passage_is_part_of_its_neighbour() -> None:
    document = document_of(
        "Een. " + "Twee is een langere zin. " + "Drie is een nog langere zin hier."
    )
    passages = passages_of(document, size=9, overlap=1)
    assert [passage.span.of(document.text) for passage in passages] == [
        "Een. Twee is een langere zin.",
        "Drie is een nog langere zin hier.",
    ]


def test_the_first_id_is_as_asked() -> None:
    document = document_of("Een zin.")
    (passage,) = make_passages(document, split_sentences, _count, 10, first_id=7)
    assert passage.id == 7


def test_a_label_without_words_is_no_passage() -> None:
    document = document_of("## Figuren\n\nFiguur 4.1\n\nFiguur 4.2 toont de afstand.\n", ".md")
    found = [p.span.of(document.text) for p in passages_of(document)]
    assert found == ["Figuur 4.2 toont de afstand."]
