"""A session in every form, and what a bibliography that was exported says when it is read again."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporting.forms import FORMS, exported
from pipeline.quoting import quote
from pipeline.reading.bibliography import PARSERS, Item
from pipeline.types import Answer, Document, Metadata, Span
from tests.checking.stores import store_of
from tests.helpers import document_of

_WORKS = {".bib": ".bib", ".ris": ".ris", ".json": ".csl.json"}
_LETTERS = st.characters(categories=["Lu", "Ll"], include_characters="-&%éï")
_WORDS = st.lists(st.text(_LETTERS, min_size=2, max_size=9), min_size=1, max_size=4).map(" ".join)
_AUTHORS = st.lists(
    st.sampled_from(["Tops", "Van der Torre", "De Wit", "Inspectie Justitie & Veiligheid", "Öz"]),
    max_size=3,
    unique=True,
)
_FACTS = st.builds(
    Metadata,
    title=_WORDS.filter(lambda title: title == " ".join(title.split())),
    authors=_AUTHORS.map(tuple),
    year=st.sampled_from(["1998", "2017", ""]),
    publisher=st.sampled_from(["", "Boom", "Delta & Co"]),
)


def _described(number: int, metadata: Metadata) -> Document:
    text = f"1 Water\n\nHet water stijgt {number} meter.\n"
    return replace(document_of(text), id=f"d{number}", metadata=metadata)


def _session(documents: list[Document]) -> list[Answer]:
    """Each document quoted in two answers, and an answer that quotes none."""
    quotes = tuple(quote(document, Span(9, 26), 1.0) for document in documents)
    again = Answer("Hoe hoog?", quotes, (), 0.9)
    return [Answer("Stijgt het?", quotes, (), 0.9), again, Answer("Regent het?", (), (), 0.1)]


def _read(form: str, content: bytes) -> list[Item]:
    items, problems = PARSERS[_WORKS[form]](content.decode(), f"bronnen{_WORKS[form]}")
    assert problems == []
    return items


def _facts(metadata: Metadata) -> tuple[Any, ...]:
    return (metadata.title, metadata.authors, metadata.year, metadata.publisher)


@pytest.mark.parametrize("form", _WORKS)
@given(facts=st.lists(_FACTS, min_size=1, max_size=3))
def test_what_is_exported_is_read_again_as_the_same_works(form: str, facts: list[Metadata]) -> None:
    documents = [_described(number, metadata) for number, metadata in enumerate(facts)]
    items = _read(form, exported(form, _session(documents), store_of(*documents)))
    assert sorted(_facts(item.metadata) for item in items) == sorted(map(_facts, facts))
    assert sorted(item.key for item in items) == sorted(document.id for document in documents)


def test_a_list_of_references_has_each_document_once() -> None:
    documents = [
        _described(0, Metadata("Wind", ("De Wit",), "2017")),
        _described(1, Metadata("Water", ("Bakker",), "1998")),
    ]
    text = exported(".txt", _session(documents), store_of(*documents)).decode()
    assert text == "Bakker. (1998). Water.\nDe Wit. (2017). Wind.\n"


def test_two_documents_with_one_key_are_two_items() -> None:
    facts = [Metadata(t, csl={"id": "a", "type": "book", "title": t}) for t in ("Wind", "Water")]
    documents = [_described(number, metadata) for number, metadata in enumerate(facts)]
    for form in _WORKS:
        items = _read(form, exported(form, _session(documents), store_of(*documents)))
        assert sorted(item.key for item in items) == ["a", "d1"]


@pytest.mark.parametrize("form", FORMS)
def test_a_session_without_quotes_is_a_file_all_the_same(form: str) -> None:
    content = exported(form, [Answer("Regent het?", (), (), 0.1)], store_of())
    assert form in (".txt", ".bib", ".ris") or content
    if form == ".json":
        assert json.loads(content) == []
