"""What speaks for an answer is what the documents have of the question."""

import pytest

from pipeline.answering import QUOTED_HITS, judge
from pipeline.assistant import Assistant
from pipeline.build import build_index
from pipeline.evidence import NAMES, Evidence
from pipeline.search import Filter, search
from pipeline.settings import Settings
from tests.fakes import FakeEncoder

TEXT = """# Verslag

## 1 Bomen

In 2019 zijn er 340 iepen geplant in Oosterhaven. De wethouder is tevreden.

## 2 Water

De pomp staat stil. Niemand weet waarom.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "verslag.md").write_text(TEXT, encoding="utf-8")
    settings = Settings(corpus=(corpus,), facts=(), index=tmp_path_factory.mktemp("index"))
    build_index(settings, FakeEncoder())
    return Assistant(settings, FakeEncoder())


def evidence(assistant: Assistant, question: str, chosen: Filter | None = None) -> Evidence:
    vector = assistant.encoder.encode([question], query=True)[0]
    store, settings = assistant.store, assistant.settings
    hits = search(store, question, vector, settings, QUOTED_HITS, chosen)
    return judge(store, question, vector, hits, assistant.encoder)[1]


def test_a_question_in_the_words_of_the_text_has_all_evidence(assistant: Assistant) -> None:
    found = evidence(assistant, "Hoeveel iepen zijn er geplant in Oosterhaven in 2019?")
    assert found.words == pytest.approx(1.0)
    assert found.known == pytest.approx(1.0)
    assert found.least == pytest.approx(1.0)
    assert found.names == found.number == found.rarest == 1.0


@pytest.mark.parametrize(
    ("name", "more", "less"),
    [
        ("words", "Hoeveel iepen zijn er geplant?", "Hoeveel iepen zijn er gekapt?"),
        ("known", "Waarom staat de pomp stil?", "Waarom staat de schaatsbaan stil?"),
        ("rarest", "Zijn er iepen geplant?", "Zijn er rododendrons geplant?"),
        ("names", "Zijn er iepen geplant in Oosterhaven?", "Zijn er iepen geplant in Parijs?"),
        ("names", "Zijn er in 2019 iepen geplant?", "Zijn er in 1814 iepen geplant?"),
        ("number", "Hoeveel iepen zijn er geplant?", "Hoeveel weet niemand van de pomp?"),
        ("sentence", "De pomp staat stil.", "De trein rijdt door."),
        ("passage", "De pomp staat stil.", "De trein rijdt door."),
        ("alike", "De pomp staat stil.", "De trein rijdt door."),
    ],
)
def test_what_the_text_lacks_lessens_the_evidence(
    assistant: Assistant, name: str, more: str, less: str
) -> None:
    assert getattr(evidence(assistant, more), name) > getattr(evidence(assistant, less), name)


@pytest.mark.parametrize("question", ["waarom is dat zo?", "?"])
def test_a_question_without_words_of_its_own_has_no_evidence(
    assistant: Assistant, question: str
) -> None:
    assert evidence(assistant, question) == Evidence()


def test_where_nothing_may_be_searched_there_is_no_evidence(assistant: Assistant) -> None:
    assert evidence(assistant, "iepen", Filter(section="bestaat niet")) == Evidence()


def test_the_values_stand_in_the_order_of_their_names() -> None:
    assert Evidence(sentence=0.5, number=1.0).values() == (0.5, *([0.0] * (len(NAMES) - 2)), 1.0)
