"""Every Dutch text that a user sees."""

from collections.abc import Mapping, Sequence


def _first(items: Sequence[str], most: int = 8) -> str:
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else f"{shown} en nog {len(items) - most}"


# Reading


def unreadable_file(file: str, reason: str) -> str:
    """For a file that cannot be opened."""
    detail = f" ({reason})" if reason else ""
    return (
        f"{file}: het bestand kan niet worden gelezen{detail}. "
        "Controleer of het er nog staat en of u het mag openen."
    )


def bad_name(file: str) -> str:
    """For a file whose name is not text."""
    return f"{file}: de naam van dit bestand bevat ongeldige tekens. Geef het een andere naam."


def empty_file(file: str) -> str:
    """For a file without words."""
    return f"{file}: het bestand bevat geen tekst. Vervang of verwijder het."


def not_text(file: str) -> str:
    """For a binary file with the name of a text file."""
    return (
        f"{file}: dit is geen tekstbestand. Geef het de juiste extensie, "
        "of bewaar het opnieuw als tekst in UTF-8."
    )


def unsupported_format(file: str, known: Sequence[str]) -> str:
    """For a format without a reader."""
    return f"{file}: dit formaat wordt niet gelezen. Wel: {', '.join(known)}."


def damaged_pdf(file: str) -> str:
    """For a PDF that cannot be opened."""
    return (
        f"{file}: deze PDF is beschadigd of met een wachtwoord beveiligd. "
        "Open het bestand in een pdf-lezer en bewaar het opnieuw zonder wachtwoord."
    )


def pdf_without_text(file: str) -> str:
    """For a PDF of images."""
    return (
        f"{file}: deze PDF heeft geen tekstlaag (een scan?). "
        "Maak het bestand doorzoekbaar met tekstherkenning (OCR) en voeg het opnieuw toe."
    )


def pages_without_text(labels: Sequence[str]) -> str:
    """For single pages of images."""
    return f"zonder tekstlaag: pagina {_first(labels)}"


def read_as_encoding(encoding: str) -> str:
    """For a file in another encoding than UTF-8."""
    return f"gelezen als {encoding}; bewaar het bestand bij voorkeur als UTF-8"


def stray_bytes(number: int) -> str:
    """For a UTF-8 file with bytes that are not."""
    places = "1 plaats" if number == 1 else f"{number} plaatsen"
    return f"op {places} is het bestand geen geldige UTF-8; daar is Windows-1252 gelezen"


def facts_unreadable(file: str, reason: str) -> str:
    """For a CSL-JSON file that cannot be parsed."""
    return f"{file}: geen geldige CSL-JSON ({reason}); de gegevens hieruit worden niet gebruikt."


def duplicate(file: str, other: str) -> str:
    """For a file with the same content as another."""
    return f"{file}: zelfde inhoud als {other}; het document is één keer opgenomen."


# Encoder and index


def encoder_missing(name: str) -> str:
    """For an encoder that is not there."""
    return (
        f"De encoder ‘{name}’ is niet gevonden. Geef met --encoder een bestaande map met een model "
        "van sentence-transformers, of laat de optie weg voor het meegeleverde model (is dat weg: "
        "git checkout models)."
    )


def encoder_damaged(name: str) -> str:
    """For an encoder with other weights than expected, or none that load."""
    return (
        f"De encoder ‘{name}’ is beschadigd of geen model van sentence-transformers. "
        "Haal het model terug met git checkout models, of installeer het opnieuw (make install)."
    )


def language_model_damaged(name: str) -> str:
    """For a spaCy pipeline that is not there or does not load."""
    return (
        f"Het taalmodel ‘{name}’ is niet gevonden of beschadigd. Haal het meegeleverde model terug "
        "met git checkout models, of geef met BEWIJSPLAATS_SENTENCE_MODEL een bestaand spaCy-model."
    )


def calibration_damaged(file: str) -> str:
    """For a calibration that is not there or does not load."""
    return (
        f"De ijking van de zekerheid ({file}) ontbreekt of is beschadigd. Haal haar terug met "
        "git checkout models."
    )


def index_missing(folder: str) -> str:
    """For a folder without an index."""
    return f"In ‘{folder}’ staat nog geen index. Maak die met: bewijsplaats index"


def index_damaged(path: str) -> str:
    """For an index with missing or changed files."""
    return f"De index is beschadigd ({path}). Maak hem opnieuw met: bewijsplaats index"


def index_not_written(folder: str, reason: str) -> str:
    """For a folder that cannot be written."""
    return (
        f"De index in ‘{folder}’ kon niet worden geschreven ({reason}). De oude index blijft "
        "bruikbaar. Maak ruimte of kies een andere map met --index."
    )


def index_outdated(what: str, old: str, new: str) -> str:
    """For an index made in another way than is asked for now."""
    return (
        f"De index is gemaakt met {what} ‘{old}’; nu geldt ‘{new}’. "
        "Maak hem opnieuw met: bewijsplaats index"
    )


OUTDATED = {
    "schema_version": "indexversie",
    "encoder": "encoder",
    "encoder_checksum": "encodergewichten",
    "passage_tokens": "passagelengte",
    "passage_overlap": "passage-overlap",
    "sentence_model": "zinsmodel",
}


