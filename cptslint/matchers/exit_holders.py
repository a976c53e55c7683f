"""Whom a way out concerns: whoever takes it, by the commitments of its sentence or by the words around."""

from __future__ import annotations

import itertools

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_words import exit_places
from cptslint.matchers.sides import SIDES, named_sides, sole_side
from cptslint.model.contract import Bearer, Commitment, Trust

_SUPPOSED = frozenset({"que", "qu", "si", "hormis", "hors", "sauf", "excepte", "lorsque", "lorsqu", "quand"})
_ALLOWED = 5
"""Words after "autorise" among which stands the side that is allowed."""
_ABOUT = frozenset({"pour", "a", "de", "du", "concernant", "chez"})
_ASIDE = 4
"""Words from the comma that opens an aside to the side it names."""
_OPENING = 3
"""Words before the side a sentence opens with: "s'agissant de", "quant à", "pour"."""
_JOINING = frozenset({"ou", "et", "comme", "que", "par", "l", "la", "le", ",", "soit", "ainsi", "aussi", "bien", "tant", "un", "une",
                      "autre"})  # fmt: skip


def named_bearer(context: Context, unit: Unit, commitment: Commitment, start: int, end: int) -> Bearer:
    """Return whom a way out concerns: its bearer, unless it was only guessed and the words name one side."""
    if commitment.trust is not Trust.CONTEXT:
        return context.bearer(commitment)
    told = _willed(context, unit) or _enabled(context, unit) or _aside(context, unit)
    if told is not None:
        return told
    refusals = context.named_in("non-renouvellement", start, end)
    range_ = context.segment(unit, *refusals[0]) if refusals else (start, end)
    return _spoken_of(context, *range_) or sole_side(context, *range_) or context.bearer(commitment)


def joined(context: Context, unit: Unit, holder: Bearer, end: int) -> Bearer:
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


def subject_or(context: Context, unit: Unit, place: tuple[int, int]) -> Bearer:
    """Return the only side named before the words of leaving, else whoever the sentence or its surroundings name."""
    agent = (
        _agent_of_noun(context, unit, place)
        or _by_side(context, unit, place)
        or _willed(context, unit)
        or _enabled(context, unit)
        or _aside(context, unit)
    )
    if agent is not None:
        return agent
    before = {side for _, _, side in named_sides(context, unit.start, place[0])}
    return before.pop() if len(before) == 1 else holder_of(context, unit)


def _willed(context: Context, unit: Unit) -> Bearer | None:
    """Return the side whose will alone ends the convention: "si la direction de l'Établissement l'estime utile"."""
    sides = {sole_side(context, start, end) for start, end in context.named("par-volonte", unit)} - {None}
    return sides.pop() if len(sides) == 1 else None


def _by_side(context: Context, unit: Unit, place: tuple[int, int]) -> Bearer | None:
    """Return the side by which something may be ended, alone: "résiliable par l'Établissement"."""
    at = next((i for i in range(place[1], min(unit.end, place[1] + 3)) if context.tokens.words[i] == "par"), None)
    sides = [side for a, _, side in named_sides(context, at, min(unit.end, at + _OPENING)) if a > at] if at else []
    return sides[0] if len(sides) == 1 and not _is_joined(context, unit, place[0]) else None


def _enabled(context: Context, unit: Unit) -> Bearer | None:
    """Return the side that something allows to leave: "des motifs de service autorisent le Centre Hospitalier à mettre fin …"."""
    for place in exit_places(context, unit)[:1]:
        for _, end in context.named_in("verbe-qui-permet", unit.start, place[0]):
            sides = {
                side for name, side in SIDES for _ in context.named_in(name, end - 1, min(place[0], end + _ALLOWED))
            }
            if len(sides) == 1:
                return sides.pop()
    return None


def _aside(context: Context, unit: Unit) -> Bearer | None:
    """Return the side that an aside names: "n'est envisageable, pour la CPTS, que …"."""
    words = context.tokens.words
    for name, side in SIDES[:2]:
        for start, end in context.named(name, unit):
            about = words[start] in ("pour", "a") or words[start - 1] in _ABOUT
            opening = next((i for i in range(start, max(unit.start, start - _ASIDE) - 1, -1) if words[i] == ","), None)
            if about and opening is not None and end < unit.end and words[end] == ",":
                return side
    return None


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


def opponent(context: Context, unit: Unit) -> Bearer:
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
