"""The words by which the parts of an entry are known: places, newspapers, kinds of work.

Lists of Dutch usage and of the trade, none made after one document.
"""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "maart mrt mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}

_PLACE_NAMES = (
    "Amsterdam|Rotterdam|Den Haag|'s-Gravenhage|’s-Gravenhage|The Hague|Utrecht|Eindhoven|Groningen"
    "|Tilburg|Breda|Nijmegen|Enschede|Haarlem|Arnhem|Amersfoort|Apeldoorn|Maastricht|Leiden"
    "|Dordrecht|Zwolle|Deventer|Delft|Assen|Zutphen|Houten|Bussum|Hilversum|Almere|Lelystad"
    "|Leeuwarden|Heerlen|Venlo|Roermond|Middelburg|Den Bosch|'s-Hertogenbosch|’s-Hertogenbosch"
    "|Alphen aan den Rijn|Zoetermeer|Culemborg|Muiderberg|Warnsveld|Bilthoven|De Bilt|Baarn|Soest"
    "|Meppel|Kampen|Hoorn|Gouda|Schiedam|Vlaardingen|Wageningen|Oisterwijk|Nieuwegein|Diemen"
    "|Soesterberg|Driebergen|Zeist|Naarden|Hengelo|Almelo|Emmen|Alkmaar|Zaandam|Voorburg|Rijswijk"
    "|Leidschendam|Brussel|Bruxelles|Brussels|Antwerpen|Gent|Leuven|Brugge|Mechelen|Luik|Kortrijk"
    "|Tielt|Hasselt|Londen|London|Oxford|Cambridge|Manchester|Bristol|Edinburgh|Cheltenham"
    "|Abingdon|Aldershot|Farnham|Basingstoke|Houndmills|Cullompton|Portland|Sheffield|Glasgow"
    "|Dublin|Parijs|Paris|Berlijn|Berlin|Wenen|Wien|München|Munich|Frankfurt|Keulen|Köln|Hamburg"
    "|Heidelberg|Wiesbaden|Baden-Baden|Opladen|Bonn|Zürich|Bern|Genève|Geneva|Straatsburg"
    "|Strasbourg|Luxemburg|Luxembourg|Rome|Milaan|Madrid|Barcelona|Lissabon|Stockholm|Oslo"
    "|Kopenhagen|Copenhagen|Helsinki|New York|Washington(?:,? D\\.?C\\.?)?|Chicago|Boston|Princeton"
    "|New Haven|Berkeley|Los Angeles|San Francisco|Philadelphia|Thousand Oaks|Newbury Park"
    "|Beverly Hills|Stanford|Ithaca|Toronto|Ottawa|Vancouver|Montreal|Sydney|Melbourne|Canberra"
    "|Amstelveen|Barneveld|Ede|Veenendaal|Hoofddorp|Haarlemmermeer|Purmerend|Spijkenisse"
    "|Capelle aan den IJssel|Woerden|Doetinchem|Tiel|Zaltbommel|Waalwijk|Oss|Helmond|Roosendaal"
    "|Bergen op Zoom|Goes|Vlissingen|Terneuzen|Sittard|Weert|Drachten|Sneek|Heerenveen|Hoogeveen"
    "|Bunnik|Maarssen|Doorn|Abcoude|Laren|Franeker|Harlingen|IJmuiden|Velsen|Oegstgeest|Wassenaar|Bloemendaal"
    "|Sint-Niklaas|Aalst|Oostende|Roeselare|Turnhout|Genk|Namen|Esslingen|Leipzig|Stuttgart|Tübingen"
    "|Göttingen|Freiburg|Milano|Firenze|Florence|Lausanne|Basel|Praag|Budapest|Warschau"
    "|Singapore|Tokyo|Dordrecht|Hoboken|Englewood Cliffs|Glencoe|Boulder|Santa Monica"
)
PLACE = rf"(?:{_PLACE_NAMES})(?:\s?(?:/|en|&)\s?(?:{_PLACE_NAMES})){{0,3}}"
"""Places where publishers are; two of them with a stroke between."""

