"""Setups over a corpus of one report, with fake encoders; remembers what was made."""

from contextlib import AbstractContextManager
from pathlib import Path

from pipeline.build import build_index
from pipeline.evaluation.setups import Setup, make_setups
from pipeline.settings import Settings
from tests.fakes import CountingEncoder

RAPPORT = """# Rapport over de haven

## 1 Aanleiding

De haven van Zeedorp kreeg in 2018 twee nieuwe kades. Het onderhoud kostte 14 miljoen euro.

## 2 Gevolgen

De vissers zijn tevreden. De buren klagen over lawaai in de nacht.
"""


class Workshop:
    """Makes encoders and indexes, and remembers which."""

    def __init__(self, folder: Path) -> None:
        corpus = folder / "corpus"
        corpus.mkdir()
        (corpus / "haven.md").write_text(RAPPORT, encoding="utf-8")
        self.settings = Settings(corpus=(corpus,), facts=(), index=folder / "index")
        self.encoders: list[CountingEncoder] = []
        self.built: list[Settings] = []

    def make_encoder(self, settings: Settings) -> CountingEncoder:
        """An encoder whose weights differ by the name that the settings have for it."""
        self.encoders.append(CountingEncoder(checksum=settings.encoder))
        return self.encoders[-1]

    def build(self, settings: Settings) -> None:
        """An index as the command builds it."""
        self.built.append(settings)
        build_index(settings, CountingEncoder(checksum=settings.encoder))

    def setups(self, *compared: str) -> AbstractContextManager[list[Setup]]:
        """The setup of the settings, and those compared with it."""
        return make_setups(self.settings, compared, self.make_encoder, self.build)
