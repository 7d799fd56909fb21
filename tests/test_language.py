import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import LanguageModelError
from pipeline.language import split_sentences
from pipeline.settings import RULES, SHIPPED_LANGUAGE_MODEL
from tests.helpers import sentence_texts
from tests.strategies import texts

# A bar stands where a sentence ends; everywhere else none may end.
_CASES = """\
Dit is een zin. | Dit is er nog een.
Volgens Tops e.a. (2010) is dat zo. | Daarna niet meer.
Dat geldt o.a. De Jong en Van Dijk.
Regels m.b.t. Amsterdam zijn streng.
De wet c.q. De verordening geldt.
Het is bv. Amsterdam dat meedoet.
Men denkt bijv. Utrecht en Delft.
Volgens dhr. Jansen klopt dat.
Mevr. De Vries en dr. P. Tops waren er.
Op grond van art. 19 is dat verplicht.
Zie p. 107 en blz. 41 van het rapport.
Zie p. 107/108 voor meer.
Dat doet meneer A. nooit.
Volgens P. Tops is dat zo. | Hij weet het.
P.W. Tops en H. van den Berg schreven het.
“Dat is zo.” | Die zin was kort.
‘Dat is zo.’ | Hij ging weg.
De spullen (fietsen, auto’s e.d.) kunnen mee.
‘Is dat zo?’ | Ja, zei hij.
Waarom? | Omdat het moet!
Nee! | Dat wil ik niet.
Hij dacht na.... | Toen ging hij weg.
Hij dacht na … en ging weg.
Het was klaar. | 9 wethouders bleven thuis.
Het kwam laat. | ’s Avonds was iedereen weg.
Het kostte 25.000 euro. | Dat is veel.
Het staat in Stb. 2012, nr. 316.
Dat was op 3 maart jl. in Delft.
Dat was op 3 maart jl. | De raad kwam bijeen.
Er waren bomen, struiken enz. in het park.
Er waren bomen, struiken enz. | De wind waaide.
Dat zeggen Tops e.a. | De rest zwijgt.
Het duurt ca. 3 jaar, d.w.z. tot 2025.
Zie fig. 3 en tab. 4.
Het werk van prof. dr. A. de Vries is bekend.
In de jaren ’80 was dat anders. | Nu niet.
Hij kwam i.p.v. Jan en i.s.m. De Wit.
Zij woont in Den Haag. | Den Haag is groot.
Dat is zo (zie hoofdstuk 3). | Daarna niet.
Dat is zo. | (Zie hoofdstuk 3.) | Daarna niet.
Het model faalt (vgl. Tops, 2010). | Dat is bekend.
Het bestaat sinds 1975. | De bouw duurde lang.
Dat zijn er 3. | Meer zijn het er niet.
De versie 2.1 is oud. | Versie 3 is nieuw.
Zie www.delft.nl voor meer. | Of bel ons.
Dat kost € 3,50. | Dat is niets.
Hij zei: “Kom mee!” en liep weg.
“Kom je mee?” vroeg hij.
Het is zoals het is... maar niet voor altijd.
De OM-leden, excl. Jansen, waren het eens.
De gemeente Delft, incl. Den Hoorn, groeit.
Het plan (2019) is af. | Éen ding ontbreekt.
Dat staat in de Gem. wet.
Het gaat om min. 5 en max. 10 personen.
De zaak vs. Jansen loopt nog.
Er zijn er 12. | ‘Dat is veel’, zei hij.
Zo is het – dat is bekend – gegaan. | Meer niet.
Hij is jr. De Wit en zij mw. De Wit.
Het was d.d. 3 maart 2014 bekend.
Vragen a.u.b. Niet hier stellen."""


@pytest.mark.parametrize("case", _CASES.splitlines())
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    assert sentence_texts(case.replace(" | ", " "), RULES) == case.split(" | ")


@pytest.mark.parametrize("model", [RULES, SHIPPED_LANGUAGE_MODEL])
@given(text=texts)
def test_sentences_are_stretches_in_order_that_lose_no_word(model: str, text: str) -> None:
    spans = split_sentences([text], model)[0]
    position = 0
    for span in spans:
        assert span.start >= position
        assert not text[position : span.start].strip()
        assert span.of(text).strip() == span.of(text) != ""
        position = span.end
    assert not text[position:].strip()


@given(st.lists(texts, max_size=4))
def test_texts_are_split_one_by_one(several: list[str]) -> None:
    assert split_sentences(several) == [split_sentences([text])[0] for text in several]


@pytest.mark.parametrize("model", [RULES, SHIPPED_LANGUAGE_MODEL])
@pytest.mark.parametrize("space", [" ", "\n", "\t", "  ", "\u00a0"])
def test_any_white_space_may_follow_a_sentence(space: str, model: str) -> None:
    assert sentence_texts(f"Een zin.{space}Nog een.", model) == ["Een zin.", "Nog een."]


def test_an_unknown_model_is_an_error() -> None:
    with pytest.raises(LanguageModelError, match="bestaat-niet"):
        split_sentences(["Een zin."], "bestaat-niet")
