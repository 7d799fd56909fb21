import threading
from pathlib import Path

import pytest

from app_pages import rebuilding
from app_pages.rebuilding import Rebuild
from pipeline import texts_chat
from pipeline.build import BuildReport
from pipeline.errors import EmptyCorpus
from pipeline.settings import Settings

NOTHING = BuildReport((), (), (), (), 0, False)


def test_a_change_during_a_rebuild_makes_another_one_follow(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Semaphore(0), threading.Semaphore(0)
    built = []

    def build(settings: Settings, encoder: object, progress: rebuilding.Rebuild) -> BuildReport:
        built.append(settings)
        begun.release()
        assert go_on.acquire(timeout=10)
        return NOTHING

    monkeypatch.setattr(rebuilding, "build_index", build)
    rebuild = Rebuild()
    rebuild.start(Settings())
    assert begun.acquire(timeout=10)
    rebuild.start(Settings())
    rebuild.start(Settings())
    assert rebuild.progress.running
    go_on.release(2)
    rebuild.wait()
    assert len(built) == 2, "wat tijdens een bouw verandert, gaat samen in de volgende"
    assert not rebuild.progress.running
    assert rebuild.progress.report == NOTHING


@pytest.mark.parametrize(
    ("error", "message"),
    [(EmptyCorpus("Niets te lezen."), "Niets te lezen."), (OSError(), texts_chat.REBUILD_FAILED)],
)
def test_a_rebuild_that_fails_ends_with_a_message(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(rebuilding, "build_index", fail)
    rebuild = Rebuild()
    rebuild.start(Settings())
    rebuild.wait()
    assert not rebuild.progress.running
    assert rebuild.progress.error == message
