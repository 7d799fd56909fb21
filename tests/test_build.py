import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from pipeline.assistant import open_checked
from pipeline.bounds.here import read_here
from pipeline.build import BuildReport, build_index
from pipeline.errors import EmptyCorpus, EncoderError, IndexMissing, IndexOutdated, UsageError
from pipeline.indexing.store import open_store
from pipeline.settings import Settings
from tests.fakes import CountingEncoder, FakeEncoder

_WATER = "1 Water\n\nDe gemeente zorgt voor het regenwater. Het waterschap doet de rest.\n"
_POLICE = "# Politie\n\nDe burgemeester heeft het gezag over de politie. Dat staat vast.\n"
_FACTS = '[{"title": "Het water", "custom": {"file": "water.txt"}}]'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A corpus of two files, and no index yet."""
    corpus = tmp_path / "corpus"
    (corpus / "map").mkdir(parents=True)
    (corpus / "water.txt").write_text(_WATER)
    (corpus / "map" / "politie.md").write_text(_POLICE)
    return Settings(corpus=(corpus,), facts=(), index=tmp_path / "index", passage_tokens=16)


def _corpus(settings: Settings) -> Path:
    return settings.corpus[0]


def _rebuild(settings: Settings) -> tuple[BuildReport, list[str]]:
    """A build, and the sentences and headings that it embedded."""
    encoder = CountingEncoder()
    reader = partial(read_here, settings=settings)
    return build_index(settings, encoder, reader=reader), encoder.encoded


def test_the_first_build_reads_and_embeds_everything(settings: Settings) -> None:
    report, embedded = _rebuild(settings)
    assert sorted(report.read) == ["map/politie.md", "water.txt"]
    assert report.kept == ()
    assert report.written
    assert report.embedded == open_store(settings.index).manifest.passages
    assert "De gemeente zorgt voor het regenwater." in embedded
    assert "Water" in embedded  # the heading above it


def test_an_unchanged_corpus_embeds_and_writes_nothing(settings: Settings) -> None:
    _rebuild(settings)
    before = (settings.index / "current").read_text()
    report, embedded = _rebuild(settings)
    assert embedded == []
    assert (report.read, report.embedded, report.written) == ((), 0, False)
    assert sorted(report.kept) == ["map/politie.md", "water.txt"]
    assert (settings.index / "current").read_text() == before


def test_a_changed_file_embeds_only_itself(settings: Settings) -> None:
    _rebuild(settings)
    (_corpus(settings) / "water.txt").write_text(_WATER.replace("regenwater", "grondwater"))
    report, embedded = _rebuild(settings)
    assert report.read == ("water.txt",)
    assert any("grondwater" in text for text in embedded)
    assert not any("Politie" in text or "burgemeester" in text for text in embedded)
    assert len(report.documents) == 2
    assert report.written


def test_a_removed_file_disappears(settings: Settings) -> None:
    _rebuild(settings)
    (_corpus(settings) / "water.txt").unlink()
    report, embedded = _rebuild(settings)
    assert [entry.file for entry in report.documents] == ["map/politie.md"]
    assert embedded == []
    assert len(open_store(settings.index).dense) == report.documents[0].end_passage


def test_a_moved_file_keeps_its_passages_under_its_new_name(settings: Settings) -> None:
    _rebuild(settings)
    shutil.move(_corpus(settings) / "water.txt", _corpus(settings) / "map" / "nat.txt")
    report, embedded = _rebuild(settings)
    assert embedded == []
    assert {entry.file for entry in report.documents} == {"map/politie.md", "map/nat.txt"}


def test_new_facts_change_the_document_without_embedding(settings: Settings) -> None:
    _rebuild(settings)
    (_corpus(settings) / "facts.csl.json").write_text(_FACTS)
    report, embedded = _rebuild(settings)
    assert embedded == []
    assert report.written
    assert {entry.title for entry in report.documents} == {"Politie", "Het water"}


def test_the_same_content_twice_is_one_document_and_a_remark(settings: Settings) -> None:
    (_corpus(settings) / "kopie.txt").write_text(_WATER)
    report, _ = _rebuild(settings)
    assert len(report.documents) == 2
    (failure,) = report.failures
    assert failure.message == (
        "water.txt: zelfde inhoud als kopie.txt; het document is één keer opgenomen."
    )


def test_bad_files_are_reported_and_the_others_are_indexed(settings: Settings) -> None:
    bad = {
        "leeg.txt": b"",
        "beeld.txt": bytes(range(256)),
        "stuk.pdf": b"%PDF-",
        "x.docx": b"PK\x03\x04",
    }
    for name, content in bad.items():
        (_corpus(settings) / name).write_bytes(content)
    report, _ = _rebuild(settings)
    assert len(report.documents) == 2
    assert {failure.file for failure in report.failures} == set(bad)
    assert not _rebuild(settings)[0].written


def test_a_document_of_headings_only_is_no_reason_to_stop(settings: Settings) -> None:
    (_corpus(settings) / "kop.md").write_text("# Alleen een kop\n")
    report, _ = _rebuild(settings)
    assert len(report.documents) == 3
    assert not _rebuild(settings)[0].written


def test_a_corpus_without_a_readable_file_keeps_the_old_index(settings: Settings) -> None:
    _rebuild(settings)
    shutil.rmtree(_corpus(settings))
    _corpus(settings).mkdir()
    (_corpus(settings) / "leeg.txt").write_text("")
    with pytest.raises(EmptyCorpus, match=r"Geen leesbare documenten.*\n.*leeg\.txt"):
        _rebuild(settings)
    assert len(open_store(settings.index).documents) == 2


def test_a_damaged_index_is_built_anew_from_the_records_that_are_there(settings: Settings) -> None:
    _rebuild(settings)
    (settings.index / "current").write_text("nergens")
    report, embedded = _rebuild(settings)
    assert embedded == []
    assert report.written
    assert len(open_store(settings.index).documents) == 2


def test_with_fresh_everything_is_read_again(settings: Settings) -> None:
    _rebuild(settings)
    record = next((settings.index / "documents").glob("*/*"))
    record.write_bytes(record.read_bytes().replace(b"sentences", b"sentancas", 1))
    encoder = CountingEncoder()
    report = build_index(settings, encoder, fresh=True)
    assert len(report.read) == 2
    assert encoder.encoded
    store = open_store(settings.index)
    for entry in store.documents:
        store.record(entry.id).check()


def test_a_record_that_is_cut_off_is_made_again(settings: Settings) -> None:
    _rebuild(settings)
    record = next((settings.index / "documents").glob("*/*"))
    record.write_bytes(record.read_bytes()[:-1])
    report, embedded = _rebuild(settings)
    assert len(report.read) == 1
    assert embedded
    assert len(open_store(settings.index).documents) == 2


def test_a_corpus_folder_that_is_not_there_is_named(settings: Settings, tmp_path: Path) -> None:
    other = settings.model_copy(update={"corpus": (tmp_path / "nergens",)})
    with pytest.raises(UsageError, match="bestaat niet"):
        _rebuild(other)


def test_progress_names_each_file_and_ends_full(settings: Settings) -> None:
    seen: list[tuple[str, int, int]] = []
    build_index(settings, CountingEncoder(), lambda *step: seen.append(step))
    assert seen == [("map/politie.md", 0, 2), ("water.txt", 1, 2), ("", 2, 2)]


@pytest.mark.parametrize(
    ("change", "encoder", "message"),
    [
        ({"passage_tokens": 17}, CountingEncoder(), "passagelengte ‘16’; nu geldt ‘17’"),
        ({"passage_overlap": 2}, CountingEncoder(), "passage-overlap ‘1’; nu geldt ‘2’"),
        ({"sentence_model": "nl"}, CountingEncoder(), "zinsmodel"),
        ({}, CountingEncoder(checksum="1"), "encodergewichten ‘0’; nu geldt ‘1’"),
    ],
)
def test_an_index_made_in_another_way_is_outdated(
    settings: Settings, change: dict[str, object], encoder: CountingEncoder, message: str
) -> None:
    _rebuild(settings)
    with pytest.raises(IndexOutdated, match=message):
        open_checked(settings.index, settings.model_copy(update=change), encoder)
    assert open_checked(settings.index, settings, CountingEncoder())


def test_another_encoder_embeds_everything_again(settings: Settings) -> None:
    _rebuild(settings)
    encoder = CountingEncoder(checksum="1")
    report = build_index(settings, encoder)
    assert len(report.read) == 2
    assert len(encoder.encoded) >= report.embedded > 0


def test_an_encoder_that_fails_leaves_no_index(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise EncoderError("kapot")

    monkeypatch.setattr(CountingEncoder, "encode", fail)
    with pytest.raises(EncoderError):
        _rebuild(settings)
    with pytest.raises(IndexMissing):
        open_store(settings.index)


def test_a_file_with_a_name_that_is_no_text_is_reported_and_the_others_go_in(
    tmp_path: Path,
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "goed.txt").write_text("De brug is open.", encoding="utf-8")
    (corpus / os.fsdecode(b"fout\xff.txt")).write_text("De brug is dicht.", encoding="utf-8")
    settings = Settings(corpus=(corpus,), facts=(), index=tmp_path / "index")
    report = build_index(settings, FakeEncoder())
    assert [entry.file for entry in report.documents] == ["goed.txt"]
    assert "ongeldige tekens" in report.failures[0].message


def test_a_title_that_leaves_the_facts_leaves_the_index(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "brug.md").write_text("# Eigen titel\n\nDe brug is open.", encoding="utf-8")
    facts = corpus / "feiten.csl.json"
    facts.write_text('[{"title": "Ander", "custom": {"file": "brug.md"}}]', encoding="utf-8")
    settings = Settings(corpus=(corpus,), facts=(), index=tmp_path / "index")
    assert build_index(settings, FakeEncoder()).documents[0].title == "Ander"
    facts.unlink()
    assert build_index(settings, FakeEncoder()).documents[0].title == "Eigen titel"
