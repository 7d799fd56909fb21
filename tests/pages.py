"""What the tests of the pages share: a corpus in words, the page as HTML, and how it is asked."""

from html.parser import HTMLParser
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block
from streamlit.testing.v1.element_tree import Html as HtmlElement

from pipeline.build import build_index
from pipeline.settings import Settings
from tests.fakes import FakeEncoder

APP = Path(__file__).parents[1] / "app.py"

PARKS = """1 Beheer van de parken en plantsoenen

De hoveniers werken met een vast rooster. De gemeente maait het gras in het stadspark vier keer \
per jaar. Dat gebeurt overdag.

Vrijwilligers houden de rozentuin bij. Zij krijgen daarvoor gereedschap van de wijkraad. In de \
winter snoeien zij de struiken langs de vijver.

2 Kosten van het onderhoud

Het onderhoud van de vijver kostte vorig jaar 12.000 euro. De fontein werd niet gerepareerd.
"""
BRIDGES = """1 Toestand van de houten bruggen

Onderzoekers keurden alle bruggen in de polder. De houten ophaalbrug bij de molen is verrot. \
Het gras langs de oprit is kort.
"""
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**vet**",
    "[klik](javascript:alert(1))",
    "$x^2$",
    ":smile:",
    "&lt;i&gt;",
)
EVIL = f"""1 Opmaak <b>hier</b> :skull: **vet**

De redacteur schreef tekens als {" en ".join(ATTACKS)} in het verslag.

Daarna kwam <iframe src=x></iframe> in de volgende alinea.
"""


class Html(HTMLParser):
    """A piece of HTML: its words, whole and by element or class, and its elements' attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.elements: set[tuple[str, ...]] = set()
        self._open: list[list[str]] = []
        self._texts: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add((tag, *(name for name, _ in attrs if name != "class")))
        names = [tag, *(dict(attrs).get("class") or "").split()]
        self._open.append(names)
        for name in names:
            self._texts.setdefault(name, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.words += data
        for name in {name for names in self._open for name in names}:
            self._texts[name][-1] += data

    def all(self, name: str) -> list[str]:
        """The words of every element with this name or class."""
        return self._texts.get(name, [])


def build(**changes: object) -> Path:
    """The folder of the index, brought up to date."""
    settings = Settings.model_validate(changes)
    build_index(settings, FakeEncoder())
    return settings.index


def start() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=30).run()


def ask(app: AppTest, question: str) -> Html:
    """The page after a question."""
    app.chat_input[0].set_value(question).run()
    return page(app)


def bodies(block: Block) -> list[str]:
    """The HTML of a part of the page, without the style and the script."""
    found = [element for element in block.get("html") if isinstance(element, HtmlElement)]
    return [element.value for element in found if element.value.startswith("<div")]


def page(app: AppTest) -> Html:
    assert not app.exception
    return Html("".join(bodies(app.main)))


def sidebar(app: AppTest) -> Html:
    return Html("".join(bodies(app.sidebar)))
