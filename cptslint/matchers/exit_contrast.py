"""What is said of the other side beside a way out, in words that would tell nothing alone: "…, elle, va au bout", "le Laboratoire en fixe la fin"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_grounds import affirmed_in
from cptslint.matchers.exit_model import Exit, Ground
from cptslint.matchers.exit_refusals import opened, restricted
from cptslint.matchers.sides import latter, named_sides
from cptslint.model.contract import Bearer

_OTHER = {Bearer.CPTS: Bearer.PARTNER, Bearer.PARTNER: Bearer.CPTS}
_AFTER = 5
"""Words after a noun or a pronoun of leaving among which the side it is said of is named: "celle du Centre Hospitalier"."""
_BEFORE = 60
"""Words before among which a side is the one last named."""
_AGENT = 9
"""Words after an act of leaving among which whoever decides it is named: "la rupture relève d'une décision du directeur de l'Hôpital"."""
_DOING = (("de",), ("d",), ("du",), ("des",), ("a",), ("au",), ("aux",), ("par",))
_FREE_GROUNDS = (Ground.FREE, Ground.BREACH)


def said_of_the_other(context: Context, exits: Sequence[Exit]) -> list[Exit]:
    """Read what stands beside the way out of one side about the other, of which nothing else is known.

    Args:
        context: The contract.
        exits: Ways out read so far.
    """
    known = {e.holder for e in exits}
    if any(e.holder is Bearer.BOTH and e.ground is Ground.FREE and not e.barred for e in exits):
        return []
    found: list[Exit] = []
    tried: set[tuple[Unit, Bearer, bool]] = set()
    for exit_ in exits:
        other = _OTHER.get(exit_.holder)
        if other is None or other in known or exit_.ground not in _FREE_GROUNDS or exit_.formal:
            continue
        around = (exit_.unit, other, exit_.barred or exit_.only_breach)
        if around not in tried:
            tried.add(around)
            found += _first(context, *around)
            known |= {e.holder for e in found}
    return found


def _first(context: Context, beside: Unit, other: Bearer, limited: bool) -> list[Exit]:
    """Return what is first said of the other side around a sentence; when its own side is limited, only that the other may leave."""
    for unit in _beside(context, beside):
        for place in sorted(context.named("depart-suppose", unit) + context.named("meme-faculte", unit)):
            if _who(context, unit, place) is other:
                return [_leaving(context, unit, place, other)]
        if limited:
            continue
        for place in sorted(context.named("tenu-ferme", unit) + context.named("tenu-jusqu-au-terme", unit)):
            if _who(context, unit, place) is other and not _to_do(context, place):
                return [_held(context, unit, place, other)]
    return []


def told_by_contrast(context: Context, exits: Sequence[Exit]) -> list[Exit]:
    """Read two sentences that only tell together that one side leaves and the other is held: "… n'a pas ce choix", "… demeure engagée"."""
    known = {e.unit for e in exits}
    for unit in context.units:
        if unit in known or not context.operative(unit):
            continue
        held = [
            *(p for p in context.named("meme-faculte", unit) if context.denied(unit, *p) is not None),
            *(p for p in context.named("tenu-sans-issue", unit) if not _to_do(context, p)),
        ]
        bound = next((p for p in sorted(held) if _who(context, unit, p) is Bearer.CPTS), None)
        if bound is None:
            continue
        for beside in _beside(context, unit):
            if beside in known:
                continue
            for place in context.named("depart-suppose", beside):
                if _who(context, beside, place) is Bearer.PARTNER and not _refused(context, beside, place):
                    return [_leaving(context, beside, place, Bearer.PARTNER), _held(context, unit, bound, Bearer.CPTS)]
    return []


def _to_do(context: Context, place: tuple[int, int]) -> bool:
    """Tell whether a side is held to do something, not to stay: "reste tenue de verser"."""
    lasting = context.named_in("#durée", place[1] + 1, place[1] + 2)
    return context.tokens.words[place[1] : place[1] + 1] in _DOING and not lasting


def _beside(context: Context, unit: Unit) -> Iterator[Unit]:
    """Yield a sentence, the next and the one before, of the same article."""
    yield unit
    at = bisect_left(context.units, unit.start, key=lambda other: other.start)
    for rank in (at + 1, at - 1):
        if 0 <= rank < len(context.units) and context.same_article(unit, context.units[rank]):
            yield context.units[rank]


def _who(context: Context, unit: Unit, place: tuple[int, int]) -> Bearer | None:
    """Return the side that words are said of: the one a noun or a pronoun is completed by, else the last one named before."""
    words = context.tokens.words
    if words[place[0]] in ("celle", "celui") or context.named_in("nom-de-sortie", *place):
        after = named_sides(context, place[0] + 1, min(unit.end, place[1] + _AFTER))
        if after:
            return after[0][2]
    before = named_sides(context, max(unit.start, place[0] - _BEFORE), place[1], pronouns=True)
    if before:
        return before[-1][2]
    after = named_sides(context, place[1], min(unit.end, place[1] + _AGENT))
    return latter(context, unit) or (after[0][2] if after else None)


def _refused(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    start, end = context.segment(unit, *place)
    if context.named_in("libre-de-forme", start, end):
        return False
    return context.denied(unit, *place) is not None or bool(context.named_in("refus", max(unit.start, start - 4), end))


def _leaving(context: Context, unit: Unit, place: tuple[int, int], side: Bearer) -> Exit:
    start, _ = context.segment(unit, *place)
    rest = (start, unit.end)
    open_on = opened(context, *rest)
    refused = not open_on and _refused(context, unit, place)
    consent = bool(context.named_in("accord-exige-pour-partir", *rest))
    fault = affirmed_in(context, "motif-faute", *rest) and not context.named("a-tout-moment", unit)
    only = fault or ((refused or open_on) and restricted(context, *rest))
    ground = Ground.BREACH if fault else Ground.FREE
    span = context.span(start, unit.end)
    return Exit(side, ground, unit, span, barred=consent or (refused and not only), only_breach=only)


def _held(context: Context, unit: Unit, place: tuple[int, int], side: Bearer) -> Exit:
    only = affirmed_in(context, "motif-faute", unit.start, unit.end)
    ground = Ground.BREACH if only else Ground.FREE
    start, _ = context.segment(unit, *place)
    return Exit(side, ground, unit, context.span(start, unit.end), barred=not only, only_breach=only)
