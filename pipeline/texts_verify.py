"""Every Dutch text about the proof of the index, and about the state of the files."""

HELP_COMMAND_VERIFY = (
    "Lees elk bestand opnieuw en bewijs dat de index er woord voor woord mee overeenkomt. "
    "Exitcode 0: alles bewezen, 1: iets niet."
)
HELP_QUOTES = (
    "Bestand met antwoorden (van ask --batch of ask --json) om de citaten van te bewijzen."
)
HELP_FRESH = "Lees en bereken alles opnieuw, ook wat al in de index staat."
HELP_WAIT = "Wacht zolang een ander de index bijwerkt, in plaats van na 10 seconden te stoppen."
VERIFYING = "Bewijzen"
FILE_GONE = "het bestand is verdwenen; zet het terug of voer uit: bewijsplaats index"
FILE_CHANGED = "het bestand is veranderd sinds de laatste index; voer uit: bewijsplaats index"
OTHER_TEXT = (
    "opnieuw gelezen geeft het bestand een andere tekst; voer uit: bewijsplaats index --fresh"
)
OTHER_STRUCTURE = (
    "opnieuw gelezen geeft het bestand een andere indeling; voer uit: bewijsplaats index --fresh"
)
OTHER_VECTORS = (
    "er wordt op andere vectoren gezocht dan bij het document horen; voer uit: "
    "bewijsplaats index --fresh"
)
QUOTE_WITHOUT_FILE = "het bestand van dit citaat staat niet (onveranderd) in de index"
QUOTE_NOT_THERE = "dit citaat staat niet letterlijk op de genoemde plaats in het bestand"


def bad_quotes(path: str) -> str:
    """For a file with quotes that cannot be read."""
    return (
        f"‘{path}’ is geen bestand met antwoorden. Maak het met: bewijsplaats ask --batch VRAGEN, "
        "en bewaar wat dat schrijft."
    )


def not_in_file(kind: str, start: int, end: int) -> str:
    """For a stretch of text that does not stand in the file."""
    return f"{kind} {start}–{end} staat niet letterlijk in het bestand"


def proved(name: str, passages: int, sentences: int, notes: int) -> str:
    """For a document that is as it should be."""
    noted = f", {notes} noten" if notes else ""
    return f"bewezen – {name}: {passages} passages, {sentences} zinnen{noted}"


def not_proved(name: str, problem: str) -> str:
    """For something that is not as it should be."""
    return f"NIET bewezen – {name}: {problem}"


def all_proved(documents: int, quotes: int) -> str:
    """When nothing is wrong."""
    quoted = f" en {quotes} citaten" if quotes else ""
    return f"Alles bewezen: {documents} documenten{quoted}; de index is onbeschadigd."


def some_not_proved(number: int) -> str:
    """When something is wrong."""
    return f"Niet alles is bewezen: {number} keer is er iets mis."


def file_state(file: str, state: str, message: str) -> str:
    """A file that is not in the index as it is now."""
    return f"{file} – {state}" + (f": {message}" if message else "")


def document_facts(form: str, pages: int, recognised: int) -> str:
    """The format and the pages of a document in a list."""
    counted = f", {pages} pagina’s" if pages else ""
    scanned = f", waarvan {recognised} met tekstherkenning (OCR)" if recognised else ""
    return f"  {form}{counted}{scanned}"
