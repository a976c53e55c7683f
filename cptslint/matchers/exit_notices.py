"""How long before leaving a party must say so."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_grounds import affirmed_in, ground_of, opposes_renewal
from cptslint.matchers.exit_lengths import lengths_of
from cptslint.matchers.exit_model import Exit, Ground, Length, Notice
from cptslint.matchers.exit_ways import bearer_in
from cptslint.matchers.exit_words import exit_places, mends_breach
from cptslint.matchers.sides import in_one_breath, latter, named_sides, sole_side
from cptslint.model.contract import Bearer


def notices_of(context: Context, unit: Unit, exits: Sequence[Exit]) -> list[Notice]:
    """Read the lengths of notice of a sentence that speaks of leaving, or goes on about it.

    Args:
        context: The contract.
        unit: The sentence.
        exits: Ways out read so far, those of the sentence included.
    """
    before = context.unit_before(unit)
    goes_on = before is not None and context.same_article(before, unit) and bool(context.named("mot-preavis", before))
    stated = goes_on or any(context.named_in("preavis", start, end) for start, end in context.scope(unit))
    own = [e for e in exits if e.unit == unit]
    if context.named("preavis-d-autre-chose", unit) and not exit_places(context, unit):
        return []
    if own and all(e.barred for e in own) and len(own) == 1:
        return []
    lengths = lengths_of(context, unit, stated=stated)
    holders = _holders(context, unit, lengths, own, exits)
    whole = _whole_ground(context, unit, exits)
    altered = bool(context.named("preavis-modifie", unit))
    found = []
    for length, holder in zip(lengths, holders, strict=True):
        ground = _ground_at(context, unit, length.place, whole)
        if ground in (Ground.IMPOSSIBILITY, Ground.AGREEMENT):
            continue
        if ground is Ground.BREACH and not (
            any(e.only_breach for e in own) and _is_named_notice(context, unit, length)
        ):
            continue
        span = context.span(*context.segment(unit, *length.place))
        found.append(Notice(holder, ground, length.days, span, length.amount, unit, stated or length.sure, altered))
    return found


def _is_named_notice(context: Context, unit: Unit, length: Length) -> bool:
    """Tell whether a length is called a notice by the words just before it: "un préavis de neuf mois"."""
    return any(
        end <= length.place[0]
        for _, end in context.named_in("mot-preavis", max(unit.start, length.place[0] - 4), length.place[0])
    )


def _whole_ground(context: Context, unit: Unit, exits: Sequence[Exit]) -> Ground:
    """Return the ground a sentence gives its lengths: its own, or that of the way out it goes on about."""
    ground = ground_of(context, unit)
    if ground is not Ground.FREE or exit_places(context, unit) or context.named("a-tout-moment", unit):
        return ground
    earlier = [e.ground for e in exits if context.same_article(e.unit, unit) and not e.barred]
    if not earlier or Ground.FREE in earlier:
        return ground
    return earlier[-1]


def _ground_at(context: Context, unit: Unit, place: tuple[int, int], whole: Ground) -> Ground:
    """Return the ground a length belongs to when a sentence gives two of them."""
    start, end = context.segment(unit, *place)
    if context.named_in("mise-en-demeure", start, end) or mends_breach(context, unit):
        return Ground.BREACH
    if (
        whole is Ground.BREACH
        and not affirmed_in(context, "motif-faute", start, end)
        and not context.named("mise-en-demeure", unit)
    ):
        wide = context.tokens.words[max(unit.start, start - 3) : end]
        return Ground.FREE if "preavis" in wide or context.named_in("a-tout-moment", start - 6, end) else Ground.BREACH
    if whole is not Ground.BREACH and affirmed_in(context, "motif-faute", start, end):
        return Ground.BREACH
    return whole


def _holders(
    context: Context, unit: Unit, lengths: Sequence[Length], own: Sequence[Exit], exits: Sequence[Exit]
) -> list[Bearer]:
    """Return who owes each length: parties and lengths in turn, else the party of the length's own part of the sentence."""
    named = named_sides(context, unit.start, unit.end, pronouns=True)
    turns = _in_turn(named)
    if len(lengths) > 1 and in_one_breath(context, named):
        return [Bearer.BOTH for _ in lengths]
    if len(lengths) > 1 and len(turns) == len(lengths):
        return turns
    apart = all(side is not Bearer.BOTH and at > lengths[0].place[1] for at, _, side in named) if lengths else False
    if apart and len(lengths) == 2 and len(turns) == 1 and context.named("preavis-modifie", unit):
        return [Bearer.BOTH, turns[0]]
    return [_holder(context, unit, length.place, len(lengths), own, exits) for length in lengths]


def _in_turn(sides: Sequence[tuple[int, int, Bearer]]) -> list[Bearer]:
    """Return the sides in order, one mention for each run."""
    turns: list[Bearer] = []
    for _, _, side in sides:
        if side is not Bearer.BOTH and (not turns or turns[-1] is not side):
            turns.append(side)
    return turns


def _holder(
    context: Context, unit: Unit, place: tuple[int, int], count: int, own: Sequence[Exit], exits: Sequence[Exit]
) -> Bearer:
    start, end = (unit.start, unit.end) if count < 2 else _part(context, unit, place)
    sides = named_sides(context, start, end)
    shared = any(e.only_breach or (e.holder is Bearer.BOTH and not e.barred) for e in own)
    if count < 2 and shared and len({e.holder for e in own}) == 1:
        return own[0].holder
    if len({side for _, _, side in sides}) == 1:
        return sides[0][2]
    if sides:
        return min((min(abs(a - place[1]), abs(place[0] - b)), side) for a, b, side in sides)[1]
    for exit_ in own:
        if exit_.span.start <= context.tokens.starts[place[0]] < exit_.span.end:
            return exit_.holder
    if own:
        holders = {e.holder for e in own}
        return holders.pop() if len(holders) == 1 else Bearer.BOTH
    return _inherited(context, unit, exits)


def _inherited(context: Context, unit: Unit, exits: Sequence[Exit]) -> Bearer:
    """Return who owes a length in a sentence that names nobody: its subject, the list, the title, the way out before."""
    bearer = latter(context, unit) or bearer_in(context, unit)
    if bearer is not None:
        return bearer
    for start, end in context.scope(unit)[1:]:
        side = sole_side(context, start, end)
        if side is not None:
            return side
    before = context.unit_before(unit)
    holders = {
        e.holder for e in exits if before is not None and e.unit == before and context.same_article(e.unit, unit)
    }
    return holders.pop() if len(holders) == 1 else Bearer.BOTH


def _part(context: Context, unit: Unit, place: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a sentence around a length, cut at commas, "et" and "contre"."""
    words = context.tokens.words
    stops = (",", ";", ":", "et", "contre", "tandis", "mais")
    start = end = place[0]
    while start > unit.start and words[start - 1] not in stops:
        start -= 1
    while end < unit.end and words[end] not in stops:
        end += 1
    if not named_sides(context, start, end):
        return max(unit.start, start - 12), end
    return start, end


def is_dated(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence fixes the end of a notice by the calendar."""
    return bool(context.named("delai-ordinal", unit) or context.named("delai-en-mots", unit)) or (
        opposes_renewal(context, unit) and bool(context.named("effet-anniversaire", unit))
    )
