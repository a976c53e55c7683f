"""Sizes of pictures, as formats write them."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"\s*+(\d{1,7}(?:\.\d{1,9})?)\s*+(cm|mm|in|pt|px|)\s*+$")
_PER_CM = {"cm": 1.0, "mm": 10.0, "in": 1 / 2.54, "pt": 72 / 2.54, "px": 96 / 2.54, "": 96 / 2.54}
TWIPS_PER_CM = 1440 / 2.54


def area_of(width: str | None, height: str | None) -> float | None:
    """Return the area of a picture in square centimetres, None when its size is not said.

    Args:
        width: A length such as "3.5cm", "120px" or "120" (pixels of a screen, 96 to the inch).
        height: The other one.
    """
    sides = [_LENGTH.match(side or "") for side in (width, height)]
    if sides[0] is None or sides[1] is None:
        return None
    first, second = (float(side.group(1)) / _PER_CM[side.group(2)] for side in sides if side is not None)
    return first * second
