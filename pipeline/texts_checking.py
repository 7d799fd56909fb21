"""Every Dutch text of the check of quotations in a memo."""

from collections.abc import Sequence

OTHER_ORDER = (
    "De woorden staan er wel, maar niet in deze volgorde binnen één sectie, of anders gescheiden."
)

TOO_MANY_PARTS = (
    "Dit citaat heeft zo veel weglatingen en toevoegingen dat het niet te controleren is; knip het "
    "in kortere citaten."
)

TOO_LONG = (
    "Dit citaat staat niet letterlijk in de documenten, en is te lang om na te gaan wat eraan "
    "anders is; knip het in kortere citaten."
)


def first_letter(found: str, written: str) -> str:
    """For a quotation that begins with another case than the document."""
    return f"In het document begint dit met ‘{found}’; schrijf desgewenst “[{written}]…”."


def final_mark(written: str) -> str:
    """For a quotation that ends with a mark that the document does not have there."""
    return f"Het slotteken ‘{written}’ staat niet in het document; zet het buiten het citaat."


def addition(added: str, replaced: str) -> str:
    """For words in brackets."""
    if not replaced.strip():
        return f"{added} is een toevoeging van de schrijver."
    return f"{added} staat in de plaats van ‘{replaced}’."


def negation_left_out(words: str) -> str:
    """For an elision that leaves out a negation within a sentence."""
    return f"Let op: in wat is weggelaten staat een ontkenning: ‘{words}’."


def negation_beside(word: str) -> str:
    """For a quotation that begins right after a negation, or ends right before one."""
    return f"Let op: in het document staat vlak naast deze woorden ‘{word}’."


def cited_source(authors: Sequence[str], year: str) -> str:
    """The author and year as the memo gives them."""
    return " ".join(part for part in (" en ".join(authors), f"({year})" if year else "") if part)


def wrong_document(cited: str, title: str) -> str:
    """For a quotation that stands in another document than the one cited."""
    return f"Het memo noemt {cited}, maar dit staat in ‘{title}’."


def wrong_section(cited: Sequence[str], number: str | None, title: str) -> str:
    """For a quotation that stands in another section."""
    actual = f"§ {number} {title}".strip() if number else f"‘{title}’"
    return f"Het memo noemt § {', '.join(cited)}, maar dit staat in {actual}."


def wrong_page(cited: Sequence[tuple[str, str]], pages: Sequence[str]) -> str:
    """For a quotation that stands on another page."""
    written = ", ".join(first if first == last else f"{first}–{last}" for first, last in cited)
    actual = pages[0] if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
    return f"Het memo noemt p. {written}, maar dit staat op p. {actual}."


def unknown_author(title: str) -> str:
    """For a document whose author and year are not known."""
    return (
        f"Van ‘{title}’ zijn auteur en jaar niet bekend, dus de bron is niet nagegaan. "
        "Zet ze in een bestand *.csl.json in de map van de documenten."
    )


def no_sections(title: str) -> str:
    """For a document without numbered sections."""
    return f"‘{title}’ heeft geen genummerde secties; het genoemde nummer is niet nagegaan."


def no_pages(title: str) -> str:
    """For a document without pages."""
    return f"‘{title}’ heeft geen bladzijden; het genoemde nummer is niet nagegaan."


def unclosed(excerpt: str) -> str:
    """For an opening quotation mark without a closing one."""
    return (
        f"Bij ‘{excerpt}…’ begint een citaat dat nergens eindigt, of pas na 6000 tekens; zet er "
        "een sluitteken bij, of zet het citaat in een eigen alinea achter >."
    )


def more_unclosed(count: int) -> str:
    """For more opening quotation marks without a closing one than are told one by one."""
    return f"Nog {count} keer begint er een citaat dat nergens eindigt."


# The memo as a file


def too_many_unclosed(file: str, count: int) -> str:
    """For a memo of almost nothing but quotation marks."""
    return (
        f"{file}: hierin staan meer dan {count} aanhalingstekens die nergens sluiten. "
        "Controleer of dit het goede bestand is, of splits het."
    )


def memo_too_slow(file: str, seconds: int) -> str:
    """For a memo that takes too long to read."""
    return (
        f"{file}: het lezen van dit memo duurde langer dan {seconds} seconden en is afgebroken. "
        "Bewaar het als .docx of .txt, of splits het, en probeer het opnieuw."
    )


def memo_too_much_memory(file: str, megabytes: int) -> str:
    """For a memo that takes too much memory to read."""
    return (
        f"{file}: het lezen van dit memo vroeg meer dan {megabytes} MB geheugen en is afgebroken. "
        "Splits het, of verhoog BEWIJSPLAATS_READ_MEMORY."
    )


def memo_failed(file: str) -> str:
    """For a memo on which the program itself fails."""
    return (
        f"{file}: bij het lezen van dit memo ging er in het programma iets mis. Bewaar het "
        "opnieuw, of als een ander bestandstype, en probeer het nog eens."
    )


def memo_too_long(file: str, letters: int, most: int) -> str:
    """For a memo with more text than is checked."""
    return (
        f"{file}: dit memo heeft {letters / 1e6:.1f} miljoen tekens tekst; de grens is "
        f"{most / 1e6:.0f} miljoen. Splits het in delen."
    )


