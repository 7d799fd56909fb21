"""How official sources are written: parliamentary papers, gazettes, case law, acts.

Named groups say what is what: `title`, `session` or `year`, `dossier`, `nr` and `number`, `page`,
`section`, `court`, `day`. Numbers and years follow the Leidraad voor juridische auteurs.
"""

import re

_GAP = r"[\s\u00a0]{1,3}"
_SEP = rf",?{_GAP}"
_NR = r"(?:nrs?|no|nummer)\.?\s?"
_SESSION = r"(?:(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))"
_VJ = r"(?:vergaderjaar\s|verg\.?\s?jr?\.?\s)?"
_DOSSIER = (
    r"(?:(?:\d{2}[\s\u00a0.]?\d{3}|(?(session)\d[\s\u00a0.]\d{3}|(?!)))"
    r"(?:(?:[-\s]|\s?[-–]\s?)[IVXLC]{1,6}\b|[-\s]?\([A-Z0-9]{1,6}\))?)"
)
"""Behind a session also «7 618»: until about 1970 they had four digits."""
_AT = rf"(?:{_SEP}(?:item|p|pp|blz|col|bijl(?:age)?|par)\.?\s?\d[\d\-–/]{{0,12}})"
CHAMBER = (
    r"(?:(?:Kamerstuk(?:ken)?|Handelingen|Parlementaire\sstukken)(?:,?\s(?:TK|EK|II?|(?:Tweede|Eerste)\sKamer))?"
    r"|TK|EK|(?:Tweede|Eerste)\sKamer(?:\sder\sStaten-Generaal)?)"
)
PAPER = re.compile(
    rf"\b(?P<series>{CHAMBER})(?:{_SEP}\(?{_VJ}(?P<session>{_SESSION})\)?)?"
    rf"{_SEP}(?:{_NR}|dossier\s)?(?P<dossier>{_DOSSIER})(?![\d-]\d)"
    rf"(?:(?:{_SEP}|\s?/\s?){_NR}(?P<nr>[A-Z\d]\w{{0,5}})|(?:,\s|-)(?P<bare>\d{{1,4}}|[A-Z])(?![\w/]|\s\d|[.,]\d))?"
    rf"(?P<page>{_AT}{{1,2}})?"
)
PROCEEDINGS = re.compile(
    rf"\b(?P<series>{CHAMBER}){_SEP}{_VJ}(?P<session>{_SESSION}){_SEP}(?:{_NR}(?P<nr>\d{{1,5}}(?:,?\sitem\s\d{{1,3}})?)"
    rf"|(?P<bare>\d{{1,3}}-\d{{1,4}})(?!\d))(?P<page>{_AT}{{0,2}})?"
)
PROCEEDINGS_PAGE = re.compile(
    rf"\b(?P<series>Handelingen(?:\s(?:TK|EK|II?))?){_SEP}{_VJ}(?P<session>{_SESSION})"
    r"(?P<page>,\s(?:pp?|blz|kol)\.?\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?)"
)
"""As the proceedings were cited until 1995: by the page alone."""
APPENDIX = re.compile(
    rf"\b(?P<series>Aanhangsel(?:\s(?:van\sde\s|der\s)?Handelingen)?(?:\s(?:TK|EK|II?))?){_SEP}{_VJ}"
    rf"(?P<session>{_SESSION}){_SEP}(?:{_NR})?(?P<nr>\d{{1,5}})(?P<page>{_AT}{{0,2}})?"
)
EXPLANATION = re.compile(
    r"\b(?P<title>MvT|MvA|NnavV|NV|[Mm]emorie\svan\s(?:toelichting|antwoord)|[Nn]ota\svan\stoelichting"
    r"|[Nn]ota\snaar\saanleiding\svan\shet\sverslag),\s(?P<page>(?:pp?|blz)\.\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)"
)
GAZETTE = re.compile(
    rf"\b(?P<title>Staatsblad|Staatscourant|Tractatenblad|Gemeenteblad|Provinciaal\sblad|Publicatieblad"
    rf"|Stb\.?|Stcrt\.?|Trb\.?|Pb\.?\s?E[UG]|Pb\.?|PB(?:\sE[UG])?|OJ){_SEP}(?P<year>(?:19|20)\d\d)"
    rf"(?:{_SEP}|/)(?:{_NR})?(?P<number>[A-Z]?\s?\d{{1,6}}(?:/\d{{1,4}})?)\b"
)
ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:(?P<year>\d{4}):[A-Z0-9.]{1,25}(?<!\.)")
_LJN = r"LJN:?\s?(?:ECLI:\S{5,30}\s?)?[A-Z]{2}\s?\d{4}"
_REPORTS = (
    r"(?:NJ|AB|JB|JV|RvdW|NJB|EHRC|BNB|JOR|JM|RSV|USZ|NBSTRAF|NJFS|Gst\.|JIN|JAR|JBPr|TBR|NbSr"
    r"|Jur\.|FED|V-N)"
)
REPORT = re.compile(
    rf"\b(?:(?P<title>{_REPORTS})\s(?P<year>(?:19|20)\d\d)(?:/\s?|,\s(?:nr\.?\s)?)(?P<number>\d{{1,5}})"
    r"|(?P<name>LJN):?\s?(?P<ljn>[A-Z]{2}\s?\d{4}))\b"
)
_TOWN = r"(?:['’]s-)?[A-Z][\w-]{1,25}(?:\s(?:[A-Z][\w-]{1,25}|aan\sden\sRijn)){0,2}"
_COURT = (
    r"(?:HR|Hoge\sRaad|ABRvS|ABRS|AbRvS|(?:de\s)?Afdeling\sbestuursrechtspraak(?:\svan\sde\sRaad\svan\sState)?"
    r"|CRvB|Centrale\sRaad\svan\sBeroep|CBb|College\svan\sBeroep\svoor\shet\sbedrijfsleven"
    r"|HvJ\s?E[UG]|HvJ|Hof\svan\sJustitie(?:\s(?:van\sde\s)?E[UG])?|Gerecht\s?EU|Ger\.?\s?EU|GvEA"
    r"|Geschillencommissie(?:\s[A-Z]\w{2,20})?|College\svoor\sde\s[Rr]echten\svan\sde\s[Mm]ens"
    r"|Commissie\s[Gg]elijke\s[Bb]ehandeling|CGB|Hof\sAmbtenarenzaken|Ambtenarengerecht(?:\s\w{3,20})?"
    r"|EHRM|ECRM|EVRM-Hof|ECtHR|CJEU|ECJ|IGH|RvS|Raad\svan\sState|KB"
    rf"|(?:Vzr\.?\s|Pres\.?\s|Vz\.?\s|Voorzieningenrechter\s)?(?:Rb\.?|Rechtbank)\s{_TOWN}"
    rf"|(?:Gerechtshof|Hof)\s{_TOWN}|(?:Ktr\.?|Kantonrechter)\s{_TOWN})"
)
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan\.|feb\.|mrt\.|apr\.|jun\.|jul\.|aug\.|sept?\.|okt\.|nov\.|dec\."
    r"|January|February|March|May|June|July|August|October)"
)
DAY = rf"(?:\d{{1,2}}\s{_MONTH}\s(?:1[89]|20)\d\d|\d{{1,2}}-\d{{1,2}}-(?:1[89]|20)\d\d)"
_CASE_NUMBER = (
    rf"(?:ECLI:[A-Z]{{2}}:[A-Z0-9]{{1,7}}:\d{{4}}:[A-Z0-9.]{{1,25}}(?<!\.)|{_LJN}"
    rf"|{_REPORTS}\s(?:19|20)\d\d(?:/\s?|,\s(?:nr\.?\s)?)\d{{1,5}}"
    r"|(?:(?:gevoegde\s)?za(?:ak|ken)(?:\s?nrs?\.?|nummer)?\s|zaaknr\.?\s|nrs?\.?\s|no\.?\s"
    r"|appl(?:\.|ication)\sno\.?\s|rolnr\.?\s|parketnr\.?\s)?"
    r"(?:[CTF]-\d{1,4}/\d\d(?:(?:,\s|\sen\s|\st/m\s)[CTF]-\d{1,4}/\d\d){0,4}"
    r"|\d{4,6}/\d\d(?:(?:,\s|\sen\s)\d{4,6}/\d\d){0,4}|(?<=nr\.\s)\d{3,8}|\d{9,13}(?:/\d/\w\d)?|\d{2,6}[-/.]\d{2,7}(?:[-/.]\w{1,6}){0,2})"
    r"(?!\w))"
)
_PARAGRAPH = r"\d{1,3}(?:\.\d{1,3}){0,4}"
CASE = re.compile(
    rf"\b(?P<court>{_COURT})(?:\s\([^\s()]{{2,12}}\))?,?\s\(?(?P<day>{DAY})\)?"
    rf"(?P<numbers>(?:(?:,\s|\s\(|\s|;\s){_CASE_NUMBER}){{1,4}})"
    rf"(?P<page>(?:,\s(?:r\.?o\.?|rov\.?|punten?|§{{1,2}}|par\.|overweging(?:en)?|ov\.)\s?{_PARAGRAPH}"
    rf"(?:(?:\s?[-–]\s?|,\s|\sen\s|\st/m\s){_PARAGRAPH}){{0,3}})?)"
)
_BODY = r"E[UG]|EEG|Euratom|JBZ|EGKS|GBVB|EC|JHA"
_ACT = (
    r"(?:(?:[Uu]itvoerings|[Gg]edelegeerde\s|[Ii]mplementing\s|[Dd]elegated\s)?(?:[Vv]erordening|[Rr]ichtlijn"
    r"|[Bb]esluit|[Kk]aderbesluit|[Aa]anbeveling|[Bb]eschikking|Regulation|Directive|Decision))"
)
_EU_NUMBER = (
    rf"(?:\((?:{_BODY})(?:,\s(?:{_BODY}))?\)\s(?:{_NR})?(?P<number>\d{{1,4}}/\d{{1,4}})"
    r"|(?<=lijn\s)(?P<act>(?:19|20)\d\d/\d{1,4})(?!/)|(?<=ordening\s)(?P<law>(?:19|20)\d\d/\d{1,4})(?!/)"
    rf"|(?:{_NR})?(?P<older>\d{{2,4}}/\d{{1,4}}/(?:{_BODY}))|(?:{_NR})(?P<bare>\d{{1,4}}/\d{{2,4}}))(?![\w/])"
)
_ARTICLE_NUMBER = (
    r"\b(?:[Aa]rt(?:ikel(?:en)?|t?\.)|[Aa]rt)\s?(?P<article>\d{1,4}(?:[.:]\d{1,4})*\w{0,2}"
    r"(?:(?:,\s|\s(?:en|t/m|tot\sen\smet|of|jo\.?)\s|[-–])(?:art\.?\s)?\d{1,4}(?:[.:]\d{1,4})*[a-z]{0,2}){0,4})"
)
_ORDINAL = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste)"
_SECTION = (
    rf"(?P<section>(?:,?\s(?:{_ORDINAL}(?:\sen\s{_ORDINAL})?\s(?:lid|volzin|alinea)"
    r"|(?:lid|leden)\s\d{1,2}(?:\sen\s\d{1,2})?|(?:aanhef\sen\s)?(?:onder|sub|onderdeel)\s\w{1,2}"
    r"(?:\sen\s\w)?|aanhef)){0,4})"
)
_OF = r",?\s(?:(?:van\s)?(?:de|het)\s|van\s)?"
EU_ACT = re.compile(rf"(?:{_ARTICLE_NUMBER}{_SECTION}{_OF})?\b(?P<title>{_ACT})\s{_EU_NUMBER}")
CELEX = re.compile(
    r"\bCELEX(?:-nummer)?:?\s?(?P<number>[1-9C](?P<year>\d{4})[A-Z]{1,2}\d{4}(?:-\d{8})?)\b"
)
COMMISSION = re.compile(
    r"\b(?P<title>COM|SWD|JOIN)\s?\((?P<year>(?:19|20)\d\d)\)\s?(?P<number>\d{1,4})(?:\s(?:final|def\b\.?))?"
)
BWB = re.compile(r"\b(?P<number>BWB[RVW]\d{7}|CVDR\d{5,7}(?:/\d+)?)\b")
_STOP = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|bepaal[td]e?|bepalen|regelt|regelde|stelt|stelde|kan"
    r"|kunnen|kon|mag|mogen|moet|moeten|heeft|hebben|had|geeft|gaf|geven|schrijft|schreef|die|dat|niet|ook"
    r"|voorziet|voorzag|biedt|bood|dient|dienen|geldt|gelden|gold|luidt|luidde|om|als|waarin|waarbij|waarop"
    r"|volgens|zoals|noemt|noemde|eist|vereist|verplicht|verbiedt|verstaat|vormt|maakt|zegt|blijkt|volgt"
    r"|vindt|zal|zou|zullen|zouden|komt|ziet|legt|draagt|kent|kende|laat|verleent|spreekt|omschrijft"
    r"|bevat|beschermt|brengt|toegekend|opgenomen|genoemd|bedoeld|bedoelde|genoemde|geregeld|vastgelegd"
    r"|neergelegd|omdat|maar|want|dan|dus|onder|door|met|uit|aan|bij|naar|over|tussen|tegen|sinds|vanaf"
    r"|per|jo|juncto|onverminderd|in\sbeginsel|in\sverband|in\sverbinding|op\sgrond|deze|dit|wel|nog|reeds|artikel|artikelen|art)"
)
_LINK = r"(?:op|van|voor|de|het|en|inzake|houdende|tot|betreffende|in|tegen|ter|door|gebruik|langs)"
_SUBJECT = (
    rf"(?:{_LINK}\s){{0,3}}(?!{_STOP}\b)[^\W\d][\w’'-]{{1,40}}"
    rf"(?:\s(?:(?:en|van|op|voor|in|bij)\s(?:de\s|het\s)?)?(?!(?:{_STOP}|{_LINK})\b)[^\W\d][\w’-]{{1,40}}){{0,3}}"
)
_NAMED_LAW = (
    r"(?:[A-ZÀ-Þ][\w-]{1,40}wet|[A-ZÀ-Þ][\w-]{1,30}besluit|[A-ZÀ-Þ][\w-]{0,30}verordening"
    r"|[A-ZÀ-Þ][\w-]{1,40}regeling|[A-ZÀ-Þ][\w-]{1,30}reglement|[A-ZÀ-Þ][\w-]{1,30}code"
    r"|Wetboek\svan\s[A-Z]\w{1,30}(?:\s[A-Z]\w{1,30})?"
    r"|(?:Burgerlijk|Militair)\sWetboek(?:\sBES)?"
    rf"|(?:(?:Invoerings|Uitvoerings|Rijks)?[Ww]et|Besluit|Regeling|Reglement|Algemene\s(?:wet|verordening)"
    rf"|Tijdelijke\swet|Wet)\s(?!van\s\d){_SUBJECT}"
    r"|Algemene\s[Pp]laatselijke\s[Vv]erordening|Handvest|Verdrag\svan\s[A-Z]\w{1,30}|Statuut"
)
_SHORT_LAW = (
    r"(?:Awb|Wob|Woo|Sr|Sv|BW|Rv|Gw|Grondwet|EVRM|AVG|GDPR|Wmo|Wvggz|Wzd|Wlz|Zvw|Wpg|Wjsg|IVRK|VWEU|VEU"
    r"|Wsw|Pw|Gemw|WvSr|WvSv|WWM|Wwm|WOM|Wom|APV|Vw|Wft|Wbp|UAVG|Wro|Wabo|WVW|RVV|Bpolw|IVBPR|BUPO|Wiv"
    r"|Ow|Wnra|Bibob|Provw|Wgr|Wvr|Wtl|Ambtsinstructie|EG|EU)"
)
LAW = rf"{_NAMED_LAW}|{_SHORT_LAW})"
ARTICLE = re.compile(
    rf"{_ARTICLE_NUMBER.replace('article', 'number')}{_SECTION}{_OF}"
    rf"(?P<title>{LAW})(?:\s(?P<year>(?:19|20)\d\d))?(?![\w])"
)
