"""Every Dutch text of the pages in the browser."""

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


def app_example(title: str) -> str:
    """A question about what a section title names."""
    return f"Wat staat er over ‘{title}’?"


def app_sections(number: int) -> str:
    """The size of a document in sections."""
    return "1 sectie" if number == 1 else f"{number} secties"
