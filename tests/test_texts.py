"""No Dutch text without a reader."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "pipeline" / "texts_nl.py"


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _defined() -> set[str]:
    """The public functions and constants of texts_nl."""
    names: set[str] = set()
    for node in _tree(TEXTS).body:
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}


def _used(path: Path) -> set[str]:
    """What a file reads of texts_nl: `texts_nl.name`, or imported from it."""
    names: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            names |= {node.attr} if node.value.id == "texts_nl" else set()
        elif isinstance(node, ast.ImportFrom) and node.module == "pipeline.texts_nl":
            names |= {alias.name for alias in node.names}
        elif path == TEXTS and isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            names.add(node.id)
    return names


def test_every_text_is_used_somewhere() -> None:
    files = [*(ROOT / "pipeline").rglob("*.py"), *ROOT.glob("app*.py"), *ROOT.glob("app_*/*.py")]
    used = set().union(*(_used(path) for path in files))
    assert len(_defined()) > 20
    assert _defined() - used == set()
