"""One Dutch document, written for this project: its words, headings, lists, notes and a table."""

from dataclasses import dataclass

TITLE = "Wonen aan het water"


@dataclass(frozen=True)
class Heading:
    """A numbered heading; level 1 is a chapter."""

    number: str
    words: str
    level: int


@dataclass(frozen=True)
class Words:
    """A paragraph; `note` is that of the mark at its end."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class Items:
    """A numbered list; under an item may stand bullets."""

    items: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Table:
    """A caption and rows of cells."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


PARTS = (
    Heading("1", "Inleiding", 1),
    Words(
        "In 2019 woonden er 1.250 mensen aan de IJsseloever. Dat is één op de vijf inwoners. "
        "Een café-eigenaar noemt de wijk “een eiland van rust”.",
        note="Gemeten op 1 januari, zonder de vakantiewoningen.",
    ),
    Words("De coöperatie beheert de oever sinds het noodweer van 1995."),
    Heading("1.1", "Vraag en aanpak", 2),
    Words("Wat betekent het hoge water voor de bewoners? Wij spraken negen huishoudens."),
    Items(
        (
            ("Eerst bezochten wij de kade.", ("de noordkant", "de zuidkant")),
            ("Daarna volgden de gesprekken.", ()),
        )
    ),
    Heading("2", "Bevindingen", 1),
    Words("De dijk-in-duin-aanpak werkt, maar zij is duur.", note="Zie ook de begroting."),
    Heading("2.1", "Kosten en baten", 2),
    Table("Tabel 1. Kosten per jaar", (("Jaar", "Kosten"), ("2018", "12.000"), ("2019", "14.500"))),
    Words("Zo’n bedrag is voor een kleine vereniging niet op te brengen. Dat zei ook de raad."),
)
