"""The last days on which a party may say that it leaves before the convention ends by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cptslint.deadlines.calendar import Length, before, last_day, same_number
from cptslint.deadlines.facts import Day, Known, Term, place, words_of
from cptslint.deadlines.notices import AHEAD, Line, length_given, said, side_name
from cptslint.deadlines.renewal import SHOWN, Manner, Renewal, ends_after
from cptslint.matchers.context import Context
from cptslint.matchers.exit_facts import ExitFacts, Ground, Notice
from cptslint.model.agenda import Deadline, Occasion, Undated
from cptslint.model.contract import Bearer, Contract

_YEARLY = re.compile(r"annuel|anniversaire|chaque|annee")
_AFTER = 12
"""Letters after the term among which "annuelle" still qualifies it."""
_STRANGER = re.compile(r"n'a pas d'effet|est sans effet|etrang|ne concern|est propre|hebergeur|bailleur")


def exit_lines(context: Context, term: Term, signed: Day, facts: ExitFacts, renewed: Renewal) -> Iterator[Line]:
    """Yield the last days to leave before the term, or what says that there is none, for each side.

    Args:
        context: The convention.
        term: How long it lasts.
        signed: Its day of signature.
        facts: Its ways out.
        renewed: What follows its initial period.
    """
    title = "Partir avant le terme"
    ours, theirs = (bool(facts.open_to(side, Ground.FREE)) for side in (Bearer.CPTS, Bearer.PARTNER))
    grounds = {Ground.FREE} if renewed.manner is Manner.TACIT else {Ground.FREE, Ground.RENEWAL}
    notices = [one for one in _notices(context, facts, grounds) if one.ground is Ground.FREE or _is_ahead(context, one)]
    if not ours and not theirs and not notices:
        yield Undated(
            Occasion.EXIT_NOTICE, title, "Aucune clause n'a été lue qui permette de partir sans motif avant le terme."
        )
        return
    sides = {notice.holder for notice in notices} - {Bearer.BOTH}
    for notice in notices:
        name = _who(context.contract, notice.holder, sides)
        at_term = _exit_before_term(context, term, notice, name, renewed)
        yield at_term or _exit_line(context, term, signed, facts, notice, name, renewed)
    for side, free in ((Bearer.CPTS, ours), (Bearer.PARTNER, theirs)):
        name = side_name(context.contract, side)
        if any(notice.holder in (side, Bearer.BOTH) for notice in notices):
            continue
        if not free:
            yield Undated(
                Occasion.EXIT_NOTICE, title, "Cette partie ne peut pas partir sans motif.", name, lacking=False
            )
            continue
        first = facts.open_to(side, Ground.FREE)[0]
        lengths = [q for q in context.quantities(first.unit.start, first.unit.end) if q.kind == "durée"]
        reason = "Le délai à respecter n'a pas été lu dans le texte."
        if len(lengths) == 1:
            written = " ".join(context.contract.document.text[lengths[0].start : lengths[0].end].split())
            reason = _anytime(written)
        yield Undated(
            Occasion.EXIT_NOTICE, title, reason, name, place(context, first.span), first.span, len(lengths) != 1
        )


def _notices(context: Context, facts: ExitFacts, grounds: set[Ground]) -> Iterator[Notice]:
    """Yield the notices of leaving without a reason, once each; those of other contracts are left out."""
    told: set[tuple[Bearer, float]] = set()
    for notice in facts.notices:
        known = (notice.holder, notice.days) in told
        if notice.ground in grounds and not known and not _STRANGER.search(words_of(context, notice.unit)):
            told.add((notice.holder, notice.days))
            yield notice


def _is_ahead(context: Context, notice: Notice) -> bool:
    """Tell whether a notice is counted back from a term."""
    return AHEAD.match(context.tokens.folded, notice.amount.end) is not None


def _who(contract: Contract, holder: Bearer, sides: set[Bearer]) -> str:
    """Return whom a notice is for: one for everybody is for the others when a side has its own."""
    if holder is not Bearer.BOTH or len(sides) != 1:
        return side_name(contract, holder)
    (own,) = sides
    if len(contract.parties) == 2:
        return side_name(contract, Bearer.PARTNER if own is Bearer.CPTS else Bearer.CPTS)
    return "les autres parties"


def _exit_line(
    context: Context, term: Term, signed: Day, facts: ExitFacts, notice: Notice, name: str, renewed: Renewal
) -> Line:
    title = "Partir avant le terme"
    where, length = place(context, notice.span), length_given(context, notice)
    yearly = [e for e in facts.exits if e.anniversary and not e.barred and e.holder in (notice.holder, Bearer.BOTH)]
    if yearly and length is not None:
        by_signature = "signature" in words_of(context, yearly[0].unit)
        origin = signed if by_signature else term.effect
        if isinstance(origin, Known):
            birthdays, endless = _within([same_number(origin.day, 12 * k) for k in range(1, SHOWN + 1)], term, renewed)
            days = tuple(before(day, length) for day in birthdays)
            rule = f"le départ n'a lieu qu'à une date anniversaire : {said(length)} avant"
            if days:
                return Deadline(Occasion.EXIT_NOTICE, title, days, name, where, notice.span, rule, endless)
        reason = f"Le départ n'a lieu qu'à une date anniversaire, {said(length)} après l'avoir dit ; cette date n'est pas connue."
        return Undated(Occasion.EXIT_NOTICE, title, reason, name, where, notice.span)
    written = " ".join(notice.amount.slice(context.contract.document.text).split())
    reason = _anytime(written) if notice.days else "À tout moment, sans préavis."
    return Undated(Occasion.EXIT_NOTICE, title, reason, name, where, notice.span, lacking=False)


def _within(days: Sequence[date], term: Term, renewed: Renewal) -> tuple[list[date], bool]:
    """Return the days before the end when the convention has one for sure, and whether others follow."""
    if isinstance(term.end, Known) and renewed.manner is not Manner.TACIT:
        return [day for day in days if day <= term.end.day], False
    return list(days), True


def _exit_before_term(context: Context, term: Term, notice: Notice, name: str, renewed: Renewal) -> Line | None:
    """Return the last days to leave when the sentence counts the notice back from a term: "trois mois avant son échéance annuelle"."""
    folded, length = context.tokens.folded, length_given(context, notice)
    ahead = AHEAD.match(folded, notice.amount.end)
    if ahead is None or length is None:
        return None
    title, where = "Partir à l'échéance", place(context, notice.span)
    yearly = _YEARLY.search(folded, notice.amount.end, ahead.end() + _AFTER) is not None
    start = term.effect if yearly else term.end
    if not isinstance(start, Known):
        reason = f"Il faut le dire {said(length)} avant l'échéance, dont la date n'est pas connue."
        return Undated(Occasion.EXIT_NOTICE, title, reason, name, where, notice.span)
    if yearly:
        ends, endless = _within(
            [last_day(start.day, Length(months=12 * k)) for k in range(1, SHOWN + 1)], term, renewed
        )
    else:
        more, endless = ends_after(renewed, start.day)
        ends = [start.day, *more]
    rule = f"{said(length)} avant l'échéance{' annuelle' if yearly else ''}, au jour de même quantième"
    return Deadline(
        Occasion.EXIT_NOTICE, title, tuple(before(day, length) for day in ends), name, where, notice.span, rule, endless
    )


def _anytime(written: str) -> str:
    return f"À tout moment, préavis : {written}. Le jour du départ dépend de celui où la lettre est reçue."
