"""The ways out of a convention: who may leave, on what ground, with which notice."""

from __future__ import annotations

from dataclasses import replace

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_model import Exit, ExitFacts, Ground, Notice
from cptslint.matchers.exit_notices import is_dated, notices_of
from cptslint.matchers.exit_ways import affirmed, exits_of, holder_of, opposes_renewal, same_right
from cptslint.matchers.exit_words import exit_places, follows_exit, gives_by_place, in_exit_article, own_subject

__all__ = ["Exit", "ExitFacts", "Ground", "Notice", "exit_facts"]


def exit_facts(context: Context) -> ExitFacts:
    """Read the ways out of a convention."""
    exits: list[Exit] = []
    notices: list[Notice] = []
    dated: list[Unit] = []
    for unit in context.units:
        if not context.operative(unit) or _other_contract(context, unit):
            continue
        concerned = bool(exit_places(context, unit)) or opposes_renewal(context, unit) or gives_by_place(context, unit)
        follows = follows_exit(context, unit)
        around = (
            follows or in_exit_article(context, unit) or _is_about_notice(context, unit) or _after_notice(context, unit)
        )
        if concerned and not _only_supposes(context, unit) and not _introduces_grounds(context, unit):
            exits += exits_of(context, unit)
        elif follows and exits and context.named("effet-anniversaire", unit):
            exits.append(
                replace(exits[-1], unit=unit, span=context.span(unit.start, unit.end), anytime=False, anniversary=True)
            )
        elif around and context.named("meme-faculte", unit):
            exits += same_right(context, unit, exits)
        elif follows and affirmed(context, "motif-faute", unit) and context.named("exclusif", unit):
            exits.append(Exit(holder_of(context, unit), Ground.BREACH, unit, context.span(unit.start, unit.end)))
        if concerned or (around and own_subject(context, unit)):
            found = notices_of(context, unit, exits)
            notices += found if concerned else [notice for notice in found if notice.stated]
            dated += [unit] if not found and is_dated(context, unit) else []
    return ExitFacts(tuple(exits), tuple(notices), tuple(dated))


def _is_about_notice(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence has the notice for its subject ("le préavis est de deux mois pour …")."""
    return any(place[0] < unit.start + 6 for place in context.named("mot-preavis", unit)) and not context.named(
        "autre-contrat", unit
    )


def _after_notice(context: Context, unit: Unit) -> bool:
    before = context.unit_before(unit)
    return before is not None and context.same_article(before, unit) and _is_about_notice(context, before)


def _only_supposes(context: Context, unit: Unit) -> bool:
    """Tell whether the way out is only the hypothesis of the sentence: "si la CPTS résilie, elle …", "la Partie qui se retire …".

    A sentence that goes on with a notice gives the right to leave.
    """
    places = exit_places(context, unit)
    if context.named("sortie-redoutee", unit) or context.named("sortie-a-definir", unit):
        return True
    if places and any(place[0] < unit.start + 4 for place in context.named("somme-nulle", unit)):
        return True
    if not places or any(context.named(name, unit) for name in ("preavis", "delai-ordinal", "ouverture")):
        return False
    words = context.tokens.words
    if any(b < unit.end and words[b] == "qui" and a < unit.start + 3 for a, b in context.named("@partie", unit)):
        return True
    conditions = [c for c in context.named("si-sortie", unit) if c[0] <= unit.start + 3]
    if not conditions:
        return False
    comma = next((i for i in range(conditions[0][1], unit.end) if words[i] in (",", ":")), unit.end)
    return all(place[0] < comma for place in places) and comma < unit.end


def _introduces_grounds(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence only introduces a list whose items say in which cases somebody may leave."""
    if context.tokens.words[unit.end - 1] != ":":
        return False
    items = [i for i, clause in enumerate(context.contract.clauses) if clause.intro == unit.clause]
    ranges = [
        context.tokens.range(clause.span.start, clause.span.end)
        for clause in (context.contract.clauses[i] for i in items)
    ]
    grounds = ("motif-faute", "motif-impossibilite", "a-tout-moment", "par-volonte", "motif-accord")
    return any(context.named_in(name, *place) for place in ranges for name in grounds)


def _other_contract(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence is about leaving something else: a lease, a job, the care of a patient."""
    exits = exit_places(context, unit)
    if not exits:
        return False
    first = exits[0]
    for start, end in context.named("autre-contrat", unit):
        between = (end, first[0]) if end <= first[0] else (first[1], start)
        if between[1] - between[0] <= 16 and not context.named_in("present-acte", *between):
            return True
    third = [place for place in context.named("@tiers", unit) if place[0] < first[0]]
    return bool(third) and not any(place[0] < first[0] for place in context.named("@partie", unit))
