"""Every Dutch text of the pages in the browser."""

from collections.abc import Sequence

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
APP_BIBLIOGRAPHIES = "Opmerkingen bij bibliografieën"
APP_CLEAR = "Wis het gesprek"
APP_RETRY = "Probeer opnieuw"
APP_NOT_READY = "Er kan nog geen vraag worden gesteld"
APP_BUILD = (
    "Voeg op de pagina Documenten documenten toe, of voer in de map van het project bewijsplaats "
    "index uit, of make run, dat daarna ook deze pagina start. Klik dan op ‘Probeer opnieuw’."
)
APP_ASK_PAGE = "Vragen"
APP_AUTHORS = "Auteur"
APP_KINDS = "Soort document"
APP_YEARS = "Jaren"
APP_CHOOSE = "Alle"
APP_RECOGNISED = "tekstherkenning"
APP_SHOW_PAGE = "Toon op de pagina"
APP_HIDE_PAGE = "Verberg de pagina"
APP_DRAWING_PAGE = "De pagina wordt getekend…"
APP_IN_CORPUS = "In het corpus"

DOCUMENTS_INTRODUCTION = (
    "Voeg rapporten en bibliografieën toe, verbeter hun gegevens, of verwijder ze. Alles blijft op "
    "deze computer."
)
UPLOAD = "Documenten of bibliografieën toevoegen"
UPLOAD_REPLACE = "Vervang documenten met dezelfde bestandsnaam"
UPLOAD_ADD = "Voeg toe"
UPLOAD_NOTHING = "Kies eerst een of meer bestanden."
REBUILD_MEANWHILE = "Intussen kunt u vragen stellen; het antwoord komt dan nog uit de vorige index."
REBUILD_FAILED = (
    "De index kon door een onverwachte fout niet worden bijgewerkt; de vorige blijft bruikbaar. "
    "Wat er misging, staat in het venster waarin deze pagina is gestart."
)
STATE_READY = "doorzoekbaar"
STATE_WAITING = "nog niet in de index"
STATE_LEAVING = "verwijderd, nog in de index"
STATE_FAILED = "niet opgenomen"
STATE_BIBLIOGRAPHY = "bibliografie"
STATE_PARTLY = "bibliografie met fouten"
CORPUS_EMPTY = "Er staan nog geen documenten in het corpus."
EDIT = "Verbeteren of verwijderen"
EDIT_FILE = "Document of ander bestand"
EDIT_TITLE = "Titel"
EDIT_AUTHORS = "Auteurs: één familienaam per regel"
EDIT_YEAR = "Jaar"
EDIT_PUBLISHER = "Uitgever"
EDIT_SAVE = "Bewaar"
EDIT_UNDO = "Neem uw wijzigingen terug"
EDIT_SAVED = "De gegevens zijn bewaard. De index wordt bijgewerkt."
EDIT_UNDONE = "Uw wijzigingen zijn teruggenomen. De index wordt bijgewerkt."
REMOVE = "Verwijder dit bestand…"
REMOVE_SURE = "Ja, verwijder"
REMOVE_NOT = "Nee, behoud"


def app_example(title: str) -> str:
    """A question about what a section title names."""
    return f"Wat staat er over ‘{title}’?"


def app_sections(number: int) -> str:
    """The size of a document in sections."""
    if not number:
        return "zonder koppen"
    return "1 sectie" if number == 1 else f"{number} secties"


def app_page(title: str, label: str) -> str:
    """Above the image of a page."""
    return f"{title}, p. {label}"


def app_file_changed(file: str) -> str:
    """For a file that is no longer the one that was quoted."""
    return (
        f"{file} is sinds het antwoord gewijzigd of verwijderd; de pagina kan niet worden getoond. "
        "Stel de vraag opnieuw."
    )


def no_corpus(folder: str, reason: str) -> str:
    """For a corpus folder that cannot be made."""
    return (
        f"De map ‘{folder}’ kan niet worden gemaakt ({reason}). Kies een andere met "
        "BEWIJSPLAATS_CORPUS."
    )


def uploaded(name: str) -> str:
    """After an upload."""
    return f"{name} is toegevoegd."


def rebuilding(file: str, done: int, total: int) -> str:
    """During a rebuild."""
    place = f" ({done + 1} van {total})" if done < total else ""
    return f"De index wordt bijgewerkt: {file}{place}"


def rebuilt(documents: int, read: int) -> str:
    """After a rebuild."""
    whole = "1 document" if documents == 1 else f"{documents} documenten"
    return f"De index is bijgewerkt: {whole}, waarvan {read} nieuw gelezen."


def document_size(pages: int, sections: int) -> str:
    """The size of a document in pages, if it has them, and sections."""
    if not pages:
        return app_sections(sections)
    return f"{pages} {'pagina' if pages == 1 else 'pagina’s'} · {app_sections(sections)}"


def remove_sure(file: str) -> str:
    """Before a removal."""
    return f"{file} wordt uit het corpus en van deze computer verwijderd. Weet u het zeker?"


def removed(file: str) -> str:
    """After a removal."""
    return f"{file} is verwijderd. De index wordt bijgewerkt."


def removed_elsewhere(folder: str) -> str:
    """For a document of another corpus folder."""
    return f"Dit bestand staat in {folder}; verwijder of vervang het daar."


def upload_limits(megabytes: int, endings: Sequence[str]) -> str:
    """What can be uploaded."""
    return f"Hoogstens {megabytes} MB per bestand: {', '.join(endings)}."
