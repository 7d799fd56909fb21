"""Every Dutch text of the command line."""

ONE_QUESTION = "Geef óf één vraag, óf een bestand met vragen met --batch."
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


def about_bibliography(message: str) -> str:
    """Before the message about something in a bibliography; the rest of it is used."""
    return f"Bibliografie – {message}"


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
