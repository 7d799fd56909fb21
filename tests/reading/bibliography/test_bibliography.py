from pathlib import Path

import pytest

from pipeline.build import build_index
from pipeline.indexing.store import open_store
from pipeline.literature import read_library
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ris_is_read_with_any_line_end_in_any_of_those_encodings(
    tmp_path: Path, encoding: str, end: str
) -> None:
    text = RIS.replace("Beleid", "Beleid en é").replace("\n", end)
    (tmp_path / "a.ris").write_bytes(text.encode(encoding))
    bibliography = read_bibliography([tmp_path])
    assert bibliography.problems == ()
    assert [item.csl["title"] for item in bibliography.items] == ["Beleid en é"]


HEAVY = {
    "diep.bib": "@book{a, title = " + "{" * 50_000 + "x" + "}" * 50_000 + "}",
    "open.bib": "@book{a, title = " + "{" * 50_000,
    "lang.bib": "@book{a, title = {" + "\\'e en " * 100_000 + "}}",
    "keten.bib": "".join(
        f"@book{{k{n}, title = {{x}}, crossref = {{k{(n + 1) % 2000}}}}}\n" for n in range(2000)
    ),
    "namen.bib": "@book{a, author = {" + " and ".join(["Jan Jansen"] * 10_000) + "}}",
    "diep.csl.json": '[{"a":' * 200_000,
    "kapot.csl.json": '[{"id":"a",' + '"x":[{},{"a":[1,' * 100_000,
    "veel.csl.json": "[" + '{"id": "a" "b"},\n' * 50_000 + "]",
    "lang.ris": "TY  - JOUR\n" + "AU  - Jansen, P.\n" * 20_000 + "ER  - \n",
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_heavy_or_hostile_is_read_or_reported_and_the_next_file_is_read(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(HEAVY[name], encoding="utf-8")
    (tmp_path / "z.bib").write_text(BIB, encoding="utf-8")
    bibliography = read_bibliography([tmp_path])
    assert bibliography.items[-1].metadata.title == "Overheid en é"
    assert len(bibliography.items) > 1 or bibliography.problems
    assert all(message.startswith(file) for file, message in bibliography.problems)


def test_a_bibliography_of_five_megabytes_is_read_whole(tmp_path: Path) -> None:
    about = "Over {water} en \\'e\\'en dijk. " * 40
    entries = [
        f"@article{{k{n}, author = {{Jansen, Piet and {{Raad}}}}, title = {{{{Deel {n}}}}},\n"
        f"  year = 2015, journal = {{Water}}, file = {{d{n}.pdf}}, abstract = {{{about}}}}}\n"
        for n in range(4000)
    ]
    text = "".join(entries)
    assert len(text) > 5_000_000
    (tmp_path / "groot.bib").write_text(text, encoding="utf-8")
    bibliography = read_bibliography([tmp_path])
    assert bibliography.problems == ()
    assert [item.line for item in bibliography.items] == list(range(1, 8000, 2))
    library = read_library([tmp_path])
    assert (len(library.works), library.problems) == (4000, ())


YEARS = """@book{a, title = {Eerste boek}, year = {z.j.}}
@book{b, title = {Tweede boek}, year = {in druk}}
@book{c, title = {Derde boek}, year = {2099}}
@book{d, title = {Vierde boek}, title = {Dubbel}, year = {2001}}
@book{a, title = {Vijfde boek}, year = {2002}}
"""


def test_odd_years_and_doubles_are_kept_and_told_wherever_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(YEARS, encoding="utf-8")
    library = read_library([tmp_path])
    assert [(work.id, work.year) for work in library.works] == [
        ("a", ""), ("b", ""), ("c", "2099"), ("a-2", "2002"),
    ]  # fmt: skip
    told = "\n".join(library.problems)
    for words in ("a.bib, regel 4", "regel 5: de sleutel", "twee keer", "(2099)", "b heeft geen"):
        assert words in told
    remarks = [item.metadata.remarks for item in read_bibliography([tmp_path]).items]
    assert [bool(remark) for remark in remarks] == [False, True, False, False]
    assert "‘in druk’ in a.bib (regel 2) is geen jaartal" in remarks[1][0]


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
