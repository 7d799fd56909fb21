"""Every Dutch text about files that become documents, or do not."""

from collections.abc import Sequence

from pipeline.wording import listed

_INSTALL_OCR = "installeer tesseract-ocr met Nederlands (tesseract-ocr-nld)"
READER_MISSING = (
    "Het programma dat bestanden leest, start niet. Sluit andere programma’s (is er genoeg "
    "geheugen?) en probeer het opnieuw; blijft het zo, installeer dan opnieuw met: make install"
)


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


def too_much_memory(file: str, megabytes: int) -> str:
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


_SAVE = "Bewaar het als .docx of .pdf en voeg dat bestand toe."
_PRINT = "Zet het om naar een pdf met tekst en voeg die toe."
_UNPACK = "Pak het uit en voeg de documenten toe die erin zitten."
_TAKE_OUT = "Haal het uit de corpusmap."

OTHER_FORMATS = {
    "doc": ("een oud Word-bestand (.doc)", _SAVE),
    "xls": ("een Excel-werkmap", "Bewaar wat erin staat als .docx of .pdf en voeg dat toe."),
    "ppt": ("een PowerPoint-presentatie", "Bewaar haar als .pdf en voeg dat bestand toe."),
    "msg": ("een Outlook-bericht", _SAVE),
    "ole": ("een oud Office-bestand", _SAVE),
    "odf": ("een OpenDocument-bestand dat geen tekst is (.ods, .odp)", _SAVE),
    "rtf": ("een RTF-bestand", _SAVE),
    "ps": ("een PostScript-bestand", _PRINT),
    "djvu": ("een DjVu-bestand", _PRINT),
    "image": ("een afbeelding", _PRINT),
    "archive": ("een ingepakt archief (zip en dergelijke)", _UNPACK),
    "database": ("een databank", _TAKE_OUT),
    "program": ("een programma", _TAKE_OUT),
}

FORMAT_NAMES = {
    "text": "platte tekst",
    "markdown": "Markdown",
    "pdf": "PDF",
    "docx": "Word",
    "odt": "OpenDocument-tekst",
    "html": "webpagina (HTML)",
    "epub": "e-book (EPUB)",
}


def other_format(file: str, kind: str) -> str:
    """For a format that is known but not read, by its key in `OTHER_FORMATS`."""
    name, advice = OTHER_FORMATS[kind]
    return f"{file}: dit is {name}; dat wordt niet gelezen. {advice}"


def wrong_extension(suffix: str, kind: str) -> str:
    """For a file whose name promises another format than it has, by its key in `FORMAT_NAMES`."""
    wrong = f"de extensie {suffix} klopt niet" if suffix else "de naam heeft geen extensie"
    return f"{wrong}; het bestand is gelezen als {FORMAT_NAMES[kind]}"


def not_a_file(file: str) -> str:
    """For a pipe, a socket or a device among the documents."""
    return f"{file}: dit is geen bestand (een map, pijp of apparaat). Haal het hier weg."


def too_large(file: str, found: int, most: int) -> str:
    """For a file above a limit, both in bytes."""
    return (
        f"{file}: dit bestand is {found / 1024**2:.0f} MB; de grens voor dit formaat is "
        f"{most / 1024**2:.0f} MB. Splits het in delen."
    )


def changed_while_reading(file: str) -> str:
    """For a file that another program is writing."""
    return (
        f"{file}: het bestand veranderde terwijl het werd gelezen. "
        "Sluit het programma dat het schrijft en probeer het opnieuw."
    )


def encrypted_file(file: str) -> str:
    """For an office file or an e-book with a password or other encryption."""
    return (
        f"{file}: dit bestand is met een wachtwoord of kopieerbeveiliging versleuteld. "
        "Bewaar het zonder beveiliging en voeg het opnieuw toe."
    )


def damaged_package(file: str, part: str) -> str:
    """For an office file or e-book that cannot be opened; `part` is where it breaks."""
    where = f" (onderdeel {part[:80]})" if part else ""
    return (
        f"{file}: dit bestand is beschadigd of onvolledig{where}. "
        "Open het in het programma waarmee het is gemaakt en bewaar het opnieuw."
    )


def oversized_package(file: str) -> str:
    """For an office file or e-book that unpacks to more than a document does."""
    return (
        f"{file}: dit bestand pakt uit tot meer dan een document groot is; "
        "het is daarom niet gelezen. Splits het, of bewaar het als .pdf."
    )


def unsafe_xml(file: str) -> str:
    """For a file whose XML defines entities of its own."""
    return (
        f"{file}: dit bestand bevat verwijzingen (XML-entiteiten) die niet veilig te lezen zijn. "
        "Bewaar het opnieuw, of als .pdf."
    )


def too_deeply_nested(file: str) -> str:
    """For a web page that nests deeper than any page does."""
    return (
        f"{file}: deze webpagina is te diep genest om te lezen. "
        "Open haar in een browser en bewaar haar als .pdf."
    )


def damaged_pdf(file: str) -> str:
    """For a PDF that cannot be opened."""
    return (
        f"{file}: deze PDF is beschadigd of onvolledig. "
        "Open het bestand in een pdf-lezer en bewaar het opnieuw, of haal het nog eens op."
    )


def protected_pdf(file: str) -> str:
    """For a PDF that opens only with a password."""
    return (
        f"{file}: deze PDF is met een wachtwoord beveiligd. "
        "Open het bestand in een pdf-lezer en bewaar het zonder wachtwoord."
    )


def pdf_without_text(file: str) -> str:
    """For a PDF of images."""
    return (
        f"{file}: deze PDF heeft geen tekstlaag (een scan?). "
        "Maak het bestand doorzoekbaar met tekstherkenning (OCR) en voeg het opnieuw toe, "
        f"of {_INSTALL_OCR}."
    )


def pages_without_text(labels: Sequence[str]) -> str:
    """For single pages of images."""
    return f"zonder tekstlaag: pagina {listed(labels)}; {_INSTALL_OCR} om die te lezen"


def pages_recognised(labels: Sequence[str]) -> str:
    """For pages of images whose text was recognised."""
    return (
        f"gelezen met tekstherkenning (OCR): pagina {listed(labels)}; "
        "controleer citaten daaruit aan het bestand"
    )


def pages_not_recognised(labels: Sequence[str]) -> str:
    """For pages of images in which no text was recognised, or beyond the limit for it."""
    return f"zonder tekstlaag, en niet met tekstherkenning (OCR) gelezen: pagina {listed(labels)}"


def pages_unreadable(labels: Sequence[str]) -> str:
    """For single damaged pages."""
    return f"beschadigd en daarom niet gelezen: pagina {listed(labels)}"


def pages_beyond_limit(read: int, total: int) -> str:
    """For a PDF with more pages than are read."""
    return f"alleen de eerste {read} van {total} pagina’s zijn gelezen; splits het bestand"


def pages_without_characters(labels: Sequence[str]) -> str:
    """For pages whose fonts do not tell which characters they show."""
    return (
        f"het lettertype zegt niet welke tekens er staan: pagina {listed(labels)}; "
        "de tekst daarvan kan onleesbaar zijn"
    )


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


def duplicate_of_failed(file: str, other: str) -> str:
    """For a file with the same content as another, which cannot be read."""
    return f"{file}: zelfde inhoud als {other}, dat niet kan worden gelezen (zie daar)."
