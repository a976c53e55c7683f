"""What a rule found."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.model.rule import Rule, Severity
from cptslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that decided.

    Attributes:
        role: "trigger", "cue", "amount", "party" or "clause".
        span: Where it stands.
    """

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect of one convention.

    Attributes:
        rule: The rule that fired.
        severity: Its severity here: that of the rule, or info when what was found is to be checked rather than asserted.
        span: The passage; None when something is missing.
        article: Number of the article, or where a missing clause would belong; None when neither is known.
        location: The place in human terms ("article 8, al. 2"); for a missing clause, where it would belong.
        message: One French sentence.
        evidence: What decided.
        fingerprint: Stable identity: rule and normalised words of the clause.
        likeness: How like the annotated passages of the rule its sentence is; None when that was not weighed.
    """

    rule: Rule
    severity: Severity
    span: Span | None
    article: str | None
    location: str
    message: str
    evidence: tuple[Evidence, ...] = ()
    fingerprint: str = ""
    likeness: float | None = None
