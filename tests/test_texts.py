"""No Dutch text without a reader."""

import ast
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = tuple(sorted(path.stem for path in (ROOT / "pipeline").glob("texts_*.py")))


@lru_cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _source(module: str) -> Path:
    return ROOT / "pipeline" / f"{module}.py"


def _defined(module: str) -> set[str]:
    """The public functions and constants of a module of texts."""
    names: set[str] = set()
    for node in _tree(_source(module)).body:
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}


def _used(path: Path, module: str) -> set[str]:
    """What a file reads of a module of texts: `texts_nl.name`, or imported from it."""
    names: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            names |= {node.attr} if node.value.id == module else set()
        elif isinstance(node, ast.ImportFrom) and node.module == f"pipeline.{module}":
            names |= {alias.name for alias in node.names}
        elif (
            path == _source(module)
            and isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Load)
        ):
            names.add(node.id)
    return names


@pytest.mark.parametrize("module", MODULES)
def test_every_text_is_used_somewhere(module: str) -> None:
    files = [*(ROOT / "pipeline").rglob("*.py"), *ROOT.glob("app*.py"), *ROOT.glob("app_*/*.py")]
    used = set().union(*(_used(path, module) for path in files))
    assert len(_defined(module)) > 10
    assert _defined(module) - used == set()