# The report

TITLE = "Citaatcontrole"
NO_QUOTATIONS = "In dit memo vind ik geen citaten. Zet citaten tussen aanhalingstekens of achter >."
ALL_LITERAL = "Elk gecontroleerd citaat is letterlijk en staat waar het memo zegt."
LEGEND = (
    "Doorgehaald staat in het document en niet in het memo; vet staat in het memo en niet in het "
    "document."
)
LEGEND_RULES = (
    "Bij het vergelijken tellen niet mee: witruimte, afbreekstreepjes aan het eind van een regel, "
    "het soort aanhalingsteken of streepje, ligaturen, de hoofdletter aan het begin van een citaat "
    "en een punt, komma, puntkomma of dubbele punt aan het eind. Al het andere telt."
)
CONTENT = "Citaten"
NOT_FOUND = (
    "Niets in de documenten lijkt hier genoeg op. Is het uit een document dat nog niet in de index "
    "staat, voeg dat dan toe."
)
TOO_SHORT = "Een citaat van een of twee woorden wordt niet gecontroleerd."
IS_TITLE = "De woorden ervoor kondigen een titel aan; een titel wordt niet gecontroleerd."
NOT_CHECKED = "niet gecontroleerd"
PLACES = "Vindplaats"
OTHER_PLACES = "Ook op"
CITED = "Volgens het memo"
CHANGES = "Verschil"
FOUND_TEXT = "In het document"
REMARK = "Opmerking"
NEAREST_SHARE = "Gelijkenis"


def summary(name: str, counts: Sequence[tuple[str, int]], documents: int) -> str:
    """What the check of a memo found, in one line."""
    told = ", ".join(f"{count} {judgement}" for judgement, count in counts if count)
    corpus = "1 document" if documents == 1 else f"{documents} documenten"
    return f"{name}: {told or 'geen citaten'}. Vergeleken met {corpus}."


def left_out(checked: int, count: int) -> str:
    """For a memo with more quotations than are checked."""
    return (
        f"De eerste {checked} citaten zijn gecontroleerd; de {count} daarna niet, omdat dit memo "
        "er te veel heeft. Splits het memo en controleer de rest apart."
    )


def heading(number: int, judgement: str, touches: Sequence[str]) -> str:
    """The heading of one verdict."""
    told = f": raakt de betekenis ({', '.join(touches)})" if touches else ""
    return f"{number}. {judgement.capitalize()}{told}"


def difference(written: str, found: str, touches: Sequence[str]) -> str:
    """One change."""
    told = f" (raakt de betekenis: {', '.join(touches)})" if touches else ""
    if not found:
        return f"toegevoegd: ‘{written}’{told}"
    if not written:
        return f"weggelaten: ‘{found}’{told}"
    return f"‘{found}’ werd ‘{written}’{told}"


def similarity(share: float) -> str:
    """How much a changed quotation is like its place."""
    return f"{round(100 * share)}% van de woorden"


def unknown_report(name: str, known: Sequence[str]) -> str:
    """For a report in a form that there is not."""
    return f"‘{name}’: een verslag kan alleen worden bewaard als {', '.join(known)}."


def not_written(name: str, reason: str) -> str:
    """For a report that cannot be saved."""
    return f"Het verslag ‘{name}’ kon niet worden bewaard ({reason}). Kies een andere map."


HELP_COMMAND = "Controleert de citaten in een memo: letterlijk, gewijzigd, elders of nergens."
HELP_MEMO = "Het memo (.md, .txt, .docx en wat verder gelezen kan worden)."
HELP_REPORT = "Bewaar een verslag; de uitgang bepaalt de vorm: .md, .docx of .json."
HELP_INDEX = "Map van de index."
HELP_JSON = "Eén JSON-object per citaat."


# The page

PAGE_INTRODUCTION = (
    "Plak een memo, of kies er een. Van elk citaat ziet u of het letterlijk in de documenten "
    "staat, wat eraan veranderd is, en waar het staat. Het memo wordt niet bewaard."
)
PAGE_LEGEND = (
    "Doorgehaald staat in het document en niet in het memo; onderstreept staat in het memo en niet "
    "in het document."
)
PASTE = "Tekst van het memo"
UPLOAD_MEMO = "Of een bestand"
CHECK = "Controleer de citaten"
CHECKING = "De citaten worden naast de documenten gelegd…"
ONE_MEMO = "Plak een tekst óf kies een bestand, één van beide."
PASTED = "Geplakte tekst"
RESULT = "Uitkomst"
SAVE_WORD = "Bewaar als Word"
SAVE_MARKDOWN = "Bewaar als Markdown"
SAVE_JSON = "Bewaar als JSON"


def more_verdicts(shown: int) -> str:
    """On a report with more verdicts than the page shows."""
    return f"Hier staan de eerste {shown} citaten; bewaar het verslag voor de andere."


def touches(kinds: Sequence[str]) -> str:
    """On a change that touches the meaning."""
    return f"raakt de betekenis: {', '.join(kinds)}"


def report_name(memo: str) -> str:
    """The name of a saved report, without its ending."""
    stem = memo.rpartition(".")[0] or memo
    return f"Citaatcontrole {stem}"