def empty_corpus(folders: Sequence[str]) -> str:
    """For folders without a readable document."""
    return (
        f"Geen leesbare documenten in: {', '.join(folders)}. "
        "Zet er .txt-, .md- of .pdf-bestanden in, of kies een andere map met --corpus."
    )


def corpus_missing(folder: str) -> str:
    """For a folder that does not exist."""
    return f"De map ‘{folder}’ bestaat niet. Controleer de naam na --corpus."


# Questions and answers

EMPTY_QUESTION = "De vraag is leeg. Stel een vraag of noem een bewering."
NOT_FOUND = "Hierover vind ik niets in de documenten."
NEAREST = "Het dichtst in de buurt komt:"
NO_HITS = "Er zijn ook geen passages die erop lijken."


def long_question(length: int, most: int) -> str:
    """For a question of more characters than is sensible."""
    return f"De vraag telt {length} tekens; het maximum is {most}. Kort de vraag in."


def unknown_document(name: str) -> str:
    """For a document that is not in the index."""
    return (
        f"Het document ‘{name}’ staat niet in de index. Bekijk de namen met: bewijsplaats documents"
    )


def unknown_section(name: str, document: str) -> str:
    """For a section that a document does not have."""
    return f"‘{document}’ heeft geen sectie ‘{name}’. Zonder --section ziet u de hele inhoud."


# References


def work(authors: Sequence[str], year: str, title: str) -> str:
    """The short name of a document: «Tops (2017)», or its title."""
    if not authors:
        return f"{title} ({year})" if year else title
    if len(authors) > 3:
        names = f"{authors[0]} e.a."
    elif len(authors) > 1:
        names = f"{', '.join(authors[:-1])} en {authors[-1]}"
    else:
        names = authors[0]
    return f"{names} ({year or 'z.j.'})"


def section_name(number: str | None, title: str) -> str:
    """The name of a section: «§ 3 Titel», «‘Titel’», or nothing."""
    if number:
        return f"§ {number} {title}".strip()
    return f"‘{title}’" if title else ""


def item_name(style: str, label: str) -> str:
    """The name of a list item: «punt 2», «onder c», «3e opsommingspunt»."""
    names = {"nummer": f"punt {label}", "letter": f"onder {label}"}
    return names.get(style, f"{label}e opsommingspunt")


def paragraph_name(number: int) -> str:
    """The name of a paragraph."""
    return f"al. {number}"


def page_names(labels: Sequence[str]) -> str:
    """The pages of a place."""
    if not labels:
        return ""
    return f"p. {labels[0]}" if len(labels) == 1 else f"p. {labels[0]}–{labels[-1]}"


# Batches


def bad_line(file: str, number: int) -> str:
    """For a line that is no question."""
    return (
        f"{file}, regel {number}: geen geldige vraag. Verwacht per regel JSON met ten minste "
        '"id" en "vraag".'
    )


# Chat

APP_TITLE = "Bewijsplaats"
APP_INTRODUCTION = (
    "Stel een vraag over de documenten. U krijgt letterlijke citaten met hun vindplaats, "
    "of het eerlijke antwoord dat het er niet in staat."
)
APP_LOADING = "De index en het taalmodel worden geladen…"
APP_SEARCHING = "Zoeken in de documenten…"
APP_ASK = "Stel een vraag of noem een bewering"
APP_EXAMPLES = "Bijvoorbeeld:"
APP_SCOPE = "Gezocht in:"
APP_CONTEXT = "Lees de passage in haar context"
APP_NO_ANSWER = "Geen antwoord"
APP_FILTERS = "Zoeken in"
APP_DOCUMENT = "Document"
APP_ALL_DOCUMENTS = "Alle documenten"
APP_SECTION = "Sectie"
APP_ALL_SECTIONS = "Hele document"
APP_DOCUMENTS = "Documenten"
APP_FAILURES = "Niet opgenomen"
APP_CLEAR = "Wis het gesprek"
APP_RETRY = "Probeer opnieuw"
APP_NOT_READY = "Er kan nog geen vraag worden gesteld"
APP_BUILD = (
    "Voer in de map van het project bewijsplaats index uit, of make run, dat daarna ook deze "
    "pagina start. Klik dan op ‘Probeer opnieuw’."
)


def confidence(value: float) -> str:
    """How sure the program is of an answer, in words."""
    names = {0.85: "groot", 0.65: "redelijk", 0.0: "klein"}
    name = next(name for least, name in names.items() if value >= least)
    return f"Zekerheid: {name}. Dat is een schatting; lees de passage zelf na."


def app_example(title: str) -> str:
    """A question about what a section title names."""
    return f"Wat staat er over ‘{title}’?"


def app_sections(number: int) -> str:
    """The size of a document in sections."""
    return "1 sectie" if number == 1 else f"{number} secties"


def bad_setting(names: str) -> str:
    """For environment variables with a value that is not valid."""
    return (
        f"Een instelling in een omgevingsvariabele heeft een ongeldige waarde: {names}. "
        "Verbeter of verwijder die en begin opnieuw; de README noemt wat mag."
    )


