"""A build that is broken off: the old index answers, the next build goes on and ends the same."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Never

import pytest

from pipeline.assistant import Assistant
from pipeline.build import build_index
from pipeline.errors import IndexMissing
from pipeline.indexing.store import Store, open_store
from pipeline.settings import RULES, Settings
from tests.fakes import CountingEncoder, FakeEncoder

_SUBJECTS = (
    "haven",
    "brug",
    "school",
    "markt",
    "molen",
    "kerk",
    "toren",
    "sluis",
    "polder",
    "dijk",
)
_QUESTIONS = ("Wie betaalt de sluis?", "Hoe hoog is de toren?", "Wanneer opende de markt?")
_PROGRAM = """
import sys
from pathlib import Path
from pipeline.build import build_index
from pipeline.settings import Settings
from tests.fakes import FakeEncoder
settings = Settings.model_validate_json(sys.argv[1])
print("begin", flush=True)
build_index(settings, FakeEncoder())
"""


def _text(subject: str, year: int) -> str:
    return (
        f"# De {subject}\n\nDe {subject} opende in {year}. De gemeente betaalt de {subject}.\n\n"
        f"## Maten\n\nDe {subject} is {year % 90} meter hoog. De vorige {subject} was lager.\n"
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A corpus with an index, which has changed since in every way: added, changed, removed."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    made = Settings(
        corpus=(corpus,),
        facts=(),
        index=tmp_path / "index",
        passage_tokens=24,
        sentence_model=RULES,
    )
    for number, subject in enumerate(_SUBJECTS[:5]):
        (corpus / f"{subject}.md").write_text(_text(subject, 1950 + number), encoding="utf-8")
    build_index(made, FakeEncoder())
    for number, subject in enumerate(_SUBJECTS[4:]):
        (corpus / f"{subject}.md").write_text(_text(subject, 1990 + number), encoding="utf-8")
    (corpus / "brug.md").unlink()
    (corpus / "haven.md").rename(corpus / "zeehaven.md")
    return made


def _contents(store: Store) -> list[object]:
    """All that a reader can ask for, but for the numbers of the passages."""
    found: list[object] = []
    for entry in store.documents:
        record = store.record(entry.id)
        record.check()
        document = store.document(entry.id)
        spans = [(p.section_id, p.span, p.sentences) for p in store.passages_of(entry.id)]
        ids = range(entry.first_passage, entry.end_passage)
        vectors = store.dense.vectors(ids.start, ids.stop).tolist()
        assert vectors == record.vectors().tolist()
        assert [store.passage(number).id for number in ids] == list(ids)
        found.append((document, spans, vectors, record.sentence_vectors().tolist(), entry.title))
    return found


def _answers(settings: Settings) -> list[object]:
    assistant = Assistant(settings, FakeEncoder())
    answers = [assistant.ask(question) for question in _QUESTIONS]
    assistant.store.close()
    return [
        ([(q.text, q.document_id) for q in a.quotes], [h.passage.span for h in a.hits[:1]])
        for a in answers
    ]


def _assert_as_from_scratch(settings: Settings) -> None:
    scratch = settings.model_copy(update={"index": settings.index.with_name("anew")})
    build_index(scratch, FakeEncoder())
    ours, anew = open_store(settings.index), open_store(scratch.index)
    assert _contents(ours) == _contents(anew)
    assert ours.abbreviations == anew.abbreviations
    assert ours.manifest.failures == anew.manifest.failures
    assert _answers(settings) == _answers(scratch)
    assert not list(settings.index.rglob("*.tmp"))
    ours.close()
    anew.close()


_STEPS = (
    "pipeline.build.add_document",
    "pipeline.build.write_build",
    "pipeline.indexing.writing.write_record",
    "pipeline.indexing.writing.write_dense",
    "pipeline.indexing.writing.write_lexical",
    "pipeline.indexing.writing.file_facts",
    "pipeline.indexing.writing.write_manifest",
    "pipeline.indexing.writing.sync_tree",
    "pipeline.indexing.writing._switch",
    "pipeline.indexing.writing.collect",
)


class _Crash(BaseException):
    """Like the end of the process: nothing handles it."""


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", _STEPS, ids=lambda step: step.rpartition(".")[2])
def test_a_crash_at_any_step_loses_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    before = _answers(settings)
    module, _, name = step.rpartition(".")
    real: Callable[..., object] = getattr(sys.modules[module], name)

    def crash(*given: object, **named: object) -> Never:
        if after:
            real(*given, **named)
        raise _Crash

    with monkeypatch.context() as patch:
        patch.setattr(step, crash)
        # A process that ends does not tidy up.
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(_Crash):
            build_index(settings, FakeEncoder())
    switched = (step.endswith("_switch") and after) or step.endswith("collect")
    assert switched or (after and step.endswith("write_build")) or _answers(settings) == before
    build_index(settings, FakeEncoder())
    _assert_as_from_scratch(settings)


def test_what_was_done_before_a_crash_is_not_done_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> Never:
        raise _Crash

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.build.write_build", crash)
        with pytest.raises(_Crash):
            build_index(settings, FakeEncoder())
    encoder = CountingEncoder()
    report = build_index(settings, encoder)
    assert encoder.encoded == []
    assert report.read == ()
    assert report.written


def test_a_document_in_hand_is_all_that_is_lost(settings: Settings) -> None:
    class Failing(CountingEncoder):
        def encode(self, texts, *, query=False):  # type: ignore[no-untyped-def]
            if any("toren" in text for text in texts):
                raise _Crash
            return super().encode(texts, query=query)

    first, second = Failing(), CountingEncoder()
    with pytest.raises(_Crash):
        build_index(settings, first)
    build_index(settings, second)
    assert first.encoded
    assert any("toren" in text for text in second.encoded)
    assert not {text for text in first.encoded if "." in text} & set(second.encoded)


@pytest.mark.slow
def test_a_killed_build_loses_nothing_whenever_it_is_killed(settings: Settings) -> None:
    before = _answers(settings)
    chance = random.Random(7)
    command = [sys.executable, "-c", _PROGRAM, settings.model_dump_json()]
    start = time.monotonic()
    _run(command, None)
    whole = time.monotonic() - start
    after = _answers(settings)
    for _ in range(15):
        _forget_last_build(settings, before)
        _run(command, chance.uniform(0, whole))
        assert _answers(settings) in (before, after)
    build_index(settings, FakeEncoder())
    _assert_as_from_scratch(settings)


def _forget_last_build(settings: Settings, before: list[object]) -> None:
    """Go back to the index of before, so that there is something to build."""
    builds = sorted((settings.index / "builds").iterdir())
    (settings.index / "current").write_text(builds[0].name, encoding="utf-8")
    for path in (settings.index / "documents").glob("*/*"):
        if path.stat().st_mtime > builds[0].joinpath("manifest.json").stat().st_mtime:
            path.unlink()
    assert _answers(settings) == before


def _run(command: list[str], seconds: float | None) -> None:
    """Build in a process of its own, and kill it so long after it began."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    )
    assert process.stdout
    process.stdout.readline()
    if seconds is None:
        assert process.wait() == 0
        return
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_the_first_build_broken_off_leaves_no_index_and_the_next_one_ends(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = settings.model_copy(update={"index": settings.index.with_name("nieuw")})

    def crash(*_: object) -> Never:
        raise _Crash

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.indexing.writing._switch", crash)
        with pytest.raises(_Crash):
            build_index(other, FakeEncoder())
    with pytest.raises(IndexMissing):
        open_store(other.index)
    build_index(other, FakeEncoder())
    assert _contents(open_store(other.index))
