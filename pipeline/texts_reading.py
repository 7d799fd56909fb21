"""Every Dutch text about files that become documents, or do not."""

from collections.abc import Sequence


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


def duplicate(file: str, other: str) -> str:
    """For a file with the same content as another."""
    return f"{file}: zelfde inhoud als {other}; het document is één keer opgenomen."
