"""Who may leave a convention, and why, sentence by sentence."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_grounds import affirmed, ground_of, ground_within, opposes_renewal
from cptslint.matchers.exit_model import Exit, Ground
from cptslint.matchers.exit_refusals import (
    contrasted,
    denied_to_others,
    granted,
    left_to_one,
    left_to_others,
    only_with_consent,
    opened,
    renouncing,
    reserved_to,
    restricted,
    shared_right,
)
from cptslint.matchers.exit_words import exit_places
from cptslint.matchers.sides import SIDES, named_sides, sole_side
from cptslint.model.contract import Bearer, Commitment, Kind, Trust

_SUPPOSED = frozenset({"que", "qu", "si", "hormis", "hors", "sauf", "excepte", "lorsque", "lorsqu", "quand"})
_OPENING = 3
"""Words before the side a sentence opens with: "s'agissant de", "quant à", "pour"."""
_JOINING = frozenset({"ou", "et", "comme", "que", "par", "l", "la", "le", ",", "soit", "ainsi", "aussi", "bien", "tant", "un", "une",
                      "autre"})  # fmt: skip


def exits_of(context: Context, unit: Unit) -> list[Exit]:
    """Read the ways out of a sentence that speaks of leaving, or stands where ways out are listed."""
    if consent := only_with_consent(context, unit):
        return consent
    ground = ground_of(context, unit)
    anytime = bool(context.named("a-tout-moment", unit))
    anniversary = bool(context.named("effet-anniversaire", unit))
    places = exit_places(context, unit) or [(unit.start, unit.start + 1)]
    if opposes_renewal(context, unit):
        places = [*places, *context.named("non-renouvellement", unit)]
    found: list[Exit] = []
    for commitment in context.commitments_in(unit):
        start, end = context.tokens.range(commitment.span.start, commitment.span.end)
        holder = _joined(context, unit, _named_bearer(context, unit, commitment, start, end), end)
        if holder is Bearer.OTHER or not any(start <= place[0] < end for place in places):
            continue
        if context.named_in("tenu-jusqu-au-terme", start, end) and not exit_places(context, unit):
            continue
        refused = (
            commitment.kind in (Kind.PROHIBITION, Kind.EXEMPTION)
            and not opened(context, start, end)
            and not _released(context, commitment)
        )
        barred = refused or holder in renouncing(context, unit, start, end)
        only = (barred or opened(context, start, end)) and restricted(context, start, end)
        own = ground_within(context, start, end, ground)
        found.append(Exit(holder, own, unit, commitment.span, barred and not only, only, anytime, anniversary))
    if len(found) == 1 and found[0].holder is Bearer.BOTH and not anytime and _is_form(context, unit, places[0]):
        found = [replace(found[0], formal=True)]
    bound = _bound_to_term(context, unit, found)
    found = bound if bound and not exit_places(context, unit) and not opposes_renewal(context, unit) else found + bound
    if all(e.holder is Bearer.BOTH for e in found):
        found = granted(context, unit) or found
    if not found:
        found = [_impersonal(context, unit, ground, places, anytime=anytime, anniversary=anniversary)]
    found += denied_to_others(context, unit, found)
    found += left_to_others(context, unit, found, places)
    found += reserved_to(context, unit, found)
    found += shared_right(context, unit, found)
    found += contrasted(context, unit, found)
    found = [left_to_one(e, found) for e in found]
    if ground is Ground.BREACH and anytime and not any(e.ground is Ground.FREE for e in found):
        found.append(replace(found[0], ground=Ground.FREE, only_breach=False))
    return found


def _named_bearer(context: Context, unit: Unit, commitment: Commitment, start: int, end: int) -> Bearer:
    """Return whom a way out concerns: its bearer, unless it was only guessed and the words name one side."""
    if commitment.trust is not Trust.CONTEXT:
        return context.bearer(commitment)
    willed = _willed(context, unit)
    if willed is not None:
        return willed
    refusals = context.named_in("non-renouvellement", start, end)
    range_ = context.segment(unit, *refusals[0]) if refusals else (start, end)
    return _spoken_of(context, *range_) or sole_side(context, *range_) or context.bearer(commitment)


def _joined(context: Context, unit: Unit, holder: Bearer, end: int) -> Bearer:
    """Return both when the other side is joined to the agent: "par l'Établissement ou par la CPTS", "comme l'Association"."""
    if holder not in (Bearer.CPTS, Bearer.PARTNER):
        return holder
    sides = named_sides(context, unit.start, end)
    words = context.tokens.words
    for (_, first, one), (second, _, other) in itertools.pairwise(sides):
        between = words[first:second]
        linked = any(word in ("ou", "et", "comme") for word in between) and all(word in _JOINING for word in between)
        if {one, other} == {Bearer.CPTS, Bearer.PARTNER} and linked:
            return Bearer.BOTH
    return holder


def _bound_to_term(context: Context, unit: Unit, found: Sequence[Exit]) -> list[Exit]:
    """Read "la CPTS demeure tenue jusqu'au terme": the way out is barred, or open for breach only."""
    places = context.named("tenu-jusqu-au-terme", unit)
    if not places:
        return []
    start, end = places[0]
    sides = [side for a, _, side in named_sides(context, unit.start, start)]
    holder = sides[-1] if sides else holder_of(context, unit)
    if exit_places(context, unit) and any(e.holder is holder and not e.barred for e in found):
        return []
    first, last = context.segment(unit, start, end)
    only = bool(context.named("motif-faute", unit))
    span = context.span(unit.start, unit.end) if not found else context.span(first, last)
    return [Exit(holder, Ground.BREACH if only else Ground.FREE, unit, span, barred=not only, only_breach=only)]


def _impersonal(
    context: Context, unit: Unit, ground: Ground, places: Sequence[tuple[int, int]], *, anytime: bool, anniversary: bool
) -> Exit:
    """Return the way out of a sentence in which no commitment tells who may take it."""
    open_on = opened(context, unit.start, unit.end)
    holder = _opponent(context, unit) if ground is Ground.RENEWAL else _subject_or(context, unit, places[0])
    negative = context.tokens.words[places[0][0]] in ("ne", "n")
    refused = not open_on and not negative and context.denied(unit, *places[0]) is not None
    denied = refused or holder in renouncing(context, unit, unit.start, unit.end)
    only = (denied or open_on) and ground in (Ground.BREACH, Ground.IMPOSSIBILITY)
    span = context.span(unit.start, unit.end)
    formal = holder is Bearer.BOTH and not anytime and _is_form(context, unit, places[0])
    return Exit(holder, ground, unit, span, denied and not only, only, anytime, anniversary, formal)


def _is_form(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a sentence only says how a way out is notified: "la résiliation est adressée par lettre recommandée"."""
    noun = bool(context.named_in("nom-de-sortie", place[0], place[0] + 1)) and place[0] < unit.start + 4
    told = context.named_in("formalite-de-sortie", place[1], min(unit.end, place[1] + 9))
    named = any(context.named(name, unit) for name, _ in SIDES) or any(
        context.named(name, unit) for name in ("preavis", "ouverture", "@partie")
    )
    return noun and bool(told) and not named


