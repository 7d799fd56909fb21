"""Every Dutch text of the page about literature, and of cited works under a quote."""

PAGE = "Literatuur"
INTRODUCTION = (
    "Wat de documenten aanhalen, waar, en of de volledige tekst in de corpus staat. Alles is "
    "geteld in literatuurlijsten, verwijzingen en uw bibliografieën."
)
NONE = (
    "De documenten halen nog geen werken aan. Voeg op de pagina Documenten een rapport met "
    "verwijzingen toe, of een bibliografie (.csl.json, .bib of .ris)."
)
SORT = "Sorteer op"
BY_TIMES = "hoe vaak aangehaald"
BY_AUTHOR = "auteur"
BY_YEAR = "jaar"
BY_SECTION = "eerste plaats in de tekst"
BY_TEXT = "volledige tekst in de corpus"
WORK = "Werk"
CHOOSE = "Kies een werk, hier, in de tabel of in de tekening"
COLUMN_TIMES = "Keer"
COLUMN_AUTHORS = "Auteurs"
COLUMN_YEAR = "Jaar"
COLUMN_TITLE = "Titel"
COLUMN_SECTION = "Eerst in"
COLUMN_TEXT = "Tekst"
COLUMN_CERTAINTY = "Zekerheid"
PRESENT = "in de corpus"
ABSENT = "nog niet"
NOT_CITED = "Dit werk staat in een literatuurlijst of bibliografie, maar geen zin haalt het aan."
OPEN = "Verwijzingen zonder werk"
REMARKS = "Opmerkingen bij de bibliografieën"
TIMELINE = "Werken per jaar"
NETWORK = "Wie haalt wat aan, en wat samen"
NETWORK_DOCUMENT = "Document in de tekening"
NETWORK_EXPLAINED = (
    "Links de secties, rechts de werken die zij aanhalen; een boog verbindt werken die in één zin "
    "samen staan. Klik op een werk om het te kiezen, op een sectie om alleen haar werken te zien."
)
TIMELINE_EXPLAINED = "Klik op een jaar om alleen de werken van dat jaar te zien."
ALL_YEARS = "alle jaren"
CITED_IN = "Aangehaald in"
ALL_SECTIONS = "alle secties"
NO_SUCH = (
    "Geen werk van dit jaar wordt in deze sectie aangehaald; kies een ander jaar of een andere "
    "sectie."
)
DOWNLOAD = "Bewaar de lijst"
DOWNLOAD_WHAT = "Welke werken"
DOWNLOAD_ALL = "alle werken"
DOWNLOAD_ONE = "het gekozen werk"
CITES = "Haalt aan"
IN_THE_WORK = "In het aangehaalde werk zelf staat het dichtst hierbij:"
NOTHING_NEAR = "In het aangehaalde werk is niets gevonden dat hierop lijkt."
SECOND_HAND = "citaat uit de tweede hand"
COUNTED_FROM = "Waaruit dit is geteld"
CITING = "Alleen zinnen die aanhalen"
ANY_WORK = "Alle zinnen"


def summary(works: int, citations: int, missing: int) -> str:
    """What there is."""
    return (
        f"{works} werken, {citations} keer aangehaald; van {missing} staat de volledige tekst nog "
        "niet in de corpus."
    )


def timeline_alt(first: str, last: str, number: int) -> str:
    """What the picture of years shows, in words."""
    return f"Staafdiagram: {number} werken van {first} tot en met {last}."


def works_of(year: str, number: int) -> str:
    """What a bar in the picture of years stands for."""
    return f"{year}: {number} {'werk' if number == 1 else 'werken'}"


def network_alt(works: int, sections: int) -> str:
    """What the picture of works and sections shows, in words."""
    return f"Tekening: {works} werken en de {sections} secties die ze aanhalen."


def shown_of(shown: int, all_: int) -> str:
    """For a picture with only some of the works."""
    return f"Getekend zijn de {shown} meest aangehaalde van {all_} werken."


def scope(work: str) -> str:
    """What is searched if only sentences that cite are."""
    return f"zinnen die {work} aanhalen"
