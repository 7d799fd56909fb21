"""A file that hangs, eats the memory or ends its reader is one message, and the rest goes on."""

import os
import signal
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.bounds import parent, process
from pipeline.bounds.ahead import reading
from pipeline.bounds.here import may_read_here, read_here
from pipeline.bounds.messages import pack, unpack
from pipeline.bounds.parent import BoundedReader
from pipeline.bounds.reading import seconds_for
from pipeline.build import build_index
from pipeline.corpus import CorpusFile
from pipeline.errors import DamagedFile, EmptyFile, ReaderMissing, ReadingError, TooHeavy
from pipeline.settings import Settings
from tests.fakes import FakeEncoder

_HOSTILE = """
import os, signal, sys, time
import pipeline.bounds.reading as reading
import pipeline.bounds.child as child
real = reading.read_document

def read(path, file, *more):
    action = path.read_text().split()[0]
    if action == "hang":
        time.sleep(1000)
    elif action == "spin":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        while True: pass
    elif action == "eat":
        blocks = [bytearray(2**27) for _ in range(100)]
    elif action == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif action == "leave":
        os._exit(0)
    elif action == "recurse":
        (f := lambda: f())()
    elif action == "fail":
        raise RuntimeError("stuk")
    elif action == "print":
        print("rommel", flush=True)
        os.write(1, b"rommel")
    return real(path, file, *more)

child.read_document = read
child.is_word = lambda word: True  # the words take seconds to load
child.main()
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    return Settings(corpus=(corpus,), facts=(), index=tmp_path / "index", read_memory=512)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[
    BoundedReader
]:  # fmt: skip
    """A reader whose process does what the first word of a file says."""
    program = tmp_path / "hostile.py"
    program.write_text(textwrap.dedent(_HOSTILE), encoding="utf-8")
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, str(program)))
    reader = BoundedReader(settings)
    yield reader
    reader.close()


def _file(settings: Settings, name: str, text: str) -> CorpusFile:
    folder = settings.corpus[0]
    (folder / name).write_text(text, encoding="utf-8")
    return CorpusFile(folder / name, name, folder)


def test_a_document_is_the_same_from_another_process(settings: Settings) -> None:
    item = _file(settings, "ë €.md", "# Kop\n\nDe brug is open. \U0001f600\n")
    reader = BoundedReader(settings)
    there, here = reader(item), read_here(item, settings)
    assert (there.document, there.source, there.digest) == (here.document, here.source, here.digest)
    with pytest.raises(EmptyFile, match=r"leeg\.md"):
        reader(_file(settings, "leeg.md", ""))
    reader.close()


@pytest.mark.slow
def test_a_crash_in_any_form_is_one_message_and_the_next_file_is_read(
    settings: Settings, hostile: BoundedReader
) -> None:
    for action in ("crash", "leave", "recurse", "fail"):
        with pytest.raises(ReadingError, match=rf"{action}\.txt: .*overgeslagen"):
            hostile(_file(settings, f"{action}.txt", f"{action} dit"))
    assert hostile(_file(settings, "goed.txt", "De brug is open.")).document.text


def test_a_library_that_prints_spoils_nothing(settings: Settings, hostile: BoundedReader) -> None:
    for _ in range(2):
        assert hostile(_file(settings, "a.txt", "print dit")).document.text == "print dit"


def test_a_file_that_takes_too_much_memory_is_one_message(
    settings: Settings, hostile: BoundedReader
) -> None:
    hostile(_file(settings, "goed.txt", "De brug is open."))
    with pytest.raises(TooHeavy, match="512 MB"):
        hostile(_file(settings, "eet.txt", "eat alles"))
    assert hostile(_file(settings, "goed.txt", "De brug is open.")).document.text


@pytest.mark.parametrize("action", ["hang", "spin"])
def test_a_file_that_never_ends_is_one_message(
    settings: Settings, hostile: BoundedReader, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile(_file(settings, "goed.txt", "De brug is open."))  # the start does not count
    monkeypatch.setattr(parent, "seconds_for", lambda *_: 1)
    with pytest.raises(TooHeavy, match="langer dan 1 seconden"):
        hostile(_file(settings, f"{action}.txt", f"{action} dit"))
    monkeypatch.undo()


@pytest.mark.slow
def test_a_reader_whose_parent_is_gone_ends_itself(
    settings: Settings, hostile: BoundedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of the process itself, without anybody who would kill it."""
    monkeypatch.setattr(process, "_LATE", 60)
    monkeypatch.setattr(parent, "seconds_for", lambda *_: 1)
    with pytest.raises(TooHeavy, match="langer dan 1 seconden"):
        hostile(_file(settings, "hang.txt", "hang dit"))


