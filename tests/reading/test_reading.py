import hashlib
import os
import socket
from pathlib import Path

import pytest

from pipeline.errors import EmptyFile, ReadingError, UnreadableFile, UnsupportedFormat
from pipeline.reading import Limits, content_hash, read
from pipeline.reading.detection import known_suffixes


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.txt", b"Een zin.\r\n")
    assert read(path).content_hash == hashlib.sha256(b"Een zin.\r\n").hexdigest()
    assert read(path).path == path


@pytest.mark.parametrize("name", ["a.TXT", "a.Txt", "verslag 1 (def).txt", "ëen.md", "x.tar.md"])
def test_the_ending_of_the_name_chooses_the_reader(tmp_path: Path, name: str) -> None:
    assert read(_file(tmp_path, name, b"Een zin.")).text == "Een zin."


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n\f", b"\xef\xbb\xbf", b"\xff\xfe", b"--- ***\n"]
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_file_without_words_is_empty(tmp_path: Path, content: bytes, suffix: str) -> None:
    with pytest.raises(EmptyFile, match="bevat geen tekst"):
        read(_file(tmp_path, f"a{suffix}", content))


@pytest.mark.parametrize("suffix", known_suffixes())
def test_an_empty_file_is_a_reading_error_in_every_format(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ReadingError, match=f"a{suffix}"):
        read(_file(tmp_path, f"a{suffix}", b""))


def test_a_vanished_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"weg\.txt: het bestand kan niet worden gelezen"):
        read(tmp_path / "weg.txt")


def test_a_folder_with_the_name_of_a_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(UnreadableFile, match=r"map\.txt"):
        read(tmp_path / "map.txt")


def test_a_file_without_permission_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, "geheim.txt", b"Een zin.")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableFile, match=r"geheim\.txt.*Permission denied"):
        content_hash(path)


def test_a_link_to_nowhere_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "los.txt").symlink_to(tmp_path / "nergens.txt")
    with pytest.raises(UnreadableFile):
        read(tmp_path / "los.txt")


@pytest.mark.parametrize("name", ["a.csv", "a.txt~", "a.py"])
def test_a_format_without_a_reader_is_named_with_those_that_have_one(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UnsupportedFormat, match=r"Wel: .*\.md, .*\.pdf, .*\.txt"):
        read(_file(tmp_path, name, b"Een zin."))


@pytest.mark.parametrize("name", ["a", ".txt"])
def test_a_name_without_an_ending_is_read_as_text(tmp_path: Path, name: str) -> None:
    source = read(_file(tmp_path, name, b"Een zin."))
    assert (source.text, source.remarks) == ("Een zin.", ())


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(UnreadableFile, match=r"pijp\.txt: dit is geen bestand"):
        read(tmp_path / "pijp.txt")


def test_what_became_a_pipe_meanwhile_is_refused_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regular = _file(tmp_path, "a.txt", b"Een zin.").stat()
    os.mkfifo(tmp_path / "pijp.txt")
    monkeypatch.setattr(Path, "stat", lambda *_, **__: regular)
    with pytest.raises(UnreadableFile, match="dit is geen bestand"):
        read(tmp_path / "pijp.txt")


def test_a_socket_and_a_device_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nul.txt").symlink_to("/dev/zero")
    with pytest.raises(UnreadableFile, match="dit is geen bestand"):
        read(tmp_path / "nul.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "s.txt"))
        with pytest.raises(UnreadableFile, match="dit is geen bestand"):
            read(tmp_path / "s.txt")


def _changes(monkeypatch: pytest.MonkeyPatch, path: Path, times: int) -> None:
    """Let another program write to a file, the first `times` that it is read."""
    hashed, left = os.fstat, [2 * times]

    def changed(number: int) -> os.stat_result:
        if left[0] and left[0] % 2 == 0:
            result = hashed(number)
            with path.open("ab") as file:
                file.write(b" En meer.")
            left[0] -= 1
            return result
        left[0] -= bool(left[0])
        return hashed(number)

    monkeypatch.setattr(os, "fstat", changed)


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, "a.txt", b"Een zin.")
    _changes(monkeypatch, path, 1)
    assert content_hash(path)[0] == b"Een zin. En meer."


def test_a_file_that_keeps_changing_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, "a.txt", b"Een zin.")
    _changes(monkeypatch, path, 2)
    with pytest.raises(UnreadableFile, match="veranderde terwijl het werd gelezen"):
        content_hash(path)


@pytest.mark.parametrize("limits", [Limits(file=5), Limits(text=5)])
def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, limits: Limits) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt.*de grens.*Splits het in delen"):
        read(_file(tmp_path, "a.txt", b"Een zin."), limits=limits)