ONE_QUESTION = "Geef óf één vraag, óf een bestand met vragen met --batch."


# Command line

CLI_HELP = "Bewijsplaats: Nederlandse vragen, letterlijke citaten met vindplaats. Werkt offline."
HELP_COMMAND_INDEX = "Maak de index, of werk hem bij."
HELP_COMMAND_ASK = "Beantwoord een vraag met citaten. Exitcode 0: gevonden, 3: niets gevonden."
HELP_COMMAND_SEARCH = "Toon de passages die het dichtst bij een vraag liggen."
HELP_COMMAND_SHOW = "Toon de inhoud van een document, een sectie, of een bereik met zijn context."
HELP_COMMAND_DOCUMENTS = "Toon de documenten in de index, en de bestanden die erbuiten bleven."
HELP_COMMAND_EVALUATE = "Meet de index, de encoder en de zinsgrenzen aan wat bekend is."
HELP_CORPUS = "Map met documenten (herhaalbaar); de index wordt dan eerst bijgewerkt."
HELP_INDEX = "Map van de index."
HELP_ENCODER = "Map of naam van een model van sentence-transformers."
HELP_JSON = "Schrijf JSON, één object per regel."
HELP_BATCH = 'Bestand met vragen, per regel {"id", "vraag"}; schrijft JSON.'
HELP_K = "Aantal passages."
HELP_DOCUMENT = "Naam van een document (bestand, id of deel van de naam)."
HELP_SECTION = "Nummer of titel van een sectie."
HELP_QUESTION = "De vraag, of een bewering waarvoor bewijs wordt gezocht."
HELP_SPAN = "Bereik in tekens, zoals 120:340."
HELP_CONTEXT = "Aantal tekens rondom het bereik."
HELP_QUESTIONS = (
    "Bestand om aan te meten (herhaalbaar): vragen met citaten, vragen met antwoorden, zinsparen "
    "met een score, of teksten met hun zinnen; docs/quality.md beschrijft ze."
)
HELP_COMPARE = (
    "Instellingen om ernaast te leggen (herhaalbaar), zoals dense_weight=0.25,depth=50; met het "
    "verschil en zijn 95 %-interval."
)
HELP_CURVE = (
    "Schrijf een grafiek (SVG) van fout tegen gegeven antwoorden, met een tabel per drempel."
)
BUILDING = "Index maken"
WRITING = "Index schrijven"
INTERRUPTED = "Afgebroken. De vorige index is nog bruikbaar."


def wrong_use(kind: str, name: str) -> str:
    """For a command line that cannot be understood."""
    reasons = {
        "NoSuchOption": f"Onbekende optie: {name}.",
        "NoSuchCommand": f"Onbekende opdracht: {name}.",
        "MissingParameter": f"Er ontbreekt iets: {name}.",
        "BadParameter": f"Ongeldige waarde voor {name}.",
        "BadOptionUsage": f"Bij {name} hoort een waarde.",
    }
    reason = reasons.get(kind, "De opdracht is niet te begrijpen.")
    return f"{reason} Zie: bewijsplaats --help"


def bad_span(span: str, length: int) -> str:
    """For a span that is none."""
    return f"‘{span}’ is geen bereik. Verwacht begin:eind, tussen 0 en {length}."


def not_indexed(message: str) -> str:
    """Before the message about a file that is not in the index."""
    return f"Niet opgenomen – {message}"


def remark(file: str, message: str) -> str:
    """A remark about a file that is in the index."""
    return f"Let op – {file}: {message}"


def built(documents: int, read: int, embedded: int) -> str:
    """After a build."""
    return (
        f"Index gereed: {documents} documenten, waarvan {read} gelezen; "
        f"{embedded} passages berekend."
    )


def up_to_date(documents: int) -> str:
    """After a build that changed nothing."""
    return f"De index is al bijgewerkt: {documents} documenten, niets veranderd."


def document_line(file: str, title: str) -> str:
    """A document in a list."""
    return file if title == file else f"{file} – {title}"


def document_size(document_id: str, sections: int, passages: int) -> str:
    """The size of a document in a list."""
    return f"  {sections} secties, {passages} passages (id {document_id})"


def matched(form: str, term: str, kind: str) -> str:
    """A word of a text with the word of the question that it matches, and how if not as a whole."""
    whole = " ".join(form.split())
    if kind in ("woord", "getal"):
        return whole if whole.casefold() == term.casefold() else f"{whole} ({term})"
    return f"{whole} ({kind}: {term})"


def matched_words(words: Sequence[str]) -> str:
    """The words that a passage shares with the question."""
    return f"woorden: {_first(words)}" if words else "geen woorden gemeen met de vraag"


def ranks(score: float, ranks_: Mapping[str, int]) -> str:
    """Why a passage stands where it stands."""
    names = {"dense": "op betekenis", "lexical": "op woorden"}
    parts = [f"{names.get(name, name)} nr. {rank}" for name, rank in ranks_.items()]
    return f"score {score:.2f}; {', '.join(parts)}"
