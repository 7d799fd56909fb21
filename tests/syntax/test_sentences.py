"""The rules know where they are in doubt."""

import pytest

from pipeline.syntax.sentences import is_doubtful, sentence_starts


@pytest.mark.parametrize(
    "text",
    [
        "Dat stelt Terpstra e.a. Dit blijkt ook elders.",
        "De gemeente koos voor variant B. Die bleek het goedkoopst.",
        "J.A. van Kemenade en Th. Rinnooy Kan zaten voor.",
        "Dat werkt goed. iPads zijn er voor iedereen.",
        "Samenvatting en conclusies Dit hoofdstuk vat samen.",
        "Er zijn drie delen: - een analyse - gesprekken",
        "3 Lokale sturing Burgemeesters hebben meer te zeggen.",
    ],
)
def test_an_odd_place_is_doubtful(text: str) -> None:
    assert is_doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente zorgt voor het water. Het waterschap doet de rest.",
        "Dat kost 1.250 euro (vgl. art. 19). Meer is er niet.",
        "Volgens Terpstra e.a. 2015 is dat zo. ‘Zo is het.’ Dat zei zij!",
        "De Vries en Van der Torre (2013) noemen dat bijv. sturing.",
        "",
    ],
)
def test_running_text_is_not(text: str) -> None:
    assert not is_doubtful(text)


def test_the_first_sentence_has_no_start_of_its_own() -> None:
    assert sentence_starts("Een zin. Nog een.") == [9]
