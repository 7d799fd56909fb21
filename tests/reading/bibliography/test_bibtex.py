import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.bibliography.bibtex import parse_bibtex
from pipeline.reading.bibliography.items import Item
from pipeline.reading.bibliography.latex import latex
from pipeline.types import Metadata


def _only(fields: str, kind: str = "book") -> Item:
    (item,), problems = parse_bibtex(f"@{kind}{{sleutel,\n{fields}\n}}", "a.bib")
    assert problems == []
    return item


def test_an_export_of_zotero_gives_files_and_facts() -> None:
    item = _only(
        """title = {Waterbeheer in {Nederland}: co{\\"o}rdinatie \\& {\\'e}{\\'e}n gezag},
        author = {Torre, Edward van der and {Planbureau voor de Leefomgeving}},
        year = {2017}, institution = {Provincie Utrecht},
        file = {Full Text:files/12/Torre - Waterbeheer.pdf:application/pdf}""",
        "techreport",
    )
    assert item.metadata == Metadata(
        "Waterbeheer in Nederland: coördinatie & één gezag",
        ("Van der Torre", "Planbureau voor de Leefomgeving"),
        "2017",
        publisher="Provincie Utrecht",
        kind="rapport",
    )
    assert "files/12/Torre - Waterbeheer.pdf" in item.files


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("files/12/naam.pdf", "files/12/naam.pdf"),
        (":naam.pdf:PDF", "naam.pdf"),
        ("naam.pdf:C\\:\\\\Users\\\\Jan\\\\naam.pdf:application/pdf", "C:\\Users\\Jan\\naam.pdf"),
        ("C:\\Users\\Jan\\naam.pdf", "C:\\Users\\Jan\\naam.pdf"),
        ("a.html:files/1/a.html:text/html;b:files/2/b.pdf:application/pdf", "files/2/b.pdf"),
        ("Full Text:files/1/punt\\; komma.pdf:application/pdf", "files/1/punt; komma.pdf"),
        ("mijn\\_stuk.pdf", "mijn_stuk.pdf"),
    ],
)
def test_a_path_is_found_in_every_form_of_the_file_field(field: str, path: str) -> None:
    assert path in _only(f"title = {{T}}, file = {{{field}}}").files


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("van der Torre, Edward", ("Van der Torre",)),
        ("Edward van der Torre", ("Van der Torre",)),
        ("Torre, E.J. van der", ("Van der Torre",)),
        ("'t Hart, Paul and Jos{\\'e} Garc{\\'\\i}a", ("'t Hart", "García")),
        ("Jansen, Piet and others", ("Jansen", "anderen")),
        ("{Raad voor het Openbaar Bestuur}", ("Raad voor het Openbaar Bestuur",)),
        ("{Van Dale and Zonen}", ("Van Dale and Zonen",)),
        ("", ()),
    ],
)
def test_family_names_keep_their_particles_and_bodies_their_words(
    people: str, names: tuple[str, ...]
) -> None:
    assert _only(f"author = {{{people}}}").metadata.authors == names


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('co{\\"o}rdinatie', "coördinatie"),
        ("re{\\\"\\i}ntegratie, {\\'e}{\\'e}n", "reïntegratie, één"),
        ("\\textbf{Vet} \\emph{en} schuin", "Vet en schuin"),
        ("50\\% van \\& met", "50% van & met"),
        ("2010--2017", "2010–2017"),
        ("gewoon", "gewoon"),
        ("{on{even", "oneven"),
    ],
)
def test_latex_becomes_letters(written: str, read: str) -> None:
    assert latex(written) == read


BROKEN = """@string{uitg = "De Uitgever"}
@book{een, title = {Goed}, year = 2010, publisher = uitg}

@book{twee,
  title = {Niet gesloten,
@book{drie, title = {Ook goed}}
@book{een, title = {Zelfde sleutel}, publisher = uitg}
@book{vier, title = {A}, title = {B}}
"""


def test_bad_entries_are_reported_with_their_line_and_the_good_ones_are_read() -> None:
    items, problems = parse_bibtex(BROKEN, "a.bib")
    assert [(item.line, item.metadata.title) for item in items] == [
        (2, "Goed"),
        (6, "Ook goed"),
        (7, "Zelfde sleutel"),
    ]
    assert [item.metadata.publisher for item in items] == ["De Uitgever", "", "De Uitgever"]
    messages = [message for _, message in problems]
    assert messages[0].startswith("a.bib, regel 4: dit item is niet te lezen")
    assert "‘@book{twee,’" in messages[0]
    assert "regel 7: de sleutel ‘een’ staat ook op regel 2" in messages[1]
    assert "regel 8: in dit item staat meer dan eens: title" in messages[2]


@given(st.text(alphabet='@book{},="\\ \nab;:~$%', max_size=80))
def test_no_text_raises(text: str) -> None:
    parse_bibtex(text, "a.bib")
    parse_bibtex(f"@book{{x, author = {{{text}}}, file = {{{text}}}, title = {{{text}}}}}", "a.bib")
