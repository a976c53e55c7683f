"""Tells whether a sentence is about another contract than the convention: a lease, a job, a subscription."""

from __future__ import annotations

from cptslint.matchers.asides import DISMISSAL, RESTRICTION, is_aside
from cptslint.matchers.context import Context, Unit
from cptslint.text.fold import fold

FOREIGN = "contrat-etranger"
TITLES = "titre-etranger"
OWN = "@acte"
_DEMONSTRATIVES = frozenset({"ce", "cet", "cette", "ledit", "ladite", "dudit"})
_SUBJECTS = frozenset({"il", "elle", "celui-ci", "celle-ci"}) | _DEMONSTRATIVES
_OBJECTS = frozenset({"le", "la", "l"})
_NAME = 4
"""Words of the longest way of naming a party."""
_BACK = 4
"""Sentences looked at before one that names no act."""
_UNTOUCHED = 4
"""Words between "sans" and a contract that is only left as it is: "sans effet sur leurs autres contrats"."""
_SALES = frozenset({"abonnement", "licence"})
_BUYERS = frozenset({"client", "cliente", "abonne", "abonnee", "souscripteur", "licencie"})
_MEASURED = frozenset({"soit", "savoir"})
"""Words that turn what another contract lasts into a length of the convention: "la durée de l'agrément, soit dix ans"."""
_SAID = 4
_OPENERS = frozenset({"que", "qu", ",", ":", ";", "et", "mais", "or", "car", "-"})


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
    if _MEASURED & set(context.tokens.words[max(unit.start, at - _SAID) : at]):
        return False
    named = [*_contracts(context, unit.start, at), *context.named_in(TITLES, unit.start, at)]
    others = [place[1] for place in named if place[1] <= at]
    return bool(others) and not context.named_in(OWN, max(others), at)


def speaks_of_itself(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence begins with the name of the convention."""
    own = [place for place in context.named_in(OWN, unit.start, unit.end) if place[0] <= unit.start + 1]
    return bool(own) and not any(a < own[0][1] and own[0][0] < b for a, b in _contracts(context, unit.start, unit.end))


def other_contracts(context: Context, unit: Unit) -> list[tuple[int, int]]:
    """Return where a sentence names contracts that the parties may leave besides the convention."""
    return [place for place in context.named("autre-contrat", unit) if not is_the_sale(context, place)]


def _is_foreign(context: Context, unit: Unit) -> bool:
    if _is_said_to_be_apart(context, unit):
        return True
    named = _first_named(context, unit.start, unit.end)
    if named is not None:
        return named
    return _taken_up(context, unit) if _takes_up(context, unit) else _titled(context, unit)


def _is_said_to_be_apart(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence only says that something else changes nothing here: "le schéma, arrêté pour dix ans, ne proroge pas ce terme"."""
    if not is_aside(context, unit):
        return False
    cues = [at for name in (DISMISSAL, RESTRICTION) for at, _ in context.named(name, unit)]
    first = min(cues, default=unit.end)
    own = [*context.named_in(OWN, unit.start, first), *context.named_in("propre-au-lien", unit.start, first)]
    return not own and context.tokens.words[unit.start] not in _SUBJECTS - _DEMONSTRATIVES


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
    others = _foreign(context, start, end)
    own = [
        place
        for place in context.named_in(OWN, start, end)
        if context.tokens.words[place[0]] not in _DEMONSTRATIVES
        and not any(a <= place[1] - 1 and place[0] < b for a, b in others)
    ]
    if not others and not own:
        return None
    return bool(others) and (not own or others[0] < own[0])


def _foreign(context: Context, start: int, end: int) -> list[tuple[int, int]]:
    """Return where other contracts are named, and the titles of others (permits, plans, loans) that begin a sentence or a clause."""
    words = context.tokens.words
    titles = [
        place
        for place in context.named_in(TITLES, start, end)
        if place[0] <= start + 1 or words[place[0] - 1] in _OPENERS or words[place[0] - 2] in _OPENERS
    ]
    return sorted(_contracts(context, start, end) + titles)


def _contracts(context: Context, start: int, end: int) -> list[tuple[int, int]]:
    return [
        place
        for place in context.named_in(FOREIGN, start, end)
        if not _with_a_party(context, place)
        and not is_the_sale(context, place)
        and "sans" not in context.tokens.words[max(start, place[0] - _UNTOUCHED) : place[0]]
    ]


def is_the_sale(context: Context, place: tuple[int, int]) -> bool:
    """Tell whether "l'abonnement" is the convention itself, since it calls a party "le Client"."""
    if not _SALES & set(context.tokens.words[place[0] : place[1]]):
        return False
    names = {fold(name) for party in context.contract.parties for name in party.aliases}
    return any(_BUYERS & set(name.split()) for name in names)


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
