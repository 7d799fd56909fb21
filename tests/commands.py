"""What the tests of the command share: a report, and how the command is run on it."""

from pathlib import Path

import pytest

from pipeline import cli

Folders = tuple[Path, Path]
Patch = pytest.MonkeyPatch
Capture = pytest.CaptureFixture[str]

RAPPORT = """# Rapport over de haven

## 1 Aanleiding

De haven van Zeedorp kreeg in 2018 twee nieuwe kades. Het onderhoud kostte 14 miljoen euro.

## 2 Gevolgen

De vissers zijn tevreden. De buren klagen over lawaai in de nacht.

1. De gemeente meet het geluid.
2. De havenmeester sluit de poort om elf uur.
"""


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """The exit code of the command with these arguments."""
    monkeypatch.setattr("sys.argv", ["bewijsplaats", *map(str, arguments)])
    with pytest.raises(SystemExit) as exit_:
        cli.main()
    assert isinstance(exit_.value.code, int)
    return exit_.value.code
