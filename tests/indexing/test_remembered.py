"""What the index remembers of citations: there or not, sound or not, nobody sees a difference."""

import json
from pathlib import Path

import pytest

from pipeline.citations.graph import Literature
from pipeline.indexing.layout import CITATIONS
from pipeline.indexing.store import Store, open_store
from pipeline.literature import open_literature
from tests.helpers import document_of
from tests.indexing.stores import WATER, indexed_of, store_of

REPORT = """# Wonen aan het water

Wonen aan het water is in trek (Bos 2012; Kader 2009). Bos (2012) ziet dat al lang.

## Literatuur

Bos, A. (2012). Wonen in de stad. Den Haag: PBL.
"""
ITEM = {
    "id": "k",
    "title": "Het stijgende water",
    "author": [{"family": "Kader"}],
    "issued": {"date-parts": [[2009]]},
}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    store_of(folder, *(indexed_of(document_of(text, ".md")) for text in (REPORT, WATER))).close()
    return folder


def _times(literature: Literature) -> dict[str, int]:
    return {cited.work.id: cited.times for cited in literature.works}


def _open(index: Path, *folders: Path) -> Literature:
    store = open_store(index)
    try:
        return open_literature(store, folders)
    finally:
        store.close()


def test_the_build_remembers_so_that_no_document_is_read(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(list((index / CITATIONS).iterdir())) == 2
    monkeypatch.setattr(Store, "_document", lambda *_: pytest.fail("read"))
    assert _times(_open(index)) == {"bos2012": 2}


def test_a_damaged_missing_or_forbidden_memory_is_made_anew(index: Path) -> None:
    right = _open(index)
    files = sorted((index / CITATIONS).iterdir())
    files[0].write_bytes(b"\0stuk")
    files[1].unlink()
    assert _open(index) == right
    assert all(b"\0" not in path.read_bytes()[:40] for path in files)
    for path in files:
        path.unlink()
    (index / CITATIONS).rmdir()
    (index / CITATIONS).write_text("in de weg", encoding="utf-8")  # a file where the folder goes
    assert _open(index) == right


def test_a_work_that_comes_into_the_library_is_seen_at_once(index: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bronnen"
    folder.mkdir()
    assert [c.link.citation.authors for c in _open(index, folder).open] == [("Kader",)]
    (folder / "a.csl.json").write_text(json.dumps([ITEM]), encoding="utf-8")
    assert _times(_open(index, folder)) == {"k": 1, "bos2012": 2}
    (folder / "a.csl.json").unlink()
    assert _times(_open(index, folder)) == {"bos2012": 2}


def test_what_no_build_needs_any_more_is_removed(index: Path) -> None:
    (index / CITATIONS / "ab-12.json.77-1.tmp").write_bytes(b"half")
    for _ in range(2):  # the build before the current one keeps what it has
        store_of(index, indexed_of(document_of(WATER, ".md"))).close()
    assert len(list((index / CITATIONS).iterdir())) == 1
