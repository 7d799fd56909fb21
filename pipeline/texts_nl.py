"""Every Dutch text of questions, answers and references; the others are in `texts_*`."""

from collections.abc import Mapping, Sequence

from pipeline.wording import listed

# Questions and answers

EMPTY_QUESTION = "De vraag is leeg. Stel een vraag of noem een bewering."
NOT_FOUND = "Hierover vind ik niets in de documenten."
NEAREST = "Het dichtst in de buurt komt:"
NO_HITS = "Er zijn ook geen passages die erop lijken."


def long_question(length: int, most: int) -> str:
    """For a question of more characters than is sensible."""
    return f"De vraag telt {length} tekens; het maximum is {most}. Kort de vraag in."


def unknown_document(name: str) -> str:
    """For a document that is not in the index."""
    return (
        f"Het document ‘{name}’ staat niet in de index. Bekijk de namen met: bewijsplaats documents"
    )


def unknown_section(name: str, document: str) -> str:
    """For a section that a document does not have."""
    return f"‘{document}’ heeft geen sectie ‘{name}’. Zonder --section ziet u de hele inhoud."


# References


def work(authors: Sequence[str], year: str, title: str) -> str:
    """The short name of a document: «Tops (2017)», or its title."""
    if not authors:
        return f"{title} ({year})" if year else title
    if len(authors) > 3:
        names = f"{authors[0]} e.a."
    elif len(authors) > 1:
        names = f"{', '.join(authors[:-1])} en {authors[-1]}"
    else:
        names = authors[0]
    return f"{names} ({year or 'z.j.'})"


def section_name(number: str | None, title: str) -> str:
    """The name of a section: «§ 3 Titel», «‘Titel’», or nothing."""
    if number:
        return f"§ {number} {title}".strip()
    return f"‘{title}’" if title else ""


def item_name(style: str, label: str) -> str:
    """The name of a list item: «punt 2», «onder c», «3e opsommingspunt»."""
    names = {"nummer": f"punt {label}", "letter": f"onder {label}"}
    return names.get(style, f"{label}e opsommingspunt")


def paragraph_name(number: int) -> str:
    """The name of a paragraph."""
    return f"al. {number}"


def note_name(label: str) -> str:
    """The name of a footnote or endnote."""
    return f"noot {label}"


RECOGNISED = "(tekstherkenning)"


def page_names(labels: Sequence[str]) -> str:
    """The pages of a place."""
    if not labels:
        return ""
    return f"p. {labels[0]}" if len(labels) == 1 else f"p. {labels[0]}–{labels[-1]}"


# Batches


def bad_line(file: str, number: int) -> str:
    """For a line that is no question."""
    return (
        f"{file}, regel {number}: geen geldige vraag. Verwacht per regel JSON met ten minste "
        '"id" en "vraag".'
    )


def confidence(value: float) -> str:
    """How sure the program is of an answer, in words."""
    names = {0.85: "groot", 0.65: "redelijk", 0.0: "klein"}
    name = next(name for least, name in names.items() if value >= least)
    return f"Zekerheid: {name}. Dat is een schatting; lees de passage zelf na."


def matched(form: str, term: str, kind: str) -> str:
    """A word of a text with the word of the question that it matches, and how if not as a whole."""
    whole = " ".join(form.split())
    if kind in ("woord", "getal"):
        return whole if whole.casefold() == term.casefold() else f"{whole} ({term})"
    return f"{whole} ({kind}: {term})"


def matched_words(words: Sequence[str]) -> str:
    """The words that a passage shares with the question."""
    return f"woorden: {listed(words)}" if words else "geen woorden gemeen met de vraag"


def ranks(score: float, ranks_: Mapping[str, int]) -> str:
    """Why a passage stands where it stands."""
    names = {"dense": "op betekenis", "lexical": "op woorden"}
    parts = [f"{names.get(name, name)} nr. {rank}" for name, rank in ranks_.items()]
    return f"score {score:.2f}; {', '.join(parts)}"
