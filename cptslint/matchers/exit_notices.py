"""How long before leaving a party must say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_model import Exit, Ground, Notice
from cptslint.matchers.exit_ways import affirmed_in, bearer_in, ground_of, opposes_renewal
from cptslint.matchers.exit_words import exit_places, mends_breach
from cptslint.matchers.sides import latter, named_sides, sole_side
from cptslint.model.contract import Bearer
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity

_DURATION_WORDS = frozenset({"duree", "periode", "periodes", "tranches", "conclue", "conclu", "conservees", "conservee", "renouvelee",
                             "reconduite", "depuis", "premiers", "premieres", "moins", "plus", "age"})  # fmt: skip
_TOLD = ("inform", "avert", "previen", "avis", "signal", "notifi")
_NOTICE_WORDS = frozenset({"preavis", "prevenance", "delai", "expiration", "issue", "bout", "terme", "avance"})


_ELLIPSIS = frozenset({"pour", "a", "au", "aux", "lorsque", "lorsqu", "si", "quand", "dans", ",", ";", "."})
_REFERRING = frozenset({"article", "articles", "annexe", "alinea", "le", "titre"})
_CALENDAR = {"mois": 30.0, "trimestre": 91.0, "semestre": 182.0, "annee": 365.0, "exercice": 365.0}
_CLOSING = frozenset({"fin", "issue", "terme", "expiration", "jour", "cloture"})
_RANKS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7,
          "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Length:
    """A length found in a sentence.

    Attributes:
        place: Its tokens.
        days: In days.
        amount: Its words.
        sure: It can only be a notice, whatever words stand around.
    """

    place: tuple[int, int]
    days: float
    amount: Span
    sure: bool = False


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
    if own and all(e.barred for e in own) and len(own) == 1:
        return []
    lengths = _lengths(context, unit, stated=stated)
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


def _is_named_notice(context: Context, unit: Unit, length: _Length) -> bool:
    """Tell whether a length is called a notice by the words just before it: "un préavis de neuf mois"."""
    return any(
        end <= length.place[0]
        for _, end in context.named_in("mot-preavis", max(unit.start, length.place[0] - 4), length.place[0])
    )


def _lengths(context: Context, unit: Unit, *, stated: bool) -> list[_Length]:
    found = []
    for quantity in context.quantities(unit.start, unit.end):
        place = context.tokens.range(quantity.start, quantity.end)
        days = _days(quantity)
        if quantity.kind != "durée" or not days or _is_other_length(context, unit, place) or not stated:
            continue
        found.append(_Length(place, days, Span(quantity.start, quantity.end)))
    found += _elided(context, unit)
    if not found:
        found += _calendar(context, unit)
    for start, end in context.named("sans-preavis", unit):
        told = any(word.startswith(_TOLD) for word in context.tokens.words[max(unit.start, start - 3) : start])
        if not told and not any(start <= length.place[0] < end + 1 for length in found):
            found.append(_Length((start, end), 0.0, context.span(start, end), sure=True))
    return sorted(found, key=lambda length: length.place)


def _elided(context: Context, unit: Unit) -> list[_Length]:
    """Read the number that borrows the unit of the length before: "quinze jours pour l'un, quatre-vingt-dix pour l'autre"."""
    words = context.tokens.words
    earlier = [q for q in context.quantities(unit.start, unit.end) if q.kind == "durée" and q.value]
    before = context.unit_before(unit)
    if not earlier and before is not None and before.clause == unit.clause and context.named("preavis", before):
        earlier = [q for q in context.quantities(before.start, before.end) if q.kind == "durée" and q.value]
    lengths = []
    for quantity in context.quantities(unit.start, unit.end):
        place = context.tokens.range(quantity.start, quantity.end)
        model = next((q for q in reversed(earlier) if q.end <= quantity.start), None)
        after = words[place[1]] if place[1] < unit.end else "."
        if (
            quantity.kind == "nombre"
            and model is not None
            and after in _ELLIPSIS
            and words[place[0] - 1] not in _REFERRING
        ):
            lengths.append(
                _Length(
                    place, quantity.value * _days(model) / model.value, Span(quantity.start, quantity.end), sure=True
                )
            )
    return lengths


def _calendar(context: Context, unit: Unit) -> list[_Length]:
    """Read a notice that ends with the calendar: "au terme du semestre civil suivant", "le dernier jour du douzième mois"."""
    words = context.tokens.words
    found: list[_Length] = []
    if not context.named("mot-d-effet", unit):
        return found
    for at in range(unit.start, unit.end):
        before = words[max(unit.start, at - 4) : at]
        if words[at] not in _CALENDAR or not any(word in _CLOSING for word in before):
            continue
        rank = next((_RANKS[word] for word in before if word in _RANKS), 1)
        found.append(
            _Length((at, at + 1), rank * _CALENDAR[words[at]], context.span(max(unit.start, at - 2), at + 1), sure=True)
        )
    return found


def _days(quantity: Quantity) -> float:
    return quantity.months * 30 if quantity.unit in ("an", "mois", "trimestre", "semestre") else quantity.days


def _is_other_length(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a length is the duration of the convention, of a renewal, of keeping or giving back something."""
    words = context.tokens.words
    before = words[max(unit.start, place[0] - 5) : place[0]]
    noticed = any(word in _NOTICE_WORDS for word in before)
    if (
        any(
            word in _DURATION_WORDS and before[i - 1 : i] != ("au",)
            for i, word in enumerate(before)
            if i >= len(before) - 3
        )
        and not noticed
    ):
        return True
    if before[-1:] == ("pour",) and not noticed:
        return True
    if (
        any(word in ("duree", "periode", "conclue", "conclu", "conservees", "durant") for word in before)
        and not noticed
    ):
        return True
    if any(start <= place[0] < end for start, end in context.named("mise-en-demeure", unit)):
        return True
    if any(
        word in ("preavis", "delai") and {"aucun", "nul", "sans"} & set(before[max(0, i - 2) : i])
        for i, word in enumerate(before)
    ):
        return True
    first, last = context.segment(unit, *place)
    leaving = exit_places(context, unit)
    other = any(
        not any(a <= start < b for a, b in leaving)
        for name in ("sort-des-choses", "delai-d-autre-chose")
        for start, _ in context.named_in(name, first, last)
    )
    after = words[place[1] : min(unit.end, place[1] + 3)]
    return (
        (other and not {"preavis", "prevenance"} & set(before))
        or any(word in ("fermes", "entieres", "renouvelable", "premiers", "premieres") for word in after)
        or any(word in ("excedera", "exceder", "excede", "depasser", "superieur", "superieure") for word in before)
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
    context: Context, unit: Unit, lengths: Sequence[_Length], own: Sequence[Exit], exits: Sequence[Exit]
) -> list[Bearer]:
    """Return who owes each length: parties and lengths in turn, else the party of the length's own part of the sentence."""
    turns = _in_turn(named_sides(context, unit.start, unit.end, pronouns=True))
    if len(lengths) > 1 and len(turns) == len(lengths):
        return turns
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
