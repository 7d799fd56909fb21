"""Places in the file → places on the page as the reader sees it, and as its text runs."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible page: its lower left corner in the file, its quarter turns, its size as shown."""

    left: float
    bottom: float
    turns: int
    width: float
    height: float

    def shown(self, points: Floats) -> Floats:
        """Points of the file, shape (n, 2), as places on the page that the reader sees."""
        x, y = points[:, 0] - self.left, points[:, 1] - self.bottom
        match self.turns:
            case 1:
                return np.stack([y, self.height - x], axis=1)
            case 2:
                return np.stack([self.width - x, self.height - y], axis=1)
            case 3:
                return np.stack([self.width - y, x], axis=1)
        return np.stack([x, y], axis=1)

    def shown_boxes(self, boxes: Floats) -> Floats:
        """Rectangles (left, bottom, right, top) of the file as places on the page."""
        first, second = self.shown(boxes[:, :2]), self.shown(boxes[:, 2:])
        return np.concatenate([np.minimum(first, second), np.maximum(first, second)], axis=1)


def frame_of(page: Any) -> Frame:
    """The visible part of a page of pypdfium2."""
    left, bottom, right, top = page.get_cropbox()
    outer = page.get_mediabox()
    left, right = max(left, min(outer[0], outer[2])), min(right, max(outer[0], outer[2]))
    bottom, top = max(bottom, min(outer[1], outer[3])), min(top, max(outer[1], outer[3]))
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    width, height = right - left, top - bottom
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        width, height = page.get_size()
        left, bottom, turns = 0.0, 0.0, 0
    if turns % 2:
        width, height = height, width
    return Frame(left, bottom, turns, width, height)


def turned(boxes: Floats, quarter: Integers) -> Floats:
    """Rectangles turned back by their quarters, so that their text runs from left to right."""
    left, bottom, right, top = boxes.T
    turned = boxes.copy()
    for turns, columns in (
        (1, (bottom, -right, top, -left)),
        (2, (-right, -top, -left, -bottom)),
        (3, (-top, left, -bottom, right)),
    ):
        rows = quarter == turns
        turned[rows] = np.stack(columns, axis=1)[rows]
    return turned
