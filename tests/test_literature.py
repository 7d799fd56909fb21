"""The literature of an index: the bibliographies beside the documents, and what cites what."""

import json
from pathlib import Path

import pytest

from pipeline.build import build_index
from pipeline.citations.graph import Literature
from pipeline.errors import UsageError
from pipeline.indexing.store import Store, open_store
from pipeline.literature import cited_in, open_literature, read_library, works_named
from pipeline.settings import Settings
from pipeline.types import Span
from tests.fakes import FakeEncoder

REPORT = """# Wonen aan het water

Wonen aan het water is in trek (Bos 2012; De Wit e.a. 2016). Bos (2012) ziet dat al lang.

Het water stijgt. Kader (2009) noemt dat “een langzame vloed”.

## Literatuur

Bos, A. (2012). Wonen in de stad. Den Haag: PBL.

De Wit, B. & Smit, C. (2016). Werken aan morgen. Amsterdam: Kade.
"""
BIB = """@book{kader2009,
  author = {Kader, Anna and others},
  title = {Het stijgende water},
  year = {2009},
}

@book{kapot
"""
RIS = "TY  - BOOK\nAU  - Verhoef, P.\nTI  - Droge voeten\nPY  - 1998\nER  - \n"
FULL_TEXT = "# Het stijgende water\n\nDe vloed komt langzaam, en niemand die haar keert.\n"
ITEMS = [
    {"id": "vol", "title": "Het stijgende water", "custom": {"file": "kader.md"}},
    {"id": "zelf", "title": "Wonen aan het water", "custom": {"file": "wonen.md"}},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "wonen.md").write_text(REPORT, encoding="utf-8")
    (folder / "kader.md").write_text(FULL_TEXT, encoding="utf-8")
    (folder / "a.bib").write_text(BIB, encoding="utf-8")
    (folder / "b.ris").write_text(RIS, encoding="utf-8")
    (folder / "c.csl.json").write_text(json.dumps(ITEMS), encoding="utf-8")
    return folder


@pytest.fixture
def store(corpus: Path) -> Store:
    settings = Settings(
        corpus=(corpus,), facts=(), index=corpus.parent / "index", sentence_model="regels"
    )
    build_index(settings, FakeEncoder())
    return open_store(settings.index)


@pytest.fixture
def literature(store: Store, corpus: Path) -> Literature:
    return open_literature(store, [corpus])


def test_the_library_is_every_bibliography_and_what_is_damaged_is_named_with_its_line(
    corpus: Path,
) -> None:
    library = read_library([corpus])
    assert library.works[0].id == "kader2009"
    assert {"Verhoef"} in [set(work.authors) for work in library.works]
    assert any("a.bib" in problem and "regel 7" in problem for problem in library.problems)


def test_a_document_of_the_corpus_is_a_work_only_if_it_is_cited(literature: Literature) -> None:
    titles = [cited.work.title for cited in literature.works]
    assert titles.count("Het stijgende water") == 1
    assert "Wonen aan het water" not in titles


def test_an_item_whose_file_is_not_in_the_corpus_is_a_work_like_any_other(
    store: Store, corpus: Path
) -> None:
    entry = "@book{%s, author={%s}, title={Inleiding}, year={2001}, file={C\\:\\\\x\\\\%s.pdf}}\n"
    zotero = entry % ("oever", "Oever, Jan", "a") + entry % ("dijk", "Dijk, Piet", "b")
    (corpus / "zotero.bib").write_text(zotero, encoding="utf-8")
    ids = [cited.work.id for cited in open_literature(store, [corpus]).works]
    assert {"oever", "dijk"} <= set(ids)


def test_a_cited_work_knows_its_full_text(store: Store, literature: Literature) -> None:
    work = works_named(literature, "kader2009")[0].work
    assert work.document_id is not None
    assert store.entry(work.document_id).file == "kader.md"


def test_a_sentence_knows_the_works_that_it_cites(store: Store, literature: Literature) -> None:
    document = next(store.document(e.id) for e in store.documents if e.file == "wonen.md")
    start = document.text.index("Wonen aan het water is")
    first = Span(start, document.text.index(" Bos (2012)"))
    assert [c.work.id for c in cited_in(literature, document.id, first)] == ["bos2012", "dewit2016"]
    place = document.text.index("Het water stijgt.")
    assert cited_in(literature, document.id, Span(place, place + 17)) == ()


def test_a_work_is_found_by_its_key_author_or_title(literature: Literature) -> None:
    for name in ("bos2012", "Bos", "bos 2012", "wonen in de stad"):
        assert [cited.work.id for cited in works_named(literature, name)] == ["bos2012"], name
    with pytest.raises(UsageError, match="Verhoef"):
        works_named(literature, "Verhoef")  # in the library, cited nowhere
