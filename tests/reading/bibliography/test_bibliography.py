from pathlib import Path

import pytest

from pipeline.build import build_index
from pipeline.indexing.store import open_store
from pipeline.quoting import locate, reference
from pipeline.reading.bibliography import Edit, is_bibliography, read_bibliography
from pipeline.reading.bibliography.edits import save_edit
from pipeline.settings import Settings
from pipeline.types import Span
from tests.fakes import CountingEncoder

BIB = "@book{a, title = {Overheid en é}, file = {files/1/nota.txt}, year = 2015}\n"
RIS = "TY  - BOOK\nTI  - Beleid\nID  - a\nER  - \n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_bibliography_is_read_in_the_encodings_of_office_programs(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "a.bib").write_bytes(BIB.encode(encoding))
    bibliography = read_bibliography([tmp_path])
    assert bibliography.problems == ()
    assert [item.metadata.title for item in bibliography.items] == ["Overheid en é"]


def test_one_unreadable_bibliography_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_bytes(bytes(range(256)))
    (tmp_path / "b.RIS").write_text(RIS + RIS)
    (tmp_path / ".verborgen.bib").write_text(BIB)
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "c.bib").write_text(BIB)
    bibliography = read_bibliography([tmp_path, tmp_path / "map"])
    assert [item.source for item in bibliography.items] == ["b.RIS", "b.RIS", "c.bib"]
    assert [file for file, _ in bibliography.problems] == ["a.bib", "b.RIS"]
    assert "de sleutel ‘a’ staat ook op regel 1" in bibliography.problems[1][1]


def test_a_bibliography_is_known_by_its_name() -> None:
    assert all(map(is_bibliography, ("a.bib", "A.BIB", "x.csl.json", "y.ris")))
    assert not any(map(is_bibliography, ("bib.txt", "a.json", "bib")))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A corpus with a document, a bibliography and a bad one."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "nota.txt").write_text("1 Water\n\nHet water stijgt elk jaar.\n", encoding="utf-8")
    (corpus / "bronnen.bib").write_text(f"{BIB}@book{{b,\n  title = {{A", encoding="utf-8")
    return Settings(corpus=(corpus,), facts=(), index=tmp_path / "index")


def _metadata(settings: Settings) -> tuple[str, tuple[str, ...], str]:
    store = open_store(settings.index)
    metadata = store.document(store.documents[0].id).metadata
    return metadata.title, metadata.authors, metadata.year


def test_a_build_describes_documents_and_reports_what_is_wrong(settings: Settings) -> None:
    report = build_index(settings, CountingEncoder())
    assert _metadata(settings) == ("Overheid en é", (), "2015")
    assert ["bronnen.bib, regel 2" in failure.message for failure in report.failures] == [True]


def test_an_edit_wins_without_reading_or_embedding_and_can_be_taken_back(
    settings: Settings,
) -> None:
    build_index(settings, CountingEncoder())
    save_edit(settings.corpus[0], "nota.txt", Edit("Waternota", ("De Wit",), "2031"))
    encoder = CountingEncoder()
    report = build_index(settings, encoder)
    assert (report.read, encoder.encoded, report.written) == ((), [], True)
    assert _metadata(settings) == ("Waternota", ("De Wit",), "2031")
    assert report.documents[0].remarks == ("het jaar 2031 ligt in de toekomst; controleer het",)
    save_edit(settings.corpus[0], "nota.txt", Edit())
    build_index(settings, CountingEncoder())
    assert _metadata(settings) == ("Overheid en é", (), "2015")


def test_a_work_without_an_author_is_cited_by_its_publisher(settings: Settings) -> None:
    save_edit(settings.corpus[0], "nota.txt", Edit(publisher="Planbureau voor Water"))
    build_index(settings, CountingEncoder())
    store = open_store(settings.index)
    document = store.document(store.documents[0].id)
    span = Span(document.text.index("Het water"), len(document.text))
    assert reference(document, locate(document, span)) == (
        "Planbureau voor Water (2015), § 1 Water, al. 1"
    )
    save_edit(settings.corpus[0], "nota.txt", Edit(authors=("De Wit",), publisher="Planbureau"))
    build_index(settings, CountingEncoder())
    store = open_store(settings.index)
    document = store.document(store.documents[0].id)
    assert reference(document, locate(document, span)).startswith("De Wit (2015), § 1")
