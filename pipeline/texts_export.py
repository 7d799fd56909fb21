"""Every Dutch text in what is exported: references in APA, copied quotes, whole sessions."""

from collections.abc import Sequence

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
NO_DATE = "z.d."
OTHERS = "et al."
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

COPY = "Kopieer met verwijzing"
COPY_PLAIN = "Als platte tekst"
COPY_MARKDOWN = "Als Markdown"
COPY_REFERENCE = "De volledige verwijzing, in APA-stijl"
SAVE = "Bewaar dit gesprek"
SAVE_SESSION = "Vragen en citaten, met voetnoten"
SAVE_WORD = "Word"
SAVE_MARKDOWN = "Markdown"
SAVE_WORKS = "De geciteerde documenten"
SAVE_APA = "APA"
SAVE_BIBTEX = "BibTeX"
SAVE_RIS = "RIS"
SAVE_CSL = "CSL-JSON"
HELP_EXPORT = (
    "Bewaar de antwoorden (.md, .docx), of de geciteerde documenten (.txt in APA-stijl, .bib, "
    ".ris, .json)."
)


def edition(number: str) -> str:
    """The edition of a book: «2e druk»; what is no number stays as it is."""
    return f"{number}e druk" if number.isdecimal() else number


def accessed(date: str) -> str:
    """The day on which a page was seen, before its address."""
    return f"Geraadpleegd op {date}, van"


def unknown_form(name: str, known: Sequence[str]) -> str:
    """For an export in a form that there is not."""
    return f"‘{name}’: een gesprek kan alleen worden bewaard als {', '.join(known)}."


def not_written(name: str, reason: str) -> str:
    """For an export that cannot be saved."""
    return f"‘{name}’ kon niet worden bewaard ({reason}). Kies een andere map."


def found_at(place: str) -> str:
    """The place of a quote behind the reference of its work, which may end in a link."""
    return f"(Vindplaats: {place}.)"
