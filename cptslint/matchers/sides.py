"""Which sides a passage names as acting, without those who are only told of what the others do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cptslint.matchers.context import Context, Unit
from cptslint.model.contract import Bearer
from cptslint.text.tokens import LINE

SIDES = (("@cpts", Bearer.CPTS), ("@partenaire", Bearer.PARTNER), ("@parties", Bearer.BOTH))
"""References to the sides."""
_TOLD = ("inform", "avert", "preven", "previen", "avis")
_PASSIVE = ("e", "ee", "es", "ees", "i", "ie", "is", "ies", "u", "ue", "us", "ues")
_BEING = frozenset({"ete", "est", "sont", "soit", "soient", "sera", "seront", "etre", "fut"})
_LATTER = frozenset({"celle-ci", "celui-ci", "laquelle", "lequel", "derniere", "dernier"})
_MASCULINE_LATTER = frozenset({"celui-ci", "lequel", "dernier"})
_FEMININE = frozenset({"la", "une"})
_MASCULINE = frozenset({"le", "un", "du", "au"})
_REVERSED = frozenset({"contraire", "inverse", "oppose"})
"""After "dans le cas", the other side than the one named last."""
_JOINING = frozenset({"et", "ou", "comme", "de", "d", "du", "la", "le", "l", "par", "pour", "a", "au", "ainsi", "que"})
_TOLD_WITHIN = 10
"""Words after a party among which "en a été avertie" makes it the one told."""


def named_sides(context: Context, start: int, end: int, *, pronouns: bool = False) -> list[tuple[int, int, Bearer]]:
    """Return the parties named in a token range, in order, without those who are only told ("en informe l'Établissement").

    Args:
        context: The contract.
        start: First token.
        end: One past the last token.
        pronouns: "celle-ci" and the like stand for the party named last before them.
    """
    told: list[tuple[int, int, Bearer]] = []
    found: list[tuple[int, int, Bearer]] = []
    for name, side in SIDES:
        for a, b in context.named_in(name, start, end):
            (told if is_told(context, a) else found).append((a, b, side))
    words = context.tokens.words
    for at in (i for i in range(start, end) if pronouns and words[i] in _LATTER):
        before = [
            place
            for place in (*told, *found)
            if place[1] <= at and place[2] is not Bearer.BOTH and _may_agree(context, at, place)
        ]
        if before and not is_told(context, at):
            found.append((at, at + 1, max(before)[2]))
    for at in (i for i in range(start + 1, end) if pronouns and words[i] in _REVERSED and words[i - 1] == "cas"):
        last = [side for _, b, side in sorted(found) if b <= at and side is not Bearer.BOTH]
        if last:
            found.append((at, at + 1, Bearer.CPTS if last[-1] is Bearer.PARTNER else Bearer.PARTNER))
    return sorted(found)


def in_one_breath(context: Context, sides: Sequence[tuple[int, int, Bearer]]) -> bool:
    """Tell whether two sides are named together: "celui de l'Établissement et de l'Association"."""
    words = context.tokens.words
    return any(
        one is not other and all(word in _JOINING for word in words[last:first])
        for (_, last, one), (first, _, other) in pairwise(sides)
    )


def latter(context: Context, unit: Unit) -> Bearer | None:
    """Return the side that "ce dernier" or "celle-ci" stands for at the head of a sentence: the one named last before it."""
    before = context.unit_before(unit)
    if before is None or not any(word in _LATTER for word in context.tokens.words[unit.start : unit.start + 3]):
        return None
    at = next(i for i in range(unit.start, unit.end) if context.tokens.words[i] in _LATTER)
    sides = sorted(
        (a, side)
        for name, side in SIDES[:2]
        for a, b in context.named_in(name, before.start, before.end)
        if _may_agree(context, at, (a, b, side))
    )
    return sides[-1][1] if sides and context.same_article(before, unit) else None


def _may_agree(context: Context, at: int, place: tuple[int, int, Bearer]) -> bool:
    """Tell whether a pronoun may take up a party: "ce dernier" is not "la Communauté"."""
    words = context.tokens.words
    articles = {*words[place[0] : place[0] + 1], *words[place[0] - 1 : place[0]]}
    return not articles & (_FEMININE if words[at] in _MASCULINE_LATTER else _MASCULINE)


def is_told(context: Context, start: int) -> bool:
    """Tell whether a party is the one told, not the one who leaves."""
    if _is_told_after(context, start):
        return True
    words = context.tokens.words
    before = words[max(0, start - 4) : start]
    ends = [i for i, word in enumerate(before) if word in (".", ";", LINE)]
    before = before[ends[-1] + 1 :] if ends else before
    if any(
        word.startswith((*_TOLD, "notifi", "adress", "signif", "parven", "envoy", "transm", "expedi"))
        and word not in ("prevenance",)
        for word in before
    ):
        return not any(word in ("par", "lorsque", "si", "pour") for word in before[-2:])
    if any(word.startswith(("laiss", "permett", "accord")) for word in before) and before[-1] in ("a", "au"):
        return True
    return (bool(before) and before[-1] in ("aupres", "envers")) or (
        len(before) > 1 and before[-1] in ("a", "au") and before[-2] in ("lettre", "courrier")
    )


def _is_told_after(context: Context, start: int) -> bool:
    """Tell whether a party is the subject of being told: "après que la Communauté en a été avertie"."""
    words = context.tokens.words
    for at in range(start + 1, min(start + _TOLD_WITHIN, len(words))):
        if words[at] in (",", ".", ";", ":", LINE):
            return False
        if words[at].startswith(_TOLD) and words[at].endswith(_PASSIVE):
            return words[at - 1] in _BEING
    return False


def sole_side(context: Context, start: int, end: int) -> Bearer | None:
    """Return the side named alone in a token range; both when both are; None when nobody is."""
    sides = {side for _, _, side in named_sides(context, start, end)}
    if not sides:
        return None
    return sides.pop() if len(sides) == 1 else Bearer.BOTH
