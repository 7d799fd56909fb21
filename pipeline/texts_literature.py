"""Every Dutch text about cited literature."""

from collections.abc import Sequence

NO_WORK = "geen titel, auteur of jaar"


def bad_entry(source: str, line: int, reason: str) -> str:
    """For an entry of a library that cannot be read."""
    return f"{source}, regel {line}: overgeslagen ({reason}). Verbeter deze vermelding."


def same_key(source: str, key: str, same: bool) -> str:
    """For two entries with one key."""
    how = "met dezelfde gegevens" if same else "met andere gegevens"
    return f"{source}: de sleutel {key} komt twee keer voor, {how}; beide zijn behouden."


def no_year(source: str, key: str) -> str:
    """For a work without a year."""
    return f"{source}: {key} heeft geen jaar (z.j.); vul het aan als het bekend is."


def future_year(source: str, key: str, year: str) -> str:
    """For a work of a year to come."""
    return f"{source}: {key} heeft een jaar in de toekomst ({year}); controleer het."


def no_title(source: str, key: str) -> str:
    """For a work whose title is not known."""
    return f"{source}: van {key} is de titel onbekend."


def bad_names(source: str, key: str, field: str) -> str:
    """For authors that are not a list of names."""
    return f"{source}: {key} heeft bij “{field}” geen lijst van namen; die namen zijn niet gelezen."


def contradiction(source: str, first: str, second: str, field: str) -> str:
    """For two works that share what should be one work's own, and differ otherwise."""
    return (
        f"{source}: {first} en {second} hebben dezelfde {field} maar verschillende gegevens; "
        "beide zijn behouden, controleer welke klopt."
    )


def cyclic(ids: Sequence[str]) -> str:
    """For relations between works that come back to where they began."""
    return (
        f"de werken verwijzen in een kring naar elkaar: {' → '.join(ids)}; controleer de relaties."
    )


def linked(where: str, how: Sequence[str]) -> str:
    """Why a citation was linked."""
    return f"{where}: {', '.join(how)}"


OWN_LIST = "literatuurlijst van het document"
LIBRARY = "bibliotheek"
SAME_AUTHORS_AND_YEAR = "auteur en jaar komen overeen"
SAME_AUTHOR_ONLY = "auteur komt overeen, de tekst noemt geen jaar"
SAME_TITLE = "titel komt overeen"
SAME_NUMBER = "nummer komt overeen"
SAID_IN_NOTE = "de bibliotheek noemt deze verwijzing"
ABBREVIATED = "naam afgekort of zonder voorvoegsel"
OTHER_LETTER = "jaar zonder dezelfde letter"
OTHER_NUMBER_OF_AUTHORS = "ander aantal auteurs dan in de tekst"
YEAR_UNKNOWN = "jaar van het werk onbekend"


def variant(cited: str, name: str) -> str:
    """For a name that is spelled otherwise."""
    return f"schrijfwijze verschilt: {cited} / {name}"


def several(number: int) -> str:
    """For more works than one that fit equally well."""
    return f"{number} werken passen even goed; niet gekozen"


def only_candidates(number: int) -> str:
    """For works that fit only in part."""
    return (
        "één werk past mogelijk; niet zeker genoeg om te koppelen"
        if number == 1
        else f"{number} werken passen mogelijk; geen zeker genoeg om te koppelen"
    )


NO_CANDIDATE = "geen werk met deze auteur en dit jaar gevonden"
OFFICIAL = "officiële bron; wordt niet aan een werk gekoppeld"


# What the command `literature` prints.
MISSING = "nog niet in de corpus"
IN_CORPUS = "in de corpus"
NO_WORKS = "Er zijn geen aangehaalde werken gevonden."
NO_MISSING = "Van alle werken staat de volledige tekst in de corpus."
OPEN_CITATIONS = "Verwijzingen zonder werk:"
PROBLEMS = "Opmerkingen bij de bibliotheek:"
PAIRS = "Samen aangehaald in één zin of in één sectie, een zin telt zwaarder:"
YEARS = "Werken per jaar:"
CONTEXT = "Lees de passage in haar context"
CONTEXTS = "Aangehaald in:"
UNKNOWN_TITLE = "[titel onbekend]"
NO_YEAR = "z.j."


def work_line(authors: str, year: str, title: str, key: str) -> str:
    """A work on one line."""
    made = f"{authors} ({year or NO_YEAR}). {title or UNKNOWN_TITLE}"
    return f"{made if authors else f'{title} ({year or NO_YEAR})'} [{key}]"


def work_facts(times: int, certainty: str, full_text: bool) -> str:
    """How often a work is cited, how sure it is, and whether its text is there."""
    often = f"{times}× aangehaald"
    sure = "" if certainty == "zeker" else f"; zekerheid van het werk: {certainty}"
    return f"{often}{sure}; {IN_CORPUS if full_text else MISSING}"


def candidate(for_citation: str) -> str:
    """For a work that is only a candidate for a citation."""
    return f"alleen kandidaat voor: {for_citation}"


def context_line(section: str, sentence: str) -> str:
    """A place where a work is cited."""
    return f"§ {section}: {sentence}" if section else sentence


