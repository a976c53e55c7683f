"""Whole numbers in the attributes of a page, which may hold anything."""

from __future__ import annotations

_MAX_NUMBER = 32_767
_MAX_DIGITS = 8


def whole_number(raw: str | None, default: int) -> int:
    """Return the number an attribute holds, bounded as browsers do; the default when it is absent or no whole number."""
    if raw is None or not raw.isdecimal() or len(raw) > _MAX_DIGITS:
        return default
    return min(int(raw), _MAX_NUMBER)