def _subject_or(context: Context, unit: Unit, place: tuple[int, int]) -> Bearer:
    """Return the only side named before the words of leaving, else whoever the sentence or its surroundings name."""
    agent = _agent_of_noun(context, unit, place) or _willed(context, unit)
    if agent is not None:
        return agent
    before = {side for _, _, side in named_sides(context, unit.start, place[0])}
    return before.pop() if len(before) == 1 else holder_of(context, unit)


def _willed(context: Context, unit: Unit) -> Bearer | None:
    """Return the side whose will alone ends the convention: "si la direction de l'Établissement l'estime utile"."""
    sides = {sole_side(context, start, end) for start, end in context.named("par-volonte", unit)} - {None}
    return sides.pop() if len(sides) == 1 else None


def _agent_of_noun(context: Context, unit: Unit, place: tuple[int, int]) -> Bearer | None:
    """Return the side a noun of leaving is said of: "le retrait de la Clinique", "la rupture par l'Association"."""
    if not context.named_in("nom-de-sortie", place[0], place[0] + 1):
        return None
    sides = [
        side for a, _, side in named_sides(context, place[0] + 1, min(unit.end, place[1] + 3)) if a <= place[0] + 4
    ]
    return sides[0] if sides and len(set(sides)) == 1 and not _is_joined(context, unit, place[0]) else None


