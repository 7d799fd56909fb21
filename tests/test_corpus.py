import os
from pathlib import Path

import pytest

from pipeline.corpus import digest_of, file_stat, find_files
from pipeline.errors import ReadingError, UsageError


def _write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _names(*folders: Path) -> list[str]:
    return [item.file for item in find_files(folders)]


def _problem(folder: Path, name: str) -> str:
    (item,) = [item for item in find_files([folder]) if item.file == name]
    with pytest.raises(ReadingError) as raised:
        digest_of(item)
    return str(raised.value)


def test_hidden_files_readmes_and_bibliographies_are_no_documents(tmp_path: Path) -> None:
    names = (
        ".verborgen.txt",
        "README.md",
        "a.csl.json",
        "a.bib",
        "a.RIS",
        "~$b.docx",
        ".git/c.txt",
    )
    for name in (*names, "b.txt", "d/e.md"):
        _write(tmp_path / name)
    assert _names(tmp_path) == ["b.txt", "d/e.md"]


def test_a_link_that_leads_out_of_the_folder_is_refused_with_a_reason(tmp_path: Path) -> None:
    corpus = _write(tmp_path / "corpus" / "a.txt").parent
    _write(tmp_path / "elders" / "geheim.txt")
    (corpus / "bestand.txt").symlink_to(tmp_path / "elders" / "geheim.txt")
    (corpus / "map").symlink_to(tmp_path / "elders")
    assert _names(corpus) == ["a.txt", "bestand.txt", "map"]
    for name in ("bestand.txt", "map"):
        assert "buiten de map" in _problem(corpus, name)


def test_links_inside_the_folder_are_followed_and_circles_end(tmp_path: Path) -> None:
    _write(tmp_path / "map" / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "map" / "a.txt")
    (tmp_path / "map" / "rond").symlink_to(tmp_path)
    (tmp_path / "zelf.txt").symlink_to(tmp_path / "zelf.txt")
    assert _names(tmp_path) == ["b.txt", "map/a.txt", "zelf.txt"]
    assert "kan niet worden gelezen" in _problem(tmp_path, "zelf.txt")


def test_a_dangling_link_and_a_pipe_are_reported_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "weg.txt").symlink_to(tmp_path / "nergens.txt")
    os.mkfifo(tmp_path / "pijp.txt")
    assert "kan niet worden gelezen" in _problem(tmp_path, "weg.txt")
    assert "dit is geen bestand" in _problem(tmp_path, "pijp.txt")


def test_a_folder_that_cannot_be_listed_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "dicht" / "a.txt")
    _write(tmp_path / "open.txt")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "dicht":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("os.scandir", scandir)
    assert _names(tmp_path) == ["dicht", "open.txt"]
    assert "map kan niet worden geopend" in _problem(tmp_path, "dicht")


def test_the_same_name_in_two_folders_gets_the_folder_before_it(tmp_path: Path) -> None:
    for place in ("een/corpus", "twee/corpus"):
        _write(tmp_path / place / "rapport.txt", place)
    _write(tmp_path / "een" / "corpus" / "eigen.txt")
    folders = (tmp_path / "een" / "corpus", tmp_path / "twee" / "corpus")
    assert _names(*folders) == [
        "eigen.txt",
        "een/corpus/rapport.txt",
        "twee/corpus/rapport.txt",
    ]


def test_a_folder_given_twice_or_within_another_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path / "map" / "a.txt")
    assert _names(tmp_path, tmp_path) == ["map/a.txt"]
    assert _names(tmp_path, tmp_path / "map") == ["map/a.txt"]


@pytest.mark.parametrize(
    "name", ["a b.txt", "ë€.txt", "-k.txt", "a\nb.txt", "'; rm.txt", "a%20.txt"]
)
def test_names_with_odd_characters_are_names(tmp_path: Path, name: str) -> None:
    _write(tmp_path / name)
    (item,) = find_files([tmp_path])
    assert item.file == name
    assert digest_of(item)


def test_a_name_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"fout\xff.txt")).write_text("x", encoding="utf-8")
    (item,) = find_files([tmp_path])
    assert "ongeldige tekens" in item.problem


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nergens"):
        find_files([tmp_path / "nergens"])


def test_a_file_that_may_change_unseen_has_no_stat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path / "a.txt")
    assert file_stat(path) is None
    later = path.stat().st_ctime_ns + 10**10
    monkeypatch.setattr("time.time_ns", lambda: later)
    assert file_stat(path)
