"""How a convention weighs on each side, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.balance.points import commitment_points, finding_points
from cptslint.engine import Run, run, to_finding
from cptslint.matchers.balance import BalanceCheck
from cptslint.matchers.base import Hit
from cptslint.matchers.context import Context
from cptslint.model.contract import Bearer, Kind, Trust
from cptslint.model.finding import Evidence, Finding
from cptslint.model.report import Balance, Dimension, Point, Verdict
from cptslint.packs.pack import DIMENSIONS, CompiledRule, Pack
from cptslint.structure.build import Reading
from cptslint.structure.mirror import mirror

FAVOURABLE = 0.6
"""Index at or above which the convention favours the defended party."""
HEAVY = 33.0
"""Points of findings against the defended party from which an imbalance is manifest, whatever the rest."""
SERIOUS = 20.0
"""Points from which it is manifest too when the whole convention leans."""
LEANING = -0.3
"""Index at or under which the whole convention leans on the defended party."""
LIGHT = 8.0
"""Points of findings against the defended party under which the convention stays balanced."""
LIGHTER = 0.22
"""Index at or above which the partner bears so much more that a few harmful clauses do not tilt the whole."""


def weigh(reading: Reading, pack: Pack, found: Run) -> tuple[Balance, tuple[Finding, ...]]:
    """Weigh a convention.

    Args:
        reading: The contract and its words.
        pack: The rules; the one-sided ones are run from the partner's side too, so that exchanging the roles of the
            parties flips the index exactly.
        found: What the rules found from the defended party's side.

    Returns:
        The balance, and the findings of the rules that come out of it.
    """
    context = Context(reading, pack.qualifiers)
    sided = [c for c in pack.rules if c.rule.one_sided and c.rule.weight and not c.rule.profiles]
    mirrored = run(sided, Context(mirror(reading, pack.vocabulary), pack.qualifiers)).findings
    associations = {party.role for party in reading.contract.parties if party.is_cpts}
    own = _fitting([f for f in found.findings if not f.rule.profiles], Bearer.CPTS in associations)
    theirs = _fitting(mirrored, Bearer.PARTNER in associations)
    points = [
        *commitment_points(context),
        *finding_points(own, Bearer.CPTS),
        *finding_points(theirs, Bearer.PARTNER),
    ]
    dimensions = tuple(_dimension(name, label, points) for name, label in DIMENSIONS.items())
    index = _index(sum(d.cpts for d in dimensions), sum(d.partner for d in dimensions))
    grounds = Grounds(
        index=index,
        against=sum(finding.rule.weight for finding in own),
        for_it=sum(point.weight for point in finding_points(theirs, Bearer.PARTNER)),
    )
    verdict = judge(grounds) if reading.contract.has_defended_party else None
    balance = Balance(index, verdict, dimensions)
    return balance, tuple(_findings(pack.rules, balance, context))


def _fitting(findings: Sequence[Finding], association: bool) -> list[Finding]:
    """Leave out what is only to be checked and, for a side that is no CPTS, the rules that only make sense for a small association."""
    asserted = (finding for finding in findings if finding.severity is finding.rule.severity)
    return [finding for finding in asserted if association or not finding.rule.association_only]


def _index(cpts: float, partner: float) -> float:
    return (partner - cpts) / (partner + cpts) if partner + cpts else 0.0


def _dimension(name: str, label: str, points: Sequence[Point]) -> Dimension:
    own = tuple(point for point in points if point.dimension == name)
    cpts = sum(point.weight for point in own if point.side is Bearer.CPTS)
    partner = sum(point.weight for point in own if point.side is Bearer.PARTNER)
    return Dimension(name, label, cpts, partner, _index(cpts, partner), own)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the verdict looks at.

    Attributes:
        index: From -1 (all on the defended party) to 1.
        against: Points of the findings that hurt the defended party, whoever else they hurt.
        for_it: Points of the findings against the partner.
    """

    index: float
    against: float
    for_it: float


def judge(grounds: Grounds) -> Verdict:
    """Return the verdict.

    An imbalance is manifest when harmful clauses are many, or fewer in a convention that leans as a whole: the index
    also tells when the harmful clauses that were recognised are only a part of them. A convention favours the defended
    party when the index is high and grave clauses weigh on the partner. With few harmful clauses, or when the partner bears
    clearly more as a whole, it is balanced.
    """
    leaning = grounds.against >= SERIOUS and grounds.index <= LEANING
    if grounds.against >= HEAVY or leaning:
        return Verdict.MANIFEST
    if grounds.index >= FAVOURABLE and grounds.for_it >= 2 * LIGHT and grounds.against < grounds.for_it:
        return Verdict.FAVOURABLE
    return Verdict.TO_REBALANCE if grounds.against >= LIGHT and grounds.index < LIGHTER else Verdict.BALANCED


def _findings(rules: Sequence[CompiledRule], balance: Balance, context: Context) -> list[Finding]:
    findings = []
    for compiled in rules:
        if not isinstance(compiled.spec, BalanceCheck) or balance.verdict is None:
            continue
        hit = _hit(compiled.spec, balance, context)
        if hit is not None:
            findings.append(to_finding(compiled.rule, hit, context.contract))
    return findings


def _hit(check: BalanceCheck, balance: Balance, context: Context) -> Hit | None:
    if check.test == "one-way":
        return _one_way(check, context)
    wanted = Verdict.MANIFEST if check.test == "manifest" else Verdict.TO_REBALANCE
    if balance.verdict is not wanted:
        return None
    heavy = [d for d in balance.dimensions if d.cpts > d.partner]
    heavy.sort(key=lambda dimension: dimension.partner - dimension.cpts)
    names = ", ".join(dimension.label.lower() for dimension in heavy[:3])
    return Hit(None, (), {"dimensions": names})


def _one_way(check: BalanceCheck, context: Context) -> Hit | None:
    """Return a hit when the defended party is bound and the partner is not, general clauses left out."""
    own: list[Evidence] = []
    for commitment in context.commitments:
        bearer = context.bearer(commitment)
        if commitment.kind is not Kind.OBLIGATION or commitment.trust is Trust.CONTEXT or bearer is Bearer.OTHER:
            continue
        words = commitment.sentence if bearer is Bearer.BOTH else commitment.span
        if context.inside(check.general, *context.tokens.range(words.start, words.end)):
            continue
        if bearer is not Bearer.CPTS:
            return None
        own.append(Evidence("clause", commitment.span))
    return Hit(None, tuple(own[:3])) if own and not _offered(check, context) else None


def _offered(check: BalanceCheck, context: Context) -> bool:
    """Tell whether the partner brings something that no verb says, in the articles or annexes."""
    units = ((context.unit_at(start), start, end) for start, end in context.places(check.counterpart))
    return any(
        unit and context.operative(unit) and context.denied(unit, start, end) is None for unit, start, end in units
    )
