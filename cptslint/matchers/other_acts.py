"""Tells whether a sentence is about another contract than the convention: a lease, a job, a subscription."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit

FOREIGN = "contrat-etranger"
OWN = "@acte"
_DEMONSTRATIVES = frozenset({"ce", "cet", "cette", "ledit", "ladite", "dudit"})
_SUBJECTS = frozenset({"il", "elle", "celui-ci", "celle-ci"}) | _DEMONSTRATIVES
_OBJECTS = frozenset({"le", "la", "l"})
_NAME = 4
"""Words of the longest way of naming a party."""
_BACK = 4
"""Sentences looked at before one that names no act."""


def is_foreign(context: Context, unit: Unit) -> bool:
    """Tell whether the act a sentence is about is another contract.

    The act named first in the sentence decides; a sentence that only takes one up ("ce contrat", "elle", "peut le rompre")
    is about the one that the sentences before it in the article name, else about the one its title names.
    """
    foreign: dict[int, bool] = context.once("foreign acts", dict)
    if unit.start not in foreign:
        foreign[unit.start] = _is_foreign(context, unit)
    return foreign[unit.start]


def foreign_before(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether the act named last before a token is another contract: "…, les contrats de séjour, qui se dénoncent sous un mois"."""
    others = [
        place[1]
        for place in context.named_in(FOREIGN, unit.start, at)
        if place[1] <= at and not _with_a_party(context, place)
    ]
    return bool(others) and not context.named_in(OWN, max(others), at)


def _is_foreign(context: Context, unit: Unit) -> bool:
    named = _first_named(context, unit.start, unit.end)
    if named is not None:
        return named
    return _taken_up(context, unit) if _takes_up(context, unit) else _titled(context, unit)


def _taken_up(context: Context, unit: Unit) -> bool:
    before = context.unit_before(unit)
    for _ in range(_BACK):
        if before is None or not context.same_article(before, unit):
            break
        named = _first_named(context, before.start, before.end)
        if named is not None:
            return named
        before = context.unit_before(before)
    return _titled(context, unit)


def _takes_up(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence without an act of its own goes on about the one before: by its first words or by "le résilie"."""
    words = context.tokens.words
    if any(word in _SUBJECTS for word in words[unit.start : min(unit.end, unit.start + 2)]):
        return True
    return any(
        words[place[0] - 1] in _OBJECTS for place in context.named("verbe-de-rupture", unit) if place[0] > unit.start
    )


def _first_named(context: Context, start: int, end: int) -> bool | None:
    """Return whether the first act named in a token range is a foreign one, None when it names none."""
    others = [place for place in context.named_in(FOREIGN, start, end) if not _with_a_party(context, place)]
    own = [
        place
        for place in context.named_in(OWN, start, end)
        if context.tokens.words[place[0]] not in _DEMONSTRATIVES
        and not any(a <= place[1] - 1 and place[0] < b for a, b in others)
    ]
    if not others and not own:
        return None
    return bool(others) and (not own or others[0] < own[0])


def _with_a_party(context: Context, place: tuple[int, int]) -> bool:
    """Tell whether whoever the contract is said to bind is a party: "la convention conclue avec la Société" is the convention."""
    last = place[1] - 1
    near = [
        p
        for name in ("@cpts", "@partenaire", "@parties")
        for p in context.named_in(name, max(place[0], last - _NAME), place[1])
    ]
    return any(start <= last < end for start, end in near)


def _titled(context: Context, unit: Unit) -> bool:
    heading = context.heading(context.clause(unit))
    return heading is not None and _first_named(context, *context.tokens.range(heading.start, heading.end)) is True
