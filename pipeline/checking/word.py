"""The check of a memo as a Word document."""

from io import BytesIO

import docx
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from pipeline import texts_checking
from pipeline.checking.report import closing, facts, heading, spaced, summary
from pipeline.checking.verdicts import MemoReport, Verdict

_ADDED, _GONE = RGBColor(0x1B, 0x5E, 0x20), RGBColor(0xB7, 0x1C, 0x1C)


def word_report(report: MemoReport) -> bytes:
    """The report as a .docx file, with the changes marked in the quotation."""
    document = docx.Document()
    document.core_properties.title = f"{texts_checking.TITLE}: {report.name}"
    document.core_properties.author = ""
    document.add_heading(f"{texts_checking.TITLE}: {_clean(report.name)}", 0)
    legend = (texts_checking.LEGEND, texts_checking.LEGEND_RULES)
    for line in (summary(report), *closing(report), *legend):
        document.add_paragraph(_clean(line))
    for number, verdict in enumerate(report.verdicts, start=1):
        document.add_heading(_clean(heading(number, verdict)), 2)
        _add_quotation(document.add_paragraph(style="Quote"), verdict)
        for name, value in facts(verdict):
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(_clean(value))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_quotation(paragraph: Paragraph, verdict: Verdict) -> None:
    if not verdict.comparison:
        paragraph.add_run(_clean(verdict.quotation.text))
        return
    for before, word in spaced(verdict.comparison):
        paragraph.add_run(before)  # by itself, so that no blank is struck out
        run = paragraph.add_run(_clean(word.text))
        if word.sign == "+":
            run.bold, run.font.color.rgb = True, _ADDED
        elif word.sign == "-":
            run.font.strike, run.font.color.rgb = True, _GONE


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold; white space as single blanks."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
