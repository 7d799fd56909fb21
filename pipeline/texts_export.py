"""Every Dutch text in what is exported: references in APA, copied quotes, whole sessions."""

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
NO_DATE = "z.d."
EDITORS = "Red."
IN = "In"
PAGE = "p."
PAGES = "pp."
NUMBER = "nr."
THESIS = "Proefschrift"
VOLUMES = "Dl."
SESSION = "Vragen en antwoorden"
SOURCES = "Bronnen"
NOT_FOUND = "Hierover is in de documenten niets gevonden."
AUTHOR = "Bewijsplaats"


def edition(number: str) -> str:
    """The edition of a book: «2e druk»; what is no number stays as it is."""
    return f"{number}e druk" if number.isdecimal() else number


def accessed(date: str) -> str:
    """The day on which a page was seen, before its address."""
    return f"Geraadpleegd op {date}, van"
