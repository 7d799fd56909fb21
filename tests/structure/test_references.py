"""Lists of works in plain text: blank lines, indentation and wording part the entries."""

from pathlib import Path
from textwrap import wrap

import pytest

from pipeline.reading import read
from pipeline.structure import structure
from pipeline.structure.reference_starts import begins_entry
from pipeline.structure.reference_titles import is_reference_title
from pipeline.types import BlockKind

ENTRIES = [
    "Bakker, J. & M. de Vries (2015), De wijkagent in de buurt. Een verkenning van het gezag op "
    "straat, Den Haag: Boom Lemma.",
    "Gemeente Rijnstad (2014). Integraal veiligheidsplan. Rijnstad: Gemeente Rijnstad.",
    "Haagsma, P. (2011). De nachtwacht: over toezicht in de avond en in de vroege ochtend. "
    "Tijdschrift voor Toezicht, 12(3), 45-67.",
    "Kamerstukken II 2012/13, 29 628, nr. 346.",
    "Ministerie van Bouwen (2012), Inrichting van het nieuwe korps, met een toelichting op alle "
    "eenheden, Den Haag: Ministerie van Bouwen.",
    "Visser, K. van der (z.j.). Meten van vertrouwen. https://www.voorbeeld.nl/meten",
]
PROSE = "In deze nota staat wat de gemeente doet. De politie helpt daarbij, en de buurt ook."
FORMS = {
    "blank lines": "\n\n".join(ENTRIES),
    "a line each": "\n".join(ENTRIES),
    "wrapped": "\n".join("\n".join(wrap(entry, 72)) for entry in ENTRIES),
    "hanging": "\n".join("\n".join(wrap(e, 72, subsequent_indent="    ")) for e in ENTRIES),
    "letters": "B\n" + "\n".join(ENTRIES[:2]) + "\nH\n" + "\n".join(ENTRIES[2:]),
}


def works_in(folder: Path, body: str, title: str = "Literatuur") -> list[str]:
    path = folder / "nota.txt"
    text = f"Nota\n\n1 Inleiding\n\n{PROSE}\n\n2 Slot\n\n{PROSE}\n\n{title}\n\n{body}\n"
    path.write_text(text, encoding="utf-8")
    document = structure(read(path), path.name)
    return [
        " ".join(block.span.of(document.text).split())
        for block in document.blocks
        if block.kind is BlockKind.REFERENCE
    ]


@pytest.mark.parametrize("form", FORMS)
def test_each_work_of_a_list_in_plain_text_is_one_block(tmp_path: Path, form: str) -> None:
    works = works_in(tmp_path, FORMS[form])
    assert [work for work in works if len(work) > 1] == ENTRIES


def test_prose_under_the_title_of_a_list_stays_text(tmp_path: Path) -> None:
    prose = "De bronnen waren goed. In 2015 is er veel gelezen.\nIn 2016 ook, zegt men.\n"
    assert works_in(tmp_path, f"{prose}\n{PROSE}", "Bronnen") == []


def test_a_title_without_anything_under_it_is_an_empty_list(tmp_path: Path) -> None:
    assert works_in(tmp_path, "") == []


def test_lists_under_their_own_headings_are_one_list(tmp_path: Path) -> None:
    path = tmp_path / "nota.md"
    groups = "\n\n".join(
        f"### {name}\n\n{ENTRIES[n]}" for n, name in enumerate(("Boeken", "Nota’s"))
    )
    path.write_text(f"# Nota\n\n{PROSE}\n\n## Bronnen\n\n{groups}\n", encoding="utf-8")
    document = structure(read(path), path.name)
    kinds = [block.kind for block in document.blocks]
    assert kinds.count(BlockKind.REFERENCE) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Literatuur",
        "Literatuurlijst",
        "7 Geraadpleegde literatuur",
        "Bijlage 3: Literatuur en bronnen",
        "Bronnen",
        "Referenties",
        "Bibliografie",
        "Noten en literatuur",
        "Verantwoording van bronnen",
        "Lijst van aangehaalde literatuur",
        "References",
        "Literatuur, jurisprudentie en kamerstukken",
    ],
)
def test_a_list_has_one_of_the_usual_titles(title: str) -> None:
    assert is_reference_title(title)


@pytest.mark.parametrize("title", ["Bronnen van inkomsten", "De literatuur besproken", "Werk"])
def test_a_title_that_says_more_is_none_of_a_list(title: str) -> None:
    assert not is_reference_title(title)


@pytest.mark.parametrize(
    "words",
    ["en daarna kwam in 2015 de wet", "Amsterdam: Boom.", "Den Haag: Sdu 2015.", "pp. 12-34."],
)
def test_the_rest_of_an_entry_begins_none(words: str) -> None:
    assert not begins_entry(words)
