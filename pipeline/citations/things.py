"""Words with a capital before a year that are no author: laws, events, documents, products.

«de Jeugdwet (2015)», «het Klimaatakkoord (2019)», «Top 2000», «Windows (2000)».
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


EVENTS = _set(
    "ek wk nk top lijst partij fractie brexit covid covid-19 corona begroting jaarverslag agenda "
    "visie toekomstvisie "
    "horizon monitor rijksbegroting miljoenennota prinsjesdag peiljaar belastingplan spelen "
    "olympische kabinet rutte-i rutte-ii rutte-iii regeerakkoord koninginnedag koningsdag "
    "bevrijdingsdag kerstmis pasen pinksteren ramadan verlichting renaissance reformatie"
)
DOCUMENTS = _set(
    "rapport onderzoeksrapport eindrapport adviesrapport nota advies brochure notitie boek "
    "studie essay artikel handreiking evaluatie verkenning publicatie onderzoek proefschrift "
    "rapportage bundel column brief kamerbrief beleidsnota visiedocument manifest jaarverslag "
    "leidraad handboek whitepaper factsheet titel getiteld"
)
NO_AUTHORS = DOCUMENTS | _set(
    "wmo wlz awb wob woo avg zvw awbz bibob wvggz wzd wahv wiv evrm bw sr sv gw windows internet "
    "wabo wro wvo wft wbp wgr wvw wfsv iphone ipad android "
    "facebook twitter instagram whatsapp youtube google chatgpt"
)
"""What stands before a year in brackets without being its author."""

_LAWS = (
    "wet wetboek besluit verordening regeling richtlijn statuut grondwet protocol verdrag "
    "convenant akkoord akkoorden akte arrest"
)
_PAPERS = (
    "rapporten -rapport nota monitor verslag begroting visie agenda programma plan plannen "
    "enquête peiling statistiek atlas"
)
_HAPPENINGS = (
    "ramp affaire crisis oorlog verkiezingen verkiezing reorganisatie revolutie opstand aanslag "
    "aanslagen rellen spelen conferentie congres hervorming hervormingen operatie decentralisatie "
    "decentralisaties pandemie epidemie staking referendum coup genocide concilie slag dag "
    "kampioenschap kampioenschappen festival tentoonstelling beweging"
)
_ENDINGS = tuple(f"{_LAWS} {_PAPERS} {_HAPPENINGS}".split())
_LEAST_BEFORE = 3  # letters before an ending: no ending of «Kaplan»
PLACED_EVENTS = _set(
    "slag vrede verdrag unie akkoord akkoorden conventie val beleg bezetting moord concilie synode "
    "congres top beurs aanslag aanslagen handvest verklaring protocol ramp brand bombardement hoek"
)
"""What is named after a place: «de Vrede van Munster (1648)»."""

ENDS_OF_PERSONS = _set(
    "moord aanslag dood begrafenis aantreden aftreden verkiezing benoeming overlijden val vertrek "
    "ontslag komst geboorte ontvoering arrestatie inhuldiging"
)
"""What happens to a person in a year: «de moord op Pim Fortuyn (2002)»."""
CREATIONS = _set(
    "film speelfilm documentaire serie roman album lied opera musical schilderij toneelstuk game "
    "spel hit single tentoonstelling bedrijf software"
)
"""What goes before the name of a thing with a year: «de film Taxi Driver (1976)»."""
LAWS = _set("wet besluit verordening regeling richtlijn")

OWN_WORK = _set(
    "studie onderzoek werk boek artikel analyse theorie begrip concept these stelling kritiek "
    "definitie model typologie onderscheid betoog idee ideeën opvatting opvattingen benadering "
    "argument pleidooi klassieker proefschrift essay bijdrage beschrijving conclusie conclusies "
    "werken teksten boeken notie noties perspectief indeling raamwerk"
)
"""What belongs to an author in the genitive: «Webers (1922) studie»."""


def is_thing(word: str) -> bool:
    """Whether a word in small letters names a law, a paper or an event by how it ends."""
    if word.startswith("kabinet-"):
        return True
    for ending in _ENDINGS:
        if word.endswith(ending):
            before = len(word) - len(ending)
            return before >= _LEAST_BEFORE or (before == 0 and len(ending) > 5)
    return False
