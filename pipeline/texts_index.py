"""Every Dutch text about the index, the models and the settings."""

from collections.abc import Sequence


def encoder_missing(name: str) -> str:
    """For an encoder that is not there."""
    return (
        f"De encoder ‘{name}’ is niet gevonden. Geef met --encoder een bestaande map met een model "
        "van sentence-transformers, of laat de optie weg voor het meegeleverde model (is dat weg: "
        "git checkout models)."
    )


def encoder_damaged(name: str) -> str:
    """For an encoder with other weights than expected, or none that load."""
    return (
        f"De encoder ‘{name}’ is beschadigd of geen model van sentence-transformers. "
        "Haal het model terug met git checkout models, of installeer het opnieuw (make install)."
    )


def language_model_damaged(name: str) -> str:
    """For a spaCy pipeline that is not there or does not load."""
    return (
        f"Het taalmodel ‘{name}’ is niet gevonden of beschadigd. Haal het meegeleverde model terug "
        "met git checkout models, of geef met BEWIJSPLAATS_SENTENCE_MODEL een bestaand spaCy-model."
    )


def calibration_damaged(file: str) -> str:
    """For a calibration that is not there or does not load."""
    return (
        f"De ijking van de zekerheid ({file}) ontbreekt of is beschadigd. Haal haar terug met "
        "git checkout models."
    )


def index_missing(folder: str) -> str:
    """For a folder without an index."""
    return f"In ‘{folder}’ staat nog geen index. Maak die met: bewijsplaats index"


def index_damaged(path: str) -> str:
    """For an index with missing or changed files."""
    return f"De index is beschadigd ({path}). Maak hem opnieuw met: bewijsplaats index"


def record_damaged(path: str) -> str:
    """For the record of one document that is missing or changed."""
    return (
        f"Een document in de index is beschadigd ({path}). "
        "Lees alles opnieuw met: bewijsplaats index --fresh"
    )


def index_busy(folder: str) -> str:
    """For an index that another process is building."""
    return (
        f"De index in ‘{folder}’ wordt op dit moment al bijgewerkt. Probeer het zo meteen opnieuw, "
        "of wacht erop met: bewijsplaats index --wait"
    )


def index_not_written(folder: str, reason: str) -> str:
    """For a folder that cannot be written."""
    return (
        f"De index in ‘{folder}’ kon niet worden geschreven ({reason}). De oude index blijft "
        "bruikbaar. Maak ruimte of kies een andere map met --index."
    )


def index_outdated(what: str, old: str, new: str) -> str:
    """For an index made in another way than is asked for now."""
    return (
        f"De index is gemaakt met {what} ‘{old}’; nu geldt ‘{new}’. "
        "Maak hem opnieuw met: bewijsplaats index"
    )


OUTDATED = {
    "schema_version": "indexversie",
    "encoder": "encoder",
    "encoder_checksum": "encodergewichten",
    "passage_tokens": "passagelengte",
    "passage_overlap": "passage-overlap",
    "sentence_model": "zinsmodel",
    "sentence_checksum": "gewichten van het zinsmodel",
    "reading_version": "leesversie",
}


def empty_corpus(folders: Sequence[str]) -> str:
    """For folders without a readable document."""
    return (
        f"Geen leesbare documenten in: {', '.join(folders)}. "
        "Zet er documenten in (.pdf, .docx, .odt, .html, .epub, .md, .txt), of kies een andere map "
        "met --corpus."
    )


def corpus_missing(folder: str) -> str:
    """For a folder that does not exist."""
    return f"De map ‘{folder}’ bestaat niet. Controleer de naam na --corpus."


def bad_setting(names: str) -> str:
    """For environment variables with a value that is not valid."""
    return (
        f"Een instelling in een omgevingsvariabele heeft een ongeldige waarde: {names}. "
        "Verbeter of verwijder die en begin opnieuw; de README noemt wat mag."
    )
