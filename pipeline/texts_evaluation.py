"""Every Dutch text of the evaluation that a user sees; the others are in `texts_nl`."""

from collections.abc import Sequence

ALL = "alle"
BASE = "basis"
RANKINGS = {"dense": "betekenis", "lexical": "woorden", "fused": "samen"}

_KINDS = {
    "questions": "vragen aan de index",
    "retrieval": "vraag en antwoord",
    "similarity": "gelijkenis van zinnen",
    "boundaries": "zinsgrenzen",
}
ITEMS = {
    "questions": "vragen",
    "retrieval": "vragen",
    "similarity": "paren",
    "boundaries": "teksten",
}
PARTS = {"questions": "soort", "retrieval": "rangorde"}
SETUP = "instelling"
FIGURES = {
    "mrr": "MRR",
    "hit_at_1": "hit@1",
    "hit_at_5": "hit@5",
    "hit_at_10": "hit@10",
    "right_section": "sectie",
    "quote_precision": "citaat",
    "answered": "beantw.",
    "refused": "geweigerd",
    "verbatim": "letterl.",
    "ndcg": "nDCG@10",
    "mrr_at_10": "MRR@10",
    "spearman": "Spearman",
    "pearson": "Pearson",
    "precision": "precisie",
    "recall": "volledigheid",
    "f": "F",
    "whole_texts": "hele teksten",
    "threshold": "drempel",
    "coverage": "dekking",
    "risk": "risico",
}

CURVE_TITLE = "Hoe vaak een antwoord fout is, tegen hoe vaak er een komt"
CURVE_DESCRIPTION = "Risico tegen dekking; de stip is de drempel die nu geldt."
CURVE_COVERAGE = "dekking: deel van de vragen met een antwoord"
CURVE_RISK = "risico: deel van de antwoorden dat fout is"
CURVE_WITHOUT_QUESTIONS = (
    "--curve tekent vragen aan de index: geef bij --questions ook een bestand met per regel "
    '"vraag" en "goud".'
)
OTHER_DOCUMENTS = (
    "De mappen met documenten geven niet de documenten die in de index staan, dus vergelijken kan "
    "niet. Geef met --corpus dezelfde mappen als bij bewijsplaats index."
)
_EXPECTED = {
    "questions": 'per regel JSON met een "vraag" en met "goud", een lijst van tekstdelen '
    '(leeg, of "soort": "geen", als er geen antwoord is)',
    "retrieval": 'per regel JSON met een "vraag" en een "antwoord"',
    "similarity": "per regel twee zinnen en een getal, met tabs of komma's ertussen",
    "boundaries": 'per regel JSON met "sentences", een lijst van zinnen, en zo nodig '
    '"separators", wat ertussen staat',
    "conllu": "CoNLL-U, met vóór elke zin een regel “# text = …”",
}


def set_title(file: str, kind: str) -> str:
    """Above the table of a set."""
    return f"{file}: {_KINDS[kind]}"


def difference(figure: str) -> str:
    """The column with the difference of a figure and its interval."""
    return f"verschil in {FIGURES[figure]} [95 %]"


def interval(value: float, low: float, high: float) -> str:
    """A difference with the ends of its interval."""
    return f"{_signed(value)} [{_signed(low)}, {_signed(high)}]"


def _signed(value: float) -> str:
    return f"{value:+.3f}".replace("-", "−") if round(value, 3) else "0.000"


def threshold_title(file: str, setup: str) -> str:
    """Above the table of what each threshold decides."""
    return f"{file}, {setup}: wat een drempel doet"


def current_threshold(value: float) -> str:
    """Beside the dot in the picture."""
    return f"drempel {value:g}"


def curve_not_written(file: str, reason: str) -> str:
    """For a picture that cannot be written."""
    return f"De grafiek kan niet in ‘{file}’ worden geschreven ({reason}). Kies een andere plaats."


def empty_set(file: str) -> str:
    """For a file without lines."""
    return f"{file}: het bestand is leeg. Verwacht een of meer regels om aan te meten."


def unknown_kind(file: str) -> str:
    """For a file that is none of the kinds that can be measured."""
    known = "; of ".join(_EXPECTED.values())
    return f"{file}: hieraan kan niet worden gemeten. Verwacht {known}."


def bad_line(file: str, number: int, kind: str) -> str:
    """For a line that does not fit in with the others."""
    return f"{file}, regel {number}: onbruikbare regel. Verwacht {_EXPECTED[kind]}."


def not_a_comparison(text: str) -> str:
    """For settings to compare that cannot be read."""
    return (
        f"--compare “{text}” is niet te begrijpen. Verwacht instellingen met een waarde, elk één "
        "keer en met een komma ertussen, zoals: dense_weight=0.25,depth=50"
    )


def unknown_setting(name: str, known: Sequence[str]) -> str:
    """For a setting to compare that does not exist."""
    return f"--compare: onbekende instelling ‘{name}’. Wel: {', '.join(known)}."


def bad_value(text: str, names: str) -> str:
    """For a setting to compare with a value that it cannot have."""
    return (
        f"--compare “{text}”: ongeldige waarde voor {names}. De README noemt wat de instellingen "
        "betekenen."
    )


def sentence_model_missing(name: str) -> str:
    """For a model of sentences that spaCy does not know."""
    return (
        f"Het zinsmodel ‘{name}’ is niet gevonden of geen spaCy-model. Geef een bestaande map of "
        "een geïnstalleerd model, of laat de instelling leeg voor de eigen regels."
    )