def open_line(citation: str, reason: str, candidates: Sequence[str]) -> str:
    """A citation without a work, and why."""
    offered = f" Mogelijk: {', '.join(candidates)}." if candidates else ""
    return f"{citation}: {reason}.{offered}"


def pair_line(first: str, second: str, sentences: int, sections: int) -> str:
    """Two works that are cited together: in how many sentences, in how many sections."""
    return f"{first} – {second}: {sentences}× in één zin, {sections}× in één sectie"


def more_pairs(number: int) -> str:
    """When not all pairs are shown."""
    return f"… en nog {number} paren; `--json` schrijft ze alle."


def year_line(year: str, number: int) -> str:
    """How many works there are of a year."""
    return f"{year or NO_YEAR}: {number}"


def unknown_work(key: str) -> str:
    """For a key that no work has."""
    return f"Er is geen werk met de sleutel “{key}”. Kijk met `literature list` welke er zijn."


def nothing_cites(name: str) -> str:
    """For a name that no cited work has."""
    return (
        f"Geen enkele zin haalt “{name}” aan. Kijk met `literature list` welke werken er zijn, "
        "en gebruik een auteur, een titel of een sleutel daaruit."
    )


# Answers to questions about the literature.
COUNTED = "Geteld in de literatuurlijsten en de verwijzingen in de tekst; tel zo nodig zelf na."


def times(number: int) -> str:
    """How often."""
    return f"{number} keer"


def works(number: int) -> str:
    """So many works."""
    return "1 werk" if number == 1 else f"{number} werken"


def counted_works(documents: Sequence[tuple[str, int, bool]]) -> str:
    """How many works each document lists or, without a list, cites."""
    where = {True: "in de literatuurlijst", False: "aangehaald, zonder literatuurlijst"}
    parts = [f"{title}: {works(number)} {where[listed]}" for title, number, listed in documents]
    return f"{'; '.join(parts)}."


def counted_citations(number: int, open_: int) -> str:
    """How many citations there are."""
    how = f", waarvan {open_} niet aan een werk zijn gekoppeld" if open_ else ""
    return f"De tekst bevat {number} verwijzingen naar literatuur{how}."


def top_authors(ranking: Sequence[tuple[str, int]]) -> str:
    """Who is cited most, and who follow."""
    most = ranking[0][1]
    first = [name for name, number in ranking if number == most]
    rest = [f"{name} ({number})" for name, number in ranking[len(first) : len(first) + 4]]
    verb = "wordt" if len(first) == 1 else "worden"
    then = f" Daarna: {', '.join(rest)}." if rest else ""
    return f"{' en '.join(first)} {verb} het vaakst aangehaald: {times(most)}.{then}"


def times_cited(name: str, number: int) -> str:
    """How often someone is cited."""
    return f"{name} wordt {times(number)} aangehaald."


def works_of(name: str, number: int) -> str:
    """How many works of someone are cited."""
    return f"Van {name}: {works(number)} aangehaald of in de literatuurlijst."


def missing_works(number: int) -> str:
    """How many cited works are not in the corpus."""
    return f"Van {works(number)} staat de volledige tekst nog niet in de corpus."


def where_cited(name: str, places: Sequence[tuple[str, int]]) -> str:
    """Which documents cite someone, and how often."""
    if not places:
        return f"{name} staat in de literatuurlijst, maar wordt in de tekst niet aangehaald."
    named = "; ".join(f"{title} ({times(number)})" for title, number in places)
    return f"{name} wordt aangehaald in {named}."


def listed(name: str, number: int, cited: int) -> str:
    """Whether works of someone stand in a list of references."""
    often = f"in de tekst {times(cited)} aangehaald"
    if not number:
        return (
            f"Van {name} is in geen literatuurlijst een werk gevonden; wel wordt die naam {often}."
        )
    verb = "staat" if number == 1 else "staan"
    return f"Ja, van {name} {verb} {works(number)} in de literatuurlijst, {often}."


def works_such(number: int, such: str) -> str:
    """How many works are of a time or of a kind; `such` are the words of the question."""
    return f"Gevonden voor “{such}”: {works(number)}."


CITES = "Haalt aan:"
ENTRIES = "Letterlijk, uit de literatuurlijst of de zin die aanhaalt:"
SECOND_HAND = "Citaat uit de tweede hand, nagelezen kan worden in de bron:"


def in_the_source(judgement: str) -> str:
    """What the work itself shows a quotation from it to be."""
    return f"In het aangehaalde werk: {judgement}."


IN_THE_WORK = "In het aangehaalde werk zelf staat het dichtst hierbij:"
NOT_THERE = "In het aangehaalde werk is geen passage gevonden die hierop lijkt."
HELP_CITING = "Alleen zinnen die dit werk aanhalen: een sleutel, auteur, auteur met jaar, of titel."


HELP = "Aangehaalde literatuur: overzicht, één werk, wat ontbreekt, samenhang."
HELP_LIST = "Toon alle aangehaalde werken met hoe vaak ze zijn aangehaald."
HELP_SHOW = "Toon één werk met elke zin waarin het is aangehaald."
HELP_MISSING = "Toon de werken waarvan de volledige tekst nog niet in de corpus staat."
HELP_GRAPH = "Toon welke werken samen zijn aangehaald, en de werken per jaar."
HELP_WORK = "De sleutel van het werk, zoals in de lijst."
