"""The ways out of a convention: who may leave, on what ground, with which notice."""

from __future__ import annotations

from dataclasses import replace

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_contrast import said_of_the_other, told_by_contrast
from cptslint.matchers.exit_grounds import affirmed, opposes_renewal
from cptslint.matchers.exit_holders import holder_of
from cptslint.matchers.exit_model import Exit, ExitFacts, Ground, Notice
from cptslint.matchers.exit_notices import is_dated, notices_of
from cptslint.matchers.exit_pairs import paired_notices
from cptslint.matchers.exit_ways import exits_of, same_right
from cptslint.matchers.exit_words import (
    exit_places,
    follows_exit,
    gives_by_place,
    has_complement,
    in_exit_article,
    introductions,
    own_subject,
)
from cptslint.matchers.other_acts import is_foreign, other_contracts
from cptslint.matchers.units import is_lone_mark
from cptslint.model.contract import Bearer
from cptslint.structure.closed_words import SUBJECT_DETERMINERS

_SUPPOSED = 9
"""Words among which "lorsque" still governs a verb of leaving."""
_THIRD = 2
"""Words a sentence opens with, in which a third that is its subject stands."""
_DATED = 3
"""Words among which "après" still dates something by a noun of leaving."""
_SUBJECT = 4
"""Words among which a noun of leaving is the subject of its sentence."""
_EVENT = 4
"""Words among which what a notice runs to is named."""
_PREDICATE = 14
"""Words among which the verb of that subject stands."""

__all__ = ["Exit", "ExitFacts", "Ground", "Notice", "exit_facts"]


def exit_facts(context: Context) -> ExitFacts:
    """Read the ways out of a convention."""
    exits: list[Exit] = []
    notices: list[Notice] = []
    dated: list[Unit] = []
    for unit in context.units:
        if (
            is_lone_mark(unit, context.tokens)
            or not context.operative(unit)
            or is_foreign(context, unit)
            or _other_contract(context, unit)
        ):
            continue
        if _by_a_third(context, unit) or context.named("quitter-autre-chose", unit):
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
            notices += (
                found
                if concerned
                else [one for one in found if one.stated and not _runs_to_another_event(context, one)]
            )
            dated += [unit] if not found and is_dated(context, unit) else []
    pairs = paired_notices(context, notices)
    again = {notice.unit for notice in pairs}
    notices = sorted([n for n in notices if n.unit not in again] + pairs, key=lambda notice: notice.amount)
    exits = _without_forms(exits)
    exits += said_of_the_other(context, exits)
    exits += told_by_contrast(context, exits)
    return ExitFacts(tuple(exits + _implied(exits, notices)), tuple(notices), tuple(dated))


def _without_forms(exits: list[Exit]) -> list[Exit]:
    """Leave out the sentences that only say how a way out is notified, when others say who may take it."""
    given = [e for e in exits if not e.formal]
    return given if any(not e.barred for e in given) else exits


def _implied(exits: list[Exit], notices: list[Notice]) -> list[Exit]:
    """Read a way out in the notice a side must give: "l'Établissement se retire sous un mois ; pour la CPTS, ce délai est de deux"."""
    found: list[Exit] = []
    for notice in notices:
        known = {
            e.holder
            for e in (*exits, *found)
            if e.ground is Ground.FREE or (e.ground is not Ground.RENEWAL and e.holder is not Bearer.BOTH)
        }
        if (
            notice.ground is Ground.FREE
            and notice.stated
            and notice.days
            and notice.holder is not Bearer.BOTH
            and not known & {notice.holder, Bearer.BOTH}
        ):
            found.append(Exit(notice.holder, Ground.FREE, notice.unit, notice.span))
    return found