def test_a_reader_that_does_not_start_is_no_fault_of_the_file(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    _file(settings, "a.pdf", "x")
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-c", "raise SystemExit"))
    with pytest.raises(ReaderMissing, match="start niet"):
        build_index(settings, FakeEncoder())


def test_leaving_early_does_not_wait_for_the_file_in_hand(
    settings: Settings, hostile: BoundedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.bounds.ahead.may_read_here", lambda *_: False)
    items = [_file(settings, f"{n}.txt", "hang dit") for n in range(3)]
    with pytest.raises(KeyboardInterrupt), reading(items, settings) as read:
        next(read)
        raise KeyboardInterrupt
    assert not [thread for thread in threading.enumerate() if "ThreadPool" in thread.name]


def test_what_was_too_heavy_is_not_tried_again_until_it_changes(
    settings: Settings, hostile: BoundedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    _file(settings, "goed.txt", "De brug is open.")
    _file(settings, "crash.txt", "crash dit")
    tried: list[str] = []

    def reader(item: CorpusFile) -> object:
        tried.append(item.file)
        return hostile(item)

    build: Callable[..., object] = build_index
    build(settings, FakeEncoder(), reader=reader)
    report = build_index(settings, FakeEncoder(), reader=reader)  # type: ignore[arg-type]
    assert tried == ["crash.txt", "goed.txt"]
    assert "crash.txt" in report.failures[0].message
    assert not report.written
    _file(settings, "crash.txt", "crash nu anders")
    build_index(settings, FakeEncoder(), reader=reader)  # type: ignore[arg-type]
    assert tried[2:] == ["crash.txt"]


@pytest.mark.parametrize("error", [RuntimeError("x"), RecursionError(), MemoryError(), KeyError(1)])
def test_a_surprise_in_this_process_is_a_message_too(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("pipeline.bounds.here.read_document", fail)
    with pytest.raises((DamagedFile, TooHeavy), match=r"a\.txt"):
        read_here(_file(settings, "a.txt", "x"), settings)


def test_reading_here_ends_in_time_too(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def spin(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("pipeline.bounds.here.read_document", spin)
    monkeypatch.setattr("pipeline.bounds.here.seconds_for", lambda *_: 1)
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TooHeavy, match="langer dan 1 seconden"):
        read_here(_file(settings, "a.txt", "x"), settings)
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_small_file_never_gets_more_than_a_minute_and_a_large_one_not_more_than_is_set() -> None:
    settings = Settings(read_seconds=100)
    assert seconds_for(0, settings) <= seconds_for(200_000, settings) <= 60
    assert seconds_for(50_000_000, settings) == 100


def test_only_a_few_small_texts_are_read_in_this_process(settings: Settings) -> None:
    small = _file(settings, "a.txt", "x")
    assert may_read_here([small])
    assert not may_read_here([small, _file(settings, "b.pdf", "x")])
    assert not may_read_here([small, _file(settings, "c.txt", "x" * 2_000_000)])


def test_a_message_comes_back_in_parts() -> None:
    parts = [b"", b"een", os.urandom(1000)]
    content = pack(*parts)
    place = 0

    def receive(size: int) -> bytes:
        nonlocal place
        place += size
        return content[place - size : place]

    assert unpack(receive) == parts
