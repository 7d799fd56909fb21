"""The words by which citations are known: prefixes, locators, particles, organisations.

Lists of the field and of Dutch, none made after one document.
"""

from pipeline.citations import people, things
from pipeline.citations.places import PLACES


def _set(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


OTHERS = _set("e.a. e.a etal. etal c.s. c.s")
"""«e.a.» without its white space."""
EDITORS = _set("red reds ed eds hrsg")
AND = _set("en & and und / et")
PARTICLES = _set(
    "van de der den ten ter te 't het von zu zur vom la le les du da das do dos di del della el "
    "al bin ibn op onder over uit aan in"
)
LEADING_PARTICLES = _set("van de den der ten ter te 't von zu zur la le du da dos di del della el")
SURE_PARTICLES = _set("van_der van_den van_'t von_der von_den van_ter 't")
"""Particles that begin a surname even in small letters and without a first name."""

PREFIXES = _set(
    "zie bijvoorbeeld bijv bv vgl. vergelijk vgl cf cf. o.a. o.m. m.n. i.h.b. aldus naar gebaseerd "
    "ontleend overgenomen bewerking geciteerd aangehaald besproken bron bronnen zoals ook eerder "
    "recent volgens conform e.g. see anders contra evenals waaronder in_het in_navolging "
    "met_name verder voorts onder_meer onder_andere onder_anderen vrij_naar for_example "
    "onder_verwijzing"
)
"""The word that a prefix begins with in brackets, or its first two."""
NARRATIVE_PREFIXES = _set("zie vgl. vgl vergelijk cf. cf")
"""Those that begin one in the running text; «volgens» belongs to the sentence there."""
IN_PREFIXES = frozenset(word for words in PREFIXES for word in words.split()) | _set(
    "voor een het de overzicht kritiek discussie uitwerking bespreking toelichting beschrijving "
    "voorbeeld daarover hierover daarvoor hiervoor daartoe hiertoe verder bijzonder reeds al "
    "tevens voorts uitgebreid uitgebreider uitvoerig uitvoeriger nader op aan uit van door also "
    "bij nog gaf geeft geven soortgelijke vergelijkbare kritisch :"
)
"""The words and marks that a prefix goes on with."""
SHORTENED = _set("bijv bv vgl cf")
"""Words of a prefix that are written with a full stop or without."""
LONGEST_PREFIX = 8  # tokens

LOCATORS = _set(
    "p pp blz pag pagina pagina's pagina’s bladzijde hfst hoofdstuk hoofdstukken par paragraaf "
    "§ §§ noot noten voetnoot tabel figuur bijlage r.o. ro rn randnr randnummer deel sectie "
    "chapter alinea ch hfdst hfdstk randnrs rov rn."
)
"""What begins a place wherever it stands."""
LOCATORS_AFTER_YEAR = _set(
    "punt punten art artikel artikelen vraag afb afbeelding dl box kader stelling overweging "
    "overwegingen ov aanbeveling conclusie regel kolom kol nr tabellen figuren bijlagen tab fig "
    "bijl aflevering scène module les minuut slide dia sheet"
)
"""What does so only behind a year and a comma: «art. 3» alone is one of a law."""
PAGES = _set("p pp blz pag pagina pagina's pagina’s bladzijde")

MONTHS = _set(
    "januari februari maart april mei juni juli augustus september oktober november december "
    "jan feb mrt apr jun jul aug sep sept okt nov dec"
)
TIMES = _set(
    "sinds in vanaf tot rond medio begin eind voorjaar najaar zomer winter herfst lente jaar "
    "per kwartaal q1 q2 q3 q4 h1 h2 maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "week"
)
_STARTERS = _set(
    "de het een dit dat deze die wij we ik hij zij ze er en of maar want dus ook nog al als "
    "toen dan daar hier zo om op bij naar met zonder voor na over onder door uit aan volgens "
    "aldus zie bron bronnen tabel figuur bijlage hoofdstuk paragraaf artikel art nr no stb "
    "stcrt trb versie editie druk daarnaast daarom daarbij echter tevens verder "
    "vervolgens tegelijkertijd zoals terwijl omdat hoewel mede alleen vooral onder tussen "
    "tijdens conform namens was is werd waren zijn had heeft sommige veel alle andere"
)

NOT_A_NAME = MONTHS | TIMES | _STARTERS | things.EVENTS | PLACES
"""Words with a capital that are no author: (Amsterdam, 2015), (Tabel 2015), (maart 2015)."""

_ORGANISATIONS = tuple(
    "ministerie inspectie raad commissie gemeente provincie politie academie instituut "
    "instelling  autoriteit universiteit university stichting vereniging ombudsman bank fonds "
    "dienst bureau  kamer platform centrum college agentschap hogeschool faculteit departement "
    "bond federatie unie  organisatie institute council commission agency ministry office "
    "association board groep group  overleg beraad taskforce waterschap kabinet foundation "
    "archief secretariaat directie omroep  society centre center department kring staten parket "
    "consulting consultancy research verbond orde genootschap partij coalitie alliantie netwerk "
    "koepel panel "
    "rekenhof gerechtshof statistiek wetenschap committee rijkswaterstaat "
    "hoogheemraadschap coöperatie corporatie veiligheidsregio metropoolregio ziekenhuis museum "
    "bibliotheek meldpunt parlement maatschappij regering".split()
)
LOWER_ORGANISATIONS = _set(
    "ministerie inspectie gemeente provincie universiteit commissie stichting vereniging "
    "hogeschool waterschap raad hoogheemraadschap veiligheidsregio"
)
"""The kinds of organisations that head a name even without a capital: het ministerie van BZK."""

CONNECTING = _set(
    "van voor der des op inzake bij in naar om tot door aan & en de het den ter of for the on"
)
ADJECTIVES = _set(
    "nationale nationaal algemene algemeen europese europees koninklijke koninklijk centraal "
    "centrale wetenschappelijke wetenschappelijk sociaal sociale cultureel tweede eerste "
    "nederlandse nederlands maatschappelijke onafhankelijke openbaar openbare rijksuniversiteit "
    "hoge landelijke interdepartementale adviescollege vlaamse regionale internationale "
    "economische hoger technische vrije"
)

DOCUMENTS = things.DOCUMENTS

REPORTING = _set(
    "volgens aldus constateert constateerde constateren stelt stelde stellen schrijft schreef "
    "schrijven betoogt betoogde betogen concludeert concludeerde concluderen meent meende menen "
    "spreekt sprak spreken noemt noemde noemen wijst wees wijzen signaleert signaleerde "
    "signaleren benadrukt benadrukte benadrukken pleit pleitte pleiten definieert definieerde "
    "beschrijft beschreef beschrijven onderscheidt onderscheidde onderscheiden toont toonde "
    "tonen laat laten liet lieten beweert beweerde beweren vindt vond vinden waarschuwt "
    "waarschuwde waarschuwen opnieuw navolging ziet zag zien analyseert onderzocht verklaart "
    "citeert"
)
"""What makes a sentence report what somebody says."""
VERBS_OF_AUTHORS = REPORTING | _set(
    "citeerde aantoonde aantonen bepleit bepleitte bepleiten bespreekt bespraken besprak "
    "suggereert suggereerde suggereren veronderstelt onderstreept stelden schreven noemden vonden "
    "lieten toonden zagen wezen betwist betwijfelt introduceert introduceerde ontwikkelde "
    "ontwikkelt gebruikt gebruikte formuleert formuleerde rapporteert rapporteerde merkt "
    "merkte geeft gaf geven typeert typeerde bekritiseert bekritiseerde spraken pleitten"
)
"""What authors do, right before or behind their names and the year."""
THINKING = _set(
    "denkt denken dacht dachten acht achtte achten erkent erkende erkennen bevestigt bevestigde "
    "bevestigen voegt voegde voegen aanneemt aannam aannamen verdedigt verdedigde verdedigen "
    "opschreef opschrijft weggeeft schetst schetste schetsen vermoedt vermoedde vermoeden verwijst "
    "verwees verwijzen hekelt hekelde oordeelt oordeelde oordelen verwacht verwachtte verwachten "
    "ontkent ontkende ontkennen herhaalt herhaalde nuanceert nuanceerde weerlegt weerlegde "
    "vergelijkt vergeleek onderbouwt onderbouwde verdeelt onderkent onderkende uitwerkt uitwerkte "
    "bekent bewijst bewees bewezen adviseert adviseerde adviseren oppert opperde vertelt vertelde "
    "bedoelt bedoelde bedoelen zegt zei zeggen verklaarde verklaren analyseerde analyseren"
)
"""What persons who have written something do, besides reporting."""
SPEAKING = (VERBS_OF_AUTHORS | _set("adviseert adviseerde oordeelt oordeelde verwacht")) - _set(
    "gebruikt gebruikte ontwikkelde ontwikkelt geeft gaf geven laat laten liet lieten ziet zag "
    "zien zagen introduceert introduceerde vindt vond vinden vonden opnieuw navolging "
    "volgens aldus toont toonde tonen toonden stelt stelde stellen stelden spreekt "
    "sprak spreken spraken noemt noemde noemen noemden wijst wees wijzen wezen onderscheidt "
    "onderscheidde onderscheiden merkt merkte aantonen aantoonde verklaart onderzocht"
)
"""What only who writes or speaks does, and no product."""
VERBS_OF_LIFE = _set(
    "is zijn was waren werd werden wordt worden werkt werkte woont woonde overleed stierf trouwde "
    "verhuisde studeerde promoveerde vertrok kreeg kwam komt ging gaat zat stapte verloor won "
    "begon groeide ontving belde zweeg reageerde opende heette heet leeft leefde staat stond "
    "zit blijft bleef biedt bood dekt levert leverde maakt maakte"
)
"""What happens to a person or a thing, without a work being meant."""
SOURCES = _set("volgens aldus conform")
"""What stands right before an author that is cited without brackets."""
GOES_ON = _set(
    "is zijn was waren kan kunnen moet moeten heeft hebben had hadden wordt worden werd werden zou "
    "zouden zal zullen over en of in op dat die"
)
"""What may follow a cited author and year in the running text."""

SAME_PLACE = _set("ibid ibidem idem")
SAME_WORK = _set("a.w. o.c. t.a.p. l.c. op.cit. aw tap a.w t.a.p o.c l.c op.cit")

GIVEN_NAMES = people.GIVEN_NAMES


def is_organisation(word: str) -> bool:
    """Whether a word names a kind of organisation, or is a compound of one: «Rekenkamer»."""
    return word.casefold().endswith(_ORGANISATIONS)


def is_acronym(word: str) -> bool:
    """Whether a word has two capitals or more: CBS, VenJ, I&W."""
    return sum(map(str.isupper, word)) >= 2 and "-" not in word