def _is_about_notice(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence has the notice for its subject ("le préavis est de deux mois pour …")."""
    opens = any(place[0] < unit.start + 6 for place in context.named("mot-preavis", unit))
    return opens and not other_contracts(context, unit)


def _runs_to_another_event(context: Context, notice: Notice) -> bool:
    """Tell whether a length runs up to something else than the end of the convention: "un mois avant tout retrait d'un lit"."""
    words = context.tokens.words
    at = context.tokens.range(notice.amount.start, notice.amount.end)[1]
    if words[at : at + 1] != ("avant",) or not {*words[at + 1 : at + 2]} & SUBJECT_DETERMINERS:
        return False
    near = (at + 1, min(notice.unit.end, at + 1 + _EVENT))
    ends = context.named_in("fin-d-un-preavis", *near)
    return not ends or has_complement(context, notice.unit, ends[0])


def _after_notice(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence comes after one about the notice, or stands in a list that such words introduce."""
    if any(context.named_in("mot-preavis", *place) for place in introductions(context, unit)):
        return True
    before = context.unit_before(unit)
    return before is not None and context.same_article(before, unit) and _is_about_notice(context, before)


def _only_supposes(context: Context, unit: Unit) -> bool:
    """Tell whether the way out is only the hypothesis of the sentence: "si la CPTS résilie, elle …", "la Partie qui se retire …".

    A sentence that goes on with a notice gives the right to leave.
    """
    places = exit_places(context, unit)
    words = context.tokens.words
    if context.named("sortie-redoutee", unit) or context.named("sortie-a-definir", unit):
        return True
    if places and any(place[0] < unit.start + 4 for place in context.named("somme-nulle", unit)):
        return True
    if not places or any(
        context.named(name, unit) for name in ("preavis", "delai-ordinal", "ouverture", "annonce-de-sortie")
    ):
        return False
    if all(_is_supposed(context, unit, place) for place in places):
        return True
    if any(b < unit.end and words[b] == "qui" and a < unit.start + 3 for a, b in context.named("@partie", unit)):
        return True
    conditions = [c for c in context.named("si-sortie", unit) if c[0] <= unit.start + 3]
    if not conditions:
        return False
    comma = next((i for i in range(conditions[0][1], unit.end) if words[i] in (",", ":")), unit.end)
    return all(place[0] < comma for place in places) and comma < unit.end


def _is_supposed(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether words of leaving are the hypothesis or the cause, not the right: "…, lorsque c'est la Clinique qui se retire", "son départ emporte …"."""
    before = max(unit.start, place[0] - _SUPPOSED)
    cues = context.named_in("si-tardif", before, place[0]) + context.named_in(
        "temps-de-sortie", place[0] - _DATED, place[0]
    )
    if any(unit.start <= start and not _parted(context, end, place[0]) for start, end in cues):
        return True
    noun = bool(context.named_in("nom-de-sortie", place[0], place[0] + 1)) and place[0] < unit.start + _SUBJECT
    return noun and bool(context.named_in("suite-de-sortie", place[1], min(unit.end, place[1] + _PREDICATE)))


def _parted(context: Context, start: int, end: int) -> bool:
    return any(word in (",", ":") for word in context.tokens.words[start:end])


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


def _by_a_third(context: Context, unit: Unit) -> bool:
    """Tell whether the subject of a sentence that does not name the convention is a third: "un Utilisateur ferme son compte, sans préavis"."""
    head = (unit.start, min(unit.end, unit.start + _THIRD))
    parties = context.named("@partie", unit)
    third = any(
        not any(a <= start < b for a, b in parties)
        for name in ("@tiers", "@membres", "tiers-qui-part")
        for start, _ in context.named_in(name, *head)
    )
    return third and not context.named("@acte", unit)


def _other_contract(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence is about leaving something else: a lease, a job, the care of a patient."""
    exits = exit_places(context, unit)
    if not exits:
        return False
    first = exits[0]
    for start, end in other_contracts(context, unit):
        between = (end, first[0]) if end <= first[0] else (first[1], start)
        if between[1] - between[0] <= 16 and not context.named_in("present-acte", *between):
            return True
    third = [place for place in context.named("@tiers", unit) if place[0] < first[0]]
    return bool(third) and not any(place[0] < first[0] for place in context.named("@partie", unit))
