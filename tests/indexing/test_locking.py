"""One builder at a time; whoever reads never waits and is never in the way."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pipeline.build import build_index
from pipeline.errors import IndexBusy, IndexDamaged, IndexNotWritten
from pipeline.indexing.collecting import collect
from pipeline.indexing.locking import building, claimed, mark_in_use
from pipeline.indexing.store import open_store
from pipeline.settings import RULES, Settings
from tests.fakes import FakeEncoder
from tests.helpers import document_of
from tests.indexing.stores import POLICE, WATER, indexed_of, store_of

_HOLDER = """
import sys
from pathlib import Path
from pipeline.indexing.locking import building
with building(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.read()
"""


def _settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("De brug is open.", encoding="utf-8")
    index = tmp_path / "index"
    return Settings(corpus=(corpus,), facts=(), index=index, sentence_model=RULES)


def test_a_second_builder_gets_a_message_and_a_dead_one_is_not_in_the_way(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    command = [sys.executable, "-c", _HOLDER, str(settings.index)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()
    with pytest.raises(IndexBusy, match="al bijgewerkt"):
        build_index(settings, FakeEncoder(), wait=0.1)
    holder.kill()
    holder.communicate()
    assert build_index(settings, FakeEncoder(), wait=0.1).written


def test_a_builder_that_waits_gets_its_turn(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    with building(settings.index, 0):
        done: list[bool] = []
        waiting = threading.Thread(
            target=lambda: done.append(build_index(settings, FakeEncoder(), wait=None).written)
        )
        waiting.start()
        waiting.join(0.3)
        assert not done
    waiting.join()
    assert done == [True]


def test_a_store_opens_and_answers_while_somebody_builds(tmp_path: Path) -> None:
    store_of(tmp_path, indexed_of(document_of(WATER))).close()
    with building(tmp_path, 0):
        store = open_store(tmp_path)
        assert "regenwater" in store.document(store.documents[0].id).text


def test_a_build_that_is_read_is_not_removed_and_one_that_is_removed_is_not_read(
    tmp_path: Path,
) -> None:
    store = store_of(tmp_path, indexed_of(document_of(WATER)))
    with claimed(store.folder) as free:
        assert not free
    collect(tmp_path, ())
    assert store.folder.is_dir()
    store.close()
    with claimed(store.folder) as free:
        assert free
    collect(tmp_path, ())
    with pytest.raises(OSError, match="in-use"):
        mark_in_use(store.folder)


def test_a_reader_that_comes_while_builds_go_by_gets_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of(tmp_path, indexed_of(document_of(WATER))).close()
    real = mark_in_use
    passed: list[Path] = []

    def slow(folder: Path) -> object:
        if not passed:
            passed.append(folder)
            monkeypatch.undo()
            for text in (POLICE, POLICE + "Slot.\n"):
                store_of(tmp_path, indexed_of(document_of(text))).close()
        return real(folder)

    monkeypatch.setattr("pipeline.indexing.store.mark_in_use", slow)
    store = open_store(tmp_path)
    assert not passed[0].exists()
    assert "Slot" in store.document(store.documents[0].id).text


def test_an_index_without_its_mark_is_damaged(tmp_path: Path) -> None:
    store = store_of(tmp_path, indexed_of(document_of(WATER)))
    (store.folder / "in-use").unlink()
    with pytest.raises(IndexDamaged):
        open_store(tmp_path)


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _settings(tmp_path)
    build_index(settings, FakeEncoder())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with pytest.raises(IndexNotWritten, match=r"kon niet worden geschreven \(Permission denied\)"):
        build_index(settings, FakeEncoder())
    assert len(open_store(settings.index).documents) == 1


def test_a_full_disk_leaves_the_old_index_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _settings(tmp_path)
    build_index(settings, FakeEncoder())
    (settings.corpus[0] / "b.txt").write_text("De sluis is dicht.", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(IndexNotWritten, match="No space left"):
            build_index(settings, FakeEncoder())
    assert not list(settings.index.rglob("*.tmp"))
    assert len(open_store(settings.index).documents) == 1
    assert len(build_index(settings, FakeEncoder()).documents) == 2
