import json
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Never

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import IndexDamaged, IndexMissing, IndexNotWritten, UsageError
from pipeline.indexing import writing
from pipeline.indexing.layout import IndexedDocument
from pipeline.indexing.records import Record
from pipeline.indexing.store import open_store
from pipeline.indexing.writing import write_store
from pipeline.passages import heading_path
from pipeline.types import Box, Document
from tests.helpers import document_of
from tests.indexing.stores import POLICE, RECIPE, WATER, indexed_of, small_store, store_of
from tests.strategies import markdown_texts, plain_texts

_documents = st.one_of(
    plain_texts().map(document_of), markdown_texts().map(lambda text: document_of(text, ".md"))
)


@settings(max_examples=25)
@given(_documents, st.lists(st.tuples(*[st.floats(0, 900, width=32)] * 4).map(lambda b: Box(*b))))
def test_a_document_comes_back_as_it_was_put_in(document: Document, boxes: list[Box]) -> None:
    with TemporaryDirectory() as folder:
        before = indexed_of(document, boxes)
        store = store_of(Path(folder), before)
        after = store.record(document.id).indexed(document.id)
        assert store.document(document.id) == document
        assert store.passages_of(document.id) == after.passages == before.passages
        assert store.boxes(document.id) == pytest.approx(before.boxes, abs=0.006)
        assert after.vectors == pytest.approx(before.vectors, abs=1e-3)
        assert after.sentence_vectors == pytest.approx(before.sentence_vectors, abs=1e-3)
        store.close()


def test_passages_are_numbered_through_and_found_by_number(tmp_path: Path) -> None:
    store = small_store(tmp_path)
    assert [(e.first_passage, e.end_passage) for e in store.documents] == [(0, 2), (2, 4)]
    for number in range(4):
        assert store.passage(number).id == number
    water, police = store.documents
    assert [p.id for p in store.passages_of(police.id)] == [2, 3]
    assert "regenwater" in store.passage(0).span.of(store.document(water.id).text)
    assert len(store.dense) == len(store.lexical) == store.manifest.passages == 4


def test_a_document_without_passages_is_kept(tmp_path: Path) -> None:
    only_a_heading = indexed_of(document_of("# Titel", ".md"))
    store = store_of(tmp_path, only_a_heading, indexed_of(document_of(WATER)))
    assert store.passages_of(store.documents[0].id) == ()
    assert store.passages_of(store.documents[1].id)[0].id == 0


def test_an_unknown_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="onbekend"):
        small_store(tmp_path).document("onbekend")


def test_an_unknown_passage_means_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        small_store(tmp_path).passage(99)


def test_the_headings_above_a_section_are_its_path() -> None:
    document = document_of("# Een\n\nx.\n\n## Twee\n\ny.\n\n### Drie\n\nz.", ".md")
    assert heading_path(document, document.sections[3]) == "Een › Twee › Drie"
    assert heading_path(document, document.sections[0]) == ""


def test_a_folder_without_an_index_is_missing(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nergens"):
        with pytest.raises(IndexMissing, match="bewijsplaats index"):
            open_store(folder)


def _build(index: Path) -> Path:
    return index / "builds" / (index / "current").read_text()


def _change_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [_change_a_byte, _cut, _empty, Path.unlink])
@pytest.mark.parametrize(
    "name", ["dense/recent.faiss", "dense/recent-ids.npy", "lexical/meta.json"]
)
def test_a_changed_file_is_damage(
    tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    small_store(tmp_path).close()
    damage(_build(tmp_path) / name)
    with pytest.raises(IndexDamaged, match=r"De index is beschadigd .*bewijsplaats index"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"recipe": {}}', b"\xff\xfe", b"{}"]
)
def test_a_broken_manifest_is_damage(tmp_path: Path, content: bytes) -> None:
    small_store(tmp_path).close()
    (_build(tmp_path) / "manifest.json").write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"manifest\.json"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"nergens", b"../..", b"..", b".", b"\xff", b"a\0b"]
)
def test_a_pointer_to_nowhere_is_damage(tmp_path: Path, content: bytes) -> None:
    small_store(tmp_path).close()
    (tmp_path / "current").write_bytes(content)
    with pytest.raises(IndexDamaged):
        open_store(tmp_path)


def test_a_file_too_many_is_damage(tmp_path: Path) -> None:
    small_store(tmp_path).close()
    (_build(tmp_path) / "lexical" / "extra").write_text("x")
    with pytest.raises(IndexDamaged):
        open_store(tmp_path)


