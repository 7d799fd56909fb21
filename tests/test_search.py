"""A question finds what the documents write in another way."""

import pytest

from pipeline.assistant import Assistant
from pipeline.build import build_index
from pipeline.coverage import text_coverage, weigh
from pipeline.settings import Settings
from tests.fakes import FakeEncoder

REPORT = """# Verslag

Het Openbaar Ministerie (OM) vervolgt.

## 1 Cijfers

Er spraken tweeëntwintig bestuurders. Het kostte 1.250.000 euro.

## 2 Overleg

Het OM zit aan tafel bij ieder overleg in de stad.

## 3 Vervolg

Wat het Openbaar Ministerie vindt, telt mee.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "verslag.md").write_text(REPORT, encoding="utf-8")
    settings = Settings(
        corpus=(corpus,), facts=(), index=tmp_path_factory.mktemp("index"), dense_weight=0.0,
        sentence_weight=0.0,
    )  # fmt: skip
    build_index(settings, FakeEncoder())
    return Assistant(settings, FakeEncoder())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("22 bestuurders", "tweeëntwintig bestuurders"),
        ("Wat kostte een miljoen tweehonderdvijftigduizend?", "1.250.000 euro"),
        ("het openbaar ministerie bij overleg in steden", "Het OM zit aan tafel"),
        ("Welke OM-mening telt mee?", "Openbaar Ministerie vindt"),
    ],
)
def test_another_way_of_writing_is_found(assistant: Assistant, question: str, words: str) -> None:
    best = assistant.search(question)[0].passage
    assert words in best.span.of(assistant.store.document(best.document_id).text)


def test_an_abbreviation_covers_its_long_form_and_the_other_way_round(
    assistant: Assistant,
) -> None:
    for question, text in (("het OM", "het Openbaar Ministerie"), ("openbaar ministerie", "OM")):
        assert text_coverage(weigh(assistant.store, question), text) == 1.0
        assert text_coverage(weigh(assistant.store, question), "een ministerie") < 1.0
