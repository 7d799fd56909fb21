"""A memo that hangs, is huge or breaks its reader is one Dutch message, from a page too."""

import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.bounds import memos, process
from pipeline.bounds.memos import MemoReader
from pipeline.checking.memo import MOST_LETTERS, MOST_QUOTATIONS, Memo, read_memo
from pipeline.errors import DamagedFile, EmptyFile, ReadingError, TooHeavy, UnreadableFile
from pipeline.settings import Settings
from tests.reading.offices import word_files
from tests.reading.roundtrip import zipped

MEMO = "Van der Meer (2020, p. 3) schrijft “het water stijgt € 5 per burge-\nmeester” \U0001f600."
_HOSTILE = """
import time
import pipeline.bounds.child as child
real = child.read_memo

def read(source, titles, limits):
    action = source[1].split()[0]
    if action == b"hang":
        time.sleep(1000)
    elif action == b"eat":
        blocks = [bytearray(2**27) for _ in range(100)]
    elif action == b"fail":
        raise RuntimeError("stuk")
    return real(source, titles, limits)

child.read_memo = read
child.is_word = lambda word: True
child.main()
"""


@pytest.fixture
def settings() -> Settings:
    return Settings(read_memory=512)


def _in_thread(work: Callable[[], object]) -> object:
    """What a page gets, which no alarm can stop."""
    results: list[object] = []

    def run() -> None:
        try:
            results.append(work())
        except ReadingError as error:
            results.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return results[0]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoReader]:
    program = tmp_path / "hostile.py"
    program.write_text(textwrap.dedent(_HOSTILE), encoding="utf-8")
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, str(program)))
    reader = MemoReader(Settings(read_memory=512))
    yield reader
    reader.close()


def test_a_memo_is_the_same_from_another_process(settings: Settings) -> None:
    source, titles = ("mémo €.md", MEMO.encode()), ["Nota water"]
    reader = MemoReader(settings)
    reader.prepare()
    there = _in_thread(lambda: reader(source, titles))
    assert there == reader(source, titles) == read_memo(source, titles)
    assert isinstance(there, Memo) and there.quotations[0].joints
    bomb = zipped(word_files("<w:p>" + "a" * 20_000_000 + "</w:p>"))
    for name, content in (
        ("bom.docx", bomb),
        ("stuk.docx", b"PK\3\4 stuk"),
        ("stuk.pdf", b"%PDF-"),
    ):
        with pytest.raises(DamagedFile, match=name):
            reader((name, content), titles)
    with pytest.raises(EmptyFile, match="leeg"):
        reader(("leeg.html", b"<p></p>"), titles)
    reader.close()


def test_a_memo_that_hangs_is_one_message_and_the_next_is_read(
    hostile: MemoReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(_in_thread(lambda: hostile(("m.md", MEMO.encode()), [])), Memo)
    monkeypatch.setattr(memos, "_MOST_SECONDS", 1)
    error = _in_thread(lambda: hostile(("m.md", b"hang dit"), []))
    assert isinstance(error, TooHeavy) and "memo duurde langer dan 1 seconden" in str(error)
    monkeypatch.undo()


def test_a_memo_that_eats_memory_or_breaks_its_reader_is_one_message(hostile: MemoReader) -> None:
    for action, kind, words in (("eat", TooHeavy, "512 MB"), ("fail", DamagedFile, "mis")):
        content = f"{action} dit".encode()
        error = _in_thread(lambda content=content: hostile(("m.md", content), []))  # type: ignore[misc]
        assert isinstance(error, kind) and words in str(error)
    assert isinstance(_in_thread(lambda: hostile(("m.md", MEMO.encode()), [])), Memo)


def test_a_small_text_is_read_here_and_stopped_in_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def spin(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-c", "raise SystemExit"))
    path = tmp_path / "memo.txt"
    path.write_text(MEMO, encoding="utf-8")
    reader = MemoReader(settings)
    reader.prepare(path)
    assert reader(path, []) == read_memo(path, [])
    monkeypatch.setattr(memos, "read_memo", spin)
    monkeypatch.setattr(memos, "_MOST_SECONDS", 1)
    with pytest.raises(TooHeavy, match="langer dan 1 seconden"):
        reader(path, [])


def test_a_memo_that_is_not_there_is_one_message(settings: Settings, tmp_path: Path) -> None:
    for name in ("weg.md", "weg.docx"):
        with pytest.raises(UnreadableFile, match=r"weg.*kan niet worden gelezen"):
            MemoReader(settings)(tmp_path / name, [])


def test_too_long_a_memo_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="miljoen"):
        read_memo(("m.txt", b"a " * (MOST_LETTERS // 2 + 1)), [])
    with pytest.raises(UnreadableFile, match="nergens sluiten"):
        read_memo(("m.txt", "“woord ".encode() * 20_000), [])


def test_quotations_beyond_the_most_are_counted() -> None:
    memo = "\n\n".join(f"Er staat “het water stijgt {n}”." for n in range(MOST_QUOTATIONS + 7))
    read = read_memo(("m.txt", memo.encode()), [])
    assert (len(read.quotations), read.left_out) == (MOST_QUOTATIONS, 7)
