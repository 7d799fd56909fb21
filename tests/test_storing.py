"""Whatever name an upload comes with, it becomes one whole file in the corpus folder, or none."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import StoringError
from pipeline.reading.bibliography import EDITS_FILE, is_bibliography
from pipeline.storing import MAX_NAME, accepted, remove, safe_name, store_upload

_ODD = st.sampled_from(
    (
        *(
            "../",
            "..",
            "/",
            "\\",
            "C:\\",
            "\0",
            "\n",
            ".",
            " ",
            "CON",
            "nul.",
            "COM1",
            "\u202e",
            ":",
        ),
        *(
            "e\u0301",
            "é",
            "ﬁ",
            "😀",
            "\ud800",
            "README",
            ".md",
            ".txt",
            ".bib",
            ".csl.json",
            ".pdf",
        ),
        *("ß", "İ", "documenten.bewerkt", "~", "$", "x" * 160, "é" * 90, "\u00a0", "\u200b", "%2f"),
    )
)
_names = st.one_of(st.text(max_size=20), st.lists(_ODD, max_size=5).map("".join))


@given(_names)
def test_a_safe_name_is_one_visible_name_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe.encode("utf-8")
    assert len(safe.encode()) <= MAX_NAME
    assert not set('/\\<>:"|?*\0') & set(safe)
    assert not any(unicodedata.category(c)[0] == "C" for c in safe)
    assert safe == unicodedata.normalize("NFC", safe)
    assert safe == safe.strip(". ")
    assert safe not in ("", ".", "..")
    assert safe.split(".")[0].rstrip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert safe.casefold() not in ("readme.md", EDITS_FILE)
    assert is_bibliography(name) or not is_bibliography(safe)


@given(_names)
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    assert safe_name(safe_name(name)) == safe_name(name)


@given(_names, st.sampled_from(accepted()))
def test_the_ending_is_kept_however_long_the_name(name: str, ending: str) -> None:
    assert safe_name(name + ending).endswith(ending)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Rapport 2017 (definitief).pdf", "Rapport 2017 (definitief).pdf"),
        ("../../etc/cron.txt", "cron.txt"),
        ("C:\\Users\\jan\\nota.txt", "nota.txt"),
        ("..\\..\\nota.txt", "nota.txt"),
        (".verborgen.txt", "verborgen.txt"),
        (".txt", "document.txt"),
        ("con.txt", "document-con.txt"),
        ("NUL.tar.txt", "document-NUL.tar.txt"),
        ("README.md", "document-README.md"),
        (EDITS_FILE, f"document-{EDITS_FILE}"),
        ("e\u0301e\u0301n.txt", "één.txt"),
        ("wat? waar: hoe.txt", "wat- waar- hoe.txt"),
        ("factuur\u202etxt.pdf", "factuurtxt.pdf"),
        ("bronnen.bib", "bronnen.bib"),
        ("bronnen.bib.", "bronnen.bib.txt"),
        ("a" * 300 + ".csl.json", "a" * 141 + ".csl.json"),
    ],
)
def test_names_that_are_dangerous_elsewhere_become_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(_names, st.sampled_from((".txt", ".pdf", ".bib", "")))
def test_an_upload_never_leaves_the_folder(
    tmp_path_factory: pytest.TempPathFactory, name: str, ending: str
) -> None:
    outer = tmp_path_factory.mktemp("buiten")
    corpus = outer / "corpus"
    corpus.mkdir()
    try:
        path = store_upload(corpus, name + ending, b"inhoud")
    except StoringError:
        assert not [p for p in corpus.iterdir() if not p.name.startswith(".")]
    else:
        assert path.parent == corpus
        assert path.read_bytes() == b"inhoud"
    assert list(outer.iterdir()) == [corpus]


def _visible(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.startswith(".")}


def test_an_upload_is_stored_and_leaves_nothing_else(tmp_path: Path) -> None:
    assert store_upload(tmp_path, "nota.txt", b"een") == tmp_path / "nota.txt"
    assert _visible(tmp_path) == {"nota.txt": b"een"}
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".tmp"] == []


def test_a_taken_name_is_refused_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    store_upload(tmp_path, "Nota.txt", b"een")
    with pytest.raises(StoringError, match="al een bestand met deze naam"):
        store_upload(tmp_path, "NOTA.TXT", b"twee")
    assert store_upload(tmp_path, "nota.TXT", b"twee", replace=True) == tmp_path / "Nota.txt"
    assert _visible(tmp_path) == {"Nota.txt": b"twee"}


def test_the_same_file_again_is_no_error(tmp_path: Path) -> None:
    store_upload(tmp_path, "nota.txt", b"een")
    assert store_upload(tmp_path, "nota.txt", b"een") == tmp_path / "nota.txt"


def test_the_content_of_another_document_is_reported(tmp_path: Path) -> None:
    corpus, other = tmp_path / "corpus", tmp_path / "ander"
    (corpus / "map").mkdir(parents=True)
    other.mkdir()
    (corpus / "map" / "nota.txt").write_bytes(b"een")
    (other / "elders.txt").write_bytes(b"twee")
    for content, name in ((b"een", "nota.txt"), (b"twee", "elders.txt")):
        with pytest.raises(StoringError, match=f"zelfde inhoud als {name}"):
            store_upload(corpus, "kopie.txt", content, others=[other])
    assert _visible(other) == {"elders.txt": b"twee"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leeg.txt", b"", "is leeg"),
        ("film.mp4", b"x", "dit formaat wordt niet gelezen"),
        ("groot.txt", b"x" * (2**20 + 1), "groter dan 1 MB"),
    ],
)
def test_what_cannot_become_a_document_is_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    with pytest.raises(StoringError, match=message):
        store_upload(tmp_path, name, content, megabytes=1)
    assert _visible(tmp_path) == {}


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    secret = tmp_path / "geheim.txt"
    secret.write_bytes(b"geheim")
    (corpus / "nota.txt").symlink_to(secret)
    (corpus / "weg.txt").symlink_to(tmp_path / "nergens.txt")
    for name in ("nota.txt", "weg.txt"):
        with pytest.raises(StoringError, match="koppeling"):
            store_upload(corpus, name, b"nieuw", replace=True)
    assert secret.read_bytes() == b"geheim"
    assert not (tmp_path / "nergens.txt").exists()


def test_a_folder_that_is_not_there_gets_a_message(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(StoringError, match="kon niet worden bewaard"):
        store_upload(tmp_path / "bestand", "nota.txt", b"een")


def test_a_document_is_removed_and_only_it(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    for name in ("a.txt", "map/b.txt"):
        (tmp_path / name).write_bytes(b"x")
    remove(tmp_path, "map/b.txt")
    assert _visible(tmp_path / "map") == {}
    assert (tmp_path / "a.txt").exists()


@pytest.mark.parametrize(
    "file",
    (
        *("", ".", "..", "../geheim.txt", "map/../../geheim.txt", "/etc/hostname"),
        *("..\\geheim.txt", "koppel/geheim.txt", "map", "nergens.txt"),
    ),
)
def test_nothing_outside_the_folder_is_removed(tmp_path: Path, file: str) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "map").mkdir(parents=True)
    (tmp_path / "geheim.txt").write_bytes(b"geheim")
    (corpus / "koppel").symlink_to(tmp_path)
    with pytest.raises(StoringError, match="staat niet in deze map"):
        remove(corpus, file)
    assert (tmp_path / "geheim.txt").exists()
    assert (corpus / "map").is_dir()


def test_removing_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "doel.txt").write_bytes(b"x")
    (corpus / "koppel.txt").symlink_to(tmp_path / "doel.txt")
    remove(corpus, "koppel.txt")
    assert (tmp_path / "doel.txt").exists()
    assert not (corpus / "koppel.txt").is_symlink()
