"""What a careful checker says of the tricks of a hostile user, case by case."""

from dataclasses import replace

import pytest

from pipeline.checking import Judgement, check_quotation
from pipeline.indexing.store import Store
from tests.checking.stores import store_of
from tests.helpers import document_of

L, C = Judgement.LITERAL, Judgement.CHANGED
HARBOUR = """# Nota haven

## 1 Veiligheid

De burgemeester van Veldhaven moet de haven sluiten als het water hoger komt dan 4,5 meter.
Niemand mag dan nog op de kade lopen, en nergens mag een schip aanleggen. De sluiswachter wil geen
uitzondering maken; hij is daarin nooit onredelijk geweest. Zonder toestemming vaart er niets uit,
noch bij dag noch bij nacht. De vissers zijn nauwelijks gehoord. Er zijn meer klachten dan vorig
jaar. Tussen 2015 en 2019 steeg het aantal meldingen van twaalf naar 35 per maand, een groei van
192 procent. In het derde kwartaal daalde dat met 7%. Koning Willem III opende de eerste kade. De
wethouder en de commissaris overlegden op 3 mei in de raadszaal van Oosterdam.

## 2 Geld

Het herstel van de kademuur kost 1.250.000 euro. Daarvan betaalt het Rijk de helft. De vis- en
schelpdierhandel kan volgens Van Houten onmogelijk meer bijdragen. Het beleid is onvoldoende
uitgewerkt: de zogenoemde “zachte landing” bestaat nog niet. De coöperatie ‘Goed Vertrouwen’ bezit
2–3 loodsen. De werk-
groep bestond uit vrijwilligers¹ van de buurtvereniging. De fiets\u00adkoeriers financieren de
effecten zelf. Iedereen die hier heeft gewerkt, weet dat het anders kan.
"""
NEGATIONS = [
    ("Niemand mag dan nog op de kade lopen", L, ""),
    ("Iedereen mag dan nog op de kade lopen", C, "ontkenning"),
    ("en overal mag een schip aanleggen", C, "ontkenning"),
    ("De sluiswachter wil een uitzondering maken", C, "ontkenning"),
    ("hij is daarin altijd onredelijk geweest", C, "ontkenning"),
    ("hij is daarin nooit redelijk geweest", C, "ontkenning"),
    ("Met toestemming vaart er niets uit", C, "ontkenning"),
    ("Zonder toestemming vaart er iets uit", C, "ontkenning"),
    ("Zonder toestemming vaart er alles uit", C, "ontkenning"),
    ("vaart er niets uit, zowel bij dag als bij nacht", C, "ontkenning"),
    ("vaart er niets uit, bij dag noch bij nacht", C, "ontkenning"),
    ("De vissers zijn uitvoerig gehoord", C, "ontkenning"),
    ("De vissers zijn gehoord", C, "ontkenning"),
    ("De vissers zijn niet gehoord", C, "ontkenning"),
    ("de burgemeester van Veldhaven moet de haven niet sluiten", C, "ontkenning"),
    ("Het beleid is voldoende uitgewerkt", C, "ontkenning"),
    ("volgens Van Houten mogelijk meer bijdragen", C, "ontkenning"),
    ("bestaat nog niet", L, ""),
    ("bestaat nog wel", C, "ontkenning"),
]
NUMBERS = [
    ("als het water hoger komt dan 45 meter", C, "getal"),
    ("als het water hoger komt dan 4.5 meter", C, "getal"),
    ("als het water hoger komt dan vier meter", C, "getal"),
    ("van 12 naar 35 per maand", C, ""),
    ("van twaalf naar 36 per maand", C, "getal"),
    ("een groei van 192%", C, ""),
    ("een groei van 19,2 procent", C, "getal"),
    ("een groei van 192 procentpunt", C, "getal"),
    ("In het vierde kwartaal daalde dat", C, "getal"),
    ("In het 3e kwartaal daalde dat", C, ""),
    ("Koning Willem II opende de eerste kade", C, "getal"),
    ("Koning Willem III opende de tweede kade", C, "getal"),
    ("Koning Willem 3 opende de eerste kade", C, ""),
    ("overlegden op 13 mei in de raadszaal", C, "getal"),
    ("overlegden op 3 juni in de raadszaal", C, ""),
    ("kost 1.250.000 euro", L, ""),
    ("Het herstel van de kademuur kost 1,25 miljoen euro", C, ""),
    ("kost 1.250 euro. Daarvan", C, "getal"),
    ("Daarvan betaalt het Rijk een kwart", C, "getal"),
    ("Daarvan betaalt het Rijk alles", C, ""),
    ("Tussen 2015 en 2018 steeg het aantal", C, "getal"),
]
NAMES = [
    ("De burgemeester van Oosterdam moet de haven sluiten", C, "naam"),
    ("volgens Van Buren onmogelijk meer bijdragen", C, "naam"),
    ("De commissaris en de wethouder overlegden op 3 mei", C, ""),
]
OTHER_WORDS = [
    ("Er zijn minder klachten dan vorig jaar", C, ""),
    ("Er zijn meer klachten dan ooit", C, ""),
    ("als het water lager komt dan 4,5 meter", C, ""),
    ("De burgemeester van Veldhaven kan de haven sluiten", C, ""),
    ("De burgemeester van Veldhaven mag de haven sluiten", C, ""),
    ("De burgemeester van Veldhaven moest de haven sluiten", C, ""),
    ("De burgemeesters van Veldhaven moeten de haven sluiten", C, ""),
    ("Niemand mag dan nog op de kades lopen", C, ""),
]
BRACKETS = [
    ("De burgemeester (…) moet de haven sluiten", L, ""),
    ("De burgemeester […] moet de haven sluiten", L, ""),
    ("De burgemeester ... moet de haven sluiten", L, ""),
    ("De burgemeester… moet de haven sluiten", L, ""),
    ("De burgemeester [van deze stad] moet de haven sluiten", L, ""),
    ("[Hij] moet de haven sluiten als het water hoger komt", L, ""),
    ("[de burgemeester] moet de haven sluiten", L, ""),
    ("moet [de burgemeester] de haven sluiten", L, ""),
    ("De burgemeester [sic] van Veldhaven moet de haven sluiten", L, ""),
    ("De burgemeester van Veldhaven moet [niet] de haven sluiten", C, "ontkenning"),
    ("De burgemeester van Veldhaven [nooit] moet de haven sluiten", C, "ontkenning"),
    ("komt dan [5,5] meter. Niemand mag dan nog", C, "getal"),
    ("De vissers zijn (…) gehoord", L, ""),
    ("[N]iemand mag dan nog op de kade lopen", L, ""),
    ("[d]e burgemeester van Veldhaven moet", L, ""),
    ("Moet de haven sluiten als het water hoger komt", L, ""),
    ("moet de haven sluiten (cursivering toegevoegd) als het water", L, ""),
    ("moet de haven sluiten [cursivering toegevoegd] als het water", L, ""),
    ("moet de haven sluiten als het water hoger komt (cursivering toegevoegd)", L, ""),
    ("moet de haven sluiten als het water hoger komt [nadruk AB]", L, ""),
    ("moet de haven sluiten als het water hoger komt (mijn cursivering)", L, ""),
    ("de haven [sluiten] als het water hoger komt", L, ""),
]
TYPOGRAPHY = [
    ('de zogenoemde "zachte landing" bestaat nog niet', L, ""),
    ("de zogenoemde ‘zachte landing’ bestaat nog niet", L, ""),
    ("de zogenoemde zachte landing bestaat nog niet", C, ""),
    ("De coöperatie 'Goed Vertrouwen' bezit 2-3 loodsen", L, ""),
    ("De coöperatie ‘Goed Vertrouwen’ bezit 2 - 3 loodsen", C, ""),
    ("De werkgroep bestond uit vrijwilligers", L, ""),
    ("De werk-groep bestond uit vrijwilligers", L, ""),
    ("De werk groep bestond uit vrijwilligers van de buurtvereniging", C, ""),
    ("bestond uit vrijwilligers van de buurtvereniging", L, ""),
    ("bestond uit vrijwilligers1 van de buurtvereniging", C, ""),
    ("De ﬁetskoeriers ﬁnancieren de eﬀecten zelf", L, ""),
    ("De fietskoeriers financieren", L, ""),
    ("De fiets koeriers financieren de effecten zelf", C, ""),
    ("van\u00a0de\u202fkademuur kost", L, ""),
    ("De vis- en schelpdier-\nhandel kan volgens", L, ""),
    ("De vis en schelpdierhandel kan volgens", C, ""),
    ("De vis- en\nschelpdierhandel kan", L, ""),
    ("De visen schelpdierhandel kan volgens Van Houten onmogelijk", C, ""),
    ("De buurt-vereniging. De fietskoeriers", C, ""),
    ("hij is daarin nooit onredelijk geweest. Zonder toestemming vaart er niets uit", L, ""),
    ("hij is daarin nooit onredelijk geweest. zonder toestemming vaart", C, ""),
    ("noch bij dag, noch bij nacht", C, ""),
    ("weet dat het anders moet", C, ""),
    ("die hier heeft gewerkt weet dat", C, ""),
    ("dat hij het anders kan", C, ""),
    ("vaart er niets uit, noch bij dag noch bij nacht!", C, ""),
    ("vaart er niets uit, noch bij dag noch bij nacht?", C, ""),
    ("Er zijn meer klachten dan vorig jaar (…) Tussen 2015 en 2019", L, ""),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(replace(document_of(HARBOUR, ".md"), id="haven"))


@pytest.mark.parametrize(
    ("text", "judgement", "touch"),
    [*NEGATIONS, *NUMBERS, *NAMES, *OTHER_WORDS, *BRACKETS, *TYPOGRAPHY],
)
def test_a_careful_checker_sees_it(
    store: Store, text: str, judgement: Judgement, touch: str
) -> None:
    verdict = check_quotation(text, store)
    assert verdict.judgement is judgement, verdict.differences
    assert not touch or touch in verdict.touches, verdict.differences
