"""The ways out of a convention: who may leave, on what ground, with which notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cptslint.matchers.context import Context, Unit
from cptslint.model.contract import Bearer, Kind
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity

EXIT = "sortie-de-la-convention"


class Ground(StrEnum):
    """Why a party may leave."""

    FREE = "free"
    BREACH = "breach"
    IMPOSSIBILITY = "impossibility"
    RENEWAL = "renewal"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out written in the convention.

    Attributes:
        holder: Who may take it: the defended party, the partner, both.
        ground: Why.
        unit: Sentence that gives it.
        span: The words that give it.
        barred: The sentence forbids it to the holder instead of giving it.
        only_breach: The sentence limits the holder to breach ("ne peut … qu'en cas de").
        anytime: It may be taken at any time or without reason.
        anniversary: It only takes effect at an anniversary.
    """

    holder: Bearer
    ground: Ground
    unit: Unit
    span: Span
    barred: bool = False
    only_breach: bool = False
    anytime: bool = False
    anniversary: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to leave.

    Attributes:
        holder: Who must give it.
        ground: For which way out.
        days: Length in days, months of 30 days.
        span: The clause that gives it.
        amount: The words of the length.
        unit: Sentence.
        article: Token range of its article.
    """

    holder: Bearer
    ground: Ground
    days: float
    span: Span
    amount: Span
    unit: Unit
    article: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """All ways out and notices of a convention, in order."""

    exits: tuple[Exit, ...]
    notices: tuple[Notice, ...]

    def open_to(self, holder: Bearer, *grounds: Ground) -> list[Exit]:
        """Return the ways out a side may take, those given to both included."""
        return [e for e in self.exits if not e.barred and e.holder in (holder, Bearer.BOTH) and (not grounds or e.ground in grounds)]


def exit_facts(context: Context) -> ExitFacts:
    """Read the ways out of a convention."""
    exits: list[Exit] = []
    notices: list[Notice] = []
    for unit in context.units:
        if not context.operative(unit) or _other_contract(context, unit):
            continue
        concerned = _speaks_of_leaving(context, unit)
        follows = _follows_exit(context, unit)
        if concerned and not _only_supposes(context, unit):
            exits += _exits(context, unit)
        elif follows and context.named("meme-faculte", unit):
            exits += _same_right(context, unit, exits)
        elif follows and _affirmed(context, "motif-faute", unit) and context.named("exclusif", unit):
            exits.append(Exit(_holder(context, unit), Ground.BREACH, unit, context.span(unit.start, unit.end)))
        if concerned or ((follows or _in_exit_article(context, unit)) and _gives_notice(context, unit)):
            notices += _notices(context, unit, exits)
    return ExitFacts(tuple(exits), tuple(notices))


def _speaks_of_leaving(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence, or the introduction of its list, gives or forbids a way out."""
    if context.named(EXIT, unit) or _opposes_renewal(context, unit):
        return True
    clause = context.clause(unit)
    if clause.intro is None:
        return False
    above = context.contract.clauses[clause.intro]
    introduced = context.named_in(EXIT, *context.tokens.range(above.span.start, above.span.end))
    grounded = any(context.named(name, unit) for name in ("motif-faute", "motif-impossibilite", "a-tout-moment"))
    return bool(introduced) and grounded


