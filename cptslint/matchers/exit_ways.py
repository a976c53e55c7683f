"""Who may leave a convention, and why, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_grounds import affirmed, ground_of, ground_within, opposes_renewal
from cptslint.matchers.exit_holders import holder_of, joined, named_bearer, opponent, subject_or
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
from cptslint.matchers.sides import SIDES, named_sides
from cptslint.model.contract import Bearer, Commitment, Kind, Trust

_SAID = 4
"""Words after a noun of leaving among which stands what is said of it."""


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
        holder = joined(context, unit, named_bearer(context, unit, commitment, start, end), end)
        if holder is Bearer.OTHER or not any(start <= place[0] < end for place in places):
            continue
        if context.named_in("tenu-jusqu-au-terme", start, end) and not exit_places(context, unit):
            continue
        refused = (
            commitment.kind in (Kind.PROHIBITION, Kind.EXEMPTION)
            and not opened(context, start, end)
            and not _released(context, commitment)
            and not context.named_in("libre-de-forme", start, end)
            and not _denies_something_else(context, unit, commitment, places)
        )
        barred = refused or holder in renouncing(context, unit, start, end)
        only = (barred or opened(context, start, end)) and restricted(context, start, end)
        own = ground_within(context, start, end, ground)
        found.append(Exit(holder, own, unit, commitment.span, barred and not only, only, anytime, anniversary))
    if len(found) == 1 and found[0].holder is Bearer.BOTH and not anytime and _is_form(context, unit, places[0]):
        found = [replace(found[0], formal=True)]
    bound = _bound_to_term(context, unit, found)
    found = bound if bound and not exit_places(context, unit) and not opposes_renewal(context, unit) else found + bound
    given = granted(context, unit)
    if all(e.holder is Bearer.BOTH for e in found) or len({e.holder for e in given}) > 1:
        found = given or found
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
    holder = opponent(context, unit) if ground is Ground.RENEWAL else subject_or(context, unit, places[0])
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


def _denies_something_else(
    context: Context, unit: Unit, commitment: Commitment, places: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether what is denied is not the way out: "nul n'étant lié malgré lui, le retrait est loisible à chacun"."""
    if commitment.kind is not Kind.EXEMPTION or commitment.trust is not Trust.CONTEXT:
        return False
    own = [place for place in places if context.named_in("dit-du-depart", place[1], min(unit.end, place[1] + _SAID))]
    return bool(own) and all(context.denied(unit, *place) is None for place in own)


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
    if denied and exits and exits[-1].barred and "meme" in context.tokens.words[slice(*place)]:
        denied = False  # "il n'en va pas de même": what is barred to one is open to the other
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
