"""What weighs on each side: commitments, and what the rules find against one side or the other.

| what | weighs on | points |
|---|---|---|
| an obligation or a prohibition | its bearer | 1; half when it is only an effort, double when a result is owed |
| a right or an exemption | the other side | 0.5 |
| a commitment of both | both sides | half of the above on each |
| a finding of a one-sided rule | the side it hurts | the weight the pack gives the rule |

A commitment about money counts half as much again. A commitment whose bearer was only guessed does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cptslint.matchers.context import Context
from cptslint.model.contract import Bearer, Commitment, Kind, Strength, Trust
from cptslint.model.finding import Finding
from cptslint.model.report import Point

_STRENGTH = {Strength.EFFORT: 0.5, Strength.FIRM: 1.0, Strength.RESULT: 2.0}
_FREEDOM = 0.5
_MONEY = 1.5
_BOTH = 0.5
_OTHER_SIDE = {Bearer.CPTS: Bearer.PARTNER, Bearer.PARTNER: Bearer.CPTS}
_ORDER = ("argent", "sortie", "responsabilite-assurance", "donnees", "decision-modification", "personnel-moyens")
_KINDS = {
    Kind.OBLIGATION: "obligation",
    Kind.PROHIBITION: "interdiction",
    Kind.RIGHT: "droit",
    Kind.EXEMPTION: "dispense",
}


def dimension_of(commitment: Commitment) -> str:
    """Return the dimension a commitment weighs on: its first theme in a fixed order."""
    return next((name for name in _ORDER if name in commitment.topics), "engagements")


def commitment_points(context: Context) -> Iterator[Point]:
    """Yield what the commitments weigh, in the order of the text."""
    for commitment in context.commitments:
        bearer = context.bearer(commitment)
        if bearer is Bearer.OTHER or commitment.trust is Trust.CONTEXT:
            continue
        freedom = commitment.kind in (Kind.RIGHT, Kind.EXEMPTION)
        weight = _FREEDOM if freedom else _STRENGTH[commitment.strength]
        weight *= _MONEY if commitment.financial else 1.0
        sides = (
            (Bearer.CPTS, Bearer.PARTNER) if bearer is Bearer.BOTH else (_OTHER_SIDE[bearer] if freedom else bearer,)
        )
        for side in sides:
            share = weight * _BOTH if bearer is Bearer.BOTH else weight
            yield Point(dimension_of(commitment), side, share, commitment.span, _KINDS[commitment.kind])


def finding_points(findings: Sequence[Finding], side: Bearer) -> Iterator[Point]:
    """Yield what the findings against one side weigh on it."""
    for finding in findings:
        rule = finding.rule
        if rule.one_sided and rule.weight and rule.dimension:
            yield Point(rule.dimension, side, rule.weight, finding.span, rule.title)