def _is_joined(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether both sides are named after the noun of leaving: "le retrait de la CPTS ou de l'Établissement"."""
    sides = named_sides(context, at, min(unit.end, at + 14))
    return len({side for _, _, side in sides}) > 1 and any(
        word in ("ou", "et", "comme") for word in context.tokens.words[sides[0][1] : sides[1][0] + 1]
    )


def _opponent(context: Context, unit: Unit) -> Bearer:
    """Return who may refuse the renewal: the side named in that part of the sentence."""
    for place in context.named("non-renouvellement", unit):
        side = sole_side(context, *context.segment(unit, *place))
        if side is not None:
            return side
    return holder_of(context, unit)


def holder_of(context: Context, unit: Unit) -> Bearer:
    """Return who may leave when no commitment tells it: the party the sentence names alone, else the list or the title."""
    for start, end in context.scope(unit):
        side = _spoken_of(context, start, end) or sole_side(context, start, end)
        if side is not None:
            return side
    return Bearer.BOTH


def _spoken_of(context: Context, start: int, end: int) -> Bearer | None:
    """Return the side a sentence opens with when the other only stands in what it excepts or supposes.

    "S'agissant de l'Association, la rupture n'est pas admise, hormis le cas où l'Établissement …"
    """
    sides = named_sides(context, start, end)
    if not sides or sides[0][2] is Bearer.BOTH or sides[0][0] > start + _OPENING:
        return None
    other = next((at for at, _, side in sides if side is not sides[0][2]), None)
    if other is None or any(side is Bearer.BOTH for _, _, side in sides):
        return None
    return sides[0][2] if any(word in _SUPPOSED for word in context.tokens.words[sides[0][1] : other]) else None


def _released(context: Context, commitment: Commitment) -> bool:
    """Tell whether an exemption is the way out itself: "l'autre est déliée de ses obligations"."""
    start, end = context.tokens.range(commitment.span.start, commitment.span.end)
    released = any(word.startswith(("delie", "libere", "degage")) for word in context.tokens.words[start:end])
    return commitment.kind is Kind.EXEMPTION and released


def same_right(context: Context, unit: Unit, exits: Sequence[Exit]) -> list[Exit]:
    """Read "la CPTS dispose de la même faculté": the way out of the sentence before, given or denied to another."""
    place = context.named("meme-faculte", unit)[0]
    open_on = opened(context, unit.start, unit.end)
    denied = not open_on and (context.denied(unit, *place) is not None or bool(context.named("refus", unit)))
    last = next((e for e in reversed(exits) if not e.barred), None)
    ground = last.ground if last and not context.named("a-tout-moment", unit) else Ground.FREE
    sides = [
        (min(abs(a - place[1]), abs(place[0] - b)), side) for a, b, side in named_sides(context, unit.start, unit.end)
    ]
    holder = min(sides)[1] if sides else Bearer.BOTH
    limited = ground is not Ground.BREACH and affirmed(context, "motif-faute", unit) and not denied
    if limited:
        ground = Ground.BREACH
    elif open_on and context.named("motif-impossibilite", unit):
        limited, ground = True, Ground.IMPOSSIBILITY
    return [Exit(holder, ground, unit, context.span(unit.start, unit.end), denied, only_breach=limited)]


def bearer_in(context: Context, unit: Unit) -> Bearer | None:
    """Return the side that all commitments of a sentence bind, None when there is none or several."""
    holders = {context.bearer(commitment) for commitment in _own(context, unit)}
    return holders.pop() if len(holders) == 1 else None


def _own(context: Context, unit: Unit) -> list[Commitment]:
    return [c for c in context.commitments_in(unit) if context.bearer(c) is not Bearer.OTHER]
