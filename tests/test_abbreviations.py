"""What a text defines as an abbreviation is found with its long form, and nothing else is."""

import pytest
from hypothesis import given

from pipeline.abbreviations import Abbreviation, find_abbreviations, question_terms
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Het Openbaar Ministerie (OM) vervolgt.", "OM", "Openbaar Ministerie"),
        (
            "Wij werken voor de Vereniging van Nederlandse Gemeenten (hierna: VNG).",
            "VNG",
            "Vereniging van Nederlandse Gemeenten",
        ),
        (
            "De VNG (Vereniging van Nederlandse Gemeenten) vroeg erom.",
            "VNG",
            "Vereniging van Nederlandse Gemeenten",
        ),
        (
            "Het Regionaal Informatie- en Expertisecentrum (RIEC) helpt.",
            "RIEC",
            "Regionaal Informatie- en Expertisecentrum",
        ),
        (
            "het Regionaal Informatie- en Expertisecentrum, afgekort RIEC, helpt",
            "RIEC",
            "Regionaal Informatie- en Expertisecentrum",
        ),
        ("Een bestuurlijke boete (bb) is mogelijk.", "bb", "bestuurlijke boete"),
        ("de algemene maatregel van bestuur (AMvB)", "AMvB", "algemene maatregel van bestuur"),
        ("de Wet op het financieel toezicht (Wft)", "Wft", "Wet op het financieel toezicht"),
        ("een buitengewoon opsporingsambtenaar (boa)", "boa", "buitengewoon opsporingsambtenaar"),
        ("de persoonsgerichte aanpak (PGA)", "PGA", "persoonsgerichte aanpak"),
        ("de Koninklijke Marechaussee (KMar)", "KMar", "Koninklijke Marechaussee"),
        ("Het Centraal Bureau voor Statistiek (CBS)", "CBS", "Centraal Bureau voor Statistiek"),
        (
            "de Gemeentelijke Gezondheidsdienst (“GGD”; zie § 3)",
            "GGD",
            "Gemeentelijke Gezondheidsdienst",
        ),
        ("het college van burgemeester en wethouders\n(hierna te noemen: B&W)", "B&W",
         "burgemeester en wethouders"),
        ("de Sociaal-Economische Raad (SER)", "SER", "Sociaal-Economische Raad"),
        ("het midden- en kleinbedrijf (mkb)", "mkb", "midden- en kleinbedrijf"),
        (
            "Nationaal Coördinator Terrorismebestrijding en Veiligheid (NCTV)",
            "NCTV",
            "Nationaal Coördinator Terrorismebestrijding en Veiligheid",
        ),
        (
            "de Algemene Inlichtingen- en Veiligheidsdienst (AIVD)",
            "AIVD",
            "Algemene Inlichtingen- en Veiligheidsdienst",
        ),
    ],
)  # fmt: skip
def test_a_definition_is_found(text: str, short: str, long: str) -> None:
    assert [(item.short, item.long) for item in find_abbreviations(text)] == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "De burgemeester zei dat (zie Tops, 2014).",
        "De politie (nieuw) werkt samen met de gemeente (bijvoorbeeld).",
        "Dat vindt de burgemeester van Utrecht (Wolfsen).",
        "In 2014 (OM) gebeurde er niets.",
        "Openbaar. Ministerie (OM)",
        "Veel burgemeesters (22) waren er (2010).",
        "het rapport van Terpstra (T)",
        "de raad (VNG)",
    ],
)
def test_brackets_that_define_nothing_give_nothing(text: str) -> None:
    assert find_abbreviations(text) == ()


def test_two_long_forms_of_one_abbreviation_are_both_found() -> None:
    text = "De Algemene Politiewet (AP) en de algemene pensioenregeling (AP); weer AP."
    assert {item.long for item in find_abbreviations(text)} == {
        "Algemene Politiewet",
        "algemene pensioenregeling",
    }


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Wat vindt het OM?", {"om": (("openbaar", "ministerie"),)}),
        ("het openbaar ministerie", {"openbaar": (("om",),), "ministerie": (("om",),)}),
        ("Is er een BIG?", {"big": (("beroep", "individueel", "gezondheidszorg"),)}),
        ("Is er een big?", {}),
        ("ministerie, openbaar", {}),
        ("Waarom om?", {}),
    ],
)
def test_a_question_asks_for_the_other_form_too(
    question: str, others: dict[str, tuple[tuple[str, ...], ...]]
) -> None:
    defined = (
        Abbreviation("OM", "Openbaar Ministerie"),
        Abbreviation("BIG", "Beroepen in de individuele gezondheidszorg"),
    )
    asked = question_terms(question, defined)
    assert {term.stem: term.others for term in asked if term.others} == others


def test_all_long_forms_of_an_abbreviation_are_asked_for() -> None:
    defined = (Abbreviation("AP", "Algemene Politiewet"), Abbreviation("AP", "actieplan"))
    (term,) = question_terms("AP", defined)
    assert term.others == (("algemeen", "politiewet"), ("actieplan",))


def test_a_definition_given_twice_counts_once() -> None:
    assert (
        len(find_abbreviations("het Openbaar Ministerie (OM), het openbaar ministerie (OM)")) == 1
    )


@given(texts)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for item in find_abbreviations(text):
        assert item.short in text
        assert item.long in " ".join(text.split())
