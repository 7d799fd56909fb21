"""The shipped pipeline loads with spaCy alone and annotates every token."""

import shutil
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.errors import LanguageModelError
from pipeline.language import SHIPPED_PIPELINE

TEXT = (
    "De burgemeesters van de veiligheidsregio vergaderden op 3 okt. 2016 in Den Haag. "
    "Zij hebben afspraken gemaakt over de politiecapaciteit!\n\nWat vindt u daarvan?"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(SHIPPED_PIPELINE)


def test_sentences_tags_lemmas_and_trees_are_there(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "De burgemeesters van de veiligheidsregio vergaderden op 3 okt. 2016 in Den Haag.",
        "Zij hebben afspraken gemaakt over de politiecapaciteit!",
        "Wat vindt u daarvan?",
    ]
    by_text = {token.text: token for token in doc}
    assert by_text["burgemeesters"].lemma_ == "burgemeester"
    assert by_text["burgemeesters"].dep_ == "nsubj"
    assert by_text["burgemeesters"].head.text == "vergaderden"
    assert by_text["gemaakt"].lemma_ == "maken"
    assert by_text["afspraken"].pos_ == "NOUN"
    assert "Number=Plur" in str(by_text["afspraken"].morph)
    assert by_text["Haag"].pos_ == "PROPN"
    assert all(token.has_dep() and token.tag_ and token.lemma_ for token in doc)


def test_boundaries_that_are_set_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc("Eerst dit en dan dat.")
    for token in doc:
        token.is_sent_start = token.i in (0, 3)
    doc = nlp.get_pipe("dutch_annotator")(doc)
    assert [sentence.text for sentence in doc.sents] == ["Eerst dit en", "dan dat."]


def test_a_long_text_is_read_in_windows_without_losing_a_token(nlp: Language) -> None:
    doc = nlp("Dit is een zin van acht woorden lang. " * 200)
    assert len(list(doc.sents)) == 200
    assert all(token.has_dep() for token in doc)


def test_a_sentence_longer_than_a_window_is_read_in_parts(nlp: Language) -> None:
    doc = nlp("en de gemeente " * 300)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_annotated(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1


def test_it_can_be_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")(TEXT)
    assert [(t.tag_, t.lemma_, t.head.i) for t in again] == [
        (t.tag_, t.lemma_, t.head.i) for t in nlp(TEXT)
    ]


@pytest.mark.parametrize("file", ["weights.safetensors", "labels.json", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_damaged_file_is_named(tmp_path: Path, file: str, damage: str) -> None:
    shutil.copytree(SHIPPED_PIPELINE, tmp_path / "copy")
    path = tmp_path / "copy" / "dutch_annotator" / file
    content = path.read_bytes()
    path.unlink()
    if damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    with pytest.raises(LanguageModelError, match="dutch_annotator"):
        spacy.load(tmp_path / "copy")
