"""The documentation says what the program does, and all of it."""

import re
from pathlib import Path

import pytest
import typer

from pipeline import cli
from pipeline.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GROUP = typer.main.get_command(cli.app)
COMMANDS: dict[str, object] = dict(GROUP.commands)  # type: ignore[attr-defined]
OPTIONS = {
    name
    for command in COMMANDS.values()
    for parameter in command.params  # type: ignore[attr-defined]
    for name in parameter.opts
    if name.startswith("-")
}


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    assert set(re.findall(r"`bewijsplaats (\w+)", README)) == set(COMMANDS)


def test_every_option_is_in_the_readme_and_the_other_way_round() -> None:
    code = re.findall(r"`([^`\n]+)`", README)
    named = {name for part in code for name in re.findall(r"(?:^|\s)(--?[a-z]+)\b", part)}
    assert named == OPTIONS


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `BEWIJSPLAATS_(\w+)` \|.*\| (.*) \|$", README, re.M))
    assert {name.lower() for name in rows} == set(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, int | float):
            assert rows[name.upper()].strip("`").lower() == str(field.default).lower(), name


PAGES = [p for p in sorted(ROOT.glob("**/*.md")) if ".venv" not in p.parts]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_in_the_documentation_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(((?!https?:|#)[^)]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target.split("#")[0]).exists(), target


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"\bmake (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, re.M), target
