"""Lists of works in plain text: blank lines, indentation and wording part the entries."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from textwrap import wrap

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from pipeline.citations.references import document_references, reference_spans
from pipeline.reading import read
from pipeline.structure import structure
from pipeline.structure.reference_starts import begins_entry
from pipeline.structure.reference_titles import in_lists, is_reference_title
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
    return works_of(path)


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


OFFICIAL = [
    "Kamerstukken II 2012/13, 29 628, nr. 346.",
    "ABRvS 5 maart 2014, ECLI:NL:RVS:2014:784 (Peilbesluit).",
    "Wet van 12 juli 2012 tot vaststelling van de Wijkwet (Wijkwet 2012), Stb. 2012, 315.",
]
ONLINE = [
    "Ministerie van Bouwen (2012). Inrichting van het korps. https://www.voorbeeld.nl/korps",
    "Rijnstad in cijfers. (z.d.). Wat de stad telt. https://www.voorbeeld.nl/telt",
]
AUTHORS = "Jan Bakker is onderzoeker. Hij schreef in 2015 een boek en werkt sinds 2012 elders."


def nota(deeper: int) -> list[tuple[int, str, list[str]]]:
    """The sections of a note of which the list has parts: level, title, paragraphs."""
    return [
        (1, "1 Inleiding", [PROSE]),
        (1, "2 Slot", [PROSE]),
        (1, "Literatuur", ENTRIES),
        (1 + deeper, "Rechtspraak, Kamerstukken en regelgeving", OFFICIAL),
        (1 + deeper, "Overige bronnen", ONLINE),
        (1, "Over de auteurs", [AUTHORS]),
        (1, "Bijlage 1 Interviews", [AUTHORS]),
    ]


def as_markdown(sections: list[tuple[int, str, list[str]]]) -> str:
    return "\n\n".join(
        f"{'#' * level} {title}\n\n" + "\n\n".join(body) for level, title, body in sections
    )


def as_html(sections: list[tuple[int, str, list[str]]]) -> str:
    parts = (
        f"<h{level}>{title}</h{level}>"
        + "".join(f"<p>{one.replace('&', '&amp;')}</p>" for one in body)
        for level, title, body in sections
    )
    return f"<html><body>{''.join(parts)}</body></html>"


def as_text(sections: list[tuple[int, str, list[str]]]) -> str:
    return "\n\n".join(f"{title}\n\n" + "\n\n".join(body) for _, title, body in sections)


def as_unnumbered_text(sections: list[tuple[int, str, list[str]]]) -> str:
    return as_text([(level, title.lstrip("12 "), body) for level, title, body in sections])


def as_tight_text(sections: list[tuple[int, str, list[str]]]) -> str:
    return "\n\n".join(
        "\n".join([title, *body]) if body == ENTRIES else as_text([(level, title, body)])
        for level, title, body in sections
    )


def works_of(path: Path) -> list[str]:
    document = structure(read(path), path.name)
    return [
        " ".join(block.span.of(document.text).split())
        for block in document.blocks
        if block.kind is BlockKind.REFERENCE
    ]


@pytest.mark.parametrize("deeper", [0, 1])
@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".md", as_markdown),
        (".html", as_html),
        (".txt", as_text),
        (".txt", as_unnumbered_text),
        (".txt", as_tight_text),
    ],
)
def test_a_list_goes_on_under_the_headings_of_its_parts(
    tmp_path: Path,
    suffix: str,
    written: Callable[[list[tuple[int, str, list[str]]]], str],
    deeper: int,
) -> None:
    path = tmp_path / f"nota{suffix}"
    path.write_text(written(nota(deeper)), encoding="utf-8")
    assert works_of(path) == [*ENTRIES, *OFFICIAL, *ONLINE]


def test_a_list_in_a_pdf_goes_on_under_bold_headings(tmp_path: Path) -> None:
    path = tmp_path / "nota.pdf"
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=14, spaceAfter=5)
    flowing = [
        Paragraph(escape(text), style)
        for level, title, paragraphs in nota(1)
        for text, style in [
            (
                title,
                ParagraphStyle(
                    "head", body, fontName="Times-Bold", fontSize=16.5 - 6 * (level - 1)
                ),
            ),
            *((paragraph, body) for paragraph in paragraphs),
        ]
    ]
    SimpleDocTemplate(str(path)).build(flowing)
    assert works_of(path) == [*ENTRIES, *OFFICIAL, *ONLINE]


YEAR_LAST = [
    "Aalders, Johan, De Republiek en de rust van Europa (Groningen: Wolters-Noordhoff, 1980).",
    "Brugman, I.K., De werkende stand in Nederland in de negentiende eeuw en de stukken die "
    "daarvan bewaard bleven (10de druk; Utrecht/Antwerpen 1978).",
    "Economeet, Baten en kosten van de oeververbinding, Rotterdam, 2020",
    "Kolfijn, E. en J. van der Venne, Gedrukt aan de gracht. Stadse prentmakers en uitgevers in de "
    "Gouden Eeuw en daarna, Zwolle/Amsterdam 2011.",
    "Stadsmuseum, Jaarverslag 2019, Amsterdam 2020.",
    "Zandt, J.L. van, en A. van Rielen, Brabant 1780-1914. Staat, instellingen en economische "
    "ontwikkeling, Amsterdam 2000.",
]


@pytest.mark.parametrize(("hanging", "space"), [(18, 0), (18, 4), (0, 5)])
def test_entries_with_the_year_last_are_told_apart_by_layout_over_pages_with_running_feet(
    tmp_path: Path, hanging: int, space: int
) -> None:
    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(80, 40, f"Nota over de wijk – {canvas.getPageNumber()}")

    path = tmp_path / "nota.pdf"
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=14, spaceAfter=6)
    head = ParagraphStyle("head", body, fontName="Times-Bold", fontSize=16)
    entry = ParagraphStyle(
        "entry", body, leftIndent=hanging, firstLineIndent=-hanging, spaceAfter=space
    )
    flowing = [Paragraph("1 Inleiding", head), *[Paragraph(PROSE * 3, body)] * 14]
    flowing += [Paragraph("Literatuur", head)]
    flowing += [Paragraph(escape(text), entry) for text in YEAR_LAST * 3]
    SimpleDocTemplate(str(path)).build(flowing, onFirstPage=foot, onLaterPages=foot)
    assert works_of(path) == YEAR_LAST * 3


def test_a_list_with_bullets_has_a_work_at_each(tmp_path: Path) -> None:
    assert works_in(tmp_path, "\n".join(f"- {entry}" for entry in ENTRIES)) == ENTRIES


def test_a_small_letter_begins_a_work_if_it_is_a_particle_or_a_website(tmp_path: Path) -> None:
    entries = [
        *ENTRIES[:3],
        "thuisdokter.nl. (2019, 2 mei). Ik ben eenzaam en wat nu. https://www.voorbeeld.nl/eenzaam",
        "van der Visser, K. (2016). Meten van vertrouwen in de straat en in de buurt, een "
        "handleiding voor wie het wil weten. Utrecht: Lemma.",
    ]
    wrapped = ("\n".join(wrap(entry, 72, subsequent_indent="    ")) for entry in entries)
    assert works_in(tmp_path, "\n".join(wrapped)) == entries


def test_a_list_in_three_parts_ends_before_another_section() -> None:
    titles = [
        ("Bronnen", 1),
        ("Literatuur", 2),
        ("Geraadpleegde personen", 2),
        ("Websites en krantenartikelen", 1),
        ("Bijlage 1 Kamerstukken", 2),
        ("Websites", 1),
    ]
    assert list(in_lists(titles)) == [True, True, True, True, False, False]


def test_prose_about_literature_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "nota.md"
    told = (
        "Terpen (2012) laat zien dat de agent weinig op straat is. Dat beeld is niet nieuw.\n\n"
        "Volgens Bakker en De Vries (2015) wordt hij vooral binnen ingezet, al is dat niet zeker."
    )
    path.write_text(f"# Nota\n\n## 2 Literatuur\n\n{told}\n\n### 2.1 De wijk\n\n{told}\n")
    assert works_of(path) == []
    document = structure(read(path), path.name)
    assert document_references(document) == ()
    assert reference_spans(document) == []


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
        "Om verder te lezen",
        "Meer lezen",
        "Genoemde werken",
        "Literatuur bij dit hoofdstuk",
    ],
)
def test_a_list_has_one_of_the_usual_titles(title: str) -> None:
    assert is_reference_title(title)


@pytest.mark.parametrize(
    "title", ["Bronnen van inkomsten", "De literatuur besproken", "Werk", "Lezen", "Leren lezen"]
)
def test_a_title_that_says_more_is_none_of_a_list(title: str) -> None:
    assert not is_reference_title(title)


@pytest.mark.parametrize(
    "words",
    ["en daarna kwam in 2015 de wet", "Amsterdam: Boom.", "Den Haag: Sdu 2015.", "pp. 12-34."],
)
def test_the_rest_of_an_entry_begins_none(words: str) -> None:
    assert not begins_entry(words)
