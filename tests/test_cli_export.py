"""What `ask --export` writes, and says of the documents quoted: all that a bibliography says."""

import json
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.reading.bibliography import PARSERS, Item
from pipeline.reading.bibliography.edits import Edit, save_edit
from tests.commands import Capture, Folders, Patch, run

QUESTION = "Hoeveel kostte het onderhoud in euro?"
ENTRY = r"""@incollection{zee2018,
  title = {{Rapport over de haven}}, author = {Zee, Anna van der and {Gemeente Zeedorp}},
  editor = {Bos, Piet}, booktitle = {Havens \& kades}, date = {2018-03-05}, volume = {4},
  publisher = {Kade}, location = {Zeedorp}, pages = {12--34}, isbn = {978-90-1234-567-8},
  doi = {10.1234/haven_1}, url = {https://zeedorp.nl/haven}, urldate = {2024-03-05},
  note = {zekerheid: zeker}, %s
}
"""
LINKED = ENTRY % "file = {Full Text:files/1/haven.md:text/markdown}"


def _exported(name: str, corpus: Path, index: Path, monkeypatch: Patch) -> str:
    saved = corpus.parent / name
    arguments = ("ask", "--corpus", corpus, "--index", index, "--export", saved, QUESTION)
    run(monkeypatch, *arguments)
    return saved.read_text(encoding="utf-8")


def _only(name: str, text: str) -> Item:
    suffix = ".csl.json" if name.endswith(".json") else f".{name.rpartition('.')[2]}"
    (item,), problems = PARSERS[suffix](text, name)
    assert problems == []
    return item


@pytest.mark.parametrize("name", ["uit.bib", "uit.csl.json"])
def test_an_export_has_every_field_of_the_bibliography_beside_the_corpus(
    folders: Folders,
    name: str,
    monkeypatch: Patch,
) -> None:
    corpus, index = folders
    (corpus / "bronnen.bib").write_text(LINKED, encoding="utf-8")
    told = dict(_only("bronnen.bib", LINKED).csl)
    told.pop("custom")
    assert dict(_only(name, _exported(name, corpus, index, monkeypatch)).csl) == told


def test_the_references_and_footnotes_of_an_export_are_whole(
    folders: Folders,
    monkeypatch: Patch,
) -> None:
    corpus, index = folders
    (corpus / "bronnen.bib").write_text(LINKED, encoding="utf-8")
    whole = (
        "Van der Zee, A., & Gemeente Zeedorp. (2018). Rapport over de haven. In P. Bos (Red.), "
        "Havens & kades (pp. 12–34). Kade. https://doi.org/10.1234/haven_1"
    )
    assert whole in _exported("uit.txt", corpus, index, monkeypatch)
    session = _exported("uit.md", corpus, index, monkeypatch).replace("*", "").replace("\\", "")
    assert f"[^1]: {whole}" in session
    record = _exported("uit.ris", corpus, index, monkeypatch)
    for line in ("DO  - 10.1234/haven_1", "VL  - 4", "A2  - Bos, Piet", "DA  - 2018/03/05/"):
        assert line in record


def test_what_a_user_edited_goes_before_the_bibliography_and_the_rest_stays(
    folders: Folders,
    monkeypatch: Patch,
) -> None:
    corpus, index = folders
    (corpus / "bronnen.bib").write_text(LINKED, encoding="utf-8")
    save_edit(corpus, "haven.md", Edit("Havenrapport", ("Van der Zee", "De Wit"), "2019"))
    csl = _only("uit.bib", _exported("uit.bib", corpus, index, monkeypatch)).csl
    assert (csl["title"], csl["issued"]) == ("Havenrapport", {"date-parts": [[2019]]})
    assert csl["author"] == [
        {"family": "Zee", "given": "Anna", "non-dropping-particle": "van der"},
        {"literal": "De Wit"},
    ]
    assert (csl["DOI"], csl["publisher"], csl["volume"]) == ("10.1234/haven_1", "Kade", "4")
    save_edit(corpus, "haven.md", Edit(authors=(), year="", publisher=""))
    csl = _only("uit.bib", _exported("uit.bib", corpus, index, monkeypatch)).csl
    assert not {"author", "issued", "publisher"} & csl.keys()


def test_an_item_with_a_subtitle_more_describes_the_document(
    folders: Folders,
    monkeypatch: Patch,
) -> None:
    corpus, index = folders
    longer = (ENTRY % "").replace("de haven}}", "de haven: een verkenning}}")
    (corpus / "bronnen.bib").write_text(longer, encoding="utf-8")
    csl = _only("uit.bib", _exported("uit.bib", corpus, index, monkeypatch)).csl
    assert (csl["title"], csl["publisher"]) == ("Rapport over de haven: een verkenning", "Kade")
    save_edit(corpus, "haven.md", Edit(publisher="De Drukker"))
    csl = _only("uit.bib", _exported("uit.bib", corpus, index, monkeypatch)).csl
    assert (csl["publisher"], csl["DOI"]) == ("De Drukker", "10.1234/haven_1")


CITING = """# Havens in het land

De kades zijn duur (Zee 2018).

## Literatuur

Zee, A. (2018). Rapport over de haven. Zeedorp: Kade.
"""


def test_the_list_of_another_document_tells_what_no_bibliography_does(
    folders: Folders,
    monkeypatch: Patch,
) -> None:
    corpus, index = folders
    (corpus / "havens.md").write_text(CITING, encoding="utf-8")
    text = _exported("uit.txt", corpus, index, monkeypatch)
    assert text.startswith("Zee, A. (2018). Rapport over de haven")
    save_edit(corpus, "haven.md", Edit(authors=("De Wit",), publisher="De Drukker"))
    text = _exported("uit.txt", corpus, index, monkeypatch)
    assert text == "De Wit. (z.d.). Rapport over de haven. De Drukker.\n"


def test_a_document_without_a_bibliography_is_exported_with_its_own_facts(
    folders: Folders,
    monkeypatch: Patch,
    capsys: Capture,
) -> None:
    corpus, index = folders
    (item,) = json.loads(_exported("uit.json", corpus, index, monkeypatch))
    assert item == {"id": item["id"], "type": "document", "title": "Rapport over de haven"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("antwoord.md", "> Het onderhoud kostte 14 miljoen euro."),
        ("bronnen.bib", "Rapport over de haven"),
        ("bronnen.ris", "TI  - Rapport over de haven"),
        ("bronnen.csl.json", '"title": "Rapport over de haven"'),
        ("bronnen.TXT", "Rapport over de haven"),
    ],
)
def test_an_answer_or_the_works_that_it_quotes_are_saved_in_the_form_of_the_file(
    folders: Folders,
    name: str,
    words: str,
    monkeypatch: Patch,
    capsys: Capture,
) -> None:
    corpus, index = folders
    saved = corpus.parent / name
    question = "Hoeveel kostte het onderhoud in euro?"
    arguments = ("ask", "--corpus", corpus, "--index", index, "--export", saved, question)
    assert run(monkeypatch, *arguments) == cli.FOUND
    assert words in saved.read_text(encoding="utf-8")
    assert "14 miljoen" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["antwoord.pdf", "geen/map/antwoord.md"])
def test_an_export_that_cannot_be_is_one_dutch_message(
    folders: Folders,
    name: str,
    monkeypatch: Patch,
    capsys: Capture,
) -> None:
    corpus, index = folders
    arguments = ("ask", "--corpus", corpus, "--index", index, "--export", corpus / name, "Wat?")
    assert run(monkeypatch, *arguments) == cli.WRONG_USE
    assert "bewaard" in capsys.readouterr().err