NEWSPAPER = re.compile(
    r"(?:[Dd]e|[Hh]et|The)?\s?(?:NRC(?:\sHandelsblad|\.next)?|nrc\.next|Volkskrant|Trouw|Parool|AD"
    r"|Algemeen\sDagblad|Telegraaf|(?:Het\s)?Financi[eë]ele\sDagblad|FD|Standaard|Morgen|Limburger"
    r"|Gelderlander|Stentor|Tubantia|BN/?\s?De\sStem|PZC|Metro|Spits|Guardian|Times|New\sYork\sTimes"
    r"|Washington\sPost|Le\sMonde|Groene\sAmsterdammer|Elsevier(?:\sWeekblad)?|Vrij\sNederland"
    r"|HP/De\sTijd|Economist|(?:[A-ZÀ-Þ][\w-]+\s){0,3}(?:\w*[Cc]ourant|\w*[Dd]agblad|\w*[Nn]ieuwsblad|\w*[Ss]tadsblad"
    r"|\w*[Kk]rant)(?:\svan\shet\s(?:Noorden|Oosten)|\s[A-ZÀ-Þ]\w+)?)"
)
INSTITUTE = re.compile(
    r"\b(?:\w*[Ii]nstitu\w+|Ministerie|Universiteit|University|Hogeschool|\w*[Bb]ureau|\w*[Rr]aad"
    r"|Commissie|Inspectie|Gemeente|Provincie|\w*[Aa]cademie|Platform|\w*[Cc]entrum|\w*[a-z]lab|Stichting|Dienst"
    r"|\w*[Rr]ekenkamer|Ombudsman|Programma|Werkplaats|Vereniging|Lectoraat|\w*Research|Kenniscentrum"
    r"|OECD|OESO|PBL|NIDI|CBS|CPB|SCP|WODC|RIVM|TNO|WRR|KiM|VNG|NIVEL|Nivel|ROB|Rob|RMO|RVS|ITS|COT)\b"
)
"""Words that the name of an institute has."""
SERIAL = re.compile(
    r"(?:\b\w*(?:[Tt]ijdschrift|[Mm]aandblad|[Ww]eekblad|[Kk]wartaalschrift)\b|\b(?:Journal|Review"
    r"|Quarterly|Bulletin|Magazine|Trends|Studies|Annals|Annual|[Vv]erkenningen|Archives|Proceedings"
    r"|Letters|Mededelingen|Berichten|Gids)\b|[a-z]trends\b|NJB\b|RegelMaat\b|Gst\.|Bestuurskunde\b"
    r"|Beleidsonderzoek|Openbaar\s[Bb]estuur\b|ESB\b)"
)
"""Words that only the name of a periodical has."""

