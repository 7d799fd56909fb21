"""A text of our own with the faults of extraction, and what must come out of it."""

import json
from typing import Any

import pytest

from pipeline.language import split_sentences
from pipeline.lexicon import is_word
from pipeline.reading import read
from pipeline.structure import structure
from pipeline.types import Block, Document
from tests.conftest import DATA
from tests.helpers import outline_of, words_of_block

EXPECTED: dict[str, Any] = json.loads((DATA / "waterrapport.expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def document() -> Document:
    return structure(read(DATA / "waterrapport.txt"), "waterrapport.txt", None, is_word)


def _item_blocks(document: Document, section: str, label: str) -> list[Block]:
    return [
        block
        for block in document.blocks
        if block.item
        and block.item.label == label
        and document.section(block.section_id).number == section
    ]


def test_the_sections_are_exactly_these(document: Document) -> None:
    expected = [(section["number"], section["title"]) for section in EXPECTED["sections"]]
    assert outline_of(document) == expected
    assert all(section.level == 1 for section in document.sections[1:])


@pytest.mark.parametrize("item", EXPECTED["items"], ids=lambda i: f"{i['section']}.{i['label']}")
def test_a_list_item_is_whole_and_knows_its_label(document: Document, item: dict[str, str]) -> None:
    blocks = _item_blocks(document, item["section"], item["label"])
    texts = [words_of_block(document, block) for block in blocks]
    assert texts[0].startswith(item["starts"])
    assert item["contains"] in " ".join(texts)
    assert [block.paragraph for block in blocks] == list(range(1, len(blocks) + 1))


def test_there_are_no_other_numbered_items(document: Document) -> None:
    labels = {
        (document.section(block.section_id).number, block.item.label)
        for block in document.blocks
        if block.item and block.item.style != "opsomming"
    }
    assert labels == {(item["section"], item["label"]) for item in EXPECTED["items"]}


@pytest.mark.parametrize("words", EXPECTED["whole"])
def test_these_words_are_whole(document: Document, words: str) -> None:
    assert words in document.text


@pytest.mark.parametrize("words", EXPECTED["absent"])
def test_these_faults_are_gone(document: Document, words: str) -> None:
    assert words not in document.text


@pytest.mark.parametrize("sentence", EXPECTED["sentences_across_breaks"])
def test_a_sentence_over_a_break_is_one_sentence(document: Document, sentence: str) -> None:
    texts = [words_of_block(document, block) for block in document.blocks]
    found = [
        span.of(text)
        for text, spans in zip(texts, split_sentences(texts), strict=True)
        for span in spans
    ]
    assert sentence in document.text
    assert sentence in found


def test_the_numbers_torn_from_their_heading_are_left_out(document: Document) -> None:
    source = read(DATA / "waterrapport.txt")
    assert [span.of(source.text) for span in document.furniture] == ["3", "6"]
