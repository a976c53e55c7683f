"""Where a sentence refuses a way out, keeps it for one side or opens it on a condition only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_model import Exit, Ground, Notice
from cptslint.matchers.sides import SIDES, named_sides
from cptslint.model.contract import Bearer

_LEAVES = frozenset({"libre", "peut", "pourra", "pouvant", "loisible", "faculte", "droit", "option"})
_GIVEN = 8
"""Words after "permise à" among which its holder is named."""
_PARTING = frozenset({"exclusion", "tandis", "mais", ";", "alors", "lorsque", "si"})
_COMPLEMENTING = frozenset({"a", "au", "avec", "envers", "contre", "chez", "aupres"})
"""Words before a party that is a complement, not the subject."""
_SUPPOSING = frozenset({"si", "s", "lorsque", "lorsqu"})
_EXCEPTIONS = frozenset({"que", "qu", "sauf", "hors", "hormis", "excepte", "sinon", "seulement", "uniquement"})


def _refusals(context: Context, unit: Unit, start: int, end: int) -> list[tuple[int, Bearer | None]]:
    """Return where a way out is refused in a token range, and to whom: the side named last before, or just after."""
    renewal = context.named_in("non-renouvellement", start, end)
    found: list[tuple[int, Bearer | None]] = []
    for place in context.named_in("refus", max(unit.start, start - 4), end):
        if any(a <= place[0] < b for a, b in renewal) or _reopened(context, place[1]):
            continue
        near = sorted(
            (b, side)
            for name, side in SIDES
            for a, b in context.named_in(name, unit.start, min(unit.end, place[1] + 3))
        )
        found.append((place[0], _subject_before(context, unit, place[0]) or (near[-1][1] if near else None)))
    return found


def _subject_before(context: Context, unit: Unit, at: int) -> Bearer | None:
    """Return the side that is refused something when the one named last is only its complement: "s'attache à l'Établissement sans dédit possible"."""
    words = context.tokens.words
    sides = sorted((a, b, side) for name, side in SIDES for a, b in context.named_in(name, unit.start, at) if b <= at)
    if len(sides) < 2 or words[sides[-1][0] - 1] not in _COMPLEMENTING or ";" in words[sides[-2][1] : at]:
        return None
    return sides[-2][2] if words[sides[-2][0] - 1] not in _COMPLEMENTING else None


def _reopened(context: Context, at: int) -> bool:
    """Tell whether a refusal opens on a condition just after: "n'est recevable que si …"."""
    return context.tokens.words[at] in ("que", "qu") if at < len(context.tokens.words) else False


def renouncing(context: Context, unit: Unit, start: int, end: int) -> set[Bearer]:
    """Return the sides to which a token range refuses a way out; all of them when it names nobody."""
    sides = {side for _, side in _refusals(context, unit, start, end)}
    return {Bearer.CPTS, Bearer.PARTNER, Bearer.BOTH} if None in sides else {side for side in sides if side is not None}


def denied_to_others(context: Context, unit: Unit, found: Sequence[Exit]) -> list[Exit]:
    """Read "…, l'Association s'interdisant d'en faire autant" beside a way out of the other side."""
    others = []
    for at, side in _refusals(context, unit, unit.start, unit.end):
        if found and side in (Bearer.CPTS, Bearer.PARTNER) and all(e.holder is not side for e in found):
            others.append(Exit(side, Ground.FREE, unit, context.span(*context.segment(unit, at, at + 1)), barred=True))
    return others[:1]


def left_to_others(
    context: Context, unit: Unit, found: Sequence[Exit], places: Sequence[tuple[int, int]]
) -> list[Exit]:
    """Read "…, le Centre Hospitalier restant libre de l'abandonner" beside a way out barred to the other side."""
    words = context.tokens.words
    for place in places:
        sides = [item for item in named_sides(context, unit.start, place[0]) if item[2] is not Bearer.BOTH]
        if not sides or any(e.holder in (sides[-1][2], Bearer.BOTH) for e in found):
            continue
        if any(word in _LEAVES for word in words[sides[-1][1] : place[0]]):
            return [Exit(sides[-1][2], Ground.FREE, unit, context.span(*context.segment(unit, *place)))]
    return []


def reserved_to(context: Context, unit: Unit, found: Sequence[Exit]) -> list[Exit]:
    """Read "…, laquelle demeure réservée à l'Établissement" beside a way out barred to the other side."""
    for place in context.named("reserve-a-un-seul", unit):
        sides = named_sides(context, place[1] - 1, min(unit.end, place[1] + 3))
        known = any(e.holder is side and not e.barred for _, _, side in sides for e in found)
        if len(sides) == 1 and sides[0][2] is not Bearer.BOTH and not known and context.denied(unit, *place) is None:
            return [Exit(sides[0][2], Ground.FREE, unit, context.span(*context.segment(unit, *place)))]
    return []


def left_to_one(exit_: Exit, found: Sequence[Exit]) -> Exit:
    """Give a way out of both to one side when the sentence bars it to the other: "…, à l'exclusion de l'Association"."""
    barred = {e.holder for e in found if e.barred and not e.only_breach}
    if exit_.holder is not Bearer.BOTH or exit_.barred or len(barred & {Bearer.CPTS, Bearer.PARTNER}) != 1:
        return exit_
    return replace(exit_, holder=Bearer.PARTNER if Bearer.CPTS in barred else Bearer.CPTS)


def contrasted(context: Context, unit: Unit, found: Sequence[Exit]) -> list[Exit]:
    """Read "…, contrairement à l'Établissement": what one side may, the other may not."""
    for place in context.named("a-la-difference-de", unit):
        sides = {side for _, _, side in named_sides(context, place[1] - 1, min(unit.end, place[1] + 3))}
        if len(sides) != 1 or Bearer.BOTH in sides or any(e.holder in sides for e in found) or not found:
            continue
        barred = not found[0].barred
        return [Exit(sides.pop(), Ground.FREE, unit, context.span(*context.segment(unit, *place)), barred)]
    return []


def granted(context: Context, unit: Unit) -> list[Exit]:
    """Read "… est la seule voie offerte à l'Association, la dénonciation restant permise à l'Établissement": who is given what.

    Nothing is returned when the words give it to both.
    """
    words = context.tokens.words
    found: list[Exit] = []
    for place in context.named("accorde-a", unit):
        last = min(unit.end, place[1] + _GIVEN)
        stop = next((i for i in range(place[1], last) if words[i] in _PARTING), last)
        sides = {side for _, _, side in named_sides(context, place[1] - 1, stop)}
        if stop < last and words[stop] == "exclusion":
            sides.discard(Bearer.BOTH)
        if len(sides) != 1 or Bearer.BOTH in sides:
            return []
        start, end = context.segment(unit, *place)
        only = bool(context.named_in("seule-voie", start, end) and context.named_in("motif-faute", start, end))
        barred = context.denied(unit, *place) is not None
        ground = Ground.BREACH if only else Ground.FREE
        found.append(Exit(sides.pop(), ground, unit, context.span(start, end), barred, only_breach=only))
    return found


def shared_right(context: Context, unit: Unit, found: Sequence[Exit]) -> list[Exit]:
    """Read "…, laquelle dispose de la même faculté" beside a way out given to the other side."""
    if any(e.barred or e.only_breach for e in found):
        return []
    holders = {e.holder for e in found}
    for place in context.named("meme-faculte", unit):
        start, end = context.segment(unit, *place)
        if any(word in ("ne", "n", "sans") for word in context.tokens.words[start:end]):
            continue
        told = named_sides(context, start, end) or named_sides(context, unit.start, place[0], pronouns=True)
        sides = [side for _, _, side in told if side is not Bearer.BOTH]
        if len(holders) == 1 and sides and sides[-1] not in holders and Bearer.BOTH not in holders:
            return [Exit(sides[-1], found[0].ground, unit, context.span(start, end))]
    return []


def opened(context: Context, start: int, end: int) -> bool:
    """Tell whether a denial opens on a condition: "ne peut … qu'après", "ne peut … sans avoir prévenu"."""
    words = context.tokens.words
    denial = next((i for i in range(start, end) if words[i] in ("ne", "n")), None)
    if denial is None or any(word in ("pas", "aucun", "aucune", "nullement", "jamais") for word in words[denial:end]):
        return False
    after = range(denial + 1, end)
    return any(words[i] in ("que", "qu") for i in after) or any(
        words[i] == "sans"
        and words[min(i + 1, end - 1)]
        in ("avoir", "preavis", "en", "prevenir", "avertir", "un", "respecter", "observer", "delai", "l")
        for i in after
    )


def restricted(context: Context, start: int, end: int) -> bool:
    """Tell whether a token range keeps the way out for breach or some event: "sauf faute", "que si", "si ce n'est".

    What must only be done to leave ("que si elle prévient trois mois avant") keeps nothing.
    """
    words = context.tokens.words[start:end]
    kept = any(word in _EXCEPTIONS for word in words) or " ".join(words).find("si ce n est") >= 0
    if kept and any(context.named_in(name, start, end) for name in ("motif-faute", "motif-impossibilite")):
        return True
    supposed = any(one in ("que", "qu") and two in _SUPPOSING for one, two in pairwise(words))
    formal = any(context.named_in(name, start, end) for name in ("preavis", "annonce-de-sortie", "formalite-de-sortie"))
    return supposed and not formal


def only_with_consent(context: Context, unit: Unit) -> list[Exit]:
    """Read a way out of one side that takes the agreement of the other: "n'est possible qu'avec l'assentiment de l'Établissement"."""
    for place in context.named("accord-exige-pour-partir", unit):
        asked = {side for _, _, side in named_sides(context, place[0], place[1])}
        leaving = {side for _, _, side in named_sides(context, unit.start, place[0])}
        if {*asked, *leaving} == {Bearer.CPTS, Bearer.PARTNER} and len(asked) == len(leaving) == 1:
            return [Exit(leaving.pop(), Ground.FREE, unit, context.span(unit.start, unit.end), barred=True)]
    return []


def waives(context: Context, notice: Notice) -> bool:
    """Tell whether a notice of no length is a waiver ("sans préavis", "effet immédiat"), not only a way to say at any time."""
    place = context.tokens.range(notice.amount.start, notice.amount.end)
    return bool(
        context.named_in(
            "dispense-de-preavis", max(notice.unit.start, place[0] - 4), min(notice.unit.end, place[1] + 2)
        )
    )
