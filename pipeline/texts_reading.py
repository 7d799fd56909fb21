"""Every Dutch text about files that become documents, or do not."""

from collections.abc import Sequence

READER_MISSING = (
    "Het programma dat bestanden leest, start niet. Sluit andere programma’s (is er genoeg "
    "geheugen?) en probeer het opnieuw; blijft het zo, installeer dan opnieuw met: make install"
)


def _first(items: Sequence[str], most: int = 8) -> str:
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else f"{shown} en nog {len(items) - most}"


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


def unreadable_folder(folder: str, reason: str) -> str:
    """For a folder within the corpus that cannot be listed."""
    detail = f" ({reason})" if reason else ""
    return (
        f"{folder or '.'}: deze map kan niet worden geopend{detail}, dus wat erin staat is niet "
        "gelezen. Controleer of u de map mag openen."
    )


def not_a_file(file: str) -> str:
    """For a pipe, a socket or a device."""
    return (
        f"{file}: dit is geen gewoon bestand. Haal het weg, of zet er een kopie als bestand neer."
    )


def link_outside(file: str) -> str:
    """For a link to a place outside the corpus folder."""
    return (
        f"{file}: deze koppeling wijst naar een plaats buiten de map met documenten. Zet het "
        "bestand zelf in de map, of geef de andere map ook op met --corpus."
    )


def too_slow(file: str, seconds: int) -> str:
    """For a file that takes too long to read."""
    return (
        f"{file}: het lezen duurde langer dan {seconds} seconden en is afgebroken. Is het bestand "
        "in orde, verhoog dan BEWIJSPLAATS_READ_SECONDS en voer uit: bewijsplaats index --fresh"
    )


def too_large(file: str, megabytes: int) -> str:
    """For a file that takes too much memory to read."""
    return (
        f"{file}: het lezen vroeg meer dan {megabytes} MB geheugen en is afgebroken. Splits het "
        "bestand, of verhoog BEWIJSPLAATS_READ_MEMORY en voer uit: bewijsplaats index --fresh"
    )


def reader_failed(file: str) -> str:
    """For a file on which the program itself fails."""
    return (
        f"{file}: bij het lezen van dit bestand ging er in het programma iets mis; het is "
        "overgeslagen. Bewaar het opnieuw, of als een ander bestandstype, en probeer het nog eens."
    )


def changed_while_reading(file: str) -> str:
    """For a file that somebody writes at the same moment."""
    return f"{file}: het bestand veranderde tijdens het lezen. Werk de index opnieuw bij."


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


def duplicate_of_failed(file: str, other: str) -> str:
    """For a file with the same content as another, which cannot be read."""
    return f"{file}: zelfde inhoud als {other}, dat niet kan worden gelezen (zie daar)."
