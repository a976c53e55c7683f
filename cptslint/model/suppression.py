"""Findings that are set aside, and why: a risk that was accepted, one known before, one that did not change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.model.finding import Finding


class Ground(StrEnum):
    """Why a finding is set aside."""

    IN_FILE = "in-file"
    SIDECAR = "sidecar"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Suppression:
    """The decision to set a finding aside.

    Attributes:
        ground: What holds the decision.
        reason: Why, in the words of whoever decided; empty for what only stands in a baseline or did not change.
        by: Who decided; empty when not said.
        on: When, as YYYY-MM-DD; empty when not said.
        until: Last day it holds, as YYYY-MM-DD; empty when it has no end.
        place: Where it is written ("ligne 12", "commentaire Word de Mme Roy"), for people.
    """

    ground: Ground
    reason: str = ""
    by: str = ""
    on: str = ""
    until: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is set aside: it stays visible, and counts neither for the exit code nor as an open point.

    Attributes:
        finding: What was found.
        decision: Why it is set aside.
    """

    finding: Finding
    decision: Suppression
