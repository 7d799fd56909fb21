"""Every Dutch text about describing documents and storing them: bibliographies, edits, uploads."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "book": "boek",
        "chapter": "hoofdstuk",
        "article": "artikel",
        "newspaper": "krantenartikel",
        "report": "rapport",
        "thesis": "proefschrift of scriptie",
        "law": "wet of regeling",
        "web": "webpagina",
        "conference": "congresbijdrage",
    }
)
OTHERS = "anderen"
MASTERS_THESIS = "Masterscriptie"


def bibliography_unreadable(file: str, reason: str) -> str:
    """For a bibliography that cannot be opened or is no text."""
    return (
        f"{file}: deze bibliografie kan niet worden gelezen ({reason}); er is niets uit gebruikt."
    )


def bad_csl(file: str, line: int) -> str:
    """For a place where a CSL-JSON file is no JSON."""
    return (
        f"{file}, regel {line}: geen geldige CSL-JSON (een komma, haakje of aanhalingsteken te "
        "veel of te weinig?). De items die wel te lezen zijn, worden gebruikt."
    )


def bad_item(file: str, line: int, beginning: str) -> str:
    """For an item of a bibliography that cannot be read."""
    return (
        f"{file}, regel {line}: dit item is niet te lezen en wordt overgeslagen: ‘{beginning}’. "
        "Verbeter het; de andere items worden gebruikt."
    )


def unclosed_item(file: str, line: int) -> str:
    """For a RIS item without its last line."""
    return (
        f"{file}, regel {line}: dit item heeft geen afsluitende regel ‘ER  -’ en wordt "
        "overgeslagen. Voeg die regel toe; de andere items worden gebruikt."
    )


def repeated_field(file: str, line: int, names: Sequence[str]) -> str:
    """For a BibTeX item with a field twice."""
    return (
        f"{file}, regel {line}: in dit item staat meer dan eens: {', '.join(names)}. "
        "Het wordt overgeslagen; laat één waarde staan."
    )


def repeated_key(file: str, line: int, key: str, first: int) -> str:
    """For an item with the key of an earlier one."""
    return (
        f"{file}, regel {line}: de sleutel ‘{key}’ staat ook op regel {first}. Beide items worden "
        "gebruikt; geef elk item een eigen sleutel."
    )


def odd_year(source: str, year: str) -> str:
    """For a year that is none."""
    return f"het jaar ‘{year}’ in {source} is geen jaartal en wordt niet gebruikt"


def future_year(year: str) -> str:
    """For a year that has not begun."""
    return f"het jaar {year} ligt in de toekomst; controleer het"


def no_year(source: str) -> str:
    """For an item without a year."""
    return f"in {source} staat geen jaar (z.j.)"


def contradictory_years(places: Sequence[tuple[str, str]]) -> str:
    """For items of one document with different years; each a source and a year, the first used."""
    named = "; ".join(f"{year} in {source}" for source, year in places)
    return f"de bibliografie noemt verschillende jaren: {named}. Het eerste is gebruikt"


def ambiguous_file(source: str, name: str, files: Sequence[str]) -> str:
    """For an item that names a file of which there are several."""
    return (
        f"{source} noemt ‘{name}’, maar er zijn er {len(files)} ({', '.join(files[:4])}); het item "
        "is daarom aan geen van beide verbonden. Noem de map erbij"
    )


def ambiguous_title(sources: Sequence[str]) -> str:
    """For a title that fits more than one item or more than one document."""
    return (
        f"de titel past op meer dan één item of document ({', '.join(sources[:4])}); er is daarom "
        "niets verbonden. Noem het bestand in het item"
    )


def same_main_title(source: str) -> str:
    """For an item that was linked by its title without the subtitle."""
    return (
        f"de gegevens komen uit {source}: de titel is gelijk, op een ondertitel na. Klopt dat "
        "niet, verbeter dan de gegevens of noem het bestand in het item"
    )


def cyclic_about(file: str) -> str:
    """For guides that are about each other."""
    return f"‘about’ verwijst in een kring naar dit bestand terug (via {file}); dat is genegeerd"


def edit_not_saved(file: str, reason: str) -> str:
    """For a folder in which the edited facts cannot be written."""
    return (
        f"De gegevens van {file} konden niet worden bewaard ({reason}). Controleer of u in de map "
        "van het corpus mag schrijven."
    )


def edits_damaged(file: str) -> str:
    """For a file of edited facts that would be lost by writing it anew."""
    return (
        f"{file} is beschadigd en wordt niet overschreven. Herstel of verwijder het bestand, en "
        "bewaar de gegevens opnieuw."
    )


def bad_year(year: str) -> str:
    """For a year that the user gives and that is none."""
    return f"‘{year}’ is geen jaartal. Geef vier cijfers, zoals 2017, of laat het jaar leeg."


def bad_years(years: str) -> str:
    """For a range of years that the user gives and that is none."""
    return f"‘{years}’ is geen jaartal of reeks. Geef bijvoorbeeld 2015, 2010-2017, 2010- of -2017."


def unknown_author(name: str, known: Sequence[str]) -> str:
    """For an author of none of the documents."""
    if not known:
        return f"Van geen document is de auteur bekend, dus ook niet ‘{name}’."
    others = ", ".join(known[:8]) + (" …" if len(known) > 8 else "")
    return f"Geen document is van ‘{name}’. Wel van: {others}."


def described(facts: Sequence[str]) -> list[str]:
    """What is known of a document as a line in a list, or no line."""
    return [f"  {' · '.join(facts)}"] if facts else []


HELP_AUTHOR = "Zoek alleen in documenten van deze auteur (familienaam; herhaalbaar)."
HELP_YEAR = "Zoek alleen in documenten uit dit jaar of deze jaren: 2015, 2010-2017, 2010-, -2017."
HELP_SET = "Wijzig de gegevens van dit document (bestand, id of deel van de naam)."
HELP_SET_TITLE = "Bij --set: de titel; leeg neemt uw wijziging terug."
HELP_SET_AUTHOR = "Bij --set: een auteur (familienaam; herhaalbaar); leeg: geen auteur."
HELP_SET_YEAR = "Bij --set: het jaar; leeg: geen jaar."
HELP_SET_PUBLISHER = "Bij --set: de uitgever; leeg: geen uitgever."
NOTHING_TO_SET = (
    "Geef bij --set ten minste één van --title, --author, --year en --publisher, en geef die vier "
    "niet zonder --set."
)


def edit_saved(file: str) -> str:
    """After an edit of the facts of a document."""
    return f"De gegevens van {file} zijn bewaard. Werk de index bij met: bewijsplaats index"


def name_taken(name: str) -> str:
    """For an upload with the name of another file."""
    return (
        f"{name}: er staat al een bestand met deze naam in het corpus. Kies voor vervangen, of "
        "geef het bestand een andere naam."
    )


def same_content(name: str, other: str) -> str:
    """For an upload with the content of another document."""
    return f"{name}: zelfde inhoud als {other}, dat al in het corpus staat; niet toegevoegd."


def too_large(name: str, megabytes: int) -> str:
    """For an upload of more bytes than the settings allow."""
    return (
        f"{name}: groter dan {megabytes} MB en daarom niet toegevoegd. Zet het bestand zelf in de "
        "map van het corpus, of verhoog BEWIJSPLAATS_MAX_UPLOAD."
    )


def empty_upload(name: str) -> str:
    """For an upload without bytes."""
    return f"{name}: het bestand is leeg en niet toegevoegd."


def is_link(name: str) -> str:
    """For a name in the corpus folder that leads elsewhere, or is a folder."""
    return (
        f"{name}: in het corpus staat onder deze naam een koppeling of een map. Die wordt niet "
        "overschreven; geef het bestand een andere naam."
    )


def not_stored(name: str, reason: str) -> str:
    """For a corpus folder that cannot be written."""
    return (
        f"{name}: kon niet worden bewaard ({reason}). Controleer of er ruimte is en of u in de map "
        "van het corpus mag schrijven."
    )


def not_removed(name: str, reason: str) -> str:
    """For a document that cannot be removed."""
    return f"{name}: kon niet worden verwijderd ({reason}). Verwijder het bestand zelf uit de map."


NOT_IN_CORPUS = "het staat niet in deze map"
