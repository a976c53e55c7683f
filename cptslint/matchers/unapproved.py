"""A commitment that should wait for somebody's approval, and does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.options import OptionReader
from cptslint.matchers.passage import distinct
from cptslint.matchers.presence import first
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario
from cptslint.matchers.scenario_search import Match, find_scenario
from cptslint.model.finding import Evidence
from cptslint.text.terms import Term

_RESUMING = frozenset(
    {"cette", "ce", "cet", "ces", "elle", "celle-ci", "celui-ci", "sa", "part", "participation", "contribution",
     "quote-part", "somme", "depense", "versement", "montant"}
)  # fmt: skip
"""First words of a sentence about the expense just named."""


@dataclass(frozen=True, slots=True)
class Unapproved:
    """Options of the check.

    Attributes:
        clause: Ways of writing what needs an approval.
        general: Ways of approving everything of that kind; one in the convention is enough.
        particular: Ways of approving what they stand beside, and nothing else.
        preferred: Ways of writing the clause that are shown first when several lack an approval.
        as_in: Codes of rules on passages whose scenarios are ways of writing it too; the pack adds them to `clause`.
        unless_sentence: What stands beside one of these wants no approval.
        same: Things that are the same wherever they are named: one approved in one sentence needs no second approval in another.
    """

    clause: tuple[Scenario, ...]
    general: tuple[Scenario, ...]
    particular: tuple[Scenario, ...]
    preferred: tuple[Scenario, ...] = ()
    as_in: tuple[str, ...] = ()
    unless_sentence: tuple[Term, ...] = ()
    same: tuple[Term, ...] = ()


class UnapprovedMatcher:
    """Raises what nothing approves: one approval is missing, however many passages want it, so one hit tells them all."""

    def parse(self, reader: OptionReader) -> Unapproved:
        """Compile the options."""
        reader.check_keys(
            ("clause", "general", "particular", "preferred", "as_in", "unless_sentence", "same"),
            ("clause", "general", "particular"),
        )
        return Unapproved(
            tuple(parse_scenario(child) for child in reader.children("clause")),
            tuple(parse_scenario(child) for child in reader.children("general")),
            tuple(parse_scenario(child) for child in reader.children("particular")),
            tuple(parse_scenario(child) for child in reader.children("preferred")),
            reader.texts("as_in"),
            reader.terms("unless_sentence"),
            reader.terms("same"),
        )

    def find(self, spec: Unapproved, context: Context) -> Outcome:
        """Return one hit for the passages without approval, general or particular; the others are its evidence.

        Of those, one of the preferred comes first, and of the preferred one with an amount.
        """
        clauses = [
            match for match in distinct(spec.preferred + spec.clause, context) if not _excused(spec, match, context)
        ]
        if not clauses:
            return Outcome(skipped="rien de ce genre n'est prévu dans la convention")
        general = first(spec.general, context)
        if general is not None:
            return Outcome(satisfied=general.span)
        left = _uncovered(clauses, _units(spec.particular, context), context)
        left = _without_approved_things(spec, clauses, left, context)
        if not left:
            return Outcome(satisfied=clauses[0].span)
        preferred = [match.span for match in distinct(spec.preferred, context)]
        left.sort(
            key=lambda match: (
                not any(match.span.overlaps(span) for span in preferred),
                not _prices(match.unit, context),
                match.span,
            )
        )
        shown, others = left[0], sorted(left[1:], key=lambda match: match.span)
        also = tuple(Evidence("clause", match.span) for match in others)
        return Outcome((Hit(shown.span, (*shown.evidence, *also), {"others": _others(len(others))}),))


def _excused(spec: Unapproved, match: Match, context: Context) -> bool:
    return bool(spec.unless_sentence) and bool(context.inside(spec.unless_sentence, match.unit.start, match.unit.end))


def _others(count: int) -> str:
    """Return what a message adds when other passages want the same approval."""
    if not count:
        return ""
    return " (un autre passage est dans ce cas)" if count == 1 else f" ({count} autres passages sont dans ce cas)"


def _units(scenarios: Sequence[Scenario], context: Context) -> list[Unit]:
    return [match.unit for scenario in scenarios for match in find_scenario(scenario, context)]


def _uncovered(clauses: Sequence[Match], approvals: Sequence[Unit], context: Context) -> list[Match]:
    """Return the passages without approval.

    An approval written in the sentence of one passage, or beside an amount, is for that one; an approval in a sentence of its own
    ("Ce prêt suppose un vote du bureau") is for what its article says before or after.
    """
    occupied = {match.unit.start for match in clauses}
    alone = [unit for unit in approvals if unit.start not in occupied and not _prices(unit, context)]
    within = {unit.start for unit in approvals}
    within |= {before.start for unit in approvals if (before := _taken_up(unit, context)) is not None}
    return [
        match
        for match in clauses
        if match.unit.start not in within and not any(context.same_article(match.unit, unit) for unit in alone)
    ]


def _without_approved_things(
    spec: Unapproved, clauses: Sequence[Match], left: Sequence[Match], context: Context
) -> list[Match]:
    """Return what is left without the passages that name again a thing approved elsewhere ("sa salle", "la salle est prêtée")."""
    open_units = {match.unit.start for match in left}
    approved = {
        thing for match in clauses if match.unit.start not in open_units for thing in _things(spec, match, context)
    }
    return [match for match in left if _prices(match.unit, context) or not approved & _things(spec, match, context)]


def _things(spec: Unapproved, match: Match, context: Context) -> frozenset[tuple[str, ...]]:
    found = context.inside(spec.same, match.unit.start, match.unit.end) if spec.same else []
    return frozenset(context.tokens.words[start:end] for start, end in found)


def _taken_up(unit: Unit, context: Context) -> Unit | None:
    """Return the sentence before an approval that goes on about its expense: "La part de la CPTS, plafonnée à 900 euros, …"."""
    before = context.unit_before(unit)
    resumes = _RESUMING & set(context.tokens.words[unit.start : unit.start + 3])
    return before if before is not None and resumes and context.same_article(unit, before) else None


def _prices(unit: Unit, context: Context) -> bool:
    return any(quantity.kind == "montant" for quantity in context.quantities(unit.start, unit.end))