def test_parts_that_do_not_fit_together_are_damage(tmp_path: Path) -> None:
    small_store(tmp_path).close()
    manifest = _build(tmp_path) / "manifest.json"
    content = json.loads(manifest.read_text())
    content["documents"][-1]["end_passage"] = 3
    manifest.write_text(json.dumps(content))
    with pytest.raises(IndexDamaged):
        open_store(tmp_path)


def _refuse(*_: object) -> Never:
    raise OSError(28, "No space left on device")


def _refuse_with_faiss(*_: object) -> Never:
    raise RuntimeError("could not open passages.faiss for writing")


def _refuse_with_tantivy(*_: object) -> Never:
    raise ValueError("An IO error occurred")


@pytest.mark.parametrize(
    ("step", "refuse"),
    [
        ("write_record", _refuse),
        ("write_dense", _refuse_with_faiss),
        ("write_lexical", _refuse_with_tantivy),
        ("write_manifest", _refuse),
        ("sync_tree", _refuse),
        ("_switch", _refuse),
    ],
)
def test_a_failing_write_leaves_the_old_build_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, refuse: Callable[..., Never]
) -> None:
    store = store_of(tmp_path, indexed_of(document_of(WATER)))
    monkeypatch.setattr(f"{writing.__name__}.{step}", refuse)
    with pytest.raises(IndexNotWritten, match="De oude index blijft bruikbaar"):
        write_store(tmp_path, RECIPE, [indexed_of(document_of(POLICE))], [])
    assert open_store(tmp_path).documents == store.documents
    assert len(list((tmp_path / "builds").iterdir())) == 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("een bestand")
    with pytest.raises(IndexNotWritten, match="kon niet worden geschreven"):
        write_store(tmp_path / "index", RECIPE, [indexed_of(document_of(WATER))], [])


def test_an_opened_build_stays_readable_however_many_follow(tmp_path: Path) -> None:
    """Its records are opened when they are asked for, which may be long after."""
    old = store_of(tmp_path, indexed_of(document_of(WATER)))
    for text in (POLICE, POLICE + "Slot.\n", POLICE + "Slot.\n\nEinde.\n"):
        new = store_of(tmp_path, indexed_of(document_of(text)))
        assert "burgemeester" in new.document(new.documents[0].id).text
        new.close()
    assert old.folder.is_dir()
    assert "regenwater" in old.document(old.documents[0].id).text
    assert old.passage(1).span.of(old.document(old.documents[0].id).text)
    old.close()
    store_of(tmp_path, indexed_of(document_of(POLICE)))
    assert not old.folder.is_dir()


def test_records_that_no_build_refers_to_go_and_the_others_stay(tmp_path: Path) -> None:
    for text in (WATER, POLICE, WATER + "Slot.\n"):
        store_of(tmp_path, indexed_of(document_of(text))).close()
    store = open_store(tmp_path)
    records = list((tmp_path / "documents").glob("*/*"))
    assert len(records) == 2  # of this build and of the one before
    assert "Slot" in store.document(store.documents[0].id).text


@pytest.mark.parametrize("damage", [_cut, _empty, Path.unlink])
def test_a_record_of_another_size_is_damage(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    small_store(tmp_path).close()
    damage(next((tmp_path / "documents").glob("*/*")))
    with pytest.raises(IndexDamaged, match="bewijsplaats index --fresh"):
        open_store(tmp_path)


@given(st.data())
def test_a_changed_record_is_never_taken_for_a_sound_one(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        index = Path(folder)
        small_store(index).close()
        path = min((index / "documents").glob("*/*"))
        content = bytearray(path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        with pytest.raises(IndexDamaged):
            Record(path).check()


def test_only_the_current_build_and_the_one_before_it_are_kept(tmp_path: Path) -> None:
    documents: list[IndexedDocument] = [indexed_of(document_of(WATER))]
    names = []
    for _ in range(4):
        write_store(tmp_path, RECIPE, documents, [])
        names.append((tmp_path / "current").read_text())
    (tmp_path / "builds" / "half").mkdir()
    write_store(tmp_path, RECIPE, documents, [])
    kept = {folder.name for folder in (tmp_path / "builds").iterdir()}
    assert kept == {names[-1], (tmp_path / "current").read_text()}
    assert {path.name for path in tmp_path.iterdir()} == {
        "builds",
        "citations",
        "current",
        "documents",
    }


def test_an_index_may_be_moved(tmp_path: Path) -> None:
    small_store(tmp_path / "a").close()
    shutil.move(tmp_path / "a", tmp_path / "b met spatie # en ?")
    assert len(open_store(tmp_path / "b met spatie # en ?").documents) == 2
