"""The months of the year, as folded text writes them."""

from __future__ import annotations

MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
MONTH = rf"(?:{'|'.join(MONTHS)})"
"""A month, in folded text."""
