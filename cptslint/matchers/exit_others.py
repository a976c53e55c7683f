"""Words that look like leaving the convention and speak of something else: a third that leaves, a mandate that ends."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.other_acts import is_the_sale
from cptslint.matchers.sides import SIDES

_MOVES = frozenset({"action", "mouvement", "agir"})
"""What a freedom that is found again may be of, and still be that of leaving."""
_ENDING = ("prend", "cess", "expir")
_REACH = 10
"""Words between "quitter" and the convention it is about."""


def is_freedom_to_do(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether the freedom that is found again is one to do something: "chacun recouvre la liberté de saisir le juge"."""
    words = context.tokens.words
    after = words[place[1] : min(unit.end, place[1] + 2)]
    return words[place[1] - 1] == "liberte" and after[:1] in (("de",), ("d",)) and after[-1] not in _MOVES


def ends_a_neighbour(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether what comes to its end is not the convention: "le mandat du coprésident prend fin par décision de …"."""
    if context.named_in("fin-au-terme", *place):
        return True  # nor does the convention that comes to its term give anybody a way out
    return context.tokens.words[place[0]].startswith(_ENDING) and of_a_neighbour(context, unit, place[0])


def of_a_neighbour(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether what ends or renews itself is named before as something else than the convention: a mandate, a licence."""
    others = [
        place for place in context.named("acte-voisin", unit) if place[1] <= at and not is_the_sale(context, place)
    ]
    return bool(others) and not context.named_in("@acte", others[-1][1], at)


def of_a_third(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether somebody who is no party leaves: a member, a patient, an employee."""
    if context.named_in("@acte", place[0], min(unit.end, place[1] + _REACH)):
        return False
    thirds = [
        *context.named_in("@tiers", unit.start, place[0]),
        *(
            third
            for third in context.named_in("tiers-qui-part", unit.start, place[1] + 4)
            if not _names_a_party(context, third)
        ),
    ]
    thirds += context.named_in("@membres", unit.start, place[1] + 3)
    if not thirds:
        return False
    last = max(thirds)
    return not any(context.named_in(name, last[1], place[0]) for name, _ in SIDES) and (
        last[1] >= place[0] - 8 and not context.named_in("@acte", unit.start, place[0])
    )


def _names_a_party(context: Context, place: tuple[int, int]) -> bool:
    """Tell whether words are within the name of a party: a CPTS that its contract calls « l'Utilisateur »."""
    return any(
        start <= place[0] < end for name, _ in SIDES for start, end in context.named_in(name, place[0] - 3, place[1])
    )
