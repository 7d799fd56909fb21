"""The words by which citations are known: prefixes, locators, particles, organisations.

Lists of the field and of Dutch, none made after one document.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


YEARLESS = _set("z.j. n.d. s.a.")
OTHERS = _set("e.a. e.a et_al. et_al c.s. c.s")
AND = _set("en & and und / et")
PARTICLES = _set(
    "van de der den ten ter te 't het von zu zur vom la le les du da das do dos di del della el "
    "al bin ibn op onder over uit aan in"
)
LEADING_PARTICLES = _set("van de den der ten ter te 't von zu zur la le du da dos di del della el")
SURE_PARTICLES = _set("van_der van_den van_'t von_der von_den van_ter 't")
"""Particles that begin a surname even in small letters and without a first name."""

PREFIXES = _set(
    "zie zie_ook zie_bijvoorbeeld zie_ook_bijvoorbeeld zie_bv. zie_bijv. zie_o.a. "
    "zie_onder_meer zie_onder_andere zie_verder zie_daarover zie_hierover "
    "zie_voor_een_overzicht zie_hiervoor zie_met_name zie_eerder zie_recent zie_reeds "
    "zie_tevens zie_voorts zie_uitgebreid bijvoorbeeld bijv. bv. vgl. vergelijk vgl cf. cf o.a. "
    "o.m. onder_andere onder_meer m.n. i.h.b. met_name in_het_bijzonder aldus naar vrij_naar "
    "gebaseerd_op ontleend_aan overgenomen_uit bewerking_van in_navolging_van geciteerd_in "
    "aangehaald_in bron: bron bronnen: zoals ook eerder recent volgens conform e.g. see "
    "see_also for_example"
)
LONGEST_PREFIX = 5
NARRATIVE_PREFIXES = frozenset(p for p in PREFIXES if p.split()[0] in {"zie", "vgl.", "cf.", "vgl"})

LOCATORS = _set(
    "p pp blz pag pagina pagina's pagina’s bladzijde hfst hoofdstuk hoofdstukken par paragraaf "
    "§ §§ noot tabel figuur bijlage r.o. ro rn randnr randnummer deel sectie chapter"
)

MONTHS = _set(
    "januari februari maart april mei juni juli augustus september oktober november december "
    "jan feb mrt apr jun jul aug sep sept okt nov dec"
)
_TIMES = _set(
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
_EVENTS = _set(
    "ek wk top brexit covid covid-19 corona begroting jaarverslag agenda visie toekomstvisie "
    "horizon monitor rijksbegroting miljoenennota prinsjesdag peiljaar belastingplan spelen "
    "olympische kabinet rutte-i rutte-ii rutte-iii regeerakkoord"
)
_PLACES = _set(
    "nederland belgië duitsland frankrijk engeland schotland italië spanje zweden denemarken "
    "europa amsterdam rotterdam utrecht eindhoven groningen tilburg breda nijmegen enschede "
    "haarlem arnhem amersfoort apeldoorn maastricht leiden dordrecht zwolle deventer delft "
    "brussel parijs londen berlijn wenen new york brabant noord-brabant noord-holland "
    "zuid-holland gelderland limburg overijssel friesland fryslân drenthe zeeland flevoland "
    "vlaanderen antwerpen gent almere den_haag 's-gravenhage"
)
LAW_ENDINGS = ("wet", "rapporten", "-rapport", "wetboek", "besluit", "verordening")
"""How a word ends that is a law or a document, and no author: «de Jeugdwet (2015)»."""

NOT_A_NAME = MONTHS | _TIMES | _STARTERS | _EVENTS | _PLACES
"""Words with a capital that are no author: (Amsterdam, 2015), (Tabel 2015), (maart 2015)."""

_ORGANISATIONS = tuple(
    "ministerie inspectie raad commissie gemeente provincie politie academie instituut "
    "instelling  autoriteit universiteit university stichting vereniging ombudsman bank fonds "
    "dienst bureau  kamer platform centrum college agentschap hogeschool faculteit departement "
    "bond federatie unie  organisatie institute council commission agency ministry office "
    "association board groep group  overleg beraad taskforce waterschap kabinet foundation "
    "archief secretariaat directie omroep  society centre center department kring staten parket "
    "consulting consultancy research verbond  statistiek wetenschap committee rijkswaterstaat "
    "regering".split()
)
LOWER_ORGANISATIONS = _set(
    "ministerie inspectie gemeente provincie universiteit commissie stichting vereniging "
    "hogeschool waterschap raad"
)
"""The kinds of organisations that head a name even without a capital: het ministerie van BZK."""

CONNECTING = _set("van voor der des op inzake bij in naar om tot door aan & en de het den ter")
ADJECTIVES = _set(
    "nationale nationaal algemene algemeen europese europees koninklijke koninklijk centraal "
    "centrale wetenschappelijke wetenschappelijk sociaal sociale cultureel tweede eerste "
    "nederlandse nederlands maatschappelijke onafhankelijke openbaar openbare rijksuniversiteit "
    "hoge landelijke interdepartementale adviescollege vlaamse regionale internationale "
    "economische hoger technische vrije"
)

DOCUMENTS = _set(
    "rapport onderzoeksrapport eindrapport adviesrapport nota advies brochure notitie boek "
    "studie essay artikel handreiking evaluatie verkenning publicatie onderzoek proefschrift "
    "rapportage bundel column brief kamerbrief beleidsnota visiedocument manifest jaarverslag "
    "leidraad handboek whitepaper factsheet titel getiteld"
)

NO_AUTHORS = DOCUMENTS | _set("wmo wlz awb wob woo avg zvw awbz bibob wvggz wzd windows internet")
"""What stands before a year in brackets without being its author."""

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

SAME_PLACE = _set("ibid ibidem idem")
SAME_WORK = _set("a.w. o.c. t.a.p. l.c. op.cit. aw tap")

GIVEN_NAMES = _set(
    "aad ab ad ahmed albert alex alexander andré anita anja anna anne anneke annelies annemarie "
    "annet ans anton arie arjan arjen arno astrid barbara bart bas bea ben bert birgit bregje "
    "carla caroline catharina cees charles christian christine claudia cora corine cornelis "
    "corrie daniel daniëlle david diana dick dirk dorien dries ed edward elisabeth ellen els "
    "emma eric erik ernst esther eugene eva evelien eveline evelyn evert ewald fatima femke "
    "fleur floor floris francien frank frans fred frida geert george gerard gerda gerrit gert "
    "gijs godfried gonny greet guus hanna hanneke hans harry hein heleen helga hendrik henk "
    "henriëtte herman hester hetty hilde hugo huub igor ilse ineke inge ingeborg ingrid irene "
    "iris ivo jaap jacob jacqueline james jan janneke jantine jasper jelle jelmer jeroen jet "
    "job johan johannes john joke jolanda jolande jolien joop joost joris jorrit jos josephine "
    "judith julia karel karin katrien kees kim klaartje klaas koen laura leo lex lianne "
    "liesbeth linda lisa lodewijk loek loes lotte louise luc lucas luis luuk maaike maarten "
    "manuel marc marcel margo margriet maria marian marieke marijke marijn marja marjan "
    "marjolein mark marleen martin martine max merel michael michel michiel mieke mike miranda "
    "mirjam mirko mohamed monique nathalie nico nicole niels nienke noor olaf onno otto patrick "
    "paul pauline peter petra philip philippe piet pieter pim ralph raymond reinier renate "
    "renske rené richard rick riet rik rob robert roel roger roland ronald roos ruben rutger "
    "ruth ruud sabine sander sandra sanne sarah saskia siebe silvia simon simone sjaak sjoerd "
    "sonja sophie stefan stephan steven susan suzanne sven sylvia tamara teun thea theo thijs "
    "thomas tijs tim tineke tjeerd tobias tom ton trudie trudy ursula vera victor vincent wendy "
    "wies wil wilco willem willemien willemijn william wilma wim wouter xavier yuri yvonne"
)


def is_organisation(word: str) -> bool:
    """Whether a word names a kind of organisation, or is a compound of one: «Rekenkamer»."""
    return word.casefold().endswith(_ORGANISATIONS)


def is_acronym(word: str) -> bool:
    """Whether a word has two capitals or more: CBS, VenJ, I&W."""
    return sum(map(str.isupper, word)) >= 2 and "-" not in word
