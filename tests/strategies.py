"""Hypothesis strategies: texts with the faults that extraction and typesetting leave in them."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pipeline.types import Span

_WORDS = (
    "de het een van en gemeente wethouder burgemeester veiligheidsbeleid Noord-Holland OM politie "
    "samenwerking netwerk-partners e.a. o.a. art. 19 2014 3. (2010) ‘rust’ “nooit” zo’n 25.000 "
    "driehoek, bestuur: handhaving; waar? Nee! gezag… 80% hbo-opgeleide – - A. Jansen p. 41"
).split()
_ODD = (
    "ﬁets eﬀect co\u00adöperatie zero\u200bwidth vast\u00a0spatie tab\tteken e\u0301e\u0301n "
    "\ufeffmerk 😀 مرحبا ĳs İ ß \u2028 \u00ad \u200b *ster* #hek <b>vet</b> &amp; [a](b) `x` | "
    "\\ >> • 1) a."
).split(" ")
_LINE_ENDS = ("\n", "\n", "\n", "\r\n", "\r")
_MARKS = ("1\t ", "2\t ", "3.  ", "1. ", "2) ", "a\t ", "b) ", ">> ", "• ", "- ", "* ", "– ")
_MARKUP = (
    *("{}", "{}", "# {}", "### {}", "{}\n===", "- {}", "1. {}", "- - {}", "1. a\n\n   {}", "a. {}"),
    *("> {}", "    {}", "```\n{}\n```", "| {} |\n|---|\n| cel |", "**{}**", "**a** *{}*", "`{}`"),
    *("![{}](x.png)", "[{}](http://x)", "<div>{}</div>", "<!-- {} -->", "a<br>{}"),
    *("<span title='{}'>x</span> na", "\\* {} &amp; *na*", "a[^1] {}\n\n[^1]: {}", "[^2]: {}[^1]"),
)

words = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_WORDS), st.sampled_from(_ODD))


@st.composite
def wrapped(draw: DrawFn, least: int = 1, most: int = 40) -> list[str]:
    """The lines of a paragraph: words wrapped at some width, now and then cut with a hyphen."""
    width = draw(st.sampled_from((12, 30, 60, 300)))
    lines, line = [], ""
    for word in draw(st.lists(words, min_size=least, max_size=most)):
        if line and len(line) + len(word) >= width:
            cut = draw(st.integers(0, len(word)))
            if 0 < cut < len(word) and draw(st.booleans()):
                lines.append(f"{line} {word[:cut]}" + draw(st.sampled_from("-\u2010\u00ad")))
                line = word[cut:]
                continue
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return [*lines, line + draw(st.sampled_from(("", ".", ".", ". ", "?", ":", ".’")))]


@st.composite
def headings(draw: DrawFn) -> list[str]:
    """The lines of a heading: numbered or not, on one line or two."""
    numbers = ("", "", "1 ", "2 ", "2.1 ", "3. ", "4 ", "§ 5 ", "Hoofdstuk 6 ")
    number = draw(st.sampled_from(numbers))
    title = draw(st.sampled_from(("Inleiding", "Lokaal bestuur en gezag", "Droogte", "Wat nu?")))
    second = draw(st.sampled_from(([], [], ["en wat erbij hoort"])))
    return [number + title, *second]


@st.composite
def list_items(draw: DrawFn) -> list[str]:
    """The lines of a list item, with its mark."""
    first, *rest = draw(wrapped(most=15))
    return [draw(st.sampled_from(_MARKS)) + first, *rest]


_lone_numbers = st.integers(1, 9).map(lambda number: [str(number)])
_parts = st.one_of(wrapped(), wrapped(), headings(), list_items(), _lone_numbers)


@st.composite
def plain_texts(draw: DrawFn) -> str:
    """A text with words, as an extractor might have written it."""
    line_end = draw(st.sampled_from(_LINE_ENDS))
    pieces = [draw(st.sampled_from(("", "", "\ufeff", " ", "\n")))]
    for part in draw(st.lists(_parts, min_size=1, max_size=8)):
        lead = draw(st.sampled_from(("", "", "", " ", "\t", "    ")))
        pieces.append(lead + line_end.join(part))
        pieces.append(draw(st.sampled_from((line_end * 2, line_end * 2, line_end, "\f", " \n \n"))))
    return "".join(pieces)


@st.composite
def paged_texts(draw: DrawFn) -> str:
    """Pages with a running head or foot, lone page numbers or numbers torn from a heading."""
    foot = draw(st.sampled_from(("Rapport water", "Pagina #", "#", "Gemeente Delft | #")))
    first = draw(st.integers(1, 20))
    pages = []
    for number, text in enumerate(draw(st.lists(plain_texts(), min_size=2, max_size=5))):
        sign = foot.replace("#", str(first + number))
        pages.append(draw(st.sampled_from((f"{text}\n{sign}", f"{text}\n\n{sign}\n\n", text))))
    return draw(st.sampled_from(("\f", "\f", "\n"))).join(pages)


@st.composite
def markdown_texts(draw: DrawFn) -> str:
    """A text in Markdown, with its constructs nested here and there."""
    pieces = []
    for part in draw(st.lists(_parts, min_size=1, max_size=8)):
        pieces.append(draw(st.sampled_from(_MARKUP)).replace("{}", "\n".join(part)))
    return draw(st.sampled_from(("\n\n", "\n\n", "\n", "\r\n\r\n"))).join(pieces)


texts: SearchStrategy[str] = st.one_of(plain_texts(), markdown_texts(), st.text())


@st.composite
def spans_of(draw: DrawFn, text: str) -> Span:
    """A stretch of `text`, not empty unless the text is."""
    start = draw(st.integers(0, max(len(text) - 1, 0)))
    return Span(start, draw(st.integers(min(start + 1, len(text)), len(text))))
