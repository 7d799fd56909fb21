"""Text made to be slow: every finder stays linear, so a deadline far above that is not met."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.types import BlockKind

ROOT = Path(__file__).parent.parent.parent
SEEDS = (
    "A",
    "((",
    "van der ",
    "2015, ",
    "(Terpen 2015",
    "Terpen e.a. (2016) ",
    "‘A b",
    "[1, ",
    "Wet op de a ",
    "Jansen, J., ",
    "Stb. 2012, ",
    "Raad voor de ",
    "ECLI:NL:HR:2014:",
    "Kamerstukken II 2012/13, ",
    "HR 12 maart 2015, ",
    "art. 1, 2 en 3, eerste lid, van de ",
    "artikel 1 van de Wet op de a b ",
    "Verordening (EU) 2016/",
    "In: A. Bos & ",
    "Bakker J, ",
    "Jan de Wit en ",
    "Boom, Den Haag: ",
    "14(3), 12-",
    "2e druk, ",
    "(diss. Tilburg), ",
    "Rapport nr. ",
    "——— (2015). ",
    "(Terpen 2015a, b, c-",
    "[6,7,8-9",
    "zie ook ",
    "Terpen (2016) stelt. Terpen ",
    "minister van ",
    "(p. 12) (2016: 4) ",
    "A. Bos, ‘De wijk’, ",
    "A. Bos, De wijk, Assen 2004, p. 3; Bos, De wijk, ",
    "en CBS, De wijk, ",
)
PROGRAM = """
from pipeline.citations.finding import find_citations
from pipeline.citations.references import document_references
from pipeline.types import BlockKind
from tests.citations.helpers import document_with

for seed in {seeds!r}:
    document = document_with((BlockKind("{kind}"), seed * (100_000 // len(seed))), title="{title}")
    document_references(document)
    find_citations(document)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (BlockKind.PARAGRAPH, "Inleiding"),
        (BlockKind.PARAGRAPH, "Literatuur"),
        (BlockKind.FOOTNOTE, "Inleiding"),
        (BlockKind.REFERENCE, "Literatuur"),
    ],
)
def test_hostile_text_does_not_hang(kind: BlockKind, title: str) -> None:
    program = PROGRAM.format(seeds=SEEDS, kind=kind.value, title=title)
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=240)


def test_repeated_text_does_not_grow_with_its_square() -> None:
    program = PROGRAM.format(seeds=SEEDS, kind="alinea", title="Inleiding").replace(
        "100_000", "8_000"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=120)
