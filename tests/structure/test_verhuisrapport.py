"""A report of others, in PDF, held against its own table of contents; skipped if absent."""

from pathlib import Path

import pytest

from pipeline.lexicon import is_word
from pipeline.reading import read
from pipeline.structure import structure
from pipeline.types import BlockKind, Document
from tests.conftest import DATA
from tests.helpers import block_texts, passages_of

_FILE = DATA.parents[2] / "shared" / "corpus" / "pbl-verhuismotieven.pdf"
_CONTENTS = [
    (None, "Samenvatting en beleidsimplicaties", "4"),
    ("1", "Aanleiding", "6"),
    ("2", "Het verhuisproces en motieven: kort literatuuroverzicht", "8"),
    ("3", "Data en methoden", "10"),
    ("4", "Resultaten van de empirische analyse", "13"),
    ("4.1", "Motieven om te verhuizen", "13"),
    ("4.2", "Verandering van de woonsituatie na een verhuizing", "19"),
    ("4.3", "Ruimtelijke verhuispatronen en afstanden", "23"),
    (None, "Bronnen", "28"),
    (None, "Bijlagen", "30"),
    (None, "Bijlage 1 – Data processing", "30"),
    (None, "Bijlage 2 – Verdeling verhuismotieven", "32"),
    (None, "Bijlage 3 – Alternatieve modellering", "33"),
]


@pytest.fixture(scope="module")
def document() -> Document:
    if not Path(_FILE).exists():
        pytest.skip("the report is not here")
    return structure(read(_FILE), _FILE.name, None, is_word)


def test_every_entry_of_its_contents_is_a_section_on_its_page(document: Document) -> None:
    found = []
    for section in document.sections[1:]:
        page = next(page for page in document.pages if page.span.end > section.span.start)
        found.append((section.number, section.title, page.label))
    assert [entry for entry in found if entry in _CONTENTS] == _CONTENTS
    assert len(block_texts(document, BlockKind.CONTENTS)) == len(_CONTENTS)


def test_its_reference_list_has_29_works(document: Document) -> None:
    works = block_texts(document, BlockKind.REFERENCE)
    assert len(works) == 29
    assert works[0].startswith("BZK. (2022).")
    assert works[-1].startswith("Til, R. van (2008).")


def test_no_furniture_table_or_contents_is_in_a_passage(document: Document) -> None:
    texts = [passage.span.of(document.text) for passage in passages_of(document, size=180)]
    for words in ("PBL |", "0.0979", "55.396", "Inhoudsopgave", "Thesis Publishers", "....", "\t"):
        assert not any(words in text for text in texts), words


def test_its_footnotes_are_linked_to_their_marks(document: Document) -> None:
    notes = [
        (note.label, document.text[: note.mark.start].split()[-1] if note.mark is not None else "")
        for note in document.notes
    ]
    assert ("1", "motief") in notes
    assert "met een bepaald motief verhuizen?" in document.text
    assert "Pseudo r2)" in document.text
