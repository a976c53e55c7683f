"""The whole answer on one convention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.model.contract import Bearer, Contract
from cptslint.model.document import Note
from cptslint.model.finding import Finding
from cptslint.model.rule import Rule
from cptslint.model.span import Span
from cptslint.model.suppression import Suppressed


class Verdict(StrEnum):
    """How the convention leans, seen from the defended party."""

    BALANCED = "equilibre"
    TO_REBALANCE = "a-reequilibrer"
    MANIFEST = "desequilibre-manifeste"
    FAVOURABLE = "favorable-cpts"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that weighs on one side.

    Attributes:
        dimension: Dimension it belongs to.
        side: Bearer.CPTS or Bearer.PARTNER: who bears the burden.
        weight: Points.
        span: The sentence; None for something missing.
        reason: What it is, in a few French words.
    """

    dimension: str
    side: Bearer
    weight: float
    span: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of the balance.

    Attributes:
        name: Identifier ("argent").
        label: Name for people ("Argent").
        cpts: Points borne by the defended party.
        partner: Points borne by the other side.
        index: From -1 (all on the defended party) to 1 (all on the partner); 0 when nobody bears anything.
        points: What made it.
    """

    name: str
    label: str
    cpts: float
    partner: float
    index: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How the convention weighs on each side.

    Attributes:
        index: From -1 (all on the defended party) to 1 (all on the partner).
        verdict: What it means; None when there is no party to defend.
        dimensions: In a fixed order.
    """

    index: float
    verdict: Verdict | None
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """A rule that was not run to its end.

    Attributes:
        rule: Code of the rule.
        reason: Why, in French.
    """

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class InOrder:
    """A clause that was looked for and found.

    Attributes:
        rule: The rule that looked for it.
        label: What was found ("Clause de sortie").
        location: Where ("article 8, al. 2").
        span: The passage that satisfied the rule.
    """

    rule: Rule
    label: str
    location: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer on one convention.

    Attributes:
        contract: What was understood.
        findings: In order: severity, then place; findings about something missing first within a severity.
        balance: How it weighs.
        in_order: Clauses found, in the order of the text.
        not_assessed: Rules that were not run, with the reason.
        notes: What a reader of the report must know.
        rules: Rules that were run.
        version: Version of the tool.
        suppressed: Findings set aside, in the same order as the others; they still weigh in the balance.
    """

    contract: Contract
    findings: tuple[Finding, ...]
    balance: Balance
    in_order: tuple[InOrder, ...]
    not_assessed: tuple[NotAssessed, ...]
    notes: tuple[Note, ...]
    rules: tuple[Rule, ...]
    version: str
    suppressed: tuple[Suppressed, ...] = ()
