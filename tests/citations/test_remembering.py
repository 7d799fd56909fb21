"""What is remembered of a document is what would be found anew, whatever changes around it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.abbreviations import Abbreviation
from pipeline.citations.full_texts import CorpusText
from pipeline.citations.graph import Literature, literature_of
from pipeline.citations.library import Library
from pipeline.citations.memory import CITATIONS_VERSION, Memory, from_bytes, to_bytes
from pipeline.citations.remembering import Source, read_alone
from pipeline.types import BlockKind, Document, Work
from tests.citations.helpers import document_with

REPORT = document_with(
    (
        BlockKind.PARAGRAPH,
        "Wonen telt (zie Bos 2012, p. 4; De Wit e.a. 2016a, 2017). Bos ziet dat.",
    ),
    (BlockKind.PARAGRAPH, "Dat staat al in Werken aan morgen. Volgens Kader 2009 niet."),
    (BlockKind.PARAGRAPH, "Het PBL (2004) wijst op een lange weg, en op Een Lange Weg Naar Zee."),
    (BlockKind.FOOTNOTE, "Mulder, Een man en zijn huis, 1993, p. 5; ibid., p. 7."),
    (BlockKind.REFERENCE, "Bos, A. (2012). Wonen in de stad. Den Haag: PBL."),
    (BlockKind.REFERENCE, "De Wit, B. & Smit, C. (2016). Werken aan morgen. Amsterdam: Kade."),
)
WORKS = (
    Work("kader", ("Kader",), "2009", "Het water stijgt"),
    Work("weg", ("Planbureau voor de Leefomgeving",), "2004", "Een lange weg naar zee: verslag"),
    Work("wit", ("De Wit", "Smit"), "2016", "Werken aan morgen"),
    Work("noot", ("Ander",), "1999", "Iets anders dan dat", {"note": "geciteerd als Bos (2012)"}),
    Work("kort", ("Pot",), "2009", "Kader 2009 niet"),
)
SHORT = (Abbreviation("PBL", "Planbureau voor de Leefomgeving"),)


class Shelf:
    """Remembers what it is given as bytes, and counts how often the document was read."""

    def __init__(self, document: Document) -> None:
        self.document, self.kept, self.read = document, b"", 0

    def source(self) -> Source:
        return Source(self.document.id, self.document.title, self._read, self._recall, self._keep)

    def _read(self) -> Document:
        self.read += 1
        return self.document

    def _recall(self) -> Memory | None:
        return from_bytes(self.kept, self.document.id, self.document.file)

    def _keep(self, memory: Memory) -> None:
        self.kept = to_bytes(memory)


def _read_with(
    source: Source, works: tuple[Work, ...], short: tuple[Abbreviation, ...] = SHORT
) -> Literature:
    return literature_of([source], Library(works), short, [CorpusText("x", "Het water stijgt")])


def _anew(works: tuple[Work, ...], short: tuple[Abbreviation, ...] = SHORT) -> Literature:
    return _read_with(Shelf(REPORT).source(), works, short)


def test_what_is_remembered_is_not_read_again() -> None:
    shelf = Shelf(REPORT)
    first = _read_with(shelf.source(), WORKS)
    assert shelf.read > 0
    shelf.read = 0
    assert _read_with(shelf.source(), WORKS) == first
    assert shelf.read == 0


def test_a_work_that_the_document_cannot_mean_changes_nothing_that_is_remembered() -> None:
    shelf = Shelf(REPORT)
    _read_with(shelf.source(), WORKS)
    shelf.read = 0
    more = (*WORKS, Work("ver", ("Zonderland",), "1950", "Over heel iets anders"))
    assert _read_with(shelf.source(), more) == _anew(more)
    assert shelf.read == 0


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(WORKS), unique_by=lambda w: w.id), st.booleans()),
        min_size=2,
        max_size=4,
    )
)
def test_whatever_the_library_becomes_the_same_is_found_as_without_memory(
    libraries: list[tuple[list[Work], bool]],
) -> None:
    shelf = Shelf(REPORT)
    for works, shortened in libraries:
        short = SHORT if shortened else ()
        assert _read_with(shelf.source(), tuple(works), short) == _anew(tuple(works), short)


def test_a_title_and_an_author_with_a_year_are_found_once_the_library_has_them() -> None:
    shelf = Shelf(REPORT)
    assert "kader" not in {c.work.id for c in _read_with(shelf.source(), ()).works}
    with_both = {c.work.id: c.times for c in _read_with(shelf.source(), WORKS).works}
    assert with_both["kader"] == 1
    assert with_both["weg"] >= 1


def test_a_document_with_another_name_is_named_so_in_what_is_remembered() -> None:
    content = to_bytes(read_alone(REPORT))
    memory = from_bytes(content, REPORT.id, "anders.pdf")
    assert memory is not None
    assert {reference.work.source for reference in memory.references} == {"anders.pdf"}


def test_all_that_is_known_of_a_citation_is_kept() -> None:
    memory = read_alone(REPORT)
    assert memory.found is not None
    assert len(memory.found.occurrences) >= 5
    assert from_bytes(to_bytes(memory), REPORT.id, REPORT.file) == memory


def test_strange_characters_are_kept() -> None:
    document = document_with(
        (BlockKind.PARAGRAPH, "Een \ud800 teken (Bos 2012) en \u2028 nog een.")
    )
    memory = read_alone(document)
    assert from_bytes(to_bytes(memory), document.id, document.file) == memory


def _sound() -> bytes:
    return to_bytes(read_alone(REPORT))


def _resigned(change: Callable[[dict[str, object]], object]) -> bytes:
    """Memory whose JSON is other than it should be, with a checksum that is right."""
    from pipeline.citations.memory import _heading

    record = json.loads(_sound().partition(b"\n")[2])
    change(record)
    body = json.dumps(record).encode()
    return _heading(body) + body


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        _sound()[:-1],
        _sound().replace(b"Bos", b"Vos", 1),
        _sound().replace(str(CITATIONS_VERSION).encode(), b"0", 1),
        _resigned(lambda record: record.pop("openings")),
        _resigned(lambda record: record.update(references=[[1, 2]])),
        _resigned(lambda record: record.update(found={"asked": 3})),
        _resigned(lambda record: record.update(references=None)),
    ],
)
def test_a_damaged_memory_or_one_of_another_version_is_none(content: bytes) -> None:
    assert from_bytes(content, REPORT.id, REPORT.file) is None


def test_an_entry_that_stands_twice_in_the_list_is_one_work_that_is_linked() -> None:
    twice = document_with(
        (BlockKind.PARAGRAPH, "Wonen telt (Bos 2012)."),
        *[(BlockKind.REFERENCE, "Bos, A. (2012). Wonen in de stad. Den Haag: PBL.")] * 2,
    )
    found = literature_of([Shelf(replace(twice, id="d2")).source()], Library(), (), ())
    assert [(cited.work.id, cited.times) for cited in found.works] == [("bos2012", 1)]


def test_the_version_is_that_of_what_is_found() -> None:
    """When this fails because more or other is found: raise `CITATIONS_VERSION`, then this digest.

    Otherwise indexes keep showing what was found before.
    """
    import hashlib

    memory = read_alone(REPORT)
    record = to_bytes(memory).partition(b"\n")[2]
    assert (CITATIONS_VERSION, hashlib.sha256(record).hexdigest()[:12]) == (1, "2c2b8bed1c41")
