"""What several rooms of Dutch texts need to put words together."""

from collections.abc import Sequence


def listed(items: Sequence[str], most: int = 8) -> str:
    """The items with commas between them; beyond `most`, how many more there are."""
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else f"{shown} en nog {len(items) - most}"