def _opposes_renewal(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence lets somebody refuse the renewal of the convention, not something else."""
    if not context.named("non-renouvellement", unit):
        return False
    if context.named("cadre-du-renouvellement", unit):
        return True
    before = context.unit_before(unit)
    return before is not None and context.same_article(before, unit) and bool(context.named("tacite-reconduction", before))


def _only_supposes(context: Context, unit: Unit) -> bool:
    """Tell whether the way out is only the hypothesis of the sentence ("si la CPTS résilie, elle …")."""
    places = context.named(EXIT, unit)
    conditions = [c for c in context.named("si-sortie", unit) if c[0] <= unit.start + 3]
    if not places or not conditions:
        return False
    words = context.tokens.words
    comma = next((i for i in range(conditions[0][1], unit.end) if words[i] in (",", ":")), unit.end)
    return all(place[0] < comma for place in places) and comma < unit.end


def _follows_exit(context: Context, unit: Unit) -> bool:
    """Tell whether the sentence before, in the same article, speaks of leaving."""
    before = context.unit_before(unit)
    return before is not None and context.same_article(before, unit) and bool(context.named(EXIT, before))


def _in_exit_article(context: Context, unit: Unit) -> bool:
    """Tell whether the title of the article or a list introduction speaks of leaving."""
    return any(context.named_in(EXIT, start, end) for start, end in context.scope(unit)[1:])


def _gives_notice(context: Context, unit: Unit) -> bool:
    return any(context.named_in("preavis", start, end) for start, end in context.scope(unit))


def _same_right(context: Context, unit: Unit, exits: Sequence[Exit]) -> list[Exit]:
    """Read "la CPTS dispose de la même faculté": the way out of the sentence before, given or denied to another."""
    place = context.named("meme-faculte", unit)[0]
    denied = context.denied(unit, *place) is not None or bool(context.named("refus", unit))
    last = next((e for e in reversed(exits) if not e.barred), None)
    ground = last.ground if last else Ground.FREE
    return [Exit(_nearest(context, unit, place), ground, unit, context.span(unit.start, unit.end), denied)]


def _nearest(context: Context, unit: Unit, place: tuple[int, int]) -> Bearer:
    """Return the side named nearest to some words of a sentence."""
    named = [
        (min(abs(a - place[1]), abs(place[0] - b)), holder)
        for name, holder in (("@cpts", Bearer.CPTS), ("@partenaire", Bearer.PARTNER), ("@parties", Bearer.BOTH))
        for a, b in context.named(name, unit)
    ]
    return min(named)[1] if named else Bearer.BOTH


def _other_contract(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence is about leaving something else: a lease, a job, the care of a patient."""
    exits = context.named(EXIT, unit)
    if not exits:
        return False
    first = exits[0]
    for start, end in context.named("autre-contrat", unit):
        between = (end, first[0]) if end <= first[0] else (first[1], start)
        if between[1] - between[0] <= 16 and not context.named_in("present-acte", *between):
            return True
    third = [place for place in context.named("@tiers", unit) if place[0] < first[0]]
    return bool(third) and not any(place[0] < first[0] for place in context.named("@partie", unit))


def _ground(context: Context, unit: Unit) -> Ground:
    if context.named("motif-accord", unit) and not context.named("motif-faute", unit):
        return Ground.AGREEMENT
    if _affirmed(context, "motif-faute", unit):
        return Ground.BREACH
    if context.named("motif-impossibilite", unit):
        return Ground.IMPOSSIBILITY
    if _opposes_renewal(context, unit):
        return Ground.RENEWAL
    introduced = [c for c in ("motif-faute", "motif-impossibilite") if any(context.named_in(c, a, b) for a, b in context.scope(unit)[1:2])]
    if introduced:
        return Ground.BREACH if introduced[0] == "motif-faute" else Ground.IMPOSSIBILITY
    return Ground.FREE


def _affirmed(context: Context, concept: str, unit: Unit) -> bool:
    """Tell whether a concept stands in a sentence without "hors", "outre", "en l'absence de" before it."""
    words = context.tokens.words
    for start, _ in context.named(concept, unit):
        before = words[max(unit.start, start - 5) : start]
        if not any(word in ("outre", "hors", "absence", "independamment", "sans", "limitee", "hormis") for word in before):
            return True
    return False


def _exits(context: Context, unit: Unit) -> list[Exit]:
    ground = _ground(context, unit)
    anytime = bool(context.named("a-tout-moment", unit))
    anniversary = bool(context.named("effet-anniversaire", unit))
    places = context.named(EXIT, unit)
    if _opposes_renewal(context, unit):
        places = [*places, *context.named("non-renouvellement", unit)]
    places = places or [(unit.start, unit.start + 1)]
    found: list[Exit] = []
    for commitment in context.commitments_in(unit):
        start, end = context.tokens.range(commitment.span.start, commitment.span.end)
        holder = context.bearer(commitment)
        if holder is Bearer.OTHER or not any(start <= place[0] < end for place in places):
            continue
        barred = commitment.kind in (Kind.PROHIBITION, Kind.EXEMPTION) or _renounced(context, start, end)
        only = barred and _restricted(context, start, end)
        own = _ground_of(context, start, end, ground)
        found.append(Exit(holder, own, unit, commitment.span, barred and not only, only, anytime, anniversary))
    if not found:
        found = [_impersonal(context, unit, ground, places, anytime, anniversary)]
    if ground is Ground.BREACH and anytime and not any(e.ground is Ground.FREE for e in found):
        found.append(replace(found[0], ground=Ground.FREE, only_breach=False))
    return found


def _impersonal(
    context: Context, unit: Unit, ground: Ground, places: Sequence[tuple[int, int]], anytime: bool, anniversary: bool
) -> Exit:
    """Return the way out of a sentence in which no commitment tells who may take it."""
    denied = any(context.denied(unit, *place) is not None for place in places[:1]) or bool(context.named("refus", unit))
    only = denied and ground is Ground.BREACH
    span = context.span(unit.start, unit.end)
    return Exit(_holder(context, unit), ground, unit, span, denied and not only, only, anytime, anniversary)


def _renounced(context: Context, start: int, end: int) -> bool:
    return bool(context.named_in("refus", start, end))


def _ground_of(context: Context, start: int, end: int, whole: Ground) -> Ground:
    """Return the ground of one clause of a sentence that may give several."""
    if context.named_in("motif-faute", start, end):
        return Ground.BREACH
    if whole is Ground.BREACH and context.named_in("a-tout-moment", start, end):
        return Ground.FREE
    return whole


def _restricted(context: Context, start: int, end: int) -> bool:
    words = context.tokens.words[start:end]
    return any(word in ("que", "qu") for word in words) and bool(context.named_in("motif-faute", start, end))


def _holder(context: Context, unit: Unit) -> Bearer:
    """Return who may leave when no commitment tells it: a party named alone, else both."""
    if context.named("@parties", unit):
        return Bearer.BOTH
    cpts, partner = context.named("@cpts", unit), context.named("@partenaire", unit)
    if bool(cpts) == bool(partner):
        return Bearer.BOTH
    return Bearer.CPTS if cpts else Bearer.PARTNER


def _notices(context: Context, unit: Unit, exits: Sequence[Exit]) -> list[Notice]:
    if not _gives_notice(context, unit):
        return []
    ground = _ground(context, unit)
    own = [e for e in exits if e.unit == unit]
    if own and own[0].barred and len(own) == 1:
        return []
    found = []
    for quantity in context.quantities(unit.start, unit.end):
        place = context.tokens.range(quantity.start, quantity.end)
        if quantity.kind != "durée" or not quantity.days or _is_other_length(context, unit, place):
            continue
        holder = _notice_holder(context, unit, place, own)
        cause = _cause_at(context, unit, place, ground)
        if cause in (Ground.BREACH, Ground.IMPOSSIBILITY, Ground.AGREEMENT):
            continue
        start, end = context.segment(unit, *place)
        amount = Span(quantity.start, quantity.end)
        found.append(Notice(holder, cause, _days(quantity), context.span(start, end), amount, unit, context.article_range(context.clause(unit))))
    return found


def _days(quantity: Quantity) -> float:
    return quantity.months * 30 if quantity.unit in ("an", "mois", "trimestre", "semestre") else quantity.days


def _cause_at(context: Context, unit: Unit, place: tuple[int, int], whole: Ground) -> Ground:
    """Return the ground a length belongs to when a sentence gives two of them."""
    start, end = context.segment(unit, *place)
    if context.named_in("mise-en-demeure", start, end) or _mends_breach(context, unit):
        return Ground.BREACH
    if whole is Ground.BREACH and not context.named_in("motif-faute", start, end) and not context.named("mise-en-demeure", unit):
        wide = context.tokens.words[max(unit.start, start - 3) : end]
        return Ground.FREE if "preavis" in wide else Ground.BREACH
    return whole


def _mends_breach(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence goes on about a formal notice: "à défaut, sous trente jours, …"."""
    before = context.unit_before(unit)
    if before is None or not context.same_article(before, unit) or not context.named("mise-en-demeure", before):
        return False
    words = context.tokens.words
    return words[unit.start] in ("a", "faute", "si", "sans") and not context.named("a-tout-moment", unit)


def _is_other_length(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a length is the duration of the convention, of a renewal, or of keeping something."""
    words = context.tokens.words
    before = words[max(unit.start, place[0] - 5) : place[0]]
    if any(word in ("duree", "periode", "periodes", "tranches", "conclue", "conclu", "conservees", "pendant", "durant") for word in before):
        return "preavis" not in before and "prevenance" not in before
    if any(start <= place[0] < end for start, end in context.named("mise-en-demeure", unit)):
        return True
    after = words[place[1] : min(unit.end, place[1] + 3)]
    return any(word in ("fermes", "entieres", "renouvelable") for word in after) or any(
        word in ("excedera", "exceder", "depasser", "superieur", "superieure") for word in before
    )


def _notice_holder(context: Context, unit: Unit, place: tuple[int, int], own: Sequence[Exit]) -> Bearer:
    """Return who owes a notice: the party nearest to the length in its part of the sentence."""
    start, end = _part(context, unit, place)
    named = [
        (min(abs(a - place[0]), abs(place[0] - b)), holder)
        for name, holder in (("@cpts", Bearer.CPTS), ("@partenaire", Bearer.PARTNER), ("@parties", Bearer.BOTH))
        for a, b in context.named_in(name, start, end)
        if not _is_recipient(context, a)
    ]
    if named:
        return min(named)[1]
    for exit_ in own:
        if exit_.span.start <= context.tokens.starts[place[0]] < exit_.span.end:
            return exit_.holder
    holders = {e.holder for e in own}
    return holders.pop() if len(holders) == 1 else Bearer.BOTH


def _is_recipient(context: Context, start: int) -> bool:
    """Tell whether a party is the one told ("en informe l'Établissement"), not the one who leaves."""
    words = context.tokens.words
    before = words[max(0, start - 3) : start]
    return any(w.startswith(("inform", "avert", "preven", "previen", "avis", "notifi", "adress")) for w in before) or (
        bool(before) and before[-1] in ("a", "au", "aupres")
    )


def _part(context: Context, unit: Unit, place: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a sentence around a length, cut at commas, "et" and "contre"."""
    words = context.tokens.words
    stops = (",", ";", ":", "et", "contre", "tandis", "mais")
    others = [context.tokens.range(q.start, q.end) for q in context.quantities(unit.start, unit.end) if q.kind == "durée"]
    start = end = place[0]
    while start > unit.start and (words[start - 1] not in stops or len(others) < 2):
        start -= 1
    while end < unit.end and (words[end] not in stops or len(others) < 2):
        end += 1
    if not any(start <= a < end for name in ("@cpts", "@partenaire", "@parties") for a, _ in context.named(name, unit)):
        return (unit.start, unit.end) if len(others) < 2 else (max(unit.start, start - 12), end)
    return start, end
