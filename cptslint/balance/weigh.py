"""How a convention weighs on each side."""

from __future__ import annotations

from cptslint.engine import Run
from cptslint.model.finding import Finding
from cptslint.model.report import Balance, Verdict
from cptslint.packs.rules import Pack
from cptslint.structure.build import Reading


def weigh(reading: Reading, pack: Pack, found: Run) -> tuple[Balance, tuple[Finding, ...]]:
    """Weigh a convention."""
    return Balance(0.0, Verdict.BALANCED, ()), ()
