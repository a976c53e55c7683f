"""Two lengths and two sides that answer each other: "sous huit jours pour l'Établissement, deux mois pour la CPTS"."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.matchers.calendar_notices import calendar_gaps
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_lengths import calendar_ends, days_of, elided, in_words, waived
from cptslint.matchers.exit_model import Ground, Length, Notice
from cptslint.matchers.exit_words import exit_places, follows_exit, in_exit_article
from cptslint.matchers.other_acts import is_foreign
from cptslint.matchers.sides import in_one_breath, named_sides
from cptslint.matchers.units import is_lone_mark
from cptslint.model.contract import Bearer
from cptslint.model.span import Span

_OTHERS = ("motif-faute", "mise-en-demeure", "sort-des-choses", "delai-d-autre-chose", "preavis-d-autre-chose", "non-renouvellement",
           "sortie-d-un-patient", "recit-ou-autre-acte", "tenu-jusqu-au-terme")  # fmt: skip
"""Words of sentences whose lengths are no notice to leave freely."""


def paired_notices(context: Context, known: Sequence[Notice]) -> list[Notice]:
    """Read the notices that sentences give to each side in turn, however they speak of leaving.

    Args:
        context: The contract.
        known: Notices that were read already; where they tell each side apart, nothing is added.
    Returns:
        Two notices for each sentence, or pair of sentences, that gives one length to each side.
    """
    found: list[Notice] = []
    for unit in context.units:
        if is_lone_mark(unit, context.tokens) or not context.operative(unit) or is_foreign(context, unit):
            continue
        before = context.unit_before(unit)
        joined = before is not None and context.same_article(before, unit) and before.end >= unit.start - 1
        for first in (unit, before) if joined and before is not None else (unit,):
            if not _told_apart((*known, *found), first, unit):
                found += _pair(context, first, unit)
    return found


def _told_apart(known: Sequence[Notice], first: Unit, last: Unit) -> bool:
    holders = {notice.holder for notice in known if first.start <= notice.unit.start <= last.start}
    return {Bearer.CPTS, Bearer.PARTNER} <= holders


def _pair(context: Context, first: Unit, last: Unit) -> list[Notice]:
    """Return two notices when the words from one sentence to the other hold two lengths and the two sides in turn."""
    units = (first,) if first == last else (first, last)
    if not any(_speaks_of_leaving(context, unit) for unit in units) or any(
        _is_about_something_else(context, unit) for unit in units
    ):
        return []
    sides = named_sides(context, first.start, last.end, pronouns=True)
    if in_one_breath(context, sides):
        return []
    turns = _turns(sides)
    if len(turns) > len(units) > 1:
        turns = [turn for unit in units for turn in _turns(named_sides(context, unit.start, unit.end))[:1]]
    lengths = _lengths(context, units)
    if len(lengths) != 2 or len(turns) != 2 or set(turns) != {Bearer.CPTS, Bearer.PARTNER}:
        return []
    owners = [next(unit for unit in reversed(units) if unit.start <= length.place[0]) for length in lengths]
    if owners != [first, last] or any(not named_sides(context, unit.start, unit.end, pronouns=True) for unit in owners):
        return []
    return [
        Notice(side, Ground.FREE, length.days, context.span(unit.start, unit.end), length.amount, unit)
        for side, length, unit in zip(turns, lengths, owners, strict=True)
    ]


def _turns(sides: Sequence[tuple[int, int, Bearer]]) -> list[Bearer]:
    """Return the sides in order, one mention for each run."""
    return [
        side
        for i, (_, _, side) in enumerate(sides)
        if side is not Bearer.BOTH and (not i or sides[i - 1][2] is not side)
    ]


def _speaks_of_leaving(context: Context, unit: Unit) -> bool:
    return bool(
        exit_places(context, unit)
        or in_exit_article(context, unit)
        or follows_exit(context, unit)
        or context.named("idee-de-depart", unit)
        or context.named("mot-preavis", unit)
    )


def _is_about_something_else(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence holds words of another length than a notice, which are not those of leaving: "reprendre sa liberté"."""
    leaving = exit_places(context, unit)
    return any(
        not any(a <= start < b for a, b in leaving) for name in _OTHERS for start, _ in context.named(name, unit)
    )


def _lengths(context: Context, units: Sequence[Unit]) -> list[Length]:
    """Return every length of some sentences, those told by the calendar and the waivers included."""
    found: list[Length] = []
    for unit in units:
        for quantity in context.quantities(unit.start, unit.end):
            days = days_of(quantity) if quantity.kind == "durée" else 0
            place = context.tokens.range(quantity.start, quantity.end)
            if days and not any(a <= place[0] < b for a, b in context.named("duree-de-la-convention", unit)):
                found.append(Length(place, days, Span(quantity.start, quantity.end), sure=True))
        found += elided(context, unit) + in_words(context, unit)
        found += [length for length in waived(context, unit) if not any(_meets(length, other) for other in found)]
    if not found:
        found = [length for unit in units for length in calendar_ends(context, unit)]
    return sorted(found or calendar_gaps(context, units[0].start, units[-1].end), key=lambda length: length.place)


def _meets(one: Length, other: Length) -> bool:
    return one.place[0] < other.place[1] + 1 and other.place[0] < one.place[1] + 1
