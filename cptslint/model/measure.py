"""How often rules are right, as measured on annotated conventions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ENOUGH = 5
"""Annotated findings of a rule below which its figures say nothing."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts of one rule, or of several added up.

    Attributes:
        right: Findings that the annotation has too.
        false: Findings that it has not.
        missed: Annotated findings that were not raised.
    """

    right: int
    false: int
    missed: int

    @property
    def annotated(self) -> int:
        """How many findings the annotation has."""
        return self.right + self.missed

    @property
    def raised(self) -> int:
        """How many findings were raised."""
        return self.right + self.false

    @property
    def precision(self) -> float:
        """Share of the findings that are right; 1 when none was raised."""
        return self.right / self.raised if self.raised else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated findings that were raised; 1 when there is none."""
        return self.right / self.annotated if self.annotated else 1.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts of the rules of a pack on a corpus.

    Attributes:
        corpus: Name of the corpus.
        version: What tells this state of the corpus from another.
        conventions: How many conventions it has.
        rules: Counts by code, for the rules that were raised or annotated; rules "à vérifier" are not measured.
    """

    corpus: str
    version: str
    conventions: int
    rules: Mapping[str, Measure]

    @property
    def total(self) -> Measure:
        """The counts of all rules added up."""
        every = tuple(self.rules.values())
        return Measure(*(sum(getattr(one, name) for one in every) for name in ("right", "false", "missed")))
