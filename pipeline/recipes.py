"""How an index is made with these settings, and whether an index was made that way."""

import hashlib
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from pipeline import texts_index
from pipeline.embedding import Encoder
from pipeline.errors import IndexOutdated
from pipeline.indexing.manifest import SCHEMA_VERSION, Recipe, differences, sha256
from pipeline.indexing.store import Store
from pipeline.language import SHIPPED_PIPELINE
from pipeline.reading.version import READING_VERSION
from pipeline.settings import RULES, SHIPPED_LANGUAGE_MODEL, Settings


def make_recipe(settings: Settings, encoder: Encoder) -> Recipe:
    """How an index is made with these settings and this encoder."""
    return Recipe(
        schema_version=SCHEMA_VERSION,
        encoder=encoder.name,
        encoder_checksum=encoder.checksum,
        passage_tokens=min(settings.passage_tokens, encoder.max_tokens),
        passage_overlap=settings.passage_overlap,
        sentence_model=settings.sentence_model,
        sentence_checksum=sentence_checksum(settings.sentence_model),
        reading_version=READING_VERSION,
    )


def check_recipe(store: Store, recipe: Recipe) -> None:
    """Refuse an index that was made in another way.

    Raises
    ------
    IndexOutdated
        If the index and the recipe differ; the message names the first difference.
    """
    for name, old, new in differences(store.manifest.recipe, recipe):
        raise IndexOutdated(texts_index.index_outdated(texts_index.OUTDATED[name], old, new))


@lru_cache(maxsize=4)
def sentence_checksum(model: str) -> str:
    """What tells one version of a spaCy pipeline from the next: its files, or its version.

    Empty for the rules, which are part of this program, and for a model that is not there: whoever
    loads it says so.
    """
    if model == RULES:
        return ""
    folder = SHIPPED_PIPELINE if model == SHIPPED_LANGUAGE_MODEL else Path(model)
    if folder.is_dir():
        digest = hashlib.sha256()
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            if path.name != "README.md":
                digest.update(f"{path.relative_to(folder).as_posix()} {sha256(path)}\n".encode())
        return digest.hexdigest()
    try:
        return metadata.version(model)
    except (metadata.PackageNotFoundError, ValueError):
        return ""
