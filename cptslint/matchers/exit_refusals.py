"""Where a sentence refuses a way out, keeps it for one side or opens it on a condition only."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_model import Exit, Ground
from cptslint.matchers.exit_words import SIDES, named_sides
from cptslint.model.contract import Bearer

_LEAVES = frozenset({"libre", "peut", "pourra", "pouvant", "loisible", "faculte", "droit"})
_EXCEPTIONS = frozenset({"que", "qu", "sauf", "hors", "hormis", "excepte", "sinon"})


def _refusals(context: Context, unit: Unit, start: int, end: int) -> list[tuple[int, Bearer | None]]:
    """Return where a way out is refused in a token range, and to whom: the side named last before, or just after."""
    renewal = context.named_in("non-renouvellement", start, end)
    found: list[tuple[int, Bearer | None]] = []
    for place in context.named_in("refus", max(unit.start, start - 4), end):
        if any(a <= place[0] < b for a, b in renewal):
            continue
        earlier = [side for name, side in SIDES for a, b in context.named_in(name, unit.start, place[0])]
        near = sorted(
            (b, side)
            for name, side in SIDES
            for a, b in context.named_in(name, unit.start, min(unit.end, place[1] + 3))
        )
        found.append((place[0], near[-1][1] if near else (earlier[-1] if earlier else None)))
    return found


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
    """Tell whether a token range keeps the way out for breach: "sauf faute", "que si", "si ce n'est"."""
    words = context.tokens.words[start:end]
    kept = any(word in _EXCEPTIONS for word in words) or " ".join(words).find("si ce n est") >= 0
    return kept and bool(context.named_in("motif-faute", start, end))


def of_a_neighbour(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether what renews itself is named before as something else than the convention: a mandate, a licence."""
    others = [place for place in context.named("acte-voisin", unit) if place[1] <= at]
    return bool(others) and not context.named_in("@acte", others[-1][1], at)