THESIS = re.compile(
    r"(?:\(|\[|\b)(?P<genre>(?:[Aa]cademisch\s)?[Pp]roefschrift|[Dd]issertatie|[Dd]iss\."
    r"|(?:[Dd]octoraal|[Mm]aster|[Bb]achelor|[Aa]fstudeer)[\s-]?(?:[Ss]criptie|[Tt]hesis)|[Ss]criptie"
    r"|(?:Unpublished\s)?(?:[Dd]octoral|PhD|Ph\.D\.|[Mm]aster[’']?s?)\s(?:[Dd]issertation|[Tt]hesis|diss\.)"
    r"|(?:PhD|Ph\.D\.)(?=\)))(?!\w)(?P<tail>[,:]?\s?(?:aan\sde\s)?"
    r"(?:[A-ZÀ-Þ][\w\s]{2,40},\s(?=(?:\w+\s){0,3}(?:Universi|Hogeschool)))?(?P<school>[^()\[\],.]{3,80}?))?"
    r"(?:,?\s(?:1[5-9]|20)\d\d)?(?:[)\]]|(?=[,.]|\Z))"
)
GENRE = re.compile(
    r"(?:(?<=[.,;?!]\s)|[(\[])(?P<genre>[Ee]indrapport(?:age)?|[Tt]ussenrapport(?:age)?"
    r"|[Oo]nderzoeksrapport|[Aa]dviesrapport|[Rr]apport|[Bb]rochure|[Oo]ratie|[Ii]naugurele\srede"
    r"|[Ff]actsheet|[Kk]amerbrief|[Bb]eleidsnota|[Nn]otitie|[Ww]orking\s[Pp]aper"
    r"|[Dd]iscussion\s[Pp]aper|[Ww]erkdocument|[Cc]onceptrapport|[Pp]ersbericht|[Bb]log(?:post)?"
    r"|(?:[Tt]ent\.\s?cat\.|[Tt]entoonstellingscatalogus|[Ee]xh\.\s?cat\.)(?:\s[A-Z][^,()]{2,40}(?:\([^()]{2,40}\))?)?"
    r"|[Rr]eport|[Pp]reprint|(?:[Oo]n(?:ge|uit)publiceerde?|[Uu]npublished)\s\w{4,20}|[Mm]anuscript"
    r"|(?:[Ll]ezing|[Tt]oespraak|[Ss]peech|[Pp]resentatie|[Ii]nleiding)\s(?:gehouden|op|voor|tijdens|bij|at)\s[^.,()]{3,120}"
    r"|[Pp]aper\s(?:gepresenteerd|presented|voor|for)\s[^.,()]{3,120})"
    r"(?:,?\s(?:nr\.?|no\.?|No\.?|nummer|№|#)\s?(?P<number>[A-Z]{0,5}[\w./-]{1,15}?)"
    r"|\s(?P<bare>\d[\w/-]{0,12}))?(?=[.,;)\]]|\Z)[)\]]?"
)
_REPORT_NUMBER = (
    r"(?!(?:Rapport|Working\s[Pp]aper|Discussion\s[Pp]aper|Report|Deel|Hoofdstuk|Vol|No|Nr)\b)"
    r"(?:(?:[A-ZÀ-Þ][\w&-]{1,30}\s){1,2}(?:nr\.?\s|[Nn]o\.\s|[Nn]ummer\s)?"
    r"|[A-ZÀ-Þ]\w{1,20}(?:nr\.|nummer)\s|Kenmerk:?\s(?:[A-Z]{2,10}\s?/\s)?"
    r")"
    r"(?!(?:1[5-9]|20)\d\d(?:\s?[-–]\s?(?:\d\d|(?:19|20)\d\d))?[.)\s,])"
    r"(?:[A-Z]{1,8}[/-])*\d[\w/-]{0,20}(?:\.\d+)?"
)
_OF_YEAR = (
    r"[Jj]aar(?:verslag|rapport|bericht|rekening|plan|boek)(?:\sover)?"
    r"\s(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?"
)
_OF_SERIES = (
    r"[A-ZÀ-Þ]\w{1,12}-(?:rapport|publicatie|notitie|paper|studie)\s(?:nr\.\s)?[\w-]{0,6}\d[\w/-]{0,12}"
    r"|[A-Z]{2,8}\s(?:19|20)\d\d\s[A-Z]\d{3,6}"
)
NUMBERED = re.compile(
    r"(?:,\s|\s?\()(?P<commission>(?:COM|SWD|JOIN)\s?\(\d{4}\)\s?\d{1,4}(?:\s(?:final|def\.?))?)\)?(?=[.,;]|\Z)|"
    rf"\s?[(\[](?P<bracketed>{_REPORT_NUMBER}|{_OF_YEAR}|{_OF_SERIES})[)\]](?=[.,;]|\Z)"
    r"|,\s(?P<labelled>(?:[Kk]enmerk|(?:[Rr]apport|[Zz]aak|[Dd]ocument|[Pp]ublicatie|[Bb]esluit|[Rr]egistratie)"
    r"(?:nummer|nr\.?))(?:nr\.?|nummer)?:?\s[\w./-]{0,20}\d[\w/-]{0,20})(?=[.,;)]|\Z)"
    r"|(?<=\d{4}),\snr\.\s(?P<dated>(?:19|20)\d\d/\d{1,6})(?=\W*\Z)"
    r"|(?<=[.?!]\s)(?P<code>[A-Z][A-Za-z]{1,7}-\d{2,4}-[A-Z]?\d{1,5})(?=\.(?:\s|\Z)|\Z)"
    rf"|(?<=[.?!]\s)(?P<number>{_REPORT_NUMBER})(?=\.(?:\s|\Z)|\Z)"
    r"|(?<=[.?!]\s)(?P<genre>(?:[A-ZÀ-Þ][\w&-]{1,20}\s){2,5}?(?:[Pp]apers?|[Rr]eports?|[Ss]eries))(?:,?\s[Nn](?:o|r)\.?)?"
    r"\s(?P<plain>\d{1,5}(?:/\d{1,4})?)(?=\.(?:\s|\Z)|\Z)"
)
"""The number of a report or of a book in a series: «(Politiekunde 81)», «. Advies 2018/03.»."""
MEDIUM = re.compile(
    r"YouTube|[Vv]ideo(?:bestand)?|[Ff]ilm|[Pp]odcast|[Dd]ataset|[Ee]-?book|DVD|[Cc]d(?:-rom)?|PDF|Vimeo",
    re.I,
)
"""What square brackets behind a title say of its form."""
EDITION_WORDS = {
    "eerste": "1",
    "tweede": "2",
    "derde": "3",
    "vierde": "4",
    "vijfde": "5",
    "zesde": "6",
    "zevende": "7",
    "achtste": "8",
    "negende": "9",
    "tiende": "10",
    "first": "1",
    "second": "2",
    "third": "3",
}
